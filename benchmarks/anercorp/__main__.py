"""``python -m benchmarks.anercorp``: train the benchmark's model on ANERcorp's training part and print its F1 on the test part.

    python -m benchmarks.anercorp [--shared ../shared] [--out .anercorp] [--epochs 3] [--again 2] [--members 2] …

Each member is a process of its own with its share of the cores; a run that was stopped goes on behind the last epoch that it saved.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path


def main() -> int:
    """Parse the command line, train what is not trained yet, and report; 0 also where the data is not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.anercorp", description="F1 on ANERcorp, CAMeL split.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder that holds names/")
    parser.add_argument("--out", type=Path, default=Path(".anercorp"), help="where the weights go")
    parser.add_argument("--members", type=int, help="how many networks read together")
    parser.add_argument("--epochs", type=int, help="on ANERcorp without its last tenth")
    parser.add_argument("--again", type=int, help="epochs more on the whole of it")
    parser.add_argument("--minutes", type=float, help="the most that training on ANERcorp may take")
    parser.add_argument("--member", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not (given.shared / "names/anercorp/train.conll").is_file():
        print(f"skipped: {given.shared}/names/anercorp is not there; give the folder that holds names/ as --shared")
        return 0
    try:
        import torch

        from benchmarks.anercorp.trial import (
            Plan,
            choose_way,
            make_say,
            measure,
            path_of,
            read_data,
            read_part,
            tell,
            train_member,
            train_start,
        )
    except ImportError as error:
        print(f"skipped: {error.name} is not installed; pip install 'mithaq[train]'")
        return 0
    options = {k: v for k in ("members", "epochs", "again", "minutes") if (v := getattr(given, k)) is not None}
    plan = Plan(**options)
    given.out.mkdir(parents=True, exist_ok=True)
    say = make_say(time.monotonic())
    if given.member is not None:
        torch.set_num_threads(max(1, len(os.sched_getaffinity(0)) // plan.members))
        train_member(given.member, given.shared, given.out, plan, say)
        return 0
    say(str(plan))
    train_start(given.shared, given.out, plan, say)
    own = [sys.executable, "-m", "benchmarks.anercorp", "--shared", str(given.shared), "--out", str(given.out)]
    own += [f"--{k}={v}" for k, v in options.items()]
    last = plan.epochs + plan.again
    missing = [n for n in range(plan.members) if not path_of(given.out, n, last).is_file()]
    running = [subprocess.Popen([*own, f"--member={n}"]) for n in missing]
    ended = [member.wait() for member in running]
    if any(ended):
        print("a member failed: see above")
        return 1
    data = read_data(given.shared, given.out)
    dev, test = ([read_part(given.out, n, epoch, plan, part, sentences) for n in range(plan.members)]
                 for part, epoch, sentences in (("dev", plan.epochs, data.dev), ("test", last, data.test)))
    way = choose_way(dev, data, say)
    for n, alone in enumerate(test):
        say(f"test, member {n} alone, plain: {tell(measure([alone], data.test))}")
    say(f"test, together, plain: {tell(measure(test, data.test))}")
    say(f"test, together, decoded with {way.share} and {way.weight} as chosen on dev: {tell(measure(test, data.test, way))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
