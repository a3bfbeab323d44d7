"""How a query is understood: its graphs, its algebra, and how much each of its patterns finds by itself.

The algebra is rdflib's, which has the names of the SPARQL specification. An engine may join in another order; the
numbers show which pattern is the small one to begin with, and one that finds nothing is mostly a misspelt term.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from pyoxigraph import Literal, NamedNode, QuerySolutions

from dateline.questions.dataset import from_graphs
from dateline.questions.text import ontology_terms, unknown_terms, with_prefixes
from dateline.resources import folder
from dateline.store.interface import Answer
from dateline.vocabulary import shorten

_PARTS: Final = ("p", "p1", "p2")
_COUNTED: Final = 12  # columns that a number takes
_IRI: Final = re.compile(r"<([^<>]*)>")


class Counted(Protocol):
    """What an explanation needs of a store."""

    def query(self, sparql: str, *, graphs: Sequence[NamedNode] | None = None, from_clause: bool = False) -> Answer:
        """See `Store.query`."""


def explanation(source: Counted, sparql: str, graphs: Sequence[NamedNode] | None, *, own: bool) -> str:
    """An explanation, to be read.

    Args:
        source: where the query would be asked.
        sparql: a query that may run.
        graphs: the graphs that it would be asked of; all of them where None.
        own: whether it names its graphs itself.

    Raises:
        QueryError: it is no SPARQL.
    """
    source.query(sparql, graphs=graphs, from_clause=own)  # the engine reads it before anything is computed
    if own:
        graphs = [NamedNode(iri) for iri in dict.fromkeys(iri for iri, _ in from_graphs(sparql))]
    asked = "those that FROM names" if own else "all of them, as one" if graphs is None else ", ".join(map(str, graphs))
    lines = [f"graphs: {asked}"]
    for term in unknown_terms(with_prefixes(sparql), ontology_terms(folder("ontology"))):
        near = f"; did you mean {term.nearest}?" if term.nearest else ""
        lines.append(f"line {term.line}: the ontology has no term {term.term}{near}")
    lines += _tree(source, sparql, graphs)
    return "".join(f"{line}\n" for line in lines)


def _tree(source: Counted, sparql: str, graphs: Sequence[NamedNode] | None) -> Iterator[str]:
    from rdflib.plugins.sparql import prepareQuery

    try:
        algebra = prepareQuery(with_prefixes(sparql)).algebra
    except Exception as error:  # noqa: BLE001 - rdflib raises what its parser does; the query itself has run by now
        yield f"no algebra: rdflib does not read this query ({' '.join(str(error).split())[:100]})"
        return
    if algebra.p is None:
        yield "no pattern: it names what it describes"
        return
    yield from _Printer(source, graphs).lines(algebra.p, 0, None)


class _Printer:
    def __init__(self, source: Counted, graphs: Sequence[NamedNode] | None) -> None:
        self.source, self.graphs = source, graphs

    def lines(self, node: Any, depth: int, graph: str | None) -> Iterator[str]:
        """A node of the algebra and those below it; `graph` is what GRAPH says around it."""
        name = getattr(node, "name", type(node).__name__)
        if name == "Graph":
            graph = _written(node.term)
        yield f"{'':{_COUNTED}}{'  ' * depth}{' '.join([name, *_details(name, node)])}"
        patterns = (" ".join(map(_written, triple)) for triple in node.triples or ()) if name == "BGP" else ()
        for pattern in sorted(patterns):
            yield f"{self._count(pattern, graph):>{_COUNTED - 2},}  {'  ' * (depth + 1)}{pattern}"
        for part in _PARTS:
            if isinstance(node.get(part), Mapping):
                yield from self.lines(node[part], depth + 1, graph)

    def _count(self, pattern: str, graph: str | None) -> int:
        inner = f"GRAPH {graph} {{ {pattern} }}" if graph else pattern
        rows = self.source.query(f"SELECT (COUNT(*) AS ?rows) {{ {inner} }}", graphs=self.graphs)
        first = next(iter(rows), None) if isinstance(rows, QuerySolutions) else None
        number = first["rows"] if first is not None else None
        return int(number.value) if isinstance(number, Literal) else 0


def _details(name: str, node: Any) -> list[str]:
    """What belongs to a node besides what is below it."""
    if name == "Slice":
        return [f"from {node.start or 0}", *([f"at most {node.length}"] if node.length is not None else [])]
    if name in ("Project", "SelectQuery"):
        return sorted(_written(v) for v in node.PV or ())  # of * rdflib gives a set
    if name == "Extend":
        return [_written(node.var)]
    if name == "Graph":
        return [_written(node.term)]
    if name in ("Filter", "LeftJoin", "OrderBy", "Group"):
        return sorted({_written(v) for v in _variables(node.get("expr"))})
    return []


def _variables(expression: Any) -> Iterator[Any]:
    from rdflib.term import Variable

    if isinstance(expression, Variable):
        yield expression
    elif isinstance(expression, Mapping):
        for name, part in expression.items():
            if name not in ("_vars", *_PARTS):
                yield from _variables(part)
    elif isinstance(expression, list | tuple | set):
        for part in expression:
            yield from _variables(part)


def _written(term: Any) -> str:
    """A term or a path as SPARQL has it, short where it can be. Blank nodes have no names here: rdflib's are random."""
    from rdflib.term import BNode

    if isinstance(term, BNode):
        return "[]"
    return _IRI.sub(lambda found: _short(found[1]), str(term.n3()))


def _short(iri: str) -> str:
    short = shorten(iri)
    return short if short != iri and re.fullmatch(r"\w+:\w[\w-]*", short) else f"<{iri}>"
