"""The Dutch pipeline: a spaCy language whose one component sets what an English model would."""

from itertools import pairwise
from typing import Any, cast

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from dateline.language.nl import closed
from dateline.language.nl.chunks import Chunker
from dateline.language.nl.clauses import Clauses
from dateline.language.nl.closed import words as word_set
from dateline.language.nl.functions import Functions
from dateline.language.nl.inflection import PAST_PL, PAST_SG, PRES_PL
from dateline.language.nl.lexicon import Lexicon, lexicon
from dateline.language.nl.phrases import Phrases
from dateline.language.nl.sentence import Sentence
from dateline.language.nl.tagger import tag
from dateline.language.nl.tokens import blank, sentences

_COMPONENT = "dateline_nl"
_UNIVERSAL = {
    "VF": "VERB",
    "VX": "VERB",
    "VY": "VERB",
    "VI": "VERB",
    "VP": "VERB",
    "SC": "SCONJ",
    "CC": "CCONJ",
    "REL": "PRON",
    "WH": "PRON",
    "POSS": "PRON",
    "TE": "PART",
    "CASE": "PART",
    "NEG": "PART",
}
_PRONOUN_LEMMAS = {
    "hem": "hij",
    "haar": "zij",
    "hen": "zij",
    "hun": "zij",
    "ze": "zij",
    "we": "wij",
    "ons": "wij",
    "mij": "ik",
    "me": "ik",
    "je": "jij",
    "jou": "jij",
    "geen": "geen",
    "een": "een",
    "'n": "een",
    "den": "de",
    "der": "de",
    "des": "de",
    "zijn": "zijn",
}
_WH_ADVERBS = closed.RELATIVE_ADVERBS | {"hoe", "waarom", "hoeveel", "wanneer"}


