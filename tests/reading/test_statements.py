"""Who says what to whom, in whose words."""

import pytest
from reading_help import events, forces, labels, quoted, read_article, reading_of, speakers, statements

SIEGE = "“The siege is over,” said Governor Amina Sule."


# ------------------------------------------------------------------------------------------------ quotations
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SIEGE, ["The siege is over,"]),
        ("“The siege is over,” Governor Amina Sule said.", ["The siege is over,"]),
        ("Governor Amina Sule said: “The siege is over.”", ["The siege is over."]),
        ("“The siege,” said Governor Amina Sule, “is over.”", ["The siege,", "is over."]),
        ('"The siege is over," said Governor Amina Sule.', ["The siege is over,"]),
        (
            "“The siege is over,” said Governor Amina Sule. “Our people can sleep again.”",
            ["The siege is over,", "Our people can sleep again."],
        ),
        ("Governor Amina Sule said the siege was “a crime against our city”.", ["a crime against our city"]),
    ],
)
def test_one_statement_with_all_its_quotations(text: str, words: list[str]) -> None:
    reading = reading_of(text)
    (statement,) = statements(reading)
    assert labels(reading, statement, "dl:speaker") == ["Amina Sule"]
    assert quoted(reading, statement) == words
    assert statement.speech_act == "sa:state"


def test_a_paragraph_of_quotation_goes_on_with_its_speaker() -> None:
    reading = read_article(SIEGE, "“We will not forget the dead. We will build the town again.”")
    assert speakers(reading) == [("Amina Sule",), ("Amina Sule",)]
    assert quoted(reading, statements(reading)[1]) == ["We will not forget the dead. We will build the town again."]


def test_a_quotation_two_paragraphs_on_is_nobodys() -> None:
    reading = read_article(SIEGE, "Markets opened on Tuesday.", "“We will not forget the dead of this war.”")
    assert speakers(reading) == [("Amina Sule",)]


def test_words_in_quotation_marks_are_not_always_said() -> None:
    reading = reading_of("The so-called “liberators” left Goma on Monday.")
    assert statements(reading) == []


def test_a_pronoun_goes_on() -> None:
    reading = reading_of(f"{SIEGE} “Nobody will forget the dead,” she added.")
    assert {s for found in speakers(reading) for s in found} == {"Amina Sule"}
    assert [w for s in statements(reading) for w in quoted(reading, s)] == [
        "The siege is over,",
        "Nobody will forget the dead,",
    ]


def test_two_speakers_have_their_own_words() -> None:
    reading = read_article(SIEGE, "“Nothing is over,” said General Idris Bello.")
    assert speakers(reading) == [("Amina Sule",), ("Idris Bello",)]
    assert [quoted(reading, s) for s in statements(reading)] == [["The siege is over,"], ["Nothing is over,"]]


# ------------------------------------------------------------------------------------------------ indirect speech
@pytest.mark.parametrize(
    ("text", "speaker", "act"),
    [
        ("Brazil said that the rebels had left Goma.", "Brazil", "sa:state"),
        ("The rebels had left Goma, Brazil said.", "Brazil", "sa:state"),
        ("Brazil confirmed that the rebels had left Goma.", "Brazil", "sa:announce"),
        ("Norway announced the withdrawal of its troops from Mali.", "Norway", "sa:announce"),
        ("The African Union condemned the attack on Goma.", "African Union", "sa:condemn"),
        ("The attack on Goma was condemned by the African Union.", "African Union", "sa:condemn"),
        ("Ukraine accused Russia of shelling a market in Kherson.", "Ukraine", "sa:accuse"),
        ("Qatar welcomed the ceasefire.", "Qatar", "sa:praise"),
        ("Brazil denied that its soldiers had attacked the hospital.", "Brazil", "sa:deny"),
        ("Brazil warned that the fighting could spread to Chad.", "Brazil", "sa:warn"),
        ("Brazil called on the rebels to leave Goma.", "Brazil", "sa:call-for"),
        ("Brazil threatened to attack the port.", "Brazil", "sa:threaten"),
        ("Brazil promised to release the prisoners.", "Brazil", "sa:promise"),
        ("Brazil rejected the presence of French troops.", "Brazil", "sa:reject"),
        ("In a statement, the African Union said that the raid was a crime.", "African Union", "sa:state"),
    ],
)
def test_the_speech_act(text: str, speaker: str, act: str) -> None:
    reading = reading_of(text)
    assert speakers(reading) == [(speaker,)]
    assert statements(reading)[0].speech_act == act


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Brazil told the Security Council that its troops must leave Haiti.", "United Nations Security Council"),
        ("Kenya called on the African Union to send more troops.", "African Union"),
        ("The envoy urged Sudan to release the prisoners.", "Sudan"),
        ("Somalia was urged by the envoy to release the prisoners.", "Somalia"),
    ],
)
def test_the_addressee(text: str, addressee: str) -> None:
    reading = reading_of(text)
    (statement,) = statements(reading)
    assert labels(reading, statement, "dl:addressee") == [addressee]


def test_two_who_speak_together() -> None:
    assert speakers(reading_of("France and Germany condemned the raid.")) == [("France", "Germany")]


def test_one_who_speaks_twice() -> None:
    reading = reading_of(
        "The senate opposed the deployment of foreign soldiers and called for the release of the prisoners."
    )
    assert speakers(reading) == [("senate",), ("senate",)]
    assert [s.speech_act for s in statements(reading)] == ["sa:reject", "sa:call-for"]


