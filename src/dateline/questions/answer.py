"""Asking a stored question: bind, run, name, put in order."""

from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, QuerySolutions

from dateline.errors import QueryError
from dateline.questions.filters import with_filters
from dateline.questions.model import Parameter, Queryable, Question, Result
from dateline.questions.text import bind, refuse_elsewhere, syntax_error
from dateline.questions.values import UnknownValue, resolve
from dateline.store.interface import Term

_LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT DISTINCT ?term ?label WHERE {
  VALUES ?term { UNDEF }
  ?term rdfs:label|skos:prefLabel|dct:title ?label
}"""

Row = tuple[Term | None, ...]


def run(
    store: Queryable,
    question: Question,
    params: Mapping[str, Sequence[str]] | None = None,
    *,
    lang: str = "en",
    evidence: bool = False,
) -> Result:
    """Ask a stored question.

    Args:
        params: the values of each parameter as typed; several are alternatives, `any` leaves it open.
        lang: the language of names, where the store has them in it.
        evidence: whether the rows say who says so and in which words (one row per witness).

    Returns:
        Distinct rows, ordered by what they show.

    Raises:
        QueryError: an unknown parameter or value.
    """
    values, notes = _values(store, question, params or {})
    columns = [c for c in question.columns if evidence or c not in question.evidence]
    refuse_elsewhere(question.sparql)
    try:
        solutions = store.query(bind(with_filters(question.sparql, question.filters, values), values))
    except SyntaxError as error:
        raise syntax_error(error, question.path) from error
    if not isinstance(solutions, QuerySolutions):
        raise QueryError("a stored question is a SELECT query", where=question.path)
    rows = list(dict.fromkeys(tuple(row[c] for c in columns) for row in solutions))
    return Result(question.shown(evidence=evidence), _finish(store, question, columns, rows, lang), tuple(notes))


def _values(
    store: Queryable, question: Question, params: Mapping[str, Sequence[str]]
) -> tuple[dict[str, tuple[Term, ...]], list[str]]:
    """The terms of each parameter that narrows anything, and what to tell of defaults that mean nothing here."""
    for name in params:
        if question.parameter(name) is None:
            known = ", ".join(f"--{p.name}" for p in question.parameters)
            raise QueryError(
                f"{question.name} has no parameter --{name}",
                hint=f"it has {known}" if known else "it has no parameters",
            )
    values: dict[str, tuple[Term, ...]] = {}
    notes: list[str] = []
    for parameter in question.parameters:
        if parameter.name in params:
            values[parameter.name] = resolve(store, parameter, params[parameter.name])
        elif parameter.default:
            values[parameter.name], unknown = _default(store, parameter)
            notes += unknown
    return {name: terms for name, terms in values.items() if terms}, notes


def _default(store: Queryable, parameter: Parameter) -> tuple[tuple[Term, ...], list[str]]:
    """The terms of a default. One that this store does not know is no error of whoever asks; where it knows none, the
    parameter is left open."""
    terms: list[Term] = []
    unknown = []
    for value in parameter.default:
        try:
            terms += resolve(store, parameter, [value])
        except UnknownValue:
            unknown.append(repr(value))
    name = f"--{parameter.name}"
    notes = [f"this store knows no {' and no '.join(unknown)}, of the default of {name}"] if unknown else []
    return tuple(terms), notes if terms or not notes else [f"{notes[0]}: {name} is left open"]


def _finish(
    store: Queryable, question: Question, columns: Sequence[str], rows: list[Row], lang: str
) -> tuple[Row, ...]:
    """The rows with names beside IRIs, ordered by names first: what a reader sees is what is in order."""
    named = {i for i, column in enumerate(columns) if column in question.labels}
    names = labels(store, (row[i] for row in rows for i in named), lang)

    def seen(row: Row) -> list[tuple[int, float, str, str]]:
        return [_key(names.get(term) or term if i in named else term) for i, term in enumerate(row)]

    rows = sorted(rows, key=lambda row: (seen(row), [_key(term) for term in row]))
    return tuple(
        tuple(cell for i, term in enumerate(row) for cell in ((term, names.get(term)) if i in named else (term,)))
        for row in rows
    )


def labels(store: Queryable, terms: Iterable[Term | None], lang: str) -> dict[Term | None, Term]:
    """A name for each IRI: in the language asked for, else in English, else in none, else in any; the fullest."""
    wanted = sorted({t for t in terms if isinstance(t, NamedNode)}, key=lambda t: t.value)
    best: dict[Term | None, Literal] = {}
    if not wanted:
        return {}
    result = store.query(bind(_LABELS, {"term": wanted}))
    for row in result if isinstance(result, QuerySolutions) else ():
        term, label = row["term"], row["label"]
        if isinstance(label, Literal) and (term not in best or _rank(label, lang) < _rank(best[term], lang)):
            best[term] = label
    return dict(best)


def _rank(label: Literal, lang: str) -> tuple[int, str, int, str]:
    tag = (label.language or "").lower()
    main = tag.split("-")[0]
    order = 0 if main == lang.lower() else 1 if main == "en" else 2 if not tag else 3
    return order, tag, -len(label.value), label.value


def _key(term: Term | None) -> tuple[int, float, str, str]:
    """An order over terms of all kinds: nothing, numbers by value, texts and IRIs without regard to case."""
    if term is None:
        return 0, 0.0, "", ""
    text = str(term)
    if isinstance(term, Literal):
        try:
            if term.datatype.value.rsplit("#", 1)[-1] in ("integer", "decimal", "double", "float"):
                return 1, float(term.value), "", text
        except ValueError:
            pass
        return 2, 0.0, term.value.casefold(), text
    return 3, 0.0, text.casefold(), text
