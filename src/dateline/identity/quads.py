"""The part of the identity graph that is about actors and places: the links of entries, and what stands for them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from pyoxigraph import NamedNode, Quad

from dateline.graph import literals
from dateline.graph.iris import Iris, term
from dateline.identity.canonical import Group, Outcome
from dateline.identity.decisions import Decisions
from dateline.identity.facts import Entry
from dateline.identity.forms import Form, Text, form_of
from dateline.identity.index import Fate
from dateline.identity.names import name_key

CANONICAL: Final = term("dl:canonical")
_BECAUSE: Final = term("dl:because")
_CLASSES: Final = {"person": term("dl:Person"), "group": term("dl:Group"), "place": term("dl:Location")}
_DESCRIPTION_ONLY: Final = Fate("", "known by a description only")


def forms_of(entries: Iterable[Entry], by_iri: Mapping[str, Entry], decided: Decisions) -> dict[str, Form | None]:
    """The form of each entry; entries of one form have one object, with the other names of all of them."""
    forms = {e.iri: form_of(e, by_iri, decided) for e in entries}
    also: dict[Form, set[Text]] = defaultdict(set)
    for form in forms.values():
        if form is not None:
            also[form] |= form.also
    whole = {form: replace(form, also=frozenset(names)) for form, names in also.items()}
    return {iri: form and whole[form] for iri, form in forms.items()}


def fates(outcome: Outcome) -> dict[Form, Fate]:
    """What was decided about each form."""
    found = {f: Fate("", why) for f, why in outcome.alone.items()}
    for group in outcome.groups:
        found |= {f: Fate(group.iri, group.because.get(f, "")) for f in group.forms}
    return found


def all_quads(forms: Mapping[str, Form | None], outcome: Outcome, iris: Iris) -> Iterator[Quad]:
    """The links of all entries, and what stands for them."""
    found = fates(outcome)
    for entry, form in forms.items():
        yield from link_quads(entry, found[form] if form is not None else None, iris)
    yield from descriptions(outcome, iris)


def link_quads(entry: str, fate: Fate | None, iris: Iris) -> Iterator[Quad]:
    """What an entry goes to, and why; `fate` is None where the entry has no name."""
    fate = fate or _DESCRIPTION_ONLY
    node, graph = NamedNode(entry), iris.identity_graph
    yield Quad(node, CANONICAL, NamedNode(fate.target or entry), graph)
    if fate.because:
        yield Quad(node, _BECAUSE, literals.text(fate.because), graph)


def descriptions(outcome: Outcome, iris: Iris) -> Iterator[Quad]:
    """What stands for groups of entries, where the register does not describe it."""
    places = {
        (name_key(form.label), form.around): group.iri
        for group in outcome.groups
        for form in group.forms
        if form.kind == "place" and not form.register
    }
    for group in outcome.groups:
        if group.is_new:
            yield from _description(group, iris)
            for outer in sorted({_outer(form, places) for form in group.forms} - {"", group.iri}):
                yield Quad(NamedNode(group.iri), term("dl:within"), NamedNode(outer), iris.identity_graph)


def _outer(place: Form, places: Mapping[tuple[str, tuple[str, ...]], str]) -> str:
    """What stands for the innermost place that one lies in and that something stands for."""
    for position, outer in enumerate(place.around, start=1):
        own = outer.removeprefix("name:")
        if own == outer:
            return outer
        if (own, place.around[position:]) in places:
            return places[own, place.around[position:]]
    return ""


def _description(group: Group, iris: Iris) -> Iterator[Quad]:
    """Class, type and labels of an entry that stands for others: a label for each language, the shortest of the full
    ones, and what else its entries are called."""
    node, graph = NamedNode(group.iri), iris.identity_graph
    yield Quad(node, CANONICAL, node, graph)
    yield Quad(node, term("rdf:type"), _CLASSES[group.forms[0].kind], graph)
    if group.forms[0].kind != "place" and (actor_type := _actor_type(group)):
        yield Quad(node, term("dl:actorType"), term(f"at:{actor_type}"), graph)
    by_language: dict[str, list[str]] = defaultdict(list)
    free = [f for f in group.forms if not f.pinned] or group.forms
    for text, language in {n for f in [f for f in free if not f.is_short] or free for n in f.names}:
        by_language[language].append(text)
    labels = {(min(texts, key=lambda t: (len(t), t)), language) for language, texts in by_language.items()}
    other = {name for f in group.forms for name in (*f.names, *f.other, *f.also)} - labels
    for prop, found in (("rdfs:label", labels), ("skos:altLabel", other)):
        for text, language in sorted(found):
            yield Quad(node, term(prop), literals.text(text, language), graph)


def _actor_type(group: Group) -> str:
    if group.forms[0].kind == "person":
        return "person"
    types = sorted({f.actor_type for f in group.forms if f.actor_type})
    return next((t for t in types if t != "other"), types[0] if types else "")


def article_of(entry: str, iris: Iris) -> NamedNode | None:
    """The article that an entry is of; None for the register's."""
    prefix = iris.base + "article/"
    return iris.article(entry[len(prefix) :].split("/")[0]) if entry.startswith(prefix) else None
