"""What a time expression means in days, given the date of issue and the day named before it."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dateline.language.timewords import Match, TimeWords

_NEAR_FUTURE = 183  # days: how far a date without a year may lie ahead, in a clause about the future
_SLIP = 2  # days: a date of issue may be behind by time zones and late corrections
_FEW = 7  # "a few days ago": how many units at most


@dataclass(frozen=True, slots=True)
class Sense:
    """Ends of an expression; `anchors` where later expressions may count from it."""

    earliest: date | None = None
    latest: date | None = None
    anchors: bool = False


UNRESOLVED = Sense()


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against."""

    words: TimeWords
    issued: date | None
    anchor: date | None
    future: bool


def resolve(match: Match, setting: Setting) -> Sense | None:
    """The days that an expression stands for: `UNRESOLVED` without its anchor, None where it is no time after all."""
    try:
        return _RESOLVERS[match.pattern.means](match, setting)
    except (OverflowError, ValueError):  # "last week" in an article of the year 1: the calendar does not go that far
        return UNRESOLVED


# ------------------------------------------------------------------------------------------------ calendar
def _day(year: int, month: int, day: int) -> date | None:
    if not MINYEAR <= year <= MAXYEAR or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _month(year: int, month: int, part: int | None = None) -> tuple[date, date]:
    """First and last day of a month, or of its first, second or last ten days."""
    last = monthrange(year, month)[1]
    first_day, last_day = {None: (1, last), 1: (1, 10), 2: (11, 20), 3: (21, last)}[part]
    return date(year, month, first_day), date(year, month, last_day)


