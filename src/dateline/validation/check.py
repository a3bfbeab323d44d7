"""Claims against the shapes, and against the words that they point to."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import pyshacl
from pyoxigraph import BlankNode, NamedNode, Quad, Triple
from pyoxigraph import Literal as OxLiteral
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from dateline.validation.belonging import Belonging
from dateline.validation.evidence import Texts, check_evidence
from dateline.validation.quiet import quiet_rdflib
from dateline.validation.report import Finding, Report, Severity, in_order
from dateline.validation.shapes import DSH, Kind, all_shapes, background, declared_terms, nearest_term, render_path
from dateline.vocabulary import PREFIXES

_SEVERITIES: Final = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
_INFERRED: Final = re.compile(r"/inferred(-schema|/[^/]+)?$")
_WITH_NAN: Final = frozenset(PREFIXES["xsd"] + name for name in ("decimal", "double", "float"))
"""Datatypes that rdflib reads NaN in; nothing can be compared with it."""
_OWN: Final = tuple(PREFIXES[p] for p in ("dl", "et", "ac", "sa", "fa", "ct", "at"))


def validate(
    quads: Iterable[Quad], *, kind: Kind = "reading", texts: Texts | None = None, own: Graph | None = None
) -> Report:
    """Check claims with SHACL, for terms that the ontology lacks and, where texts are given, their words.

    Args:
        quads: the data. For a reading: its graph, the article's node, and the register entries in use. Graph names are
            not looked at, except that inferred graphs and the ontology's own are left out.
        kind: `store` checks the identity graph too.
        texts: the article texts by hex SHA-256 of their UTF-8; None leaves the words unchecked.
        own: shapes of the user's, checked besides ours (`own_shapes`).

    Returns:
        All findings, in a stable order; `coverage` is not counted here.

    Raises:
        RuntimeError: pyshacl could not work with the shapes.
    """
    data = asserted(quads)
    belonging = Belonging(data)
    findings = [*_shacl(data, all_shapes(kind, own), belonging), *_unknown_terms(data, belonging)]
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
def rdflib_graph(quads: Iterable[Quad]) -> Graph:
    """The triples of quads for rdflib, through N-Triples; blank nodes keep their names, so that reports are stable."""
    triples = {Triple(q.subject, q.predicate, q.object) for q in quads}
    lines = sorted(f"{t} ." for t in triples)
    anonymous = {t.value: BNode(t.value) for q in triples for t in (q.subject, q.object) if isinstance(t, BlankNode)}
    with quiet_rdflib():
        return Graph(bind_namespaces="none").parse(data="\n".join(lines), format="nt", bnode_context=anonymous)


def _shacl(data: list[Quad], shape_graph: Graph, belonging: Belonging) -> Iterator[Finding]:
    graph = rdflib_graph(q for q in data if not _is_nan(q.object))
    unusable = {(_focus(q), q.predicate.value, str(q.object)) for q in data if _is_nan(q.object)}
    unusable |= {(_name(s), str(p), o.n3()) for s, p, o in graph if isinstance(o, Literal) and o.ill_typed}
    for focus, path, value in unusable:
        message = f"{value} is no value that can be worked with: look at its form and its datatype."
        article = belonging.article_of(focus)
        yield Finding(Severity.VIOLATION, str(DSH.IllFormedValue), focus, message, path, value, article)
    for triple in [t for t in graph if isinstance(t[2], Literal) and t[2].ill_typed]:
        graph.remove(triple)  # pyshacl cannot compare it
    for triple in background():
        graph.add(triple)
    _, results, text = pyshacl.validate(
        graph, shacl_graph=shape_graph, inference="none", inplace=True, advanced=False, do_owl_imports=False
    )
    if not isinstance(results, Graph):
        raise RuntimeError(f"pyshacl could not validate: {text}")
    for result in results.subjects(RDF.type, SH.ValidationResult):
        yield _finding(results, result, shape_graph, belonging)


def _is_nan(value: object) -> bool:
    return isinstance(value, OxLiteral) and value.datatype.value in _WITH_NAN and "nan" in value.value.lower()


def _focus(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)


def _finding(results: Graph, result: Node, shape_graph: Graph, belonging: Belonging) -> Finding:
    focus, path, value = (results.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
    shape = results.value(result, SH.sourceShape)
    messages = sorted(str(m) for m in results.objects(result, SH.resultMessage))
    if isinstance(value, URIRef) and value != focus and not belonging.is_described(str(value)):
        messages.append(f"Nothing is said of <{value}> here.")
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
                focus = _focus(quad)
                yield Finding(
                    severity=Severity.VIOLATION,
                    shape=str(DSH.UnknownTerm),
                    focus=focus,
                    message=f"The ontology has no term <{term.value}>{nearest_term(term.value) or '.'}",
                    path=quad.predicate.value,
                    value=str(quad.object),
                    article=belonging.article_of(focus),
                )


def _is_term(value: object) -> bool:
    return isinstance(value, NamedNode) and value.value.startswith(_OWN)
