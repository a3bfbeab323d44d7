"""When several mentions are one event, and when they are not."""

import pytest
from reading_help import events, labels, read_article, reading_of

ONE = [
    # the attack and the death in it
    ("dl:Strike", ["Eleven people died in the rebels' attack on the airport in Goma."]),
    ("dl:Strike", ["A drone strike killed General Tadesse Bekele near Adwa."]),
    # a shared victim
    (
        "dl:Strike",
        ["A drone strike killed General Tadesse Bekele near Adwa.", "Bekele was killed on Monday, Chad said."],
    ),
    (
        "dl:Strike",
        [
            "Colonel Idris Bello was killed in an air strike near Gao.",
            "The assassination of Bello shocked the country.",
        ],
    ),
    ("et:killing", ["Gunmen killed Judge Amina Sule in Tripoli.", "The killing of Sule shocked the city."]),
    # a definite description
    ("dl:Strike", ["Rebels attacked the barracks in Gao.", "The attack killed two soldiers."]),
    ("dl:Strike", ["Rebels attacked the barracks in Gao.", "The African Union condemned the attack."]),
    (
        "dl:Strike",
        ["A rocket attack on the port of Aden killed four people.", "After the attack, the port was closed."],
    ),
    ("dl:Strike", ["Rebels attacked the barracks in Gao.", "Rain fell.", "The rebels' attack lasted an hour."]),
    # the same doer, kind and place
    ("dl:Strike", ["Turkey bombed a camp near Afrin on Monday.", "Turkey bombed the camp near Afrin on Monday."]),
    ("et:suspension", ["Germany suspended its training mission in Mali.", "Germany suspended the mission on Monday."]),
    (
        "dl:Resolution",
        [
            "The Senate of Kenya passed a resolution on the war.",
            "Senators voted to expel the Eritrean soldiers.",
        ],
    ),
]

SEVERAL = [
    # days that exclude each other
    ("dl:Strike", 2, ["Rebels attacked the port of Aden on Monday.", "On Friday, rebels attacked the port of Aden."]),
    # other attackers
    ("dl:Strike", 2, ["Turkey bombed a camp near Afrin.", "Syria bombed a camp near Afrin."]),
    # other places
    ("et:killing", 2, ["Gunmen killed a judge in Tripoli.", "Gunmen killed a judge in Benghazi."]),
    ("dl:Strike", 2, ["Rebels attacked the airport in Goma.", "Rebels attacked the airport in Bukavu."]),
    # other victims
    ("et:killing", 2, ["Gunmen killed Judge Amina Sule in Tripoli.", "Gunmen killed Colonel Idris Bello in Tripoli."]),
    # a series and one of its kind
    ("dl:Strike", 2, ["Rebels attacked the port of Aden.", "The ministry condemned attacks on hotels."]),
    # another kind of event
    ("et:withdrawal", 1, ["French troops left Niger in December.", "Germany suspended its mission in Niger."]),
    # one that happened and one that is to come
    ("dl:Strike", 2, ["Rebels attacked the port of Aden on Monday.", "Rebels will attack the port of Aden on Friday."]),
]


@pytest.mark.parametrize(("kind", "paragraphs"), ONE, ids=[" ".join(p)[:70] for _, p in ONE])
def test_one_event(kind: str, paragraphs: list[str]) -> None:
    reading = read_article(*paragraphs)
    found = events(reading, kind)
    assert len(found) == 1
    violent = [e for e in reading.events if e.type in ("et:killing", "et:assassination") or e.cls == "dl:Strike"]
    assert len(violent) == (1 if kind in ("dl:Strike", "et:killing") else 0)


@pytest.mark.parametrize(("kind", "number", "paragraphs"), SEVERAL, ids=[" ".join(p)[:70] for _, _, p in SEVERAL])
def test_several_events(kind: str, number: int, paragraphs: list[str]) -> None:
    assert len(events(read_article(*paragraphs), kind)) == number


def test_what_the_mentions_say_adds_up() -> None:
    reading = read_article(
        "Rebels attacked the barracks in Gao.", "The attack killed two soldiers.", "Mali said the attack was on Monday."
    )
    (strike,) = events(reading, "dl:Strike")
    assert labels(reading, strike, "dl:attacker") == ["Rebels"]
    assert labels(reading, strike, "dl:place") == ["Gao"]
    (quantity,) = reading.quantities
    assert (quantity.counts, quantity.value, strike.quantities) == ("ct:killed", 2, (quantity.key,))
    assert len(strike.evidence) >= 2


def test_the_most_particular_type_stays() -> None:
    reading = read_article("Rebels attacked the port of Aden.", "The rocket attack killed four people.")
    (strike,) = events(reading, "dl:Strike")
    assert strike.type == "et:rocket-attack"


def test_the_more_exact_date_stays() -> None:
    reading = read_article(
        "A drone strike killed General Tadesse Bekele last week.", "Bekele was killed on 9 May in an air strike."
    )
    (strike,) = events(reading, "dl:Strike")
    assert (str(strike.earliest), str(strike.latest)) == ("2024-05-09", "2024-05-09")


def test_a_bare_mention_is_no_evidence_beside_a_telling_one() -> None:
    text = "Rebels attacked the barracks in Gao on Monday."
    reading = read_article(text, "The African Union condemned the attack.")
    (strike,) = events(reading, "dl:Strike")
    assert [reading.article.text[s.begin : s.end].rstrip(".") for s in strike.evidence] == [text.rstrip(".")]


def test_two_strikes_of_one_sentence() -> None:
    reading = reading_of("Rebels shelled Goma on Monday and bombed Bukavu on Tuesday.")
    found = events(reading, "dl:Strike")
    assert [(labels(reading, e, "dl:place"), str(e.earliest)) for e in found] == [
        (["Goma"], "2024-05-13"),
        (["Bukavu"], "2024-05-14"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Two dozen herders were killed and scores wounded in a raid by the army on a market in Jos, a doctor said.",
        "Nine farmers were killed and dozens injured in a raid by rebels on a market in Jos, a local group said.",
    ],
)
def test_the_dead_and_the_wounded_of_one_attack(text: str) -> None:
    reading = reading_of(text)
    (strike,) = events(reading, "dl:Strike")
    assert events(reading, "et:killing") == []
    assert [q.counts for q in reading.quantities if q.key in strike.quantities] == ["ct:killed", "ct:injured"]


def test_what_came_of_an_attack_is_not_done_by_whoever_tells_it() -> None:
    reading = reading_of("Rebels shelled two villages near Gao, residents said, killing at least eleven people.")
    (strike,) = events(reading, "dl:Strike")
    assert labels(reading, strike, "dl:attacker") == ["Rebels"]
    assert [q.lower for q in reading.quantities] == [11]
