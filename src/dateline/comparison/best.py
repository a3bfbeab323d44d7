"""One value for what several sources say: that of most independent sources. None of it is kept in a store."""

from collections.abc import Iterable
from decimal import Decimal

from dateline.comparison.compare import value_order
from dateline.comparison.model import Comparison, Days, Entry, Figure, Property, Row, Value
from dateline.comparison.rules import bounds


def best(found: Comparison, prop: Property, counted: str = "") -> Value | None:
    """Of the most specific values that are given, that which most independent sources support.

    A source supports what it says and whatever is narrower: "an attack in Velmora" supports an air strike on its
    capital, "at least 20" supports 25. Of equals, the one that most say in so many words, then the first in order.
    """
    return next(iter(ranked(found, prop, counted)), None)


def ranked(found: Comparison, prop: Property, counted: str = "") -> list[Value]:
    """The most specific values of a property, best first; none where nobody says anything."""
    said = _said(found, prop, counted)
    values = dict.fromkeys(value for _, own in said for value in own)
    specific = [v for v in values if not any(_narrower(other, v) for other in values)]

    def rank(value: Value) -> tuple[object, ...]:
        saying = {name for names, own in said if value in own for name in names}
        supporting = saying | {name for names, own in said if any(_narrower(value, v) for v in own) for name in names}
        unnamed = isinstance(value, Entry) and not value.named
        return unnamed, -len(supporting), -len(saying), value_order(value)

    return sorted(specific, key=rank)


def number(found: Comparison, counted: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """The best, lowest and highest number of something counted (local name); None where nobody gives one.

    Where a source has several figures, its largest stands for it. "At least 20" is 20, and so is "at most 20".
    """
    figure = best(found, Property.NUMBER, counted)
    if not isinstance(figure, Figure):
        return None
    given = [v for _, own in _said(found, Property.NUMBER, counted) for v in own if isinstance(v, Figure)]
    likely = _point(figure)
    lows = [f.lower if f.value is None and f.lower is not None else _point(f) for f in given]
    highs = [f.upper if f.value is None and f.upper is not None else _point(f) for f in given]
    return likely, min([likely, *lows]), max([likely, *highs])


def days(found: Comparison) -> Days:
    """The first and the last day that any source gives; open ends stay open where all are."""
    given = [v for _, own in _said(found, Property.DATE, "") for v in own if isinstance(v, Days)]
    earliest = [d.earliest for d in given if d.earliest]
    latest = [d.latest for d in given if d.latest]
    return Days(min(earliest, default=None), max(latest, default=None))


def headline(found: Comparison) -> str:
    """A happening in a few words: what, who, where, when, each the best value.

    A statement or resolution is named by its speech act where it has one, and by who made it.
    """
    parts: list[str] = []
    for props in (
        (Property.SPEECH_ACT, Property.TYPE),
        (Property.KILLED, Property.SPEAKER, Property.ADOPTED_BY, Property.ATTACKER, Property.AGENT, Property.TARGET),
        (Property.PLACE,),
    ):
        value = next((v for p in props if isinstance(v := best(found, p), Entry)), None)
        parts += [value.label] if value else []
    when = best(found, Property.DATE)
    if isinstance(when, Days):
        parts.append(show(when))
    return ", ".join(parts)


def show(value: Value) -> str:
    """A value as people read it."""
    match value:
        case Entry():
            return value.label
        case Days(earliest, latest):
            if earliest and latest:
                return str(earliest) if earliest == latest else f"{earliest} to {latest}"
            return f"from {earliest}" if earliest else f"until {latest}"
        case Figure():
            return _figure(value)


def _figure(figure: Figure) -> str:
    about = "about " if figure.approximate else ""
    if figure.value is not None:
        return f"{about}{figure.value:,f}"
    match figure.lower, figure.upper:
        case None, None:
            return "some"
        case low, None:
            return f"at least {about}{low:,f}"
        case None, high:
            return f"at most {about}{high:,f}"
        case low, high:
            return f"{about}{low:,f} to {high:,f}"


def _point(figure: Figure) -> Decimal:
    known = (figure.value, figure.lower, figure.upper)
    return next((n for n in known if n is not None), bounds(figure)[0])


def _said(found: Comparison, prop: Property, counted: str) -> list[tuple[tuple[str, ...], tuple[Value, ...]]]:
    """What each source says, with the outlets that it is from: of what happened, where anybody says that it did."""
    row = next((r for r in found.rows if (r.about, r.counted) == (prop, counted)), Row(prop, counted, ()))
    real = any(cell.held for cell in row.cells)
    said = [cell.held if real else cell.values for cell in row.cells]
    if prop is Property.NUMBER:
        said = [_largest(own) for own in said]
    return [(names, own) for names, own in zip(found.origins, said, strict=False) if own]


def _largest(values: Iterable[Value]) -> tuple[Value, ...]:
    figures = [v for v in values if isinstance(v, Figure)]
    return (max(figures, key=lambda f: (_point(f), value_order(f))),) if figures else ()


def _narrower(one: Value, other: Value) -> bool:
    """Whether one value is strictly more specific than another."""
    if isinstance(one, Entry) and isinstance(other, Entry):
        return other.iri in one.broader and one.iri not in other.broader
    if isinstance(one, Days) and isinstance(other, Days):
        begins = other.earliest is None or (one.earliest is not None and one.earliest >= other.earliest)
        ends = other.latest is None or (one.latest is not None and one.latest <= other.latest)
        return one != other and begins and ends
    if isinstance(one, Figure) and isinstance(other, Figure):
        (low, high), (other_low, other_high) = bounds(one), bounds(other)
        within = low >= other_low and (other_high is None or (high is not None and high <= other_high))
        return within and (low, high) != (other_low, other_high)
    return False
