"""Titles that stand without a name: `الرئيس الروسي`, `نظيره الأميركي`, `الوزير`, `الدبلوماسي المغربي`."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.linking.antecedents import Antecedents
from kg.linking.called import Called, is_construct
from kg.linking.genders import get_verb_genders
from kg.linking.holders import CROWNED
from kg.linking.lexicon import get_words
from kg.linking.offices import Office, Offices
from kg.mentions.lexicon import MUTUAL, bare, get_bases, get_counterpart, get_title_links, get_titles, is_definite, read_gender
from kg.mentions.people import ALI, ON, is_given
from kg.mentions.spans import Title
from kg.mentions.title_extent import get_head, honorific_length
from kg.text.normalise import fold, split_pronoun

#: A word as short as this begins no name.
SHORT = 2
#: The English of whoever is `رئيس` of a government.
GOVERNING = "prime minister"
#: The English of `رئيس`.
HEADING = "president"


class TitleReader:
    """Says whom a title points at, and which of its tokens are the description."""

    def __init__(self, doc: Doc, offices: Offices, antecedents: Antecedents, covered: set[int]):
        self.doc, self.offices, self.antecedents, self._covered = doc, offices, antecedents, covered
        self.called = Called(doc, offices, antecedents)

    def find_person(self, title: Title) -> str | None:
        """The id of the person; ``None`` where the title has a name, points at nobody, or the document does not tell at whom."""
        beside = title.name is not None and (title.name[0] == title.end or title.name[0] < title.start)
        if title.kind == "honorific" or self.offices.person_of(title):
            return None
        if title.name is not None and beside and self.offices.mention_at(title.name[0]) is not None:
            return None
        if self._is_before_unknown(title.end):
            return None
        at, feminine, sure = self.doc[title.start].idx, bool(read_gender(self.doc[title.start])), title.kind == "description"
        if title.designate or self._is_next(title):
            return self.called.next(title, feminine=feminine) if is_definite(self.doc[title.start].norm_) else None
        if title.former:
            return self.called.former(title, feminine=feminine) if self._is_definite(title) else None
        if title.kind == "rank" and not is_definite(self.doc[title.start].norm_):  # فريق أوروبا is no general
            return None
        if is_construct(self.doc, title):
            return self.called.of_body(title, feminine=feminine) if not self._is_one(title) else None
        if title.english in MUTUAL and (title.state is not None or not is_definite(self.doc[title.start].norm_)):
            owned = title.state is not None or _owned(self.doc[title.start].text, self.doc[title.start].norm_)
            return self.antecedents.people.other(at, title.state) if owned else None
        if title.english != get_counterpart() and not self._is_definite(title):
            return None
        office = self.offices.read(title)
        if get_head(title).english == HEADING and office.organization is not None and not self._is_authority(office.organization):
            office = replace(office, country=None)  # رئيس جامعة القاهرة is no president of Egypt
        told = title.state is not None or bool(title.bodies) or office.organization is not None
        told = told or (office.country is not None and not office.guessed)  # رئيسة وزراء السويد ووزيرة خارجيتها
        if title.english == get_counterpart():
            known = self.antecedents.counterpart(at, title.state) if title.state else None
            return known if title.state else self.antecedents.people.other(at, colleague=True)
        if told and (office.country or office.organization):
            exact = self.antecedents.holder(office.english, office.country, office.organization, at) or self._head_of(title, office)
            if exact is not None or not is_definite(self.doc[title.start].norm_):
                return exact if exact is None or not feminine or self.antecedents.is_feminine(exact) is not False else None
            found = self.antecedents.last_titled(office.english, at, office.country, office.organization, feminine=feminine, sure=sure)
            if found is None and title.kind == "description" and not title.bodies and office.organization is None:
                found = self.called.by_title(title, office.country, feminine=feminine)
            return found
        person = self.called.by_title(title, None, feminine=feminine, exact=True) if title.kind == "description" else None
        person = person or self.antecedents.last_titled(office.english, at, feminine=feminine, sure=sure)  # الدبلوماسية is mostly no woman
        if person is None and title.kind == "description":
            person = self.called.by_title(title, None, feminine=feminine)
        if person is not None and self._is_another(title, person):
            return None
        if person is None and office.country:
            person = self.antecedents.holder(office.english, office.country, None, at)
        return person

    def _is_before_unknown(self, k: int) -> bool:
        """Whether a given name stands behind a title that no name known here begins with: `وزير الطاقة | ماهر …`."""
        if k + 1 >= len(self.doc) or k in self._covered or not is_given(self.doc[k].norm_):
            return False
        word, other = self.doc[k], self.doc[k].norm_ == ALI and not is_given(self.doc[k + 1].norm_)
        return word.text != ON and not other and not is_definite(word.norm_) and len(word.norm_) > SHORT

    def find_end(self, title: Title) -> int:
        """The token behind the description: the title up to the first name in it."""
        end = min((a for a, _ in title.bodies if not self._is_cabinet(title, a)), default=title.end)
        links, whole = get_title_links(), {k for a, b in title.bodies if b <= end for k in range(a, b)}
        end = next((k for k in range(title.start + 1, end) if k not in whole and (k in self._covered or self.doc[k].norm_ in links)), end)
        while end - 1 > title.start and (len(self.doc[end - 1].norm_) <= 2 or self.doc[end - 1].is_punct):
            end -= 1
        return end

    def _is_cabinet(self, title: Title, k: int) -> bool:
        """Whether a body is but a part of its head's title: `رئيس الحكومة الإسبانية`, `رئيس مجلس الوزراء`."""
        return title.english == GOVERNING and k == title.start + 1 and title.state is None

    def _head_of(self, title: Title, office: Office) -> str | None:
        """Who is head of the body that stands right behind the first word, as the gazetteer knows: `مدير | مكتب التحقيقات الفدرالي`."""
        close = bool(title.bodies) and title.bodies[0][0] == title.start + 1 and office.organization is not None
        return self.offices.find_holder(get_head(title).english, office.country, office.organization) if close else None

    def _is_authority(self, organization: str) -> bool:
        """Whether whoever heads a body heads a state or people: `رئيس السلطة الفلسطينية`, `رئيس المجلس الرئاسي`."""
        entity = self.antecedents.entity(organization)
        words = {bare(word) for _, label in (entity.labels[:1] if entity else ()) for word in fold(label).split()}
        return not words.isdisjoint(get_words("authority"))

    def _is_definite(self, title: Title) -> bool:
        """Whether a title points at somebody: neither `رئيس وزراء إسرائيلي` or `سفير في بلد` nor an adjective (`المناطق الرئيسة`)."""
        first, before = self.doc[title.start], self.doc[title.start - 1].norm_ if title.start else ""
        if self._is_next(title) or self._is_one(title) or self._is_interrupted(title):
            return False
        if is_definite(first.norm_):
            if self._is_main(title):
                return False
            adjective = title.kind == "description" or first.text.endswith("ة")
            owned = bool(split_pronoun(before) or before.endswith("نا")) and not self.doc[title.start - 1].text.endswith("ة")
            return not (adjective and (is_definite(before) or before.startswith("لل") or owned))
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

    def _is_next(self, title: Title) -> bool:
        """Whether somebody is yet to hold the office, or new to it: `الرئيس المنتخب`, `الرئيس الجديد`."""
        return any(bare(t.norm_) in get_words("next") for t in self.doc[title.start + 1 : title.end + 1])

    def _is_main(self, title: Title) -> bool:
        """Whether `الرئيس` is an adjective: `الهدف الرئيس`, but `التقى الرئيس`, `السيد الرئيس`."""
        k = title.start
        before = self.doc[k - 1].norm_ if k else ""
        other = before in get_verb_genders() or before in get_words("article-like") or honorific_length(self.doc, k - 1) > 0
        return title.end == k + 1 and title.english == HEADING and title.state is None and is_definite(before) and not other

    def _is_one(self, title: Title) -> bool:
        """Whether what stands before makes him one of many (`أول رئيس`), or tells what somebody is (`هو الرئيس`)."""
        before = self.doc[title.start - 1].norm_ if title.start else ""
        return before in get_words("one-of-many") or before in get_words("predicate")

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
