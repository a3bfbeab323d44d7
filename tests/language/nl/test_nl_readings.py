"""Claims of short invented Dutch news, where other wordings misled the reader."""

from pathlib import Path

import pytest

from dateline.articles import Article, read_paths
from dateline.corpus.reader import DefaultReader
from dateline.reading.model import Event, Reading


def _reading(folder: Path, text: str) -> Reading:
    path = folder / "bericht.txt"
    path.write_text(f"---\ndate: 2024-05-16\nlanguage: nl\n---\n\n{text}\n", encoding="utf-8")
    article = next(iter(read_paths([str(path)])))
    assert isinstance(article, Article)
    return DefaultReader()(article)


def _strikes(reading: Reading) -> list[Event]:
    return [e for e in reading.events if e.cls == "dl:Strike"]


def _labels(reading: Reading, event: Event, prop: str) -> list[str]:
    labels = {e.key: e.label for e in reading.entities}
    return [labels[key] for key in event.links.get(prop, ())]


@pytest.mark.parametrize(
    "text",
    [
        "De president zegt dat zijn leger geen burgerdoelen bestookt.",
        "Volgens de generaal werden alleen strategische militaire doelen aangevallen.",
        "Het bombardement trof een ziekenwagen die naar Ibb reed, een bolwerk van de Houthi's.",
    ],
)
def test_a_target_without_a_name_is_no_place(tmp_path: Path, text: str) -> None:
    (strike,) = _strikes(_reading(tmp_path, text))
    assert "dl:target" not in strike.links
    assert "dl:place" not in strike.links


def test_what_the_attack_was_for_makes_no_second_attack(tmp_path: Path) -> None:
    reading = _reading(
        tmp_path,
        "De coalitie heeft maandag doelen in Jemen gebombardeerd. De coalitie meldt dat de aanval bedoeld was om"
        " ‘militaire doelen’ uit te schakelen.",
    )
    (strike,) = _strikes(reading)
    assert _labels(reading, strike, "dl:place") == ["Jemen"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rebellen hebben de luchthaven van Goma aangevallen. Dat meldt kolonel Yusuf Sani.", "Yusuf Sani"),
        ("Het leger heeft zondag Goma beschoten. Dat zei gouverneur Amina Sule maandag.", "Amina Sule"),
        ("Het leger heeft zondag Goma beschoten. Dat heeft gouverneur Amina Sule bevestigd.", "Amina Sule"),
    ],
)
def test_the_sentence_before_is_what_that_was_said(tmp_path: Path, text: str, speaker: str) -> None:
    reading = _reading(tmp_path, text)
    (strike,) = _strikes(reading)
    (statement,) = [e for e in reading.events if e.cls == "dl:Statement"]
    assert _labels(reading, statement, "dl:speaker") == [speaker]
    assert statement.links["dl:about"] == (strike.key,)
    assert _labels(reading, strike, "dl:attributedTo") == [speaker]


def test_an_outlet_that_reports_the_sentence_before_is_its_source(tmp_path: Path) -> None:
    reading = _reading(tmp_path, "Rebellen hebben de luchthaven van Goma aangevallen. Dat meldt persbureau Tamazuj.")
    (strike,) = _strikes(reading)
    assert _labels(reading, strike, "dl:attributedTo") == ["Tamazuj"]


def test_whoever_confirms_what_another_said_says_it_too(tmp_path: Path) -> None:
    reading = _reading(
        tmp_path,
        "Rebellen hebben Goma aangevallen, zei kolonel Yusuf Sani. Dat bevestigt gouverneur Amina Sule.",
    )
    said = [e for e in reading.events if e.cls == "dl:Statement"]
    assert sorted(_labels(reading, e, "dl:speaker") for e in said) == [["Amina Sule"], ["Yusuf Sani"]]
    assert [e for e in said if "dl:attributedTo" in e.links] == []
    (strike,) = _strikes(reading)
    assert all(e.links["dl:about"] == (strike.key,) for e in said)


