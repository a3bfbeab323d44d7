"""What the actors and places of one more article cost, by how many articles there are already.

    .venv/bin/python benchmarks/bench_actors.py [--articles 100 10000] [--rounds 15] [--json]

The corpus is generated: names as unevenly spread as in the news (a few in every second article, most in one), whole
names, spellings of them and surnames alone, initials, places in countries; readings hold nothing but entries. Each
round opens the store anew, puts one article in and links it, so that nothing is left in memory from the round before.
"""

import argparse
import json
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Iterator

from pyoxigraph import Literal, Quad

from dateline.graph.iris import Iris, slug, term
from dateline.identity.decisions import NONE
from dateline.identity.entries import link_entries
from dateline.store.embedded import open_store

IRIS = Iris()
SYLLABLES = ("ba", "ko", "ri", "me", "sha", "du", "no", "li", "ta", "ger", "fo", "wa", "zu", "pe", "hal", "mi", "jan")
PERSONS, GROUPS, PLACES, EACH = 20_000, 4_000, 4_000, 8


class Names:
    """Names that are drawn as those of the news are: the n-th most common once for every n times the first."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        words = ["".join(self.random.choices(SYLLABLES, k=self.random.choice((2, 3)))).title() for _ in range(9_000)]
        given, surnames = words[:1_500], words[1_500:]
        self.persons = [(self._rare(given), self._rare(surnames)) for _ in range(PERSONS)]
        self.groups = [" ".join(self._rare(words) for _ in range(3)) for _ in range(GROUPS)]
        self.places = [(self._rare(words), f"place/country-{self.random.randrange(60)}") for _ in range(PLACES)]

    def _rare(self, names: list) -> object:  # type: ignore[type-arg]
        return names[min(int(len(names) ** self.random.random()), len(names)) - 1]

    def entries(self) -> Iterator[tuple[str, str, str, str]]:
        """Class, type, label and what it lies in, of each entry of one article."""
        for _ in range(EACH):
            kind = self.random.random()
            if kind < 0.6:
                given, surname = self._rare(self.persons)  # type: ignore[misc]
                spelt = given.replace("sh", "sj") if self.random.random() < 0.1 else given
                yield "dl:Person", "at:person", surname if self.random.random() < 0.2 else f"{spelt} {surname}", ""
            elif kind < 0.8:
                name = str(self._rare(self.groups))
                short = "".join(word[0] for word in name.split())
                yield "dl:Group", "at:armed-group", short if self.random.random() < 0.1 else name, ""
            else:
                name, country = self._rare(self.places)  # type: ignore[misc]
                yield "dl:Location", "", str(name), country


def reading(number: int, names: Names) -> list[Quad]:
    """The entries of an article, and the register entries that it names."""
    graph, quads = IRIS.reading(f"a{number}"), []
    for cls, actor_type, label, outer in names.entries():
        kind = "place" if outer else "actor"
        node = IRIS.node(f"a{number}", f"{kind}/{slug(label)}")
        quads += [Quad(node, term("rdf:type"), term(cls), graph), Quad(node, term("rdfs:label"), Literal(label), graph)]
        if actor_type:
            quads.append(Quad(node, term("dl:actorType"), term(actor_type), graph))
        if outer:
            country = IRIS.register_entry(outer)
            quads += [
                Quad(node, term("dl:within"), country, graph),
                Quad(country, term("rdf:type"), term("dl:Location"), IRIS.register_graph),
                Quad(country, term("rdfs:label"), Literal(outer.rpartition("/")[2]), IRIS.register_graph),
            ]
    return quads


def figures(articles: int, rounds: int) -> dict[str, float]:
    """Milliseconds of one more article, and seconds of all of them at once."""
    names = Names(articles)
    with tempfile.TemporaryDirectory() as folder:
        with open_store(folder, create=True) as store:
            store.extend(q for number in range(articles) for q in reading(number, names))
            start = time.perf_counter()
            link_entries(store, IRIS, None, (), NONE)
            anew = time.perf_counter() - start
        taken = []
        for number in range(articles, articles + rounds):
            with open_store(folder) as store:
                store.extend(reading(number, names))
                start = time.perf_counter()
                link_entries(store, IRIS, [f"a{number}"], (), NONE)
                taken.append((time.perf_counter() - start) * 1000)
    return {
        "one more, ms (median)": statistics.median(taken),
        "one more, ms (worst)": max(taken),
        "all anew, s": anew,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs=2, default=(100, 10_000))
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    few, many = (figures(n, options.rounds) for n in options.articles)
    key = "one more, ms (median)"
    ratio = many[key] / few[key]
    if options.json:
        print(json.dumps({"python": platform.python_version(), "few": few, "many": many, "ratio": ratio}))
        return
    for name in few:
        print(f"{name:24}{few[name]:10.2f}{many[name]:10.2f}")
    print(f"{'ratio of one more':24}{ratio:20.2f}")


if __name__ == "__main__":
    main()
