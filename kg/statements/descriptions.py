"""Whom a definite description that the linking left open points back to: المسؤول نفسه, المبعوث الأممي, وزير الخارجية, المجلة."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.linking.adjectives import get_adjectives_by_role
from kg.linking.lexicon import get_body_adjectives
from kg.model import Position
from kg.statements.clauses import is_which
from kg.statements.lexicon import get_title_heads, get_words, source_class
from kg.statements.nouns import is_owned
from kg.statements.subjects import Subject, is_text, parse_subject, skip_addressee
from kg.statements.words import Words
from kg.text.demonyms import match_demonym
from kg.text.normalise import fold

#: A description that any speaker may have (المسؤول الأميركي) has no more words than this.
LONGEST_GENERAL = 3
#: Between a style and the name stand no more words: معالي | وزير الداخلية الفريق الركن الشيخ | فلان.
LONGEST_STYLE = 12
#: In a name of so many letters one may be wrong.
LONG_NAME = 6
#: The letters for vowels, and for the sound of "g", by which the spellings of a foreign name differ; so many consonants tell it.
VOWELS = "اويىهءئؤ"
G = str.maketrans("غق", "جج")
FEWEST_CONSONANTS = 3


def find_holder(words: Words, subject: Subject, spoken: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The person to whom the document gave an office of these words, the one who spoke last first: وزير الخارجية, المبعوث الأممي.

    Args:
        words: the document.
        subject: the description.
        spoken: the entities of the speakers so far, the latest first.
    """
    if not is_definite(words, subject):
        return ()
    keys, seats = _read(words, subject)
    at = words[subject.start].start
    holders = [p for p in words.doc._.positions if not p.former and keys and keys <= _title_words(p) and _seated(words, p, seats)]
    persons = {p.person for p in holders}
    last = next((entities for entities in spoken if len(entities) == 1 and entities[0] in persons), ())
    if last:
        return last
    before = [p for p in holders if p.start < at]
    if not before and holders and words.words[subject.start].line == words.words[0].line:  # a headline: المبعوث الأممي يتحدث عن …
        return (min(holders, key=lambda p: p.start).person,)
    return (max(before, key=lambda p: p.start).person,) if before else ()


def is_general(words: Words, subject: Subject) -> bool:
    """Whether a short description fits whoever spoke last: المسؤول نفسه, الدبلوماسي الروسي, المشرف."""
    head = words.norm(subject.start)
    if head in get_words("honour"):  # معاليه, سموه
        return subject.end - subject.start == 1
    # الشاب | البالغ من العمر 24 عاما, المشرعة الأميركية | عن الحزب
    told = (k for k in range(subject.start + 1, subject.end) if words.norm(k) in ("البالغ", "البالغه", "عن"))
    end = next(told, subject.end)
    if end - subject.start == 2 and head in get_words("anyone") and _is_text(words, subject.start + 1):
        return True  # كاتب المقال
    short = end - subject.start <= LONGEST_GENERAL
    bare = not any(words.norm(k) in get_words("preposition") | {"باسم", "اسم"} for k in range(subject.start, end))
    return head.startswith("ال") and head[2:] in get_words("anyone") and short and bare


def _is_text(words: Words, k: int) -> bool:
    """Whether the noun of a text stands at ``k`` with the article."""
    return words.norm(k).startswith("ال") and source_class(words.norm(k)) in ("document", "utterance") and k not in words.mention_over


def fits_state(words: Words, subject: Subject, entity: str) -> bool:
    """Whether a person may be described with the nationality of the description, if it has one."""
    _, seats = _read(words, subject)
    known = words.doc._.entities.get(entity)
    held = [p for p in words.doc._.positions if p.person == entity]
    bodies = [words.doc._.entities.get(p.organization or "") for p in held]
    acts = {p.country for p in held} | {known.state if known else None} | {body.state for body in bodies if body is not None}
    adjectives = {words.norm(k)[:-1] if words.norm(k).endswith("ه") else words.norm(k) for k in range(subject.start + 1, subject.end)}
    told = (word for body in bodies if body is not None for _, label in body.labels for word in fold(label).split())
    shared = any(word.removesuffix("ه") in adjectives for word in told)
    fitting = not seats or not (acts - {None}) or bool(seats & acts) or shared  # المسؤولة الأوروبية: of the المفوضية الأوروبية
    return known is not None and known.type == "Person" and fitting


def holds(words: Words, subject: Subject, entity: str) -> bool:
    """Whether the document gave a person an office that a short description names (الوزير السعودي), and a state that fits."""
    head = words.norm(subject.start).removeprefix("ال")
    titles = (fold(p.title).split() for p in words.doc._.positions if p.person == entity and not p.former)
    return fits_state(words, subject, entity) and any(title and title[0].removeprefix("ال") == head for title in titles)


