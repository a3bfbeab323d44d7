"""Tokens, sentences, words and the shape of the Doc that the Dutch pipeline gives."""

import pytest
from spacy.language import Language

from dateline.language.nl.inflection import INF, PART, PAST_PL, PAST_SG, PRES_SG
from dateline.language.nl.lexicon import lexicon


@pytest.mark.parametrize(
    ("form", "infinitive", "kind"),
    [
        ("doodde", "doden", PAST_SG),
        ("vochten", "vechten", PAST_PL),
        ("stopgezet", "stopzetten", PART),
        ("stopzet", "stopzetten", PRES_SG),
        ("uitgesproken", "uitspreken", PART),
        ("opgeëist", "opeisen", PART),
        ("aanviel", "aanvallen", PAST_SG),
        ("bombardeerde", "bombarderen", PAST_SG),
        ("bestookt", "bestoken", PART),
        ("ontbood", "ontbieden", PAST_SG),
        ("verlaten", "verlaten", PART),
        ("weggebombardeerd", "wegbombarderen", PART),
        ("bekendgemaakt", "bekendmaken", PART),
        ("terugtrekken", "terugtrekken", INF),
        ("schenen", "schijnen", PAST_PL),
    ],
)
def test_verb_forms(form: str, infinitive: str, kind: int) -> None:
    assert (infinitive, kind) in {(verb, shape) for verb, shape, _ in lexicon().entry(form).verbs}


@pytest.mark.parametrize("form", ["bevestigt", "beschuldigt", "verdedigt"])
def test_third_person_is_no_participle(form: str) -> None:
    assert not lexicon().entry(form).participle


@pytest.mark.parametrize(
    ("form", "lemma", "plural"),
    [
        ("luchtaanvallen", "luchtaanval", True),
        ("militieleider", "militieleider", False),
        ("havensteden", "havenstad", True),
        ("gewonden", "gewonde", True),
        ("VN-gezanten", "VN-gezant", True),
    ],
)
def test_nouns(form: str, lemma: str, plural: bool) -> None:
    entry = lexicon().entry(form)
    assert (entry.noun, entry.plural) == (lemma, plural)


def test_a_name_that_ends_in_a_hyphen_waits_for_its_second_half(nlp: Language) -> None:
    doc = nlp("Noord- en Zuid-Sahirische troepen verlieten Oost- en West-Zarwa.")
    assert [t.text for t in doc if t.text.endswith("-")] == ["Noord-", "Oost-"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Premier Rutte's plan.", ["Premier", "Rutte", "'s", "plan", "."]),
        ("Foto's van de VN.", ["Foto's", "van", "de", "VN", "."]),
        ("zo'n 5.200 militairen", ["zo'n", "5.200", "militairen"]),
        ("van de hand.", ["van", "de", "hand", "."]),
        ("„Nooit”, zei prof. Smit.", ["„", "Nooit", "”", ",", "zei", "prof.", "Smit", "."]),
    ],
)
def test_tokens(nlp: Language, text: str, words: list[str]) -> None:
    assert [t.text for t in nlp.make_doc(text)] == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Het leger viel aan. De stad brandt.", 2),
        ('"Wij vechten door." De generaal zweeg.', 2),
        ('"Wij vechten door!" riep hij. "Altijd."', 2),
        ("Een kop zonder punt\n\nHet leger viel aan.", 2),
        ("Het leger viel\nde stad aan.\n\nZij brandt.", 2),
        ("Generaal J. Smit sprak met dr. Jansen.", 1),
        ("Om 14.30 uur vielen er 5.200 bommen.", 1),
    ],
)
def test_sentences(nlp: Language, text: str, count: int) -> None:
    assert len(list(nlp(text).sents)) == count


def test_every_token_is_annotated_and_every_sentence_has_one_root(nlp: Language) -> None:
    text = "  Het leger viel aan.\n\n(Reuters)\n\n€ 5 miljoen, & meer – “zo” … 's Ochtends en 's avonds: niets.  "
    doc = nlp(text)
    assert doc.text == text
    assert all(t.dep_ and t.pos_ for t in doc)
    for sentence in doc.sents:
        assert sum(t.dep_ == "ROOT" for t in sentence) == 1
        assert all(t.head in sentence for t in sentence)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", ".", "en", "te", "dat die het", "om te om te", '"', "van van van", "zijn zijn zijn zijn"]
)
def test_odd_texts_are_read(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_pipe_gives_the_same_as_one_by_one(nlp: Language) -> None:
    texts = ["Het leger viel de stad aan.", "De stad brandt."]
    piped = [[(t.dep_, t.head.i, t.lemma_) for t in doc] for doc in nlp.pipe(texts)]
    assert piped == [[(t.dep_, t.head.i, t.lemma_) for t in nlp(text)] for text in texts]


def test_morphology(nlp: Language) -> None:
    doc = nlp("De soldaten hebben gisteren bruggen verwoest en vertrekken.")
    morph = {t.text: str(t.morph) for t in doc}
    assert morph["soldaten"] == "Number=Plur"
    assert morph["hebben"] == "Number=Plur|Tense=Pres|VerbForm=Fin"
    assert morph["verwoest"] == "Tense=Past|VerbForm=Part"
    assert [t.tag_ for t in doc if t.text in ("soldaten", "verwoest")] == ["NNS", "VBN"]


def test_sentence_starts_that_are_set_stay(nlp: Language) -> None:
    doc = nlp.make_doc("Het leger viel de stad aan zei hij")
    doc[6].is_sent_start = True
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [s.text for s in doc.sents] == ["Het leger viel de stad aan", "zei hij"]
