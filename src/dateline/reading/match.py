"""Lay a frame over a predication: do its conditions hold, and what fills its roles?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.language.lexicon import load_lexicon
from dateline.language.model import Analysis, Predication, TriggerKind
from dateline.reading.frames import Concept, Frame, Frames, RoleRule
from dateline.reading.phrases import conjunct_lemmas
from dateline.reading.terms import ACTOR_TYPES

CORE = frozenset({"subject", "object", "indirect", "complement", "possessor", "of", "modifier", "appos", "attribute"})
_PEOPLE = frozenset({"actor", "other", "number"})
_SENTENCES = 2  # before the dead and wounded, in which the attack was spoken of
_IN_A_ROW = 20  # sentences that go on with "it"
_HAPPENING = frozenset({"event"})
_MEANS = frozenset({"weapon", "vehicle"})
_ANYBODY = frozenset({"actor", *ACTOR_TYPES})


@dataclass(slots=True)
class Match:
    """A frame that holds of a predication. `fillers` maps each property to the heads that fill it."""

    frame: Frame
    predication: Predication
    fillers: dict[str, list[int]] = field(default_factory=dict)
    event_type: str | None = None
    action: str | None = None


@dataclass(slots=True)
class Miss:
    """A frame that was tried and did not hold, and the first condition that failed."""

    frame: Frame
    predication: Predication
    why: Callable[[], str]  # most are never asked

    @property
    def reason(self) -> str:
        """The condition, in words."""
        return self.why()


class Matcher:
    """Frames of one language over the predications of one article."""

    def __init__(self, analysis: Analysis, frames: Frames) -> None:
        self.analysis, self.frames, self.doc = analysis, frames, analysis.tokens
        self.by_trigger = {p.trigger: p for p in analysis.predications}
        self.verbs_of: dict[int, list[Predication]] = {}  # verbs by the heads of their arguments
        self.nouns_of: dict[int, list[Predication]] = {}  # and nouns
        for p in analysis.predications:
            holders = self.verbs_of if p.kind is TriggerKind.VERB else self.nouns_of
            for argument in p.arguments if p.kind is not TriggerKind.ADJECTIVE else ():
                holders.setdefault(argument.head, []).append(p)
        partitive = frames.operators.partitive
        self._number_nouns = {
            n.head for n in analysis.numbers if {self.doc[n.head].lower_, self.doc[n.head].lemma_.lower()} & partitive
        }
        self._time_heads = {t.head for t in analysis.times}
        self.compounds = {word for word in load_lexicon(frames.language).nouns if " " in word}
        self._views: dict[int, dict[str, list[int]]] = {}
        self._attacks: list[int] = []  # triggers of the attacks matched so far, in order of the text

    def matches(self, p: Predication) -> list[Match]:
        """The frames that hold of a predication, the more particular first; at most one with an event or action."""
        found = [m for m in self.attempts(p) if isinstance(m, Match)]
        if any(m.frame.event is not None and m.frame.event.cls == "dl:Strike" for m in found):
            self._attacks.append(p.trigger)
        return sorted(found, key=lambda m: -m.frame.weight)

    def attempts(self, p: Predication) -> Iterator[Match | Miss]:
        """Every candidate frame with its outcome, in the order of the files."""
        for frame in self.frames.candidates(p.kind, p.lemma):
            yield self._try(frame, p)

    # ---------------------------------------------------------------- functions as a frame sees them
    def view(self, p: Predication) -> dict[str, list[int]]:
        """Heads by grammatical function, with what a noun gets from the verb that carries it and from "of" chains."""
        if p.index not in self._views:
            self._views[p.index] = self._make_view(p)
        return self._views[p.index]

    def _make_view(self, p: Predication) -> dict[str, list[int]]:
        view: dict[str, list[int]] = {}
        for argument in p.arguments:
            view.setdefault(argument.function, []).append(argument.head)
        for argument in p.arguments:  # "Turkish drones hit ...": the doer stands beside the weapon
            if argument.function == "subject" and argument.head in self.by_trigger:
                for inner in self.by_trigger[argument.head].arguments:
                    if inner.function in ("modifier", "possessor") and not self._is_compound(inner.head, argument.head):
                        view.setdefault(f"subject {inner.function}", []).append(inner.head)
            if argument.function in ("subject", "object") and argument.head in self.by_trigger:
                for inner in self.by_trigger[argument.head].arguments:  # "severed ties with Chad", "talks between"
                    if inner.via is not None:
                        view.setdefault(f"{argument.function}/{inner.function}", []).append(inner.head)
            if argument.function == "subject" and (load := self._load(argument.head, p)):
                view.setdefault("subject/of", []).extend(load)
        if p.kind is TriggerKind.VERB:  # "were killed and fifty wounded in a bombing"
            for later in self.analysis.below(p):
                if later.relation == "coordinate" and later.passive == p.passive:
                    for argument in later.arguments:
                        if argument.via is not None and argument.function not in view and argument.function not in CORE:
                            view[argument.function] = [argument.head]
        if p.kind is TriggerKind.VERB:
            if adverbs := [c.i for c in self.doc[p.trigger].children if c.dep_ == "advmod"]:
                view["adverb"] = adverbs
            self._came_of(p, view)
        if p.kind is TriggerKind.NOUN:
            for argument in p.arguments:  # "attacks by militias on villages": the last phrase swallowed the next
                for function, head in self._inner(argument.head):
                    if function not in view and function not in CORE:
                        view[function] = [head]
            for verb in self.verbs_of.get(p.trigger, ()):  # "an air strike hit a depot in Sanaa"
                if verb.lemma in self.frames.operators.impacts and p.trigger in verb.heads("subject"):
                    for preposition in self.frames.operators.onto:
                        view[preposition] = [*view.get(preposition, ()), *verb.heads("object")]
                    for argument in verb.arguments:
                        if argument.function not in CORE:
                            view.setdefault(argument.function, []).append(argument.head)
            for verb in self.verbs_of.get(p.trigger, ()):
                if p.trigger in verb.heads("object"):
                    view.setdefault("object of", []).append(verb.trigger)
            if adverbs := list(self._adverbs(p)):
                view["adverb"] = adverbs
            if p.parent is not None and p.relation == "argument":
                view["governor"] = [self.analysis.predications[p.parent].trigger]
            carrier = self.carrier(p)
            if carrier is not None:
                own = set(view)
                for argument in carrier.arguments:  # "carried out strikes on Friday on a depot": both are "on"
                    dated = all(self.is_time(h) for h in view.get(argument.function, ()))
                    if argument.function not in CORE and (argument.function not in own or dated):
                        view.setdefault(argument.function, []).append(argument.head)
        return view

    def is_time(self, head: int) -> bool:
        """Whether a head is that of a time expression."""
        return head in self._time_heads

    def _is_compound(self, first: int, last: int) -> bool:
        """Whether two words are one of the lexicon's: a "fighter jet" is not the jet of a fighter."""
        return f"{self.doc[first].lower_} {self.doc[last].lemma_.lower()}" in self.compounds

    def _came_of(self, p: Predication, view: dict[str, list[int]]) -> None:
        """The attack that "daarbij" means, the last one spoken of (`thereby`); without such a word, and without a
        phrase that says what else it was, one of this sentence or the two before (which is then `next`, too)."""
        first = p
        while first.relation == "coordinate" and first.parent is not None:
            first = self.analysis.predications[first.parent]
        attack = next((t for t in reversed(self._attacks) if t < first.trigger), None)
        if attack is None:
            return
        words = {c.lower_ for q in (first, p) for c in self.doc[q.trigger].children if c.dep_ == "advmod"}
        if words & self.frames.operators.thereby:
            view["thereby"] = [attack]
            return
        said = self.frames.operators.source
        if any(a.via is not None and a.function not in said for a in (*p.arguments, *first.arguments)):
            return
        since = self.doc[p.trigger].sent.start
        for _ in range(_SENTENCES):
            since = self.doc[max(since - 1, 0)].sent.start
        if attack >= since:
            view["thereby"] = view["next"] = [attack]

    def _load(self, head: int, p: Predication) -> list[int]:
        """What a noun's participle says that it holds: "trucks carrying flour", "a ship loaded with food"."""
        clauses = [self.by_trigger[c.i] for c in self.doc[head].children if c.dep_ == "acl" and c.i in self.by_trigger]
        return [h for q in clauses if q is not p for h in q.heads("with" if q.passive else "object")]

    def _adverbs(self, p: Predication) -> Iterator[int]:
        """Adverbs beside a noun and its prepositions: "troops still in the country"."""
        token = self.doc[p.trigger]
        for beside in (token, *(c for c in token.children if c.dep_ == "prep")):
            yield from (c.i for c in beside.children if c.dep_ == "advmod")

    def _inner(self, head: int) -> Iterator[tuple[str, int]]:
        inner = self.by_trigger.get(head)
        if inner is not None and inner.kind is TriggerKind.NOUN:
            for argument in inner.arguments:
                if argument.via is not None:
                    yield argument.function, argument.head
        for child in self.doc[head].children if inner is None else ():
            if child.dep_ == "prep":
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj":
                        yield child.lower_, grandchild.i

    def carrier(self, p: Predication) -> Predication | None:
        """The verb that a noun is the object or (passive) subject of: "carried out an attack"."""
        if p.kind is not TriggerKind.NOUN or p.parent is None or p.relation != "argument":
            return None
        verb = self.analysis.predications[p.parent]
        if verb.kind is TriggerKind.VERB and p.trigger in verb.heads("object"):
            return verb
        return None

    # ---------------------------------------------------------------- one frame
    def _try(self, frame: Frame, p: Predication) -> Match | Miss:
        view = self.view(p)
        if p.lemma not in (lemmas := frame.triggers.get(p.kind, frozenset())):
            what = self._by_preposition(frame, p, view)
            if what is None:
                return Miss(frame, p, lambda: f"{p.lemma!r} without {' or '.join(sorted(lemmas))}")
            view = {"object": what, **view} if what else view
        if frame.negated is not None and frame.negated != p.negated:
            return Miss(frame, p, lambda: "it is negated" if p.negated else "it is not negated")
        for condition in frame.where:
            heads = view.get(condition.function, [])
            if condition.absent and condition.function == "subject":  # no "fire killed", but "artillery fire killed"
                heads = [h for h in heads if self.content_head(h) not in self._attacks]
            fits = any(self._fits(h, condition.types, condition.lemmas) for h in heads)
            if fits == condition.absent and (heads or not condition.absent):
                return Miss(frame, p, condition.unmet)
        match = Match(frame, p)
        for rule in frame.roles:
            heads = list(self._fill(rule, frame, p, view))
            if heads:
                match.fillers.setdefault(rule.property, []).extend(
                    h for h in heads if h not in match.fillers.get(rule.property, [])
                )
            elif rule.required:
                return Miss(frame, p, rule.unfilled)
        if frame.light_verbs and p.kind is TriggerKind.NOUN:  # "the raid that the general ordered"
            for prop in sorted(set(frame.light_verbs.values()) - set(match.fillers)):
                verb = self._light_verb(frame, p, prop)
                heads = [h for h in verb.heads("subject") if "actor" in self.types(h)] if verb is not None else []
                if heads:
                    match.fillers[prop] = heads
        if frame.event is not None:
            match.event_type = self._concept(frame.event.type, view, p)
            if match.event_type is None:
                return Miss(frame, p, lambda: "no word gives the event's type")
        if frame.action is not None:
            match.action = self._concept(frame.action, view, p)
            if match.action is None and frame.event is None and frame.speech is None:
                return Miss(frame, p, lambda: "no word gives the action")
        return match

    def _by_preposition(self, frame: Frame, p: Predication, view: Mapping[str, list[int]]) -> list[int] | None:
        """What follows the preposition of a trigger such as "call on": it is the object, too. Empty after a particle,
        None where the trigger is another one."""
        for rest in frame.rests(p.kind, p.lemma.split(" ")[0]):
            if p.particle is not None and self.doc[p.particle].lower_ == rest:
                return []
            if any(self._is_particle(c) and c.lower_ == rest for c in self.doc[p.trigger].rights):
                return []  # "took back", where the parser sees no particle; "voted against"
            if rest in view:
                return view[rest]
            if any(function.startswith(f"{rest} ") for function in view):
                return []  # "pulled out of Kibumba"
        return None

    def _is_particle(self, token: Token) -> bool:
        return token.dep_ == "advmod" or (token.dep_ == "prep" and token.n_lefts + token.n_rights == 0)

    def _fill(self, rule: RoleRule, frame: Frame, p: Predication, view: Mapping[str, list[int]]) -> Iterator[int]:
        if p.kind is TriggerKind.NOUN:
            carrier = self._light_verb(frame, p, rule.property)
            if carrier is not None:
                heads = [h for h in carrier.heads("subject") if self._fits(h, rule.types, rule.lemmas)]
                if heads:
                    yield from heads
                    return
        for function in rule.functions:
            filled = [p.trigger] if function == "trigger" else view.get(function, [])
            heads = [h for h in filled if self._fits(h, rule.types, rule.lemmas)]
            if function.endswith("modifier"):
                heads = [h for h in heads if self._names_somebody(h) and not self._is_town(h)]
            if heads:
                yield from heads
                return
        if rule.property == "dl:attacker" and "subject" in rule.functions:
            yield from self._whose_weapon(rule, view)
        if rule.property == "dl:speaker" and "subject" in rule.functions:
            yield from (h for h in self._said_before(p) if self._fits(h, rule.types, rule.lemmas))

    def _whose_weapon(self, rule: RoleRule, view: Mapping[str, list[int]]) -> Iterator[int]:
        """Who attacked where the weapon stands as subject: "planes of the coalition bombed", "air force jets hit"."""
        for weapon in view.get("subject", ()):
            inner = self.by_trigger.get(weapon)
            if inner is None or not self.types(weapon) & _MEANS:
                continue
            for function in ("possessor", "of", "modifier"):
                heads = [h for h in inner.heads(function) if self._fits(h, rule.types, rule.lemmas)]
                if named := [h for h in heads if self._names_somebody(h)]:
                    yield from named
                    return

    def _names_somebody(self, modifier: int) -> bool:
        """ "A military strike" and "artillery fire" name nobody."""
        token = self.doc[modifier]
        return (token.pos_ != "ADJ" or token.text[:1].isupper()) and "weapon" not in self.types(modifier)

    def _is_town(self, modifier: int) -> bool:
        """ "A Kabul bombing": a capital beside an event is where it was, and nobody's government."""
        place = self.analysis.referents.place(modifier)
        return place is not None and place.type == "city"

    def _said_before(self, p: Predication) -> list[int]:
        """Who "said that the siege was over and called on Peru": the parser gives the second verb to the siege."""
        if p.relation != "coordinate" or p.kind is not TriggerKind.VERB or p.parent is None:
            return []
        inner = self.analysis.predications[p.parent]
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in self.doc[p.trigger].children)
        if own or p.passive or inner.relation != "complement" or inner.parent is None:
            return []
        return self.analysis.predications[inner.parent].heads("subject")

    def _light_verb(self, frame: Frame, p: Predication, prop: str) -> Predication | None:
        """The verb whose subject has a role of the noun: "launched a raid", "the raid that the general ordered",
        "responded with air strikes"."""
        for verb in self.verbs_of.get(p.trigger, ()):
            for argument in verb.arguments:
                if argument.head == p.trigger:
                    name = verb.lemma if argument.function == "object" else f"{verb.lemma} {argument.function}"
                    if frame.light_verbs.get(name) == prop:
                        return verb
        return None

    def _fits(self, head: int, types: frozenset[str], lemmas: frozenset[str]) -> bool:
        inner = self.by_trigger.get(head)
        if lemmas and inner is not None and inner.kind is TriggerKind.VERB:
            if inner.lemma not in lemmas:  # "go on" is not "go"
                return False
        elif lemmas and not (lemmas & self._lemmas(head)) and (inner is None or inner.lemma not in lemmas):
            return False
        return not types or bool(types & self.types(head))

    def _lemmas(self, head: int) -> set[str]:
        """The words of a head, and of what it counts ("dozens of hostages")."""
        words, inner = conjunct_lemmas(self.doc, head), self.content_head(head)
        return words if inner == head else words | conjunct_lemmas(self.doc, inner)

    def types(self, head: int) -> frozenset[str]:
        """The types that a head could have; what a partitive counts has the types of what is counted."""
        inner = self.content_head(self.antecedent(head))
        token = self.doc[inner]
        if (token.pos_ == "NUM" and inner not in self.by_trigger) or inner in self._number_nouns:
            return _PEOPLE  # "killed two", "wounded dozens"
        if token.pos_ == "PRON" and token.lower_ in self.frames.operators.first_person:
            return _ANYBODY
        if inner in self._attacks and self.by_trigger[inner].kind is TriggerKind.VERB:
            return _HAPPENING  # "... attacked the port. Nine died"
        return self.analysis.referents.types(inner)

    def antecedent(self, head: int) -> int:
        """ "The resolution condemns ... It calls for ...": the document that the sentence before is about; of
        an apposition ("Sule, the governor, who vowed ...") the name; else the head."""
        token = self.doc[head]
        if token.dep_ == "appos" and token.pos_ == "NOUN" and token.head.pos_ == "PROPN":
            same = "person" in self.analysis.referents.types(head) & self.analysis.referents.types(token.head.i)
            return token.head.i if same else head
        for _ in range(_IN_A_ROW):
            if token.lower_ not in self.frames.operators.neuter or token.dep_ != "nsubj" or not token.sent.start:
                break
            root = self.doc[token.sent.start - 1].sent.root
            subject = next((c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass")), token)
            if "document" in self.analysis.referents.types(subject.i):
                return subject.i
            token = subject if subject.i < token.i else root
        return head

    def content_head(self, head: int) -> int:
        """The head that says what is meant: "strikes" of "one of the strikes", "a series of strikes"."""
        seen = 0
        partitive, of = self.frames.operators.partitive, self.frames.operators.of
        while seen < 3 and {self.doc[head].lemma_.lower(), self.doc[head].lower_} & partitive:
            inner = next(
                (g.i for c in self.doc[head].children if c.dep_ == "prep" and c.lower_ in of
                 for g in c.children if g.dep_ == "pobj"), None)  # fmt: skip
            if inner is None:
                break
            head, seen = inner, seen + 1
        return head

    def _concept(self, concept: Concept, view: Mapping[str, list[int]], p: Predication) -> str | None:
        for function, words in concept.by:
            heads: Iterable[int] = [p.trigger] if function == "trigger" else view.get(function, [])
            for head in heads:
                said = conjunct_lemmas(self.doc, head) | conjunct_lemmas(self.doc, self.content_head(head))
                for word in sorted(said, key=lambda w: (-len(w), w)):  # "fired dozens of rockets"
                    if word in words:
                        return words[word]
        return concept.otherwise
