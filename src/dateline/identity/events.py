"""What identity knows of an event: when, where, who, what was said; with canonical entries for names.

An event of one article, reduced to what can be compared with an event of another. Who and what is known by a
description only ("many senators") is never the same as in another article, so it is noted but not compared.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Protocol

from pyoxigraph import Literal, NamedNode, QuerySolutions

from dateline.graph.iris import Iris, slug
from dateline.vocabulary import shorten

Day = tuple[date, date]
Range = tuple[Decimal, Decimal]


class Ask(Protocol):
    """A store's `query`."""

    def __call__(self, sparql: str, *, graphs: Sequence[NamedNode] | None = None) -> object: ...


@dataclass(frozen=True, slots=True)
class Event:
    """One event of one article. IRIs of actors and places are canonical ones.

    Attributes:
        iri: of the event.
        article: IRI of the article that reports it.
        cls: CURIE of its class (`dl:Strike`, `dl:Statement`, `dl:Resolution`, `dl:Event`).
        type: CURIE of its type.
        factuality: CURIE.
        days: its first and last day, where both are known.
        issued: the day of the article.
        dead: named persons that it killed.
        hurt: named persons that it injured, or did something to.
        doers: attackers, agents, speakers, bodies that adopt.
        targets: named actors that it was aimed at.
        others: named actors and places that it concerns.
        addressees: whom a statement is made to.
        topics: named actors that a statement is about.
        spots: cities and what is smaller, of the event or its target.
        around: cities and the like that its spots lie in.
        lands: the countries, regions and seas of all these.
        regions: those of them that are no countries.
        placed: spots and what they lie in, where it is known where they are: places that can be elsewhere.
        names: slugs of the proper names inside what spots and targets are called: "the station of Axum".
        sides: the states that its doers belong to.
        words: what targets and places are called, word by word.
        vague: roles that are filled by a description only.
        counts: by CURIE of what is counted, the least and the most.
        forces: what a statement or resolution expresses: (property, action).
        quotes: the words of each quotation.
        about: events that a statement is about, without what these are about.
    """

    iri: str
    article: str
    cls: str
    type: str
    factuality: str = "fa:occurred"
    days: Day | None = None
    issued: date | None = None
    act: str = ""
    dead: frozenset[str] = frozenset()
    hurt: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    addressees: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    spots: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    counts: Mapping[str, Range] = field(default_factory=dict)
    forces: frozenset[tuple[str, str]] = frozenset()
    quotes: tuple[tuple[str, ...], ...] = ()
    about: tuple["Event", ...] = ()

    @property
    def everybody(self) -> frozenset[str]:
        """Every named participant."""
        return self.dead | self.hurt | self.doers | self.targets | self.others | self.addressees | self.topics


_WORD: Final = re.compile(r"[^\W_]+")
_PROPER: Final = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)*")
_SHORTEST_WORD: Final = 4
_BATCH: Final = 500  # nodes that one query asks about
_READINGS: Final = 8  # readings that one query looks into: it looks for each node in each
_DESCRIBE: Final = "SELECT ?s ?p ?o {{ VALUES ?s {{ {nodes} }} ?s ?p ?o }}"
_CANONICAL: Final = "SELECT ?s ?o {{ VALUES ?s {{ {nodes} }} ?s dl:canonical ?o }}"

