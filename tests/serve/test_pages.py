"""The explorer's pages without a script: what they show, in both languages, and that whatever comes from a text stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kg.serve.pages import STATIC, get_words
from tests.readings import BERGEN, HAKIM, ROUND, SUMMIT
from tests.serve.conftest import run_server

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})


class Page(HTMLParser):
    """A page taken apart: every element with its attributes, and the text inside the elements of a class."""

    def __init__(self, html: str, wanted: str = "text"):
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inside, self._open, self._wanted = "", [], wanted
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        if tag not in VOID:
            self._open.append((tag, self._wanted in found.get("class", "").split()))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if any(wanted for _, wanted in self._open):
            self.inside += data

    def get(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """The attributes of the elements that have these."""
        return [found for name, found in self.elements if name == tag and attributes.items() <= found.items()]


def ask(http: httpx.Client, path: str, **params: str) -> str:
    answer = http.get(path, params=params, headers=HTML)
    assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def find_event(http: httpx.Client, kind: str) -> str:
    """The path of the page of an event of a type."""
    found = http.get("/explore/timeline.json", params={"type": kind}).json()["items"]
    return found[0]["href"]


@pytest.mark.parametrize(
    ("text", "lang"), [("سامر الحكيم", "ar"), ("سامر الحكم", "ar"), ("Samer al-Hakim", "en"), ("hakim", "en"), ("Samir al Hakim", "en")]
)
def test_a_search_finds_a_person_however_it_is_spelled(http: httpx.Client, text: str, lang: str) -> None:
    page = ask(http, "/search", text=text, lang=lang)
    assert f'href="/page/{HAKIM.id}?lang={lang}"' in page
    assert {"ar": "سامر الحكيم</bdi></a>", "en": "Samer al-Hakim</bdi></a>"}[lang] in page
    assert 'href="/doc/summit?lang=' in page, "the documents that mention whom it found"
    assert 'id="events"' in page, "and the events"


def test_a_search_finds_words_of_texts_behind_particles(http: httpx.Client) -> None:
    page = ask(http, "/search", text="مشاورات")
    assert f'href="/doc/{quote("جولة 1", safe="")}"' in page
    assert 'href="/doc/summit"' in ask(http, "/search", text="الحكيم شريك")
    for empty in ("", " ", "؟!", "\x00", "zzzzqqq"):
        assert "<h2" not in ask(http, "/search", text=empty)
    assert http.get("/search", params={"text": "x" * 301}).status_code == 400


def test_a_search_is_no_markup(http: httpx.Client) -> None:
    page = ask(http, "/search", text=EVIL)
    assert "<img" not in page
    assert "<script>" not in page
    assert Page(page).get("input", id="text")[0]["value"] == EVIL


def test_the_first_page_counts_and_leads_on(http: httpx.Client) -> None:
    page = ask(http, "/", lang="ar")
    assert re.search(r"<dt>وثائق</dt><dd>2</dd>", page)
    for place in ("/timeline?lang=ar", "/map?lang=ar", "/queries?lang=ar", "/doc/summit?lang=ar", "/page/Q159?lang=ar"):
        assert f'href="{place}"' in page
    assert http.get("/", headers={"Accept": "application/json"}).headers["location"] == "/openapi.json"


def test_the_page_of_a_person_tells_everything(http: httpx.Client) -> None:
    page = ask(http, f"/page/{HAKIM.id}", lang="en")
    for told in (
        '<h2 id="offices"',
        '<h2 id="events"',
        '<h2 id="said_by"',
        '<h2 id="mentioned_in"',
        "روسيا شريك",
        "president",
        "participant",
    ):
        assert told in page, told
    assert f'data-view="timeline" data-src="/explore/timeline.json?offices={HAKIM.id}&amp;lang=en"' in page
    assert "statements about" not in page, "nothing was said about this person: no empty section"
    assert "16 June 2021" in page


def test_the_page_of_a_state_holds_what_its_people_do(http: httpx.Client) -> None:
    page = ask(http, "/page/Q159", lang="ar")
    assert "من خلال" in page, "the event of who acts for it"
    assert f'href="/page/{HAKIM.id}?lang=ar"' in page
    assert 'data-view="network"' in page, "whom it met"
    assert "ما قيل عنه" not in page or "روسيا" in page


def test_the_page_of_an_event_sets_reports_side_by_side(http: httpx.Client) -> None:
    page = ask(http, find_event(http, "Consultation"), lang="en")
    assert '<article class="card"' in page
    assert '<mark class="event-1">جولة</mark>' in page
    assert 'class="fact alleged"' in page
    assert 'href="/page/Q30?lang=en"' in page
    assert Page(page, "card").inside.count(ROUND[:20]) == 1


@pytest.mark.parametrize(("document", "text"), [("summit", SUMMIT), ("جولة 1", ROUND)])
def test_the_reader_shows_the_very_text_with_marks_in_it(http: httpx.Client, document: str, text: str) -> None:
    html = ask(http, f"/doc/{quote(document, safe='')}", lang="en")
    page = Page(html)
    assert page.inside == text
    ids = [found["id"] for _, found in page.elements if "id" in found]
    assert len(ids) == len(set(ids))
    for _, found in page.elements:
        if found.get("href", "").startswith("#"):
            assert found["href"][1:] in ids, found["href"]
    assert any("mention-1" in found.get("class", "") and found["href"].startswith("/page/") for found in page.get("a"))
    assert any("event-1" in found.get("class", "") for _, found in page.elements)
    assert len(page.get("input", type="checkbox")) == 6
    assert f"/explore/network.json?document={quote(document).replace('%20', '+')}" in html


@pytest.mark.parametrize(
    "path",
    ["/", "/search?text=x", "/timeline", "/map", "/page/Q159", f"/page/{HAKIM.id}", "/doc/summit", "/sparql", "/queries", "/nowhere"],
)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pages_can_be_read_by_all(http: httpx.Client, path: str, lang: str) -> None:
    answer = http.get(path, params={**httpx.QueryParams(path.partition("?")[2]), "lang": lang}, headers=HTML)
    page = Page(answer.text)
    assert page.get("html") == [{"lang": lang, "dir": {"ar": "rtl", "en": "ltr"}[lang]}]
    assert len(page.get("main", id="main")) == len(page.get("h1")) == 1
    assert get_words()[lang]["skip"] in answer.text
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    labelled = {found["for"] for found in page.get("label") if "for" in found}
    for tag, found in page.elements:
        if tag in ("input", "select", "textarea") and found.get("type") not in ("hidden", "checkbox"):
            assert found.get("id") in labelled, found
        assert not {"style", "onclick", "onload"} & found.keys(), "the policy forbids them"
        if tag == "nav":
            assert found.get("aria-label")
    assert all("src" in found for found in page.get("script")), "no script inside a page"
    assert not page.get("style")
    for tag in ("th",):
        assert all("scope" in found for found in page.get(tag))
    assert answer.text.count("<table") == answer.text.count("<caption")


def test_a_language_that_was_chosen_stays(http: httpx.Client) -> None:
    page = Page(ask(http, "/page/Q159", lang="en"))
    inner = [found["href"] for found in page.get("a") if re.match("/(page|doc|timeline|map)", found["href"])]
    assert len(inner) > 5
    assert all("lang=en" in link for link in inner if "hreflang" not in link), inner
    other = page.get("a", hreflang="ar")[0]
    assert other["href"] == "?lang=ar"


def test_the_timeline_narrows_down(http: httpx.Client) -> None:
    everything = ask(http, "/timeline", lang="en")
    assert everything.count("<tr>") == 1 + 3
    meeting = ask(http, "/timeline", type="Meeting", lang="en")
    assert meeting.count("<tr>") == 2
    assert '<option value="Meeting" selected>' in meeting
    assert ask(http, "/timeline", type="DiplomaticEngagement", actor="Samer al Hakim").count("<tr>") == 2
    assert ask(http, "/timeline", factuality="alleged").count("<tr>") == 2
    assert ask(http, "/timeline", **{"from": "2022"}).count("<tr>") == 0
    assert ask(http, "/timeline", **{"from": "2021-06", "to": "2021-06"}).count("<tr>") == 4
    assert "timeline.json?lang=en&amp;type=Meeting" in meeting or "type=Meeting&amp;lang=en" in meeting


@pytest.mark.parametrize(
    ("asked", "told"),
    [({"from": "yesterday"}, "is no date"), ({"type": EVIL}, "no type"), ({"factuality": "so"}, "one of"), ({"actor": "قققققق"}, "nobody")],
)
def test_a_filter_that_is_none_is_told_above_the_form(http: httpx.Client, asked: dict[str, str], told: str) -> None:
    for path in ("/timeline", "/map"):
        page = ask(http, path, **asked)
        assert re.search(rf'<p role="alert" dir="auto">[^<]*{told}', page)
        assert "<select" in page
        assert "<img" not in page
    answer = http.get("/explore/timeline.json", params=asked)
    assert (answer.status_code, told in answer.text) == (400, True)


def test_the_map_lists_places(http: httpx.Client) -> None:
    page = ask(http, "/map", lang="ar")
    assert f'href="/page/{BERGEN.id}?lang=ar"' in page
    assert "ليس على الخريطة" in page, "a place without coordinates"
    assert 'data-view="map" data-src="/explore/map.json?lang=ar"' in page


@pytest.mark.parametrize(
    "path", ["/", "/search", "/timeline", "/map", f"/page/{HAKIM.id}", "/doc/summit", "/explore/timeline.json", "/explore/map.json"]
)
def test_a_head_is_a_get_without_a_body(http: httpx.Client, path: str) -> None:
    head, get = http.head(path, headers=HTML), http.get(path, headers=HTML)
    assert (head.status_code, head.content, head.headers["content-type"]) == (200, b"", get.headers["content-type"])
    assert http.post(path).status_code == 405


def test_what_is_not_there_is_told(http: httpx.Client) -> None:
    for path in (
        "/page/nobody",
        "/doc/none",
        "/explore/network.json?entity=nobody",
        "/explore/network.json?document=none",
        "/explore/x.json",
    ):
        assert http.get(path, headers=HTML).status_code == 404, path
    for path in ("/explore/network.json", "/explore/network.json?entity=Q159&document=summit", "/timeline?page=0", "/timeline?page=x"):
        assert http.get(path).status_code == 400, path
    assert http.get("/timeline", params={"page": "99"}, headers=HTML).status_code == 200


def test_the_views_are_given_what_they_need(http: httpx.Client) -> None:
    told = http.get("/explore/timeline.json", params={"lang": "en"}).json()
    assert {item["kind"] for item in told["items"]} == {"Meeting", "TreatyWithdrawal", "Consultation"}
    for item in told["items"]:
        assert set(item) == {"id", "title", "title_lang", "start", "end", "edtf", "kind", "group", "href"}
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", item["start"])
        assert item["start"] <= item["end"]
        assert item["group"] in {group["id"] for group in told["groups"]}
        assert item["href"].startswith("/page/")
        assert item["href"].endswith("?lang=en")
    offices = http.get("/explore/timeline.json", params={"offices": HAKIM.id}).json()["items"]
    assert [(item["title"], item["kind"], item["start"]) for item in offices] == [("الرئيس", "report", "2021-06-17")]
    network = http.get("/explore/network.json", params={"entity": "Q159"}).json()
    ids = {node["id"] for node in network["nodes"]}
    assert {node["kind"] for node in network["nodes"]} >= {"Place"}
    assert network["edges"]
    for edge in network["edges"]:
        assert set(edge) == {"id", "source", "target", "title", "weight", "href"}
        assert {edge["source"], edge["target"]} <= ids
    within = http.get("/explore/network.json", params={"document": "summit"}).json()
    assert within["edges"][0]["href"].startswith("/doc/summit#")
    assert http.get("/explore/map.json").json() == {"places": []}, "the one place of this store has no coordinates"


def test_a_script_is_named_once_it_is_there(http: httpx.Client) -> None:
    page = ask(http, "/")
    assert ('<script type="module" src="/static/explorer.js"></script>' in page) == (STATIC / "explorer.js").is_file()


def test_overlaps_repeats_and_line_ends_leave_the_text_as_it_is(tmp_path: Path) -> None:
    from datetime import date

    from kg.build import build_documents
    from kg.model import Document, Entity, EventReport, Mention, Reading, Role, Statement
    from kg.store import Store

    text = f"\r\n  قال {EVIL} إن «الوزير\tاستقبل السفير» &amp; \r ثم استقبله ثانية\n\n"
    at = text.index("الوزير")
    who = Entity("nil-person-evil", "Person", (("ar", EVIL),), nil=True)
    mentions = (
        Mention(text.index(EVIL), text.index(EVIL) + len(EVIL), EVIL, "Person", "name", (who.id,)),
        Mention(at, at + 20, text[at : at + 20], "Person", "nominal", (who.id,)),
    )
    verb = text.index("استقبل")
    again = text.index("استقبله")
    roles = (Role("agent", who.id, at, at + 6, "x"),)
    report = EventReport("Meeting", verb, verb + 6, "استقبل", "actual", roles, (), "2021-01-01", "r", 0.5, ((again, again + 6),))
    other = EventReport("Visit", verb, verb + 6, "استقبل", "planned", roles, (), "2021-01-02", "r", 0.5, ((again, again + 6),))
    statements = (
        Statement(4, len(text) - 3, "indirect", "say", (who.id,), EVIL),
        Statement(at - 1, verb + 9, "direct", "deny", (), EVIL),
        Statement(verb + 3, again + 3, "mixed", "say", (who.id,), None),
    )
    document = Document("evil<b>", text, title=EVIL, date=date(2021, 1, 1), url="javascript:alert(1)", source=EVIL)
    reading = Reading(document, (who,), mentions, events=(report, other), statements=statements, sentences=((0, len(text)),))
    with Store.open(tmp_path / "store") as store:
        build_documents([document], store, read=lambda _: reading)
    with run_server(tmp_path / "store") as server, server.client() as http:
        page = Page(ask(http, f"/doc/{quote(document.id, safe='')}"))
        assert page.inside.replace("\r\n", "\n") == text.replace("\r\n", "\n")
        assert page.inside == text
        ids = [found["id"] for _, found in page.elements if "id" in found]
        assert len(ids) == len(set(ids))
        events = http.get("/explore/timeline.json", params={"actor": who.id}).json()["items"]
        paths = [f"/page/{who.id}", "/", "/timeline", "/map", f"/search?text={quote(EVIL)}", *(event["href"] for event in events)]
        for path in paths:
            html = ask(http, path.partition("?")[0], **dict(httpx.QueryParams(path.partition("?")[2])))
            Page(html)
            assert "<script>" not in html, path
            assert "<img" not in html, path
            assert EVIL not in html, path
