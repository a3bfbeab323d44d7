"""An explanation for the eyes and for other programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from textwrap import wrap
from typing import Final

from dateline.comparison.explain import Claim, Explanation, Link
from dateline.questions.formats import safe

_INDENT: Final = "  "
_LABELS: Final = 17


def as_text(found: Explanation, base: str, *, width: int) -> str:
    """The facts, the links with their reasons, then the claims of one source after the other.

    Args:
        found: the explanation.
        base: what data IRIs start with; left out of what is shown.
        width: characters across.
    """
    lines = [f"{found.label} ({found.kind})", found.iri]
    for name, values in found.facts:
        lines += _field(name, ", ".join(v.removeprefix(base) for v in values), width)
    for reason in found.because:
        lines += _field("because", reason, width)
    if found.links:
        lines += ["", "one with"]
        lines += [line for link in found.links for line in _link(link, base, width)]
    if not found.claims:
        lines += ["", "no claim names it"]
    for source, claims in groupby(found.claims, key=lambda c: c.source):
        title = f": {source.title}" if source.title else ""
        lines += ["", *wrap(f"{source.outlet}, {source.issued or 'no date'}{title}", width, subsequent_indent=_INDENT)]
        lines += [line for claim in claims for line in _claim(claim, found, base, width)]
    if found.left_out:
        lines += ["", f"{found.left_out:,} more claims are not shown (--limit)"]
    return "".join(f"{safe(line).rstrip()}\n" for line in lines)


def as_json(found: Explanation) -> str:
    """The explanation as one JSON object."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=1, default=str) + "\n"


def _claim(claim: Claim, found: Explanation, base: str, width: int) -> Iterator[str]:
    how = f"as {', '.join(claim.how)}: " if claim.how else ""
    yield from wrap(f"- {how}{claim.what}", width, initial_indent=_INDENT, subsequent_indent=_INDENT * 2)
    for name, values in claim.details:
        if not (name in claim.how and values == (found.label,)) and values != (claim.what,):
            yield from _field(name, ", ".join(values), width, indent=_INDENT * 2)
    for words in claim.words:
        yield from _field("words", f"“{words}”", width, indent=_INDENT * 2)
    read_by = f", read by rule {', '.join(claim.rules)}" if claim.rules else ""
    yield from _field("from", f"{claim.iri.removeprefix(base)}{read_by}", width, indent=_INDENT * 2)


def _link(link: Link, base: str, width: int) -> Iterator[str]:
    score = f", score {link.score}" if link.score else ""
    because = f": {'; '.join(link.because)}" if link.because else ""
    text = f"- {link.label} ({link.outlet}{score}) {link.iri.removeprefix(base)}{because}"
    yield from wrap(text, width, initial_indent=_INDENT, subsequent_indent=_INDENT * 2, break_on_hyphens=False)


def _field(name: str, text: str, width: int, indent: str = _INDENT) -> list[str]:
    head = f"{indent}{name}".ljust(len(indent) + _LABELS)
    return wrap(safe(text), width, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False) or [
        head
    ]
