"""How long it takes to place the events of one more article, in a small store and in a large one.

    .venv/bin/python benchmarks/bench_identity.py [--articles 100 10000] [--rounds 9] [--json]

The corpus is made up: ten articles a day, each with six attacks of that day in one of forty cities and two statements,
so that about one in six reports has company. It is written without reading any text. The time is that of
`link_events` alone: what the event part of identity adds to the build of one article.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from pyoxigraph import Literal, Quad

from dateline.graph import literals
from dateline.graph.iris import Iris, term
from dateline.identity.decisions import NONE
from dateline.identity.happenings import link_events
from dateline.store.embedded import EmbeddedStore, open_store

IRIS = Iris()
FIRST = date(2031, 1, 1)
A_DAY, STRIKES, STATEMENTS, CITIES, SPEAKERS = 10, 6, 2, 40, 30
KINDS = ("et:bombing", "et:shelling", "et:air-strike", "et:armed-attack")


def entries() -> Iterator[Quad]:
    """Cities and speakers, which stand for themselves."""
    for kind, cls, number in (("place", "dl:Location", CITIES), ("actor", "dl:Group", SPEAKERS)):
        for i in range(number):
            node = IRIS.canonical(kind, f"{kind}-{i}")
            yield Quad(node, term("rdf:type"), term(cls), IRIS.register_graph)
            yield Quad(node, term("rdfs:label"), Literal(f"{kind} {i}", language="en"), IRIS.register_graph)
            yield Quad(node, term("dl:canonical"), node, IRIS.identity_graph)


def article(number: int) -> Iterator[Quad]:
    """All that is needed of the article of this number."""
    chance = random.Random(number)
    day, name = FIRST + timedelta(days=number // A_DAY), f"a{number:06}"
    yield Quad(IRIS.article(name), term("dct:issued"), literals.day(day), IRIS.articles_graph)
    for i in range(STRIKES + STATEMENTS):
        node, strike = IRIS.node(name, f"event/e-{i}"), i < STRIKES
        said = {
            "rdf:type": term("dl:Strike" if strike else "dl:Statement"),
            "dl:eventType": term(chance.choice(KINDS) if strike else "et:statement"),
            "dl:factuality": term("fa:occurred"),
            "dl:reportedIn": IRIS.article(name),
        }
        if strike:
            said["dl:place"] = IRIS.canonical("place", f"place-{chance.randrange(CITIES)}")
        else:
            said["dl:speaker"] = IRIS.canonical("actor", f"actor-{chance.randrange(SPEAKERS)}")
            said["dl:speechAct"] = term("sa:state")
        for prop, value in said.items():
            yield Quad(node, term(prop), value, IRIS.reading(name))
        if i % 2:
            for prop in ("dl:earliest", "dl:latest"):
                yield Quad(node, term(prop), literals.day(day), IRIS.reading(name))


def corpus(store: EmbeddedStore, number: int) -> float:
    """Fill a store; the seconds that all its clusters take."""
    store.extend(entries())
    for i in range(number):
        store.extend(article(i))
    start = time.perf_counter()
    link_events(store, IRIS, None, (), NONE)
    return time.perf_counter() - start


def one_more(store: EmbeddedStore, number: int) -> float:
    """The seconds that the clusters of one more article take; it is gone afterwards."""
    name, quads = f"a{number:06}", list(article(number))
    store.extend(quads)
    start = time.perf_counter()
    link_events(store, IRIS, [name], (), NONE)
    taken = time.perf_counter() - start
    store.apply(remove=quads)
    link_events(store, IRIS, [name], (), NONE)
    return taken


def shared(store: EmbeddedStore) -> int:
    """How many clusters have several events."""
    return sum(1 for q in store.quads(IRIS.identity_graph) if q.predicate == term("dl:because"))


def figures(number: int, rounds: int) -> dict[str, float]:
    """Seconds of a corpus of so many articles."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store", create=True) as store:
        everything = corpus(store, number)
        taken = [one_more(store, number + i) for i in range(rounds + 1)][1:]  # the first one loads the ontology
        return {
            "articles": number,
            "events": number * (STRIKES + STATEMENTS),
            "clusters of several": shared(store),
            "everything anew: s": everything,
            "one more article: ms": 1000 * statistics.median(taken),
        }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 10_000])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = [figures(number, options.rounds) for number in options.articles]
    ratio = found[-1]["one more article: ms"] / found[0]["one more article: ms"]
    if options.json:
        print(json.dumps({"sizes": found, "ratio": ratio}, indent=2))
        return
    for name in found[0]:
        print(f"{name:<24}" + "".join(f"{one[name]:>14,.1f}" for one in found))
    print(f"{'one more: last / first':<24}{ratio:>14.2f}")


if __name__ == "__main__":
    main()
