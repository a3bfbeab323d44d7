"""What a validation found, as data."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is. Only a violation keeps a claim out of the store."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


_RANK = {severity: rank for rank, severity in enumerate(Severity)}


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
    """

    severity: Severity
    shape: str
    focus: str
    message: str
    path: str = ""
    value: str = ""
    article: str = ""
    component: str = ""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without duplicates, by article, severity, node and shape."""

    def key(f: Finding) -> tuple[str, int, str, str, str, str, str, str]:
        return (f.article, _RANK[f.severity], f.focus, f.shape, f.path, f.value, f.component, f.message)

    return tuple(sorted(set(findings), key=key))


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one validation, in the order of `in_order`."""

    findings: tuple[Finding, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing was found that keeps a claim out: warnings are allowed."""
        return not any(f.severity is Severity.VIOLATION for f in self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings are this bad."""
        return Counter(f.severity for f in self.findings)[severity]

    def __add__(self, other: "Report") -> "Report":
        return Report(in_order((*self.findings, *other.findings)))
