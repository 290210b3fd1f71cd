"""Whether a server stays on its feet whatever it is sent: ``python -m benchmarks.fuzz --store DIR [--minutes 60] [--seed 1]``.

In turns, against a running server over that store: schemathesis makes requests from the OpenAPI description (extra ``fuzz``; left out
without it), and this program sends a corpus of its own, damaged at random: the bundled queries, JSON for linking and reconciliation, texts,
and paths. Any status of 500 or above other than the intended 503 (busy) and 504 (a query that took too long), and any answer that does not
come, is printed with its request; exit status 1 then.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

import httpx

from benchmarks.serve import HOSTILE, PEOPLE, TEXT, serve

#: Seconds that a turn of each kind takes.
TURN = 60.0
#: Statuses above 499 that are intended: busy, and a query that took too long.
REFUSALS = frozenset({503, 504})
#: What is put into a text: quotes, brackets, escapes, controls, direction marks, a lone low surrogate's escape, astral letters.
ODD = (
    "\\", '"', "'", "{", "}", "[", "<", ">", "\\u0000", "\x00", "\x07", "\r", "\u202e", "\u200f", "\ufeff", "\\udc00", "𐎠", "ـ", "؟",
    "%", "&", ";", "?x", "<http://[>", "FILTER", "SERVICE", "1e999", "-0", "null", "../", "%00", "٣", "ﷺ", "<script>", "))))", "((((",
    "@ar", "^^", "_:b",
)
BASES = {
    "json": (
        json.dumps({"text": TEXT}), json.dumps({"texts": [TEXT, "", "x"]}), json.dumps([1, None, {"text": []}]),
        json.dumps({"queries": {"q": {"query": "روسيا", "type": "Place", "limit": 3,
                                       "properties": [{"pid": "memberOf", "v": {"id": "Q30"}}]}}}),
        json.dumps({"ids": list(PEOPLE), "properties": [{"id": "locatedIn"}, {"id": "x", "settings": {"limit": "1"}}]}),
    ),
    "text": (
        TEXT, "قال بوتين: «لن نقبل» وأضاف \"إن الأمر\" (2021/13/45).",
        "في 31 فبراير 99999 " * 40, "«" * 300, "ا" * 5000, "\u202e\u0640\u064b" * 50,
    ),
    "path": (
        "/page/Q7747", "/data/Q159?format=ttl", "/doc/001", "/graph/doc", "/queries/said-by?by=Q7747&from=2010", "/ontology/value",
        "/reconcile/suggest/entity?prefix=لاف", "/reconcile/preview?id=Q30", "/graphs?graph=x", "/static/mithaq.css",
    ),
}


def damage(base: str, chance: random.Random) -> str:
    """A text with up to six changes: pieces cut out, doubled, moved, or odd ones put in.

    >>> damage("SELECT", random.Random(3)) != "SELECT"
    True
    """
    for _ in range(chance.randint(1, 6)):
        start = chance.randint(0, len(base))
        end = min(len(base), start + chance.choice((0, 1, 1, 3, 20)))
        put = chance.choice((
            "", chance.choice(ODD), chance.choice(ODD) * chance.choice((2, 50, 2000)), base[start:end] * 2, chr(chance.randint(0, 0xD7FF)),
        ))
        base = base[:start] + put + base[end:]
    return base


def make_request(queries: Sequence[str], chance: random.Random) -> tuple[str, str, dict[str, object]]:
    """A damaged request: its method, its path, and what httpx takes beside."""
    def of(kind: str) -> bytes:
        return damage(chance.choice(BASES[kind]), chance).encode("utf-8", "surrogatepass")

    query = damage(chance.choice(queries), chance)
    body = query.encode("utf-8", "replace")
    header = chance.choice(("application/json", "text/plain", "application/x-www-form-urlencoded", "x", "text/html;charset=x"))
    accept = "".join(c for c in damage("text/csv;q=0.3, */*", chance) if " " <= c <= "~")
    makers: tuple[Callable[[], tuple[str, str, dict[str, object]]], ...] = (
        lambda: ("POST", "/sparql", {"content": body, "headers": {"content-type": "application/sparql-query"}}),
        lambda: ("POST", "/sparql", {"data": {"query": query}, "headers": {"accept": accept}}),
        lambda: ("GET", "/sparql?query=" + quote(body[:4000]), {}),
        lambda: ("POST", "/link", {"content": of("json"), "headers": {"content-type": "application/json"}}),
        lambda: ("POST", "/link", {"json": {"text": of("text").decode("utf-8", "replace")}}),
        lambda: ("POST", chance.choice(("/link", "/sparql", "/reconcile")), {"content": of("json"), "headers": {"content-type": header}}),
        lambda: ("POST", "/reconcile", {"data": {chance.choice(("queries", "extend")): of("json").decode("utf-8", "replace")}}),
        lambda: ("GET", "/" + quote(of("path").lstrip(b"/"), safe="/?&=%:"), {}),
    )
    return chance.choice(makers)()


def send_corpus(client: httpx.Client, queries: Sequence[str], seconds: float, chance: random.Random, counts: Counter[int]) -> list[str]:
    """Send damaged requests for so long; the lines of those answered otherwise than intended."""
    wrong = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        method, path, rest = make_request(queries, chance)
        try:
            status = client.request(method, path, **rest).status_code  # type: ignore[arg-type]
        except (httpx.InvalidURL, httpx.LocalProtocolError):  # this side does not send such a thing
            continue
        except httpx.HTTPError as error:
            wrong.append(f"{type(error).__name__}: {method} {path[:300]} {str(rest)[:600]}")
            continue
        counts[status] += 1
        if status >= 500 and status not in REFUSALS:
            wrong.append(f"{status}: {method} {path[:300]} {str(rest)[:600]}")
    return wrong


def run_schemathesis(url: str, seconds: float, seed: int) -> str | None:
    """One turn of schemathesis; what it printed if a request was answered with a server error."""
    own = Path(sys.executable).with_name("schemathesis")
    config = ["--config-file", str(Path(__file__).with_name("schemathesis.toml"))]
    options = ["--checks", "not_a_server_error", "--seed", str(seed), "--max-examples", "50", "--no-color"]
    options += ["--max-failures", "3", "--request-timeout", "120"]
    try:
        command = [str(own), *config, "run", f"{url}/openapi.json", *options]
        done = subprocess.run(command, capture_output=True, text=True, timeout=4 * seconds)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode else None


def main() -> int:
    """Take turns until the time is over; 0 if nothing was answered otherwise than intended."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description="Send a server what it does not expect.")
    parser.add_argument("--store", type=Path, required=True, help="the store that is served")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, counts, turns = random.Random(given.seed), Counter[int](), 0
    folder = Path(__file__).resolve().parents[1] / "queries"
    queries = [path.read_text("utf-8") for path in sorted(folder.rglob("*.rq"))] + list(HOSTILE)
    described = importlib.util.find_spec("schemathesis") is not None
    if not described:
        print("schemathesis is not installed (pip install 'mithaq[fuzz]'): only the corpus is sent")
    end = time.monotonic() + 60 * given.minutes
    wrong: list[str] = []
    with serve(given.store) as (url, _), httpx.Client(base_url=url, timeout=300) as client:
        client.post("/link", json={"text": TEXT})  # the pipeline is loaded by the first
        while time.monotonic() < end and not wrong:
            wrong = send_corpus(client, queries, min(TURN, end - time.monotonic()), chance, counts)
            if described and not wrong:
                turns += 1
                told = run_schemathesis(url, TURN, given.seed * 1000 + turns)
                wrong = [told] if told else []
            if client.get("/").status_code != 200:
                wrong.append("the first page is gone")
    print(f"{sum(counts.values())} requests of the corpus, by status: {dict(sorted(counts.items()))}; {turns} turns of schemathesis")
    print("\n".join(wrong) if wrong else "nothing but what is intended")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
