"""What a stored question should find in the sample corpus: `NAME.expected.csv` beside `NAME.rq`.

A row is an answer as people read it (names, not IRIs) and the article that gives it. It is what somebody who read the
articles says, not what the program happened to find; where the two differ, the column `verdict` says so:

    (nothing)    the articles say so, and the program finds it
    missed       the articles say so, and the program does not find it yet
    wrong        the program finds it, and the articles do not say so
    ?            the program finds it, and nobody has looked yet

So a wrong answer is never cast in stone, and a missed one is not forgotten. Words of an article are cut to two at the
beginning and one at the end: enough to tell them apart, and no quotation.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from dateline.errors import QueryError
from dateline.questions.answer import run
from dateline.questions.formats import readable
from dateline.questions.model import Queryable, Question, label_column
from dateline.store.interface import Term

_COLUMN: Final = "verdict"
Row = tuple[str, ...]


class Verdict(StrEnum):
    """What a reader of the articles says of a row."""

    RIGHT = ""
    MISSED = "missed"
    WRONG = "wrong"
    UNSEEN = "?"


@dataclass(frozen=True, slots=True)
class Expected:
    """The rows of one file, with the verdict on each."""

    columns: Row
    rows: Mapping[Row, Verdict]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the rows that a store gives compare with those expected; each list is in order.

    Attributes:
        right: found, as expected.
        lost: expected, and not found any more.
        unexpected: found, and on no list, or not looked at yet.
        known: found though wrong, or still missed: the list says so.
        mended: no longer found though marked wrong, or found though marked as missed.
    """

    question: Question
    right: tuple[Row, ...]
    lost: tuple[Row, ...]
    unexpected: tuple[Row, ...]
    known: tuple[Row, ...]
    mended: tuple[Row, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing got lost, and nothing new came that nobody has looked at."""
        return not self.lost and not self.unexpected


def expected_file(question: Question) -> Path:
    """Where the expected rows of a question stand."""
    return question.path.with_suffix(".expected.csv")


def found_rows(store: Queryable, question: Question, *, base: str) -> tuple[Row, set[Row]]:
    """The columns and rows of a question as its file of expected rows has them, its defaults in force.

    Args:
        base: what data IRIs of the store start with; it is left out of them.
    """
    result = run(store, question, evidence=True)
    names = [c for c in question.columns if c not in question.evidence or c == "article"]
    order = [*(n for n in names if n != "article"), *(n for n in names if n == "article")]

    def cell(row: tuple[Term | None, ...], name: str) -> str:
        at = result.vars.index(name)
        label = row[result.vars.index(label_column(name))] if name in question.labels else None
        return readable(label, base) if label is not None else cut(readable(row[at], base))

    return tuple(order), {tuple(cell(row, name) for name in order) for row in result.rows}


def cut(text: str) -> str:
    """A text of more than three words as its first two and its last."""
    words = text.split()
    return text if len(words) <= 3 else f"{words[0]} {words[1]} … {words[-1]}"


def compare(question: Question, expected: Expected, columns: Row, found: Iterable[Row]) -> Comparison:
    """Compare what a store gives with what is expected.

    Raises:
        QueryError: the file is of another form of the question: its columns differ.
    """
    if columns != expected.columns:
        raise QueryError(
            f"it has the columns {', '.join(expected.columns)}, the question {', '.join(columns)}",
            where=expected_file(question),
            hint="mend its first line, or renew it with --write",
        )
    rows = set(found)
    by_verdict = {v: {r for r, verdict in expected.rows.items() if verdict is v} for v in Verdict}
    right, missed, wrong = (by_verdict[v] for v in (Verdict.RIGHT, Verdict.MISSED, Verdict.WRONG))
    return Comparison(
        question,
        right=_ordered(rows & right),
        lost=_ordered(right - rows),
        unexpected=_ordered(rows - right - missed - wrong),
        known=_ordered((rows & wrong) | (missed - rows)),
        mended=_ordered((wrong - rows) | (missed & rows)),
    )


def renewed(expected: Expected | None, columns: Row, found: Iterable[Row]) -> Expected:
    """What the file should say now: verdicts stay, a row that got lost becomes `missed`, a new one waits for a look."""
    old = expected.rows if expected and expected.columns == columns else {}
    rows = set(found)
    kept = {row: v for row, v in old.items() if row in rows and v is not Verdict.MISSED}
    kept |= {row: Verdict.RIGHT for row, v in old.items() if row in rows and v is Verdict.MISSED}
    lost = {row: Verdict.MISSED for row, v in old.items() if row not in rows and v in (Verdict.RIGHT, Verdict.MISSED)}
    return Expected(columns, kept | lost | dict.fromkeys(rows - old.keys(), Verdict.UNSEEN))


def read_expected(question: Question) -> Expected | None:
    """The expected rows of a question; None where it has no such file.

    Raises:
        QueryError: with line, where the file is no table of rows with a verdict each.
    """
    path = expected_file(question)
    if not path.is_file():
        return None
    try:
        lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines(), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise QueryError(f"cannot be read: {error}", where=path) from error
    if not lines or not lines[0] or lines[0][-1] != _COLUMN:
        raise QueryError(f"the first line should name the columns, the last of them {_COLUMN!r}", where=path, line=1)
    rows: dict[Row, Verdict] = {}
    for number, line in enumerate(lines[1:], 2):
        if len(line) != len(lines[0]) or line[-1] not in list(Verdict):
            known = ", ".join(repr(str(v)) for v in Verdict)
            raise QueryError(
                f"expected {len(lines[0])} values, the last of them a verdict", where=path, line=number, hint=known
            )
        rows[tuple(line[:-1])] = Verdict(line[-1])
    return Expected(tuple(lines[0][:-1]), rows)


def write_expected(question: Question, expected: Expected) -> None:
    """Write the file of a question.

    Raises:
        QueryError: it cannot be written.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*expected.columns, _COLUMN))
    writer.writerows((*row, expected.rows[row]) for row in _ordered(expected.rows))
    try:
        expected_file(question).write_text(out.getvalue(), encoding="utf-8")
    except OSError as error:
        raise QueryError(f"cannot be written: {error.strerror}", where=expected_file(question)) from error


def _ordered(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: ([cell.casefold() for cell in row], row)))
