"""A frame over a predication: what makes it hold, what fills its roles, and why it does not hold."""

from pathlib import Path

import pytest
from reading_help import context_of, events, labels, matches_of, reading_of

from dateline.articles.model import Article
from dateline.language.pipeline import analyse
from dateline.reading.context import Context
from dateline.reading.frames import Frames
from dateline.reading.loader import load_frames, read_frame_file
from dateline.reading.match import Match, Matcher, Miss


def fillers(text: str, frame: str) -> dict[str, list[str]]:
    (match,) = matches_of(text, frame)
    doc = context_of(text).doc
    return {prop: [doc[h].text for h in heads] for prop, heads in match.fillers.items()}


def attempts(text: str, frame: str, mappings: Path) -> list[Match | Miss]:
    """The outcomes of frames written down here, over a sentence."""
    mappings.write_text(frame, encoding="utf-8")
    frames = Frames("en", read_frame_file(mappings, "en"), load_frames("en").operators)
    analysis = analyse(Article("made", text, "en", "made.txt"))
    matcher = Matcher(analysis, frames)
    return [a for p in analysis.predications for a in matcher.attempts(p)]


# ------------------------------------------------------------------------------------------------ one frame, many forms
@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the airport.",
        "The airport was attacked by rebels.",
        "The airport, which was attacked by rebels, is closed.",
        "The rebels who attacked the airport fled.",
        "Residents fled the airport attacked by rebels.",
        "Rebels crossed the river and attacked the airport.",
        "Rebels managed to attack the airport.",
        "Rebels entered the town, attacking the airport.",
    ],
)
def test_roles_whatever_the_clause(text: str) -> None:
    found = fillers(text, "strike-verb")
    assert [w.lower() for w in found["dl:attacker"]] == ["rebels"]
    assert found["dl:target"] == ["airport"]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels' attack on the airport failed.",
        "Rebels launched an attack on the airport.",
        "An attack on the airport was carried out by rebels.",
        "Rebels carried out an attack on the airport.",
        "An attack by rebels on the airport failed.",
    ],
)
def test_roles_of_a_noun(text: str) -> None:
    found = fillers(text, "strike-noun")
    assert [w.lower() for w in found["dl:attacker"]] == ["rebels"]
    assert found["dl:target"] == ["airport"]


def test_whose_adjective_does_it() -> None:
    assert fillers("A Turkish air strike on the camp failed.", "strike-noun")["dl:attacker"] == ["Turkish"]
    assert "dl:attacker" not in fillers("A military strike on the camp failed.", "strike-noun")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A drone strike hit the camp.", "et:drone-strike"),
        ("An air strike hit the camp.", "et:air-strike"),
        ("A rocket attack hit the camp.", "et:rocket-attack"),
        ("An airstrike hit the camp.", "et:air-strike"),
        ("The shelling of the camp continued.", "et:shelling"),
        ("An attack on the camp failed.", "et:armed-attack"),
    ],
)
def test_the_words_beside_the_trigger_give_the_type(text: str, wanted: str) -> None:
    assert [m.event_type for m in matches_of(text, "strike-noun")] == [wanted]


# ------------------------------------------------------------------------------------------------ what does not hold
BLOCK = """\
- id: blockade
  trigger: {verb: [blockade, "seal off"]}
  event: {class: dl:Event, type: et:coercion}
  roles:
    dl:agent: {from: subject, type: [state, armed-force], required: true}
    dl:concerns: {from: object, lemma: [port]}
"""


@pytest.mark.parametrize(
    ("text", "extra", "reason"),
    [
        ("Snow blockaded the road.", "", "nothing of type armed-force/state fills dl:agent (from subject)"),
        ("The navy blockaded the port.", "  negated: true\n", "it is not negated"),
        ("The navy did not blockade the port.", "  negated: false\n", "it is negated"),
        ("The navy blockaded it.", "  where: {object: {lemma: [port]}}\n", "object is not one of ['port']"),
        (
            "The navy blockaded the port.",
            "  where: {object: {lemma: [port], absent: true}}\n",
            "object is one of ['port']",
        ),
        ("The navy blockaded the port.", "  where: {object: false}\n", "object is"),
        ("The navy sealed the port.", "", "'seal' without blockade or seal off"),
    ],
)
def test_why_not(tmp_path: Path, text: str, extra: str, reason: str) -> None:
    (miss,) = attempts(text, BLOCK + extra, tmp_path / "f.yaml")
    assert isinstance(miss, Miss)
    assert miss.reason.startswith(reason)


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("The navy blockaded the port.", "  where: {object: {lemma: [port, harbour]}}\n"),
        ("The navy blockaded the port.", "  where: {object: {type: [facility]}}\n"),
        ("The navy blockaded the port.", "  where: {under: false}\n"),
        ("The navy blockaded the port.", "  where: {object: {lemma: [road], absent: true}}\n"),
        ("The navy did not blockade the port.", "  negated: true\n"),
        ("The port was sealed off by the navy.", ""),
    ],
)
def test_it_holds(tmp_path: Path, text: str, extra: str) -> None:
    (match,) = attempts(text, BLOCK + extra, tmp_path / "f.yaml")
    assert isinstance(match, Match), match
    words = analyse(Article("made", text, "en", "made.txt")).doc
    assert [words[h].text for h in match.fillers["dl:agent"]] == ["navy"]
    assert [words[h].text for h in match.fillers["dl:concerns"]] == ["port"]


