"""A document is made of a text and a shared cast of names; the real tokenizer, sentence splitter and demonyms read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

import kg.text.extensions
import kg.text.sentences  # noqa: F401
from kg.gazetteer import get_gazetteer
from kg.model import Document, Entity, Furniture, Mention, Position, Statement, TimeMention
from kg.text.tokenizer import ArabicTokenizer

#: Substring of a text → type letter and entity. States by the ids of ``data/gazetteers/demonyms.tsv``; the people are invented.
CAST = {
    "لارس بيرغ": "P:berg",
    "بيرغ": "P:berg",
    "آنا رولان": "P:roland",
    "رولان": "P:roland",
    "سامي حداد": "P:haddad",
    "حداد": "P:haddad",
    "ليلى منصور": "P:mansour",
    "إيفان كوزلوف": "P:kozlov",
    "كوزلوف": "P:kozlov",
    "جون ميلر": "P:miller",
    "ميلر": "P:miller",
    "روسيا": "S:Q159",
    "موسكو": "S:Q159",
    "أوكرانيا": "S:Q212",
    "الولايات المتحدة": "S:Q30",
    "واشنطن": "S:Q30",
    "إيران": "S:Q794",
    "طهران": "S:Q794",
    "النرويج": "S:Q20",
    "السويد": "S:Q34",
    "الصين": "S:Q148",
    "بكين": "S:Q148",
    "فرنسا": "S:Q142",
    "باريس": "S:Q142",
    "مصر": "S:Q79",
    "تركيا": "S:Q43",
    "أنقرة": "S:Q43",
    "اليابان": "S:Q17",
    "بولندا": "S:Q36",
    "جنيف": "L:geneva",
    "أوسلو": "L:oslo",
    "فيينا": "L:vienna",
    "القاهرة": "L:cairo",
    "حلب": "L:aleppo",
    "البحر الأسود": "L:black-sea",
    "الأمم المتحدة": "O:un",
    "مجلس الأمن": "O:unsc",
    "الاتحاد الأوروبي": "O:eu",
    "حلف شمال الأطلسي": "O:nato",
    "حزب النهر": "O:river-party",
    "وزارة الدفاع النرويجية": "O:norway-mod",
    "الكونغرس": "O:congress",
    "صحيفة النور": "O:noor",
    "مجموعة الشفق": "O:dusk-group",
    "معاهدة ستارت الجديدة": "T:new-start",
    "معاهدة الأجواء المفتوحة": "T:open-skies",
    "الاتفاق النووي": "T:deal",
    "اتفاقية باريس للمناخ": "T:paris-agreement",
    "قمة فيينا": "E:vienna-summit",
    "قاعدة الشمال": "F:north-base",
    "الرئيس الروسي": "nominal:P:kozlov",
    "نظيره الأمريكي": "nominal:P:miller",
    "البلدان": "nominal:S:Q20+Q34",
    "الرئيسان": "nominal:P:berg+roland",
}
TYPES = {"P": "Person", "O": "Organization", "S": "Place", "L": "Place", "T": "Treaty", "E": "Event", "F": "Facility"}
HEADS = ("berg", "roland", "kozlov", "miller")  # presidents


@pytest.fixture(scope="session")
def nlp() -> spacy.Language:
    nlp = spacy.blank("ar")
    nlp.tokenizer = ArabicTokenizer(nlp.vocab)
    nlp.add_pipe("kg_sentences")
    return nlp


@pytest.fixture(scope="session")
def make_doc(nlp: spacy.Language) -> Callable[..., Doc]:
    """Makes a ``Doc`` of 2024-05-15: ``times`` maps a substring to its value, ``said`` a content to (speaker, type)."""

    def make(
        text: str, times: dict[str, str] | None = None, said: dict[str, tuple[str, str]] | None = None, furniture: tuple[str, ...] = ()
    ) -> Doc:
        doc = nlp(text)
        spans = tuple(Furniture(text.index(f), text.index(f) + len(f), "caption") for f in furniture)
        doc._.gazetteer = get_gazetteer()
        doc._.document = Document("test", text, date=date(2024, 5, 15), furniture=spans)
        mentions: list[Mention] = []
        entities: dict[str, Entity] = {}
        for name, told in sorted(CAST.items(), key=lambda item: -len(item[0])):
            *level, letter, ids = told.split(":")
            at = text.find(name)
            while at >= 0:
                word = not text[at + len(name) : at + len(name) + 1].isalpha()
                if word and not any(m.start < at + len(name) and at < m.end for m in mentions):
                    keys = tuple(ids.split("+"))
                    mentions.append(Mention(at, at + len(name), name, TYPES[letter], "nominal" if level else "name", keys, "test"))
                    for key in keys:
                        kind = {"S": "state", "L": "city"}.get(letter, "media" if key == "noor" else None)
                        entities[key] = Entity(key, TYPES[letter], (("ar", name),), state=key if letter == "S" else None, kind=kind)
                at = text.find(name, at + 1)
        doc._.mentions = tuple(sorted(mentions, key=lambda m: m.start))
        doc._.entities = entities
        doc._.positions = tuple(Position(p, "الرئيس", "president", 0, 1, country="Q20") for p in HEADS)
        doc._.times = tuple(TimeMention(text.index(t), text.index(t) + len(t), t, value, "test") for t, value in (times or {}).items())
        doc._.statements = tuple(
            Statement(text.index(c), text.index(c) + len(c), "indirect", kind, (speaker,)) for c, (speaker, kind) in (said or {}).items()
        )
        return doc

    return make
