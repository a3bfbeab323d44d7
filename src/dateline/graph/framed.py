"""JSON-LD for programs that know no RDF: one object an event, with what belongs to it inside (`ontology/frame.jsonld`).

The framing is PyLD's. Nothing is loaded from the network: our context is the installed one, every other is refused.
"""

import json
from collections.abc import Iterable
from typing import Any

from pyld import jsonld
from pyoxigraph import DefaultGraph, Quad

from dateline.graph.jsonld import write_jsonld
from dateline.graph.serialise import in_order
from dateline.resources import folder

CONTEXT_IRI = "https://w3id.org/dateline/context.jsonld"


def write_framed(quads: Iterable[Quad]) -> bytes:
    """Events first, each with its actors, places, words and article inside it; UTF-8, the same quads the same bytes.

    Args:
        quads: readings, articles, register and identity; graph names are not looked at.
    """
    union = in_order(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads)
    document = json.loads(write_jsonld(union))
    frame = json.loads((folder("ontology") / "frame.jsonld").read_text(encoding="utf-8"))
    options = {"documentLoader": _installed, "omitGraph": False, "ordered": True}
    framed = jsonld.frame(document, frame, options)
    framed["@context"] = CONTEXT_IRI
    return (json.dumps(framed, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _installed(url: str, options: Any) -> dict[str, Any]:
    if url != CONTEXT_IRI:
        raise jsonld.JsonLdError(f"no context but our own is loaded: {url}", "jsonld.LoadDocumentError")
    document = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}
