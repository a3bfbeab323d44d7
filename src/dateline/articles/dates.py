"""When an article was published, where only its text says so: a stamp above the story, or its dateline."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from dateline.articles.blocks import dateline_span
from dateline.articles.model import Block, BlockKind

_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_FIGURES: Final = re.compile(r"\b(\d{1,2})([./])(\d{1,2})\2((?:19|20)\d{2})\b")
_WORDS: Final = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th|e)?(?: of| de)? (?P<month>[^\W\d_]{3,10})\.?"
    r"|(?P<month2>[^\W\d_]{3,10})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?)(?!\d|:)"
    r"(?:,? (?:de )?(?P<year>(?:19|20)\d{2}))?\b"
)
_YEAR: Final = re.compile(r"(?:©|\bcopyright\b|\(c\))\W*(?:©|\(c\))?\W*((?:19|20)\d{2})\b", re.IGNORECASE)
_WEEKDAY: Final = ("day", "dag")
_CHANGED: Final = re.compile(r"\b(updated|modified|edited|bijgewerkt|gewijzigd)\b", re.IGNORECASE)


def date_of(text: str, blocks: tuple[Block, ...], language: str) -> date | None:
    """The day of issue that a text states, or None.

    A byline or stamp with a full date comes first (when it was published before when it was changed), then a headline
    line that is nothing but a date, then the dateline. A dateline without a year takes that of the copyright line.
    """
    stamps, plain = [], []
    for block in blocks:
        if block.kind is BlockKind.BODY:
            break
        line = " ".join(text[block.begin : block.end].split())
        if block.kind is BlockKind.BYLINE:
            stamps += [(bool(_CHANGED.search(line)), day) for day in _full(line, language)]
        elif block.kind is BlockKind.HEADLINE and len(line.split()) < 7:
            plain += [day for day in _full(line, language) if not _rest(line)]
    if stamps:
        return min(stamps, key=lambda stamp: stamp[0])[1]
    return plain[0] if plain else _of_dateline(text, blocks, language)


def _rest(line: str) -> str:
    """What a line says besides a date and a weekday."""
    left = re.findall(r"[^\W_]+", _ISO.sub("", _FIGURES.sub("", _WORDS.sub("", line))))
    return " ".join(left[1:] if left and left[0].endswith(_WEEKDAY) else left)


def _of_dateline(text: str, blocks: tuple[Block, ...], language: str) -> date | None:
    first = next((block for block in blocks if block.kind is BlockKind.BODY), None)
    span = dateline_span(text, first) if first else None
    if span is None:
        return None
    line = " ".join(text[span[0] : span[1]].split())
    if day := next(_full(line, language), None):
        return day
    found = next(_parts(line, language), None)
    years = {int(year) for year in _YEAR.findall(text)}
    return _day(years.pop(), found[1], found[2]) if found and len(years) == 1 else None


def _full(line: str, language: str) -> Iterator[date]:
    """Dates of a line that have a day, a month and a year."""
    for match in _ISO.finditer(line):
        if day := _day(*(int(part) for part in match.groups())):
            yield day
    for match in _FIGURES.finditer(line):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "/" and first < 13 and second < 13 and first != second:
            continue  # the fourth of May, or the fifth of April
        if day := _day(year, second, first) or _day(year, first, second):
            yield day
    for year, month, number in _parts(line, language):
        if year and (day := _day(year, month, number)):
            yield day


def _parts(line: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Year (0 if there is none), month and day of the dates of a line that name their month."""
    for match in _WORDS.finditer(line):
        month = _month(match["month"] or match["month2"], language)
        if month:
            yield int(match["year"] or 0), month, int(match["day"] or match["day2"])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str, language: str) -> int:
    """The number of a month by its name or a beginning of it, or 0."""
    word = word.lower()
    return next((n for n, names in _months(language).items() if any(name.startswith(word) for name in names)), 0)


@cache
def _months(language: str) -> dict[int, tuple[str, ...]]:
    from babel import Locale  # only where a text without metadata comes in

    known = Locale(language).months["format"]
    return {n: tuple(known[width][n].lower() for width in ("wide", "abbreviated")) for n in range(1, 13)}
