"""Universal Dependencies to our labels, on trees built by hand: one sentence for each construction.

A line of a tree is `word lemma POS head label [Feature=Value|...]`, the head counted from 1 as in CoNLL-U.
"""

import pytest
from spacy.lang.nl import Dutch
from spacy.language import Language
from spacy.tokens import Doc

from dateline.language import pipeline
from dateline.language.grammar import load_grammar
from dateline.language.model import Modality, Predication
from dateline.language.nl import ud
from dateline.language.predications import find_predications
from dateline.reading.check import sentence_article

ACTIVE = """
Rebellen rebel NOUN 2 nsubj Number=Plur
doodden doden VERB 0 ROOT VerbForm=Fin|Tense=Past|Number=Plur
zondag zondag NOUN 2 obl
twee twee NUM 5 nummod
vissers visser NOUN 2 obj Number=Plur
in in ADP 7 case
Goma Goma PROPN 2 obl
. . PUNCT 2 punct
"""
PASSIVE = """
De de DET 2 det
haven haven NOUN 7 nsubj:pass
is zijn AUX 7 aux:pass VerbForm=Fin|Tense=Pres
door door ADP 6 case
de de DET 6 det
militie militie NOUN 7 obl:agent
aangevallen aan_vallen VERB 0 ROOT VerbForm=Part
. . PUNCT 7 punct
"""
COPULA = """
De de DET 2 det
minister minister NOUN 5 nsubj
is zijn AUX 5 cop VerbForm=Fin|Tense=Pres
niet niet ADV 5 advmod
verantwoordelijk verantwoordelijk ADJ 0 ROOT
voor voor ADP 8 case
de de DET 8 det
aanval aanval NOUN 5 obl
. . PUNCT 5 punct
"""
ATTRIBUTE = """
Sule Sule PROPN 5 nsubj
was zijn AUX 5 cop VerbForm=Fin|Tense=Past
gisteren gisteren ADV 5 advmod
de de DET 5 det
leider leider NOUN 0 ROOT
van van ADP 8 case
de de DET 8 det
partij partij NOUN 5 nmod
. . PUNCT 5 punct
"""
PARTICLE = """
Het het DET 2 det
leger leger NOUN 3 nsubj
riep roepen VERB 0 ROOT VerbForm=Fin|Tense=Past
burgers burger NOUN 3 obj Number=Plur
op op ADP 3 compound:prt
te te ADP 7 mark
vluchten vluchten VERB 3 xcomp VerbForm=Inf
. . PUNCT 3 punct
"""
RELATIVE = """
Soldaten soldaat NOUN 5 nsubj Number=Plur
die die PRON 4 nsubj
Gao Gao PROPN 4 obj
bewaakten bewaken VERB 1 acl:relcl VerbForm=Fin|Tense=Past
vertrokken vertrekken VERB 0 ROOT VerbForm=Fin|Tense=Past
. . PUNCT 5 punct
"""
NAME = """
Minister minister NOUN 4 nsubj
Amina Amina PROPN 1 flat
Sule Sule PROPN 1 flat
ging gaan VERB 0 ROOT VerbForm=Fin|Tense=Past
. . PUNCT 4 punct
"""
INDIRECT = """
Kenia Kenia PROPN 2 nsubj
gaf geven VERB 0 ROOT VerbForm=Fin|Tense=Past
Mali Mali PROPN 2 iobj
wapens wapen NOUN 2 obj Number=Plur
en en CCONJ 6 cc
leverde leveren VERB 2 conj VerbForm=Fin|Tense=Past
drones drone NOUN 6 obj Number=Plur
aan aan ADP 9 case
Ghana Ghana PROPN 6 obl
. . PUNCT 2 punct
"""
GERUND = """
Hij hij PRON 2 nsubj
vluchtte vluchten VERB 0 ROOT VerbForm=Fin|Tense=Past
zonder zonder ADP 5 mark
te te ADP 5 mark
betalen betalen VERB 2 advcl VerbForm=Inf
. . PUNCT 2 punct
"""
JOINED = """
Zijn zijn DET 2 det Poss=Yes
troepen troep NOUN 8 nsubj Number=Plur
in in ADP 4 case
Kenia Kenia PROPN 2 nmod
en en CCONJ 7 cc
in in ADP 7 case
Ghana Ghana PROPN 4 conj
moeten moeten AUX 9 aux VerbForm=Fin|Tense=Pres
vertrekken vertrekken VERB 0 ROOT VerbForm=Inf
"""
THAT = """
De de DET 2 det
gezant gezant NOUN 3 nsubj
zei zeggen VERB 0 ROOT VerbForm=Fin|Tense=Past
dat dat SCONJ 7 mark
zeven zeven NUM 6 nummod
boten boot NOUN 7 nsubj Number=Plur
zonken zinken VERB 3 ccomp VerbForm=Fin|Tense=Past
. . PUNCT 3 punct
"""
REFLEXIVE = """
De de DET 2 det
garde garde NOUN 3 nsubj
trekt trekken VERB 0 ROOT VerbForm=Fin|Tense=Pres
zich zich PRON 3 expl:pv
terug terug ADP 3 compound:prt
. . PUNCT 3 punct
"""


