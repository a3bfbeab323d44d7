"""An answer as text: CSV, TSV and JSON as the W3C has them, and a table to read."""

import csv
import io
import json
import re
from collections.abc import Sequence

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    Triple,
    parse_query_results,
)

from dateline.errors import UsageError
from dateline.graph import serialise
from dateline.questions.model import Answer, Result, label_column
from dateline.store.interface import Term
from dateline.vocabulary import DEFAULT_BASE, PREFIXES, shorten

_STRING = PREFIXES["xsd"] + "string"
_LANG_STRING = PREFIXES["rdf"] + "langString"
_NUMBERS = tuple(PREFIXES["xsd"] + n for n in ("integer", "decimal", "double", "float"))
_MARKUP = re.compile(r"[\\|`*_<>\[\]]")
GRAPH_FORMATS = frozenset(form.value for form in serialise.Format)
"""The formats of a graph that `render` writes, by name: those of `dateline export`, and as canonical."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def to_csv(result: Result) -> str:
    """SPARQL 1.1 results in CSV: values only, a header of variables, lines that end in CR LF."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(result.vars)
    writer.writerows(["" if term is None else plain(term) for term in row] for row in result.rows)
    return out.getvalue()


def to_tsv(result: Result) -> str:
    """SPARQL 1.1 results in TSV: terms as Turtle writes them."""
    lines = ["\t".join(f"?{name}" for name in result.vars)]
    lines += ["\t".join("" if t is None else str(t).replace("\t", "\\t") for t in row) for row in result.rows]
    return "".join(f"{line}\n" for line in lines)


def to_json(result: Result) -> str:
    """SPARQL 1.1 results in JSON."""
    bindings = [{v: _json(t) for v, t in zip(result.vars, row, strict=True) if t is not None} for row in result.rows]
    return (
        json.dumps(
            {"head": {"vars": list(result.vars)}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1
        )
        + "\n"
    )


def to_xml(answer: Result | bool) -> str:
    """SPARQL 1.1 results in XML."""
    text = boolean_to_json(answer) if isinstance(answer, bool) else to_json(answer)
    read = parse_query_results(text, format=QueryResultsFormat.JSON)
    written = (read.serialize(format=QueryResultsFormat.XML) or b"").decode()
    return written.replace("\r", "&#13;") + "\n"  # an XML parser reads a bare one as a line feed


def to_markdown(result: Result, *, base: str = DEFAULT_BASE) -> str:
    """A table in Markdown, with the cells of `to_table`."""
    keep = [i for i, name in enumerate(result.vars) if not _is_label(name, result.vars)]
    lines = [[result.vars[i] for i in keep], ["---"] * len(keep)]
    lines += [[_MARKUP.sub(r"\\\g<0>", _cell(result, row, i, base)) for i in keep] for row in result.rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def boolean_to_json(value: bool) -> str:
    """The answer of an ASK query in SPARQL 1.1 results JSON."""
    return json.dumps({"head": {}, "boolean": value}) + "\n"


def to_table(result: Result, *, width: int, base: str = DEFAULT_BASE, group: int = 0) -> str:
    """A table to read: names for IRIs that have one, CURIEs and shortened IRIs for the others.

    Args:
        width: characters across; long cells are wrapped.
        base: what data IRIs start with.
        group: so many columns at the left are the answer, the rest its evidence: they are said once, not in every row.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    keep = [i for i, name in enumerate(result.vars) if not _is_label(name, result.vars)]
    rows = [[_cell(result, row, i, base) for i in keep] for row in result.rows]
    group = sum(1 for i in keep if i < group)
    longest = [max((len(r[position]) for r in rows), default=0) for position in range(len(keep))]
    least = [min(10 if result.vars[i] == "words" else 30, longest[position]) for position, i in enumerate(keep)]
    if sum(least) + 3 * len(least) > width:  # no room to keep names and identifiers whole: words are wrapped anyway
        least = [min(10, most) for most in longest]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for position, i in enumerate(keep):
        numeric = bool(rows) and all(_is_number(row[i]) for row in result.rows)
        table.add_column(
            Text(result.vars[i]),
            justify="right" if numeric else "left",
            overflow="fold",
            min_width=least[position],
        )
    said: list[str] = []
    for row in rows:
        again = bool(group) and row[:group] == said
        said = row[:group]
        table.add_row(*(Text("" if again and n < group else cell) for n, cell in enumerate(row)))
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, force_terminal=False, legacy_windows=False).print(table)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def render(answer: Answer, form: str, *, width: int, base: str = DEFAULT_BASE) -> str:
    """What a query of somebody's own gave.

    Args:
        form: `table`, `markdown`, `csv`, `tsv`, `json` or `xml`; for a graph one of `GRAPH_FORMATS`.
    """
    if isinstance(answer, tuple):
        quads = (Quad(t.subject, t.predicate, t.object) for t in answer)
        try:
            return serialise.serialise(quads, form).decode().removesuffix("\n") + "\n"
        except ValueError as error:  # an IRI whose scheme is a prefix of the JSON-LD context
            raise UsageError(str(error), hint="--format turtle") from error
    if form == "xml":
        return to_xml(answer)
    if isinstance(answer, bool):
        return boolean_to_json(answer) if form == "json" else f"{str(answer).lower()}\n"
    if form == "markdown":
        return to_markdown(answer, base=base)
    writers = {"csv": to_csv, "tsv": to_tsv, "json": to_json}
    return writers[form](answer) if form in writers else to_table(answer, width=width, base=base)


def plain(term: Term) -> str:
    """The value of a term without its decoration."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def safe(text: str) -> str:
    """A text that a terminal shows and does not obey: no control and no direction characters."""
    return _CONTROL.sub(" ", text)


def _is_label(name: str, names: Sequence[str]) -> bool:
    return any(name == label_column(other) for other in names)


def _is_number(term: Term | None) -> bool:
    return isinstance(term, Literal) and term.datatype.value in _NUMBERS


def _cell(result: Result, row: Sequence[Term | None], i: int, base: str) -> str:
    label = label_column(result.vars[i])
    named = row[result.vars.index(label)] if label in result.vars else None
    return readable(named or row[i], base)


def readable(term: Term | None, base: str) -> str:
    """A term as people read it: a literal's text, an IRI short, nothing for nothing."""
    if isinstance(term, NamedNode):
        return safe(_short(term.value, base))
    return "" if term is None else safe(plain(term))


def _short(iri: str, base: str) -> str:
    if not iri.startswith(base):
        return shorten(iri)
    rest = iri[len(base) :]
    return rest.removeprefix("article/") if rest.startswith("article/") and rest.count("/") == 1 else rest


def _json(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value not in (_STRING, _LANG_STRING):
        found["datatype"] = term.datatype.value
    return found