def test_a_role_takes_the_first_function_with_a_filler_of_its_type(tmp_path: Path) -> None:
    frame = "- id: x\n  trigger: {verb: [stop]}\n  event: {class: dl:Event, type: et:coercion}\n"
    frame += "  roles:\n    dl:place: {from: [object, by, in], type: [city]}\n"
    text = "Soldiers were stopped by police in Goma."
    (match,) = attempts(text, frame, tmp_path / "f.yaml")
    assert isinstance(match, Match)
    doc = analyse(Article("made", text, "en", "made.txt")).doc
    assert [doc[h].text for h in match.fillers["dl:place"]] == ["Goma"]


def test_a_type_may_need_a_word(tmp_path: Path) -> None:
    frame = "- id: x\n  trigger: {verb: hit}\n"
    frame += "  event: {class: dl:Strike, type: {subject: {drone: et:drone-strike}, otherwise: null}}\n"
    (miss,) = attempts("The crisis hit the market.", frame, tmp_path / "f.yaml")
    assert isinstance(miss, Miss) and miss.reason == "no word gives the event's type"
    (match,) = attempts("A drone hit the market.", frame, tmp_path / "f.yaml")
    assert isinstance(match, Match) and match.event_type == "et:drone-strike"


def test_a_preposition_in_the_trigger_gives_the_object(tmp_path: Path) -> None:
    frame = '- id: x\n  trigger: {verb: ["fire on"]}\n  event: {class: dl:Strike, type: et:shooting}\n'
    frame += "  roles: {dl:target: {from: object}}\n"
    (match,) = attempts("Rebels fired on the airport.", frame, tmp_path / "f.yaml")
    assert isinstance(match, Match) and len(match.fillers["dl:target"]) == 1
    (miss,) = attempts("The company fired the driver.", frame, tmp_path / "f.yaml")
    assert isinstance(miss, Miss) and miss.reason == "'fire' without fire on"


def test_the_more_particular_frame_is_heard_first(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    plain = "- id: plain\n  trigger: {verb: hit}\n  event: {class: dl:Event, type: et:coercion}\n"
    narrow = "- id: narrow\n  trigger: {verb: hit}\n  event: {class: dl:Strike, type: et:armed-attack}\n"
    path.write_text(plain + narrow + "  where: {object: {type: [facility]}}\n", encoding="utf-8")
    frames = Frames("en", read_frame_file(path, "en"), load_frames("en").operators)
    analysis = analyse(Article("made", "Rebels hit the airport.", "en", "made.txt"))
    context = Context(analysis, frames)
    (found,) = [m for m in context.matches.values() if m]
    assert [m.frame.id for m in found] == ["narrow", "plain"]


@pytest.mark.parametrize(
    "text",
    [
        "The crisis hit the market hard.",
        "The committee killed the bill.",
        "The remark wounded his pride.",
        "The referee suspended play.",
        "She sent a letter.",
        "The horse marched on.",
        "The tourists left the hotel.",
        "The senator attacked the budget in a speech.",
        "The king died in his sleep.",
        "The school expelled two pupils.",
        "The firm is based in Paris.",
        "The car was struck by lightning near Lyon.",
    ],
)
def test_other_senses_are_left_alone(text: str) -> None:
    assert [e for e in reading_of(text).events if e.cls != "dl:Statement"] == []


# ------------------------------------------------------------------------------------------------ in the reading
def test_part_of_an_attack() -> None:
    reading = reading_of("General Tadesse Bekele was killed in a drone strike near Adwa.")
    (event,) = reading.events
    assert (event.cls, event.type) == ("dl:Strike", "et:drone-strike")
    assert labels(reading, event, "dl:killed") == ["Tadesse Bekele"]
    assert labels(reading, event, "dl:place") == ["Adwa"]


def test_killed_when_shelled() -> None:
    reading = reading_of("Nine people were killed when rebels shelled the market in Gao.")
    (event,) = events(reading, "dl:Strike")
    assert event.type == "et:shelling"
    assert labels(reading, event, "dl:attacker") == ["rebels"]
    assert [(q.counts, int(q.value or 0)) for q in reading.quantities] == [("ct:killed", 9)]


def test_the_doer_beside_the_weapon() -> None:
    reading = reading_of("Turkish drones hit the market in Qamishli.")
    (event,) = events(reading, "dl:Strike")
    assert event.type == "et:drone-strike"
    assert "market" in labels(reading, event, "dl:target")[0]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("A series of attacks shook Aden.", "attacks"),
        ("One of the strikes failed.", "strikes"),
        ("Rebels left.", "Rebels"),
    ],
)
def test_what_a_partitive_counts(text: str, head: str) -> None:
    context = context_of(text)
    first = next(t for t in context.doc if t.dep_ == "nsubj")
    assert context.doc[context.matcher.content_head(first.i)].text == head


