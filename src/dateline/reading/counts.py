"""How many were killed, wounded or sent: the numbers of what fills a role."""

from dataclasses import replace

from dateline.language.model import Number, Span
from dateline.reading.context import Context, Draft

_COUNTED = {
    "dl:killed": "ct:killed",
    "dl:injured": "ct:injured",
    "dl:victim": "ct:killed",
}


def count(context: Context, draft: Draft) -> None:
    """Give a draft the numbers of its dead, its injured and its troops."""
    for prop, heads in draft.match.fillers.items():
        found: list[tuple[str, int, Number]] = []
        for head in heads:
            number = context.number(head)
            if number is None or any(n is number for _, _, n in found):
                continue
            counted = _COUNTED.get(prop)
            if counted is None and "armed-force" in context.analysis.referents.types(head):
                counted = "ct:troops"
            if counted is not None:
                found.append((counted, head, number))
        if len(found) > 1 and prop in _COUNTED:
            found = [(_COUNTED[prop], found[0][1], _sum([n for _, _, n in found]))]
        draft.numbers += [(c, n) for c, _, n in found if not any(n is m for _, m in draft.numbers)]


def _sum(numbers: list[Number]) -> Number:
    """ "Five policemen and one soldier" are six; of "nine people, five women and four men", the first is the sum."""
    least = [n.value if n.value is not None else n.lower or 0 for n in numbers]
    if least[0] == sum(least[1:]) or any(n.upper is not None for n in numbers):
        return numbers[0]
    exact = all(n.value is not None for n in numbers)
    begin, end = min(n.span.begin for n in numbers), max(n.span.end for n in numbers)
    return replace(
        numbers[0],
        span=Span(begin, end),
        value=sum(least) if exact else None,
        lower=None if exact else sum(least),
        approximate=any(n.approximate for n in numbers),
    )
