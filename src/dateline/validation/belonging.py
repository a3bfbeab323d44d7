"""Which claims a node of the data belongs to, and which article."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Quad

from dateline.vocabulary import PREFIXES

_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_REPORTED: Final = NamedNode(PREFIXES["dl"] + "reportedIn")
_EVENTS: Final = ("Event", "Strike", "CommunicativeAct", "Statement", "Resolution")


def _terms(*names: str) -> frozenset[NamedNode]:
    return frozenset(NamedNode(PREFIXES["dl"] + name) for name in names)


_STANDS_ALONE: Final = _terms(*_EVENTS, "Role")
_CLAIMS: Final = _STANDS_ALONE | _terms("Proposition", "Quantity")
_ARTICLE: Final = _terms("Article")
_PARTS: Final = _terms("demands", "opposes", "threatens", "commitsTo", "expresses", "about", "quantity")


class Belonging:
    """Finds, for nodes of some data, the claims that they are part of.

    A claim is an event, proposition, role or quantity: whatever can be withheld by itself.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.claims: set[str] = set()
        self.alone: set[str] = set()
        self.users: dict[str, set[str]] = defaultdict(set)  # by node, the subjects that lead to it
        self.parts: dict[str, set[str]] = defaultdict(set)  # by node, what it leads to with a property of _PARTS
        self.wholes: dict[str, set[str]] = defaultdict(set)  # the other way round
        self._article: dict[str, str] = {}
        self._articles: set[str] = set()
        self._subjects: set[str] = set()
        for quad in quads:
            self._add(quad)

    def _add(self, quad: Quad) -> None:
        subject, value = _text(quad.subject), quad.object
        self._subjects.add(subject)
        if quad.predicate == _TYPE:
            if value in _CLAIMS:
                self.claims.add(subject)
            if value in _STANDS_ALONE:
                self.alone.add(subject)
            if value in _ARTICLE:
                self._articles.add(subject)
        elif isinstance(value, NamedNode):
            self.users[value.value].add(subject)
            if quad.predicate == _REPORTED:
                self._article.setdefault(subject, value.value)
            if quad.predicate in _PARTS:
                self.parts[subject].add(value.value)
                self.wholes[value.value].add(subject)

    def article_of(self, node: str) -> str:
        """The article that a node belongs to: its `dl:reportedIn`, or the one whose IRI its own begins with."""
        if node in self._articles:
            return node
        if node in self._article:
            return self._article[node]
        for cut in range(len(node) - 1, 0, -1):
            if node[cut] in "/#" and node[:cut] in self._articles:
                return node[:cut]
        return ""

    def claims_on(self, node: str) -> set[str]:
        """The claims that a node is part of: itself, if it is one, else those that lead to it, at any remove."""
        found: set[str] = set()
        seen, going = {node}, [node]
        while going:
            here = going.pop()
            if here in self.claims:
                found.add(here)
                continue
            for user in self.users[here] - seen:
                seen.add(user)
                going.append(user)
        return found

    def dependents(self, withheld: set[str]) -> set[str]:
        """What goes with withheld claims: the propositions and quantities that nothing else leads to."""
        gone = set(withheld)
        going = list(withheld)
        while going:
            for part in self.parts[going.pop()] & self.claims - self.alone - gone:
                if self.wholes[part] <= gone:
                    gone.add(part)
                    going.append(part)
        return gone

    def is_described(self, node: str) -> bool:
        """Whether the data say anything of a node."""
        return node in self._subjects


def _text(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)
