"""Where a finding can be looked at: the words of the article that a claim points to, or the line of an RDF file."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from dateline.validation.evidence import Texts
from dateline.validation.packed import read_bytes
from dateline.validation.report import Place, Report
from dateline.vocabulary import PREFIXES

_SPAN: Final = re.compile(r"(?P<article>.+)#char=(?P<begin>[0-9]+),(?P<end>[0-9]+)")
_EVIDENCE, _REPORTED = PREFIXES["dl"] + "evidence", PREFIXES["dl"] + "reportedIn"
_SHA256, _SOURCE = PREFIXES["schema"] + "sha256", PREFIXES["dct"] + "source"
_PREFIX: Final = re.compile(r"@?prefix\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE)


def in_articles(report: Report, quads: Iterable[Quad], texts: Texts) -> Report:
    """The same report, each finding with the words that its node points to, their file and line.

    A node without evidence of its own (an actor, a quantity's article) takes that of the first claim that leads to it.

    Args:
        report: findings on these quads.
        quads: what was validated.
        texts: the article texts by hash; an article whose text is not there has no lines.
    """
    if not report.findings:
        return report
    places = _Places(quads, texts)
    return Report(tuple(replace(f, place=f.place or places.of(f.focus)) for f in report.findings), report.coverage)


class _Places:
    def __init__(self, quads: Iterable[Quad], texts: Texts) -> None:
        self._spans: dict[str, list[str]] = defaultdict(list)
        self._users: dict[str, list[str]] = defaultdict(list)
        self._sha256: dict[str, str] = {}
        self._source: dict[str, str] = {}
        self._texts = texts
        for quad in quads:
            subject, value = str(getattr(quad.subject, "value", "")), quad.object
            if quad.predicate.value == _EVIDENCE and isinstance(value, NamedNode):
                self._spans[subject].append(value.value)
            elif quad.predicate.value == _SHA256 and isinstance(value, Literal):
                self._sha256[subject] = value.value
            elif quad.predicate.value == _SOURCE and isinstance(value, Literal | NamedNode):
                self._source[subject] = value.value
            elif isinstance(value, NamedNode) and quad.predicate.value != _REPORTED:
                self._users[value.value].append(subject)

    def of(self, focus: str) -> Place | None:
        spans = [focus] if _SPAN.fullmatch(focus) else self._spans.get(focus, [])
        if not spans:
            spans = [span for user in sorted(self._users.get(focus, ())) for span in self._spans.get(user, ())]
        for span in sorted(spans, key=_offsets):
            if (place := self._place(span)) is not None:
                return place
        return None

    def _place(self, span: str) -> Place | None:
        name = _SPAN.fullmatch(span)
        if name is None or (text := self._text(name["article"])) is None:
            return None
        begin, end = int(name["begin"]), int(name["end"])
        source = self._source.get(name["article"], name["article"])
        return Place(source, text.count("\n", 0, begin) + 1, text[begin:end])

    def _text(self, article: str) -> str | None:
        sha256 = self._sha256.get(article, "")
        return self._texts.get(sha256) if isinstance(self._texts, Mapping) else self._texts(sha256)


def _offsets(span: str) -> tuple[int, int]:
    name = _SPAN.fullmatch(span)
    return (int(name["begin"]), int(name["end"])) if name else (0, 0)


# ------------------------------------------------------------------------------------------------ RDF files
def in_files(report: Report, paths: Sequence[Path]) -> Report:
    """The same report, each finding with the first line of an RDF file that names its node, best where a line begins
    with it.

    The parsers keep no lines, so this looks for the name as it is written: as an IRI, with a prefix that the file
    declares, or relative to the file. A node that is written otherwise has no place.
    """
    if not report.findings:
        return report
    files = [_File(path) for path in paths]
    found = []
    for finding in report.findings:
        lines = (file.place(finding.focus) for file in files)
        found.append(replace(finding, place=next((place for place in lines if place), None)))
    return Report(tuple(found), report.coverage)


class _File:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines = read_bytes(path).decode("utf-8", "replace").splitlines()
        self._prefixes = [match.groups() for line in self._lines for match in _PREFIX.finditer(line)]
        self._base = path.resolve().as_uri()

    def place(self, node: str) -> Place | None:
        first: int | None = None
        written = list(self._written(node))
        for number, line in enumerate(self._lines, start=1):
            if not any(is_there(line) for is_there in written):
                continue
            if any(line.lstrip().startswith(form) for form in self._forms(node)):
                return Place(str(self._path), number)
            first = first or number
        return Place(str(self._path), first) if first else None

    def _forms(self, node: str) -> Iterator[str]:
        yield f"<{node}>"
        yield f'"{node}"'
        if node.startswith(self._base):
            yield f"<{node.removeprefix(self._base)}>"
        for prefix, namespace in self._prefixes:
            if namespace and node.startswith(namespace) and len(node) > len(namespace):
                yield f"{prefix}:{node[len(namespace) :]}"

    def _written(self, node: str) -> Iterator[Callable[[str], object]]:
        for form in self._forms(node):
            yield re.compile(r"(?<![\w:<-])" + re.escape(form) + r"(?![\w/#-])").search
