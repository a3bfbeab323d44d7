"""Stored questions as files: `queries/*.rq`, each with a YAML header in comments that start with `#+ `.

The header is grlc's: `summary`, `description`, `tags` and the keys of `_GRLC` are its own, the others are ours and grlc
passes them by.
"""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dateline.errors import QueryError
from dateline.questions.filters import FILTERS
from dateline.questions.model import Gold, Kind, Parameter, Question, label_column
from dateline.questions.text import columns, slots, tokens

_OURS = ("summary", "nl", "description", "parameters", "filters", "labels", "evidence", "gold", "tags")
_GRLC = ("method", "endpoint", "endpoint-method", "endpoint_in_url", "defaults", "enumerate", "pagination", "mime")
"""Keys that mean something to grlc and nothing to us."""
_TAKEN = ("store", "format", "lang", "evidence", "list", "queries", "help")
_PARAMETER_KEYS = ("type", "default", "description", "nl")
_GOLD = re.compile(r"(\w+) ([\w,+]+)")


def find_question(name: str, folders: Sequence[Path]) -> Question:
    """The stored question of that name; a later folder's goes before an earlier one's.

    Raises:
        QueryError: there is none, or its file is not a stored question.
    """
    files = _files(folders)
    if name not in files:
        raise QueryError(
            f"no stored question is named {name!r}", hint=_hint(name, list(files), "`dateline ask` lists them")
        )
    return parse_question(files[name])


def list_questions(folders: Sequence[Path]) -> list[Question]:
    """All stored questions of some folders, in order of name.

    Raises:
        QueryError: a file is not a stored question.
    """
    return [parse_question(path) for _, path in sorted(_files(folders).items())]


def parse_question(path: Path) -> Question:
    """Read one stored question.

    Raises:
        QueryError: with file and line, where the header or the SPARQL is not what it should be.
    """
    try:
        sparql = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot be read: {error}", where=path) from error
    return _Header(path, sparql).question()


def _files(folders: Sequence[Path]) -> dict[str, Path]:
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.rq"))}


def _hint(word: str, choices: Sequence[str], otherwise: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, choices, n=1)
    return f"did you mean {str(near[0])!r}?" if near else otherwise


