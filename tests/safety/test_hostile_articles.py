"""Whatever is in a file: an article, or an error that names it. No traceback, no hang, nothing written."""

import io
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.articles import Article, read_paths
from dateline.errors import ArticleError, MappingError
from dateline.reading.loader import read_frame_file

STORY = "The army left the town of Bor on Monday, residents said. It was quiet there in the evening.\n"
SIGNS = st.sampled_from(
    [
        *("\0", "\ufeff", "\u202e", "\u2066", "\u200f", "\r", "\n", "\t", "\x1b[2J", "\x85", "\u2028"),
        *("&#0;", "&#x110000;", "\\u0000", "\\ud800"),
    ]
)
YAML_PARTS = st.sampled_from(
    [
        *(
            "---\n",
            "...\n",
            "title: ",
            "date: ",
            "2024-02-31",
            "id: ",
            "[",
            "]",
            "{",
            "}",
            ": ",
            "- ",
            "? ",
            "&a ",
            "*a",
        ),
        *("*a", "<<: ", "!!int ", "!!python/object:os.system ", "|\n ", ">\n ", "'", '"', "#", "%YAML 9.9\n", "0x"),
        *("1e999", "\n", "  ", "@", "`", "null", "~", "trigger: ", "examples: ", "event: ", "roles: ", "- id: a\n  "),
    ]
)
HTML_PARTS = st.sampled_from(
    [
        *("<html lang='", "<head>", "<meta charset='", "utf-7", "utf-16", "'>", "<title>", "</title>", "<body>", "<p>"),
        *(
            "</p>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<script>",
            "<iframe src='file:///etc/hostname'>",
            "<svg>",
            "<math>",
        ),
        *(
            "<table><tr><td>",
            "<div " + "a" * 200,
            "&lt;",
            "<article>",
            "</html>",
            "<!DOCTYPE html>",
            "<base href='//x'>",
        ),
        *(
            "<base href='//x'>",
            "<time datetime='2024-13-99'>",
            "<link rel=canonical href='http://['>",
            "<meta name='url' content='",
        ),
    ]
)
JSON_PARTS = st.sampled_from(
    [
        *('{"text": "', '"}', '"', "{", "}", "[", "]", ",", ":", "\\ud800", "\\u0000", "NaN", "1e999", "9" * 5000),
        *(
            '"id": ',
            '"date": ',
            '"url": "http://[',
            '"file": "../x"',
            "\n",
            "null",
            "true",
            '"text": ',
            '"file": "in.txt"',
        ),
    ]
)
PLAIN = st.one_of(st.text(max_size=80), SIGNS, st.just(STORY))


