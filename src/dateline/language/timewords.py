"""The time expressions of one language as patterns, from `mappings/<language>/times.yaml`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.errors import MappingError
from dateline.language.wordfile import read_words
from dateline.resources import folder

KINDS = frozenset(
    [
        *("date", "numeric", "holiday", "month", "year", "decade", "season", "weekday", "day", "unit", "ago", "past"),
        *("coming", "anchor", "apart", "vague"),
    ]
)
_LISTS = frozenset(
    [
        *(
            "week_starts",
            "numeric",
            "ordinals",
            "months",
            "weekdays",
            "units",
            "seasons",
            "parts",
            "dayparts",
            "counts",
        ),
        *("days", "holidays", "vague", "future", "bounds", "ranges", "patterns"),
    ]
)
_SPACE = re.compile(r"(\[[^\]]*\])|( \??)")
_SLOT = re.compile(r"\{([a-z]+[0-9]?(?::[a-z]+)?)\}")
_YEAR = r"(?P<{}>(?:1[89]|20)[0-9]{{2}})(?![\w%]|[.,:/-][0-9])"
# No letter or figure before an expression, nor the point, hyphen or slash of a longer figure, address or name.
_BEFORE, _AFTER = r"(?<![\w@#/&=])(?<![0-9][-.,:/])", r"(?![\w@/]|-[0-9])"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of time expression: what it means, how it looks, what else its entry says (`which`, `offset`, ...)."""

    means: str
    regex: re.Pattern[str]
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a pattern fits: `begin` and `end` are of the expression itself, without its preposition."""

    begin: int
    end: int
    pattern: Pattern
    groups: Mapping[str, str]

    def get(self, name: str) -> str | None:
        """What fills a slot, in lower case with single spaces, or None."""
        for key in (name, f"{name}_"):
            if value := self.groups.get(key):
                return " ".join(value.lower().split())
        return None


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words and patterns of one language; all keys of mappings are in lower case.

    `months`, `weekdays` (ISO numbers), `units`, `seasons`, `parts`, `counts`, `days` and `holidays` give what their
    words stand for; `singular` are the units' words for one of them; `numeric` is the order of day, month and year in
    figures; `week_starts` an ISO weekday.
    """

    week_starts: int
    numeric: tuple[str, ...]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    singular: frozenset[str]
    seasons: Mapping[str, tuple[int, int]]
    parts: Mapping[str, int]
    counts: Mapping[str, int | None]
    days: Mapping[str, tuple[int, int]]
    holidays: Mapping[str, tuple[int, int]]
    future: Mapping[str, frozenset[str]]
    bounds: Mapping[str, str]
    ranges: tuple[tuple[str, str], ...]
    patterns: tuple[Pattern, ...]

    def matches(self, text: str, begin: int = 0, end: int | None = None) -> Iterator[Match]:
        """Everything in text[begin:end] that looks like a time, earliest first and then longest first; overlaps are
        for the caller to settle."""
        found = []
        for order, pattern in enumerate(self.patterns):
            for hit in pattern.regex.finditer(text, begin, len(text) if end is None else end):
                groups = {name: value for name, value in hit.groupdict().items() if value is not None}
                start, stop = hit.span("t") if "t" in groups else hit.span()
                found.append((start, -stop, order, Match(start, stop, pattern, groups)))
        found.sort(key=lambda item: item[:3])
        return (item[3] for item in found)


def load_time_words(language: str, mappings: Path | None = None) -> TimeWords:
    """The time expressions of a language.

    Args:
        language: ISO 639-1 code; there must be a folder of that name in the mappings.
        mappings: the folder that holds the languages' folders; by default the one that came with Dateline.

    Raises:
        MappingError: the file is missing, is no YAML, lacks a list, or has a pattern that makes no sense.
    """
    return _load((mappings or folder("mappings")) / language / "times.yaml")


@lru_cache(maxsize=8)
def _load(path: Path) -> TimeWords:
    data = read_words(path, "time expressions")
    if missing := sorted(_LISTS - set(data)):
        raise MappingError(f"these lists are missing: {', '.join(missing)}", where=path)
    slots = _slots(data)
    return TimeWords(
        week_starts=data["week_starts"],
        numeric=tuple(data["numeric"]),
        months=_inverted(data["months"]),
        weekdays=_inverted(data["weekdays"]),
        units=_inverted(data["units"]),
        singular=frozenset(words[0] for words in data["units"].values()),
        seasons=_pairs(data["seasons"]),
        parts=_lower(data["parts"]),
        counts=_lower(data["counts"]),
        days=_pairs(data["days"]),
        holidays=_pairs(data["holidays"]),
        future={name: frozenset(str(w).lower() for w in words) for name, words in data["future"].items()},
        bounds={word: kind for kind, words in data["bounds"].items() for word in words},
        ranges=tuple((first, second) for first, second in data["ranges"]),
        patterns=tuple(_pattern(entry, slots, path) for entry in data["patterns"]),
    )


