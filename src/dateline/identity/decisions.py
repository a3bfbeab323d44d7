"""What the user has decided: which are the same, and which are not. It wins over everything that is found out.

A small Turtle file, with IRIs as the store has them; relative ones are meant under the store's base:

    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    <actor/amina-bello> skos:exactMatch <actor/amina-belo> .
    <article/a1/actor/john-smith> owl:differentFrom <article/a2/actor/john-smith> .

`{base}actor/…` and `{base}place/…` mean everything of that name, or the register's entry; `{base}article/…/actor/…`
one article's entry. Events are named as they are in a reading, clusters as they are in the identity graph. The
decisions are kept in a graph of their own, `{base}graph/decisions`, so that later builds obey them; they are no facts
and are exported nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, QueryBoolean, RdfFormat, Triple, parse

from dateline.errors import InputError
from dateline.graph.iris import Iris, term
from dateline.store.interface import Store
from dateline.vocabulary import shorten

SAME: Final = term("skos:exactMatch")
DIFFERENT: Final = term("owl:differentFrom")
_KINDS: Final = ("actor", "place", "event", "cluster")
_KNOWN: Final = "ASK { { ?node ?p ?o } UNION { ?s ?q ?node } }"

Pair = tuple[str, str]


@dataclass(frozen=True)
class Decisions:
    """Pairs of IRIs, each in order and once: what is the same, and what is not.

    Raises:
        ValueError: two that are different are the same by other decisions.
    """

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()

    def __post_init__(self) -> None:
        for one, other in sorted(self.different):
            if self.root(one) == self.root(other):
                raise ValueError(f"<{one}> and <{other}> are to be different, and the same by other decisions")

    @cached_property
    def roots(self) -> dict[str, str]:
        """The root of every IRI that is decided about."""
        roots: dict[str, str] = {}

        def find(iri: str) -> str:
            while roots.setdefault(iri, iri) != iri:
                iri = roots[iri]
            return iri

        for one, other in sorted(self.same):
            a, b = find(one), find(other)
            roots[max(a, b)] = min(a, b)
        return {iri: find(iri) for iri in self.iris}

    def root(self, iri: str) -> str:
        """The first in order of all that are decided to be the same as `iri`; itself, if nothing is."""
        return self.roots.get(iri, iri)

    def are_different(self, one: str, other: str) -> bool:
        """Whether two are decided to be different, directly or through what they are the same as."""
        pair = self.root(one), self.root(other)
        return (min(pair), max(pair)) in self._apart

    @cached_property
    def united(self) -> frozenset[str]:
        """The roots of what is decided to be the same."""
        return frozenset(self.root(one) for one, _ in self.same)

    @cached_property
    def _apart(self) -> frozenset[Pair]:
        return frozenset(_pair(self.root(a), self.root(b)) for a, b in self.different)

    @cached_property
    def iris(self) -> tuple[str, ...]:
        """Every IRI that is decided about, sorted."""
        return tuple(sorted({iri for pair in self.same | self.different for iri in pair}))

    def of(self, *kinds: str, base: str) -> "Decisions":
        """The decisions about things of these kinds: `actor`, `place`, `event`, `cluster`."""

        def keep(pairs: Iterable[Pair]) -> frozenset[Pair]:
            return frozenset(p for p in pairs if all(_kind(iri, base) in kinds for iri in p))

        return Decisions(keep(self.same), keep(self.different))


NONE: Final = Decisions()


def read_decisions(path: Path, iris: Iris) -> Decisions:
    """The decisions in a Turtle file.

    Args:
        path: the file.
        iris: names under the store's base; relative IRIs are taken under it.

    Raises:
        InputError: the file cannot be read, is no Turtle, says anything else than "same" and "different" of actors,
            places or events, or contradicts itself. It names the line, or the term.
    """
    try:
        data = path.read_bytes()
        triples = [q.triple for q in parse(data, format=RdfFormat.TURTLE, base_iri=iris.base)]
    except OSError as error:
        raise InputError(error.strerror or str(error), where=path) from error
    except SyntaxError as error:
        message = error.msg or "not well-formed"
        raise InputError(message, where=path, line=error.lineno, hint="expected well-formed Turtle") from error
    except ValueError as error:
        raise InputError(str(error), where=path, hint="expected well-formed Turtle") from error
    for triple in triples:
        if problem := _problem(triple, iris):
            raise InputError(problem[0], where=path, hint=problem[1])
    try:
        return _decisions(triples)
    except ValueError as error:
        raise InputError(str(error), where=path, hint="take one of the decisions out") from error


def store_decisions(store: Store, decided: Decisions, iris: Iris) -> bool:
    """Keep decisions in a store, in place of those that it had; `link` has to run in full afterwards.

    Returns:
        whether anything changed.
    """
    graph = iris.decisions_graph
    return store.replace_graph(
        graph,
        [
            Quad(NamedNode(one), predicate, NamedNode(other), graph)
            for predicate, pairs in ((SAME, decided.same), (DIFFERENT, decided.different))
            for one, other in sorted(pairs)
        ],
    )


def decisions(store: Store, iris: Iris) -> Decisions:
    """The decisions that a store keeps."""
    return _decisions(q.triple for q in store.quads(iris.decisions_graph))


def unknown(store: Store, decided: Decisions, iris: Iris) -> list[str]:
    """IRIs that are decided about and that the store does not have, sorted: they may come with later articles."""
    return [iri for iri in decided.iris if not _is_known(store, iri, iris)]


def _is_known(store: Store, iri: str, iris: Iris) -> bool:
    graphs = [iris.identity_graph, iris.register_graph]
    if iri.startswith(iris.base + "article/"):
        graphs.append(iris.reading(iri.removeprefix(iris.base + "article/").split("/")[0]))
    answer = store.query(_KNOWN, substitutions={"node": NamedNode(iri)}, graphs=graphs)
    return isinstance(answer, QueryBoolean) and bool(answer)


def _decisions(triples: Iterable[Triple]) -> Decisions:
    pairs: dict[NamedNode, set[Pair]] = {SAME: set(), DIFFERENT: set()}
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            pairs[triple.predicate].add(_pair(triple.subject.value, triple.object.value))
    return Decisions(frozenset(p for p in pairs[SAME] if p[0] != p[1]), frozenset(pairs[DIFFERENT]))


def _problem(triple: Triple, iris: Iris) -> tuple[str, str] | None:
    """What is wrong with a statement of the file, and what to do."""
    if triple.predicate not in (SAME, DIFFERENT):
        hint = "expected skos:exactMatch for the same, owl:differentFrom for different"
        return f"{shorten(triple.predicate.value)} decides nothing", hint
    kinds = []
    for node in (triple.subject, triple.object):
        kind = _kind(node.value, iris.base) if isinstance(node, NamedNode) else ""
        if not kind:
            return f"{node} is no actor, place or event of this store", f"expected an IRI under {iris.base}"
        kinds.append("event" if kind == "cluster" else kind)
    if kinds[0] != kinds[1]:
        return f"{triple.subject} is of another kind than {triple.object}", "only what is of one kind can be the same"
    return None


def _kind(iri: str, base: str) -> str:
    """What an IRI under `base` names: a member of `_KINDS`, or nothing of them."""
    if not iri.startswith(base):
        return ""
    parts = iri.removeprefix(base).split("/")
    kind = parts[2] if parts[0] == "article" and len(parts) > 3 else parts[0]
    return kind if kind in _KINDS and len(parts) > 1 else ""


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
