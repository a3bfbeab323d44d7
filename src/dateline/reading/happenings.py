"""Events: what happened, who did it to whom, where and when, from the event frames that hold."""

from dateline.language.model import Predication, TriggerKind
from dateline.language.syntax import SUBJECTS, has_aux, has_mark
from dateline.reading import wholes
from dateline.reading.context import Context, Draft
from dateline.reading.counts import count
from dateline.reading.factuality import OCCURRED, UNCERTAIN
from dateline.reading.match import Match
from dateline.reading.where import find_place

_NAMED_ONLY = wholes.VICTIMS
_DAMAGE = "et:violence"  # what came of an attack, unless it is told by itself


def find_happenings(context: Context) -> list[Draft]:
    """A draft for every predication that an event frame holds of and that is said to have happened, or to be planned
    or denied by the article itself. What is merely demanded, threatened or imagined is left to the propositions."""
    drafts = []
    for p in context.analysis.predications:
        match = context.event(p)
        if match is None or match.frame.event is None:
            continue
        factuality = _factuality(context, match)
        if factuality != UNCERTAIN and not _is_description(context, match):
            drafts.append(_draft(context, match, factuality))
    return drafts


def _factuality(context: Context, match: Match) -> str:
    """As its own words have it; "will not attend the summit" tells of no meeting of his."""
    p, frame = match.predication, match.frame
    found = context.factuality.of(p, negation=not (frame.negated or frame.binding is not None))
    for verb in context.matcher.verbs_of.get(p.trigger, ()) if frame.light_verbs else ():
        if verb.lemma in frame.light_verbs and p.trigger in verb.heads("object") and found == OCCURRED:
            return context.factuality.of(verb)
    return found


def _is_description(context: Context, match: Match) -> bool:
    """ "Goods seized in the war", "gave birth while detained": a participle without a doer or a day that says what kind
    of people or goods are meant, not that something happened to some of them."""
    p = match.predication
    token = context.doc[p.trigger]
    if p.kind is not TriggerKind.VERB or match.event_type is None or context.time_of(p) is not None:
        return False
    if context.terms.is_violent(match.event_type) and match.event_type != "et:abduction":
        return False
    if p.relation == "relative" and token.head.i in p.heads("object") and _is_concerned(context, token.head.i):
        return True  # "freed the men whom they had held for years"
    if not p.passive or p.heads("subject"):
        return False
    if token.dep_ == "advcl":
        opened = has_mark(token) or any(c.lower_ in context.frames.operators.together for c in token.lefts)
        return opened and not has_aux(token)
    noun = token.head
    if token.dep_ != "acl" or noun.pos_ != "NOUN" or "Plur" not in noun.morph.get("Number", []):
        return False
    return not any(c.dep_ in ("det", "poss", "nummod", "amod", "compound", "relcl") for c in noun.children)


def _is_concerned(context: Context, noun: int) -> bool:
    """Whether something is said to happen to what a noun stands for."""
    above = (context.event(verb) for verb in context.matcher.verbs_of.get(noun, ()) if verb.relation != "relative")
    return any(noun in m.fillers.get("dl:concerns", ()) for m in above if m is not None)


