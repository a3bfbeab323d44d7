"""The reports of one happening side by side: a row a property, a column a source, contradictions marked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dateline.comparison.model import Cell, Comparison, Days, Entry, Figure, Property, Report, Row, Source, Value
from dateline.comparison.rules import contradict
from dateline.questions.values import fold


def compare(cluster: str, reports: Iterable[Report], because: Iterable[str] = ()) -> Comparison:
    """Compare the reports of one happening; their order makes no difference.

    A report of what did not happen or may not have happened stands beside the others, but only its factuality is held
    against them: where it was denied, there is no other day or place to disagree on.

    Args:
        cluster: IRI of the happening.
        reports: what is said of it, one article giving any number of them.
        because: why they were linked.
    """
    told = tuple(sorted(reports, key=lambda r: (_order(r.source), r.event)))
    sources = tuple(dict.fromkeys(r.source for r in told))
    said = _values(told)
    rows = []
    for prop, counted in sorted(said, key=lambda key: (list(Property).index(key[0]), key[1])):
        given = [said[prop, counted].get(source.iri, {}) for source in sources]
        rows.append(Row(prop, counted, tuple(_cells(prop, given))))
    found = origins(told)
    return Comparison(cluster, told, sources, tuple(rows), tuple(found[s] for s in sources), tuple(sorted(because)))


def origins(reports: Iterable[Report]) -> dict[Source, tuple[str, ...]]:
    """The outlets that each source has its news from, by name: they are independent sources, not the articles.

    An article that gives a medium as its source in all of the reports is that medium's; else it is its own origin.
    Two spellings of a name that differ in case, accents or hyphens only are one.
    """
    by_article: dict[Source, list[Report]] = defaultdict(list)
    for report in reports:
        by_article[report.source].append(report)
    names = {
        source: {name for r in own for name in r.via} if all(r.via for r in own) else {source.origin}
        for source, own in by_article.items()
    }
    spelt: dict[str, str] = {}
    for name in sorted(set().union(*names.values())):
        spelt.setdefault(fold(name), name)
    return {source: tuple(sorted({spelt[fold(name)] for name in own})) for source, own in names.items()}


_Said = Mapping[Value, bool]
"""What one source says of a property, and whether it says so of something that happened."""


def _values(reports: Iterable[Report]) -> dict[tuple[Property, str], dict[str, dict[Value, bool]]]:
    """By property (and what is counted) and source; a value keeps whether a report of what happened has it."""
    said: dict[tuple[Property, str], dict[str, dict[Value, bool]]] = defaultdict(lambda: defaultdict(dict))
    for report in reports:
        for prop, values in report.values.items():
            for value in values:
                counted = value.counted if isinstance(value, Figure) else ""
                at = said[prop, counted][report.source.iri]
                at[value] = at.get(value, False) or prop is Property.FACTUALITY or occurred(report)
    return said


def occurred(report: Report) -> bool:
    """Whether a report tells of something that happened."""
    return any(isinstance(v, Entry) and v.iri.endswith("/occurred") for v in report.values.get(Property.FACTUALITY, ()))


def _cells(prop: Property, given: Sequence[_Said]) -> Iterable[Cell]:
    held = [[value for value, real in said.items() if real] for said in given]
    for said, ones in zip(given, held, strict=True):
        disputed = any(contradict(prop, ones, others) for others in held if others is not ones)
        yield Cell(tuple(sorted(said, key=value_order)), tuple(sorted(ones, key=value_order)), disputed)


def value_order(value: Value) -> tuple[object, ...]:
    """What values of one property are put in order by."""
    match value:
        case Days():
            return (value.earliest or date.min, value.latest or date.max)
        case Figure():
            numbers = (value.value, value.lower, value.upper)
            return (value.counted, *((n is None, n or 0) for n in numbers), value.approximate)
        case Entry():
            return (value.label.casefold(), value.iri)


def _order(source: Source) -> tuple[object, ...]:
    return (source.issued or date.max, source.outlet.casefold(), source.iri)