_ROLES: Final[Mapping[str, str]] = {
    "dl:killed": "dead",
    "dl:injured": "hurt",
    "dl:victim": "hurt",
    "dl:attacker": "doers",
    "dl:agent": "doers",
    "dl:speaker": "doers",
    "dl:adoptedBy": "doers",
    "dl:target": "targets",
    "dl:concerns": "others",
    "dl:addressee": "addressees",
    "dl:about": "topics",
}
_FORCES: Final = ("dl:demands", "dl:opposes", "dl:threatens", "dl:commitsTo")
_OBJECTS: Final = (*_ROLES, *_FORCES, "dl:reportedIn", "dl:place", "dl:quantity", "dl:quotation")
_PLACES: Final = ("spots", "around", "lands")
_CLASSES: Final = frozenset({"dl:Event", "dl:Strike", "dl:CommunicativeAct", "dl:Statement", "dl:Resolution"})
_PEOPLE: Final = frozenset({"dl:Person", "dl:Group"})
_COUNTRY: Final = frozenset({"country"})
_BROAD: Final = frozenset({"country", "region", "area"})
_OPEN: Final = Decimal("1.5")
"""How much more "at least twenty" may turn out to be."""
SLACK: Final = Decimal("0.1")
"""How far off an approximate number may be, of itself."""

Properties = dict[str, set[NamedNode | Literal]]


def load_events(ask: Ask, iris: Iris, events: Iterable[str]) -> dict[str, Event]:
    """Events by IRI, as they can be compared, with what they are about.

    Args:
        ask: a store's `query`.
        iris: names under the store's base.
        events: IRIs; those that are no events of a reading are left out.
    """
    return _Loader(ask, iris).load(events)


