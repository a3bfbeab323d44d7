"""Options that several commands share, each written once."""

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = Path(".dateline")

StoreOption = Annotated[
    Path, typer.Option("--store", envvar="DATELINE_STORE", metavar="DIR", help="The folder of the store.")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output.")
]
