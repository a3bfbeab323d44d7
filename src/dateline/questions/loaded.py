"""RDF files in memory, asked as a store is."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode

from dateline.store.embedded import run_query
from dateline.store.interface import Answer
from dateline.validation.files import load_files
from dateline.vocabulary import DEFAULT_BASE


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

    def query(self, sparql: str, *, graphs: Sequence[NamedNode] | None = None, from_clause: bool = False) -> Answer:
        """Run a SPARQL 1.1 query; see `Store.query`.

        Raises:
            QueryError: the text is no valid query.
        """
        return run_query(self._memory, sparql, graphs=graphs, from_clause=from_clause)
