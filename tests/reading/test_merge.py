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
    # "Sunday's attack", and an attack on something
    ("dl:Strike", ["Rebels shelled Bunia on Sunday.", "Sunday's attack was the third since May."]),
    ("dl:Strike", ["A bombing in Jos killed nine people.", "The attack on the bus station was condemned by Ghana."]),
    # gunmen, and a group that is named later
    ("dl:Strike", ["Gunmen raided a clinic in Maradi on Monday.", "Boko Haram raided the clinic in Maradi on Monday."]),
    # an army, and its state
    ("dl:Strike", ["Turkish forces bombed Afrin on Monday.", "Turkish planes bombed Afrin on Monday."]),
    # the same count
    ("dl:Strike", ["A rocket attack on Goma killed 34 people.", "Doctors said 34 people were killed."]),
    # a weapon, and what came of it
    ("dl:Strike", ["A car bomb exploded outside a bank in Quetta, killing at least 17 people and wounding 40."]),
    ("dl:Strike", ["The coalition responded with air strikes on Sirte, killing 30 fighters."]),
    ("dl:Strike", ["Last week's bombing at a school in Ibb that killed 26 people was condemned by Oman."]),
    ("dl:Strike", ["The bombing in Quetta on Monday, which killed nine people, was the worst this year."]),
    ("dl:Strike", ["A grenade thrown into a bar in Gitega on Monday night wounded seven people."]),
    ("dl:Strike", ["Shelling of the market killed nine people."]),
    (
        "dl:Strike",
        ["Peru suspended the talks after three bomb attacks at the weekend in which seven guards were killed."],
    ),
    ("dl:Strike", ["Russia launched missiles at Odesa on Monday, damaging a grain terminal."]),
    ("dl:Strike", ["An attack on a bus near Kaya that killed 12 traders was claimed by no group."]),
    ("dl:Strike", ["A mine planted by rebels hit a truck near Ansongo, killing three drivers."]),
    ("dl:Strike", ["Rockets fired by militiamen hit the market in Taiz, wounding nine."]),
    ("dl:Strike", ["At least nine people died after an air strike on a clinic in Sirte."]),
    # the dead and the wounded of the next sentence, and of other sources
    (
        "dl:Strike",
        ["A jet dropped two bombs on Pekon on Friday.", "Nine people were killed and four wounded, a monk said."],
    ),
    # the blast, the bomb, the attackers
    (
        "dl:Strike",
        ["A roadside bomb hit a bus near Buner.", "The bomb exploded on a bridge.", "The blast killed four men."],
    ),
    (
        "dl:Strike",
        ["Gunmen ambushed a convoy near Dori.", "The attackers ambushed the convoy at dawn, the mayor said."],
    ),
    ("dl:Strike", ["A bomber attacked a checkpost in Tank on Monday.", "The bomber blew up his car at a barrier."]),
    # what it was
    ("dl:Strike", ["A bomb exploded in Derry on Monday.", "It was the third attack in a month."]),
    ("dl:Strike", ["Monday's bombing in Cali was the worst attack on the police in years."]),
    # the same target or weapon in other words
    (
        "dl:Strike",
        ["A missile hit a hotel in Sumy on Monday.", "A strike by a Russian missile on the hotel killed one guest."],
    ),
    # by its place, its day and who did it
    (
        "dl:Strike",
        [
            "Jets of the army killed 14 people in an air strike in Darfur.",
            "The attack, carried out by the Sudanese army, hit the city of Nyala.",
        ],
    ),
    (
        "dl:Strike",
        ["Rebels stormed a post in Nepal.", "Nine were hurt in the overnight attack in the village of Kavre."],
    ),
    ("dl:Strike", ["A bomb hit a bus in Cali on Monday.", "The assault was condemned by the mayor."]),
    ("dl:Strike", ["Nine people died in an attack, police said, in Bunia.", "The attack on Monday shocked the town."]),
    # a named man who was hit and who died
    ("dl:Strike", ["Constable Paul Weir was attacked by two men in Derry.", "Police say Weir was killed in an alley."]),
    # a series that is spoken of again
    (
        "dl:Strike",
        [
            "Rocket attacks have hit Misrata for two months.",
            "The rocket attacks frighten traders.",
            "Shops closed after rocket attacks.",
        ],
    ),
    # two words for one thing
    ("dl:Strike", ["The Turkish bombings in Syria go on.", "Oman condemned the Turkish air strikes in Syria."]),
    # the dead and the wounded, without a noun
    ("et:killing", ["Six monks were killed and eleven wounded near Tawang."]),
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

