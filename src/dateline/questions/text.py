"""SPARQL as text: its tokens, the terms in it, and the slots that parameters are put into."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, parse

from dateline.errors import QueryError
from dateline.store.interface import Term
from dateline.vocabulary import PREFIXES, shorten

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
      | (?P<string>\"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
          | \"(?:[^\"\\\n\r]|\\.)*\" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<variable>[?$]\w+)
      | (?P<name>(?:\w(?:[\w.-]{0,99}\w)?)?:(?:[\w:](?:[\w.:%\\-]*[\w:])?)?)
      | (?P<word>@?[A-Za-z]\w*)
      | (?P<other>\s+|.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
SLOT = re.compile(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}")
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query: its kind (`iri`, `name`, `word`, `variable`, `string`), its text, and its line, from 1."""

    kind: str
    text: str
    line: int


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a query, without white space and comments."""
    line = 1
    for match in _TOKEN.finditer(sparql):
        kind, text = match.lastgroup or "other", match.group()
        if kind != "comment" and not text.isspace():
            yield Token(kind, text, line)
        line += text.count("\n")


def slots(sparql: str) -> frozenset[str]:
    """The names of the parameters that a query has a slot for: `VALUES ?actor { UNDEF }`."""
    return frozenset(match.group(1) for match in SLOT.finditer(sparql))


def bind(sparql: str, values: Mapping[str, Sequence[Term]]) -> str:
    """The query with terms in its slots. One without terms narrows nothing and is taken out: for Virtuoso, UNDEF is a
    value that nothing equals.

    Terms are written by the RDF library, which escapes them; no text of a user's ever becomes SPARQL.
    """

    def fill(match: re.Match[str]) -> str:
        terms = values.get(match.group(1))
        return f"VALUES ?{match.group(1)} {{ {' '.join(map(str, terms))} }}" if terms else ""

    return SLOT.sub(fill, sparql)


_ELSEWHERE = {
    "service": ("SERVICE is not allowed: a query does not leave this store", "ask the other server itself"),
    "from": ("a stored question names no graphs: it sees all of the store", "write GRAPH <IRI> { … } for one of them"),
}


def refuse_elsewhere(sparql: str, *, own_graphs: bool = False) -> None:
    """Refuse a query that would ask another server, or that names its own data set.

    Args:
        sparql: the query, or an update.
        own_graphs: whether it may name graphs (FROM), which `dataset` looks at then.

    Raises:
        QueryError: it says SERVICE (SILENT or not), or FROM.
    """
    refused = {word: said for word, said in _ELSEWHERE.items() if not (own_graphs and word == "from")}
    for text in dict.fromkeys((sparql, unescaped(sparql))):
        for token in tokens(text):
            if token.kind == "word" and token.text.lower() in refused:
                message, hint = _ELSEWHERE[token.text.lower()]
                raise QueryError(message, where="query", line=token.line, hint=hint)


def refuse_deep(sparql: str) -> None:
    """Refuse a text that is nested so deeply that the engine's parser, which has no limit of its own, would die of it.

    Raises:
        QueryError: brackets or operators stand in each other over a hundred levels deep.
    """
    depth = unary = 0
    before = ""
    for token in tokens(unescaped(sparql)):
        sign = token.text if token.kind == "other" else ""
        opens, closes = sign in ("(", "{", "["), sign in (")", "}", "]")
        if sign == before and sign in ("<", ">"):  # << and >> of a triple term; a comparison has one of them
            opens, closes, sign = sign == "<", sign == ">", ""
        depth = max(0, depth + opens - closes)
        unary = unary + 1 if sign in ("!", "+", "-", "^") else 0
        if depth + unary > _DEEPEST:
            raise QueryError(f"nested over {_DEEPEST} levels deep", where="query", line=token.line)
        before = sign


_DEEPEST = 100
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_CHANGES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


def query_form(sparql: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises:
        QueryError: it is an update, or begins with something else.
    """
    refuse_deep(sparql)
    words = [(token.text.upper(), token.line) for token in tokens(unescaped(sparql)) if token.kind == "word"]
    change = next((line for word, line in words if word in _CHANGES), None)
    if change is not None:  # no query has one of these words outside of names, strings and comments
        raise QueryError("that is an update, and a query cannot change the store", where="query", line=change,
                         hint="use `dateline update`")  # fmt: skip
    form = next((word for word, _ in words if word not in ("PREFIX", "BASE", "VERSION")), None)
    if form not in _FORMS:
        raise QueryError("expected SELECT, ASK, CONSTRUCT or DESCRIBE", where="query", line=words[0][1] if words else 1)
    return form


