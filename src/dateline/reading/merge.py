"""Several mentions, one happening: which drafts of an article describe the same event.

Mentions meet when one is part of the other ("died in the attack"), when they share a named victim, when a definite
description has nothing that contradicts the last event of its kind, or when kind, doer and place agree. They never meet
across disjoint dates, places that lie apart, other doers, or another factuality.
"""

from dataclasses import dataclass

from dateline.language.model import Entity
from dateline.reading.context import Context, Draft, interval
from dateline.reading.likeness import (
    ENOUGH,
    GENERAL,
    IRREGULAR,
    LOOSE,
    ROUGHLY,
    SOME,
    disagreement,
    figures,
    hit,
    likeness,
)
from dateline.reading.sameness import bodies, may_be, meet, says_more, touch

_VICTIMS = ("dl:killed", "dl:injured", "dl:victim")
_DOERS = ("dl:attacker", "dl:agent", "dl:adoptedBy")
_MUTUAL = frozenset({"et:agreement", "et:ceasefire", "et:consultation", "et:meeting", "et:call", "et:exercise"})
_OF_CROWDS = frozenset({"et:protest", "et:demonstration", "et:mourning"})
_TELLING_FIGURE = 3  # "two were killed" is said of many events


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
        own = [d for d in self.drafts if not d.dependent]
        return next((c for c in order if any(d.cls == c for d in own)), self.first.cls)

    @property
    def factuality(self) -> str:
        """What any of its drafts tells as having occurred has: "ordered an air strike that killed nine"."""
        return next((d.factuality for d in self.drafts if d.factuality == "fa:occurred"), self.first.factuality)

    def doers(self, context: Context) -> list[Entity]:
        """Who attacked: the group that one sentence names, not the gunmen of another; the army, not its state."""
        found = self.links("dl:attacker", "dl:agent")
        vague = {a for a in found for b in found if a != b and may_be(context, a, b) and says_more(b, a)}
        strangers = [e for e in found if not e.named and e.type in IRREGULAR]
        first = next((d for d in self.drafts if {*d.links.get("dl:attacker", ()), *d.links.get("dl:agent", ())}), None)
        if first is not None and strangers:  # "a suicide bomber" of one sentence, "the attacker" of the next
            together = {*first.links.get("dl:attacker", ()), *first.links.get("dl:agent", ())}
            vague |= {e for e in strangers if e not in together}
        return [e for e in found if e not in vague]

    def links(self, *properties: str) -> list[Entity]:
        """Fillers of properties over all drafts, without repetition."""
        return list(dict.fromkeys(e for d in self.drafts for p in properties for e in d.links.get(p, ())))


def merge(context: Context, drafts: list[Draft]) -> list[Happening]:
    """Happenings in order of first mention."""
    happenings: list[Happening] = []
    home_of: dict[int, Happening] = {}  # by trigger
    by_trigger = {d.predication.trigger: d for d in drafts}

    def settle(draft: Draft, above: frozenset[int] = frozenset()) -> Happening | None:
        trigger = draft.predication.trigger
        if trigger in home_of:
            return home_of[trigger]
        wholes = [by_trigger[t] for t in draft.part_of if t in by_trigger and t != trigger and t not in above]
        whole = next((w for w in wholes if w.predication.trigger in home_of), wholes[0] if wholes else None)
        if whole is not None and draft.one_of:  # a single one of several: an event of its own, with the doer of all
            home_of[trigger] = single = Happening([whole, draft])
            home_of.setdefault(whole.predication.trigger, single)
            happenings.append(single)
            return single
        home = settle(whole, above | {trigger}) if whole is not None else None
        if home is None:
            before = [home_of[t] for t in draft.follows if t in home_of]
            home = _place(context, happenings, draft, before)
        else:
            home.drafts.append(draft)
        if home is not None:
            home_of[trigger] = home
            for also in wholes:  # "opened fire, killing nine in the worst attack for years"
                if also.predication.trigger not in home_of and _agrees(context, also, home):
                    home_of[also.predication.trigger] = home
                    home.drafts.append(also)
        return home

    for draft in sorted(drafts, key=lambda d: d.evidence[0]):
        settle(draft)
    return sorted(_joined(context, happenings), key=lambda h: h.first.evidence[0])


