"""What a validation found, as data."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """How bad a finding is. Only a violation keeps a claim out of the store."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


SHAPES: Final = "https://w3id.org/dateline/shapes#"
"""What the IRIs of our shapes and checks begin with."""

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def rule_of(shape: str) -> str:
    """The identifier of a rule: the last part of its IRI (`Event-evidence`)."""
    return shape.rpartition("#")[2] or shape


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody who mends a finding has to look.

    Attributes:
        file: the article's file name or URL, or the RDF file that was checked.
        line: counted from 1.
        words: the words of the article that the claim points to; empty for an RDF file.
    """

    file: str
    line: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        severity: how bad it is.
        shape: IRI of the shape or check that found it.
        focus: the node that it is about, an IRI (`_:x` for a blank node).
        message: what is wrong, for a researcher.
        path: the property looked at, as an IRI or a SPARQL property path; empty where the node itself is wrong.
        value: the offending value, in N-Triples form; empty where something is missing.
        article: IRI of the article that it belongs to; empty where it belongs to none.
        component: IRI of the SHACL constraint component; empty for checks that are none.
        place: the words or the line that it is about, where they are known (`locate`).
    """

    severity: Severity
    shape: str
    focus: str
    message: str
    path: str = ""
    value: str = ""
    article: str = ""
    component: str = ""
    place: Place | None = None

    @property
    def rule(self) -> str:
        """The rule's identifier: the last part of the shape's IRI (`Event-evidence`)."""
        return rule_of(self.shape)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without duplicates, by article, severity, node and shape."""

    def key(f: Finding) -> tuple[str, int, str, str, str, str, str, str]:
        return (f.article, _RANK[f.severity], f.focus, f.shape, f.path, f.value, f.component, f.message)

    return tuple(sorted(set(findings), key=key))


@dataclass(frozen=True, slots=True)
class Checked:
    """How many nodes of the data a shape looked at."""

    shape: str
    nodes: int

    @property
    def rule(self) -> str:
        """The shape's identifier, as `Finding.rule`."""
        return rule_of(self.shape)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one validation, in the order of `in_order`, and what was looked at, by shape."""

    findings: tuple[Finding, ...] = ()
    coverage: tuple[Checked, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing was found that keeps a claim out: warnings are allowed."""
        return not any(f.severity is Severity.VIOLATION for f in self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings are this bad."""
        return Counter(f.severity for f in self.findings)[severity]

    def fails(self, limit: Severity | None) -> bool:
        """Whether anything was found that is at least as bad as a limit; None lets everything pass."""
        return limit is not None and any(_RANK[f.severity] <= _RANK[limit] for f in self.findings)

    def without_repeats(self) -> "Report":
        """The same for people: what two constraints of one shape say in the same words is said once."""
        seen: dict[Finding, Finding] = {}
        for finding in self.findings:
            seen.setdefault(replace(finding, component=""), finding)
        return replace(self, findings=tuple(seen.values()))

    def __add__(self, other: "Report") -> "Report":
        nodes = Counter({c.shape: c.nodes for c in self.coverage})
        nodes.update({c.shape: c.nodes for c in other.coverage})
        coverage = tuple(Checked(shape, nodes[shape]) for shape in sorted(nodes))
        return Report(in_order((*self.findings, *other.findings)), coverage)
