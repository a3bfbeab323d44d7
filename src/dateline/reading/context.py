"""What the steps of reading one article share: frames laid over predications, and the look-ups of arguments."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Token

from dateline.language.grammar import load_grammar
from dateline.language.mentions import is_plural
from dateline.language.model import Analysis, Entity, Modality, Number, Predication, Quotation, Span, Time, TriggerKind
from dateline.language.syntax import is_gerund, is_participle
from dateline.reading.factuality import Factuality
from dateline.reading.frames import Frames
from dateline.reading.match import Match, Matcher
from dateline.reading.phrases import clause_span, phrase_span
from dateline.reading.terms import Terms, model_terms

PLACE_PROPERTIES = frozenset({"dl:place"})
EITHER = frozenset({"dl:target", "dl:concerns"})
_PLACES_FIRST = frozenset({"country", "region", "city", "facility", "area"})

_DEEP = 6  # places around a place
_BESIDE = frozenset({"nmod", "compound", "amod", "poss", "nummod"})
_CLIMB = _BESIDE | frozenset(
    {"npadvmod", "advmod", "pobj", "pcomp", "appos", "conj", "prep", "agent", "dobj", "nsubj", "nsubjpass", "attr"}
)
"""Functions over which a time expression belongs to what is above it."""


@dataclass(slots=True)
class Draft:
    """A happening in the making: several mentions may still become one."""

    predication: Predication
    match: Match
    cls: str
    type: str
    factuality: str
    evidence: list[Span]
    links: dict[str, list[Entity]] = field(default_factory=dict)
    time: Time | None = None
    part_of: list[int] = field(default_factory=list)  # trigger tokens of event nouns that it belongs to
    follows: list[int] = field(default_factory=list)  # triggers of attacks just spoken of, which it may belong to
    dependent: bool = False  # no event unless it joins one that is spoken of elsewhere
    one_of: bool = False  # of several: "killed in one of the strikes"
    numbers: list[tuple[str, Number]] = field(default_factory=list)  # (ct: concept, number)
    definite: bool = False
    singled_out: bool = False  # "the assault of December 31": the day says which one
    distinct: frozenset[str] = frozenset()  # "another", "second": not the one that was spoken of
    plural: bool = False
    attributed: list[Entity] = field(default_factory=list)
    in_quotation: bool = False
    binding: bool | None = None

    @property
    def rule(self) -> str:
        """Id of the frame that made it."""
        return self.match.frame.id

    def add(self, prop: str, entity: Entity) -> None:
        """Link an entity once."""
        here = self.links.setdefault(prop, [])
        if entity not in here:
            here.append(entity)


class Context:
    """One article under reading."""

    def __init__(self, analysis: Analysis, frames: Frames) -> None:
        self.analysis, self.frames, self.doc = analysis, frames, analysis.tokens
        self.terms: Terms = model_terms()
        self.time_nouns = load_grammar(analysis.article.language).time_nouns
        self.matcher = Matcher(analysis, frames)
        self.by_trigger = self.matcher.by_trigger
        self.matches: dict[int, list[Match]] = {}
        news = [(b.begin, b.end) for b in analysis.article.blocks if b.kind.is_news]
        whole = not analysis.article.blocks
        for p in analysis.predications:
            at = self.doc[p.trigger].idx
            if whole or any(b <= at < e for b, e in news):
                self.matches[p.index] = self.matcher.matches(p)
        held = [(i, m) for i, found in self.matches.items() for m in reversed(found)]  # the first of each kind counts
        self._speech = {i: m for i, m in held if m.frame.speech is not None}
        self._event = {i: m for i, m in held if m.frame.event is not None}
        self._action = {i: m for i, m in held if m.action is not None}
        self.factuality = Factuality(analysis, frames, self.force, self._is_attack)
        self._times: dict[int, list[Time]] = {}
        self._when = self._clauses_of_times()
        for time in analysis.times:
            clause = self._when.get(time.span.begin)
            alone = clause is not None and analysis.article.text[time.span.end : time.span.end + 1] == ","
            for trigger in dict.fromkeys((None if alone else self._governor(time), clause)):
                if trigger is not None:  # "left on Friday as rebels attacked": a day of both
                    self._times.setdefault(trigger, []).append(time)
        self._places: dict[str | None, Entity] = {}
        self._numbers: dict[int, Number] = {n.head: n for n in analysis.numbers}
        self._clauses: dict[tuple[int, bool], Span] = {}
        self._starts = [s.start_char for s in analysis.doc.sents]

    # ---------------------------------------------------------------- frames
    def speech(self, p: Predication) -> Match | None:
        """The speech frame that holds of a predication, if any."""
        return self._speech.get(p.index)

    def event(self, p: Predication) -> Match | None:
        """The event frame that holds of a predication, if any."""
        return self._event.get(p.index)

    def action(self, p: Predication) -> Match | None:
        """The frame that says which action a predication is, if any."""
        return self._action.get(p.index)

    def force(self, p: Predication) -> str | None:
        """None if it is no speech act; "" if it merely reports; else the force that it lays on its content."""
        match = self.speech(p)
        if match is None or match.frame.speech is None:
            return None
        speech = match.frame.speech
        return speech.force or (speech.act if speech.act in ("sa:deny", "sa:warn") else "")

    def _is_attack(self, p: Predication) -> bool:
        match = self.event(p)
        return match is not None and match.event_type is not None and self.terms.is_violent(match.event_type)

    # ---------------------------------------------------------------- arguments
    def entity(self, prop: str, head: int) -> Entity | None:
        """What a head stands for, as a filler of a property."""
        referents = self.analysis.referents
        if prop in PLACE_PROPERTIES:
            return self.where(head)
        if prop in EITHER:
            types = referents.types(head)
            place = referents.place(head)
            if place is not None and (types & (_PLACES_FIRST - {"country"}) or referents.actor(head) is None):
                return place
            if place is None and types & _PLACES_FIRST and "actor" not in types:
                return None  # "a base that houses troops": nobody, and nowhere in particular
        return referents.actor(head)

    def where(self, head: int) -> Entity | None:
        """The place that a head stands for, as one where something happens."""
        place = self.analysis.referents.place(head)
        return self.located(place, plural=is_plural(self.doc[head])) if place else None

    def located(self, place: Entity, *, plural: bool = False) -> Entity | None:
        """The place itself, or what an area without a name lies in ("positions in Darfur"), or None where it is not
        said where it is: "a town", "houses", "rebel positions"."""
        if place.register is not None or place.named:
            return place
        if place.type == "area":
            return self.analysis.referents.around(place) or (None if plural else place)
        named = place.within is not None or any(word[:1].isupper() for word in place.label.split())
        return place if named or (place.type == "facility" and not plural) else None

    def entities(self, prop: str, heads: Iterable[int]) -> list[Entity]:
        """What heads stand for, without repetition."""
        found: list[Entity] = []
        for head in heads:
            entity = self.entity(prop, head)
            if entity is not None and entity not in found:
                found.append(entity)
        return found

    def number(self, head: int) -> Number | None:
        """The number that counts what a head stands for."""
        inner = self.matcher.content_head(head)
        return (
            self._numbers.get(head)
            or self._numbers.get(inner)
            or next(
                (self._numbers[c.i] for c in self.doc[head].children if c.dep_ == "nummod" and c.i in self._numbers),
                None,
            )
        )

    # ---------------------------------------------------------------- times
    def _clauses_of_times(self) -> dict[int, int]:
        """Triggers of clauses by where the time expression before them begins: "on Friday, when rebels attacked"."""
        ends = {time.span.end: time.span.begin for time in self.analysis.times}
        found = {}
        for p in self.analysis.predications:
            if p.kind is not TriggerKind.VERB or not ends:
                continue
            together = self.frames.operators.together
            words = [c for c in self.doc[p.trigger].lefts if c.lower_ in together]
            if not words or words[0].i < 2:
                continue
            before = self.doc[words[0].i - 1]
            before = self.doc[before.i - 1] if before.is_punct else before
            if (begin := ends.get(before.idx + len(before))) is not None:
                found[begin] = p.trigger
        return found

    def _governor(self, time: Time) -> int:
        """The trigger that a time expression dates: the nearest predication above it that it can belong to."""
        token = self.doc[time.head]
        while token.head.i != token.i and token.dep_ in _CLIMB:
            token = token.head
            if token.i in self.by_trigger and token.dep_ not in _BESIDE:
                p = self.by_trigger[token.i]
                if p.kind is TriggerKind.VERB or self.matches.get(p.index):
                    return self._outward(p, time).trigger
        return self._outward(self.by_trigger[token.i], time).trigger if token.i in self.by_trigger else token.i

    def _outward(self, p: Predication, time: Time) -> Predication:
        """ "said that troops must leave on Saturday": what lies ahead is not dated by a past day, the saying is. "An
        assault by men who had X with them on Monday": what is no event is not dated, the event that it describes is."""
        issued = self.analysis.article.issued
        past = issued is not None and time.latest is not None and time.latest < issued
        if p.parent is not None and p.relation == "complement":
            outer = self.analysis.predications[p.parent]
            if (past and self._lies_ahead(p)) or self._stands_before(time, p, outer):
                return self._outward(outer, time) if outer.kind is TriggerKind.VERB else p
        if p.relation == "relative" and p.kind is TriggerKind.VERB and not self.matches.get(p.index):
            noun = self.doc[p.trigger].head.i
            around: list[Predication] = [*self.matcher.nouns_of.get(noun, ())]
            if is_participle(self.doc[p.trigger]) or is_gerund(self.doc[p.trigger]):  # "attacked men taking food to X"
                around += [q for q in self.matcher.verbs_of.get(noun, ()) if q.trigger < p.trigger]
            for event in around:
                if self.event(event):
                    return event
        return p

    def _stands_before(self, time: Time, p: Predication, outer: Predication) -> bool:
        """ "Said on Monday it had freed them": what stands between the verb and all that it says dates the saying."""
        opening = [c.i for c in self.doc[p.trigger].children if c.dep_ in ("mark", "nsubj", "nsubjpass", "expl")]
        said = self.speech(outer) is not None
        return said and bool(opening) and outer.trigger < time.head < min(opening)

    def _lies_ahead(self, p: Predication) -> bool:
        ahead = (Modality.OBLIGATION, Modality.FUTURE, Modality.INFINITIVE)
        inner = [self.by_trigger[h] for h in p.heads("complement") if h in self.by_trigger]
        return p.modality in ahead or any(q.modality is Modality.OBLIGATION for q in inner)

    def is_dated(self, p: Predication, function: str) -> bool:
        """Whether a time expression of this function hangs on the trigger itself: "the assault of December 31"."""
        heads = p.heads(function)
        return any(t.earliest and t.head in heads for t in self._times.get(p.trigger, ()))

    def time_of(self, p: Predication) -> Time | None:
        """The time expression that dates a predication, or the light verb or clause that carries it."""
        own = self._times.get(p.trigger, [])
        best = next((t for t in own if t.earliest or t.latest), own[0] if own else None)
        if best is not None:
            return best
        if p.kind is TriggerKind.NOUN:
            return self._time_of_event_noun(p)
        for later in self.analysis.below(p):  # "were killed and fifty wounded on Monday"
            joined = later.relation == "coordinate" and self._times.get(later.trigger)
            children = self.doc[later.trigger].children if joined else ()
            if joined and not any(c.dep_ in ("nsubj", "nsubjpass") and c.pos_ != "NUM" for c in children):
                return joined[0]
        first = p
        while first.relation == "coordinate" and first.parent is not None:
            first = self.analysis.predications[first.parent]
        if first.relation == "relative":  # "at the time that rockets hit a base and shells fell on the town"
            return self._time_of_noun(self.doc[first.trigger].head, plain=first is p)
        return None

    def _time_of_event_noun(self, p: Predication) -> Time | None:
        carrier = self.matcher.carrier(p)
        if carrier is not None and self.speech(carrier) is None:
            return self.time_of(carrier)
        for verb in self.matcher.verbs_of.get(p.trigger, ()):
            functions = {a.function for a in verb.arguments if a.head == p.trigger}
            if functions & {"subject", "object"} and self.speech(verb) is None:
                return next(iter(self._times.get(verb.trigger, [])), None)
            if functions & self.frames.operators.simultaneous:  # "said at the funeral on Friday"
                while self._lies_ahead(verb) and verb.parent is not None and verb.relation == "complement":
                    verb = self.analysis.predications[verb.parent]
                return next((t for t in self._times.get(verb.trigger, []) if t.earliest), None)
        return None

    def _time_of_noun(self, noun: Token, *, plain: bool = True) -> Time | None:
        """The time that a noun names ("the day that"), or that dates the clause in which a noun like "time" stands."""
        found = next((t for t in self.analysis.times if t.head == noun.i), None)
        if found is not None:
            return found if plain else None
        if noun.lemma_.lower() not in self.time_nouns:
            return None
        while noun.head.i != noun.i:
            noun = noun.head
            verb = self.by_trigger.get(noun.i)
            if verb is not None and verb.kind is TriggerKind.VERB:
                beside = self.doc[verb.trigger].head.i  # "Friday's notes, sent at the time that ..."
                named = next((t for t in self.analysis.times if self.doc[t.head].head.i == beside), None)
                return self.time_of(verb) or (named if verb.relation == "relative" else None)
        return None

    # ---------------------------------------------------------------- places
    def around(self, place: Entity) -> list[Entity]:
        """The places that a place is known to lie in, the closest first."""
        if place.within is not None and place.within not in self._places:
            self._places = {e.key: e for e in self.analysis.referents.entities()}
        found: list[Entity] = []
        while place.within in self._places and len(found) < _DEEP:
            place = self._places[place.within]
            found.append(place)
        return found

    # ---------------------------------------------------------------- words
    def sentence(self, at: int) -> int:
        """The number of the sentence at a code point."""
        return bisect_right(self._starts, at)

    def clause(self, p: Predication, *, content: bool = False) -> Span:
        """The words of a predication."""
        key = (p.index, content)
        if key not in self._clauses:
            self._clauses[key] = clause_span(self.analysis, p, content=content)
        return self._clauses[key]

    def phrase(self, head: int) -> Span:
        """The words of a noun phrase."""
        return phrase_span(self.analysis, head)

    def quotations_in(self, span: Span) -> list[Quotation]:
        """Quotations that a span overlaps."""
        return [q for q in self.analysis.quotations if q.span.begin < span.end and span.begin < q.span.end]

    def quotation_at(self, p: Predication) -> Quotation | None:
        """The quotation that a trigger stands in."""
        at = self.doc[p.trigger].idx
        return next((q for q in self.analysis.quotations if q.span.begin <= at < q.span.end), None)


def interval(time: Time | None) -> tuple[date | None, date | None]:
    """Ends of a time, both None if there is none."""
    return (None, None) if time is None else (time.earliest, time.latest)


def unique(items: Sequence[Entity]) -> list[Entity]:
    """Entities without repetition, in order."""
    return list(dict.fromkeys(items))
