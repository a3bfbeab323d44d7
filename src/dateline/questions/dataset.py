"""Which graphs a query is asked of: those that `--graph` names, or its own FROM."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from urllib.parse import urljoin

from pyoxigraph import NamedNode

from dateline.errors import QueryError, UsageError
from dateline.questions.text import Token, tokens, unescaped
from dateline.vocabulary import PREFIXES


def from_graphs(sparql: str) -> list[tuple[str, int]]:
    """The graphs that the FROM and FROM NAMED of a query name, as IRIs with their lines."""
    words = list(tokens(unescaped(sparql)))
    prefixes, base = dict(PREFIXES), ""
    found: list[tuple[str, int]] = []
    for before, token, after in zip([None, *words], words, [*words[1:], None], strict=False):
        said = before.text.upper() if before is not None and before.kind == "word" else ""
        if said == "PREFIX" and after is not None:
            prefixes[token.text[:-1]] = after.text[1:-1]
        elif said == "BASE":
            base = token.text[1:-1]
        elif said in ("FROM", "NAMED") and token.kind in ("iri", "name"):
            found.append((_iri(token, prefixes, base), token.line))
    return found


def _iri(token: Token, prefixes: dict[str, str], base: str) -> str:
    if token.kind == "iri":
        iri = token.text[1:-1]
        return iri if ":" in iri else urljoin(base, iri)
    prefix, _, local = token.text.partition(":")
    return prefixes.get(prefix, "") + local


def check_from(sparql: str, known: Iterable[NamedNode]) -> bool:
    """Whether a query names its graphs itself, in a FROM.

    Raises:
        QueryError: it names one that is not there. Nothing is fetched, so that it would be silently empty.
    """
    named = from_graphs(sparql)
    there = {graph.value for graph in known} if named else set()
    for iri, line in named:
        if iri not in there:
            raise QueryError(
                f"FROM names <{iri}>, which is no graph of the store, and nothing is fetched",
                where="query",
                line=line,
                hint=_nearest(iri, there),
            )
    return bool(named)


def chosen(names: Sequence[str], known: Sequence[NamedNode], base: str) -> list[NamedNode]:
    """The graphs with these names: IRIs, or what follows the base in them (`reading/my-article`).

    Raises:
        UsageError: one is not there.
    """
    there = {graph.value for graph in known}
    found = []
    for name in names:
        iri = name if name in there or ":" in name else base + name
        if iri not in there:
            near = _nearest(iri, there).replace(base, "")
            raise UsageError(f"no graph is named {name!r}", where="--graph", hint=near)
        found.append(NamedNode(iri))
    return found


def _nearest(iri: str, there: Iterable[str]) -> str:
    near = get_close_matches(iri, sorted(there), n=1, cutoff=0.8)
    return f"did you mean {near[0]}?" if near else "`SELECT DISTINCT ?g { GRAPH ?g {} }` lists them"
