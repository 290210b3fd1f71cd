"""What ships and the user's knowledge base as one: the user's adds names and offices to what ships, and entities beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.gazetteer.base import KnowledgeBase
from kg.gazetteer.records import Alias, Tenure
from kg.model import Entity


class Entities(Mapping[str, Entity]):
    """Entities by id; one that ships keeps its type, state and kind, and gains the user's names and Wikidata item."""

    def __init__(self, shipped: Mapping[str, Entity], base: KnowledgeBase):
        self._shipped, self._base = shipped, base

    def __getitem__(self, entity_id: str) -> Entity:
        ours, theirs = self._shipped.get(entity_id), self._base.entity(entity_id)
        if ours is None or theirs is None:
            found = ours or theirs
            if found is None:
                raise KeyError(entity_id)
            return found
        labels = tuple(dict.fromkeys((*ours.labels, *theirs.labels)))
        return Entity(ours.id, ours.type, labels, ours.wikidata or theirs.wikidata, ours.state or theirs.state, ours.kind or theirs.kind)

    def __iter__(self) -> Iterator[str]:
        yield from self._shipped
        yield from (entity_id for entity_id in self._base.ids() if entity_id not in self._shipped)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Aliases(Mapping[str, tuple[Alias, ...]]):
    """Names by key, those that ship first."""

    def __init__(self, shipped: Mapping[str, tuple[Alias, ...]], base: KnowledgeBase):
        self._shipped, self._base = shipped, base

    def __getitem__(self, key: str) -> tuple[Alias, ...]:
        ours = self._shipped.get(key, ())
        known = {alias.entity for alias in ours}
        more: dict[str, Alias] = {}
        for alias in self._base.names.get(key):
            if alias.entity not in known:
                more.setdefault(alias.entity, alias)
        if not ours and not more:
            raise KeyError(key)
        return (*ours, *more.values())

    def __iter__(self) -> Iterator[str]:
        raise TypeError("names of a knowledge base are looked up, not listed")

    def __len__(self) -> int:
        raise TypeError("names of a knowledge base are looked up, not counted")


class Tenures(Mapping[str, Sequence[Tenure]]):
    """Tenures of office by person, those that ship first."""

    def __init__(self, shipped: Mapping[str, Sequence[Tenure]], base: KnowledgeBase):
        self._shipped, self._base = shipped, base

    def __getitem__(self, person: str) -> Sequence[Tenure]:
        found = (*self._shipped.get(person, ()), *self._base.tenures(person))
        if not found:
            raise KeyError(person)
        return found

    def __iter__(self) -> Iterator[str]:
        raise TypeError("tenures of a knowledge base are looked up, not listed")

    def __len__(self) -> int:
        raise TypeError("tenures of a knowledge base are looked up, not counted")
