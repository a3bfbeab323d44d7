"""Modality, polarity and tense: what the form of a predication says about its happening."""

from spacy.tokens import Doc, Token

from dateline.language.grammar import Grammar
from dateline.language.model import Modality, Predication, TriggerKind
from dateline.language.syntax import PASSIVE_SUBJECTS, SUBJECTS, has_mark

_TENSES = {"Past": "past", "Pres": "present"}


def set_mood(doc: Doc, p: Predication, grammar: Grammar) -> None:
    """Write modality, polarity and tense of a predication into it.

    Args:
        doc: the parsed text.
        p: the predication, its arguments known.
        grammar: the word lists of the language.
    """
    token = doc[p.trigger]
    verb = token.head if p.kind is not TriggerKind.VERB and token.dep_ in ("acomp", "attr") else token
    subject = next((c.i for c in verb.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS), None)
    own = [*token.children, *(verb.children if verb.i != token.i else ())]
    for child in own:
        word, lemma = child.lower_, child.lemma_.lower()
        if (
            child.dep_ == "neg"
            or (child.dep_ == "advmod" and lemma in grammar.negation)
            or (child.dep_ == "det" and lemma in grammar.negation)
        ):
            p.negated = True
        elif child.dep_ in ("aux", "auxpass"):
            inverted = subject is not None and child.i < subject and verb.dep_ in ("advcl", "ccomp", "conj")
            if inverted and lemma in grammar.conditional_inversion and not has_mark(verb):
                p.modality = Modality.CONDITIONAL  # "should rebels attack", "had they left"
            elif p.modality is not Modality.CONDITIONAL and not (
                _is_had(child, token) or _was_made_to(child, own, grammar)
            ):
                _auxiliary(p, child, grammar)
        elif (child.dep_ == "mark" and word in grammar.conditional_marks) or (
            child.dep_ == "advmod" and lemma in grammar.conditional_marks
        ):
            p.modality = Modality.CONDITIONAL
        elif child.dep_ == "advmod" and lemma in grammar.reported_adverbs and p.modality is Modality.ASSERTED:
            p.modality = Modality.REPORTED
        elif child.dep_ == "advmod" and lemma in grammar.possible_adverbs and p.modality is Modality.ASSERTED:
            p.modality = Modality.POSSIBLE
        elif child.dep_ in ("nsubj", "nsubjpass", "dobj") and _denied(child, grammar):
            p.negated = True  # "no staff was hurt", "has taken no measures"
    if p.kind is TriggerKind.VERB and p.modality is Modality.ASSERTED and _is_imperative(token):
        p.modality = Modality.OBLIGATION
    if subject is not None and _opens_with_verb(verb, subject) and verb.lemma_.lower() not in grammar.clause_takers:
        p.modality = Modality.CONDITIONAL  # "Valt de militie aan, dan vertrekt het leger"
    tense = verb.morph.get("Tense", [])
    p.tense = "future" if p.modality is Modality.FUTURE else _TENSES.get(tense[0], "") if tense else ""
    if not p.tense:
        auxiliary = next((c.morph.get("Tense", []) for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
        p.tense = _TENSES.get(auxiliary[0], "") if auxiliary else ""


def _was_made_to(child: Token, beside: list[Token], grammar: Grammar) -> bool:
    """ "heeft moeten vertrekken": what somebody had to do in the perfect was done; no call for it."""
    obliged = child.lemma_.lower() in grammar.obligation and child.morph.get("VerbForm", []) == ["Inf"]
    perfect = any(c.dep_ == "aux" and c.lemma_.lower() in grammar.perfect and c.i < child.i for c in beside)
    return obliged and perfect


def _auxiliary(p: Predication, child: Token, grammar: Grammar) -> None:
    word, lemma = child.lower_, child.lemma_.lower()
    for words, modality in (
        (grammar.obligation, Modality.OBLIGATION),
        (grammar.future, Modality.FUTURE),
        (grammar.reported, Modality.REPORTED),
        (grammar.possible, Modality.POSSIBLE),
    ):
        if word in words or lemma in words:
            p.modality = modality
            return
    if child.pos_ == "PART" or child.tag_ == "TO" or word in ("to", "te"):
        p.modality = Modality.INFINITIVE


def _is_had(auxiliary: Token, verb: Token) -> bool:
    """ "They'd attacked": short for "had", as no other auxiliary takes a bare participle."""
    short = auxiliary.lower_[0] in "'’"
    return short and verb.tag_ == "VBN" and sum(c.dep_ in ("aux", "auxpass") for c in verb.children) == 1


def _opens_with_verb(verb: Token, subject: int) -> bool:
    """Whether an adverbial clause without a conjunction has its finite verb before its subject."""
    if verb.dep_ != "advcl" or has_mark(verb) or verb.i > verb.head.i:
        return False
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return finite.i < subject and finite.morph.get("VerbForm", []) == ["Fin"]


def _denied(token: Token, grammar: Grammar) -> bool:
    if token.lower_ in ("nobody", "none", "niemand"):
        return True
    return any(c.dep_ in ("det", "neg") and c.lemma_.lower() in grammar.negation for c in token.children)


def _is_imperative(token: Token) -> bool:
    """ "Leave our land!": a bare form at the head of its clause, without a subject."""
    bare = token.tag_ == "VB" or token.morph.get("Mood", []) == ["Imp"]
    if not bare or any(c.dep_ in ("aux", "auxpass", "expl", "mark") or c.dep_ in SUBJECTS for c in token.children):
        return False
    before = [t for t in token.subtree if t.i < token.i and not t.is_punct and not t.is_space]
    return token.dep_ in ("ROOT", "ccomp", "parataxis") and all(t.pos_ in ("ADV", "INTJ") for t in before)
