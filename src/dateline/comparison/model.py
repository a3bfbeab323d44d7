"""What sources say of one happening, as data: reports, the values in them, and where they contradict each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Property(StrEnum):
    """What reports of one happening are compared by, in the order in which it is shown."""

    TYPE = "type"
    FACTUALITY = "factuality"
    DATE = "date"
    PLACE = "place"
    ATTACKER = "attacker"
    ORDERED_BY = "ordered by"
    TARGET = "target"
    KILLED = "killed"
    INJURED = "injured"
    VICTIM = "victim"
    AGENT = "agent"
    SPEAKER = "speaker"
    ADOPTED_BY = "adopted by"
    SPEECH_ACT = "speech act"
    ADDRESSEE = "addressee"
    CONCERNS = "concerns"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """An actor, place or concept.

    Attributes:
        iri: of the entry that stands for it.
        label: its name in the language asked for.
        broader: IRIs of all that it lies in (a place) or falls under (a concept).
        named: False where it is known by a description only ("gunmen"), which may be anybody.
        kind: local name of its actor type, empty for a place or concept.
        state: IRIs of the countries that it belongs to, empty where nobody says.
        akin: IRIs of the concepts that articles call the same thing by: a rocket and a missile.
    """

    iri: str
    label: str = field(compare=False)
    broader: frozenset[str] = field(default=frozenset(), compare=False)
    named: bool = field(default=True, compare=False)
    kind: str = field(default="", compare=False)
    state: frozenset[str] = field(default=frozenset(), compare=False)
    akin: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which something may have happened; an end that nobody gives is open."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something counted (local name of the concept), with its bounds; one that nobody gives is open."""

    counted: str
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    approximate: bool = False


Value = Entry | Days | Figure


@dataclass(frozen=True, slots=True)
class Source:
    """An article, as the source of a report.

    Attributes:
        iri: of the article.
        outlet: who published it, else its title, else its id.
        origin: name of whom it takes its news from: the agency of a reprint, else the outlet.
    """

    iri: str
    outlet: str
    origin: str
    issued: date | None = None
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of one happening, at one place in it.

    Attributes:
        event: IRI of the event.
        cluster: IRI of the cluster that it is in.
        via: names of the media that the article names as its source for this ("the Coastal Wire reported").
        attributed: names of all whom it names as its source.
        words: the evidence.
    """

    event: str
    cluster: str
    source: Source
    values: Mapping[Property, tuple[Value, ...]]
    via: frozenset[str] = frozenset()
    attributed: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    score: Decimal | None = None
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of one property.

    Attributes:
        values: all that it says.
        held: those of them that it says of something that happened.
        disputed: whether another source contradicts it.
    """

    values: tuple[Value, ...] = ()
    held: tuple[Value, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One property, a cell for each source. `counted` says what a number is of, else it is empty."""

    about: Property
    counted: str
    cells: tuple[Cell, ...]

    @property
    def disputed(self) -> bool:
        """Whether any two sources contradict each other on it."""
        return any(cell.disputed for cell in self.cells)

    @property
    def name(self) -> str:
        """What to call it."""
        return f"{self.counted.replace('-', ' ')} (number)" if self.about is Property.NUMBER else self.about.value


@dataclass(frozen=True, slots=True)
class Comparison:
    """One happening, as its sources tell it.

    Attributes:
        cluster: its IRI.
        reports: all reports, by source and event.
        sources: one an article, by date of issue, outlet and IRI.
        rows: a property that somebody says something of, each with a cell for every source.
        origins: for each source, the names of the outlets that its news is from.
        because: why the events were linked, as the identity graph has it.
    """

    cluster: str
    reports: tuple[Report, ...]
    sources: tuple[Source, ...]
    rows: tuple[Row, ...]
    origins: tuple[tuple[str, ...], ...]
    because: tuple[str, ...] = ()

    @property
    def independent(self) -> tuple[str, ...]:
        """The names of the independent sources, sorted."""
        return tuple(sorted({name for names in self.origins for name in names}))

    @property
    def disagreements(self) -> tuple[Row, ...]:
        """The properties on which sources contradict each other."""
        return tuple(row for row in self.rows if row.disputed)
