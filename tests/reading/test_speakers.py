"""Who speaks: texts, spokespeople, "it", "they" and "he" that go on, and those who only pass on."""

import pytest
from reading_help import events, forces, labels, read_article, reading_of, speakers, statements


def test_it_is_the_text_that_the_sentence_before_is_about() -> None:
    reading = reading_of(
        "The parliament of Kenya adopted a resolution on Monday. The resolution calls for a ceasefire with Somalia. "
        "It also demands that Somali forces withdraw."
    )
    (resolution,) = events(reading, "dl:Resolution")
    assert statements(reading) == []
    assert len(resolution.links["dl:demands"]) == 2


def test_a_resolution_of_nobody_is_not_the_word_of_whoever_spoke_last() -> None:
    reading = read_article("Brazil said that the rebels had left.", "The resolution demands the release of hostages.")
    assert speakers(reading) == [("Brazil",)]


def test_the_report_two_paragraphs_on_is_not_the_word_of_whoever_spoke_last() -> None:
    reading = read_article(
        "Brazil said that rebels had left.", "Markets opened.", "The report said the siege was over."
    )
    assert speakers(reading) == [("Brazil",)]


def test_a_draft_that_was_not_adopted_calls_not_its_council() -> None:
    reading = reading_of("The Security Council did not adopt the draft of Cuba, calling for an end to the fighting.")
    assert statements(reading) == []


def test_what_was_added_is_the_word_of_whoever_said_the_rest() -> None:
    reading = reading_of("Brazil said that Peru supported the plan and added that the siege must end.")
    assert speakers(reading)[-1] == ("Brazil",)


def test_an_office_before_a_name_is_no_second_speaker() -> None:
    reading = reading_of("Peru's ambassador to the council, Rosa Quispe said that the siege must end.")
    assert speakers(reading) == [("Rosa Quispe",)]


@pytest.mark.parametrize(
    "text",
    [
        "Chile condemns the raid on the port, its spokesman said.",
        "“Chile condemns the raid on the port,” spokeswoman Ana Soto told reporters.",
    ],
)
def test_a_spokesman_passes_on(text: str) -> None:
    reading = reading_of(text)
    assert {s for found in speakers(reading) for s in found} <= {"Chile", "Ana Soto"}
    assert len(statements(reading)) == 1


def test_reporters_are_no_addressee() -> None:
    (statement,) = statements(reading_of("The governor told reporters in Goma that the siege was over."))
    assert "dl:addressee" not in statement.links


def test_a_source_is_no_addressee() -> None:
    (statement,) = statements(reading_of("The general said in a speech, according to CNN, that the siege was over."))
    assert "dl:addressee" not in statement.links


def test_whoever_speaks_beside_the_main_clause() -> None:
    reading = reading_of(
        "Togo rejected the offer of talks, with spokesman Koffi Mensah telling CNN that it was a trick."
    )
    assert speakers(reading) == [("Togo",), ("Koffi Mensah",)]
    assert labels(reading, statements(reading)[1], "dl:attributedTo") == ["CNN"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chile said that it rejected the presence of French troops.", "sa:reject"),
        ("Chile said that it condemned the raid on the port.", "sa:condemn"),
        ("“The raid was a crime,” Chile said, stressing that it would not go unanswered.", "sa:threaten"),
        ("Chile condemned the raid, calling it a war crime.", "sa:condemn"),
    ],
)
def test_one_act_of_speaking_is_one_statement(text: str, act: str) -> None:
    (statement,) = statements(reading_of(text))
    assert statement.speech_act == act


def test_two_things_said_stay_two() -> None:
    reading = reading_of("Chile said that the siege was over and called on Peru to withdraw its troops.")
    assert [s.speech_act for s in statements(reading)] == ["sa:state", "sa:call-for"]


def test_a_denial_promises_and_threatens_nothing() -> None:
    reading = reading_of("A spokesman for the rebels denied they'd carried out the attacks.")
    assert forces(reading) == []
    assert [s.speech_act for s in statements(reading)] == ["sa:deny"]
    assert speakers(reading) == [("spokesman for the rebels",)]


