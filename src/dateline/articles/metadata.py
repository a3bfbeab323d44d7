"""What is known of an article besides its text: one set of keys for manifests, JSON Lines and front matter."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from dateline.errors import ArticleError

_XSD: Final = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)? ?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII
)
_ID_LENGTH: Final = 120
_THREE_LETTERS: Final = {"eng": "en", "nld": "nl", "dut": "nl"}


@dataclass(frozen=True)
class Place:
    """Where something is written, for messages: a file and a line, or None where there are no lines."""

    file: str
    line: int | None = None

    def error(self, message: str, hint: str) -> ArticleError:
        """An `ArticleError` about this place."""
        return ArticleError(message, where=self.file, line=self.line, hint=hint)


@dataclass(frozen=True)
class Metadata:
    """What a manifest, a record or front matter says of an article; None where it says nothing."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    issued: date | None = None
    language: str | None = None
    url: str | None = None
    primary_source: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """This, with what it leaves open taken from another."""
        return Metadata(**{key: self.__dict__[key] or other.__dict__[key] for key in self.__dict__})


def read_metadata(record: Mapping[str, Any], place: Place) -> Metadata:
    """The metadata in a record; keys that mean nothing to Dateline are ignored.

    Raises:
        ArticleError: a value is of the wrong kind, or a date is none.
    """
    issued = record.get("issued") if record.get("issued") is not None else record.get("date")
    language = _text(record, "language", place) or _text(record, "lang", place)
    return Metadata(
        id=_text(record, "id", place, numbers=True),
        title=_text(record, "title", place),
        publisher=_text(record, "publisher", place),
        issued=_date(issued, place),
        language=None if language is None else _language(language),
        url=_text(record, "url", place),
        primary_source=_text(record, "primary_source", place),
    )


def _text(record: Mapping[str, Any], key: str, place: Place, *, numbers: bool = False) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if numbers and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise place.error(f"`{key}` is {value!r}, expected a text", f"write {key} in quotation marks, or leave it out")
    return value.strip() or None


def _language(value: str) -> str:
    code = re.split(r"[-_]", value.lower())[0]
    return _THREE_LETTERS.get(code, code)


def _date(value: object, place: Place) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    text = value.strip() if isinstance(value, str) else str(value)
    if not text:
        return None
    match = _XSD.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        return date(*map(int, match.groups()))
    except ValueError:
        raise place.error(
            f"{text!r} is not a date", "write it as 2020-01-05 or 2020-01-05T10:30:00Z, or leave it out"
        ) from None


def article_id(metadata: Metadata, name: str) -> str:
    """The article's id: from its id field, else its URL, else its name, safe in a segment of an IRI path.

    Letters, digits, `.`, `_`, `~` and `-` stay; anything else becomes `-`. An id that would get too long keeps its
    beginning and a hash of the whole.
    """
    raw = metadata.id or (_from_url(metadata.url) if metadata.url else name)
    kept = "".join(sign if sign.isalnum() or sign in "._~-" else "-" for sign in unicodedata.normalize("NFC", raw))
    safe = re.sub(r"-{2,}", "-", kept).strip("-.")
    if not safe or len(safe) > _ID_LENGTH:
        return f"{safe[:_ID_LENGTH].strip('-.')}-{hashlib.sha256(raw.encode()).hexdigest()[:10]}".lstrip("-")
    return safe


def _from_url(url: str) -> str:
    parts = urlsplit(url)
    path = re.sub(r"\.(s?html?|php|aspx?)$", "", unquote(parts.path, errors="replace").rstrip("/"))
    query = f"-{unquote(parts.query, errors='replace')}" if parts.query else ""
    return (parts.hostname or "").removeprefix("www.") + path + query
