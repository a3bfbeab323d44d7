"""The layout rules: what a page holds besides the news, as data in `mappings/<language>/layout.yaml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from dateline.articles.model import BlockKind
from dateline.errors import MappingError
from dateline.resources import folder

FILE: Final = "layout.yaml"
_SECTIONS: Final = {"captions": BlockKind.CAPTION, "bylines": BlockKind.BYLINE, "boilerplate": BlockKind.BOILERPLATE}
_KEYS: Final = frozenset({"id", "match", "unless", "max_words", "where", "until", "examples", "counterexamples"})
_PLACES: Final = ("anywhere", "head", "tail")


@dataclass(frozen=True)
class LayoutRule:
    """One pattern of one block.

    Attributes:
        where: `head` before the first paragraph of the story, `tail` after its last, `anywhere`.
        max_words: a longer block does not match; None for no limit.
        until: what ends the passage that this block opens; all blocks from here to there are of this kind.
    """

    id: str
    kind: BlockKind
    match: re.Pattern[str]
    unless: re.Pattern[str] | None
    max_words: int | None
    where: str
    until: re.Pattern[str] | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def find(self, line: str) -> re.Match[str] | None:
        """The match in a block whose runs of white space are single spaces, or None."""
        if self.max_words is not None and (len(line) > 30 * self.max_words or len(line.split()) > self.max_words):
            return None
        if self.unless is not None and self.unless.search(line):
            return None
        return self.match.search(line)


@dataclass(frozen=True)
class DatelineRule:
    """How the opening of a report may say where and through whom it was filed; letter case counts."""

    id: str
    match: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """The rules of one language, in the order in which they are tried."""

    language: str
    rules: tuple[LayoutRule, ...]
    datelines: tuple[DatelineRule, ...]


@cache
def languages() -> tuple[str, ...]:
    """The languages that Dateline can read: those with a folder of mappings that has layout rules."""
    return tuple(sorted(path.parent.name for path in folder("mappings").glob(f"*/{FILE}")))


@cache
def load_layout(language: str, folders: tuple[Path, ...] = ()) -> Layout:
    """The layout rules of a language: those that came with Dateline, with the user's own laid over them.

    Args:
        language: two letters, one of `languages()`.
        folders: further folders laid out like `mappings/`; a rule there replaces one of the same id, and a new one is
            tried before the others.

    Raises:
        MappingError: a file is missing, or a rule says something that it may not say.
    """
    layout = _read(folder("mappings") / language / FILE, language)
    for extra in folders:
        if (path := extra / language / FILE).is_file():
            layout = _over(layout, _read(path, language))
    return layout


def _over(old: Layout, new: Layout) -> Layout:
    ours, theirs = {rule.id: rule for rule in new.rules}, {rule.id for rule in old.rules}
    added = [rule for rule in new.rules if rule.id not in theirs]
    return Layout(
        old.language,
        rules=(*added, *(ours.get(rule.id, rule) for rule in old.rules)),
        datelines=(*new.datelines, *old.datelines),
    )


def _read(path: Path, language: str) -> Layout:
    data = _parse(path)
    rules: list[LayoutRule] = []
    datelines: list[DatelineRule] = []
    seen: set[str] = set()
    for section, entries in data.items():
        if section not in (*_SECTIONS, "datelines"):
            raise MappingError(
                f"unknown section {section!r}", where=path, hint=f"one of {_names(_SECTIONS)}, datelines"
            )
        for entry in entries:
            line = _line(entry)
            _check(entry, path, line, seen)
            if section == "datelines":
                datelines.append(_dateline(entry, path, line))
            else:
                rules.append(_rule(entry, _SECTIONS[section], path, line))
    return Layout(language, tuple(rules), tuple(datelines))


def _parse(path: Path) -> dict[str, Any]:
    from ruamel.yaml.error import YAMLError  # 0.2 s: only when a layout is wanted

    from dateline.plainyaml import load_yaml

    try:
        data = load_yaml(path.read_text(encoding="utf-8"), positions=True)
    except OSError as error:
        raise MappingError(f"cannot be read: {error.strerror}", where=path) from error
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise MappingError(
            f"is not YAML: {getattr(error, 'problem', None) or 'cannot be parsed'}",
            where=path,
            line=mark.line + 1 if mark else None,
        ) from error
    if not isinstance(data, dict) or not all(isinstance(entries, list) for entries in data.values()):
        raise MappingError("expected sections that each hold a list of rules", where=path)
    return data


def _line(entry: Any) -> int | None:
    position = getattr(entry, "lc", None)
    return None if position is None else int(position.line) + 1


def _check(entry: Any, path: Path, line: int | None, seen: set[str]) -> None:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str) or not isinstance(entry.get("match"), str):
        raise MappingError("a rule needs at least `id` and `match`", where=path, line=line)
    if unknown := sorted(set(entry) - _KEYS):
        raise MappingError(f"unknown key {unknown[0]!r}", where=path, line=line, hint=f"one of {_names(_KEYS)}")
    if entry["id"] in seen:
        raise MappingError(f"rule {entry['id']!r} is there twice", where=path, line=line)
    seen.add(entry["id"])
    if not entry.get("examples") or not entry.get("counterexamples"):
        raise MappingError(f"rule {entry['id']!r} needs examples and counterexamples", where=path, line=line)
    if entry.get("where", "anywhere") not in _PLACES:
        raise MappingError(f"unknown place {entry['where']!r}", where=path, line=line, hint=f"one of {_names(_PLACES)}")
    limit = entry.get("max_words")
    if limit is not None and (not isinstance(limit, int) or limit < 1):
        raise MappingError(f"max_words is {limit!r}, expected a number of 1 or more", where=path, line=line)


def _rule(entry: Any, kind: BlockKind, path: Path, line: int | None) -> LayoutRule:
    unless, until = entry.get("unless"), entry.get("until")
    return LayoutRule(
        id=str(entry["id"]),
        kind=kind,
        match=_pattern(entry["match"], path, line),
        unless=None if unless is None else _pattern(unless, path, line),
        max_words=entry.get("max_words"),
        where=str(entry.get("where", "anywhere")),
        until=None if until is None else _pattern(until, path, line),
        examples=tuple(map(str, entry["examples"])),
        counterexamples=tuple(map(str, entry["counterexamples"])),
    )


def _dateline(entry: Any, path: Path, line: int | None) -> DatelineRule:
    return DatelineRule(
        id=str(entry["id"]),
        match=_pattern(entry["match"], path, line, ignore_case=False),
        examples=tuple(map(str, entry["examples"])),
        counterexamples=tuple(map(str, entry["counterexamples"])),
    )


def _pattern(text: str, path: Path, line: int | None, *, ignore_case: bool = True) -> re.Pattern[str]:
    try:
        return re.compile(text, re.IGNORECASE if ignore_case else 0)
    except re.error as error:
        raise MappingError(f"not a regular expression: {error}", where=path, line=line) from error


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
