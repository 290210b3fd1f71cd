"""Descriptions that point at one entity of the document without naming it: `الرئيس الروسي`, `نظيره الأميركي`, `البلدين`, `بلاده`, `الحلف`.

Titles that stand alone are resolved through the positions of the document, then through the gazetteer's tenures; every other
description is a row of ``data/lexicons/nominals.tsv``, whose column ``antecedent`` says how it finds what it points at. What finds
nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.linking.adjectives import Reach, reach
from kg.linking.antecedents import Antecedents
from kg.linking.bodies import Bodies
from kg.linking.groups import COMMAS, Groups
from kg.linking.kin import Kin
from kg.linking.lexicon import Nominal, get_fixed, get_nominals, get_owned, get_owned_bodies, get_words
from kg.linking.nouns import is_arm, is_deed, is_said_of
from kg.linking.offices import Offices
from kg.linking.ordinary import Ordinary
from kg.linking.peoples import find_people
from kg.linking.positions import to_position
from kg.linking.styles import Styles
from kg.linking.titled import TitleReader
from kg.linking.unnamed import Unnamed
from kg.mentions.lexicon import bare, get_counterpart, get_title_links, is_definite
from kg.mentions.spans import NameSpan, Title
from kg.mentions.title_extent import find_head, get_head, read_title
from kg.model import Entity, Mention, Position
from kg.text.extensions import in_furniture
from kg.text.normalise import fold, split_pronoun

#: Antecedents of nouns that a title holds without speaking of any one body: رئيس الحكومة, رئيس البلاد.
COMMON = frozenset({"government", "body", "realm", "state"})


def find_nominals(
    doc: Doc, names: tuple[Mention, ...], offices: Offices, positions: tuple[Position, ...]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Position, ...]]:
    """The descriptions with what they point at, the entities that they made necessary, and the offices that lone titles tell of people."""
    finder = _Finder(doc, names, offices, positions)
    found = tuple(m for m in finder.find() if not in_furniture(doc, m.start, m.end))
    return found, tuple(finder.made.values()), tuple(p for p in finder.held if not in_furniture(doc, p.start, p.end))


class _Finder:
    def __init__(self, doc: Doc, names: tuple[Mention, ...], offices: Offices, positions: tuple[Position, ...]):
        self.doc, self.offices = doc, offices
        self.made: dict[str, Entity] = {}
        self.antecedents = Antecedents(doc, names, offices, positions, self.made)
        self.held: list[Position] = []
        self._covered = self._cover(names)
        self._starts = {m.start for m in names}
        self._ends = {span.end: m for m in names if (span := doc.char_span(m.start, m.end)) is not None}
        self._closed = self._covered | {t.start for t in doc._.titles if t.kind == "office"}
        self.groups = Groups(doc, offices, self.antecedents, self._introduces_name)
        self.titled = TitleReader(doc, offices, self.antecedents, self._covered)
        self.bodies = Bodies(doc, offices, self.antecedents, self.made)
        self.unnamed = Unnamed(doc, offices)
        self.kin = Kin(doc, self.antecedents)
        self.styles = Styles(self.antecedents, self.titled.called)
        self.ordinary = Ordinary(doc, self.antecedents, self.titled.called, self._closed)

    def _cover(self, names: tuple[Mention, ...]) -> set[int]:
        spans = (self.doc.char_span(m.start, m.end) for m in names)
        return {i for span in spans if span is not None for i in range(span.start, span.end)}

    def find(self) -> Iterator[Mention]:
        titles = {t.start: t for t in [*self._inner_titles(), *self.doc._.titles]}
        taken: set[int] = set()
        for i in range(len(self.doc)):
            if i in self._covered or i in taken:
                continue
            title = titles.get(i)
            mention = self._from_title(title) if title is not None else None
            if mention is None and (title is None or not title.name or self.offices.mention_at(title.name[0]) is None):
                mention = self._fixed(i) or self._peninsula(i) or self._phrase(i) or self._from_table(i) or self._people(i)
            if mention is not None:
                span = self.doc.char_span(mention.start, mention.end)
                taken |= set(range(span.start, span.end)) if span is not None else set()
                self.antecedents.add(mention)
                yield mention

    def _inner_titles(self) -> Iterator[Title]:
        """The titles of those for whom others speak or work: `المتحدث باسم | الرئيس التركي`, `مستشار | الرئيس`."""
        for title in self.doc._.titles:
            if get_head(title).english.endswith("+"):  # النائب الثاني لرئيس مجلس الوزراء
                continue
            for k in range(title.start + 1, title.end):
                before = self.doc[k - 1].norm_
                if (before in get_title_links() or bare(before) in get_words("serves")) and find_head(self.doc[k]) is not None:
                    yield self._read_inner(title, k)

    def _read_inner(self, outer: Title, k: int) -> Title:
        """The title that begins inside another, with the bodies of that which lie in it."""
        at = {a: NameSpan(a, b, m.type, m.origin, m.score) for a, b in outer.bodies if (m := self.offices.mention_at(a)) is not None}
        return read_title(self.doc, k, at)

    def _from_title(self, title: Title) -> Mention | None:
        """A title without a name beside it."""
        body = self.bodies.counterpart(title.start, title.state) if title.english == get_counterpart() and title.name is None else None
        if body is not None:
            return self._mention(title.start, self.titled.find_end(title), "Organization", (body,), "nominal:counterpart")
        person = self.titled.find_person(title)
        if person is None:
            return None
        office = self.offices.read(title)
        if title.kind == "office" and title.english != get_counterpart() and (office.country or office.organization):
            self.held.append(to_position(self.doc, replace(office, person=person)))
        return self._mention(title.start, self.titled.find_end(title), "Person", (person,), "nominal:title")

    def _fixed(self, i: int) -> Mention | None:
        """A description that means the same everywhere: `الدولة العبرية`."""
        for length in (3, 2):
            type_, meant = get_fixed().get(tuple(t.norm_ for t in self.doc[i : i + length]), ("", ""))
            english, _, country = meant.partition("@")
            if country:
                meant = "" if self._leads_to_name(i + length) else self.antecedents.holder(english, country, None, self.doc[i].idx) or ""
            if meant in self.offices.entities or meant in self.offices.gazetteer.entities:
                return self._mention(i, i + length, type_, (meant,), "nominal:fixed")
        return None

    def _leads_to_name(self, k: int) -> bool:
        """Whether a name stands at a token, or a title before one."""
        return self._introduces_name(k) or any(t.start == k and t.name is not None for t in self.doc._.titles)

    def _peninsula(self, i: int) -> Mention | None:
        """A peninsula that the text names elsewhere: `شبه الجزيرة`."""
        words = [t.norm_ for t in self.doc[i : i + 2]]
        if len(words) < 2 or words[0] not in get_words("peninsula") or words[1] not in get_words("island"):
            return None
        found = self.antecedents.places.island(self.doc[i].idx, peninsula=True)
        return self._mention(i, i + 2, "Place", (found,), "nominal:island") if found else None

    def _phrase(self, i: int) -> Mention | None:
        """A body of the state spoken of that has a name of several words: `قوات الأمن`."""
        found = self.bodies.phrase(i) if not self._covered.intersection(range(i, i + 3)) else None
        return self._mention(i, found[0], "Organization", (found[1],), "nominal:phrase") if found is not None else None

    def _people(self, i: int) -> Mention | None:
        """A people for its state: `الروس`; behind a definite noun it is an adjective (`المسؤولين الروس`)."""
        state = find_people(self.doc, i, self._covered, self.offices.states) if not self._introduces_name(i + 1) else None
        return self._mention(i, i + 1, "Place", (state,), "nominal:people") if state is not None else None

    def _from_table(self, i: int) -> Mention | None:
        rows = get_nominals().get(self.doc[i].norm_, ())
        joint = self.groups.is_joint(i)
        if not rows and not joint:
            return self._owned(i) or self._of_person(i) or self._ruling(i) or self._ordinary(i)
        if (self._introduces_name(i + 1) and not joint and not self._is_in_title(i)) or is_deed(self.doc, i) or is_said_of(self.doc, i):
            return None
        if self.doc[i].norm_ in get_words("occupied") and i and self.doc[i - 1].norm_ in get_words("occupation"):
            return None
        town = not joint and rows[0].antecedent in {"own-state", "neighbour"} and self.doc[i].text.endswith("ة")  # بلدة is no بلده
        if town or is_arm(self.doc, i):
            return None
        counted = self.groups.counted(i, rows)
        if counted is not None:
            return self._mention(i, counted[0], counted[1], counted[2], "nominal:counted")
        states = self.groups.sides(i, rows)
        if states:
            return self._mention(i, i + 4, "Place", states, "nominal:states")
        holders = self.groups.holders(i) if joint or rows[0].antecedent == "persons" else None
        if holders is not None or joint:
            return self._mention(i, holders[0], "Person", holders[1], "nominal:joint") if holders is not None else None
        told = reach(self.doc, i, self._closed)
        if told.end > i + 1 and self._introduces_name(told.end) and not self._names_another(told, rows):
            return None
        for row in rows:
            entities = self._resolve(row, i, told, rows)
            if entities and not self._renamed(i, told.end, entities):
                sides = row.antecedent == "states" and any(self.antecedents.type_of(e) == "Organization" for e in entities)
                mention = self._mention(i, told.end, "Organization" if sides else row.type, entities, f"nominal:{row.antecedent}")
                mission = told.state is not None and any(r.antecedent == "mission" for r in rows)
                return replace(mention, level="name") if mission else mention
        return None

    def _names_another(self, told: Reach, rows: tuple[Nominal, ...]) -> bool:
        """Whether the name behind a nationality is of another type than what is described: `دعت الحكومة الفرنسية | لندن إلى`."""
        named = self.offices.mention_at(told.end)
        body = self.doc[told.end].norm_ in get_nominals()  # حملت الوزارة الفلسطينية | الحكومة الإسرائيلية
        return told.named_end == told.end and named is not None and (body or named.type not in {row.type for row in rows})

    def _renamed(self, start: int, end: int, entities: tuple[str, ...]) -> bool:
        """Whether the name stands beside it, behind a comma or before one: `العاصمة الأميركية، واشنطن`, `بوليفيا، البلد الحبيس`."""
        after = self.offices.mention_at(end + 1) if end + 1 < len(self.doc) and self.doc[end].norm_ in COMMAS else None
        comma = start - 1
        quoted = comma > 0 and self.doc[comma - 1].is_quote  # سفينة "فلان"، السفينة
        before = self._ends.get(comma - quoted) if start and self.doc[comma].norm_ in COMMAS else None
        return any(named is not None and named.entities == entities for named in (after, before))

    def _owned(self, i: int) -> Mention | None:
        """A body of the subject's state: `قواتها`, `حكومته`."""
        row = get_owned().get(self.doc[i].norm_)
        if row is not None and fold(row.head) in get_words("troops") and not self.doc[i].norm_.endswith(("ها", "نا")):  # a commander's own
            return None
        told = reach(self.doc, i, self._closed)
        body = self.bodies.owned(row, i, told.end) if row is not None else None
        return self._mention(i, told.end, "Organization", (body,), "nominal:owned") if body and not told.telling else None

    def _ordinary(self, i: int) -> Mention | None:
        """Somebody by a noun that no office is: `المتهم`, by a style: `سموه`, or by whose kin he is: `والده`."""
        end, person = self.ordinary.find(i) or (i + 1, self.styles.find(i) or self.kin.find(i))
        free = person is not None and not self._introduces_name(end) and not self._renamed(i, end, (person,))
        return self._mention(i, end, "Person", (person,), "nominal:ordinary") if person is not None and free else None

    def _of_person(self, i: int) -> Mention | None:
        """The body or the work of the person whose pronoun a noun has: `حزبه`, `شركتها`, `كتابه`."""
        noun, row = get_owned_bodies().get(self.doc[i].norm_, ("", None))
        person = self.antecedents.people.subject(i) if row is not None and not self._introduces_name(i + 1) else None
        if row is None or person is None or (self.doc[i].norm_.endswith("ها") and not self.antecedents.is_feminine(person)):
            return None
        work = row.type == "Product"
        found = self.antecedents.by_head(noun, row, self.doc[i].idx) if work else self.antecedents.people.body_of(person, noun, row)
        found = found or (self.bodies.ministry(i) if "ministry" in row.kinds else None)
        told = reach(self.doc, i, self._closed)
        return self._mention(i, told.end, row.type, (found,), "nominal:owned") if found and not told.telling else None

    def _ruling(self, i: int) -> Mention | None:
        """A body of the state described right behind it (`حكومة | بلاده`), of the person named there or that it has a pronoun of."""
        body, row = self.bodies.administration(i) or self.bodies.led(i), self.bodies.construct(i)
        if body is None and row is not None:
            of = next((m for m in [self._from_table(i + 1)] if m is not None and len(m.entities) == 1), None)
            body = self.bodies.of_state(row, of.entities[0], i + 2) if of is not None else None
        return self._mention(i, i + 1, "Organization", (body,), "nominal:owned") if body is not None else None

    def _is_in_title(self, i: int) -> bool:
        """Whether a noun is what somebody named right behind it is head or envoy of: `رئيس المجلس | مايك جونسون`.

        What every state has is a part of the title: `رئيس الحكومة`, `رئيس الجمهورية`.
        """
        if any(row.antecedent in COMMON for row in get_nominals().get(self.doc[i].norm_, ())):
            return False
        return any(t.start < i < t.end == i + 1 and t.name is not None and t.name[0] == t.end for t in self.doc._.titles)

    def _introduces_name(self, token: int) -> bool:
        while token < len(self.doc) and self.doc[token].text in {'"', "«", "“", "("}:
            token += 1
        return token < len(self.doc) and self.doc[token].idx in self._starts

    def _resolve(self, row: Nominal, i: int, told: Reach, rows: tuple[Nominal, ...]) -> tuple[str, ...]:
        norm, state = self.doc[i].norm_, told.state
        if row.antecedent == "states":
            return (self.groups.parties(i) or self._two_states(i, told)) if state is None else ()
        if row.antecedent == "pair":
            return self.antecedents.pair_of_kind(row, self.doc[i].idx) if state is None else ()
        if row.antecedent == "kin":
            apart = state is None and not told.telling and not (i and is_definite(self.doc[i - 1].norm_))  # البلدين الشقيقين
            return self.kin.pair(row.kinds, self.doc[i].idx) if apart else ()
        if row.antecedent == "persons":
            return self.antecedents.pair_of_people(norm, self.doc[i].idx) if state is None else ()
        if row.antecedent == "own-state":
            owners = self.antecedents.owners
            own = self.antecedents.own_state(i, norm) if owners.has_owner(i) and not owners.is_generic(i) else None
            return (own,) if own else ()
        found = self._one(row, i, told, rows) if row.antecedent != "neighbour" else self._neighbour(i)
        return (found,) if found else ()

    def _neighbour(self, i: int) -> str | None:
        """The state most spoken of besides the one whose neighbour it is: `جارتها`."""
        owner = self.antecedents.own_body(i, self.doc[i].norm_)
        weights = self.offices.states.weigh(self.doc[i].idx)
        return max(sorted(weights.keys() - {owner}), key=lambda s: weights[s], default=None) if owner else None

    def _two_states(self, i: int, told: Reach) -> tuple[str, ...]:
        """The two states of a dual; `البلدان` before a feminine adjective is a plural (`البلدان العربية`)."""
        after, before = self.doc[i + 1].norm_ if i + 1 < len(self.doc) else "", self.doc[i - 1].norm_ if i else ""
        if told.end == i + 1 and is_definite(after) and after.endswith("ه") and self.doc[i].norm_.endswith("ان"):
            return ()
        if before in get_words("unpaired") or (before in get_words("whole") and self.doc[i].norm_.endswith("ان")):
            return ()  # حل الدولتين, كل البلدان
        if split_pronoun(self.doc[i].norm_) == "هما":
            return self.antecedents.pair_owning(i)
        return self.antecedents.pair_of_states(self.doc[i].idx)

    def _one(self, row: Nominal, i: int, told: Reach, rows: tuple[Nominal, ...]) -> str | None:
        norm, at, state = self.doc[i].norm_, self.doc[i].idx, told.state
        if row.antecedent == "head":
            war = self.unnamed.war_in(i, told) if row.type == "Event" else None
            if war is not None:
                return war
            bodies = self.unnamed.wars(i, told) if row.type == "Event" else self._bodies(rows, i, told)
            implied = self.unnamed.implied(i, told)
            if implied:  # الانقلابيون means the one, and not whoever is of their kind, too
                bodies, row = bodies | implied, replace(row, kinds=frozenset())
            found = self.bodies.known_name(i, told.end) or self.antecedents.by_head(norm, row, at, state, told.telling, bodies)
            if found is None and not told.telling and state is None and "ministry" in row.kinds:
                return self.bodies.ministry(i)
            return found or (next(iter(implied)) if len(implied) == 1 and row.type != "Treaty" else None)
        if row.antecedent in {"government", "mission"} and state is not None:
            known = self.bodies.known_name(i, told.end) or self.bodies.known_name(i, told.named_end)
            return known or (self.bodies.make(i, told.named_end, state) if not told.telling else None)
        if row.antecedent == "side":
            return state if not told.telling and (not i or self.doc[i - 1].norm_ != "علي") else None  # على الجانب السوري is a place
        if row.antecedent == "state" and state is not None:
            named = not told.telling and norm in get_words("describable") and not self._is_compound(i)
            return state if named else None  # الدولة المصرية
        if state is not None or told.telling:
            return None
        if row.antecedent == "state":
            return self._state_alone(i)
        if row.antecedent == "person":
            return self.antecedents.people.only(at)
        if row.antecedent == "local":
            return self.bodies.local(row, i, told.end)
        if row.antecedent == "latter":
            return self._latter(i)
        if row.antecedent == "island":
            return self.antecedents.places.island(at, peninsula=False)
        if row.antecedent == "realm":
            return self.antecedents.places.realm(norm, row, at)
        if row.antecedent == "region":
            pointed = bool(i) and self.doc[i - 1].norm_ in get_words("pointing")
            alone = told.end == i + 1 and not is_definite(self.doc[told.end].norm_ if told.end < len(self.doc) else "")
            return self.antecedents.places.region(at, row, pointed) if alone else None
        if row.antecedent in {"government", "body", "mission"} and row.alone in {1, 2} and not self._is_construct(i, told):
            spoken = self.offices.states.salient(at)
            return self.bodies.of_state(row, spoken) if spoken else None
        return None

    def _latter(self, i: int) -> str | None:
        """The person named last before `الأخير` in its sentence, where that is no adjective (`الشهر الأخير`) and no time (`في الأخير`)."""
        before = self.doc[i - 1] if i else None
        if before is None or is_definite(before.norm_) or i - 1 in self._covered or before.norm_ == "في" or split_pronoun(before.norm_):
            return None  # نجاحه الأخير
        return self.antecedents.people.latter(self.doc[i].idx)

    def _bodies(self, rows: tuple[Nominal, ...], i: int, told: Reach) -> dict[str, str]:
        """The body that the state most spoken of is sure to have, where the noun alone may mean it."""
        row = next((r for r in rows if r.antecedent in {"government", "body"} and r.alone in {1, 2}), None)
        if row is None or told.state is not None or told.telling or self._is_construct(i, told):
            return {}
        state = self.offices.states.salient(self.doc[i].idx)
        body = self.bodies.of_state(row, state) if state is not None else None
        return {body: state} if body is not None and state is not None else {}

    def _state_alone(self, i: int) -> str | None:
        """The state most spoken of; of `هذا البلد` the one named last."""
        ruled = self._ruled_by_named(i) if not self._is_compound(i) else None
        if ruled is not None:
            return ruled
        if i and self.doc[i - 1].norm_ in get_words("pointing"):
            return self.antecedents.owners.of_place(i) or self.offices.states.last(self.doc[i].idx)
        return self.offices.states.salient(self.doc[i].idx) if self._stands_alone(i) else None

    def _ruled_by_named(self, i: int) -> str | None:
        """The state of the person whose title the noun ends: `أمير البلاد الشيخ فلان`."""
        title = next((t for t in self.doc._.titles if t.name and t.start < i < t.name[0] and i <= t.end and t.kind != "honorific"), None)
        person = self.offices.person_of(title) if title is not None else None
        return self.offices.state_of(person) if person is not None else None

    def _stands_alone(self, i: int) -> bool:
        """Whether a noun is neither described further (`الدولة الأولى`) nor part of a title (`وزير الدولة`)."""
        if self.doc[i].norm_ not in get_words("describable"):
            return True
        after = self.doc[i + 1].norm_ if i + 1 < len(self.doc) else ""
        titled = any(t.start < i < t.end and t.kind == "office" for t in self.doc._.titles)
        return not self._is_compound(i) and not is_definite(after) and not titled

    def _is_compound(self, i: int) -> bool:
        """Whether `الدولة` names no state with the noun before it: `وزير الدولة`, `زيارة الدولة`, but `أمن البلاد`."""
        return i > 0 and self.doc[i - 1].norm_ in get_words("compound") and self.doc[i].norm_ in get_words("describable")

    def _is_construct(self, i: int, told: Reach) -> bool:
        """Whether an adjective makes another noun of it (`القوات الجوية`), or it is one itself (`القوات البحرية`)."""
        after = self.doc[told.end] if told.end < len(self.doc) and told.end == i + 1 else None
        adjective = after is not None and is_definite(after.norm_) and not any(t.start == after.idx for t in self.doc._.times)
        return adjective or (i > 0 and is_definite(self.doc[i - 1].norm_))

    def _mention(self, start: int, end: int, type_: str, entities: tuple[str, ...], origin: str) -> Mention:
        words = self.doc[start:end]
        return Mention(words.start_char, words.end_char, words.text, type_, "nominal", entities, origin, 0.7)
