"""What identity looks at: the entries and events of all readings, and the register entries in use."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad, QuerySolutions

from dateline.graph.iris import Iris, term
from dateline.store.interface import Store, Term

Kind = Literal["person", "group", "place"]
References: TypeAlias = dict[str, set[str]]
"""IRIs of register entries, by the IRI of the article, or of the register entry, that names them."""

_KINDS: Final[dict[NamedNode, Kind]] = {
    term("dl:Person"): "person",
    term("dl:Group"): "group",
    term("dl:Location"): "place",
}
_EVENTS: Final = frozenset(
    term(name) for name in ("dl:Event", "dl:Strike", "dl:CommunicativeAct", "dl:Statement", "dl:Resolution")
)
_TYPE, _LABEL, _ALT = term("rdf:type"), term("rdfs:label"), term("skos:altLabel")
_DESCRIPTION, _WITHIN, _ACTOR_TYPE = term("dct:description"), term("dl:within"), term("dl:actorType")
_ROLE, _HOLDER, _IN = term("dl:Role"), term("dl:holder"), term("dl:inOrganization")
_ROLE_TEXT = term("dl:roleText")


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor or place entry, of an article or of the register.

    `labels` and `alt` are (text, language) pairs, `within` IRIs, `actor_type` the IRI of a concept or empty. `named` is
    False for an entry that is known by a description only. `offices` are (organisation, role) as articles have them.
    """

    iri: str
    kind: Kind
    labels: tuple[tuple[str, str], ...]
    alt: tuple[tuple[str, str], ...] = ()
    actor_type: str = ""
    within: tuple[str, ...] = ()
    named: bool = True
    register: bool = False
    offices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All entries and all events (their IRIs), each sorted by IRI."""

    entries: tuple[Entry, ...]
    events: tuple[str, ...]


def facts(quads: Iterable[Quad], iris: Iris) -> Facts:
    """The entries and events in these quads; only readings and the register are looked at.

    Raises:
        ValueError: an entry is of two kinds.
    """
    said: dict[str, dict[NamedNode, set[object]]] = defaultdict(lambda: defaultdict(set))
    in_register: set[str] = set()
    looked_at: dict[str, bool] = {}
    for quad in quads:
        graph, subject = quad.graph_name, quad.subject
        if not isinstance(graph, NamedNode) or not isinstance(subject, NamedNode):
            continue
        if graph.value not in looked_at:
            looked_at[graph.value] = graph == iris.register_graph or iris.article_id_of(graph.value) is not None
        if looked_at[graph.value]:
            said[subject.value][quad.predicate].add(quad.object)
            if graph == iris.register_graph:
                in_register.add(subject.value)
    entries, events = [], []
    offices: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for about in said.values():
        if _ROLE in about[_TYPE]:
            stated = {(o, t) for o in _iris(about[_IN]) for t, _ in _texts(about[_ROLE_TEXT])}
            for holder in _iris(about[_HOLDER]):
                offices[holder] |= stated
    for iri in sorted(said):
        about = said[iri]
        types = about[_TYPE]
        if not types.isdisjoint(_EVENTS):
            events.append(iri)
        kinds = sorted({kind for cls, kind in _KINDS.items() if cls in types})
        if len(kinds) > 1:
            raise ValueError(f"<{iri}> is of several kinds: {', '.join(kinds)}")
        if kinds:
            entries.append(_entry(iri, kinds[0], about, iri in in_register, offices.get(iri, ())))
    return Facts(tuple(entries), tuple(events))


def store_facts(store: Store, iris: Iris) -> Facts:
    """The entries and events of a store; asks for nothing else, so that evidence and claims stay where they are.

    Raises:
        ValueError: an entry is of two kinds.
    """
    return facts(_ask(store), iris)


_ASKED: Final = """
SELECT ?subject ?predicate ?object ?graph WHERE {
  VALUES ?class {
    dl:Person dl:Group dl:Location dl:Event dl:Strike dl:CommunicativeAct dl:Statement dl:Resolution dl:Role
  }
  GRAPH ?graph { ?subject a ?class ; ?predicate ?object }
  FILTER(?predicate IN (rdf:type, rdfs:label, skos:altLabel, dct:description, dl:within, dl:actorType, dl:holder,
    dl:inOrganization, dl:roleText))
}
"""
_NAMED: Final = """
SELECT DISTINCT ?graph ?entry ?register WHERE {
  GRAPH ?register { ?entry a ?class }
  GRAPH ?graph { ?subject ?predicate ?entry }
}
"""


def article_quads(store: Store, iris: Iris, article_id: str) -> Iterator[Quad]:
    """The reading of an article, if the store has one."""
    return store.quads(iris.reading(article_id))


def register_facts(store: Store, iris: Iris, wanted: Iterable[str]) -> tuple[Facts, References]:
    """Register entries, where the store has them, and what they lie in or belong to, and so on; and which names which.

    Raises:
        ValueError: an entry is of two kinds.
    """
    seen: set[str] = set()
    found: list[Quad] = []
    queue = sorted(set(wanted))
    while queue:
        seen.update(queue)
        values = " ".join(str(NamedNode(iri)) for iri in queue)
        rows = _rows(store, f"SELECT ?s ?p ?o {{ VALUES ?s {{ {values} }} ?s ?p ?o }}", graphs=[iris.register_graph])
        quads = [Quad(row["s"], row["p"], row["o"], iris.register_graph) for row in rows]
        found += quads
        queue = sorted({iri for named in references(quads, iris).values() for iri in named} - seen)
    return facts(found, iris), references(found, iris)


def references(quads: Iterable[Quad], iris: Iris) -> References:
    """Which register entries the articles of these readings, or the register's own entries, name."""
    shared = (iris.base + "actor/", iris.base + "place/")
    named: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        graph, subject, value = quad.graph_name, quad.subject, quad.object
        if not isinstance(graph, NamedNode) or not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
            continue
        if value.value.startswith(shared):
            article = iris.article_id_of(graph.value)
            by = iris.article(article).value if article is not None else subject.value
            if article is not None or graph == iris.register_graph:
                named[by].add(value.value)
    return named


