"""The shapes and the part of the ontology that they need, read once."""

from functools import cache
from typing import Final, Literal, TypeAlias

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDFS, SH, SKOS

from dateline.resources import folder
from dateline.vocabulary import PREFIXES

Kind: TypeAlias = Literal["reading", "store"]

DL: Final = Namespace(PREFIXES["dl"])
DSH: Final = Namespace("https://w3id.org/dateline/shapes#")
_NEEDED: Final = frozenset((RDFS.subClassOf, SKOS.broader, SKOS.inScheme))


@cache
def shapes(kind: Kind) -> Graph:
    """The shapes graph; for a reading, the shapes that need the identity graph are switched off."""
    graph = Graph().parse(folder("ontology") / "shapes.ttl", format="turtle")
    if kind == "reading":
        for shape in list(graph.subjects(DCTERMS.isPartOf, DSH.WholeStore)):
            for target in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf):
                graph.remove((shape, target, None))
    return graph


@cache
def ontology() -> Graph:
    """The ontology and the schemes."""
    graph = Graph()
    for name in ("dateline.ttl", "schemes.ttl"):
        graph.parse(folder("ontology") / name, format="turtle")
    return graph


@cache
def background() -> Graph:
    """What the shapes have to know of the ontology: classes, concepts and what they fall under.

    pyshacl's `ont_graph` copies only RDFS and OWL axioms into the data; the concepts would be missing.
    """
    graph = Graph()
    for s, p, o in ontology():
        if p in _NEEDED or (p == RDF.type and o in (SKOS.Concept, OWL.Class)):
            graph.add((s, p, o))
    return graph


@cache
def declared_terms() -> frozenset[str]:
    """IRIs of all terms that the ontology and the schemes declare."""
    return frozenset(str(s) for s in ontology().subjects(RDF.type, None) if isinstance(s, URIRef))
