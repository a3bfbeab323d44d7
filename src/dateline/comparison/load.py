"""The reports of clusters, from a store. All is asked for by name: a big store answers as quickly as a small one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode

from dateline.comparison.compare import compare
from dateline.comparison.descriptions import Descriptions, rows
from dateline.comparison.model import Comparison, Days, Entry, Figure, Property, Report, Source, Value
from dateline.questions.model import Queryable
from dateline.questions.values import fold
from dateline.vocabulary import PREFIXES

_EVENTS: Final = "SELECT DISTINCT ?cluster ?event WHERE { VALUES ?cluster { UNDEF } ?event dl:inCluster ?cluster }"
_SEVERAL: Final = """
SELECT ?cluster (COUNT(DISTINCT ?article) AS ?sources) WHERE {
  ?event dl:inCluster ?cluster ; dl:reportedIn ?article
} GROUP BY ?cluster HAVING (COUNT(DISTINCT ?article) > 1)"""
_ALL: Final = "SELECT DISTINCT ?cluster WHERE { ?event dl:inCluster ?cluster }"
_MEDIA: Final = """
SELECT DISTINCT ?actor ?name ?label WHERE {
  ?entry dl:actorType at:media ; rdfs:label ?label ; rdfs:label|skos:altLabel ?name ; dl:canonical ?actor }"""
_AT_ONCE: Final = 200

_ACTORS: Final = {
    Property.ATTACKER: "dl:attacker",
    Property.ORDERED_BY: "dl:orderedBy",
    Property.TARGET: "dl:target",
    Property.KILLED: "dl:killed",
    Property.INJURED: "dl:injured",
    Property.VICTIM: "dl:victim",
    Property.AGENT: "dl:agent",
    Property.SPEAKER: "dl:speaker",
    Property.ADOPTED_BY: "dl:adoptedBy",
    Property.ADDRESSEE: "dl:addressee",
    Property.CONCERNS: "dl:concerns",
    Property.PLACE: "dl:place",
}
_CONCEPTS: Final = {
    Property.TYPE: "dl:eventType",
    Property.FACTUALITY: "dl:factuality",
    Property.SPEECH_ACT: "dl:speechAct",
}
_NARROWER: Final = {
    Property.VICTIM: ("dl:killed", "dl:injured"),
    Property.AGENT: ("dl:attacker", "dl:speaker", "dl:adoptedBy"),
}
"""What inference repeats under a wider property is said once."""


def comparisons(store: Queryable, clusters: Iterable[str], *, lang: str = "en") -> Iterator[Comparison]:
    """Compare the reports of each of some clusters, in the order given; one without events is left out.

    Args:
        store: where the clusters and readings are.
        clusters: their IRIs.
        lang: the language of names.
    """
    names, media = list(dict.fromkeys(clusters)), media_names(store)
    for block in (names[i : i + _AT_ONCE] for i in range(0, len(names), _AT_ONCE)):
        loader = Loader(Descriptions(store, lang), media)
        told = loader.reports(block)
        for cluster in block:
            if cluster in told:
                yield compare(cluster, told[cluster], loader.known.texts(cluster, "dl:because"))


def several_sources(store: Queryable) -> list[str]:
    """The IRIs of all clusters that several articles tell of, sorted."""
    return sorted(row[0].value for row in rows(store, _SEVERAL) if isinstance(row[0], NamedNode))


def all_clusters(store: Queryable) -> list[str]:
    """The IRIs of all clusters, sorted."""
    return sorted(row[0].value for row in rows(store, _ALL) if isinstance(row[0], NamedNode))


def media_names(store: Queryable) -> dict[str, str]:
    """The media that are named as actors: a name to show for each, by all its folded names."""
    found: dict[str, str] = {}
    by_actor: dict[str, set[str]] = defaultdict(set)
    main: dict[str, str] = {}
    for actor, name, label in rows(store, _MEDIA):
        if isinstance(actor, NamedNode) and isinstance(name, Literal) and isinstance(label, Literal):
            by_actor[actor.value].add(fold(name.value))
            main[actor.value] = min(main.get(actor.value, label.value), label.value)
    for medium, names in sorted(by_actor.items()):
        found |= dict.fromkeys(names, main[medium])
    return found


class Loader:
    """Makes reports of what is said of their nodes."""

    def __init__(self, known: Descriptions, media: Mapping[str, str]) -> None:
        self.known, self._media = known, media

    def reports(self, clusters: Collection[str]) -> dict[str, list[Report]]:
        """The reports of each cluster."""
        events: dict[str, str] = {}
        for cluster, node in rows(self.known.store, _EVENTS, cluster=clusters):
            if isinstance(cluster, NamedNode) and isinstance(node, NamedNode):
                events[node.value] = cluster.value
        self._load(events, clusters)
        told: dict[str, list[Report]] = defaultdict(list)
        for event in sorted(events):
            if articles := self.known.iris(event, "dl:reportedIn"):
                told[events[event]].append(self._report(event, events[event], articles[0]))
        return told

    def _load(self, events: Collection[str], clusters: Collection[str]) -> None:
        """Fetch all that reports are made of, in as many questions as there are steps from an event."""
        known = self.known
        known.load([*events, *clusters])
        linked = {v for e in events for v in known.iris(e, *_ACTORS.values(), "dl:attributedTo", "dl:quantity")}
        articles = {v for e in events for v in known.iris(e, "dl:reportedIn")}
        known.load(linked | {v for e in events for v in known.iris(e, "dl:evidence")})
        known.load_up({known.canonical(entry) for entry in linked}, "dl:within")
        concepts = {v for e in events for v in known.iris(e, *_CONCEPTS.values())}
        counted = {v for node in linked for v in known.iris(node, "dl:counts")}
        known.load_up(concepts | counted, "skos:broader")
        self.load_articles(articles)

    def load_articles(self, articles: Collection[str]) -> None:
        """Fetch what sources are made of."""
        known = self.known
        known.load(articles)
        known.load(v for a in articles for v in known.iris(a, "dct:publisher", "prov:hadPrimarySource"))
        originals = {v for a in articles for v in known.iris(a, "prov:hadPrimarySource")}
        known.load(v for o in originals for v in known.iris(o, "prov:wasAttributedTo"))

    def _report(self, event: str, cluster: str, article: str) -> Report:
        known = self.known
        values = {p: v for p, v in self._values(event) if v}
        tellers = {known.canonical(e): e for e in known.iris(event, "dl:attributedTo")}
        media = {e for e in tellers.values() if "media" in self._actor_types(e)}
        score = known.number(event, "dl:clusterScore")
        return Report(
            event=event,
            cluster=cluster,
            source=self.source(article),
            values=values,
            via=frozenset(self._medium(known.label(e)) for e in media),
            attributed=tuple(sorted(self._entry(e, "dl:within").label for e in tellers.values())),
            words=self.in_order(known.iris(event, "dl:evidence")),
            rules=known.texts(event, "dl:rule"),
            score=score,
            classes=known.iris(event, "rdf:type"),
        )

    def _values(self, event: str) -> Iterator[tuple[Property, tuple[Value, ...]]]:
        known = self.known
        for prop, curie in _ACTORS.items():
            said = set(known.iris(event, curie)) - set(known.iris(event, *_NARROWER.get(prop, ())))
            yield prop, tuple(sorted({self._entry(e, "dl:within") for e in said}))
        for prop, curie in _CONCEPTS.items():
            yield prop, tuple(sorted(self._entry(c, "skos:broader") for c in known.iris(event, curie)))
        earliest, latest = known.day(event, "dl:earliest"), known.day(event, "dl:latest")
        yield Property.DATE, (Days(earliest, latest),) if earliest or latest else ()
        yield Property.NUMBER, tuple(self.figure(q) for q in known.iris(event, "dl:quantity"))

    def _entry(self, node: str, upwards: str) -> Entry:
        """An actor, place or concept, as the entry that stands for it says; its own name where that says none."""
        known, stands = self.known, self.known.canonical(node)
        labelled = stands if known.texts(stands, "rdfs:label", "skos:prefLabel") else node
        kinds = self._actor_types(node)
        return Entry(
            iri=stands,
            label=known.label(labelled),
            broader=known.above(stands, upwards) | known.above(node, upwards),
            named=not known.texts(node, "dct:description"),
            kind=kinds[0] if kinds else "",
            state=frozenset(known.iris(stands, "dct:spatial")),
            akin=frozenset(known.iris(node, "skos:related")),
        )

    def _actor_types(self, node: str) -> list[str]:
        types = {t for n in (node, self.known.canonical(node)) for t in self.known.iris(n, "dl:actorType")}
        return sorted(t.removeprefix(PREFIXES["at"]) for t in types)

    def figure(self, node: str) -> Figure:
        """A number, from its node."""
        known = self.known
        counted = known.iris(node, "dl:counts")
        return Figure(
            counted=counted[0].removeprefix(PREFIXES["ct"]) if counted else "other",
            value=known.number(node, "dl:value"),
            lower=known.number(node, "dl:lower"),
            upper=known.number(node, "dl:upper"),
            approximate="true" in known.texts(node, "dl:approximate"),
        )

    def source(self, article: str) -> Source:
        """An article as a source; `load_articles` comes first."""
        known = self.known
        title = next(iter(known.texts(article, "dct:title")), "")
        publisher = [known.label(p) for p in known.iris(article, "dct:publisher")]
        originals = known.iris(article, "prov:hadPrimarySource")
        agencies = [known.label(a) for o in originals for a in known.iris(o, "prov:wasAttributedTo")]
        name = (agencies or publisher or [""])[0]
        return Source(
            iri=article,
            outlet=(publisher or [article.partition("/article/")[2]])[0],
            origin=self._medium(name) if name else article.partition("/article/")[2],
            issued=known.day(article, "dct:issued"),
            title=title,
            url=next(iter((*known.texts(article, "dct:source"), *known.iris(article, "dct:source"))), ""),
        )

    def _medium(self, name: str) -> str:
        """One name for an outlet, whether it published or is cited."""
        return self._media.get(fold(name), name)

    def in_order(self, spans: Iterable[str]) -> tuple[str, ...]:
        """The words of spans in the order of the text."""
        places = sorted((self.known.number(s, "nif:beginIndex") or 0, s) for s in spans)
        return tuple(text for _, span in places for text in self.known.texts(span, "nif:anchorOf"))
