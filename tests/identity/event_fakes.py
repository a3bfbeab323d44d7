"""Events made by hand, for tests of clusters."""

from dataclasses import replace
from datetime import date, timedelta

from dateline.identity.candidates import pairs
from dateline.identity.clusters import Cluster, cluster
from dateline.identity.decisions import NONE, Decisions
from dateline.identity.events import Event

MONDAY = date(2031, 3, 10)


def day(after: int = 0, length: int = 1) -> tuple[date, date]:
    """Some days, counted from a Monday."""
    first = MONDAY + timedelta(days=after)
    return first, first + timedelta(days=length - 1)


def event(article: str, number: int = 1, **changes: object) -> Event:
    """A bombing in Mekelle of that Monday, as an article of the day after tells it."""
    made = Event(
        iri=f"article/{article}/event/strike-{number}",
        article=f"article/{article}",
        cls="dl:Strike",
        type="et:bombing",
        days=day(),
        issued=MONDAY + timedelta(days=1),
        spots=frozenset({"place/mekelle"}),
        lands=frozenset({"place/ethiopia"}),
        placed=frozenset({"place/mekelle"}),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def statement(article: str, number: int = 1, **changes: object) -> Event:
    """Somebody said something that day."""
    made = event(
        article,
        cls="dl:Statement",
        type="et:statement",
        act="sa:state",
        doers=frozenset({"actor/amina-okoth"}),
        spots=frozenset(),
        lands=frozenset(),
        placed=frozenset(),
    )
    return replace(made, iri=f"article/{article}/event/statement-{number}", **changes)  # type: ignore[arg-type]


def clusters(*events: Event, decisions: Decisions = NONE) -> list[Cluster]:
    """What becomes of these events."""
    by_iri = {e.iri: e for e in events}
    return cluster(by_iri, pairs(by_iri), decisions)


def together(*events: Event) -> list[set[str]]:
    """The articles of each cluster of several events."""
    return [{m.split("/")[1] for m in c.members} for c in clusters(*events) if len(c.members) > 1]
