"""Which events are one happening. In this first form, each is a cluster of its own."""

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from dateline.graph.iris import Iris, term
from dateline.identity.decisions import Decisions
from dateline.identity.facts import store_facts
from dateline.store.interface import Store


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
    new = set(cluster_quads(store_facts(store, iris).events, iris))
    old = {q for q in store.quads(iris.identity_graph) if is_about_events(q)}
    store.apply(remove=old - new, add=new - old)
    return old != new


def is_about_events(quad: Quad) -> bool:
    """Whether a quad of the identity graph is about events and clusters, not about actors and places."""
    subject = quad.subject
    return isinstance(subject, NamedNode) and ("/event/" in subject.value or "/cluster/" in subject.value)


def cluster_quads(events: Iterable[str], iris: Iris) -> Iterator[Quad]:
    """One `dl:EventCluster` for every event: `{base}article/made-1/event/strike-1` goes into
    `{base}cluster/made-1/event/strike-1`.

    Args:
        events: IRIs of events, each once.
        iris: names of the cluster and of the identity graph.
    """
    graph = iris.identity_graph
    for event in events:
        cluster = iris.cluster(event.removeprefix(iris.base).removeprefix("article/"))
        yield Quad(cluster, term("rdf:type"), term("dl:EventCluster"), graph)
        yield Quad(NamedNode(event), term("dl:inCluster"), cluster, graph)
