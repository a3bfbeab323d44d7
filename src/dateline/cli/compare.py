"""`dateline compare`: what several sources say of one happening, side by side."""

import csv
import io
import json
import shutil
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import completion
from dateline.cli.options import DEFAULT_STORE, StoreOption
from dateline.cli.output import note, write

if TYPE_CHECKING:
    from dateline.comparison.model import Comparison


class Format(StrEnum):
    """How a comparison is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


class Lang(StrEnum):
    """The language of names."""

    EN = "en"
    NL = "nl"


def compare_cli(
    cluster: Annotated[
        str | None,
        typer.Argument(
            metavar="CLUSTER",
            help="A cluster or an event in it, as the list names it or by IRI, or words for it; without it, the list.",
            autocompletion=completion.clusters,
        ),
    ] = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Show the words of each source.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    lang: Annotated[Lang, typer.Option("--lang", help="Language of names.")] = Lang.EN,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Compare what several sources say of one happening.

    Without CLUSTER: all happenings that several articles tell of, those with most disagreements first. With it: a
    column for each source and a row for each property; ≠ stands before what another source contradicts. A source that
    says nothing, or less, contradicts nobody.
    """
    from dateline.comparison import show
    from dateline.comparison.find import find_cluster
    from dateline.comparison.load import comparisons, several_sources
    from dateline.store.opening import open_store

    with open_store(store, read_only=True) as opened:
        base = opened.base
        if cluster is None:
            _list(show.list_rows(comparisons(opened, several_sources(opened), lang=lang)), base, form)
            return
        (found,) = comparisons(opened, [find_cluster(opened, base, cluster, lang=lang)], lang=lang)
    match form:
        case Format.TEXT:
            width = shutil.get_terminal_size((80, 24)).columns
            text = show.to_text(found, base, width=width, evidence=evidence)
        case Format.MARKDOWN:
            text = show.to_markdown(found, base, evidence=evidence)
        case Format.CSV:
            text = show.to_csv(found)
        case Format.JSON:
            text = show.to_json(found)
    write(text)


_HEADER = ("cluster", "what", "sources", "independent", "disagreements", "on")


def _list(found: Sequence["Comparison"], base: str, form: Format) -> None:
    from dateline.comparison.best import headline
    from dateline.comparison.show import counts, disputed_names, short

    if not found:
        note("nothing is told by several articles of this store")
    rows = [
        (
            short(c.cluster, base),
            headline(c),
            len(c.sources),
            len(c.independent),
            len(c.disagreements),
            disputed_names(c),
        )
        for c in found
    ]
    match form:
        case Format.CSV:
            out = io.StringIO()
            csv.writer(out).writerows([_HEADER, *rows])
            write(out.getvalue())
        case Format.JSON:
            write(
                json.dumps([dict(zip(_HEADER, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"
            )
        case Format.MARKDOWN:
            lines = [_HEADER, ["---"] * len(_HEADER), *rows]
            write("".join(f"| {' | '.join(str(c).replace('|', chr(92) + '|') for c in line)} |\n" for line in lines))
        case Format.TEXT:
            for comparison, (name, what, *_, on) in zip(found, rows, strict=True):
                write(f"{name}\n    {what}\n    {counts(comparison)}{f': {on}' if on else ''}\n")
