"""Text files in one folder, by name: the articles' texts and the quarantine."""

import os
from pathlib import Path

from dateline.errors import StoreError

_UNFINISHED = ".unfinished"


class FolderFiles:
    """`Files` in a folder, which is made with its first file.

    Args:
        folder: where they are.
        read_only: refuse to change anything.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._folder, self._read_only = folder, read_only

    def put(self, name: str, text: str) -> None:
        """Keep a text under a name; on disk when this returns.

        Raises:
            StoreError: the store is open for reading only, or the disk is full.
            ValueError: the name is no plain file name.
        """
        path = self._path(name)
        self._writable()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_text(path, text)
        except OSError as error:
            raise StoreError(f"cannot be written: {error.strerror}", where=path) from error

    def get(self, name: str) -> str:
        """The text under a name, exactly as it was put.

        Raises:
            StoreError: nothing has this name.
        """
        path = self._path(name)
        try:
            return path.read_bytes().decode("utf-8")
        except FileNotFoundError as error:
            raise StoreError("the store has lost this file", where=path, hint="build the article again") from error

    def remove(self, name: str) -> None:
        """Forget a name; nothing happens where it is unknown.

        Raises:
            StoreError: the store is open for reading only.
        """
        self._writable()
        self._path(name).unlink(missing_ok=True)

    def names(self) -> list[str]:
        """All names, sorted."""
        if not self._folder.is_dir():
            return []
        return sorted(p.name for p in self._folder.iterdir() if not p.name.startswith("."))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._path(name).is_file()

    def _path(self, name: str) -> Path:
        if not name or name.startswith(".") or set(name) & set("/\\\0"):
            raise ValueError(f"{name!r} is no name for a file of the store")
        return self._folder / name

    def _writable(self) -> None:
        if self._read_only:
            raise StoreError("the store is open for reading only", where=self._folder)


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: a crash leaves the old one, or none."""
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    with unfinished.open("wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def is_unfinished(path: Path) -> bool:
    """Whether this is what a crash in `write_text` left behind."""
    return path.name.startswith(".") and path.name.endswith(_UNFINISHED)