def _doc(tree: str) -> Doc:
    rows = [line.split(" ") for line in tree.strip().splitlines()]
    heads = [int(row[3]) - 1 if row[3] != "0" else i for i, row in enumerate(rows)]
    return Doc(
        Dutch().vocab,
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        heads=heads,
        deps=[row[4] for row in rows],
        morphs=[row[5] if len(row) > 5 else "" for row in rows],
    )


def _arcs(doc: Doc) -> set[str]:
    return {f"{t.dep_}({t.head.text})={t.text}" for t in doc}


@pytest.mark.parametrize(
    ("tree", "arcs"),
    [
        (ACTIVE, "nsubj(doodden)=Rebellen dobj(doodden)=vissers npadvmod(doodden)=zondag nummod(vissers)=twee"),
        (ACTIVE, "prep(doodden)=in pobj(in)=Goma ROOT(doodden)=doodden"),
        (PASSIVE, "nsubjpass(aangevallen)=haven auxpass(aangevallen)=is agent(aangevallen)=door pobj(door)=militie"),
        (COPULA, "ROOT(is)=is nsubj(is)=minister acomp(is)=verantwoordelijk neg(is)=niet prep(verantwoordelijk)=voor"),
        (ATTRIBUTE, "ROOT(was)=was attr(was)=leider nsubj(was)=Sule advmod(was)=gisteren prep(leider)=van"),
        (ATTRIBUTE, "det(leider)=de pobj(van)=partij punct(was)=."),
        (PARTICLE, "dobj(riep)=burgers prt(riep)=op xcomp(riep)=vluchten aux(vluchten)=te"),
        (RELATIVE, "relcl(Soldaten)=bewaakten nsubj(bewaakten)=die dobj(bewaakten)=Gao nsubj(vertrokken)=Soldaten"),
        (NAME, "nsubj(ging)=Sule compound(Sule)=Amina compound(Sule)=Minister"),
        (INDIRECT, "dative(gaf)=Mali dobj(gaf)=wapens conj(gaf)=leverde dative(leverde)=aan pobj(aan)=Ghana"),
        (GERUND, "prep(vluchtte)=zonder pcomp(zonder)=betalen aux(betalen)=te"),
        (JOINED, "poss(troepen)=Zijn aux(vertrekken)=moeten pobj(in)=Kenia pobj(in)=Ghana conj(in)=in"),
        (THAT, "ccomp(zei)=zonken mark(zonken)=dat nummod(boten)=zeven"),
        (REFLEXIVE, "dep(trekt)=zich prt(trekt)=terug nsubj(trekt)=garde"),
    ],
)
def test_arcs(tree: str, arcs: str) -> None:
    found = _arcs(ud.to_clear(_doc(tree)))
    assert [arc for arc in arcs.split(" ") if arc not in found] == []


