"""The Dutch pipeline, loaded once, and the compact notation of what an analysis must hold."""

import re
from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from dateline.language.nl import load

_CHECK = re.compile(r"(!?)([a-zë]+)\(([^)]*)\)=(\S+)")
_LABELS = frozenset(
    [
        "csubj",
        "nsubj",
        "nsubjpass",
        "dobj",
        "dative",
        "prep",
        "pobj",
        "agent",
        "aux",
        "auxpass",
        "neg",
        "det",
        "amod",
        "compound",
        "poss",
        "case",
        "relcl",
        "acl",
        "advcl",
        "ccomp",
        "xcomp",
        "mark",
        "advmod",
        "npadvmod",
        "conj",
        "cc",
        "appos",
        "nummod",
        "prt",
        "attr",
        "acomp",
        "oprd",
        "punct",
        "parataxis",
        "expl",
        "pcomp",
        "quantmod",
    ]
)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


def _matches(token: Token, wanted: str) -> bool:
    return wanted in (token.text, token.lemma_)


def _holds(doc: Doc, function: str, governor: str, dependent: str) -> bool:
    if function == "root":
        return any(t.dep_ == "ROOT" and _matches(t, dependent) for t in doc)
    if function in ("lemma", "pos", "morph"):
        found = [getattr(t, function + "_" if function != "morph" else function) for t in doc if t.text == governor]
        return any(dependent in str(value) if function == "morph" else dependent == value for value in found)
    if function in _LABELS:
        return any(t.dep_ == function and _matches(t, dependent) and _matches(t.head, governor) for t in doc)
    # A preposition's own word.
    return any(
        t.lower_ == function and t.dep_ in ("prep", "agent", "dative") and _matches(t.head, governor)
        and any(c.dep_ in ("pobj", "pcomp") and _matches(c, dependent) for c in t.children)
        for t in doc
    )  # fmt: skip


@pytest.fixture(scope="session")
def failures(nlp: Language) -> Callable[[str, str], list[str]]:
    """Of the checks "function(governor)=dependent ..." those that an analysis does not meet.

    A function is a dependency label, a preposition, or `root`, `lemma`, `pos`, `morph`; words are forms or lemmas; `!`
    in front denies.
    """

    def run(text: str, checks: str) -> list[str]:
        doc = nlp(text)
        parsed = _CHECK.findall(checks)
        assert len(parsed) == len(checks.split()), f"unreadable: {checks}"
        wrong = [f"{no}{f}({g})={d}" for no, f, g, d in parsed if _holds(doc, f, g, d) == bool(no)]
        if wrong:
            wrong.append(" ".join(f"{t.text}/{t.pos_}/{t.dep_}>{t.head.text}" for t in doc))
        return wrong

    return run
