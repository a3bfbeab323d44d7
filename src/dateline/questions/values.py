"""What somebody typed for a parameter, as the terms of the store that it means."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, QuerySolutions

from dateline.errors import QueryError
from dateline.questions.model import Kind, Parameter, Queryable
from dateline.questions.text import bind
from dateline.store.interface import Term
from dateline.vocabulary import PREFIXES, expand

ANY = "any"
"""The value that leaves a parameter open, where it has a default."""

_XSD = PREFIXES["xsd"]
_CLASSES = {
    Kind.ACTOR: ("dl:Actor", "dl:Person", "dl:Group"),
    Kind.PLACE: ("dl:Location",),
}
_SCHEMES = {Kind.ACTION: "ac", Kind.EVENT_TYPE: "et"}
_ENTRIES = """
PREFIX dl: <https://w3id.org/dateline/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?term ?label WHERE {
  VALUES ?label { UNDEF }
  VALUES ?class { UNDEF }
  ?entry rdfs:label|skos:altLabel ?label ; a ?class ; dl:canonical ?term .
}"""
_SOURCES = """
PREFIX dl: <https://w3id.org/dateline/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT DISTINCT ?term ?label WHERE {
  { ?term a prov:Agent ; rdfs:label ?label }
  UNION { ?term a dl:Article ; dct:title ?label }
  UNION { ?term a dl:Article BIND(STRAFTER(STR(?term), "/article/") AS ?label) }
}"""
_CONCEPTS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?term ?label WHERE { ?term a skos:Concept ; skos:prefLabel|skos:altLabel ?label }"""
_KNOWN = "SELECT ?p WHERE { VALUES ?term { UNDEF } ?term ?p ?o } LIMIT 1"


class UnknownValue(QueryError):
    """A value that means nothing in this store."""


def resolve(store: Queryable, parameter: Parameter, values: Sequence[str]) -> tuple[Term, ...]:
    """The terms that some values of a parameter mean; none where one of them is `any`.

    A name may mean several actors (namesakes): all are asked for.

    Raises:
        UnknownValue: nothing in the store is called that; the hint names what is nearest.
        QueryError: it is no date, no number, or a part of several names.
    """
    if ANY in values:
        return ()
    return tuple(dict.fromkeys(term for value in values for term in _resolve(store, parameter, value.strip())))


def _resolve(store: Queryable, parameter: Parameter, value: str) -> Iterable[Term]:
    match parameter.kind:
        case Kind.DATE:
            return [_date(parameter, value)]
        case Kind.INTEGER:
            return [_integer(parameter, value)]
        case Kind.STRING:
            return [Literal(value)]
        case Kind.ACTION | Kind.EVENT_TYPE:
            return _concept(store, parameter, value)
        case Kind.ACTOR | Kind.PLACE:
            return _entry(store, parameter, value)
        case Kind.SOURCE:
            return _given(store, parameter, value) or _named(parameter, value, _pairs(store, _SOURCES))


def _date(parameter: Parameter, value: str) -> Term:
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise _wrong(parameter, value, "not a date", "write it as 2021-03-09") from error
    return Literal(day.isoformat(), datatype=NamedNode(_XSD + "date"))


def _integer(parameter: Parameter, value: str) -> Term:
    if not re.fullmatch(r"[+-]?\d{1,18}", value, re.ASCII):
        raise _wrong(parameter, value, "not a whole number", "write it as 5200")
    return Literal(int(value))


def _iri(value: str) -> NamedNode | None:
    if not re.match(r"[a-z][a-z0-9+.-]*:\S+$", value, re.IGNORECASE):
        return None
    try:
        return NamedNode(expand(value))
    except (KeyError, ValueError):
        pass
    try:
        return NamedNode(value)
    except ValueError:
        return None


def _exists(store: Queryable, term: NamedNode) -> bool:
    return bool(_rows(store, bind(_KNOWN, {"term": [term]})))


def _concept(store: Queryable, parameter: Parameter, value: str) -> list[Term]:
    space = PREFIXES[_SCHEMES[parameter.kind]]
    by_name: dict[str, set[str]] = {}
    for term, label in _pairs(store, _CONCEPTS):
        if term.startswith(space):
            for name in (label, term, term.removeprefix(space)):
                by_name.setdefault(fold(name), set()).add(term)
    iri = _iri(value)
    found = by_name.get(fold(iri.value if iri else value))
    if not found:
        shown = [f"{_SCHEMES[parameter.kind]}:{t.removeprefix(space)}" for t in sorted(set().union(*by_name.values()))]
        raise _unknown(parameter, value, [*shown, *by_name], {})
    return [NamedNode(term) for term in sorted(found)]


