"""Modality of short invented Dutch sentences."""

import pytest

from dateline.language.grammar import load_grammar
from dateline.language.model import Modality, Predication
from dateline.language.pipeline import parse
from dateline.language.predications import find_predications
from dateline.reading.check import sentence_article


def _read(text: str) -> tuple[list[str], list[Predication]]:
    doc = parse(sentence_article(text, "nl"))
    return [t.text for t in doc], find_predications(doc, load_grammar("nl"))


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("Morgen moeten wij vertrekken.", "vertrekken", Modality.OBLIGATION),
        ("“Morgen moeten de soldaten vertrekken”, zei de emir.", "vertrekken", Modality.OBLIGATION),
        ("De stad brandt en nu moeten de inwoners vluchten.", "vluchten", Modality.OBLIGATION),
        ("Eerder had het leger de haven aangevallen, meldde de politie.", "aangevallen", Modality.ASSERTED),
        ("Als de rebellen aanvallen, slaat het leger terug.", "aanvallen", Modality.CONDITIONAL),
        ("Viel de militie maandag de haven aan? Dat is niet bekend.", "Viel", Modality.ASSERTED),
    ],
)
def test_a_main_clause_that_inverts_is_no_condition(text: str, verb: str, modality: Modality) -> None:
    words, found = _read(text)
    assert [p.modality for p in found if words[p.trigger] == verb] == [modality]


def test_the_reflexive_is_no_subject_of_an_infinitive() -> None:
    words, found = _read("De commandant riep de milities op om zich voor te bereiden.")
    prepare = next(p for p in found if words[p.trigger] == "bereiden")
    assert [words[h] for h in prepare.heads("subject")] == ["milities"]


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("Gaat het leger weg, dan neemt de politie de kazerne over.", "Gaat", "neemt"),
        ("Vertrekt Ghana niet, valt de militie de haven aan.", "Vertrekt", "valt"),
        ("Mocht de militie de ambassade bestoken, dan trekt Kenia zijn troepen terug.", "bestoken", "trekt"),
        ("“Schiet het leger weer, dan sluiten wij de grens”, zei de koning.", "Schiet", "sluiten"),
    ],
)
def test_a_clause_that_opens_with_its_verb_is_a_condition(text: str, verb: str, above: str) -> None:
    words, found = _read(text)
    (condition,) = (p for p in found if words[p.trigger] == verb)
    assert condition.modality is Modality.CONDITIONAL
    assert condition.relation == "adverbial"
    assert condition.parent is not None
    assert words[found[condition.parent].trigger] == above
