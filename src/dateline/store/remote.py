"""A store on a SPARQL server, for as many claims as one machine cannot hold.

Graphs are on the server, under the same names as in a folder. Texts and quarantine are no RDF and stay here, in a
folder of their own. The base is not written down anywhere: the name of the articles' graph tells it.

Each change is ONE operation of SPARQL Update, `DELETE {…} INSERT {…} WHERE {…}`: a sequence of operations is no
transaction everywhere (Virtuoso). A change too large for one text is laid out first in a graph that no question looks
at, and takes effect with one operation over that.
"""

import hashlib
import os
import sys
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, cast

import pyoxigraph
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Variable,
    parse,
    parse_query_results,
    serialize,
)

from dateline.errors import QueryError, StoreError, UsageError
from dateline.store.changes import as_stored, canonical, data, has_blank, net_change
from dateline.store.files import FolderFiles
from dateline.store.interface import Answer, Term, variables
from dateline.store.lock import Lock
from dateline.store.quirks import standard_results
from dateline.store.wire import Reply, Server
from dateline.vocabulary import DEFAULT_BASE, PREFIXES

_STAGING: Final = "urn:dateline:staging:"
_ONTOLOGY: Final = "https://w3id.org/dateline/"
_AT_ONCE: Final = 2000  # quads in one text of INSERT DATA; Virtuoso takes 3,000 and fails at 5,000
_AT_ONCE_REMOVED: Final = 1000  # the same with DELETE in it; Virtuoso takes 1,300 and fails at 1,600 ("generated SQL")
_RUNS: Final = "SELECT DISTINCT ?g { GRAPH ?g { ?run a prov:Activity } }"
_GRAPHS: Final = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
"""Not SELECT DISTINCT ?g, over which Virtuoso sits for minutes where there are 20,000 quads."""
_ANY: Final = "SELECT ?s ?p { GRAPH ?g { ?s ?p ?o } FILTER(isIRI(?s)) } LIMIT 1"
_UNIONS: Final = ((), (("union-default-graph", "true"),))
"""Parameters of the protocol that may make the default graph the union of all: none, or Oxigraph's."""