def _draft(context: Context, match: Match, factuality: str) -> Draft:
    p, frame = match.predication, match.frame
    cls = frame.event.cls if frame.event else "dl:Event"
    draft = Draft(
        predication=p,
        match=match,
        cls=cls,
        type=match.event_type or "et:other",
        factuality=factuality,
        evidence=[context.clause(p)],
        time=context.time_of(p),
        definite=_is_definite(context, p),
        singled_out=p.kind is TriggerKind.NOUN and context.is_dated(p, "of"),
        distinct=_distinct(context, p),
        plural="Plur" in context.doc[p.trigger].morph.get("Number", []) and p.kind is TriggerKind.NOUN,
        in_quotation=context.quotation_at(p) is not None,
    )
    for prop, heads in match.fillers.items():
        if prop in ("content", "about"):
            continue
        for head in heads:
            _link(context, draft, prop, head)
    if (place := find_place(context, draft)) is not None:
        draft.links["dl:place"] = [place]
    view = context.matcher.view(p)
    functions = [f for f in frame.part_of if f != "thereby" or "next" not in view]
    whole = [h for f in functions for h in view.get(f, ()) if f == "thereby" or _is_whole(context, h, draft.type)]
    draft.part_of = [context.matcher.content_head(h) for h in whole]
    draft.one_of = any(_is_one(context, h) for h in whole)
    if "thereby" in frame.part_of:
        draft.follows = view.get("next", [])
    if frame.part_of:
        draft.part_of += wholes.at_once(context, p)
    if set(match.fillers) & _NAMED_ONLY or draft.type == _DAMAGE:
        draft.part_of += wholes.outcome_of(context, p)
    draft.part_of += wholes.sent_with(context, p)
    draft.part_of += wholes.said_to_be(context, p) if cls == "dl:Strike" else []
    draft.dependent = frame.dependent
    if frame.binding is not None:
        draft.binding = frame.binding != p.negated
    count(context, draft)
    return draft


def _link(context: Context, draft: Draft, prop: str, head: int) -> None:
    if prop in _NAMED_ONLY:
        entity = context.analysis.referents.actor(head)
        if entity is not None and entity.named and entity.type == "person":
            draft.add(prop, entity)
        return
    entity = context.entity(prop, context.matcher.content_head(head))
    if entity is not None:
        draft.add(prop, entity)


def _is_one(context: Context, head: int) -> bool:
    """ "one of the strikes": a single one of several."""
    inner = context.matcher.content_head(head)
    return (
        inner != head
        and "Plur" in context.doc[inner].morph.get("Number", [])
        and "Plur" not in context.doc[head].morph.get("Number", [])
    )


def _is_whole(context: Context, head: int, part: str) -> bool:
    """Whether a noun names an event that one of a type can belong to: no attack belongs to a call."""
    inner = context.by_trigger.get(context.matcher.content_head(head))
    match = context.event(inner) if inner is not None else None
    if inner is None or match is None:
        return False
    if inner.kind is not TriggerKind.NOUN and context.doc[inner.trigger].dep_ not in SUBJECTS:
        return False  # but "Shelling of Donetsk killed"
    violent = match.event_type is not None and context.terms.is_violent(match.event_type)
    return violent or not context.terms.is_violent(part)


def _is_definite(context: Context, p: Predication) -> bool:
    """ "the attack", "Wednesday's attack"."""
    if p.kind is not TriggerKind.NOUN:
        return False
    determiners = {c.lower_ for c in context.doc[p.trigger].children if c.dep_ == "det"}
    if determiners & context.frames.operators.definite:
        return True
    possessors = {c.i for c in context.doc[p.trigger].children if c.dep_ == "poss"}
    return any(t.head in possessors for t in context.analysis.times)


def _distinct(context: Context, p: Predication) -> frozenset[str]:
    """The words that tell an event from the one that was spoken of: "another attack", "elsewhere, rebels shelled", "in
    a second raid, rebels shelled"."""
    token = context.doc[p.trigger]
    if p.kind is TriggerKind.NOUN:
        beside = list(token.lefts)
    else:
        beside = [c for c in token.children if c.dep_ in ("advmod", "prep")]
        inner = [context.doc[a.head] for a in p.arguments if a.via is not None and _names_event(context, a.head)]
        beside += [c for noun in inner for c in noun.lefts]
    words = {w for c in beside for w in (c.lower_, c.lemma_.lower())}
    return frozenset(words & context.frames.operators.distinct) | wholes.later_than(context, p)


def _names_event(context: Context, head: int) -> bool:
    return "event" in context.matcher.types(head) or wholes.is_strike(context, head)
