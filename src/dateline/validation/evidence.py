"""Whether the words that claims point to stand in the article where they are said to stand."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from dateline.validation.report import SHAPES, Finding, Severity, in_order
from dateline.vocabulary import PREFIXES

Texts: TypeAlias = Mapping[str, str] | Callable[[str], str | None]
"""Article texts by the hex SHA-256 of their UTF-8. A callable gives None for a text that it does not have."""

SHAPE: Final = SHAPES + "Evidence"
_SPAN_IRI: Final = re.compile(r"(?P<article>.+)#char=(?P<begin>[0-9]+),(?P<end>[0-9]+)")
_SHOWN: Final = 60  # characters of a text in a message

_TYPE, _SPAN = PREFIXES["rdf"] + "type", PREFIXES["dl"] + "Span"
_SHA256, _REPORTED = PREFIXES["schema"] + "sha256", PREFIXES["dl"] + "reportedIn"
_BEGIN, _END, _ANCHOR = (PREFIXES["nif"] + name for name in ("beginIndex", "endIndex", "anchorOf"))
_CONTEXT = PREFIXES["nif"] + "referenceContext"
_POINTERS: Final = (PREFIXES["dl"] + "evidence", PREFIXES["dl"] + "quotation")
_READ: Final = frozenset((_TYPE, _SHA256, _REPORTED, _BEGIN, _END, _ANCHOR, _CONTEXT, *_POINTERS))


def check_evidence(quads: Iterable[Quad], texts: Texts) -> tuple[Finding, ...]:
    """Every span has the words of its article's text at its offsets, and every claim points into its own article.

    Offsets count Unicode code points. Spans that lack an offset are left to the shapes.

    Args:
        quads: readings, with the nodes of their articles.
        texts: the texts by hash.

    Returns:
        A violation for each fault, a warning for each article whose text is not there, in a stable order.
    """
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if quad.predicate.value in _READ and isinstance(quad.subject, NamedNode):
            value = quad.object
            text = value.value if isinstance(value, NamedNode | Literal) else str(value)
            facts[quad.subject.value][quad.predicate.value].append(text)
    checker = _Checker({s: dict(p) for s, p in facts.items()}, texts)
    return in_order(checker.findings())


class _Checker:
    def __init__(self, facts: Mapping[str, Mapping[str, list[str]]], texts: Texts) -> None:
        self.facts, self.texts = facts, texts
        self._known: dict[str, str | None] = {}

    def findings(self) -> Iterator[Finding]:
        for node, facts in self.facts.items():
            if _SPAN in facts.get(_TYPE, ()):
                yield from self._span(node, facts)
            for article in facts.get(_REPORTED, ()):
                yield from self._pointers(node, facts, article)

    def _pointers(self, node: str, facts: Mapping[str, list[str]], article: str) -> Iterator[Finding]:
        for prop in _POINTERS:
            for span in facts.get(prop, ()):
                if not span.startswith(article + "#"):
                    yield self._found(node, article, "The claim points to words of another article.", prop, f"<{span}>")

    def _span(self, node: str, facts: Mapping[str, list[str]]) -> Iterator[Finding]:
        name = _SPAN_IRI.fullmatch(node)
        begins, ends, anchors = (facts.get(p, []) for p in (_BEGIN, _END, _ANCHOR))
        if name is None or not (len(begins) == len(ends) == len(anchors) == 1):
            return
        article, words = name["article"], anchors[0]
        if not (begins[0].isdecimal() and ends[0].isdecimal()):
            return
        begin, end = int(begins[0]), int(ends[0])
        if (begin, end) != (int(name["begin"]), int(name["end"])):
            yield self._found(node, article, f"The span's offsets {begin},{end} are not those of its IRI.", _BEGIN)
        text = self._text(article)
        if text is None:
            message = "The text of this article is not here, so its words cannot be checked."
            yield Finding(Severity.WARNING, SHAPE, article, message, article=article)
            return
        for context in facts.get(_CONTEXT, ()):
            if context != f"{article}#char=0,{len(text)}":
                message = f"The span's context is not the whole text of its article, which has {len(text)} characters."
                yield self._found(node, article, message, _CONTEXT, f"<{context}>")
        if text[begin:end] != words:
            message = f"The text has {_short(text[begin:end])} at {begin},{end}, not {_short(words)}."
            yield self._found(node, article, message, _ANCHOR, str(Literal(words)))

    def _text(self, article: str) -> str | None:
        if article not in self._known:
            hashes = self.facts.get(article, {}).get(_SHA256, [])
            self._known[article] = self._lookup(hashes[0]) if len(hashes) == 1 else None
        return self._known[article]

    def _lookup(self, sha256: str) -> str | None:
        return self.texts.get(sha256) if isinstance(self.texts, Mapping) else self.texts(sha256)

    def _found(self, focus: str, article: str, message: str, path: str = "", value: str = "") -> Finding:
        return Finding(Severity.VIOLATION, SHAPE, focus, message, path, value, article)


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