def find_honoured(words: Words, subject: Subject, spoken: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The person whose name the style of a pronoun introduced (جلالة الملك فلان … جلالته), the one who spoke last first.

    Args:
        words: the document.
        subject: the style with its pronoun: جلالته, سموه, معاليه.
        spoken: the entities of the speakers so far, the latest first.
    """
    style = words.norm(subject.start).removesuffix("ها").removesuffix("ه")
    style = style.removesuffix("ت") + "ه" if style.endswith("ت") else style
    styled = []
    for k, mention in sorted(words.mention_from.items()):
        if k >= subject.start or mention.type != "Person" or mention.level != "name":
            continue
        for j in range(k - 1, max(words.start_of(k), k - LONGEST_STYLE) - 1, -1):
            if words.norm(j).removeprefix("ال") == style:
                styled.append(mention.entities)
            if j in words.mention_over and words.mention_over[j].type == "Person" and words.mention_over[j].level == "name":
                break
    return next((entities for entities in spoken if entities in styled), styled[-1] if styled else ())


def find_namesake(words: Words, subject: Subject) -> tuple[str, ...]:
    """The person whose family name, or one of whose names, a phrase is, however it is written: أحمد قطان … القطان, وانغ يي … وانغ.

    A name of so many letters that one may be wrong (ألباريس, ألبارس) is known by the others.
    """
    rest = [words.norm(k) for k in range(subject.start, subject.end)]
    at = words[subject.start].start
    earlier = [m for m in words.doc._.mentions if m.start < at and m.type == "Person" and m.level == "name"]
    if len(rest) == 1 and subject.kind in ("title", "person") and rest[0].startswith("ال"):  # حسين الشيخ … الشيخ
        return next((m.entities for m in reversed(earlier) if fold(m.text).split()[1:][-1:] == rest), ())
    if subject.kind != "other" or len(rest) > LONGEST_GENERAL - 1:
        return ()
    name = " ".join([rest[0].removeprefix("ال"), *rest[1:]])
    for mention in sorted(earlier, key=lambda m: -m.start):
        parts = fold(mention.text).split()
        family = " ".join(parts[-len(rest):]).removeprefix("ال")
        if len(parts) > len(rest) and family == name:
            return mention.entities
    if len(rest) > 1:
        return ()
    for mention in sorted(earlier, key=lambda m: -m.start):
        parts = fold(mention.text).split()
        if rest[0] in parts or (len(rest[0]) >= LONG_NAME and _is_near(rest[0], parts[-1])):
            return mention.entities
    alike = {m.entities for m in earlier if _sounds_like(rest[0], fold(m.text).split()[-1])}
    return alike.pop() if len(alike) == 1 else ()


def _sounds_like(one: str, other: str) -> bool:
    """Whether two names have the same consonants, so that one language may be written as both: ووترز, واترز."""
    bones = ["".join(c for c in name if c not in VOWELS).translate(G) for name in (one, other)]
    return bones[0] == bones[1] and len(bones[0]) >= FEWEST_CONSONANTS and not (one.startswith("ال") or other.startswith("ال"))


def _is_near(one: str, other: str) -> bool:
    """Whether two names differ in one letter that is missing, doubled or another one, and begin alike."""
    if one[:2] != other[:2] or abs(len(one) - len(other)) > 1 or len(other) < LONG_NAME:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[same + 1 :] == other[same:] or one[same:] == other[same + 1 :] or one[same + 1 :] == other[same + 1 :]


def find_body(words: Words, subject: Subject, spoken: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The body that spoke last, for a noun that any may have (الشركة, الحزب), or else the one that is called by the noun.

    Adjectives behind it agree with that body's state, if they tell one: وزارة الخارجية الفلسطينية … الوزارة الفلسطينية.
    """
    head = words.norm(subject.start)
    if not head.startswith("ال") or subject.end - subject.start > LONGEST_GENERAL:
        return ()
    if any(not words.norm(k).startswith("ال") or k in words.mention_over for k in range(subject.start, subject.end)):
        return ()
    if is_which(words, subject.end):
        return ()  # الدول التي تطلب, الشركة التي تعتزم: another one
    entities = words.doc._.entities
    single = subject.end - subject.start == 1
    if single and head[2:] in get_words("body"):
        last = next((s for s in spoken if len(s) == 1 and s[0] in entities and entities[s[0]].type == "Organization"), ())
        if last:
            return last
    at = words[subject.start].start
    named = [m.entities for m in sorted(words.doc._.mentions, key=lambda m: -m.start) if m.start < at and m.level == "name"]
    return next((e for e in (*spoken, *named) if len(e) == 1 and _is_called(words, subject, e[0])), ())


def _is_called(words: Words, subject: Subject, entity: str) -> bool:
    """Whether a body's name begins with the noun of a description, and its adjectives tell the body's state or are in that name, too."""
    known = words.doc._.entities.get(entity)
    if known is None or known.type != "Organization":
        return False
    keys, seats = _read(words, subject)
    noun = words.norm(subject.start).removeprefix("ال")
    telling = {key for key in keys - {noun} if get_adjectives_by_role().get(key) != "plain"}
    names = [[word.removeprefix("ال") for word in fold(label).split()] for _, label in known.labels if label]
    called = any((name[0] == noun or (noun in get_words("body") and telling)) and telling <= set(name) for name in names)
    return called and (not seats or known.state in seats)


def find_medium(words: Words, subject: Subject) -> tuple[str, ...]:
    """The outlet that the document introduced with the noun: مجلة «نيوزويك» … المجلة."""
    head = words.norm(subject.start)
    if source_class(head) != "medium" or not head.startswith("ال") or subject.end - subject.start > 2:
        return ()
    for k in range(subject.start - 1, 0, -1):
        mention = words.mention_from.get(k)
        if mention is None or mention.type != "Organization" or mention.level != "name":
            continue
        before = k - 1 - (k - 1 in words.closes)
        if words.norm(before).removeprefix("ال") == head[2:]:
            return mention.entities
    return ()


def is_definite(words: Words, subject: Subject) -> bool:
    """Whether a description points at somebody known: with the article, or a title in a construct (وزير الخارجية)."""
    first = subject.start + (words.norm(subject.start) in get_words("excellency"))
    head = words.norm(first)
    named = any(k in words.mention_over for k in range(first + 1, subject.end))  # أمين عام أوبك
    construct = subject.end > first + 1 and (words.norm(first + 1).startswith("ال") or named)
    return head.startswith("ال") or (construct and head in get_title_heads())


def _read(words: Words, subject: Subject) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a description without article, and the states and bodies that its adjectives tell."""
    first = subject.start + (words.norm(subject.start) in get_words("excellency"))  # معالي وزير الخارجية
    norms = [words.norm(k) for k in range(first, subject.end)]
    keys, seats, k = set(), set(), 0
    while k < len(norms) and not (k and norms[k] in get_words("preposition")):
        mention = words.mention_over.get(first + k)
        named = bool(k) and mention is not None and mention.type == "Organization" and mention.level == "name"
        demonym = match_demonym(norms, k) if k and not named else None  # رئيس البنك المركزي المصري
        body = get_body_adjectives().get(norms[k])
        if demonym is not None and not demonym[2]:
            seats.add(demonym[0])
            k += demonym[1]
            continue
        if k and mention is not None and mention.type in ("Organization", "Place"):
            seats |= set(mention.entities)
            k += 1
            continue
        if body is not None:
            seats.add(body)
        elif len(norms[k]) > 2:
            keys.add(norms[k].removeprefix("ال"))
        k += 1
    return frozenset(keys), frozenset(seats)


def _title_words(position: Position) -> frozenset[str]:
    words = (word.removeprefix("و") if word.startswith("وال") else word for word in fold(position.title).split())
    return frozenset(word.removeprefix("ال") for word in words)  # وزير الشباب | والثقافة


def _seated(words: Words, position: Position, seats: frozenset[str]) -> bool:
    return not seats or bool(seats & set(_iter_seats(words, position)))


def _iter_seats(words: Words, position: Position) -> Iterator[str]:
    """The state and the body that somebody in an office acts for."""
    person, body = (words.doc._.entities.get(entity or "") for entity in (position.person, position.organization))
    yield from (seat for seat in (position.country, position.organization) if seat)
    yield from (entity.state for entity in (person, body) if entity is not None and entity.state)


def find_owner(words: Words, subject: Subject) -> str:
    """The gender of whom a pronoun tells a text to be of, on its noun or behind it: بيانها, بيان لها, بيان صادر عنها; "" for none."""
    if is_owned(words, subject.start):
        return "f" if words.norm(subject.start).endswith("ها") else "m"
    if words.norm(subject.start + 1) in ("له", "لها"):
        return "f" if words.norm(subject.start + 1) == "لها" else "m"
    for j in range(subject.start + 1, min(subject.start + LONGEST_GENERAL, words.end_of(subject.start))):
        if words.norm(j).removeprefix("ال") in get_words("issued") and words.norm(j + 1) in ("عنه", "عنها"):
            return "f" if words.norm(j + 1) == "عنها" else "m"
    return ""


def find_author(words: Words, subject: Subject) -> Subject | None:
    """Who wrote or published a text, as told behind it: مقال نشرته مجلة, المقال الذي كتبه للمجلة فلان, بيان صادر عن.

    Not دراسة أقامها معهد.
    """
    if not is_text(words, subject):
        return None
    for j in range(subject.start + 1, min(subject.start + 4, words.end_of(subject.start))):
        if words.norm(j) in get_words("authored") and j not in words.mention_over:
            behind = skip_addressee(words, j + 1, words.end_of(j))
            if words.norm(j + 1) in ("ل", "لل") and j + 2 not in words.mention_over:
                behind = j + 3  # كتبه للمجلة فلان
            author = parse_subject(words, behind, words.end_of(j))
            return author if author is not None and author.kind == "named" else None
        if words.norm(j).removeprefix("ال") in get_words("issued") and words.norm(j + 1) in ("عن", "في"):
            author = parse_subject(words, j + 2, words.end_of(j))
            return author if author is not None and author.kind == "named" and author.start == j + 2 else None
        if not words.norm(j)[:1].isalnum() or j in words.mention_over:
            return None
    return None
