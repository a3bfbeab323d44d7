"""The command `dateline`: one file a command, imported when it is called.

A command is a line in `COMMANDS` and a module with a typed function (or, where it has commands of its own, a
`typer.Typer`) that parses, calls the library and prints. `dateline --help` and each command import only what they
need: spaCy alone takes longer to import than most questions take to answer.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, Final, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from dateline import __version__
from dateline.errors import DatelineError, ExitCode


class Entry(NamedTuple):
    """Where a command lives: a function, or a `typer.Typer` for a group of commands, and its line in `--help`."""

    module: str
    name: str
    help: str


COMMANDS: Final[dict[str, Entry]] = {
    "build": Entry("dateline.cli.build", "build_cli", "Read articles into the store."),
    "remove": Entry("dateline.cli.remove", "remove_cli", "Take articles out of the store."),
    "read": Entry("dateline.cli.read", "read_cli", "Show what is read from one article."),
    "ask": Entry("dateline.cli.ask", "ask_cli", "Answer a stored question, with evidence."),
    "questions": Entry("dateline.cli.questions", "questions_cli", "List, check and test the stored questions."),
    "compare": Entry("dateline.cli.compare", "compare_cli", "Compare what several sources say of one happening."),
    "cluster": Entry("dateline.cli.cluster", "cluster_cli", "Decide anew which events are one happening."),
    "explain": Entry(
        "dateline.cli.explain", "explain_cli", "Tell all that is said of one thing, and why it was linked."
    ),
    "query": Entry("dateline.cli.query", "query_cli", "Run a SPARQL query on the store."),
    "update": Entry("dateline.cli.update", "update_cli", "Change the store with SPARQL Update."),
    "export": Entry("dateline.cli.export", "export_cli", "Write the store as RDF."),
    "validate": Entry("dateline.cli.validate", "validate_cli", "Check the store, or RDF files, against the shapes."),
    "quarantine": Entry("dateline.cli.quarantine", "quarantine_cli", "List and re-try what was withheld or set aside."),
    "frames": Entry("dateline.cli.frames", "frames_cli", "List, check and try the mapping frames."),
}

_SETTINGS: Final = {"help_option_names": ["-h", "--help"]}
_PLAIN: Final[dict[str, Any]] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}


def load(name: str) -> Any:
    """The click command that an entry of `COMMANDS` stands for; imports its module."""
    entry = COMMANDS[name]
    found = getattr(import_module(entry.module), entry.name)
    if isinstance(found, typer.Typer):
        return get_command(found)
    single = typer.Typer(add_completion=False, context_settings=_SETTINGS, **_PLAIN)
    single.command(name, short_help=entry.help)(found)
    return get_command(single)


class _LazyGroup(TyperGroup):
    """Lists the commands from their lines alone; imports a command's module once it is called."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, entry in COMMANDS.items():
            self.add_command(TyperCommand(name, help=entry.help, rich_markup_mode=None), name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, command, rest = super().resolve_command(ctx, args)
        return name, load(name) if name in COMMANDS else command, rest

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            if _debugging():
                traceback.print_exc()
            typer.echo(f"error: {error}", err=True)
            raise typer.Exit(error.exit_code) from error
        except BrokenPipeError as error:  # the reader of our output has seen enough: `dateline query … | head`
            _drop_output()
            raise typer.Exit(ExitCode.OK) from error


def _debugging() -> bool:
    return os.environ.get("DATELINE_DEBUG", "") not in ("", "0")


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter's last flush finds no closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(cls=_LazyGroup, no_args_is_help=True, context_settings=_SETTINGS, **_PLAIN)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def dateline(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Print the traceback of an error (also: DATELINE_DEBUG=1).")
    ] = False,
) -> None:
    """Read news about armed conflict into claims, each with its words, and ask about them.

    Exit codes: 0 fine, 1 findings (claims withheld, articles set aside, violations), 2 wrong usage, 3 unreadable input
    or store, 4 a fault of Dateline.
    """
    if debug:
        os.environ["DATELINE_DEBUG"] = "1"


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code.

    Args:
        args: the words after `dateline`; those of the process where None.
    """
    try:
        get_command(app)(None if args is None else list(args), prog_name="dateline")
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 - the last stop of whatever escaped: it is a fault of ours
        if _debugging():
            traceback.print_exc()
        typer.echo(f"error: {type(error).__name__}: {error}", err=True)
        if not _debugging():
            typer.echo("This is a fault of Dateline. `dateline --debug …` prints the traceback to report.", err=True)
        sys.exit(ExitCode.INTERNAL)
