"""`dateline quarantine`: what was withheld or set aside, and another try."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.build import Format, exit_code, print_report, show_progress
from dateline.cli.options import DEFAULT_STORE, FramesOption, ModelOption, RegisterOption, StoreOption
from dateline.cli.output import write_json
from dateline.errors import ExitCode

if TYPE_CHECKING:
    from dateline.corpus.quarantine import Record

quarantine_cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="List and re-try claims that were withheld and articles that were set aside.",
)


@quarantine_cli.command("list")
def list_cli(
    store: StoreOption = DEFAULT_STORE,
    form: Annotated[Format, typer.Option("--format", help="How to print the list.")] = Format.TEXT,
) -> None:
    """List what is in the quarantine, with the reasons.

    Exit codes: 0 it is empty, 1 it is not.
    """
    from dateline.corpus.quarantine import Quarantine
    from dateline.store.opening import open_store

    with open_store(store, read_only=True) as opened:
        records = Quarantine(opened.quarantine).records()
    if form is Format.JSON:
        write_json([asdict(r) for r in records])
    else:
        typer.echo("\n".join(_text(r) for r in records) if records else "The quarantine is empty.")
    raise typer.Exit(ExitCode.FINDINGS if records else ExitCode.OK)


@quarantine_cli.command("retry")
def retry_cli(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]…", help="Ids of articles, or files; everything in the quarantine without."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    model: ModelOption = None,
    register: RegisterOption = None,
    frames: FramesOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the report.")] = Format.TEXT,
) -> None:
    """Read what is in the quarantine again, with today's frames, register and shapes.

    Exit codes: 0 all of it is in the store now, 1 something is still withheld or set aside.
    """
    from dateline.corpus.build import retry
    from dateline.corpus.reader import DefaultReader
    from dateline.store.opening import open_store

    reader = DefaultReader(model=model, register_files=register or (), frames_dirs=frames or ())
    with open_store(store) as opened, show_progress(quiet=form is Format.JSON) as progress:
        report = retry(opened, names or (), reader=reader, progress=progress)
    print_report(report, store, form)
    raise typer.Exit(exit_code(report))


def _text(record: "Record") -> str:
    head = f"{record.article or record.where}"
    if record.reason:
        return f"{head}: set aside: {record.reason}"
    lines = [f"{head} ({record.where}): {len(record.claims)} withheld"]
    for iri, messages in record.claims:
        lines.append(f"  {iri}")
        lines += [f"    {message}" for message in messages]
    return "\n".join(lines)
