"""Two documents with what they say, made by hand: everything that a reading can hold, once at least. No pipeline is needed for them."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from kg.build import build_documents
from kg.model import (
    Candidate,
    Document,
    Entity,
    EventReport,
    Furniture,
    Mention,
    Position,
    Reading,
    Role,
    Statement,
    TimeMention,
)
from kg.store import Store

SUMMIT = """التقى الرئيس سامر الحكيم نظيره في بيرغن يوم 16 يونيو 2021.
وقال الحكيم إن "روسيا شريك" و إن الولايات المتحدة لن تنسحب من معاهدة السهل.
شارك الخبر"""
ROUND = "عقدت روسيا والولايات المتحدة جولة مشاورات في بيرغن يوم 16 يونيو 2021، ونفت موسكو ذلك."

HAKIM = Entity("nil-person-hakim", "Person", (("ar", "سامر الحكيم"), ("ar", "الحكيم"), ("en", "Samer al-Hakim")), state="Q159", nil=True)
BERGEN = Entity("nil-place-bergen", "Place", (("ar", "بيرغن"),), kind="city", nil=True)
TREATY = Entity("nil-treaty-sahl", "Treaty", (("ar", "معاهدة السهل"),), nil=True)


def _mention(text: str, words: str, kind: str, *entities: str, level: str = "name") -> Mention:
    start = text.index(words)
    candidates = tuple(Candidate(entity, 0.9, (("prior", 0.5), ("label", 0.4))) for entity in entities)
    return Mention(start, start + len(words), words, kind, level, entities, "gazetteer", 0.9, candidates)


def _role(text: str, role: str, words: str, entity: str) -> Role:
    start = text.index(words)
    return Role(role, entity, start, start + len(words), "subject-of-verb")


def read_summit() -> Reading:
    """A meeting with a position, a statement of each kind of value, furniture."""
    text = SUMMIT
    start, day, content = text.index("التقى"), text.index("يوم 16"), text.index("روسيا شريك")
    furniture = text.index("شارك الخبر")
    document = Document(
        "summit",
        text,
        title="لقاء في بيرغن",
        date=date(2021, 6, 17),
        date_source="record",
        url="https://example.org/summit?a=1|2",
        source="وكالة الأمثلة",
        origin="summit.txt",
        furniture=(Furniture(furniture, len(text), "share"),),
    )
    report = EventReport(
        "Meeting",
        start,
        start + 5,
        "التقى",
        "actual",
        (_role(text, "participant", "سامر الحكيم", HAKIM.id), _role(text, "about", "معاهدة السهل", TREATY.id)),
        (BERGEN.id,),
        "2021-06-16",
        "event_triggers:لقي",
        0.8,
        ((text.index("شريك"), text.index("شريك") + 4),),
    )
    withdrawal = EventReport("TreatyWithdrawal", text.index("تنسحب"), text.index("تنسحب") + 5, "تنسحب", "negated", date="2021-06", rule="t")
    said = text.index("قال")
    return Reading(
        document,
        (HAKIM, BERGEN, TREATY),
        (
            _mention(text, "سامر الحكيم", "Person", HAKIM.id),
            _mention(text, "بيرغن", "Place", BERGEN.id),
            _mention(text, "روسيا", "Place", "Q159"),
            _mention(text, "معاهدة السهل", "Treaty", TREATY.id),
        ),
        (TimeMention(day, day + len("يوم 16 يونيو 2021"), "يوم 16 يونيو 2021", "2021-06-16", "day-month-year"),),
        (Position(HAKIM.id, "الرئيس", "president", text.index("الرئيس"), text.index("الرئيس") + 6, country="Q159"),),
        (report, withdrawal),
        (
            Statement(content, content + 10, "direct", "say", (HAKIM.id,), None, said, said + 3, said + 4, said + 10, rule="قال"),
            Statement(text.index("لن تنسحب"), furniture - 2, "indirect", "deny", (), "مصدر مطلع", rule="قال"),
        ),
        ((0, text.index("\n")), (text.index("\n") + 1, furniture - 1)),
    )


def read_round() -> Reading:
    """A round of talks without a title or source, and what one side says of it."""
    text = ROUND
    at = text.index("جولة")
    roles = (_role(text, "participant", "روسيا", "Q159"), _role(text, "participant", "الولايات المتحدة", "Q30"))
    return Reading(
        Document("جولة 1", text),
        (BERGEN,),
        (
            _mention(text, "روسيا", "Place", "Q159"),
            _mention(text, "الولايات المتحدة", "Place", "Q30"),
            _mention(text, "بيرغن", "Place", BERGEN.id),
            _mention(text, "موسكو", "Place", "Q159"),
        ),
        (),
        (),
        (EventReport("Consultation", at, at + 4, "جولة", "alleged", roles, (BERGEN.id,), "2021-06-16", "event_triggers:جولة"),),
        (),
        ((0, len(text)),),
    )


READINGS = {reading.document.id: reading for reading in (read_summit(), read_round())}


def read(document: Document) -> Reading:
    """What stands here for the pipeline."""
    return READINGS[document.id]


def build_store(path: Path) -> None:
    """Puts a store with both documents at ``path``."""
    shutil.copytree(_get_store(), path)


@cache
def _get_store() -> Path:
    """Built once a process: the reference graph is most of the work."""
    folder = Path(tempfile.mkdtemp(prefix="mithaq-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with Store.open(folder / "store") as store:
        build_documents([reading.document for reading in READINGS.values()], store, read=read)
    return folder / "store"
