"""What a shell may offer next: questions, their parameters, and values that the store has. Never an error."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand

from dateline.cli.options import DEFAULT_STORE
from dateline.errors import DatelineError

Offers = list[tuple[str, str]]
"""Values, each with a line about it."""


class Item(NamedTuple):
    """One offer, as typer's shells print it."""

    value: str
    help: str = ""
    type: str = "plain"


def questions(ctx: typer.Context, args: list[str], incomplete: str) -> Offers:
    """Names of stored questions."""
    return _silently(lambda: [(q.name, q.text["en"]) for q in _questions(ctx) if q.name.startswith(incomplete)])


def names(ctx: typer.Context, args: list[str], incomplete: str) -> Offers:
    """Actors and places of the store."""
    from dateline.questions.model import Kind

    return _silently(lambda: [o for k in (Kind.ACTOR, Kind.PLACE) for o in _values(ctx, k, incomplete)])


def clusters(ctx: typer.Context, args: list[str], incomplete: str) -> Offers:
    """What several sources tell, by the names that `dateline compare` lists."""
    from dateline.comparison.best import headline
    from dateline.comparison.load import comparisons, several_sources
    from dateline.store.opening import open_store

    def offers() -> Offers:
        with open_store(_store(ctx), read_only=True) as store:
            start = f"{store.base}cluster/"
            wanted = [c for c in several_sources(store) if c.removeprefix(start).startswith(incomplete)]
            return [(c.cluster.removeprefix(start), headline(c)) for c in comparisons(store, wanted)]

    return _silently(offers)


class AskCommand(TyperCommand):
    """`dateline ask`, whose options depend on the question that is named."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The parameters of the question, or the values of the one that stands last."""
        asked = [q for q in _silently(lambda: list(_questions(ctx))) if q.name == ctx.params.get("name")]
        if incomplete.startswith("-"):
            found = [Item(f"--{p.name}", p.description) for q in asked for p in q.parameters]
            return [*(i for i in found if i.value.startswith(incomplete)), *super().shell_complete(ctx, incomplete)]
        last = ctx.args[-1].removeprefix("--") if ctx.args else ""
        kinds = [p.kind for q in asked if (p := q.parameter(last))]
        return [Item(*offer) for offer in _silently(lambda: [o for k in kinds for o in _values(ctx, k, incomplete)])]


def _store(context: Any) -> str:
    return str(context.params.get("store") or DEFAULT_STORE)


def _questions(context: Any) -> Iterator[Any]:
    from dateline.cli.questions import question_folders
    from dateline.questions.header import list_questions

    yield from list_questions(question_folders(context.params.get("queries")))


def _values(context: Any, kind: Any, incomplete: str) -> Offers:
    from dateline.questions.model import Parameter
    from dateline.questions.values import suggestions
    from dateline.store.opening import open_store

    with open_store(_store(context), read_only=True) as store:
        return suggestions(store, Parameter(name="", kind=kind), incomplete)


def _silently(offers: Callable[[], list[Any]]) -> list[Any]:
    """What a function finds; nothing where there is no store, or another process writes it: Tab is no question."""
    try:
        return offers()
    except DatelineError:
        return []
