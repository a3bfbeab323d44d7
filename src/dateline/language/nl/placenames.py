"""Names of places in the register: at the start of a sentence their capital alone does not tell that they are names."""

from functools import lru_cache

from dateline.language.register import default_register


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """The Dutch names of one word of all places in the register that came with Dateline."""
    entries = default_register().entries.values()
    names = [n for e in entries if e.is_place for n in (e.labels.get("nl", ""), *e.alt.get("nl", ()))]
    return frozenset(n for n in names if " " not in n and n[:1].isupper() and not n.isupper())
