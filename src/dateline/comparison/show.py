"""A comparison for the eyes and for other programs: table, Markdown, CSV, JSON."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from dateline.comparison.best import headline, show
from dateline.comparison.model import Cell, Comparison, Days, Entry, Figure, Row, Source, Value
from dateline.questions.formats import safe

MARK: Final = "≠"
"""Stands before what another source contradicts."""

_NARROWEST: Final = 16
_GAP: Final = "  "


def to_text(found: Comparison, base: str, *, width: int, evidence: bool = False) -> str:
    """A column for each source where they fit side by side, else a line for each value with the sources that give it.

    Args:
        found: the comparison.
        base: what data IRIs start with.
        width: characters across.
        evidence: whether the words of each source stand below.
    """
    table = _table(found, evidence)
    names = max(len(name) for name, _ in table)
    room = (width - names) // len(found.sources) - len(_GAP)
    body = _columns(found, table, names, room) if room >= _NARROWEST else _stacked(found, table, names, width)
    lines = [*_heading(found, base, width), "", *body, *_footer(found, width)]
    return "".join(f"{safe(line).rstrip()}\n" for line in lines)


def to_markdown(found: Comparison, base: str, *, evidence: bool = False) -> str:
    """A Markdown table under a heading."""
    heads = ["", *(" ".join(x for x in _source(s) if x) for s in found.sources)]
    body = [[name, *("<br>".join(lines) for lines in cells)] for name, cells in _table(found, evidence)]
    lines = [f"## {_escape(headline(found))}", "", f"`{short(found.cluster, base)}`: {counts(found)}.", ""]
    lines += [_pipes(heads), _pipes(["---"] * len(heads)), *map(_pipes, body)]
    lines += [f"\n{MARK} another source contradicts it"] if found.disagreements else []
    return "".join(f"{line}\n" for line in lines)


def to_csv(found: Comparison) -> str:
    """A row for each value of each source (RFC 4180), `disputed` being true or false."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["cluster", "property", "source", "article", "issued", "value", "iri", "disputed"])
    for row in found.rows:
        for source, cell in zip(found.sources, row.cells, strict=True):
            for value in cell.values:
                iri = value.iri if isinstance(value, Entry) else ""
                disputed = str(cell.disputed and value in cell.held).lower()
                head = [found.cluster, row.name, source.outlet, source.iri, source.issued or ""]
                writer.writerow([*head, show(value), iri, disputed])
    return out.getvalue()


