"""A reader of a toy language, so that building is tested without any analysis.

Each line of an article says one thing: `strike NAME` (NAME attacked a town), `says NAME` (a statement with a demand),
`bad NAME` (a strike that the check complains about), `with KEY` (the next claims concern a register entry), `mute` (a
statement of nobody, which the shapes do not allow), `refuse`, `crash`.
"""

import json
import sys
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from dateline.articles.model import Article
from dateline.corpus.model import Versions
from dateline.errors import InputError
from dateline.graph.iris import Iris, term
from dateline.language.model import Entity, Span
from dateline.reading.model import Event, Proposition, Reading

REGISTER = {
    "actor/broken": "place/broken",
    "place/broken": "place/broken",
    "actor/utopia": "place/utopia",
    "place/port": "place/utopia",
    "place/utopia": None,
}


class ToyReader:
    def __init__(self, mappings: str = "m1", delay: float = 0.0) -> None:
        self.versions = Versions("test", mappings, "r1", "toy 1")
        self.delay = delay
        self.read: list[str] = []

    def __call__(self, article: Article) -> Reading:
        time.sleep(self.delay)
        self.read.append(article.id)
        entities: dict[str, Entity] = {}
        events: list[Event] = []
        propositions: list[Proposition] = []
        concerns: tuple[str, ...] = ()
        place = 0
        for line in article.text.splitlines(keepends=True):
            span, place = (Span(place, place + len(line.rstrip())),), place + len(line)
            what, _, name = line.strip().partition(" ")
            key = f"actor/{name.lower()}"
            if what == "crash":
                raise RuntimeError("the toy broke")
            if what == "refuse":
                raise InputError("the toy will not read this")
            if what == "with":
                entities[name] = Entity(name, name, "state", is_place=name.startswith("place/"), register=name)
                concerns = (name,)
            elif what in ("strike", "bad"):
                entities[key] = Entity(key, name, "person")
                links = {"dl:attacker": (key,), "dl:concerns": concerns}
                number = f"event/strike-{len(events) + 1}"
                twice = (*span, Span(span[0].begin, span[0].begin + len(what)))
                events.append(Event(number, "dl:Strike", "et:air-strike", twice, what, links=links))
            elif what == "mute":
                events.append(Event("event/mute", "dl:Statement", "et:statement", span, "mute", speech_act="sa:state"))
            elif what == "says":
                entities[key] = Entity(key, name, "person")
                demand = f"proposition/{len(propositions) + 1}"
                propositions.append(Proposition(demand, ("ac:troop-withdrawal",), span, "says"))
                links = {"dl:speaker": (key,), "dl:demands": (demand,)}
                number = f"event/statement-{len(events) + 1}"
                events.append(
                    Event(number, "dl:Statement", "et:statement", span, "says", links=links, speech_act="sa:call-for")
                )
        return Reading(article, tuple(entities.values()), tuple(events), tuple(propositions))

    def register_quads(self, keys: Iterable[str], iris: Iris) -> list[Quad]:
        quads, queue = [], [k for k in keys if k in REGISTER]
        while queue:
            key = queue.pop()
            if key == "place/broken":  # no class, which the shapes do not allow of what something is said of
                quads.append(Quad(iris.register_entry(key), term("dl:within"), iris.article("x"), iris.register_graph))
                continue
            kind = "dl:Location" if key.startswith("place/") else "dl:Group"
            node = iris.register_entry(key)
            quads.append(Quad(node, term("rdf:type"), term(kind), iris.register_graph))
            quads.append(Quad(node, term("rdfs:label"), Literal(key, language="en"), iris.register_graph))
            if (outer := REGISTER[key]) is not None:
                inside = term("dl:within" if key.startswith("place/") else "dct:spatial")
                quads.append(Quad(node, inside, iris.register_entry(outer), iris.register_graph))
                queue.append(outer)
        return quads

    def reserved(self, iris: Iris) -> Collection[str]:
        return [iris.register_entry(k).value for k in REGISTER]


def toy_check(quads: Sequence[Quad], article: Article) -> Mapping[str, Sequence[str]]:
    assert any(q.subject.value.endswith(f"article/{article.id}") for q in quads)  # type: ignore[union-attr]
    return {q.subject.value: ["is bad"] for q in quads if q.predicate == term("dl:rule") and q.object == Literal("bad")}  # type: ignore[union-attr]


def all_is_well(quads: Sequence[Quad], article: Article) -> Mapping[str, Sequence[str]]:
    return {}


def write_article(folder: Path, article_id: str, *lines: str) -> Path:
    """One JSON Lines file with one article."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{article_id}.jsonl"
    data = {
        "id": article_id,
        "language": "en",
        "issued": "2024-05-01",
        "title": "A toy",
        "publisher": f"{article_id} daily",
    }
    path.write_text(json.dumps(data | {"text": "\n".join(lines)}) + "\n", encoding="utf-8")
    return path


def subjects(quads: Iterable[Quad]) -> set[str]:
    return {q.subject.value for q in quads if isinstance(q.subject, NamedNode)}


if __name__ == "__main__":  # a build in a process of its own, to be killed: STORE FOLDER SECONDS-PER-ARTICLE
    from dateline.corpus.build import build
    from dateline.store.embedded import open_store

    with open_store(sys.argv[1], create=True) as opened:
        build(
            [sys.argv[2]],
            opened,
            reader=ToyReader(delay=float(sys.argv[3])),
            check=toy_check,
            progress=lambda outcome, total: print(outcome.article, flush=True),
        )
