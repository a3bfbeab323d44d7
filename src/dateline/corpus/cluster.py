"""The identity graph of a store made anew, and what is in it."""

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad

from dateline.corpus.shelf import Shelf
from dateline.graph.iris import Iris, term
from dateline.identity import link
from dateline.identity.decisions import read_decisions, store_decisions, unknown
from dateline.store.interface import Store

_ABOUT: Final = frozenset({term("dl:inCluster"), term("dl:clusterScore"), term("dl:because")})


@dataclass(frozen=True, slots=True)
class Happening:
    """A cluster of several events: its IRI, its events' IRIs with their scores, and why they were put together."""

    cluster: str
    events: tuple[tuple[str, float], ...]
    because: str


@dataclass(frozen=True, slots=True)
class ClusterReport:
    """What `recluster` has made.

    Attributes:
        events: how many there are.
        clusters: how many clusters they are in.
        happenings: the clusters of several events, the largest first.
        changed: IRIs of events that share their cluster with others than before.
        unknown: IRIs that the user's decisions name and the store does not have.
    """

    events: int
    clusters: int
    happenings: tuple[Happening, ...]
    changed: tuple[str, ...]
    unknown: tuple[str, ...]


def recluster(store: Store, *, reserved: Container[str], decisions: Path | None = None) -> ClusterReport:
    """Make the identity graph anew: actors, places and events. Readings stay as they are.

    Args:
        store: open for writing.
        reserved: IRIs of register entries, in use or not.
        decisions: a file of what is the same and what is different, kept in place of the decisions that the store had;
            None leaves these.

    Raises:
        InputError: the decisions cannot be read, or contradict themselves.
    """
    iris = Iris(store.base)
    missing: list[str] = []
    if decisions is not None:
        decided = read_decisions(decisions, iris)
        missing = unknown(store, decided, iris)
        store_decisions(store, decided, iris)
    before = _mates(_members(store, iris))
    link(store, iris, reserved=reserved)
    Shelf(store).settle()
    store.flush()
    members = _members(store, iris)
    after = _mates(members)
    changed = sorted(event for event in after if before.get(event, frozenset()) != after[event])
    return ClusterReport(len(after), len(members), _happenings(store, iris), tuple(changed), tuple(missing))


def _members(store: Store, iris: Iris) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for event, cluster in _links(store, iris):
        found[cluster].add(event)
    return found


def _mates(members: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    """The other events of each event's cluster."""
    return {event: frozenset(events - {event}) for events in members.values() for event in events}


def _links(store: Store, iris: Iris) -> list[tuple[str, str]]:
    return [
        (q.subject.value, q.object.value)
        for q in store.quads(iris.identity_graph)
        if q.predicate == term("dl:inCluster") and isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode)
    ]


def _happenings(store: Store, iris: Iris) -> tuple[Happening, ...]:
    said: dict[str, dict[NamedNode, str]] = defaultdict(dict)
    for quad in store.quads(iris.identity_graph):
        if quad.predicate in _ABOUT:
            said[_value(quad, "subject")][quad.predicate] = _value(quad, "object")
    found = []
    for cluster, events in _members(store, iris).items():
        if len(events) > 1:
            scored = tuple((e, float(said[e].get(term("dl:clusterScore"), "0"))) for e in sorted(events))
            found.append(Happening(cluster, scored, said[cluster].get(term("dl:because"), "")))
    return tuple(sorted(found, key=lambda h: (-len(h.events), h.cluster)))


def _value(quad: Quad, part: str) -> str:
    return str(getattr(getattr(quad, part), "value", ""))
