"""The explorer in a real browser: headless Chromium against a running server, every request and complaint recorded, axe on every page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

pytest.importorskip("starlette")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install '.[dev]'")
axe = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed: pip install '.[dev]'")

from kg.build import build_documents  # noqa: E402
from kg.model import Document, EventReport, Mention, Reading, Role  # noqa: E402
from kg.store import Store  # noqa: E402
from tests.readings import HAKIM, build_store  # noqa: E402
from tests.serve.conftest import Server, run_server  # noqa: E402

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium")]

LANGUAGES = ("ar", "en")
TALKS = "عقدت روسيا والولايات المتحدة محادثات في جنيف يوم 10 يناير 2022."
PATIENCE = 120_000  # milliseconds: the machine may be busy
SELECT = """PREFIX kg: <https://w3id.org/mithaq/ontology#>
SELECT ?event ?who ?date WHERE { GRAPH ?g { ?event kg:hasReport ?r ; kg:participant ?who ; kg:date ?date } }"""
PLACES = """PREFIX kg: <https://w3id.org/mithaq/ontology#>
SELECT DISTINCT ?place WHERE { GRAPH ?g { ?event kg:hasReport ?r ; kg:place ?place } }"""
BUILT = """PREFIX kg: <https://w3id.org/mithaq/ontology#>
CONSTRUCT { ?event kg:participant ?who } WHERE { GRAPH ?g { ?event kg:hasReport ?r ; kg:participant ?who } }"""


def read_talks(document: Document) -> Reading:
    """Talks at a place that is known to be somewhere, and a mention of each side."""
    at, spans = TALKS.index("محادثات"), {"Q159": "روسيا", "Q30": "الولايات المتحدة", "Q71": "جنيف"}
    starts = {entity: TALKS.index(words) for entity, words in spans.items()}
    mentions = tuple(
        Mention(start, start + len(spans[entity]), spans[entity], "Place", "name", (entity,), "gazetteer", 0.9)
        for entity, start in starts.items()
    )
    roles = tuple(
        Role("participant", entity, starts[entity], starts[entity] + len(spans[entity]), "subject-of-verb") for entity in ("Q159", "Q30")
    )
    report = EventReport("Consultation", at, at + 7, "محادثات", "actual", roles, ("Q71",), "2022-01-10", "event_triggers:محادثات")
    return Reading(document, (), mentions, (), (), (report,), (), ((0, len(TALKS)),))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the small store and one document more."""
    path = tmp_path_factory.mktemp("browser") / "store"
    build_store(path)
    document = Document("talks", TALKS, title="محادثات جنيف", date=date(2022, 1, 10), date_source="record", source="وكالة الأمثلة")
    with Store.open(path) as store:
        build_documents([document], store, read=read_talks)
    with run_server(path) as server:
        yield server


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A headless browser."""
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page of the browser, with what it asked for and complained of."""

    page: Any
    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Any:
        """Opens an address of the server."""
        self.page.goto(self.url + path)
        return self.page

    def draw(self) -> list[str]:
        """Scrolls to every view of the page until it is drawn; the kinds of them."""
        views = self.page.locator(".view[data-view]")
        done = "at => /drawn|empty|failed/.test(document.querySelectorAll('.view[data-view]')[at].dataset.state)"
        for at in range(views.count()):
            views.nth(at).evaluate("view => view.scrollIntoView()")
            self.page.wait_for_function(done, arg=at)
        return [f"{view.get_attribute('data-view')} {view.get_attribute('data-state')}" for view in views.all()]

    def check(self) -> None:
        """Whether axe finds nothing serious on the page as it is now."""
        self.page.evaluate(axe.AXE_SCRIPT)
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        serious = [
            f"{one['id']}: {node['html'][:200]} ({' '.join(node['failureSummary'].split())[:300]})"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]
        assert serious == [], self.page.url


