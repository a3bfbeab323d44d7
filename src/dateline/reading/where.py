"""Where it happened: of the places that a clause names, the one that says most."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dateline.language.mentions import is_plural
from dateline.language.model import Entity, Predication, TriggerKind
from dateline.reading.context import Context, Draft

_WIDTH = {"facility": 0, "area": 1, "city": 2, "region": 3, "country": 4}
_DOERS = frozenset({"dl:attacker", "dl:agent", "dl:orderedBy", "dl:speaker"})
_CLOSEST = 11  # so many of the prepositions of place are told of what is within a phrase, too
_WHOLE = frozenset({"prep", "pobj", "acl"})


def best_place(places: Iterable[Entity]) -> Entity | None:
    """The place that says most: one with a name of its own before "a school in Gao", and that before "a school"; among
    these a facility before its city and a city before its country; the first of equals."""
    return min(places, key=lambda e: (not e.named, not _is_told(e), _WIDTH.get(e.type, len(_WIDTH))), default=None)


def find_place(context: Context, draft: Draft) -> Entity | None:
    """Where a happening was: by a role of its frame, else by a phrase of its clause, or by what was hit."""
    targets = (e for e in draft.links.get("dl:target", []) if e.is_place)
    hit = [place for e in targets if (place := context.located(e, plural=_in_plural(context, draft, e)))]
    return best_place([*(draft.links.get("dl:place") or _beside(context, draft)), *hit])


def _in_plural(context: Context, draft: Draft, place: Entity) -> bool:
    """Whether the words for a target are a plural ("rebel positions")."""
    heads = (context.matcher.content_head(h) for h in draft.match.fillers.get("dl:target", ()))
    return any(is_plural(context.doc[h]) for h in heads if context.analysis.referents.place(h) == place)


def _is_told(place: Entity) -> bool:
    return place.within is not None and any(c.isupper() for c in place.label)


def _beside(context: Context, draft: Draft) -> Iterator[Entity]:
    """Places of the clause, the closest phrases first. Where a doer that stands before the verb is from ("rebels in Gao
    shelled ...") is not where it happened; behind the verb the parser hangs the place of the clause on him."""
    p, fillers = draft.predication, draft.match.fillers
    view, where = context.matcher.view(p), context.frames.operators.where
    aside = context.frames.operators.directions if draft.cls == "dl:Strike" else frozenset()
    taken = {h for heads in fillers.values() for h in heads}
    doers = {h for prop, heads in fillers.items() if prop in _DOERS for h in heads if h < p.trigger}
    for function in where:
        heads = view.get(function, ()) if function not in aside else ()
        yield from _places(context, (h for h in heads if h not in taken))
    if p.kind is TriggerKind.NOUN:  # "a Kabul car bombing"
        yield from (e for e in _places(context, view.get("modifier", ())) if e.type == "city")
    for verb in _tells_of(context, p):
        for function in where:
            yield from _places(context, verb.heads(function))
    inner = (taken - doers) | {h for f in ("object", "of") for h in view.get(f, ()) if h not in doers}
    inner |= _means(context, view) | {h for function in where for h in view.get(function, ()) if function not in aside}
    for head in sorted(inner):  # "suspended its mission in ...", "killed X in ...", "by a mine in ..."
        yield from _within(context, context.doc[head])


def _tells_of(context: Context, p: Predication) -> Iterator[Predication]:
    """Verbs that say no more than that it happened: "the attack, which took place in Gao, ..."."""
    for verb in context.matcher.verbs_of.get(p.trigger, ()) if p.kind is TriggerKind.NOUN else ():
        if verb.lemma in context.frames.operators.occurs and p.trigger in verb.heads("subject"):
            yield verb


def _means(context: Context, view: dict[str, list[int]]) -> set[int]:
    """Weapons that stand as subject or behind a preposition: where they were, it was."""
    types = context.matcher.types
    heads = {h for function, heads in view.items() if function != "modifier" for h in heads}
    return {h for h in heads if "weapon" in types(h)}


def _within(context: Context, head: Token) -> Iterator[Entity]:
    """Places behind a preposition of a phrase, also of a phrase in it ("by men on motorcycles in Gao"); of a building
    or town, also behind a participle ("a school run by nuns in Gao")."""
    closest = context.frames.operators.where[:_CLOSEST]
    near = _below(head) if "place" in context.matcher.types(head.i) else head.children
    for preposition in near:
        if preposition.dep_ == "prep" and preposition.lower_ in closest:
            for inner in (c for c in preposition.children if c.dep_ == "pobj"):
                place = context.analysis.referents.place(inner.i)
                if place is not None:
                    yield place
                yield from _within(context, inner)


def _below(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in _WHOLE:
            yield child
            yield from _below(child)


def _places(context: Context, heads: Iterable[int]) -> Iterator[Entity]:
    for head in heads:
        place = context.where(head)
        if place is not None and "weapon" not in context.matcher.types(head):  # "stepped on a mine"
            yield place
