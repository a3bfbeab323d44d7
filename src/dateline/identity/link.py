"""The identity graph: a function of the entries and events there are, written as a whole."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from dateline.graph import literals
from dateline.graph.iris import Iris, term
from dateline.graph.serialise import in_order
from dateline.identity.canonical import Group, group_entries, most_common
from dateline.identity.clusters import cluster_quads
from dateline.identity.facts import Entry, Facts, facts, store_facts
from dateline.identity.names import person_name
from dateline.store.interface import Store

_CLASSES = {"person": term("dl:Person"), "group": term("dl:Group"), "place": term("dl:Location")}


def link(store: Store, iris: Iris, *, reserved: Container[str] = ()) -> bool:
    """Write the identity graph of a store anew.

    Args:
        store: where readings and register entries are.
        iris: names under the store's base.
        reserved: IRIs that no canonical entry may take: those of register entries, in use or not (`RegisterIris`).

    Returns:
        whether anything changed.

    Raises:
        ValueError: an entry is of two kinds.
    """
    return store.replace_graph(iris.identity_graph, _quads(store_facts(store, iris), iris, reserved))


def identity_quads(quads: Iterable[Quad], iris: Iris, *, reserved: Container[str] = ()) -> list[Quad]:
    """The identity graph for readings and register entries, in canonical order; other graphs are not looked at.

    Raises:
        ValueError: an entry is of two kinds.
    """
    return _quads(facts(quads, iris), iris, reserved)


def _quads(known: Facts, iris: Iris, reserved: Container[str]) -> list[Quad]:
    groups = group_entries(known.entries, iris, reserved)
    canonical = {entry.iri: group.iri for group in groups for entry in group.entries}
    quads = list(cluster_quads(known.events, iris))
    for group in groups:
        quads += _links(group, iris)
        if group.is_new:
            quads += _description(group, canonical, iris)
    return in_order(quads)


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
