"""One article's reading for the eyes: the text with its evidence marked, and the claims beside it."""

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dateline.articles.model import Block, BlockKind
from dateline.language.model import Span
from dateline.reading.model import Event, Proposition, Quantity, Reading, Role

_FORCES = ("dl:demands", "dl:opposes", "dl:threatens", "dl:commitsTo")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim with its number in the margin."""

    number: int
    evidence: tuple[Span, ...]
    lines: tuple[str, ...]


def as_json(reading: Reading) -> str:
    """The reading as JSON, with the words of every span."""

    def plain(value: Any) -> Any:
        if isinstance(value, Span):
            return {"begin": value.begin, "end": value.end, "words": reading.article.text[value.begin : value.end]}
        if isinstance(value, date | Decimal):
            return str(value)
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [plain(v) for v in value]
        return value

    def items(sequence: tuple[Any, ...]) -> list[Any]:
        return [plain({name: getattr(item, name) for name in item.__dataclass_fields__}) for item in sequence]

    article = reading.article
    value = {
        "article": {
            "id": article.id,
            "title": article.title,
            "publisher": article.publisher,
            "issued": plain(article.issued),
            "language": article.language,
            "sha256": article.sha256,
        },
        "entities": [asdict(e) for e in reading.entities],
        "events": items(reading.events),
        "propositions": items(reading.propositions),
        "roles": items(reading.roles),
        "quantities": items(reading.quantities),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_text(reading: Reading, *, width: int = 100) -> str:
    """The article paragraph by paragraph, evidence in numbered brackets, each paragraph followed by its claims.

    Args:
        reading: the reading.
        width: columns to wrap at.
    """
    claims = list(_claims(reading))
    blocks = reading.article.blocks or (Block(0, len(reading.article.text), BlockKind.BODY),)
    lines = [_heading(reading), ""]
    for block in blocks:
        here = [c for c in claims if block.begin <= c.evidence[0].begin < block.end]
        lines += _paragraph(reading.article.text, block, claims, width)
        for claim in here:
            lines += [f"    {claim.number:>3}  {claim.lines[0]}", *(f"           {line}" for line in claim.lines[1:])]
        lines.append("")
    return "\n".join(lines)


def _heading(reading: Reading) -> str:
    article = reading.article
    about = [article.publisher or "", str(article.issued or "no date"), article.language]
    numbers = [(len(reading.events), "event or statement", "events and statements")]
    numbers += [(len(reading.propositions), "proposition", "propositions"), (len(reading.roles), "role", "roles")]
    counts = ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in numbers)
    return f"{article.id}  ({', '.join(a for a in about if a)})\n{counts}"


def _paragraph(text: str, block: Block, claims: list[_Claim], width: int) -> list[str]:
    if not block.kind.is_news:
        shown = textwrap.shorten(text[block.begin : block.end], 60, placeholder=" …")
        return [f"({block.kind.value}: {shown})"]
    marks: list[tuple[int, int, int, str]] = []
    for claim in claims:
        for span in claim.evidence:
            begin, end = max(span.begin, block.begin), min(span.end, block.end)
            if begin < end:
                length = end - begin
                marks.append((begin, 1, -length, f"[{claim.number} "))
                marks.append((end, 0, length, f" {claim.number}]"))
    out, at = [], block.begin
    for position, _, _, mark in sorted(marks):
        out += [text[at:position], mark]
        at = position
    out.append(text[at : block.end])
    return textwrap.wrap("".join(out), width) or [""]


def _claims(reading: Reading) -> Iterator[_Claim]:
    labels = {e.key: e.label for e in reading.entities}
    propositions = {p.key: p for p in reading.propositions}
    quantities = {q.key: q for q in reading.quantities}
    numbers = {e.key: i for i, e in enumerate(reading.events, 1)}
    for event in reading.events:
        lines = tuple(_event(event, labels, propositions, quantities, numbers))
        yield _Claim(numbers[event.key], event.evidence, lines)
    for number, role in enumerate(reading.roles, len(reading.events) + 1):
        yield _Claim(number, role.evidence, tuple(_role(role, labels)))


def _event(
    event: Event,
    labels: dict[str, str],
    propositions: dict[str, Proposition],
    quantities: dict[str, Quantity],
    numbers: dict[str, int],
) -> Iterator[str]:
    when = _interval(event.earliest, event.latest, event.date_text)
    kind = event.speech_act or event.type if event.cls != "dl:Strike" else event.type
    yield " · ".join(x for x in (event.cls.removeprefix("dl:"), _local(kind), _local(event.factuality), when) if x)
    for prop, keys in sorted(event.links.items()):
        if prop in _FORCES:
            for key in keys:
                yield from _proposition(prop, propositions[key], labels)
            continue
        shown = [labels.get(k) or (f"claim {numbers[k]}" if k in numbers else k) for k in keys]
        yield f"{_local(prop):<13} {', '.join(shown)}"
    if event.binding is not None:
        yield f"{'binding':<13} {'yes' if event.binding else 'no'}"
    for key in event.quantities:
        quantity = quantities[key]
        yield f"{_local(quantity.counts):<13} {_figure(quantity)}"
    yield f"{'rule':<13} {event.rule}"


def _proposition(force: str, proposition: Proposition, labels: dict[str, str]) -> Iterator[str]:
    yield f"{_local(force):<13} {', '.join(_local(a) for a in proposition.actions)}"
    for prop, keys in sorted(proposition.links.items()):
        yield f"  {_local(prop):<11} {', '.join(labels.get(k, k) for k in keys)}"
    if proposition.condition:
        yield f"  {'condition':<11} {proposition.condition}"
    yield f"  {'rule':<11} {proposition.rule}"


def _role(role: Role, labels: dict[str, str]) -> Iterator[str]:
    where = f" ({labels[role.organisation]})" if role.organisation and role.organisation in labels else ""
    yield f"Role · {labels.get(role.holder, role.holder)}: {role.text}{where}"


def _figure(quantity: Quantity) -> str:
    if quantity.value is not None:
        return f"{'about ' if quantity.approximate else ''}{quantity.value}"
    low, high = quantity.lower, quantity.upper
    return f"{'' if low is None else low} to {'…' if high is None else high}"


def _interval(earliest: date | None, latest: date | None, words: str | None) -> str:
    if earliest is None and latest is None:
        return f"“{words}”" if words else ""
    if earliest == latest:
        return str(earliest)
    return f"{earliest or '…'} to {latest or '…'}"


def _local(curie: str) -> str:
    return curie.partition(":")[2]
