"""Changes of a store as SPARQL Update, and sets of quads to be compared: what all homes of a store share."""

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, Quad


def data(operation: str, quads: Iterable[Quad]) -> str:
    """INSERT DATA, DELETE DATA, or a template of INSERT or DELETE; nothing where there are no quads.

    Terms are written by pyoxigraph, which escapes what N-Triples and SPARQL escape.
    """
    by_graph: defaultdict[str, list[str]] = defaultdict(list)
    for quad in quads:
        graph = "" if isinstance(quad.graph_name, DefaultGraph) else f"GRAPH {quad.graph_name}"
        by_graph[graph].append(f"{quad.triple} .")
    parts = [f"{graph} {{ {' '.join(t)} }}" if graph else " ".join(t) for graph, t in by_graph.items()]
    return f"{operation} {{ {' '.join(parts)} }}" if parts else ""


def net_change(remove: Iterable[Quad], add: Iterable[Quad]) -> tuple[list[Quad], list[Quad]]:
    """What to take out and what to put in, each quad once; what is in both is only put in.

    Raises:
        ValueError: a quad to remove has a blank node, which names nothing outside its graph.
    """
    added = list(dict.fromkeys(add))
    kept = set(added)
    removed = [q for q in dict.fromkeys(remove) if q not in kept]
    if any(map(has_blank, removed)):
        raise ValueError("a quad with a blank node cannot be removed by itself: replace its graph")
    return removed, added


def as_stored(quads: Iterable[Quad]) -> set[Quad]:
    """The quads as Oxigraph gives them back: it writes some literals in another way (0.20 as 0.2)."""
    memory = pyoxigraph.Store()
    memory.extend(quads)
    return set(memory)


def has_blank(quad: Quad) -> bool:
    """Whether the subject or the object is a blank node."""
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)


def canonical(quads: Iterable[Quad]) -> set[Quad]:
    """The quads with blank nodes named by RDFC-1.0."""
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)
