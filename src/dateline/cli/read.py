"""`dateline read`: what is read from one article."""

import shutil
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import FramesOption, ModelOption, OutputOption, RegisterOption
from dateline.cli.output import note, write
from dateline.errors import ExitCode, InputError

if TYPE_CHECKING:
    from dateline.corpus.reader import DefaultReader
    from dateline.reading.model import Reading


class Format(StrEnum):
    """How a reading is shown."""

    TEXT = "text"
    TRIG = "trig"
    JSON = "json"


def read_cli(
    path: Annotated[str, typer.Argument(metavar="FILE", help="An article, or - for standard input.")],
    form: Annotated[Format, typer.Option("--format", help="text marks the evidence in the article.")] = Format.TEXT,
    model: ModelOption = None,
    register: RegisterOption = None,
    frames: FramesOption = None,
    output: OutputOption = None,
) -> None:
    """Show what is read from an article: its text with the evidence marked, the claims beside it, and the rule that
    made each. Nothing is stored.

    Exit codes: 0 fine, 1 some articles of the file cannot be read, 3 none can.
    """
    from dateline.articles import Article, read_paths
    from dateline.corpus.reader import DefaultReader

    if path != "-" and not Path(path).exists():
        raise InputError("there is no such file", where=path)
    reader = DefaultReader(model=model, register_files=register or (), frames_dirs=frames or ())
    shown, failed = [], 0
    for article in read_paths([path]):
        if isinstance(article, Article):
            shown.append(_render(reader(article), form, reader))
        else:
            failed += 1
            note(f"error: {article}")
    write("\n".join(shown), output)
    if not shown:
        raise typer.Exit(ExitCode.UNREADABLE)
    raise typer.Exit(ExitCode.FINDINGS if failed else ExitCode.OK)


def _render(reading: "Reading", form: Format, reader: "DefaultReader") -> str:
    from dateline.corpus.show import as_json, as_text

    if form is Format.JSON:
        return as_json(reading)
    if form is Format.TEXT:
        return as_text(reading, width=min(shutil.get_terminal_size((100, 24)).columns, 120))
    from dateline.graph.iris import Iris
    from dateline.graph.provenance import article_quads
    from dateline.graph.quads import reading_quads
    from dateline.graph.register import used_keys
    from dateline.graph.serialise import serialise

    iris = Iris()
    quads = [*article_quads(reading.article, iris), *reading_quads(reading, iris)]
    quads += reader.register_quads(used_keys(quads, iris), iris)
    return serialise(quads, "trig").decode("utf-8")
