"""What is demanded, opposed, threatened or promised: from the content of something said to propositions."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.language.model import Entity, Modality, Predication, Span, TriggerKind
from dateline.reading.context import Context
from dateline.reading.match import Match

OPPOSITE = {"dl:demands": "dl:opposes", "dl:opposes": "dl:demands"}


@dataclass(slots=True)
class PropositionDraft:
    """A proposition in the making: the force that leads to it, and what it says."""

    force: str
    action: str
    evidence: Span
    rule: str
    predication: int  # index of what it was read from: no event besides
    performed_by: list[Entity] = field(default_factory=list)
    concerns: list[Entity] = field(default_factory=list)
    condition: Span | None = None


class Content:
    """Finds the propositions in what a speaker says.

    Args:
        context: the article under reading.
        force: the force that the speech frame lays on its content, or None.
        speakers: who speak; what their own side will do is a threat or a promise.
        warns: the speech act is a warning: what others will do is no threat of the speaker.
        document: these are the words of a resolution, which speaks for others: "the government commits to ...".
    """

    def __init__(
        self,
        context: Context,
        force: str | None,
        speakers: list[Entity],
        *,
        document: bool = False,
        warns: bool = False,
    ) -> None:
        self.context, self.force, self.speakers, self.document = context, force, speakers, document
        self.warns = warns
        self.found: list[PropositionDraft] = []
        self.seen: set[int] = set()
        self.acts: list[Match] = []  # "We condemn ...": what the speaker does in so many words
        self.obliges = False  # "the violence must stop": a call, whether or not an action is known

    def add(self, p: Predication, force: str | None = None, depth: int = 0) -> None:
        """Take a predication of the content in, with what hangs on it."""
        if p.index in self.seen or depth > 8:
            return
        self.seen.add(p.index)
        context = self.context
        force = self._force(p, force or self.force)
        match = context.action(p)
        stance = next((m for m in context.matches.get(p.index, ()) if m.frame.stance), None)
        speech = context.speech(p)
        if match is not None and speech is not None and context.matches[p.index].index(match) == 0:
            speech = None  # "will respond to the raid" is a deed, not an answer
        if stance is not None and stance.action is not None:
            self._emit(p, stance.frame.stance or "", stance.action, stance.frame.id)
        elif stance is not None:
            self._stance(p, stance.frame.stance or "", stance.fillers.get("content", []), stance.frame.id)
        elif speech is not None and speech.frame.speech is not None and self._own_words(p):
            done = p.modality in (Modality.ASSERTED, Modality.INFINITIVE) and not p.negated
            own = any(c.dep_ == "nsubj" for c in context.doc[p.trigger].children)
            if done and own and not self.document:
                self.acts.append(speech)
            laid = speech.frame.speech.force
            for head in speech.fillers.get("content", []) or [
                h for f in speech.frame.speech.content for h in p.heads(f)
            ]:
                if head in context.by_trigger:
                    self.add(context.by_trigger[head], laid or force, depth + 1)
        elif speech is not None and force is None:
            pass  # the words of somebody else inside what is said
        elif match is not None and match.action is not None and force is not None:
            if not self._subsumed(p, force):
                self._emit(p, force, match.action, match.frame.id)
        elif self._hands_on(p):
            for inner in self._inside(p):
                self.add(inner, force, depth + 1)
        for other in self._coordinates(p):
            self.add(other, None if other.modality is not p.modality else force, depth + 1)

    # ---------------------------------------------------------------- force
    def _force(self, p: Predication, force: str | None) -> str | None:
        if p.modality is Modality.CONDITIONAL or self._is_question(p):
            return None
        if force is None and p.modality is Modality.OBLIGATION:
            force = "dl:demands"
            self.obliges = self.obliges or self._is_call(p)
        elif force is None and p.modality is Modality.FUTURE and self.document:
            force = "dl:demands"  # "the government shall end ..."
        elif force is None and p.modality is Modality.FUTURE and self._own_side(p):
            force = "dl:threatens" if self._is_hostile(p) else "dl:commitsTo"
        elif force is None and self._in_first_person(p) and self._conditions(p) and self._is_hostile(p):
            force = "dl:threatens"  # "if they attack, we have their bases in our sights"
        match = self.context.action(p)
        if p.negated and match is not None and match.frame.negated:
            return force  # the frame reads the negation: "do not use our airspace" is a ban
        if p.negated and force in OPPOSITE:
            return OPPOSITE[force]
        if p.negated and force == "dl:commitsTo" and self.force is None and self._in_first_person(p):
            return "dl:opposes"  # "we will not negotiate"
        if p.negated and force is not None:
            return None  # a threat or promise not to act: nothing to link
        return force

    def _is_call(self, p: Predication) -> bool:
        """Whether a "must" calls on others: "we must win", "there must be no doubt" and "they should know" do not."""
        advice = self.context.frames.operators.advice
        own = self._in_first_person(p)
        return not own and not any(
            c.dep_ == "expl" or (c.dep_ == "aux" and c.lemma_.lower() in advice)
            for c in self.context.doc[p.trigger].children
        )

    def _is_question(self, p: Predication) -> bool:
        """ "Asked who had shelled the town", "asked: 'Who shelled the town?'": wanted is an answer."""
        trigger = self.context.doc[p.trigger]
        if any(c.tag_ in ("WP", "WRB") for c in trigger.children) and p.relation == "complement":
            return p.modality is not Modality.INFINITIVE
        if p.relation not in ("", "complement", "coordinate") or self.context.quotation_at(p) is None:
            return False
        return trigger.sent.text.rstrip("\"'”’»\u00a0 ").endswith("?")

    def _is_hostile(self, p: Predication) -> bool:
        match = self.context.action(p)
        return match is not None and match.action is not None and self.context.terms.is_violent(match.action)

    def _in_first_person(self, p: Predication) -> bool:
        return any(self.context.doc[h].lower_ in self.context.frames.operators.first_person for h in p.heads("subject"))

    def _conditions(self, p: Predication) -> list[Predication]:
        near = [p] if p.parent is None else [p, self.context.analysis.predications[p.parent]]
        below = [q for one in near for q in self.context.analysis.below(one)]
        return [q for q in below if q.modality is Modality.CONDITIONAL and q.relation == "adverbial"]

    def add_threats(self, inside: set[int]) -> None:
        """Take in what will be done to the enemy, wherever it stands in the content: "ports that we will bomb"."""
        for p in (self.context.analysis.predications[i] for i in sorted(inside - self.seen)):
            if p.modality is Modality.FUTURE and self._is_hostile(p):
                self.add(p)

    def _own_side(self, p: Predication) -> bool:
        """Whether the doer is the speaker, or of the speaker's side: of the same country or, where the article does not
        tell the speaker's country, a state or a force. Whoever only warns speaks of others."""
        subjects = p.heads("subject")
        if not subjects:
            return p.passive
        if self._in_first_person(p):
            return True
        referents = self.context.analysis.referents
        own = {c for speaker in self.speakers for c in referents.countries(speaker)}
        for actor in (referents.actor(h) for h in subjects):
            if actor is None:
                continue
            if actor in self.speakers:
                return True
            theirs = referents.countries(actor)
            if own and theirs:
                return bool(own & theirs)
            if actor.type in ("state", "government", "armed-force", "armed-group"):
                return not self.warns
        return False

    def _own_words(self, p: Predication) -> bool:
        """ "I call on ...", or a speech verb without a subject of its own: the speaker goes on."""
        subjects = p.heads("subject")
        if not subjects or self.document:
            return True
        if self._in_first_person(p):
            return True
        actors = [self.context.analysis.referents.actor(h) for h in subjects]
        return any(a in self.speakers for a in actors if a is not None)

    # ---------------------------------------------------------------- what hangs where
    def _hands_on(self, p: Predication) -> bool:
        operators = self.context.frames.operators
        passing_on = operators.transparent | operators.conveys | operators.planned
        return bool({p.lemma, p.lemma.split(" ")[0]} & passing_on) or p.modality is Modality.OBLIGATION

    def _inside(self, p: Predication) -> Iterator[Predication]:
        by = self.context.by_trigger
        for argument in p.arguments:
            inner = by.get(argument.head)
            if inner is None or inner.index == p.index or argument.function in ("subject", "possessor", "modifier"):
                continue
            yield inner

    def _coordinates(self, p: Predication) -> Iterator[Predication]:
        for other in self.context.analysis.below(p):
            if other.relation == "coordinate" and other.kind is p.kind:
                yield other

    def _subsumed(self, p: Predication, force: str) -> bool:
        return any(d.force == force and d.evidence == self.context.clause(p) for d in self.found)

    def _stance(self, p: Predication, stance: str, heads: list[int], rule: str) -> None:
        for head in heads:
            inner = self.context.by_trigger.get(head)
            match = self.context.action(inner) if inner is not None else None
            if inner is not None and match is not None and match.action is not None:
                self.seen.add(inner.index)
                self._emit(inner, stance, match.action, rule, within=p)

    def _emit(self, p: Predication, force: str, action: str, rule: str, within: Predication | None = None) -> None:
        context, match = self.context, self.context.action(p)
        performers, concerns = [], []
        for prop, heads in (match.fillers if match is not None else {}).items():
            entities = context.entities("dl:concerns" if prop != "dl:agent" else prop, heads)
            if prop in ("dl:agent", "dl:attacker"):
                performers += [e for e in entities if not e.is_place]
            elif prop not in ("dl:place", "content", "about"):
                concerns += entities
        if force in ("dl:threatens", "dl:commitsTo") and not performers and p.kind is TriggerKind.NOUN:
            performers = list(self.speakers)
        self.found.append(
            PropositionDraft(
                force, action, context.clause(within or p), rule, p.index, performers, concerns, self._condition(p)
            )
        )

    def _condition(self, p: Predication) -> Span | None:
        found = self._conditions(p)
        return self.context.clause(found[0]) if found else None
