"""How long a build takes per article, and how long a question takes to answer.

    .venv/bin/python benchmarks/bench_store.py [--copies 1 20] [--rounds 5] [--json]

The corpus is `seeds/`, each article as often as there are copies, under ids of their own. All copies tell of the same
events, so that identity has larger clusters here than in a real corpus of that size.
"""

import argparse
import json
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dateline.corpus.build import build
from dateline.corpus.reader import DefaultReader
from dateline.questions import find_question, run
from dateline.resources import folder
from dateline.store.embedded import open_store

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
DATELINE = Path(sys.executable).with_name("dateline")


def copies(number: int, target: Path) -> int:
    """Write a corpus of so many copies of the sample corpus; the number of its articles."""
    target.mkdir()
    lines = []
    for line in (SEEDS / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        for copy in range(number):
            name = f"{Path(entry['file']).stem}-{copy}.txt"
            shutil.copy(SEEDS / entry["file"], target / name)
            lines.append(json.dumps({**entry, "file": name}, ensure_ascii=False))
    (target / "manifest.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def seconds(work: object, *arguments: object, rounds: int = 1) -> float:
    """Median of the wall clock over some rounds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work(*arguments)  # type: ignore[operator]
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def figures(number: int, rounds: int) -> dict[str, float]:
    """Seconds of a corpus of so many copies."""
    reader = DefaultReader()
    with tempfile.TemporaryDirectory() as name:
        corpus, place = Path(name) / "corpus", Path(name) / "store"
        articles = copies(number, corpus)
        with open_store(place, create=True) as store:
            first = seconds(lambda: build([corpus], store, reader=reader))
            again = seconds(lambda: build([corpus], store, reader=reader), rounds=rounds)
            asked = {}
            for path in sorted(folder("queries").glob("*.rq")):
                question = find_question(path.stem, [folder("queries")])
                asked[path.stem] = seconds(lambda question=question: run(store, question), rounds=rounds)  # type: ignore[misc]
            quads = sum(1 for _ in store.quads())
        command = [str(DATELINE), "ask", "attacks", "--store", str(place)]
        cold = seconds(lambda: subprocess.run(command, capture_output=True, check=True), rounds=rounds)
    slowest = max(asked, key=lambda name: asked[name])
    print(f"{articles} articles: the slowest question is {slowest}", file=sys.stderr)
    return {
        "articles": articles,
        "quads": quads,
        "build, per article: ms": 1000 * first / articles,
        "build again, nothing changed, per article: ms": 1000 * again / articles,
        "questions asked": len(asked),
        "ask, median question: ms": 1000 * statistics.median(asked.values()),
        "ask, slowest question: ms": 1000 * asked[slowest],
        "`dateline ask attacks`, whole process: ms": 1000 * cold,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 20])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:  # warm up: models, frames and shapes are loaded once
        copies(1, Path(name) / "corpus")
        with open_store(Path(name) / "store", create=True) as store:
            build([Path(name) / "corpus"], store)
    found = [figures(number, options.rounds) for number in options.copies]
    if options.json:
        print(json.dumps(found, indent=2))
        return
    print(f"Python {platform.python_version()}, {platform.machine()}; {options.rounds} rounds, medians")
    for name in found[0]:
        print(f"{name:<46}" + "".join(f"{one[name]:>12,.1f}" for one in found))


if __name__ == "__main__":
    main()
