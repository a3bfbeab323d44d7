"""The identity graph: a function of the entries and events that there are, and of what the user has decided."""

from collections.abc import Collection, Container, Iterable

from pyoxigraph import Quad

from dateline.graph.iris import Iris
from dateline.graph.serialise import in_order
from dateline.identity.decisions import NONE, decisions
from dateline.identity.entries import entry_quads, link_entries
from dateline.identity.facts import facts
from dateline.identity.happenings import event_quads, link_events
from dateline.store.interface import Store


def link(store: Store, iris: Iris, *, changed: Collection[str] | None = None, reserved: Container[str] = ()) -> bool:
    """Bring the identity graph of a store up to date: actors and places first, then events.

    Args:
        store: where readings and register entries are.
        iris: names under the store's base.
        changed: ids of articles whose reading was added, replaced or removed since the last time; None to make
            everything anew. The outcome is the same.
        reserved: IRIs that no canonical entry may take: those of register entries, in use or not (`RegisterIris`).

    Returns:
        whether anything changed.

    Raises:
        ValueError: an entry is of two kinds.
    """
    decided = decisions(store, iris)
    moved = link_entries(store, iris, changed, reserved, decided)
    return link_events(store, iris, changed, moved, decided) or bool(moved)


def identity_quads(quads: Iterable[Quad], iris: Iris, *, reserved: Container[str] = ()) -> list[Quad]:
    """The identity graph for readings and register entries, in canonical order; other graphs are not looked at.

    Raises:
        ValueError: an entry is of two kinds.
    """
    read = [q for q in quads if q.graph_name != iris.identity_graph]
    entries = entry_quads(facts(read, iris).entries, iris, NONE, reserved)
    return in_order([*event_quads([*read, *entries], iris, NONE), *entries])
