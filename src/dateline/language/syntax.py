"""Small questions to a parse, in ClearNLP labels."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

SUBJECTS: Final = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS: Final = frozenset({"nsubjpass", "csubjpass"})


_PREFIXES: Final = frozenset({"non", "de"})
"""What the tokeniser takes off: "non-binding", "de-escalation"."""


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and everything coordinated with it to its right ("A, B and C" from A), first to last."""
    todo = [token]
    while todo:  # no recursion: a list of a thousand names is a chain of as many conjuncts
        current = todo.pop()
        yield current
        todo += reversed([child for child in current.rights if child.dep_ == "conj"])


def has_mark(token: Token) -> bool:
    """Whether a clause begins with a subordinating word."""
    return any(c.dep_ == "mark" for c in token.children)


def agent(token: Token) -> Token:
    """ "ordered by Smith outside the airport", parsed as if the airport gave the order: the name gave it."""
    for child in token.lefts:
        swallowed = child.dep_ in ("nmod", "compound") and child.pos_ == "PROPN"
        if swallowed and any(c.pos_ == "ADP" and c.i > child.i for c in child.children):
            return child
    return token


def lemma(token: Token) -> str:
    """The lemma of a trigger in lower case, with its particle: "carry out"."""
    found = token.lemma_.lower()
    if token.i > 1 and token.nbor(-1).text == "-" and (prefix := token.nbor(-2).lower_) in _PREFIXES:
        return f"{prefix}-{token.lower_}"
    particle = next((c for c in token.children if c.dep_ == "prt"), None)
    if particle is not None and not found.startswith(particle.lower_):
        return f"{found} {particle.lower_}"
    return found


def depth(token: Token) -> int:
    """How many heads stand above a token."""
    steps = 0
    while token.head.i != token.i:
        token, steps = token.head, steps + 1
    return steps


def has_aux(token: Token) -> bool:
    """Whether a verb has an auxiliary."""
    return any(c.dep_ in ("aux", "auxpass") for c in token.children)


def is_participle(token: Token) -> bool:
    """Whether a verb is a past participle."""
    return token.tag_ == "VBN" or (
        token.morph.get("VerbForm", []) == ["Part"] and token.morph.get("Tense", []) == ["Past"]
    )


def is_gerund(token: Token) -> bool:
    """Whether a verb is a present participle without an auxiliary."""
    return token.tag_ == "VBG" and not has_aux(token)


def is_tensed(token: Token) -> bool:
    """Whether a verb form is finite and past."""
    return token.morph.get("VerbForm", []) == ["Fin"] and token.morph.get("Tense", []) == ["Past"]


def is_aside(token: Token) -> bool:
    """ "The mayor, he said, had fled", and "He wrote: “The mayor has fled”" parsed as a part of what he wrote."""
    if token.dep_ == "parataxis":
        return True
    last = token.right_edge
    colon = last.text == ":" or (last.i + 1 < len(token.doc) and last.nbor(1).text == ":")
    return token.dep_ == "ccomp" and colon and last.i < token.head.i and any(c.dep_ in SUBJECTS for c in token.lefts)
