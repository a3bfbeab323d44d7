"""RDF files in memory, asked as a store is."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode

from dateline.errors import QueryError
from dateline.store.interface import Answer, Term, variables
from dateline.validation.files import load_files
from dateline.vocabulary import DEFAULT_BASE, PREFIXES


class Loaded:
    """The quads of RDF files, taken together; the default graph is the union of all graphs.

    Raises:
        InputError: a file cannot be read as RDF.
    """

    base = DEFAULT_BASE

    def __init__(self, paths: Iterable[Path]) -> None:
        self._memory = pyoxigraph.Store()
        self._memory.bulk_extend(load_files(paths))

    def graphs(self) -> list[NamedNode]:
        """The named graphs, sorted by IRI."""
        named = [g for g in self._memory.named_graphs() if isinstance(g, NamedNode)]
        return sorted(named, key=lambda g: g.value)

    def query(
        self,
        sparql: str,
        *,
        substitutions: Mapping[str, Term] | None = None,
        graphs: Sequence[NamedNode] | None = None,
        from_clause: bool = False,
    ) -> Answer:
        """Run a SPARQL 1.1 query; see `Store.query`.

        Raises:
            QueryError: the text is no valid query.
        """
        try:
            return self._memory.query(
                sparql,
                prefixes=PREFIXES,
                substitutions=variables(substitutions),
                use_default_graph_as_union=graphs is None and not from_clause,
                default_graph=None if graphs is None else list(graphs),
                named_graphs=None if graphs is None else list(graphs),
            )
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(f"this is no SPARQL query that can be run: {error}") from error
