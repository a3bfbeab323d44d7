"""Which attack a mention belongs to where no noun says so: "nine were killed when rebels shelled a market"."""

from collections.abc import Iterator

from dateline.language.model import Predication, TriggerKind
from dateline.language.syntax import has_mark, is_gerund
from dateline.reading.context import Context

VICTIMS = frozenset({"dl:killed", "dl:injured", "dl:victim"})
_KILLERS = frozenset({"person", "armed-force", "armed-group", "state", "government", "weapon"})


def is_strike(context: Context, trigger: int) -> bool:
    """Whether a token is the trigger of an attack."""
    match = context.event(context.by_trigger[trigger]) if trigger in context.by_trigger else None
    return match is not None and match.frame.event is not None and match.frame.event.cls == "dl:Strike"


def at_once(context: Context, p: Predication) -> list[int]:
    """Triggers of the attack in "... were killed when rebels shelled a market", "... after a raid destroyed it"."""
    together = context.frames.operators.together
    near = [p, *(q for q in context.analysis.below(p) if q.relation == "coordinate")]
    found = []
    for other in (q for one in near for q in context.analysis.below(one)):
        if other.relation != "adverbial":
            continue
        marks = [c for c in context.doc[other.trigger].children if c.lower_ in together]
        before = context.doc[marks[0].i - 1] if marks else None
        if before is None or (before.dep_ == "npadvmod" and before.head.i == other.trigger):  # "hours after ..."
            continue
        found += [t for t in (other.trigger, *other.heads("subject")) if is_strike(context, t)][:1]
    return found


def later_than(context: Context, p: Predication) -> frozenset[str]:
    """The word that says how much later something else was: "two weeks after a bombing killed nine", "a day after the
    raid"."""
    operators = context.frames.operators
    token = context.doc[p.trigger]
    for upper in (token, *token.ancestors):
        marks = [c for c in upper.children if c.dep_ == "mark"] if upper.pos_ in ("VERB", "AUX") else [upper]
        for mark in marks:
            before = context.doc[mark.i - 1] if mark.i else mark
            if mark.lower_ in operators.factive_prepositions and before.dep_ == "npadvmod":
                return frozenset({mark.lower_})
        if upper.pos_ in ("VERB", "AUX") and upper.i != token.i:
            break
    return frozenset()


def outcome_of(context: Context, p: Predication) -> list[int]:
    """Triggers of what the dead and wounded came of, where no noun says so: "a bomb exploded, killing nine", "responded
    with air strikes, killing nine", and the first of "nine were killed and ten wounded"."""
    if p.relation == "relative":
        return _noun_above(context, p)
    thrown = [c.i for h in p.heads("subject") for c in context.doc[h].rights if c.dep_ in ("acl", "relcl")]
    if by_subject := [h for h in thrown if is_strike(context, h)]:  # "a grenade thrown into a bar wounded nine"
        return by_subject
    outer = context.analysis.predications[p.parent] if p.parent is not None else None
    if outer is None or outer.kind is not TriggerKind.VERB:
        return []
    if p.relation == "coordinate":
        match = context.event(outer)
        own = any(context.doc[h].head.i == p.trigger and is_strike(context, h) for h in p.heads("subject"))
        joined = match is not None and set(match.fillers) & VICTIMS and not own
        return [outer.trigger] if joined else []  # but "nine were killed, and a second blast injured six"
    if p.relation != "adverbial" or not is_gerund(context.doc[p.trigger]) or has_mark(context.doc[p.trigger]):
        return []
    near = [outer.trigger, *(a.head for a in outer.arguments if a.function != "subject"), *outer.heads("subject")]
    return [h for h in near if is_strike(context, h)]


def _noun_above(context: Context, p: Predication) -> list[int]:
    """ "The bombing at a school in Ibb on Monday, which killed nine": the clause hangs on the last noun; no day, no
    town and no bus kills."""
    noun = context.doc[p.trigger].head
    if noun.i not in {a.head for a in p.arguments}:
        return []
    if is_strike(context, noun.i):  # "three attacks in which nine were killed"
        return [noun.i]
    stray = context.entity("dl:place", noun.i) is not None or context.matcher.is_time(noun.i)
    if not stray and context.matcher.types(noun.i) & _KILLERS:
        return []
    while noun.dep_ in ("pobj", "prep") and noun.head.i != noun.i:
        noun = noun.head
        if is_strike(context, noun.i):
            return [noun.i]
    return []


def sent_with(context: Context, p: Predication) -> list[int]:
    """Triggers of the attack with the weapon that a relative clause tells of: "rockets fired by rebels hit a base", "a
    bomb that exploded under a car killed four"."""
    if p.relation != "relative" or p.kind is not TriggerKind.VERB:
        return []
    noun = context.doc[p.trigger].head.i
    if "weapon" not in context.matcher.types(noun):
        return []
    users = [*context.matcher.verbs_of.get(noun, ()), *context.matcher.nouns_of.get(noun, ())]
    beside = [q for q in users if q.relation != "relative" or context.doc[q.trigger].head.i != noun]
    return [q.trigger for q in beside if q.trigger != p.trigger and is_strike(context, q.trigger)]


def said_to_be(context: Context, p: Predication) -> list[int]:
    """Triggers of the attacks that a noun says something of: "the bombing was the worst attack in years", "it was the
    second attack"; the likeliest first."""
    if p.kind is not TriggerKind.NOUN or context.doc[p.trigger].dep_ != "attr":
        return []
    copula = context.by_trigger.get(context.doc[p.trigger].head.i)
    operators = context.frames.operators
    found: list[int] = []
    for head in copula.heads("subject") if copula is not None else ():
        if context.doc[head].lower_ in operators.neuter | operators.demonstratives:
            found += [*_before(context, head)][:-4:-1]
        elif is_strike(context, context.matcher.content_head(head)):
            found.append(context.matcher.content_head(head))
    return found


def _before(context: Context, token: int) -> Iterator[int]:
    """Triggers of the attacks before a token, in order."""
    return (q.trigger for q in context.analysis.predications if q.trigger < token and is_strike(context, q.trigger))
