"""Quotation marks inside noun phrases."""

from collections.abc import Sequence

from dateline.language.nl.sentence import VERBAL, Sentence

OPEN_QUOTE = frozenset("\"'“‘„«")
CLOSE_QUOTE = frozenset("\"'”’»")
_QUOTED = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


def opens(s: Sentence, i: int, before: Sequence[object]) -> bool:
    """Whether a mark at i opens words of a noun phrase that has begun: 'een "gerichte" aanval'."""
    return s.words[i] in OPEN_QUOTE and bool(before) and i + 1 < len(s.tags) and s.tags[i + 1] in _QUOTED


def compound(s: Sentence, quote: int) -> int:
    """The noun that ends a compound in quotation marks ("een 'alles of niets-aanpak'"), or -1."""
    for k in range(quote + 2, min(quote + 9, len(s.tags) - 1)):
        if s.words[k + 1] in CLOSE_QUOTE:
            return k if s.tags[k] == "NOUN" and "-" in s.words[k] else -1
        if s.tags[k] in VERBAL or s.words[k] == ",":
            return -1
    return -1
