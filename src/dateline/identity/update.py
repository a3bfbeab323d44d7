"""What a change of some articles changes in the links of actors and places, found without reading the others."""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass, field, replace

from pyoxigraph import NamedNode, Quad

from dateline.identity.canonical import Outcome, decide
from dateline.identity.facts import article_quads, facts, references, register_facts
from dateline.identity.forms import Form, Text
from dateline.identity.index import FORM, NAMES, Fate, Index
from dateline.identity.quads import article_of, descriptions, fates, forms_of, link_quads
from dateline.store.interface import Store


@dataclass
class _Outside:
    """The forms of the store that are not decided about at the moment."""

    index: Index
    besides: Collection[Form]

    def bearers(self, offer: str) -> Collection[str]:
        """What they stand for where they offer a key."""
        return self.index.bearers(offer, self.besides)

    def blocks(self, key: str) -> bool:
        """Whether one of them blocks a key."""
        return self.index.blocks(key, self.besides)


@dataclass
class Update:
    """One change of a store, in which the readings have changed already and identity has not.

    Args:
        store: where they are.
        index: what identity knew before.
        reserved: IRIs that no canonical entry may take.
    """

    store: Store
    index: Index
    reserved: Container[str]
    old: set[Quad] = field(default_factory=set)
    new: set[Quad] = field(default_factory=set)
    was: dict[str, NamedNode | None] = field(default_factory=dict)  # entries before, with the IRI of their form
    now: dict[str, Form | None] = field(default_factory=dict)
    known: dict[Form, Fate] = field(default_factory=dict)  # forms of these entries that the index has
    before: dict[Form, Form] = field(default_factory=dict)  # these, with the other names that they had
    gone: dict[Form, Fate] = field(default_factory=dict)  # forms that no entry has any more
    region: dict[Form, Fate | None] = field(default_factory=dict)  # forms to decide about, with what was decided

    def of(self, article_ids: Iterable[str]) -> tuple[set[Quad], set[Quad]]:
        """What the store has of what changes, and what it should have in its place."""
        self._entries(sorted(set(article_ids)))
        changed = self._forms()
        outcome = self._decided(changed)
        self._write(outcome)
        return self.old, self.new

    # ------------------------------------------------------------------------------------------ what has changed
    def _entries(self, article_ids: Iterable[str]) -> None:
        """The entries of these articles and the register entries that they name, before and now."""
        iris, index = self.index.iris, self.index
        quads = [q for article_id in article_ids for q in article_quads(self.store, iris, article_id)]
        named = references(quads, iris)
        articles = [iris.article(article_id) for article_id in article_ids]
        before = index.about_articles(articles)
        register = {iri for iris_ in named.values() for iri in iris_}
        register |= {q.object.value for q in before if q.predicate == NAMES and isinstance(q.object, NamedNode)}
        queue = register
        while queue:
            queue = {iri for iris_ in index.named_by_register(queue).values() for iri in iris_} - register
            register |= queue
        used, of_register = register_facts(self.store, iris, register)
        entries = {e.iri: e for e in (*facts(quads, iris).entries, *used.entries)}
        before += index.about_entries(register | entries.keys())
        self.old.update(before)
        for quad in before:
            if quad.predicate != NAMES:
                form = quad.object if quad.predicate == FORM and isinstance(quad.object, NamedNode) else None
                entry = index.entry(quad.subject)
                self.was[entry] = form or self.was.get(entry)
        self.now = forms_of(entries.values(), entries, index.decided)
        self.new.update(index.reference_quads(named), index.reference_quads(of_register))
        for entry, its_form in self.now.items():
            self.new.update(index.entry_quads(entry, article_of(entry, iris), its_form))

    def _forms(self) -> list[Form]:
        """The forms that are new, or that have other names besides than before; `gone` is found on the way."""
        index = self.index
        present = {f: f for f in self.now.values() if f is not None}
        nodes = {node for node in self.was.values() if node is not None} | {index.node(f) for f in present}
        self.known = index.forms_at(nodes)
        self.before = {form: form for form in self.known}
        left = {node for node in self.was.values() if node is not None}
        ours = self.was.keys() | self.now.keys()
        changed = [f for f in present if f not in self.known]
        for form, fate in self.known.items():
            node = index.node(form)
            if form not in present and not index.has_entry(node, ours):
                self.gone[form] = fate
                continue
            fresh: frozenset[Text] = present[form].also if form in present else frozenset()
            lost = {n for n in form.also - fresh if node in left and not index.has_name(node, n, ours)}
            whole = replace(form, also=(form.also | fresh) - lost)
            if whole.also != form.also:
                changed.append(whole)
        return changed

    # ------------------------------------------------------------------------------------------ deciding
    def _decided(self, changed: Iterable[Form]) -> Outcome:
        """Decide about these forms and all that they may have to do with."""
        self._grow({f: self.known.get(f) for f in changed})
        while True:
            outcome = decide(
                self.region,
                self.index.iris,
                decided=self.index.decided,
                reserved=self.reserved,
                outside=_Outside(self.index, self.region.keys() | self.gone.keys()),
            )
            if not outcome.wanted:
                return outcome
            wanted = self.index.forms_for(outcome.wanted)
            self._grow({f: fate for f, fate in wanted.items() if f not in self.gone})

    def _grow(self, found: dict[Form, Fate | None]) -> None:
        """Take forms in, and all that share a key or an entry that stands for them."""
        queue = found | (dict(self.gone) if not self.region else {})
        while queue:
            self.region |= {f: fate for f, fate in queue.items() if f not in self.gone}
            keys = {key for form in queue for key in self._shared(form)}
            targets = {fate.target for fate in queue.values() if fate is not None and fate.target}
            near = self.index.forms(keys) | self.index.forms_for(targets)
            queue = {f: fate for f, fate in near.items() if f not in self.region and f not in self.gone}

    def _shared(self, form: Form) -> Iterable[str]:
        """Under which keys forms are found that may have to be decided about with it, as the index has them; those
        too that it had before, with other names and offices."""
        for version in (form, self.before.get(form, form)):
            keys = version.keys(self.index.iris, self.index.decided)
            yield from (f"meet {k}" for k in keys.meets)
            yield from (f"seek {k}" for k in (*keys.seeks, *keys.offers))
            yield from (f"shun {k}" for k in keys.blocks)

    # ------------------------------------------------------------------------------------------ writing
    def _write(self, outcome: Outcome) -> None:
        index, iris = self.index, self.index.iris
        decided = fates(outcome)
        stale = [index.node(f) for f in (*self.region, *self.gone)]
        self.old.update(index.about(stale))
        for form in self.region:
            self.new.update(index.form_quads(form, decided[form]))
        links: dict[str, Fate | None] = {
            e: None if f is None else decided[f] if f in decided else self.known[f] for e, f in self.now.items()
        }
        elsewhere = index.entries(f for f, fate in self.region.items() if fate is not None and fate != decided[f])
        links |= {e: decided[f] for e, f in elsewhere.items() if e not in self.was and e not in self.now}
        for entry, fate in links.items():
            self.new.update(link_quads(entry, fate, iris))
        self.new.update(descriptions(outcome, iris))
        registered = {f.register for f in (*self.region, *self.gone)}
        stood = {fate.target for fate in (*self.region.values(), *self.gone.values()) if fate and fate.target}
        self.old.update(index.identity_quads(self.was.keys() | links.keys() | (stood - registered)))
