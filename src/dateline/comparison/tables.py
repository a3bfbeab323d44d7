"""One row a happening or actor, for pandas, R and spreadsheets: the best values, their range, and who says so.

Columns are called as in ACLED's and UCDP's files where they mean the same. What is missing is empty; several values of
one cell are separated by "; ".
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final

from dateline.comparison.best import best, days, headline, number, ranked
from dateline.comparison.descriptions import Descriptions
from dateline.comparison.load import all_clusters, comparisons
from dateline.comparison.model import Comparison, Days, Entry, Property
from dateline.questions.model import Queryable
from dateline.vocabulary import expand

P = Property


class Table(StrEnum):
    """What a row is."""

    EVENTS = "events"
    STATEMENTS = "statements"
    ACTORS = "actors"


_WHERE: Final = ("country", "location", "latitude", "longitude")
_WHO_SAYS: Final = ("source", "number_of_sources", "independent_sources", "disagreements", "disagree_on")
_WHEN: Final = ("event_date", "date_start", "date_end")
_EVENTS: Final = (
    "event_id", *_WHEN, "event_type", "factuality", "actor1", "actor2", *_WHERE,
    "fatalities", "fatalities_low", "fatalities_high", "injured", "injured_low", "injured_high", "killed",
    *_WHO_SAYS, "notes", "cluster",
)  # fmt: skip
_FORCES: Final = {
    "demands": "dl:demands", "opposes": "dl:opposes", "threatens": "dl:threatens", "commits_to": "dl:commitsTo",
}  # fmt: skip
_STATEMENTS: Final = (
    "event_id", *_WHEN, "event_type", "speech_act", "factuality", "actor1", "actor2", *_FORCES, *_WHERE,
    *_WHO_SAYS, "notes", "cluster",
)  # fmt: skip
_PARTS: Final = {
    "attacks": P.ATTACKER, "attacked": P.TARGET, "killed": P.KILLED, "injured": P.INJURED, "statements": P.SPEAKER,
    "resolutions": P.ADOPTED_BY,
}  # fmt: skip
_ACTORS: Final = ("actor", "name", "actor_type", "country", *_PARTS, "happenings", "number_of_sources", "source", "iri")
_SPEAKING: Final = frozenset(map(expand, ("dl:Statement", "dl:Resolution", "dl:CommunicativeAct")))
_AT_ONCE: Final = 200

Row = dict[str, str]


def table_csv(store: Queryable, base: str, table: Table, *, lang: str = "en") -> Iterator[str]:
    """A table as CSV (RFC 4180): the header, then the rows in blocks, so that a large store need not fit into memory.

    Args:
        base: what data IRIs start with; left out of the ids.
        lang: the language of names.
    """
    columns = {Table.EVENTS: _EVENTS, Table.STATEMENTS: _STATEMENTS, Table.ACTORS: _ACTORS}[table]
    yield _lines(columns, [dict(zip(columns, columns, strict=True))])
    names = all_clusters(store)
    if table is Table.ACTORS:
        yield _lines(columns, _actor_rows(store, base, comparisons(store, names, lang=lang), lang))
        return
    for block in (names[i : i + _AT_ONCE] for i in range(0, len(names), _AT_ONCE)):
        found = [c for c in comparisons(store, block, lang=lang) if _speaks(c) is (table is Table.STATEMENTS)]
        yield _lines(columns, _happening_rows(store, base, found, lang))


def _lines(columns: Sequence[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    csv.DictWriter(out, columns).writerows(rows)
    return out.getvalue()


def _speaks(found: Comparison) -> bool:
    """Whether it is something said or resolved."""
    return any(cls in _SPEAKING for r in found.reports for cls in r.classes)


# ---------------------------------------------------------------------------------------------- happenings
def _happening_rows(store: Queryable, base: str, found: Sequence[Comparison], lang: str) -> Iterator[Row]:
    known = Descriptions(store, lang)
    places = {c.cluster: place for c in found if isinstance(place := best(c, P.PLACE), Entry)}
    known.load_up([p.iri for p in places.values()], "dl:within")
    known.load([r.event for c in found for r in c.reports if _speaks(c)])
    known.load(v for n in known.nodes() for v in known.iris(n, *_FORCES.values()))
    for one in found:
        yield {
            "event_id": one.cluster.removeprefix(base).removeprefix("cluster/"),
            "event_type": _local(best(one, P.TYPE)),
            "factuality": _local(best(one, P.FACTUALITY)),
            **_when(one),
            **_where(known, places.get(one.cluster)),
            **(_said(known, one) if _speaks(one) else _suffered(one)),
            "source": "; ".join(dict.fromkeys(s.outlet for s in one.sources)),
            "number_of_sources": str(len(one.sources)),
            "independent_sources": str(len(one.independent)),
            "disagreements": str(len(one.disagreements)),
            "disagree_on": "; ".join(row.name for row in one.disagreements),
            "notes": headline(one),
            "cluster": one.cluster,
        }


def _when(found: Comparison) -> Row:
    """The day, where the best date is one, and the range of all sources."""
    when, every = best(found, P.DATE), days(found)
    exact = isinstance(when, Days) and when.earliest == when.latest and when.earliest is not None
    return {
        "event_date": str(when.earliest) if exact and isinstance(when, Days) else "",
        "date_start": str(every.earliest or ""),
        "date_end": str(every.latest or ""),
    }


def _where(known: Descriptions, place: Entry | None) -> Row:
    if place is None:
        return {}
    around = [place.iri, *sorted(known.above(place.iri, "dl:within"))]
    countries = [iri for iri in around if "country" in known.texts(iri, "dct:type")]
    point = _point(known, place.iri, countries)
    return {
        "country": "; ".join(known.label(iri) for iri in countries),
        "location": place.label,
        "latitude": next(iter(known.texts(point, "geo:lat")), ""),
        "longitude": next(iter(known.texts(point, "geo:long")), ""),
    }


def _point(known: Descriptions, place: str, countries: Sequence[str]) -> str:
    """The place itself, or the nearest with coordinates that it lies in, short of the country."""
    left = [place]
    while left:
        here = left.pop(0)
        if known.texts(here, "geo:lat"):
            return here
        left += [p for p in known.iris(here, "dl:within") if p not in countries]
    return place


def _suffered(found: Comparison) -> Row:
    row = {
        "actor1": _names(found, P.ATTACKER) or _names(found, P.AGENT),
        "actor2": _names(found, P.TARGET, P.VICTIM) or _names(found, P.CONCERNS),
        "killed": _names(found, P.KILLED),
    }
    for column, counted in (("fatalities", "killed"), ("injured", "injured")):
        if numbers := number(found, counted):
            suffixes = ("", "_low", "_high")
            row |= {column + suffix: f"{n.normalize():f}" for suffix, n in zip(suffixes, numbers, strict=True)}
    return row


def _said(known: Descriptions, found: Comparison) -> Row:
    forces = {}
    for column, curie in _FORCES.items():
        propositions = {p for r in found.reports for p in known.iris(r.event, curie)}
        actions = {a for p in propositions for a in known.iris(p, "dl:action")}
        forces[column] = "; ".join(sorted(a.rpartition("/")[2] for a in actions))
    return {
        "speech_act": _local(best(found, P.SPEECH_ACT)),
        "actor1": _names(found, P.SPEAKER, P.ADOPTED_BY) or _names(found, P.AGENT),
        "actor2": _names(found, P.ADDRESSEE),
        **forces,
    }


def _names(found: Comparison, *props: Property) -> str:
    """All that sources name, those of most independent sources first."""
    values = [v for p in props for v in ranked(found, p) if isinstance(v, Entry)]
    return "; ".join(dict.fromkeys(v.label for v in values))


def _local(value: object) -> str:
    return value.iri.rpartition("/")[2] if isinstance(value, Entry) else ""


# ---------------------------------------------------------------------------------------------- actors
def _actor_rows(store: Queryable, base: str, found: Iterable[Comparison], lang: str) -> Iterator[Row]:
    """In how many happenings each named actor has which part, and by how many articles they are told."""
    actors: dict[str, Entry] = {}
    part: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    outlets: dict[str, dict[str, str]] = defaultdict(dict)
    for one in found:
        for report in one.reports:
            for prop, values in report.values.items():
                for actor in (v for v in values if isinstance(v, Entry) and v.kind and v.named):
                    actors[actor.iri] = actor
                    part[actor.iri][prop].add(one.cluster)
                    outlets[actor.iri][report.source.iri] = report.source.outlet
    known = Descriptions(store, lang)
    known.load({state for actor in actors.values() for state in actor.state})
    for iri, actor in sorted(actors.items()):
        yield {
            "actor": iri.removeprefix(base),
            "name": actor.label,
            "actor_type": actor.kind,
            "country": "; ".join(known.label(s) for s in sorted(actor.state)),
            **{column: str(len(part[iri][prop])) for column, prop in _PARTS.items()},
            "happenings": str(len(set().union(*part[iri].values()))),
            "number_of_sources": str(len(outlets[iri])),
            "source": "; ".join(sorted(set(outlets[iri].values()), key=str.casefold)),
            "iri": iri,
        }
