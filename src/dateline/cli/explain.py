"""`dateline explain`: everything that the corpus says of one thing, and why it was linked."""

import shutil
from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli import completion
from dateline.cli.compare import Lang
from dateline.cli.options import DEFAULT_STORE, StoreOption
from dateline.cli.output import write


class Format(StrEnum):
    """How an explanation is printed."""

    TEXT = "text"
    JSON = "json"


def explain_cli(
    what: Annotated[
        str,
        typer.Argument(
            metavar="IRI|NAME",
            help="An actor, place, happening, event or other claim, by IRI or by a name of it.",
            autocompletion=completion.names,
        ),
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Show so many claims at most.")] = 50,
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    lang: Annotated[Lang, typer.Option("--lang", help="Language of names.")] = Lang.EN,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Tell everything that the corpus says of one thing, source by source, with the words and the rules that read them.

    And why entries of several articles are taken for one actor or place, and events for one happening. IRIs may come
    without the store's base. A name may differ in case, accents and hyphens, or be a part of one name only.
    """
    from dateline.comparison import narrate
    from dateline.comparison.explain import explain
    from dateline.comparison.lookup import find_node
    from dateline.store.opening import open_store

    with open_store(store, read_only=True) as opened:
        base = opened.base
        node = find_node(opened, base, what, lang=lang)
        found = explain(opened, node, lang=lang, limit=limit)
    if form is Format.JSON:
        write(narrate.as_json(found))
    else:
        write(narrate.as_text(found, base, width=shutil.get_terminal_size((80, 24)).columns))
