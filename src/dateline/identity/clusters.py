"""Which events are one happening: the events of one cluster are one article's description of it each.

Pairs that agree enough are joined, the surest first, as long as nothing in the two clusters keeps them apart and they
agree well on the whole. So a cluster is a function of the events that are joined to each other by such pairs, whatever
else there is and in whatever order it came.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dateline.identity.decisions import NONE, Decisions
from dateline.identity.events import Event
from dateline.identity.similarity import APART, Agreement, compare, kinds

_WHOLE: Final = 0.35
"""Points that the events of two clusters have to have on average."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Cluster:
    """Events that are one happening.

    Attributes:
        members: their IRIs, in order.
        scores: how well each fits the others, from 0 to 1; none for an event alone.
        because: why, in a sentence; empty for an event alone.
    """

    members: tuple[str, ...]
    scores: Mapping[str, float] = field(default_factory=dict)
    because: str = ""

    @property
    def name(self) -> str:
        """What names it: its first member."""
        return self.members[0]


def cluster(
    events: Mapping[str, Event],
    pairs: Iterable[Pair],
    decisions: Decisions = NONE,
) -> list[Cluster]:
    """Every event in exactly one cluster, in order of their names.

    Args:
        events: by IRI.
        pairs: which of them may be one; all that are must be among them.
        decisions: what the user has decided of these events.
    """
    return _Clusters(events, decisions).made(pairs)


class _Clusters:
    """Clusters that grow."""

    def __init__(self, events: Mapping[str, Event], decisions: Decisions) -> None:
        self.events, self.decisions = events, decisions
        self.home = {iri: iri for iri in events}
        self.members: dict[str, list[str]] = {iri: [iri] for iri in events}
        self.known: dict[Pair, Agreement] = {}

    def made(self, pairs: Iterable[Pair]) -> list[Cluster]:
        for one, other in sorted(self.decisions.same):
            if one in self.home and other in self.home:
                self._join(one, other)
        agreed = [(-a.points, *p) for p in sorted(set(pairs)) if (a := self.agreement(*p)).is_one]
        for _, one, other in sorted(agreed):
            if self.home[one] != self.home[other] and self._fit(one, other):
                self._join(one, other)
        return [self._cluster(sorted(m)) for _, m in sorted(self.members.items())]

    def agreement(self, one: str, other: str) -> Agreement:
        """Of two events."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self.known:
            a, b = self.events[pair[0]], self.events[pair[1]]
            never = self._never(*pair) or (a.article == b.article and not is_told_twice(a, b))
            self.known[pair] = Agreement(APART) if never else compare(a, b)
        return self.known[pair]

    def _fit(self, one: str, other: str) -> bool:
        here, there = self.members[self.home[one]], self.members[self.home[other]]
        points = [self._points(a, b) for a in self._units(here) for b in self._units(there)]
        return APART not in points and sum(points) / len(points) >= _WHOLE

    def _units(self, members: Iterable[str]) -> list[list[str]]:
        """Events, those together that the user has decided to be the same."""
        units: dict[str, list[str]] = {}
        for iri in members:
            units.setdefault(self.decisions.root(iri), []).append(iri)
        return list(units.values())

    def _points(self, here: Sequence[str], there: Sequence[str]) -> float:
        """Of two units: what is decided to be the same may differ as it likes, one of it has to agree."""
        both = [(a, b) for a in here for b in there]
        if any(self._never(a, b) for a, b in both):
            return APART
        return max(self.agreement(a, b).points for a, b in both)

    def _never(self, one: str, other: str) -> bool:
        """What the user has set apart."""
        return self.decisions.are_different(one, other)

    def _join(self, one: str, other: str) -> None:
        a, b = sorted((self.home[one], self.home[other]))
        if a != b:
            for iri in self.members[b]:
                self.home[iri] = a
            self.members[a] += self.members.pop(b)

    def _cluster(self, members: Sequence[str]) -> Cluster:
        if len(members) == 1:
            return Cluster(tuple(members))
        scores = {
            iri: max(max(self.agreement(iri, other).points, 0.0) for other in members if other != iri)
            for iri in members
        }
        decided = any(self.decisions.root(m) == self.decisions.root(n) for m in members for n in members if m < n)
        why = explanation([self.events[m] for m in members])
        return Cluster(tuple(members), scores, f"decided by the user; {why}" if decided else why)


def is_told_twice(one: Event, other: Event) -> bool:
    """Whether two acts of violence that one article tells may be one after all, which it was not seen to be while
    reading: they agree in all that both say. They meet only through what another article tells."""
    if any("et:violence" not in kinds(e.type) for e in (one, other)) or not compare(one, other).is_one:
        return False
    counts = [(one.counts[k], other.counts[k]) for k in one.counts.keys() & other.counts.keys()]
    days = [(one.days, other.days)] if one.days and other.days else []
    return not (
        any(a[0] > b[1] or b[0] > a[1] for a, b in counts)
        or any(a[0] > b[1] or b[0] > a[1] for a, b in days)
        or (one.doers and other.doers and not (one.doers & other.doers or one.sides & other.sides))
        or (one.words and other.words and not one.words & other.words)
    )


# ------------------------------------------------------------------------------------------------ why
def explanation(events: Sequence[Event]) -> str:
    """In what the events of a cluster agree, each with the number of events that say so: "3 reports: bombing (2),
    air-strike (1); in Mekelle (3); on 2031-03-07 (2), on 2031-03-08 (1)". Of participants and places, those that at
    least two name."""
    parts = [
        _listed(_counted(e.type.partition(":")[2] for e in events)),
        _shared("by", (e.doers for e in events)),
        _shared("killing", (e.dead for e in events)),
        _shared("against", (e.targets for e in events)),
        _shared("concerning", (e.others for e in events)),
        _shared("in", (e.spots | e.around or e.lands for e in events)),
        _listed(_counted(f"on {day}" for e in events if e.days for day in [_written(e.days)])),
        _shared("to", (e.addressees for e in events)),
        _shared("that", ({f"{p.partition(':')[2]} {a.partition(':')[2]}" for p, a in e.forces} for e in events)),
    ]
    return f"{len(events)} reports: " + "; ".join(p for p in parts if p)


def _shared(what: str, groups: Iterable[Iterable[str]]) -> str:
    found = [(_name(value), n) for value, n in _counted(v for group in groups for v in group) if n > 1]
    return f"{what} {_listed(found)}" if found else ""


def _listed(counted: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{value} ({n})" for value, n in counted)


def _name(iri: str) -> str:
    """An actor or place by the last part of its IRI: what it is called may change with every article, this may not."""
    if "/" not in iri:
        return iri
    return " ".join(w.capitalize() for w in iri.rpartition("/")[2].split("-"))


def _written(days: tuple[date, date]) -> str:
    return f"{days[0]}" if days[0] == days[1] else f"{days[0]}/{days[1]}"


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
