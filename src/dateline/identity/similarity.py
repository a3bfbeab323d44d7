"""How much speaks for it that two events of two articles are one happening.

Points are given for what two descriptions have in common, and taken for what sets them apart; `ONE` of them are enough.
What is missing says nothing: a source that is silent contradicts nobody. Some things rule it out by themselves: kinds
that cannot be one, days or places far apart. One thing nearly proves it: nobody dies twice.

Sources that disagree on a day, a toll, a weapon or an attacker shall meet, so that they can be seen to disagree. So
none of these rules anything out as long as enough of the rest agrees.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode

from dateline.graph.iris import term
from dateline.graph.schema import schema_quads
from dateline.identity.events import SLACK, Day, Event, Range
from dateline.vocabulary import shorten

ONE: Final = 0.6
"""Points from which two events are taken for one."""
APART: Final = -1.0
"""What two events get that cannot be one."""

WINDOW: Final = 3  # days between events, or between an undated event and its article, that are still near
DEATHS: Final = 14  # days by which sources may differ on one death
_LONG: Final = 7  # a stretch of more days says too little of when it was
_MANY: Final = 10  # what is counted, so that figures that differ by half are still near each other
_NEAR: Final = Decimal("1.5")
_WORDS: Final = 4  # words in a row that are no coincidence
_GENERAL: Final = frozenset({"et:violence", "et:armed-attack", "et:killing", "et:assassination"})
_EVERYDAY: Final = frozenset({"et:violence", "et:coercion", "et:consultation", "et:protest", "et:statement"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """Points, from 0 to 1, or `APART`; and in what they agree."""

    points: float
    grounds: tuple[str, ...] = ()

    @property
    def is_one(self) -> bool:
        """Whether it is enough."""
        return self.points >= ONE


_NOTHING: Final = Agreement(0.0)
_APART: Final = Agreement(APART)


def compare(one: Event, other: Event) -> Agreement:
    """What two events have in common. Symmetric; a function of the two alone."""
    if one.cls == other.cls == "dl:Statement":
        return _statements(one, other)
    if one.cls == other.cls == "dl:Resolution":
        return _resolutions(one, other)
    if {one.cls, other.cls} & {"dl:Statement", "dl:Resolution", "dl:CommunicativeAct"}:
        return _APART
    kinship = _kinship(one.type, other.type)
    if kinship is None:
        return _APART
    tally = _Tally()
    if "et:violence" in kinds(one.type) and "et:violence" in kinds(other.type):
        if not _violence(tally, one, other, kinship):
            return _APART
    elif not _act(tally, one, other, kinship):
        return _APART
    if tally.points < ONE and _told_alike(one, other):
        return Agreement(ONE, ("told alike",))
    if tally.points < ONE and one.days and other.days and _gap(one.days, other.days) > 1:
        return _APART  # nor through a third that gives no day
    return tally.agreement


class _Tally:
    """Points with their grounds."""

    def __init__(self) -> None:
        self.points = 0.0
        self.grounds: list[str] = []

    def add(self, points: float, ground: str) -> None:
        self.points += points
        if points > 0:
            self.grounds.append(ground)

    @property
    def agreement(self) -> Agreement:
        return Agreement(round(min(max(self.points, 0.0), 1.0), 3), tuple(self.grounds))


# ------------------------------------------------------------------------------------------------ kinds
@lru_cache(maxsize=1)
def _scheme() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """What is broader than a concept, and what is related to it."""
    found: dict[NamedNode, dict[str, set[str]]] = {term("skos:broader"): {}, term("skos:related"): {}}
    for quad in schema_quads(files=("schemes.ttl",)):
        if quad.predicate in found and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            concepts = found[quad.predicate].setdefault(shorten(quad.subject.value), set())
            concepts.add(shorten(quad.object.value))
    broader, related = ({c: frozenset(others) for c, others in side.items()} for side in found.values())
    return broader, related


@lru_cache(maxsize=1024)
def kinds(concept: str) -> frozenset[str]:
    """A concept and all that are broader."""
    found, todo = {concept}, [concept]
    while todo:
        new = _scheme()[0].get(todo.pop(), frozenset()) - found
        found |= new
        todo += new
    return frozenset(found)


@lru_cache(maxsize=4096)
def _kinship(one: str, other: str) -> float | None:
    """Points for two types of event: equal, one within the other or akin, two weapons (on which sources disagree); None
    where one happening cannot be both."""
    if one == other:
        return 0.1
    if one in kinds(other) or other in kinds(one) or other in _scheme()[1].get(one, ()):
        return 0.05
    violent = "et:violence" in kinds(one) and "et:violence" in kinds(other)
    if violent and (one in _GENERAL or other in _GENERAL):
        return 0.05
    if "et:armed-attack" in kinds(one) and "et:armed-attack" in kinds(other):
        return 0.0
    return None


# ------------------------------------------------------------------------------------------------ days
def _gap(one: Day, other: Day) -> int:
    """Days between two stretches of time; 0 where they touch."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)


def _is_short(days: Day | None) -> bool:
    return days is not None and (days[1] - days[0]).days < _LONG


