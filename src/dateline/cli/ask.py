"""`dateline ask`: answer a stored question."""

import json
import shutil
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import completion
from dateline.cli.options import DEFAULT_STORE, StoreOption
from dateline.errors import QueryError, UsageError

if TYPE_CHECKING:
    from dateline.questions.model import Question

ask_cli = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"


class Lang(StrEnum):
    """The language of questions and names."""

    EN = "en"
    NL = "nl"


@ask_cli.command(
    "ask",
    cls=completion.AskCommand,
    context_settings={
        "allow_extra_args": True,
        "ignore_unknown_options": True,
        "help_option_names": ["-h", "--help"],
    },
)
def ask(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="The question; without it, all questions are listed.",
            autocompletion=completion.questions,
        ),
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Say who says so: article, date, words, rule; one row per witness.")
    ] = False,
    listing: Annotated[bool, typer.Option("--list", help="List the questions, or all about the one named.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
    lang: Annotated[Lang, typer.Option("--lang", help="Language of questions and names.")] = Lang.EN,
    queries: Annotated[
        list[Path] | None,
        typer.Option("--queries", metavar="DIR", help="A folder of your own questions, laid over ours."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Answer a stored question.

    A question's parameters are options after its name, such as --actor "Assembly of Velmora"; given twice, either
    value will do. `--actor any` leaves a parameter open that has a default. `dateline ask NAME --list` shows them.

    The default language of names is English; where the store has no name in a language, it gives another.
    """
    from dateline.cli.questions import question_folders
    from dateline.questions.header import find_question, list_questions

    folders = question_folders(queries)
    if name is None:
        _list(list_questions(folders), form, lang)
        return
    if name.startswith("-"):
        raise UsageError(f"no such option: {name}", hint="a question's parameters come after its name")
    question = find_question(name, folders)
    params = parameters(context.args)
    if listing:
        _list([question], form, lang, detail=True)
        return
    _answer(question, params, form, lang, evidence, store)


def parameters(words: list[str]) -> dict[str, list[str]]:
    """The parameters in the words that are no options of ours: `--actor NAME` and `--actor=NAME`.

    Raises:
        QueryError: a word that belongs to no parameter, or a parameter without a value.
    """
    found: dict[str, list[str]] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--") or word == "--":
            raise QueryError(f"{word!r} belongs to no parameter", hint="write --actor NAME, in quotes if it has spaces")
        name, equals, value = word[2:].partition("=")
        if not equals:
            value = next(rest, "")
        if not value or (not equals and value.startswith("--")):
            raise QueryError(f"--{name} needs a value")
        found.setdefault(name, []).append(value)
    return found


def _answer(
    question: "Question", params: dict[str, list[str]], form: Format, lang: Lang, evidence: bool, path: str
) -> None:
    from dateline.questions import formats
    from dateline.questions.answer import run
    from dateline.store.opening import open_store

    with open_store(path, read_only=True) as store:
        result = run(store, question, params, lang=lang, evidence=evidence)
        base = store.base
    for note in result.notes:
        typer.echo(f"note: {note}", err=True)
    if not result.rows:
        defaults = [f"--{p.name}" for p in question.parameters if p.default and p.name not in params]
        typer.echo(f"nothing found{_narrowed(defaults)}", err=True)
    match form:
        case Format.CSV:
            text = formats.to_csv(result)
        case Format.TSV:
            text = formats.to_tsv(result)
        case Format.JSON:
            text = formats.to_json(result)
        case Format.TABLE:
            group = len(question.shown(evidence=False)) if evidence else 0
            width = shutil.get_terminal_size((100, 24)).columns
            text = formats.to_table(result, width=width, base=base, group=group) if result.rows else ""
    typer.echo(text, nl=False)


def _narrowed(defaults: list[str]) -> str:
    """What to say of defaults that were in force where nothing was found."""
    return f" (the defaults of {', '.join(defaults)} narrow it; `any` opens them)" if defaults else ""


def _list(questions: list["Question"], form: Format, lang: Lang, *, detail: bool = False) -> None:
    from dateline.cli.questions import as_json, parameter_line

    if form is Format.JSON:
        typer.echo(json.dumps([as_json(q, lang) for q in questions], ensure_ascii=False, indent=1))
        return
    if form is not Format.TABLE:
        raise UsageError(f"the list of questions cannot be printed as {form}", hint="--format table or json")
    width = max((len(q.name) for q in questions), default=0)
    for question in questions:
        asked = question.text.get(lang, question.text["en"])
        options = " ".join(f"[--{p.name}]" for p in question.parameters)
        if not detail:
            typer.echo(f"{question.name:{width}}  {asked}" + (f"\n{'':{width}}  {options}" if options else ""))
            continue
        typer.echo(f"{question.name}: {asked}\n\n{question.description}")
        for parameter in question.parameters:
            typer.echo(parameter_line(parameter, lang))
        typer.echo(f"\nColumns: {', '.join(c for c in question.columns if c not in question.evidence)}")
        typer.echo(f"With --evidence: {', '.join(question.evidence)}")
