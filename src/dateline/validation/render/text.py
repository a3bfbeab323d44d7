"""A report for people, on a terminal."""

from itertools import groupby

from dateline.validation.render.words import details, node_of, quoted, summary
from dateline.validation.report import Finding, Report


def render_text(report: Report, *, covered: bool = False) -> str:
    """The findings by article, each with its severity, node, property, value, rule and words; a summary at the end.

    Args:
        report: what was found.
        covered: whether to list how many nodes each shape looked at.
    """
    lines: list[str] = []
    for article, findings in groupby(report.findings, key=lambda f: f.article):
        lines.append(article or "(no article)")
        for finding in findings:
            lines += _lines(finding)
        lines.append("")
    if covered:
        lines += ["nodes  shape", *(f"{c.nodes:5}  {c.rule}" for c in report.coverage), ""]
    return "\n".join([*lines, summary(report)]) + "\n"


def _lines(finding: Finding) -> list[str]:
    lines = [f"  {finding.severity}: {node_of(finding)}: {finding.message}", f"    {details(finding)}"]
    if finding.place:
        words = f" {quoted(finding.place.words)}" if finding.place.words else ""
        lines.append(f"    {finding.place.file}:{finding.place.line}:{words}".rstrip(":"))
    return lines
