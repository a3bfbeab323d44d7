"""SPARQL results as servers write them, read into terms."""

import json
import re
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QueryResultsFormat, Triple, parse_query_results

from dateline.questions.model import Result
from dateline.store.interface import Term

_LABEL = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_TRUTH = {"1": True, "true": True, "0": False, "false": False}


def read_json(body: bytes, *, ask: bool) -> Result | bool:
    """The result in SPARQL 1.1 JSON, with what Virtuoso writes instead.

    That is `typed-literal` for a literal with a datatype, `nodeID://b1` for a blank node, and for ASK a table with one
    row that says 1 or 0.

    Raises:
        ValueError: it is no such JSON, or a term in it is none.
    """
    try:
        said = json.loads(body)
        if isinstance(said.get("boolean"), bool):
            return bool(said["boolean"])
        names = tuple(str(name) for name in said["head"].get("vars", []))
        bindings = said["results"]["bindings"]
        if ask:
            return _TRUTH[str(bindings[0][names[0]]["value"]).lower()]
        blanks: dict[str, BlankNode] = {}
        rows = tuple(tuple(_term(row[n], blanks) if n in row else None for n in names) for row in bindings)
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error
    return Result(names, rows)


def read_xml(body: bytes) -> Result | bool:
    """The result in SPARQL 1.1 XML.

    Raises:
        ValueError, SyntaxError: it is no such XML.
    """
    answer = parse_query_results(body, format=QueryResultsFormat.XML)
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    return Result(tuple(v.value for v in answer.variables), tuple(tuple(row) for row in answer))


def _term(said: dict[str, Any], blanks: dict[str, BlankNode]) -> Term:
    kind, value = said["type"], said["value"]
    if kind == "triple":
        subject, predicate, object_ = (_term(value[part], blanks) for part in ("subject", "predicate", "object"))
        return Triple(subject, predicate, object_)  # type: ignore[arg-type]
    if not isinstance(value, str):
        raise ValueError(f"a value of a {kind} that is no text: {value!r}")
    if kind == "uri":
        return NamedNode(value)
    if kind == "bnode":
        plain = BlankNode(value) if _LABEL.fullmatch(value) else BlankNode()
        return blanks.setdefault(value, plain)
    if kind not in ("literal", "typed-literal"):
        raise ValueError(f"a term of the unknown type {kind!r}")
    if language := said.get("xml:lang"):
        return Literal(value, language=language)
    return Literal(value, datatype=NamedNode(said["datatype"])) if "datatype" in said else Literal(value)