def with_prefixes(sparql: str) -> str:
    """The query with the prefixes of the model that it uses and does not declare, in front of its first line."""
    found = list(tokens(sparql))
    declared = {b.text for a, b in pairwise(found) if a.text.upper() == "PREFIX"}
    used = {token.text.partition(":")[0] for token in found if token.kind == "name"}
    ours = (f"PREFIX {p}: <{PREFIXES[p]}> " for p in PREFIXES if p in used and f"{p}:" not in declared)
    return "".join(ours) + sparql


def unescaped(sparql: str) -> str:
    r"""The query with its code point escapes (`\u0053`) resolved, as SPARQL does before all else."""
    return _ESCAPE.sub(lambda m: chr(min(int(m.group(1) or m.group(2), 16), 0x10FFFF)), sparql)


def syntax_error(error: SyntaxError, where: str | Path) -> QueryError:
    """What the SPARQL parser said, with line and column, cut to what can be read."""
    match = _POSITION.match(str(error))
    if match is None:
        return QueryError(str(error), where=where)
    said = " ".join(match.group(3).split())
    if said == "expected CONSTRUCT":  # all that the grammar can say where another word stands
        said = "expected SELECT, ASK, CONSTRUCT or DESCRIBE; a query cannot change the store"
    if "Prefix not found" in said:
        said = "unknown prefix"
    elif len(said) > 100:
        said = said[:100].rsplit(",", 1)[0] + ", …"
    return QueryError(f"column {match.group(2)}: {said}", where=where, line=int(match.group(1)))


def columns(sparql: str, where: str | Path) -> tuple[str, ...]:
    """The variables that a SELECT query gives, in order.

    Raises:
        QueryError: it is not SPARQL, or another kind of query.
    """
    refuse_deep(sparql)
    try:
        result = Store().query(sparql)
    except SyntaxError as error:
        raise syntax_error(error, where) from error
    if not isinstance(result, QuerySolutions):
        raise QueryError("a stored question is a SELECT query", where=where)
    return tuple(variable.value for variable in result.variables)


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """A term that a query uses and the ontology lacks, with the nearest that it has."""

    term: str
    line: int
    nearest: str | None


def unknown_terms(sparql: str, known: frozenset[str]) -> list[UnknownTerm]:
    """The terms of a query in the model's own namespaces that are not among those known, in order.

    Args:
        known: IRIs, as `ontology_terms` gives them.
    """
    from difflib import get_close_matches

    ours = tuple(PREFIXES[p] for p in ("dl", "et", "ac", "sa", "fa", "ct", "at"))
    prefixes: dict[str, str] = {}
    found: list[UnknownTerm] = []
    words = list(tokens(sparql))
    for before, token, after in zip(["", *(w.text for w in words)], words, [*words[1:], None], strict=False):
        if token.kind == "name" and before.upper() == "PREFIX" and after is not None:
            prefixes[token.text[:-1]] = after.text[1:-1]
            continue
        if token.kind == "iri":
            iri = token.text[1:-1]
        elif token.kind == "name":
            prefix, _, local = token.text.partition(":")
            iri = prefixes.get(prefix, "") + local
        else:
            continue
        if iri.startswith(ours) and iri not in ours and iri not in known:
            space = next(s for s in ours if iri.startswith(s))
            near = get_close_matches(iri.removeprefix(space), sorted(_names(known, space)), n=1)
            found.append(UnknownTerm(shorten(iri), token.line, shorten(space + near[0]) if near else None))
    return found


def _names(known: frozenset[str], space: str) -> list[str]:
    return [iri.removeprefix(space) for iri in known if iri.startswith(space)]


@cache
def ontology_terms(folder: Path) -> frozenset[str]:
    """All IRIs that the Turtle files of an ontology folder describe."""
    return frozenset(
        quad.subject.value
        for path in sorted(folder.glob("*.ttl"))
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode)
    )
