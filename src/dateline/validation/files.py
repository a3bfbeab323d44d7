"""RDF files to quads, for validating what does not come from a store."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, Quad, RdfFormat, Triple, parse

from dateline.errors import InputError
from dateline.resources import folder
from dateline.validation.packed import PACKED, read_bytes, refuse_expansion

_FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".rdf": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}
CONTEXT_IRI: Final = "https://w3id.org/dateline/context.jsonld"
"""Documents may name our context by this IRI: it is never fetched, the installed one is used."""


def load_files(paths: Iterable[Path]) -> list[Quad]:
    """All quads of RDF files (.ttl .trig .nt .nq .rdf .jsonld, also packed: .gz .zst). Blank nodes of different files
    stay apart.

    Raises:
        InputError: a file cannot be read, has another suffix, is not well-formed, or asks for a remote context.
    """
    return [quad for number, path in enumerate(paths) for quad in _load(Path(path), number)]


def _load(path: Path, number: int) -> list[Quad]:
    inner = path.with_suffix("") if path.suffix.lower() in PACKED else path
    rdf_format = _FORMATS.get(inner.suffix.lower())
    if rdf_format is None:
        raise InputError("not known as an RDF file", where=path, hint="expected one of " + " ".join(sorted(_FORMATS)))
    data = read_bytes(path)
    if rdf_format == RdfFormat.JSON_LD:
        data = _with_our_context(data, path)
    if rdf_format == RdfFormat.RDF_XML:
        refuse_expansion(data, path)
    try:
        quads = list(parse(data, format=rdf_format, base_iri=path.resolve().as_uri()))
    except SyntaxError as error:
        hint = f"expected well-formed {rdf_format.name}"
        raise InputError(error.msg or "not well-formed", where=path, line=error.lineno, hint=hint) from error
    except ValueError as error:
        raise InputError(str(error), where=path, hint=f"expected well-formed {rdf_format.name}") from error
    return _plain(quads, number, path)


def _with_our_context(data: bytes, path: Path) -> bytes:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise InputError(f"not JSON: {error}", where=path, line=line) from error
    if not (isinstance(document, dict) and document.get("@context") == CONTEXT_IRI):
        return data
    ours = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))
    return json.dumps(document | ours).encode("utf-8")


def _plain(quads: list[Quad], number: int, path: Path) -> list[Quad]:
    """Blank nodes named by their order in the file; what SHACL does not know is refused."""
    names: dict[str, BlankNode] = {}

    def renamed(node: BlankNode) -> BlankNode:
        return names.setdefault(node.value, BlankNode(f"f{number}x{len(names) + 1}"))

    out = []
    for quad in quads:
        subject, value, graph = quad.subject, quad.object, quad.graph_name
        if isinstance(value, Triple) or (isinstance(value, Literal) and value.direction is not None):
            raise InputError(f"{value} is RDF 1.2, which SHACL does not know", where=path, hint="write it as RDF 1.1")
        out.append(
            Quad(
                renamed(subject) if isinstance(subject, BlankNode) else subject,
                quad.predicate,
                renamed(value) if isinstance(value, BlankNode) else value,
                renamed(graph) if isinstance(graph, BlankNode) else graph,
            )
        )
    return out
