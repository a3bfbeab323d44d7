"""An article: its text, what is known of it, and which parts of it are news."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property


class BlockKind(StrEnum):
    """What a paragraph of an article is."""

    HEADLINE = "headline"
    HEADING = "heading"  # a sub-heading inside the text
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"  # adverts, navigation, comment forms, author biographies

    @property
    def is_news(self) -> bool:
        """Whether claims may be read from it."""
        return self in (BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.BODY)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: code points [begin, end) of the article's text, without surrounding white space."""

    begin: int
    end: int
    kind: BlockKind


@dataclass(frozen=True)
class Article:
    """One article as it came in.

    `id` comes from its URL, its id field or its file name, and is safe in an IRI path segment. `text` is what UTF-8
    decoding gives, untouched; all offsets in Dateline count its code points. `source` is the URL or the file name.
    """

    id: str
    text: str
    language: str
    source: str
    title: str | None = None
    publisher: str | None = None
    issued: date | None = None
    primary_source: str | None = None
    blocks: tuple[Block, ...] = field(default=())

    @cached_property
    def sha256(self) -> str:
        """Hex SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()
