"""From an article to a parse."""

import pytest

from dateline.errors import ArticleError
from dateline.language.pipeline import parse
from dateline.reading.check import sentence_article


def test_a_text_that_is_too_long_for_the_analyser_is_refused_by_name() -> None:
    with pytest.raises(ArticleError, match=r"1,000,016 characters.*1,000,000.*split it"):
        parse(sentence_article("Troops left Goma. " * 55556 + "Troops l", "en"))


def test_the_dateline_is_no_part_of_the_first_sentence() -> None:
    doc = parse(sentence_article("ABECHE, April 26 (Reuters) - Chad's air force bombed a camp.", "en"))
    assert [s.text.strip() for s in doc.sents][-1] == "Chad's air force bombed a camp."
