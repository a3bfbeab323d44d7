"""When: the time expressions of an article, resolved to whole days.

Words and patterns are data (`mappings/<language>/times.yaml`); what they mean is here. Three anchors are used: the date
of issue ("yesterday", "last week", a date without a year), the nearest day named before the expression ("the previous
evening", "a day later"; also where that day is a mere modifier), and none (a date with its year). Where an anchor is
needed and there is none, the expression is kept without ends. Coarse units stay coarse: "two weeks ago" is the week
around that day, "three months ago" that calendar month.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from spacy.tokens import Doc, Token

from dateline.articles.model import Article, Block, BlockKind
from dateline.language.model import Span, Time
from dateline.language.timewords import Match, TimeWords, load_time_words

# A dateline ("GENEVA, January 5. /Agency/") dates the writing, not what is told.
_DATELINE = re.compile(
    r"""[A-Z\u00c0-\u00de][^\W\d_]+(?:[ /-][^\W\d_]+){0,3}(?:\ \([\w. ]+\))?,\s+  # CITY NAME (country),
    [^\s,]+\s+[^\s,]+?(?:,?\s[0-9]{4})?                                    # January 5, 2020
    (?:\.?\s+/\w[\w. ]*/|\s*\([\w /.]+\))?\s*[.:–—/-]                      # /Agency/ or (Agency), and a mark""",
    re.VERBOSE,
)
_NEAR_FUTURE = 62  # days: how far a date without a year may lie ahead
_SLIP = 2  # days: a date of issue may be behind by time zones and late corrections
_FEW = 7  # "a few days ago": how many units at most


@dataclass(frozen=True, slots=True)
class _Sense:
    """Ends of an expression; `anchors` where later expressions may count from it."""

    earliest: date | None = None
    latest: date | None = None
    anchors: bool = False


_UNRESOLVED = _Sense()


@dataclass(frozen=True, slots=True)
class _Setting:
    """What an expression is resolved against."""

    words: TimeWords
    issued: date | None
    anchor: date | None
    future: bool


def find_times(doc: Doc, article: Article, language: str) -> list[Time]:
    """All time expressions in the news blocks of an article, in order.

    Args:
        doc: the analysed text, of the same length as the article's.
        article: gives the text, its blocks and the date of issue.
        language: ISO 639-1 code.

    Returns:
        Times that do not overlap. A date range is one time. The span leaves a preposition out.

    Raises:
        MappingError: the time expressions of the language cannot be read.
    """
    words = load_time_words(language)
    times: list[Time] = []
    anchor: date | None = None
    for block in article.blocks or (Block(0, len(article.text), BlockKind.BODY),):
        if not block.kind.is_news:
            continue
        found: list[tuple[Match, _Sense, int]] = []
        end = _after_dateline(article.text, block)
        for match in words.matches(article.text, end, block.end):
            if match.begin < end:
                continue
            head = _head(doc, match.begin, match.end)
            setting = _Setting(words, article.issued, anchor, _is_future(doc, head, words))
            sense = _RESOLVERS[match.pattern.means](match, setting)
            if sense is None:
                continue
            if sense.anchors and sense.earliest:
                anchor = sense.earliest
            found.append((match, sense, head))
            end = match.end
        times += [_time(doc, article, words, *item) for item in _joined(found, article.text, words)]
    return times


def time_spans(text: str, language: str) -> list[Span]:
    """Where text has something that looks like a time, resolved or not: figures in there count nothing."""
    spans: list[Span] = []
    for match in load_time_words(language).matches(text):
        if match.pattern.means != "vague" and (not spans or match.begin >= spans[-1].end):
            spans.append(Span(match.begin, match.end))
    return spans


# ------------------------------------------------------------------------------------------------ place in the sentence
def _after_dateline(text: str, block: Block) -> int:
    """Where a block begins once its dateline, if it has one, is passed over."""
    hit = _DATELINE.match(text, block.begin, min(block.end, block.begin + 100))
    if hit and text[block.begin : block.begin + 2].isupper() and re.search(r"\d", hit.group()):
        return hit.end()
    return block.begin