class _Header:
    """The header of one file while it is read; knows on which line everything stands."""

    def __init__(self, path: Path, sparql: str) -> None:
        self.path, self.sparql = path, sparql
        self.lines = [(n, line[2:]) for n, line in enumerate(sparql.splitlines(), 1) if line.startswith("#+")]
        self.columns = columns(sparql, path)

    def error(self, message: str, key: str = "", hint: str = "") -> QueryError:
        start = re.compile(rf"(?:^|[\s{{,]){re.escape(key)}\s*:")
        line = next((n for n, text in self.lines if key and start.search(text)), None)
        return QueryError(message, where=self.path, line=line or (self.lines[0][0] if self.lines else 1), hint=hint)

    def load(self) -> dict[str, Any]:
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        from dateline.plainyaml import load_yaml

        if not self.lines:
            raise self.error("no header", hint="a stored question begins with lines of YAML that start with `#+ `")
        try:
            data = load_yaml("\n".join(text.removeprefix(" ") for _, text in self.lines))
        except MarkedYAMLError as error:
            at = self.lines[min(error.problem_mark.line, len(self.lines) - 1)][0] if error.problem_mark else None
            raise QueryError(f"header is not YAML: {error.problem}", where=self.path, line=at) from error
        except YAMLError as error:
            raise self.error(f"header is not YAML: {error}") from error
        if not isinstance(data, dict):
            raise self.error("header is not a YAML mapping", hint="for instance `#+ summary: Who was killed?`")
        return data

    def question(self) -> Question:
        data = self.load()
        self.check_keys(data, (*_OURS, *_GRLC), "")
        summary = self.text(data, "summary", required=True)
        dutch = self.text(data, "nl")
        filters, parameters = self.filters(data), self.parameters(data)
        return Question(
            name=self.path.stem,
            path=self.path,
            text={"en": summary} | ({"nl": dutch} if dutch else {}),
            description=self.text(data, "description"),
            sparql=self.sparql,
            columns=self.columns,
            parameters=(*parameters, *self.filter_parameters(filters, parameters)),
            labels=self.listed(data, "labels"),
            evidence=self.listed(data, "evidence"),
            gold=self.gold(data),
            filters=filters,
            tags=tuple(map(str, data.get("tags") or ())),
        )

    def check_keys(self, data: dict[str, Any], allowed: Sequence[str], of: str) -> None:
        for key in data:
            if key not in allowed:
                hint = _hint(str(key), allowed, ", ".join(k for k in allowed if k not in _GRLC))
                raise self.error(f"unknown key {key!r}{of}", str(key), hint)

    def text(self, data: dict[str, Any], key: str, *, required: bool = False) -> str:
        value = data.get(key, "")
        if not isinstance(value, str) or (required and not value.strip()):
            raise self.error(f"{key!r} should be a text", key)
        return " ".join(value.split())

    def listed(self, data: dict[str, Any], key: str) -> tuple[str, ...]:
        value = data.get(key) or []
        if not isinstance(value, list):
            raise self.error(f"{key!r} should be a list of columns", key)
        for column in value:
            self.check_column(str(column), key)
        return tuple(str(column) for column in value)

    def check_column(self, column: str, key: str) -> None:
        if column not in self.columns:
            hint = _hint(column, self.columns, f"it selects {', '.join(self.columns)}")
            raise self.error(f"{key!r} names {column!r}, which the query does not select", key, hint)

    def gold(self, data: dict[str, Any]) -> Gold | None:
        if "gold" not in data:
            return None
        match = _GOLD.fullmatch(str(data["gold"]))
        if match is None:
            raise self.error("'gold' should be a number and a column", "gold", "for instance `gold: Q01 actor`")
        labels = {label_column(c) for c in self.listed(data, "labels")}
        for column in re.split("[,+]", match.group(2)):
            if column not in labels:
                self.check_column(column, "gold")
        return Gold(match.group(1), match.group(2))

    def filters(self, data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        given = data.get("filters") or {}
        if not isinstance(given, dict) or not all(isinstance(names, list) for names in given.values()):
            raise self.error("'filters' should map a variable to a list", "filters", "for instance `{act: [since]}`")
        words = list(tokens(self.sparql))
        variables = [w.text[1:] for w in words if w.kind == "variable"]
        for variable, names in given.items():
            if variable not in variables:
                hint = _hint(str(variable), sorted(set(variables)), "")
                raise self.error(f"'filters' names {variable!r}, which the query does not use", "filters", hint)
            for name in names:
                if name not in FILTERS:
                    hint = _hint(str(name), list(FILTERS), ", ".join(FILTERS))
                    raise self.error(f"there is no filter {name!r}", "filters", hint)
        if given and words[-1].text != "}":
            raise self.error("a query with filters ends with its pattern", "filters", "take out what stands behind it")
        return {str(variable): tuple(map(str, names)) for variable, names in given.items()}

    def filter_parameters(
        self, filters: dict[str, tuple[str, ...]], parameters: Sequence[Parameter]
    ) -> list[Parameter]:
        names = [name for applied in filters.values() for name in applied]
        for name in names:
            if names.count(name) > 1 or any(p.name == name for p in parameters):
                raise self.error(f"{name!r} is asked for twice", "filters", "as a parameter or as one filter")
            if name in {w.text[1:] for w in tokens(self.sparql) if w.kind == "variable"}:
                raise self.error(f"filter {name!r} needs its variable ?{name}", "filters", "name the query's otherwise")
        return [FILTERS[name].parameter for name in names]

    def parameters(self, data: dict[str, Any]) -> tuple[Parameter, ...]:
        given = data.get("parameters") or {}
        if not isinstance(given, dict):
            raise self.error("'parameters' should map a name to its type", "parameters")
        found = tuple(self.parameter(str(name), value) for name, value in given.items())
        wanted = slots(self.sparql)
        for name in sorted(wanted ^ {p.name for p in found}):
            if name in wanted:
                raise self.error(f"the query has a slot for ?{name}, and the header no such parameter", "parameters")
            raise self.error(
                f"parameter {name!r} has no slot in the query",
                name,
                f"write `VALUES ?{name} {{ UNDEF }}` where it belongs",
            )
        return found

    def parameter(self, name: str, value: object) -> Parameter:
        if name in _TAKEN:
            raise self.error(f"no parameter may be called {name!r}", name, "it is an option of `dateline ask`")
        if isinstance(value, str):
            value = {"type": value}
        if not isinstance(value, dict) or "type" not in value:
            raise self.error(f"parameter {name!r} needs a type", name, ", ".join(Kind))
        self.check_keys(value, _PARAMETER_KEYS, f" in parameter {name!r}")
        if value["type"] not in list(Kind):
            hint = _hint(str(value["type"]), list(Kind), ", ".join(Kind))
            raise self.error(f"parameter {name!r} is of unknown type {value['type']!r}", name, hint)
        default = value.get("default", [])
        values = default if isinstance(default, list) else [default]
        return Parameter(
            name,
            Kind(value["type"]),
            self.text(value, "description"),
            tuple(v.isoformat() if isinstance(v, date) else str(v) for v in values),
            self.text(value, "nl"),
        )
