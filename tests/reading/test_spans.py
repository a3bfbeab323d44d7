"""Spans around words."""

import pytest
import spacy

from dateline.language.model import Analysis, Span
from dateline.language.names import Names
from dateline.language.register import default_register
from dateline.reading.check import sentence_article
from dateline.reading.phrases import tidy


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("“Troops left.”", 0, 4, "Troops left"),
        ("The U.S.", 0, 1, "The U.S."),
        ("Troops left —", 2, 2, "—"),  # nothing but a mark, at the end of the text
        ("Troops left \u2003", 2, 2, "\u2003"),
    ],
)
def test_punctuation_and_white_space_at_the_ends_are_left_out(text: str, first: int, last: int, words: str) -> None:
    article, doc = sentence_article(text, "en"), spacy.blank("en")(text)
    analysis = Analysis(article, doc, [], Names(doc, article, default_register()), (), (), ())
    found = tidy(analysis, first, last)
    assert isinstance(found, Span)
    assert text[found.begin : found.end] == words
