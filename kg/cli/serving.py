"""The command that answers over HTTP: ``serve``."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli.frame import Commands, add_store
from kg.errors import UsageError

_SERVE = """Answers over HTTP: SPARQL 1.1 (/sparql), the bundled queries (/queries), pages, linking (/link) and reconciliation (/reconcile).
Reads only, unless --token-file allows updates. Builds can go on meanwhile: what they made is served once they are done."""
PORT = 7878


def declare(commands: Commands) -> None:
    """Add the command of this module."""
    serve = commands.add("serve", _serve, "answer over HTTP: SPARQL, queries, pages, linking, reconciliation", _SERVE)
    add_store(serve)
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: %(default)s, this machine only)")
    serve.add_argument("--port", type=int, default=PORT, help="0 takes any that is free (default: %(default)s)")
    serve.add_argument("--url", help="the address that the server is called by from outside, where it stands behind another")
    serve.add_argument(
        "--cors", action="append", metavar="ORIGIN", help="web pages that may read answers; may be repeated (default: *, all of them)"
    )
    serve.add_argument("--token-file", type=Path, metavar="FILE", help="holds the token that allows updates (default: nobody may write)")
    serve.add_argument("--time-limit", type=float, metavar="SECONDS", help="that a query may take (default: 30)")
    serve.add_argument("--row-limit", type=int, metavar="N", help="rows or triples of an answer (default: 100000)")
    serve.add_argument("--memory-limit", type=int, metavar="MIB", help="that one process may hold (default: 1024)")
    serve.add_argument("--body-limit", type=int, metavar="BYTES", help="of a request (default: 1048576)")
    serve.add_argument("--rate-limit", type=float, metavar="N", help="requests a second of one client; 0 for no limit (default: 100)")
    serve.add_argument("--workers", type=int, metavar="N", help="processes that answer queries (default: 4)")
    serve.add_argument("--no-link", action="store_true", help="read no texts at /link: saves some 600 MB of memory")
    serve.add_argument("--quiet", action="store_true", help="no line a request")


def _serve(options: argparse.Namespace) -> None:
    from kg.serve.limits import MEBIBYTE, Limits
    from kg.serve.run import Settings, read_token, run

    given = {
        "seconds": options.time_limit,
        "rows": options.row_limit,
        "memory": None if options.memory_limit is None else options.memory_limit * MEBIBYTE,
        "body": options.body_limit,
        "rate": options.rate_limit,
        "workers": options.workers,
    }
    for name, value in given.items():
        if value is not None and (value < 0 or (value == 0 and name != "rate")):
            raise UsageError(f"--{_NAMES[name]} {value:g}: must be more than 0")
    limits = Limits(**{name: value for name, value in given.items() if value is not None})
    token = read_token(options.token_file) if options.token_file else None
    settings = Settings(options.store, limits, token, options.url, tuple(options.cors or ("*",)), not options.no_link)
    run(settings, options.host, options.port, quiet=options.quiet)


_NAMES = {
    "seconds": "time-limit",
    "rows": "row-limit",
    "memory": "memory-limit",
    "body": "body-limit",
    "rate": "rate-limit",
    "workers": "workers",
}