# What is no attack: the same people or goods, the same parties, the same crowd.
ALSO_ONE = [
    ("et:release", ["Rebels freed 25 captives on Tuesday.", "The captives were freed near Manbij, activists said."]),
    (
        "et:release",
        ["Rebels and soldiers swapped captives.", "The prisoner swap between militias and the army is over."],
    ),
    ("et:release", ["Gunmen freed one Dane and three Thai engineers.", "The four hostages were freed near Jos."]),
    ("et:arrest", ["Soldiers arrested the governor.", "The governor was arrested in his villa on Monday."]),
    ("et:arrest", ["Minister Amina Sule was arrested on Sunday.", "Ghana condemned the arrest of Sule."]),
    ("et:meeting", ["President Idris Bello met the envoy Amina Sule.", "Sule met the president on Monday."]),
    ("et:ceasefire", ["Hamas signs a truce.", "Fatah and Hamas leader Omar Said signed a truce on Monday."]),
    ("et:withdrawal", ["French troops left Niger in December.", "The withdrawal of the troops was hailed by Chad."]),
    ("et:demonstration", ["Thousands marched in Oran on Sunday.", "Protesters marched in Oran against the junta."]),
    ("et:abduction", ["Libya took Danish hostages in 1987.", "The hostages taken by Libya were ill."]),
    (
        "et:diplomatic-break",
        ["Spain recalled its ambassador from Caracas.", "The recall of the ambassador is the second."],
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
    # another one, by its own words
    ("dl:Strike", 2, ["Rebels attacked the port of Aden.", "Another attack killed two soldiers."]),
    ("dl:Strike", 2, ["A bomb went off in a bus in Lahore.", "The second bombing in Lahore killed four people."]),
    ("dl:Strike", 2, ["Rebels shelled Bunia on Monday.", "The previous attack killed nine."]),
    # other targets
    ("dl:Strike", 2, ["Gunmen stormed a hotel in Herat.", "The raid on the prison in Herat freed 40 men."]),
    ("dl:Strike", 2, ["A bomb exploded in Jos, killing nine.", "In a separate attack, gunmen shot four guards."]),
    ("dl:Strike", 2, ["Two rebels were shot in Bunia on Monday, hours after six farmers were shot dead by gunmen."]),
    ("dl:Strike", 2, ["A bomb hit a hotel in Cali, two weeks after ninety people died in a bombing in the city."]),
    # an offensive, and an attack within it
    (
        "dl:Strike",
        2,
        ["An Israeli raid in Gaza killed two men.", "Hundreds have died since the Israeli offensive began."],
    ),
    # a telephone call, and the attack that it was about
    ("dl:Strike", 1, ["A bomb hit a bus in Cali.", "In a call to Peru, Brazil condemned the attack."]),
    # other counts
    ("dl:Strike", 1, ["A mine killed 12 soldiers near Gao.", "Rebels killed 31 villagers in May."]),
    # an abduction, and the killing before it
    ("et:abduction", 1, ["Rebels abducted eight nurses near Wau.", "The attack near Wau killed two drivers."]),
    # a series and one of its kind
    ("dl:Strike", 2, ["Rebels attacked the port of Aden.", "The ministry condemned attacks on hotels."]),
    # another kind of event
    ("et:withdrawal", 1, ["French troops left Niger in December.", "Germany suspended its mission in Niger."]),
    # other people, other numbers of them, other days
    ("et:arrest", 2, ["Police arrested 12 protesters in Minsk.", "Police arrested three journalists in Minsk."]),
    ("et:release", 2, ["Rebels freed 25 captives on Tuesday.", "Rebels freed 12 captives near Manbij."]),
    ("et:meeting", 2, ["Amina Sule met Idris Bello in Accra.", "Amina Sule met Kofi Mensah in Accra."]),
    ("et:demonstration", 2, ["Protesters marched in Oran on Sunday.", "Protesters marched in Oran on Monday."]),
    ("et:expulsion", 2, ["Turkey expelled two diplomats.", "Iran expelled the ambassador of Spain."]),
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


@pytest.mark.parametrize(("kind", "paragraphs"), ALSO_ONE, ids=[" ".join(p)[:70] for _, p in ALSO_ONE])
def test_one_event_that_is_no_attack(kind: str, paragraphs: list[str]) -> None:
    assert len(events(read_article(*paragraphs), kind)) == 1


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


def test_the_dead_of_one_sentence_are_added_up() -> None:
    reading = read_article("A bomb killed five policemen and a driver near Swat.", "Militia raids killed ten people.")
    assert [q.value for q in reading.quantities] == [5, 10]
    reading = read_article("A mine killed seven soldiers and two farmers near Gao.")
    assert [(q.counts, q.value) for q in reading.quantities] == [("ct:killed", 9)]
    reading = read_article("A shell killed at least four nuns and two monks near Homs.")
    assert [(q.value, q.lower) for q in reading.quantities] == [(None, 6)]


def test_of_two_strangers_one_stays() -> None:
    reading = read_article("Gunmen ambushed a convoy near Dori.", "The attackers ambushed the convoy at dawn.")
    (strike,) = events(reading, "dl:Strike")
    assert labels(reading, strike, "dl:attacker") == ["Gunmen"]


@pytest.mark.parametrize(
    "claim",
    [
        "Ansar Dine claimed responsibility for the attack.",
        "The governor blamed Ansar Dine for the bombing.",
        "The army attributed the attack to Ansar Dine.",
        "Ansar Dine has claimed the attack.",
    ],
)
def test_who_claimed_it_or_is_blamed_did_it(claim: str) -> None:
    reading = read_article("A bomb killed nine people on a bus near Gao on Monday.", claim)
    (strike,) = events(reading, "dl:Strike")
    assert labels(reading, strike, "dl:attacker") == ["Ansar Dine"]


@pytest.mark.parametrize(
    "text", ["No group claimed responsibility for the attack.", "Ansar Dine denied responsibility for the attack."]
)
def test_who_did_not_claim_it_did_not_do_it(text: str) -> None:
    reading = read_article("A bomb killed nine people on a bus near Gao on Monday.", text)
    (strike,) = events(reading, "dl:Strike")
    assert not labels(reading, strike, "dl:attacker")


def test_what_one_wants_to_stop_is_not_said_to_be_absent() -> None:
    reading = read_article("Chad pursued its campaign to stop rocket fire from the enclave.")
    assert all(e.factuality != "fa:did-not-occur" for e in reading.events)


def test_a_blast_alone_is_no_attack() -> None:
    assert not events(read_article("The blast at a factory in Lyon hurt nobody."), "dl:Strike")


def test_a_named_place_before_a_house() -> None:
    reading = read_article("A missile hit a house in Sumy.", "The missile struck the house at noon.")
    (strike,) = events(reading, "dl:Strike")
    assert labels(reading, strike, "dl:place") == ["Sumy"]


def test_the_group_stays_and_the_gunmen_go() -> None:
    reading = read_article(
        "Gunmen raided a clinic in Maradi on Monday.", "Boko Haram raided the clinic in Maradi on Monday."
    )
    (strike,) = events(reading, "dl:Strike")
    assert labels(reading, strike, "dl:attacker") == ["Boko Haram"]


def test_what_is_a_strike_has_the_type_of_one() -> None:
    reading = read_article("Rebels killed 14 villagers near Beni on Sunday.", "The attack killed 14, a priest said.")
    (strike,) = events(reading, "dl:Strike")
    assert strike.type == "et:armed-attack"
    assert labels(reading, strike, "dl:attacker") == ["Rebels"]


def test_an_attack_is_not_where_it_came_from() -> None:
    reading = reading_of("Officials linked the attack on the mosque to Chad.")
    assert all(labels(reading, e, "dl:place") != ["Chad"] for e in events(reading, "dl:Strike"))


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


def test_another_blast_is_another_attack() -> None:
    reading = reading_of(
        "Two guards were killed in an attack on a bank in Goma, and a third blast injured six people in Gao."
    )
    assert [labels(reading, e, "dl:place") for e in events(reading, "dl:Strike")] == [["Goma"], ["Gao"]]
