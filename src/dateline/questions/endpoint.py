"""A query on somebody's SPARQL endpoint, through SPARQLWrapper.

It is asked by the process of a query (`worker`), which is killed when its time is up: the time limits of HTTP clients
count from the last byte, and a server may send one every second. That process belongs to one query, so the
settings that `urllib` keeps for a whole process are nobody else's.

Credentials are sent to a server that asks for them, in the way that it asks (Basic or Digest), and never to another
that it points to: redirects are not followed.
"""

import os
import re
import time
import urllib.request
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, Final, NoReturn
from urllib.error import URLError
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from pyoxigraph import RdfFormat, parse
from SPARQLWrapper import GET, JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import Unauthorized

from dateline.errors import QueryError, StoreError, UsageError
from dateline.questions.formats import safe
from dateline.questions.model import Answer, Result
from dateline.questions.results import read_json, read_xml
from dateline.questions.text import query_form, with_prefixes

USER, PASSWORD = "DATELINE_ENDPOINT_USER", "DATELINE_ENDPOINT_PASSWORD"

_LONG: Final = 1500  # characters of a query that go into a URL: with escapes, what every server and proxy takes
_TRIES: Final = 4
_LONGEST_WAIT: Final = 30.0  # seconds
_BUSY: Final = (429, 503)
_GRAPHS: Final = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.8"
_JSON: Final = ("application/sparql-results+json", "application/json", "text/javascript", "application/javascript")
_XML: Final = ("application/sparql-results+xml", "application/xml", "text/xml")


def ask_endpoint(url: str, sparql: str, *, limit: int | None = None, graphs: Sequence[str] = ()) -> Answer:
    """Ask an endpoint; a busy one is asked again, up to four times, after as long as it says.

    Args:
        url: the endpoint, http or https. A query string in it is kept.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE. The prefixes of the model need no declaration.
        limit: keep so many rows or triples of the answer.
        graphs: IRIs of the graphs to ask, as the protocol has it (default-graph-uri, named-graph-uri).

    Raises:
        UsageError: the URL is none that can be asked.
        QueryError: the endpoint says that the query is wrong.
        StoreError: there is no answer, or none that can be read.
    """
    form = query_form(sparql)
    wrapper = _wrapper(url, sparql, form)
    for graph in graphs:
        wrapper.addParameter("default-graph-uri", graph)
        wrapper.addParameter("named-graph-uri", graph)
    where = wrapper.endpoint
    body, media = _answer(wrapper, where)
    if form in ("SELECT", "ASK"):
        result = _results(body, media, where, ask=form == "ASK")
        if isinstance(result, bool) is not (form == "ASK"):
            raise StoreError(f"the answer is not that of {form}", where=where)
        return result if isinstance(result, bool) else Result(result.vars, result.rows[:limit])
    try:
        known = RdfFormat.from_media_type(media)
        if known is None:
            raise _unexpected(body, media, where, "a graph")
        triples = {quad.triple for quad in parse(body, format=known, base_iri=where)}
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"the answer is no well-formed {media}: {_line(str(error))}", where=where) from error
    return tuple(sorted(triples, key=str)[:limit])


def _wrapper(url: str, sparql: str, form: str) -> SPARQLWrapper:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{url!r} is no URL of an endpoint", hint="it begins with http:// or https://")
    if parts.username is not None:
        raise UsageError("a user and password do not belong into a URL", hint=f"set {USER} and {PASSWORD}")
    wrapper = SPARQLWrapper(urlunsplit((parts.scheme, parts.netloc, parts.path, "", "")))
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        wrapper.addParameter(name, value)
    wrapper.setOnlyConneg(True)
    with warnings.catch_warnings():  # it looks for the kind of query with a pattern of its own, which may miss it
        warnings.simplefilter("ignore")
        wrapper.setQuery(with_prefixes(sparql))
    wrapper.queryType = form
    wrapper.setReturnFormat(JSON if form in ("SELECT", "ASK") else TURTLE)
    if form in ("CONSTRUCT", "DESCRIBE"):
        wrapper.addCustomHttpHeader("Accept", _GRAPHS)
    wrapper.setMethod(GET if len(wrapper.queryString) <= _LONG else POST)
    return wrapper


class _Refused(Exception):
    """An HTTP answer that is none: its status, headers, and the beginning of what it says."""

    def __init__(self, status: int, headers: Mapping[str, str], said: str) -> None:
        super().__init__(status)
        self.status, self.headers, self.said = status, headers, said


class _KeepWords(urllib.request.HTTPDefaultErrorHandler):
    handler_order = 100  # before those that answer a 401

    def http_error_401(self, request: Any, answer: Any, status: int, reason: str, headers: Any) -> None:
        """Read the answer to its end, which gives the connection free: those that ask again do not."""
        answer.read()

    def http_error_default(self, request: Any, answer: Any, status: int, reason: str, headers: Any) -> NoReturn:
        """Keep the headers and the words of a refusal: SPARQLWrapper's exceptions lack the first."""
        with answer:
            raise _Refused(status, headers, answer.read(4096).decode("utf-8", "replace"))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *request: Any) -> None:
        """Follow no redirect: a query goes where it was sent."""


