"""Where a happening was: of the places that a report names, the one that says most."""

import pytest
from reading_help import events, labels, reading_of

WHERE = [
    # a phrase of the clause, or of what was hit
    ("At least five people were killed in Bunia on Tuesday when a missile hit a clinic.", "Bunia"),
    ("An air strike hit a depot in Sanaa on Monday.", "Sanaa"),
    ("Rebels shelled a tent camp on the outskirts of Goma.", "Goma"),
    # the narrower of two; what has a name before what has none
    ("Boko Haram raided the town of Bama in northern Nigeria.", "Bama"),
    ("A drone attack on a fuel depot in Russia's Belgorod region sparked a fire.", "Belgorod region"),
    ("Turkish jets bombed Kurdish positions near the Iraqi town of Sinjar.", "Sinjar"),
    # behind the weapon, or where a verb says that it happened
    ("Three soldiers were killed by a landmine in the Casamance region of Senegal.", "Casamance"),
    ("The attack, which took place on Sunday in Goma, left 37 dead.", "Goma"),
    ("The air raid on Saturday night destroyed a clinic in Idlib.", "Idlib"),
    ("The air force carried out strikes on Saturday on positions near Kidal.", "Kidal"),
    ("Shelling of the central market in Donetsk killed 13 people.", "Donetsk"),
    ("Rebels fired rockets at towns across Ukraine.", "Ukraine"),
    ("Air force planes dropped bombs close to the town of Kidal.", "Kidal"),
    ("Rebel boats attacked a navy patrol off Jaffna.", "Jaffna"),
    ("Artillery fire killed three people in the village of Bama.", "Bama"),
    ("A Kabul car bombing killed five people on Monday.", "Kabul"),
    # behind the doer, at the end of a passive only
    ("A patrol was ambushed by gunmen in Jos.", "Jos"),
    ("A judge was shot dead by two men on a motorcycle in Jos.", "Jos"),
]


@pytest.mark.parametrize(("text", "place"), WHERE)
def test_the_place_that_says_most(text: str, place: str) -> None:
    reading = reading_of(text)
    found = [labels(reading, e, "dl:place") for e in events(reading, "dl:Strike")]
    assert found == [[place]]


def test_where_the_doer_is_from_is_not_where_it_happened() -> None:
    reading = reading_of("Militants in Gaza fired rockets on Monday.")
    assert [labels(reading, e, "dl:place") for e in events(reading, "dl:Strike")] == [[]]
