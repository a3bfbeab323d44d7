"""A stored question and what comes back from one, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from pyoxigraph import Triple

from dateline.store import interface as store
from dateline.store.interface import Term


class Queryable(Protocol):
    """What a question needs of a store."""

    def query(self, sparql: str, /) -> store.Answer:
        """Run a SPARQL 1.1 query; the default graph is the union of all graphs."""


class Kind(StrEnum):
    """What a parameter takes."""

    ACTOR = "actor"
    PLACE = "place"
    ACTION = "action"
    EVENT_TYPE = "event-type"
    SOURCE = "source"
    DATE = "date"
    INTEGER = "integer"
    STRING = "string"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a question can be narrowed to. Without default and value it narrows nothing."""

    name: str
    kind: Kind
    description: str = ""
    default: tuple[str, ...] = ()
    nl: str = ""

    def described(self, lang: str) -> str:
        """What it is, in a language where that is written down, else in English."""
        return (self.nl if lang == "nl" else "") or self.description


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold question that a stored one answers, and the result column (or `a,b`, `a+b`) that holds the answer."""

    id: str
    column: str


@dataclass(frozen=True, slots=True)
class Question:
    """A stored question: its header, and its SPARQL as the file has it.

    Attributes:
        text: the question in each language, keyed by language tag; English is always there.
        parameters: those of the query itself, then the common filters that it asks for.
        filters: names of common filters (`dateline.questions.filters`) by the variable that they apply to.
        columns: the variables that the query selects, in order.
        labels: columns of IRIs that are followed by a column of names, `actor` by `actorLabel`.
        evidence: columns that are shown on request only: they say who says so, and in which words.
    """

    name: str
    path: Path
    text: Mapping[str, str]
    description: str
    sparql: str
    columns: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()
    labels: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    gold: Gold | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tags: tuple[str, ...] = ()

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name, if there is one."""
        return next((p for p in self.parameters if p.name == name), None)

    def shown(self, *, evidence: bool) -> tuple[str, ...]:
        """The columns of an answer: those selected, with their names, with or without the evidence."""
        kept = (c for c in self.columns if evidence or c not in self.evidence)
        return tuple(name for c in kept for name in ((c, label_column(c)) if c in self.labels else (c,)))


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of terms, one for each variable, in an order that depends on nothing but the rows.

    `notes` says what the reader should know of it: a default that means nothing in this store, for one.
    """

    vars: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    notes: tuple[str, ...] = field(default=())


Answer = Result | bool | tuple[Triple, ...]
"""Of a query of somebody's own: SELECT, ASK, and CONSTRUCT or DESCRIBE (sorted)."""


def label_column(column: str) -> str:
    """The column that holds the names of another one's IRIs."""
    return f"{column}Label"
