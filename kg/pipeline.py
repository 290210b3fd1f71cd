"""The whole path, from a document to what it says.

::

    documents → text → times → mentions → linking → statements → events → graph → store → queries
       file     Doc   TimeMention Mention   Link      Statement  EventReport  Quad     Store    rows

:mod:`kg.documents` reads files, this module takes a document through the stages that are spaCy components (``config.cfg`` names
them, each folder registers its own), and :mod:`kg.graph` and :mod:`kg.store` take the reading on; :mod:`kg.build` calls them all.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config

import kg.events
import kg.linking.component
import kg.mentions
import kg.statements
import kg.text.sentences
import kg.text.tokenizer
import kg.times  # noqa: F401  (each import registers its component)
from kg.gazetteer import Gazetteer, get_gazetteer
from kg.model import Document, Reading

CONFIG = Path(__file__).with_name("config.cfg")
#: Code points; far above any article. spaCy's own limit is for parsers, which there are none of here.
MAX_LENGTH = 20_000_000


class Pipeline:
    """Reads documents; make it once with :func:`load_pipeline`."""

    def __init__(self, nlp: Language, gazetteer: Gazetteer):
        self.nlp, self.gazetteer = nlp, gazetteer

    def read(self, document: Document) -> Reading:
        """What a document says: every stage's frozen values, offsets in code points of ``document.text``."""
        doc = self.annotate(document)
        return Reading(
            document=document,
            entities=tuple(sorted(doc._.entities.values(), key=lambda entity: entity.id)),
            mentions=doc._.mentions,
            times=doc._.times,
            positions=doc._.positions,
            events=doc._.events,
            statements=doc._.statements,
            sentences=tuple((s.start_char, s.end_char) for s in doc.sents if s.text.strip()),
        )

    def annotate(self, document: Document) -> Doc:
        """The spaCy ``Doc`` with every stage's findings under ``doc._``."""
        doc = self.nlp.make_doc(document.text)
        doc._.document, doc._.gazetteer = document, self.gazetteer
        doc._.entities = {}
        return self.nlp(doc)


@cache
def load_pipeline(kb: Path | None = None) -> Pipeline:
    """The bundled pipeline, made once a process for each knowledge base.

    Args:
        kb: the user's knowledge base, beside what ships.

    Raises:
        DataError: a table or the knowledge base is missing or at fault.
    """
    gazetteer = get_gazetteer(kb)
    nlp = load_model_from_config(load_config(CONFIG), auto_fill=True)
    nlp.max_length = MAX_LENGTH
    return Pipeline(nlp, gazetteer)