@pytest.fixture
def visit(chromium: Any, running: Server) -> Iterator[Callable[..., Visit]]:
    """Makes visits; at the end of the test none may have complained or asked another host."""
    made: list[tuple[Visit, Any]] = []

    def begin(language: str = "ar", **options: Any) -> Visit:
        context = chromium.new_context(locale=language, viewport={"width": 1100, "height": 900}, **options)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        one = Visit(page, running.url)
        page.on("request", lambda request: one.requests.append(request.url))
        page.on("console", lambda message: message.type in ("error", "warning") and one.complaints.append(message.text))
        page.on("pageerror", lambda error: one.complaints.append(str(error)))
        made.append((one, context))
        return one

    yield begin
    for one, context in made:
        context.close()
        assert one.requests
        assert [url for url in one.requests if not url.startswith((f"{running.url}/", "data:", "blob:"))] == []
        assert one.complaints == []


def focus_with_tab(page: Any, script: str, most: int = 120) -> None:
    """Presses Tab until ``script`` holds of the focused element (through shadow trees)."""
    deep = "let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => {{ {deep} return Boolean(e && ({script})); }}"):
            return
    raise AssertionError(f"the keyboard does not reach {script}")


#: language → what a reader types, and the link that is then followed.
SEARCHES = {"ar": ("سامر الحكيم", "سامر الحكيم"), "en": ("samer hakim", "Samer al-Hakim")}
HAKIM_PAGE = f"/page/{HAKIM.id}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_searches_and_opens_an_entity_an_event_and_a_document(visit: Callable[..., Visit], language: str) -> None:
    typed, name = SEARCHES[language]
    one = visit(language)
    page = one.open("/")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    one.check()
    field = page.locator("main input[type=search], header input[type=search]").first
    field.fill(typed)
    field.press("Enter")
    page.wait_for_url("**/search?*")
    one.check()
    page.locator("main").get_by_role("link", name=name).first.click()
    page.wait_for_url(f"**{HAKIM_PAGE}*")
    assert page.locator("h1").inner_text() == name
    assert "timeline drawn" in one.draw()
    one.check()
    page.locator("main table a[href*='/page/event-']").first.click()
    page.wait_for_selector("article.card blockquote")
    one.check()
    page.locator("article.card a[href*='/doc/']").first.click()
    page.wait_for_selector(".text a[href*='/page/']")
    one.draw()
    one.check()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_is_accessible_and_its_views_are_drawn(visit: Callable[..., Visit], language: str) -> None:
    one = visit(language)
    drawn: set[str] = set()
    for path in ("/timeline", "/map", "/page/Q159", "/doc/talks", "/queries", "/queries/said-by?format=html", "/ontology"):
        page = one.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
        drawn |= set(one.draw())
        assert page.title()
        one.check()
    assert drawn >= {"timeline drawn", "map drawn", "network drawn"}
    assert not {view for view in drawn if view.endswith("failed")}


def test_views_are_reached_and_followed_by_the_keyboard(visit: Callable[..., Visit]) -> None:
    one = visit("ar")
    for path, stage in (("/map?lang=ar", ".map-stage"), ("/timeline?lang=ar", ".timeline-stage"), ("/doc/talks?lang=ar", ".network-stage")):
        page = one.open(path)
        one.draw()
        focus_with_tab(page, f"e.closest('{stage}') && e.getAttribute('href')")
        before = page.url
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
        assert "/page/" in page.url


def test_the_keyboard_skips_to_the_content(visit: Callable[..., Visit]) -> None:
    page = visit("ar").open("/timeline?lang=ar")
    skip = page.locator("a.skip")
    assert skip.bounding_box()["y"] < 0
    page.keyboard.press("Tab")
    assert skip.evaluate("link => link === document.activeElement && getComputedStyle(link).outlineStyle === 'solid'")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_pages_hold_all_facts_without_scripts(visit: Callable[..., Visit]) -> None:
    one = visit("ar", java_script_enabled=False)
    for path, wanted in (
        (HAKIM_PAGE, "main table tbody tr"),
        ("/page/Q159", "main .results a[href*='/page/']"),
        ("/timeline", "main table a[href*='/page/event-']"),
        ("/map", "main .columns a[href*='/page/event-']"),
        ("/doc/talks", ".text a[href*='/page/Q159']"),
    ):
        page = one.open(path)
        assert page.locator(wanted).count() > 0, path
        assert page.locator(wanted).first.is_visible(), path
    page.locator("main a[href*='/page/event-']").first.click()
    assert page.locator("article.card blockquote mark").inner_text() == "محادثات"


