"""The process that runs one query: `python -m dateline.questions.worker STORE [LIMIT]`, the query on standard
input.

It answers on standard output: a line that says `solutions`, `triples` or `error`, then SPARQL results JSON (SELECT and
ASK), sorted N-Triples, or the error as JSON.
"""

import json
import sys
from itertools import islice
from pathlib import Path

from pyoxigraph import QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, serialize

from dateline.errors import QueryError, StoreError
from dateline.questions.formats import to_json
from dateline.questions.model import Result
from dateline.questions.text import syntax_error
from dateline.store.embedded import open_store


def answer(store: Path, sparql: str, limit: int | None = None) -> bytes:
    """The answer to a query, as this process gives it back; no more than `limit` rows or triples are computed."""
    try:
        with open_store(store, read_only=True) as opened:
            result = opened.query(sparql)
            if isinstance(result, QueryTriples):
                triples = sorted(set(islice(result, limit)), key=str)
                return b"triples\n" + (serialize(triples, format=RdfFormat.N_TRIPLES) or b"")
            if limit is not None and isinstance(result, QuerySolutions):
                names = tuple(v.value for v in result.variables)
                rows = tuple(tuple(row) for row in islice(result, limit))
                return b"solutions\n" + to_json(Result(names, rows)).encode()
            return b"solutions\n" + (result.serialize(format=QueryResultsFormat.JSON) or b"")
    except (QueryError, StoreError) as raised:
        error = syntax_error(raised.__cause__, "query") if isinstance(raised.__cause__, SyntaxError) else raised
        fields = {"message": error.message, "where": error.where, "line": error.line, "hint": error.hint}
        return b"error\n" + json.dumps({"class": type(error).__name__} | fields).encode()


if __name__ == "__main__":
    at_most = int(sys.argv[2]) if len(sys.argv) > 2 else None
    sys.stdout.buffer.write(answer(Path(sys.argv[1]), sys.stdin.buffer.read().decode("utf-8"), at_most))
