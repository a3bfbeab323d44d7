"""`dateline query`: any SPARQL on the store."""

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_STORE, StoreOption
from dateline.errors import InputError, UsageError


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    MARKDOWN = "markdown"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    RDFXML = "rdfxml"
    JSONLD = "jsonld"


def query_cli(
    sparql: Annotated[
        str, typer.Argument(metavar="QUERY", help="SPARQL, a file that holds it, or - for standard input.")
    ],
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="How to print the answer: table for rows and turtle for graphs, where not given."
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="Stop the query after so long.")
    ] = 60,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="Stop after so many rows or triples.")
    ] = None,
    endpoint: Annotated[
        str | None,
        typer.Option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead of the store."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Run a SPARQL 1.1 query on the store, or on an endpoint: SELECT, ASK, CONSTRUCT or DESCRIBE.

    All graphs are asked as one; GRAPH picks one of them. The model's prefixes (dl:, et:, ac:, ...) and the common ones
    (rdfs:, skos:, prov:, dct:, nif:, ...) need no declaration. Nothing can be changed, and no other server is asked
    than the endpoint. It gets DATELINE_ENDPOINT_USER and DATELINE_ENDPOINT_PASSWORD from the environment if it asks.
    """
    from dateline.questions import formats
    from dateline.questions.adhoc import query
    from dateline.questions.job import Endpoint

    answer = query(Endpoint(endpoint) if endpoint else store, text_of(sparql), timeout=timeout, limit=limit)
    graph = isinstance(answer, tuple)
    form = form or (Format.TURTLE if graph else Format.TABLE)
    if graph is not (form in formats.GRAPH_FORMATS):
        fitting = "turtle, ntriples, rdfxml or jsonld" if graph else "table, markdown, csv, tsv, json or xml"
        raise UsageError(f"a {'graph' if graph else 'table'} cannot be printed as {form}", hint=f"--format {fitting}")
    typer.echo(formats.render(answer, form, width=shutil.get_terminal_size((100, 24)).columns), nl=False)


def text_of(sparql: str) -> str:
    """The query itself, where a file or `-` was given for it.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        if sparql == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        if sparql.endswith((".rq", ".sparql")):
            return Path(sparql).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=sparql) from error
    return sparql
