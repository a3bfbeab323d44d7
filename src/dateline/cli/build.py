"""`dateline build`: articles into the store."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_STORE, FramesOption, ModelOption, RegisterOption, StoreOption
from dateline.cli.output import count, is_terminal, note, plain_table, write_json
from dateline.errors import ExitCode, InputError

if TYPE_CHECKING:
    from dateline.corpus.model import BuildReport, Outcome, Progress


class Format(StrEnum):
    """How the report is printed."""

    TEXT = "text"
    JSON = "json"


def build_cli(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…", help="Text, HTML or JSON Lines files, folders of them, or - for standard input."
        ),
    ],
    store: StoreOption = DEFAULT_STORE,
    model: ModelOption = None,
    register: RegisterOption = None,
    frames: FramesOption = None,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="IRI", help="What data IRIs start with; fixed when the store is made."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the report.")] = Format.TEXT,
) -> None:
    """Read articles into the store, which is made if it is not there.

    An article that the store has already, read in the same way, is left alone; a corrected version replaces the
    earlier one. Claims that violate a shape are withheld and articles that cannot be read are set aside: see
    `dateline quarantine`.

    Exit codes: 0 all articles are in, 1 claims of them are withheld or some are set aside, 3 none could be read.
    """
    from dateline.corpus.build import build
    from dateline.corpus.reader import DefaultReader
    from dateline.graph.iris import Iris
    from dateline.store.opening import open_store

    if not any(path == "-" or Path(path).exists() for path in paths):
        raise InputError("there is no such file or folder", where=paths[0])
    if base is not None:
        Iris(base)
    reader = DefaultReader(model=model, register_files=register or (), frames_dirs=frames or ())
    with open_store(store, create=True, base=base) as opened, show_progress(quiet=form is Format.JSON) as progress:
        report = build(paths, opened, reader=reader, progress=progress)
    print_report(report, store, form)
    raise typer.Exit(exit_code(report))


def exit_code(report: "BuildReport") -> ExitCode:
    """What a build, or a second try, ends with."""
    if report.outcomes and not report.has_article:
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if report.has_findings else ExitCode.OK


@contextmanager
def show_progress(*, quiet: bool) -> "Iterator[Progress]":
    """A line for each article, and a bar below them where somebody looks.

    Args:
        quiet: no lines; articles that are set aside are in the report.
    """
    if not is_terminal():

        def show(outcome: "Outcome", total: int | None) -> None:
            if not quiet:
                note(_line(outcome))

        yield show
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def advance(outcome: "Outcome", total: int | None) -> None:
            bar.update(task, advance=1, total=total)
            if not quiet:
                bar.console.print(_line(outcome), markup=False, highlight=False, soft_wrap=True)

        yield advance


def print_report(report: "BuildReport", store: str, form: Format) -> None:
    """The final table, or everything as JSON."""
    if form is Format.JSON:
        write_json(
            {"run": report.run, "seconds": round(report.seconds, 3), "articles": [_as_json(o) for o in report.outcomes]}
        )
        return
    typer.echo(_table(report))
    if report.run is None and report.has_article and all(o.status == "unchanged" for o in report.outcomes):
        typer.echo(f"Nothing has changed: {store} is as it was.")
    if report.has_findings:
        typer.echo(f"`dateline quarantine list --store {store}` says what was withheld or set aside, and why.")


def _line(outcome: "Outcome") -> str:
    if outcome.reason:
        return f"{outcome.article}: {outcome.status}: {outcome.reason}"
    what = [
        count(outcome.events, "event"),
        count(outcome.statements, "statement"),
        count(outcome.propositions, "proposition"),
    ]
    if outcome.withheld:
        what.append(f"{outcome.withheld} withheld")
    return f"{outcome.article} [{outcome.language}] {outcome.status}: {', '.join(what)} ({outcome.seconds:.2f} s)"


def _table(report: "BuildReport") -> str:
    statuses = (
        sorted({o.status for o in report.outcomes}, key=list(type(report.outcomes[0].status)).index)
        if report.outcomes
        else []
    )
    rows = [_row(status, report.of(status)) for status in statuses]
    rows.append(_row("all", report.outcomes))
    table = plain_table(
        ("", "articles", "events", "statements", "propositions", "withheld"), rows, numeric=frozenset(range(1, 6))
    )
    return f"{table}\n{report.seconds:.1f} s"


def _row(name: str, outcomes: "Sequence[Outcome]") -> list[str]:
    sums = (
        len(outcomes),
        sum(o.events for o in outcomes),
        sum(o.statements for o in outcomes),
        sum(o.propositions for o in outcomes),
        sum(o.withheld for o in outcomes),
    )
    return [name, *(f"{n:,}" for n in sums)]


def _as_json(outcome: "Outcome") -> dict[str, object]:
    return asdict(outcome) | {"status": str(outcome.status), "seconds": round(outcome.seconds, 3)}
