"""How commands write: results on standard output, everything about the work itself on standard error."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from dateline.errors import UsageError


def write(content: str | bytes, output: Path | None = None) -> None:
    """Write to a file, or to standard output, exactly as given.

    Raises:
        UsageError: the file cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if output is None:
        typer.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=output) from error


def write_json(value: Any) -> None:
    """Print a value as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def note(text: str) -> None:
    """Say something about the work, beside the result."""
    typer.echo(text, err=True)


def is_terminal() -> bool:
    """Whether a person looks at standard error."""
    return sys.stderr.isatty()


def plain_table(header: Sequence[str], rows: Sequence[Sequence[object]], numeric: frozenset[int] = frozenset()) -> str:
    """A table in columns, without lines; columns of `numeric` are aligned to the right."""
    cells = [list(header), *([str(c) for c in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    lines = [
        "  ".join(c.rjust(w) if i in numeric else c.ljust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True)))
        for row in cells
    ]
    return "\n".join(line.rstrip() for line in lines)


def count(number: int, singular: str, plural: str = "") -> str:
    """`1 claim`, `2 claims`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
