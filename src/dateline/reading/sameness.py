"""Whether two doers, or two places, may be one."""

from dateline.language.model import Entity
from dateline.reading.context import Context
from dateline.reading.likeness import IRREGULAR

_LEVELS = {"facility": 0, "area": 1, "city": 1, "region": 2, "country": 3}  # a town that no list knows is an area
_OF_STATES = frozenset({"state", "government", "armed-force"})


def may_be(context: Context, a: Entity, b: Entity) -> bool:
    """Whether two doers may be one: equal; a state and its army; a body and who leads it; or gunmen, and a group that
    another sentence names."""
    if a == b:
        return True
    referents = context.analysis.referents
    if {a.type, b.type} <= _OF_STATES and a.type != b.type:
        return bool(referents.countries(a) & referents.countries(b))
    if any({r.holder, r.organisation} == {a, b} for r in referents.roles):  # who leads a body acts for it
        return True
    if (a.named and a.type == "person" and b.type == "other") or (b.named and b.type == "person" and a.type == "other"):
        return False  # no mob is a man
    return not (a.named and b.named) and {a.type, b.type} <= IRREGULAR


def says_more(a: Entity, b: Entity) -> bool:
    """Whether the first of two names for one doer is the better: a group before gunmen, an army before its state."""
    return (a.named and not b.named) or (a.type == "armed-force" and b.type in ("state", "government"))


def bodies(entities: set[Entity]) -> set[Entity]:
    """Those that can adopt a resolution."""
    return {e for e in entities if e.type in ("legislature", "international-organisation")}


def touch(context: Context, a: Entity, b: Entity) -> bool:
    """Whether two places may be one: equal, or one within the other, or too vague to tell."""
    if meet(context, a, b) or any(e.type in ("facility", "area") and not e.named and e.within is None for e in (a, b)):
        return True
    low, high = sorted((a, b), key=lambda e: _LEVELS[e.type])
    if _LEVELS[low.type] == _LEVELS[high.type]:
        return False
    return not any(e.type == high.type for e in context.around(low))


def meet(context: Context, a: Entity, b: Entity) -> bool:
    """Whether two places are one, or one is known to lie in the other."""
    return a == b or b in context.around(a) or a in context.around(b)