def _is_round(days: Day) -> bool:
    """Whether a stretch of time is one that many things share: a month or a year, not "the last two months"."""
    return days[0].day == 1 and days[1].day == monthrange(days[1].year, days[1].month)[1]


def around(issued: date) -> Day:
    """When something that an article tells without a day probably was."""
    return issued - timedelta(days=WINDOW), issued


def _nearness(one: Event, other: Event) -> int | None:
    """Days between two events, or between their articles where a day is missing; None where nobody can tell."""
    if one.days and other.days:
        return _gap(one.days, other.days)
    if one.days is None and other.days is None:
        return abs((one.issued - other.issued).days) if one.issued and other.issued else None
    dated, undated = (one, other) if one.days else (other, one)
    if undated.issued is None or dated.days is None or dated.days[0] > undated.issued:
        return None
    return _gap(dated.days, around(undated.issued))


def _when(tally: _Tally, one: Event, other: Event, *, killed: bool) -> bool:
    """Points for days; False where they are too far apart."""
    near = _nearness(one, other)
    if one.days and other.days:
        if near is None or near > (DEATHS if killed else WINDOW):
            return False
        if near:
            tally.add(0.05 if near == 1 else -0.15, "day")
        elif _is_short(one.days) and _is_short(other.days):
            tally.add(0.25, "day")
        elif one.days == other.days:
            tally.add(0.25 if _is_round(one.days) else 0.35, "period")
    elif near is not None and near <= 1:
        tally.add(0.2 if one.days is other.days is None else 0.15, "days of the articles")
    elif near is not None and near <= WINDOW:
        tally.add(0.1, "days of the articles")
    elif not killed:
        tally.add(-0.3, "")
    return True


# ------------------------------------------------------------------------------------------------ happenings
def _violence(tally: _Tally, one: Event, other: Event, kinship: float) -> bool:
    """Points for two acts of violence; False where they are two."""
    dead = one.dead & other.dead
    tally.add(kinship, "type")
    if not _when(tally, one, other, killed=bool(dead)):
        return False
    if dead:
        tally.add(0.8, "killed")
    elif one.dead and other.dead:
        tally.add(-0.25, "")
    elif (one.dead & other.targets) or (other.dead & one.targets):
        tally.add(0.5, "aimed at")
    if one.hurt & (other.hurt | other.dead) or other.hurt & one.dead:
        tally.add(0.3, "injured")
    if not _where(tally, one, other) and not dead:
        return False
    _who(tally, one, other, same=0.15, others=-0.05)
    if one.targets & other.targets:
        tally.add(0.2, "target")
    elif one.words & other.words:
        tally.add(0.1, "target")
    _figures(tally, one, other)
    if (one.factuality == "fa:planned") != (other.factuality == "fa:planned"):
        tally.add(-0.2, "")
    return True


def _act(tally: _Tally, one: Event, other: Event, kinship: float) -> bool:
    """Points for two acts that are not violent; False where they are two."""
    tally.add(kinship + 0.05, "type")
    if not _when(tally, one, other, killed=False) or not _where(tally, one, other):
        return False
    _who(tally, one, other, same=0.25, others=-0.4)
    if one.others & other.others:
        tally.add(0.25, "concerned")
    elif one.others and other.others:
        tally.add(-0.3, "")
    _figures(tally, one, other)
    if (one.factuality == "fa:planned") != (other.factuality == "fa:planned"):
        tally.add(-0.2, "")
    return True


def _where(tally: _Tally, one: Event, other: Event) -> bool:
    """Points for places; False where each is known to be somewhere else."""
    here, there = one.spots | one.around, other.spots | other.around
    if one.spots & other.spots:
        tally.add(0.35, "place")
        return True
    if here & there or _named(here, other) or _named(there, one) or one.names & other.names & _unplaced(one, other):
        tally.add(0.3, "place")
        return True
    if one.regions & other.regions:
        tally.add(0.15, "region")
    elif one.lands & other.lands or _named(one.lands, other) or _named(other.lands, one):
        tally.add(0.05, "country")
    elif one.lands and other.lands:
        return False
    return not (one.placed and other.placed)


def _unplaced(one: Event, other: Event) -> frozenset[str]:
    """What the spots of two events are called, where nobody says in which country they are."""
    return frozenset(p.rpartition("/")[2] for p in (one.spots - one.placed) | (other.spots - other.placed))


def _named(places: frozenset[str], event: Event) -> bool:
    """Whether what was hit is called after one of these places: "the station of Axum", for Axum."""
    return any(place.rpartition("/")[2] in event.names for place in places)


def _who(tally: _Tally, one: Event, other: Event, *, same: float, others: float) -> None:
    """Points for who did it; the state and its army are nearly one."""
    if one.doers & other.doers:
        tally.add(same, "doer")
    elif one.sides & other.sides:
        tally.add(same * 2 / 3, "side")
    elif one.doers and other.doers:
        tally.add(others, "")