@pytest.mark.parametrize(
    "text",
    ["One of the strikes killed General Tadesse Bekele.", "A series of attacks on Aden killed General Tadesse Bekele."],
)
def test_part_of_what_a_partitive_counts(text: str) -> None:
    reading = reading_of(text)
    (event,) = reading.events
    assert event.cls == "dl:Strike"
    assert labels(reading, event, "dl:killed") == ["Tadesse Bekele"]


def test_a_strike_that_hits() -> None:
    reading = reading_of("An air strike hit a depot in Sanaa on Monday.")
    (event,) = events(reading, "dl:Strike")
    assert labels(reading, event, "dl:place") == ["Sanaa"]
    assert "depot" in labels(reading, event, "dl:target")[0]
    assert str(event.earliest) == "2024-05-13"


def test_dozens() -> None:
    reading = reading_of("Dozens of civilians were killed in the shelling of Donetsk.")
    (quantity,) = reading.quantities
    assert (quantity.counts, quantity.value) == ("ct:killed", None) and quantity.lower


def test_killed_and_wounded() -> None:
    reading = reading_of("At least 20 people were killed and 50 wounded in a suicide bombing in Kabul on Tuesday.")
    (event,) = reading.events
    assert (event.cls, event.type, str(event.earliest)) == ("dl:Strike", "et:bombing", "2024-05-14")
    assert labels(reading, event, "dl:place") == ["Kabul"]
    assert sorted((q.counts, q.value, q.lower) for q in reading.quantities) == [
        ("ct:injured", 50, None),
        ("ct:killed", None, 20),
    ]


def test_a_bare_number_is_counted_with_the_one_before() -> None:
    reading = reading_of("The attack on the barracks wounded nine soldiers and killed two.")
    assert sorted((q.counts, q.value) for q in reading.quantities) == [("ct:injured", 9), ("ct:killed", 2)]


def test_to_open_fire_on() -> None:
    reading = reading_of("Gunmen opened fire on the barracks near Gao.")
    (event,) = events(reading, "dl:Strike")
    assert event.type == "et:shooting"
    assert labels(reading, event, "dl:attacker")[0].casefold() == "gunmen"
    assert event.links["dl:target"]


def test_to_respond_with() -> None:
    reading = reading_of("The militia responded with rocket attacks on the port.")
    (event,) = events(reading, "dl:Strike")
    assert labels(reading, event, "dl:attacker") == ["militia"]


def test_who_ordered_it() -> None:
    reading = reading_of("The president ordered a drone strike that killed General Tadesse Bekele.")
    (event,) = events(reading, "dl:Strike")
    assert event.factuality == "fa:occurred"
    assert labels(reading, event, "dl:orderedBy") == ["president"]
    assert labels(reading, event, "dl:killed") == ["Tadesse Bekele"]


def test_workers_on_strike_attack_nobody() -> None:
    reading = reading_of("Teachers went on strike on Friday.")
    assert [e.cls for e in reading.events if e.cls == "dl:Strike"] == []


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("The militia said on Monday it had freed nine captives.", "et:release", "None"),
        ("The militia said that on Monday it had freed nine captives.", "et:release", "2024-05-13"),
        ("Soldiers toppled the president on Monday as he prepared to flee.", "et:coercion", "2024-05-13"),
        ("The talks ended on Monday, when rebels captured the town of Bor.", "et:seizure", "2024-05-13"),
    ],
)
def test_what_a_day_dates(text: str, kind: str, day: str) -> None:
    (event,) = events(reading_of(text), kind)
    assert str(event.earliest) == day


def test_a_particle_that_the_parser_does_not_see() -> None:
    reading = reading_of("The army took back the town of Bor on Monday.")
    assert [labels(reading, e, "dl:concerns") for e in events(reading, "et:seizure")] == [["Bor"]]


def test_it_is_the_group_that_speaks() -> None:
    reading = reading_of("The militia said it had freed nine captives.")
    (event,) = events(reading, "et:release")
    assert labels(reading, event, "dl:agent") == ["militia"]


def test_no_place_is_read_from_a_fixed_phrase() -> None:
    reading = reading_of("Rebels freed nine captives in line with the accord.")
    (event,) = events(reading, "et:release")
    assert "dl:place" not in event.links


def test_what_a_number_counts_is_what_is_meant() -> None:
    reading = reading_of("The two sides swapped dozens of hostages.")
    (event,) = events(reading, "et:release")
    assert labels(reading, event, "dl:concerns") == ["hostages"]


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        ("Planes of the Kenyan army bombed Kismayo on Monday.", ["Armed forces of Kenya"]),
        ("Russian shells hit a school in Kherson on Monday.", ["Russia"]),
        ("Artillery fire killed three people in Goma on Monday.", []),  # a weapon is nobody
        ("A Kabul car bombing killed five people on Monday.", []),  # nor is a capital that an event is called after
    ],
)
def test_whose_weapon_it_was(text: str, attackers: list[str]) -> None:
    reading = reading_of(text)
    (event,) = events(reading, "dl:Strike")
    assert labels(reading, event, "dl:attacker") == attackers
