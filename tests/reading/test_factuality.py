"""Did it happen, as the article tells it? One short sentence for each way of saying so, or of not saying so."""

import pytest
from reading_help import events, reading_of

STRIKE, KILLING, WITHDRAWAL = "dl:Strike", "et:killing", "et:withdrawal"
SUSPENSION, DEPLOYMENT, ARREST, RELEASE = "et:suspension", "et:deployment", "et:arrest", "et:release"

HAPPENED = [
    ("et:troop-presence", "About 2,500 marines are known to be based in Moldova."),
    (ARREST, "Two men arrested in Cairo were tried."),
    (RELEASE, "Prisoners freed by the rebels reached Aleppo."),
    (STRIKE, "After weeks of shelling the town, the army moved in."),
    ("et:seizure", "Rebels retook the town of Bor."),
    ("et:coercion", "Generals staged a coup in 2013."),
    ("et:alert", "Security forces went on alert across Senegal."),
    (SUSPENSION, "The government broke off peace talks in Oslo on Saturday."),
    (STRIKE, "Rebels attacked the airport in Goma."),
    (STRIKE, "The airport in Goma was attacked."),
    (STRIKE, "The airport had been shelled by the militia."),
    (STRIKE, "The army carried out an air strike on a camp near Gao."),
    (STRIKE, "An air strike was carried out on the camp."),
    (STRIKE, "The ministry said that rebels had attacked the port."),
    (STRIKE, "Rebels attacked the port, the ministry said."),
    (STRIKE, "After the attack on the port, the governor resigned."),
    (STRIKE, "The governor condemned the attack on the port."),
    (STRIKE, "Four people died in the rocket attack on Tripoli."),
    (STRIKE, "The envoy blamed the rebels for the attack on the hospital."),
    (STRIKE, "The militia claimed responsibility for the bombing of the market."),
    (STRIKE, "Rebels managed to attack the airport on Sunday."),
    (STRIKE, "The army began to shell the town on Sunday."),
    (STRIKE, "The raid on the depot was designed to stop the smuggling."),
    (KILLING, "Gunmen killed two farmers near Jos."),
    (KILLING, "Two farmers were killed near Jos."),
    (KILLING, "Soldiers entered the village, killing two farmers."),
    (KILLING, "The killing of Minister Amina Sule shocked the country."),
    (WITHDRAWAL, "French troops left Niger in December."),
    (WITHDRAWAL, "The withdrawal of French troops from Niger ended in December."),
    (WITHDRAWAL, "Chad expelled the soldiers from the base."),
    (SUSPENSION, "Germany suspended its training mission in Mali."),
    (SUSPENSION, "The training mission in Mali has been suspended by Germany."),
    (DEPLOYMENT, "Rwanda deployed 1,000 soldiers to Mozambique."),
    (ARREST, "Police arrested forty protesters in Minsk."),
    (RELEASE, "The rebels released the hostages on Sunday."),
    (STRIKE, "The army continued to bomb the villages."),
]

DENIED = [
    (STRIKE, "The army did not attack the hospital."),
    (STRIKE, "Rebels never attacked the port."),
    (KILLING, "No soldiers were killed in Juba."),
    (KILLING, "Nobody was killed in Juba."),
    (STRIKE, "The rebels failed to attack the airport."),
    (STRIKE, "The guards prevented an attack on the port."),
    (WITHDRAWAL, "The troops have not left the island."),
    (RELEASE, "The rebels refused to release the hostages."),
]

PLANNED = [
    (STRIKE, "The army will attack the port on Friday."),
    (STRIKE, "The army plans to attack the port."),
    (WITHDRAWAL, "French troops will leave Niger in December."),
    (DEPLOYMENT, "Kenya will deploy 1,000 soldiers to Haiti."),
    (DEPLOYMENT, "Kenya intends to deploy 1,000 soldiers to Haiti."),
    (WITHDRAWAL, "Belgium decided to withdraw its soldiers from Niger."),
]