def _entry(store: Queryable, parameter: Parameter, value: str) -> list[Term]:
    if given := _given(store, parameter, value):
        return given
    classes: list[Term] = [NamedNode(expand(c)) for c in _CLASSES[parameter.kind]]
    spelt = [Literal(value), *(Literal(value, language=tag) for tag in ("en", "nl"))]
    if exact := {t for t, _ in _pairs(store, bind(_ENTRIES, {"class": classes, "label": spelt}))}:
        return [NamedNode(term) for term in sorted(exact)]
    return _named(parameter, value, _pairs(store, bind(_ENTRIES, {"class": classes})))


def _given(store: Queryable, parameter: Parameter, value: str) -> list[Term]:
    """The term that an IRI is; nothing where the value is none."""
    iri = _iri(value)
    if iri is not None and not _exists(store, iri):
        raise _unknown(parameter, value, (), {})
    return [iri] if iri is not None else []


def _named(parameter: Parameter, value: str, pairs: Iterable[tuple[str, str]]) -> list[Term]:
    """The terms that bear a name, given in any spelling of it, or in words that no other name has too."""
    by_name: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for term, label in pairs:
        by_name.setdefault(fold(label), set()).add(term)
        labels[fold(label)] = max(labels.get(fold(label), ""), label)
    if same := by_name.get(fold(value)):
        return [NamedNode(term) for term in sorted(same)]
    words = set(fold(value).split())
    longer = {name for name in by_name if words and words <= set(name.split())}
    terms = set().union(*(by_name[name] for name in longer)) if longer else set()
    if len(terms) > 1:
        names = ", ".join(sorted(labels[name] for name in longer)[:6])
        raise _wrong(parameter, value, "part of several names", f"give one in full: {names}")
    if not terms:
        raise _unknown(parameter, value, list(by_name), labels)
    return [NamedNode(term) for term in terms]


def suggestions(store: Queryable, parameter: Parameter, begun: str) -> list[tuple[str, str]]:
    """Values that a parameter may take here and that go on from what is typed, each with its name, for a shell.

    A value has no spaces (`fold` takes hyphens for them), so that no shell has to quote it.
    """
    match parameter.kind:
        case Kind.ACTION | Kind.EVENT_TYPE:
            prefix = _SCHEMES[parameter.kind]
            space = PREFIXES[prefix]
            pairs = [(t.removeprefix(space), n) for t, n in _pairs(store, _CONCEPTS) if t.startswith(space)]
            found = dict(sorted(pairs, reverse=True))
        case Kind.ACTOR | Kind.PLACE:
            classes: list[Term] = [NamedNode(expand(c)) for c in _CLASSES[parameter.kind]]
            found = {_hyphens(n): n for _, n in _pairs(store, bind(_ENTRIES, {"class": classes}))}
        case Kind.SOURCE:
            found = {_hyphens(n): n for _, n in _pairs(store, _SOURCES)}
        case _:
            return []
    start = fold(begun)
    return sorted((value, name) for value, name in found.items() if value and fold(value).startswith(start))


def _hyphens(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name).strip("-")


def fold(name: str) -> str:
    """A name without case, accents and hyphens: what two spellings of it have in common."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", plain.casefold()).split())


def _rows(store: Queryable, sparql: str) -> list[tuple[Term | None, ...]]:
    result = store.query(sparql)
    return [tuple(row) for row in result] if isinstance(result, QuerySolutions) else []


def _pairs(store: Queryable, sparql: str) -> list[tuple[str, str]]:
    return [(t.value, n.value) for t, n in _rows(store, sparql) if isinstance(t, NamedNode) and isinstance(n, Literal)]


def _wrong(parameter: Parameter, value: str, what: str, hint: str) -> QueryError:
    return QueryError(f"{value!r} is {what}", where=f"--{parameter.name}", hint=hint)


def _unknown(parameter: Parameter, value: str, names: Sequence[str], labels: dict[str, str]) -> UnknownValue:
    near = get_close_matches(value if value in names else fold(value), names, n=3, cutoff=0.6)
    hint = "did you mean " + " or ".join(dict.fromkeys(repr(labels.get(n, n)) for n in near)) + "?" if near else ""
    what = parameter.kind.value.replace("-", " ")
    return UnknownValue(f"no {what} in this store is called {value!r}", where=f"--{parameter.name}", hint=hint)
