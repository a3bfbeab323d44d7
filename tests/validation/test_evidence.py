"""The words that claims point to, against the text."""

import hashlib

import pytest
from spoilt import ARTICLE, SPAN, World, add, instead

from dateline.validation.check import validate
from dateline.validation.evidence import check_evidence
from dateline.validation.report import Severity

TEXT = "Drones hit Lakeport\n“Leave,” Moss urged.\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
HASH = instead(ARTICLE, "schema:sha256", f'"{SHA256}"')


def messages(world: World, *updates: str, text: str = TEXT) -> list[str]:
    return [f.message for f in check_evidence(world(HASH, *updates), {SHA256: text})]


def test_words_that_are_there(world: World) -> None:
    assert messages(world) == []
    assert check_evidence(world(HASH), {SHA256: TEXT}.get) == ()
    assert validate(world(HASH), kind="store", texts={SHA256: TEXT}).findings == ()


def test_offsets_are_code_points(world: World) -> None:
    text = "Drones hit Lakeport\n\U0001f6d1Leave,” Moss urged.\n"  # one code point, two UTF-16 units
    (message,) = messages(world, text=text)
    assert message == "The text has '\U0001f6d1Leave,” Moss urged.' at 20,40, not '“Leave,” Moss urged.'."


def test_other_words(world: World) -> None:
    (finding,) = check_evidence(world(HASH, instead(SPAN, "nif:anchorOf", '"Drones hit Laketown"')), {SHA256: TEXT})
    assert finding.message == "The text has 'Drones hit Lakeport' at 0,19, not 'Drones hit Laketown'."
    assert finding.severity is Severity.VIOLATION
    assert (finding.focus, finding.article) == (SPAN.strip("<>"), ARTICLE.strip("<>"))


@pytest.mark.parametrize(
    ("update", "message"),
    [
        (instead(SPAN, "nif:beginIndex", "1"), "The span's offsets 1,19 are not those of its IRI."),
        (
            instead(SPAN, "nif:referenceContext", "<https://example.org/id/article/a#char=0,99>"),
            "The span's context is not the whole text of its article, which has 41 characters.",
        ),
        (
            add(":strike dl:evidence <https://example.org/id/article/b#char=0,19>"),
            "The claim points to words of another article.",
        ),
    ],
)
def test_other_faults(world: World, update: str, message: str) -> None:
    assert message in messages(world, update)


def test_a_text_that_is_not_there_is_a_warning(world: World) -> None:
    (finding,) = check_evidence(world(HASH), {})
    assert finding.severity is Severity.WARNING
    assert "text of this article is not here" in finding.message
