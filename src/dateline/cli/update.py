"""`dateline update`: SPARQL Update on the store."""

import sys
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_STORE, StoreOption
from dateline.cli.output import count, note
from dateline.cli.query import text_of
from dateline.errors import UsageError


def update_cli(
    sparql: Annotated[
        str, typer.Argument(metavar="UPDATE", help="SPARQL Update, a file that holds it, or - for standard input.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Change the store with SPARQL 1.1 Update, as one transaction.

    It is tried on a copy in memory first, and says what would change; on a terminal it then asks. The default graph
    is not the union here: write GRAPH, or WITH. Readings cannot be changed, and nothing is read from elsewhere (LOAD,
    SERVICE).

    Exit codes: 0 changed, or nothing to change, 1 you said no, 2 the update may not run, or nobody can be asked.
    """
    from dateline.questions.change import plan
    from dateline.store.opening import open_store

    text = text_of(sparql)
    with open_store(store, read_only=dry_run) as opened:
        change = plan(opened, text)
        removed, added = count(len(change.remove), "statement"), count(len(change.add), "statement")
        note(f"{removed} to remove, {added} to add, in {count(len(change.graphs), 'graph')}.")
        for graph in change.graphs:
            note(f"  {graph}")
        if dry_run or not change.graphs:
            return
        if not yes:
            if sparql == "-" or not _somebody_there():
                hint = "--yes changes it, --dry-run does not"
                raise UsageError("nobody can be asked whether to change the store", hint=hint)
            if not typer.confirm("Change the store?", err=True):
                note("Nothing was changed.")
                raise typer.Exit(1)
        opened.apply(remove=change.remove, add=change.add)
    note("The store is changed. `dateline validate` checks it.")


def _somebody_there() -> bool:
    return sys.stdin.isatty()
