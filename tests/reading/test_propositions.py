"""What is demanded, opposed, threatened or promised, by whom it is to be done, and on which condition."""

import pytest
from reading_help import events, forces, labels, reading_of, statements

LEAVE, STRIKE = "ac:troop-withdrawal", "ac:military-strike"
CEASE, FREE, SEND, BACK = "ac:ceasefire", "ac:release", "ac:deployment", "ac:retaliation"

TABLE = [
    # the verb of saying has a force of its own
    ("The envoy urged the rebels to leave Goma.", [f"demands {LEAVE}"]),
    ("The rebels were urged by the envoy to leave Goma.", [f"demands {LEAVE}"]),
    ("The party demanded that the peacekeepers be thrown out.", [f"demands {LEAVE}"]),
    ("The party called for the withdrawal of French troops from Niger.", [f"demands {LEAVE}"]),
    ("The party called for French troops to leave Niger.", [f"demands {LEAVE}"]),
    ("The bishop called for the release of the prisoners.", [f"demands {FREE}"]),
    ("The pope asked the generals to end the war.", [f"demands {CEASE}"]),
    ("Poland asked the alliance to send more troops.", [f"demands {SEND}"]),
    ("The minister called for the expulsion of Eritrean soldiers from Mali.", [f"demands {LEAVE}"]),
    ("The party opposes the withdrawal of French troops from Niger.", [f"opposes {LEAVE}"]),
    ("The senate opposed the deployment of foreign soldiers.", [f"opposes {SEND}"]),
    ("Residents reject the presence of French troops in the region.", ["opposes ac:foreign-troop-presence"]),
    ("The general threatened to attack the port.", [f"threatens {STRIKE}"]),
    ("Pakistan threatened retaliation against the militia.", [f"threatens {BACK}"]),
    ("Hamas vowed to avenge the raid.", [f"threatens {BACK}"]),
    ("France pledged to withdraw its soldiers from Niger.", [f"commitsTo {LEAVE}"]),
    ("The junta promised to release the prisoners.", [f"commitsTo {FREE}"]),
    # a plain verb of saying: the words themselves have it
    ("The mayor said that foreign forces must leave the country.", [f"demands {LEAVE}"]),
    ("Foreign forces must leave the country, the mayor said.", [f"demands {LEAVE}"]),
    ("The mayor said that foreign forces should leave the country.", [f"demands {LEAVE}"]),
    ("The envoy said that both sides need to stop the shelling.", [f"demands {CEASE}"]),
    ("The envoy said that both sides have to stop the shelling.", [f"demands {CEASE}"]),
    ("The president of Chad said that the army would attack the port.", [f"threatens {STRIKE}"]),
    ("Iran will retaliate against Hamas, its foreign ministry said.", [f"threatens {BACK}"]),
    ("The president of Chad said that the army will leave Niger.", [f"commitsTo {LEAVE}"]),
    ("The mayor said that foreign forces had left the country.", []),
    ("The mayor said that foreign forces may leave the country.", []),
    # negation turns a demand round
    ("The governor said that the army should not leave the town.", [f"opposes {LEAVE}"]),
    ("The cleric urged the rebels not to attack the port.", [f"opposes {STRIKE}"]),
    ("The governor said that the army must never leave the town.", [f"opposes {LEAVE}"]),
    ("The cleric said there was no reason for the deployment of Eritrean soldiers.", [f"opposes {SEND}"]),
    ("The president of Chad said that the army will not leave Niger.", []),
    # several at once
    (
        "The governor urged Kenya to stop the shelling and withdraw its soldiers.",
        [f"demands {CEASE}", f"demands {LEAVE}"],
    ),
    (
        "The minister said the French embassy must be closed and the French troops must leave.",
        ["demands ac:embassy-closure", f"demands {LEAVE}"],
    ),
    # in the first person
    ("“We will attack the port,” the commander of the militia said.", [f"threatens {STRIKE}"]),
    ("“We will withdraw our soldiers from Niger,” the president of Chad said.", [f"commitsTo {LEAVE}"]),
    ("“We call on the rebels to leave Goma,” the envoy said.", [f"demands {LEAVE}"]),
    ("“We urge the rebels to leave Goma,” the envoy said.", [f"demands {LEAVE}"]),
    ("“Leave our land,” the cleric told the foreign troops.", [f"demands {LEAVE}"]),
    ("“Foreign troops must leave our land,” the cleric said.", [f"demands {LEAVE}"]),
    ("“Foreign troops have left our land,” the cleric said.", []),
    # the words of somebody else, and words not said
    ("The envoy said that Brazil had urged the rebels to leave Goma.", [f"demands {LEAVE}"]),
    ("The envoy did not urge the rebels to leave Goma.", []),
]


