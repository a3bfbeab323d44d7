"""What the analysis of an article's language says, in terms that every language shares.

`reading` sees nothing else of an article: predications with their arguments by grammatical function, the entities
that words refer to, times, quantities and quotations. Token positions are indices into `Analysis.doc`, a spaCy Doc of
the whole text with ClearNLP dependency labels (those of the English spaCy pipelines), whatever language it is in.
Offsets are code points of the article's text.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from dateline.articles.model import Article

if TYPE_CHECKING:  # these types are everywhere, also where nothing is analysed
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points [begin, end) of the article's text."""

    begin: int
    end: int


# ------------------------------------------------------------------------------------------------ entities
@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or a place that an article speaks of.

    Attributes:
        key: unique in the article: `actor/amina-sule`, `place/baghdad`; a register entry has its register key.
        label: the fullest form used (the register's label for a register entry).
        alt: the other forms used in this article.
        is_place: a Location, else an Actor.
        type: actors: a concept of `at:` without prefix (`person`, `state`, `government`, `legislature`, `armed-force`,
            `armed-group`, `international-organisation`, `media`, `other`); places: `country`, `region`, `city`,
            `facility`, `area`.
        register: the register entry's key, or None for an entry of the article's own.
        named: False if known by a description only ("many Democrats").
        within: for places, the key of the place that it lies in.
    """

    key: str
    label: str
    type: str
    is_place: bool = False
    alt: tuple[str, ...] = ()
    register: str | None = None
    named: bool = True
    within: str | None = None


@dataclass(frozen=True, slots=True)
class RoleMention:
    """ "X, leader of Y": a role as the article states it."""

    holder: Entity
    organisation: Entity | None
    text: str
    evidence: Span


class Referents(Protocol):
    """What the noun phrases of one article refer to.

    A phrase is named by the token index of its syntactic head. Pronouns and definite descriptions are resolved to what
    they stand for; an unnamed actor ("foreign troops", "a mob") gets an entry when it is first asked for.
    """

    @property
    def roles(self) -> Sequence[RoleMention]:
        """The roles that the article states."""

    def actor(self, head: int) -> Entity | None:
        """The actor that the phrase refers to, or None where it is no actor. A state's name, adjective ("Iraqi" in
        "Iraqi air strike") or capital (metonymy) gives the state."""

    def place(self, head: int) -> Entity | None:
        """The place that the phrase refers to, or None."""

    def around(self, place: Entity) -> Entity | None:
        """The place that a place lies in, as far as is known."""

    def types(self, head: int) -> frozenset[str]:
        """Every type that the phrase could be: actor types, place types, and the noun classes of the lexicon
        (`weapon`, `agreement`, `document`, ...); `actor` and `place` besides where one of theirs is there."""

    def countries(self, entity: Entity) -> frozenset[str]:
        """Keys of the countries that an actor is, belongs to, or (a person) holds a role in, as far as is known."""

    def set_speaker(self, begin: int, end: int, speaker: Entity) -> None:
        """From now on "I" and "we" between these code points are the speaker."""

    def entities(self) -> Sequence[Entity]:
        """All entities that `actor` and `place` have handed out, with all forms used in the article, plus places that
        they lie within, in order of first mention."""


# ------------------------------------------------------------------------------------------------ times, quantities
@dataclass(frozen=True, slots=True)
class Time:
    """A time expression, resolved against the article's date to whole days. An exact day has equal ends; either end
    may be unknown. `head` is the token index of its head; `vague` for "earlier", "recently" (no ends)."""

    span: Span
    head: int
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Number:
    """A counted phrase: "some 900 soldiers". `head` is the token index of what is counted (or of the number where
    it stands alone, "another 200"); `value` None for "dozens", which has bounds instead."""

    span: Span
    head: int
    value: float | None
    lower: float | None
    upper: float | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks. `span` is what stands between the marks; `outer` includes them. Nested quotations are
    not listed. `scare` where it is one or two words without a verb."""

    span: Span
    outer: Span
    scare: bool = False


# ------------------------------------------------------------------------------------------------ predications
class Modality(StrEnum):
    """What the form of a predication says about its happening (the verbs above it may say more)."""

    ASSERTED = "asserted"
    FUTURE = "future"  # will, shall, zal
    OBLIGATION = "obligation"  # must, should, have to, moet
    POSSIBLE = "possible"  # may, might, could, kan
    CONDITIONAL = "conditional"  # if ..., should Tehran strike, als
    REPORTED = "reported"  # zou(den), reportedly
    INFINITIVE = "infinitive"  # to + verb: the governing word decides


class TriggerKind(StrEnum):
    """The kind of word that a predication hangs on."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Argument:
    """One participant: a grammatical function and the head of the phrase that fills it.

    Functions: `subject` and `object` are the logical ones (a passive's by-phrase is its subject), `indirect`,
    `complement` (a clause, infinitive or quotation: then `head` is the trigger of another predication), `possessor`,
    `of` (also Dutch `van`), `modifier` (adjective or compound), `appos`, and any other preposition by its own word.
    """

    function: str
    head: int
    via: int | None = None  # the preposition's token, where there is one


@dataclass(slots=True)
class Predication:
    """A verb, event noun or adjective with its arguments, normalised over voice, relative clauses, participles,
    coordination, control and nominalisation."""

    index: int  # position in Analysis.predications
    trigger: int  # token index of the trigger
    lemma: str  # with particle or fixed preposition where the lexicon joins them: "carry out", "opzeggen"
    kind: TriggerKind
    arguments: list[Argument] = field(default_factory=list)
    passive: bool = False
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    tense: str = ""  # past, present, future or ""
    parent: int | None = None  # predication that this one is a complement, adverbial or relative clause of
    relation: str = ""  # how: complement, adverbial, relative, coordinate, purpose, argument
    particle: int | None = None
    sentence: int = 0

    def heads(self, *functions: str) -> list[int]:
        """Heads of the arguments with one of these functions, in the order of the functions."""
        return [a.head for f in functions for a in self.arguments if a.function == f]


# ------------------------------------------------------------------------------------------------ the whole
@dataclass(slots=True)
class Analysis:
    """Everything that `reading` may know about the language of one article.

    `tokens` are those of `doc`, made once: a Doc makes a new Token each time that it is indexed.
    """

    article: Article
    doc: "Doc"
    predications: list[Predication]
    referents: Referents
    times: Sequence[Time]
    numbers: Sequence[Number]
    quotations: Sequence[Quotation]
    tokens: "Sequence[Token]" = field(init=False, repr=False)
    _below: dict[int, list[Predication]] | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self.tokens = list(self.doc)

    def below(self, p: Predication) -> Sequence[Predication]:
        """The predications whose parent is `p`, in the order of their triggers."""
        if self._below is None:
            self._below = {}
            for q in self.predications:
                if q.parent is not None:
                    self._below.setdefault(q.parent, []).append(q)
        return self._below.get(p.index, ())

    def between(self, begin: int, end: int) -> Sequence[Predication]:
        """The predications whose triggers begin at code points [begin, end)."""
        first = bisect_left(self.predications, begin, key=lambda p: self.tokens[p.trigger].idx)
        last = bisect_left(self.predications, end, key=lambda p: self.tokens[p.trigger].idx)
        return self.predications[first:last]