def test_that_may_be_the_paragraph_right_before_but_nothing_further_off(tmp_path: Path) -> None:
    said = "Dat zei gouverneur Amina Sule."
    near = _reading(tmp_path, f"Rebellen hebben Goma aangevallen.\n\n{said}")
    assert [_labels(near, e, "dl:speaker") for e in near.events if e.cls == "dl:Statement"] == [["Amina Sule"]]
    far = _reading(tmp_path, f"Rebellen hebben Goma aangevallen.\n\nOnrust in Kivu\n\n{said}")
    assert [e for e in far.events if e.cls == "dl:Statement"] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Een drone trof een bus in Odessa. De burgemeester maakte dat bekend.", "burgemeester"),
        ("Een drone trof een bus in Odessa, klinkt het bij het Oekraïense leger.", "Strijdkrachten van Oekraïne"),
        ("Een drone trof een bus in Odessa, luidde het in een verklaring van de burgemeester.", "burgemeester"),
        ("De burgemeester heeft melding gemaakt van een droneaanval op een bus in Odessa.", "burgemeester"),
        ("Het Oekraïense leger zegt een bus in Odessa te hebben aangevallen.", "Strijdkrachten van Oekraïne"),
        ("Het ministerie van Landbouw zei dat een drone een school trof.", "ministerie van Landbouw"),
    ],
)
def test_ways_of_naming_the_source(tmp_path: Path, text: str, speaker: str) -> None:
    reading = _reading(tmp_path, text)
    (statement,) = [e for e in reading.events if e.cls == "dl:Statement"]
    (strike,) = _strikes(reading)
    assert _labels(reading, statement, "dl:speaker") == [speaker]
    assert statement.links["dl:about"] == (strike.key,)


def test_half_a_name_is_no_place(tmp_path: Path) -> None:
    reading = _reading(tmp_path, "In Noord- en Zuid-Sahir viel het leger dorpen aan.")
    assert "Noord-" not in {e.label for e in reading.entities}


def test_denied_is_what_was_said_before_in_the_sentence(tmp_path: Path) -> None:
    reading = _reading(
        tmp_path, "Kenia beschuldigt Soedan van de aanval op Garissa, maar Soedan heeft dit altijd ontkend."
    )
    (strike,) = _strikes(reading)
    (denial,) = [e for e in reading.events if e.speech_act == "sa:deny"]
    assert _labels(reading, denial, "dl:speaker") == ["Soedan"]
    assert denial.links["dl:about"] == (strike.key,)


@pytest.mark.parametrize(
    "text",
    [
        "Een woordvoerder zei dat er geen informatie is over zo'n aanval.",
        "Er is geen bewijs van een aanval op Garissa.",
    ],
)
def test_nothing_known_of_an_attack_is_no_attack(tmp_path: Path, text: str) -> None:
    assert _strikes(_reading(tmp_path, text)) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Het leger viel vrijdag een kamp bij Nyala aan. Daarbij vielen twee doden.", {"ct:killed": 2}),
        ("Een drone trof een bus in Odessa. Er vielen vier doden.", {"ct:killed": 4}),
        ("Een raket trof een bus in Odessa. Elf mensen raakten gewond.", {"ct:injured": 11}),
        ("Een raketaanval trof de stad Marib, waarbij zes soldaten omkwamen.", {"ct:killed": 6}),
        (
            "Het leger beschoot een kamp bij Nyala. Daarbij vielen twee doden en raakten zeven mensen gewond.",
            {"ct:killed": 2, "ct:injured": 7},
        ),
    ],
)
def test_the_dead_and_wounded_belong_to_the_attack_before(tmp_path: Path, text: str, counts: dict[str, int]) -> None:
    reading = _reading(tmp_path, text)
    (strike,) = reading.events
    quantities = {q.key: q for q in reading.quantities}
    assert {quantities[k].counts: quantities[k].value for k in strike.quantities} == counts


@pytest.mark.parametrize(
    "text",
    [
        "Een bom ontplofte in Herat. Bij een busongeluk in Lima kwamen dertig mensen om.",
        "Een bom ontplofte in Herat. De kust bleef open.\n\nBuiten de stad kwamen dertig mensen om.",
        "Bij een aardbeving in Nepal vielen veertig doden.",
    ],
)
def test_accidents_are_no_attacks(tmp_path: Path, text: str) -> None:
    assert _reading(tmp_path, text).quantities == ()


def test_whether_there_were_dead_is_not_that_there_were(tmp_path: Path) -> None:
    reading = _reading(
        tmp_path, "Een drone trof een bus in Odessa. Volgens de gouverneur is niet duidelijk of er doden vielen."
    )
    assert [e.rule for e in reading.events if e.cls == "dl:Event"] == []
    (strike,) = _strikes(reading)
    assert "dl:attributedTo" not in strike.links


@pytest.mark.parametrize("text", ["Het is niet de eerste aanslag in Kabul.", "Het was niet de vorige aanval op Gao."])
def test_which_attack_it_was_not_does_not_deny_it(tmp_path: Path, text: str) -> None:
    assert [e.factuality for e in _strikes(_reading(tmp_path, text))] == ["fa:occurred"]


