"""A report for people, and as a W3C validation report."""

from itertools import groupby

from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH
from rdflib.term import Node
from rdflib.util import from_n3

from dateline.validation.report import Finding, Report, Severity
from dateline.validation.shapes import DSH, shapes
from dateline.vocabulary import PREFIXES, shorten

_SEVERITIES = {Severity.VIOLATION: SH.Violation, Severity.WARNING: SH.Warning, Severity.INFO: SH.Info}


def render_text(report: Report) -> str:
    """The findings by article, each with its severity, node, property, value and shape; a summary at the end."""
    lines: list[str] = []
    for article, findings in groupby(report.findings, key=lambda f: f.article):
        lines.append(article or "(no article)")
        for finding in findings:
            lines += _lines(finding)
        lines.append("")
    lines.append(_summary(report))
    return "\n".join(lines) + "\n"


def _lines(finding: Finding) -> list[str]:
    node = finding.focus.removeprefix(finding.article).lstrip("/") if finding.article else finding.focus
    lines = [f"  {finding.severity}: {node or 'the article'}: {finding.message}"]
    where = [f"property {_short_path(finding.path)}"] if finding.path else []
    where += [f"value {_short_value(finding.value)}"] if finding.value else []
    where.append(f"shape {finding.shape.removeprefix(str(DSH))}")
    return [*lines, "    " + ", ".join(where)]


def _short_path(path: str) -> str:
    return shorten(path) if path[:1] not in "<(^" else path


def _short_value(value: str) -> str:
    return shorten(value[1:-1]) if value.startswith("<") else value


def _summary(report: Report) -> str:
    def amount(severity: Severity, one: str, many: str) -> str:
        number = report.count(severity)
        return f"{number} {one if number == 1 else many}"

    counts = (
        amount(Severity.VIOLATION, "violation", "violations"),
        amount(Severity.WARNING, "warning", "warnings"),
        amount(Severity.INFO, "remark", "remarks"),
    )
    return ("conforms" if report.conforms else "does not conform") + ": " + ", ".join(counts)


# ------------------------------------------------------------------------------------------------ Turtle
def render_turtle(report: Report) -> bytes:
    """The report as an `sh:ValidationReport`, in Turtle, UTF-8; equal reports give equal bytes.

    As the W3C has it, `sh:conforms` is true only where nothing at all was found.
    """
    graph = Graph(bind_namespaces="none")
    for prefix in ("sh", "dl", "dct", "nif", "rdfs", "schema", "xsd"):
        graph.bind(prefix, Namespace(PREFIXES[prefix]))
    graph.bind("dsh", DSH)
    root = BNode("report")
    graph.add((root, RDF.type, SH.ValidationReport))
    graph.add((root, SH.conforms, Literal(not report.findings)))
    for number, finding in enumerate(report.findings):
        # a fixed width, since rdflib writes blank nodes in the order of their names
        result = BNode(f"result{number:09d}")
        graph.add((root, SH.result, result))
        for prop, value in _result(graph, finding, f"path{number:09d}"):
            graph.add((result, prop, value))
    return graph.serialize(format="turtle", encoding="utf-8")


def _result(graph: Graph, finding: Finding, name: str) -> list[tuple[URIRef, Node]]:
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
        facts.append((SH.resultPath, _path(graph, finding, name)))
    return facts


def _path(graph: Graph, finding: Finding, name: str) -> Node:
    """The path as it stands in the shape, copied where it is more than one property."""
    if finding.path[:1] not in "<(^":
        return URIRef(finding.path)
    source = shapes("store")
    path = source.value(URIRef(finding.shape), SH.path)
    return URIRef(finding.shape) if path is None else _copy(source, path, graph, name)


def _copy(source: Graph, node: Node, graph: Graph, name: str) -> Node:
    if not isinstance(node, BNode):
        return node
    copy = BNode(name)
    for number, (prop, value) in enumerate(sorted(source.predicate_objects(node), key=lambda po: str(po[0]))):
        graph.add((copy, prop, _copy(source, value, graph, f"{name}x{number}")))
    return copy
