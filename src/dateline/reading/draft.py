"""A statement in the making."""

from dataclasses import dataclass, field

from dateline.language.model import Entity, Predication, Quotation, Span, Time
from dateline.reading.propositions import PropositionDraft


@dataclass(slots=True)
class StatementDraft:
    """Something said. `inside` holds the predications of what is said."""

    act: str
    speakers: list[Entity]
    evidence: list[Span]
    rule: str
    predication: Predication | None = None
    addressees: list[Entity] = field(default_factory=list)
    attributed: list[Entity] = field(default_factory=list)
    about: list[Entity] = field(default_factory=list)
    about_heads: list[int] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    propositions: list[PropositionDraft] = field(default_factory=list)
    inside: set[int] = field(default_factory=set)
    time: Time | None = None
    force: str | None = None  # that the verb lays on its content; what it presupposes is the article's own
    document: bool = False  # the words of a resolution
    carrier: bool = False  # an outlet that only passes on what others said or what happened
