"""Which events are one happening. In this first form, each is a cluster of its own."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from dateline.graph.iris import Iris, term


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
