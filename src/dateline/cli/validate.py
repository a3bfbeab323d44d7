"""`dateline validate`: the store, or RDF files, against the shapes."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_STORE, OutputOption, StoreOption
from dateline.cli.output import write
from dateline.errors import ExitCode


class Format(StrEnum):
    """How the report is written."""

    TEXT = "text"
    TURTLE = "turtle"


def validate_cli(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]…", help="RDF files (.ttl .trig .nt .nq .rdf .jsonld) to check instead of a store."
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    form: Annotated[
        Format, typer.Option("--format", help="text for people, turtle for a W3C sh:ValidationReport.")
    ] = Format.TEXT,
    output: OutputOption = None,
) -> None:
    """Check the store against the shapes, and the words of its claims against its texts; or check RDF files.

    Exit codes: 0 no violation (warnings are allowed), 1 violations, 3 a file or the store cannot be read.
    """
    from dateline.corpus.check import check_files, check_store
    from dateline.store.embedded import open_store

    if files:
        report = check_files(files)
    else:
        with open_store(store, read_only=True) as opened:
            report = check_store(opened)
    from dateline.validation.render import render_text, render_turtle

    write(render_text(report) if form is Format.TEXT else render_turtle(report), output)
    raise typer.Exit(ExitCode.OK if report.conforms else ExitCode.FINDINGS)
