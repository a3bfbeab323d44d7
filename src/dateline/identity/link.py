"""The identity graph: a function of the entries and events that there are, and of what the user has decided."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from dateline.graph import literals
from dateline.graph.iris import Iris, term
from dateline.graph.serialise import in_order
from dateline.identity.canonical import Group, group_entries, most_common
from dateline.identity.decisions import NONE, decisions
from dateline.identity.facts import Entry, facts, store_facts
from dateline.identity.happenings import event_quads, is_about_events, link_events
from dateline.identity.names import person_name
from dateline.store.interface import Store

_CLASSES = {"person": term("dl:Person"), "group": term("dl:Group"), "place": term("dl:Location")}


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
    moved = link_entries(store, iris, changed, reserved)
    return link_events(store, iris, changed, moved, decided) or bool(moved)


def link_entries(store: Store, iris: Iris, changed: Collection[str] | None, reserved: Container[str]) -> set[str]:
    """Write the part of the identity graph that is about actors and places; see `link`.

    Returns:
        IRIs of entries whose `dl:canonical` is another than before, was made or has gone.
    """
    groups = group_entries(store_facts(store, iris).entries, iris, reserved)
    new = set(_entry_quads(groups, iris))
    old = {q for q in store.quads(iris.identity_graph) if not is_about_events(q)}
    store.apply(remove=old - new, add=new - old)
    return {_iri(q.subject) for q in old ^ new if q.predicate == term("dl:canonical")}


def identity_quads(quads: Iterable[Quad], iris: Iris, *, reserved: Container[str] = ()) -> list[Quad]:
    """The identity graph for readings and register entries, in canonical order; other graphs are not looked at.

    Raises:
        ValueError: an entry is of two kinds.
    """
    read = [q for q in quads if q.graph_name != iris.identity_graph]
    entries = list(_entry_quads(group_entries(facts(read, iris).entries, iris, reserved), iris))
    return in_order([*event_quads([*read, *entries], iris, NONE), *entries])


def _entry_quads(groups: Iterable[Group], iris: Iris) -> Iterator[Quad]:
    groups = list(groups)
    canonical = {entry.iri: group.iri for group in groups for entry in group.entries}
    for group in groups:
        yield from _links(group, iris)
        if group.is_new:
            yield from _description(group, canonical, iris)


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""


def _links(group: Group, iris: Iris) -> Iterator[Quad]:
    node, graph = NamedNode(group.iri), iris.identity_graph
    for iri in sorted({group.iri, *(entry.iri for entry in group.entries)}):
        yield Quad(NamedNode(iri), term("dl:canonical"), node, graph)
    for iri, why in group.because.items():
        yield Quad(NamedNode(iri), term("dl:because"), literals.text(why), graph)


def _description(group: Group, canonical: dict[str, str], iris: Iris) -> Iterator[Quad]:
    """Class, type and labels of an entry that stands for others: a label for each language, the usual one, and what
    else its entries are called; and where it lies, as entries that stand for themselves."""
    node, graph = NamedNode(group.iri), iris.identity_graph
    yield Quad(node, term("rdf:type"), _CLASSES[group.entries[0].kind], graph)
    types = [e.actor_type for e in group.entries if e.actor_type]
    telling = [t for t in types if t != term("at:other").value] or types
    if telling:
        yield Quad(node, term("dl:actorType"), NamedNode(most_common(telling)), graph)
    by_language: dict[str, list[str]] = defaultdict(list)
    for text, language in _fullest(group.entries):
        by_language[language].append(text)
    labels = {(most_common(texts), language) for language, texts in by_language.items()}
    forms = {form for e in group.entries for form in e.labels + e.alt} - labels
    for prop, found in (("rdfs:label", labels), ("skos:altLabel", forms)):
        for text, language in sorted(found):
            yield Quad(node, term(prop), literals.text(text, language), graph)
    for outer in sorted({canonical.get(w, w) for e in group.entries for w in e.within} - {group.iri}):
        yield Quad(node, term("dl:within"), NamedNode(outer), graph)


def _fullest(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    labels = [label for e in entries for label in e.labels]
    if any(e.kind == "person" for e in entries):
        return [label for label in labels if person_name(label[0]).is_full] or labels
    return labels