class Analyser:
    """Sets parts of speech, lemmas, morphology and dependencies on a Doc."""

    def __init__(self, words: Lexicon) -> None:
        self.lexicon = words

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a tokenised document in place."""
        size = len(doc)
        if not size:
            return doc
        words = [t.text for t in doc]
        strings = doc.vocab.strings
        rows = numpy.zeros((size, 6), dtype="uint64")
        heads = [0] * size
        names = _names(words)
        morphology: dict[str, int] = {}
        space = strings.add("SPACE")
        dep_space = strings.add("dep")
        last = -1
        for positions in sentences(doc, words):
            sentence = self.sentence([words[i] for i in positions], names)
            for k, i in enumerate(positions):
                pos = _pos(sentence, k)
                morph = sentence.morphs[k]
                key = morphology.get(morph)
                if key is None:
                    key = morphology[morph] = doc.vocab.morphology.add(morph)
                heads[i] = positions[sentence.heads[k]] - i
                rows[i] = (
                    0,
                    strings.add(sentence.deps[k]),
                    strings.add(pos),
                    strings.add(sentence.lemmas[k]),
                    key,
                    strings.add(_fine(pos, sentence.tags[k], morph)),
                )
        for i, word in enumerate(words):
            if word.isspace():
                heads[i] = -1 if last >= 0 else (1 if i + 1 < size else 0)
                rows[i] = (0, dep_space, space, strings.add(word), 0, space)
            else:
                last = i
        rows[:, 0] = numpy.array(heads, dtype="int64").astype("uint64")
        doc.from_array(["HEAD", "DEP", "POS", "LEMMA", "MORPH", "TAG"], cast(Any, rows))
        _split_relatives(doc)
        return doc

    def sentence(self, words: list[str], names: frozenset[str] | set[str]) -> Sentence:
        """Analyse the words of one sentence.

        Args:
            words: tokens without white space, at least one.
            names: words that the text writes with a capital inside sentences.
        """
        s = tag(words, self.lexicon, names)
        size = len(words)
        s.heads = [-1] * size
        s.deps = [""] * size
        s.lemmas = [""] * size
        s.morphs = [""] * size
        chunks = Chunker(s, self.lexicon).chunks()
        phrases = Phrases(s)
        machine = Clauses(s, chunks, self.lexicon, phrases)
        clauses = machine.read()
        Functions(s, clauses, phrases, self.lexicon).assign(machine.punctuation)
        _finish(s)
        return s


_PRONOMINAL = frozenset(
    f"waar{preposition}" for preposition in word_set("in bij mee door op van aan over tegen uit voor onder naar tussen")
)


def _split_relatives(doc: Doc) -> None:
    """Part "waarin" in a relative clause into the preposition and its object, as in "in which"."""
    found = [t for t in doc if t.lower_ in _PRONOMINAL and t.dep_ == "advmod" and t.head.dep_ == "relcl"]
    if not found:
        return
    for label in ("WP", "IN"):  # the retokenizer sets hashes, and reading them back needs the words
        doc.vocab.strings.add(label)
    with doc.retokenize() as retokenizer:
        for token in found:
            doc.vocab.strings.add(token.lower_[4:])
            attributes: dict[str | int, list[Any]] = {
                "POS": ["PRON", "ADP"],
                "TAG": ["WP", "IN"],
                "LEMMA": ["waar", token.lower_[4:]],
                "DEP": ["pobj", "prep"],
            }
            retokenizer.split(token, [token.text[:4], token.text[4:]], [(token, 1), token.head], attributes)


def _names(words: list[str]) -> set[str]:
    """Words with a capital that do not open a sentence or quotation."""
    return {
        word
        for before, word in pairwise(words)
        if (word[:1].isupper() and before[-1:].isalnum()) or (before == "," and word[:1].isupper())
    }


def _pos(s: Sentence, k: int) -> str:
    tag = s.tags[k]
    if tag in _UNIVERSAL:
        if tag in ("VF", "VI", "VP", "VX", "VY"):
            return "AUX" if s.deps[k] in ("aux", "auxpass") or s.verbs[k] == "zijn" else "VERB"
        if tag in ("REL", "WH") and s.lower[k] in _WH_ADVERBS:
            return "SCONJ"
        return _UNIVERSAL[tag]
    if tag == "ADJ":
        if s.deps[k] == "acl" or (s.deps[k] in ("amod", "conj") and s.verbs[k]):
            return "VERB"
        return "ADV" if s.deps[k] == "advmod" else "ADJ"
    if tag == "ADP" and s.deps[k] == "advmod":
        return "ADV"
    return tag


_FINE = {
    "DET": "DT",
    "ADP": "IN",
    "ADJ": "JJ",
    "ADV": "RB",
    "NUM": "CD",
    "CCONJ": "CC",
    "SCONJ": "IN",
    "PRON": "PRP",
    "PART": "POS",
    "PUNCT": ".",
}
_FINE_VERBS = {"VP": "VBN", "VI": "VB"}


def _fine(pos: str, label: str, morph: str) -> str:
    """The tag that the English models would give, where the layers after this one look at it."""
    if pos in ("NOUN", "PROPN"):
        return ("NN" if pos == "NOUN" else "NNP") + ("S" if "Plur" in morph else "")
    if label == "POSS":
        return "PRP$"
    if label == "TE":
        return "TO"
    if pos in ("VERB", "AUX"):
        if "VerbForm=Part" in morph:
            return "VBN" if "Past" in morph else "VBG"
        return _FINE_VERBS.get(label) or ("VBD" if "Past" in morph else "VBP" if "Plur" in morph else "VBZ")
    return _FINE.get(pos, pos)


def _finish(s: Sentence) -> None:
    """Lemmas and morphology from the tags that the clauses have settled."""
    for k, label in enumerate(s.tags):
        entry = s.entries[k]
        form = s.lower[k]
        if label in ("VF", "VX", "VY", "VI", "VP"):
            s.lemmas[k] = "zouden" if form in ("zou", "zouden") else s.verbs[k] or form
            if label == "VP":
                s.morphs[k] = "Tense=Past|VerbForm=Part"
            elif label == "VI":
                s.morphs[k] = "VerbForm=Inf"
            else:
                s.morphs[k] = _finite_morph(form, s.verbs[k], entry.verbs)
            continue
        if s.lemmas[k]:
            if label in ("NOUN", "PROPN"):
                s.morphs[k] = "Number=Sing"
            continue
        if label == "NOUN":
            s.lemmas[k] = entry.noun or form
            s.morphs[k] = "Number=Plur" if entry.plural and entry.noun else "Number=Sing"
            if k in s.nominalised:
                s.morphs[k] = "Number=Sing|VerbForm=Inf"
        elif label == "PROPN":
            s.lemmas[k] = entry.name if entry.plural and entry.name else s.words[k]
            s.morphs[k] = "Number=Plur" if entry.plural else "Number=Sing"
        elif label == "ADJ":
            s.lemmas[k] = entry.adjective or form
            s.morphs[k] = "Degree=Pos"
        elif label in ("PRON", "POSS", "DET"):
            s.lemmas[k] = form if label == "POSS" else _PRONOUN_LEMMAS.get(form, form)
            if label == "DET":
                s.morphs[k] = ""
            elif label == "PRON" and form in closed.PLURAL_PRONOUNS:
                s.morphs[k] = "Number=Plur"
        else:
            s.lemmas[k] = " ".join(s.lower[k : k + 2]) if s.lower[k : k + 2] in closed.FIXED_PAIRS else form


_PAST_FORMS = word_set(
    "had hadden was waren werd werden zou zouden kon konden moest moesten mocht mochten wilde wilden liet lieten"
)


def _finite_morph(form: str, verb: str, readings: tuple[tuple[str, int, str], ...]) -> str:
    kinds = {kind for _, kind, _ in readings}
    past = form in _PAST_FORMS or (bool(kinds & {PAST_SG, PAST_PL}) and not kinds & {PRES_PL})
    plural = form.endswith("en") or form == "zijn" or bool(kinds and kinds <= {PRES_PL, PAST_PL})
    return f"Number={'Plur' if plural else 'Sing'}|Tense={'Past' if past else 'Pres'}|VerbForm=Fin"


@Language.factory(_COMPONENT)
def _component(nlp: Language, name: str) -> Analyser:
    return Analyser(lexicon())


def load() -> Language:
    """The Dutch pipeline, ready to call on a text.

    Returns:
        a spaCy Language; its documents carry pos, lemma, morph, head, dep and sentence starts.
    """
    nlp = blank()
    nlp.add_pipe(_COMPONENT)
    return nlp
