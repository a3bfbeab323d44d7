"""The rules by which data are judged, for people: each shape, and the checks that are no shapes."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

from dateline.validation.evidence import SHAPE as EVIDENCE
from dateline.validation.report import Severity
from dateline.validation.shapes import DSH, render_path, shapes
from dateline.vocabulary import shorten

_SEVERITIES: Final = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
_TARGETS: Final = {
    SH.targetClass: "every {}",
    SH.targetSubjectsOf: "whatever has {}",
    SH.targetObjectsOf: "whatever {} leads to",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        name: its identifier, as reports name it.
        iri: the shape, or the check's name in the namespace of the shapes.
        severity: how bad it is to break it.
        message: what has to hold, as reports say it.
        about: what it looks at ("every dl:Strike").
        path: the property looked at, as a CURIE or property path; empty where the node itself is.
    """

    name: str
    iri: str
    severity: Severity
    message: str
    about: str
    path: str = ""


_CHECKS: Final = (
    Rule(
        "Evidence",
        EVIDENCE,
        Severity.VIOLATION,
        "The words of a span stand in the text of its article at its offsets, and a claim points into its own article.",
        "every dl:Span and every claim",
        "nif:anchorOf",
    ),
    Rule(
        "UnknownTerm",
        str(DSH.UnknownTerm),
        Severity.VIOLATION,
        "A term in a namespace of Dateline is one that the ontology or a scheme declares.",
        "every statement",
    ),
    Rule(
        "IllFormedValue",
        str(DSH.IllFormedValue),
        Severity.VIOLATION,
        "A value has the form that its datatype asks for.",
        "every literal",
    ),
    Rule(
        "CheckedNothing",
        str(DSH.CheckedNothing),
        Severity.WARNING,
        "A shape has something to look at (told with --coverage).",
        "every shape",
    ),
    Rule(
        "UnknownShaclTerm",
        str(DSH.UnknownShaclTerm),
        Severity.WARNING,
        "A term in the namespace of SHACL is one that SHACL has: a misspelt constraint constrains nothing.",
        "shapes of your own (--shapes)",
    ),
)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules of Dateline, sorted by name."""
    graph = shapes("store")
    named = {s for kind in (SH.NodeShape, SH.PropertyShape) for s in graph.subjects(RDF.type, kind)}
    found = [_rule(graph, shape) for shape in named if isinstance(shape, URIRef)]
    return tuple(sorted([*(r for r in found if r.message), *_CHECKS], key=lambda r: r.name))


def _rule(graph: Graph, shape: URIRef) -> Rule:
    path = graph.value(shape, SH.path)
    text = "" if path is None else render_path(graph, path)
    return Rule(
        name=str(shape).removeprefix(str(DSH)),
        iri=str(shape),
        severity=_SEVERITIES[URIRef(str(graph.value(shape, SH.severity, default=SH.Violation)))],
        message=str(graph.value(shape, SH.message) or ""),
        about=_about(graph, shape),
        path=shorten(text) if text[:1] not in ("<", "(", "^") else text,
    )


def _about(graph: Graph, shape: URIRef) -> str:
    owners = sorted(o for o in graph.subjects(SH.property, shape) if isinstance(o, URIRef)) or [shape]
    targets = [
        form.format(shorten(target))
        for owner in owners
        for prop, form in _TARGETS.items()
        for target in sorted(str(target) for target in graph.objects(owner, prop))
    ]
    return " and ".join(targets)