def test_what_is_said_is_the_word_of_the_speaker() -> None:
    reading = reading_of("The foreign ministry of Chad said that rebels had attacked the port of Aden.")
    (strike,) = events(reading, "dl:Strike")
    (statement,) = statements(reading)
    assert labels(reading, strike, "dl:attributedTo") == labels(reading, statement, "dl:speaker")
    assert statement.links["dl:about"] == (strike.key,)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy did not say that the rebels had left Goma.",
        "The envoy may announce the withdrawal of the troops.",
        "The opposition wants Brazil to condemn the raid.",
        "The clock said noon.",
        "Loudspeakers announced the train.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert statements(reading_of(text)) == []


# ------------------------------------------------------------------------------------------------ sources
def test_whom_it_was_told_to_tells_an_outlet_from_an_addressee() -> None:
    reading = reading_of("Minister Amina Sule told CNN that the rebels had left Goma.")
    (statement,) = statements(reading)
    assert labels(reading, statement, "dl:speaker") == ["Amina Sule"]
    assert labels(reading, statement, "dl:attributedTo") == ["CNN"]
    assert "dl:addressee" not in statement.links


def test_an_agency_that_passes_on_what_was_said_is_no_speaker() -> None:
    reading = reading_of("Governor Amina Sule said that the siege was over, Reuters reported.")
    (statement,) = statements(reading)
    assert labels(reading, statement, "dl:speaker") == ["Amina Sule"]
    assert labels(reading, statement, "dl:attributedTo") == ["Reuters"]


def test_what_an_agency_reports_is_attributed_to_it() -> None:
    reading = reading_of("Rebels attacked the port of Aden, Reuters reported.")
    (strike,) = events(reading, "dl:Strike")
    assert labels(reading, strike, "dl:attributedTo") == ["Reuters"]
    assert statements(reading) == []


@pytest.mark.parametrize(
    "text",
    [
        "According to the African Union, rebels attacked the port of Aden.",
        "Rebels attacked the port of Aden, according to the African Union.",
    ],
)
def test_according_to(text: str) -> None:
    reading = reading_of(text)
    (strike,) = events(reading, "dl:Strike")
    assert speakers(reading) == [("African Union",)]
    assert labels(reading, strike, "dl:attributedTo") == ["African Union"]
    assert strike.factuality == "fa:occurred"


def test_a_document_speaks_for_those_who_issued_it() -> None:
    reading = reading_of("The African Union condemned the raid. The statement said that foreign troops must leave.")
    assert speakers(reading) == [("African Union",), ("African Union",)]
    assert forces(reading) == ["demands ac:troop-withdrawal"]


def test_whose_statement_it_is() -> None:
    reading = reading_of("Brazil's statement said that foreign troops must leave Haiti.")
    assert speakers(reading) == [("Brazil",)]


def test_an_outlet_may_speak_for_itself() -> None:
    reading = reading_of("The statement was read on television, and Hamas said that the siege must end.")
    assert ("Hamas",) in speakers(reading)


def test_evidence_holds_what_was_said_and_who_said_it() -> None:
    text = "Markets opened. Brazil said that the rebels had left Goma. Rain fell."
    reading = reading_of(text)
    (statement,) = statements(reading)
    (span,) = statement.evidence
    assert text[span.begin : span.end].rstrip(".") == "Brazil said that the rebels had left Goma"


def test_nominal_reports() -> None:
    reading = reading_of("The blast drew Somali vows of revenge.")
    assert speakers(reading) == [("Somalia",)]
    assert forces(reading) == ["threatens ac:retaliation"]


def test_the_words_of_somebody_else() -> None:
    reading = reading_of("The envoy said that Brazil had urged the rebels to leave Goma.")
    assert speakers(reading) == [("envoy",), ("Brazil",)]
    envoy, brazil = statements(reading)
    assert "dl:demands" not in envoy.links and len(brazil.links["dl:demands"]) == 1
    assert labels(reading, brazil, "dl:attributedTo") == ["envoy"]


def test_a_name_beside_an_office_is_the_speaker() -> None:
    reading = reading_of("The foreign minister of Chad, Amina Sule, told reporters that the siege was over.")
    assert speakers(reading) == [("Amina Sule",)]


def test_an_attack_that_somebody_is_told_of_is_not_ordered() -> None:
    reading = reading_of("“Rebels attacked Bukavu on Sunday,” an official told CNN.")
    assert reading.propositions == ()
    assert len(events(reading, "dl:Strike")) == 1
    assert forces(reading_of("The general told the rebels to leave Bangui.")) == ["demands ac:troop-withdrawal"]


def test_what_is_vowed_may_stand_behind_where_it_was_vowed() -> None:
    reading = reading_of("Colonel Idris Bello vowed in a televised speech to launch more attacks on Goma.")
    assert forces(reading) == ["threatens ac:military-strike"]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("The junta insisted French troops leave Niger.", "demands ac:troop-withdrawal"),
        ("The party insisted that Kenyan soldiers not be sent to Haiti.", "opposes ac:deployment"),
    ],
)
def test_the_bare_form_is_what_ought_to_be(text: str, force: str) -> None:
    assert forces(reading_of(text)) == [force]


def test_an_apposition_is_no_second_object() -> None:
    (condemned,) = statements(reading_of("Kenya condemned the attack, the worst in decades."))
    assert condemned.speech_act == "sa:condemn"
