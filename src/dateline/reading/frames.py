"""Frames: the mapping rules of `mappings/<language>/*.yaml`, as data.

A frame names its trigger words, the event that they denote, the action that they are when somebody only demands or
threatens them, the speech act that they perform, and the roles by grammatical function. `loader` reads and checks the
files; `match` lays frames over predications.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.language.model import TriggerKind


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept that may depend on the words of an argument: `{modifier: {drone: et:drone-strike}, otherwise: ...}`.

    `by` maps a grammatical function to lemmas and their concepts; it is tried in order. `otherwise` may be None:
    then the frame does not match without one of the words.
    """

    otherwise: str | None
    by: tuple[tuple[str, Mapping[str, str]], ...] = ()

    def concepts(self) -> list[str]:
        """All concepts that it may give."""
        found = [concept for _, words in self.by for concept in words.values()]
        return found + ([self.otherwise] if self.otherwise else [])


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Which argument fills a property: the first of `functions` that has a filler of one of `types`."""

    property: str
    functions: tuple[str, ...]
    types: frozenset[str] = frozenset()
    required: bool = False
    lemmas: frozenset[str] = frozenset()

    def unfilled(self) -> str:
        """What is wrong where nothing fills it, in words."""
        kind = f" of type {'/'.join(sorted(self.types))}" if self.types else ""
        return f"nothing{kind} fills {self.property} (from {', '.join(self.functions)})"


@dataclass(frozen=True, slots=True)
class Condition:
    """What must stand (or, with `absent`, must not stand) beside the trigger."""

    function: str
    lemmas: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    absent: bool = False

    def unmet(self) -> str:
        """What is wrong where it does not hold, in words."""
        return f"{self.function} is {'' if self.absent else 'not '}one of {sorted(self.lemmas | self.types)}"


@dataclass(frozen=True, slots=True)
class EventSpec:
    """The event that a trigger denotes."""

    cls: str
    type: Concept


@dataclass(frozen=True, slots=True)
class SpeechSpec:
    """The speech act that a trigger performs, and the force that it lays on what is said (or None).

    `culprit` names the functions of who, according to the speaker, did the violence that is spoken of; `speaker` where
    he says so of himself.
    """

    act: str
    force: str | None = None
    content: tuple[str, ...] = ("complement",)
    about: tuple[str, ...] = ()
    culprit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what must be read from it."""

    text: str
    reads: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One mapping rule.

    Attributes:
        triggers: lemmas by kind of word; a lemma may hold a particle or preposition ("carry out", "call on").
        light_verbs: verbs of which a noun trigger may be the object, and the role of their subject.
        part_of: functions whose filler is another event noun that this event belongs to ("died in the attack").
        stance: inside something said, this word alone has a force ("there is no need for ...": dl:opposes).
        binding: whether the resolution that is spoken of binds; turned round by a negation.
        dependent: it tells more of an event that is spoken of elsewhere ("the blast"), and is none by itself.
        lasting: it goes on for long ("an offensive"), and is none of the attacks within it.
        negated: True: only under a negation; False: only without (the event did not happen); None: either.
    """

    id: str
    language: str
    path: Path
    line: int
    triggers: Mapping[TriggerKind, frozenset[str]]
    event: EventSpec | None = None
    action: Concept | None = None
    speech: SpeechSpec | None = None
    stance: str | None = None
    roles: tuple[RoleRule, ...] = ()
    where: tuple[Condition, ...] = ()
    light_verbs: Mapping[str, str] = field(default_factory=dict)
    part_of: tuple[str, ...] = ()
    negated: bool | None = None
    binding: bool | None = None
    dependent: bool = False
    lasting: bool = False
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()

    @property
    def weight(self) -> int:
        """How particular it is: the more it asks, the sooner it is heard."""
        required = sum(2 for r in self.roles if r.required) + sum(1 for r in self.roles if r.lemmas)
        return required + 3 * len(self.where) + (2 if self.negated is not None else 0)

    phrases: Mapping["Key", tuple[str, ...]] = field(default_factory=dict, init=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[Key, tuple[str, ...]] = {}
        for kind, lemmas in self.triggers.items():
            for first, _, rest in sorted(lemma.partition(" ") for lemma in lemmas if " " in lemma):
                found[kind, first] = (*found.get((kind, first), ()), rest)
        object.__setattr__(self, "phrases", found)

    def rests(self, kind: TriggerKind, first: str) -> tuple[str, ...]:
        """What may follow the first word of a trigger of several ("on" and "for" after "call")."""
        return self.phrases.get((kind, first), ())


Key = tuple[TriggerKind, str]


class Frames:
    """The frames of one language, found by their trigger.

    Args:
        language: ISO 639-1 code.
        frames: in order of precedence: of several that match one trigger, the more particular wins, then the first.
        transparent: lemmas of verbs that hand their infinitive's happening on unchanged ("begin to", "manage to").
        fingerprint: hash of the files that they were read from.
    """

    def __init__(self, language: str, frames: Iterable[Frame], operators: "Operators", fingerprint: str = "") -> None:
        self.language, self.all, self.operators, self.fingerprint = language, tuple(frames), operators, fingerprint
        self._by_key: dict[Key, list[Frame]] = defaultdict(list)
        self._candidates: dict[Key, list[Frame]] = {}
        for frame in self.all:
            for kind, lemmas in frame.triggers.items():
                for lemma in lemmas:
                    self._by_key[kind, lemma].append(frame)
                    if " " in lemma:  # "call on" is also looked up under "call"
                        self._by_key[kind, lemma.split(" ")[0]].append(frame)

    def __len__(self) -> int:
        return len(self.all)

    def candidates(self, kind: TriggerKind, lemma: str) -> list[Frame]:
        """Frames that this word could trigger."""
        if (found := self._candidates.get((kind, lemma))) is None:
            keys = [(kind, lemma), (kind, lemma.split(" ")[0])]
            unique = {f.id: f for key in keys for f in self._by_key.get(key, ())}
            found = self._candidates[kind, lemma] = list(unique.values())
        return found


@dataclass(frozen=True, slots=True)
class Operators:
    """Words that say whether what hangs on them happened, from `operators.yaml` of the language.

    Lemmas that decide: `transparent` (begin, continue, manage), `conveys` (work, take steps), `negative` (fail, refuse,
    prevent), `planned` (plan, intend), `uncertain` (want, consider, risk). Closed classes: `partitive` ("series of"),
    `factive_prepositions` ("after the attack"), `light` (carry out), `definite` and `none` (determiners), `neuter`
    ("it"), `demonstratives` ("that"), `source` ("according to"), `together` ("were killed when ..."),
    `thereby` (adverbs that point back at the attack), `simultaneous` ("said at the funeral"),
    `impacts` ("the strike hit ..."), `first_person`, `aims` ("call for"), `doubtful` ("it is untrue that", "came close
    to"), `lacking` ("without"), `distinct` ("another attack"), `press` ("told reporters": nobody in particular),
    `of`, `onto` (before what an attack hits), `one_person` (he, she), `spokespeople` (they speak for others), `adding`
    ("and added": whoever spoke before goes on), `advice` ("should": weaker than "must"), `reporting` ("..., BNR
    reported": passes on what others said), `habitual` ("often", "every year"), `anyone` ("you"), `notional` ("leeway
    on", "the practice of" doing), `established` ("are known to be there"), `where`, prepositions of place, the closest
    first, and `directions`, those of them that say whence or whither; `occurs`, verbs that say no more than that it
    happened.
    """

    transparent: frozenset[str]
    conveys: frozenset[str]
    negative: frozenset[str]
    planned: frozenset[str]
    uncertain: frozenset[str]
    partitive: frozenset[str]
    factive_prepositions: frozenset[str]
    light: frozenset[str]
    definite: frozenset[str]
    none: frozenset[str]
    neuter: frozenset[str]
    demonstratives: frozenset[str]
    source: frozenset[str]
    together: frozenset[str]
    thereby: frozenset[str]
    simultaneous: frozenset[str]
    impacts: frozenset[str]
    first_person: frozenset[str]
    aims: frozenset[str]
    doubtful: frozenset[str]
    lacking: frozenset[str]
    habitual: frozenset[str]
    anyone: frozenset[str]
    notional: frozenset[str]
    established: frozenset[str]
    distinct: frozenset[str]
    press: frozenset[str]
    spokespeople: frozenset[str]
    adding: frozenset[str]
    advice: frozenset[str]
    of: frozenset[str]
    onto: frozenset[str]
    one_person: frozenset[str]
    reporting: frozenset[str]
    directions: frozenset[str]
    occurs: frozenset[str]
    where: tuple[str, ...]