def to_json(found: Comparison) -> str:
    """The comparison as one JSON object."""
    sources = [
        {
            "article": source.iri,
            "outlet": source.outlet,
            "issued": source.issued and str(source.issued),
            "title": source.title,
            "origins": list(origins),
            "words": [words for r in found.reports if r.source == source for words in r.words],
            "events": [r.event for r in found.reports if r.source == source],
        }
        for source, origins in zip(found.sources, found.origins, strict=True)
    ]
    rows = [
        {
            "property": row.name,
            "disputed": row.disputed,
            "cells": [{"values": [_json(v) for v in c.values], "disputed": c.disputed} for c in row.cells],
        }
        for row in found.rows
    ]
    value = {
        "cluster": found.cluster,
        "headline": headline(found),
        "independent_sources": list(found.independent),
        "because": list(found.because),
        "sources": sources,
        "properties": rows,
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def short(iri: str, base: str) -> str:
    """A cluster or event as it may be given back to a command."""
    return iri.removeprefix(base).removeprefix("cluster/").removeprefix("article/")


# ---------------------------------------------------------------------------------------------- parts
_Lines = list[tuple[str, list[list[str]]]]


def _table(found: Comparison, evidence: bool) -> _Lines:
    """Rows to show: a name, and for each source the lines of its cell."""
    table = [(row.name, [_cell(row, cell) for cell in row.cells]) for row in found.rows]
    cited = [_of(found, source, "attributed") for source in found.sources]
    news = [
        [n for n in names if n != source.outlet and n not in own]
        for source, names, own in zip(found.sources, found.origins, cited, strict=True)
    ]
    known = [bool(source.outlet and source.origin) for source in found.sources]
    table += [("according to", cited)] if any(cited) else []
    table += [("news from", news)] if any(n and k for n, k in zip(news, known, strict=True)) else []
    table += [("words", [[f"“{w}”" for w in _of(found, s, "words")] for s in found.sources])] if evidence else []
    return table


def _of(found: Comparison, source: Source, field: str) -> list[str]:
    return list(dict.fromkeys(v for r in found.reports if r.source == source for v in getattr(r, field)))


def _cell(row: Row, cell: Cell) -> list[str]:
    return [f"{MARK} {show(v)}" if cell.disputed and v in cell.held else show(v) for v in cell.values]


def _heading(found: Comparison, base: str, width: int) -> list[str]:
    why = [line for text in found.because for line in _wrap(f"linked because: {text}", width)]
    return [*_wrap(headline(found), width), *_wrap(f"{short(found.cluster, base)}: {counts(found)}", width), *why]


def counts(found: Comparison) -> str:
    """How many sources tell it, and on how many properties they disagree."""
    parts = (
        (len(found.sources), "source"),
        (len(found.independent), "independent"),
        (len(found.disagreements), "disagreement"),
    )
    return ", ".join(f"{n} {what if n == 1 or what == 'independent' else what + 's'}" for n, what in parts)


def _source(source: Source) -> tuple[str, str]:
    return source.outlet, str(source.issued or "no date")


def _footer(found: Comparison, width: int) -> list[str]:
    return ["", *_wrap(f"{MARK} another source contradicts it", width)] if found.disagreements else []


def _columns(found: Comparison, table: _Lines, names: int, room: int) -> list[str]:
    heads = [[line for part in _source(s) for line in _wrap(part, room)] for s in found.sources]
    lines = [*_side_by_side("", heads, names, room), "─" * (names + len(heads) * (room + len(_GAP)))]
    for name, cells in table:
        wrapped = [[line for text in cell for line in _wrap(text, room, hang=_hang(text))] for cell in cells]
        lines += _side_by_side(name, wrapped, names, room)
    return lines


def _side_by_side(name: str, cells: Sequence[Sequence[str]], names: int, room: int) -> Iterable[str]:
    for i in range(max(1, *(len(cell) for cell in cells))):
        shown = (cell[i] if i < len(cell) else "" for cell in cells)
        yield (name if i == 0 else "").ljust(names) + "".join(_GAP + text.ljust(room) for text in shown)


def _stacked(found: Comparison, table: _Lines, names: int, width: int) -> list[str]:
    room = width - names - len(_GAP)
    told = [line for s in found.sources for line in _wrap(", ".join(_source(s)), room, hang=2)]
    lines = [("sources" if i == 0 else "").ljust(names) + _GAP + line for i, line in enumerate(told)]
    lines.append("─" * width)
    for name, cells in table:
        by_value: dict[str, list[str]] = defaultdict(list)
        for source, cell in zip(found.sources, cells, strict=True):
            for text in cell:
                by_value[text].append(source.outlet)
        for i, (text, outlets) in enumerate(by_value.items()):
            who = "all" if len(outlets) == len(found.sources) else ", ".join(outlets)
            wrapped = _wrap(f"{text}  ({who})", room, hang=_hang(text) + 2)
            lines += [(name if i == j == 0 else "").ljust(names) + _GAP + line for j, line in enumerate(wrapped)]
    return lines


def _hang(text: str) -> int:
    return len(MARK) + 1 if text.startswith(MARK) else 0


def _wrap(text: str, width: int, hang: int = 0) -> list[str]:
    from textwrap import wrap

    return wrap(safe(text), max(width, 8), subsequent_indent=" " * hang, break_on_hyphens=False) or [""]


def _pipes(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_escape, cells))} |"


def _escape(text: str) -> str:
    return safe(text).replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")


def _json(value: Value) -> dict[str, Any]:
    match value:
        case Entry():
            return {"text": value.label, "iri": value.iri}
        case Days():
            return {"text": show(value), "earliest": _text(value.earliest), "latest": _text(value.latest)}
        case Figure():
            numbers = {name: _text(getattr(value, name)) for name in ("value", "lower", "upper")}
            return {"text": show(value), **numbers, "approximate": value.approximate}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


# ---------------------------------------------------------------------------------------------- the list
def list_rows(found: Iterable[Comparison]) -> list[Comparison]:
    """Comparisons, those with most disagreements first, then those with most independent sources."""
    return sorted(
        found, key=lambda c: (-len(c.disagreements), -len(c.independent), -len(c.sources), headline(c), c.cluster)
    )


def disputed_names(found: Comparison) -> str:
    """The names of the properties on which sources disagree."""
    return ", ".join(row.name for row in found.disagreements)
