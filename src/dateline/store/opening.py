"""One way to open a store, wherever it is: a folder, or a SPARQL server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.store import embedded
from dateline.store.interface import Store


def is_remote(where: str | Path) -> bool:
    """Whether a store's name is the URL of a server."""
    return isinstance(where, str) and where.lower().startswith(("http://", "https://"))


@contextmanager
def open_store(
    where: str | Path, *, create: bool = False, read_only: bool = False, base: str | None = None
) -> Iterator[Store]:
    """Open a store for as long as the `with` block lasts.

    Args:
        where: its folder, or the URL of a SPARQL server's query endpoint.
        create, read_only, base: as for `embedded.open_store`.

    Raises:
        StoreError: there is no store, or it cannot be read.
        StoreLocked: another process has it open.
        UsageError: the store has another base, or the URL makes no sense.
    """
    if not is_remote(where):
        with embedded.open_store(where, create=create, read_only=read_only, base=base) as folder:
            yield folder
        return
    from dateline.store.remote import RemoteStore  # SPARQLWrapper takes rdflib with it: only who needs it, waits
    from dateline.store.wire import from_environment

    url = str(where)
    store = RemoteStore(url, from_environment(url), create=create, read_only=read_only, base=base)
    try:
        yield store
    finally:
        store.close()
