"""How fast articles are read, beside the spaCy pipeline that the reading builds on: same text, same run.

    .venv/bin/python benchmarks/bench_reading.py [--rounds 7] [--repeat 5] [--json]

The text is the sample corpus in `seeds/`, repeated. Each round runs every contender once, in turn, on one core; the
figures are medians over the rounds, and the ratio is the median of each round's ratio.
"""

import argparse
import gc
import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"  # before numpy: one core for all contenders

import spacy  # noqa: E402

from dateline.articles import Article, read_paths  # noqa: E402
from dateline.language.grammar import load_grammar  # noqa: E402
from dateline.language.pipeline import DEFAULT_MODELS, analyse, parse  # noqa: E402
from dateline.language.predications import find_predications  # noqa: E402
from dateline.reading.loader import load_frames  # noqa: E402
from dateline.reading.read import read  # noqa: E402

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
LIMIT = 1.3
_CONTENDERS = ("spacy", "reading", "dutch", "predications", "frames", "frames again")


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time, without the collector's pauses: what else the machine does counts for nobody."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    gc.enable()
    return seconds


def figures(rounds: int, repeat: int) -> dict[str, float]:
    """The medians of all contenders."""
    articles = [a for a in read_paths([SEEDS]) if isinstance(a, Article)] * repeat
    english = [a for a in articles if a.language == "en"]
    dutch = [a for a in articles if a.language == "nl"]
    words = {"en": sum(len(a.text.split()) for a in english), "nl": sum(len(a.text.split()) for a in dutch)}
    whole = spacy.load(DEFAULT_MODELS["en"])
    frames, grammar = load_frames("en"), load_grammar("en")
    docs = [parse(a) for a in english]
    sentences = sum(len(list(doc.sents)) for doc in docs)
    for article in (english[0], dutch[0]):  # load and warm up
        read(analyse(article), load_frames(article.language))
    whole(english[0].text)

    taken: dict[str, list[float]] = {name: [] for name in _CONTENDERS}
    for _ in range(rounds):
        taken["spacy"].append(timed(lambda: [whole(a.text) for a in english]))
        taken["reading"].append(timed(lambda: [read(analyse(a), frames) for a in english]))
        taken["dutch"].append(timed(lambda: [parse(a) for a in dutch]))
        taken["predications"].append(timed(lambda: [find_predications(doc, grammar) for doc in docs]))
        ready = [analyse(a) for a in english]  # names keep what they were asked: a new analysis for every round
        taken["frames"].append(timed(lambda ready=ready: [read(one, frames) for one in ready]))  # type: ignore[misc]
        taken["frames again"].append(timed(lambda ready=ready: [read(one, frames) for one in ready]))  # type: ignore[misc]
    median = {name: statistics.median(seconds) for name, seconds in taken.items()}
    ratios = [ours / theirs for ours, theirs in zip(taken["reading"], taken["spacy"], strict=True)]
    return {
        "English words": words["en"],
        "English sentences": sentences,
        "Dutch words": words["nl"],
        "spaCy, all components: words/s": words["en"] / median["spacy"],
        "our reading: words/s": words["en"] / median["reading"],
        "our reading / spaCy, time": statistics.median(ratios),
        "Dutch analyser: words/s": words["nl"] / median["dutch"],
        "Dutch analyser / spaCy on English, words/s": (words["nl"] / median["dutch"]) / (words["en"] / median["spacy"]),
        "predications from a parse: sentences/s": sentences / median["predications"],
        "frames over ready predications: sentences/s": sentences / median["frames"],
        "the same, names looked up already: sentences/s": sentences / median["frames again"],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--repeat", type=int, default=5, help="copies of the sample corpus")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = figures(options.rounds, options.repeat)
    if options.json:
        print(json.dumps(found, indent=2))
        return
    print(f"Python {platform.python_version()}, spaCy {spacy.__version__}, {platform.machine()}")
    print(f"{options.rounds} rounds, medians")
    for name, value in found.items():
        shown = f"{value:,.2f}" if value < 100 else f"{value:,.0f}"
        print(f"{name:<48} {shown:>10}")
    print(f"the ratio is {'within' if found['our reading / spaCy, time'] <= LIMIT else 'above'} {LIMIT}")


if __name__ == "__main__":
    main()
