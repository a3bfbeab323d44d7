"""A reading as quads: everything that one article claims, in one named graph.

Asserted types are the most specific ones only; what follows from the ontology is left to inference. An actor or place
of the article's own carries `rdfs:label` and `skos:altLabel` in the article's language. One that is known by a
description only ("many senators") carries that description as `dct:description` besides: it names nobody, so that
identity may never take it for the same phrase elsewhere.
"""

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from dateline.graph import literals
from dateline.graph.iris import Iris, term
from dateline.language.model import Entity, Span
from dateline.reading.model import Event, Proposition, Quantity, Reading, Role

_TYPE, _LABEL, _ALT = term("rdf:type"), term("rdfs:label"), term("skos:altLabel")
_DESCRIPTION = term("dct:description")


def reading_quads(reading: Reading, iris: Iris) -> list[Quad]:
    """All quads of a reading, in graph `{base}reading/{id}`, without duplicates and in a stable order.

    Register entries are named, not described: `register_quads` does that.

    Raises:
        ValueError: a claim names a key that the reading does not hold, or has one that something else has, or a span
            lies outside the text.
    """
    writer = _Writer(reading, iris)
    writer.write()
    return list(dict.fromkeys(writer.quads))


class _Writer:
    """Collects the quads of one reading."""

    def __init__(self, reading: Reading, iris: Iris) -> None:
        self.reading, self.iris = reading, iris
        self.id, self.language = reading.article.id, reading.article.language
        self.graph, self.article = iris.reading(self.id), iris.article(self.id)
        self.context = iris.context(self.id, len(reading.article.text))
        self.quads: list[Quad] = []
        self.nodes: dict[str, NamedNode] = {e.key: iris.entry(self.id, e) for e in reading.entities}
        claims: tuple[Iterable[Event | Proposition | Role | Quantity], ...] = (
            reading.events,
            reading.propositions,
            reading.roles,
            reading.quantities,
        )
        for claim in (c for group in claims for c in group):
            if claim.key in self.nodes:
                raise ValueError(f"article {self.id}: two things have the key {claim.key}")
            self.nodes[claim.key] = iris.node(self.id, claim.key)

    def write(self) -> None:
        for entity in self.reading.entities:
            if entity.register is None:
                self._entity(entity)
        for event in self.reading.events:
            self._event(event)
        for proposition in self.reading.propositions:
            self._proposition(proposition)
        for role in self.reading.roles:
            self._role(role)
        for quantity in self.reading.quantities:
            self._quantity(quantity)
        self._add(self.context, _TYPE, term("nif:Context"))

    # ------------------------------------------------------------------------------------------ parts
    def _entity(self, entity: Entity) -> None:
        node = self.nodes[entity.key]
        if entity.is_place:
            self._add(node, _TYPE, term("dl:Location"))
            if entity.within is not None:
                self._add(node, term("dl:within"), self._node(entity.within, entity.key))
        else:
            self._add(node, _TYPE, term("dl:Person" if entity.type == "person" else "dl:Group"))
            self._add(node, term("dl:actorType"), term(f"at:{entity.type}"))
        self._add(node, _LABEL, self._text(entity.label))
        for form in entity.alt:
            if form != entity.label:
                self._add(node, _ALT, self._text(form))
        if not entity.named:
            self._add(node, _DESCRIPTION, self._text(entity.label))

    def _event(self, event: Event) -> None:
        node = self._claim(event.key, event.cls, event.evidence, event.rule)
        self._add(node, term("dl:eventType"), term(event.type))
        self._add(node, term("dl:factuality"), term(event.factuality))
        if event.speech_act is not None:
            self._add(node, term("dl:speechAct"), term(event.speech_act))
        if event.earliest is not None:
            self._add(node, term("dl:earliest"), literals.day(event.earliest))
        if event.latest is not None:
            self._add(node, term("dl:latest"), literals.day(event.latest))
        if event.date_text is not None:
            self._add(node, term("dl:dateText"), self._text(event.date_text))
        if event.binding is not None:
            self._add(node, term("dl:binding"), literals.boolean(event.binding))
        self._links(node, event.key, event.links)
        self._links(node, event.key, {"dl:quantity": event.quantities})
        for span in event.quotations:
            self._add(node, term("dl:quotation"), self._span(span, event.key))

    def _proposition(self, proposition: Proposition) -> None:
        node = self._claim(proposition.key, "dl:Proposition", proposition.evidence, proposition.rule)
        for action in proposition.actions:
            self._add(node, term("dl:action"), term(action))
        if proposition.condition is not None:
            self._add(node, term("dl:condition"), self._text(proposition.condition))
        self._links(node, proposition.key, proposition.links)
        self._links(node, proposition.key, {"dl:quantity": proposition.quantities})

    def _role(self, role: Role) -> None:
        node = self._claim(role.key, "dl:Role", role.evidence)
        self._add(node, term("dl:roleText"), self._text(role.text))
        self._links(node, role.key, {"dl:holder": (role.holder,), "dl:attributedTo": role.attributed_to})
        if role.organisation is not None:
            self._links(node, role.key, {"dl:inOrganization": (role.organisation,)})

    def _quantity(self, quantity: Quantity) -> None:
        node = self.nodes[quantity.key]
        self._add(node, _TYPE, term("dl:Quantity"))
        self._add(node, term("dl:counts"), term(quantity.counts))
        for name, value in (("value", quantity.value), ("lower", quantity.lower), ("upper", quantity.upper)):
            if value is not None:
                self._add(node, term(f"dl:{name}"), literals.decimal(value))
        self._add(node, term("dl:approximate"), literals.boolean(quantity.approximate))
        self._evidence(node, quantity.key, quantity.evidence)

    # ------------------------------------------------------------------------------------------ shared
    def _claim(self, key: str, cls: str, evidence: Iterable[Span], rule: str | None = None) -> NamedNode:
        node = self.nodes[key]
        self._add(node, _TYPE, term(cls))
        self._add(node, term("dl:reportedIn"), self.article)
        if rule:
            self._add(node, term("dl:rule"), literals.text(rule))
        self._evidence(node, key, evidence)
        return node

    def _evidence(self, node: NamedNode, key: str, spans: Iterable[Span]) -> None:
        for span in spans:
            self._add(node, term("dl:evidence"), self._span(span, key))

    def _links(self, node: NamedNode, key: str, links: Mapping[str, tuple[str, ...]]) -> None:
        for prop, targets in links.items():
            for target in targets:
                self._add(node, term(prop), self._node(target, key))

    def _node(self, key: str, source: str) -> NamedNode:
        if key not in self.nodes:
            raise ValueError(f"article {self.id}: {source} names {key}, which is not in the reading")
        return self.nodes[key]

    def _span(self, span: Span, source: str) -> NamedNode:
        words = self.reading.article.text
        if not 0 <= span.begin < span.end <= len(words):
            raise ValueError(
                f"article {self.id}: {source} has the span {span.begin},{span.end}"
                f" in a text of {len(words)} code points"
            )
        node = self.iris.span(self.id, span.begin, span.end)
        self._add(node, _TYPE, term("dl:Span"))
        self._add(node, _TYPE, term("nif:RFC5147String"))
        self._add(node, term("nif:referenceContext"), self.context)
        self._add(node, term("nif:beginIndex"), literals.index(span.begin))
        self._add(node, term("nif:endIndex"), literals.index(span.end))
        self._add(node, term("nif:anchorOf"), literals.text(words[span.begin : span.end]))
        return node

    def _text(self, value: str) -> Literal:
        return literals.text(value, self.language)

    def _add(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        self.quads.append(Quad(subject, predicate, value, self.graph))
