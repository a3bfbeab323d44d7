"""How many nodes each shape looked at: a shape that looked at none proves nothing."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Quad
from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from dateline.validation.report import Checked, Finding, Severity
from dateline.validation.shapes import DSH, ontology

_TYPE: Final = NamedNode(str(RDF.type))


def coverage(quads: Iterable[Quad], shape_graph: Graph) -> tuple[Checked, ...]:
    """The focus nodes of every named shape, counted; a property shape has those of the shapes that it is part of.

    Targets are those that SHACL Core has, with subclasses as the ontology has them.

    Args:
        quads: the data, as they were validated.
        shape_graph: the shapes, as they were used.

    Returns:
        One entry a shape that has targets or is part of one that has, sorted by IRI.
    """
    by_class, by_subject, by_object = (defaultdict[str, set[object]](set) for _ in range(3))
    for quad in quads:
        by_subject[quad.predicate.value].add(quad.subject)
        by_object[quad.predicate.value].add(quad.object)
        if quad.predicate == _TYPE and isinstance(quad.object, NamedNode):
            by_class[quad.object.value].add(quad.subject)
    looked_at: dict[URIRef, set[object]] = {}
    for shape in sorted(_targeting(shape_graph)):
        nodes = looked_at.setdefault(shape, set())
        for target in shape_graph.objects(shape, SH.targetClass):
            for below in {*_below(target, ontology()), *_below(target, shape_graph)}:
                nodes |= by_class[str(below)]
        for target in shape_graph.objects(shape, SH.targetSubjectsOf):
            nodes |= by_subject[str(target)]
        for target in shape_graph.objects(shape, SH.targetObjectsOf):
            nodes |= by_object[str(target)]
        for target in shape_graph.objects(shape, SH.targetNode):
            nodes.add(target)
    parts: dict[URIRef, set[object]] = defaultdict(set)
    for shape, nodes in looked_at.items():
        for part in shape_graph.objects(shape, SH.property):
            if isinstance(part, URIRef):
                parts[part] |= nodes
    everything = looked_at | {part: parts[part] | looked_at.get(part, set()) for part in parts}
    return tuple(Checked(str(shape), len(everything[shape])) for shape in sorted(everything))


def _targeting(graph: Graph) -> set[URIRef]:
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
    return {shape for prop in targets for shape in graph.subjects(prop, None) if isinstance(shape, URIRef)}


def _below(target: Node, graph: Graph) -> set[Node | None]:
    """A class and everything under it."""
    return set(graph.transitive_subjects(RDFS.subClassOf, target))


def unused(checked: Iterable[Checked]) -> list[Finding]:
    """A warning for each node shape that looked at nothing; its property shapes go without saying."""
    return [
        Finding(
            Severity.WARNING,
            str(DSH.CheckedNothing),
            c.shape,
            "The data have nothing that this shape looks at, so it proves nothing of them.",
        )
        for c in checked
        if c.nodes == 0 and "-" not in c.rule.removeprefix("SubjectOf-")
    ]