class RemoteStore:
    """`Store` on a SPARQL server; see `opening.open_store`, which closes it too.

    Args:
        url: the server's query endpoint, the name of this store.
        server: talks to it.
        create: take a server that holds no store yet for an empty one.
        read_only: refuse to change anything.
        base: what data IRIs start with; None takes what is there, or the default.
        files: the folder for texts and quarantine; `files_folder` where not given.

    Raises:
        StoreError: the server is not there, or holds no store and none is to be made.
        StoreLocked: another process of this machine writes to it.
        UsageError: the store has another base.
    """

    def __init__(
        self,
        url: str,
        server: Server,
        *,
        create: bool = False,
        read_only: bool = False,
        base: str | None = None,
        files: Path | None = None,
    ) -> None:
        self._url, self._server, self._read_only = url, server, read_only
        self._union: tuple[tuple[str, str], ...] | None = None
        self._tried = False
        self._base = self._known_base(base, create=create and not read_only)
        self._folder = files or files_folder(url)
        self._texts = FolderFiles(self._folder / "texts", read_only=read_only)
        self._quarantine = FolderFiles(self._folder / "quarantine", read_only=read_only)
        self._lock: Lock | None = None
        if not read_only:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(f"no folder can be made here: {error.strerror}", where=self._folder) from error
            self._lock = Lock(self._folder / "lock", exclusive=True)

    # ------------------------------------------------------------------------------------------ what it is
    @property
    def base(self) -> str:
        """What data IRIs start with."""
        return self._base

    @property
    def folder(self) -> Path:
        """Where texts and quarantine are."""
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
            QueryError: the text is no valid query, or a substituted variable is not projected.
            StoreError: the server does not answer it.
        """
        kind = _kind(sparql, substitutions)
        parameters: tuple[tuple[str, str], ...]
        if from_clause:
            parameters = ()
        elif graphs is None:
            parameters = self._as_union()
        else:
            names = ("default-graph-uri", "named-graph-uri")
            parameters = tuple((name, graph.value) for graph in graphs for name in names)
        return self._answer(_bound(sparql, substitutions, kind), kind, parameters)

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """The quads of one graph, or of the whole store, in no particular order."""
        for each in self.graphs() if graph is None else [graph]:
            reply = self._server.get_graph(each.value)
            if reply is None:  # not there; or no whole graphs are to be had, and then a query gets it
                reply = self._server.query(
                    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {each} {{ ?s ?p ?o }} }}", graph=True
                )
            for quad in self._triples(reply):
                yield Quad(quad.subject, quad.predicate, quad.object, each)

    def graphs(self) -> list[NamedNode]:
        """The named graphs that hold something, sorted by IRI: those of this store; a server may have others."""
        found = [row[0] for row in self._rows(_GRAPHS) if isinstance(row[0], NamedNode)]
        ours = (self._base, _ONTOLOGY)
        return sorted((g for g in found if g.value.startswith(ours)), key=lambda g: g.value)

    # ------------------------------------------------------------------------------------------ changing
    def apply(self, *, remove: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> None:
        """Take quads out and put quads in, as one operation; what is in both ends up inside.

        Raises:
            ValueError: a quad to remove has a blank node, or one among more quads than fit into one operation.
        """
        removed, added = net_change(remove, add)
        if not removed and not added:
            return
        self._writable()
        if len(removed) + len(added) > (_AT_ONCE_REMOVED if removed else _AT_ONCE):
            self._staged(removed, added)
        elif removed:  # and not DELETE DATA: among many triples, Virtuoso's leaves those with a language
            self._server.update(f"{data('DELETE', removed)} {data('INSERT', added)} WHERE {{}}")
        else:
            self._server.update(data("INSERT DATA", added))

    def replace_graph(self, graph: NamedNode, quads: Iterable[Quad]) -> bool:
        """Give a graph this content, as one operation; says whether anything changed."""
        fresh = [Quad(q.subject, q.predicate, q.object, graph) for q in quads]
        old, new = set(self.quads(graph)), as_stored(fresh)
        if old == new:
            return False
        if any(map(has_blank, old)) or any(map(has_blank, new)):
            if canonical(old) == canonical(new):
                return False
            self._writable()
            triples = serialize((q.triple for q in fresh), format=RdfFormat.N_TRIPLES) or b""
            if not self._server.put_graph(graph.value, triples):
                self._server.update(f"DROP SILENT GRAPH {graph} ;\n{data('INSERT DATA', fresh)}")
            return True
        self.apply(remove=sorted(old - new, key=str), add=sorted(new - old, key=str))
        return True

    def remove_graphs(self, graphs: Iterable[NamedNode]) -> None:
        """Take away whole graphs, all of them or none."""
        named = list(dict.fromkeys(graphs))
        if named:
            self._writable()
            listed = " ".join(map(str, named))
            self._server.update(
                f"DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }} WHERE {{ VALUES ?g {{ {listed} }} GRAPH ?g {{ ?s ?p ?o }} }}"
            )

    def extend(self, quads: Iterable[Quad]) -> None:
        """Put quads in, as one operation."""
        self.apply(add=quads)

    def flush(self) -> None:
        """Nothing: a server has on disk what it has answered for."""

    def close(self) -> None:
        """Let another process of this machine write; nothing happens the second time."""
        if self._lock is not None:
            self._lock.release()

    # ------------------------------------------------------------------------------------------ parts
    def _known_base(self, wanted: str | None, *, create: bool) -> str:
        end = "graph/articles"
        named = [row[0].value for row in self._rows(_RUNS) if isinstance(row[0], NamedNode)]
        bases = sorted(g.removesuffix(end) for g in named if g.endswith(end))
        if wanted in bases or (not bases and create):
            return wanted or DEFAULT_BASE
        if not bases:
            raise StoreError(
                "this server holds no Dateline store", where=self._url, hint="`dateline build --store URL` makes one"
            )
        if wanted is not None or len(bases) > 1:
            raise UsageError(
                f"the store has the base {', '.join(bases)}" + (f", not {wanted}" if wanted else ": one was expected"),
                where=self._url,
                hint="give each store a data set or repository of its own",
            )
        return bases[0]

    def _as_union(self) -> tuple[tuple[str, str], ...]:
        """What makes this server's default graph the union of all; found out once there is something to see."""
        if self._union is None:
            sample = next(self._rows(_ANY), None)
            if sample is None:
                return ()
            for parameters in _UNIONS:
                if self._answer(f"ASK {{ {sample[0]} {sample[1]} ?o }}", QueryBoolean, parameters):
                    self._union = parameters
                    break
            else:
                raise StoreError(
                    "the server's default graph is not the union of its graphs, so that questions would find nothing",
                    where=self._url,
                    hint="let the data set have a union default graph: docs/scaling.md says how",
                )
        return self._union

    def _rows(self, sparql: str) -> Iterator[QuerySolution]:
        return iter(cast(QuerySolutions, self._answer(sparql, QuerySolutions)))

    def _answer(self, sparql: str, kind: type[Answer], parameters: Sequence[tuple[str, str]] = ()) -> Answer:
        reply = self._server.query(_PROLOGUE + sparql, parameters, graph=kind is QueryTriples)
        if kind is QueryTriples:
            memory = pyoxigraph.Store()
            memory.extend(self._triples(reply))
            return memory.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        try:
            body = standard_results(reply.body, ask=kind is QueryBoolean)
            fits = _fits(body, kind)
        except (SyntaxError, ValueError) as error:
            raise self._nonsense(reply, "SPARQL results JSON") from error
        if not fits:
            raise self._nonsense(reply, "an answer of the kind that was asked for")
        return parse_query_results(body, format=QueryResultsFormat.JSON)

    def _triples(self, reply: Reply) -> list[Quad]:
        media = "application/n-triples" if reply.media == "text/plain" else reply.media
        form = RdfFormat.from_media_type(media)
        if form is None:
            raise self._nonsense(reply, "RDF")
        try:
            return list(parse(reply.body, format=form))
        except (SyntaxError, ValueError) as error:
            raise self._nonsense(reply, "RDF") from error

    def _nonsense(self, reply: Reply, expected: str) -> StoreError:
        return StoreError(
            f"expected {expected}, and the server sent {reply.media} that is none",
            where=self._url,
            hint="is this the address of its SPARQL query endpoint?",
        )

    def _writable(self) -> None:
        """Refuse to write where that is not wanted; and before the first change, see that changes do arrive."""
        if self._read_only:
            raise StoreError("the store is open for reading only", where=self._url)
        if self._tried:
            return
        probe = NamedNode(f"{_STAGING}{uuid.uuid4()}")
        self._server.update(f"INSERT DATA {{ GRAPH {probe} {{ {probe} {probe} {probe} }} }}")
        arrived = self._answer(f"ASK {{ GRAPH {probe} {{ {probe} {probe} {probe} }} }}", QueryBoolean)
        if not arrived:
            raise StoreError(
                "the server takes updates and does not show them",
                where=self._server.where.update,
                hint="is this the address of its updates? DATELINE_STORE_UPDATE names another",
            )
        nodes = [row[0] for row in self._rows(_GRAPHS) if isinstance(row[0], NamedNode)]
        self._tried = True
        self.remove_graphs(g for g in nodes if g.value.startswith(_STAGING))

    def _staged(self, removed: Sequence[Quad], added: Sequence[Quad]) -> None:
        if any(map(has_blank, added)):
            raise ValueError("blank nodes cannot be laid out: replace their graph")
        graph = NamedNode(f"{_STAGING}{uuid.uuid4()}")
        try:
            rows = [(verb, quad) for verb, quads in (("remove", removed), ("add", added)) for quad in quads]
            for begin in range(0, len(rows), _AT_ONCE // 4):
                chunk = [
                    triple
                    for number, (verb, quad) in enumerate(rows[begin : begin + _AT_ONCE // 4], begin)
                    for triple in _laid_out(graph, number, verb, quad)
                ]
                self._server.update(data("INSERT DATA", chunk))
            self._server.update(_TAKE_EFFECT.format(graph=graph))
        finally:
            with suppress(StoreError):  # the next one who writes clears it away
                self._server.update(f"DROP SILENT GRAPH {graph}")


_PROLOGUE: Final = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())
_TAKE_EFFECT: Final = f"""
DELETE {{{{ GRAPH ?dg {{{{ ?ds ?dp ?do }}}} }}}} INSERT {{{{ GRAPH ?ig {{{{ ?is ?ip ?io }}}} }}}} WHERE {{{{
  GRAPH {{graph}} {{{{
    {{{{ ?r <{_STAGING}remove> ?dg ; <{_STAGING}s> ?ds ; <{_STAGING}p> ?dp ; <{_STAGING}o> ?do }}}}
    UNION {{{{ ?r <{_STAGING}add> ?ig ; <{_STAGING}s> ?is ; <{_STAGING}p> ?ip ; <{_STAGING}o> ?io }}}} }}}} }}}}"""


def files_folder(url: str) -> Path:
    """Where the texts and the quarantine of a remote store are: a folder of its own under DATELINE_FILES, or where
    this system keeps a user's data."""
    if root := os.environ.get("DATELINE_FILES"):
        place = Path(root)
    elif sys.platform == "win32":
        place = Path(os.environ.get("LOCALAPPDATA", Path.home())) / "dateline"
    elif sys.platform == "darwin":
        place = Path.home() / "Library" / "Application Support" / "dateline"
    else:
        place = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "dateline"
    return place / hashlib.sha256(url.rstrip("/").encode()).hexdigest()[:16]


def _laid_out(graph: NamedNode, number: int, verb: str, quad: Quad) -> Iterator[Quad]:
    row = NamedNode(f"{graph.value}:{number}")
    parts = ((verb, quad.graph_name), ("s", quad.subject), ("p", quad.predicate), ("o", quad.object))
    for name, term in parts:
        yield Quad(row, NamedNode(_STAGING + name), term, graph)  # type: ignore[arg-type]


def _kind(sparql: str, substitutions: Mapping[str, Term] | None) -> type[Answer]:
    """What a query gives; it is read here first, so that what is wrong with it is said the same for every store."""
    try:
        return type(pyoxigraph.Store().query(sparql, prefixes=PREFIXES, substitutions=variables(substitutions)))
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(f"this is no SPARQL query that can be run: {error}") from error


def _fits(body: bytes, kind: type[Answer]) -> bool:
    """Whether these are well-formed results of a kind: read to the end, so that nothing fails when half is used."""
    checked = parse_query_results(body, format=QueryResultsFormat.JSON)
    try:
        if isinstance(checked, QuerySolutions):
            for _ in checked:
                pass
        return isinstance(checked, kind)
    finally:
        del checked  # a traceback would keep it, and pyoxigraph wants it dropped by the thread that made it


def _bound(sparql: str, substitutions: Mapping[str, Term] | None, kind: type[Answer]) -> str:
    """The query with values for variables. Terms are written by pyoxigraph, which escapes them."""
    if not substitutions:
        return sparql
    for term in substitutions.values():
        if not isinstance(term, NamedNode | Literal):
            raise ValueError(f"{term} names nothing on a server")
    names = " ".join(str(Variable(name)) for name in substitutions)
    values = f"VALUES ({names}) {{ ({' '.join(map(str, substitutions.values()))}) }}"
    if kind is QueryBoolean:  # Virtuoso takes it after a SELECT alone; the first brace of an ASK opens its pattern
        before, brace, pattern = sparql.partition("{")
        return f"{before}{brace} {values} {{ {pattern}\n}}"
    return f"{sparql}\n{values}"