def _joined(context: Context, happenings: list[Happening]) -> list[Happening]:
    """Once all is known, happenings that came to share a victim are one."""
    result: list[Happening] = []
    for happening in happenings:
        for other in result:
            shared = _persons(happening) & _persons(other) or _telling(happening) & _telling(other)
            if (
                shared
                and _kin(context, happening.first, other)
                and not any(_contradicts(context, d, other) for d in happening.drafts)
            ):
                other.drafts += happening.drafts
                break
        else:
            result.append(happening)
    return result


def _persons(happening: Happening) -> set[Entity]:
    """Those who were hit, by name."""
    hit_by_name = {e for e in happening.links("dl:target") if e.named and e.type == "person"}
    return hit_by_name | set(happening.links(*_VICTIMS))


def _place(context: Context, happenings: list[Happening], draft: Draft, before: list[Happening]) -> Happening | None:
    """The happening that a draft belongs to: of several, one of the same day, then one of its class, then one that the
    article tells in its own words, then the last that was spoken of. None for a draft that belongs to one, but to none
    of these. The dead and wounded belong to the attack `before` them, unless something speaks against it."""
    first = next((h for h in happenings if context.terms.is_violent(h.first.type)), None)  # what the report is about
    fitting = [h for h in happenings if _same(context, draft, h, lead=h is first)]
    if not fitting:
        fitting = [h for h in before if _came_of(context, draft, h)]
    if fitting:
        day = interval(draft.time)
        same_day = [any(d.time and interval(d.time) == day and day[0] for d in h.drafts) for h in fitting]
        own = [not h.first.attributed or bool(draft.attributed) for h in fitting]
        at = draft.evidence[0].begin
        last = [max((d.evidence[0].begin for d in h.drafts if d.evidence[0].begin <= at), default=0) for h in fitting]
        alike = [h.cls == draft.cls for h in fitting]
        best = max(range(len(fitting)), key=lambda i: (bool(same_day[i]), alike[i], own[i], last[i]))
        fitting[best].drafts.append(draft)
        return fitting[best]
    another = draft.distinct and any(h.cls == "dl:Strike" for h in happenings)  # "a third blast", after two attacks
    if draft.dependent and not another:
        return None
    happening = Happening([draft])
    happenings.append(happening)
    return happening


def _came_of(context: Context, draft: Draft, attack: Happening) -> bool:
    """Whether the dead and wounded can be those of the attack that was just spoken of."""
    doers = {e for p in _DOERS for e in draft.links.get(p, ())}
    unlikely = doers and not attack.links(*_DOERS) and not draft.dependent
    if draft.distinct or unlikely or not _agrees(context, draft, attack):
        return False
    return not disagreement(draft, attack.drafts)


def _agrees(context: Context, draft: Draft, other: Happening) -> bool:
    kin = draft.factuality == other.factuality and _kin(context, draft, other)
    return kin and not _contradicts(context, draft, other)


def _same(context: Context, draft: Draft, other: Happening, *, lead: bool) -> bool:
    if not _agrees(context, draft, other):
        return False
    if draft.cls == "dl:Resolution":
        return True
    if draft.distinct and draft.distinct != other.first.distinct:
        return False
    victims, others = {e for p in _VICTIMS for e in draft.links.get(p, ())}, set(other.links(*_VICTIMS))
    if victims or others:
        if victims & others:
            return True
        if victims and others:
            return False
    if _figures(draft) & {f for d in other.drafts for f in _figures(d)}:
        return True
    if draft.plural != other.first.plural:
        return False
    strike = context.terms.is_violent(draft.type)
    people = not strike or draft.type == "et:abduction"
    if people and _said_again(context, draft, other):
        return True
    if people and (_others(draft, other) or _counts_differ(context, draft, other)):
        return False
    doers = {e for p in _DOERS for e in draft.links.get(p, ())}
    bare = not doers and not victims and not set(draft.match.fillers) & {*_VICTIMS, "dl:concerns"}
    if draft.definite and bare and (not draft.links.get("dl:target") or (strike and not _apart(context, draft, other))):
        return not draft.singled_out or any(d.time and d.time.earliest for d in other.drafts)
    known = any(may_be(context, a, b) for a in doers for b in other.links(*_DOERS))
    if known and draft.definite:
        return True
    if not known:
        return strike and _alike(context, draft, other, lead=lead)
    objects = {e for p in ("dl:target", "dl:concerns", "dl:place") for e in draft.links.get(p, ())}
    theirs = set(other.links("dl:target", "dl:concerns", "dl:place"))
    if (
        doers & set(other.links(*_DOERS))
        and not disagreement(draft, other.drafts)
        and (objects & theirs or not objects or (not theirs and draft.type == other.first.type))
    ):
        return True
    return strike and _alike(context, draft, other, lead=lead)


