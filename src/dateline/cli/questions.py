"""`dateline questions`: list the stored questions, check them, test them, and write them as linked data."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import completion
from dateline.cli.options import OutputOption
from dateline.cli.output import count, note, write, write_json
from dateline.errors import ExitCode, UsageError
from dateline.resources import folder

if TYPE_CHECKING:
    from dateline.questions.expected import Comparison
    from dateline.questions.model import Parameter, Question
    from dateline.store.embedded import EmbeddedStore


class Format(StrEnum):
    """How the list is printed."""

    TEXT = "text"
    JSON = "json"


class Lang(StrEnum):
    """The language of the list."""

    EN = "en"
    NL = "nl"


class Linked(StrEnum):
    """What the questions are written as."""

    TURTLE = "turtle"
    JSONLD = "jsonld"


def questions_cli(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]…", help="Only these questions.", autocompletion=completion.questions),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Check headers, SPARQL and terms against the ontology and the schemes.")
    ] = False,
    test: Annotated[
        bool, typer.Option("--test", help="Ask them of the sample corpus and compare with the expected rows.")
    ] = False,
    renew: Annotated[
        bool, typer.Option("--write", help="With --test: renew the files of expected rows; look at what changed.")
    ] = False,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store", metavar="DIR", help="With --test: a store that holds the sample corpus; else one is built."
        ),
    ] = None,
    export: Annotated[
        Linked | None, typer.Option("--export", help="Write them as linked data (sh:SPARQLSelectExecutable).")
    ] = None,
    output: OutputOption = None,
    lang: Annotated[Lang, typer.Option("--lang", help="Language of the list.")] = Lang.EN,
    form: Annotated[Format, typer.Option("--format", help="How to print the list.")] = Format.TEXT,
    queries: Annotated[
        list[Path] | None,
        typer.Option("--queries", metavar="DIR", help="A folder of your own questions, laid over ours."),
    ] = None,
) -> None:
    """List the stored questions with their parameters; check them, test them, or write them as linked data.

    Exit codes: 0 fine, 1 --check or --test found something, 2 no such question.
    """
    from dateline.questions.header import find_question, list_questions

    folders = question_folders(queries)
    if check:
        _check(folders, names)
        return
    questions = [find_question(name, folders) for name in names] if names else list_questions(folders)
    if test:
        _test(questions, store, renew=renew)
    elif export:
        from dateline.graph.serialise import serialise
        from dateline.questions.linked import question_quads

        write(serialise(question_quads(questions), export.value), output)
    elif form is Format.JSON:
        write_json([as_json(question, lang) for question in questions])
    else:
        typer.echo("\n\n".join(_as_text(question, lang) for question in questions))


def question_folders(queries: Sequence[Path] | None) -> list[Path]:
    """Our folder of questions, and the user's laid over it.

    Raises:
        UsageError: one of them is no folder.
    """
    for path in queries or ():
        if not path.is_dir():
            raise UsageError("not a folder", where=path, hint="--queries takes a folder of .rq files")
    return [folder("queries"), *(queries or ())]


def as_json(question: "Question", lang: str) -> dict[str, object]:
    """A question as `--format json` shows it."""
    return {
        "name": question.name,
        "question": question.text.get(lang, question.text["en"]),
        "description": question.description,
        "parameters": [
            {"name": p.name, "type": str(p.kind), "default": list(p.default), "description": p.described(lang)}
            for p in question.parameters
        ],
        "columns": list(question.shown(evidence=False)),
        "evidence": list(question.evidence),
        "gold": {"id": question.gold.id, "column": question.gold.column} if question.gold else None,
    }


def parameter_line(parameter: "Parameter", lang: str, width: int = 0) -> str:
    """A parameter as an option: its name, its type, what it is, its default."""
    default = f" (default: {', '.join(parameter.default)})" if parameter.default else ""
    option = f"--{parameter.name} {parameter.kind.upper()}"
    return f"  {option:{width}}  {parameter.described(lang)}{default}"


def _as_text(question: "Question", lang: str) -> str:
    lines = [f"{question.name}: {question.text.get(lang, question.text['en'])}"]
    width = max((len(f"--{p.name} {p.kind}") for p in question.parameters), default=0)
    return "\n".join([*lines, *(parameter_line(p, lang, width) for p in question.parameters)])


def _check(folders: Sequence[Path], names: Sequence[str] | None) -> None:
    from dateline.questions.check import check_questions

    errors = check_questions(folders, names or ())
    for error in errors:
        typer.echo(str(error))
    files = sum(1 for path in folders for file in path.glob("*.rq") if not names or file.stem in names)
    note(f"{count(files, 'question')}, {count(len(errors), 'problem')}")
    raise typer.Exit(ExitCode.FINDINGS if errors else ExitCode.OK)


def _test(questions: Sequence["Question"], path: Path | None, *, renew: bool) -> None:
    from dateline.questions.expected import (
        Expected,
        compare,
        found_rows,
        read_expected,
        renewed,
        write_expected,
    )

    findings = 0
    with _sample_store(path) as store:
        for question in questions:
            columns, rows = found_rows(store, question, base=store.base)
            expected = read_expected(question)
            if renew:
                expected = renewed(expected, columns, rows)
                write_expected(question, expected)
            compared = compare(question, expected or Expected(columns, {}), columns, rows)
            findings += len(compared.lost) + len(compared.unexpected)
            _report(compared)
    note(f"{count(len(questions), 'question')}, {count(findings, 'difference')}")
    raise typer.Exit(ExitCode.FINDINGS if findings else ExitCode.OK)


def _report(compared: "Comparison") -> None:
    known = f", {len(compared.known)} known to be wrong or missed" if compared.known else ""
    state = "ok" if compared.ok else "differs"
    typer.echo(f"{compared.question.name}: {state}, {count(len(compared.right), 'row')}{known}")
    for mark, rows in (("missing", compared.lost), ("unexpected", compared.unexpected), ("mended", compared.mended)):
        for row in rows:
            typer.echo(f"  {mark:10}  {' | '.join(row)}")


@contextmanager
def _sample_store(path: Path | None) -> Iterator["EmbeddedStore"]:
    """The store of that path, or one of the sample corpus that goes when it is closed."""
    from dateline.store.embedded import open_store

    if path is not None:
        with open_store(path, read_only=True) as store:
            yield store
        return
    try:
        seeds = folder("seeds")
    except FileNotFoundError as error:
        raise UsageError(
            "the sample corpus is not part of this installation", hint="give a store that holds it with --store"
        ) from error
    from dateline.corpus.build import build

    with tempfile.TemporaryDirectory() as made, open_store(Path(made) / "store", create=True) as store:
        build([seeds], store)
        yield store