def store_references(store: Store, iris: Iris) -> References:
    """Which register entries the articles of a store name, and those each other."""
    named = references(store.quads(iris.register_graph), iris)
    for row in _rows(store, _NAMED, {"register": iris.register_graph}):
        article = iris.article_id_of(row["graph"].value)
        if article is not None:
            named.setdefault(iris.article(article).value, set()).add(row["entry"].value)
    return named


def _ask(store: Store) -> Iterable[Quad]:
    for row in _rows(store, _ASKED):
        yield Quad(row["subject"], row["predicate"], row["object"], row["graph"])


def _rows(
    store: Store,
    sparql: str,
    substitutions: Mapping[str, Term] | None = None,
    graphs: Sequence[NamedNode] | None = None,
) -> QuerySolutions:
    answer = store.query(sparql, substitutions=substitutions, graphs=graphs)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("a SELECT query gave no solutions")
    return answer


def _entry(
    iri: str, kind: Kind, about: dict[NamedNode, set[object]], register: bool, offices: Iterable[tuple[str, str]]
) -> Entry:
    types = _iris(about[_ACTOR_TYPE])
    return Entry(
        iri=iri,
        kind=kind,
        labels=_texts(about[_LABEL]),
        alt=_texts(about[_ALT]),
        actor_type=types[0] if types else "",
        within=_iris(about[_WITHIN]),
        named=_DESCRIPTION not in about,
        register=register,
        offices=tuple(sorted(offices)),
    )


def _texts(values: Iterable[object]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((v.value, v.language or "") for v in values if isinstance(v, RdfLiteral)))


def _iris(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted(v.value for v in values if isinstance(v, NamedNode)))
