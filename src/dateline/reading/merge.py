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
_OF_STATES = frozenset({"state", "government", "armed-force"})
_IRREGULAR = frozenset({"armed-group", "person", "other"})
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
        return next((c for c in order if any(d.cls == c for d in self.drafts)), self.first.cls)

    @property
    def factuality(self) -> str:
        """What any of its drafts tells as having occurred has: "ordered an air strike that killed nine"."""
        return next((d.factuality for d in self.drafts if d.factuality == "fa:occurred"), self.first.factuality)

    def doers(self, context: Context) -> list[Entity]:
        """Who attacked: the group that one sentence names, not the gunmen of another; the army, not its state."""
        found = self.links("dl:attacker", "dl:agent")
        vague = {a for a in found for b in found if a != b and _may_be(context, a, b) and _says_more(b, a)}
        return [e for e in found if e not in vague]

    def links(self, *properties: str) -> list[Entity]:
        """Fillers of properties over all drafts, without repetition."""
        return list(dict.fromkeys(e for d in self.drafts for p in properties for e in d.links.get(p, ())))


def merge(context: Context, drafts: list[Draft]) -> list[Happening]:
    """Happenings in order of first mention."""
    happenings: list[Happening] = []
    home_of: dict[int, Happening] = {}  # by trigger
    by_trigger = {d.predication.trigger: d for d in drafts}

    def settle(draft: Draft, above: frozenset[int] = frozenset()) -> Happening:
        trigger = draft.predication.trigger
        if trigger in home_of:
            return home_of[trigger]
        wholes = [by_trigger[t] for t in draft.part_of if t in by_trigger and t != trigger and t not in above]
        whole = next((w for w in wholes if w.predication.trigger in home_of), wholes[0] if wholes else None)
        if whole is None:
            home_of[trigger] = _place(context, happenings, draft)
        elif draft.one_of:  # a single one of several: an event of its own, with the doer of all
            home_of[trigger] = single = Happening([whole, draft])
            home_of.setdefault(whole.predication.trigger, single)
            happenings.append(single)
        else:
            home_of[trigger] = home = settle(whole, above | {trigger})
            home.drafts.append(draft)
            for also in wholes:  # "opened fire, killing nine in the worst attack for years"
                if also.predication.trigger not in home_of and _agrees(context, also, home):
                    home_of[also.predication.trigger] = home
                    home.drafts.append(also)
        return home_of[trigger]

    for draft in sorted(drafts, key=lambda d: d.evidence[0]):
        settle(draft)
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
                and not any(_contradicts(context, d, other) for d in happening.drafts)
            ):
                other.drafts += happening.drafts
                break
        else:
            result.append(happening)
    return result


def _place(context: Context, happenings: list[Happening], draft: Draft) -> Happening:
    """The happening that a draft belongs to: of several, one of the same day, then one of its class, then one that the
    article tells in its own words, then the last that was spoken of."""
    fitting = [h for h in happenings if _same(context, draft, h)]
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
    happening = Happening([draft])
    happenings.append(happening)
    return happening


def _agrees(context: Context, draft: Draft, other: Happening) -> bool:
    kin = draft.factuality == other.factuality and _kin(context, draft, other)
    return kin and not _contradicts(context, draft, other)


def _same(context: Context, draft: Draft, other: Happening) -> bool:
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
    if not any(_may_be(context, a, b) for a in doers for b in other.links(*_DOERS)):
        return strike and _alike(context, draft, other)
    if draft.definite:
        return True
    objects = {e for p in ("dl:target", "dl:concerns", "dl:place") for e in draft.links.get(p, ())}
    theirs = set(other.links("dl:target", "dl:concerns", "dl:place"))
    if doers & set(other.links(*_DOERS)) and (
        objects & theirs or not objects or (not theirs and draft.type == other.first.type)
    ):
        return True
    return strike and _alike(context, draft, other)


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
    together = any(_may_be(context, a, b) for a in doers for b in others)
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
    return bool(fewer) and all(any(_may_be(context, a, b) for b in more) for a in fewer)


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


def _alike(context: Context, draft: Draft, other: Happening) -> bool:
    """Whether two violent mentions that nothing contradicts have enough in common: the attacks of one weapon; or the
    town, with the weapon or the day."""
    same_kind = draft.type not in _GENERAL and any(d.type == draft.type for d in other.drafts)
    if _apart(context, draft, other):
        return False
    if draft.plural:
        return same_kind
    dead = {n.value or n.lower for c, n in draft.numbers if c == "ct:killed"}
    if dead and any(c == "ct:killed" and (n.value or n.lower) not in dead for d in other.drafts for c, n in d.numbers):
        return False
    day = interval(draft.time)
    same_day = day[0] is not None and any(interval(d.time) == day for d in other.drafts)
    here, there = draft.links.get("dl:place", []), other.links("dl:place")
    near = any(_meet(a, b) and "country" not in (a.type, b.type) for a in here for b in there)
    return near and (same_kind or same_day)


