"""Words in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles.model import Article, Block, BlockKind
from dateline.language.quotations import find_quotations


def quoted(text: str, language: str = "en") -> list[str]:
    return [text[q.span.begin : q.span.end] for q in find_quotations(Article("a", text, language, "a.txt"))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We will fight,” he said. “To the end.”", ["We will fight,", "To the end."]),
        ('"We will fight," he said. "To the end."', ["We will fight,", "To the end."]),
        ("'We go,' said the mayor. The rebels' base isn't far.", ["We go,"]),
        ("‘The rebels’ base is far,’ she said.", ["The rebels’ base is far,"]),
        ("„Wij gaan”, zei zij. «Nous partons», dit-il.", ["Wij gaan", "Nous partons"]),
        ("Zo'n raad in 's-Hertogenbosch noemt het 'voor of tegen-beleid'.", ["voor of tegen-beleid"]),
        ("’s Avonds sprak de burgemeester van ‘een ramp’.", ["een ramp"]),
        ("“They call it a ‘safe zone’ here,” he said.", ["They call it a ‘safe zone’ here,"]),
        ("‘He said “no” to us,’ she told them.", ["He said “no” to us,"]),
        ("Sh'ite and Ba'ath leaders of the '90s don't meet.", []),
        ("The wall is 5'3\" high.", []),
        ('The text ("no more war") was read.', ["no more war"]),
    ],
)
def test_one_paragraph(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "“We began.\n\n“We went on.\n\n“We ended,” he said. “So it was.”"
    assert quoted(text) == ["We began.\n\n“We went on.\n\n“We ended,", "So it was."]


def test_a_paragraph_that_only_closes() -> None:
    assert quoted("“We began.\nAnd here it ends,” he said.") == ["We began.\nAnd here it ends,"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“A stray mark.\nNothing here.\n“Yes,” he said.", ["Yes,"]),
        ("“A stray mark and a “good” one.", ["good"]),
        ("A stray” mark and a “good” one.", ["good"]),
        ('Left open: "to the end.\nThen "good" again.', ["good"]),
        ("“", []),
        ("““””", []),
    ],
)
def test_a_stray_mark_swallows_nothing(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_text_of_nothing_but_marks_takes_no_time() -> None:
    assert quoted("“a " * 4000) == []


def test_no_quotation_runs_into_a_heading_or_a_caption() -> None:
    text = "“Left open\nand closed” in a heading"
    line = text.index("\n")
    blocks = (Block(0, line, BlockKind.BODY), Block(line + 1, len(text), BlockKind.HEADING))
    assert find_quotations(Article("a", text, "en", "a.txt", blocks=blocks)) == []


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("He named the “criminals” there.", True),
        ("He threatened “severe revenge” there.", True),
        ("“No,” he said.", False),
        ("“We won” was all.", False),
        ("He spoke of “a very hard blow” there.", False),
    ],
)
def test_scare(text: str, scare: bool) -> None:
    (quotation,) = find_quotations(Article("a", text, "en", "a.txt"))
    assert quotation.scare is scare


@given(st.text(alphabet="ab s.,\n“”‘’\"'„«»()é-", max_size=80))
def test_quotations_lie_in_order_inside_the_text_and_inside_their_marks(text: str) -> None:
    last = 0
    for quotation in find_quotations(Article("a", text, "en", "a.txt")):
        span, outer = quotation.span, quotation.outer
        assert last <= outer.begin < span.begin < span.end < outer.end <= len(text)
        assert (outer.begin, outer.end) == (span.begin - 1, span.end + 1)
        assert text[outer.begin] in "“”„\"'‘’«»" and text[outer.end - 1] in "“”\"'‘’«»"
        last = outer.end
