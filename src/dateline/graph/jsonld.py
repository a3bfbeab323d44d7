"""JSON-LD, compacted against `ontology/context.jsonld`, which travels inside the document: no network is needed.

pyoxigraph writes expanded JSON-LD without `@type`, so the compaction is done here, for the part of JSON-LD 1.1 that our
context uses: prefixes, terms, keyword aliases, type coercion, `@language` and the containers `@set` and `@language`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from dateline.errors import InputError
from dateline.resources import folder
from dateline.vocabulary import PREFIXES

_TYPE: Final = PREFIXES["rdf"] + "type"
_STRING, _BOOLEAN = PREFIXES["xsd"] + "string", PREFIXES["xsd"] + "boolean"
_INTEGERS: Final = frozenset(PREFIXES["xsd"] + name for name in ("integer", "nonNegativeInteger", "int", "long"))
_LARGEST_SAFE: Final = 2**53  # a JSON number beyond it may come back as another one


@cache
def context() -> "Context":
    """The published context.

    Raises:
        InputError: the file is missing or uses what this writer does not know.
    """
    path = folder("ontology") / "context.jsonld"
    try:
        return Context.parse(json.loads(path.read_text(encoding="utf-8"))["@context"])
    except (OSError, json.JSONDecodeError, KeyError, ValueError) as error:
        raise InputError(f"no usable JSON-LD context: {error}", where=path) from error


def write_jsonld(quads: Sequence[Quad], context_: "Context | None" = None) -> bytes:
    """A JSON-LD document of quads in canonical order.

    Raises:
        InputError: the context cannot be used.
        ValueError: an IRI cannot be said under this context (its scheme is one of the prefixes).
    """
    used = context_ or context()
    nodes: list[dict[str, Any]] = []
    for graph, members in groupby(quads, key=lambda q: q.graph_name):
        inside = [used.node(list(about)) for _, about in groupby(members, key=lambda q: q.subject)]
        if isinstance(graph, DefaultGraph):
            nodes += inside
        else:
            nodes.append({used.keyword("@id"): used.identifier(graph), "@graph": inside})
    document = {"@context": used.source, "@graph": nodes}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


@dataclass(frozen=True)
class _Term:
    """One term of a context: its IRI, and how its plain values are to be understood."""

    name: str
    iri: str
    type: str | None = None
    language: str | None = None
    container: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Context:
    """A parsed context: `source` as it stands in the document, and what it means."""

    source: dict[str, Any]
    prefixes: dict[str, str]
    terms: dict[str, _Term]  # by IRI
    aliases: dict[str, str]  # by keyword
    language: str | None

    @classmethod
    def parse(cls, source: dict[str, Any]) -> "Context":
        """Read a context.

        Raises:
            ValueError: it uses a feature that this writer does not know.
        """
        strings = {
            name: d if isinstance(d, str) else d.get("@id")
            for name, d in source.items()
            if not name.startswith("@") and d is not None
        }
        aliases = {iri: name for name, iri in sorted(strings.items(), reverse=True) if iri and iri.startswith("@")}

        def expand(iri: str, depth: int = 0) -> str:
            prefix, colon, local = iri.partition(":")
            if not colon and depth < len(strings) and isinstance(strings.get(iri), str):
                return expand(strings[iri], depth + 1)
            if colon and not local.startswith("//") and isinstance(strings.get(prefix), str) and depth < len(strings):
                return expand(strings[prefix], depth + 1) + local
            return iri

        prefixes: dict[str, str] = {}
        terms: dict[str, _Term] = {}
        for name, definition in sorted(source.items()):
            if name.startswith("@"):
                if name not in ("@version", "@language", "@vocab"):
                    raise ValueError(f"{name} is not supported in the context")
                continue
            if definition is None or strings.get(name) in aliases:
                continue
            parts = {"@id": definition} if isinstance(definition, str) else definition
            if unknown := set(parts) - {"@id", "@type", "@language", "@container", "@prefix"}:
                raise ValueError(f"{', '.join(sorted(unknown))} is not supported in the term {name}")
            iri = expand(parts.get("@id", name))
            if parts.get("@prefix", isinstance(definition, str) and iri[-1:] in "/#:?"):
                prefixes[name] = iri
                continue
            containers = parts.get("@container", [])
            container = frozenset([containers] if isinstance(containers, str) else containers)
            if container - {"@set", "@language"}:
                raise ValueError(f"the container of the term {name} is not supported")
            kind = parts.get("@type")
            terms.setdefault(
                iri,
                _Term(name, iri, expand(kind) if kind else None, parts.get("@language"), container),
            )
        longest_first = dict(sorted(prefixes.items(), key=lambda p: (-len(p[1]), p[0])))
        return cls(source, longest_first, terms, aliases, source.get("@language"))

    # ------------------------------------------------------------------------------------------ names
    def keyword(self, name: str) -> str:
        """What the context calls a JSON-LD keyword."""
        return self.aliases.get(name, name)

    def identifier(self, node: object) -> str:
        """A node as the value of `@id`: a CURIE where a prefix fits.

        Raises:
            ValueError: it is a triple, or its IRI cannot be said under this context.
        """
        if isinstance(node, BlankNode):
            return str(node)
        if not isinstance(node, NamedNode):
            raise ValueError(f"{node} cannot be written as JSON-LD: it is no IRI")
        return self._compact(node.value)

    def _compact(self, iri: str) -> str:
        for prefix, namespace in self.prefixes.items():
            local = iri[len(namespace) :]
            if iri.startswith(namespace) and local and not local.startswith("//"):
                return f"{prefix}:{local}"
        scheme, _, rest = iri.partition(":")
        if not rest.startswith("//") and scheme in self.source:
            raise ValueError(f"<{iri}> cannot be written: {scheme} is a prefix of the JSON-LD context")
        return iri

    # ------------------------------------------------------------------------------------------ nodes and values
    def node(self, about: Sequence[Quad]) -> dict[str, Any]:
        """The node object for quads of one subject, in canonical order.

        Raises:
            ValueError: an IRI cannot be said under this context.
        """
        out: dict[str, Any] = {self.keyword("@id"): self.identifier(about[0].subject)}
        for predicate, group in groupby(about, key=lambda q: q.predicate.value):
            values = [q.object for q in group]
            if predicate == _TYPE and not any(isinstance(v, Literal) for v in values):
                types = [self._as_type(v) for v in values]
                out[self.keyword("@type")] = types[0] if len(types) == 1 else types
                continue
            term = self.terms.get(predicate)
            if term and "@language" in term.container:
                if all(isinstance(v, Literal) and v.language and not v.direction for v in values):
                    out[term.name] = _by_language([v for v in values if isinstance(v, Literal)])
                    continue
                term = None
            written = [self._value(v, term) for v in values]
            single = len(written) == 1 and not (term and "@set" in term.container)
            out[term.name if term else self._key(predicate)] = written[0] if single else written
        return out

    def _key(self, predicate: str) -> str:
        """A property that no term fits: a CURIE unless that is a term itself."""
        short = self._compact(predicate)
        return predicate if short in self.source else short

    def _as_type(self, node: object) -> str:
        if isinstance(node, NamedNode) and node.value in self.terms:
            return self.terms[node.value].name
        return self.identifier(node)

    def _value(self, value: object, term: _Term | None) -> str | int | bool | dict[str, str]:
        """A value, as plainly as the term's coercion allows."""
        kind = term.type if term else None
        if not isinstance(value, Literal):
            name = self.identifier(value)
            return name if kind in ("@id", "@vocab") else {self.keyword("@id"): name}
        datatype, lexical = value.datatype.value, value.value
        if value.language:
            full = {"@language": value.language, "@value": lexical}
            if value.direction:
                return full | {"@direction": str(value.direction)}
            default = term.language if term and term.language else self.language
            return lexical if kind is None and default == value.language else full
        if datatype == _STRING:
            plain = kind is None and not self.language and not (term and term.language)
            return lexical if plain else {"@value": lexical}
        if kind == datatype:
            return _native(lexical, datatype)
        return {"@type": self._compact(datatype), "@value": lexical}


def _native(lexical: str, datatype: str) -> str | int | bool:
    """A JSON boolean or integer where it gives the same literal back, else the string."""
    if datatype == _BOOLEAN and lexical in ("true", "false"):
        return lexical == "true"
    digits = lexical.removeprefix("-")
    if datatype in _INTEGERS and digits.isascii() and digits.isdigit() and str(int(digits[:17])) == digits:
        number = int(lexical)
        return number if abs(number) < _LARGEST_SAFE and lexical != "-0" else lexical
    return lexical


def _by_language(values: Sequence[Literal]) -> dict[str, str | list[str]]:
    texts: dict[str, list[str]] = {}
    for value in values:
        texts.setdefault(value.language or "", []).append(value.value)
    return {language: t[0] if len(t) == 1 else t for language, t in sorted(texts.items())}