def _shift(day: date, n: int, unit: str) -> date | None:
    """A day n units later; the 31st becomes the last of a shorter month. None outside the calendar."""
    try:
        if unit in ("hour", "minute"):
            return day + timedelta(hours=24 * (-1 if n < 0 else 1) * max(1, abs(n) // 24)) if unit == "hour" else day
        if unit in ("day", "week"):
            return day + timedelta(days=n * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + n * {"month": 1, "year": 12, "decade": 120}[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def _calendar_unit(day: date, unit: str, n: int, week_starts: int) -> tuple[date, date] | None:
    """The calendar week, month, year or weekend that is n from the one of a day."""
    if unit in ("week", "weekend"):
        begin = day - timedelta(days=(day.isoweekday() - week_starts) % 7)
        if unit == "weekend":  # the nearest Saturday and Sunday before, or after, the day's own
            saturday = day - timedelta(days=(day.isoweekday() - 6) % 7)
            saturday += timedelta(days=7 * (n if n > 0 else 0))
            return saturday, saturday + timedelta(days=1)
        begin += timedelta(days=7 * n)
        return begin, begin + timedelta(days=6)
    moved = _shift(day.replace(day=1), n, unit)
    if moved is None or unit not in ("month", "year"):
        return None
    return _month(moved.year, moved.month) if unit == "month" else (date(moved.year, 1, 1), date(moved.year, 12, 31))


def _year_of(month: int, day: int, setting: Setting, weekday: int | None) -> int | None:
    """The year of a date without one: the nearest that fits its weekday, past before future."""
    if setting.issued is None:
        return None
    candidates = [c for y in range(-6, 2) if (c := _day(setting.issued.year + y, month, day))]
    if weekday:
        candidates = [c for c in candidates if c.isoweekday() == weekday] or candidates
    ahead = timedelta(days=_NEAR_FUTURE if setting.future else _SLIP)
    candidates = [c for c in candidates if c <= setting.issued + ahead]
    if setting.future:
        candidates = [c for c in candidates if c >= setting.issued] or candidates
    return candidates[-1].year if candidates else None


# ------------------------------------------------------------------------------------------------ what patterns mean
def _exact(day: date | None) -> Sense:
    return Sense(day, day, anchors=True) if day else UNRESOLVED


def _date(match: Match, setting: Setting) -> Sense | None:
    month = setting.words.months[(match.get("month") or "").rstrip(".")]
    return _of_year(match, setting, month, int(match.get("day") or 0), int(match.get("day2") or 0))


def _holiday(match: Match, setting: Setting) -> Sense | None:
    return _of_year(match, setting, *setting.words.holidays[match.get("holiday") or ""])


def _of_year(match: Match, setting: Setting, month: int, day: int, day2: int = 0) -> Sense | None:
    weekday = setting.words.weekdays.get((match.get("weekday") or "").rstrip("."))
    if _day(2000, month, day) is None or (day2 and (_day(2000, month, day2) is None or day2 <= day)):
        return None
    year = _stated_year(match, setting) or _year_of(month, day, setting, weekday)
    if year is None:
        return UNRESOLVED
    first = _day(year, month, day)
    return Sense(first, _day(year, month, day2)) if day2 else _exact(first)


def _stated_year(match: Match, setting: Setting) -> int | None:
    """The year in figures, or as "last year"."""
    if stated := match.get("year"):
        return int(stated)
    shift = match.pattern.options.get("year")
    return None if shift is None or setting.issued is None else setting.issued.year + int(shift)


def _numeric(match: Match, setting: Setting) -> Sense | None:
    if iso := match.get("iso"):
        return _exact(_day(*(int(part) for part in iso.split("-"))))
    values = [int(match.get(name) or 0) for name in ("first", "second", "third")]
    fields = dict(zip(setting.words.numeric, values, strict=True))
    day = _day(fields["year"], fields["month"], fields["day"]) or _day(fields["year"], fields["day"], fields["month"])
    return _exact(day) if day else None


def _bare_month(match: Match, setting: Setting) -> Sense | None:
    month = setting.words.months[(match.get("month") or "").rstrip(".")]
    part = setting.words.parts.get(match.get("part") or "")
    issued = setting.issued
    if stated := _stated_year(match, setting):
        return Sense(*_month(stated, month, part))
    if issued is None:
        return UNRESOLVED
    which = match.pattern.options.get("which")
    first = (which == "last" and 1) or 0
    ahead = which == "next" or (which != "last" and setting.future)
    if ahead:
        year = issued.year if month >= issued.month + (which == "next") else issued.year + 1
    else:
        year = issued.year if month + first <= issued.month else issued.year - 1
    if which == "this":
        year = issued.year
    return Sense(*_month(year, month, part)) if MINYEAR <= year <= MAXYEAR else UNRESOLVED


def _year(match: Match, setting: Setting) -> Sense | None:
    first, last = int(match.get("year") or 0), int(match.get("year2") or 0)
    if last and last <= first:
        return None
    part = setting.words.parts.get(match.get("part") or "")
    months = {None: (1, 12), 1: (1, 4), 2: (5, 8), 3: (9, 12)}[part]
    return Sense(date(first, months[0], 1), _month(last or first, months[1])[1])


def _decade(match: Match, setting: Setting) -> Sense | None:
    stated = int(match.pattern.options.get("value") or match.get("decade") or 0)
    first = stated if stated >= 1000 else 1900 + stated
    part = setting.words.parts.get(match.get("part") or "")
    begin, end = {None: (0, 9), 1: (0, 3), 2: (4, 6), 3: (7, 9)}[part]
    return Sense(date(first + begin, 1, 1), date(first + end, 12, 31))


def _season(match: Match, setting: Setting) -> Sense | None:
    begin, end = setting.words.seasons[match.get("season") or ""]
    stated, issued = match.get("year"), setting.issued
    if stated:
        return Sense(date(int(stated), begin, 1), _month(int(stated) + (end < begin), end)[1])
    if issued is None:
        return UNRESOLVED
    year = next(y for y in range(issued.year, issued.year - 3, -1) if _month(y + (end < begin), end)[1] < issued)
    return Sense(date(year, begin, 1), _month(year + (end < begin), end)[1])


def _weekday(match: Match, setting: Setting) -> Sense | None:
    wanted = setting.words.weekdays[(match.get("weekday") or "").rstrip(".")]
    which, issued = match.pattern.options.get("which", "on"), setting.issued
    if which == "anchor":
        forward = match.pattern.options["offset"] > 0
        base = setting.anchor or issued
        return _exact(_step(base, wanted, forward)) if base else UNRESOLVED
    if issued is None:
        return UNRESOLVED
    if which == "week":
        week = _calendar_unit(issued, "week", match.pattern.options["shift"], setting.words.week_starts)
        return _exact(_step(week[0] - timedelta(days=1), wanted, True)) if week else None
    if which == "night":  # from one day to the next
        first = _step(issued, wanted, False)
        return Sense(first, first + timedelta(days=1))
    if which == "next" or (which == "on" and setting.future):
        return _exact(issued if which == "on" and issued.isoweekday() == wanted else _step(issued, wanted, True))
    return _exact(issued if which == "on" and issued.isoweekday() == wanted else _step(issued, wanted, False))


def _step(day: date, weekday: int, forward: bool) -> date:
    """The next or the last such weekday, never the day itself."""
    if forward:
        return day + timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1)
    return day - timedelta(days=(day.isoweekday() - weekday - 1) % 7 + 1)


def _named_day(match: Match, setting: Setting) -> Sense | None:
    if setting.issued is None:
        return UNRESOLVED
    offsets = match.pattern.options.get("value") or setting.words.days[match.get("word") or ""]
    first, last = (_shift(setting.issued, n, "day") for n in offsets)
    return Sense(first, last, anchors=first == last)


def _unit(match: Match, setting: Setting) -> Sense | None:
    which = match.pattern.options["which"]
    unit = match.pattern.options.get("unit") or setting.words.units[match.get("unit") or ""]
    if unit not in ("week", "month", "year", "weekend"):
        return None
    issued = setting.issued
    if issued is None:
        return UNRESOLVED
    n = {"last": -1, "early": -1, "late": -1, "next": 1}.get(which, 0)
    ends = _calendar_unit(issued, unit, n, setting.words.week_starts)
    if ends is None:
        return None
    begin, end = ends
    third = (end - begin) / 3
    if which == "early":
        return Sense(begin, begin + third)
    if which == "late":
        return Sense(end - third, end)
    if which == "coming" or (which == "this" and setting.future):
        return Sense(issued, end)
    return Sense(begin, issued) if which in ("past", "this") else Sense(begin, end)


def _amount(match: Match, setting: Setting) -> tuple[int | None, str]:
    """How many of which unit; None for a number that is not said."""
    said = match.get("n")
    unit = setting.words.units[match.get("unit") or ""]
    return (1 if said is None else int(said) if said.isdigit() else setting.words.counts[said]), unit


def _is_open(match: Match, setting: Setting) -> bool:
    """ "The past months": a plural without a number."""
    return match.get("n") is None and match.get("unit") not in setting.words.singular


def _around(day: date | None, unit: str, week_starts: int) -> Sense:
    """What "two UNITs ago" may mean, given the day that lies exactly that far away."""
    if day is None:
        return UNRESOLVED
    if unit in ("day", "hour", "minute"):
        return _exact(day)
    if unit == "week":
        return Sense(day - timedelta(days=3), day + timedelta(days=3))
    if unit == "decade":
        return Sense(date(max(1, day.year - 5), 1, 1), date(min(MAXYEAR, day.year + 5), 12, 31))
    ends = _calendar_unit(day, unit, 0, week_starts)
    return Sense(*ends) if ends else UNRESOLVED


def _ago(match: Match, setting: Setting) -> Sense | None:
    n, unit = _amount(match, setting)
    if setting.issued is None:
        return UNRESOLVED
    if n is None:
        vague = unit in ("year", "decade")
        return UNRESOLVED if vague else Sense(_shift(setting.issued, -_FEW, unit), _shift(setting.issued, -1, unit))
    back = setting.issued if unit == "hour" and n < 6 else _shift(setting.issued, -n, unit)
    if unit == "hour" and n >= 6:
        return Sense(back, setting.issued)
    sense = _around(back, unit, setting.words.week_starts)
    return replace(sense, latest=min(sense.latest, setting.issued)) if sense.latest else sense


def _past(match: Match, setting: Setting) -> Sense | None:
    n, unit = _amount(match, setting)
    if unit == "day" and match.get("n") is None:
        return None  # "the previous day" counts from the story, "the last day" ends something
    if setting.issued is None or n is None or _is_open(match, setting):
        return UNRESOLVED
    return Sense(_shift(setting.issued, -n, unit), setting.issued)


def _coming(match: Match, setting: Setting) -> Sense | None:
    n, unit = _amount(match, setting)
    if unit == "day" and match.get("n") is None:
        return None
    if setting.issued is None or n is None or _is_open(match, setting):
        return UNRESOLVED
    return Sense(setting.issued, _shift(setting.issued, n, unit))


def _from_anchor(match: Match, setting: Setting) -> Sense | None:
    return _exact(_shift(setting.anchor, match.pattern.options["offset"], "day")) if setting.anchor else UNRESOLVED


def _apart(match: Match, setting: Setting) -> Sense | None:
    n, unit = _amount(match, setting)
    if setting.anchor is None or n is None:
        return UNRESOLVED
    if unit in ("hour", "minute"):
        return _exact(setting.anchor)
    moved = _shift(setting.anchor, n * match.pattern.options["direction"], unit)
    return _around(moved, unit, setting.words.week_starts)


def _vague(match: Match, setting: Setting) -> Sense | None:
    return UNRESOLVED


_RESOLVERS: Mapping[str, Callable[[Match, Setting], Sense | None]] = {
    "date": _date,
    "holiday": _holiday,
    "numeric": _numeric,
    "month": _bare_month,
    "year": _year,
    "decade": _decade,
    "season": _season,
    "weekday": _weekday,
    "day": _named_day,
    "unit": _unit,
    "ago": _ago,
    "past": _past,
    "coming": _coming,
    "anchor": _from_anchor,
    "apart": _apart,
    "vague": _vague,
}
