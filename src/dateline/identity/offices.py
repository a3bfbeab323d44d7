"""Offices that one person at a time holds: "the Iraqi prime minister" is whoever is called prime minister of Iraq.

An office is written `actor/iraq prime-minister`. Who held it is said by articles (`dl:Role`), never by us; what a
description means is found in the register's names and adjectives of states.
"""

import re
from functools import lru_cache
from typing import Final

from dateline.identity.names import words

LANGUAGE: Final = "x-office"
"""The language tag of an office among the other names that articles have for somebody."""

# English and Dutch. No ambassadors and no spokespeople: a state has several of them.
_NAMES: Final = {
    "president": ("president",),
    "prime-minister": ("prime minister", "premier", "minister president", "eerste minister"),
    "foreign-minister": ("foreign minister", "minister foreign affairs", "minister buitenlandse zaken"),
    "defence-minister": ("defence minister", "defense minister", "minister defence", "minister defense",
                         "minister defensie"),
    "interior-minister": ("interior minister", "minister interior", "minister binnenlandse zaken"),
    "chancellor": ("chancellor", "bondskanselier"),
    "king": ("king", "koning"),
    "queen": ("queen", "koningin"),
    "supreme-leader": ("supreme leader", "opperste leider"),
}  # fmt: skip
_OFFICES: Final = {frozenset(name.split()): office for office, names in _NAMES.items() for name in names}
_BETWEEN: Final = frozenset(("of", "the", "for", "van", "de", "het", "voor"))
_POSSESSIVE: Final = re.compile(r"['’]s?(?= )")


def held(role: str, state: str) -> str:
    """The office that somebody holds of whom an article says a role in a state; empty where it is none.

    Args:
        role: the words of the article, which may name the state again ("prime minister of Iraq").
        state: the IRI of the register's entry, or of anything else.
    """
    key = _key(state)
    said = frozenset(words(role)) - _BETWEEN
    for names, office in _OFFICES.items():
        if key and names in (said, said - set(key.removeprefix("actor/").split("-"))):
            return f"{key} {office}"
    return ""


def described(description: str, language: str) -> str:
    """The office that a description means: a state's name or adjective, and the office, and nothing else."""
    said = [w for w in _POSSESSIVE.sub("", description).split() if w.casefold() not in _BETWEEN]
    folded = [w.casefold() for w in said]
    for names, office in _OFFICES.items():
        rest = [w for w, plain in zip(said, folded, strict=True) if plain not in names]
        if rest and len(said) == len(rest) + len(names) and (key := _state(" ".join(rest), language)):
            return f"{key} {office}"
    return ""


def _key(state: str) -> str:
    """`actor/iraq`, whatever base the store has; empty for an entry of an article's own."""
    head, _, name = state.rpartition("/actor/")
    return f"actor/{name}" if head and "/article/" not in head else ""


@lru_cache(maxsize=4096)
def _state(name: str, language: str) -> str:
    from dateline.language.register import default_register  # it takes spaCy with it

    found = default_register().lookup(name, language or "en") if name[0].isupper() else []
    return next((e.key for e in found if e.type == "state"), "")