def _head(doc: Doc, begin: int, end: int) -> int:
    span = doc.char_span(begin, end, alignment_mode="expand")
    if span is None or not len(span):
        return 0
    if not doc.has_annotation("DEP") or span.root.pos_ in ("DET", "ADP"):  # a fragment that was parsed badly
        return span.end - 1
    return span.root.i


def _is_future(doc: Doc, head: int, words: TimeWords) -> bool:
    """Whether the clause around a token speaks of what is to come."""
    if not len(doc):
        return False
    token = doc[head]
    for _ in range(5):
        up = token.head
        if up.i == token.i:
            break
        token = up
        if token.lower_ in words.future["prepositions"]:
            return True
        if _names_plan(token, words):
            return True
        if token.pos_ in ("VERB", "AUX"):
            return _future_verb(token, words)
    return False


def _names_plan(token: Token, words: TimeWords) -> bool:
    return token.lower_ in words.future["words"] or token.lemma_.lower() in words.future["words"]


def _future_verb(verb: Token, words: TimeWords) -> bool:
    """A verb with a future auxiliary, or an infinitive under a word of planning."""
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(a in words.future["auxiliaries"] for a in [*auxiliaries, verb.lower_]):
        return True
    perfect = any(child.lemma_ in ("have", "hebben", "zijn") for child in verb.children if child.dep_ == "aux")
    if not perfect and any(a in words.future["reported"] for a in auxiliaries):
        return True
    return verb.dep_ == "xcomp" and _names_plan(verb.head, words)


def _joined(
    found: list[tuple[Match, _Sense, int]], text: str, words: TimeWords
) -> Iterator[tuple[int, int, _Sense, int]]:
    """Expressions with the halves of "between A and B" and "from A to B" made one."""
    index = 0
    while index < len(found):
        match, sense, head = found[index]
        index += 1
        if index < len(found):
            after, other, _ = found[index]
            before = text[max(0, match.begin - 12) : match.begin].lower().split()
            between = text[match.end : after.begin].strip().lower()
            if before and (before[-1], between) in words.ranges and sense.earliest and other.latest:
                index += 1
                both = _Sense(sense.earliest, other.latest) if sense.earliest <= other.latest else _UNRESOLVED
                yield match.begin, after.end, both, head
                continue
        yield match.begin, match.end, sense, head


def _time(doc: Doc, article: Article, words: TimeWords, begin: int, end: int, sense: _Sense, head: int) -> Time:
    """A time with the bound that its preposition sets: "since Monday" ends with the issue, "until Friday" has none."""
    before = re.search(r"([^\W\d_]+)\s+$", article.text[max(0, begin - 15) : begin])
    bound = words.bounds.get(before.group(1).lower()) if before else None
    if bound and doc.has_annotation("DEP") and doc[head].head.lower_ != (before.group(1).lower() if before else ""):
        bound = None  # "before Sunday's vote": the preposition belongs to the vote
    earliest, latest = sense.earliest, sense.latest
    if bound == "from" and earliest:
        latest = max(earliest, article.issued) if article.issued else None
    elif bound == "after":
        earliest, latest = latest, None
    elif bound == "until":
        earliest = None
    elif bound == "before":
        earliest, latest = None, earliest
    return Time(Span(begin, end), head, earliest, latest)


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


def _year_of(month: int, day: int, setting: _Setting, weekday: int | None) -> int | None:
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
def _exact(day: date | None) -> _Sense:
    return _Sense(day, day, anchors=True) if day else _UNRESOLVED


def _date(match: Match, setting: _Setting) -> _Sense | None:
    month = setting.words.months[(match.get("month") or "").rstrip(".")]
    return _of_year(match, setting, month, int(match.get("day") or 0), int(match.get("day2") or 0))


def _holiday(match: Match, setting: _Setting) -> _Sense | None:
    return _of_year(match, setting, *setting.words.holidays[match.get("holiday") or ""])


def _of_year(match: Match, setting: _Setting, month: int, day: int, day2: int = 0) -> _Sense | None:
    weekday = setting.words.weekdays.get((match.get("weekday") or "").rstrip("."))
    if _day(2000, month, day) is None or (day2 and (_day(2000, month, day2) is None or day2 <= day)):
        return None
    stated = match.get("year")
    year = int(stated) if stated else _year_of(month, day, setting, weekday)
    if year is None:
        return _UNRESOLVED
    first = _day(year, month, day)
    return _Sense(first, _day(year, month, day2)) if day2 else _exact(first)


