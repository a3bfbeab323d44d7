"""Shapes of the user's own, checked besides ours; a misspelt constraint in them would silently constrain nothing."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from keyword import kwlist
from pathlib import Path
from typing import Final

from rdflib import Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import BNode

from dateline.errors import InputError
from dateline.validation.files import load_files
from dateline.validation.report import Finding, Severity, in_order
from dateline.validation.shapes import DSH, declared_terms, nearest_term
from dateline.vocabulary import PREFIXES, shorten

_OWN: Final = tuple(PREFIXES[p] for p in ("dl", "et", "ac", "sa", "fa", "ct", "at"))
_SHACL: Final = frozenset(
    [*(str(term) for term in dir(SH)), *(str(SH[word]) for word in kwlist if word in SH)]  # `sh:class`, `sh:or`, …
)


def own_shapes(paths: Iterable[Path]) -> Graph:
    """Shapes from files, as one graph.

    Raises:
        InputError: a file cannot be read as RDF, or holds no shape.
    """
    together = Graph(bind_namespaces="none")
    for path in paths:
        lines = "\n".join(sorted(f"{q.subject} {q.predicate} {q.object} ." for q in load_files([path])))
        graph = Graph(bind_namespaces="none").parse(data=lines, format="nt")
        if not any(str(term).startswith(str(SH)) for triple in graph for term in triple):
            raise InputError("has no shape in it", where=path, hint="expected SHACL, in terms of " + str(SH))
        together += graph
    return together


def check_shapes(graph: Graph) -> tuple[Finding, ...]:
    """Terms that SHACL or the ontology do not have, in shapes: a warning each, in a stable order."""
    return in_order(_unknown(graph))


def _unknown(graph: Graph) -> Iterator[Finding]:
    for triple in graph:
        for term in triple:
            if not isinstance(term, URIRef):
                continue
            name, focus = str(term), _name(graph, triple[0])
            if name.startswith(str(SH)) and name not in _SHACL:
                near = get_close_matches(name, sorted(_SHACL), n=1, cutoff=0.8)
                hint = f"; did you mean {shorten(near[0])}?" if near else "."
                message = f"SHACL has no term {shorten(name)}{hint}"
                yield Finding(Severity.WARNING, str(DSH.UnknownShaclTerm), focus, message, value=term.n3())
            elif name.startswith(_OWN) and name not in declared_terms():
                message = f"The ontology has no term <{name}>{nearest_term(name) or '.'}"
                yield Finding(Severity.WARNING, str(DSH.UnknownTerm), focus, message, value=term.n3())


def _name(graph: Graph, node: object) -> str:
    """The named shape that a node of a shapes graph is part of."""
    seen: set[object] = set()
    while isinstance(node, BNode) and node not in seen:
        seen.add(node)
        node = next(iter(sorted(graph.subjects(None, node), key=str)), node)
    return f"_:{node}" if isinstance(node, BNode) else str(node)
