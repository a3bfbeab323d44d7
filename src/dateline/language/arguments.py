"""What hangs on a trigger: its arguments by grammatical function, from ClearNLP dependencies."""

from itertools import pairwise

from spacy.tokens import Doc, Token

from dateline.language.grammar import Grammar
from dateline.language.model import Argument, Predication, TriggerKind
from dateline.language.syntax import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    agent,
    conjuncts,
    has_aux,
    is_gerund,
    is_participle,
    is_tensed,
)

_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NEAR = "near"


def collect(doc: Doc, p: Predication, grammar: Grammar) -> None:
    """Give a predication the arguments that hang on its trigger, by grammatical function.

    Args:
        doc: the parsed text.
        p: the predication; its voice and particle are set, too.
        grammar: the word lists of the language.
    """
    token = doc[p.trigger]
    _set_voice(p, token)
    _children(p, token, grammar)
    _stray_subject(p, token, grammar)


def _set_voice(p: Predication, token: Token) -> None:
    if p.kind is TriggerKind.VERB:
        p.passive = any(c.dep_ in ("auxpass", *PASSIVE_SUBJECTS) for c in token.children)
        bare_participle = token.dep_ in ("acl", "advcl", "conj", "xcomp") and is_participle(token)
        if bare_participle and not any(c.dep_ in ("aux", "dobj", *SUBJECTS) for c in token.children):
            p.passive = p.passive or token.dep_ != "conj" or any(c.dep_ == "agent" for c in token.children)


def _children(p: Predication, token: Token, grammar: Grammar) -> None:
    objects = [c for c in token.rights if c.dep_ == "dobj"]
    beside = {c.i for c in objects[1:] if c.left_edge.i and c.left_edge.nbor(-1).is_punct}
    objects = [c for c in objects if c.i not in beside]  # "condemned the attack, the worst in years": no second object
    if len(objects) > 1 and p.kind is TriggerKind.VERB:  # "sent the rebels a battalion"
        add(p, "indirect", objects[0])
    beside |= _described(token)
    for child in token.children:
        dep = child.dep_
        if child.i in beside or (dep == "dobj" and len(objects) > 1 and child.i == objects[0].i):
            continue
        if dep in SUBJECTS:
            add(p, "subject", child)
        elif dep in PASSIVE_SUBJECTS:
            add(p, "object", child)
        elif dep in ("dobj", "oprd") or (dep == "attr" and p.kind is TriggerKind.VERB):
            add(p, "attribute" if dep != "dobj" else "object", child)
            for inner in child.rights if dep == "dobj" else ():  # "called the raid a crime", parsed as an apposition
                if inner.dep_ == "appos" and not inner.left_edge.nbor(-1).is_punct:
                    add(p, "attribute", inner)
        elif dep == "dative" and child.pos_ not in ("ADP", "PART"):
            add(p, "indirect", child)
        elif dep == "poss":
            add(p, "possessor", child)
        elif dep in ("amod", "compound", "nmod", "nummod") and p.kind is TriggerKind.NOUN:
            add(p, "modifier", child)
        elif dep == "appos":
            add(p, "appos", child)
        elif dep == "prt":
            p.particle = child.i
            for inner in [c for c in child.children if c.dep_ == "pobj"]:  # "sealed off the port"
                add(p, "object", inner)
        elif dep in _PREPOSITIONS:
            _preposition(p, child, grammar)
        elif dep == "acomp":
            add(p, "attribute", child)
        elif dep in ("advmod", "npadvmod", "advcl") and child.lower_ in grammar.bearings:
            for preposition in (c for c in child.children if c.dep_ == "prep"):  # "close to the border"
                for inner in (c for c in preposition.children if c.dep_ == "pobj"):
                    add(p, _NEAR, inner, via=preposition.i)


def _described(token: Token) -> set[int]:
    """Subjects that only describe the next one: "Israel's envoy to the UN, Dana Levi said" has one speaker."""
    found = set()
    for first, second in pairwise([c for c in token.lefts if c.dep_ in SUBJECTS]):
        begin = second.left_edge
        if second.pos_ == "PROPN" and begin.i == first.right_edge.i + 2 and begin.nbor(-1).text == ",":
            found.add(first.i)
    return found


def _stray_subject(p: Predication, token: Token, grammar: Grammar) -> None:
    """Give a verb the subject that the parser gave to something before it: "Smith, regarded as the favourite, said"
    (to the participle), "After the raid, the ministry said" (an apposition to the raid)."""
    if p.kind is not TriggerKind.VERB or p.heads("subject", "object") or p.passive or not is_tensed(token):
        return
    for child in token.lefts:
        if child.dep_ in ("ccomp", "advcl") and is_participle(child) and not has_aux(child):
            for subject in [c for c in child.lefts if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS]:
                add(p, "subject", subject)
        elif child.dep_ == "prep" and p.lemma in grammar.clause_takers:
            stray = [t for t in child.subtree if t.dep_ == "appos" and t.nbor(-1).i < p.trigger]
            if stray and stray[-1].right_edge.i + 1 == p.trigger:
                add(p, "subject", stray[-1])


def _preposition(p: Predication, preposition: Token, grammar: Grammar) -> None:
    word = preposition.lower_
    if preposition.dep_ == "agent" or (word in grammar.agent and p.kind is TriggerKind.NOUN):
        function = "subject"
    elif word in grammar.of:
        function = "object" if _is_gerund_of(p, preposition) else "of"
    else:
        function = word
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp", "amod"):  # "described it as cowardly"
            if preposition.dep_ == "agent":
                child = agent(child)
            add(p, function, child, via=preposition.i)
            if preposition.dep_ == "dative":
                add(p, "indirect", child, via=preposition.i)
        elif child.dep_ == "prep":  # "from across the border", "because of the raid"
            joined = f"{word} {child.lower_}"
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    add(p, joined, inner, via=preposition.i)
                    add(p, child.lower_, inner, via=child.i)


def _is_gerund_of(p: Predication, preposition: Token) -> bool:
    """ "Shelling of the port": a verb by its tag, a noun by what follows it."""
    verb = preposition.head
    noun = p.kind is TriggerKind.VERB and is_gerund(verb) and not has_aux(verb) and verb.i + 1 == preposition.i
    return noun and not any(c.dep_ in ("dobj", *SUBJECTS) for c in verb.children)


def add(p: Predication, function: str, head: Token, via: int | None = None) -> None:
    """Add a phrase, and what is coordinated with it, as an argument; once for each function."""
    for token in conjuncts(head):
        if not any(a.function == function and a.head == token.i for a in p.arguments):
            p.arguments.append(Argument(function, token.i, via))
