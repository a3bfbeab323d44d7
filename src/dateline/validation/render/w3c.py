"""A report as the W3C has it, an `sh:ValidationReport`, in Turtle and JSON-LD."""

import json
from typing import Any, Final

from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH, XSD
from rdflib.term import Node
from rdflib.util import from_n3

from dateline.validation.quiet import quiet_rdflib
from dateline.validation.report import Finding, Report, Severity
from dateline.validation.shapes import DSH, shapes
from dateline.vocabulary import PREFIXES

_SEVERITIES: Final = {Severity.VIOLATION: SH.Violation, Severity.WARNING: SH.Warning, Severity.INFO: SH.Info}


def render_turtle(report: Report, *, own: Graph | None = None) -> bytes:
    """The report in Turtle, UTF-8; equal reports give equal bytes.

    As the W3C has it, `sh:conforms` is true only where nothing at all was found.

    Args:
        report: what was found.
        own: the user's own shapes, if any were checked: the paths of their properties are copied from there.
    """
    graph, _ = _graph(report, own)
    return graph.serialize(format="turtle", encoding="utf-8")


def _graph(report: Report, own: Graph | None) -> tuple[Graph, BNode]:
    source = shapes("store") if own is None else shapes("store") + own
    graph = Graph(bind_namespaces="none")
    for prefix in ("sh", "dl", "dct", "nif", "rdfs", "schema", "xsd"):
        graph.bind(prefix, Namespace(PREFIXES[prefix]))
    graph.bind("dsh", DSH)
    root = BNode("report")
    graph.add((root, RDF.type, SH.ValidationReport))
    graph.add((root, SH.conforms, Literal(not report.findings)))
    with quiet_rdflib():
        _add(graph, root, report, source)
    return graph, root


def _add(graph: Graph, root: BNode, report: Report, source: Graph) -> None:
    for number, finding in enumerate(report.findings):
        # a fixed width, since rdflib writes blank nodes in the order of their names
        result = BNode(f"result{number:09d}")
        graph.add((root, SH.result, result))
        for prop, value in _result(graph, finding, source, f"path{number:09d}"):
            graph.add((result, prop, value))


def _result(graph: Graph, finding: Finding, source: Graph, name: str) -> list[tuple[URIRef, Node]]:
    focus = finding.focus
    facts: list[tuple[URIRef, Node]] = [
        (RDF.type, SH.ValidationResult),
        (SH.focusNode, BNode(focus[2:]) if focus.startswith("_:") else URIRef(focus)),
        (SH.resultSeverity, _SEVERITIES[finding.severity]),
        (SH.resultMessage, Literal(finding.message, lang="en")),
        (SH.sourceShape, URIRef(finding.shape)),
        (SH.sourceConstraintComponent, URIRef(finding.component or finding.shape)),
    ]
    if finding.value and isinstance(value := from_n3(finding.value), Node):
        facts.append((SH.value, value))
    if finding.path:
        facts.append((SH.resultPath, _path(graph, finding, source, name)))
    return facts


def _path(graph: Graph, finding: Finding, source: Graph, name: str) -> Node:
    """The path as it stands in the shape, copied where it is more than one property."""
    if finding.path[:1] not in "<(^":
        return URIRef(finding.path)
    path = source.value(URIRef(finding.shape), SH.path)
    return URIRef(finding.shape) if path is None else _copy(source, path, graph, name)


def _copy(source: Graph, node: Node, graph: Graph, name: str) -> Node:
    if not isinstance(node, BNode):
        return node
    copy = BNode(name)
    for number, (prop, value) in enumerate(sorted(source.predicate_objects(node), key=lambda po: str(po[0]))):
        graph.add((copy, prop, _copy(source, value, graph, f"{name}x{number}")))
    return copy


# ------------------------------------------------------------------------------------------------ JSON-LD
_CONTEXT: Final[dict[str, Any]] = {
    "@vocab": PREFIXES["sh"],
    "dl": PREFIXES["dl"],
    "dsh": str(DSH),
    "rdf": PREFIXES["rdf"],
    "result": {"@container": "@set"},
} | {
    name: {"@type": "@id"}
    for name in ("focusNode", "resultPath", "resultSeverity", "sourceShape", "sourceConstraintComponent")
}


def render_jsonld(report: Report, *, own: Graph | None = None) -> bytes:
    """The report in JSON-LD, UTF-8, with its context inside it; the same triples as `render_turtle`."""
    graph, root = _graph(report, own)
    document = {"@context": _CONTEXT, **_node(graph, root)}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _node(graph: Graph, node: Node) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for prop in sorted(set(graph.predicates(node, None)), key=str):
        values = sorted(graph.objects(node, prop), key=str)
        if prop == RDF.type:
            out["@type"] = _short(str(values[0]))
        elif prop in (RDF.first, RDF.rest):
            out["rdf:" + str(prop).removeprefix(PREFIXES["rdf"])] = _value(graph, values[0], prop)
        else:
            found = [_value(graph, v, prop) for v in values]
            name = str(prop).removeprefix(PREFIXES["sh"])
            out[name] = found if prop == SH.result else found[0]
    return out


def _value(graph: Graph, value: Node, prop: Node) -> Any:
    if isinstance(value, BNode):
        inner = _node(graph, value)
        return inner or {"@id": f"_:{value}"}
    if isinstance(value, Literal):
        if value.language:
            return {"@value": str(value), "@language": value.language}
        if value.datatype == XSD.boolean:
            return str(value) == "true"
        return {"@value": str(value), "@type": str(value.datatype)} if value.datatype else str(value)
    name = str(prop).removeprefix(PREFIXES["sh"])
    return str(value) if name in _CONTEXT else {"@id": str(value)}


def _short(iri: str) -> str:
    return iri.removeprefix(PREFIXES["sh"])
