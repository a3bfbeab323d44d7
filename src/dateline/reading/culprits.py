"""Who did it, where only somebody's words say so: an attack that a group claims, or that somebody is blamed for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.language.model import Entity, Predication, TriggerKind
from dateline.reading.context import Context, Draft, unique
from dateline.reading.factuality import OCCURRED
from dateline.reading.match import Match
from dateline.reading.merge import Happening

_DOERS = ("dl:attacker", "dl:agent")


def name_culprits(context: Context, happenings: Iterable[Happening]) -> None:
    """Give violent happenings of which the article itself names no doer the one that a speaker names, according to
    that speaker. Who claims it is believed before who is blamed; where several are blamed, nobody is."""
    home = {d.predication.trigger: (h, d) for h in happenings for d in h.drafts}
    claimed: dict[int, list[tuple[Draft, Entity, list[Entity]]]] = defaultdict(list)
    for match in _charges(context):
        speakers = context.entities("dl:speaker", match.fillers.get("dl:speaker", ()))
        culprits = _culprits(context, match)
        for trigger in _spoken_of(context, match):
            happening, draft = home.get(trigger, (None, None))
            if happening is None or draft is None or happening.links(*_DOERS):
                continue
            if context.terms.is_violent(draft.type):
                claimed[id(happening)] += [(draft, culprit, speakers) for culprit in culprits]
    for charges in claimed.values():
        own = [charge for charge in charges if charge[1] in charge[2]]
        named = unique([culprit for _, culprit, _ in own or charges])
        for draft, culprit, speakers in own or charges if len(named) == 1 else ():
            draft.add("dl:attacker" if draft.cls == "dl:Strike" else "dl:agent", culprit)
            draft.attributed += [s for s in speakers if s != culprit and s not in draft.attributed]


def _charges(context: Context) -> Iterator[Match]:
    """The speech acts that name a doer, as far as they were made."""
    for p in context.analysis.predications:
        match = context.speech(p)
        names = match is not None and match.frame.speech is not None and bool(match.frame.speech.culprit)
        if match is not None and names and context.factuality.of(p) == OCCURRED:
            yield match


def _culprits(context: Context, match: Match) -> list[Entity]:
    speech, view = match.frame.speech, context.matcher.view(match.predication)
    if speech is None:
        return []
    own = match.fillers.get("dl:speaker", []) if "speaker" in speech.culprit else []
    heads = [*own, *(h for function in speech.culprit for h in view.get(function, ()))]
    return context.entities("dl:attacker", map(context.matcher.content_head, heads))


def _spoken_of(context: Context, match: Match) -> Iterator[int]:
    """Triggers of the events that a speech act is about: "claimed the attack", "responsibility for the attack"."""
    speech, view = match.frame.speech, context.matcher.view(match.predication)
    if speech is None:
        return
    queue = [h for function in (*speech.about, *speech.content) for h in view.get(function, ())]
    seen: set[int] = set()
    while queue:
        head = context.matcher.content_head(queue.pop(0))
        inner: Predication | None = context.by_trigger.get(head)
        if inner is None or head in seen:
            continue
        seen.add(head)
        if context.event(inner) is not None:
            yield head
        elif inner.kind is TriggerKind.NOUN:
            queue += [a.head for a in inner.arguments if a.via is not None]
