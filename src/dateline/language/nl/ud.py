"""From Universal Dependencies, as spaCy's own Dutch pipelines label them, to the ClearNLP labels that the rest reads.

The two differ in more than names: Universal Dependencies hangs a preposition on its noun, a copula on its predicate and
the parts of a name on the first one; ClearNLP has each the other way round.
"""

from typing import Any, cast

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Token

from dateline.language.nl import closed
from dateline.language.nl.valency import ADJECTIVE_TAKES

_RENAMED = {
    "acl:relcl": "relcl",
    "aux:pass": "auxpass",
    "compound:prt": "prt",
    "csubj:pass": "csubjpass",
    "discourse": "intj",
    "expl:pv": "dep",
    "fixed": "dep",
    "iobj": "dative",
    "list": "dep",
    "nmod:poss": "poss",
    "nsubj:pass": "nsubjpass",
    "obj": "dobj",
    "obl": "npadvmod",
    "obl:agent": "agent",
    "obl:arg": "npadvmod",
    "orphan": "dep",
    "root": "ROOT",
    "vocative": "npadvmod",
}
_CLAUSAL = closed.words(
    "nsubj csubj aux advmod mark punct cc ccomp xcomp advcl parataxis expl obl obj iobj discourse vocative cop"
)
"""What belongs to the whole clause of a nominal predicate, and so to its copula; subtypes are cut off."""
_NEGATIVE = frozenset({"niet", "nooit", "nimmer"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


def is_universal(nlp: Language) -> bool:
    """Whether the parser of a pipeline gives Universal Dependencies."""
    labels = nlp.get_pipe("parser").labels if nlp.has_pipe("parser") else ()  # type: ignore[attr-defined]
    return "case" in labels and "obj" in labels


def to_clear(doc: Doc) -> Doc:
    """Turn the dependencies, tags and lemmas of a Doc from Universal Dependencies to ours, in place.

    Args:
        doc: Dutch text with Universal Dependencies: heads, labels, parts of speech, lemmas, and morphology if known.
    """
    tree = _Tree(doc)
    for step in (tree.names, tree.copulas, tree.prepositions, tree.labels):
        step()
    strings = doc.vocab.strings
    rows = numpy.zeros((len(doc), 5), dtype="uint64")
    heads = numpy.array([head - i for i, head in enumerate(tree.heads)], dtype="int64")
    rows[:, 0] = heads.astype("uint64")
    for i, token in enumerate(doc):
        pos = "PART" if tree.is_te(i) else token.pos_
        rows[i, 1:] = [strings.add(s) for s in (tree.deps[i], pos, tree.lemma(i), _tag(token, pos))]
    doc.from_array(["HEAD", "DEP", "POS", "LEMMA", "TAG"], cast(Any, rows))
    return doc


class _Tree:
    """Heads and labels of a Doc while they are turned round."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [t.head.i for t in doc]
        self.deps = [t.dep_ for t in doc]
        self.lower = [t.lower_ for t in doc]

    def children(self, i: int, *labels: str) -> list[int]:
        """Dependents of a token with one of some labels, or all of them."""
        found = (k for k, head in enumerate(self.heads) if head == i and k != i)
        return [k for k in found if not labels or self.deps[k] in labels]

    def replace(self, old: int, new: int) -> None:
        """Put a token in the place of the one that it hung on."""
        self.heads[new] = new if self.heads[old] == old else self.heads[old]
        self.deps[new] = self.deps[old]

    # ---------------------------------------------------------------- turned round
    def names(self) -> None:
        """ "Amina Sule": the last part of a name carries the others."""
        for first in range(len(self.heads)):
            parts = self.children(first, "flat", "flat:name", "flat:foreign")
            if not parts:
                continue
            last = parts[-1]
            self.replace(first, last)
            for k in self.children(first):
                self.heads[k] = last
            for k in [first, *parts[:-1]]:
                self.heads[k], self.deps[k] = last, "compound"

    def copulas(self) -> None:
        """ "is de leider van": the copula carries its predicate and all that belongs to the clause."""
        for predicate in range(len(self.heads)):
            copulas = self.children(predicate, "cop")
            if not copulas:
                continue
            copula = copulas[0]
            self.replace(predicate, copula)
            takes = ADJECTIVE_TAKES.get(self.lower[predicate], ())
            for k in self.children(predicate):
                if k != copula and self._is_clausal(k, predicate) and not set(self._case(k)) & set(takes):
                    self.heads[k] = copula
            adjective = self.doc[predicate].pos_ in ("ADJ", "VERB", "ADV")
            self.heads[predicate], self.deps[predicate] = copula, "acomp" if adjective else "attr"

    def _is_clausal(self, k: int, predicate: int) -> bool:
        kind = self.deps[k].partition(":")[0]
        if kind == "conj":
            return self.doc[k].pos_ in ("VERB", "AUX") or bool(self.children(k, "cop"))
        if kind == "cc":
            joined = next((j for j in range(k + 1, len(self.heads)) if self.deps[j] == "conj"), -1)
            return joined >= 0 and self.heads[joined] != predicate
        degree = kind == "advmod" and k == predicate - 1 and self.lower[k] not in _NEGATIVE
        return kind in _CLAUSAL and not degree

    def _case(self, noun: int) -> list[str]:
        return [self.lower[k] for k in self.children(noun, "case")]

    def prepositions(self) -> None:
        """ "door de rebellen", "zonder te betalen": the preposition carries what follows it."""
        for inner in range(len(self.heads)):
            cases = [k for k in self.children(inner, "case") if k < inner and self.doc[k].pos_ != "PART"]
            if cases:
                self._turn(inner, cases[0], "pobj")
                for k in cases[1:]:
                    self.heads[k], self.deps[k] = cases[0], "dep"
            for k in self.children(inner, "mark"):
                if self.doc[k].pos_ == "ADP" and self.lower[k] not in ("om", "te") and self._has_te(inner):
                    self._turn(inner, k, "pcomp")
                    break

    def _has_te(self, verb: int) -> bool:
        return any(self.is_te(k) for k in self.children(verb))

    def _turn(self, inner: int, preposition: int, label: str) -> None:
        above, dep = self.heads[inner], self.deps[inner]
        if dep in ("conj", "appos") and self.deps[above] == "pobj":  # "van Kenia en van Ghana"
            above = self.heads[above]
        elif dep == "obl:agent":
            dep = "agent"
        elif dep == "iobj" or (self.lower[preposition] == "aan" and self._gives(above)):
            dep = "dative"
        elif dep not in ("conj", "ROOT", "root"):
            dep = "prep"
        self.heads[preposition] = preposition if self.heads[inner] == inner else above
        self.deps[preposition] = dep
        self.heads[inner], self.deps[inner] = preposition, label

    def _gives(self, verb: int) -> bool:
        return self.doc[verb].pos_ == "VERB" and self.lemma(verb) in closed.DITRANSITIVE

    # ---------------------------------------------------------------- renamed
    def labels(self) -> None:
        """The labels that only have another name, or depend on the word."""
        for i, dep in enumerate(self.deps):
            token = self.doc[i]
            if self.is_te(i) and dep == "mark":
                self.deps[i] = "aux"
            elif dep == "advmod" and self.lower[i] in _NEGATIVE:
                self.deps[i] = "neg"
            elif dep == "advmod" and self.lower[i] == "er":
                self.deps[i] = "expl"
            elif dep == "det" and "Yes" in token.morph.get("Poss", []):
                self.deps[i] = "poss"
            elif dep == "xcomp" and token.pos_ in ("ADJ", *_NOMINAL):
                self.deps[i] = "acomp" if token.pos_ == "ADJ" else "oprd"
            elif dep == "nmod":
                self.deps[i] = "compound" if i < self.heads[i] else "npadvmod"
            elif dep == "cop":
                self.deps[i] = "aux"  # a second copula, of a parser in doubt
            else:
                self.deps[i] = _RENAMED.get(dep, dep if ":" not in dep else dep.partition(":")[0])

    def is_te(self, i: int) -> bool:
        """Whether a token is the "te" of an infinitive."""
        return self.lower[i] == "te" and self.doc[self.heads[i]].pos_ in ("VERB", "AUX") and self.deps[i] != "prep"

    def lemma(self, i: int) -> str:
        """The lemma with its particle in front: "oproepen", where the treebanks have "op_roepen" or "roepen"."""
        found = self.doc[i].lemma_.replace("_", "")
        for k in self.children(i, "compound:prt", "prt"):
            if not found.startswith(self.lower[k]):
                found = self.lower[k] + found
        return found


def _tag(token: Token, pos: str) -> str:
    """The tag of the English pipelines where the layers above look at it; else the pipeline's own."""
    morph = token.morph
    if pos == "PART":
        return "TO"
    if "Yes" in morph.get("Poss", []):
        return "PRP$"
    if pos in ("NOUN", "PROPN"):
        return ("NN" if pos == "NOUN" else "NNP") + ("S" if "Plur" in morph.get("Number", []) else "")
    if pos in ("VERB", "AUX") and (form := morph.get("VerbForm", [])):
        if form == ["Part"]:
            return "VBG" if "Pres" in morph.get("Tense", []) else "VBN"
        if form == ["Inf"]:
            return "VB"
        return "VBD" if "Past" in morph.get("Tense", []) else "VBZ"
    return token.tag_