def test_what_is_said_in_passing_is_no_statement_of_its_own() -> None:
    reading = reading_of("Kenya condemned the raid on the port, which it said killed nine soldiers.")
    assert [s.speech_act for s in statements(reading)] == ["sa:condemn"]
    assert labels(reading, events(reading, "dl:Strike")[0], "dl:attributedTo") == ["Kenya"]


@pytest.mark.parametrize(
    ("text", "act", "addressee"),
    [
        ("“We condemn the raid on the port,” said Governor Amina Sule.", "sa:condemn", []),
        ("“We urge Chad to withdraw its troops,” said Governor Amina Sule.", "sa:call-for", ["Chad"]),
        ("“The killing must end,” said Governor Amina Sule.", "sa:call-for", []),
        ("“The world must look at this town,” said Governor Amina Sule.", "sa:call-for", []),
        ("“We must win,” said Governor Amina Sule.", "sa:state", []),
        ("“There must be no doubt about the plan,” said Governor Amina Sule.", "sa:state", []),
        ("“We will not negotiate with the rebels,” said Governor Amina Sule.", "sa:reject", []),
    ],
)
def test_what_is_done_in_so_many_words(text: str, act: str, addressee: list[str]) -> None:
    reading = reading_of(text)
    (statement,) = statements(reading)
    assert statement.speech_act == act
    assert labels(reading, statement, "dl:addressee") == addressee


def test_the_two_are_those_who_were_heard_last() -> None:
    reading = reading_of("Mali and Chad condemned the raid. The two also said that the siege must end.")
    assert speakers(reading) == [("Mali", "Chad"), ("Mali", "Chad")]


def test_a_quoted_verb_is_the_word_of_the_subject_before_it() -> None:
    reading = reading_of("Mali and Chad “warn that any raid on Togo would be a crime against both of them”.")
    assert speakers(reading) == [("Mali", "Chad")]


def test_according_to_the_statement() -> None:
    reading = reading_of("Togo condemned the raid. Nine soldiers were killed, according to the statement.")
    assert speakers(reading) == [("Togo",), ("Togo",)]


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    reading = read_article(
        "KABUL, Afghanistan – President Omar Gul acknowledged Saturday that rebels had taken the town."
    )
    assert speakers(reading) == [("Omar Gul",)]


@pytest.mark.parametrize(
    ("text", "speaker", "act"),
    [
        ("Mali accused Niger of shelling a town and burning it, condemning the use of force.", "Mali", "sa:condemn"),
        ("Bishop Tomas Arana expressed strong condemnation for the recent incidents.", "Tomas Arana", "sa:condemn"),
        ("Norway on Saturday called for de-escalation in Chad.", "Norway", "sa:call-for"),
        (
            "Governor Amina Sule tweeted on New Year’s Eve: “We have agreed to a truce with the rebels.”",
            "Amina Sule",
            "sa:state",
        ),
        ("This prompted Brazil to concede that the decree had not been signed.", "Brazil", "sa:state"),
    ],
)
def test_who_does_what(text: str, speaker: str, act: str) -> None:
    reading = reading_of(text)
    assert (speaker, act) in [
        (who[0], s.speech_act) for who, s in zip(speakers(reading), statements(reading), strict=True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The government of Chad called on the rebels to declare a truce, minister Omar Deby said.",
        "Chad condemned the raid, Channel Nine reported.",
    ],
)
def test_what_was_said_is_passed_on(text: str) -> None:
    (statement,) = statements(reading_of(text))
    assert statement.speech_act in ("sa:call-for", "sa:condemn")


def test_whoever_issues_a_statement_speaks_in_it() -> None:
    reading = reading_of("Mali condemned the raid. A day later Chad issued a statement strongly condemning the attack.")
    assert speakers(reading) == [("Mali",), ("Chad",)]


def test_only_with_a_quotation_does_anybody_continue() -> None:
    assert statements(reading_of("The army continues to meet protests with force.")) == []
    assert speakers(reading_of("“The siege is over,” Governor Amina Sule continued.")) == [("Amina Sule",)]


def test_a_participle_after_it_is_the_word_of_whoever_told() -> None:
    reading = reading_of(
        "Minister Omar Deby told Reuters it was satisfied with the talks, saying they had been useful."
    )
    assert {s for found in speakers(reading) for s in found} == {"Omar Deby"}
