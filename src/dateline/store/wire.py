"""Talking to a SPARQL server: SPARQL 1.1 Protocol through SPARQLWrapper, the Graph Store Protocol beside it.

Everything that is sent may be sent twice (reading is harmless, and every change gives the same when repeated), so what
fails in passing is tried again: 429 and 5xx of an overloaded server, a lost connection, no answer in time.
"""

import email.utils
import http.client
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from SPARQLWrapper import JSON, POST, POSTDIRECTLY, TURTLE, SPARQLWrapper

from dateline.errors import StoreError, UsageError

_PASSING: Final = frozenset((429, 502, 503, 504))
_LOST: Final = (ConnectionError, TimeoutError, http.client.HTTPException)
_SHOWN: Final = 200  # characters of what a server says that an error repeats


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a server takes queries, updates, and whole graphs (empty where that is not known)."""

    query: str
    update: str
    graphs: str = ""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an answer may take, and how often to ask again.

    Attributes:
        timeout: seconds to wait for an answer.
        attempts: how often something is sent, at most.
        pause: seconds before the second time; they double with each further one, unless the server names a time.
        longest: seconds that a pause may take at most, whatever the server says.
        sleep: waits.
    """

    timeout: float = 120
    attempts: int = 5
    pause: float = 0.5
    longest: float = 30
    sleep: Callable[[float], None] = field(default=time.sleep, compare=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: the media type without parameters, and the body."""

    media: str
    body: bytes


def addresses(url: str, *, update: str = "", graphs: str = "") -> Addresses:
    """The three addresses of a server, from that of its queries; two may be given instead of being derived.

    Raises:
        UsageError: the URL has a user and password in it, or names no host.
    """
    parts = urllib.parse.urlsplit(url)
    if "@" in parts.netloc:
        raise UsageError(
            "a URL with a password in it is shown in logs and process lists",
            where=f"{parts.scheme}://…@{parts.netloc.rpartition('@')[2]}",
            hint="set DATELINE_STORE_USER and DATELINE_STORE_PASSWORD instead",
        )
    if not parts.hostname or parts.query or parts.fragment:
        raise UsageError("expected the URL of a SPARQL query endpoint, without ? and #", where=url)
    known: tuple[tuple[str, str, str], ...] = (
        (r"/?$", "/update", "/store"),  # Oxigraph by its root; its queries are at /query
        (r"/query$", "/update", "/store"),  # Oxigraph, and Fuseki but for the graphs
        (r"(/repositories/[^/]+)/?$", r"\1/statements", r"\1/rdf-graphs/service"),  # GraphDB, RDF4J
        (r"/sparql(-auth)?$", r"/sparql\1", r"/sparql-graph-crud\1"),  # Virtuoso
    )
    for pattern, for_update, for_graphs in known:
        if pattern == known[0][0] and parts.path not in ("", "/"):
            continue
        if re.search(pattern, parts.path):
            made = [re.sub(pattern, p, parts.path, count=1) for p in (for_update, for_graphs)]
            asked = "/query" if pattern == known[0][0] else parts.path
            query, derived, whole = (urllib.parse.urlunsplit(parts._replace(path=p)) for p in (asked, *made))
            return Addresses(query, update or derived, graphs or whole)
    return Addresses(url, update or url, graphs)


class Server:
    """A SPARQL server.

    Args:
        where: its addresses.
        user, password: for HTTP authentication, basic or digest as the server wants it; none where empty.
        patience: how often to try.
    """

    def __init__(self, where: Addresses, *, user: str = "", password: str = "", patience: Patience | None = None):
        self.where, self._user, self._password = where, user, password
        self._patience = patience or Patience()
        self._digest = False
        self._reached = False

    def query(self, sparql: str, parameters: Sequence[tuple[str, str]] = (), *, graph: bool = False) -> Reply:
        """What a query gives: SPARQL results JSON, or RDF where `graph` says so.

        Args:
            sparql: the query, complete.
            parameters: of the protocol, such as `default-graph-uri`.
            graph: whether it is a CONSTRUCT or DESCRIBE.

        Raises:
            StoreError: the server is not there, refuses, or gives no answer in time.
        """

        def send() -> Reply:
            request = _Request(self.where.query, self._opener, self._patience.timeout)
            request.set_text(sparql, "CONSTRUCT" if graph else "SELECT")
            request.setReturnFormat(TURTLE if graph else JSON)
            request.setOnlyConneg(True)
            if graph:
                request.addCustomHttpHeader("Accept", "application/n-triples, text/turtle;q=0.5")
            for name, value in parameters:
                request.addParameter(name, value)
            return self._sent(request)

        return self._reply_to(send, self.where.query)

    def update(self, sparql: str) -> None:
        """Run an update that may be run twice.

        Raises:
            StoreError: as for `query`.
        """

        def send() -> Reply:
            request = _Request(self.where.query, self._opener, self._patience.timeout, self.where.update)
            request.set_text(sparql, "INSERT")
            request.setRequestMethod(POSTDIRECTLY)
            request.addCustomHttpHeader("Accept", "*/*")
            return self._sent(request)

        self._reply_to(send, self.where.update)

    def get_graph(self, graph: str) -> Reply | None:
        """A whole graph; None where the server has none of that name, or does not give whole graphs.

        Raises:
            StoreError: as for `query`.
        """
        if not self.where.graphs:
            return None
        return self._patiently(lambda: self._whole("GET", graph), self.where.graphs, unknown=(400, 404, 405, 406, 501))

    def put_graph(self, graph: str, ntriples: bytes) -> bool:
        """Put a whole graph in place of what had its name; whether the server does that.

        Raises:
            StoreError: as for `query`.
        """
        if not self.where.graphs:
            return False
        send = self._patiently(
            lambda: self._whole("PUT", graph, ntriples), self.where.graphs, unknown=(400, 404, 405, 406, 415, 501)
        )
        return send is not None

    # ------------------------------------------------------------------------------------------ parts
    def _whole(self, method: str, graph: str, body: bytes | None = None) -> Reply:
        url = f"{self.where.graphs}?{urllib.parse.urlencode({'graph': graph})}"
        request = urllib.request.Request(url, data=body, method=method)
        request.add_header("Accept", "application/n-triples, text/turtle;q=0.5" if body is None else "*/*")
        if body is not None:
            request.add_header("Content-Type", "application/n-triples")
        self._sign(request)
        with self._opener.open(request, timeout=self._patience.timeout) as response:
            return _reply(response)

    def _sent(self, request: "_Request") -> Reply:
        if self._user and not self._digest:
            request.setCredentials(self._user, self._password)
        with request.query().response as response:
            return _reply(response)

    def _sign(self, request: urllib.request.Request) -> None:
        if self._user and not self._digest:
            import base64

            pair = base64.b64encode(f"{self._user}:{self._password}".encode()).decode("ascii")
            request.add_unredirected_header("Authorization", f"Basic {pair}")

    @property
    def _opener(self) -> urllib.request.OpenerDirector:
        opener = urllib.request.build_opener(_NoRedirect)
        if self._digest:
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            for url in filter(None, (self.where.query, self.where.update, self.where.graphs)):
                passwords.add_password(None, url, self._user, self._password)
            opener.add_handler(urllib.request.HTTPDigestAuthHandler(passwords))
        return opener

    def _reply_to(self, send: Callable[[], Reply], url: str) -> Reply:
        reply = self._patiently(send, url)
        if reply is None:
            raise TypeError("no status is unknown here")
        return reply

    def _patiently(self, send: Callable[[], Reply], url: str, unknown: Sequence[int] = ()) -> Reply | None:
        """What `send` gives, sent again where it fails in passing; None for a status that is in `unknown`."""
        pause = self._patience.pause
        for attempt in range(1, self._patience.attempts + 1):
            last = attempt == self._patience.attempts
            wait: float | None = None
            try:
                reply = send()
            except urllib.error.HTTPError as error:
                with error:
                    if error.code in unknown:
                        return None
                    if self._wants_digest(error):
                        continue
                    if error.code not in _PASSING or last:
                        raise _refused(error, url) from error
                    wait = _retry_after(error.headers.get("Retry-After"))
            except urllib.error.URLError as error:
                lost = isinstance(error.reason, _LOST)
                if last or not lost or (isinstance(error.reason, ConnectionRefusedError) and not self._reached):
                    raise StoreError(_reason(error.reason), where=url, hint="is the server running?") from error
            except (*_LOST, OSError) as error:
                if last:
                    raise StoreError(_reason(error), where=url, hint="nothing was changed by halves") from error
            else:
                self._reached = True
                return reply
            self._patience.sleep(min(pause if wait is None else wait, self._patience.longest))
            pause *= 2
        raise StoreError("the server refuses the user and password", where=url)

    def _wants_digest(self, error: urllib.error.HTTPError) -> bool:
        asked = str(error.headers.get("WWW-Authenticate", ""))
        if error.code != 401 or self._digest or not self._user or not asked.lower().startswith("digest"):
            return False
        self._digest = True
        return True


class _Request(SPARQLWrapper):
    """SPARQLWrapper, but for what it does with errors (it drops the headers, and with them Retry-After) and with
    redirections (it would send the password along)."""

    def __init__(
        self, query: str, opener: urllib.request.OpenerDirector, timeout: float, update: str | None = None
    ) -> None:
        super().__init__(query, updateEndpoint=update)
        self.setMethod(POST)
        self._opener = opener
        self._seconds = timeout

    def set_text(self, sparql: str, form: str) -> None:
        """The query or update, and which of the two it is: SPARQLWrapper looks for that with a pattern of its own,
        which takes some queries for updates."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.setQuery(sparql)
        self.queryType = form

    def _query(self) -> tuple[http.client.HTTPResponse, str]:
        request = self._createRequest()
        return self._opener.open(request, timeout=self._seconds), self.returnFormat


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def from_environment(url: str) -> Server:
    """The server at a URL, with what the environment says of it: DATELINE_STORE_USER and _PASSWORD, and where its
    addresses cannot be derived, DATELINE_STORE_UPDATE and _GRAPHS; _TIMEOUT in seconds.

    Raises:
        UsageError: the URL or the timeout makes no sense.
    """
    known = {name: os.environ.get(f"DATELINE_STORE_{name}", "") for name in ("UPDATE", "GRAPHS", "USER", "PASSWORD")}
    seconds = os.environ.get("DATELINE_STORE_TIMEOUT", "120")
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", seconds) or not float(seconds):
        raise UsageError(f"{seconds!r} is no number of seconds", where="DATELINE_STORE_TIMEOUT")
    where = addresses(url, update=known["UPDATE"], graphs=known["GRAPHS"])
    return Server(where, user=known["USER"], password=known["PASSWORD"], patience=Patience(timeout=float(seconds)))


def _reply(response: Any) -> Reply:
    if cut := response.headers.get("X-SPARQL-MaxRows"):  # Virtuoso gives what it has, and status 200
        raise StoreError(
            f"the server cut its answer short at {_said(cut)} rows",
            where=response.url,
            hint="raise ResultSetMaxRows in its virtuoso.ini",
        )
    return Reply(response.headers.get_content_type(), response.read())


def _refused(error: urllib.error.HTTPError, url: str) -> StoreError:
    hints = {
        401: "set DATELINE_STORE_USER and DATELINE_STORE_PASSWORD",
        403: "the user may not do this",
        404: "is this the address of its SPARQL endpoint?",
    }
    if 300 <= error.code < 400:
        place = _said(error.headers.get("Location", "elsewhere"))
        return StoreError(f"the server sends us on to {place}", where=url, hint="give that address if you trust it")
    html = error.headers.get_content_type() == "text/html"
    try:
        said = "" if html else _said(error.read(4000).decode("utf-8", "replace"))
    except (OSError, http.client.HTTPException):
        said = ""
    status = f"the server answered {error.code} {_said(error.reason)}".rstrip()
    return StoreError(f"{status}: {said}" if said else status, where=url, hint=hints.get(error.code, ""))


def _retry_after(value: str | None) -> float | None:
    """Seconds that a server asks to wait: it says a number, or a date."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


def _reason(error: object) -> str:
    if isinstance(error, TimeoutError):
        return "the server gave no answer in time"
    if isinstance(error, http.client.IncompleteRead):
        return "the server broke off in the middle of its answer"
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"the server cannot be reached: {_said(said)}"


def _said(text: object) -> str:
    """Words of a server, in one line without control characters, cut to what can be read."""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