class _Loader:
    """What a store says of nodes, asked in few queries."""

    def __init__(self, ask: Ask, iris: Iris) -> None:
        self.ask, self.iris = ask, iris
        self.nodes: dict[str, Properties] = {}

    def load(self, events: Iterable[str]) -> dict[str, Event]:
        wanted = sorted(set(events))
        said = self._describe(wanted)
        about = sorted({i for e in said.values() for i in _iris(e.get("dl:about", ()))} - said.keys())
        said |= {i: e for i, e in self._describe(about).items() if "dl:eventType" in e}
        self._objects({i for e in said.values() for p in _OBJECTS for i in _iris(e.get(p, ()))} - said.keys())
        plain = {iri: self._event(iri, e, ()) for iri, e in said.items() if "dl:eventType" in e}
        return {iri: self._event(iri, said[iri], plain) for iri in wanted if iri in plain}

    # ------------------------------------------------------------------------------------------ asking
    def _describe(self, nodes: Iterable[str]) -> dict[str, Properties]:
        """What articles and the register say of nodes, and what stands for them."""
        wanted = sorted(set(nodes))
        own: dict[str, list[str]] = defaultdict(list)
        for node in wanted:
            own[self._article_of(node)].append(node)
        shared = [self.iris.register_graph, self.iris.articles_graph]
        found: dict[str, Properties] = {}
        self._ask(found, own.pop("", []), shared)
        articles = sorted(own)
        for first in range(0, len(articles), _READINGS):
            some = articles[first : first + _READINGS]
            self._ask(found, [n for a in some for n in own[a]], [self.iris.reading(a) for a in some])
        for batch in _batches(wanted):
            for s, o in rows(self.ask(_CANONICAL.format(nodes=batch), graphs=[self.iris.identity_graph])):
                found.setdefault(s.value, defaultdict(set))["dl:canonical"].add(o)
        return found

    def _ask(self, found: dict[str, Properties], nodes: Sequence[str], graphs: Sequence[NamedNode]) -> None:
        for batch in _batches(nodes):
            for s, p, o in rows(self.ask(_DESCRIBE.format(nodes=batch), graphs=graphs)):
                found.setdefault(s.value, defaultdict(set))[shorten(p.value)].add(o)

    def _article_of(self, node: str) -> str:
        """The id of the article whose reading describes a node; empty for what articles share, and for articles."""
        prefix = self.iris.base + "article/"
        parts = re.split("[/#]", node.removeprefix(prefix), maxsplit=1)
        return parts[0] if node.startswith(prefix) and len(parts) > 1 else ""

    def _objects(self, iris: Iterable[str]) -> None:
        """Describe entries, quantities, propositions, spans and articles; entries with those that stand for them and
        those that they lie in."""
        todo = sorted(set(iris) - self.nodes.keys())
        while todo:
            said = self._describe(todo)
            self.nodes |= {iri: said.get(iri, {}) for iri in todo}
            onward = ("dl:canonical", "dl:within")
            named = {i for node in said.values() for p in onward for i in _iris(node.get(p, ()))}
            todo = sorted(named - self.nodes.keys())

    # ------------------------------------------------------------------------------------------ making
    def _event(self, iri: str, said: Properties, known: Mapping[str, Event] | tuple[()]) -> Event:
        roles: dict[str, set[str]] = defaultdict(set)
        places = set(_iris(said.get("dl:place", ())))
        vague: set[str] = set()
        for prop, role in _ROLES.items():
            for entry in _iris(said.get(prop, ())):
                if self._is_a(entry, frozenset({"dl:Location"})):
                    if role == "targets":
                        places.add(entry)
                    else:
                        roles[role].add(self._canonical(entry))
                elif self._is_a(entry, _PEOPLE):
                    if self._is_described(entry) and self._canonical(entry) == entry:
                        vague.add(role)
                    else:
                        roles[role].add(self._canonical(entry))
        article = next(_iris(said.get("dl:reportedIn", ())), "")
        issued = _days(self.nodes.get(article, {}).get("dct:issued", ()))
        first, last = _days(said.get("dl:earliest", ())), _days(said.get("dl:latest", ()))
        classes = sorted(c for n in _iris(said.get("rdf:type", ())) if (c := shorten(n)) in _CLASSES)
        targets = set(_iris(said.get("dl:target", ())))
        where = self._where(places)
        named = {p for part in _PLACES for p in where[part] if not p.startswith(self.iris.base + "article/")}
        return Event(
            iri=iri,
            article=article,
            cls=classes[0] if classes else "dl:Event",
            type=_concept(said, "dl:eventType"),
            factuality=_concept(said, "dl:factuality"),
            days=(first[0], last[-1]) if first and last and first[0] <= last[-1] else None,
            issued=issued[0] if issued else None,
            act=_concept(said, "dl:speechAct"),
            **{role: frozenset(found) for role, found in roles.items()},
            **where,
            names=self._names(places | targets),
            sides=frozenset(s for d in roles["doers"] for s in _iris(self.nodes.get(d, {}).get("dct:spatial", ()))),
            words=self._words(places | targets) - self._words(named),
            vague=frozenset(vague),
            counts=self._counts(_iris(said.get("dl:quantity", ()))),
            forces=frozenset(
                (prop, shorten(action))
                for prop in _FORCES
                for p in _iris(said.get(prop, ()))
                for action in _iris(self.nodes.get(p, {}).get("dl:action", ()))
            ),
            quotes=self._quotes(_iris(said.get("dl:quotation", ()))),
            about=tuple(known[i] for i in sorted(_iris(said.get("dl:about", ()))) if i in known) if known else (),
        )

    def _is_a(self, iri: str, classes: frozenset[str]) -> bool:
        return any(shorten(c) in classes for c in _iris(self.nodes.get(iri, {}).get("rdf:type", ())))

    def _canonical(self, iri: str) -> str:
        return next(iter(sorted(_iris(self.nodes.get(iri, {}).get("dl:canonical", ())))), iri)

    def _where(self, places: Iterable[str]) -> dict[str, frozenset[str]]:
        """Places by how much they tell. What they lie in is what the article and the register say, so that it changes
        with these alone."""
        inner = {self._canonical(p) for p in places}
        outer = {o for p in places for o in self._outer(p)} - inner
        spots = frozenset(p for p in inner if not self._is_broad(p))
        around = frozenset(p for p in outer if not self._is_broad(p))
        lands = frozenset(p for p in inner | outer if self._is_broad(p))
        known = {self._canonical(p) for p in {*places, *outer} if self._is_located(p) and not self._is_described(p)}
        return {
            "spots": spots,
            "around": around,
            "lands": lands,
            "regions": frozenset(p for p in lands if not self._is_broad(p, _COUNTRY)),
            "placed": (spots | around) & known,
        }

    def _names(self, entries: Iterable[str]) -> frozenset[str]:
        labels = [o.value for e in entries for o in self.nodes.get(e, {}).get("rdfs:label", ())]
        return frozenset(slug(name) for label in labels for name in _PROPER.findall(label) if name != label)

    def _is_located(self, place: str) -> bool:
        return any(self._is_broad(o) for o in self._outer(place))

    def _is_described(self, entry: str) -> bool:
        return "dct:description" in self.nodes.get(entry, {})

    def _outer(self, place: str) -> set[str]:
        found: set[str] = set()
        todo = [place]
        while todo:
            new = set(_iris(self.nodes.get(todo.pop(), {}).get("dl:within", ()))) - found - {place}
            found |= new
            todo += new
        return {self._canonical(i) for i in found}

    def _is_broad(self, place: str, types: frozenset[str] = _BROAD) -> bool:
        """Whether two events in this place may well be two: a country, a region, a sea."""
        return any(o.value in types for o in self.nodes.get(place, {}).get("dct:type", ()))

    def _words(self, entries: Iterable[str]) -> frozenset[str]:
        labels = [label for e in entries for label in self.nodes.get(e, {}).get("rdfs:label", ())]
        return frozenset(w for label in labels for w in words(label.value) if len(w) >= _SHORTEST_WORD)

    def _counts(self, quantities: Iterable[str]) -> dict[str, Range]:
        """The widest range of each kind of thing that is counted."""
        found: dict[str, Range] = {}
        for quantity in sorted(quantities):
            said = self.nodes.get(quantity, {})
            values = [Decimal(o.value) for p in ("dl:value", "dl:lower", "dl:upper") for o in said.get(p, ())]
            if not values:
                continue
            low, high = min(values), max(values)
            if not said.get("dl:value") and len(said.get("dl:lower", ())) != len(said.get("dl:upper", ())):
                low, high = (low, high * _OPEN) if said.get("dl:lower") else (low / _OPEN, high)
            if any(o.value == "true" for o in said.get("dl:approximate", ())):
                low, high = low * (1 - SLACK), high * (1 + SLACK)
            kind = _concept(said, "dl:counts")
            before = found.get(kind, (low, high))
            found[kind] = min(before[0], low), max(before[1], high)
        return found

    def _quotes(self, spans: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        texts = {o.value for s in spans for o in self.nodes.get(s, {}).get("nif:anchorOf", ())}
        return tuple(sorted(words(t) for t in texts))


def words(text: str) -> tuple[str, ...]:
    """The words of a text, in small letters."""
    return tuple(_WORD.findall(text.casefold()))


def rows(answer: object) -> Iterator[tuple[NamedNode, ...]]:
    """The rows of a SELECT query, each as long as the query has variables.

    Raises:
        TypeError: the query was no SELECT.
    """
    if not isinstance(answer, QuerySolutions):
        raise TypeError("a SELECT query gave no solutions")
    for row in answer:
        yield tuple(row)


def _batches(nodes: Sequence[str]) -> Iterator[str]:
    """Nodes as pyoxigraph writes them, so many as fit into a query."""
    for first in range(0, len(nodes), _BATCH):
        yield " ".join(str(NamedNode(n)) for n in nodes[first : first + _BATCH])


def _iris(values: Iterable[object]) -> Iterator[str]:
    return (v.value for v in values if isinstance(v, NamedNode))


def _concept(said: Properties, prop: str) -> str:
    return min((shorten(i) for i in _iris(said.get(prop, ()))), default="")


def _days(values: Iterable[object]) -> list[date]:
    return sorted(date.fromisoformat(v.value[:10]) for v in values if isinstance(v, Literal))
