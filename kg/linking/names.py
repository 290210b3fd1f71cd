"""Linking names: candidates of the gazetteer, scored; short forms to the full name of the document; NIL for the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from kg.gazetteer import Alias, Gazetteer, Hit, make_key
from kg.linking.actors import find_actor
from kg.linking.features import Context, score_candidate
from kg.linking.holders import Holders
from kg.linking.lexicon import MINISTRY, covers_title, get_words
from kg.linking.metonymy import means_city, token_starts
from kg.linking.nil import get_body_label, make_nil
from kg.linking.people import is_short, split_name
from kg.linking.roster import Roster
from kg.mentions.bodies import is_spoken_of
from kg.mentions.known import make_span_key
from kg.mentions.lexicon import bare, get_bodies, get_counterpart, get_place_nouns, get_titles, is_definite
from kg.mentions.outlets import OUTLET
from kg.model import Candidate, Entity, Mention
from kg.text.demonyms import get_adjectives, match_demonym
from kg.text.normalise import fold

#: What has no such score is not meant, whatever its name; of people whom only the user's knowledge base knows a short name needs more.
GOOD, GOOD_SHORT = 0.55, 0.7
#: The origin of names that stand behind a noun of places and buildings, and the types that such have.
SITE, SITES = "site:", frozenset({"Place", "Facility"})
#: The origin of happenings that go by their year, which every state has of its own.
DATED = "pattern:dated"
#: The kinds of bodies that a state's name and its demonym tell.
OF_STATES = frozenset({"government", "embassy"})


class NameLinker:
    """Gives the names of one document their identities."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer):
        self.doc, self.gazetteer = doc, gazetteer
        self.entities: dict[str, Entity] = {}
        self._roster = Roster(gazetteer)
        self._offices: dict[str, set[str]] = defaultdict(set)  # id → the English of the titles that stood beside its names
        self._starts = token_starts(doc)
        self._states = self._named_states()
        self._titles = {t.name[0]: t for t in doc._.titles if t.name}
        self._holders = Holders(gazetteer)
        self._acting: dict[str, str] = {}  # the bare name of a ministry → the one of the state that spoke beside it

    def link(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The mentions with their entities; people's full names are linked before short forms, whatever the order in the text."""
        done: dict[int, Mention] = {}
        order = sorted(mentions, key=lambda m: (m.origin == "in-brackets", *self._shortness(m), m.start))
        for mention in order:
            done[mention.start] = self._link_one(mention, done)
        return tuple(done[m.start] for m in mentions)

    def _shortness(self, mention: Mention) -> tuple[bool, bool]:
        """Whether a person's name is short, and then whether no office stands beside it: full and titled ones tell whom others mean."""
        short = mention.type == "Person" and is_short(split_name(mention.text))
        return short, short and self._title(mention) is None

    def _link_one(self, mention: Mention, done: dict[int, Mention]) -> Mention:
        if mention.origin == "in-brackets":
            before = max((m for m in done.values() if m.end <= mention.start), key=lambda m: m.end, default=None)
            if before and before.entities:
                self._add_label(before.entities[0], mention.text)
                return replace(mention, entities=before.entities)
        if mention.type == "Person":
            return self._link_person(mention)
        candidates = self._by_state(mention, self._candidates(mention))
        if candidates and candidates[0].score >= GOOD and not self._is_foreign(mention, candidates):
            best = candidates[0]
            chosen = self.gazetteer.entities[best.entity]
            chosen = self._through_metonymy(mention, chosen)
            self._keep(chosen)
            return replace(mention, entities=(chosen.id,), type=self._type_of(mention, best), candidates=tuple(candidates))
        return self._as_nil(mention, done)

    def _by_state(self, mention: Mention, candidates: list[Candidate]) -> list[Candidate]:
        """Of bodies of several states with one name (`مجلس النواب`) first that of the state of which the document tells most."""
        if mention.type != "Organization" or len(candidates) < 2:
            return candidates
        told = {c.entity: self._states[self.gazetteer.entities[c.entity].state or ""] for c in candidates}
        most, next_most, *_ = sorted(told.values(), reverse=True)
        return sorted(candidates, key=lambda c: told[c.entity] < most) if most >= 2 * next_most else candidates

    def _is_foreign(self, mention: Mention, candidates: list[Candidate]) -> bool:
        """Whether bodies of several states bear the name (`مجلس النواب`), and the document tells of none of those states."""
        states = {self.gazetteer.entities[c.entity].state for c in candidates}
        return mention.type == "Organization" and len(states) > 1 and None not in states and not states & self._states.keys()

    def _type_of(self, mention: Mention, best: Candidate) -> str:
        return self.gazetteer.entities[best.entity].type

    def _candidates(self, mention: Mention, *, titles: frozenset[str] = frozenset()) -> list[Candidate]:
        aliases: dict[str, Alias] = {a.entity: a for a in self.gazetteer.aliases.get(self._key(mention), ())}
        if not aliases and mention.entities:  # the alias has a title before the name
            aliases = {entity: Alias(entity, mention.text, "short") for entity in mention.entities}
        context = Context(
            self.gazetteer,
            frozenset(self._states),
            titles,
            self._title(mention),
            frozenset(self.entities),
            mention.type if not mention.entities else None,
            self._day(),
            frozenset(aliases),
        )
        scored = []
        for alias in aliases.values():
            entity = self.gazetteer.entities[alias.entity]
            if (mention.type == "Person" and entity.type != "Person") or (mention.origin.startswith(SITE) and entity.type not in SITES):
                continue
            if mention.origin == OUTLET and entity.type != "Organization":
                continue
            score, features = score_candidate(Hit(alias, "exact", 1.0), entity, context)
            scored.append(Candidate(entity.id, score, features))
        return sorted(scored, key=lambda c: (-c.score, c.entity))

    def _key(self, mention: Mention) -> str:
        span = self.doc.char_span(mention.start, mention.end)
        return make_span_key(span) if span is not None else make_key(mention.text)

    def _day(self) -> date | None:
        return self.doc._.document.date if self.doc._.document else None

    def _named_states(self) -> Counter[str]:
        """States that the document names or tells by a demonym, and how often."""
        known = self.gazetteer.entities
        named = Counter(e for m in self.doc._.mentions for e in m.entities if e in known and known[e].kind == "state")
        norms = [t.norm_ for t in self.doc]
        told = (match_demonym(norms[i : i + 2]) for i in range(len(norms)))
        return named + Counter(t[0] for t in told if t)

    def _through_metonymy(self, mention: Mention, entity: Entity) -> Entity:
        state = self.gazetteer.capitals.get(entity.id)
        if state is None or means_city(self.doc, mention, self._starts):
            return entity
        return self.gazetteer.entities.get(state, entity)

    def _keep(self, entity: Entity) -> None:
        self.entities.setdefault(entity.id, entity)

    def _add_label(self, entity_id: str, label: str, *, full: bool = False) -> None:
        """Remembers what the text calls an entity, too; one that the gazetteer knows keeps a ``full`` name that folds to none of its."""
        entity = self.entities.get(entity_id)
        lang = "en" if label.isascii() else "ar"
        if entity is None or (lang, label) in entity.labels:
            return
        if entity.nil or (full and fold(label) not in {fold(known) for _, known in entity.labels}):
            self.entities[entity_id] = replace(entity, labels=(*entity.labels, (lang, label)))

    # -- people

    def _link_person(self, mention: Mention) -> Mention:
        words = split_name(mention.text)
        titles = self._title_states(mention)
        short = is_short(words) or mention.origin == "short-form"
        candidates = self._candidates(mention, titles=titles)
        if short and not self._is_titled_alias(mention):
            known = self._find_introduced(mention, words) or (None if candidates else self._by_office(mention, words, []))
            if known:
                return self._told_of(replace(mention, entities=(known,)))
        if candidates and self._believable(candidates[0], titles, short):
            entity = self.gazetteer.entities[candidates[0].entity]
            self._introduce(entity, words)
            if not short:
                self._add_label(entity.id, self._plain(mention), full=True)
            return self._told_of(replace(mention, entities=(entity.id,), candidates=tuple(candidates)))
        if not short:
            twin = self._roster.find_full(words, titles)
            if twin:
                self._introduce(self.entities.get(twin) or self.gazetteer.entities[twin], words)
                self._add_label(twin, self._plain(mention), full=True)
                return self._told_of(replace(mention, entities=(twin,), candidates=tuple(candidates)))
        scope = self.doc._.document.id if short and self.doc._.document else ""
        state = next(iter(titles), None)
        entity = make_nil(self._plain(mention), "Person", scope=scope)
        entity = replace(entity, state=state)
        self._introduce(self.entities.get(entity.id, entity), words)
        return self._told_of(replace(mention, entities=(entity.id,), candidates=tuple(candidates)))

    def _told_of(self, mention: Mention) -> Mention:
        """The same mention; the office beside it is remembered as the person's."""
        title = self._title(mention)
        if title is not None:
            self._offices[mention.entities[0]].add(title)
        return mention

    def _is_titled_alias(self, mention: Mention) -> bool:
        """Whether the gazetteer knows the name with the title before it (`الشيخ زايد`), and not by itself."""
        return len(mention.entities) == 1 and self._key(mention) not in self.gazetteer.aliases

    def _plain(self, mention: Mention) -> str:
        return " ".join(mention.text.split())

    def _title(self, mention: Mention) -> str | None:
        """The short English of the title beside a person's name, where it is an office."""
        span = self.doc.char_span(mention.start, mention.end)
        title = self._titles.get(span.start) if span is not None and mention.type == "Person" else None
        told = title is not None and title.kind == "office" and title.english != get_counterpart()
        return title.english if title is not None and told else None

    def _title_states(self, mention: Mention) -> frozenset[str]:
        span = self.doc.char_span(mention.start, mention.end)
        title = self._titles.get(span.start) if span is not None else None
        if title is None:
            return frozenset()
        inside = {
            self.gazetteer.entities[e].state or e
            for m in self.doc._.mentions
            for e in m.entities
            if any(self.doc[a].idx <= m.start < self.doc[b - 1].idx + 1 for a, b in title.bodies if a not in title.towards)
            and e in self.gazetteer.entities
        }
        return frozenset(inside | ({title.state} if title.state else set()))

    def _believable(self, best: Candidate, titles: frozenset[str], short: bool) -> bool:
        """A famous person's family name is not believed behind a title of another state."""
        entity = self.gazetteer.entities[best.entity]
        if best.score < (GOOD_SHORT if short and entity.added else GOOD):
            return False
        return not (short and titles and entity.state and entity.state not in titles)

    def _introduce(self, entity: Entity, words: list[str]) -> None:
        self._keep(entity)
        self._roster.introduce(entity.id, words)

    def _find_introduced(self, mention: Mention, words: list[str]) -> str | None:
        """Whom a short form means: whose office stands beside it, else of several with that family name the one that the world knows.

        Of several such the one who has held an office, of several unknown ones the one named first.
        """
        ids = self._roster.find_short(words)
        if not ids:
            return None
        titled = self._by_office(mention, words, ids) or self._by_kin(mention, words, ids)
        if titled:
            return titled
        known = [i for i in ids if i in self.gazetteer.entities]
        return next(iter([i for i in known if self.gazetteer.tenures.get(i)] or known or ids))

    def _by_office(self, mention: Mention, words: list[str], ids: list[str]) -> str | None:
        """Who has the office that stands beside a short form: somebody named in full, else whom the gazetteer knows (`الرئيس مبارك`)."""
        title = self._title(mention)
        if title is None:
            return None
        tenures = self.gazetteer.tenures
        told = [i for i in ids if any(t.title_en == title for t in tenures.get(i, ()))] or [i for i in ids if title in self._offices[i]]
        if told or any(covers_title(title, other) for i in ids for other in self._offices[i]):
            return next(iter(told), None)
        return self._remember(self._holders.find(words, title, self._title_states(mention) or frozenset(self._states), self._day()), words)

    def _by_kin(self, mention: Mention, words: list[str], ids: list[str]) -> str | None:
        """The head of a family (`أسرة مبارك`), where the document names only kin of his who never held an office."""
        span = self.doc.char_span(mention.start, mention.end)
        states = frozenset(filter(None, (self.gazetteer.entities[i].state for i in ids if i in self.gazetteer.entities)))
        if span is None or not span.start or self.doc[span.start - 1].norm_ not in get_words("kin") or not states:
            return None
        if any(self.gazetteer.tenures.get(i) or self._offices[i] for i in ids):
            return None
        return self._remember(self._holders.find(words, None, states, self._day()), words)

    def _remember(self, person: str | None, words: list[str]) -> str | None:
        """The same person, introduced to the document."""
        if person is not None:
            self._introduce(self.gazetteer.entities[person], words)
        return person

    # -- others

    def _introduce_inner(self, mention: Mention) -> None:
        """The person whom a body is called after is known to the text: `حكومة كميل شمعون`, then `شمعون`."""
        words = fold(mention.text).split()
        head = get_bodies().get(bare(words[0]))
        for k in range(1, len(words) if head is not None and head.person else 0):
            known = {a.entity for a in self.gazetteer.aliases.get(make_key(" ".join(words[k:])), ())}
            people = [e for e in known if self.gazetteer.entities[e].type == "Person"]
            if len(people) == 1 and len(words) - k > 1:
                return self._introduce(self.gazetteer.entities[people[0]], words[k:])

    def _as_nil(self, mention: Mention, done: dict[int, Mention]) -> Mention:
        self._introduce_inner(mention)
        state = self._own_state(mention)
        head, *rest = mention.text.removeprefix("ال").split()
        kind = get_bodies()[fold(head)].kind if fold(head) in get_bodies() else ""
        if state is not None and kind in OF_STATES and len(rest) <= 2:
            return replace(mention, entities=(self._body_of(head, state),))
        acting = self._ministry_of_actor(mention, done) if state is None else None
        if acting is not None:
            return replace(mention, entities=(acting,))
        kin = self._same_head(mention) if state is None else None
        if kin:
            return replace(mention, entities=(kin,))
        general = state is None and (self._is_general(mention) or mention.origin == DATED)
        state = self._main_state() if general else state
        scope = self.doc._.document.id if general and state is None and self.doc._.document else ""
        label = self._restored(mention)
        lang = "en" if mention.text.isascii() else "ar"
        entity = make_nil(label, mention.type, lang=lang, state=state if general else None, scope=scope)
        label = self._plain(mention) if mention.origin == DATED else label
        self._keep(replace(entity, labels=((lang, label),), state=state, kind=_get_kind(mention)))
        return replace(mention, entities=(entity.id,))

    def _body_of(self, noun: str, state: str) -> str:
        """The body that a state's demonym tells as well: `حكومة بريطانيا` is `الحكومة البريطانية`, `سفارة غانا` `السفارة الغانية`."""
        return self._body_of_label(get_body_label(noun, state), state)

    def _body_of_label(self, label: str, state: str) -> str:
        """The body that the gazetteer knows by a name, else one made by it."""
        known = self.gazetteer.aliases.get(make_key(label), ())
        entity = self.gazetteer.entities[known[0].entity] if known else make_nil(label, "Organization", state=state, detail="government")
        self._keep(entity)
        return entity.id

    def _ministry_of_actor(self, mention: Mention, done: dict[int, Mention]) -> str | None:
        """The ministry of the state that spoke before in the sentence, and what its bare name means from then on.

        `نفت أوكرانيا صلتها بالهجوم، وقالت | وزارة الخارجية`.
        """
        span, key = self.doc.char_span(mention.start, mention.end), self._key(mention)
        if span is None or fold(MINISTRY) != span[0].norm_:
            return None
        spoken = is_spoken_of(self.doc, span.start)
        state = find_actor(self.doc, span, done.values(), self.gazetteer) if spoken else None
        if state is None:
            return self._acting.get(key)
        self._acting[key] = self._body_of_label(f"{self._plain(mention)} {get_adjectives()[state][1]}", state)
        return self._acting[key]

    def _is_general(self, mention: Mention) -> bool:
        """Whether a body's name is one that every state has such a body of: `وزارة الداخلية`, `المحكمة الدستورية`."""
        span = self.doc.char_span(mention.start, mention.end)
        return span is not None and mention.type == "Organization" and bare(span[0].norm_) in get_bodies()

    def _main_state(self) -> str | None:
        """The state that the document tells of most, at least twice as often as of the next."""
        told = self._states.most_common(2)
        return told[0][0] if told and (len(told) < 2 or told[0][1] >= 2 * told[1][1]) else None

    def _restored(self, mention: Mention) -> str:
        """The name with the article that a particle swallowed."""
        span = self.doc.char_span(mention.start, mention.end)
        merged = span is not None and span.start > 0 and self.doc[span.start - 1].text == "لل"
        name = ("ال" if merged else "") + self._plain(mention)
        if mention.origin == DATED and span is not None:  # انتخابات عام 2020
            return f"{span[0].text} {span[-1].text}"
        head = get_bodies().get(bare(span[0].norm_)) if span is not None else None
        if span is not None and head is not None and head.definite == 2 and (merged or is_definite(span[0].norm_)):
            return f"{MINISTRY} {name}"  # الخارجية الفلسطينية is وزارة الخارجية الفلسطينية
        if head is not None and head.person == 2:  # حملة الرئيس ترامب is حملة ترامب
            return " ".join(w for w in name.split() if not is_definite(fold(w)) or bare(fold(w)) not in get_titles())
        return name

    def _own_state(self, mention: Mention) -> str | None:
        """The state that a demonym or a place inside the name tells."""
        span = self.doc.char_span(mention.start, mention.end)
        if span is None or mention.type not in {"Organization", "Facility"}:
            return None
        norms = [t.norm_ for t in span]
        for i in range(1, len(norms)):
            demonym = match_demonym(norms[i:])
            if demonym:
                return demonym[0]
            for alias in self.gazetteer.aliases.get(make_key(" ".join(norms[i:])), ()):
                if self.gazetteer.entities[alias.entity].kind == "state":
                    return alias.entity
        return None

    def _same_head(self, mention: Mention) -> str | None:
        """A longer name of the document that begins with this one (`وزارة الخارجية` after `وزارة الخارجية القطرية`)."""
        key = make_key(self._restored(mention)) if mention.origin.startswith("pattern:") else self._key(mention)
        if mention.type not in {"Organization", "Treaty", "Event"} or len(key) < 6:
            return None
        for entity in self.entities.values():
            if entity.type == mention.type and any(make_key(label).startswith(key) for _, label in entity.labels):
                return entity.id
        return None


def _get_kind(mention: Mention) -> str | None:
    """What kind of thing an unknown name names, told by the word before it or at its beginning."""
    how, _, word = mention.origin.partition(":")
    if how == "site":
        return get_place_nouns()[word].kind
    return word if how == "pattern" else None
