"""Who did it, where only a speaker says so."""

from reading_help import events, labels, read_article, reading_of


def attackers(*paragraphs: str) -> list[list[str]]:
    reading = read_article(*paragraphs)
    return [labels(reading, e, "dl:attacker") for e in events(reading, "dl:Strike")]


def test_who_claims_an_attack_did_it() -> None:
    text = "Twenty people were killed in a suicide bombing in Kabul on Monday."
    assert attackers(text, "The Taliban claimed responsibility for the attack.") == [["Taliban"]]
    assert attackers(text, "The attack was claimed by the Taliban.") == [["Taliban"]]


def test_who_is_blamed_did_it_according_to_whoever_says_so() -> None:
    reading = reading_of("Kenya blamed al-Shabaab for an attack on a bus near Garissa.")
    (strike,) = events(reading, "dl:Strike")
    assert labels(reading, strike, "dl:attacker") == ["al-Shabaab"]
    assert labels(reading, strike, "dl:attributedTo") == ["Kenya"]


def test_the_article_itself_is_believed_first() -> None:
    assert attackers("Rebels shelled a market in Bunia. Congo blamed Rwanda for the attack.") == [["Rebels"]]


def test_of_two_who_are_blamed_neither_is_named() -> None:
    text = "A missile hit a bus station in Kherson, killing nine. Ukraine blamed Russia for the attack."
    assert attackers(text + " Russia blamed Ukraine for the attack.") == [[]]


def test_a_claim_decides_between_those_who_are_blamed() -> None:
    text = "A bombing in Quetta killed nine people. Pakistan blamed India for the attack."
    assert attackers(text + " The Taliban claimed responsibility for the attack.") == [["Taliban"]]


def test_what_was_not_claimed_has_no_doer() -> None:
    assert attackers("A bombing in Quetta killed nine people. The Taliban denied responsibility for the attack.") == [
        []
    ]
