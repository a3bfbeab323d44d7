"""`dateline cluster`: who is who and what is what, decided anew."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_STORE, RegisterOption, StoreOption
from dateline.cli.output import count, note

if TYPE_CHECKING:
    from dateline.corpus.cluster import ClusterReport


def cluster_cli(
    store: StoreOption = DEFAULT_STORE,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions", metavar="FILE.ttl", help="What is the same and what is different. Kept, and obeyed."
        ),
    ] = None,
    register: RegisterOption = None,
    show: Annotated[bool, typer.Option("--list", help="List the happenings that several articles report.")] = False,
) -> None:
    """Decide anew which events are one happening, and which entries one actor or place; readings stay as they are.

    `build` does this for what has changed. Here it is done for everything, with decisions of yours if you give any.

    Exit codes: 0 done, 2 the file of decisions is wrong, 3 it or the store cannot be read.
    """
    from dateline.corpus.cluster import recluster
    from dateline.corpus.reader import DefaultReader
    from dateline.graph.iris import Iris
    from dateline.store.opening import open_store

    reader = DefaultReader(register_files=register or ())
    with open_store(store) as opened:
        base = opened.base
        report = recluster(opened, reserved=reader.reserved(Iris(base)), decisions=decisions)
    for iri in report.unknown:
        note(f"the store has no {iri.removeprefix(base)} (yet): what was decided about it waits")
    if show:
        _list(report, base)
    typer.echo(
        f"{count(report.events, 'event')} in {count(report.clusters, 'cluster')},"
        f" {len(report.happenings):,} of several articles."
    )
    changed = f"{count(len(report.changed), 'event')} shared the cluster with others before."
    typer.echo(changed if report.changed else "Nothing has changed.")


def _list(report: "ClusterReport", base: str) -> None:
    for happening in report.happenings:
        typer.echo(f"{happening.cluster.removeprefix(base)}\n  {happening.because}")
        for event, score in happening.events:
            typer.echo(f"  {score:.2f}  {event.removeprefix(base)}")
        typer.echo()
