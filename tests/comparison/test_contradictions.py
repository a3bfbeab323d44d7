"""What contradicts and what does not; silence never does, and no order makes a difference."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.comparison.compare import compare, origins
from dateline.comparison.model import Days, Entry, Figure, Property, Report, Source, Value
from dateline.comparison.rules import contradict
from dateline.vocabulary import expand

P = Property


def concept(curie: str, *broader: str) -> Entry:
    return Entry(expand(curie), curie.partition(":")[2], frozenset(map(expand, broader)))


ATTACK = concept("et:armed-attack", "et:violence")
AIR = concept("et:air-strike", "et:armed-attack", "et:violence")
DRONE = concept("et:drone-strike", "et:air-strike", "et:armed-attack", "et:violence")
MORTAR = concept("et:mortar-attack", "et:armed-attack", "et:violence")
BOMBING = concept("et:bombing", "et:armed-attack", "et:violence")
ROCKET = replace(concept("et:rocket-attack", "et:armed-attack", "et:violence"), akin=frozenset({MORTAR.iri}))
ASSAULT = concept("et:assault", "et:armed-attack", "et:violence")
KILLING = concept("et:killing", "et:violence")
OCCURRED, DENIED, PLANNED = concept("fa:occurred"), concept("fa:did-not-occur"), concept("fa:planned")
OSK = Entry("place/osk", "Osk", frozenset({"place/velmora"}))
TARN = Entry("place/tarn", "Tarn", frozenset({"place/velmora"}))
VELMORA = Entry("place/velmora", "Velmora")
AIRPORT = Entry("place/osk-airport", "Osk Airport", frozenset({"place/velmora"}))
VILLAGE = Entry("place/a-village", "a village", named=False)
STATE = Entry("actor/velmora", "Velmora", kind="state", state=frozenset({"place/velmora"}))
ARMY = Entry("actor/army", "Army of Velmora", kind="armed-force", state=frozenset({"place/velmora"}))
OTHER_ARMY = Entry("actor/ostrania", "Army of Ostrania", kind="armed-force", state=frozenset({"place/ostrania"}))
SOME_ARMY = Entry("actor/coast-guard", "Coast Guard", kind="armed-force")
REBELS = Entry("actor/rebels", "Tarn Front", kind="armed-group", state=frozenset({"place/velmora"}))
WING = Entry("actor/wing", "Northern Wing", frozenset({"actor/rebels"}), kind="armed-group")
GUNMEN = Entry("actor/gunmen", "gunmen", named=False, kind="armed-group")
GENERAL = Entry("actor/rusk", "Ada Rusk", kind="person")


def days(first: int | None, last: int | None = None) -> Days:
    return Days(first and date(2031, 5, first), last and date(2031, 5, last))  # type: ignore[arg-type]


def killed(value: int | None = None, **more: object) -> Figure:
    return Figure("killed", None if value is None else Decimal(value), **more)  # type: ignore[arg-type]


AT_LEAST_20 = killed(lower=Decimal(20))


@pytest.mark.parametrize(
    ("prop", "ones", "others"),
    [
        (P.DATE, [days(3, 3)], [days(2, 2)]),
        (P.DATE, [days(4, None)], [days(None, 3)]),
        (P.NUMBER, [killed(12)], [killed(20)]),
        (P.NUMBER, [AT_LEAST_20], [killed(15)]),
        (P.NUMBER, [killed(5), killed(12)], [killed(18)]),
        (P.TYPE, [DRONE], [MORTAR]),
        (P.TYPE, [MORTAR], [BOMBING]),
        (P.PLACE, [OSK], [TARN]),
        (P.ATTACKER, [ARMY], [REBELS]),
        (P.ATTACKER, [ARMY], [OTHER_ARMY]),
        (P.ATTACKER, [SOME_ARMY], [REBELS]),
        (P.FACTUALITY, [OCCURRED], [DENIED]),
    ],
)
def test_contradictions(prop: Property, ones: list[Value], others: list[Value]) -> None:
    assert contradict(prop, ones, others)
    assert contradict(prop, others, ones)


@pytest.mark.parametrize(
    ("prop", "ones", "others"),
    [
        (P.DATE, [days(3, 3)], [days(1, 7)]),
        (P.DATE, [days(3, None)], [days(5, 5)]),
        (P.DATE, [days(3, 3)], [days(2, 2), days(3, 3)]),
        (P.NUMBER, [killed(20)], [killed(19, approximate=True)]),
        (P.NUMBER, [AT_LEAST_20], [killed(30)]),
        (P.NUMBER, [killed(5), killed(12)], [killed(17)]),
        (P.NUMBER, [killed(5), AT_LEAST_20], [killed(170)]),
        (P.TYPE, [DRONE], [AIR]),
        (P.TYPE, [DRONE], [ATTACK]),
        (P.TYPE, [DRONE], [ASSAULT]),
        (P.TYPE, [DRONE], [KILLING]),
        (P.TYPE, [DRONE], [BOMBING]),
        (P.TYPE, [ROCKET], [MORTAR]),
        (P.PLACE, [OSK], [VELMORA]),
        (P.PLACE, [OSK], [TARN, OSK]),
        (P.PLACE, [OSK], [VILLAGE]),
        (P.PLACE, [OSK], [AIRPORT]),
        (P.ATTACKER, [STATE], [ARMY]),
        (P.ATTACKER, [STATE], [SOME_ARMY]),
        (P.ATTACKER, [REBELS], [WING]),
        (P.ATTACKER, [REBELS], [GUNMEN]),
        (P.ATTACKER, [GENERAL], [REBELS]),
        (P.FACTUALITY, [OCCURRED], [PLANNED]),
        (P.KILLED, [GENERAL], [STATE]),
        (P.SPEAKER, [GENERAL], [STATE]),
    ],
)
def test_what_may_both_be_so(prop: Property, ones: list[Value], others: list[Value]) -> None:
    assert not contradict(prop, ones, others)
    assert not contradict(prop, others, ones)


# ---------------------------------------------------------------------------------------------- any reports
_DAY = st.one_of(st.none(), st.integers(0, 4).map(lambda n: date(2031, 5, 1) + timedelta(n)))
_DAYS = st.tuples(_DAY, _DAY).filter(lambda d: None in d or d[0] <= d[1]).map(lambda d: Days(*d))
_COUNT = st.integers(0, 40).map(Decimal)
_MAYBE = st.none() | _COUNT
_FIGURE = st.builds(Figure, st.sampled_from(["killed", "injured"]), _MAYBE, _MAYBE, st.none(), st.booleans())
_ANY: dict[Property, st.SearchStrategy[Value]] = {
    P.TYPE: st.sampled_from([ATTACK, AIR, DRONE, MORTAR, BOMBING, ASSAULT]),
    P.FACTUALITY: st.sampled_from([OCCURRED, OCCURRED, OCCURRED, DENIED, PLANNED]),
    P.DATE: _DAYS,
    P.PLACE: st.sampled_from([OSK, TARN, VELMORA, VILLAGE]),
    P.ATTACKER: st.sampled_from([STATE, ARMY, OTHER_ARMY, REBELS, WING, GUNMEN, GENERAL]),
    P.KILLED: st.sampled_from([GENERAL, REBELS]),
    P.NUMBER: _FIGURE,
}
_SOURCES = [Source(f"article/{n}", outlet, outlet) for n, outlet in enumerate(["Harbour Post", "Kade", "harbour-post"])]
_VALUES = st.fixed_dictionaries(
    {}, optional={p: st.lists(v, min_size=1, max_size=2, unique=True).map(tuple) for p, v in _ANY.items()}
)
_REPORTS = st.lists(
    st.tuples(st.sampled_from(_SOURCES), _VALUES, st.sampled_from([frozenset(), frozenset({"Wire"})])), max_size=5
).map(lambda told: [Report(f"{s.iri}/event/{n}", "cluster/x", s, v, via) for n, (s, v, via) in enumerate(told)])


@settings(max_examples=300, deadline=None)
@given(_REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_makes_no_difference(reports: list[Report], random: object) -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert compare("cluster/x", shuffled) == compare("cluster/x", reports)


@settings(max_examples=300, deadline=None)
@given(_REPORTS, st.sampled_from([p for p in _ANY if p is not P.FACTUALITY]))
def test_a_source_that_falls_silent_contradicts_nobody(reports: list[Report], silent: Property) -> None:
    source = _SOURCES[0]
    quiet = [
        Report(r.event, r.cluster, r.source, {p: v for p, v in r.values.items() if p is not silent}, r.via)
        if r.source == source
        else r
        for r in reports
    ]
    found = compare("cluster/x", quiet)
    place = {s: n for n, s in enumerate(found.sources)}
    for row in found.rows:
        if row.about is silent and source in place:
            assert not row.cells[place[source]].disputed
    others = [r for r in reports if r.source != source]
    said_by_others = {(r.about, r.counted) for r in compare("cluster/x", others).disagreements}
    assert {(r.about, r.counted) for r in found.disagreements if r.about is silent} == {
        key for key in said_by_others if key[0] is silent
    }


@given(_REPORTS)
def test_nobody_contradicts_alone(reports: list[Report]) -> None:
    alone = [r for r in reports if r.source == _SOURCES[0]]
    assert not compare("cluster/x", alone).disagreements


def test_a_denial_is_held_against_the_others_by_its_factuality_only() -> None:
    one = Report("e1", "c", _SOURCES[0], {P.FACTUALITY: (OCCURRED,), P.PLACE: (OSK,)})
    other = Report("e2", "c", _SOURCES[1], {P.FACTUALITY: (DENIED,), P.PLACE: (TARN,)})
    assert [row.about for row in compare("c", [one, other]).disagreements] == [P.FACTUALITY]


def test_independent_sources_are_counted_by_origin() -> None:
    reprint = Source("article/4", "Coast Daily", "Harbour Post")
    own, cited = Report("e1", "c", _SOURCES[0], {}), Report("e2", "c", _SOURCES[1], {}, frozenset({"Harbour-Post"}))
    assert compare("c", [own, Report("e3", "c", reprint, {}), cited]).independent == ("Harbour Post",)
    itself_too = Report("e4", "c", _SOURCES[1], {})
    assert compare("c", [own, cited, itself_too]).independent == ("Harbour Post", "Kade")
    assert origins([itself_too, cited]) == {_SOURCES[1]: ("Kade",)}
