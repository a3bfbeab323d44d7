"""Votes on resolutions: sides, counts, and the drafts that came to nothing."""

from reading_help import events, labels, read_article, reading_of

from dateline.reading.model import Event, Reading


def figures(reading: Reading, event: Event) -> dict[str, int]:
    """The counts of an event, by what they count."""
    known = {q.key: q for q in reading.quantities}
    return {known[k].counts.removeprefix("ct:"): int(known[k].value or 0) for k in event.quantities}


def votes(*paragraphs: str) -> list[dict[str, int]]:
    reading = read_article(*paragraphs)
    return [figures(reading, e) for e in events(reading, "dl:Resolution")]


ADOPTED = "The Security Council on Monday adopted a resolution demanding that the rebels leave Goma."


def test_votes_in_favour_against_and_abstentions() -> None:
    expected = {"votes-in-favour": 12, "votes-against": 1, "abstentions": 2}
    assert votes(ADOPTED, "The text passed with 12 votes in favour, one against and two abstentions.") == [expected]
    assert votes(ADOPTED, "Twelve members voted for it, one voted against, while two countries abstained.") == [
        expected
    ]
    assert votes(ADOPTED, "There were 12 votes in favour, none against.") == [
        {"votes-in-favour": 12, "votes-against": 0}
    ]


def test_scores() -> None:
    assert votes("The Senate adopted a resolution to close the base by 61 votes to 25.") == [
        {"votes-in-favour": 61, "votes-against": 25}
    ]
    assert votes("The Knesset passed a resolution 61-25 to close the base.") == [
        {"votes-in-favour": 61, "votes-against": 25}
    ]
    assert votes(ADOPTED, "A majority of 12 to 2 was in favour.") == [{"votes-in-favour": 12, "votes-against": 2}]
    text = "The measure passed the Senate with a vote of 61 for and 25 against."
    assert votes(text) == [{"votes-in-favour": 61, "votes-against": 25}]
    assert votes(ADOPTED, "The vote was 13-0.") == [{"votes-in-favour": 13, "votes-against": 0}]
    assert votes(ADOPTED, "It was a 14-0-1 vote.") == [{"votes-in-favour": 14, "votes-against": 0, "abstentions": 1}]
    assert votes(ADOPTED, "The talks lasted from 10 to 12 in the morning.") == [{}]


def test_of_a_part_and_its_whole_the_part_voted() -> None:
    text = "The measure easily passed with 12 nations out of 15 members backing the resolution."
    assert votes(ADOPTED, text) == [{"votes-in-favour": 12}]
    text = "The Senate adopted a resolution to close the base. Forty of the 60 senators voted in favour."
    assert votes(text) == [{"votes-in-favour": 40}]


def test_the_votes_of_one_party_are_not_the_total() -> None:
    text = "The motion passed by a vote of 61 to 25. Nine Liberals voted against, while three Greens voted in favour."
    assert votes("The Senate adopted a motion on Chad.", text) == [{"votes-in-favour": 61, "votes-against": 25}]
    assert votes("The Senate adopted a motion on Chad.", "Six African countries abstained.") == [{}]


def test_who_took_which_side() -> None:
    text = (
        "The Senate adopted a resolution to close the base. The Greens voted in favour, the Socialists voted against."
    )
    reading = reading_of(text)
    (resolution,) = events(reading, "dl:Resolution")
    assert labels(reading, resolution, "dl:inFavour") == ["Greens"]
    assert labels(reading, resolution, "dl:against") == ["Socialists"]
    assert labels(reading, resolution, "dl:adoptedBy") == ["United States Senate"]


def test_who_abstained_is_told_as_a_vote_of_its_own() -> None:
    reading = read_article(ADOPTED, "Gabon abstained.")
    (vote,) = (e for e in reading.events if e.type == "et:vote")
    assert labels(reading, vote, "dl:agent") == ["Gabon"]


def test_the_votes_on_a_draft_that_was_vetoed_make_no_resolution() -> None:
    text = "France vetoed a Security Council resolution that called for the withdrawal of all soldiers from Chad."
    reading = read_article(text, "Twelve members voted in favour, one against and two abstained.")
    assert not events(reading, "dl:Resolution")
    assert not events(reading, "dl:Statement")


def test_the_votes_on_a_draft_that_was_rejected_are_not_those_of_an_earlier_resolution() -> None:
    text = "Senators then rejected a motion on the army by 40 votes to 25."
    assert votes("The Senate of Chile adopted a resolution to close the base on Monday.", text) == [{}]


def test_a_vote_may_be_all_that_tells_of_the_adoption() -> None:
    text = "In the General Assembly, 120 members voted in favour of the resolution and 12 against."
    reading = reading_of(text)
    (resolution,) = events(reading, "dl:Resolution")
    assert labels(reading, resolution, "dl:adoptedBy") == ["United Nations General Assembly"]
    assert figures(reading, resolution) == {"votes-in-favour": 120, "votes-against": 12}


def test_the_assembly_is_the_body_that_was_named() -> None:
    texts = ("The General Assembly met on Monday.", "The assembly adopted a resolution on Libya by 120 votes to 11.")
    reading = read_article(*texts)
    (resolution,) = events(reading, "dl:Resolution")
    assert labels(reading, resolution, "dl:adoptedBy") == ["United Nations General Assembly"]
    reading = read_article("The General Assembly met on Monday.", "The Kenyan assembly adopted a resolution on Libya.")
    (resolution,) = events(reading, "dl:Resolution")
    assert labels(reading, resolution, "dl:adoptedBy") == ["Parliament of Kenya"]


def test_what_a_resolution_demands_is_that_of_the_last_one_told() -> None:
    text = "The Senate of Chile then passed a resolution demanding that the rebels release the hostages."
    reading = read_article("The Security Council adopted a resolution on Haiti on Monday.", text)
    first, second = events(reading, "dl:Resolution")
    assert "dl:demands" not in first.links
    assert "dl:demands" in second.links


def test_letters_that_only_look_like_those_of_a_side_count_nothing() -> None:
    assert votes(ADOPTED, "The vote was close, and 12 ab\u017ftained.") == [{}]


def test_a_parliament_with_a_name_is_that_of_its_own_country() -> None:
    reading = reading_of("The Bundestag voted by 412 to 180 to end the deployment in Mali.")
    (resolution,) = events(reading, "dl:Resolution")
    assert labels(reading, resolution, "dl:adoptedBy") == ["Parliament of Germany"]
    assert figures(reading, resolution) == {"votes-in-favour": 412, "votes-against": 180}
