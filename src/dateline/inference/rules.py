"""What follows from claims, by the rules in `ontology/rules`."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryTriples, Store

from dateline.errors import InputError
from dateline.graph.iris import term
from dateline.graph.schema import schema_quads
from dateline.graph.serialise import in_order
from dateline.resources import folder

_AXIOMS: Final = frozenset(term(c) for c in ("rdfs:subClassOf", "rdfs:subPropertyOf", "owl:inverseOf", "skos:broader"))
_TRANSITIVE: Final = term("owl:TransitiveProperty")


def materialise(quads: Iterable[Quad], *, graph: NamedNode | None = None) -> list[Quad]:
    """Everything that the rules add to claims, run until nothing is new.

    The result is what OWL 2 RL entails of the classes and properties of the ontology on data that use no term of the
    ontology wrongly; tests hold it to owlrl's. Graph names of the input are not looked at.

    Args:
        quads: the asserted data: one reading with the entries that it names, or more. A pyoxigraph store will do.
        graph: where the new quads stand; the default graph where it is None.

    Returns:
        The new quads only, in canonical order.

    Raises:
        InputError: a rule is not a CONSTRUCT query.
    """
    anonymous = DefaultGraph()
    working = Store()
    working.bulk_extend(_axioms())
    working.bulk_extend({Quad(q.subject, q.predicate, q.object, anonymous) for q in quads})
    given = set(working)
    size = -1
    while size != len(working):
        size = len(working)
        for name, rule in _rules():
            answer = working.query(rule)
            if not isinstance(answer, QueryTriples):
                raise InputError("not a CONSTRUCT query", where=folder("ontology") / "rules" / name)
            working.extend([Quad(t.subject, t.predicate, t.object, anonymous) for t in answer])
    target = graph or anonymous
    return in_order(Quad(q.subject, q.predicate, q.object, target) for q in set(working) - given)


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    files = sorted((folder("ontology") / "rules").glob("*.rq"))
    return tuple((path.name, path.read_text(encoding="utf-8")) for path in files)


@cache
def _axioms() -> tuple[Quad, ...]:
    """The axioms that the rules read, in the default graph."""
    anonymous = DefaultGraph()
    return tuple(
        Quad(q.subject, q.predicate, q.object, anonymous)
        for q in schema_quads()
        if q.predicate in _AXIOMS or q.object == _TRANSITIVE
    )
