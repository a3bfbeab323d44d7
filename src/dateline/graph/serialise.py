"""Quads as bytes, and files as quads.

The same quads give the same bytes, in whatever order they come and whatever the process: everything is sorted, and
blank nodes (the ontology has some) are named by RDFC-1.0. Hash what is written here, never what a store gives back:
stores rewrite literals.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from enum import StrEnum
from pathlib import Path
from typing import IO, Final

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)
from pyoxigraph import serialize as write

from dateline.errors import InputError, UsageError
from dateline.graph.jsonld import write_jsonld
from dateline.vocabulary import PREFIXES

_RDF_TYPE: Final = PREFIXES["rdf"] + "type"


class Format(StrEnum):
    """What RDF can be written as. Turtle, N-Triples and RDF/XML have no graphs: they hold the union of all."""

    TURTLE = "turtle"
    TRIG = "trig"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    RDFXML = "rdfxml"
    JSONLD = "jsonld"


_OXIGRAPH: Final = {
    Format.TURTLE: RdfFormat.TURTLE,
    Format.TRIG: RdfFormat.TRIG,
    Format.NTRIPLES: RdfFormat.N_TRIPLES,
    Format.NQUADS: RdfFormat.N_QUADS,
    Format.RDFXML: RdfFormat.RDF_XML,
    Format.JSONLD: RdfFormat.JSON_LD,
}
_UNIONS: Final = frozenset((Format.TURTLE, Format.NTRIPLES, Format.RDFXML))
_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_NAME: Final = re.compile(r"[^\W\d][\w.-]*$")
_SUFFIXES: Final = {
    ".ttl": Format.TURTLE,
    ".trig": Format.TRIG,
    ".nt": Format.NTRIPLES,
    ".nq": Format.NQUADS,
    ".rdf": Format.RDFXML,
    ".jsonld": Format.JSONLD,
    ".json": Format.JSONLD,
}


def serialise(quads: Iterable[Quad], format: Format | str = Format.TRIG) -> bytes:
    """Quads as UTF-8 bytes: sorted by graph, subject, predicate (the type first) and object, with our prefixes.

    JSON-LD is compacted against `ontology/context.jsonld`, which travels inside the document.

    Raises:
        UsageError: the format is unknown, or cannot say this (RDF/XML has no control characters).
    """
    format = known_format(format)
    if format in _UNIONS:
        # Blank nodes get their names while the graphs are still there: alike ones of two graphs are two.
        merged = {Quad(q.subject, q.predicate, q.object) for q in canonical(quads)}
        ordered = sorted(merged, key=_key)
        if format is Format.RDFXML:
            _refuse_what_xml_lacks(ordered)
        triples = [Triple(q.subject, q.predicate, q.object) for q in ordered]
        written = _bytes(write(triples, format=_OXIGRAPH[format], prefixes=_prefixes(format, _namespaces(ordered))))
        # An XML parser reads a bare carriage return as a line feed.
        return written.replace(b"\r", b"&#13;") if format is Format.RDFXML else written
    ordered = in_order(quads)
    if format is Format.JSONLD:
        return write_jsonld(ordered)
    return _bytes(write(ordered, format=_OXIGRAPH[format], prefixes=_prefixes(format, _namespaces(ordered))))


def known_format(format: Format | str) -> Format:
    """The format of this name.

    Raises:
        UsageError: there is none.
    """
    try:
        return Format(format)
    except ValueError:
        raise UsageError(f"unknown format {format!r}", hint="one of " + ", ".join(Format)) from None


def stream(graphs: Mapping[NamedNode, Callable[[], Iterable[Quad]]], format: Format | str, output: IO[bytes]) -> None:
    """Write the bytes of `serialise`; in a format with graphs but JSON-LD, with one graph in memory at a time.

    Args:
        graphs: for each graph, what gives its quads; called twice, since prefixes and the names of blank nodes stand
            at the beginning.
        format: as for `serialise`.
        output: a binary file.

    Raises:
        UsageError: the format is unknown.
    """
    format = known_format(format)
    if format not in (Format.TRIG, Format.NQUADS):
        output.write(serialise((q for quads in graphs.values() for q in quads()), format))
        return
    used: set[str] = set()
    anonymous: set[Quad] = set()
    for quads in graphs.values():
        here = list(quads())
        used |= _namespaces(here)
        anonymous.update(q for q in here if _is_anonymous(q))
    named: dict[object, list[Quad]] = defaultdict(list)
    for quad in canonical(anonymous):
        named[quad.graph_name].append(quad)

    def ordered() -> Iterator[Quad]:
        for graph in sorted(graphs, key=_sortable):
            yield from sorted({*(q for q in graphs[graph]() if not _is_anonymous(q)), *named[graph]}, key=_key)

    write(ordered(), output, format=_OXIGRAPH[format], prefixes=_prefixes(format, used))


def in_order(quads: Iterable[Quad]) -> list[Quad]:
    """Each quad once, in canonical order, blank nodes named canonically."""
    return sorted(canonical(quads), key=_key)


def canonical(quads: Iterable[Quad]) -> set[Quad]:
    """The quads as a set, blank nodes named by RDFC-1.0."""
    distinct = set(quads)
    anonymous = {q for q in distinct if _is_anonymous(q)}
    if not anonymous:
        return distinct
    # The names depend on the quads with blank nodes alone, and canonicalising is dear: leave the others out of it.
    dataset = Dataset(anonymous)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return (distinct - anonymous) | set(dataset)


def _refuse_what_xml_lacks(quads: Iterable[Quad]) -> None:
    """Refuse what would come out as a file that no XML parser reads."""
    for quad in quads:
        terms = (t.value for t in (quad.subject, quad.predicate, quad.object) if isinstance(t, NamedNode | Literal))
        if found := next(filter(None, map(_NOT_IN_XML.search, terms)), None):
            said = f"U+{ord(found.group()):04X}, in what is said of {quad.subject},"
        elif not _XML_NAME.search(quad.predicate.value):
            said = f"the property {quad.predicate}"
        else:
            continue
        raise UsageError(f"{said} cannot be written as RDF/XML", hint="every other format can")


def _is_anonymous(quad: Quad) -> bool:
    return any(isinstance(t, BlankNode) for t in (quad.subject, quad.object, quad.graph_name))


def parse_bytes(data: bytes, format: Format | str, *, where: str | Path | None = None) -> list[Quad]:
    """The quads of an RDF document, in document order. Relative IRIs and remote contexts are errors.

    Raises:
        InputError: it is not well-formed; the message has the line.
    """
    try:
        return list(parse(data, format=_OXIGRAPH[Format(format)]))
    except SyntaxError as error:
        raise InputError(str(error.msg), where=where, line=error.lineno, hint=f"expected {Format(format)}") from error
    except ValueError as error:
        raise InputError(str(error), where=where, hint=f"expected {Format(format)}") from error


def parse_file(path: Path) -> list[Quad]:
    """The quads of an RDF file; its suffix says what it is (.ttl .trig .nt .nq .rdf .jsonld .json).

    Raises:
        InputError: the file cannot be read, has another suffix, or is not well-formed.
    """
    format = _SUFFIXES.get(path.suffix.lower())
    if format is None:
        raise InputError("not known as an RDF file", where=path, hint="expected one of " + " ".join(sorted(_SUFFIXES)))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(error.strerror or str(error), where=path) from error
    return parse_bytes(data, format, where=path)


def _key(quad: Quad) -> tuple[str, str, str, str]:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else _sortable(quad.graph_name)
    predicate = "" if quad.predicate.value == _RDF_TYPE else quad.predicate.value
    return graph, _sortable(quad.subject), predicate, _sortable(quad.object)


def _sortable(term: object) -> str:
    if isinstance(term, NamedNode):
        return "0" + term.value
    if isinstance(term, Literal):
        return f"1{term.value}\x00{term.language or ''}\x00{term.datatype.value}"
    return "2" + str(term)


def _prefixes(format: Format, used: Set[str]) -> dict[str, str] | None:
    """Our prefixes that there is a use for; the line-based formats have none."""
    if format in (Format.NTRIPLES, Format.NQUADS):
        return None
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace in used}


def _namespaces(quads: Iterable[Quad]) -> set[str]:
    """What the IRIs of quads begin with, up to the last slash or hash."""
    used: set[str] = set()
    for q in quads:
        for t in (q.subject, q.predicate, q.object, q.graph_name):
            iri = t.value if isinstance(t, NamedNode) else t.datatype.value if isinstance(t, Literal) else ""
            used.add(iri[: max(iri.rfind("/"), iri.rfind("#")) + 1])
    return used


def _bytes(written: bytes | None) -> bytes:
    return written or b""