def _numeric(match: Match, setting: _Setting) -> _Sense | None:
    if iso := match.get("iso"):
        return _exact(_day(*(int(part) for part in iso.split("-"))))
    values = [int(match.get(name) or 0) for name in ("first", "second", "third")]
    fields = dict(zip(setting.words.numeric, values, strict=True))
    day = _day(fields["year"], fields["month"], fields["day"]) or _day(fields["year"], fields["day"], fields["month"])
    return _exact(day) if day else None


def _bare_month(match: Match, setting: _Setting) -> _Sense | None:
    month = setting.words.months[(match.get("month") or "").rstrip(".")]
    part = setting.words.parts.get(match.get("part") or "")
    stated, issued = match.get("year"), setting.issued
    if stated:
        return _Sense(*_month(int(stated), month, part))
    if issued is None:
        return _UNRESOLVED
    which = match.pattern.options.get("which")
    first = (which == "last" and 1) or 0
    ahead = which == "next" or (which != "last" and setting.future)
    if ahead:
        year = issued.year if month >= issued.month + (which == "next") else issued.year + 1
    else:
        year = issued.year if month + first <= issued.month else issued.year - 1
    if which == "this":
        year = issued.year
    return _Sense(*_month(year, month, part))


def _year(match: Match, setting: _Setting) -> _Sense | None:
    first, last = int(match.get("year") or 0), int(match.get("year2") or 0)
    if last and last <= first:
        return None
    part = setting.words.parts.get(match.get("part") or "")
    months = {None: (1, 12), 1: (1, 4), 2: (5, 8), 3: (9, 12)}[part]
    return _Sense(date(first, months[0], 1), _month(last or first, months[1])[1])


def _decade(match: Match, setting: _Setting) -> _Sense | None:
    stated = int(match.get("decade") or 0)
    first = stated if stated >= 1000 else 1900 + stated
    part = setting.words.parts.get(match.get("part") or "")
    begin, end = {None: (0, 9), 1: (0, 3), 2: (4, 6), 3: (7, 9)}[part]
    return _Sense(date(first + begin, 1, 1), date(first + end, 12, 31))


def _season(match: Match, setting: _Setting) -> _Sense | None:
    begin, end = setting.words.seasons[match.get("season") or ""]
    stated, issued = match.get("year"), setting.issued
    if stated:
        return _Sense(date(int(stated), begin, 1), _month(int(stated) + (end < begin), end)[1])
    if issued is None:
        return _UNRESOLVED
    year = next(y for y in range(issued.year, issued.year - 3, -1) if _month(y + (end < begin), end)[1] < issued)
    return _Sense(date(year, begin, 1), _month(year + (end < begin), end)[1])


def _weekday(match: Match, setting: _Setting) -> _Sense | None:
    wanted = setting.words.weekdays[(match.get("weekday") or "").rstrip(".")]
    which, issued = match.pattern.options.get("which", "on"), setting.issued
    if which == "anchor":
        forward = match.pattern.options["offset"] > 0
        base = setting.anchor or issued
        return _exact(_step(base, wanted, forward)) if base else _UNRESOLVED
    if issued is None:
        return _UNRESOLVED
    if which == "week":
        week = _calendar_unit(issued, "week", match.pattern.options["shift"], setting.words.week_starts)
        return _exact(_step(week[0] - timedelta(days=1), wanted, True)) if week else None
    if which == "next" or (which == "on" and setting.future):
        return _exact(issued if which == "on" and issued.isoweekday() == wanted else _step(issued, wanted, True))
    return _exact(issued if which == "on" and issued.isoweekday() == wanted else _step(issued, wanted, False))


def _step(day: date, weekday: int, forward: bool) -> date:
    """The next or the last such weekday, never the day itself."""
    if forward:
        return day + timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1)
    return day - timedelta(days=(day.isoweekday() - weekday - 1) % 7 + 1)


