"""A server that fails: what passes is tried again, what does not is said in one line."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from typer.testing import CliRunner

from dateline.cli import app
from dateline.errors import StoreError, UsageError
from dateline.store.remote import RemoteStore
from dateline.store.wire import Addresses, Patience, Server, addresses

NOTHING = json.dumps({"head": {"vars": ["g"]}, "results": {"bindings": []}})
YES = json.dumps({"head": {}, "boolean": True})
JSON = "application/sparql-results+json"
QUAD = Quad(*(NamedNode("https://w3id.org/dateline/id/x") for _ in "sp"), Literal("one"), NamedNode("urn:g"))

Turn = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Script:
    """What the server does, one turn a request; when none is left, it answers as it should."""

    url: str
    turns: list[Turn] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    signed: list[str | None] = field(default_factory=list)

    def store(self, **options: object) -> RemoteStore:
        patience = Patience(timeout=0.5, attempts=3, sleep=self.waited.append)
        return RemoteStore(self.url, Server(addresses(self.url), patience=patience), create=True, **options)  # type: ignore[arg-type]


def answer(status: int, body: str = "", media: str = JSON, **headers: str) -> Turn:
    def turn(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", media)
        handler.send_header("Content-Length", str(len(body.encode())))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body.encode())

    return turn


def drop(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


def break_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"head"')
    handler.close_connection = True


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Script]:
    monkeypatch.setenv("DATELINE_FILES", str(tmp_path))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            if "query" in (form := parse_qs(body)):
                body = form["query"][0]
            said.asked.append(body.rpartition("> ")[2] if body.startswith("PREFIX") else body)
            said.signed.append(self.headers.get("Authorization"))
            turn = said.turns.pop(0) if said.turns else answer(200, YES if "ASK" in body else NOTHING)
            turn(self)

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        said = Script(f"http://127.0.0.1:{server.server_port}/query")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield said
        server.shutdown()
        thread.join()


def late(handler: BaseHTTPRequestHandler) -> None:
    threading.Event().wait(1.0)
    handler.close_connection = True


@pytest.mark.parametrize(
    ("turn", "waits"),
    [
        (answer(429, Retry_After="7"), 7.0),
        (answer(429, Retry_After="soon"), 0.5),
        (answer(503), 0.5),
        (answer(503, Retry_After="86400"), 30.0),
        (answer(504), 0.5),
        (drop, 0.5),
        (break_off, 0.5),
        (late, 0.5),
    ],
)
def test_what_passes_is_tried_again(script: Script, turn: Turn, waits: float) -> None:
    script.turns = [turn]
    script.store().close()
    assert script.waited == [waits]
    assert len(script.asked) == 2


@pytest.mark.parametrize(
    ("turn", "says"),
    [
        (answer(503, "too busy"), "503 .*: too busy"),
        (answer(429), "429"),
        (drop, "cannot be reached"),
        (break_off, "broke off"),
        (late, "no answer in time"),
    ],
)
def test_what_does_not_pass_ends_with_its_reason(script: Script, turn: Turn, says: str) -> None:
    script.turns = [turn] * 3
    with pytest.raises(StoreError, match=says):
        script.store()
    assert len(script.asked) == 3
    assert script.waited == [0.5, 1.0]


@pytest.mark.parametrize(
    ("turn", "says"),
    [
        (answer(200, "<html><body>Welcome</body></html>", "text/html"), "sent text/html that is none"),
        (answer(200, '{"head": {"vars": ["g"]}, "results": {"bindings": [{"g": '), "expected SPARQL results JSON"),
        (answer(200, "[]"), "expected SPARQL results JSON"),
        (answer(200, YES), "of the kind that was asked for"),
        (answer(400, "Parse\x1b[31m error\nat 1"), r"400 .*: Parse \[31m error at 1"),
        (answer(401), "DATELINE_STORE_USER"),
        (answer(404, "<h1>no</h1>", "text/html"), "404 Not Found .is this the address"),
        (answer(500, "x" * 9000), "x{200}…$"),
        (answer(302, Location="http://elsewhere.example/"), "sends us on to http://elsewhere.example/"),
        (answer(200, NOTHING, X_SPARQL_MaxRows="100"), "cut its answer short at 100 rows"),
    ],
)
def test_what_is_wrong_is_said_at_once_and_in_one_line(script: Script, turn: Turn, says: str) -> None:
    script.turns = [turn]
    with pytest.raises(StoreError, match=says) as raised:
        script.store()
    assert "\n" not in str(raised.value)
    assert len(script.asked) == 1


def test_a_command_says_it_without_a_traceback(script: Script) -> None:
    for command in (["ask", "attacks"], ["validate"], ["export"], ["remove", "one"], ["query", "ASK {}"]):
        script.turns = [answer(200, "<html>", "text/html")]
        result = CliRunner().invoke(app, [*command, "--store", script.url])
        assert result.exit_code == 3, command
        assert result.stderr.count("\n") == 1, result.stderr
        assert "text/html" in result.stderr


def test_a_change_is_sent_again_as_it_was(script: Script) -> None:
    store = script.store()
    store.apply(add=[QUAD])
    script.turns, before = [drop, answer(503)], len(script.asked)
    store.apply(remove=[QUAD], add=[Quad(QUAD.subject, QUAD.predicate, Literal("two"), QUAD.graph_name)])
    store.close()
    sent = script.asked[before:]
    assert len(sent) == 3
    assert len({*sent}) == 1
    assert sent[0].startswith("DELETE {")
    assert ";" not in sent[0]


def test_an_address_that_swallows_updates_is_noticed(script: Script) -> None:
    store = script.store()
    script.turns = [answer(200, "<html>", "text/html"), answer(200, json.dumps({"head": {}, "boolean": False}))]
    with pytest.raises(StoreError, match="takes updates and does not show them"):
        store.apply(add=[QUAD])
    store.close()


def test_the_password_goes_to_the_server_alone(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_STORE_USER", "ada")
    monkeypatch.setenv("DATELINE_STORE_PASSWORD", "pass:wörd")
    script.turns = [answer(302, Location=script.url)]
    result = CliRunner().invoke(app, ["export", "--store", script.url])
    assert result.exit_code == 3
    assert len(script.signed) == 1
    assert str(script.signed[0]).startswith("Basic ")
    assert "wörd" not in result.stderr
    with pytest.raises(UsageError) as raised:
        addresses("http://ada:secret@localhost:7878/query")
    assert "secret" not in str(raised.value)


def test_a_server_that_is_not_there_is_not_waited_for(script: Script) -> None:
    waited: list[float] = []
    server = Server(Addresses("http://127.0.0.1:1/query", ""), patience=Patience(sleep=waited.append))
    with pytest.raises(StoreError, match="is the server running"):
        server.query("ASK {}")
    assert waited == []


@pytest.mark.parametrize(
    ("url", "update", "graphs"),
    [
        ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store"),
        ("https://h/ds/query", "https://h/ds/update", "https://h/ds/store"),
        ("http://h/repositories/news", "http://h/repositories/news/statements", "http://h/repositories/news/rdf-graphs/service"),
        ("http://h:8890/sparql", "http://h:8890/sparql", "http://h:8890/sparql-graph-crud"),
        ("http://h:8890/sparql-auth", "http://h:8890/sparql-auth", "http://h:8890/sparql-graph-crud-auth"),
        ("http://h/other", "http://h/other", ""),
    ],
)  # fmt: skip
def test_the_addresses_follow_from_the_one_of_queries(url: str, update: str, graphs: str) -> None:
    assert addresses(url) == Addresses(url, update, graphs)
    assert addresses(url, update="http://u/", graphs="http://g/") == Addresses(url, "http://u/", "http://g/")
    assert addresses("http://h:7878") == Addresses("http://h:7878/query", "http://h:7878/update", "http://h:7878/store")
