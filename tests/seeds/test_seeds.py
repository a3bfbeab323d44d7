"""The sample corpus: readable, and in our own words."""

import json
import re
from pathlib import Path

import pytest

from dateline.articles import Article, BlockKind, read_paths

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ORIGINALS = SEEDS.parent.parent / "shared" / "articles"
ENTRIES = [json.loads(line) for line in (SEEDS / "manifest.jsonl").read_text("utf-8").splitlines()]
TEXTS = {entry["file"]: (SEEDS / entry["file"]).read_text("utf-8") for entry in ENTRIES}

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_QUOTED = re.compile("“[^”]*”|\"[^\"]*\"|(?<!\\w)'[^'\n]*'(?!\\w)")
OUTSIDE, ANYWHERE = 8, 10


def words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def shingles(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


def test_five_reports_one_of_them_dutch() -> None:
    found = list(read_paths([SEEDS]))
    articles = [one for one in found if isinstance(one, Article)]
    assert articles == found
    assert sorted(article.language for article in articles) == ["en"] * 4 + ["nl"]
    assert {path.name for path in SEEDS.glob("*.txt")} == {article.source for article in articles}
    for article in articles:
        assert article.title and article.publisher and article.issued
        assert any(block.kind is BlockKind.HEADLINE for block in article.blocks)
        assert sum(block.kind is BlockKind.BODY for block in article.blocks) >= 6


def test_a_reprint_names_its_source_in_the_text_too() -> None:
    (reprint,) = [one for one in read_paths([SEEDS]) if isinstance(one, Article) and one.primary_source]
    assert reprint.primary_source in reprint.text
    (alone,) = read_paths([SEEDS / reprint.source])
    assert isinstance(alone, Article) and alone.primary_source == reprint.primary_source


@pytest.mark.parametrize("name", TEXTS)
def test_quotations_are_short(name: str) -> None:
    quotations = _QUOTED.findall(TEXTS[name])
    assert quotations
    assert [quotation for quotation in quotations if len(words(quotation)) >= 10] == []
    assert TEXTS[name].count("“") == TEXTS[name].count("”")
    assert TEXTS[name].count('"') % 2 == 0


# ------------------------------------------------------------------------------------------------ against the originals
@pytest.fixture(scope="module")
def originals() -> dict[str, str]:
    if not ORIGINALS.is_dir():
        pytest.skip(f"the publishers' articles are not here: {ORIGINALS}")
    return {path.name: path.read_text("utf-8") for path in sorted(ORIGINALS.glob("*.txt"))}


@pytest.mark.originals
@pytest.mark.parametrize("name", TEXTS)
def test_nothing_but_short_quotations_is_theirs(name: str, originals: dict[str, str]) -> None:
    own = "\n".join(_QUOTED.split(TEXTS[name]))
    outside = set().union(*(shingles(part, OUTSIDE) for part in own.split("\n")))
    everything = shingles(TEXTS[name], ANYWHERE)
    for original in originals.values():
        assert outside & shingles(original, OUTSIDE) == set()
        assert everything & shingles(original, ANYWHERE) == set()


@pytest.mark.originals
@pytest.mark.parametrize("name", TEXTS)
def test_words_in_quotation_marks_are_verbatim(name: str, originals: dict[str, str]) -> None:
    theirs = [" ".join(words(original)) for original in originals.values()]
    for quotation in _QUOTED.findall(TEXTS[name]):
        assert any(" ".join(words(quotation)) in original for original in theirs), quotation


@pytest.mark.originals
def test_retellings_are_as_long_as_the_originals(originals: dict[str, str]) -> None:
    # The manifests of both folders give the five reports in one order.
    lines = (ORIGINALS / "manifest.jsonl").read_text("utf-8").splitlines()
    for entry, line in zip(ENTRIES, lines, strict=True):
        length, wanted = len(words(TEXTS[entry["file"]])), len(words(originals[json.loads(line)["file"]]))
        assert 0.8 <= length / wanted <= 1.25, (entry["file"], length, wanted)