def _lower(table: Mapping[str, Any]) -> dict[str, Any]:
    return {str(word).lower(): value for word, value in table.items()}


def _pairs(table: Mapping[str, list[int]]) -> dict[str, tuple[int, int]]:
    return {str(word).lower(): (pair[0], pair[1]) for word, pair in table.items()}


def _inverted(table: Mapping[Any, list[str]]) -> dict[str, Any]:
    """Word to meaning, abbreviations without their full stop."""
    return {word.lower().rstrip("."): meaning for meaning, words in table.items() for word in words}


def _words(words: Iterable[str]) -> str:
    """An alternation, longest word first; an abbreviation's full stop may be left out."""
    ordered = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))
    return "|".join(
        re.escape(w.rstrip(".")).replace(r"\ ", r"\s+") + (r"\b\.?" if w.endswith(".") else r"(?!\w)") for w in ordered
    )


def _cased(table: Mapping[Any, list[str]]) -> str:
    # Months and weekdays keep their case: "may", "march" and "sun" are other words.
    return f"(?-i:{_words(w for words in table.values() for w in words)})"


def _slots(data: Mapping[str, Any]) -> dict[str, str]:
    ordinal = "|".join(data["ordinals"])
    day = rf"(?P<{{}}>0?[1-9]|[12][0-9]|3[01])(?:{ordinal})?(?!\w|[.,:/][0-9])"
    figure = {"day": "[0-3]?[0-9]", "month": "[0-3]?[0-9]", "year": "(?:19|20)[0-9]{2}"}
    first, second, third = (figure[name] for name in data["numeric"])
    weekdays = "|".join(word for row in data["weekdays"].values() for word in row if not word.endswith("."))
    return {
        "month": f"(?P<month>{_cased(data['months'])})",
        "weekday": f"(?P<weekday>{_cased(data['weekdays'])})",
        "weekdaypart": rf"(?P<weekday>(?-i:{weekdays}))(?:{_words(data['dayparts'])})",  # vrijdagavond
        "day": day.format("day"),
        "day2": day.format("day2"),
        "year": _YEAR.format("year"),
        "year2": _YEAR.format("year2"),
        "decade": r"(?P<decade>(?:19|20)?[0-9]0)",
        "n": rf"(?P<n>(?:{_words(data['counts'])})|[0-9]{{1,3}}(?![0-9.,]))",
        "unit": f"(?P<unit>{_words(w for words in data['units'].values() for w in words)})",
        "season": f"(?P<season>{_words(data['seasons'])})",
        "part": "(?P<part>" + "|".join(re.escape(w) for w in sorted(data["parts"], key=lambda w: (-len(w), w))) + ")",
        "daypart": f"(?:{_words(data['dayparts'])})",
        "holiday": f"(?P<holiday>{_words(data['holidays'])})",
        "iso": r"(?P<iso>(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))",
        "numeric": f"(?P<first>{first})(?P<sep>[/.-])(?P<second>{second})(?P=sep)(?P<third>{third})",
        "word:days": f"(?P<word>{_words(data['days'])})",
        "word:vague": f"(?P<word>{_words(data['vague'])})",
    }


def _pattern(entry: Mapping[str, Any], slots: Mapping[str, str], path: Path) -> Pattern:
    means, source = entry.get("means"), entry.get("pattern")
    if means not in KINDS or not isinstance(source, str):
        raise MappingError(f"a pattern has no known `means`: {dict(entry)}", where=path, hint=", ".join(sorted(KINDS)))
    seen: set[str] = set()

    def fill(slot: re.Match[str]) -> str:
        name = slot.group(1)
        if name not in slots:
            raise MappingError(f"unknown slot {{{name}}} in {source!r}", where=path, hint=", ".join(sorted(slots)))
        regex = slots[name]
        for group in re.findall(r"\(\?P<(\w+)>", regex):
            if group in seen:  # the other half of an alternation: a group name may stand only once
                regex = regex.replace(f"(?P<{group}>", f"(?P<{group}_>", 1)
            seen.add(group)
        return regex

    spaced = _SPACE.sub(lambda m: m.group(1) or (r"\s*" if m.group(2) == " ?" else r"\s+"), source)
    body = _SLOT.sub(fill, spaced)
    try:
        regex = re.compile(f"{_BEFORE}(?:{body}){_AFTER}", re.IGNORECASE)
    except re.error as error:
        raise MappingError(f"not a regular expression: {source!r}: {error}", where=path) from error
    return Pattern(means, regex, {k: v for k, v in entry.items() if k not in ("means", "pattern")})
