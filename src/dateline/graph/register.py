"""The register entries in use, as quads of `{base}graph/register`."""

from collections.abc import Iterable
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from dateline.graph import literals
from dateline.graph.iris import Iris, term


class DescribesEntries(Protocol):
    """What is needed of a register: `language.register.Register` is one."""

    def triples(self, keys: Iterable[str]) -> Iterable[tuple[str, str, str, str]]:
        """(key, property as a CURIE, value, `key`, `curie`, `iri`, `decimal`, `string` or a language tag) for entries
        and for all that they lie in or belong to."""


class HasEntries(Protocol):
    """What is needed of a register to know its entries."""

    def get(self, key: str) -> object | None:
        """The entry with a key, or None."""


def used_keys(quads: Iterable[Quad], iris: Iris) -> list[str]:
    """The keys of register entries that readings name, sorted: objects named `{base}actor/…` or `{base}place/…`."""
    kinds = (iris.base + "actor/", iris.base + "place/")
    objects = {q.object.value for q in quads if isinstance(q.object, NamedNode)}
    return sorted(o[len(iris.base) :] for o in objects if o.startswith(kinds))


def register_quads(register: DescribesEntries, keys: Iterable[str], iris: Iris) -> list[Quad]:
    """What the register says of entries, by their keys, and of what they lie in or belong to; nothing of unknown keys.

    Raises:
        KeyError: the register uses a prefix that is none of ours.
    """
    quads = [
        Quad(iris.register_entry(key), term(prop), _value(value, kind, iris), iris.register_graph)
        for key, prop, value, kind in register.triples(sorted(set(keys)))
    ]
    return list(dict.fromkeys(quads))


class RegisterIris:
    """The IRIs of all entries of a register, to ask whether one is among them."""

    def __init__(self, register: HasEntries, iris: Iris) -> None:
        self._register, self._base = register, iris.base

    def __contains__(self, iri: object) -> bool:
        return (
            isinstance(iri, str)
            and iri.startswith(self._base)
            and self._register.get(iri[len(self._base) :]) is not None
        )


def _value(value: str, kind: str, iris: Iris) -> NamedNode | Literal:
    match kind:
        case "key":
            return iris.register_entry(value)
        case "curie":
            return term(value)
        case "iri":
            return NamedNode(value)
        case "decimal":
            return literals.decimal_text(value)
        case "string":
            return literals.text(value)
    return literals.text(value, kind)