def _named_day(match: Match, setting: _Setting) -> _Sense | None:
    if setting.issued is None:
        return _UNRESOLVED
    first, last = (_shift(setting.issued, n, "day") for n in setting.words.days[match.get("word") or ""])
    return _Sense(first, last, anchors=first == last)


def _unit(match: Match, setting: _Setting) -> _Sense | None:
    which = match.pattern.options["which"]
    unit = match.pattern.options.get("unit") or setting.words.units[match.get("unit") or ""]
    if unit not in ("week", "month", "year", "weekend"):
        return None
    issued = setting.issued
    if issued is None:
        return _UNRESOLVED
    n = {"last": -1, "early": -1, "late": -1, "next": 1}.get(which, 0)
    ends = _calendar_unit(issued, unit, n, setting.words.week_starts)
    if ends is None:
        return None
    begin, end = ends
    third = (end - begin) / 3
    if which == "early":
        return _Sense(begin, begin + third)
    if which == "late":
        return _Sense(end - third, end)
    if which == "coming" or (which == "this" and setting.future):
        return _Sense(issued, end)
    return _Sense(begin, issued) if which in ("past", "this") else _Sense(begin, end)


def _amount(match: Match, setting: _Setting) -> tuple[int | None, str]:
    """How many of which unit; None for a number that is not said."""
    said = match.get("n")
    unit = setting.words.units[match.get("unit") or ""]
    return (1 if said is None else int(said) if said.isdigit() else setting.words.counts[said]), unit


def _around(day: date | None, unit: str, week_starts: int) -> _Sense:
    """What "two UNITs ago" may mean, given the day that lies exactly that far away."""
    if day is None:
        return _UNRESOLVED
    if unit in ("day", "hour", "minute"):
        return _exact(day)
    if unit == "week":
        return _Sense(day - timedelta(days=3), day + timedelta(days=3))
    if unit == "decade":
        return _Sense(date(max(1, day.year - 5), 1, 1), date(min(MAXYEAR, day.year + 5), 12, 31))
    ends = _calendar_unit(day, unit, 0, week_starts)
    return _Sense(*ends) if ends else _UNRESOLVED


def _ago(match: Match, setting: _Setting) -> _Sense | None:
    n, unit = _amount(match, setting)
    if setting.issued is None:
        return _UNRESOLVED
    if n is None:
        vague = unit in ("year", "decade")
        return _UNRESOLVED if vague else _Sense(_shift(setting.issued, -_FEW, unit), _shift(setting.issued, -1, unit))
    back = setting.issued if unit == "hour" and n < 6 else _shift(setting.issued, -n, unit)
    if unit == "hour" and n >= 6:
        return _Sense(back, setting.issued)
    sense = _around(back, unit, setting.words.week_starts)
    return replace(sense, latest=min(sense.latest, setting.issued)) if sense.latest else sense


def _past(match: Match, setting: _Setting) -> _Sense | None:
    n, unit = _amount(match, setting)
    if unit == "day" and match.get("n") is None:
        return None  # "the previous day" counts from the story, "the last day" ends something
    if setting.issued is None or n is None:
        return _UNRESOLVED
    return _Sense(_shift(setting.issued, -n, unit), setting.issued)


def _coming(match: Match, setting: _Setting) -> _Sense | None:
    n, unit = _amount(match, setting)
    if unit == "day" and match.get("n") is None:
        return None
    if setting.issued is None or n is None:
        return _UNRESOLVED
    return _Sense(setting.issued, _shift(setting.issued, n, unit))


def _from_anchor(match: Match, setting: _Setting) -> _Sense | None:
    return _exact(_shift(setting.anchor, match.pattern.options["offset"], "day")) if setting.anchor else _UNRESOLVED


def _apart(match: Match, setting: _Setting) -> _Sense | None:
    n, unit = _amount(match, setting)
    if setting.anchor is None or n is None:
        return _UNRESOLVED
    if unit in ("hour", "minute"):
        return _exact(setting.anchor)
    moved = _shift(setting.anchor, n * match.pattern.options["direction"], unit)
    return _around(moved, unit, setting.words.week_starts)


def _vague(match: Match, setting: _Setting) -> _Sense | None:
    return _UNRESOLVED


_RESOLVERS: Mapping[str, Callable[[Match, _Setting], _Sense | None]] = {
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
