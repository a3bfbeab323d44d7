"""What servers write otherwise than the standards say, put right."""

import json
from typing import Any, Final

_BOOLEAN: Final = "http://www.w3.org/2001/XMLSchema#boolean"
_TRUTH: Final = {"1": "true", "0": "false"}
_ASKED: Final = "__ASK_RETVAL"


def standard_results(body: bytes, *, ask: bool) -> bytes:
    """SPARQL results JSON as the standard has it. Virtuoso answers ASK with a table, and writes true as 1.

    Args:
        body: what a server sent.
        ask: whether the query was an ASK.

    Raises:
        ValueError: it is no JSON.
    """
    if not ask and b"typed-literal" not in body and b'"1"' not in body and b'"0"' not in body:
        return body
    results = json.loads(body)
    if not isinstance(results, dict):
        return body
    rows = _rows(results)
    head = results.get("head")
    if ask and isinstance(head, dict) and head.get("vars") == [_ASKED]:
        return json.dumps({"head": {}, "boolean": bool(rows)}).encode()  # one row for yes, none for no
    for row in rows:
        for term in row.values():
            if isinstance(term, dict) and term.get("datatype") == _BOOLEAN:
                term["value"] = _TRUTH.get(str(term.get("value")), term.get("value"))
    return json.dumps(results).encode()


def _rows(results: dict[str, Any]) -> list[dict[str, Any]]:
    found = results.get("results")
    rows = found.get("bindings") if isinstance(found, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