@pytest.mark.parametrize("tree", [ACTIVE, PASSIVE, COPULA, ATTRIBUTE, NAME, INDIRECT, GERUND, JOINED, THAT])
def test_a_tree_stays_a_tree(tree: str) -> None:
    doc = ud.to_clear(_doc(tree))
    assert sum(t.head.i == t.i for t in doc) == 1
    assert len({t.i for t in next(t for t in doc if t.head.i == t.i).subtree}) == len(doc)


@pytest.mark.parametrize(
    ("tree", "word", "lemma", "tag"),
    [
        (PASSIVE, "aangevallen", "aanvallen", "VBN"),
        (PARTICLE, "riep", "oproepen", "VBD"),
        (PARTICLE, "te", "te", "TO"),
        (REFLEXIVE, "trekt", "terugtrekken", "VBZ"),
        (ACTIVE, "vissers", "visser", "NNS"),
        (JOINED, "Zijn", "zijn", "PRP$"),
        (GERUND, "betalen", "betalen", "VB"),
    ],
)
def test_lemmas_and_tags(tree: str, word: str, lemma: str, tag: str) -> None:
    token = next(t for t in ud.to_clear(_doc(tree)) if t.text == word)
    assert (token.lemma_, token.tag_) == (lemma, tag)


def _predication(tree: str, lemma: str) -> tuple[Doc, Predication]:
    doc = ud.to_clear(_doc(tree))
    return doc, next(p for p in find_predications(doc, load_grammar("nl")) if p.lemma == lemma)


@pytest.mark.parametrize(
    ("tree", "lemma", "functions"),
    [
        (ACTIVE, "doden", {"subject": "Rebellen", "object": "vissers", "in": "Goma"}),
        (PASSIVE, "aanvallen", {"subject": "militie", "object": "haven"}),
        (THAT, "zeggen", {"subject": "gezant", "complement": "zonken"}),
        (RELATIVE, "bewaken", {"subject": "Soldaten", "object": "Gao"}),
        (INDIRECT, "geven", {"subject": "Kenia", "indirect": "Mali", "object": "wapens"}),
        (PARTICLE, "vluchten", {"subject": "burgers"}),
    ],
)
def test_predications_are_those_of_our_own_analyser(tree: str, lemma: str, functions: dict[str, str]) -> None:
    doc, predication = _predication(tree, lemma)
    found = {f: doc[predication.heads(f)[0]].text for f in functions if predication.heads(f)}
    assert found == functions


def test_modality_comes_through() -> None:
    _, predication = _predication(JOINED, "vertrekken")
    assert predication.modality is Modality.OBLIGATION


class _Trained:
    """Stands for a trained parser: it gives every text of eight words the tree of the first sentence above."""

    labels = ("nsubj", "obj", "case")

    def __call__(self, doc: Doc) -> Doc:
        tree = _doc(ACTIVE)
        attributes = ["HEAD", "DEP", "POS", "LEMMA", "MORPH"]
        for token in tree:
            for string in (token.dep_, token.pos_, token.lemma_):
                doc.vocab.strings.add(string)
            doc.vocab.morphology.add(str(token.morph))
        return doc.from_array(attributes, tree.to_array(attributes))


def test_the_pipeline_of_another_model_is_turned_round(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = Dutch()
    Dutch.component("test_trained", func=_Trained())
    nlp.add_pipe("test_trained", name="parser")
    monkeypatch.setattr(pipeline, "load_model", lambda language, model=None: nlp)
    article = sentence_article("Rebellen doodden zondag twee vissers in Goma.", "nl")
    assert "pobj(in)=Goma" in _arcs(pipeline.parse(article, model="nl_core_news_sm"))


def _pipeline(*labels: str) -> Language:
    nlp = Dutch()
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)  # type: ignore[attr-defined]
    return nlp


def test_a_pipeline_is_known_by_its_labels() -> None:
    assert ud.is_universal(_pipeline("nsubj", "obj", "case", "obl"))
    assert not ud.is_universal(_pipeline("nsubj", "dobj", "prep", "pobj"))
    assert not ud.is_universal(Dutch())
