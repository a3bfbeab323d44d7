"""A SPARQL Update of somebody's own, tried on a copy before the store is touched.

The copy is in memory and holds the whole store: what an update changes in it is then applied to the store as one
transaction, or, where it may not be, not at all.
"""

from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Quad
from pyoxigraph import Store as Copy

from dateline.errors import QueryError
from dateline.questions.text import refuse_deep, refuse_elsewhere, syntax_error, tokens, unescaped, with_prefixes
from dateline.store.interface import Store


@dataclass(frozen=True, slots=True)
class Change:
    """What an update comes down to: quads to take out and to put in, each sorted."""

    remove: tuple[Quad, ...]
    add: tuple[Quad, ...]

    @property
    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the graphs that change, sorted; `DEFAULT` for the default graph."""
        return tuple(sorted({str(getattr(q.graph_name, "value", "DEFAULT")) for q in (*self.remove, *self.add)}))


def plan(store: Store, sparql: str) -> Change:
    """What an update would change in a store; nothing is changed yet.

    Args:
        sparql: SPARQL 1.1 Update. The prefixes of the model need no declaration.

    Raises:
        QueryError: it is not valid, would read from elsewhere (LOAD, SERVICE), changes a reading, or has to do with
            blank nodes, which Dateline's data does not have.
    """
    refuse_deep(sparql)
    for text in (sparql, unescaped(sparql)):
        load = next((t for t in tokens(text) if t.kind == "word" and t.text.upper() == "LOAD"), None)
        if load is not None:
            raise QueryError("LOAD is not allowed: an update reads nothing from elsewhere", where="update",
                             line=load.line, hint="`dateline build` reads articles in")  # fmt: skip
    refuse_elsewhere(sparql)
    before = set(store.quads())
    copy = Copy()
    copy.extend(before)
    try:
        copy.update(with_prefixes(sparql))
    except SyntaxError as error:
        raise syntax_error(error, "update") from error
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the update cannot be run: {error}", where="update") from error
    after = set(copy)
    change = Change(tuple(sorted(before - after, key=str)), tuple(sorted(after - before, key=str)))
    _check(change, store.base)
    return change


def _check(change: Change, base: str) -> None:
    for quad in (*change.remove, *change.add):
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(f"{base}reading/"):
            raise QueryError("it would change a reading, and readings stay as they were read",
                             where=quad.graph_name.value, hint="build the corrected article, or remove it")  # fmt: skip
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise QueryError("it puts in or takes out a blank node, which names nothing outside its graph",
                             where="update", hint="use an IRI")  # fmt: skip
