"""One writer or many readers: who may open a store's folder.

Oxigraph's database allows one process that writes; opening it for reading meanwhile is undefined. So whoever opens it
holds a lock on a file beside it, which the operating system gives free however the process ends.
"""

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Final

from dateline.errors import StoreError, StoreLocked

_WAIT: Final = 3.0  # seconds that a writer waits for readers: a question takes less
_PAUSE: Final = 0.02


class Lock:
    """A lock on a file, shared among readers.

    Args:
        path: the file; a writer makes it where it is not there.
        exclusive: to write.

    Raises:
        StoreLocked: another process writes, or (for a writer) still reads after three seconds.
    """

    def __init__(self, path: Path, *, exclusive: bool) -> None:
        self._path, self._exclusive = path, exclusive
        try:
            reading = not exclusive and path.exists()  # a reader needs no right to write
            self._file: int | None = os.open(path, os.O_RDONLY if reading else os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            action = "written" if exclusive else "read"
            raise StoreError(f"the store cannot be {action}: {error.strerror}", where=path) from error
        deadline = time.monotonic() + (_WAIT if exclusive else 0)
        while not self._take(self._file):
            if time.monotonic() >= deadline:
                holder = self._holder()
                self.release()
                raise StoreLocked(
                    f"the store is in use by another process{holder}",
                    where=path.parent,
                    hint="wait until it is done; readers have to wait for a build, and a build for readers",
                )
            time.sleep(_PAUSE)
        if exclusive:
            os.ftruncate(self._file, 0)
            os.write(self._file, str(os.getpid()).encode())

    def release(self) -> None:
        """Let others in; nothing happens the second time."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> "Lock":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.release()

    def _take(self, file: int) -> bool:
        if sys.platform == "win32":  # the database's own lock keeps a second process out, for readers too
            return True
        import fcntl

        try:
            fcntl.flock(file, (fcntl.LOCK_EX if self._exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _holder(self) -> str:
        if self._exclusive or self._file is None:  # a writer may be kept out by readers, who leave no name
            return ""
        pid = os.pread(self._file, 20, 0).decode("ascii", "replace")
        return f" (pid {pid})" if pid.isdigit() else ""
