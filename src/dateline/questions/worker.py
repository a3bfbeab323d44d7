"""The process that runs one query: `python -m dateline.questions.worker`, with a `Job` on standard input.

It answers on standard output: a line that says `solutions`, `triples`, `text` or `error`, then SPARQL results JSON
(SELECT and ASK), sorted N-Triples, an explanation, or the error as JSON.
"""

import json
import sys
from contextlib import suppress
from itertools import islice

from pyoxigraph import QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, serialize

from dateline.errors import InputError, QueryError, StoreError, UsageError
from dateline.questions.dataset import check_from, chosen, from_graphs
from dateline.questions.formats import boolean_to_json, to_json
from dateline.questions.job import Endpoint, Files, Job
from dateline.questions.loaded import Loaded
from dateline.questions.model import Answer, Result
from dateline.questions.text import syntax_error
from dateline.store import interface as store
from dateline.store.opening import open_store


def answer(job: Job) -> bytes:
    """The answer to a query, as this process gives it back; no more than the job's limit is computed of it."""
    try:
        match job.source:
            case Endpoint(url):
                from dateline.questions.endpoint import ask_endpoint

                return _written(ask_endpoint(url, job.sparql, limit=job.limit, graphs=job.graphs))
            case Files(paths):
                return _asked(Loaded(paths), job)
            case where:
                with open_store(where, read_only=True) as opened:
                    return _asked(opened, job)
    except (InputError, QueryError, StoreError, UsageError) as raised:
        misspelt = isinstance(raised, QueryError) and isinstance(raised.__cause__, SyntaxError)
        error = syntax_error(raised.__cause__, "query") if misspelt else raised  # type: ignore[arg-type]
        fields = {"message": error.message, "where": error.where, "line": error.line, "hint": error.hint}
        return b"error\n" + json.dumps({"class": type(error).__name__} | fields).encode()


def _asked(source: "store.Store | Loaded", job: Job) -> bytes:
    known = source.graphs() if job.graphs or job.explain or from_graphs(job.sparql) else []
    own = check_from(job.sparql, known)
    if own and job.graphs:
        raise UsageError("the query names its graphs itself, in FROM", hint="leave out --graph, or FROM")
    graphs = chosen(job.graphs, known, source.base) if job.graphs else None
    if job.explain:
        from dateline.questions.explanation import explanation

        return b"text\n" + explanation(source, job.sparql, graphs, own=own).encode("utf-8")
    return _computed(source.query(job.sparql, graphs=graphs, from_clause=own), job.limit)


def _computed(result: store.Answer, limit: int | None) -> bytes:
    """What the engine gives, read no further than the limit."""
    if isinstance(result, QueryTriples):
        return _written(tuple(sorted(set(islice(result, limit)), key=str)))
    if limit is not None and isinstance(result, QuerySolutions):
        names = tuple(v.value for v in result.variables)
        return _written(Result(names, tuple(tuple(row) for row in islice(result, limit))))
    return b"solutions\n" + (result.serialize(format=QueryResultsFormat.JSON) or b"")


def _written(found: Answer) -> bytes:
    if isinstance(found, tuple):
        return b"triples\n" + (serialize(found, format=RdfFormat.N_TRIPLES) or b"")
    return b"solutions\n" + (boolean_to_json(found) if isinstance(found, bool) else to_json(found)).encode()


def _limit_memory(size: int) -> None:
    """Let this process have so many bytes at most, where the system knows how."""
    with suppress(ImportError, ValueError, OSError):  # Windows; or less than that is allowed already
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


if __name__ == "__main__":
    job = Job.from_json(sys.stdin.buffer.read().decode("utf-8"))
    _limit_memory(job.memory)
    sys.stdout.buffer.write(answer(job))
