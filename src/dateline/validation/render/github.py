"""A report as workflow commands, which GitHub shows beside the lines of a change."""

from typing import Final

from dateline.validation.render.words import details, node_of, summary
from dateline.validation.report import Finding, Report, Severity

_COMMANDS: Final = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(report: Report) -> str:
    """One line a finding, and the summary as a notice."""
    return "".join([*(_line(f) for f in report.findings), f"::notice title=dateline validate::{summary(report)}\n"])


def _line(finding: Finding) -> str:
    properties = {"title": finding.rule}
    if finding.place:
        properties = {"file": finding.place.file, "line": str(finding.place.line), **properties}
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = _data(f"{node_of(finding)}: {finding.message} ({details(finding)})")
    return f"::{_COMMANDS[finding.severity]} {written}::{message}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
