"""From an analysis to a reading: statements first, then what happened, then one node for each."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from dateline.language.model import Analysis, Entity, Predication, Span
from dateline.reading.context import Context, Draft, interval
from dateline.reading.culprits import name_culprits
from dateline.reading.draft import StatementDraft
from dateline.reading.frames import Frames
from dateline.reading.happenings import find_happenings
from dateline.reading.likeness import GENERAL, LOOSE
from dateline.reading.merge import Happening, merge
from dateline.reading.model import Event, Proposition, Quantity, Reading, Role
from dateline.reading.propositions import Content, PropositionDraft
from dateline.reading.statements import find_statements
from dateline.reading.votes import rejected_texts, settle_votes
from dateline.reading.where import best_place

_OF_RESOLUTIONS = frozenset({"dl:demands", "dl:opposes", "dl:commitsTo"})


def read(analysis: Analysis, frames: Frames) -> Reading:
    """The claims of one article.

    Args:
        analysis: the article's analysis.
        frames: the frames of its language.

    Returns:
        The reading: a pure function of both.
    """
    return _Reader(Context(analysis, frames)).run()


class _Reader:
    def __init__(self, context: Context) -> None:
        self.context, self.analysis = context, context.analysis
        self.used: dict[str, Entity] = {}
        self.counters: dict[str, int] = defaultdict(int)
        self.propositions: list[Proposition] = []
        self.quantities: list[Quantity] = []
        self.by_trigger: dict[int, str] = {}  # trigger of an event draft -> key of its event

    def run(self) -> Reading:
        statements = find_statements(self.context)
        only_said = {p.predication for s in statements for p in s.propositions}
        drafts = [d for d in find_happenings(self.context) if d.predication.index not in only_said]
        unsaid = rejected_texts(self.context)
        statements = [s for s in statements if s.predication is None or not unsaid & {*s.predication.heads("subject")}]
        self._attribute(drafts, statements)
        happenings = merge(self.context, settle_votes(self.context, drafts))
        name_culprits(self.context, happenings)
        happenings = [h for h in happenings if h.cls != "dl:Resolution" or h.links("dl:adoptedBy")]
        events: list[Event] = []
        adopters: dict[Entity, Happening] = {}
        for happening in happenings:
            if happening.cls == "dl:Resolution":
                adopters.update(dict.fromkeys(happening.links("dl:adoptedBy"), happening))
        spoken: dict[int, list[StatementDraft]] = defaultdict(list)
        for statement in statements:
            home = next((adopters[s] for s in statement.speakers if s in adopters), None)
            if statement.document and not statement.speakers and adopters:
                home = _last_told(list(adopters.values()), max(e.end for e in statement.evidence))
            if home is not None:
                spoken[id(home)].append(statement)
        for happening in happenings:
            events.append(self._event(happening, spoken.get(id(happening), [])))
        for statement in statements:
            if statement.speakers and not statement.carrier:
                events.append(self._statement(statement))
        roles = self._roles()
        known = {e.key: e for e in self.analysis.referents.entities()}  # these have all forms used in the article
        for entity in list(self.used.values()):
            while entity.within and entity.within in known and entity.within not in self.used:
                entity = self.used[entity.within] = known[entity.within]
        entities = tuple(self._placed(known.get(key, entity)) for key, entity in self.used.items())
        return Reading(
            self.analysis.article,
            entities,
            tuple(sorted(events, key=lambda e: (e.evidence[0], e.key))),
            tuple(self.propositions),
            roles,
            tuple(self.quantities),
        )

    def _placed(self, entity: Entity) -> Entity:
        """The entity, without a surrounding place that the article never names."""
        return entity if entity.within is None or entity.within in self.used else replace(entity, within=None)

    # ---------------------------------------------------------------- keys
    def _key(self, kind: str) -> str:
        self.counters[kind] += 1
        return f"{kind}-{self.counters[kind]}"

    def _use(self, entities: list[Entity]) -> tuple[str, ...]:
        for entity in entities:
            self.used[entity.key] = entity
        return tuple(dict.fromkeys(e.key for e in entities))

    # ---------------------------------------------------------------- who says so
    def _attribute(self, drafts: list[Draft], statements: list[StatementDraft]) -> None:
        """What is told within a statement is so according to its speaker."""
        for draft in drafts:
            inside = [s for s in statements if draft.predication.index in s.inside and not s.force]
            for statement in inside:
                for speaker in [*statement.speakers, *statement.attributed]:
                    if speaker not in draft.attributed and speaker not in draft.links.get("dl:attacker", []):
                        draft.attributed.append(speaker)

    # ---------------------------------------------------------------- events
    def _event(self, happening: Happening, spoken: list[StatementDraft]) -> Event:
        first, cls = happening.first, happening.cls
        key = self._key(
            {"dl:Strike": "event/strike", "dl:Resolution": "event/resolution"}.get(cls, f"event/{_slug(first.type)}")
        )
        for draft in happening.drafts:
            self.by_trigger[draft.predication.trigger] = key
        links: dict[str, tuple[str, ...]] = {}
        properties = sorted({p for d in happening.drafts for p in d.links})
        for prop in properties:
            entities = happening.links(prop)
            if prop == "dl:place":
                entities = [place for place in (best_place(entities),) if place is not None]
            if prop == "dl:adoptedBy":
                entities = [e for e in entities if e.type in ("legislature", "international-organisation")] or entities
            if prop in ("dl:agent", "dl:attacker"):
                prop, entities = ("dl:attacker" if cls == "dl:Strike" else "dl:agent"), happening.doers(self.context)
            links[prop] = self._use(entities)
        if attributed := list(dict.fromkeys(a for d in happening.drafts for a in d.attributed)):
            links["dl:attributedTo"] = self._use(attributed)
        if cls == "dl:Resolution":
            demands = [p for d in happening.drafts for p in self._resolved(d)]
            demands += [p for s in spoken for p in s.propositions if p.force in _OF_RESOLUTIONS]
            asked = [e for s in spoken for e in s.addressees] + [e for p in demands for e in p.performed_by]
            if bodies := [e for e in dict.fromkeys(asked) if e.type in ("government", "state")]:
                links["dl:addressee"] = self._use(bodies)
            self._link_propositions(links, demands)
        time = next((d.time for d in happening.drafts if d.time and (d.time.earliest or d.time.latest)), None)
        exact = next(
            (d.time for d in happening.drafts if d.time and d.time.earliest and d.time.earliest == d.time.latest), time
        )
        time = exact or next((d.time for d in happening.drafts if d.time), None)
        earliest, latest = interval(time)
        binding = next((d.binding for d in happening.drafts if d.binding is not None), None)
        return Event(
            key=key,
            cls=cls,
            type=self._type(happening),
            evidence=_telling(happening),
            rule=first.rule,
            factuality=happening.factuality,
            links=links,
            earliest=earliest,
            latest=latest,
            date_text=self._words(time.span) if time else None,
            speech_act="sa:call-for" if cls == "dl:Resolution" else None,
            binding=binding,
            quantities=self._count(happening),
        )

    def _type(self, happening: Happening) -> str:
        """The most specific type; among the violent, the weapon says more than the outcome."""
        terms = self.context.terms
        own = [d for d in happening.drafts if d.cls == happening.cls] or happening.drafts
        types = list(dict.fromkeys(d.type for d in own))
        specific = [t for t in types if not any(t != u and t in terms.ancestors(u) for u in types)]
        weapons = [t for t in specific if t not in GENERAL]
        weapons = [t for t in weapons if not any((u, t) in LOOSE for u in weapons)]
        return (weapons or specific or types)[0]

    def _resolved(self, draft: Draft) -> list[PropositionDraft]:
        """What a resolution demands, by the words that name it: "a resolution to expel ..."."""
        content = Content(self.context, "dl:demands", [])
        for head in draft.match.fillers.get("content", []):
            inner = self.context.by_trigger.get(head)
            if inner is not None:
                content.add(inner)
        return content.found

    def _count(self, happening: Happening) -> tuple[str, ...]:
        keys, seen = [], set()
        for draft in happening.drafts:
            for counts, number in draft.numbers:
                figure = (counts, number.value, number.lower, number.upper)
                if figure in seen:
                    continue
                seen.add(figure)
                key = self._key("quantity")
                self.quantities.append(
                    Quantity(
                        key,
                        counts,
                        (number.span,),
                        _decimal(number.value),
                        _decimal(number.lower),
                        _decimal(number.upper),
                        number.approximate,
                    )
                )
                keys.append(key)
        return tuple(keys)

    # ---------------------------------------------------------------- statements
    def _statement(self, statement: StatementDraft) -> Event:
        links: dict[str, tuple[str, ...]] = {"dl:speaker": self._use(statement.speakers)}
        if statement.addressees:
            links["dl:addressee"] = self._use(statement.addressees)
        if statement.attributed:
            links["dl:attributedTo"] = self._use(statement.attributed)
        about = self._about(statement)
        if about:
            links["dl:about"] = about
        self._link_propositions(links, statement.propositions)
        earliest, latest = interval(statement.time)
        return Event(
            key=self._key("event/statement"),
            cls="dl:Statement",
            type="et:statement",
            evidence=_spans(statement.evidence),
            rule=statement.rule,
            links=links,
            earliest=earliest,
            latest=latest,
            date_text=self._words(statement.time.span) if statement.time else None,
            speech_act=statement.act,
            quotations=tuple(sorted({q.span for q in statement.quotations})),
        )

    def _about(self, statement: StatementDraft) -> tuple[str, ...]:
        found: list[str] = []
        for head in statement.about_heads:
            for inner in self._event_heads(head):
                if inner in self.by_trigger and self.by_trigger[inner] not in found:
                    found.append(self.by_trigger[inner])
            if not found:
                found += [k for k in self._use(self.context.entities("dl:about", [head])) if k not in found]
        for trigger in (self.analysis.predications[i].trigger for i in sorted(statement.inside)):
            if trigger in self.by_trigger and self.by_trigger[trigger] not in found:
                found.append(self.by_trigger[trigger])
        return tuple(found)

    def _event_heads(self, head: int) -> list[int]:
        """A head and the event nouns within its phrase: "the decision to kill ..."."""
        found = [head, self.context.matcher.content_head(head)]
        p: Predication | None = self.context.by_trigger.get(head)
        if p is not None:
            found += [a.head for a in p.arguments if a.function not in ("possessor", "subject")]
        return found

    def _link_propositions(self, links: dict[str, tuple[str, ...]], drafts: list[PropositionDraft]) -> None:
        made: dict[tuple[str, str], PropositionDraft] = {}
        evidence: dict[tuple[str, str], list[Span]] = defaultdict(list)
        for draft in drafts:
            known = made.setdefault((draft.force, draft.action), draft)
            evidence[draft.force, draft.action].append(draft.evidence)
            known.performed_by += [e for e in draft.performed_by if e not in known.performed_by]
            known.concerns += [e for e in draft.concerns if e not in known.concerns]
            known.condition = known.condition or draft.condition
        for (force, action), draft in made.items():
            key = self._key("proposition")
            inner: dict[str, tuple[str, ...]] = {}
            if draft.performed_by:
                inner["dl:performedBy"] = self._use(draft.performed_by)
            if draft.concerns:
                inner["dl:concerns"] = self._use(draft.concerns)
            condition = self._words(draft.condition) if draft.condition else None
            self.propositions.append(
                Proposition(key, (action,), _spans(evidence[force, action]), draft.rule, inner, condition)
            )
            links[force] = (*links.get(force, ()), key)

    # ---------------------------------------------------------------- roles
    def _roles(self) -> tuple[Role, ...]:
        roles = []
        for mention in self.analysis.referents.roles:
            holder = self._use([mention.holder])[0]
            organisation = self._use([mention.organisation])[0] if mention.organisation else None
            roles.append(Role(self._key("role"), holder, mention.text, (mention.evidence,), organisation))
        return tuple(roles)

    def _words(self, span: Span) -> str:
        return self.analysis.article.text[span.begin : span.end]


def _last_told(happenings: list[Happening], end: int) -> Happening:
    """Of several, the one that was spoken of last before a code point."""
    begins = [max((e.begin for d in h.drafts for e in d.evidence if e.begin < end), default=-1) for h in happenings]
    return happenings[begins.index(max(begins))]


def _telling(happening: Happening) -> tuple[Span, ...]:
    """The words that say something of it: a bare "the attack" proves nothing where other words say more, nor does a
    span within another."""
    said = [d for d in happening.drafts if any(d.match.fillers.values()) or d.time or d.part_of] or [happening.first]
    spans = {e for d in said for e in d.evidence}
    return _spans(s for s in spans if not any(t != s and t.begin <= s.begin and s.end <= t.end for t in spans))


def _spans(spans: object) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))  # type: ignore[call-overload]


def _decimal(value: float | None) -> Decimal | None:
    if value is None:
        return None
    return Decimal(int(value)) if value == int(value) else Decimal(str(value))


def _slug(concept: str) -> str:
    plain = unicodedata.normalize("NFKD", concept.partition(":")[2])
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
