"""`dateline frames`: list, check and try the mapping rules."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import FramesOption
from dateline.cli.output import count, note, plain_table, write_json
from dateline.errors import ExitCode, InputError, UsageError
from dateline.resources import folder


class Format(StrEnum):
    """How the list is printed."""

    TEXT = "text"
    JSON = "json"


def frames_cli(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]…", help="Only these frames.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Read every frame's examples and counter-examples.")] = False,
    sentence: Annotated[
        str | None, typer.Option("--try", metavar="SENTENCE", help="Show which frames a sentence matches, and why not.")
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", "--lang", metavar="CODE", help="en or nl; by default all (--try: en).")
    ] = None,
    frames: FramesOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the list.")] = Format.TEXT,
) -> None:
    """List the frames that turn words into claims; --check runs their examples, --try shows them at work.

    Exit codes: 0 fine, 1 an example is not read as stated, 3 a frame file says something that it may not say.
    """
    from dateline.reading.loader import load_frames

    for path in frames or ():
        if not path.is_dir():
            raise InputError("there is no such folder of frames", where=path)
    languages = [language] if language else ["en"] if sentence else _languages()
    if language and language not in _languages():
        raise UsageError(f"there are no frames for language {language!r}", hint=f"there are: {', '.join(_languages())}")
    loaded = [load_frames(code, tuple(frames or ())) for code in languages]
    known = {frame.id for one in loaded for frame in one.all}
    if unknown := sorted(set(ids or ()) - known):
        raise UsageError(f"there is no frame {unknown[0]!r}", hint="`dateline frames` lists them")
    if sentence is not None:
        from dateline.corpus.attempt import attempt

        typer.echo(attempt(sentence, loaded[0], ids or ()))
        return
    if check:
        from dateline.reading.check import check_frames

        problems = [p for one in loaded for p in check_frames(one, ids or ())]
        for problem in problems:
            typer.echo(str(problem))
        examples = sum(
            len(f.examples) + len(f.counterexamples) for one in loaded for f in one.all if not ids or f.id in ids
        )
        note(f"{count(len(ids or known), 'frame')}, {count(examples, 'example')}, {count(len(problems), 'problem')}")
        raise typer.Exit(ExitCode.FINDINGS if problems else ExitCode.OK)
    rows = [
        (
            f.language,
            f.id,
            ", ".join(f"{kind.value} {'/'.join(sorted(words))}" for kind, words in f.triggers.items()),
            f.event.cls if f.event else "dl:Statement" if f.speech else "",
            ", ".join(f.event.type.concepts()[-1:] if f.event else [f.speech.act] if f.speech else []),
            f"{f.path.name}:{f.line}",
        )
        for one in loaded
        for f in one.all
        if not ids or f.id in ids
    ]
    header = ("language", "id", "trigger", "class", "type", "file")
    if form is Format.JSON:
        write_json([dict(zip(header, row, strict=True)) for row in rows])
    else:
        typer.echo(plain_table(header, [(*r[:2], _short(r[2]), *r[3:]) for r in rows]))


def _languages() -> list[str]:
    return sorted(path.parent.name for path in Path(folder("mappings")).glob("*/operators.yaml"))


def _short(text: str, width: int = 48) -> str:
    return text if len(text) <= width else text[: width - 2] + " …"
