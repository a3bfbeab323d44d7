"""Several mentions, one happening: which drafts of an article describe the same event.

Mentions meet when one is part of the other ("died in the attack"), when they share a named victim, when a definite
description has nothing that contradicts the last event of its kind, or when kind, doer and place agree. They never meet
across disjoint dates, places that lie apart, other doers, or another factuality.
"""

from dataclasses import dataclass

from dateline.language.model import Entity
from dateline.reading.context import Context, Draft, interval

_GENERAL = frozenset({"et:armed-attack", "et:killing", "et:assassination", "et:violence"})
_VICTIMS = ("dl:killed", "dl:injured", "dl:victim")
_DOERS = ("dl:attacker", "dl:agent", "dl:adoptedBy")


@dataclass(slots=True)
class Happening:
    """One event of the article, with all drafts that describe it."""

    drafts: list[Draft]

    @property
    def first(self) -> Draft:
        """The draft that named it first."""
        return self.drafts[0]

    @property
    def cls(self) -> str:
        """The most particular class of its drafts."""
        order = ("dl:Resolution", "dl:Strike")
        return next((c for c in order if any(d.cls == c for d in self.drafts)), self.first.cls)

    @property
    def factuality(self) -> str:
        """What any of its drafts tells as having occurred has: "ordered an air strike that killed nine"."""
        return next((d.factuality for d in self.drafts if d.factuality == "fa:occurred"), self.first.factuality)

    def links(self, *properties: str) -> list[Entity]:
        """Fillers of properties over all drafts, without repetition."""
        return list(dict.fromkeys(e for d in self.drafts for p in properties for e in d.links.get(p, ())))


def merge(context: Context, drafts: list[Draft]) -> list[Happening]:
    """Happenings in order of first mention."""
    happenings: list[Happening] = []
    home_of: dict[int, Happening] = {}  # by trigger

    def settle(draft: Draft) -> Happening:
        trigger = draft.predication.trigger
        if trigger not in home_of:
            home_of[trigger] = _place(context, happenings, draft)
        return home_of[trigger]

    by_trigger = {d.predication.trigger: d for d in drafts}
    for draft in sorted(drafts, key=lambda d: d.evidence[0]):
        whole = next((by_trigger[t] for t in draft.part_of if t in by_trigger and by_trigger[t] is not draft), None)
        if whole is None or draft.predication.trigger in home_of:
            settle(draft)
        elif draft.one_of:  # a single one of several: an event of its own, with the doer of all
            home_of[draft.predication.trigger] = single = Happening([whole, draft])
            home_of.setdefault(whole.predication.trigger, single)
            happenings.append(single)
        else:
            home_of[draft.predication.trigger] = home = settle(whole)
            home.drafts.append(draft)
    return sorted(_joined(context, happenings), key=lambda h: h.first.evidence[0])


def _joined(context: Context, happenings: list[Happening]) -> list[Happening]:
    """Once all is known, happenings that came to share a victim are one."""
    result: list[Happening] = []
    for happening in happenings:
        for other in result:
            shared = set(happening.links(*_VICTIMS)) & set(other.links(*_VICTIMS))
            if (
                shared
                and _kin(context, happening.first, other)
                and not any(_contradicts(d, other) for d in happening.drafts)
            ):
                other.drafts += happening.drafts
                break
        else:
            result.append(happening)
    return result


def _place(context: Context, happenings: list[Happening], draft: Draft) -> Happening:
    """The happening that a draft belongs to: of several, one of the same day, then one that the article tells
    in its own words, then the last that was spoken of."""
    fitting = [h for h in happenings if _same(context, draft, h)]
    if fitting:
        day = interval(draft.time)
        same_day = [any(d.time and interval(d.time) == day and day[0] for d in h.drafts) for h in fitting]
        own = [not h.first.attributed or bool(draft.attributed) for h in fitting]
        at = draft.evidence[0].begin
        last = [max((d.evidence[0].begin for d in h.drafts if d.evidence[0].begin <= at), default=0) for h in fitting]
        best = max(range(len(fitting)), key=lambda i: (bool(same_day[i]), own[i], last[i]))
        fitting[best].drafts.append(draft)
        return fitting[best]
    happening = Happening([draft])
    happenings.append(happening)
    return happening


def _same(context: Context, draft: Draft, other: Happening) -> bool:
    if draft.factuality != other.factuality or not _kin(context, draft, other) or _contradicts(draft, other):
        return False
    if draft.cls == "dl:Resolution":
        return True
    unnamed = any(draft.match.fillers.get(p) and not draft.links.get(p) for p in _VICTIMS)
    victims = {e for p in _VICTIMS for e in draft.links.get(p, ())}
    if victims & set(other.links(*_VICTIMS)):
        return True
    if victims and other.links(*_VICTIMS):
        return False
    if draft.plural != other.first.plural:
        return False
    bare = not any(draft.links.get(p) for p in (*_DOERS, "dl:target", "dl:concerns"))
    if draft.definite and bare and not victims and not unnamed:
        return not draft.singled_out or any(d.time and d.time.earliest for d in other.drafts)
    doers = {e for p in _DOERS for e in draft.links.get(p, ())}
    if not doers & set(other.links(*_DOERS)):
        return False
    if draft.definite:
        return True
    objects = {e for p in ("dl:target", "dl:concerns", "dl:place") for e in draft.links.get(p, ())}
    others = set(other.links("dl:target", "dl:concerns", "dl:place"))
    return bool(objects & others) or not objects or (not others and draft.type == other.first.type)


def _kin(context: Context, draft: Draft, other: Happening) -> bool:
    """Whether the kinds can be one: the same, or one broader than the other, or both violent and one of them vague."""
    if draft.cls == "dl:Resolution" or other.cls == "dl:Resolution":
        return draft.cls == other.cls
    terms = context.terms
    for d in other.drafts:
        if draft.type == d.type:
            continue
        violent = terms.is_violent(draft.type) and terms.is_violent(d.type)
        if violent and (draft.type in _GENERAL or d.type in _GENERAL):
            continue
        if draft.type in terms.ancestors(d.type) or d.type in terms.ancestors(draft.type):
            continue
        return False
    return True


def _contradicts(draft: Draft, other: Happening) -> bool:
    for d in other.drafts:
        (e1, l1), (e2, l2) = interval(draft.time), interval(d.time)
        if (l1 and e2 and l1 < e2) or (l2 and e1 and l2 < e1):
            return True
    doers = {e for p in _DOERS for e in draft.links.get(p, ())}
    theirs = set(other.links(*_DOERS))
    if draft.cls == "dl:Resolution":  # "politicians voted" does not contradict their parliament
        doers, theirs = _bodies(doers), _bodies(theirs)
    if doers and theirs and not doers & theirs:
        return True
    here, there = draft.links.get("dl:place", []), other.links("dl:place")
    return bool(here and there and not any(_touch(a, b) for a in here for b in there))


def _bodies(entities: set[Entity]) -> set[Entity]:
    return {e for e in entities if e.type in ("legislature", "international-organisation")}


def _touch(a: Entity, b: Entity) -> bool:
    """Whether two places may be one: equal, or one within the other, or too vague to tell."""
    if a == b or a.within == b.key or b.within == a.key:
        return True
    return "country" in (a.type, b.type) and a.type != b.type
