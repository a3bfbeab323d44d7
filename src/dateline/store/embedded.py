"""The store on disk: an Oxigraph database and plain files, in one folder.

    DIR/store.json         what makes the folder a store: format version and base IRI
    DIR/lock               held while a process has it open
    DIR/graph/             the database
    DIR/texts/<sha256>     the articles' texts, never exported
    DIR/quarantine/*.json  claims withheld and articles set aside

Each change is one SPARQL Update, hence one transaction of the database: a process that is killed leaves all of it or
nothing. A transaction survives the end of the process at once, and a power failure from the next `flush`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from dateline.errors import QueryError, StoreError, UsageError
from dateline.store.changes import as_stored, canonical, data, has_blank, net_change
from dateline.store.files import FolderFiles, is_unfinished, write_text
from dateline.store.interface import Answer, Term, variables
from dateline.store.lock import Lock
from dateline.vocabulary import DEFAULT_BASE, PREFIXES

FORMAT: Final = 1
"""Raised whenever a store of an earlier version can no longer be read as it is."""

_SETTINGS, _GRAPH = "store.json", "graph"


def run_query(
    database: pyoxigraph.Store,
    sparql: str,
    *,
    substitutions: Mapping[str, Term] | None = None,
    graphs: Sequence[NamedNode] | None = None,
    from_clause: bool = False,
) -> Answer:
    """Run a SPARQL 1.1 query on quads on disk or in memory; see `Store.query`.

    Raises:
        QueryError: the text is no valid query.
    """
    try:
        return database.query(
            sparql,
            prefixes=PREFIXES,
            substitutions=variables(substitutions),
            use_default_graph_as_union=graphs is None and not from_clause,
            default_graph=None if graphs is None else list(graphs),
            named_graphs=None if graphs is None else list(graphs),
        )
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(f"this is no SPARQL query that can be run: {error}") from error


@contextmanager
def open_store(
    path: str | Path, *, create: bool = False, read_only: bool = False, base: str | None = None
) -> Iterator["EmbeddedStore"]:
    """Open the store in a folder, for as long as the `with` block lasts.

    Args:
        path: the folder.
        create: make the store where there is none yet; the folder must be missing or empty then.
        read_only: many processes may read at once, while none writes.
        base: what data IRIs start with. A new store is made with it; an existing one must have it. None takes what
            is there, or the default.

    Raises:
        StoreError: there is no store, the folder holds something else, or the store is of another version.
        StoreLocked: another process has it open.
        UsageError: the store has another base.
    """
    store = EmbeddedStore(Path(path), create=create, read_only=read_only, base=base)
    try:
        yield store
    finally:
        store.close()


class EmbeddedStore:
    """`Store` in a folder on disk; see `open_store`, which closes it too."""

    def __init__(self, folder: Path, *, create: bool, read_only: bool, base: str | None) -> None:
        if create and not read_only:
            _make(folder, base or DEFAULT_BASE)
        self._folder, self._read_only = folder, read_only
        self._base = _settings(folder)
        if base is not None and base != self._base:
            raise UsageError(
                f"the store has the base {self._base}, not {base}", where=folder, hint="build into a store of its own"
            )
        self._texts = FolderFiles(folder / "texts", read_only=read_only)
        self._quarantine = FolderFiles(folder / "quarantine", read_only=read_only)
        self._lock = Lock(folder / "lock", exclusive=not read_only)
        try:
            self._database = _database(folder / _GRAPH, read_only)
        except BaseException:
            self._lock.release()
            raise

    # ------------------------------------------------------------------------------------------ what it is
    @property
    def base(self) -> str:
        """What data IRIs start with."""
        return self._base

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self._folder

    @property
    def texts(self) -> FolderFiles:
        """Article texts by the hex SHA-256 of their UTF-8."""
        return self._texts

    @property
    def quarantine(self) -> FolderFiles:
        """Claims withheld and articles set aside, one JSON file an article."""
        return self._quarantine

    # ------------------------------------------------------------------------------------------ asking
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
            return run_query(
                self._database, sparql, substitutions=substitutions, graphs=graphs, from_clause=from_clause
            )
        except OSError as error:
            raise StoreError(f"the query could not be run: {error}", where=self._folder) from error

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """The quads of one graph, or of the whole store, in no particular order."""
        return self._database.quads_for_pattern(None, None, None, graph)

    def graphs(self) -> list[NamedNode]:
        """The named graphs that hold something, sorted by IRI."""
        named = [g for g in self._database.named_graphs() if isinstance(g, NamedNode)]
        return sorted((g for g in named if next(self.quads(g), None) is not None), key=lambda g: g.value)

    # ------------------------------------------------------------------------------------------ changing
    def apply(self, *, remove: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> None:
        """Take quads out and put quads in, as one transaction; what is in both ends up inside.

        Raises:
            ValueError: a quad to remove has a blank node, which names nothing outside its graph.
        """
        removed, added = net_change(remove, add)
        self._update([data("DELETE DATA", removed), data("INSERT DATA", added)])

    def replace_graph(self, graph: NamedNode, quads: Iterable[Quad]) -> bool:
        """Give a graph this content, as one transaction; says whether anything changed."""
        fresh = [Quad(q.subject, q.predicate, q.object, graph) for q in quads]
        old, new = set(self.quads(graph)), as_stored(fresh)
        if any(map(has_blank, old)) or any(map(has_blank, new)):
            if canonical(old) == canonical(new):
                return False
            self._update([f"DROP SILENT GRAPH {graph}", data("INSERT DATA", fresh)])
            return True
        self.apply(remove=sorted(old - new, key=str), add=sorted(new - old, key=str))
        return old != new

    def remove_graphs(self, graphs: Iterable[NamedNode]) -> None:
        """Take away whole graphs, all of them or none."""
        self._update([f"DROP SILENT GRAPH {g}" for g in dict.fromkeys(graphs)])

    def extend(self, quads: Iterable[Quad]) -> None:
        """Put quads in, as one transaction."""
        self._writable()
        with self._writing():
            self._database.extend(quads)

    def flush(self) -> None:
        """Make sure that everything so far is on disk."""
        if not self._read_only:
            with self._writing():
                self._database.flush()

    def close(self) -> None:
        """Give the folder free for others; nothing happens the second time."""
        if hasattr(self, "_database"):
            self.flush()
            del self._database
        self._lock.release()

    def _update(self, operations: Sequence[str]) -> None:
        self._writable()
        text = " ;\n".join(o for o in operations if o)
        if text:
            with self._writing():
                self._database.update(text)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(f"the store cannot be written: {error}", where=self._folder) from error

    def _writable(self) -> None:
        if self._read_only:
            raise StoreError("the store is open for reading only", where=self._folder)


# ---------------------------------------------------------------------------------------------- the folder
def _make(folder: Path, base: str) -> None:
    if (folder / _SETTINGS).is_file():
        return
    if folder.exists() and (not folder.is_dir() or any(not is_unfinished(p) for p in folder.iterdir())):
        raise StoreError(
            "this is no Dateline store, and it is not empty: nothing was written to it",
            where=folder,
            hint="name another folder with --store",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_text(folder / _SETTINGS, json.dumps({"dateline": FORMAT, "base": base}, indent=2) + "\n")
    except OSError as error:
        raise StoreError(f"no store can be made here: {error.strerror}", where=folder) from error


def _settings(folder: Path) -> str:
    path = folder / _SETTINGS
    try:
        settings = json.loads(path.read_text("utf-8"))
        version, base = settings["dateline"], settings["base"]
    except (FileNotFoundError, NotADirectoryError) as error:
        what = "there is no store here" if not folder.exists() else "this is no Dateline store"
        raise StoreError(what, where=folder, hint="`dateline build` makes one; --store names its folder") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"this does not describe a Dateline store: {error}", where=path) from error
    if version != FORMAT or not isinstance(base, str):
        raise StoreError(
            f"the store has format {version}, this version of dateline reads format {FORMAT}",
            where=path,
            hint="build the articles again into another folder",
        )
    return base


def _database(path: Path, read_only: bool) -> pyoxigraph.Store:
    try:
        if not read_only:
            for log in path.glob("LOG.old.*"):  # the database starts another one with each process
                log.unlink(missing_ok=True)
            return pyoxigraph.Store(path)
        if not path.is_dir():
            raise StoreError("the store is still empty", where=path.parent, hint="`dateline build` reads articles in")
        return pyoxigraph.Store.read_only(str(path))
    except OSError as error:
        raise StoreError(f"the database cannot be opened: {error}", where=path) from error
