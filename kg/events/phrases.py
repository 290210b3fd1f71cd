"""Noun phrases: where one begins and ends, and the entities it refers to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.events.lexicon import get_event_words, get_triggers
from kg.events.page import COMPLEMENTIZERS, PREPOSITIONS, RELATIVES, Page
from kg.model import Mention
from kg.statements.lexicon import get_words
from kg.statements.nouns import MEDIA
from kg.statements.phrases import is_function_word, is_quoted_name, skip_asides
from kg.statements.words import COMMAS
from kg.times.lexicon import get_lexicon

#: A phrase has no more words than this.
LONGEST = 22
QUOTES = frozenset("\"«»“”'‘’")
#: Words of a title or body that stand before names and other complements with these prepositions.
INNER = frozenset(["ل", "لل", "لدي"])
#: Kinds of the bodies that wage no attack.
UNARMED = MEDIA | frozenset(["court", "parliament", "university", "human-rights-watch"])


@dataclass(frozen=True, slots=True)
class Filler:
    """An entity that a phrase refers to, the span (code points) that shows it, its kind letter, and how it is told."""

    entity: str
    start: int
    end: int
    kind: str
    how: str  # name | nominal | demonym


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of the words ``[start, end)`` with its referents."""

    start: int
    end: int
    fillers: tuple[Filler, ...]


def mention_fillers(page: Page, mention: Mention) -> list[Filler]:
    """The entities of a mention as fillers."""
    found = [Filler(e, mention.start, mention.end, page.kind_of(e, mention), mention.level) for e in mention.entities]
    return [replace(f, how="media") if is_media(page, f) else f for f in found]


def demonym_filler(page: Page, k: int) -> Filler:
    """The state of the demonym at ``k``."""
    state, length, _ = page.demonym[k]
    return Filler(state, page.words[k].start, page.words[k + length - 1].end, "S", "demonym")


def is_number(page: Page, k: int) -> bool:
    """Whether the word at ``k`` tells how many: ثلاثة, 12."""
    norm = page.norm(k)
    return norm.isdigit() or bool({"cardinal", "tens"} & get_lexicon().get((norm,), {}).keys())


def is_counted(page: Page, k: int) -> bool:
    """Whether a number or a quantifier stands before the word at ``k``: ثلاثة سوريين, عدد من."""
    return k > 0 and (is_number(page, k - 1) or page.norm(k - 1) in get_words("quantifier"))


def is_people(page: Page, k: int) -> bool:
    """Whether the demonym at ``k`` is a noun without the article, which tells somebody's nationality, no state: اعتقال ثلاثة عراقيين."""
    if k not in page.demonym or page.norm(k).startswith("ال"):
        return False
    before = page.norm(k - 1) if k and page.words[k - 1].line == page.words[k].line else ""
    if not before[:1].isalpha() or k - 1 in page.words.timed:
        return True
    return page.is_verb(k - 1) or is_counted(page, k) or before in PREPOSITIONS or is_function_word(before)


def read_phrase(page: Page, k: int, limit: int, coordinated: bool = True) -> Phrase | None:
    """The noun phrase that begins at ``k``, behind adverbs, times and asides; none where something else begins.

    A person's name behind a title is the referent; else the description (nominal) or the name in it; else the state of its demonym.
    """
    k = skip_asides(page.words, k, limit)
    if k < limit and page.words[k].text in QUOTES and k + 1 < limit:
        k += 1
    while (
        k < limit and page.norm(k) in get_words("quantifier") | {"جميع", "مختلف", "بعض", "عدد", "عددا"} and k not in page.words.mention_from
    ):
        k += 1
        if page.norm(k) == "من":
            k += 1
    if k >= limit or not _may_begin(page, k):
        return None
    phrase = _read_one(page, k, limit)
    if not coordinated:
        return phrase
    fillers, end = list(phrase.fillers), phrase.end
    several = len(fillers) > 1 and fillers[0].how == "nominal" and fillers[0].kind == "P" and fillers[0].start == fillers[1].start
    while end + 1 < limit and fillers:
        end = _skip_apposition(page, end, limit)
        j = end + 1 if page.words[end].text in COMMAS and page.norm(end + 1) == "و" else end
        joined = page.norm(j) == "و" or (page.words[j].text in COMMAS and _is_named(page, j + 1))
        if not joined or not (_is_named(page, j + 1) or (j + 1 in page.demonym and phrase.fillers[-1].how == "demonym")):
            break
        if j + 1 in page.demonym and fillers[-1].how == "demonym":  # وزيرا الدفاع النرويجي والروسي القاهرة
            nxt = Phrase(j + 1, j + 1 + page.demonym[j + 1][1], (demonym_filler(page, j + 1),))
        else:
            nxt = _read_one(page, j + 1, limit)
        if not nxt.fillers:
            break
        if not (several and all(f.kind == "S" and f.how == "name" for f in nxt.fillers)):  # رئيسا تركيا وألمانيا
            fillers += nxt.fillers
        end = nxt.end
    for j in range(end, min(end + 4, limit - 1)):  # عددا من المسؤولين، بينهم فلان
        if page.norm(j) in get_event_words("among"):
            inner = read_phrase(page, j + 1, limit)
            if inner is not None and inner.fillers:
                fillers, end = list(inner.fillers), inner.end
            break
        if page.norm(j) not in ("و", "من", "علي") and page.words[j].text not in COMMAS:
            break
    return replace(phrase, fillers=tuple(fillers), end=end)


