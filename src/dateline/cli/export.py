"""`dateline export`: the store, or part of it, as RDF, or as a table."""

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated, Literal

import typer

from dateline.cli.options import DEFAULT_STORE, OutputOption, StoreOption
from dateline.errors import UsageError


class Format(StrEnum):
    """What can be written."""

    TURTLE = "turtle"
    TRIG = "trig"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    RDFXML = "rdfxml"
    JSONLD = "jsonld"
    FRAMED = "framed"
    VOID = "void"
    CSV = "csv"


class Table(StrEnum):
    """What a row of a table is."""

    EVENTS = "events"
    STATEMENTS = "statements"
    ACTORS = "actors"


class Compression(StrEnum):
    """How the bytes are packed."""

    NONE = "none"
    GZIP = "gzip"
    ZSTD = "zstd"


_BY_SUFFIX = {".gz": Compression.GZIP, ".zst": Compression.ZSTD}


def export_cli(
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="trig, nquads and jsonld keep the graphs; turtle, ntriples and rdfxml hold their union; framed is "
            "JSON with one object an event; void describes the data set for catalogues (VoID, DCAT); csv is a --table.",
            show_default="trig",
        ),
    ] = None,
    table: Annotated[
        Table | None,
        typer.Option(
            "--table", help="A table instead: one row a happening or actor, best values and who says so, as CSV."
        ),
    ] = None,
    article: Annotated[
        list[str] | None, typer.Option("--article", metavar="ID", help="Only this article. May be given again.")
    ] = None,
    cluster: Annotated[
        list[str] | None,
        typer.Option("--cluster", metavar="IRI", help="Only articles that tell of this event. May be given again."),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option("--since", metavar="DATE", formats=["%Y-%m-%d"], help="Only articles issued since this day."),
    ] = None,
    compress: Annotated[
        Compression | None,
        typer.Option("--compress", help="Pack the bytes; where not given, as the suffix of -o says (.gz, .zst)."),
    ] = None,
    output: OutputOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write the store as RDF: everything that `dateline query` sees, with the ontology and the concept schemes.

    The same store gives the same bytes, always. The articles' texts are not in it, only the words that are evidence.
    With --article, --cluster or --since: the readings of the articles that fit all of them, and what those need.
    """
    if table or form is Format.CSV:
        if not table or form not in (None, Format.CSV):
            raise UsageError("a --table is written as csv, and nothing else is", hint="--table events --format csv")
        if article or cluster or since:
            raise UsageError("a table is of the whole store", hint="leave the filters out")
        _table(table, compress, output, store)
        return
    from dateline.corpus.describe import description
    from dateline.corpus.export import export_to, framed_to
    from dateline.corpus.select import selected
    from dateline.graph.serialise import serialise
    from dateline.store.opening import open_store

    form = form or Format.TRIG
    packed = _packed(compress, output)
    day: date | None = since.date() if since else None
    with open_store(store, read_only=True) as opened:
        chosen = None
        if article or cluster or day:
            if form is Format.VOID:
                raise UsageError("the description is of the whole store", hint="leave the filters out")
            chosen = selected(opened, articles=article or (), clusters=cluster or (), since=day)
        with _opened(output, packed) as file:
            if form is Format.FRAMED:
                framed_to(file, opened, articles=chosen)
            elif form is Format.VOID:
                file.write(serialise(description(opened), "turtle"))
            else:
                export_to(file, opened, form.value, articles=chosen)


def _table(table: Table, compress: Compression | None, output: Path | None, store: str) -> None:
    from dateline.comparison import tables
    from dateline.store.opening import open_store

    with open_store(store, read_only=True) as opened, _opened(output, _packed(compress, output)) as file:
        for block in tables.table_csv(opened, opened.base, tables.Table(table.value)):
            file.write(block.encode("utf-8"))


def _packed(compress: Compression | None, output: Path | None) -> Compression:
    return compress or _BY_SUFFIX.get(output.suffix.lower() if output else "", Compression.NONE)


@contextmanager
def _opened(output: Path | None, packed: Compression) -> Iterator[IO[bytes]]:
    """The file to write to; a file on disk is there only when all of it is."""
    if output is None:
        with _packing(sys.stdout.buffer, packed) as file:
            yield file
        sys.stdout.buffer.flush()
        return
    partial = output.with_name(output.name + ".part")
    try:
        with partial.open("wb") as plain, _packing(plain, packed) as file:
            yield file
        partial.replace(output)
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror}", where=output, hint="name another file with -o"
        ) from error
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _packing(plain: IO[bytes], packed: Compression) -> Iterator[IO[bytes]]:
    mode: Literal["wb"] = "wb"
    if packed is Compression.GZIP:
        # no name and no time in the header: the same store gives the same bytes
        with gzip.GzipFile(filename="", mode=mode, fileobj=plain, mtime=0) as file:
            yield file  # type: ignore[misc]
    elif packed is Compression.ZSTD:
        import zstandard

        with zstandard.ZstdCompressor(level=10).stream_writer(plain, closefd=False) as file:
            yield file
    else:
        yield plain
