"""Actors and places across articles: kept up to date, or made anew."""

from collections.abc import Collection, Container, Iterable

from pyoxigraph import NamedNode, Quad

from dateline.graph.iris import Iris
from dateline.identity.canonical import decide
from dateline.identity.decisions import Decisions
from dateline.identity.facts import Entry, store_facts, store_references
from dateline.identity.happenings import is_about_events
from dateline.identity.index import Index
from dateline.identity.quads import CANONICAL, all_quads, article_of, fates, forms_of
from dateline.identity.update import Update
from dateline.store.interface import Store


def entry_quads(entries: Iterable[Entry], iris: Iris, decided: Decisions, reserved: Container[str]) -> list[Quad]:
    """The part of the identity graph that is about actors and places, for all entries that there are."""
    by_iri = {e.iri: e for e in entries}
    forms = forms_of(by_iri.values(), by_iri, decided)
    known = {f for f in forms.values() if f is not None}
    return list(all_quads(forms, decide(known, iris, decided=decided, reserved=reserved), iris))


def link_entries(
    store: Store, iris: Iris, changed: Collection[str] | None, reserved: Container[str], decided: Decisions
) -> set[str]:
    """Bring the part of the identity graph that is about actors and places up to date, and the index with it.

    Args:
        store: where readings and register entries are.
        iris: names under the store's base.
        changed: ids of articles whose reading was added, replaced or removed since the last time; None for all.
        reserved: IRIs that no canonical entry may take.
        decided: what the user has decided.

    Returns:
        IRIs of entries whose `dl:canonical` is another than before, was made or has gone.

    Raises:
        ValueError: an entry is of two kinds.
    """
    index = Index(store, iris, decided)
    if changed is None or not index.is_usable:
        old, new = _all_anew(store, index, reserved)
    else:
        old, new = Update(store, index, reserved).of(changed)
    store.apply(remove=old - new, add=new - old)
    moved = {q.subject for q in old ^ new if q.predicate == CANONICAL}
    return {node.value for node in moved if isinstance(node, NamedNode)}


def _all_anew(store: Store, index: Index, reserved: Container[str]) -> tuple[set[Quad], set[Quad]]:
    """What the store has, and what it should have."""
    iris, decided = index.iris, index.decided
    by_iri = {e.iri: e for e in store_facts(store, iris).entries}
    forms = forms_of(by_iri.values(), by_iri, decided)
    outcome = decide({f for f in forms.values() if f is not None}, iris, decided=decided, reserved=reserved)
    old = {q for q in store.quads(iris.identity_graph) if not is_about_events(q)} | set(store.quads(index.graph))
    new = {
        *all_quads(forms, outcome, iris),
        *index.reference_quads(store_references(store, iris)),
        index.version_quad(),
    }
    for form, fate in fates(outcome).items():
        new.update(index.form_quads(form, fate))
    for entry, its_form in forms.items():
        new.update(index.entry_quads(entry, article_of(entry, iris), its_form))
    return old, new
