"""Events: what happened, who did it to whom, where and when, from the event frames that hold."""

from dateline.language.model import Predication, TriggerKind
from dateline.language.syntax import SUBJECTS, has_aux, has_mark, is_gerund
from dateline.reading.context import Context, Draft
from dateline.reading.factuality import OCCURRED, UNCERTAIN
from dateline.reading.match import Match
from dateline.reading.where import find_place

_COUNTED = {
    "dl:killed": "ct:killed",
    "dl:injured": "ct:injured",
    "dl:victim": "ct:killed",
}
_NAMED_ONLY = frozenset({"dl:killed", "dl:injured", "dl:victim"})
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
        singled_out=p.kind is TriggerKind.NOUN and context.is_dated(p),
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
    whole = [h for f in frame.part_of for h in view.get(f, ()) if f == "thereby" or _is_event_noun(context, h)]
    draft.part_of = [context.matcher.content_head(h) for h in whole]
    draft.one_of = any(_is_one(context, h) for h in whole)
    if frame.part_of:
        draft.part_of += _at_once(context, p)
    if set(match.fillers) & _NAMED_ONLY or draft.type == _DAMAGE:
        draft.part_of += _outcome_of(context, p)
    if frame.binding is not None:
        draft.binding = frame.binding != p.negated
    _count(context, draft)
    return draft


def _count(context: Context, draft: Draft) -> None:
    """Numbers of the dead, the injured and the troops."""
    for prop, heads in draft.match.fillers.items():
        for head in heads:
            number = context.number(head)
            if number is None or any(n is number for _, n in draft.numbers):
                continue
            counted = _COUNTED.get(prop)
            if counted is None and "armed-force" in context.analysis.referents.types(head):
                counted = "ct:troops"
            if counted is not None:
                draft.numbers.append((counted, number))


def _link(context: Context, draft: Draft, prop: str, head: int) -> None:
    if prop in _NAMED_ONLY:
        entity = context.analysis.referents.actor(head)
        if entity is not None and entity.named and entity.type == "person":
            draft.add(prop, entity)
        return
    entity = context.entity(prop, context.matcher.content_head(head))
    if entity is not None:
        draft.add(prop, entity)


def _at_once(context: Context, p: Predication) -> list[int]:
    """Triggers of the attack in "... were killed when rebels shelled a market"."""
    together = context.frames.operators.together
    near = [p, *(q for q in context.analysis.below(p) if q.relation == "coordinate")]
    found = []
    for other in (q for one in near for q in context.analysis.below(one)):
        if other.relation != "adverbial":
            continue
        if _is_strike(context, other.trigger) and any(
            c.lower_ in together for c in context.doc[other.trigger].children
        ):
            found.append(other.trigger)
    return found


def _outcome_of(context: Context, p: Predication) -> list[int]:
    """Triggers of what the dead and wounded came of, where no noun says so: "a bomb exploded, killing nine", "responded
    with air strikes, killing nine", and the first of "nine were killed and ten wounded"."""
    if p.relation == "relative":
        return _noun_above(context, p)
    thrown = [c.i for h in p.heads("subject") for c in context.doc[h].rights if c.dep_ in ("acl", "relcl")]
    if by_subject := [h for h in thrown if _is_strike(context, h)]:  # "a grenade thrown into a bar wounded nine"
        return by_subject
    outer = context.analysis.predications[p.parent] if p.parent is not None else None
    if outer is None or outer.kind is not TriggerKind.VERB:
        return []
    if p.relation == "coordinate":
        match = context.event(outer)
        return [outer.trigger] if match is not None and set(match.fillers) & _NAMED_ONLY else []
    if p.relation != "adverbial" or not is_gerund(context.doc[p.trigger]) or has_mark(context.doc[p.trigger]):
        return []
    near = [outer.trigger, *(a.head for a in outer.arguments if a.function != "subject")]
    return [h for h in near if _is_strike(context, h)]


def _noun_above(context: Context, p: Predication) -> list[int]:
    """ "The bombing at a school in Ibb on Monday, which killed nine": the clause hangs on the last noun; no day and no
    town kills."""
    noun = context.doc[p.trigger].head
    stray = context.entity("dl:place", noun.i) is not None or context.is_time(noun.i)
    if not stray or noun.i not in p.heads("subject"):
        return []
    while noun.dep_ in ("pobj", "prep") and noun.head.i != noun.i:
        noun = noun.head
        if _is_strike(context, noun.i):
            return [noun.i]
    return []


def _is_strike(context: Context, trigger: int) -> bool:
    match = context.event(context.by_trigger[trigger]) if trigger in context.by_trigger else None
    return match is not None and match.frame.event is not None and match.frame.event.cls == "dl:Strike"


def _is_one(context: Context, head: int) -> bool:
    """ "one of the strikes": a single one of several."""
    inner = context.matcher.content_head(head)
    return (
        inner != head
        and "Plur" in context.doc[inner].morph.get("Number", [])
        and "Plur" not in context.doc[head].morph.get("Number", [])
    )


def _is_event_noun(context: Context, head: int) -> bool:
    inner = context.by_trigger.get(context.matcher.content_head(head))
    if inner is None or context.event(inner) is None:
        return False
    return inner.kind is TriggerKind.NOUN or context.doc[inner.trigger].dep_ in SUBJECTS  # "Shelling of Donetsk killed"


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
    """The words that tell a noun's event from the one that was spoken of: "another attack"."""
    if p.kind is not TriggerKind.NOUN:
        return frozenset()
    beside = {w for c in context.doc[p.trigger].lefts for w in (c.lower_, c.lemma_.lower())}
    return frozenset(beside & context.frames.operators.distinct)
