"""Paths to articles, and errors that say where, what and how."""

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles import Article, BlockKind, read_paths
from dateline.articles.formats import MAX_BYTES
from dateline.articles.metadata import Metadata, article_id
from dateline.errors import ArticleError

STORY = "Army leaves town\r\n\r\nThe army left the town\u00a0of Bor on Monday, residents said. It was quiet.\r\n"
DUTCH = "Het leger heeft de stad verlaten, zeggen inwoners. Het was daar een week en de winkels waren dicht."


def read(*paths: Path | str, stdin: bytes | None = None) -> list[Article | ArticleError]:
    return list(read_paths(paths, stdin=None if stdin is None else io.BytesIO(stdin)))


def article(*paths: Path | str, stdin: bytes | None = None) -> Article:
    (one,) = read(*paths, stdin=stdin)
    assert isinstance(one, Article), one
    return one


def error(*paths: Path | str, stdin: bytes | None = None) -> ArticleError:
    (one,) = read(*paths, stdin=stdin)
    assert isinstance(one, ArticleError), one
    return one


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# ------------------------------------------------------------------------------------------------ formats
def test_plain_text_is_untouched(tmp_path: Path) -> None:
    found = article(write(tmp_path / "bor.txt", STORY))
    assert (found.id, found.text, found.language, found.source) == ("bor", STORY, "en", "bor.txt")
    assert [block.kind for block in found.blocks] == [BlockKind.HEADLINE, BlockKind.BODY]


def test_a_byte_order_mark_stays_and_is_no_word(tmp_path: Path) -> None:
    found = article(write(tmp_path / "bor.txt", b"\xef\xbb\xbf" + STORY.encode()))
    assert found.text == "\ufeff" + STORY
    assert found.blocks[0].begin == 1


FRONT = """---
title: "Army leaves town"
publisher: Nile Monitor
date: 2021-03-04
lang: en-GB
on: this key means nothing here
---
The army left the town of Bor on Monday.
"""


def test_front_matter_gives_metadata_and_stays_in_the_text(tmp_path: Path) -> None:
    found = article(write(tmp_path / "bor.txt", FRONT))
    assert found.text == FRONT
    assert (found.title, found.publisher, found.issued, found.language) == (
        "Army leaves town", "Nile Monitor", date(2021, 3, 4), "en",
    )  # fmt: skip
    assert [block.kind for block in found.blocks] == [BlockKind.BOILERPLATE, BlockKind.BODY]
    assert found.text[found.blocks[1].begin :].startswith("The army")


def test_dashes_that_hold_no_mapping_are_text(tmp_path: Path) -> None:
    text = "---\nThe army left the town.\n---\nIt was quiet in the streets."
    found = article(write(tmp_path / "a.txt", text))
    assert found.title is None
    assert "The army left the town." in [text[block.begin : block.end] for block in found.blocks]


