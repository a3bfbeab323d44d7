"""What a store says of some nodes, fetched by name, so that a big store costs no more than a small one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolutions

from dateline.questions.model import Queryable
from dateline.questions.text import bind
from dateline.store.interface import Term
from dateline.vocabulary import expand, shorten

_ABOUT: Final = """
SELECT DISTINCT ?node ?property ?value WHERE {
  VALUES ?node { UNDEF }
  ?node ?property ?value
  FILTER(?property != dl:agentOf)
}"""
"""But for what inference says backwards: a state is the agent of very many events."""
_AT_ONCE: Final = 500


class Descriptions:
    """The properties of nodes, asked for in blocks and kept.

    Args:
        store: where to ask.
        lang: the language of names, where there are some in it.
    """

    def __init__(self, store: Queryable, lang: str = "en") -> None:
        self.store, self._lang = store, lang
        self._known: dict[str, dict[str, set[Term]]] = {}

    def load(self, nodes: Iterable[str]) -> None:
        """Fetch what is said of these nodes, of those that are not known yet."""
        unknown = sorted(set(nodes) - self._known.keys())
        for block in (unknown[i : i + _AT_ONCE] for i in range(0, len(unknown), _AT_ONCE)):
            self._known |= {node: defaultdict(set) for node in block}
            for node, prop, value in rows(self.store, _ABOUT, node=block):
                if isinstance(node, NamedNode) and isinstance(prop, NamedNode) and value is not None:
                    self._known[node.value][prop.value].add(value)

    def load_up(self, nodes: Iterable[str], prop: str) -> None:
        """Fetch these nodes and all that `prop` (a CURIE) leads to from them, in any number of steps."""
        reached: set[str] = set()
        while new := set(nodes) - reached:
            self.load(new)
            reached |= new
            nodes = {value for node in new for value in self.iris(node, prop)}

    def nodes(self) -> list[str]:
        """All nodes that were fetched, sorted."""
        return sorted(self._known)

    def properties(self, node: str) -> list[str]:
        """The IRIs of all properties that a node has, sorted."""
        return sorted(self._known.get(node, {}))

    def iris(self, node: str, *props: str) -> tuple[str, ...]:
        """The nodes that any of some properties (CURIEs or IRIs) leads to, sorted."""
        return tuple(sorted({v.value for v in self._values(node, props) if isinstance(v, NamedNode)}))

    def texts(self, node: str, *props: str) -> tuple[str, ...]:
        """The values of literals, sorted."""
        return tuple(sorted({v.value for v in self._values(node, props) if isinstance(v, Literal)}))

    def day(self, node: str, prop: str) -> date | None:
        """A date; the first where there are several."""
        found = self.texts(node, prop)
        return date.fromisoformat(found[0]) if found else None

    def number(self, node: str, prop: str) -> Decimal | None:
        """A number; the first where there are several."""
        found = self.texts(node, prop)
        return Decimal(found[0]) if found else None

    def above(self, node: str, prop: str) -> frozenset[str]:
        """All that `prop` leads to from a node in any number of steps, the node itself not among them."""
        found: set[str] = set()
        left = list(self.iris(node, prop))
        while left:
            if (here := left.pop()) not in found:
                found.add(here)
                left += self.iris(here, prop)
        return frozenset(found - {node})

    def canonical(self, entry: str) -> str:
        """The entry that stands for this one: itself where nothing is linked."""
        return next(iter(self.iris(entry, "dl:canonical")), entry)

    def label(self, node: str) -> str:
        """A name to show: in the language asked for, else in English, else in any; a short IRI where it has none."""
        named = [v for v in self._values(node, ("rdfs:label", "skos:prefLabel")) if isinstance(v, Literal)]
        if not named:
            return shorten(node)
        order = {self._lang: 0, "en": 1}
        return min(named, key=lambda v: (order.get(v.language or "", 2), v.language or "", v.value)).value

    def _values(self, node: str, props: Iterable[str]) -> Iterator[Term]:
        about = self._known.get(node, {})
        for prop in props:
            yield from about.get(prop if "/" in prop else expand(prop), ())


def rows(store: Queryable, sparql: str, **bound: Iterable[str]) -> list[tuple[Term | None, ...]]:
    """The solutions of a SELECT query whose slots are filled with IRIs.

    Args:
        bound: IRIs by the name of the slot; at least one each, because an open slot means everything.
    """
    result = store.query(bind(sparql, {name: [NamedNode(iri) for iri in iris] for name, iris in bound.items()}))
    return [tuple(row) for row in result] if isinstance(result, QuerySolutions) else []