def test_to_beat_off_an_attack_is_not_to_oppose_one(tmp_path: Path) -> None:
    reading = _reading(tmp_path, "Kenia zegt een aanval op de haven van Kismayo te hebben afgeslagen.")
    assert reading.propositions == ()
    assert [e.speech_act for e in reading.events if e.cls == "dl:Statement"] == ["sa:state"]


def test_what_is_not_clear_is_not_said(tmp_path: Path) -> None:
    text = (
        "Een drone trof een bus in Odessa. Volgens gouverneur Amina Sule is niet duidelijk of er doden zijn gevallen."
    )
    (strike,) = _strikes(_reading(tmp_path, text))
    assert strike.rule == "wapen-treft"
    assert strike.quantities == ()


def _agents(tmp_path: Path, text: str, rule: str) -> list[str]:
    reading = _reading(tmp_path, text)
    (event,) = [e for e in reading.events if e.rule == rule]
    return _labels(reading, event, "dl:attacker") + _labels(reading, event, "dl:agent")


@pytest.mark.parametrize(
    ("text", "rule", "agent"),
    [
        ("De gezant sprak met de rebellen. Die hadden een raket op Garissa afgevuurd.", "afvuren", "rebellen"),
        ("De militie zegt dat ze veertig mensen hebben gearresteerd.", "arresteren", "militie"),
        ("De Houthi's Eritrea-gezinde schepen. Vrijdag vielen de Houthi's Aden aan.", "aanvallen", "Houthi's"),
    ],
)  # fmt: skip
def test_who_did_it_is_a_pronoun_or_a_plural(tmp_path: Path, text: str, rule: str, agent: str) -> None:
    assert _agents(tmp_path, text, rule) == [agent]


def test_the_person_after_the_name_of_a_group_is_its_leader(tmp_path: Path) -> None:
    reading = _reading(tmp_path, "De leider van Boko Haram Musa Danladi zei dat een raket een school trof.")
    (statement,) = [e for e in reading.events if e.cls == "dl:Statement"]
    assert _labels(reading, statement, "dl:speaker") == ["Musa Danladi"]


def test_the_ministry_is_that_of_the_state_that_acted_before(tmp_path: Path) -> None:
    reading = _reading(
        tmp_path,
        "Kenia, Kenia en nog eens Kenia: het blijft onrustig in Kenia.\n\nSoedan heeft Garissa aangevallen. "
        "Het ministerie van Defensie zei dat een raket een school trof.",
    )
    (statement,) = [e for e in reading.events if e.cls == "dl:Statement"]
    assert _labels(reading, statement, "dl:speaker") == ["Ministerie van Defensie van Soedan"]


def test_a_noun_before_a_name_says_that_it_is_a_place(tmp_path: Path) -> None:
    reading = _reading(tmp_path, "De militie viel de stad Kabunda aan.")
    (strike,) = _strikes(reading)
    assert _labels(reading, strike, "dl:place") == ["Kabunda"]


def test_the_lead_of_an_agency_begins_after_its_dateline(tmp_path: Path) -> None:
    reading = _reading(tmp_path, "NAIROBI (ANP/AFP) - De rebellen hebben Garissa verlaten.")
    (event,) = reading.events
    assert _labels(reading, event, "dl:agent") == ["rebellen"]


def test_who_denies_it_is_no_source_for_it(tmp_path: Path) -> None:
    reading = _reading(tmp_path, "Een drone trof een bus in Odessa, zei de burgemeester. De militie heeft dit ontkend.")
    (strike,) = _strikes(reading)
    (denial,) = [e for e in reading.events if e.speech_act == "sa:deny"]
    assert denial.links["dl:about"] == (strike.key,)
    assert _labels(reading, strike, "dl:attributedTo") == ["burgemeester"]


def test_the_capital_that_is_named_is_the_place(tmp_path: Path) -> None:
    (strike,) = _strikes(reading := _reading(tmp_path, "De hoofdstad van Tigray, Mekelle, werd gebombardeerd."))
    assert _labels(reading, strike, "dl:place") == ["Mek'ele"]


def test_the_dead_of_clashes_are_counted(tmp_path: Path) -> None:
    reading = _reading(tmp_path, "Bij schermutselingen tussen Peru en Chili zijn dinsdag twaalf doden gevallen.")
    assert [(q.counts, q.value) for q in reading.quantities] == [("ct:killed", 12)]


def test_what_they_had_to_do_was_done(tmp_path: Path) -> None:
    reading = _reading(tmp_path, "De troepen hebben Garissa moeten verlaten, zei de gouverneur.")
    (event,) = [e for e in reading.events if e.type == "et:withdrawal"]
    assert (event.factuality, reading.propositions) == ("fa:occurred", ())
