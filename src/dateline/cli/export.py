"""`dateline export`: the store as RDF."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_STORE, OutputOption, StoreOption
from dateline.errors import UsageError


class Format(StrEnum):
    """What can be written."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"


def export_cli(
    form: Annotated[
        Format, typer.Option("--format", help="turtle has no graphs and holds their union; the others keep them.")
    ] = Format.TRIG,
    output: OutputOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write the store as RDF: everything that `dateline query` sees, with the ontology and the concept schemes.

    The same store gives the same bytes, always. The articles' texts are not in it, only the words that are evidence.
    """
    from dateline.corpus.export import export
    from dateline.store.embedded import open_store

    with open_store(store, read_only=True) as opened:
        data = export(opened, form.value)
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror}", where=output, hint="name another file with -o"
        ) from error
