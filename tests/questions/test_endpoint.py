"""A query on an endpoint: what is sent, what is understood, and what is said of a server that gives no answer."""

import http.server
import json
import threading
import time
import urllib.request
from base64 import b64encode
from email.utils import formatdate

import pytest
from pyoxigraph import Literal, NamedNode

from dateline.errors import DatelineError, ExitCode, QueryError, StoreError, UsageError
from dateline.questions import endpoint
from dateline.questions.adhoc import query
from dateline.questions.endpoint import ask_endpoint
from dateline.questions.job import Endpoint
from dateline.questions.model import Result
from endpoint_servers import free_port, oxigraph, scripted

JSON, HTML = {"Content-Type": "application/sparql-results+json"}, {"Content-Type": "text/html; charset=UTF-8"}
ROWS = (200, JSON, b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"1"}}]}}')
ONE = Result(("n",), ((Literal("1"),),))
SELECT = "SELECT ?n { ?s ?p ?n }"
DATA = b"""
PREFIX : <http://example.org/>
:harbour :held :ferry , :barge .
:g { :ferry :name "Nieuwe Vaart"@nl ; :berths 12 . }
"""


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited; nobody really does. The opener of the process stays what it was."""
    waited: list[float] = []
    monkeypatch.setattr(endpoint.time, "sleep", waited.append)
    monkeypatch.setattr(urllib.request, "_opener", None)
    monkeypatch.delenv(endpoint.USER, raising=False)
    monkeypatch.delenv(endpoint.PASSWORD, raising=False)
    return waited


def failure(sparql: str, *replies) -> DatelineError:
    with scripted(*replies) as server, pytest.raises(DatelineError) as caught:
        ask_endpoint(server.url, sparql)
    assert caught.value.where == server.url
    assert "\n" not in str(caught.value)
    return caught.value


# ------------------------------------------------------------------------------------------ what is sent
def test_a_short_query_goes_into_the_url_and_a_long_one_into_the_body() -> None:
    long = SELECT + "#" + "x" * 5000
    with scripted(ROWS) as server:
        assert ask_endpoint(server.url, SELECT) == ask_endpoint(server.url, long) == ONE
    short_one, long_one = server.heard
    assert (short_one.method, short_one.fields) == ("GET", {"query": [SELECT]})
    assert (long_one.method, long_one.fields) == ("POST", {"query": [long]})
    assert short_one.headers["Accept"].startswith("application/sparql-results+json")


def test_a_url_that_is_too_long_for_the_server_is_sent_as_a_body() -> None:
    with scripted((414, {}, b""), ROWS) as server:
        assert ask_endpoint(server.url, SELECT) == ONE
    assert [heard.method for heard in server.heard] == ["GET", "POST"]


def test_prefixes_of_the_model_are_sent_where_they_are_used() -> None:
    with scripted(ROWS) as server:
        ask_endpoint(server.url, "PREFIX dl: <urn:mine#> SELECT ?n { ?n a dl:Strike ; skos:note 'et:x' }")
    assert (
        server.heard[0]
        .fields["query"][0]
        .startswith("PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dl: <urn:mine#> SELECT")
    )


def test_fields_of_the_url_are_kept() -> None:
    with scripted(ROWS) as server:
        ask_endpoint(f"{server.url}?infer=false&db=", SELECT)
    assert server.heard[0].fields == {"infer": ["false"], "query": [SELECT]}


@pytest.mark.parametrize("sparql", ["PREFIX add: <urn:a> SELECT ?n { ?s add:b <urn:c> }", "#insert\nselect ?n {}"])
def test_the_kind_of_query_is_found_behind_whatever_stands_before_it(sparql: str) -> None:
    with scripted(ROWS) as server:
        assert ask_endpoint(server.url, sparql) == ONE


# ------------------------------------------------------------------------------------------ who asks
def test_basic_credentials_go_to_a_server_that_asks_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(endpoint.USER, "mira")
    monkeypatch.setenv(endpoint.PASSWORD, "s:esame")
    with scripted((401, {"WWW-Authenticate": 'Basic realm="lake"'}, b""), ROWS) as server:
        assert ask_endpoint(server.url, SELECT) == ONE
    first, second = server.heard
    assert "Authorization" not in first.headers
    assert second.headers["Authorization"] == "Basic " + b64encode(b"mira:s:esame").decode()


def test_digest_credentials_do_not_show_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(endpoint.USER, "mira")
    monkeypatch.setenv(endpoint.PASSWORD, "sesame")
    asked = {"WWW-Authenticate": 'Digest realm="SPARQL", nonce="abc", qop="auth", algorithm=MD5'}
    with scripted((401, asked, b""), ROWS) as server:
        assert ask_endpoint(server.url, SELECT) == ONE
    said = server.heard[1].headers["Authorization"]
    assert said.startswith('Digest username="mira", realm="SPARQL", nonce="abc"') and "sesame" not in said


@pytest.mark.parametrize("way", ['Basic realm="x"', 'Digest realm="x", nonce="n", qop="auth"'])
def test_wrong_credentials(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(endpoint.USER, "mira")
    error = failure(SELECT, (401, {"WWW-Authenticate": way}, b"no"))
    assert error.message == "HTTP 401: the credentials are refused"
    assert error.exit_code is ExitCode.UNREADABLE


def test_a_way_to_authenticate_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(endpoint.USER, "mira")
    assert "Basic and Digest" in str(failure(SELECT, (401, {"WWW-Authenticate": "Negotiate"}, b"")))


def test_without_credentials() -> None:
    error = failure(SELECT, (401, {"WWW-Authenticate": 'Basic realm="x"'}, b""))
    assert (error.message, error.hint) == (
        "HTTP 401: it wants credentials", "set DATELINE_ENDPOINT_USER and DATELINE_ENDPOINT_PASSWORD"
    )  # fmt: skip


def test_no_redirect_is_followed() -> None:
    with scripted(ROWS) as other:
        error = failure(SELECT, (302, {"Location": other.url}, b""))
    assert error.message == f"HTTP 302: it points to {other.url}" and other.heard == []


@pytest.mark.parametrize(
    "url", ["ftp://example.org/x", "/etc/passwd", "file:///etc/passwd", "http://", "http://u:p@h/"]
)
def test_a_url_that_cannot_be_asked(url: str) -> None:
    with pytest.raises(UsageError):
        ask_endpoint(url, SELECT)


# ------------------------------------------------------------------------------------------ servers that are busy
def test_a_busy_server_is_asked_again_when_it_says(waits: list[float]) -> None:
    soon = formatdate(time.time() + 10, usegmt=True)
    busy = [(429, {"Retry-After": "3"}, b""), (503, {"Retry-After": soon}, b""), (503, {}, b"")]
    with scripted(*busy, ROWS) as server:
        assert ask_endpoint(server.url, SELECT) == ONE
    assert waits == [3.0, pytest.approx(9.5, abs=1.5), 4.0]


def test_a_server_that_stays_busy(waits: list[float]) -> None:
    error = failure(SELECT, (503, {"Retry-After": "whenever"}, b""))
    assert error.message == "HTTP 503: busy, asked 4 times" and waits == [1.0, 2.0, 4.0]


def test_a_server_that_wants_an_hour(waits: list[float]) -> None:
    error = failure(SELECT, (429, {"Retry-After": "3600"}, b""))
    assert error.hint == "ask again in 3600 s" and waits == []


# ------------------------------------------------------------------------------------------ answers that are none
def test_nobody_there() -> None:
    url = f"http://127.0.0.1:{free_port()}/sparql"
    with pytest.raises(StoreError) as caught:
        ask_endpoint(url, SELECT)
    assert str(caught.value) == f"{url}: cannot be reached: Connection refused"


def test_the_query_is_wrong_in_the_servers_words() -> None:
    error = failure(SELECT, (400, {"Content-Type": "text/plain"}, b"Virtuoso 37000 Error\n\x1b[31m at line 1\n"))
    assert isinstance(error, QueryError) and error.exit_code is ExitCode.USAGE
    assert error.message == "the endpoint refuses the query: Virtuoso 37000 Error [31m at line 1"


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ((500, {}, b"out of memory"), "HTTP 500: out of memory"),
        ((404, HTML, b"<html><head><title>Not\nhere</title></head>"), "HTTP 404: Not here"),
        ((502, HTML, b"<h1>Bad <b>gateway</b></h1>"), "HTTP 502: Bad gateway"),
        ((200, HTML, b"<title>Sign in</title>"), "the answer is text/html and not a SPARQL result: Sign in"),
        ((200, {"Content-Type": "text/plain"}, b""), "the answer is text/plain and not a SPARQL result: it is empty"),
        ((200, JSON, b'{"head":{"vars":["n"]},'), "the answer is no SPARQL result: Expecting property name"),
        ((200, JSON, b"[1]"), "the answer is no SPARQL result: AttributeError"),
        ((200, JSON, b'{"head":{}}'), "the answer is no SPARQL result: KeyError: 'results'"),
        ((200, JSON, b"\xff\xfe"), "the answer is no SPARQL result: "),
        ((200, JSON, b"[" * 200_000), "the answer is no SPARQL result: Recursion"),
        ((200, JSON, ROWS[2].replace(b"literal", b"uri")), "the answer is no SPARQL result: "),
        ((200, JSON, ROWS[2].replace(b'"1"', b"1")), "the answer is no SPARQL result: a value of a literal"),
        ((200, JSON, ROWS[2].replace(b"literal", b"thing")), "the answer is no SPARQL result: a term of the unknown"),
        ((200, JSON, b'{"head":{},"boolean":true}'), "the answer is not that of SELECT"),
        ((200, {"Content-Type": "application/sparql-results+xml"}, b"<sparql>"), "the answer is no SPARQL result: "),
        ((200, JSON | {"Content-Length": "9999"}, ROWS[2]), "the connection broke off: "),
        (lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n"), "the connection broke off: SSH-2.0-OpenSSH"),
    ],
)  # fmt: skip
def test_what_is_said_of_an_answer_that_is_none(reply, message: str) -> None:
    error = failure(SELECT, reply)
    assert error.message.startswith(message) and error.exit_code is ExitCode.UNREADABLE


def test_a_graph_that_is_none() -> None:
    construct = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
    assert "no well-formed text/turtle" in str(failure(construct, (200, {"Content-Type": "text/turtle"}, b"<a> <b>")))
    assert "not a graph: Sign in" in str(failure(construct, (200, HTML, b"<title>Sign in</title>")))


@pytest.mark.parametrize("words", [0, 400])
def test_a_server_that_sends_a_byte_now_and_then_is_left_after_the_timeout(words: int) -> None:
    def drip(handler: http.server.BaseHTTPRequestHandler) -> None:
        try:
            if words:
                handler.send_response(200)
                handler.send_header("Content-Type", JSON["Content-Type"])
                handler.end_headers()
            else:
                handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _ in range(600):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                threading.Event().wait(0.1)  # time.sleep does not wait in these tests
        except OSError:
            return

    began = time.monotonic()
    with scripted(drip) as server, pytest.raises(QueryError, match="no answer within 2 s"):
        query(Endpoint(server.url), SELECT, timeout=2)
    assert time.monotonic() - began < 15


# ------------------------------------------------------------------------------------------ answers
def test_what_virtuoso_writes_is_understood() -> None:
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    said = {
        "head": {"link": [], "vars": ["n", "who"]},
        "results": {
            "distinct": False,
            "bindings": [
                {"n": {"type": "typed-literal", "datatype": integer, "value": "3"},
                 "who": {"type": "bnode", "value": "nodeID://b10001"}},
                {"who": {"type": "bnode", "value": "nodeID://b10001"}},
            ],
        },
    }  # fmt: skip
    with scripted((200, JSON, json.dumps(said).encode())) as server:
        answer = ask_endpoint(server.url, SELECT)
    assert isinstance(answer, Result)
    (n, who), (nothing, again) = answer.rows
    assert n == Literal(3) and who == again and nothing is None


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ('{"head":{},"boolean":false}', False),
        ('{"head":{"vars":["__ask_retval"]},"results":{"bindings":[{"__ask_retval":'
         '{"type":"typed-literal","datatype":"http://www.w3.org/2001/XMLSchema#integer","value":"1"}}]}}', True),
        ('{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"false"}}]}}', False),
    ],
)  # fmt: skip
def test_ask_as_a_boolean_and_as_a_table(said: str, means: bool) -> None:
    with scripted((200, {"Content-Type": "application/json"}, said.encode())) as server:
        assert ask_endpoint(server.url, "ASK { ?s ?p ?o }") is means


@pytest.fixture(scope="module")
def server():
    with oxigraph(DATA, "application/trig") as root:
        yield Endpoint(f"{root}/query")


def test_select_on_oxigraph(server: Endpoint) -> None:
    rows = "SELECT ?what ?name ?n { <http://example.org/harbour> ?p ?what OPTIONAL { GRAPH ?g { ?what ?q ?name } } }"
    answer = query(server, f"{rows} ORDER BY ?what ?name", timeout=60)
    assert isinstance(answer, Result) and answer.vars == ("what", "name", "n")
    assert [row[1] for row in answer.rows] == [None, Literal(12), Literal("Nieuwe Vaart", language="nl")]
    assert query(server, f"{rows} ORDER BY ?what ?name", limit=1) == Result(answer.vars, answer.rows[:1])


def test_ask_on_oxigraph(server: Endpoint) -> None:
    assert query(server, "ASK { ?s <http://example.org/held> ?o }", timeout=60) is True
    assert query(server, "ASK { ?s <http://example.org/sank> ?o }", timeout=60) is False


@pytest.mark.parametrize("sparql", ["CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "DESCRIBE <http://example.org/harbour>"])
def test_graphs_from_oxigraph(server: Endpoint, sparql: str) -> None:
    triples = query(server, sparql, timeout=60)
    assert isinstance(triples, tuple)
    assert [t.object for t in triples] == [NamedNode(f"http://example.org/{x}") for x in ("barge", "ferry")]


def test_oxigraph_on_a_query_that_is_wrong(server: Endpoint) -> None:
    with pytest.raises(QueryError, match="the endpoint refuses the query"):
        query(server, "SELECT ?x { ?x ?y }", timeout=60)


@pytest.mark.parametrize("sparql", ["DROP ALL", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"])
def test_nothing_is_sent_that_the_store_would_refuse(sparql: str) -> None:
    with scripted(ROWS) as nobody, pytest.raises(QueryError):
        query(Endpoint(nobody.url), sparql, timeout=60)
    assert nobody.heard == []
