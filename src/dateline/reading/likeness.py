"""How much two mentions of violence have in common: are "an attack on a bus" and "gunmen stopped a bus" one?

A report tells of one attack again and again, in other words and by other sources. Nothing here forbids: what
contradicts (other days, doers, places) is decided in `merge` before.
"""

from collections.abc import Sequence
from datetime import date
from math import inf

from dateline.language.model import Number
from dateline.reading.context import Context, Draft, interval

GENERAL = frozenset({"et:armed-attack", "et:killing", "et:assassination", "et:violence"})
ENOUGH = 2.0
"""Likeness from which two mentions are one."""
ROUGHLY = frozenset({"et:assault", "et:bombing"})
"""What "the assault" and "the bombing" may call an attack of another kind."""
LOOSE = frozenset(
    {
        ("et:air-strike", "et:bombing"),
        ("et:shelling", "et:bombing"),
        ("et:air-strike", "et:missile-strike"),
        ("et:drone-strike", "et:missile-strike"),
        ("et:missile-strike", "et:rocket-attack"),
        ("et:assault", "et:shooting"),
    }
)
"""Kinds that reports mix, as planes bomb and raiders shoot: the one that says more, the one that says less."""
IRREGULAR = frozenset({"armed-group", "person", "other"})

SOME = 0.5
"""What a vaguer likeness counts for: a country, a group that may be the gunmen, the first attack of the report."""
_KIND, _WORD = 1.0, 0.5
_PLACE, _TARGET, _DEFINITE = 1.5, 1.5, 1.5
_DAY, _FIGURE, _DOER, _KNOWN = 1.0, 1.5, 1.0, 1.0
_OTHER_FIGURE = -2.0
_MONTH = 31
_SLACK = 0.2  # of "about 20"
_CASUALTIES = frozenset({"ct:killed", "ct:injured"})


def likeness(context: Context, draft: Draft, others: Sequence[Draft], *, near: bool) -> float:
    """How much a mention has in common with those of one event.

    Args:
        context: the article.
        draft: the mention.
        others: the mentions of the event so far.
        near: whether their places meet, and are no mere country.
    """
    score = (_PLACE if near else 0.0) + (_DEFINITE if draft.definite else 0.0)
    if draft.type not in GENERAL and any(d.type == draft.type for d in others):
        score += _KIND
    elif any(d.predication.lemma == draft.predication.lemma for d in others):
        score += _WORD
    if hit(context, draft) & {word for d in others for word in hit(context, d)}:
        score += _TARGET
    day = interval(draft.time)
    if day[0] is not None and any(interval(d.time) == day for d in others):
        score += _DAY
    elif day[0] is not None and any(_within(day, interval(d.time)) for d in others):
        score += SOME
    strangers = {word for d in others for word in _strangers(context, d)}
    if _strangers(context, draft, definite=True) and strangers:
        score += _DOER
    known = {word for d in others for word in _nouns(context, d)}
    score += _KNOWN * len(_nouns(context, draft, definite=True) & known)
    if figures(draft) & {f for d in others for f in figures(d)}:
        score += _FIGURE
    elif disagreement(draft, others):
        score += _OTHER_FIGURE
    return score


def _within(a: tuple[date | None, date | None], b: tuple[date | None, date | None]) -> bool:
    """Whether one of two intervals, a month at most, holds the other."""
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return False
    short = max(a[1] - a[0], b[1] - b[0]).days <= _MONTH
    return short and ((a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1]))


def figures(draft: Draft) -> set[tuple[str, float]]:
    """The counts of a mention's dead and wounded."""
    values = ((counts, number.value or number.lower) for counts, number in draft.numbers if counts in _CASUALTIES)
    return {(counts, value) for counts, value in values if value is not None}


def disagreement(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether counts of the dead or the wounded exclude each other: "nine" and "twelve", not "at least nine"."""
    for kind in _CASUALTIES:
        mine = [n for c, n in draft.numbers if c == kind]
        theirs = [n for d in others for c, n in d.numbers if c == kind]
        if mine and theirs and not any(_can_be(a, b) for a in mine for b in theirs):
            return True
    return False


def _can_be(a: Number, b: Number) -> bool:
    (low, high), (least, most) = _bounds(a), _bounds(b)
    return low <= most and least <= high


def _bounds(number: Number) -> tuple[float, float]:
    if number.value is None:
        return number.lower or 0, number.upper if number.upper is not None else inf
    slack = number.value * _SLACK if number.approximate else 0
    return number.value - slack, number.value + slack


def hit(context: Context, draft: Draft) -> set[str]:
    """The nouns that name what was hit."""
    heads = [context.doc[h] for h in draft.match.fillers.get("dl:target", ())]
    nouns = [t for h in heads for t in (h, *h.lefts) if t.pos_ == "NOUN" or t.i == h.i]
    return {word for t in nouns for word in (t.lemma_.lower(), t.lower_)}


def _strangers(context: Context, draft: Draft, *, definite: bool = False) -> set[int]:
    """The doers without a name, or those that "the" marks as known: "gunmen", "the attackers"."""
    found = set()
    for head in (h for p in ("dl:attacker", "dl:agent") for h in draft.match.fillers.get(p, ())):
        entity = context.analysis.referents.actor(head)
        stranger = entity is not None and not entity.named and entity.type in IRREGULAR
        if stranger and (not definite or _is_definite(context, head)):
            found.add(head)
    return found


def _is_definite(context: Context, head: int) -> bool:
    determiners = {c.lower_ for c in context.doc[head].children if c.dep_ == "det"}
    return bool(determiners & context.frames.operators.definite)


def _nouns(context: Context, draft: Draft, *, definite: bool = False) -> set[str]:
    """The nouns beside a mention's verb that name no doer, or those of them that "the" marks as known."""
    doers = {h for p in ("dl:attacker", "dl:agent") for h in draft.match.fillers.get(p, ())}
    heads = set(draft.predication.heads("subject", "object", "at", "on", "into")) - doers
    nouns = {h for h in heads if context.doc[h].pos_ == "NOUN" and (not definite or _is_definite(context, h))}
    return {context.doc[h].lemma_.lower() for h in nouns}
