"""What follows from all articles together, and from the ontology by itself: two graphs, rebuilt at will."""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from dateline.graph import literals
from dateline.graph.iris import Iris, term
from dateline.graph.schema import schema_digest
from dateline.inference.rules import materialise
from dateline.store.interface import Store

_DESCRIBED: Final = """
SELECT ?node ?property ?value ?g WHERE {
  VALUES ?class { dl:Person dl:Group dl:Location }
  GRAPH ?g { ?node a ?class ; ?property ?value }
  FILTER(?property IN (rdf:type, dl:within))
}
"""


def infer_canonical(store: Store, iris: Iris) -> bool:
    """Write what the rules add to canonical entries: the classes above theirs, and the places around their place.

    A reading's own inferences stand in its own graph. These join articles: a town of one lies in a district that only
    another tells of. Its cost grows with the number of canonical entries, so it is for the end of a build.

    Args:
        store: with its identity graph up to date.
        iris: names under the store's base.

    Returns:
        whether anything changed.
    """
    shared = [iris.identity_graph, iris.register_graph]
    new = materialise(_described(store, shared), graph=iris.inferred_graph)
    return store.replace_graph(iris.inferred_graph, new)


def _described(store: Store, graphs: list[NamedNode]) -> Iterator[Quad]:
    answer = store.query(_DESCRIBED, graphs=graphs)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("a SELECT query gave no solutions")
    for row in answer:
        node, prop, value, graph = row["node"], row["property"], row["value"], row["g"]
        if isinstance(node, NamedNode) and isinstance(prop, NamedNode) and isinstance(value, NamedNode | Literal):
            yield Quad(node, prop, value, graph)


def infer_schema(store: Store, iris: Iris) -> bool:
    """Write what OWL 2 RL entails of the ontology by itself, by owlrl; once for each version of the ontology.

    The closure is dear (a second or more), so the graph keeps the digest of what it was made from, and owlrl is not
    even loaded where that is still the same.

    Returns:
        whether anything changed.

    Raises:
        InputError: the ontology contradicts itself.
    """
    graph = iris.inferred_schema_graph
    mark = Quad(graph, term("dct:identifier"), literals.text(schema_digest()), graph)
    if mark in set(store.quads(graph)):
        return False
    from dateline.inference.schema import close_schema

    return store.replace_graph(graph, [mark, *close_schema(graph=graph)])