def _figures(tally: _Tally, one: Event, other: Event) -> None:
    """Points for tolls and other numbers; those that sources disagree on say little."""
    pairs = [(one.counts[k], other.counts[k]) for k in sorted(one.counts.keys() & other.counts.keys())]
    if not pairs:
        return
    ratios = [max(a[0], b[0]) / max(min(a[1], b[1]), Decimal(1)) for a, b in pairs]
    if any(is_telling(a) and is_telling(b) and a[0] == b[0] for a, b in pairs):
        tally.add(0.25, "figures")
    elif min(ratios) <= 1:
        tally.add(0.15, "figures")
    elif any(r <= _NEAR and min(a[0], b[0]) >= _MANY for r, (a, b) in zip(ratios, pairs, strict=True)):
        tally.add(0.1, "figures")
    elif min(ratios) > 3:
        tally.add(-0.15 if one.days and other.days else -0.3, "")  # of another day, perhaps


def is_telling(figure: Range) -> bool:
    """Whether it is one that hardly two events have: 61 or at least 61, not 2, not 100 and not about 60."""
    low, high = figure
    about = low * (1 + SLACK) == high * (1 - SLACK)
    return low >= _MANY and low == int(low) and low % 10 != 0 and not about


def _told_alike(one: Event, other: Event) -> bool:
    """Whether two articles of the same days tell the same and nothing else: who did what to whom, no particular day,
    nobody and nothing besides."""
    alike = (
        bool(one.doers)
        and one.doers == other.doers
        and one.targets == other.targets
        and one.others == other.others
        and one.spots == other.spots
        and one.lands == other.lands
        and not one.vague | other.vague | one.dead | other.dead | one.hurt | other.hurt
        and not one.counts.keys() ^ other.counts.keys()
        and one.days == other.days
        and (one.type in kinds(other.type) or other.type in kinds(one.type))
        and one.factuality == other.factuality
        and one.issued is not None
        and other.issued is not None
        and abs((one.issued - other.issued).days) < WINDOW
    )
    if not alike:
        return False
    everyday = bool(kinds(one.type) & _EVERYDAY)
    return not everyday or bool(one.targets | one.others | one.spots | one.lands) or one.days is not None


# ------------------------------------------------------------------------------------------------ words
def _statements(one: Event, other: Event) -> Agreement:
    """Two statements are one if one speaker says the same on the same days."""
    if not one.doers & other.doers:
        return _APART
    tally = _Tally()
    near = _nearness(one, other)
    verbatim = _quoted(one, other)
    if near is None or near > WINDOW or (one.days and other.days and near > 1 and verbatim <= _WORDS):
        return _APART if one.days and other.days else _NOTHING
    if verbatim > _WORDS:
        return Agreement(0.95, ("speaker", "quotation"))
    tally.add(0.1, "speaker")
    if one.days and other.days and not near:
        tally.add(0.15, "day")
    elif near <= 1:
        tally.add(0.1, "days of the articles")
    if verbatim:
        tally.add(0.4, "quotation")
    if one.act == other.act:
        tally.add(0.1 if one.act != "sa:state" else 0.0, "speech act")
    if one.forces & other.forces:
        tally.add(0.3, "what is said")
    elif one.forces and other.forces:
        tally.add(-0.3, "")
    if one.addressees & other.addressees:
        tally.add(0.15, "addressee")
    elif one.addressees and other.addressees:
        tally.add(-0.3, "")
    if any(compare(a, b).is_one for a in one.about for b in other.about):
        tally.add(0.3, "what it is about")
    elif one.topics & other.topics:
        tally.add(0.2, "whom it is about")
    return tally.agreement


def _quoted(one: Event, other: Event) -> int:
    """How many words in a row two statements have in common between quotation marks; a whole quotation counts even
    where it is short, but for a single word."""
    if any(a == b and len(a) > 1 for a in one.quotes for b in other.quotes):
        same = max(len(a) for a in one.quotes for b in other.quotes if a == b)
        return max(same, 1)
    return max((_in_a_row(a, b) for a in one.quotes for b in other.quotes), default=0)


def _in_a_row(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """The most words in a row that two texts share, if more than `_WORDS`; 0 otherwise."""
    best, before = 0, [0] * (len(other) + 1)
    for word in one:
        now = [0] * (len(other) + 1)
        for j, there in enumerate(other, 1):
            if word == there:
                now[j] = before[j - 1] + 1
                best = max(best, now[j])
        before = now
    return best if best > _WORDS else 0


def _resolutions(one: Event, other: Event) -> Agreement:
    """Two resolutions are one if one body adopts the same on the same days."""
    if not one.doers & other.doers:
        return _APART
    near = _nearness(one, other)
    if near is None or near > WINDOW:
        return _APART if one.days and other.days else _NOTHING
    tally = _Tally()
    tally.add(0.4, "body")
    tally.add(0.3 if near <= 1 else 0.15, "day" if one.days and other.days else "days of the articles")
    if one.forces & other.forces:
        tally.add(0.3, "what is said")
    elif {p for p, _ in one.forces} & {p for p, _ in other.forces}:
        tally.add(-0.2, "")
    return tally.agreement
