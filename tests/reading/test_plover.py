"""PLOVER's sixteen categories: each has a concept, a row in the guide, and frames that read it."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from dateline.reading.frames import Frame
from dateline.reading.loader import load_frames
from dateline.reading.terms import model_terms
from dateline.vocabulary import PREFIXES, shorten

ROOT = Path(__file__).parents[2]
CATEGORIES = [
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
]


def matched(category: str) -> set[str]:
    """The event types and speech acts that the schemes call a close match of a category."""
    store = ox.Store()
    store.load(path=str(ROOT / "ontology/schemes.ttl"), format=ox.RdfFormat.TURTLE)
    quads = store.quads_for_pattern(None, ox.NamedNode(PREFIXES["skos"] + "closeMatch"), None)
    subjects = {shorten(q.subject.value) for q in quads if q.object.value.endswith(f"/code/plover/{category}")}
    return {s for s in subjects if s.startswith(("et:", "sa:"))}


def rows() -> dict[str, tuple[str, list[str]]]:
    """Concept and frames by category, as the guide's table has them."""
    text = (ROOT / "docs/frames.md").read_text("utf-8")
    found = re.findall(r"^\| ([A-Z]+) \| `(\S+)` \| ([^|]+) \|", text, re.MULTILINE)
    return {name: (concept, re.findall(r"`([\w-]+)`", frames)) for name, concept, frames in found}


def concepts(frame: Frame) -> set[str]:
    """Every event type and speech act that a frame can give, with what lies above them."""
    given = {frame.speech.act} if frame.speech else set()
    if frame.event:
        given |= {w for _, words in frame.event.type.by for w in words.values()}
        given |= {frame.event.type.otherwise} if frame.event.type.otherwise else set()
    return {above for concept in given for above in model_terms().ancestors(concept)}


def test_the_guide_has_the_sixteen() -> None:
    assert list(rows()) == CATEGORIES


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_category_has_a_concept_and_frames_with_examples(category: str) -> None:
    concept, names = rows()[category]
    assert matched(category) == {concept}
    frames = {f.id: f for f in load_frames("en").all}
    assert len(names) >= 2
    for name in names:
        assert concept in concepts(frames[name]), f"{name} does not read {concept}"
        assert len(frames[name].examples) >= 2
