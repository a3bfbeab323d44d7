"""A store, or part of it, as one RDF document."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO

from pyoxigraph import NamedNode, Quad

from dateline.corpus.select import graphs_for
from dateline.graph.iris import Iris
from dateline.graph.literals import restored
from dateline.graph.schema import schema_quads
from dateline.graph.serialise import Format, stream
from dateline.store.interface import Store


def export(store: Store, format: Format | str = Format.TRIG, *, articles: Sequence[str] | None = None) -> bytes:
    """What `export_to` writes, in memory."""
    output = io.BytesIO()
    export_to(output, store, format, articles=articles)
    return output.getvalue()


def export_to(
    output: IO[bytes], store: Store, format: Format | str = Format.TRIG, *, articles: Sequence[str] | None = None
) -> None:
    """Every graph of a store: readings, articles, register, identity, what was inferred, the ontology and the schemes.

    But for what is no fact: the user's decisions, which are a file of the user's already, and the index of names.

    The same store gives the same bytes in any process. The ontology of this installation stands in for one that the
    store lacks. Turtle, N-Triples and RDF/XML have no graphs: they hold the union, in which `dl:reportedIn` still says
    who says so. TriG and N-Quads are written graph by graph, so that a large store need not fit into memory.

    Args:
        output: a binary file.
        store: what is written.
        format: how.
        articles: ids; only what the readings of these articles need, and no ontology. None is everything.

    Raises:
        UsageError: the format is unknown.
    """
    stream(_graphs(store) if articles is None else _restored(graphs_for(store, articles)), format, output)


def framed_to(output: IO[bytes], store: Store, *, articles: Sequence[str] | None = None) -> None:
    """The events of a store as JSON objects, each with what belongs to it inside (`dateline.graph.framed`)."""
    from dateline.graph.framed import write_framed

    iris = Iris(store.base)
    if articles is None:
        shared = (iris.articles_graph, iris.register_graph, iris.identity_graph)
        names = [g for g in store.graphs() if g in shared or iris.article_id_of(g.value) is not None]
        graphs = {name: _graph(store, name) for name in names}
    else:
        graphs = _restored(graphs_for(store, articles))
    output.write(write_framed(q for quads in graphs.values() for q in quads()))


def _graphs(store: Store) -> dict[NamedNode, Callable[[], Iterable[Quad]]]:
    internal = Iris(store.base).internal_graphs
    present = [g for g in store.graphs() if g not in internal]
    graphs: dict[NamedNode, Callable[[], Iterable[Quad]]] = {name: _graph(store, name) for name in present}
    ours: dict[NamedNode, list[Quad]] = {}
    for quad in schema_quads():
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name not in graphs:
            ours.setdefault(quad.graph_name, []).append(quad)
    return graphs | {name: _given(quads) for name, quads in ours.items()}


def _graph(store: Store, name: NamedNode) -> Callable[[], Iterable[Quad]]:
    def quads() -> Iterator[Quad]:
        return (restored(q) for q in store.quads(name))

    return quads


def _given(quads: Sequence[Quad]) -> Callable[[], Iterable[Quad]]:
    return lambda: quads


def _restored(
    graphs: dict[NamedNode, Callable[[], Iterable[Quad]]],
) -> dict[NamedNode, Callable[[], Iterable[Quad]]]:
    return {name: _given([restored(q) for q in quads()]) for name, quads in graphs.items()}
