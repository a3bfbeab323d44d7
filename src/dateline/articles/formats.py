"""The formats that articles come in: plain text with or without front matter, JSON Lines, HTML."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from dateline.articles.blocks import front_matter
from dateline.articles.metadata import Metadata, Place, read_metadata
from dateline.errors import ArticleError

MAX_BYTES: Final = 10_000_000
"""The largest article that is read; a longer one is a dump of something else."""

_LONGEST_FRONT: Final = 20_000
"""Characters of front matter: what is known of one article."""
_HTML: Final = re.compile(
    r"\ufeff?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_HTML_LANG: Final = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([\w-]+)", re.I)


@dataclass(frozen=True)
class Raw:
    """An article as its file has it.

    Attributes:
        front: code points of front matter at the beginning of the text.
        name: what the article is called where nothing else names it.
    """

    text: str
    metadata: Metadata
    place: Place
    name: str
    front: int = 0


def decode(data: bytes, place: Place) -> str:
    """The text that UTF-8 decoding gives, newlines and byte order mark untouched.

    Raises:
        ArticleError: too long, not UTF-8, or with NUL characters.
    """
    if len(data) > MAX_BYTES:
        raise too_long(place)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + (place.line or 1)
        raise Place(place.file, line).error(
            f"is not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}", "save it as UTF-8"
        ) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + (place.line or 1)
        raise Place(place.file, line).error("holds a NUL character: this is no text", "give the text of the article")
    return text


def too_long(place: Place) -> ArticleError:
    """The error for an article over `MAX_BYTES`."""
    return place.error(
        f"is over {MAX_BYTES:,} bytes, the most for one article", "split it into articles, one a file or line"
    )


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page does."""
    return _HTML.match(text[:4000]) is not None


def looks_like_json_lines(data: bytes) -> bool:
    """Whether the first line that is not blank is a JSON object."""
    first = next((line for line in data.removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip()), b"")
    if not first.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except ValueError:
        return first.rstrip().endswith(b"}") or b'"text"' in first


def from_text(data: bytes, place: Place, name: str) -> Raw:
    """Plain text; the metadata of front matter (`---`, YAML 1.2, `---`) are read, its lines stay in the text.

    Raises:
        ArticleError: not UTF-8, nothing in it, or front matter that is not YAML.
    """
    text = decode(data, place)
    match = front_matter(text)
    record = _front(match.group(), place) if match else None
    metadata = read_metadata(record, Place(place.file, 1)) if record is not None else Metadata()
    return Raw(text, metadata, place, name, front=match.end() if match and record is not None else 0)


def _front(region: str, place: Place) -> dict[str, Any] | None:
    """The mapping in a front matter, or None where two dashed lines hold something else: then it is text."""
    from ruamel.yaml.error import YAMLError

    from dateline.plainyaml import load_yaml

    inner = "\n".join(region.splitlines()[1:-1])
    try:
        record = load_yaml(inner, longest=_LONGEST_FRONT)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Place(place.file, mark.line + 2 if mark else 1).error(
            f"front matter is not YAML: {getattr(error, 'problem', None) or error}",
            "write one `key: value` a line, with quotation marks around a value that holds a colon",
        ) from None
    return record if isinstance(record, dict) else None


def from_record(record: dict[str, Any], place: Place, name: str) -> Raw:
    """A line of JSON Lines.

    Raises:
        ArticleError: no text, or a value of the wrong kind.
    """
    text = record.get("text")
    if not isinstance(text, str):
        found = "is missing" if text is None else f"is {type(text).__name__}"
        raise place.error(f"`text` {found}, expected a string", 'give each line as {"id": ..., "text": ...}')
    if "\0" in text:
        raise place.error("holds a NUL character: this is no text", "give the text of the article")
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise place.error("holds half of a surrogate pair", "write the sign itself in UTF-8, not as \\ud... escapes")
    return Raw(text, read_metadata(record, place), place, name)


def json_lines(lines: Iterator[bytes], place: Place, name: str) -> Iterator[Raw | ArticleError]:
    """The articles of a JSON Lines file; a bad line is an error, and the next lines go on."""
    for number, line in enumerate(lines, start=1):
        here = Place(place.file, number)
        if not line.strip():
            continue
        try:
            yield from_record(parse_record(line, here), here, f"{name}-{number}")
        except ArticleError as error:
            yield error


def parse_record(line: bytes, place: Place) -> dict[str, Any]:
    """The JSON object on a line.

    Raises:
        ArticleError: not UTF-8, not JSON, or no object.
    """
    text = decode(line, place).removeprefix("\ufeff")
    try:
        record = json.loads(text)
    except RecursionError:
        raise place.error("is JSON nested too deeply", "give one flat object a line") from None
    except ValueError as error:
        reason = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
        raise place.error(f"is not JSON: {reason}", "write one JSON object a line") from None
    if not isinstance(record, dict):
        raise place.error(f"is JSON, but {type(record).__name__}", "write one JSON object, {...}, a line")
    return record


def from_html(data: bytes, place: Place, name: str) -> Raw:
    """The story of a web page and what the page says of it. Nothing is fetched.

    Raises:
        ArticleError: in no encoding that it names, or without a story.
    """
    import trafilatura

    text = _decode_page(data, place)
    document = trafilatura.bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # Only a date that the page states: one guessed from a copyright line would move every "last Friday".
        date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
    )
    page = document.as_dict() if isinstance(document, trafilatura.settings.Document) else {}
    extracted = page.get("text")
    if not isinstance(extracted, str) or not extracted.strip():
        raise place.error("no story was found in the page", "save the text of the article as a .txt file")
    url = page.get("url")
    record = {
        "title": page.get("title"),
        "publisher": page.get("sitename"),
        "date": page.get("date"),
        # The address of a front page names no article.
        "url": url if isinstance(url, str) and re.search(r"//[^/]+/.", url) else None,
        "language": match.group(1) if (match := _HTML_LANG.search(text[:4000])) else None,
    }
    return Raw(extracted, read_metadata(record, place), place, name)


def _decode_page(data: bytes, place: Place) -> str:
    if len(data) > MAX_BYTES:
        raise too_long(place)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
    if declared is not None:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    raise place.error("is not UTF-8, nor in an encoding that the page itself names", "save it as UTF-8")
