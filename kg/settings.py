"""What can be set from outside, and where the bundled files are.

``KG_BASE`` (environment) replaces the base of every IRI that is minted, default ``https://w3id.org/mithaq/``. ``KG_KB`` is the path of
the user's knowledge base, used by every command that has ``--kb`` and is not given it; by default there is none. The folders ``data``,
``ontology`` and ``queries`` lie beside the package in a checkout, and under ``kg/bundled`` in an installed wheel.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from kg.errors import DataError

DEFAULT_BASE = "https://w3id.org/mithaq/"
PACKAGE = Path(__file__).resolve().parent


def get_base() -> str:
    """The base of minted IRIs, ending in ``/``."""
    return os.environ.get("KG_BASE", DEFAULT_BASE).rstrip("/") + "/"


def get_kb() -> Path | None:
    """The path of the user's knowledge base that the environment names, if it does."""
    name = os.environ.get("KG_KB", "")
    return Path(name) if name else None


@cache
def get_folder(name: str) -> Path:
    """The bundled folder ``data``, ``ontology`` or ``queries``.

    Raises:
        DataError: the installation lacks it.
    """
    for root in (PACKAGE / "bundled", PACKAGE.parent):
        if (root / name).is_dir():
            return root / name
    raise DataError(f"the bundled folder {name!r} is missing beside {PACKAGE}: install mithaq again")
