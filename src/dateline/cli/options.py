"""Options that several commands share, each written once."""

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = ".dateline"

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="DATELINE_STORE",
        metavar="DIR|URL",
        help="The folder of the store, or the URL of a SPARQL server that holds one.",
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output.")
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="Another installed spaCy pipeline than the one of the language."),
]
RegisterOption = Annotated[
    list[Path] | None,
    typer.Option("--register", metavar="FILE.ttl", help="A register of your own, laid over ours. May be given again."),
]
FramesOption = Annotated[
    list[Path] | None,
    typer.Option("--frames", metavar="DIR", help="A folder of frames, laid over ours. May be given again."),
]
