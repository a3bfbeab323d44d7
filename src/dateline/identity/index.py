"""What identity knows of the store without reading it: forms by their keys, and the entries of each.

It is a graph of its own, `{base}graph/index`: it can be thrown away and made again, says nothing about the world, and
is exported nowhere.

    <form>     rdf:value signature ; skos:hiddenLabel keys ; skos:note other names ;
               rdfs:seeAlso what stands for it ; rdfs:comment why
    <entry>    prov:specializationOf <form> ; dct:isPartOf <article>
    <article>  dct:references register entries, and these what they lie in or belong to
    <index>    owl:versionInfo what the decisions depended on

Entries and articles stand here under IRIs of the index's own (`Iris.indexed`).
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Triple

from dateline.graph import literals
from dateline.graph.iris import Iris, term
from dateline.identity import offices
from dateline.identity.decisions import Decisions
from dateline.identity.forms import Form, Keys, Text, form_from
from dateline.store.interface import Store, Term

SIGNATURE, KEY, ALSO = term("rdf:value"), term("skos:hiddenLabel"), term("skos:note")
TARGET, BECAUSE = term("rdfs:seeAlso"), term("rdfs:comment")
FORM, ARTICLE, NAMES = term("prov:specializationOf"), term("dct:isPartOf"), term("dct:references")
_VERSION: Final = term("owl:versionInfo")

Row: TypeAlias = tuple[NamedNode | Literal, ...]


@dataclass(frozen=True)
class Fate:
    """What stands for the entries of a form, and why; `target` is empty where each stands for itself."""

    target: str
    because: str


class Index:
    """The index of a store; see the module.

    Args:
        store: where it is.
        iris: names under the store's base.
        decided: what the user has decided: some forms depend on it.
    """

    def __init__(self, store: Store, iris: Iris, decided: Decisions) -> None:
        self.store, self.iris, self.decided = store, iris, decided
        self.graph = iris.index_graph

    # ------------------------------------------------------------------------------------------ asking
    @property
    def is_usable(self) -> bool:
        """Whether it was made by this code, with these decisions."""
        rows = self._rows("SELECT ?version ?index { ?index owl:versionInfo ?version }", {"index": self.graph})
        return [row[0].value for row in rows] == [version(self.decided)]

    def forms(self, keys: Iterable[str]) -> dict[Form, Fate]:
        """Forms that have one of these keys, with what was decided."""
        return self._described("?form skos:hiddenLabel ?x .", [Literal(k) for k in keys])

    def forms_for(self, targets: Iterable[str]) -> dict[Form, Fate]:
        """Forms that one of these stands for."""
        return self._described("?form rdfs:seeAlso ?x .", [NamedNode(t) for t in targets])

    def forms_at(self, nodes: Iterable[NamedNode]) -> dict[Form, Fate]:
        """The forms with these IRIs."""
        return self._described("BIND(?x AS ?form)", list(nodes))

    def entries(self, forms: Iterable[Form]) -> dict[str, Form]:
        """The entries of these forms."""
        by_node = {self.node(f): f for f in forms}
        rows = self._of("SELECT ?entry ?x { %s ?entry prov:specializationOf ?x }", by_node)
        return {self.entry(row[0]): by_node[row[1]] for row in rows if isinstance(row[1], NamedNode)}

    def about_articles(self, articles: Iterable[NamedNode]) -> list[Quad]:
        """What is here of the entries of articles, and of the register entries that they name."""
        nodes = list(articles)
        of_entries = self._quads(self._of("SELECT ?s ?p ?o { %s ?s dct:isPartOf ?x ; ?p ?o }", nodes))
        return [*of_entries, *self.about_entries(node.value for node in nodes)]

    def about_entries(self, iris: Iterable[str]) -> list[Quad]:
        """What is here of entries or articles."""
        return self.about(self.iris.indexed(iri) for iri in iris)

    def about(self, nodes: Iterable[NamedNode]) -> list[Quad]:
        """What is here of forms."""
        return self._quads(self._of("SELECT ?x ?p ?o { %s ?x ?p ?o }", list(nodes)))

    def entry(self, node: NamedNode | Literal | BlankNode | Triple) -> str:
        """The IRI of the entry or article that a node of the index stands for.

        Raises:
            TypeError: it stands for none.
        """
        if not isinstance(node, NamedNode):
            raise TypeError(f"{node} is no node of the index")
        return self.iris.behind(node)

    def identity_quads(self, subjects: Iterable[str]) -> list[Quad]:
        """What the identity graph says of entries, and of what stands for them."""
        graph = self.iris.identity_graph
        rows = self._of("SELECT ?x ?p ?o { %s ?x ?p ?o }", [NamedNode(s) for s in subjects], graph)
        return self._quads(rows, graph)

    def named_by_register(self, entries: Iterable[str]) -> dict[str, set[str]]:
        """What register entries lie in or belong to."""
        found: dict[str, set[str]] = defaultdict(set)
        nodes = [self.iris.indexed(e) for e in entries]
        for one, other in self._of("SELECT ?x ?o { %s ?x dct:references ?o }", nodes):
            found[self.entry(one)].add(other.value)
        return found

    def has_entry(self, form: NamedNode, gone: Collection[str]) -> bool:
        """Whether a form has an entry besides those that are gone."""
        return any(True for _ in self._entries_of(form, gone))

    def has_name(self, form: NamedNode, name: Text, gone: Collection[str]) -> bool:
        """Whether an entry of a form has another name, or an office, besides those that are gone."""
        entries, wanted = list(self._entries_of(form, gone)), literals.text(*name)
        if name[1] == offices.LANGUAGE:
            pattern = "SELECT ?state ?text { %s ?role dl:holder ?x ; dl:inOrganization ?state ; dl:roleText ?text }"
            rows = self._of(pattern, entries, everywhere=True)
            return any(offices.held(text.value, state.value) == name[0] for state, text in rows)
        rows = self._of("SELECT ?x ?name { %s ?x skos:altLabel ?name }", entries, everywhere=True)
        return any(row[1] == wanted for row in rows)

    def _entries_of(self, form: NamedNode, besides: Collection[str]) -> Iterator[NamedNode]:
        rows = self._rows("SELECT ?entry ?form { ?entry prov:specializationOf ?form }", {"form": form})
        yield from (NamedNode(entry) for row in rows if (entry := self.entry(row[0])) not in besides)

    def bearers(self, offer: str, besides: Collection[Form]) -> set[str]:
        """What stands for forms that offer a key, besides these; at most two."""
        skipped = {self.node(f) for f in besides}
        found: set[str] = set()
        rows = self._rows(
            "SELECT DISTINCT ?target ?form ?key { ?form skos:hiddenLabel ?key ; rdfs:seeAlso ?target }",
            {"key": Literal("offer " + offer)},
        )
        for target, form, _ in rows:
            if form not in skipped:
                found.add(target.value)
            if len(found) > 1:
                break
        return found

    def blocks(self, key: str, besides: Collection[Form]) -> bool:
        """Whether a form blocks a key, besides these."""
        skipped = {self.node(f) for f in besides}
        rows = self._rows("SELECT ?form ?key { ?form skos:hiddenLabel ?key }", {"key": Literal("block " + key)})
        return any(row[0] not in skipped for row in rows)

    # ------------------------------------------------------------------------------------------ writing
    def node(self, form: Form) -> NamedNode:
        """The IRI of a form."""
        digest = hashlib.sha256(form.signature.encode()).hexdigest()[:24]
        return NamedNode(f"{self.iris.base}form/{form.kind}/{digest}")

    def form_quads(self, form: Form, fate: Fate) -> Iterator[Quad]:
        """All about a form."""
        node, keys = self.node(form), form.keys(self.iris, self.decided)
        yield Quad(node, SIGNATURE, Literal(form.signature), self.graph)
        for label in sorted(stored_keys(keys)):
            yield Quad(node, KEY, Literal(label), self.graph)
        for text, language in sorted(form.also):
            yield Quad(node, ALSO, literals.text(text, language), self.graph)
        yield Quad(node, TARGET, NamedNode(fate.target) if fate.target else node, self.graph)
        yield Quad(node, BECAUSE, Literal(fate.because), self.graph)

    def entry_quads(self, entry: str, article: NamedNode | None, form: Form | None) -> Iterator[Quad]:
        """What entry of which article has which form."""
        if form is not None:
            yield Quad(self.iris.indexed(entry), FORM, self.node(form), self.graph)
        if article is not None:
            yield Quad(self.iris.indexed(entry), ARTICLE, article, self.graph)

    def reference_quads(self, names: Mapping[str, Iterable[str]]) -> Iterator[Quad]:
        """What articles and register entries name."""
        for one, others in names.items():
            for other in sorted(others):
                yield Quad(self.iris.indexed(one), NAMES, NamedNode(other), self.graph)

    def version_quad(self) -> Quad:
        """What the decisions depended on."""
        return Quad(self.graph, _VERSION, Literal(version(self.decided)), self.graph)

    # ------------------------------------------------------------------------------------------ parts
    def _described(self, where: str, values: Collection[Term]) -> dict[Form, Fate]:
        pattern = "SELECT DISTINCT ?form ?value ?target ?why { %s " + where
        pattern += " ?form rdf:value ?value ; rdfs:seeAlso ?target ; rdfs:comment ?why }"
        rows = list(self._of(pattern, values))
        also: dict[str, set[Text]] = defaultdict(set)
        for node, name in self._of("SELECT ?x ?name { %s ?x skos:note ?name }", [row[0] for row in rows]):
            if isinstance(name, Literal):
                also[node.value].add((name.value, name.language or ""))
        return {
            form_from(value.value, frozenset(also[node.value])): Fate("" if target == node else target.value, why.value)
            for node, value, target, why in rows
        }

    def _of(
        self, pattern: str, values: Collection[Term], graph: NamedNode | None = None, *, everywhere: bool = False
    ) -> Iterator[Row]:
        """The rows of a pattern with `VALUES ?x` in place of `%s`: terms as pyoxigraph writes them."""
        if values:
            terms = " ".join(sorted({str(v) for v in values}))
            yield from self._rows(pattern % f"VALUES ?x {{ {terms} }}", {}, graph, everywhere=everywhere)

    def _rows(
        self,
        sparql: str,
        substitutions: Mapping[str, Term],
        graph: NamedNode | None = None,
        *,
        everywhere: bool = False,
    ) -> Iterator[Row]:
        graphs = None if everywhere else [graph or self.graph]
        answer = self.store.query(sparql, substitutions=substitutions, graphs=graphs)
        if not isinstance(answer, QuerySolutions):
            raise TypeError("a SELECT query gave no solutions")
        for row in answer:
            yield tuple(v for v in row if isinstance(v, NamedNode | Literal))

    def _quads(self, rows: Iterable[Row], graph: NamedNode | None = None) -> list[Quad]:
        named = ((s, p, o) for s, p, o in rows if isinstance(s, NamedNode) and isinstance(p, NamedNode))
        return [Quad(s, p, o, graph or self.graph) for s, p, o in named]


def stored_keys(keys: Keys) -> set[str]:
    """The keys of a form as the index has them."""
    return {
        *(f"meet {k}" for k in keys.meets),
        *(f"offer {k}" for k in keys.offers),
        *(f"seek {k}" for k in keys.seeks),
        *(f"block {k}" for k in keys.blocks),
        *(f"shun {k}" for k in keys.shuns),
    }


@cache
def _code() -> str:
    total = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest()[:12]


def version(decided: Decisions) -> str:
    """What an index depends on besides the readings: this code, and the decisions."""
    pairs = repr((sorted(decided.same), sorted(decided.different)))
    return f"{_code()} {hashlib.sha256(pairs.encode()).hexdigest()[:12]}"
