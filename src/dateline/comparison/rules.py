"""When two values contradict each other. Silence never does, and a vaguer value never contradicts a narrower one."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from dateline.comparison.model import Days, Entry, Figure, Property, Value
from dateline.questions.values import fold
from dateline.vocabulary import expand

_SLACK: Final = Decimal("0.1")
_ATTACK, _BOMBING, _AIR = expand("et:armed-attack"), expand("et:bombing"), expand("et:air-strike")
_NO_WEAPON: Final = frozenset({expand("et:assault"), expand("et:assassination")})
_OPPOSITE: Final = {expand("fa:occurred"), expand("fa:did-not-occur")}
_ORGANS: Final = frozenset({"state", "government", "legislature", "armed-force"})


def contradict(prop: Property, ones: Sequence[Value], others: Sequence[Value]) -> bool:
    """Whether what two sources say of a property cannot both be so.

    Each source may give several values: they agree as soon as any of one's goes with any of the other's. Only what a
    happening has one of is compared: nobody's list of victims, speakers or targets contradicts another's.

    Args:
        prop: what the values are of.
        ones: the values of one source; none is silence.
        others: the values of the other.
    """
    if not ones or not others:
        return False
    if prop is Property.NUMBER:
        low, high = _total(ones)
        other_low, other_high = _total(others)
        return (high is not None and high < other_low) or (other_high is not None and other_high < low)
    return not any(_agree(prop, one, other) for one in ones for other in others)


def bounds(figure: Figure) -> tuple[Decimal, Decimal | None]:
    """The least and the most that a figure may stand for; an approximate one has a slack of a tenth. None is open."""
    low = figure.lower if figure.value is None else figure.value
    high = figure.upper if figure.value is None else figure.value
    slack = _SLACK if figure.approximate else Decimal(0)
    return (low or Decimal(0)) * (1 - slack), None if high is None else high * (1 + slack)


def _total(values: Sequence[Value]) -> tuple[Decimal, Decimal | None]:
    """Of several figures in one source ("12 soldiers and 5 civilians"), at least the largest and at most the sum."""
    all_bounds = [bounds(v) for v in values if isinstance(v, Figure)]
    highs = [high for _, high in all_bounds]
    known = [high for high in highs if high is not None]
    return max((low for low, _ in all_bounds), default=Decimal(0)), sum(known, Decimal(0)) if len(known) == len(
        highs
    ) else None


def _agree(prop: Property, one: Value, other: Value) -> bool:
    if isinstance(one, Days) and isinstance(other, Days):
        return not (_before(one, other) or _before(other, one))
    if not isinstance(one, Entry) or not isinstance(other, Entry):
        return True
    match prop:
        case Property.TYPE:
            akin = one.iri in other.akin or other.iri in one.akin
            return not (_weapon(one) and _weapon(other)) or akin or _nested(one, other) or _dropped(one, other)
        case Property.FACTUALITY:
            return {one.iri, other.iri} != _OPPOSITE
        case Property.PLACE:
            return not (one.named and other.named) or _nested(one, other) or _named_after(one, other)
        case Property.ATTACKER:
            return not (one.named and other.named) or _nested(one, other) or _may_be_one(one, other)
    return True


def _before(one: Days, other: Days) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _nested(one: Entry, other: Entry) -> bool:
    """Whether they are the same, or one lies in or falls under the other."""
    return one.iri == other.iri or one.iri in other.broader or other.iri in one.broader


def _named_after(one: Entry, other: Entry) -> bool:
    """Whether one place has the other's name in its own: an airport or a quarter that is called after its town."""
    words, others = fold(one.label).split(), fold(other.label).split()
    return set(words) <= set(others) or set(others) <= set(words)


def _weapon(kind: Entry) -> bool:
    return _ATTACK in kind.broader and kind.iri not in _NO_WEAPON


def _dropped(one: Entry, other: Entry) -> bool:
    """A bomb may be dropped: a bombing may be an air strike."""
    pair = {one.iri, other.iri}
    return _BOMBING in pair and any(e.iri == _AIR or _AIR in e.broader for e in (one, other))


def _may_be_one(one: Entry, other: Entry) -> bool:
    """Whether two attackers may be one party: a state and its organs, or a person and those whom they belong to.

    Whose organ or member somebody is, is often not said; then nothing speaks against it.
    """
    if (one.kind == "person") is not (other.kind == "person"):
        return True
    if {one.kind, other.kind} <= _ORGANS:
        return not (one.state and other.state) or bool(one.state & other.state)
    return False
