"""Bytes of a file that may be packed, with an end: some kilobytes can unpack to more than any memory holds."""

import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

from dateline.errors import InputError

MOST = 1_000_000_000
"""Bytes that a file may have, unpacked."""

PACKED: Final = (".gz", ".zst")
_AT_ONCE: Final = 1 << 20
_ENTITY: Final = re.compile(rb"<!ENTITY\s+(%\s+)?([^\s%]+)\s+(?:\"([^\"]*)\"|'([^']*)'|(\w+))")
_REFERENCE: Final = re.compile(rb"&([^\s;&]+);")
_PREDEFINED: Final = re.compile(rb"&(?:#\w+|amp|lt|gt|quot|apos);")
_GROWTH: Final = 10_000_000  # bytes that entities may add to a document


def read_bytes(path: Path) -> bytes:
    """What is in a file, unpacked where its name ends in .gz or .zst.

    Raises:
        InputError: it cannot be read, is not packed as its name says, or is over `MOST` bytes.
    """
    parts, size = [], 0
    try:
        with _opened(path) as file:
            while part := file.read(_AT_ONCE):
                size += len(part)
                if size > MOST:
                    hint = "a few kilobytes that hold so much are an attack; else split it"
                    raise InputError(f"is over {MOST:,} bytes, unpacked", where=path, hint=hint)
                parts.append(part)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"is not packed as its name says: {error}", where=path) from error
    except OSError as error:
        raise InputError(error.strerror or str(error), where=path) from error
    return b"".join(parts)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as plain:
        if path.suffix.lower() == ".gz":
            with gzip.GzipFile(fileobj=plain) as file:
                yield cast(IO[bytes], file)
        elif path.suffix.lower() == ".zst":
            import zstandard

            try:
                with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(plain, closefd=False) as reader:
                    yield cast(IO[bytes], reader)
            except zstandard.ZstdError as error:
                raise InputError(f"is not packed as its name says: {error}", where=path) from error
        else:
            yield plain


def refuse_expansion(data: bytes, path: Path) -> None:
    """Refuse XML whose entities stand for much more than is there; those that shorten IRIs are fine.

    Raises:
        InputError: an entity names another one or a file, all together are too long, or the text is not UTF-8.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("RDF/XML is read in UTF-8 only", where=path, hint="convert it") from error
    used = Counter(_REFERENCE.findall(data))
    added = 0
    for parameter, name, double, single, outside in _ENTITY.findall(data):
        value = double or single
        if parameter or outside or b"&" in _PREDEFINED.sub(b"", value) or b"%" in value:
            raise InputError(
                f"the entity {name.decode()!r} stands for another one, or for a file",
                where=path,
                hint="write out what it stands for",
            )
        added += len(value) * used[name]
    if added > _GROWTH:
        raise InputError(f"its entities stand for {added:,} bytes", where=path, hint="write out what they stand for")
