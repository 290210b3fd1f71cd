"""Who held which office when: the table is consistent, its titles are those that texts are read as, and spot checks are right."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

import pytest
import spacy

from benchmarks.coverage import measure_coverage
from kg.gazetteer import get_gazetteer
from kg.mentions.lexicon import get_title_links
from kg.mentions.title_english import read_english
from kg.tables import get_table, iter_rows
from kg.text.tokenizer import ArabicTokenizer

ROWS = list(iter_rows(get_table("gazetteers/offices.tsv"), "person", "title", "title_en", "source"))
EDTF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
#: Offices that one person of a state, or of a body, holds at a time.
HEADS = frozenset({"president", "king", "queen", "sultan", "emir", "prime minister", "chancellor", "supreme leader"})
SINGLE = HEADS | {"foreign minister", "secretary-general"}
#: States where two people really held, or claimed, such an office at once, and the title.
DISPUTED = {("Q1008", "president")}
#: Usual English titles that the tables of titles do not compose: the body or the place is part of the office.
OTHERS = frozenset(
    (  # noqa: SIM905
        "Middle East envoy|White House chief of staff|White House coordinator|acting special envoy for Libya|"
        "ambassador to international organizations in Vienna|chair of the Federal Reserve|chief negotiator|"
        "coordinator for the nuclear negotiations|council of the nation president|defence ministry spokesperson|"
        "deputy ambassador to the United Nations|deputy foreign ministry spokesperson|deputy national security adviser|"
        "deputy spokesperson|director of national intelligence|federation council president|first minister of Scotland|"
        "first vice president|foreign ministry spokesperson|foreign secretary|grand imam of Al-Azhar|head|head of Chechnya|"
        "head of state|head of the High Council of State|head of the political bureau|head of the presidential office|"
        "head of the supreme political council|high commissioner|high representative|house minority leader|"
        "intelligence minister|investment minister|judiciary chief|member of parliament|minister of water resources|"
        "party general secretary|personal envoy for Sudan|personal envoy for Western Sahara|presidency member|president|president of COP28|"
        "presidential adviser|presidential assistant|presidential spokesperson|prince|queen|ruler of Dubai|secretary of state|"
        "security council deputy chairman|senate majority leader|senate minority leader|senate president|"
        "senior presidential adviser|sovereignty council deputy president|speaker of parliament|special adviser on Libya|"
        "special coordinator|"
        "spokesperson|state counsellor|strategic affairs minister|under-secretary-general"
    ).split("|")
)
#: Who held an office on a day: state or body, title, day, person.
FACTS = [
    ("Q159", "foreign minister", "2021-06-16", "Q58217"),
    ("Q159", "president", "2021-06-16", "Q7747"),
    ("Q159", "president", "2010-03-01", "dmitry-medvedev"),
    ("Q30", "president", "2021-06-16", "Q6279"),
    ("Q30", "president", "2019-01-01", "Q22686"),
    ("Q30", "president", "2025-06-01", "Q22686"),
    ("Q30", "foreign minister", "2014-05-01", "Q22316"),
    ("Q30", "foreign minister", "2023-10-20", "Q7821917"),
    ("Q801", "prime minister", "2023-10-20", "Q43723"),
    ("Q801", "prime minister", "2021-12-01", "naftali-bennett"),
    ("Q794", "foreign minister", "2015-07-14", "mohammad-javad-zarif"),
    ("Q794", "president", "2022-01-01", "ebrahim-raisi"),
    ("Q43", "president", "2020-01-01", "Q39259"),
    ("Q858", "president", "2013-08-21", "Q44329"),
    ("Q858", "foreign minister", "2012-01-01", "walid-muallem"),
    ("Q79", "president", "2012-12-01", "mohamed-morsi"),
    ("Q183", "chancellor", "2015-09-01", "angela-merkel"),
    ("Q142", "president", "2016-01-01", "francois-hollande"),
    ("Q145", "prime minister", "2017-01-01", "Q264766"),
    ("Q851", "foreign minister", "2018-10-02", "adel-al-jubeir"),
    ("Q846", "foreign minister", "2021-01-05", "mohammed-bin-abdulrahman-al-thani"),
    ("Q1028", "foreign minister", "2020-12-22", "nasser-bourita"),
    ("Q212", "president", "2022-02-24", "Q3874799"),
    ("Q1049", "prime minister", "2020-06-01", "abdalla-hamdok"),
    ("Q1065", "secretary-general", "2013-01-01", "Q1253"),
    ("Q1065", "secretary-general", "2020-01-01", "Q311440"),
    ("Q7184", "secretary-general", "2018-01-01", "jens-stoltenberg"),
    ("Q7172", "secretary-general", "2017-01-01", "ahmed-aboul-gheit"),
    ("Q41984", "director general", "2015-07-14", "yukiya-amano"),
]


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    blank = spacy.blank("ar")
    blank.tokenizer = ArabicTokenizer(blank.vocab)
    return blank


def shared(first: str, second: str) -> tuple[str, str]:
    """Two dates at the coarser of their precisions."""
    length = min(len(first), len(second))
    return first[:length], second[:length]


def test_there_are_many():
    assert len(ROWS) >= 1500
    assert len({row["person"] for row in ROWS}) >= 1200
    assert len({row["country"] for row in ROWS if row["title_en"] in HEADS}) >= 150
    assert len({row["country"] for row in ROWS if row["title_en"] == "foreign minister"}) >= 100


def test_people_bodies_and_states_are_known():
    entities = get_gazetteer().entities
    for row in ROWS:
        assert entities[row["person"]].type == "Person", row
        assert row["organization"] or row["country"], row
        assert not row["organization"] or entities[row["organization"]].type in {"Organization", "Facility", "Place"}, row
        assert not row["country"] or entities[row["country"]].type == "Place", row


def test_bounds_are_edtf_and_in_order():
    for row in ROWS:
        for bound in (row["from"], row["to"]):
            assert not bound or EDTF.fullmatch(bound), row
            assert not bound or len(bound) < 10 or date.fromisoformat(bound), row
        if row["from"] and row["to"]:
            first, last = shared(row["from"], row["to"])
            assert first <= last, row


def test_nobody_shares_an_office_that_one_person_holds():
    held = defaultdict(list)
    for row in ROWS:
        if row["title_en"] in SINGLE:
            held[row["title_en"], row["organization"] if not row["country"] else "", row["country"]].append(row)
    for (title, _, country), rows in held.items():
        for n, a in enumerate(rows):
            for b in rows[n + 1 :]:
                if a["person"] == b["person"] or (country, title) in DISPUTED:
                    continue
                first, second = sorted((a, b), key=lambda r: r["from"] or "0000")
                ends, begins = shared(first["to"] or "9999-12-31", second["from"] or "0000")
                assert ends <= begins, (first, second)


def test_titles_say_what_a_text_is_read_as(nlp):
    """The English is what the Arabic words compose to (finding a holder asks for that), with a place behind it at most."""
    composed = 0
    for row in ROWS:
        tokens = [t.norm_ for t in nlp(row["title"])]
        english = read_english([(norm, False) for norm in tokens if norm not in get_title_links()])
        composed += english == row["title_en"]
        assert english == row["title_en"] or row["title_en"].startswith(f"{english} ") or row["title_en"] in OTHERS, row
    assert composed / len(ROWS) > 0.85


@pytest.mark.parametrize(("seat", "title", "day", "person"), FACTS)
def test_fact(seat, title, day, person):
    gazetteer = get_gazetteer()
    state = gazetteer.entities[seat].kind == "state"
    held = gazetteer.find_holders(seat if state else None, frozenset({title}), date.fromisoformat(day), None if state else seat)
    assert held == [person]


def test_no_fact_is_lost():
    assert len(FACTS) == 29


def test_short_forms_are_of_people_known_by_them():
    aliases = get_gazetteer().aliases
    by_key = {alias.label: alias.entity for group in aliases.values() for alias in group if alias.kind == "short"}
    known = {"لافروف": "Q58217", "بايدن": "Q6279", "بوريل": "josep-borrell", "عراقجي": "abbas-araghchi", "حميدتي": "mohamed-hamdan-dagalo"}
    assert known.items() <= by_key.items()
    assert not {"مرسى", "صدام", "بن علي", "لولا", "منفي"} & by_key.keys()


def test_states_are_covered_since_2010():
    """Heads of state and government and foreign ministers without gaps, for far more states than the sixty that were asked for."""
    rows = measure_coverage(get_gazetteer())
    complete = {row.label for row in rows if row.complete}
    assert len(rows) > 180
    assert len(complete) >= 90
    assert {"Russia", "United States", "Morocco", "Iran", "Ukraine", "Yemen", "Ethiopia", "Bosnia and Herzegovina"} <= complete


def test_spokespeople_are_known_since_2010():
    """Of the foreign ministry, the government or the head of state, for more than the sixty states that were asked for."""
    speakers = {row.label: row.speakers for row in measure_coverage(get_gazetteer())}
    assert sum(n > 0 for n in speakers.values()) >= 80
    assert speakers["China"] >= 12
    assert {"Vietnam", "Kenya", "Cyprus", "Yemen", "Chile", "Belarus", "Chad", "United Kingdom"} <= {s for s, n in speakers.items() if n}
    assert not speakers["Iceland"], "nobody is made up"


def test_who_speaks_for_one_body_does_not_speak_for_another():
    gazetteer, title, day = get_gazetteer(), frozenset({"spokesperson"}), date(2022, 5, 2)
    assert gazetteer.find_holders("Q159", title, day, "kremlin") == ["dmitry-peskov"]
    assert gazetteer.find_holders("Q159", title, day, "ministry-of-foreign-affairs-of-russia") == ["maria-zakharova"]
    assert gazetteer.find_holders("Q794", title, day, "ministry-of-foreign-affairs-of-iran") == ["saeed-khatibzadeh"]
    assert gazetteer.find_holders("Q159", frozenset({"president"}), day, "kremlin") == ["Q7747"], "an office of no body is the state's"