def test_the_dark_and_the_still_are_respected_and_print_has_the_tables(visit: Callable[..., Visit]) -> None:
    one = visit("ar", color_scheme="dark", reduced_motion="reduce")
    page = one.open("/map?lang=ar")
    assert one.draw() == ["map drawn"]
    page.wait_for_selector(".view[data-world=drawn]")
    one.check()
    page.emulate_media(media="print")
    assert not page.locator(".view").is_visible()
    assert page.locator("main").get_by_role("link", name="جنيف").first.is_visible()
    page.emulate_media(media="screen")
    one.open("/timeline?lang=ar")
    one.draw()
    one.check()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_query_is_asked_in_the_editor(visit: Callable[..., Visit], language: str) -> None:
    one = visit(language)
    page = one.open(f"/sparql?lang={language}&load=who-met-whom")
    page.wait_for_selector("#editor[data-state=ready]")
    assert page.locator(".cm-content").get_attribute("aria-label")
    assert page.locator(".cm-line span").first.is_visible()
    one.check()
    write_query(page, SELECT)
    page.locator("#editor button").click()
    page.wait_for_selector("#answer table")
    hrefs = [link.get_attribute("href") for link in page.locator("#answer td a").all()]
    assert f"/id/{HAKIM.id}?lang={language}" in hrefs
    assert "2021-06-16" in page.locator("#answer table").inner_text()
    one.check()
    for kind in ("network", "timeline"):
        page.locator(f"#answer [data-kind={kind}]").click()
        page.wait_for_selector("#answer .view[data-state=drawn]")
        assert page.locator("#answer .view a[href^='/id/']").count() > 0
        one.check()
    shared = page.locator("#answer a[data-share]").get_attribute("href") or ""
    assert "view=timeline" in shared
    again = visit(language)
    again.open(shared).wait_for_selector("#answer .view[data-state=drawn] .timeline-stage")
    page.locator("#answer [data-kind=table]").click()
    shared = page.locator("#answer a[data-share]").get_attribute("href") or ""
    assert "view=" not in shared
    page = again.open(shared)
    page.wait_for_selector("#answer [data-kind=table][aria-pressed=true]")
    assert page.locator("#answer .scroll table tbody tr").count() > 1


