"""Identities for what no gazetteer knows: the same name and type get the same id, over runs and documents."""

from __future__ import annotations

import hashlib

from kg.gazetteer import make_key
from kg.model import Entity
from kg.text.demonyms import get_adjectives


def mint_nil(label: str, kind: str, *, state: str | None = None, scope: str = "") -> str:
    """An id such as ``nil-person-5f1c09b2a1d3`` for a thing known by its name only.

    Args:
        label: the fullest name that the document gives.
        kind: the type, e.g. ``Person``.
        state: the state it acts for, where the name alone is not unique (`وزارة الدفاع`).
        scope: a document id, where the name is too short to mean the same person elsewhere (a bare given name).
    """
    text = "|".join((kind, make_key(label), state or "", scope))
    return f"nil-{kind.lower()}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def make_nil(label: str, kind: str, *, lang: str = "ar", state: str | None = None, scope: str = "", detail: str | None = None) -> Entity:
    """The entity that goes with :func:`mint_nil`."""
    entity_id = mint_nil(label, kind, state=state, scope=scope)
    return Entity(entity_id, kind, ((lang, label),), None, state, detail, nil=True)


def get_body_label(noun: str, state: str) -> str:
    """How a body that every state has is called by the demonym, whatever its spelling in the text: `حكومة`, Q30 → `الحكومة الأمريكية`."""
    masculine, feminine = get_adjectives().get(state, ("", ""))
    return f"ال{noun} {feminine if noun.endswith(('ة', 'ه', 'ات')) else masculine}".strip()
