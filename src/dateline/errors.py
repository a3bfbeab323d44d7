"""The errors that Dateline raises, as a tree.

    DatelineError                 something the user can mend; the message says what, where and how
    ├── UsageError                exit 2   an argument or option makes no sense
    ├── InputError                exit 3   a file that cannot be read as what it claims to be
    │   ├── ArticleError                   one article; the others go on
    │   └── MappingError                   a frame, lexicon or register file, with its line
    ├── StoreError                exit 3   the store is not there, is not one, or is of another version
    │   └── StoreLocked                    another process has it open
    └── QueryError                exit 2   a question or SPARQL text that is not valid

Anything else that escapes is a fault of ours and ends with exit code 4.
"""

from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """What every `dateline` command ends with."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INTERNAL = 4


class DatelineError(Exception):
    """Base of all errors that a user can mend.

    Args:
        message: what is wrong, in one sentence.
        where: the file, or the file and line, or the term that it is about.
        hint: what to do about it.
    """

    exit_code = ExitCode.INTERNAL

    def __init__(
        self, message: str, *, where: str | Path | None = None, line: int | None = None, hint: str = ""
    ) -> None:
        self.message, self.hint, self.line = message, hint, line
        self.where = None if where is None else str(where)
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}:{self.line}: " if self.where and self.line else f"{self.where}: " if self.where else ""
        return place + self.message + (f" ({self.hint})" if self.hint else "")


class UsageError(DatelineError):
    """An argument or option makes no sense."""

    exit_code = ExitCode.USAGE


class InputError(DatelineError):
    """A file that cannot be read as what it claims to be."""

    exit_code = ExitCode.UNREADABLE


class ArticleError(InputError):
    """One article cannot be read; the others go on."""


class MappingError(InputError):
    """A frame, lexicon or register file says something that it may not say."""


class StoreError(DatelineError):
    """The store is not there, is not a store, or was written by another version."""

    exit_code = ExitCode.UNREADABLE


class StoreLocked(StoreError):
    """Another process has the store open."""


class QueryError(DatelineError):
    """A question or SPARQL text that is not valid."""

    exit_code = ExitCode.USAGE
