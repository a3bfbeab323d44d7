"""A report as JUnit XML, which build servers show."""

import re
from collections import defaultdict
from typing import Final
from xml.etree import ElementTree as ET

from dateline.validation.render.words import details, node_of, quoted
from dateline.validation.report import Finding, Report, Severity, rule_of

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot say."""


def render_junit(report: Report, *, limit: Severity | None = Severity.VIOLATION) -> bytes:
    """The report as one test suite: a test case for each finding, and one for each shape that found nothing.

    Args:
        report: what was found.
        limit: findings at least as bad are failures, others only output (`--fail-on`).
    """
    suites = ET.Element("testsuites")
    suite = ET.SubElement(suites, "testsuite", name="dateline validate")
    by_shape: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_shape[finding.shape].append(finding)
    nodes = {c.shape: c.nodes for c in report.coverage}
    for shape in sorted({*by_shape, *nodes}):
        for finding in by_shape[shape]:
            _case(suite, finding, limit)
        if not by_shape[shape]:
            case = ET.SubElement(suite, "testcase", classname=_clean(rule_of(shape)), name=f"{nodes[shape]} nodes")
            if not nodes[shape]:
                ET.SubElement(case, "skipped", message="the data have nothing that this shape looks at")
    for total in (suites, suite):
        total.set("tests", str(len(suite)))
        total.set("failures", str(len(suite.findall("testcase/failure"))))
        total.set("skipped", str(len(suite.findall("testcase/skipped"))))
        total.set("errors", "0")
    ET.indent(suites)
    written: bytes = ET.tostring(suites, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _case(suite: ET.Element, finding: Finding, limit: Severity | None) -> None:
    case = ET.SubElement(suite, "testcase", classname=_clean(finding.rule), name=_clean(finding.focus))
    text = f"{node_of(finding)}: {finding.message}\n{details(finding)}"
    if finding.place:
        case.set("file", _clean(finding.place.file))
        case.set("line", str(finding.place.line))
        text += f"\n{finding.place.file}:{finding.place.line}"
        text += f" {quoted(finding.place.words)}" if finding.place.words else ""
    if Report((finding,)).fails(limit):
        failure = ET.SubElement(case, "failure", type=finding.severity.value, message=_clean(finding.message))
        failure.text = _clean(text)
    else:
        ET.SubElement(case, "system-out").text = _clean(f"{finding.severity}: {text}")


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