NOT_SAID = [
    # habits, what anybody does, notions, kinds of people
    ("et:meeting", "The president will not attend the summit in Accra."),
    ("et:abduction", "Rebels freed nine men whom they had held hostage for years."),
    (WITHDRAWAL, "The rebels were going to free the men in the afternoon."),
    (RELEASE, "Rebels often release prisoners at Eid."),
    (ARREST, "The army arrests hundreds of people every year."),
    (ARREST, "The way in which you arrest a colonel matters."),
    (ARREST, "The practice of arresting journalists is common."),
    ("et:detention", "Persons detained in connection with the war have rights."),
    ("et:detention", "Two of the women gave birth while detained."),
    (STRIKE, "The rebels may attack the port."),
    (STRIKE, "The rebels could attack the port."),
    (STRIKE, "The rebels might have attacked the port."),
    (STRIKE, "If the rebels attack the port, the navy will respond."),
    (STRIKE, "Should the rebels attack the port, the navy will respond."),
    (WITHDRAWAL, "If the rebels attack the port, Kenya withdraws its troops from Somalia."),
    (STRIKE, "Unless the rebels attack the port, the navy will stay away."),
    (STRIKE, "The general threatened to attack the port."),
    (STRIKE, "The general said that the army would attack the port."),
    (STRIKE, "The general ordered his men to attack the port."),
    (STRIKE, "The cleric urged the rebels to attack the port."),
    (STRIKE, "The cleric called for an attack on the port."),
    (STRIKE, "The embassy warned of attacks on hotels."),
    (STRIKE, "The embassy warned of a possible attack on the port."),
    (STRIKE, "Residents fear an attack on the town."),
    (STRIKE, "The rebels reportedly attacked the port."),
    (STRIKE, "The rebels allegedly shelled the port."),
    (STRIKE, "The militia wants to attack the port."),
    (STRIKE, "The militia tried to attack the port."),
    (STRIKE, "The army is able to attack the port."),
    (STRIKE, "There is a risk of an attack on the port."),
    (STRIKE, "Troops moved north to attack the port."),
    (STRIKE, "The army denied that it had attacked the hospital."),
    (STRIKE, "The port must not be attacked."),
    (WITHDRAWAL, "Foreign troops must leave the island."),
    (WITHDRAWAL, "Foreign troops should leave the island."),
    (WITHDRAWAL, "The party demanded that foreign troops leave the island."),
    (WITHDRAWAL, "The party called for the withdrawal of French troops from Niger."),
    (SUSPENSION, "The opposition asked Germany to suspend its training mission in Mali."),
    (DEPLOYMENT, "Poland asked the alliance to send more troops."),
    (DEPLOYMENT, "The senate opposed the deployment of foreign soldiers."),
    (ARREST, "The court called for the arrest of the general."),
    (RELEASE, "The bishop called for the release of the prisoners."),
    (RELEASE, "The junta promised to release the prisoners."),
    (KILLING, "The sect vowed to kill the judge."),
    (WITHDRAWAL, "The government considered the withdrawal of its soldiers from Niger."),
    (WITHDRAWAL, "“Leave our land,” the cleric told the foreign troops."),
    (WITHDRAWAL, "The governor urged Kenya to stop the shelling and withdraw its soldiers."),
    (WITHDRAWAL, "The party denied that it had called for the withdrawal of French troops."),
    (STRIKE, "It was untrue that the army had shelled the village."),
    (STRIKE, "It is possible that rebels shelled the port of Aden."),
    (STRIKE, "A strike on Bukavu is unlikely."),
    (STRIKE, "The garrison came close to shelling the market."),
    (STRIKE, "It was not the navy that shelled the village."),
    (STRIKE, "Ghana expelled the envoy without attacking the camp."),
    (WITHDRAWAL, "Instead of withdrawing its troops from Goma, Chad sent 400 soldiers to Bunia."),
    (RELEASE, "The senate passed a motion demanding a truce between Sudan and Libya and the release of all hostages."),
    ("et:sanction", "If the talks fail, Norway will impose sanctions on Chad."),
    (DEPLOYMENT, "The party insisted that Kenyan soldiers not be sent to Haiti."),
    (WITHDRAWAL, "The junta insisted French troops leave."),
]


def happened(text: str, kind: str) -> list[str]:
    return [event.factuality for event in events(reading_of(text), kind)]


def test_there_are_many_sentences() -> None:
    table = [*HAPPENED, *DENIED, *PLANNED, *NOT_SAID]
    assert len({text for _, text in table}) == len(table) >= 50


@pytest.mark.parametrize(("kind", "text"), HAPPENED)
def test_it_happened(kind: str, text: str) -> None:
    assert happened(text, kind) == ["fa:occurred"]


@pytest.mark.parametrize(("kind", "text"), DENIED)
def test_it_did_not_happen(kind: str, text: str) -> None:
    assert set(happened(text, kind)) <= {"fa:did-not-occur"}


@pytest.mark.parametrize(("kind", "text"), PLANNED)
def test_it_lies_ahead(kind: str, text: str) -> None:
    assert happened(text, kind) == ["fa:planned"]


@pytest.mark.parametrize(("kind", "text"), NOT_SAID)
def test_nothing_is_said_of_its_happening(kind: str, text: str) -> None:
    assert "fa:occurred" not in happened(text, kind)


@pytest.mark.parametrize(
    "text",
    ["The army did not attack the hospital.", "No soldiers were killed in Juba.", "Rebels never attacked the port."],
)
def test_a_denial_by_the_article_is_a_claim_too(text: str) -> None:
    assert [e.factuality for e in reading_of(text).events] == ["fa:did-not-occur"]


def test_what_is_only_called_for_is_no_event_at_all() -> None:
    for text in (
        "The governor urged Kenya to stop the shelling and withdraw its soldiers.",
        "The party denied that it had called for the withdrawal of French troops.",
        "“Leave our land,” the cleric told the foreign troops.",
    ):
        assert events(reading_of(text), WITHDRAWAL) == [], text


@pytest.mark.parametrize("text", ["Who shelled the camp?", "Did the army shell the camp and bomb the town?"])
def test_a_question_claims_nothing(text: str) -> None:
    assert reading_of(text).events == ()


def test_what_a_question_takes_for_granted_happened() -> None:
    assert events(reading_of("Will the governor visit the town that rebels shelled on Sunday?"), STRIKE)


@pytest.mark.parametrize(
    "text", ["Residents asked who had shelled the camp.", "Governor Amina Sule asked: “Who shelled the camp?”"]
)
def test_whoever_asks_a_question_demands_no_attack(text: str) -> None:
    assert reading_of(text).propositions == ()


def test_what_only_comes_about_under_a_condition_is_not_planned() -> None:
    assert happened("Norway will impose sanctions on Chad on Friday.", "et:sanction") == ["fa:planned"]
    assert happened("If the talks fail, Norway will impose sanctions on Chad.", "et:sanction") == []


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the army shelled the village.",
        "It was the army that shelled the village.",
        "The attack on Goma was likely a mistake.",
    ],
)
def test_doubt_about_something_else_leaves_it_as_it_is(text: str) -> None:
    assert happened(text, STRIKE) == ["fa:occurred"]
