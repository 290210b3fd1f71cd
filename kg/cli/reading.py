"""The commands that change a store, and the one that makes what is learnt: ``build``, ``retract``, ``train``."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli.frame import Commands, add_kb, add_store, complain, utf8
from kg.errors import UsageError

_BUILD = """Reads .txt, .jsonl and .html files, or folders of them, and leaves the graph of what they say in the store. A document that the
store already holds as it is now is not read again. A bad document is reported and skipped, the others are built; the exit status is 1
only if some were bad and none of the others could be built or was unchanged."""
_TRAIN = """Needs the extra 'train'. 'names' uses a GPU where there is one and writes model.onnx, tokenizer.json, labels.json and
CARD.md; 'heads', which puts layers into the recogniser that is there and learns over it, heads.npz and CARD.md."""


def declare(commands: Commands) -> None:
    """Add the commands of this module."""
    build = commands.add("build", _build, "read documents into a store", _BUILD)
    build.add_argument("inputs", nargs="+", metavar="INPUT", help="a file, a folder, a pattern, or - for standard input")
    add_store(build)
    add_kb(build)
    build.add_argument("--force", action="store_true", help="read unchanged documents again, too")
    build.add_argument("--quiet", action="store_true", help="tell of bad documents only")

    retract = commands.add("retract", _retract, "remove documents and everything that only they said")
    retract.add_argument("ids", type=utf8, nargs="+", metavar="ID", help="a document's id, as 'kg documents' lists it")
    add_store(retract)

    train = commands.add("train", _train, "make the recogniser of names, or the heads of events, from labelled text", _TRAIN)
    train.add_argument("model", choices=["names", "heads"], help="what to train: heads belong to a recogniser, train them after it")
    train.add_argument("--shared", type=Path, required=True, metavar="DIR", help="the folder that holds names/, training/ and corpora/")
    train.add_argument("--own", type=Path, action="append", default=[], metavar="DIR", help="more annotated articles; may be repeated")
    train.add_argument("--output", type=Path, metavar="DIR", help="where to write (default: data/models/names or heads)")


def _build(options: argparse.Namespace) -> int:
    from kg.build import build
    from kg.progress import count_documents, iter_summary, open_progress

    total = None if options.quiet else count_documents(options.inputs)
    with open_progress(total, quiet=options.quiet) as progress:
        summary = build(options.inputs, options.store, progress=progress, force=options.force, kb=options.kb)
    if not options.quiet:
        print("\n".join(iter_summary(summary)))
    if summary.bad and not (summary.documents or summary.unchanged):
        return complain("no document could be built", 1)
    return 0


def _retract(options: argparse.Namespace) -> None:
    from kg.build import retract

    retract(options.ids, options.store)


def _train(options: argparse.Namespace) -> None:
    try:
        from kg.train.heads import train_heads
        from kg.train.run import train_names
    except ModuleNotFoundError as error:
        raise UsageError(f"'kg train' needs the module {error.name}: pip install 'mithaq[train]'") from None
    if options.model == "heads":
        for name, figure in train_heads(options.shared, options.output, options.own).items():
            print(f"{name}: {figure:.0f}")
        return
    scores = train_names(options.shared, options.output, options.own)
    for name, rows in scores.items():
        print(f"{name}: {rows['all']}")
