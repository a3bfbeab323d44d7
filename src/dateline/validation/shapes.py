"""The shapes and the part of the ontology that they need, read once."""

from difflib import get_close_matches
from functools import cache
from typing import Final, Literal, TypeAlias

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDFS, SH, SKOS
from rdflib.term import Node

from dateline.resources import folder
from dateline.validation.report import SHAPES
from dateline.vocabulary import PREFIXES

Kind: TypeAlias = Literal["reading", "store"]

DL: Final = Namespace(PREFIXES["dl"])
DSH: Final = Namespace(SHAPES)
_SUFFIX: Final = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}
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


def all_shapes(kind: Kind, own: Graph | None) -> Graph:
    """Our shapes and the user's own."""
    return shapes(kind) if own is None else shapes(kind) + own


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


def render_path(graph: Graph, path: Node) -> str:
    """A SHACL path: an IRI as it is, anything else as a SPARQL property path."""
    if isinstance(path, URIRef):
        return str(path)
    return _path(graph, path)


def _path(graph: Graph, path: Node) -> str:
    if isinstance(path, URIRef):
        return path.n3()
    if (inverse := graph.value(path, SH.inversePath)) is not None:
        return "^" + _path(graph, inverse)
    if (options := graph.value(path, SH.alternativePath)) is not None:
        return "(" + "|".join(_path(graph, p) for p in Collection(graph, options)) + ")"
    for prop, suffix in _SUFFIX.items():
        if (inner := graph.value(path, prop)) is not None:
            return _path(graph, inner) + suffix
    return "/".join(_path(graph, p) for p in Collection(graph, path))


@cache
def nearest_term(term: str) -> str:
    """`; did you mean <IRI>?` where the ontology has a term like this one, else nothing."""
    near = get_close_matches(term, sorted(declared_terms()), n=1, cutoff=0.9)
    return f"; did you mean <{near[0]}>?" if near else ""
