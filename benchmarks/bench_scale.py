"""What a store costs by its home: a folder, or a server of yours.

    .venv/bin/python benchmarks/bench_scale.py [--store DIR|URL] [--articles 200] [--rounds 5] [--json]

The articles are those of `seeds/`, read once and then put in again and again under other ids, each round of them a
week later than the one before, so that clusters stay as small as in the news. Reading and checking are left out: they
cost the same wherever the store is, and are done on as many machines as there are. The store must be empty, or new.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from pyoxigraph import Quad

from dateline.articles.model import Article
from dateline.corpus.build import build
from dateline.corpus.export import export_to
from dateline.corpus.model import Versions
from dateline.corpus.reader import DefaultReader
from dateline.graph.iris import Iris
from dateline.questions import find_question, run
from dateline.reading.model import Reading
from dateline.resources import folder
from dateline.store.opening import open_store

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


class Again:
    """Gives what was read before, a number of weeks later."""

    def __init__(self) -> None:
        self.reader, self.known = DefaultReader(), dict[str, Reading]()

    @property
    def versions(self) -> Versions:
        return self.reader.versions

    def register_quads(self, keys: Iterable[str], iris: Iris) -> list[Quad]:
        return self.reader.register_quads(keys, iris)

    def reserved(self, iris: Iris) -> Container[str]:
        return self.reader.reserved(iris)

    def __call__(self, article: Article) -> Reading:
        name, _, copy = article.id.rpartition("-")
        if name not in self.known:
            self.known[name] = self.reader(article)
        later = timedelta(weeks=int(copy))

        def moved(day: date | None) -> date | None:
            return day and day + later

        read = self.known[name]
        events = (replace(e, earliest=moved(e.earliest), latest=moved(e.latest)) for e in read.events)
        return replace(read, article=article, events=tuple(events))


def corpus(target: Path, first: int, copies: int) -> int:
    """Write so many copies of the seeds, from a number on; how many articles that is."""
    target.mkdir()
    lines = []
    for line in (SEEDS / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        for copy in range(first, first + copies):
            name = f"{Path(entry['file']).stem}-{copy}.txt"
            shutil.copy(SEEDS / entry["file"], target / name)
            day = date.fromisoformat(entry["issued"]) + timedelta(weeks=copy)
            lines.append(json.dumps({**entry, "file": name, "issued": day.isoformat()}, ensure_ascii=False))
    (target / "manifest.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


class Swallow:
    """A file that keeps nothing but the number of bytes."""

    size = 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        return len(data)

    def flush(self) -> None: ...


def figures(where: str, number: int, rounds: int) -> dict[str, float]:
    """What was measured, by its name."""
    found: dict[str, float] = {}
    reader = Again()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        articles = corpus(work / "corpus", 0, max(1, number // 5))
        for warm in sorted((work / "corpus").glob("*-0.txt")):
            with open_store(work / "warm", create=True) as store:
                build([warm], store, reader=reader, check=lambda *_: {})

        def seconds(label: str, paths: list[Path], per: int) -> None:
            begin = time.perf_counter()
            with open_store(where, create=True) as store:
                build(paths, store, reader=reader, check=lambda *_: {})
            found[label] = 1000 * (time.perf_counter() - begin) / per

        found["articles"] = articles
        seconds("put in, per article: ms", [work / "corpus"], articles)
        seconds("again, nothing changed, per article: ms", [work / "corpus"], articles)
        corpus(work / "more", number // 5, 1)
        seconds("five more, per article: ms", [work / "more"], 5)
        with open_store(where, read_only=True) as store:
            begin = time.perf_counter()
            found["quads"] = sum(1 for _ in store.quads())
            found["read all quads: s"] = time.perf_counter() - begin
            asked = {}
            for path in sorted(folder("queries").glob("*.rq")):
                question, taken = find_question(path.stem, [folder("queries")]), []
                for _ in range(rounds):
                    begin = time.perf_counter()
                    run(store, question)
                    taken.append(time.perf_counter() - begin)
                asked[path.stem] = statistics.median(taken)
                print(f"{path.stem:<28} {1000 * asked[path.stem]:>10.1f} ms", file=sys.stderr)
            found["ask, median question: ms"] = 1000 * statistics.median(asked.values())
            found["ask, slowest question: ms"] = 1000 * max(asked.values())
            begin = time.perf_counter()
            export_to(Swallow(), store, "nquads")  # type: ignore[arg-type]
            found["export as N-Quads: s"] = time.perf_counter() - begin
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--store", default="")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = figures(options.store or str(Path(name) / "store"), options.articles, options.rounds)
    if options.json:
        print(json.dumps(found, indent=2))
        return
    for label, figure in found.items():
        print(f"{label:<46}{figure:>12,.1f}")


if __name__ == "__main__":
    main()
