"""A report as CSV (RFC 4180)."""

import csv
import io
from typing import Final

from dateline.validation.report import Finding, Report

COLUMNS: Final = ("severity", "rule", "article", "focus", "path", "value", "message", "file", "line", "words")


def render_csv(report: Report) -> str:
    """One row a finding, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(f) for f in report.findings)
    return out.getvalue()


def _row(finding: Finding) -> tuple[str, ...]:
    place = finding.place
    return (
        finding.severity.value,
        finding.rule,
        finding.article,
        finding.focus,
        finding.path,
        finding.value,
        finding.message,
        place.file if place else "",
        str(place.line) if place else "",
        place.words if place else "",
    )