def _said_again(context: Context, draft: Draft, other: Happening) -> bool:
    """Whether a mention that is not violent speaks of the same people or goods as an earlier one of its kind: by name,
    by their noun ("the prisoners"), or, of what several do together, by who takes part."""
    theirs = [d for d in other.drafts if d.type == draft.type]
    if _counts_differ(context, draft, other):
        return False
    if draft.type in _MUTUAL and _takes_part(context, draft, other):
        return True
    named = {e for e in draft.links.get("dl:concerns", ()) if e.named}
    if any(named & set(d.links.get("dl:concerns", ())) for d in theirs):
        return True
    if theirs and draft.type in _OF_CROWDS and set(draft.links.get("dl:place", ())) & set(other.links("dl:place")):
        return True
    if named or not theirs:
        return False
    doers, others = draft.links.get("dl:agent", []), other.links("dl:agent")
    if draft.definite and doers and not draft.links.get("dl:concerns"):
        return True  # "the exchange between the two sides": whether they may be the same is asked in _contradicts
    heads = draft.match.fillers.get("dl:concerns", [])
    known = bool(heads) and all(_points_back(context, h) for h in heads)
    if draft.definite and known and not doers:
        return True  # "the withdrawal of the troops"
    together = any(may_be(context, a, b) for a in doers for b in others)
    return (together or (known and not (doers and others))) and any(_same_nouns(context, draft, d) for d in theirs)


def _others(draft: Draft, other: Happening) -> bool:
    """Whether a mention that is not violent names whom it concerns, and every earlier one of its kind others."""
    theirs = [set(d.links.get("dl:concerns", ())) for d in other.drafts if d.type == draft.type]
    mine = set(draft.links.get("dl:concerns", ()))
    return bool(mine and theirs) and all(t and not t & mine for t in theirs)


def _takes_part(context: Context, draft: Draft, other: Happening) -> bool:
    """ "The president met the envoy", "the envoy met him": those of the one take part in the other, too."""
    mine, theirs = ([*h.get("dl:agent", ()), *h.get("dl:concerns", ())] for h in (draft.links, _all_links(other)))
    fewer, more = sorted((mine, theirs), key=len)
    return bool(fewer) and all(any(may_be(context, a, b) for b in more) for a in fewer)


def _all_links(happening: Happening) -> dict[str, list[Entity]]:
    return {p: happening.links(p) for p in ("dl:agent", "dl:concerns")}


def _same_nouns(context: Context, draft: Draft, other: Draft) -> bool:
    """Whether two phrases may stand for the same people: "25 captives" and "the prisoners", but not "12 captives"."""
    mine, theirs = (d.match.fillers.get("dl:concerns", []) for d in (draft, other))
    if not mine or not theirs or any(e.named for e in other.links.get("dl:concerns", ())):
        return False
    nouns = [{context.doc[context.matcher.content_head(h)].lemma_.lower() for h in heads} for heads in (mine, theirs)]
    return bool(nouns[0] & nouns[1]) or all(_points_back(context, h) for h in mine)


def _points_back(context: Context, head: int) -> bool:
    """ "The prisoners", "these men", "they"."""
    if context.doc[head].pos_ == "PRON":
        return True
    return any(c.lower_ in context.frames.operators.definite for c in context.doc[head].children)


def _counts_differ(context: Context, draft: Draft, other: Happening) -> bool:
    """Whether 25 people are spoken of here, and 12 there; "the four captives" may be one and three of them."""
    heads = draft.match.fillers.get("dl:concerns", ())
    if draft.definite or (heads and all(_points_back(context, h) for h in heads)):
        return False
    mine, theirs = (
        {n.value or n.lower for d in drafts for h in d.match.fillers.get("dl:concerns", ()) if (n := context.number(h))}
        for drafts in ([draft], other.drafts)
    )
    return bool(mine and theirs) and not mine & theirs


