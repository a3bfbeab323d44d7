"""A report as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), which code hosts show."""

import hashlib
import json
from typing import Any, Final
from urllib.parse import quote

from dateline.validation.render.words import details, node_of
from dateline.validation.report import Finding, Report, Severity, rule_of
from dateline.validation.rules import Rule, rules

_LEVELS: Final = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(report: Report, *, version: str) -> bytes:
    """The report as one SARIF run.

    Args:
        report: what was found.
        version: of Dateline.
    """
    known = {rule.iri: rule for rule in rules()}
    used = sorted({f.shape for f in report.findings})
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "dateline validate",
                "version": version,
                "informationUri": "https://w3id.org/dateline/ns",
                "rules": [_rule(iri, known.get(iri)) for iri in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, used.index(f.shape)) for f in report.findings],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _rule(iri: str, rule: Rule | None) -> dict[str, Any]:
    found: dict[str, Any] = {"id": rule_of(iri), "helpUri": iri}
    if rule:
        found["shortDescription"] = {"text": rule.message}
        found["fullDescription"] = {"text": f"{rule.message} It looks at {rule.about}."}
        found["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
    return found


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    location: dict[str, Any] = {
        "logicalLocations": [{"fullyQualifiedName": finding.focus, "name": node_of(finding), "kind": "resource"}]
    }
    if finding.place:
        region: dict[str, Any] = {"startLine": finding.place.line}
        if finding.place.words:
            region["snippet"] = {"text": finding.place.words}
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(finding.place.file)}, "region": region}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{node_of(finding)}: {finding.message} ({details(finding)})"},
        "locations": [location],
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
    }


def _uri(file: str) -> str:
    return file if "://" in file else quote(file)


def _fingerprint(finding: Finding) -> str:
    text = "\0".join((finding.focus, finding.shape, finding.path, finding.value))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