def _opener(url: str) -> urllib.request.OpenerDirector:
    handlers: list[urllib.request.BaseHandler] = [_NoRedirect(), _KeepWords()]
    if user := os.environ.get(USER):
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, url, user, os.environ.get(PASSWORD, ""))
        handlers += [urllib.request.HTTPDigestAuthHandler(passwords), urllib.request.HTTPBasicAuthHandler(passwords)]
    return urllib.request.build_opener(*handlers)


def _answer(wrapper: SPARQLWrapper, where: str) -> tuple[bytes, str]:
    """The body and the media type of the answer."""
    urllib.request.install_opener(_opener(where))  # the one that SPARQLWrapper asks through
    waited = 0
    while True:
        try:
            return _once(wrapper, where)
        except _Refused as refused:
            if refused.status == 414 and wrapper.method == GET:
                wrapper.setMethod(POST)
            elif refused.status in _BUSY and waited < _TRIES - 1:
                time.sleep(_pause(refused, waited, where))
                waited += 1
            else:
                raise _error(refused, where) from refused


def _once(wrapper: SPARQLWrapper, where: str) -> tuple[bytes, str]:
    try:
        with wrapper.query().response as response:
            return response.read(), response.headers.get_content_type()
    except Unauthorized as error:  # Digest has tried often enough
        raise _Refused(401, {}, "") from error
    except URLError as error:
        reason = getattr(error.reason, "strerror", None) or error.reason
        raise StoreError(f"cannot be reached: {_line(str(reason))}", where=where) from error
    except (OSError, HTTPException) as error:
        raise StoreError(f"the connection broke off: {_line(str(error))}", where=where) from error
    except ValueError as error:  # a way to authenticate that urllib does not know
        raise StoreError(_line(str(error)), where=where, hint="Basic and Digest credentials are supported") from error


def _pause(refused: _Refused, waited: int, where: str) -> float:
    """Seconds to wait: as long as the server says (seconds or a date), else 1, 2, 4."""
    said = refused.headers.get("Retry-After", "").strip()
    seconds = float(2**waited)
    if said.isdigit():
        seconds = float(said)
    elif said:
        with suppress(ValueError):  # neither of the two: as if it said nothing
            seconds = parsedate_to_datetime(said).timestamp() - time.time()
    if seconds > _LONGEST_WAIT:
        hint = f"ask again in {seconds:.0f} s"
        raise StoreError(f"HTTP {refused.status}: busy for longer than can be waited", where=where, hint=hint)
    return max(0.0, seconds)


def _error(refused: _Refused, where: str) -> QueryError | StoreError:
    status, said = refused.status, _page(refused.said)
    hint = ""
    if status == 400:
        return QueryError(f"the endpoint refuses the query: {said or 'it does not say why'}", where=where)
    if status in (401, 403):
        had = bool(os.environ.get(USER))
        said = "the credentials are refused" if had else "it wants credentials"
        hint = f"see {USER} and {PASSWORD}" if had else f"set {USER} and {PASSWORD}"
    elif 300 <= status < 400:
        said = f"it points to {safe(refused.headers.get('Location', 'nowhere'))}"
        hint = "redirects are not followed: ask there"
    elif status in _BUSY:
        said, hint = f"busy, asked {_TRIES} times", "ask again later"
    return StoreError(f"HTTP {status}{': ' if said else ''}{said}", where=where, hint=hint)


def _results(body: bytes, media: str, where: str, *, ask: bool) -> Result | bool:
    try:
        if media in _JSON:
            return read_json(body, ask=ask)
        if media in _XML:
            return read_xml(body)
    except (ValueError, SyntaxError) as error:
        raise StoreError(f"the answer is no SPARQL result: {_line(str(error))}", where=where) from error
    raise _unexpected(body, media, where, "a SPARQL result")


def _unexpected(body: bytes, media: str, where: str, wanted: str) -> StoreError:
    said = _page(body[:4096].decode("utf-8", "replace"))
    return StoreError(f"the answer is {media} and not {wanted}: {said or 'it is empty'}", where=where,
                      hint="is this the URL of the endpoint itself?" if "html" in media else "")  # fmt: skip


def _page(text: str) -> str:
    """What a page says, in one line: the title of an HTML page, else its first words."""
    title = re.search(r"<title[^>]*>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
    return _line(title[1] if title else re.sub(r"<[^>]*>", " ", text) if text.lstrip().startswith("<") else text)


def _line(text: str) -> str:
    line = " ".join(safe(text).split())
    return line if len(line) <= 200 else line[:200].rsplit(" ", 1)[0] + " …"
