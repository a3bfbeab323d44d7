"""A reading for the eyes: as text with its evidence marked, and as JSON."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dateline.articles.model import Article, Block, BlockKind
from dateline.corpus.show import as_json, as_text
from dateline.language.model import Entity, Span
from dateline.reading.model import Event, Proposition, Quantity, Reading, Role
from factories import make_reading

TEXT = "Rebels attacked the port. The envoy, leader of the council, urged calm.\n\nPhoto: our man in Aden"
ATTACK, URGE, NAME = Span(0, 24), Span(26, 70), Span(30, 58)


def at(words: str) -> Span:
    begin = TEXT.index(words)
    return Span(begin, begin + len(words))


def small(**changes: object) -> Reading:
    article = Article(
        "made",
        TEXT,
        "en",
        "made.txt",
        publisher="The Wire",
        issued=date(2031, 3, 9),
        blocks=(Block(0, 71, BlockKind.BODY), Block(73, len(TEXT), BlockKind.CAPTION)),
    )
    entities = (
        Entity("actor/rebels", "rebels", "armed-group", named=False),
        Entity("actor/envoy", "envoy", "person", named=False),
        Entity("actor/council", "council", "other", named=False),
        Entity("place/port", "port", "facility", is_place=True, named=False),
    )
    strike = Event(
        "event/strike-1",
        "dl:Strike",
        "et:armed-attack",
        (at("Rebels attacked the port"),),
        "strike-verb",
        links={"dl:attacker": ("actor/rebels",), "dl:target": ("place/port",)},
        earliest=date(2031, 3, 1),
        latest=date(2031, 3, 7),
        date_text="last week",
        quantities=("quantity-1",),
    )
    statement = Event(
        "event/statement-1",
        "dl:Statement",
        "et:statement",
        (at("The envoy, leader of the council, urged calm"),),
        "call-for",
        links={"dl:speaker": ("actor/envoy",), "dl:demands": ("proposition-1",), "dl:about": ("event/strike-1",)},
        speech_act="sa:call-for",
    )
    call = Proposition(
        "proposition-1",
        ("ac:ceasefire",),
        (at("urged calm"),),
        "stop-violence",
        links={"dl:performedBy": ("actor/rebels",)},
        condition="calm",
    )
    role = Role("role-1", "actor/envoy", "leader", (at("The envoy, leader of the council"),), "actor/council")
    count = Quantity("quantity-1", "ct:killed", (at("the port"),), lower=20)  # type: ignore[arg-type]
    reading = Reading(article, entities, (strike, statement), (call,), (role,), (count,))
    return replace(reading, **changes)  # type: ignore[arg-type]


def test_the_whole_text() -> None:
    assert as_text(small()).splitlines() == [
        "made  (The Wire, 2031-03-09, en)",
        "2 events and statements, 1 proposition, 1 role",
        "",
        "[1 Rebels attacked the port 1]. [2 [3 The envoy, leader of the council 3], urged calm 2].",
        "      1  Strike · armed-attack · occurred · 2031-03-01 to 2031-03-07",
        "           attacker      rebels",
        "           target        port",
        "           killed        20 to …",
        "           rule          strike-verb",
        "      2  Statement · call-for · occurred",
        "           about         claim 1",
        "           demands       ceasefire",
        "             performedBy rebels",
        "             condition   calm",
        "             rule        stop-violence",
        "           speaker       envoy",
        "           rule          call-for",
        "      3  Role · envoy: leader (council)",
        "",
        "(caption: Photo: our man in Aden)",
    ]


def test_lines_are_as_wide_as_asked() -> None:
    shown = as_text(small(), width=40).splitlines()
    text = [line for line in shown if line.startswith("[") or ("council" in line and "Role" not in line)]
    assert len(text) > 1 and all(len(line) <= 40 for line in text)


@pytest.mark.parametrize(
    ("earliest", "latest", "words", "shown"),
    [
        (date(2031, 3, 7), date(2031, 3, 7), "Friday", "occurred · 2031-03-07"),
        (None, date(2031, 3, 7), "by Friday", "occurred · … to 2031-03-07"),
        (date(2031, 3, 7), None, "since Friday", "occurred · 2031-03-07 to …"),
        (None, None, "recently", "occurred · “recently”"),
        (None, None, None, "occurred"),
    ],
)
def test_when(earliest: date | None, latest: date | None, words: str | None, shown: str) -> None:
    strike = replace(small().events[0], earliest=earliest, latest=latest, date_text=words)
    line = as_text(small(events=(strike,))).splitlines()[4]
    assert line == f"      1  Strike · armed-attack · {shown}"


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        ({"value": 9, "lower": None}, "killed        9"),
        ({"value": 1200, "lower": None, "approximate": True}, "killed        about 1200"),
        ({"lower": 20, "upper": 30}, "killed        20 to 30"),
        ({"lower": None, "upper": 30}, "killed         to 30"),
    ],
)
def test_how_many(figure: dict[str, int], shown: str) -> None:
    (count,) = small().quantities
    assert shown in as_text(small(quantities=(replace(count, **figure),)))  # type: ignore[arg-type]


def test_a_resolution_says_whether_it_binds() -> None:
    vote = replace(
        small().events[0], cls="dl:Resolution", type="et:resolution", speech_act="sa:call-for", binding=False
    )
    shown = as_text(small(events=(vote,)))
    assert "1  Resolution · call-for · occurred" in shown
    assert "           binding       no\n" in shown


def test_nothing_read() -> None:
    bare = Reading(Article("made", "Rain fell.", "en", "made.txt"))
    assert as_text(bare) == "made  (no date, en)\n0 events and statements, 0 propositions, 0 roles\n\nRain fell.\n"


def test_marks_do_not_cross_paragraphs() -> None:
    event = replace(small().events[0], evidence=(Span(50, 80),))
    shown = as_text(small(events=(event,), roles=()))
    assert shown.count("[1 ") == 1 and shown.count(" 1]") == 1


def test_json_holds_every_claim_with_its_words() -> None:
    reading = make_reading()
    found = json.loads(as_json(reading))
    assert found["article"]["sha256"] == reading.article.sha256
    assert found["article"]["issued"] == str(reading.article.issued)
    for name in ("entities", "events", "propositions", "roles", "quantities"):
        assert [item["key"] for item in found[name]] == [item.key for item in getattr(reading, name)]
    for event, item in zip(reading.events, found["events"], strict=True):
        assert item["links"] == {p: list(keys) for p, keys in event.links.items()}
        words = [reading.article.text[s.begin : s.end] for s in event.evidence]
        assert [s["words"] for s in item["evidence"]] == words
    assert as_json(reading).endswith("}\n")
    assert "Élodie" in as_json(reading)


def test_json_of_nothing() -> None:
    found = json.loads(as_json(Reading(Article("made", "", "en", "made.txt"))))
    assert (found["events"], found["article"]["issued"], found["article"]["title"]) == ([], None, None)
