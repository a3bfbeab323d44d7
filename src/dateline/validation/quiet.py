"""rdflib without its log: a traceback for each value that its datatype does not have, which is a finding here."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet_rdflib() -> Iterator[None]:
    """As long as the block lasts, rdflib says nothing of ill-formed values."""
    log = logging.getLogger("rdflib.term")
    log.addFilter(_no)
    try:
        yield
    finally:
        log.removeFilter(_no)


def _no(record: logging.LogRecord) -> bool:
    return False
