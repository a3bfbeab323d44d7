"""The ontology and the concept schemes as quads, each in the graph of its own IRI."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad

from dateline.errors import InputError
from dateline.graph.iris import term
from dateline.graph.serialise import in_order, parse_file
from dateline.resources import folder

FILES: Final = ("dateline.ttl", "schemes.ttl")
"""What is loaded into every store, from `ontology/`. Alignments are published but not loaded, shapes are no data."""


def schema_quads(ontology: Path | None = None, files: Sequence[str] = FILES) -> list[Quad]:
    """The ontology and schemes, in canonical order; a graph is named by the `owl:Ontology` that its file declares.

    Args:
        ontology: the folder to read from; that of this installation by default.
        files: which files of it.

    Raises:
        InputError: a file is missing, is not well-formed, or declares no ontology or several.
    """
    source = ontology or folder("ontology")
    quads: list[Quad] = []
    for name in files:
        path = source / name
        triples = parse_file(path)
        graph = _ontology(triples, path)
        quads += [Quad(q.subject, q.predicate, q.object, graph) for q in triples]
    return in_order(quads)


def schema_digest(ontology: Path | None = None, files: Sequence[str] = FILES) -> str:
    """The hex SHA-256 of the files, which tells one version of them from another."""
    source = ontology or folder("ontology")
    return hashlib.sha256(b"\0".join((source / name).read_bytes() for name in files)).hexdigest()


def _ontology(triples: Sequence[Quad], path: Path) -> NamedNode:
    declared = {
        q.subject.value
        for q in triples
        if q.predicate == term("rdf:type") and q.object == term("owl:Ontology") and isinstance(q.subject, NamedNode)
    }
    if len(declared) != 1:
        raise InputError(f"expected one owl:Ontology with an IRI, found {len(declared)}", where=path)
    return NamedNode(declared.pop())
