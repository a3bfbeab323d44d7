"""The numbers of one language, from `mappings/<language>/numbers.yaml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Any

from dateline.errors import MappingError
from dateline.language.wordfile import read_words
from dateline.resources import folder

Bounds = tuple[float | None, float | None, float | None]
_LISTS = frozenset(
    [
        *(
            "separators",
            "units",
            "tens",
            "scales",
            "and",
            "order",
            "article",
            "indefinite",
            "exact",
            "hedges",
            "trailing",
        ),
        *("ranges", "of", "pronouns", "articles", "money", "age", "age_units", "after", "name_words"),
    ]
)
_UNITS_FIRST = "units-tens"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What numbers look like in one language.

    `figure` finds one number, in figures or in words; `value_of` says what it is worth. `indefinite` gives value, lower
    and upper bound of words such as "dozens". `hedges` and `trails` give `approximate`, `lower` or `upper`.
    """

    figure: re.Pattern[str]
    hedge: re.Pattern[str]
    trailing: re.Pattern[str]
    hedges: Mapping[str, str]
    trails: Mapping[str, str]
    indefinite: Mapping[str, Bounds]
    exact: frozenset[str]
    ranges: tuple[tuple[str, str], ...]
    of: frozenset[str]
    alone: frozenset[str]
    articles: frozenset[str]
    age: frozenset[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    words: Mapping[str, int]
    scales: Mapping[str, int]
    joiners: frozenset[str]
    group: str
    decimal: str

    def value_of(self, text: str) -> float | None:
        """The value of a definite number in figures or words ("5,200", "1.5 million", "two hundred and five")."""
        parts = re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", " ", text.lower()).split()
        total, current = 0.0, 0.0
        known = False
        for part in parts:
            if part in self.joiners:
                continue
            if part in self.scales:
                scale = self.scales[part]
                current = (current or 1) * scale
                if scale >= 1000:
                    total, current = total + current, 0
            elif part in self.words:
                current += self.words[part]
            elif re.fullmatch(r"[0-9][0-9.,\u00a0\u202f]*", part):
                plain = (
                    part.replace("\u00a0", "").replace("\u202f", "").replace(self.group, "").replace(self.decimal, ".")
                )
                current += float(plain)
            else:
                return None
            known = True
        return total + current if known and isfinite(total + current) else None


def load_number_words(language: str, mappings: Path | None = None) -> NumberWords:
    """The numbers of a language.

    Args:
        language: ISO 639-1 code; there must be a folder of that name in the mappings.
        mappings: the folder that holds the languages' folders; by default the one that came with Dateline.

    Raises:
        MappingError: the file is missing, is no YAML, or lacks a list.
    """
    return _load((mappings or folder("mappings")) / language / "numbers.yaml")


@lru_cache(maxsize=8)
def _load(path: Path) -> NumberWords:
    data = read_words(path, "numbers")
    if missing := sorted(_LISTS - set(data)):
        raise MappingError(f"these lists are missing: {', '.join(missing)}", where=path)
    words = _compounds(data)
    group, decimal = data["separators"]["group"], data["separators"]["decimal"]
    hedges = _kinds(data["hedges"])
    trails = _kinds(data["trailing"])
    before = "|".join(re.escape(w) for w in [*data["money"], *data["name_words"]])
    ages = [str(w).replace(" ", r"[-\s]+") for w in data["age_units"]]
    after = "|".join([re.escape(str(w)) + (r"(?!\w)" if str(w)[-1].isalnum() else "") for w in data["after"]] + ages)
    return NumberWords(
        figure=_figure(data, group, decimal),
        hedge=re.compile(rf"(?<!\w)(?:{_alternatives(hedges)})\s+$", re.IGNORECASE),
        trailing=re.compile(rf"\s+(?:{_alternatives(trails)})(?!\w)", re.IGNORECASE),
        hedges=hedges,
        trails=trails,
        indefinite={word: _bounds(row) for word, row in data["indefinite"].items()},
        exact=frozenset(data["exact"]),
        ranges=tuple((first, second) for first, second in data["ranges"]),
        of=frozenset(data["of"]),
        alone=frozenset(data["pronouns"]),
        articles=frozenset(data["articles"]),
        age=frozenset(data["age"]),
        not_before=re.compile(rf"(?:{before})\s*$"),
        not_after=re.compile(rf"(?:-|\s)?(?:{after})", re.IGNORECASE),
        words=words,
        scales=data["scales"],
        joiners=frozenset([*data["and"], *data["article"]]),
        group=group,
        decimal=decimal,
    )


def _bounds(row: list[float | None]) -> Bounds:
    value, lower, upper = (None if n is None else float(n) for n in row)
    return value, lower, upper


def _kinds(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word.lower(): kind for kind, words in table.items() for word in words}


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


def _compounds(data: Mapping[str, Any]) -> dict[str, int]:
    """All number words; where units come first they are written as one (vijfentwintig, tweehonderdvijf)."""
    words: dict[str, int] = {**data["units"], **data["tens"]}
    if data["order"] != _UNITS_FIRST:
        return words
    joiner = data["and"][0]
    below = dict(words)
    for ten, tens_value in data["tens"].items():
        for unit, value in data["units"].items():
            if value < 10:
                glue = "ën" if unit.endswith("e") else joiner
                below[f"{unit}{glue}{ten}"] = tens_value + value
    words = dict(below)
    for scale in ("hundred", "thousand"):
        word = data["compound_scales"][scale]
        factor = data["scales"][word]
        for unit, value in list(below.items()):
            if 1 < value < (10 if scale == "hundred" else 100):
                words[f"{unit}{word}"] = value * factor
        for rest, value in below.items():
            words[f"{word}{rest}"] = factor + value
            for unit, times in data["units"].items():
                if 1 < times < 10:
                    words[f"{unit}{word}{rest}"] = times * factor + value
    return words


def _figure(data: Mapping[str, Any], group: str, decimal: str) -> re.Pattern[str]:
    group, decimal = re.escape(group), re.escape(decimal)
    digits = rf"[0-9]{{1,3}}(?:(?:{group}|[\u00a0\u202f])[0-9]{{3}})+(?:{decimal}[0-9]+)?|[0-9]+(?:{decimal}[0-9]+)?"
    units, tens = _alternatives(data["units"]), _alternatives(data["tens"])
    if data["order"] == _UNITS_FIRST:  # checked by value_of: this takes more than there is
        joint, large = f"(?:{data['and'][0]}|ën)", "|".join(data["compound_scales"].values())
        below = f"(?:(?:{units}){joint}(?:{tens})|{tens}|{units})"
        atom = rf"(?:(?:(?:{units})?(?:{large}))?{below}|{below}(?:{large}))(?!\w)"
    else:
        atom = rf"(?:(?:{tens})(?:[\s-]+(?:{units}))?|{units})(?!\w)"
    scale = rf"(?:{_alternatives(data['scales'])})(?!\w)"
    article = rf"(?:(?:{_alternatives(data['article'])})\s+)?" if data["article"] else ""
    link = rf"(?:\s+(?:{_alternatives(data['and'])}))?\s+"
    indefinite = rf"(?P<indefinite>(?:{_alternatives(data['indefinite'])})(?!\w))"
    large_number = rf"(?:{article}{scale}|{atom}(?:[\s-]+{scale})+)(?:{link}{atom}(?:[\s-]+{scale})*)*"
    in_words = rf"(?P<words>{large_number}|{atom})"
    in_figures = rf"(?P<figures>(?:{digits})(?![\w]|[.,:/][0-9])(?:\s+{scale})*)"
    start = r"(?<![\w.,:/#@])(?<![^\W\d]-)"
    return re.compile(rf"{start}(?:{indefinite}|{in_figures}|{in_words})", re.IGNORECASE)
