"""Tokens and sentences of Dutch news."""

import re
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_suffix_regex

from dateline.language.nl.closed import words as word_set
from dateline.language.nl.lexicon import lexicon

_FINAL = frozenset({".", "!", "?", "…", "..."})
_CLOSING = frozenset({"”", "’", "»", ")", "]", '"', "'", "''"})
_OPENING = frozenset({"“", "‘", "„", "«", "(", "["})
_TITLES = word_set(
    """
    prof dr mr mrs ms ir ing drs gen kol lt st jr sr nr nrs art ca bijv resp incl excl max min mln mld
    """
)
_STRAIGHT = frozenset({'"', "'"})
# After these a full stop does not end the sentence even before a capital.
_ABBREVIATED = re.compile(
    r"(?:[A-Z]\.)+$|(?:dr|mr|ir|ing|drs|prof|gen|kol|lt|min|st|jr|sr|nr|art|ca|bijv|o\.a|d\.w\.z|t\.a\.v|m\.n|nl|resp|vs|jl|a\.s|incl|excl)\.$",
    re.I,
)
_GENITIVE = re.compile(r"(?<=\w)['’]s$")


def blank() -> Language:
    """spaCy's blank Dutch with a tokeniser that parts the genitive of names ("Rutte's") and full stops from numbers."""
    nlp = spacy.blank("nl")
    tokenizer: Any = nlp.tokenizer
    defaults = nlp.Defaults
    suffixes = [*(defaults.suffixes or ()), r"(?<=[a-zà-ÿ])['’](?=$)", r"(?<=\d)\."]
    suffixes += [r"(?<=[a-zà-ÿ]{3})\.(?=$)", r"(?<=[A-Z]{2})\."]
    infixes = [
        *(defaults.infixes or ()),
        r"(?<=[a-zà-ÿ])[“”„\"\(\)]|\.\.\.|…",
        r"(?<=[a-zà-ÿ0-9])[–—/](?=[A-Za-zÀ-ÿ0-9])",
    ]
    search = compile_suffix_regex(suffixes).search
    plurals = lexicon()

    def suffix(text: str) -> re.Match[str] | None:
        if text[:1].isupper():
            genitive = _GENITIVE.search(text)
            if genitive and not plurals.is_form(text.lower()):
                return genitive
        return search(text)

    tokenizer.suffix_search = suffix
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    # spaCy's list takes "VN." and "hand." for abbreviations, and "8)" for a face.
    tokenizer.rules = {form: parts for form, parts in tokenizer.rules.items() if _keeps(form)}
    nlp.max_length = 10_000_000
    return nlp


def _keeps(form: str) -> bool:
    bare = form.rstrip(".").lower()
    return (
        form.isspace()
        or form[0] in "'’"
        or (form[0].isalpha() and form.count(".") > 1 and "_" not in form)
        or (form[-1] == "." and bare in _TITLES)
    )


def sentences(doc: Doc, words: list[str]) -> list[list[int]]:
    """Token positions of each sentence, without the tokens of white space.

    A blank line ends a sentence, and so does a single line break in a text that has no blank lines. Sentence starts
    that are set already stay.
    """
    given = {int(i) for i in doc.to_array("SENT_START").nonzero()[0] if doc[int(i)].is_sent_start}
    hard = "\n\n" if "\n\n" in doc.text.replace("\r\n", "\n").replace("\n \n", "\n\n") else "\n"
    found: list[list[int]] = []
    current: list[int] = []
    ended = False  # a final stop was seen; quotation marks that close may still follow
    straight = {'"': False, "'": False}
    for i, word in enumerate(words):
        if i in given and current:
            found.append(current)
            current, ended = [], False
            straight = {'"': False, "'": False}
        if word.isspace():
            breaks = word.replace("\r", "").replace(" ", "")
            if current and (hard in breaks or (ended and "\n" in breaks)):
                found.append(current)
                current, ended = [], False
                straight = {'"': False, "'": False}
            continue
        if ended:
            closes = word in _CLOSING and (word not in _STRAIGHT or straight[word])
            if closes or word in _FINAL:
                current.append(i)
                if word in _STRAIGHT:
                    straight[word] = False
                continue
            if _starts(word) and not (words[i - 1] in _CLOSING and word.islower()):
                found.append(current)
                current = []
            ended = False
        if word in straight:
            straight[word] = not straight[word]
        current.append(i)
        if word in _FINAL or (
            word.endswith(".") and len(word) > 1 and not _ABBREVIATED.search(word) and word[-2:-1].isalnum()
        ):
            ended = True
    if current:
        found.append(current)
    return found


def _starts(word: str) -> bool:
    first = word[0]
    return first.isupper() or first.isdigit() or word in _OPENING or word in _STRAIGHT or first in "’'-–—•"
