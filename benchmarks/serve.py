"""What a server bears: many clients with mixed requests, some of them hostile, and how it compares with a bare handler.

    python -m benchmarks.serve --store DIR [--seconds 300] [--clients 64]

Prints the statuses, the 95th percentile of entity pages and of linking, the memory of the server with its workers at the start and at
the end, and how often one SPARQL query is answered here and by a Starlette handler that evaluates it in its own process. Fails if a
request has any other status than the intended.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

QUERY = "SELECT * { GRAPH ?g { ?s a <https://w3id.org/mithaq/ontology#Statement> ; ?p ?words } } LIMIT 50"
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }",
    "SELECT DISTINCT ?a ?b ?c ?d ?e ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?e ?d",
    "SELECT * { ?s ?p ?o . ?a ?b ?c }",
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * {" + "{" * 2000,
)
PEOPLE = ("Q7747", "Q58217", "Q6279", "Q159", "Q30", "Q79", "Q43", "Q794")
NAMES = ("سيرجي لافروف", "Vladimir Putin", "روسيا", "واشنطن", "Biden", "الجامعة العربية")
TEXT = "التقى وزير الخارجية الروسي سيرغي لافروف نظيره المصري في القاهرة يوم الأربعاء."
#: So many of a hundred requests.
SHARES = {"page": 35, "query": 25, "sparql": 20, "reconcile": 12, "link": 5, "hostile": 3}
INTENDED = {200, 400, 413, 503, 504}
BARE = """
import sys, pyoxigraph, uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
store = pyoxigraph.Store.read_only(sys.argv[1])
def sparql(request):
    answer = store.query(request.query_params["query"], use_default_graph_as_union=True)
    return Response(answer.serialize(None, pyoxigraph.QueryResultsFormat.JSON), media_type="application/sparql-results+json")
uvicorn.run(Starlette(routes=[Route("/sparql", sparql)]), port=int(sys.argv[2]), log_level="critical", access_log=False)
"""


@contextmanager
def serve(store: Path, *more: str) -> Iterator[tuple[str, int]]:
    """A running server, with ``more`` options: its address and process."""
    options = ["--port", "0", "--rate-limit", "0", "--quiet", "--time-limit", "10", *more]
    process = subprocess.Popen([sys.executable, "-m", "kg", "serve", "--store", str(store), *options], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    found = re.search(r"http://\S+(?=/ serves)", process.stderr.readline())
    assert found, "the server does not start"
    try:
        yield found[0], process.pid
    finally:
        process.terminate()
        process.wait()


def measure_memory(process: int) -> float:
    """MiB that a process and its children hold."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,rss"], capture_output=True, text=True).stdout.split("\n")[1:]
    rows = [tuple(map(int, line.split())) for line in listed if line.strip()]
    return sum(size for number, parent, size in rows if process in (number, parent)) / 1024


async def ask(client: httpx.AsyncClient, kind: str) -> int:
    """One request of a kind; its status."""
    if kind == "page":
        answer = await client.get(f"/page/{random.choice(PEOPLE)}?lang={random.choice(('ar', 'en'))}")
    elif kind == "query":
        answer = await client.get("/queries/said-by", params={"by": random.choice(PEOPLE), "from": str(random.randint(2010, 2024))})
    elif kind == "sparql":
        answer = await client.get("/sparql", params={"query": QUERY.replace("50", str(random.randint(1, 90)))})
    elif kind == "reconcile":
        name = random.choice(NAMES) + random.choice(("", "ي", "x"))
        answer = await client.post("/reconcile", data={"queries": f'{{"q0": {{"query": "{name}"}}}}'})
    elif kind == "link":
        answer = await client.post("/link", json={"text": TEXT})
    else:
        answer = await client.post("/sparql", data={"query": random.choice(HOSTILE)})
    return answer.status_code


async def load(url: str, clients: int, seconds: float, shares: dict[str, int]) -> tuple[Counter[tuple[str, int]], dict[str, list[float]]]:
    """Lets so many clients ask for so long: (kind, status) counted, and the seconds of each kind that was answered."""
    counts: Counter[tuple[str, int]] = Counter()
    times: dict[str, list[float]] = defaultdict(list)
    end = time.monotonic() + seconds

    async def go() -> None:
        async with httpx.AsyncClient(base_url=url, timeout=120) as client:
            while time.monotonic() < end:
                kind = random.choices(list(shares), list(shares.values()))[0]
                started = time.monotonic()
                status = await ask(client, kind)
                counts[kind, status] += 1
                if status == 200:
                    times[kind].append(time.monotonic() - started)

    await asyncio.gather(*(go() for _ in range(clients)))
    return counts, times


def main() -> None:
    """Runs all of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--clients", type=int, default=64)
    options = parser.parse_args()
    random.seed(1)
    with serve(options.store) as (url, process):
        httpx.post(f"{url}/link", json={"text": TEXT}, timeout=300)
        before = measure_memory(process)
        counts, times = asyncio.run(load(url, options.clients, options.seconds, SHARES))
        print(f"memory: {before:.0f} MiB before, {measure_memory(process):.0f} MiB after")
        for (kind, status), count in sorted(counts.items()):
            print(f"{kind:10} {status} {count:6}")
        for kind in ("page", "link", "reconcile", "sparql", "query"):
            found = sorted(times[kind])
            if found:
                print(f"{kind:10} median {found[len(found) // 2]:.3f} s, 95th percentile {found[int(0.95 * len(found))]:.3f} s")
        only = {"sparql": 1}
        answered, _ = asyncio.run(load(url, options.clients, min(options.seconds, 20), only))
    bare = subprocess.Popen([sys.executable, "-c", BARE, str(options.store), "7997"])
    try:
        time.sleep(10)
        others, _ = asyncio.run(load("http://127.0.0.1:7997", options.clients, min(options.seconds, 20), only))
    finally:
        bare.terminate()
    print(f"SPARQL: {sum(answered.values())} answers here, {sum(others.values())} of a bare handler in the same time")
    wrong = {kind: count for kind, count in counts.items() if kind[1] not in INTENDED}
    sys.exit(f"not intended: {wrong}" if wrong else 0)


if __name__ == "__main__":
    main()
