"""How reports for people name nodes, properties, values and places."""

from typing import Final

from dateline.validation.report import SHAPES, Finding, Report, Severity
from dateline.vocabulary import shorten

_SHOWN: Final = 100
"""Characters of an article's words in a report for people."""


def node_of(finding: Finding) -> str:
    """The node that a finding is about, without the IRI of its article; a shape by its rule."""
    if not finding.article:
        return finding.focus.removeprefix(SHAPES)
    return finding.focus.removeprefix(finding.article).lstrip("/") or "the article"


def path_of(finding: Finding) -> str:
    """The property, as a CURIE where it is one property."""
    return shorten(finding.path) if finding.path[:1] not in ("<", "(", "^") else finding.path


def value_of(finding: Finding) -> str:
    """The value, as a CURIE where it is a term."""
    return shorten(finding.value[1:-1]) if finding.value.startswith("<") else finding.value


def details(finding: Finding) -> str:
    """Property, value and rule, in one line."""
    where = [f"property {path_of(finding)}"] if finding.path else []
    where += [f"value {value_of(finding)}"] if finding.value else []
    return ", ".join([*where, f"rule {finding.rule}"])


def quoted(words: str) -> str:
    """The words of an article on one line, in quotation marks, cut where they are long."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + '…'}”"


def summary(report: Report) -> str:
    """`conforms: 0 violations, 1 warning, 0 remarks`."""
    counts = ", ".join(
        _amount(report.count(severity), one, many)
        for severity, one, many in (
            (Severity.VIOLATION, "violation", "violations"),
            (Severity.WARNING, "warning", "warnings"),
            (Severity.INFO, "remark", "remarks"),
        )
    )
    return ("conforms" if report.conforms else "does not conform") + ": " + counts


def _amount(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
