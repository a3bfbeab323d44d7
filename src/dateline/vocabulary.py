"""The namespaces of the model, and how a CURIE of it is written out."""

from typing import Final

PREFIXES: Final[dict[str, str]] = {
    "dl": "https://w3id.org/dateline/ns#",
    "et": "https://w3id.org/dateline/event-type/",
    "ac": "https://w3id.org/dateline/action/",
    "sa": "https://w3id.org/dateline/speech-act/",
    "fa": "https://w3id.org/dateline/factuality/",
    "ct": "https://w3id.org/dateline/count/",
    "at": "https://w3id.org/dateline/actor-type/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
}

DEFAULT_BASE: Final = "https://w3id.org/dateline/id/"
"""Data IRIs start with this unless the user sets another base."""


def expand(curie: str) -> str:
    """The IRI that a CURIE of the model stands for.

    Raises:
        KeyError: the prefix is none of ours.
    """
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def shorten(iri: str) -> str:
    """The CURIE for an IRI, or the IRI itself where no prefix fits."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and (local := iri[len(namespace) :]) and not set(local) & set("/#?"):
            return f"{prefix}:{local}"
    return iri
