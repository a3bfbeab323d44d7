"""Any SPARQL 1.1 query that somebody types, run where it can be stopped.

The SPARQL engine has no time limit and does not hear an interrupt, so the query runs in a process of its own
(`worker`), which is killed when its time is up.
"""

import json
import subprocess
import sys

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

from dateline.errors import DatelineError, QueryError, StoreError, StoreLocked, UsageError
from dateline.questions.job import Job, Source
from dateline.questions.model import Answer, Result
from dateline.questions.text import query_form, refuse_elsewhere

_ERRORS: dict[str, type[DatelineError]] = {e.__name__: e for e in (QueryError, StoreError, StoreLocked, UsageError)}


def query(source: Source, sparql: str, *, timeout: float | None = None, limit: int | None = None) -> Answer:
    """Run a read query: on a store, whose default graph is the union of all graphs, or on an endpoint.

    Args:
        source: the folder of a store or the URL of its server, or an endpoint.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE. The prefixes of the model need no declaration.
        timeout: seconds after which it is stopped; None waits for ever.
        limit: stop after so many rows or triples; None gives them all.

    Raises:
        QueryError: not valid SPARQL, an update, a query that would leave the store, or one that took too long.
        StoreError: the store is not there, or in use; the endpoint gives no answer, or none that can be read.
        UsageError: the endpoint's URL is none.
    """
    query_form(sparql)
    refuse_elsewhere(sparql)
    command = [sys.executable, "-P", "-m", "dateline.questions.worker"]
    job = Job(source, sparql, limit).to_json().encode()
    try:
        done = subprocess.run(command, input=job, capture_output=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"no answer within {timeout:g} s", hint="narrow it, or give it a longer --timeout") from error
    kind, _, body = done.stdout.partition(b"\n")
    if done.returncode != 0 or not kind:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise RuntimeError(f"the query process ended with status {done.returncode}: {said[-1] if said else 'no word'}")
    if kind == b"error":
        error_data = json.loads(body)
        raise _ERRORS[error_data["class"]](
            error_data["message"], where=error_data["where"], line=error_data["line"], hint=error_data["hint"]
        )
    if kind == b"triples":
        return tuple(quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES))
    answer = parse_query_results(body, format=QueryResultsFormat.JSON)
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    return Result(tuple(v.value for v in answer.variables), tuple(tuple(row) for row in answer))
