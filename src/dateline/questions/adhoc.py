"""Any SPARQL 1.1 query that somebody types, run where it can be stopped.

The SPARQL engine has no limit of time or memory and does not hear an interrupt, so the query runs in a process of its
own (`worker`), which is killed when its time is up, and ends when it takes more memory than it may have.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Sequence

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

from dateline.errors import DatelineError, InputError, QueryError, StoreError, StoreLocked, UsageError
from dateline.questions.job import MEMORY, Endpoint, Job, Source
from dateline.questions.model import Answer, Result
from dateline.questions.text import query_form, refuse_elsewhere

_ERRORS: dict[str, type[DatelineError]] = {
    e.__name__: e for e in (InputError, QueryError, StoreError, StoreLocked, UsageError)
}


def query(
    source: Source,
    sparql: str,
    *,
    timeout: float | None = None,
    limit: int | None = None,
    graphs: Sequence[str] = (),
    memory: int = MEMORY,
) -> Answer:
    """Run a read query: on a store, whose default graph is the union of all graphs, on RDF files, or on an endpoint.

    Args:
        source: the folder of a store or the URL of its server, files, or an endpoint.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE. The prefixes of the model need no declaration.
        timeout: seconds after which it is stopped; None waits for ever.
        limit: stop after so many rows or triples; None gives them all.
        graphs: only these graphs, by IRI or by what follows the base in it.
        memory: bytes that it may take; more ends it.

    Raises:
        QueryError: not valid SPARQL, an update, a query that would leave the store, or one that took too long or too
            much memory.
        StoreError: the store is not there, or in use; the endpoint gives no answer, or none that can be read.
        InputError: a file cannot be read.
        UsageError: the endpoint's URL is none, or there is no such graph.
    """
    kind, body = _run(Job(source, sparql, limit, tuple(graphs), memory=memory), timeout)
    if kind == b"triples":
        return tuple(quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES))
    answer = parse_query_results(body, format=QueryResultsFormat.JSON)
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    return Result(tuple(v.value for v in answer.variables), tuple(tuple(row) for row in answer))


def explain(
    source: Source,
    sparql: str,
    *,
    timeout: float | None = None,
    graphs: Sequence[str] = (),
    memory: int = MEMORY,
) -> str:
    """How a query is understood, and how much each of its patterns finds by itself; see `explanation`.

    Args:
        source, sparql, timeout, graphs, memory: as for `query`.

    Raises:
        DatelineError: as for `query`.
    """
    return _run(Job(source, sparql, graphs=tuple(graphs), explain=True, memory=memory), timeout)[1].decode("utf-8")


def _run(job: Job, timeout: float | None) -> tuple[bytes, bytes]:
    """The kind and the body of what the process of a query answers."""
    query_form(job.sparql)
    refuse_elsewhere(job.sparql, own_graphs=True)
    if isinstance(job.source, Endpoint) and job.explain:
        raise UsageError("an endpoint does not say how it answers a query", hint="--explain is for stores and files")
    command = [sys.executable, "-P", "-m", "dateline.questions.worker"]
    try:
        done = subprocess.run(command, input=job.to_json().encode(), capture_output=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"no answer within {timeout:g} s", hint="narrow it, or give it a longer --timeout") from error
    kind, _, body = done.stdout.partition(b"\n")
    said = done.stderr.decode(errors="replace").strip().splitlines()
    if done.returncode in (-signal.SIGABRT, -signal.SIGSEGV) or "MemoryError" in said[-1:]:
        raise QueryError(
            f"the query takes more than the {job.memory / 1e9:g} GB of memory that it may have",
            hint="narrow it, or give it a --limit, or more with --memory",
        )
    if done.returncode != 0 or not kind:
        raise RuntimeError(f"the query process ended with status {done.returncode}: {said[-1] if said else 'no word'}")
    if kind == b"error":
        error_data = json.loads(body)
        raise _ERRORS[error_data["class"]](
            error_data["message"], where=error_data["where"], line=error_data["line"], hint=error_data["hint"]
        )
    return kind, body
