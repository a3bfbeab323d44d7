"""All that a corpus says of an actor, place, happening or claim, per source, with the words, and why it was linked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from dateline.comparison.best import headline, show
from dateline.comparison.descriptions import Descriptions, rows
from dateline.comparison.load import Loader, comparisons, media_names
from dateline.comparison.model import Days, Source
from dateline.questions.model import Queryable
from dateline.vocabulary import PREFIXES, expand, shorten

_LINKED: Final = "SELECT ?entry WHERE { VALUES ?stands { UNDEF } ?entry dl:canonical ?stands }"
_CLAIMS: Final = """
SELECT DISTINCT ?claim WHERE {
  VALUES ?entry { UNDEF }
  ?claim ?how ?entry ; dl:reportedIn ?article
}"""
_EVENTS: Final = "SELECT DISTINCT ?event WHERE { VALUES ?cluster { UNDEF } ?event dl:inCluster ?cluster }"

_NOT_SHOWN: Final = frozenset(
    {"evidence", "rule", "reportedIn", "inCluster", "clusterScore", "earliest", "latest", "eventType", "canonical"}
)
_WIDER: Final = {
    "agent": {"attacker", "speaker", "adoptedBy"},
    "victim": {"killed", "injured"},
    "expresses": {"demands", "opposes", "threatens", "commitsTo"},
}
_KINDS: Final = {
    "dl:EventCluster": "happening",
    "dl:Person": "person",
    "dl:Group": "group",
    "dl:Location": "place",
    "dl:Resolution": "resolution",
    "dl:Statement": "statement",
    "dl:Strike": "strike",
    "dl:CommunicativeAct": "communicative act",
    "dl:Event": "event",
    "dl:Proposition": "proposition",
    "dl:Role": "role",
    "dl:Quantity": "number",
    "dl:Article": "article",
    "dl:Actor": "actor",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says, at one place in it.

    Attributes:
        iri: of the event, proposition or role.
        what: what kind of thing it is, in a few words.
        how: the properties by which it names what is explained; empty where it is itself explained.
        details: its properties and their values, as text.
        words: the evidence.
        rules: ids of the mapping rules that read it.
    """

    iri: str
    source: Source
    what: str
    how: tuple[str, ...]
    details: tuple[tuple[str, tuple[str, ...]], ...]
    words: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An entry or event that is one with what is explained. `because` is empty where nothing was kept."""

    iri: str
    label: str
    outlet: str
    because: tuple[str, ...]
    score: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is said of one thing.

    Attributes:
        iri: of it.
        label: its name.
        kind: what it is: `person`, `place`, `happening`, `strike`, ...
        facts: what the register or the identity graph says of it, as (name, values).
        because: why it was linked.
        links: the entries or events that are one with it.
        claims: what articles say, by source.
        left_out: how many more claims there are.
    """

    iri: str
    label: str
    kind: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    because: tuple[str, ...]
    links: tuple[Link, ...]
    claims: tuple[Claim, ...]
    left_out: int = 0


def explain(store: Queryable, node: str, *, lang: str = "en", limit: int | None = None) -> Explanation:
    """Everything that the corpus says of a node.

    Args:
        node: IRI of a cluster, event, proposition, role, number, or of the entry that stands for an actor or place.
        lang: the language of names.
        limit: so many claims at most.
    """
    known = Descriptions(store, lang)
    known.load([node])
    kind = _kind(known, node)
    clusters = known.iris(node, "dl:inCluster")
    links: list[str] = []
    if kind == "happening":
        links = claims = _found(store, _EVENTS, cluster=[node])
    elif clusters:
        links, claims = [e for e in _found(store, _EVENTS, cluster=clusters) if e != node], [node]
    elif known.iris(node, "dl:reportedIn"):
        claims = [node]
    else:
        entries = _found(store, _LINKED, stands=[node])
        links = [e for e in entries if e != node]
        claims = _found(store, _CLAIMS, entry={*entries, node})
    kept = claims if limit is None else claims[:limit]
    teller = _Teller(known)
    teller.load([*kept, *links, *clusters])
    told = sorted(
        (teller.claim(c, about=() if c == node or c in links else {node, *links}) for c in kept),
        key=lambda c: (str(c.source.issued or "9"), c.source.outlet.casefold(), c.source.iri, c.iri),
    )
    reasons = {b for n in (node, *clusters) for b in known.texts(n, "dl:because")}
    facts = tuple(_facts(known, node, clusters))
    found_links = tuple(teller.link(e) for e in links)
    told_of = next(comparisons(store, [node], lang=lang), None) if kind == "happening" else None
    label = headline(told_of) if told_of else teller.what(node) or known.label(node)
    return Explanation(
        node, label, kind, facts, tuple(sorted(reasons)), found_links, tuple(told), len(claims) - len(kept)
    )


