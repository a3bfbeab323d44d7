"""Claims that violate a shape are taken out of a reading; the others stay."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from pyoxigraph import NamedNode, Quad

from dateline.articles.model import Article
from dateline.graph.iris import term

Check: TypeAlias = Callable[[Sequence[Quad], Article], Mapping[str, Sequence[str]]]
"""What is wrong with the claims read from an article: messages by the claim's IRI, nothing where all is well."""

_TYPE: Final = term("rdf:type")
_STANDS_ALONE: Final = frozenset(
    term(c) for c in ("dl:Event", "dl:Strike", "dl:Statement", "dl:Resolution", "dl:CommunicativeAct", "dl:Role")
)


@dataclass(frozen=True, slots=True)
class Withheld:
    """What was taken out: messages by claim (sorted by IRI), and the quads."""

    claims: tuple[tuple[str, tuple[str, ...]], ...] = ()
    quads: tuple[Quad, ...] = ()


def withhold(
    quads: Sequence[Quad], context: Callable[[Sequence[Quad]], Iterable[Quad]], article: Article, check: Check
) -> tuple[list[Quad], Withheld]:
    """Part the quads of a reading into what may enter the store and what may not.

    With a claim go the links to it, and what was there for it alone: its propositions, quantities, spans and the
    entries that nobody else names. The rest is checked again, since a claim may need one that has gone.

    Args:
        quads: the reading.
        context: gives, for the quads that are left, what the check needs to see besides: the article's node, and the
            register entries that they name.
        article: what was read.
        check: says what is wrong.

    Raises:
        RuntimeError: the check complains about nodes that are not in the reading, so that nothing can be taken out.
    """
    kept, wrong = list(quads), dict[str, tuple[str, ...]]()
    while found := check([*kept, *context(kept)], article):
        remaining = _without(kept, {NamedNode(iri) for iri in found})
        if len(remaining) == len(kept):
            messages = "; ".join(f"{iri}: {m}" for iri in sorted(found) for m in found[iri])
            raise RuntimeError(f"validation complains about what the reading does not hold: {messages}")
        wrong |= {iri: tuple(messages) for iri, messages in found.items()}
        kept = remaining
    in_store = set(kept)
    claims = tuple((iri, wrong[iri]) for iri in sorted(wrong))
    return kept, Withheld(claims, tuple(q for q in quads if q not in in_store))


def _without(quads: list[Quad], nodes: Iterable[NamedNode]) -> list[Quad]:
    going, gone = set(nodes), set[NamedNode]()
    while going:
        gone |= going
        lost = [q for q in quads if q.subject in going or q.object in going]
        quads = [q for q in quads if q.subject not in going and q.object not in going]
        alone = {q.subject for q in quads if q.predicate == _TYPE and q.object in _STANDS_ALONE}
        named = {q.object for q in quads}
        subjects = {q.subject for q in quads}
        going = {
            o for q in lost if isinstance(o := q.object, NamedNode) and o in subjects and o not in named | alone | gone
        }
    return quads
