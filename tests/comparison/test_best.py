"""One value for what several say: the most specific that most independent sources support."""

from datetime import date
from decimal import Decimal

import pytest

from dateline.comparison.best import best, days, headline, number, show
from dateline.comparison.compare import compare
from dateline.comparison.model import Comparison, Days, Entry, Figure, Property, Report, Source, Value

VELMORA = Entry("v", "Velmora")
OSK = Entry("o", "Osk", frozenset({"v"}))
TARN = Entry("t", "Tarn", frozenset({"v"}))
VILLAGE = Entry("x", "a village", named=False)
OCCURRED = Entry("https://w3id.org/dateline/factuality/occurred", "occurred")
DENIED = Entry("https://w3id.org/dateline/factuality/did-not-occur", "did not occur")


def told(prop: Property, *said: Value, origins: str = "abcdefgh", real: Entry = OCCURRED) -> Comparison:
    """Each value by an article of its own, which has its news from the outlet of that letter."""
    reports = [
        Report(f"e{n}", "c", Source(f"a{n}", f"Outlet {n}", origin), {prop: (value,), Property.FACTUALITY: (real,)})
        for n, (value, origin) in enumerate(zip(said, origins, strict=False))
    ]
    return compare("c", reports)


def killed(value: int | None = None, lower: int | None = None, approximate: bool = False) -> Figure:
    low = None if lower is None else Decimal(lower)
    return Figure("killed", None if value is None else Decimal(value), low, None, approximate)


def test_a_vague_majority_supports_what_is_more_specific() -> None:
    assert best(told(Property.PLACE, VELMORA, VELMORA, OSK, OSK, TARN), Property.PLACE) == OSK


def test_reprints_do_not_outvote() -> None:
    assert best(told(Property.PLACE, TARN, TARN, TARN, OSK, OSK, origins="aaabc"), Property.PLACE) == OSK


def test_a_name_goes_before_a_description() -> None:
    assert best(told(Property.PLACE, VILLAGE, VILLAGE, TARN), Property.PLACE) == TARN


def test_nobody_says_anything() -> None:
    found = told(Property.PLACE, OSK)
    assert best(found, Property.ATTACKER) is None
    assert number(found, "killed") is None
    assert days(found) == Days(None, None)


def test_what_is_denied_counts_only_where_nobody_reports_it() -> None:
    assert best(told(Property.PLACE, OSK, real=DENIED), Property.PLACE) == OSK
    reports = (
        *told(Property.PLACE, OSK, OSK, real=DENIED).reports,
        *told(Property.PLACE, VELMORA, VELMORA, TARN).reports[2:],
    )
    assert best(compare("c", reports), Property.PLACE) == TARN


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([killed(12), killed(12), killed(20)], (12, 12, 20)),
        ([killed(lower=20), killed(25)], (25, 20, 25)),
        ([killed(lower=20)], (20, 20, 20)),
        ([killed(24, approximate=True), killed(25), killed(9)], (25, 9, 25)),
    ],
)
def test_numbers_have_a_best_a_low_and_a_high(said: list[Figure], expected: tuple[int, int, int]) -> None:
    assert number(told(Property.NUMBER, *said), "killed") == expected


def test_the_days_that_any_source_gives() -> None:
    found = told(Property.DATE, Days(date(2031, 5, 3), date(2031, 5, 3)), Days(date(2031, 5, 1), None))
    assert days(found) == Days(date(2031, 5, 1), date(2031, 5, 3))
    assert best(found, Property.DATE) == Days(date(2031, 5, 3), date(2031, 5, 3))


def test_a_headline_says_what_where_and_when() -> None:
    assert headline(told(Property.PLACE, OSK, VELMORA)) == "Osk"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (OSK, "Osk"),
        (Days(date(2031, 5, 3), date(2031, 5, 3)), "2031-05-03"),
        (Days(date(2031, 5, 1), date(2031, 5, 3)), "2031-05-01 to 2031-05-03"),
        (Days(None, date(2031, 5, 3)), "until 2031-05-03"),
        (Days(date(2031, 5, 3), None), "from 2031-05-03"),
        (killed(5200, approximate=True), "about 5,200"),
        (killed(lower=20), "at least 20"),
        (Figure("killed", upper=Decimal(3)), "at most 3"),
        (Figure("killed", lower=Decimal(2), upper=Decimal(3)), "2 to 3"),
    ],
)
def test_values_as_people_read_them(value: Value, text: str) -> None:
    assert show(value) == text
