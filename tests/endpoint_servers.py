"""Servers on this machine for the tests of endpoints: one that says what it is told to, and Oxigraph's."""

import http.server
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

Headers = dict[str, str]
Reply = tuple[int, Headers, bytes]


@dataclass
class Heard:
    """A request: its method, path, headers, and the fields of its URL and form."""

    method: str
    path: str
    headers: Headers
    fields: dict[str, list[str]]


@dataclass
class Scripted:
    """A server that answers each request with the next of its replies, and the last one from then on."""

    replies: list[Reply | Callable[[http.server.BaseHTTPRequestHandler], None]]
    url: str = ""
    heard: list[Heard] = field(default_factory=list)


@contextmanager
def scripted(*replies: Reply | Callable[[http.server.BaseHTTPRequestHandler], None]) -> Iterator[Scripted]:
    script = Scripted(list(replies))

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            fields = parse_qs(f"{parts.query}&{body}")
            script.heard.append(Heard(self.command, parts.path, dict(self.headers), fields))
            reply = script.replies[min(len(script.heard), len(script.replies)) - 1]
            if callable(reply):
                reply(self)
                return
            status, headers, content = reply
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET  # noqa: N815 - the names that http.server looks for

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    script.url = f"http://127.0.0.1:{server.server_port}/sparql"
    try:
        yield script
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def oxigraph(content: bytes, media: str) -> Iterator[str]:
    """Oxigraph's own server on loopback, in memory, with an RDF file in it; gives the URL of its root."""
    root = f"http://127.0.0.1:{free_port()}"
    command = [str(Path(sys.executable).parent / "oxigraph"), "serve", "--bind", root.removeprefix("http://")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        request = urllib.request.Request(f"{root}/store", content, {"Content-Type": media})
        for _ in range(200):
            try:
                urllib.request.urlopen(request, timeout=30).close()
                break
            except urllib.error.URLError:
                assert process.poll() is None, "the server ended"
                time.sleep(0.1)
        yield root
    finally:
        process.terminate()
        process.wait()
