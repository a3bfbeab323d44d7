"""Who does what to whom in short invented English sentences, construction by construction.

They stand in `predications.txt`: a sentence, then indented what must hold of it, separated by semicolons.
`function(trigger)=word` is an argument, `modality(trigger)=value`, `tense(trigger)=value` and
`relation(trigger)=value` are what the predication carries, `negated(trigger)` and `passive(trigger)` its marks; `!` in
front denies, `|` separates what is equally right. Triggers and words are lemmas or forms.
"""

import re
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.language.grammar import load_grammar
from dateline.language.model import Modality, Predication, TriggerKind
from dateline.language.pipeline import parse
from dateline.language.predications import find_predications
from dateline.language.syntax import conjuncts
from dateline.reading.check import sentence_article

_CHECK = re.compile(r"(!?)([a-z ]+)\(([^)]+)\)(?:=(.+))?")


def _cases() -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "predications.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    return [(text, checks.strip()) for text, checks in zip(lines[::2], lines[1::2], strict=True)]


def _read(text: str) -> tuple[Doc, list[Predication]]:
    doc = parse(sentence_article(text, "en"))
    return doc, find_predications(doc, load_grammar("en"))


def _holds(doc: Doc, found: list[Predication], check: str) -> bool:
    parsed = _CHECK.fullmatch(check.strip())
    assert parsed, f"unreadable: {check}"
    denied, function, trigger, word = parsed.groups()
    here = [p for p in found if trigger in (p.lemma, p.lemma.split(" ")[0], doc[p.trigger].text)]
    if function in ("negated", "passive"):
        holds = any(getattr(p, function) for p in here)
    elif function == "modality":
        holds = any(p.modality is Modality(word) for p in here)
    elif function in ("tense", "relation"):
        holds = any(getattr(p, function) == word for p in here)
    else:
        holds = any(word in (doc[h].text, doc[h].lemma_) for p in here for h in p.heads(function))
    return holds != bool(denied)


CASES = _cases()


def test_there_are_many_sentences_each_but_once() -> None:
    assert len({text for text, _ in CASES}) == len(CASES) >= 70


@pytest.mark.parametrize(("text", "checks"), CASES, ids=[text[:48] for text, _ in CASES])
def test_construction(text: str, checks: str) -> None:
    doc, found = _read(text)
    wrong = [c for c in checks.split(";") if not any(_holds(doc, found, one) for one in c.split("|"))]
    words = {
        doc[p.trigger].text: f"{p.modality.value} " + ", ".join(f"{a.function}={doc[a.head].text}" for a in p.arguments)
        for p in found
        if p.arguments
    }
    assert wrong == [], words


@pytest.mark.parametrize("text", [text for text, _ in CASES[::5]])
def test_predications_are_in_order_and_hang_together(text: str) -> None:
    doc, found = _read(text)
    assert [p.index for p in found] == list(range(len(found)))
    assert [p.trigger for p in found] == sorted({p.trigger for p in found})
    for p in found:
        assert p.parent is None or (p.parent in range(len(found)) and p.parent != p.index)
        pairs = [(a.function, a.head) for a in p.arguments]
        assert all(0 <= head < len(doc) and head != p.trigger for _, head in pairs)
        assert len(set(pairs)) == len(pairs), f"{p.lemma} has an argument twice"


def test_conjuncts_go_on_to_the_right() -> None:
    doc, _ = _read("Gunmen killed two judges, three drivers and a guard.")
    first = next(t for t in doc if t.text == "judges")
    assert [t.text for t in conjuncts(first)] == ["judges", "drivers", "guard"]


def test_a_list_of_thousands_is_no_recursion() -> None:
    length = 3000
    doc = Doc(
        Vocab(),
        words=["rifles"] * length,
        heads=[max(0, i - 1) for i in range(length)],
        deps=["ROOT"] + ["conj"] * (length - 1),
    )
    assert [t.i for t in conjuncts(doc[0])] == list(range(length))


def test_sentences_are_counted_over_paragraphs() -> None:
    _, found = _read("The army left. The rebels entered the town. Nobody resisted.")
    verbs = {p.lemma: p.sentence for p in found if p.kind is TriggerKind.VERB}
    assert verbs == {"leave": 0, "enter": 1, "resist": 2}


def test_nothing_in_a_text_without_words() -> None:
    assert _read("… — 12.")[1] == []
