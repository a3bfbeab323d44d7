"""A whole store as one RDF document."""

from dateline.graph.iris import Iris
from dateline.graph.literals import restored
from dateline.graph.schema import schema_quads
from dateline.graph.serialise import Format, serialise
from dateline.store.interface import Store


def export(store: Store, format: Format | str = Format.TRIG) -> bytes:
    """Every graph of a store: readings, articles, register, identity, what was inferred, the ontology and the schemes.

    But for what is no fact: the user's decisions, which are a file of the user's already, and the index of names.

    The same store gives the same bytes in any process. The ontology of this installation stands in for one that the
    store lacks. Turtle has no graphs: it holds the union, in which `dl:reportedIn` still says who says so.

    Raises:
        UsageError: the format is unknown.
    """
    internal = Iris(store.base).internal_graphs
    quads = [restored(q) for q in store.quads() if q.graph_name not in internal]
    present = {q.graph_name for q in quads}
    quads += [q for q in schema_quads() if q.graph_name not in present]
    return serialise(quads, format)
