"""Which events may be one with which, found without looking at all of them.

Every event has keys: the dead by name, and who, where and telling figures, each with the weeks in which it may have
been. Only events that share a key are compared. The keys are kept in a graph of their own, `{base}graph/event-index`,
which says nothing about the world, can be thrown away and made again, and is exported nowhere:

    <index/event> skos:hiddenLabel keys ; dct:isPartOf <article> .    <index> owl:versionInfo what the keys depend on

where `<index/event>` stands for the event (`Iris.indexed`).

So what it costs to place a new event depends on how much happened in its weeks, not on how much the store holds.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from dateline.graph.iris import Iris, term
from dateline.identity.decisions import Decisions
from dateline.identity.events import Event, rows
from dateline.identity.similarity import WINDOW, around, is_telling, kinds
from dateline.store.interface import Store

Pair = tuple[str, str]

_KEY, _ARTICLE, _VERSION = term("skos:hiddenLabel"), term("dct:isPartOf"), term("owl:versionInfo")
_REACH: Final = timedelta(days=(WINDOW + 1) // 2)  # two events that are WINDOW apart reach each other
_MOST_WEEKS: Final = 12
_BY_KEY: Final = "SELECT ?event ?key {{ VALUES ?key {{ {values} }} ?event skos:hiddenLabel ?key }}"
_BY_ARTICLE: Final = "SELECT ?event ?article {{ VALUES ?article {{ {values} }} ?event dct:isPartOf ?article }}"
_OF_EVENT: Final = "SELECT ?s ?p ?o {{ VALUES ?s {{ {values} }} ?s ?p ?o }}"


def keys(event: Event) -> frozenset[str]:
    """What an event has in common with every event that it may be one with."""
    if event.cls == "dl:Statement":
        kind, shared = "said", event.doers
    elif event.cls == "dl:Resolution":
        kind, shared = "adopted", event.doers
    elif "et:violence" in kinds(event.type):
        kind, shared = "violence", event.doers | event.targets
    else:
        kind, shared = _widest(event.type), event.doers | event.others
    acts = kind not in ("said", "adopted")
    places = {p.rpartition("/")[2] for p in event.spots | event.around | event.regions} | event.names
    shared |= frozenset(f"at {name}" for name in places) if acts else frozenset()
    shared |= {f"{what} {figure[0]}" for what, figure in event.counts.items() if is_telling(figure)}
    found = {f"{kind} {value} {week}" for value in shared for week in _weeks(event)}
    if acts and event.days and event.days[0] == event.days[1]:
        lands = {p.rpartition("/")[2] for p in event.lands} | event.names
        found |= {f"{kind} in {name} {event.days[0]}" for name in lands}
    if kind == "violence":
        found |= {f"dead {iri}" for iri in event.dead | event.hurt | event.targets}
    return frozenset(found)


def pairs(events: Mapping[str, Event]) -> set[Pair]:
    """Every two events of two articles that share a key, each pair in order and once."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(events):
        for key in keys(events[iri]):
            by_key[key].append(iri)
    return {
        (a, b) for found in by_key.values() for a, b in combinations(found, 2) if events[a].article != events[b].article
    }


def _weeks(event: Event) -> Iterator[int]:
    """The weeks in which an event may have been, and a little around them; of long stretches the first ones."""
    days = event.days or (around(event.issued) if event.issued else None)
    if days is None:
        return
    begin, end = _week(days[0] - _REACH), _week(days[1] + _REACH)
    yield from range(begin, min(end, begin + _MOST_WEEKS) + 1)


def _week(day: date) -> int:
    return day.toordinal() // 7


def _widest(concept: str) -> str:
    return max(kinds(concept), key=lambda c: (-len(kinds(c)), c))


class EventIndex:
    """The keys of a store's events; see the module.

    Args:
        store: where they are.
        iris: names under the store's base.
        decided: what the user has decided: an index that was made under other decisions is of no use.
    """

    def __init__(self, store: Store, iris: Iris, decided: Decisions) -> None:
        self.store, self.iris = store, iris
        self.graph, self.version = iris.event_index_graph, _version(decided)

    @property
    def is_usable(self) -> bool:
        """Whether it was made by this code, under these decisions."""
        return [o.value for _, _, o in self._rows(_OF_EVENT, [self.graph])] == [self.version]

    def with_keys(self, wanted: Iterable[str]) -> dict[str, set[str]]:
        """Events by key."""
        found: dict[str, set[str]] = defaultdict(set)
        for event, key in self._rows(_BY_KEY, [Literal(k) for k in wanted]):
            found[key.value].add(self.iris.behind(event))
        return found

    def of_articles(self, articles: Iterable[str]) -> set[str]:
        """The events that articles had when the index was written."""
        return {self.iris.behind(event) for event, _ in self._rows(_BY_ARTICLE, [NamedNode(a) for a in articles])}

    def quads_of(self, events: Iterable[str]) -> set[Quad]:
        """What the index holds of events."""
        found = self._rows(_OF_EVENT, [self.iris.indexed(e) for e in events])
        return {Quad(s, p, o, self.graph) for s, p, o in found}

    def all_quads(self) -> set[Quad]:
        """All that the index holds."""
        return set(self.store.quads(self.graph))

    def make(self, events: Iterable[Event]) -> set[Quad]:
        """What the index is to hold of events."""
        quads = set()
        for event in events:
            node = self.iris.indexed(event.iri)
            quads |= {Quad(node, _KEY, Literal(key), self.graph) for key in keys(event)}
            quads.add(Quad(node, _ARTICLE, NamedNode(event.article), self.graph))
        return quads

    def version_quad(self) -> Quad:
        """What the index depends on."""
        return Quad(self.graph, _VERSION, Literal(self.version), self.graph)

    def _rows(self, query: str, values: Iterable[NamedNode | Literal]) -> Iterator[tuple[NamedNode, ...]]:
        listed = " ".join(sorted(map(str, set(values))))  # as pyoxigraph writes terms
        if listed:
            yield from rows(self.store.query(query.format(values=listed), graphs=[self.graph]))


@cache
def _code() -> str:
    total = hashlib.sha256()
    for name in ("candidates.py", "clusters.py", "events.py", "similarity.py"):
        total.update(Path(__file__).with_name(name).read_bytes())
    return total.hexdigest()[:12]


def _version(decided: Decisions) -> str:
    pairs_ = repr((sorted(decided.same), sorted(decided.different)))
    return f"{_code()} {hashlib.sha256(pairs_.encode()).hexdigest()[:12]}"
