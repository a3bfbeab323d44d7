"""Whole small articles, and what holds of every reading."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_help import article_of, events, forces, labels, quoted, read_article, reading_of, speakers, statements

from dateline.articles import Article, read_paths
from dateline.articles.model import Block, BlockKind
from dateline.corpus.show import as_json
from dateline.language.model import Span
from dateline.language.pipeline import analyse
from dateline.reading.loader import load_frames
from dateline.reading.model import Reading
from dateline.reading.read import read
from dateline.reading.terms import model_terms

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def seed_articles() -> list[Article]:
    return [a for a in read_paths([SEEDS]) if isinstance(a, Article)]


# ------------------------------------------------------------------------------------------------ small articles
def test_a_report_of_an_attack() -> None:
    reading = read_article(
        "Rebels attacked the airport in Goma on Monday, killing nine soldiers, the defence ministry of Kenya said.",
        "“The attack is a crime,” Defence Minister Amina Sule told CNN. “The rebels must leave the city.”",
        "The African Union condemned the attack and called for the release of the prisoners.",
        headline="Rebels attack airport in Goma",
    )
    (strike,) = events(reading, "dl:Strike")
    assert labels(reading, strike, "dl:attacker") in (["Rebels"], ["rebels"])
    assert labels(reading, strike, "dl:place") == ["Goma"]
    assert (str(strike.earliest), str(strike.latest)) == ("2024-05-13", "2024-05-13")
    assert [(q.counts, q.value) for q in reading.quantities] == [("ct:killed", 9)]
    assert strike.quantities == tuple(q.key for q in reading.quantities)
    assert ("Amina Sule",) in speakers(reading) and ("African Union",) in speakers(reading)
    minister = next(s for s in statements(reading) if labels(reading, s, "dl:speaker") == ["Amina Sule"])
    assert labels(reading, minister, "dl:attributedTo") == ["CNN"]
    assert quoted(reading, minister) == ["The attack is a crime,", "The rebels must leave the city."]
    assert forces(reading) == ["demands ac:troop-withdrawal", "demands ac:release"]
    union = next(s for s in statements(reading) if s.speech_act == "sa:condemn")
    assert strike.key in union.links["dl:about"]


def test_a_place_without_a_name_is_nowhere() -> None:
    reading = read_article(
        "Kenyan jets bombed rebel positions on Monday.", "Kenyan jets bombed a stronghold in Goma on Tuesday."
    )
    assert [labels(reading, strike, "dl:place") for strike in events(reading, "dl:Strike")] == [[], ["Goma"]]


def test_a_report_of_a_vote() -> None:
    reading = read_article(
        "The parliament of Kenya passed a motion on Monday calling for the withdrawal of Eritrean soldiers.",
        "Opposition lawmakers did not turn up for the vote.",
        "Germany suspended its training mission in Kenya on Tuesday.",
    )
    (resolution,) = events(reading, "dl:Resolution")
    assert labels(reading, resolution, "dl:adoptedBy") == ["Parliament of Kenya"]
    assert str(resolution.earliest) == "2024-05-13"
    (demand,) = resolution.links["dl:demands"]
    assert next(p.actions for p in reading.propositions if p.key == demand) == ("ac:troop-withdrawal",)
    (absent,) = labels(reading, resolution, "dl:absent")
    assert absent.casefold() == "opposition lawmakers"
    (suspension,) = events(reading, "et:suspension")
    assert labels(reading, suspension, "dl:agent") == ["Germany"]
    assert labels(reading, suspension, "dl:place") == ["Kenya"]


def test_a_role_as_the_article_states_it() -> None:
    reading = reading_of("Amina Sule, the defence minister of Kenya, condemned the raid.")
    names = {e.key: e.label for e in reading.entities}
    (role,) = [r for r in reading.roles if names[r.holder] == "Amina Sule"]
    assert "defence minister" in role.text
    assert role.evidence


@pytest.mark.parametrize("kind", [BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.BOILERPLATE])
def test_only_news_is_read(kind: BlockKind) -> None:
    text = "Rebels attacked the airport in Goma. The African Union condemned the raid."
    article = Article("made", text, "en", "made.txt", blocks=(Block(0, len(text), kind),))
    reading = read(analyse(article), load_frames("en"))
    assert (reading.events, reading.propositions, reading.quantities) == ((), (), ())


def test_an_article_without_blocks_is_read_whole() -> None:
    reading = read(analyse(Article("made", "Rebels attacked the airport.", "en", "made.txt")), load_frames("en"))
    assert [e.cls for e in reading.events] == ["dl:Strike"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "12", "…", "“”", "Goma", "“", "said", "The.", "attack"])
def test_next_to_nothing(text: str) -> None:
    reading = reading_of(text)
    assert (reading.propositions, reading.roles, reading.quantities) == ((), (), ())
    assert statements(reading) == []


# ------------------------------------------------------------------------------------------------ what always holds
def spans(reading: Reading) -> Iterator[Span]:
    for claim in (*reading.events, *reading.propositions, *reading.roles, *reading.quantities):
        assert claim.evidence, f"{claim.key} has no evidence"
        yield from claim.evidence
    for event in reading.events:
        yield from event.quotations


def check(reading: Reading) -> None:
    """What holds of every reading, whatever the text."""
    terms, length = model_terms(), len(reading.article.text)
    for span in spans(reading):
        assert 0 <= span.begin < span.end <= length
        words = reading.article.text[span.begin : span.end]
        assert words == words.strip(), f"white space at the edge of {words!r}"
    claims = [*reading.entities, *reading.events, *reading.propositions, *reading.roles, *reading.quantities]
    keys = [c.key for c in claims]
    assert len(set(keys)) == len(keys)
    entities = {e.key for e in reading.entities}
    propositions, quantities = {p.key for p in reading.propositions}, {q.key for q in reading.quantities}
    happenings = {e.key for e in reading.events}
    assert {e.within for e in reading.entities} - {None} <= entities
    for role in reading.roles:
        assert {role.holder, role.organisation, *role.attributed_to} - {None} <= entities
        assert role.text
    linked: set[str] = set()
    for event in reading.events:
        assert event.cls in terms.classes and event.type in terms.concepts["et"]
        assert event.factuality in terms.concepts["fa"] and event.rule
        assert event.earliest is None or event.latest is None or event.earliest <= event.latest
        assert (event.cls == "dl:Statement") == (event.type == "et:statement")
        if event.cls == "dl:Statement":
            assert event.links["dl:speaker"] and event.speech_act in terms.concepts["sa"]
        for prop, values in event.links.items():
            assert prop in terms.properties and values and len(set(values)) == len(values)
            if prop in ("dl:demands", "dl:opposes", "dl:threatens", "dl:commitsTo"):
                assert set(values) <= propositions
                linked |= set(values)
            else:
                assert set(values) <= entities | (happenings if prop in ("dl:about", "dl:partOf") else set())
        assert event.key not in event.links.get("dl:about", ())
        assert set(event.quantities) <= quantities
        linked |= set(event.quantities)
    for proposition in reading.propositions:
        assert proposition.actions and set(proposition.actions) <= terms.concepts["ac"]
        for prop, values in proposition.links.items():
            assert prop in terms.properties and values and set(values) <= entities
        assert set(proposition.quantities) <= quantities
        linked |= set(proposition.quantities)
    for quantity in reading.quantities:
        assert quantity.counts in terms.concepts["ct"]
        assert quantity.value is not None or quantity.lower is not None or quantity.upper is not None
    assert linked == propositions | quantities, "a proposition or quantity that nothing links"
    first = [e.evidence[0] for e in reading.events]
    assert first == sorted(first)


@pytest.mark.parametrize("article", seed_articles(), ids=lambda a: a.id)
def test_of_the_sample_corpus(article: Article) -> None:
    reading = read(analyse(article), load_frames(article.language))
    check(reading)
    assert reading.article is article


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=120))
def test_of_any_printable_text(text: str) -> None:
    check(reading_of(text))


NAMES = ["Brazil", "Goma", "Amina", "Sule", "General", "Bello", "CNN", "Kenya", "Monday", "parliament", "resolution"]
DOERS = ["rebels", "the", "army", "troops", "he", "she", "they", "his", "its", "who", "which", "a", "an", "one", "no"]
DEEDS = ["said", "told", "urged", "threatened", "attack", "attacked", "strike", "air", "killed", "voted", "withdraw"]
MOODS = ["must", "will", "not", "never", "if", "that", "to", "were", "was", "been", "have", "leave", "condemned"]
LINKS = [
    "nine",
    "dozens",
    "of",
    "by",
    "in",
    "on",
    "and",
    "from",
    "according",
    ",",
    ".",
    "“",
    "”",
    "'",
    "\n\n",
    ":",
    "—",
]


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*NAMES, *DOERS, *DEEDS, *MOODS, *LINKS]), min_size=2, max_size=40))
def test_of_the_words_of_news_in_any_order(words: list[str]) -> None:
    check(read(analyse(article_of(*[p for p in " ".join(words).split("\n\n") if p.strip()])), load_frames("en")))


# ------------------------------------------------------------------------------------------------ always the same
def test_twice_the_same() -> None:
    for article in seed_articles():
        frames = load_frames(article.language)
        assert as_json(read(analyse(article), frames)) == as_json(read(analyse(article), frames))


def digest() -> str:
    """Of the readings of the sample corpus."""
    total = hashlib.sha256()
    for article in seed_articles():
        total.update(as_json(read(analyse(article), load_frames(article.language))).encode())
    return total.hexdigest()


@pytest.mark.slow
def test_whatever_the_hash_seed() -> None:
    code = "import sys; sys.path[:0] = sys.argv[1:]; from test_read import digest; print(digest())"
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
    found = {digest()}
    for seed in ("1", "271828"):
        run = subprocess.run(
            [sys.executable, "-c", code, *folders],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(run.stdout.strip())
    assert len(found) == 1
