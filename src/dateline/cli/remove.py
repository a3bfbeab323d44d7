"""`dateline remove`: articles out of the store."""

from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_STORE, StoreOption
from dateline.cli.output import count


def remove_cli(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="Ids of articles, as `build` prints them.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take articles out of the store: their claims, texts, and whatever only they named.

    Exit codes: 0 they are gone, 2 the store has no article of one of these ids (then none is removed).
    """
    from dateline.corpus.build import remove
    from dateline.store.opening import open_store

    with open_store(store) as opened:
        remove(opened, articles)
    typer.echo(f"{count(len(articles), 'article')} removed from {store}.")
