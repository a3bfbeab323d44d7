"""What a build says of itself."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Versions:
    """What a reading depends on besides its article; a change in any of them means reading again.

    Attributes:
        software: version of Dateline, with a digest of its code, shapes and rules.
        mappings: digest of all frame and lexicon files in use.
        register: digest of the register with what was laid over it.
        model: name and version of the analysis model.
    """

    software: str
    mappings: str
    register: str
    model: str


class Status(StrEnum):
    """What became of an article."""

    READ = "read"  # for the first time
    REPLACED = "replaced"  # something that its reading depends on has changed
    UNCHANGED = "unchanged"
    SET_ASIDE = "set aside"  # it could not be read, and is in the quarantine


@dataclass(frozen=True, slots=True)
class Outcome:
    """One article of a build.

    Attributes:
        article: its id, or the file (and line) where it could not even be told.
        language: its language code, empty where unknown.
        events, statements, propositions: how many are in the store now; statements and resolutions are no `events`.
        withheld: how many claims are in the quarantine.
        seconds: what it took.
        reason: why it was set aside, else empty.
    """

    article: str
    status: Status
    language: str = ""
    events: int = 0
    statements: int = 0
    propositions: int = 0
    withheld: int = 0
    seconds: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """A whole build: its articles in the order in which they were given, and the number of the run that it became.

    `run` is None where nothing was written, because everything was in the store already or nothing could be read.
    """

    outcomes: tuple[Outcome, ...]
    run: int | None
    seconds: float

    def of(self, *statuses: Status) -> list[Outcome]:
        """The articles that one of these happened to."""
        return [o for o in self.outcomes if o.status in statuses]

    @property
    def withheld(self) -> int:
        """How many claims of these articles are in the quarantine."""
        return sum(o.withheld for o in self.outcomes)

    @property
    def has_article(self) -> bool:
        """Whether at least one of the files was an article, read or not."""
        return any(o.language for o in self.outcomes)

    @property
    def has_findings(self) -> bool:
        """Whether an article was set aside, or claims of one are withheld."""
        return self.withheld > 0 or bool(self.of(Status.SET_ASIDE))


Progress: TypeAlias = Callable[[Outcome, int | None], None]
"""Called after each article, with what became of it and how many there are in all (None: too many to know)."""
