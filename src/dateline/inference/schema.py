"""What follows from the ontology and the schemes by themselves, by owlrl."""

from collections.abc import Iterable, Iterator
from typing import Final

import owlrl
from pyoxigraph import DefaultGraph, NamedNode, Quad
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDFS
from rdflib.term import Node

from dateline.errors import InputError
from dateline.graph.schema import FILES
from dateline.graph.serialise import in_order
from dateline.resources import folder
from dateline.vocabulary import PREFIXES

ERROR_MARKER: Final = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
"""owlrl does not raise on an inconsistency: it says so with this property."""

_OURS: Final = tuple(PREFIXES[p] for p in ("dl", "et", "ac", "sa", "fa", "ct", "at"))
_EMPTY: Final = frozenset((OWL.Thing, RDFS.Resource))


def close_schema(*, graph: NamedNode | None = None) -> list[Quad]:
    """What OWL 2 RL entails of our own terms, beyond what `ontology/` says.

    Args:
        graph: where the new quads stand; the default graph where it is None.

    Returns:
        The new quads only, in canonical order.

    Raises:
        InputError: the ontology contradicts itself.
    """
    asserted = Graph()
    for name in FILES:
        asserted.parse(folder("ontology") / name, format="turtle")
    target = graph or DefaultGraph()
    new = (t for t in closed(asserted) if str(t[0]).startswith(_OURS))
    return in_order(
        Quad(NamedNode(str(s)), NamedNode(str(p)), NamedNode(str(o)), target)
        for s, p, o in new
        if isinstance(o, URIRef)
    )


def closed(asserted: Graph) -> list[tuple[URIRef, URIRef, Node]]:
    """What owlrl adds to a graph, without what is no RDF, what is said of everything, and what has no IRI.

    Raises:
        InputError: owlrl finds a contradiction; the message has its own words.
    """
    graph = Graph()
    for triple in asserted:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    if errors := sorted(str(o) for o in graph.objects(None, ERROR_MARKER)):
        raise InputError(
            "the ontology contradicts itself: " + "; ".join(errors),
            where=folder("ontology"),
            hint="look at the disjointness axioms, and at what was added last",
        )
    return list(_sound(set(graph) - set(asserted)))


def _sound(triples: Iterable[tuple[Node, Node, Node]]) -> Iterator[tuple[URIRef, URIRef, Node]]:
    for s, p, o in triples:
        if isinstance(s, URIRef) and isinstance(p, URIRef) and s != o and o not in _EMPTY:
            yield s, p, o
