"""Screenshots of the explorer for ``docs/screens``: the sample articles, built and served, looked at by headless Chromium.

    python -m benchmarks.screens [--store DIR] [--to docs/screens]

Needs the extra ``dev`` (playwright) and Debian's ``chromium``; says ``skipped`` without them. Fails if a page is not as it should be, or a
picture is larger than 150 kB.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.serve import serve

ROOT = Path(__file__).parents[1]
LARGEST = 150_000  # bytes of a picture
WIDTH, HEIGHT = 980, 720
PATIENCE = 120_000  # milliseconds: the first page builds indices
MEETINGS = """PREFIX kg: <https://w3id.org/mithaq/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?one ?oneLabel ?two ?twoLabel WHERE {
  GRAPH ?g { ?event kg:hasReport ?report ; kg:participant ?one, ?two ; kg:date ?date }
  FILTER(STRSTARTS(?date, "2021") && STR(?one) < STR(?two))
  ?one rdfs:label ?oneLabel FILTER(LANG(?oneLabel) = "en")
  ?two rdfs:label ?twoLabel FILTER(LANG(?twoLabel) = "en")
} LIMIT 40"""
#: The event that most documents of the samples report.
REPORTED = """PREFIX kg: <https://w3id.org/mithaq/ontology#>
SELECT ?event (COUNT(DISTINCT ?report) AS ?reports) WHERE { GRAPH ?g { ?event kg:hasReport ?report } }
GROUP BY ?event ORDER BY DESC(?reports) ?event LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Screen:
    """A picture by its file name; ``at`` is an address, ``show`` what should be seen at the top of it."""

    name: str
    at: str
    show: str = ""
    prepare: Callable[[Any], None] | None = None
    width: int = WIDTH
    height: int = HEIGHT


def list_screens(event: str) -> tuple[Screen, ...]:
    """The pictures; ``event`` is the address of the event page."""
    return (
        Screen("search", f"/search?lang=ar&text={quote('بوتين')}"),
        Screen("entity", "/page/Q7747?lang=ar"),
        Screen("event", f"{event}?lang=ar"),
        Screen("document", "/doc/05-geneva-summit?lang=ar", width=1060),
        Screen("sparql", f"/sparql?lang=en&format=html&view=network&query={quote(MEETINGS)}", "label[for=query]", prepare=_show_answer),
        Screen("map", "/map?lang=ar", ".view", width=820, height=500),
    )


def _show_answer(page: Any) -> None:
    page.wait_for_selector("#answer .view[data-state=drawn]")


@contextmanager
def open_browser(path: str) -> Iterator[Any]:
    """A page of headless Chromium, in light colours and without movement."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--font-render-hinting=none"])
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
        browser.close()


def take(page: Any, url: str, screen: Screen, folder: Path) -> int:
    """Takes a picture; its size in bytes.

    Raises:
        SystemExit: the page is missing, a view of it is not drawn, or the picture is too large.
    """
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    answer = page.goto(url + screen.at)
    if not answer.ok:
        raise SystemExit(f"{screen.at}: status {answer.status}")
    for view in page.locator(".view[data-view]").all():
        view.evaluate("view => view.scrollIntoView()")
        page.wait_for_timeout(500)
    page.wait_for_function("() => [...document.querySelectorAll('.view[data-view]')].every(view => /drawn|empty/.test(view.dataset.state))")
    if screen.prepare:
        screen.prepare(page)
    page.evaluate("top => (top ? document.querySelector(top).scrollIntoView() : window.scrollTo(0, 0))", screen.show)
    page.wait_for_timeout(700)
    path = folder / f"{screen.name}.png"
    page.screenshot(path=str(path))
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path}: {path.stat().st_size} bytes, more than {LARGEST}")
    return path.stat().st_size


def main() -> int:
    """Takes all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, help="a store of data/samples; without it one is built")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "screens")
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    try:
        import playwright  # noqa: F401
    except ImportError:
        chromium = None
    if chromium is None:
        print("skipped: playwright (extra dev) or chromium is missing")
        return 0
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "store"
        if options.store is None:
            subprocess.run([sys.executable, "-m", "kg", "build", "data/samples", "--store", str(store)], cwd=ROOT, check=True)
        with serve(store, "--no-link") as (url, _), open_browser(chromium) as page:
            found = page.request.get(f"{url}/sparql", params={"query": REPORTED}, headers={"Accept": "application/sparql-results+json"})
            event = found.json()["results"]["bindings"][0]["event"]["value"].rpartition("/id/")[2]
            for screen in list_screens(f"/page/{quote(event, safe='')}"):
                print(f"{screen.name}: {take(page, url, screen, options.to):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
