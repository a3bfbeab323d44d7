"""The part of the identity graph that is about events: which are one happening, and why.

Only what a change can reach is made anew: the events of the articles that have changed, those that shared a cluster
with what is gone, and all that agree with one of these, directly or through others. The outcome is the same as that of
making everything anew.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from dateline.graph import literals
from dateline.graph.iris import Iris, term
from dateline.identity.candidates import EventIndex, Pair, keys, pairs
from dateline.identity.clusters import Cluster, cluster
from dateline.identity.decisions import Decisions
from dateline.identity.events import Ask, Event, load_events, rows
from dateline.identity.similarity import compare
from dateline.store.interface import Store
from dateline.vocabulary import PREFIXES

_ALL: Final = "SELECT ?event ?graph { GRAPH ?graph { ?event dl:eventType ?type } }"
_IN_READING: Final = "SELECT ?event { ?event dl:eventType ?type }"
_NAMING: Final = "SELECT ?article {{ VALUES ?entry {{ {values} }} ?event ?how ?entry ; dl:reportedIn ?article }}"
_MATES: Final = """SELECT ?event ?cluster {{ VALUES ?known {{ {values} }}
  ?known dl:inCluster ?cluster . ?event dl:inCluster ?cluster }}"""
_SAID: Final = "SELECT ?s ?p ?o {{ VALUES ?s {{ {values} }} ?s ?p ?o }}"


def link_events(
    store: Store, iris: Iris, changed: Collection[str] | None, moved: Collection[str], decisions: Decisions
) -> bool:
    """Write the part of the identity graph that is about events.

    Args:
        store: where readings are; what stands for their actors and places is in its identity graph already.
        iris: names under the store's base.
        changed: ids of articles whose reading was added, replaced or removed; None to make everything anew.
        moved: IRIs of entries whose `dl:canonical` is another than before, was made or has gone.
        decisions: what the user has decided.

    Returns:
        whether anything changed.
    """
    decided = _about_events(decisions, iris)
    index = EventIndex(store, iris, decided)
    if changed is None or not index.is_usable:
        return _anew(store, iris, index, decided)
    return _Change(store, iris, index, decided).made(_articles(store, iris, changed, moved))


def event_quads(quads: Iterable[Quad], iris: Iris, decisions: Decisions) -> set[Quad]:
    """The part of the identity graph that is about events, for readings, register and the links of their entries."""
    memory = pyoxigraph.Store()
    memory.extend(quads)

    def ask(sparql: str, *, graphs: Sequence[NamedNode] | None = None) -> object:
        default: list[NamedNode | BlankNode | DefaultGraph] | None = None if graphs is None else list(graphs)
        union = graphs is None
        return memory.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=union, default_graph=default)

    found = _all_events(ask, iris)
    return set(_quads(_clusters(found, _about_events(decisions, iris)), iris))


def is_about_events(quad: Quad) -> bool:
    """Whether a quad of the identity graph is about events and clusters, not about actors and places."""
    subject = quad.subject
    return isinstance(subject, NamedNode) and ("/event/" in subject.value or "/cluster/" in subject.value)


# ------------------------------------------------------------------------------------------------ everything
def _anew(store: Store, iris: Iris, index: EventIndex, decided: Decisions) -> bool:
    events = _all_events(store.query, iris)
    new = set(_quads(_clusters(events, decided), iris))
    old = {q for q in store.quads(iris.identity_graph) if is_about_events(q)}
    wanted, held = index.make(events.values()) | {index.version_quad()}, index.all_quads()
    store.apply(remove=(old - new) | (held - wanted), add=(new - old) | (wanted - held))
    return old != new


def _all_events(ask: Ask, iris: Iris) -> dict[str, Event]:
    found = {e.value for e, graph in rows(ask(_ALL)) if iris.article_id_of(graph.value) is not None}
    return load_events(ask, iris, found)


def _clusters(events: Mapping[str, Event], decided: Decisions) -> list[Cluster]:
    return cluster(events, pairs(events), decided)


# ------------------------------------------------------------------------------------------------ a change
def _articles(store: Store, iris: Iris, changed: Collection[str], moved: Collection[str]) -> set[str]:
    """IRIs of the articles whose events may look different now: theirs, or what stands for whom they name."""
    own = iris.base + "article/"
    found = {iris.article(i).value for i in changed}
    found |= {own + m.removeprefix(own).partition("/")[0] for m in moved if m.startswith(own)}
    shared = sorted(str(NamedNode(m)) for m in moved if not m.startswith(own))
    if shared:
        answer = store.query(_NAMING.format(values=" ".join(shared)))
        found |= {row[0].value for row in rows(answer)}
    return found


class _Change:
    """One change of a store, as far as it reaches."""

    def __init__(self, store: Store, iris: Iris, index: EventIndex, decided: Decisions) -> None:
        self.store, self.iris, self.index, self.decided = store, iris, index, decided
        self.events: dict[str, Event] = {}
        self.partners: dict[str, set[str]] = {}
        for one, other in decided.same:
            self.partners.setdefault(one, set()).add(other)
            self.partners.setdefault(other, set()).add(one)

    def made(self, articles: Collection[str]) -> bool:
        """Write what follows from a change of articles, by their IRIs; whether anything did."""
        before = self.index.of_articles(articles)
        fresh = self._load(self._in_readings(articles))
        gone = before - fresh.keys()
        reached, agreed = self._reach(fresh, before)
        new = set(_quads(cluster(reached, agreed, self.decided), self.iris))
        old = self._old(reached.keys() | before)
        held, wanted = self.index.quads_of(before | fresh.keys()), self.index.make(fresh.values())
        self.store.apply(remove=(old - new) | (held - wanted), add=(new - old) | (wanted - held))
        return old != new or bool(gone)

    def _reach(self, fresh: Mapping[str, Event], before: Collection[str]) -> tuple[dict[str, Event], set[Pair]]:
        """The events that have to be put into clusters anew, and their pairs that agree."""
        own: dict[str, set[str]] = {}
        for iri, event in fresh.items():
            for key in keys(event):
                own.setdefault(key, set()).add(iri)
        reached: dict[str, Event] = {}
        agreed: set[Pair] = set()
        todo = set(fresh) | (self._mates(before) - set(before))
        while todo:
            now = {iri: e for iri, e in self._load(todo).items() if iri not in reached}
            reached |= now
            by_key = self.index.with_keys({k for e in now.values() for k in keys(e)})
            near: dict[str, set[str]] = {}
            for iri, event in now.items():
                found = {o for k in keys(event) for o in (by_key.get(k, set()) - set(before)) | own.get(k, set())}
                near[iri] = found - {iri}
            self._load({o for found in near.values() for o in found})
            todo = set()
            for iri, others in near.items():
                for other in others:
                    if self._agree(iri, other):
                        agreed.add((min(iri, other), max(iri, other)))
                        todo.add(other)
                todo |= self.partners.get(iri, set())
            todo -= reached.keys()
            todo = {t for t in todo if t in self._load({t})}
        return reached, agreed

    def _agree(self, one: str, other: str) -> bool:
        a, b = self.events.get(one), self.events.get(other)
        return a is not None and b is not None and a.article != b.article and compare(a, b).is_one

    def _load(self, events: Iterable[str]) -> dict[str, Event]:
        wanted = set(events)
        if missing := wanted - self.events.keys():
            self.events |= load_events(self.store.query, self.iris, missing)
        return {iri: self.events[iri] for iri in sorted(wanted & self.events.keys())}

    def _in_readings(self, articles: Iterable[str]) -> set[str]:
        ids = (a.removeprefix(self.iris.base + "article/") for a in articles)
        readings = [self.iris.reading(i) for i in sorted(ids)]
        return {row[0].value for g in readings for row in rows(self.store.query(_IN_READING, graphs=[g]))}

    def _mates(self, events: Collection[str]) -> set[str]:
        """The events that share a cluster with one of these."""
        return {event.value for event, _ in self._identity(_MATES, events)}

    def _old(self, events: Collection[str]) -> set[Quad]:
        """What the identity graph says of events and their clusters. Whoever shares a cluster with one of them is
        among them."""
        clusters = {c.value for _, c in self._identity(_MATES, events)}
        said = self._identity(_SAID, events | clusters)  # type: ignore[operator]
        return {Quad(s, p, o, self.iris.identity_graph) for s, p, o in said}

    def _identity(self, query: str, nodes: Iterable[str]) -> Iterator[tuple[NamedNode, ...]]:
        listed = " ".join(sorted(str(NamedNode(n)) for n in nodes))
        if listed:
            yield from rows(self.store.query(query.format(values=listed), graphs=[self.iris.identity_graph]))


# ------------------------------------------------------------------------------------------------ quads
def _quads(clusters: Iterable[Cluster], iris: Iris) -> Iterator[Quad]:
    """A cluster is named by its first member: `{base}article/made-1/event/strike-1` and all that are one with it are
    in `{base}cluster/made-1/event/strike-1`."""
    graph = iris.identity_graph
    for found in clusters:
        node = iris.cluster(found.name.removeprefix(iris.base).removeprefix("article/"))
        yield Quad(node, term("rdf:type"), term("dl:EventCluster"), graph)
        if found.because:
            yield Quad(node, term("dl:because"), literals.text(found.because), graph)
        for member in found.members:
            yield Quad(NamedNode(member), term("dl:inCluster"), node, graph)
            if member in found.scores:
                score = literals.decimal(Decimal(str(round(found.scores[member], 2))))
                yield Quad(NamedNode(member), term("dl:clusterScore"), score, graph)


def _about_events(decisions: Decisions, iris: Iris) -> Decisions:
    """The decisions about events; a cluster stands for the event that names it."""
    cluster_, article = iris.base + "cluster/", iris.base + "article/"

    def event(iri: str) -> str:
        return article + iri.removeprefix(cluster_) if iri.startswith(cluster_) else iri

    def renamed(found: Iterable[Pair]) -> frozenset[Pair]:
        both = ((event(a), event(b)) for a, b in found)
        return frozenset((min(p), max(p)) for p in both if p[0] != p[1])

    own = decisions.of("event", "cluster", base=iris.base)
    return Decisions(renamed(own.same), renamed(own.different))
