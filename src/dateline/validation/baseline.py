"""Findings that were known already: a report from before, by Dateline or any other SHACL processor."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, TypeAlias

from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import BNode, Node

from dateline.errors import InputError
from dateline.validation.files import load_files
from dateline.validation.report import Report
from dateline.validation.shapes import render_path

Key: TypeAlias = tuple[str, str, str, str]
_FORMATS: Final = ".ttl or .jsonld, as `dateline validate --format turtle` and `--format jsonld` write it"


def known_findings(path: Path) -> frozenset[Key]:
    """What a W3C validation report holds: node, shape, path and value of each result.

    Messages and severities may change between versions; what was found where does not.

    Raises:
        InputError: the file is no report, or cannot be read as RDF.
    """
    lines = "\n".join(sorted(f"{q.subject} {q.predicate} {q.object} ." for q in load_files([path])))
    graph = Graph(bind_namespaces="none").parse(data=lines, format="nt")
    if (None, RDF.type, SH.ValidationReport) not in graph:
        raise InputError("is no validation report", where=path, hint=f"expected an sh:ValidationReport in {_FORMATS}")
    return frozenset(_key(graph, result) for result in graph.subjects(RDF.type, SH.ValidationResult))


def _key(graph: Graph, result: Node) -> Key:
    path, value = graph.value(result, SH.resultPath), graph.value(result, SH.value)
    return (
        _name(graph.value(result, SH.focusNode)),
        _name(graph.value(result, SH.sourceShape)),
        "" if path is None else render_path(graph, path),
        "" if value is None else value.n3(),
    )


def _name(node: Node | None) -> str:
    return str(node) if isinstance(node, URIRef) else f"_:{node}" if isinstance(node, BNode) else ""


def without_known(report: Report, known: Iterable[Key]) -> Report:
    """The findings that are new."""
    old = frozenset(known)
    new = tuple(f for f in report.findings if (f.focus, f.shape, f.path, f.value) not in old)
    return Report(new, report.coverage)