def test_json_lines(tmp_path: Path) -> None:
    records = [
        {"id": 7, "text": STORY, "title": "Army leaves town", "issued": "2021-03-04T10:30:00+03:00"},
        {"url": "https://www.nile.example/2021/bor.html?p=2", "text": DUTCH, "primary_source": "Radio Sahel"},
        {"text": "The army left the town of Bor.", "language": "eng", "extra": [1]},
    ]
    path = write(tmp_path / "week.jsonl", "\n\n".join(map(json.dumps, records)))
    first, second, third = read(path)
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(third, Article)
    assert (first.id, first.text, first.issued, first.source) == ("7", STORY, date(2021, 3, 4), "week.jsonl:1")
    assert (second.id, second.language, second.primary_source) == ("nile.example-2021-bor-p-2", "nl", "Radio Sahel")
    assert second.source == "https://www.nile.example/2021/bor.html?p=2"
    assert (third.id, third.language) == ("week-5", "en")


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Army leaves town | Nile Monitor</title>
<meta property="og:site_name" content="Nile Monitor"><meta property="og:title" content="Army leaves town">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">
<link rel="canonical" href="https://nile.example/2021/army-leaves.html"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Army leaves town</h1><p>The army left the town of Bor on Monday after a siege of eleven weeks, residents
and two officials of the regional government said, and the caf\u00e9s opened again.</p><p>The governor said the soldiers
had gone east along the river, and that the hospital was open for the first time since the winter.</p></article>
<footer>All rights reserved.</footer></body></html>"""


@pytest.mark.parametrize("name", ["page.html", "page"])
def test_html(tmp_path: Path, name: str) -> None:
    found = article(write(tmp_path / name, PAGE))
    assert "The army left the town of Bor" in found.text and "All rights" not in found.text
    assert (found.title, found.publisher, found.issued) == ("Army leaves town", "Nile Monitor", date(2021, 3, 4))
    assert (found.id, found.source) == ("nile.example-2021-army-leaves", "https://nile.example/2021/army-leaves.html")


def test_html_in_the_encoding_that_it_names(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1252")
    assert "caf\u00e9s" in article(write(tmp_path / "page.html", page.encode("windows-1252"))).text
    assert (
        "nor in an encoding that the page itself names"
        in error(write(tmp_path / "bad.html", PAGE.encode("latin-1"))).message
    )


def test_no_date_is_guessed_from_a_copyright_line(tmp_path: Path) -> None:
    page = re.sub(r"<meta property=.article:published_time.*?>", "", PAGE).replace(
        "All rights", "\u00a9 2019. All rights"
    )
    assert article(write(tmp_path / "page.html", page.replace("/2021/", "/"))).issued is None


def test_a_page_without_a_story(tmp_path: Path) -> None:
    assert "no story" in error(write(tmp_path / "page.html", "<!DOCTYPE html><html><body></body></html>")).message


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (STORY.encode(), ["stdin"]),
        (PAGE.encode(), ["nile.example-2021-army-leaves"]),
        (
            json.dumps({"id": "a", "text": STORY}).encode() + b"\n" + json.dumps({"text": DUTCH}).encode(),
            ["a", "stdin-2"],
        ),
        (b"{The army} left the town of Bor, and the people were in the streets.", ["stdin"]),
    ],
)
def test_standard_input_is_told_by_its_beginning(content: bytes, ids: list[str]) -> None:
    assert [one.id if isinstance(one, Article) else str(one) for one in read("-", stdin=content)] == ids


def test_standard_input_may_be_decoded_already() -> None:
    (one,) = read_paths(["-"], stdin=io.StringIO("The army left the town of Bor."))
    assert isinstance(one, Article) and one.text == "The army left the town of Bor."


# ------------------------------------------------------------------------------------------------ folders
def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "README.md", "notes.pdf"):
        write(tmp_path / name, STORY)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert [one.id for one in read(tmp_path) if isinstance(one, Article)] == ["a", "b", "c"]


def test_a_manifest_names_the_only_articles_and_has_the_last_word(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", FRONT)
    write(tmp_path / "b.txt", STORY)
    line = {
        "file": "a.txt",
        "title": "Another title",
        "issued": "2021-03-05",
        "issued_how": "stated",
        "publisher": None,
    }
    write(tmp_path / "manifest.jsonl", json.dumps(line))
    found = article(tmp_path)
    assert (found.id, found.title, found.issued, found.publisher) == (
        "a", "Another title", date(2021, 3, 5), "Nile Monitor",
    )  # fmt: skip
    assert article(tmp_path / "manifest.jsonl") == found


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", STORY)
    assert len(read(path, tmp_path, path)) == 1


# ------------------------------------------------------------------------------------------------ errors
@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        (b"The army left.\nCaf\xe9 closed.", "is not UTF-8: byte 0xe9 at offset 18", 2),
        (b"", "is empty", None),
        (b" \r\n\xc2\xa0", "is empty", None),
        (b"The army\nleft\0.", "NUL", 2),
        (b"---\ntitle: a: b\n---\nThe army left.", "front matter is not YAML", 2),
        (b"---\ndate: 4 March\n---\nThe army left.", "'4 March' is not a date", 1),
        (b"---\ntitle: [a]\n---\nThe army left.", "`title` is ['a'], expected a text", 1),
        (b"---\nlang: de\n---\nThe army left.", "no analyser for the language 'de'", None),
        (b"---\ntitle: a\n---\n", "is empty", None),
    ],
)
def test_a_text_that_cannot_be_read(tmp_path: Path, content: bytes, message: str, line: int | None) -> None:
    path = write(tmp_path / "a.txt", content)
    found = error(path)
    assert message in found.message
    assert (found.where, found.line) == (str(path), line)
    assert found.hint


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"text": "The army left."', "is not JSON"),
        (b'["text"]', "is JSON, but list"),
        (b'{"id": "a"}', "`text` is missing"),
        (b'{"text": 5}', "`text` is int"),
        (b'{"text": "The army left.", "date": "2021-02-30"}', "'2021-02-30' is not a date"),
        (b'{"text": "The army left.", "id": ["a"]}', "`id` is ['a']"),
        (b'{"text": "The army\\u0000 left."}', "NUL"),
        (b'{"text": "The army \\ud800left."}', "surrogate"),
        (b'{"text": "caf\xe9"}', "is not UTF-8"),
        (b"[" * 100_000, "is JSON nested too deeply"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(tmp_path: Path, line: bytes, message: str) -> None:
    good = json.dumps({"id": "good", "text": "The army left the town of Bor."}).encode()
    path = write(tmp_path / "a.jsonl", good + b"\n" + line + b"\n" + good.replace(b"good", b"next"))
    first, second, third = read(path)
    assert isinstance(first, Article) and isinstance(third, Article)
    assert isinstance(second, ArticleError) and message in second.message
    assert (second.where, second.line) == (str(path), 2)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"file": "b.txt"}, "which is not there"),
        ({"title": "a"}, "names no `file`"),
        ({"file": "../outside.txt"}, "outside its folder"),
        ({"file": "a.txt", "date": "today"}, "'today' is not a date"),
    ],
)
def test_a_manifest_that_is_wrong(tmp_path: Path, entry: dict[str, str], message: str) -> None:
    write(tmp_path / "outside.txt", STORY)
    write(tmp_path / "in" / "a.txt", STORY)
    path = write(tmp_path / "in" / "manifest.jsonl", "\n" + json.dumps(entry))
    found = error(tmp_path / "in")
    assert message in found.message
    assert (found.where, found.line) == (str(path), 2)


def test_what_is_not_there(tmp_path: Path) -> None:
    assert "is not there" in error(tmp_path / "none.txt").message
    assert "no article in this folder" in error(tmp_path).message


def test_a_folder_below_with_a_manifest_keeps_to_it(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    write(tmp_path / "sub" / "b.txt", STORY)
    write(tmp_path / "sub" / "c.txt", STORY)
    write(tmp_path / "sub" / "manifest.jsonl", '{"file": "c.txt"}')
    assert [one.id for one in read(tmp_path) if isinstance(one, Article)] == ["a", "c"]


def test_what_is_too_long(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "a " * (MAX_BYTES // 2 + 1))
    assert "10,000,000 bytes" in error(path).message
    record = json.dumps({"id": "a", "text": "The army left the town of Bor."})
    lines = write(tmp_path / "b.jsonl", json.dumps({"text": "a" * MAX_BYTES}) + "\n" + record)
    first, second = read(lines)
    assert isinstance(first, ArticleError) and first.line == 1
    assert isinstance(second, Article) and second.id == "a"


def test_two_articles_never_share_an_id(tmp_path: Path) -> None:
    first = write(tmp_path / "one" / "a.txt", STORY)
    second = write(tmp_path / "two" / "a.txt", STORY)
    kept, refused = read(first, second)
    assert isinstance(kept, Article)
    assert isinstance(refused, ArticleError)
    assert str(first) in refused.message and refused.where == str(second)


@given(st.text(min_size=1, max_size=300))
def test_an_id_is_safe_in_an_iri_and_always_the_same(raw: str) -> None:
    found = article_id(Metadata(id=raw), "name")
    assert found == article_id(Metadata(id=raw), "other")
    assert found and all(sign.isalnum() or sign in "._~-" for sign in found)
    assert len(found) <= 132
    assert found not in (".", "..")


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        (Metadata(id="2021/03 Bor: army"), "2021-03-Bor-army"),
        (Metadata(url="https://www.nile.example/news/army%20leaves/"), "nile.example-news-army-leaves"),
        (Metadata(id="a", url="https://nile.example/b"), "a"),
        (Metadata(id="Цхинвали"), "Цхинвали"),
        (Metadata(), "army-leaves"),
    ],
)
def test_ids(metadata: Metadata, expected: str) -> None:
    assert article_id(metadata, "army leaves") == expected
