"""Which claims of a reading may not enter the store."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Quad

from dateline.validation.belonging import Belonging
from dateline.validation.report import Report, Severity


def violations_by_claim(report: Report, quads: Iterable[Quad]) -> dict[str, tuple[str, ...]]:
    """Messages of violations by the claim that they spoil, sorted.

    A violation on a node that is no claim (a span, an entry, the article) spoils every claim that leads to it; one that
    no claim leads to is under its own node.

    Args:
        report: what validation found.
        quads: the data that were validated.
    """
    belonging = Belonging(quads)
    messages: dict[str, set[str]] = defaultdict(set)
    for finding in report.findings:
        if finding.severity is Severity.VIOLATION:
            for claim in belonging.claims_on(finding.focus) or {finding.focus}:
                messages[claim].add(finding.message)
    return {claim: tuple(sorted(messages[claim])) for claim in sorted(messages)}


def violating_claims(report: Report, quads: Iterable[Quad]) -> set[str]:
    """IRIs of events, propositions, roles and quantities to withhold: those that violate, and the propositions and
    quantities that only withheld claims lead to.

    Args:
        report: what validation found.
        quads: the data that were validated.
    """
    data = list(quads)
    return Belonging(data).dependents(set(violations_by_claim(report, data)))
