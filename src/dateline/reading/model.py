"""A reading: what one article claims, typed, without any RDF.

Keys name nodes inside the article (`event/strike-1`, `actor/amina-sule`); `graph` makes IRIs of them. Concepts
and properties are CURIEs of the model (`et:air-strike`, `dl:attacker`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dateline.articles.model import Article
from dateline.language.model import Entity, Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what: `counts` is a concept of `ct:`; bounds are inclusive."""

    key: str
    counts: str
    evidence: tuple[Span, ...]
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Proposition:
    """What somebody demands, opposes, threatens or promises. `links` maps a property (`dl:performedBy`,
    `dl:concerns`) to keys of entities."""

    key: str
    actions: tuple[str, ...]
    evidence: tuple[Span, ...]
    rule: str
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    condition: str | None = None
    quantities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """Who holds which role where, as the article states it. All but `text` and `evidence` are keys."""

    key: str
    holder: str
    text: str
    evidence: tuple[Span, ...]
    organisation: str | None = None
    attributed_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A happening, as one article describes it.

    Attributes:
        cls: `dl:Event`, `dl:Strike`, `dl:Statement` or `dl:Resolution`.
        type: concept of `et:` (for statements `et:statement`, for resolutions `et:resolution`).
        links: property (`dl:attacker`, `dl:place`, `dl:speaker`, `dl:about`, `dl:demands`, ...) to keys of entities,
            propositions or events, in order.
        factuality: concept of `fa:`.
        quotations: spans of words in quotation marks (statements only).
        rule: id of the frame that made it.
    """

    key: str
    cls: str
    type: str
    evidence: tuple[Span, ...]
    rule: str
    factuality: str = "fa:occurred"
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    earliest: date | None = None
    latest: date | None = None
    date_text: str | None = None
    speech_act: str | None = None
    quotations: tuple[Span, ...] = ()
    binding: bool | None = None
    quantities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All claims of one article, each sequence in order of first words."""

    article: Article
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    roles: tuple[Role, ...] = ()
    quantities: tuple[Quantity, ...] = ()
