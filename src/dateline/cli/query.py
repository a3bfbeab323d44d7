"""`dateline query`: any SPARQL on the store."""

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_STORE, OutputOption, StoreOption
from dateline.cli.output import write
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
    TRIG = "trig"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
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
    graph: Annotated[
        list[str] | None,
        typer.Option(
            "--graph",
            metavar="IRI",
            help="Ask only this graph: its IRI, or what follows the base in it (reading/my-article). May be given "
            "again.",
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="Stop after so many rows or triples.")
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="Stop the query after so long.")
    ] = 60,
    memory: Annotated[
        float, typer.Option("--memory", min=0.2, metavar="GB", help="Stop the query when it takes more than that.")
    ] = 4,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Say how the query is understood and what each pattern finds, and do not answer it."
        ),
    ] = False,
    data: Annotated[
        list[Path] | None,
        typer.Option(
            "--data",
            metavar="FILE",
            help="Ask this RDF file instead of the store (.ttl .trig .nt .nq .rdf .jsonld, also packed: .gz .zst). "
            "May be given again.",
        ),
    ] = None,
    endpoint: Annotated[
        str | None,
        typer.Option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead of the store."),
    ] = None,
    output: OutputOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Run a SPARQL 1.1 query on the store, on files, or on an endpoint: SELECT, ASK, CONSTRUCT or DESCRIBE.

    All graphs are asked as one; GRAPH picks one of them, and so do --graph and FROM. The model's prefixes (dl:, et:,
    ac:, ...) and the common ones (rdfs:, skos:, prov:, dct:, nif:, ...) need no declaration. Nothing can be changed,
    and no other server is asked than the endpoint. It gets DATELINE_ENDPOINT_USER and DATELINE_ENDPOINT_PASSWORD from
    the environment if it asks.
    """
    from dateline.questions import adhoc, formats
    from dateline.questions.job import Endpoint, Files, Source

    if data and endpoint:
        raise UsageError("files or an endpoint, not both", hint="leave out --data, or --endpoint")
    source: Source = Endpoint(endpoint) if endpoint else Files(tuple(data)) if data else store
    text, graphs, most = text_of(sparql), graph or (), int(memory * 1e9)
    if explain:
        write(adhoc.explain(source, text, timeout=timeout, graphs=graphs, memory=most), output)
        return
    answer = adhoc.query(source, text, timeout=timeout, limit=limit, graphs=graphs, memory=most)
    kind = "graph" if isinstance(answer, tuple) else "table"
    form = form or (Format.TURTLE if kind == "graph" else Format.TABLE)
    fitting = [f.value for f in Format if (f.value in formats.GRAPH_FORMATS) is (kind == "graph")]
    if form.value not in fitting:
        raise UsageError(f"a {kind} cannot be printed as {form}", hint=f"--format {', '.join(fitting)}")
    write(formats.render(answer, form, width=shutil.get_terminal_size((100, 24)).columns), output)


def text_of(sparql: str) -> str:
    """The query itself, where a file or `-` was given for it.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        if sparql == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        if sparql.endswith((".rq", ".sparql", ".ru")):
            return Path(sparql).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=sparql) from error
    return sparql
