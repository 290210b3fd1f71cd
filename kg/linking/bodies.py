"""Bodies that every state has, found or made by their state: `الحكومة السورية`, `قوات الأمن`, `حكومتها`, `جيش بلاده`, `سفارتها في كييف`."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from spacy.tokens import Doc

from kg.gazetteer import make_key
from kg.linking.antecedents import Antecedents
from kg.linking.lexicon import MINISTRY, Nominal, StateBody, get_nominals, get_state_bodies, get_words
from kg.linking.nil import make_nil
from kg.linking.offices import Offices
from kg.mentions.lexicon import bare, is_definite
from kg.model import Entity, Mention
from kg.text.demonyms import get_adjectives, match_demonym
from kg.text.normalise import fold, split_pronoun

#: The English of `وزير`, and how many sentences back he may have been told.
MINISTER, MINISTRY_BACK = "minister", 1
#: A noun of a mission in a place.
IN = fold("في")


class Bodies:
    """The bodies of states that one document speaks of."""

    def __init__(self, doc: Doc, offices: Offices, antecedents: Antecedents, made: dict[str, Entity]):
        self.doc, self.offices, self.antecedents, self.made = doc, offices, antecedents, made
        self._spelt: dict[tuple[str, bool], str | None] = {}

    def of_state(self, row: Nominal, state: str, k: int | None = None) -> str | None:
        """The body of a state that goes by the noun and a demonym: `الحكومة السورية`; ``None`` where the state has no demonym.

        Args:
            row: of the noun.
            state: its state.
            k: the token behind the description, where a mission's place may be told.
        """
        adjectives = get_adjectives().get(state)
        if adjectives is None:
            return None
        feminine = fold(row.head).endswith(("ه", "ات"))
        labels = (f"{row.head} {adjectives[feminine]}", f"{row.head} {self._spell(state, feminine)}")
        return self._mission(row, state, labels, k) if row.antecedent == "mission" else self._by_labels(labels, state)

    def _mission(self, row: Nominal, state: str, labels: tuple[str, ...], k: int | None) -> str:
        """The mission of a state in the place behind it, else the one that the document names, else any."""
        place = self.place_at(k) if k is not None else None
        named = self._named_missions(row, state)
        if place is None or k is None:
            return named[0] if len(named) == 1 else self._by_labels(labels, state)
        known = next((e for e in named if any(self._words_of(place) in told for told in self._arabic(e))), None)
        whole = any(self.offices.state_of(e) == e for e in place.entities)  # في سوريا
        if known is not None or (whole and len(named) == 1):
            return known or named[0]
        return self._by_labels(tuple(f"{label} {self._seat(place, k)}" for label in labels) + labels, state)

    def _seat(self, place: Mention, k: int) -> str:
        """How the name of a mission tells its place: `في كييف`, `لدى الأمم المتحدة`."""
        return f"{self.doc[k].text if place.type == 'Organization' else IN} {self._words_of(place)}"

    def _words_of(self, place: Mention) -> str:
        """A place's name without the noun before it: `مدينة مشهد`."""
        text = place.text
        return next((label for e in place.entities for label in self._arabic(e) if text.endswith(f" {label}")), text)

    def _arabic(self, entity: str) -> list[str]:
        return [label for lang, label in self.antecedents.labels_of(entity) if lang == "ar"]

    def _named_missions(self, row: Nominal, state: str | None) -> list[str]:
        """What the document has called by the noun so far, of a state or of any."""
        head = bare(fold(row.head))
        found = (e for _, e in self.antecedents.seen if self.antecedents.heads(e, head))
        return list(dict.fromkeys(e for e in found if state is None or self.state_of(e) == state))

    def state_of(self, entity: str) -> str | None:
        """The state that a body acts for, or that its name tells: `القنصلية الإيرانية في دمشق`."""
        words = [fold(label).split() for label in self._arabic(entity)]
        told = (match_demonym(norms, k) for norms in words for k in range(1, len(norms)))
        return self.offices.state_of(entity) or next((demonym[0] for demonym in told if demonym is not None), None)

    def place_at(self, k: int) -> Mention | None:
        """The place that a preposition at a token leads to: `في كييف`, `لدى الأمم المتحدة`."""
        if k + 1 >= len(self.doc) or self.doc[k].norm_ not in get_words("seat"):
            return None
        mention = self.offices.mention_at(k + 1)
        return mention if mention is not None and mention.type in {"Place", "Organization"} else None

    def state_at(self, k: int) -> str | None:
        """The state whose name, or whose city's, a preposition of place at a token leads to: `السلطات في العراق`."""
        place = self.place_at(k)
        known = place is not None and place.type == "Place" and self.doc[k].norm_ != fold("لدى")
        return self.offices.state_of(place.entities[0]) if known and place is not None and len(place.entities) == 1 else None

    def _spell(self, state: str, feminine: bool) -> str:
        """The nationality as the document spells it, else as the table does."""
        if (state, feminine) not in self._spelt:
            texts = [t.text for t in self.doc if (d := match_demonym([t.norm_])) and d[0] == state and not d[2] and is_definite(t.norm_)]
            self._spelt[state, feminine] = next((text for text in texts if text.endswith("ة") == feminine and text.startswith("ال")), None)
        return self._spelt[state, feminine] or get_adjectives()[state][feminine]

    def _by_labels(self, labels: tuple[str, ...], state: str) -> str:
        """The gazetteer's entity of the first of the names that it knows, else one made by the first."""
        for label in labels[:2]:
            aliases = self.offices.gazetteer.aliases.get(make_key(label), ())
            if aliases:
                return aliases[0].entity
        first = make_nil(labels[0], "Organization", state=state, detail="government")
        entity = Entity(first.id, first.type, tuple(("ar", label) for label in dict.fromkeys(labels)), None, state, first.kind, nil=True)
        self.made.setdefault(entity.id, entity)
        return entity.id

    def known_name(self, i: int, end: int) -> str | None:
        """The gazetteer's entity of exactly these words."""
        aliases = self.offices.gazetteer.aliases.get(make_key(" ".join(t.norm_ for t in self.doc[i:end])), ())
        return aliases[0].entity if end - i > 1 and aliases else None

    def make(self, i: int, end: int, state: str) -> str:
        """The body that the words of a description name: `الإدارة الكردية`."""
        label = " ".join(self.doc[i:end].text.split())
        label = label if is_definite(self.doc[i].norm_) else f"ال{label}"
        entity = make_nil(label, "Organization", state=state, detail="government")
        self.made.setdefault(entity.id, entity)
        return entity.id

    def phrase(self, i: int) -> tuple[int, str] | None:
        """Behind the description, and the body that several words mean: `قوات الأمن`, `القوات المسلحة السورية`, `قيادة الجيش`."""
        for length in (3, 2):
            row = get_state_bodies().get(tuple(t.norm_ for t in self.doc[i : i + length]))
            if row is not None:
                break
        else:
            return None
        k = i + length
        demonym = match_demonym([t.norm_ for t in self.doc[k : k + 2]])
        if demonym is not None and not demonym[2] and is_definite(self.doc[k].norm_):
            return k + demonym[1], self._of_row(row, demonym[0])
        behind = [t.norm_ for t in self.doc[k : k + 2]]
        if behind and (is_definite(behind[0]) or self.offices.mention_at(k) is not None):
            return None
        if len(behind) > 1 and behind[0] in get_words("seat") and behind[1] in get_words("states"):  # الأجهزة الأمنية في دول عدة
            return None
        state = self.state_at(k) or self.offices.states.salient(self.doc[i].idx)
        return (k, self._of_row(row, state)) if state in get_adjectives() else None

    def _of_row(self, row: StateBody, state: str) -> str:
        masculine, feminine = get_adjectives()[state]
        spelt = [label.format(m=self._spell(state, False), f=self._spell(state, True)) for label in row.labels]
        return self._by_labels((*(label.format(m=masculine, f=feminine) for label in row.labels), *spelt), state)

    def owned(self, row: Nominal, i: int, end: int) -> str | None:
        """The body of the state that the pronoun of a noun means: `قواتها`, `حكومته`; of a mission that of no state where it is."""
        if row.antecedent != "mission":
            state = self.antecedents.own_body(i, self.doc[i].norm_)
            return self.of_state(row, state, end) if state is not None else None
        place = self.place_at(end)
        here = {self.offices.state_of(e) for e in place.entities} if place is not None else set[str | None]()
        states = self._states_before(i) - here
        named = [e for e in self._named_missions(row, None) if self.state_of(e) in states] or self._known_missions(row, states, end)
        state = self.state_of(named[0]) if len(named) == 1 else self.antecedents.own_body(i, self.doc[i].norm_, here)
        return self.of_state(row, state, end) if state is not None else None

    def _known_missions(self, row: Nominal, states: Container[str | None], k: int) -> list[str]:
        """The missions of some states in the place behind a token that the gazetteer knows: what the news speaks of."""
        place, feminine = self.place_at(k), fold(row.head).endswith("ه")
        if place is None:
            return []
        adjectives = [both[feminine] for state, both in get_adjectives().items() if state in states]
        found = (self.offices.gazetteer.aliases.get(make_key(f"{row.head} {adj} {self._seat(place, k)}"), ()) for adj in adjectives)
        return [aliases[0].entity for aliases in found if aliases]

    def _states_before(self, i: int) -> set[str | None]:
        """The states of what the sentence names before a token, and of its nationalities."""
        here, at = self.antecedents.sentence(self.doc[i].idx), self.doc[i].idx
        named = {self.offices.state_of(e) for s, e in self.antecedents.seen if s < at and self.antecedents.sentence(s) == here}
        return named | {state for s, state in self.offices.states.direct if s < at and self.antecedents.sentence(s) == here}

    def construct(self, i: int) -> Nominal | None:
        """The row of a body's noun before the description of its state: `حكومة | بلاده`, `جيش | البلاد`."""
        norm = self.doc[i].norm_
        if i + 1 >= len(self.doc) or is_definite(norm) or not is_of_state(self.doc[i + 1].norm_):
            return None
        rows = get_nominals().get(f"ال{norm}", ())
        return next((row for row in rows if row.antecedent in {"government", "body", "mission"} and row.alone), None)

    def counterpart(self, i: int, state: str | None) -> str | None:
        """The same body of another state as the one that the sentence names last: `حذرت الاستخبارات الأميركية نظيرتها الروسية`."""
        here, at = self.antecedents.sentence(self.doc[i].idx), self.doc[i].idx
        seen = [(s, e) for s, e in self.antecedents.seen if s < at and self.antecedents.sentence(s) == here]
        last = max(((s, e) for s, e in seen if self.antecedents.type_of(e) != "Place"), default=(0, ""))[1]
        known = self.antecedents.entity(last)
        if known is None or known.type != "Organization" or state is None or state not in get_adjectives() or known.state in (None, state):
            return None
        words = next(iter(self._arabic(last)), "").split()
        k = next((k for k in range(1, len(words)) if match_demonym([fold(w) for w in words], k) is not None), None)
        if k is None:
            return None
        adjective = get_adjectives()[state][fold(words[k]).endswith("ه")]
        return self._by_labels((" ".join([*words[:k], adjective]),), state)

    def ministry(self, i: int) -> str | None:
        """The ministry of the minister told last, if his title says what of: `قال وزير النفط … إن الوزارة`."""
        at = self.antecedents.sentence(self.doc[i].idx)
        told = [t for t in self.doc._.titles if t.end <= i and t.english.endswith(f" {MINISTER}") and not t.former]
        if not told or at - self.antecedents.sentence(self.doc[told[-1].start].idx) > MINISTRY_BACK:
            return None
        office = self.offices.read(told[-1])
        portfolio = office.words.split()[1:]
        first = fold(portfolio[0]) if portfolio else ""
        if office.country not in get_adjectives() or not is_definite(first) or first in get_words("describable"):  # وزير الدولة
            return None
        feminine = get_adjectives()[office.country][True]
        return self._by_labels((" ".join([MINISTRY, *portfolio, feminine]), " ".join([MINISTRY, *portfolio])), office.country)

    def local(self, row: Nominal, i: int, end: int) -> str | None:
        """A body of where the text is set: the only one so called anywhere, else one that is this document's: `قالت الشرطة`."""
        before, after = self.doc[i - 1].norm_ if i else "", self.doc[end].norm_ if end < len(self.doc) else ""
        if is_definite(after) or is_definite(before) or before in get_words("locative") | get_words("staff"):
            return None
        head = bare(fold(row.head))
        named = {e for _, e in self.antecedents.seen if self.antecedents.heads(e, head) and e not in self.made}
        document = self.doc._.document
        if named or document is None:
            return named.pop() if len(named) == 1 else None
        state = self.offices.states.salient(self.doc[i].idx)
        body = make_nil(row.head, row.type, state=state, scope=document.id, detail=next(iter(row.kinds), None))
        known = next((e for e in self.made.values() if e.labels == body.labels), body)  # wherever else the text goes, it is one
        self.made.setdefault(known.id, known)
        return known.id

    def administration(self, i: int) -> str | None:
        """The administration of the president whose pronoun the noun has: `إدارته`."""
        norm = self.doc[i].norm_
        if norm not in get_words("administration"):
            return None
        noun = f"{norm.removesuffix(split_pronoun(norm))[:-1]}ه"
        person = self.antecedents.people.subject(i)
        surnames = [label.split()[-1] for label in self._arabic(person or "")]
        found = (self.offices.gazetteer.aliases.get(make_key(f"{noun} {name}"), ()) for name in surnames)
        return next((aliases[0].entity for aliases in found if aliases), None)

    def led(self, i: int) -> str | None:
        """The body of the person who is named right behind its noun: `حكومة | نجاد`, `إدارة | الرئيس جو بايدن`, `فريق | المدرب فلان`."""
        noun = self.doc[i].norm_
        rows = get_nominals().get(f"ال{noun}", ())
        own = next((row for row in rows if row.antecedent == "head" and row.type == "Organization" and row.alone == 3), None)
        named = noun in get_words("led")
        person = self._person_at(i + 1) if (named or own is not None) and i + 1 < len(self.doc) else None
        if person is None or not named:
            return self.antecedents.people.body_of(person, noun, own) if person is not None and own is not None else None
        surnames = list(dict.fromkeys(label.split()[-1] for label in self._arabic(person)))
        found = (self.offices.gazetteer.aliases.get(make_key(f"{noun} {name}"), ()) for name in surnames)
        known, state = next((aliases[0].entity for aliases in found if aliases), None), self.antecedents.person_state(person)
        ruling = next((row for row in rows if row.antecedent == "government" and row.alone == 2), None)
        if known is not None or state is None:
            return known
        return self.of_state(ruling, state) if ruling is not None else self._by_labels((f"{self.doc[i].text} {surnames[0]}",), state)

    def _person_at(self, k: int) -> str | None:
        """The person whose name begins at a token, or whose title does."""
        title = next((t for t in self.doc._.titles if t.start == k and t.name is not None), None)
        named = self.offices.mention_at(k)
        if title is not None:
            return self.offices.person_of(title)
        return named.entities[0] if named is not None and named.type == "Person" and len(named.entities) == 1 else None


@cache
def is_of_state(norm: str) -> bool:
    """Whether a word describes a state: `بلاده`, `البلاد`."""
    return any(row.antecedent in {"own-state", "state"} for row in get_nominals().get(norm, ()))
