"""A small world and three documents on it, made by hand: every question has something to find, and none needs the pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pyoxigraph import Quad

from kg.graph.entities import entity_quads
from kg.graph.iris import graph_iri
from kg.model import Candidate, Document, Entity, EventReport, Furniture, Mention, Position, Reading, Role, Statement, TimeMention


def _entity(id_: str, kind: str, ar: str, en: str, state: str | None = None, finer: str | None = None, nil: bool = False) -> Entity:
    labels = (("ar", ar), *((("en", en),) if en else ()))
    return Entity(id_, kind, labels, id_ if id_.startswith("Q") else None, state, finer, nil)


KNOWN = (
    _entity("Q159", "Place", "روسيا", "Russia", "Q159", "state"),
    _entity("Q30", "Place", "الولايات المتحدة", "United States", "Q30", "state"),
    _entity("Q212", "Place", "أوكرانيا", "Ukraine", "Q212", "state"),
    _entity("Q71", "Place", "جنيف", "Geneva", "lakeland"),
    _entity("lakeland", "Place", "بلاد البحيرات", "Lakeland", "lakeland", "state"),
    _entity("Q6279", "Person", "جو بايدن", "Joe Biden", "Q30"),
    _entity("Q7747", "Person", "فلاديمير بوتين", "Vladimir Putin", "Q159"),
    _entity("Q58217", "Person", "سيرغي لافروف", "Sergey Lavrov", "Q159"),
    _entity("dmitry-peskov", "Person", "دميتري بيسكوف", "Dmitry Peskov", "Q159"),
    _entity("kremlin", "Organization", "الكرملين", "Kremlin", "Q159", "presidency"),
    _entity("new-start", "Treaty", "معاهدة ستارت الجديدة", "New START"),
    _entity("geneva-summit", "Event", "قمة جنيف", "Geneva summit"),
    _entity("oasis-base", "Facility", "قاعدة الواحة", "Oasis base", "lakeland"),
)
UNKNOWN = (
    _entity("nil-person-nur", "Person", "سامي نور", "", "Q30", nil=True),
    _entity("nil-organization-nur", "Organization", "شركة النور", "", nil=True),
    _entity("nil-organization-group", "Organization", "فريق الاستقرار", "", nil=True),
)
NAMES = {dict(reversed(pair) for pair in entity.labels if pair[0] == "ar").popitem()[0]: entity for entity in (*KNOWN, *UNKNOWN)}
_OFFICE_ROWS = (
    ("person", "title", "title_en", "organization", "country", "from", "to"),
    ("Q58217", "وزير الخارجية", "foreign minister", "", "Q159", "2004-03-09", ""),
    ("Q7747", "رئيس الوزراء", "prime minister", "", "Q159", "2008-05-08", "2012-05-07"),
    ("Q7747", "الرئيس", "president", "", "Q159", "2012-05-07", ""),
    ("dmitry-peskov", "المتحدث باسم الكرملين", "spokesperson", "kremlin", "", "2012", ""),
)
OFFICES = "".join("\t".join(row) + "\n" for row in _OFFICE_ROWS)


def reference_quads() -> Iterator[Quad]:
    """The known entities as quads of the reference graph."""
    for entity in KNOWN:
        yield from entity_quads(entity, graph_iri("reference"))


class Draft:
    """A document that is written sentence by sentence; words are looked up in the sentence that was added last."""

    def __init__(self, id_: str, day: str | None = None, source: str | None = None):
        self.id, self.source = id_, source
        self.day = date.fromisoformat(day) if day else None
        self.text = ""
        self.sentences: list[tuple[int, int]] = []
        self.mentions: list[Mention] = []
        self.times: list[TimeMention] = []
        self.positions: list[Position] = []
        self.events: list[EventReport] = []
        self.statements: list[Statement] = []
        self.furniture: list[Furniture] = []

    def say(self, sentence: str) -> Draft:
        """Adds a sentence with every name of the world that stands in it."""
        start = len(self.text)
        self.text += sentence + "\n"
        self.sentences.append((start, start + len(sentence)))
        for name in sorted(NAMES, key=len, reverse=True):
            entity, at = NAMES[name], self.text.find(name, start)
            if at >= 0 and not any(m.start < at + len(name) and at < m.end for m in self.mentions):
                weighed = (Candidate(entity.id, 0.9, (("prior", 0.6), ("label", 0.3))), Candidate("lakeland", 0.1))
                self.mentions.append(Mention(at, at + len(name), name, entity.type, "name", (entity.id,), "gazetteer", 0.9, weighed))
        return self

    def span(self, words: str) -> tuple[int, int]:
        """Where words stand in the last sentence."""
        start = self.text.index(words, self.sentences[-1][0])
        return start, start + len(words)

    def nominal(self, words: str, *entities: str) -> Draft:
        """A description of entities, or of nobody that is known."""
        self.mentions.append(Mention(*self.span(words), words, "Person", "nominal", entities, "pattern", 0.7))
        return self

    def time(self, words: str, value: str) -> Draft:
        """A calendar expression."""
        self.times.append(TimeMention(*self.span(words), words, value, "day-month-year"))
        return self

    def holds(self, person: str, title: str, title_en: str, country: str, former: bool = False) -> Draft:
        """An office."""
        self.positions.append(Position(NAMES[person].id, title, title_en, *self.span(title), country=NAMES[country].id, former=former))
        return self

    def event(
        self, kind: str, words: str, factuality: str = "actual", when: str | None = None, where: str | None = None, **roles: str
    ) -> Draft:
        """A report; ``roles`` give names with ``|`` between them."""
        parts = tuple(Role(role, NAMES[name].id, *self.span(name)) for role, names in roles.items() for name in names.split("|"))
        places = (NAMES[where].id,) if where else ()
        self.events.append(EventReport(kind, *self.span(words), words, factuality, parts, places, when, f"row:{kind}"))
        return self

    def quote(self, content: str, kind: str, *speakers: str, form: str = "indirect", source: str | None = None) -> Draft:
        """A statement."""
        ids = tuple(NAMES[name].id for name in speakers)
        self.statements.append(Statement(*self.span(content), form, kind, ids, source, rule="row:say"))
        return self

    def clutter(self, words: str) -> Draft:
        """Site furniture."""
        self.say(words).furniture.append(Furniture(*self.span(words), "share"))
        return self

    def reading(self) -> Reading:
        """What the document says."""
        document = Document(self.id, self.text, f"عنوان {self.id}", self.day, "record" if self.day else None, None, self.source)
        document = Document(**{**{f: getattr(document, f) for f in document.__slots__}, "furniture": tuple(self.furniture)})
        used = {entity for mention in self.mentions for entity in mention.entities}
        entities = tuple(entity for entity in (*KNOWN, *UNKNOWN) if entity.id in used)
        fields = (self.mentions, self.times, self.positions, self.events, self.statements, self.sentences)
        return Reading(document, entities, *map(tuple, fields))  # type: ignore[arg-type]


def draft_geneva() -> Draft:
    """What happened."""
    a = Draft("geneva", "2021-06-17", "وكالة الأمثلة")
    a.say("جمعت قمة جنيف جو بايدن و فلاديمير بوتين يوم 16 يونيو 2021 في العلاقات.").time("16 يونيو 2021", "2021-06-16")
    a.event("Summit", "قمة", when="2021-06-16", where="جنيف", participant="جو بايدن|فلاديمير بوتين")
    a.say("قال الرئيس فلاديمير بوتين في روسيا إن العلاقات مع أوكرانيا صعبة.")
    a.holds("فلاديمير بوتين", "الرئيس", "president", "روسيا").quote("العلاقات مع أوكرانيا صعبة", "say", "فلاديمير بوتين")
    a.say("مددت روسيا و الولايات المتحدة معاهدة ستارت الجديدة.")
    a.event("TreatyExtension", "مددت", when="2021-02", agent="روسيا|الولايات المتحدة", about="معاهدة ستارت الجديدة")
    a.say("فرضت الولايات المتحدة عقوبات على روسيا و شركة النور.")
    a.event("Sanction", "عقوبات", when="2021-04", agent="الولايات المتحدة", target="روسيا|شركة النور")
    a.say("زار سيرغي لافروف بلاد البحيرات.")
    a.event("Visit", "زار", when="2021-05-10", where="بلاد البحيرات", agent="سيرغي لافروف", target="بلاد البحيرات")
    a.say("هاجمت روسيا قاعدة الواحة.").event("Attack", "هاجمت", when="2021", agent="روسيا", target="قاعدة الواحة", where="قاعدة الواحة")
    a.say("حشدت روسيا قوات قرب أوكرانيا.").event("MilitaryMove", "حشدت", when="2021-03", agent="روسيا", target="أوكرانيا")
    a.say("استدعت روسيا سفيرها سامي نور.").event("AmbassadorRecall", "استدعت", when="2021-04", agent="روسيا", subject="سامي نور")
    a.say("وعين فلاديمير بوتين سامي نور مبعوثا.").event("Appointment", "عين", when="2021", agent="فلاديمير بوتين", subject="سامي نور")
    a.say("واعتقلت روسيا سامي نور.").event("Arrest", "اعتقلت", when="2021-06-01", agent="روسيا", subject="سامي نور")
    a.say("قدمت روسيا مساعدة إلى أوكرانيا.").event("Aid", "مساعدة", when="2021-01", agent="روسيا", target="أوكرانيا")
    a.say("شكل جو بايدن و فلاديمير بوتين فريق الاستقرار.")
    a.event("Formation", "شكل", when="2021-06-16", agent="جو بايدن|فلاديمير بوتين", subject="فريق الاستقرار")
    a.say("تبادلت روسيا و أوكرانيا الأسرى بوساطة بلاد البحيرات.")
    a.event("PrisonerExchange", "تبادلت", when="2021-01-05", participant="روسيا|أوكرانيا", mediator="بلاد البحيرات")
    a.say("وأشاد الرئيسان بالنتائج في حديث لضيف.").nominal("الرئيسان", "Q6279", "Q7747").nominal("ضيف")
    return a.clutter("شارك الخبر")


def draft_reaction() -> Draft:
    """What was said, planned, alleged and denied."""
    b = Draft("reaction", "2021-06-20", "صحيفة الأمثلة")
    b.say("عقدت قمة جنيف في جنيف بين جو بايدن و فلاديمير بوتين قبل أيام.")
    b.event("Summit", "قمة", when="2021-06-15", where="جنيف", participant="جو بايدن|فلاديمير بوتين")
    b.say("نفى دميتري بيسكوف في روسيا أن تكون روسيا قد قصفت أوكرانيا.")
    b.quote("روسيا قد قصفت أوكرانيا", "deny", "دميتري بيسكوف")
    b.event("Attack", "قصفت", "negated", "2021-06", agent="روسيا", target="أوكرانيا")
    b.holds("دميتري بيسكوف", "دميتري بيسكوف", "spokesperson", "روسيا")
    b.say("واتهمت روسيا أوكرانيا بأن أوكرانيا اخترقت شبكاتها.")
    b.quote("أوكرانيا اخترقت شبكاتها", "accuse", "روسيا")
    b.event("CyberAttack", "اخترقت", "alleged", "2021-06", agent="أوكرانيا", target="روسيا")
    b.say("وحذر دميتري بيسكوف من أن روسيا قد تنسحب من معاهدة ستارت الجديدة.")
    b.quote("روسيا قد تنسحب من معاهدة ستارت الجديدة", "warn", "دميتري بيسكوف")
    b.event("TreatyWithdrawal", "تنسحب", "possible", agent="روسيا", about="معاهدة ستارت الجديدة")
    b.say("ووعد فلاديمير بوتين بأن يلتقي جو بايدن في جنيف يوم 3 يوليو 2021.").time("3 يوليو 2021", "2021-07-03")
    b.quote("يلتقي جو بايدن في جنيف", "promise", "فلاديمير بوتين", form="direct")
    b.event("Meeting", "يلتقي", "planned", "2021-07-03", "جنيف", participant="جو بايدن|فلاديمير بوتين")
    b.say("وطالب جو بايدن و فلاديمير بوتين الجميع بالهدوء.").quote("بالهدوء", "demand", "جو بايدن", "فلاديمير بوتين")
    b.say("وأشاد فلاديمير بوتين بما فعله جو بايدن.").quote("بما فعله جو بايدن", "praise", "فلاديمير بوتين")
    b.say("وقال مصدر مطلع إن القمة نجحت.").quote("القمة نجحت", "say", source="مصدر مطلع")
    return b


def draft_undated() -> Draft:
    """A document without a date or source, with an office that was left."""
    c = Draft("جولة 1")
    c.say("اتصل سيرغي لافروف و جو بايدن، وقال فلاديمير بوتين رئيس الوزراء السابق في روسيا شيئا.")
    c.event("Call", "اتصل", participant="سيرغي لافروف|جو بايدن")
    return c.holds("فلاديمير بوتين", "رئيس الوزراء", "prime minister", "روسيا", former=True)


READINGS = tuple(draft().reading() for draft in (draft_geneva, draft_reaction, draft_undated))
