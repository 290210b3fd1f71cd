"""Titles that stand without a name: `الرئيس الروسي`, `نظيره الأميركي`, `الوزير`, `الدبلوماسي المغربي`."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.linking.antecedents import Antecedents
from kg.linking.holders import CROWNED
from kg.linking.lexicon import get_words
from kg.linking.offices import Offices
from kg.linking.owners import split_pronoun
from kg.mentions.lexicon import MUTUAL, bare, get_bases, get_counterpart, get_title_links, get_titles, is_definite
from kg.mentions.spans import Title


class TitleReader:
    """Says whom a title points at, and which of its tokens are the description."""

    def __init__(self, doc: Doc, offices: Offices, antecedents: Antecedents, covered: set[int]):
        self.doc, self.offices, self.antecedents, self._covered = doc, offices, antecedents, covered

    def find_person(self, title: Title) -> str | None:
        """The id of the person; ``None`` where the title has a name, points at nobody, or the document does not tell at whom."""
        beside = title.name is not None and (title.name[0] == title.end or title.name[0] < title.start)
        if title.former or title.designate or title.kind == "honorific" or self.offices.person_of(title):
            return None
        if title.name is not None and beside and self.offices.mention_at(title.name[0]) is not None:
            return None
        at = self.doc[title.start].idx
        if title.english in MUTUAL and (title.state is not None or not is_definite(self.doc[title.start].norm_)):
            owned = title.state is not None or _owned(self.doc[title.start].text, self.doc[title.start].norm_)
            return self.antecedents.people.other(at, title.state) if owned else None
        if title.english != get_counterpart() and not self._is_definite(title):
            return None
        office = self.offices.read(title)
        told = title.state is not None or bool(title.bodies) or office.organization is not None
        if title.english == get_counterpart():
            known = self.antecedents.counterpart(at, title.state) if title.state else None
            return known if title.state else self.antecedents.people.other(at, colleague=True)
        feminine, sure = is_feminine(self.doc, title), title.kind == "description"  # الدبلوماسية is mostly no woman
        if told and (office.country or office.organization):
            exact = self.antecedents.holder(office.english, office.country, office.organization, at)
            if exact is not None or not is_definite(self.doc[title.start].norm_):
                return exact if exact is None or not feminine or self.antecedents.is_feminine(exact) is not False else None
            return self.antecedents.last_titled(office.english, at, office.country, office.organization, feminine=feminine, sure=sure)
        person = self.antecedents.last_titled(office.english, at, feminine=feminine, sure=sure)
        if person is not None and self._is_another(title, person):
            return None
        if person is None and office.country:
            person = self.antecedents.holder(office.english, office.country, None, at)
        return person

    def find_end(self, title: Title) -> int:
        """The token behind the description: the title up to the first name in it."""
        end = min((a for a, _ in title.bodies), default=title.end)
        end = next((k for k in range(title.start + 1, end) if k in self._covered or self.doc[k].norm_ in get_title_links()), end)
        while end - 1 > title.start and (len(self.doc[end - 1].norm_) <= 2 or self.doc[end - 1].is_punct):
            end -= 1
        return end

    def _is_definite(self, title: Title) -> bool:
        """Whether a title points at somebody: neither `رئيس وزراء إسرائيلي` or `سفير في بلد` nor an adjective (`المناطق الرئيسة`)."""
        first, before = self.doc[title.start], self.doc[title.start - 1].norm_ if title.start else ""
        if any(bare(t.norm_) in get_words("next") for t in self.doc[title.start + 1 : title.end + 1]):
            return False
        if before in get_words("one-of-many") or before in get_words("predicate") or self._is_interrupted(title):
            return False
        if is_definite(first.norm_):
            adjective = title.kind == "description" or first.text.endswith("ة")
            return not (adjective and (is_definite(before) or before.startswith("لل") or split_pronoun(before)))
        if title.kind == "description" and title.english not in CROWNED:
            return False
        if title.end == title.start + 1 and get_titles()[title.head].english.endswith("+"):  # نائبه
            return False
        if title.start + 1 < len(self.doc) and self.doc[title.start + 1].norm_ in get_title_links():
            return False
        inside = self.doc[title.start + 1 : title.end]
        names = any(k in self._covered for k in range(title.start + 1, title.end + 1))
        told = any(is_definite(t.norm_) or t.norm_.startswith("لل") for t in inside)
        return bool(title.bodies) or names or told or _owned(first.text, first.norm_) or any(t.norm_ in get_bases() for t in inside)

    def _is_another(self, title: Title, person: str) -> bool:
        """Whether somebody without a name was so called after the person was named last: `قال مسؤول أميركي … وأضاف المسؤول`."""
        before = [t for t in self.doc._.titles if t.start < title.start and t.head.removesuffix("ه") == title.head.removesuffix("ه")]
        if not before or before[-1].name is not None or is_definite(self.doc[before[-1].start].norm_):
            return False
        last = self.antecedents.last_start(person, self.doc[title.start].idx)
        unnamed = self.doc[before[-1].start].idx
        return (last is None or last < unnamed) and not self._is_definite(before[-1])

    def _is_interrupted(self, title: Title) -> bool:
        """Whether a remark in brackets lies between a title and its name: `الرئيس (الأميركي) جو بايدن`."""
        if title.end >= len(self.doc) or self.doc[title.end].text != "(":
            return False
        behind = next((k for k in range(title.end + 1, min(len(self.doc) - 1, title.end + 6)) if self.doc[k].text == ")"), None)
        return behind is not None and behind + 1 in self._covered


def _owned(text: str, norm: str) -> bool:
    """Whether a title's head carries a pronoun: `رئيسهم`, `وزيرها`."""
    return norm.endswith(("ها", "هم", "هما")) or (text.endswith("ه") and bare(norm)[:-1] in get_titles())


def is_feminine(doc: Doc, title: Title) -> bool:
    """Whether a title is in the feminine: `الوزيرة`."""
    return doc[title.start].text.endswith("ة") and title.head.endswith("ه") and title.head[:-1] in get_titles()