def _alike(context: Context, draft: Draft, other: Happening, *, lead: bool) -> bool:
    """Whether two violent mentions that nothing contradicts have enough in common."""
    if _apart(context, draft, other):
        return False
    same_kind = draft.type not in GENERAL and any(d.type == draft.type for d in other.drafts)
    if draft.plural:
        return same_kind
    here, there = draft.links.get("dl:place", []), other.links("dl:place")
    shared = [(a, b) for a in here for b in there if meet(context, a, b)]
    near = any("country" not in (a.type, b.type) for a, b in shared)
    score = likeness(context, draft, other.drafts, near=near)
    if shared and not near:
        score += SOME
    doers = {e for p in _DOERS for e in draft.links.get(p, ())}
    if any(a.named != b.named and may_be(context, a, b) for a in doers for b in other.links(*_DOERS)):
        score += SOME
    return score + (SOME if lead else 0) >= ENOUGH


def _figures(draft: Draft) -> set[tuple[str, float]]:
    """Counts that are seldom those of two events: "at least eleven were killed"."""
    return {(counts, figure) for counts, figure in figures(draft) if figure >= _TELLING_FIGURE}


def _telling(happening: Happening) -> set[tuple[str, float]]:
    return {f for d in happening.drafts for f in _figures(d)}


def _apart(context: Context, draft: Draft, other: Happening) -> bool:
    """Whether what was hit differs: "the attack on the bus", "an attack on a hotel"."""
    mine, theirs = draft.links.get("dl:target", []), other.links("dl:target")
    if not mine or not theirs or set(mine) & set(theirs):
        return False
    if any(a.is_place and b.is_place and touch(context, a, b) for a in mine for b in theirs):
        vague = ("country", "region", "city", "area")
        if any(e.type in vague for e in (*mine, *theirs)):
            return False
    return not hit(context, draft) & {word for d in other.drafts for word in hit(context, d)}


def _kin(context: Context, draft: Draft, other: Happening) -> bool:
    """Whether the kinds can be one: the same, one within the other, akin, or both violent and one of them vague."""
    if draft.cls == "dl:Resolution" or other.cls == "dl:Resolution":
        return draft.cls == other.cls
    terms = context.terms
    for d in other.drafts:
        if draft.match.frame.lasting != d.match.frame.lasting:
            return False
        if draft.type == d.type:
            continue
        if "et:abduction" in (draft.type, d.type):  # no abduction is a killing
            return False
        violent = terms.is_violent(draft.type) and terms.is_violent(d.type)
        vague = GENERAL | ROUGHLY if draft.definite and not d.definite else GENERAL
        if violent and (draft.type in vague or d.type in GENERAL):
            continue
        if draft.type in terms.ancestors(d.type) or d.type in terms.ancestors(draft.type):
            continue
        if terms.are_akin(draft.type, d.type) or {(draft.type, d.type), (d.type, draft.type)} & LOOSE:
            continue
        return False
    return True


def _contradicts(context: Context, draft: Draft, other: Happening) -> bool:
    for d in other.drafts:
        (e1, l1), (e2, l2) = interval(draft.time), interval(d.time)
        if (l1 and e2 and l1 < e2) or (l2 and e1 and l2 < e1):
            return True
    doers = {e for p in _DOERS for e in draft.links.get(p, ())}
    theirs = set(other.links(*_DOERS))
    if draft.cls == "dl:Resolution":  # "politicians voted" does not contradict their parliament
        doers, theirs = bodies(doers), bodies(theirs)
    if doers and theirs and not any(may_be(context, a, b) for a in doers for b in theirs):
        shared = draft.type in _MUTUAL and _takes_part(context, draft, other)
        if not shared and not _vague(context, draft, doers, theirs):
            return True
    here, there = draft.links.get("dl:place", []), other.links("dl:place")
    return bool(here and there and not any(touch(context, a, b) for a in here for b in there))


def _vague(context: Context, draft: Draft, doers: set[Entity], theirs: set[Entity]) -> bool:
    """Whether doers that differ may yet be the same: "the swap between factions and the army" after one between rebels
    and soldiers; "people" and "protesters" who march."""
    if context.terms.is_violent(draft.type) or (any(e.named for e in doers) and any(e.named for e in theirs)):
        return False
    return draft.type in _OF_CROWDS or (
        draft.definite and all(any(not e.named and e.type in IRREGULAR for e in side) for side in (doers, theirs))
    )