class _Teller(Loader):
    """Puts claims into words."""

    def __init__(self, known: Descriptions) -> None:
        super().__init__(known, media_names(known.store))

    def load(self, nodes: Iterable[str]) -> None:
        """Fetch these nodes, what they lead to, and what that is called."""
        known, wanted = self.known, list(nodes)
        for _ in range(3):  # a claim; its propositions, numbers and entries; what stands for those, and concepts
            known.load(wanted)
            wanted = [v for n in wanted for p in known.properties(n) if _is_ours(p) for v in known.iris(n, p)]
            wanted += [v for n in known.nodes() for v in known.iris(n, "dl:canonical")]
        known.load(wanted)
        self.load_articles({a for n in known.nodes() for a in known.iris(n, "dl:reportedIn")})

    def claim(self, iri: str, about: Iterable[str]) -> Claim:
        """What a claim says; `about` are the entries whose part in it is told."""
        known, entries = self.known, set(about)
        said = self._details(iri)
        how = [p for p in self._shown(iri) if entries & set(known.iris(iri, PREFIXES["dl"] + p))]
        articles = known.iris(iri, "dl:reportedIn")
        return Claim(
            iri=iri,
            source=self.source(articles[0]),
            what=self.what(iri),
            how=tuple(_spaced(p) for p in how),
            details=tuple(said),
            words=self.in_order(known.iris(iri, "dl:evidence")),
            rules=known.texts(iri, "dl:rule"),
        )

    def link(self, iri: str) -> Link:
        """An entry or event that is one with another."""
        known = self.known
        articles = known.iris(iri, "dl:reportedIn") or self._article_of(iri)
        return Link(
            iri=iri,
            label=self.what(iri) or known.label(iri),
            outlet=self.source(articles[0]).outlet if articles else "register",
            because=known.texts(iri, "dl:because"),
            score=next(iter(known.texts(iri, "dl:clusterScore")), ""),
        )

    def what(self, iri: str) -> str:
        """A claim in a few words; nothing for what is none."""
        known = self.known
        if roles := known.texts(iri, "dl:roleText"):
            return roles[0]
        concepts = known.iris(iri, "dl:speechAct") or known.iris(iri, "dl:eventType", "dl:action")
        return ", ".join(known.label(c) for c in concepts)

    def _article_of(self, entry: str) -> tuple[str, ...]:
        head, article, rest = entry.partition("/article/")
        found = f"{head}{article}{rest.partition('/')[0]}"
        self.load_articles([found] if article else [])
        return (found,) if article else ()

    def _shown(self, iri: str) -> list[str]:
        """Local names of the properties to show, what inference repeats under a wider one left out."""
        names = {p.removeprefix(PREFIXES["dl"]) for p in self.known.properties(iri) if _is_ours(p)}
        return sorted(n for n in names - _NOT_SHOWN if not _WIDER.get(n, set()) & names)

    def _details(self, iri: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        known = self.known
        days = Days(known.day(iri, "dl:earliest"), known.day(iri, "dl:latest"))
        if days.earliest or days.latest:
            yield "date", (show(days),)
        for name in self._shown(iri):
            prop = PREFIXES["dl"] + name
            values = [self._value(v) for v in known.iris(iri, prop)] + list(known.texts(iri, prop))
            yield _spaced(name), tuple(dict.fromkeys(values))

    def _value(self, node: str) -> str:
        known = self.known
        if known.iris(node, "dl:counts"):
            figure = self.figure(node)
            return f"{show(figure)} {figure.counted.replace('-', ' ')}"
        if anchor := known.texts(node, "nif:anchorOf"):
            return f"“{anchor[0]}”"
        if said := self.what(node):
            who = ", ".join(self._value(a) for a in known.iris(node, "dl:performedBy", "dl:speaker"))
            return f"{said} ({who})" if who else said
        stands = known.canonical(node)
        return known.label(stands if known.texts(stands, "rdfs:label") else node)


def _found(store: Queryable, sparql: str, **bound: Iterable[str]) -> list[str]:
    return sorted({row[0].value for row in rows(store, sparql, **bound) if isinstance(row[0], NamedNode)})


def _facts(known: Descriptions, node: str, clusters: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    named = known.texts(node, "rdfs:label", "skos:altLabel")
    for name, values in (
        ("also called", tuple(n for n in named if n != known.label(node))),
        ("type", tuple(shorten(t) for t in known.iris(node, "dl:actorType"))),
        ("in", tuple(known.label(p) for p in _loaded(known, known.iris(node, "dl:within", "dct:spatial")))),
        ("matches", known.iris(node, "skos:exactMatch", "skos:closeMatch", "rdfs:seeAlso")),
        ("happening", clusters),
    ):
        if values:
            yield name, tuple(values)


def _loaded(known: Descriptions, nodes: Sequence[str]) -> Sequence[str]:
    known.load(nodes)
    return nodes


def _kind(known: Descriptions, node: str) -> str:
    types = set(known.iris(node, "rdf:type"))
    return next((kind for curie, kind in _KINDS.items() if expand(curie) in types), "node")


def _is_ours(prop: str) -> bool:
    return prop.startswith(PREFIXES["dl"])


def _spaced(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name)
