"""Files, folders and standard input to articles."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO, Final, cast

from dateline.articles import formats
from dateline.articles.blocks import find_blocks, primary_source
from dateline.articles.dates import date_of
from dateline.articles.detection import detect_language
from dateline.articles.formats import Raw
from dateline.articles.layout import languages
from dateline.articles.metadata import Metadata, Place, article_id, read_metadata
from dateline.articles.model import Article
from dateline.errors import ArticleError

MANIFEST: Final = "manifest.jsonl"
_TEXT: Final = frozenset({".txt", ".text", ".md"})
_JSON: Final = frozenset({".jsonl", ".ndjson"})
_PAGE: Final = frozenset({".html", ".htm", ".xhtml"})
_NOT_ARTICLES: Final = frozenset({"readme", "license", "licence", "changelog", "notice"})


def read_paths(
    paths: Iterable[str | Path], *, stdin: IO[bytes] | IO[str] | None = None, folders: Sequence[Path] = ()
) -> Iterator[Article | ArticleError]:
    """Reads articles, in the order of the paths and, within a folder, of its manifest or its file names.

    A folder's `manifest.jsonl` names the folder's only articles. Without one, text, JSON Lines and HTML files in it and
    below it are read. A file that is named twice is read once. An article that cannot be read is given as an error, and
    the others go on. Nothing is fetched.

    Args:
        paths: files, folders, manifests, or `-` for standard input (JSON Lines, HTML or plain text).
        stdin: what `-` reads; the process's own by default.
        folders: further folders laid out like `mappings/`, whose layout rules are laid over those of Dateline.

    Raises:
        MappingError: a layout rule says something that it may not say.
    """
    seen: dict[str, Place] = {}
    for raw in _raws(paths, stdin):
        if isinstance(raw, ArticleError):
            yield raw
            continue
        try:
            article = _finish(raw, tuple(folders))
        except ArticleError as error:
            yield error
            continue
        if article.id in seen:
            first = seen[article.id]
            where = f"{first.file}:{first.line}" if first.line else first.file
            yield raw.place.error(
                f"has the id {article.id!r}, which {where} has already", "give one of them another `id`"
            )
            continue
        seen[article.id] = raw.place
        yield article


def _finish(raw: Raw, folders: tuple[Path, ...]) -> Article:
    metadata, text = raw.metadata, raw.text
    story = text[raw.front :]
    if not story.strip("\ufeff \t\r\n\u00a0"):
        raise raw.place.error("is empty", "give the text of the article")
    language = metadata.language
    available = ", ".join(languages())
    if language is None:
        language, guess = detect_language(story)
        if language is None:
            seems = f"seems to be in {guess!r}" if guess else "is in a language that could not be told"
            raise raw.place.error(
                f"{seems}; there are analysers for: {available}", "if it is one of these, give its `language`"
            )
    elif language not in languages():
        raise raw.place.error(f"no analyser for the language {language!r}", f"there are analysers for: {available}")
    blocks = find_blocks(text, language, title=metadata.title, front=raw.front, folders=folders)
    return Article(
        id=article_id(metadata, raw.name),
        text=text,
        language=language,
        source=metadata.url or _source(raw.place),
        title=metadata.title,
        publisher=metadata.publisher,
        issued=metadata.issued or date_of(text, blocks, language),
        primary_source=metadata.primary_source
        or _other(primary_source(text, blocks, language, folders=folders), metadata.publisher),
        blocks=blocks,
    )


def _other(origin: str | None, publisher: str | None) -> str | None:
    """Where an article comes from, unless that is the publisher itself."""
    return None if origin is None or (publisher and origin.casefold() == publisher.casefold()) else origin


def _source(place: Place) -> str:
    name = Path(place.file).name
    return f"{name}:{place.line}" if place.line else name


def _raws(paths: Iterable[str | Path], stdin: IO[bytes] | IO[str] | None) -> Iterator[Raw | ArticleError]:
    done: set[Path] = set()
    for given in paths:
        if str(given) == "-":
            yield from _standard_input(stdin)
        elif Path(given).is_dir():
            yield from _folder(Path(given), done)
        elif Path(given).name == MANIFEST and Path(given).is_file():
            yield from _manifest(Path(given), done)
        else:
            yield from _alone(Path(given), done)


def _alone(path: Path, done: set[Path]) -> Iterator[Raw | ArticleError]:
    """One file, with what the manifest of its folder says of it, if there is one that names it."""
    beside = path.parent / MANIFEST
    name = path.name.encode("utf-8", "surrogateescape")
    for number, line in _numbered(beside) if beside.is_file() else ():
        if name not in line:
            continue
        try:
            if formats.parse_record(line, Place(str(beside), number)).get("file") == path.name:
                yield from _entry(line, beside, number, done)
                return
        except ArticleError as error:
            yield error
            return
    yield from _file(path, done)


def _standard_input(stdin: IO[bytes] | IO[str] | None) -> Iterator[Raw | ArticleError]:
    source = stdin or sys.stdin.buffer
    content = source.read(0)
    if isinstance(content, str):
        source = BytesIO(str(source.read()).encode("utf-8", "surrogatepass"))
    file = cast(IO[bytes], source)
    lines = _lines(file)
    first = list(_to_first(lines))
    if formats.looks_like_json_lines(b"".join(first)):
        yield from formats.json_lines(chain(first, lines), Place("-"), "stdin")
        return
    yield from _sniffed(b"".join(first) + file.read(formats.MAX_BYTES + 1), Place("-"), "stdin")


def _sniffed(data: bytes, place: Place, name: str) -> Iterator[Raw | ArticleError]:
    """Articles of a kind that no suffix tells."""
    if formats.looks_like_json_lines(data):
        yield from formats.json_lines(iter(data.split(b"\n")), place, name)
        return
    try:
        is_page = formats.looks_like_html(data[:4000].decode("utf-8", "replace"))
        yield formats.from_html(data, place, name) if is_page else formats.from_text(data, place, name)
    except ArticleError as error:
        yield error


def _folder(path: Path, done: set[Path]) -> Iterator[Raw | ArticleError]:
    try:
        members = list(_members(path))
    except OSError as error:
        yield Place(str(error.filename or path)).error(f"cannot be read: {error.strerror}", "check its permissions")
        return
    if not members:
        yield Place(str(path)).error(
            "no article in this folder", f"expected {MANIFEST}, or files ending in .txt, .jsonl or .html"
        )
    for member in members:
        yield from _manifest(member, done) if member.name == MANIFEST else _file(member, done)


def _members(path: Path) -> Iterator[Path]:
    """The manifests and the article files of a folder and those below it; links are not followed."""
    if (path / MANIFEST).is_file():
        yield path / MANIFEST
        return
    for child in sorted(path.iterdir(), key=lambda child: child.name):
        if child.name.startswith(".") or child.is_symlink():
            continue
        if child.is_dir():
            yield from _members(child)
        elif not child.is_file():  # a pipe would be waited for
            continue
        elif child.suffix.lower() in _TEXT | _JSON | _PAGE and child.stem.lower() not in _NOT_ARTICLES:
            yield child


def _manifest(path: Path, done: set[Path]) -> Iterator[Raw | ArticleError]:
    try:
        for number, line in _numbered(path):
            if not line.strip():
                continue
            try:
                yield from _entry(line, path, number, done)
            except ArticleError as error:
                yield error
    except OSError as error:
        yield Place(str(path)).error(f"cannot be read: {error.strerror}", "check its permissions")


def _entry(line: bytes, path: Path, number: int, done: set[Path]) -> Iterator[Raw | ArticleError]:
    """The articles of one line of a manifest; what it says counts for more than what the file says."""
    place = Place(str(path), number)
    record = formats.parse_record(line, place)
    name = record.get("file")
    if not isinstance(name, str) or not name:
        raise place.error("names no `file`", "give the name of a file in this folder")
    stated = read_metadata(record, place)
    folder = path.parent.resolve()
    try:
        target = (folder / name).resolve()
        is_inside, is_there = target.is_relative_to(folder), target.is_file()
    except (OSError, ValueError):  # too long, or with a NUL in it
        raise place.error(f"names {name[:100]!r}, which is no name of a file", "correct the line") from None
    if not is_inside:
        raise place.error(f"names {name!r}, which is outside its folder", "move the file into the folder")
    if not is_there:
        raise place.error(f"names {name!r}, which is not there", "add the file, or remove the line")
    for raw in _file(path.parent / name, done):
        yield raw if isinstance(raw, ArticleError) else _stated(raw, stated)


def _stated(raw: Raw, stated: Metadata) -> Raw:
    return replace(raw, metadata=stated.over(raw.metadata))


def _file(path: Path, done: set[Path]) -> Iterator[Raw | ArticleError]:
    place = Place(str(path))
    try:
        resolved = path.resolve()
    except (OSError, ValueError):
        yield place.error("is no name of a file", "give a file, a folder, or - for standard input")
        return
    if resolved in done:
        return
    done.add(resolved)
    suffix = path.suffix.lower()
    try:
        if suffix in _JSON:
            with path.open("rb") as file:
                yield from formats.json_lines(_lines(file), place, path.stem)
            return
        with path.open("rb") as file:
            data = file.read(formats.MAX_BYTES + 1)
        if suffix in _PAGE:
            yield formats.from_html(data, place, path.stem)
        elif suffix in _TEXT:
            yield formats.from_text(data, place, path.stem)
        else:
            yield from _sniffed(data, place, path.stem)
    except FileNotFoundError:
        yield place.error("is not there", "give a file, a folder, or - for standard input")
    except OSError as error:
        yield place.error(f"cannot be read: {error.strerror}", "check the path and its permissions")
    except ArticleError as error:
        yield error


def _numbered(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file with their numbers, over-long ones cut."""
    with path.open("rb") as file:
        yield from enumerate(_lines(file), start=1)


def _to_first(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The lines up to the first that is not blank, and with it."""
    for line in lines:
        yield line
        if line.removeprefix(b"\xef\xbb\xbf").strip():
            return


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file, an over-long one cut at a length that is an error."""
    while line := file.readline(formats.MAX_BYTES + 1):
        yield line
        while len(line) > formats.MAX_BYTES and not line.endswith(b"\n"):
            line = file.readline(formats.MAX_BYTES + 1)