@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[text[:60] for text, _ in TABLE])
def test_the_force_and_the_action(text: str, wanted: list[str]) -> None:
    assert forces(reading_of(text)) == wanted


@pytest.mark.parametrize(
    ("text", "performers", "concerned"),
    [
        ("The envoy urged the rebels to leave Goma.", ["rebels"], []),
        ("The party demanded that the government expel the French troops.", ["government"], ["Armed forces of France"]),
        ("The general threatened to attack the port.", ["general"], ["port"]),
        ("Ukraine promised to release the prisoners.", ["Ukraine"], ["prisoners"]),
        ("Pakistan threatened retaliation against the militia.", ["Pakistan"], ["militia"]),
        ("The bishop called for the release of the prisoners.", [], ["prisoners"]),
        ("Iran will retaliate against Hamas, its foreign ministry said.", ["Iran"], ["Hamas"]),
    ],
)
def test_who_is_to_do_it_and_whom_it_concerns(text: str, performers: list[str], concerned: list[str]) -> None:
    reading = reading_of(text)
    (proposition,) = reading.propositions
    assert labels(reading, proposition, "dl:performedBy") == performers
    assert labels(reading, proposition, "dl:concerns") == concerned


@pytest.mark.parametrize(
    "text",
    [
        "The general threatened to attack the port if the navy leaves Aden.",
        "If the navy leaves Aden, the militia will attack the port, its commander said.",
    ],
)
def test_a_condition(text: str) -> None:
    (proposition,) = reading_of(text).propositions
    assert proposition.condition == "the navy leaves Aden"


def test_no_condition() -> None:
    (proposition,) = reading_of("The general threatened to attack the port on Friday.").propositions
    assert proposition.condition is None


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The mayor said that foreign forces must leave the country.", "sa:call-for"),
        ("The president of Chad said that the army would attack the port.", "sa:threaten"),
        ("The governor said that the army should not leave the town.", "sa:reject"),
        ("The mayor said that foreign forces had left the country.", "sa:state"),
    ],
)
def test_plain_words_with_a_force_are_an_act_of_it(text: str, act: str) -> None:
    (statement,) = statements(reading_of(text))
    assert statement.speech_act == act


def test_what_is_demanded_or_threatened_did_not_happen() -> None:
    for text in ("The envoy urged the rebels to leave Goma.", "The general threatened to attack the port."):
        reading = reading_of(text)
        assert len(reading.propositions) == 1
        assert [e.cls for e in reading.events] == ["dl:Statement"]


def test_one_proposition_for_what_is_said_twice() -> None:
    text = "“Foreign troops must leave. Foreign troops must leave our land now,” the cleric said."
    reading = reading_of(text)
    assert forces(reading) == [f"demands {LEAVE}"]
    assert len(reading.propositions[0].evidence) == 2


def test_a_resolution_demands() -> None:
    reading = reading_of("The Senate of Kenya voted to expel the Eritrean soldiers.")
    (resolution,) = events(reading, "dl:Resolution")
    assert forces(reading) == [f"demands {LEAVE}"]
    assert len(resolution.links["dl:demands"]) == 1


def test_we_are_the_speakers_side() -> None:
    reading = reading_of("“We will withdraw our soldiers from Niger,” the president of Chad said.")
    (proposition,) = reading.propositions
    assert labels(reading, proposition, "dl:performedBy")[0] in ("president of Chad", "Chad")


def test_what_a_resolution_says_shall_be_done_it_demands() -> None:
    text = "The parliament of Kenya adopted a resolution. “The government shall expel the Eritrean soldiers,” "
    assert forces(reading_of(text + "the resolution reads.")) == [f"demands {LEAVE}"]
