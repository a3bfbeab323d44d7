"""What the rest of Dateline asks of a store, whatever home it has.

A store holds named graphs (readings, articles, register, identity, ontology, inferred), and beside them files
that are no RDF: the articles' texts, and the quarantine. Terms are pyoxigraph's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
    Variable,
)

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples
"""Of SELECT, ASK, and CONSTRUCT or DESCRIBE."""


class Files(Protocol):
    """Text files kept beside the graphs, by name. Writing is atomic: a reader sees the old text or the new one."""

    def put(self, name: str, text: str) -> None:
        """Keep a text under a name, in place of what had that name."""

    def get(self, name: str) -> str:
        """The text under a name, exactly as it was put.

        Raises:
            StoreError: nothing has this name.
        """

    def remove(self, name: str) -> None:
        """Forget a name; nothing happens where it is unknown."""

    def names(self) -> list[str]:
        """All names, sorted."""

    def __contains__(self, name: object) -> bool: ...


class Store(Protocol):
    """Named graphs that can be queried as one, and changed atomically.

    Attributes:
        base: what data IRIs start with; set when the store is made.
        texts: article texts by the hex SHA-256 of their UTF-8.
        quarantine: claims withheld and articles set aside, one JSON file an article, by file name.
    """

    @property
    def base(self) -> str: ...

    @property
    def texts(self) -> Files: ...

    @property
    def quarantine(self) -> Files: ...

    def query(
        self,
        sparql: str,
        *,
        substitutions: Mapping[str, Term] | None = None,
        graphs: Sequence[NamedNode] | None = None,
        from_clause: bool = False,
    ) -> Answer:
        """Run a SPARQL 1.1 query; its default graph is the union of all graphs.

        Args:
            sparql: SELECT, ASK, CONSTRUCT or DESCRIBE. The prefixes of the model need no declaration.
            substitutions: terms for variables, by the variable's name without `?`. The one safe way to put a value in;
                a SELECT has to project the variable.
            graphs: only these graphs, as the default graph and as named graphs; all of them where None.
            from_clause: the query says so itself, in its FROM and FROM NAMED.

        Raises:
            QueryError: the text is no valid query, or a substituted variable is not projected.
        """

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """The quads of one graph, or of the whole store, in no particular order."""

    def graphs(self) -> list[NamedNode]:
        """The named graphs that hold something, sorted by IRI."""

    def apply(self, *, remove: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> None:
        """Take quads out and put quads in, as one atomic change; what is in both ends up inside."""

    def replace_graph(self, graph: NamedNode, quads: Iterable[Quad]) -> bool:
        """Give a graph this content, atomically. The quads' own graph names are not looked at.

        Returns:
            whether anything changed.
        """

    def remove_graphs(self, graphs: Iterable[NamedNode]) -> None:
        """Take away whole graphs, all of them or none."""

    def extend(self, quads: Iterable[Quad]) -> None:
        """Put quads in, as one atomic change."""

    def flush(self) -> None:
        """Make sure that everything so far is on disk."""

    def close(self) -> None:
        """Give the store free for others; it cannot be used afterwards."""


def variables(substitutions: Mapping[str, Term] | None) -> dict[Variable, Term]:
    """The substitutions of `Store.query` as pyoxigraph takes them."""
    return {Variable(name): term for name, term in (substitutions or {}).items()}