def write_query(page: Any, query: str) -> None:
    """Replaces the text of the editor, as a person does."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)


def test_places_and_triples_are_drawn_too(visit: Callable[..., Visit]) -> None:
    one = visit("ar")
    page = one.open(f"/sparql?lang=ar&format=html&view=map&query={quote(PLACES)}")
    page.wait_for_selector("#answer .view[data-state=drawn] .map-stage a")
    assert page.locator("#answer .map-stage a").get_attribute("aria-label") == "جنيف (1)"
    page = one.open(f"/sparql?lang=ar&format=html&view=network&query={quote(BUILT)}")
    page.wait_for_selector("#answer .view[data-state=drawn] .network-labels a")
    assert page.locator("#answer a[download]").count() == 2
    with page.expect_download() as loading:
        page.locator("#answer a[download]").first.click()
    assert "participant" in Path(loading.value.path()).read_text("utf-8")


#: Two cities whose circles touch, a state and its capital at the same point.
CLOSE = """SELECT ?name ?lat ?lon WHERE { VALUES (?name ?lat ?lon) {
  ("Brussels" 50.85 4.35) ("Luxembourg" 49.6 6.13) ("Paris" 48.85 2.35) ("France" 48.85 2.35) ("Tokyo" 35.7 139.7) } }"""
NAMES = """() => [...document.querySelectorAll('.map-stage .labels text')].map(text => {
  const {left, right, top, bottom} = text.getBoundingClientRect();
  return {name: text.textContent, shown: text.getAttribute('visibility') === 'visible', left, right, top, bottom};
})"""


@pytest.mark.parametrize("width", [1280, 390])
def test_places_near_each_other_keep_their_names(visit: Callable[..., Visit], width: int) -> None:
    one = visit("en")
    one.page.set_viewport_size({"width": width, "height": 800})
    page = one.open(f"/sparql?lang=en&format=html&view=map&query={quote(CLOSE)}")
    page.wait_for_selector("#answer .view[data-world=drawn]")
    names = page.evaluate(NAMES)
    assert [name["name"] for name in names if not name["shown"]] == []
    for at, name in enumerate(names):
        assert name["bottom"] - name["top"] > 10  # pixels: it can be read
        for other in names[at + 1 :]:
            beside = name["right"] <= other["left"] + 1 or other["right"] <= name["left"] + 1
            assert beside or name["bottom"] <= other["top"] + 5 or other["bottom"] <= name["top"] + 5, (name, other)


@pytest.mark.parametrize("width", [1280, 768, 390])
def test_no_page_is_wider_than_the_screen_or_the_paper(visit: Callable[..., Visit], width: int) -> None:
    one = visit("ar")
    page = one.page
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    paths = ("/", "/search?text=روسيا", "/timeline", "/map", "/page/Q159", "/doc/talks", "/queries/said-by?by=Q159", "/sparql?load=said-by")
    for path in paths:
        page.emulate_media(media="screen")
        one.open(path)
        one.draw()
        found[path] = [page.evaluate("document.documentElement.scrollWidth - innerWidth"), 0]
        if width == 768:  # about the breadth of a sheet
            page.emulate_media(media="print")
            beyond = "table => table.getBoundingClientRect().width - innerWidth - 1"
            found[path][1] = page.evaluate(f"Math.max(0, ...[...document.querySelectorAll('main table')].map({beyond}))")
    assert {path: extra for path, extra in found.items() if max(extra) > 0} == {}


def test_the_hint_of_the_search_field_is_shown_in_full(visit: Callable[..., Visit]) -> None:
    for language in LANGUAGES:
        field = visit(language).open("/timeline").locator("#find")
        measure = """field => {
          const context = document.createElement('canvas').getContext('2d');
          const style = getComputedStyle(field);
          context.font = `${style.fontSize} ${style.fontFamily}`;
          return context.measureText(field.placeholder).width + parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
        }"""
        assert field.evaluate(measure) < field.evaluate("field => field.clientWidth - 24")  # with room for the sign that empties it


def test_a_wrong_query_is_told(visit: Callable[..., Visit]) -> None:
    one = visit("en")
    page = one.open("/sparql?lang=en")
    page.wait_for_selector("#editor[data-state=ready]")
    write_query(page, "SELECT ?a WHERE { ?a ")
    page.keyboard.press("Control+Enter")
    alert = page.wait_for_selector("#answer [role=alert]")
    assert "line 1" in alert.inner_text() or "1:" in alert.inner_text()
    assert one.complaints.pop().startswith("Failed to load resource")  # Chromium tells of every 400


def test_the_keyboard_enters_and_leaves_the_editor(visit: Callable[..., Visit]) -> None:
    page = visit("en").open("/sparql?lang=en")
    page.wait_for_selector("#editor[data-state=ready]")
    focus_with_tab(page, "e.classList.contains('cm-content')")
    focus_with_tab(page, "e.closest('#editor') && e.tagName === 'BUTTON'", 3)
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer table")


def test_without_scripts_the_form_answers(visit: Callable[..., Visit]) -> None:
    one = visit("ar", java_script_enabled=False)
    page = one.open("/sparql?lang=ar")
    page.locator("#query").fill(SELECT)
    page.locator("#editor button").click()
    assert page.locator("#answer tbody tr").count() > 1
    assert urlsplit(page.url).path == "/sparql"
