"""Claims against the shapes, and against the words that they point to."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Final

import pyshacl
from pyoxigraph import NamedNode, Quad
from rdflib import RDF, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import Node

from dateline.validation.belonging import Belonging
from dateline.validation.evidence import Texts, check_evidence
from dateline.validation.report import Finding, Report, Severity, in_order
from dateline.validation.shapes import DSH, Kind, background, declared_terms, shapes
from dateline.vocabulary import PREFIXES

_SEVERITIES: Final = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
_INFERRED: Final = re.compile(r"/inferred/[^/]+$")
_OWN: Final = tuple(PREFIXES[p] for p in ("dl", "et", "ac", "sa", "fa", "ct", "at"))
_SUFFIX: Final = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}


def validate(quads: Iterable[Quad], *, kind: Kind = "reading", texts: Texts | None = None) -> Report:
    """Check claims with SHACL, for terms that the ontology lacks and, where texts are given, their words.

    Args:
        quads: the data. For a reading: its graph, the article's node, and the register entries in use. Graph names are
            not looked at, except that inferred graphs and the ontology's own are left out.
        kind: `store` checks the identity graph too.
        texts: the article texts by hex SHA-256 of their UTF-8; None leaves the words unchecked.

    Returns:
        All findings, in a stable order.

    Raises:
        RuntimeError: pyshacl could not work with the shapes.
    """
    data = asserted(quads)
    belonging = Belonging(data)
    findings = [*_shacl(data, kind, belonging), *_unknown_terms(data, belonging)]
    if texts is not None:
        findings += check_evidence(data, texts)
    return Report(in_order(findings))


def asserted(quads: Iterable[Quad]) -> list[Quad]:
    """The quads that somebody asserted about the world: no inferred ones, and none of the ontology itself."""
    ours = {NamedNode(term) for term in declared_terms() if "#" not in term and not term.endswith("/")}

    def counts(graph: object) -> bool:
        return not isinstance(graph, NamedNode) or not (_INFERRED.search(graph.value) or graph in ours)

    return [q for q in quads if counts(q.graph_name)]


# ------------------------------------------------------------------------------------------------ SHACL
def _shacl(data: list[Quad], kind: Kind, belonging: Belonging) -> Iterator[Finding]:
    lines = sorted({f"{q.subject} {q.predicate} {q.object} ." for q in data})
    graph = Graph(bind_namespaces="none").parse(data="\n".join(lines), format="nt")
    for triple in background():
        graph.add(triple)
    shape_graph = shapes(kind)
    _, results, text = pyshacl.validate(
        graph, shacl_graph=shape_graph, inference="none", inplace=True, advanced=False, do_owl_imports=False
    )
    if not isinstance(results, Graph):
        raise RuntimeError(f"pyshacl could not validate: {text}")
    for result in results.subjects(RDF.type, SH.ValidationResult):
        yield _finding(results, result, shape_graph, belonging)


def _finding(results: Graph, result: Node, shape_graph: Graph, belonging: Belonging) -> Finding:
    focus, path, value = (results.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
    shape = results.value(result, SH.sourceShape)
    messages = sorted(str(m) for m in results.objects(result, SH.resultMessage))
    severity = results.value(result, SH.resultSeverity)
    return Finding(
        severity=_SEVERITIES[URIRef(str(severity))],
        shape=str(shape) if isinstance(shape, URIRef) else str(_owner(shape_graph, shape)),
        focus=_name(focus),
        message=" ".join(messages),
        path="" if path is None else render_path(results, path),
        value="" if value is None or value == focus else value.n3(),
        article=belonging.article_of(_name(focus)),
        component=str(results.value(result, SH.sourceConstraintComponent) or ""),
    )


def _name(node: Node | None) -> str:
    return f"_:{node}" if isinstance(node, BNode) else str(node)


def _owner(graph: Graph, node: Node | None) -> Node | None:
    """The named shape that an unnamed one is part of."""
    while isinstance(node, BNode):
        node = next(graph.subjects(None, node), None)
    return node


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


# ------------------------------------------------------------------------------------------------ terms
def _unknown_terms(data: list[Quad], belonging: Belonging) -> Iterator[Finding]:
    """Terms in our namespaces that the ontology does not have: misspelt, or of another version.

    A property that no shape knows would pass them all.
    """
    known = declared_terms()
    for quad in data:
        used = (quad.predicate, quad.object) if _is_term(quad.object) else (quad.predicate,)
        for term in used:
            if isinstance(term, NamedNode) and term.value.startswith(_OWN) and term.value not in known:
                subject = quad.subject
                focus = subject.value if isinstance(subject, NamedNode) else str(subject)
                yield Finding(
                    severity=Severity.VIOLATION,
                    shape=str(DSH.UnknownTerm),
                    focus=focus,
                    message=f"The ontology has no term <{term.value}>{_nearest(term.value)}.",
                    path=quad.predicate.value,
                    value=str(quad.object),
                    article=belonging.article_of(focus),
                )


def _is_term(value: object) -> bool:
    return isinstance(value, NamedNode) and value.value.startswith(_OWN)


@cache
def _nearest(term: str) -> str:
    near = get_close_matches(term, sorted(declared_terms()), n=1, cutoff=0.9)
    return f"; did you mean <{near[0]}>?" if near else ""