def _skip_apposition(page: Page, k: int, limit: int) -> int:
    """The index behind a title that follows its holder between commas where others are joined: مع بيرغ، وزير الدفاع، وحداد."""
    if page.words[k].text not in COMMAS or k + 1 not in page.title:
        return k
    end, name = page.title[k + 1]
    held = name is not None and name.start < page.words[k].start
    joined = end + 1 < limit and (page.norm(end) == "و" or (page.words[end].text in COMMAS and page.norm(end + 1) == "و"))
    return end if held and joined else k


def is_media(page: Page, filler: Filler) -> bool:
    """Whether a filler is a newspaper, channel, agency or social network, which reports and takes no part."""
    known = page.entities.get(filler.entity)
    return known is not None and known.kind in MEDIA


def is_unarmed(page: Page, entity: str) -> bool:
    """Whether an entity is a court, parliament or the like, which attacks nobody."""
    known = page.entities.get(entity)
    return known is not None and known.kind in UNARMED


def _is_named(page: Page, k: int) -> bool:
    """Whether a mention or title, or a noun with one right behind it, stands at ``k``."""
    words = page.words
    if k in words.mention_from or k in page.title:
        return True
    quoted = words[k + 1].text in QUOTES if k + 2 < len(words) else False  # ومجموعة "5+1"
    return (
        k + 1 + quoted in words.mention_from
        and not any(trigger.pos == "noun" for _, _, trigger in get_triggers().get(page.norm(k), ()))  # زيارة القاهرة ولقاء منصور
        and not is_function_word(page.norm(k))
        and not page.is_verb(k)
        and page.norm(k)[:1].isalpha()
        and k not in page.demonym
    )


def _may_begin(page: Page, k: int) -> bool:
    norm = page.norm(k)
    if k in page.words.mention_from or k in page.title or k in page.demonym:
        return True
    if not norm[:1].isalpha() or norm in COMPLEMENTIZERS or norm in RELATIVES or is_function_word(norm) or norm in PREPOSITIONS:
        return False
    return not page.is_verb(k)


def _read_one(page: Page, k: int, limit: int) -> Phrase:
    words = page.words
    persons: list[Filler] = []
    nominals: list[Filler] = []
    names: list[Filler] = []
    states: list[Filler] = []
    j, limit = k, min(limit, k + LONGEST)
    body = page.norm(k).removeprefix("ال") in get_event_words("body")
    last_name = False  # the word before was a name: only adjectives may follow
    while j < limit:
        norm = words.norm(j)
        title = page.title.get(j)
        mention = words.mention_from.get(j)
        if title is not None and title[1] is not None and not last_name and not persons and not (states and body):
            name = title[1]
            first = page.index(name.start)
            if first >= j:
                persons = mention_fillers(page, name)
                j = words.last_word[name] + 1
                break
        if mention is not None:
            if mention.type == "Person" and mention.level == "name":
                if last_name and not (nominals and not names and nominals[0].kind == "P"):
                    break
                if states and body:
                    break
                persons = mention_fillers(page, mention)
                j = words.last_word[mention] + 1
                break
            if last_name:
                break
            if mention.level == "nominal":
                if nominals:
                    break
                nominals += mention_fillers(page, mention)
                last_name = norm.startswith("ال") or (
                    norm.endswith(("ه", "ها", "هم")) and mention.text.split()[0].endswith(("ه", "ها", "هم"))
                )
                if last_name and page.words.mention_from.get(words.last_word[mention] + 1) is not None:
                    follower = page.words.mention_from[words.last_word[mention] + 1]
                    last_name = not (follower.type == "Person" and follower.level == "name" and mention.type == "Person")
            else:
                names += mention_fillers(page, mention)
                last_name = True
            j = words.last_word[mention] + 1
            continue
        if j in page.demonym:
            if not is_people(page, j) or (j > k and not is_number(page, j - 1)):
                states.append(demonym_filler(page, j))
            j += page.demonym[j][1]
            continue
        if words[j].text in QUOTES:
            if (j in words.closes and is_quoted_name(words, j, limit)) or j in words.opens:
                j += 1
                continue
            break
        if words[j].text in "-–" and j + 1 in page.demonym and states:
            j += 1
            continue
        if words[j].text == "(" and j + 2 < limit and words[j + 2].text == ")":
            j += 3
            continue
        if words[j].text in COMMAS and not names and not persons and j + 1 < limit:
            nxt = words.mention_from.get(j + 1)
            if nxt is not None and nxt.type == "Person" and nxt.level == "name" and (nominals or states):
                persons = mention_fillers(page, nxt)
                j = words.last_word[nxt] + 1
            break
        if (
            norm in INNER
            and j > k
            and not last_name
            and not names
            and j + 1 in words.mention_from
            and (norm == "لدي" or words.mention_from[j + 1].type != "Place")
        ):
            inside = next((end for start, (end, _) in page.title.items() if start <= j < end), None)
            if inside is None:
                break
            j += 1
            continue
        if j in words.timed or not norm[:1].isalpha() or norm in COMPLEMENTIZERS or norm in RELATIVES:
            break
        if is_function_word(norm) or norm in PREPOSITIONS:
            break
        if j > k and page.is_verb(j):
            break
        if last_name and not (norm.startswith("ال") and norm.endswith(("ي", "يه", "ين", "ون"))):
            break
        if persons or (states and not names and not norm.startswith("ال") and not norm.endswith(("ي", "يه", "ين", "ون"))):
            break
        j += 1
    fillers = persons or nominals or names or states
    if page.norm(k).removeprefix("ال") in get_event_words("medium"):
        fillers = [replace(f, how="media") for f in fillers]
    return Phrase(k, max(j, k + 1), tuple(dict.fromkeys(fillers)))
