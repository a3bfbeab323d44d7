"""Queries that try to leave the store or to change it: each is refused, and nothing has been asked or changed."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from dateline.errors import QueryError
from dateline.questions.adhoc import query
from dateline.store.embedded import open_store

NODE = NamedNode("http://example.org/n")
KEPT = Quad(NODE, NODE, Literal("kept"), NODE)

# URL stands for a server that must hear nothing.
ELSEWHERE = {
    "service": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "service-silent": "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "service-lower-case": "select * { service <URL> { ?s ?p ?o } }",
    "service-variable": "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "service-in-escapes": "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "service-in-long-escapes": "SELECT * { \\U00000053ER\\u0056ICE <URL> { ?s ?p ?o } }",
    "service-after-comment": "SELECT * { # '\n SERVICE#<\n<URL> { ?s ?p ?o } }",
    "service-after-string": "SELECT * { BIND('\\'#' AS ?x) SERVICE <URL> { ?s ?p ?o } }",
    "service-in-subquery": "SELECT * { { SELECT ?s { SERVICE <URL> { ?s ?p ?o } } } }",
    "service-in-exists": "ASK { ?a ?b ?c FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "service-in-minus": "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "service-in-optional": "SELECT * { ?s ?p ?o OPTIONAL { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } } }",
    "service-in-construct": "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
    "from": "SELECT * FROM <URL> { ?s ?p ?o }",
    "from-named": "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
}
CHANGES = {
    "insert-data": "INSERT DATA { GRAPH <http://example.org/n> { <urn:a> <urn:b> 1 } }",
    "delete-where": "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
    "drop-all": "DROP ALL",
    "clear-all": "CLEAR ALL",
    "load": "LOAD <URL>",
    "load-silent": "LOAD SILENT <URL> INTO GRAPH <http://example.org/n>",
    "move": "MOVE GRAPH <http://example.org/n> TO DEFAULT",
    "update-after-query": "SELECT * { ?s ?p ?o } ; DROP ALL",
    "update-after-prefix": "PREFIX a: <urn:a> # SELECT\nDROP ALL",
}


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what it has heard."""
    heard: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815 - the names that http.server looks for

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sparql", heard
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("sparql", [*ELSEWHERE.values(), *CHANGES.values()], ids=[*ELSEWHERE, *CHANGES])
def test_a_hostile_query_is_refused(sparql: str, tmp_path: Path, listener: tuple[str, list[str]]) -> None:
    url, heard = listener
    with open_store(tmp_path / "store", create=True) as store:
        store.extend([KEPT])
    with pytest.raises(QueryError) as caught:
        query(tmp_path / "store", sparql.replace("URL", url), timeout=60)
    assert caught.value.where == "query"
    with open_store(tmp_path / "store", read_only=True) as store:
        assert list(store.quads()) == [KEPT]
    assert heard == []