def texts(parts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Pieces of a format and anything else, in any order; and bytes that are no text."""
    mixed = st.lists(st.one_of(parts, PLAIN), max_size=25).map("".join).map(lambda t: t.encode("utf-8", "replace"))
    return st.one_of(mixed, st.binary(max_size=200), st.tuples(mixed, st.binary(max_size=20)).map(b"".join))


fuzzed = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@contextmanager
def within(seconds: float) -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds


def check(folder: Path, *given_paths: Path, stdin: bytes | None = None) -> list[Article | ArticleError]:
    """What is read; nothing is written, and what is read is whole."""
    before = names(folder)
    found = list(read_paths(given_paths or ["-"], stdin=None if stdin is None else io.BytesIO(stdin)))
    assert names(folder) == before
    for one in found:
        if isinstance(one, Article):
            one.text.encode("utf-8")
            assert "\0" not in one.text
            assert all(0 <= block.begin < block.end <= len(one.text) for block in one.blocks)
        else:
            assert one.where and "\n" not in one.message[:60]
    return found


@pytest.mark.parametrize(
    ("suffix", "parts"), [("txt", YAML_PARTS), ("html", HTML_PARTS), ("jsonl", JSON_PARTS), ("", JSON_PARTS)]
)
def test_any_file_is_an_article_or_an_error(tmp_path: Path, suffix: str, parts: st.SearchStrategy[str]) -> None:
    @fuzzed
    @given(texts(parts))
    def run(content: bytes) -> None:
        path = tmp_path / f"a.{suffix}"
        path.write_bytes(content)
        assert check(tmp_path, path) or suffix in ("jsonl", "")

    run()


@fuzzed
@given(texts(YAML_PARTS).map(lambda t: b"---\n" + t + b"\n---\n" + STORY.encode()))
def test_any_front_matter_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert len(check(tmp_path, path)) == 1


@fuzzed
@given(st.one_of(texts(JSON_PARTS), texts(HTML_PARTS)))
def test_any_standard_input_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    check(tmp_path, stdin=content)


PATHS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            *(
                "../outside.txt",
                "/etc/hostname",
                "in.txt/../../outside.txt",
                "link.txt",
                "a\0b",
                "x" * 5000,
                ".",
                "..",
                "",
            ),
            *(
                "..",
                "",
                "manifest.jsonl",
                "~/.profile",
                "file:///etc/hostname",
                "\\\\host\\share",
                "CON",
                "in.txt\n",
                "./in.txt",
            ),
        ]
    ),
)


@fuzzed
@given(st.lists(PATHS, max_size=4))
def test_a_manifest_leads_nowhere_else(tmp_path: Path, files: list[str]) -> None:
    folder = tmp_path / "folder"
    folder.mkdir(exist_ok=True)
    (tmp_path / "outside.txt").write_text("SECRET " + STORY, "utf-8")
    (folder / "in.txt").write_text(STORY, "utf-8")
    if not (folder / "link.txt").is_symlink():
        (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    lines = [json.dumps({"file": name}) for name in files]
    (folder / "manifest.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    for one in check(tmp_path, folder):
        assert not isinstance(one, Article) or "SECRET" not in one.text


@fuzzed
@given(texts(JSON_PARTS))
def test_any_manifest_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "in.txt").write_text(STORY, "utf-8")
    (tmp_path / "manifest.jsonl").write_bytes(content)
    check(tmp_path, tmp_path)
    check(tmp_path, tmp_path / "in.txt")


@fuzzed
@given(texts(YAML_PARTS))
def test_any_frame_file_is_frames_or_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(content)
    try:
        list(read_frame_file(path, "en"))
    except MappingError as error:
        assert error.where == str(path)


# ------------------------------------------------------------------------------------------ attacks by name
def laughs(levels: int = 12) -> str:
    """Ten to the power of `levels` from some lines of YAML."""
    lines = ["a0: &a0 [ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def merges(levels: int = 12) -> str:
    """The same by merge keys."""
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}], k{n}: 1}}" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


BOMBS = {
    "laughs": laughs(),
    "merges": merges(),
    "brackets": "a: " + "[" * 15_000,
    "dashes": "- " * 9_000 + "a",
    "questions": "? " * 9_000,
    "braces": "{a: " * 4_000,
    "digits": "a: " + "9" * 15_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_yaml_that_grows_is_refused_at_once(tmp_path: Path, name: str) -> None:
    article, frames = tmp_path / "a.txt", tmp_path / "a.yaml"
    article.write_text(f"---\n{BOMBS[name]}\n---\n{STORY}", "utf-8")
    frames.write_text(BOMBS[name], "utf-8")
    with within(5):
        (found,) = check(tmp_path, article)
        assert isinstance(found, ArticleError)
        with pytest.raises(MappingError):
            list(read_frame_file(frames, "en"))


def test_front_matter_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("---\n" + "a: b\n" * 400_000 + "---\n" + STORY, "utf-8")
    with within(5):
        (found,) = check(tmp_path, path)
    assert isinstance(found, ArticleError) and "over 20,000 characters" in found.message


@pytest.mark.parametrize("suffix", ["txt", "html", "jsonl", "dat"])
def test_a_line_of_a_hundred_megabytes_is_not_read_to_its_end(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    with path.open("wb") as file:
        file.write(b'{"text": "' if suffix == "jsonl" else b"a")
        file.truncate(100_000_000)
    with within(10):
        (found,) = check(tmp_path, path)
    assert isinstance(found, ArticleError) and "over 10,000,000 bytes" in found.message


def test_a_long_line_takes_little_memory_and_the_next_is_read(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"x" * 1_000_000)
        file.write(b"\n" + json.dumps({"id": "next", "text": STORY}).encode())
    tracemalloc.start()
    found = check(tmp_path, path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.id for one in found if isinstance(one, Article)] == ["next"]
    assert peak < 60_000_000


def test_standard_input_and_manifests_have_an_end(tmp_path: Path) -> None:
    (found,) = check(tmp_path, stdin=b"a" * 100_000_000)
    assert isinstance(found, ArticleError) and "over 10,000,000 bytes" in found.message
    with (tmp_path / "manifest.jsonl").open("wb") as file:
        file.write(b'{"file": "in.txt"}\n')
        file.write(b"x" * 100_000_000)
    (tmp_path / "in.txt").write_text(STORY, "utf-8")
    first, second = check(tmp_path, tmp_path)
    assert isinstance(first, Article)
    assert isinstance(second, ArticleError) and "over 10,000,000 bytes" in second.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1252", "shift_jis", "utf-7"])
def test_another_encoding_is_named_as_the_fault(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("– café. " + STORY if encoding == "cp1252" else "日本 " + STORY).encode(encoding))
    (found,) = check(tmp_path, path)
    if encoding != "utf-7":  # which is ASCII to everybody else
        assert isinstance(found, ArticleError)
        assert "is not UTF-8" in found.message or "NUL" in found.message


def test_what_is_no_file_is_an_error(tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        assert not any(isinstance(one, Article) for one in check(tmp_path, tmp_path))
    (found,) = check(tmp_path, Path("a\0b"))
    assert isinstance(found, ArticleError)