def _figures(draft: Draft) -> set[tuple[str, float]]:
    """Counts that are seldom those of two events: "at least eleven were killed"."""
    found = set()
    for counts, number in draft.numbers:
        figure = number.value or number.lower
        if figure is not None and figure >= _TELLING_FIGURE:
            found.add((counts, figure))
    return found


def _apart(context: Context, draft: Draft, other: Happening) -> bool:
    """Whether what was hit differs: "the attack on the bus", "an attack on a hotel"."""
    mine, theirs = draft.links.get("dl:target", []), other.links("dl:target")
    if not mine or not theirs or set(mine) & set(theirs):
        return False
    if any(a.is_place and b.is_place and _touch(a, b) for a in mine for b in theirs):
        vague = ("country", "region", "city", "area")
        if any(e.type in vague for e in (*mine, *theirs)):
            return False
    return not _hit(context, draft) & {word for d in other.drafts for word in _hit(context, d)}


def _hit(context: Context, draft: Draft) -> set[str]:
    """The nouns that name what was hit."""
    heads = [context.doc[h] for h in draft.match.fillers.get("dl:target", ())]
    return {t.lemma_.lower() for h in heads for t in (h, *h.lefts) if t.pos_ in ("NOUN", "PROPN")}


def _kin(context: Context, draft: Draft, other: Happening) -> bool:
    """Whether the kinds can be one: the same, one within the other, akin, or both violent and one of them vague."""
    if draft.cls == "dl:Resolution" or other.cls == "dl:Resolution":
        return draft.cls == other.cls
    terms = context.terms
    for d in other.drafts:
        if draft.type == d.type:
            continue
        if "et:abduction" in (draft.type, d.type):  # no abduction is a killing
            return False
        violent = terms.is_violent(draft.type) and terms.is_violent(d.type)
        if violent and (draft.type in _GENERAL or d.type in _GENERAL):
            continue
        if draft.type in terms.ancestors(d.type) or d.type in terms.ancestors(draft.type):
            continue
        if terms.are_akin(draft.type, d.type):
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
        doers, theirs = _bodies(doers), _bodies(theirs)
    if doers and theirs and not any(_may_be(context, a, b) for a in doers for b in theirs):
        shared = draft.type in _MUTUAL and _takes_part(context, draft, other)
        if not shared and not _vague(context, draft, doers, theirs):
            return True
    here, there = draft.links.get("dl:place", []), other.links("dl:place")
    return bool(here and there and not any(_touch(a, b) for a in here for b in there))


def _vague(context: Context, draft: Draft, doers: set[Entity], theirs: set[Entity]) -> bool:
    """Whether doers that differ may yet be the same: "the swap between factions and the army" after one between rebels
    and soldiers; "people" and "protesters" who march."""
    if context.terms.is_violent(draft.type) or (any(e.named for e in doers) and any(e.named for e in theirs)):
        return False
    return draft.type in _OF_CROWDS or (
        draft.definite and all(any(not e.named and e.type in _IRREGULAR for e in side) for side in (doers, theirs))
    )


def _may_be(context: Context, a: Entity, b: Entity) -> bool:
    """Whether two doers may be one: equal; a state and its army; a body and who leads it; or gunmen, and a group that
    another sentence names."""
    if a == b:
        return True
    referents = context.analysis.referents
    if {a.type, b.type} <= _OF_STATES and a.type != b.type:
        return bool(referents.countries(a) & referents.countries(b))
    if any({r.holder, r.organisation} == {a, b} for r in referents.roles):  # who leads a body acts for it
        return True
    return a.named != b.named and {a.type, b.type} <= _IRREGULAR


def _says_more(a: Entity, b: Entity) -> bool:
    return (a.named and not b.named) or (a.type == "armed-force" and b.type in ("state", "government"))


def _bodies(entities: set[Entity]) -> set[Entity]:
    return {e for e in entities if e.type in ("legislature", "international-organisation")}


def _touch(a: Entity, b: Entity) -> bool:
    """Whether two places may be one: equal, or one within the other, or too vague to tell."""
    if _meet(a, b) or any(e.type in ("facility", "area") and not e.named and e.within is None for e in (a, b)):
        return True
    return "country" in (a.type, b.type) and a.type != b.type


def _meet(a: Entity, b: Entity) -> bool:
    return a == b or a.within == b.key or b.within == a.key
