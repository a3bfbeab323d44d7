"""Pronouns: whom they stand for, by agreement, recency and subjecthood; nobody rather than a guess."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Token

from dateline.language.mentions import ENTRY, INSTITUTION, NAME, WORD, is_plural
from dateline.language.model import Entity

if TYPE_CHECKING:
    from dateline.language.names import Names

_PERSON = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself", "hij", "hem"])
_NEUTER = frozenset(["it", "its", "itself"])
_PLURAL = frozenset(["they", "them", "their", "theirs", "themselves", "zij", "hun", "hen"])
_CARRIERS = (_PERSON | _NEUTER | _PLURAL | frozenset(["ze", "het", "who"])) - frozenset(["its", "their", "his", "hun"])
FIRST_PERSON = frozenset(
    [
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "ik",
        "mij",
        "mijn",
        "wij",
        "we",
        "ons",
        "onze",
    ]
)
_RELATIVE = frozenset(["who", "whom", "whose", "which", "that", "die", "dat", "wie", "wiens"])
_SUBJECT = frozenset(["nsubj", "nsubjpass", "agent"])
_SENTENCES = 6


class _Candidate(NamedTuple):
    """What a pronoun may stand for: the token that it is met at, its head, whether it is a name."""

    i: int
    head: Token
    named: bool


class Coreference:
    """Resolves the pronouns of one article."""

    def __init__(self, names: "Names") -> None:
        self.names, self.tables = names, names.tables
        self.speakers: list[tuple[int, int, Entity]] = []

    def resolve(self, token: Token) -> Entity | None:
        """Whom a pronoun stands for, or None."""
        word = token.lower_
        if word in FIRST_PERSON:
            inside = [s for s in self.speakers if s[0] <= token.idx < s[1]]
            return min(inside, key=lambda s: s[1] - s[0])[2] if inside else None
        if word in _RELATIVE and (clause := self._relative(token)) is not None:
            return self.names.find_actor(clause)
        dutch = self.names.language == "nl"
        if dutch and word == "die" and token.dep_ in _SUBJECT and token.i == token.sent.start:
            return self._just_named(token)
        if word in _PERSON and not (dutch and word == "her"):
            return self._search(token, lambda e, t: e.type == "person" and (e.named or not self._plural(t)))
        if dutch and word == "zijn" and token.pos_ in ("PRON", "DET"):
            return self._search(token, lambda e, t: not self._plural(t))
        if dutch and word in ("haar", "ze", "zij"):
            return self._search(token, self._plural_actor if self._takes_plural(token) else self._singular_any)
        if word in _NEUTER and token.dep_ == "dobj":
            return None  # "denied it": mostly a happening
        if word in _NEUTER:
            return self._search(token, self._neuter)
        if word in _PLURAL:
            return self._search(token, self._plural_actor)
        return None

    def _relative(self, token: Token) -> int | None:
        """The noun that the clause of a relative pronoun modifies."""
        for ancestor in token.ancestors:
            if ancestor.dep_ == "relcl":
                return int(ancestor.head.i)
        return None

    def _just_named(self, token: Token) -> Entity | None:
        """ "De gezant sprak met rebellen. Die ...": whoever the sentence before named last, if the verb agrees."""
        sentences = self.tables.sentence
        for candidate in self._before(token.i):
            if sentences[candidate.i] < sentences[token.i] - 1:
                return None
            if (entity := self.names.find_actor(candidate.head.i)) is not None:
                agrees = self._plural(candidate.head) == self._takes_plural(token)
                return entity if agrees or entity.type in ("armed-group", "other") else None
        return None

    def _plural(self, token: Token) -> bool:
        return is_plural(token)

    def _takes_plural(self, token: Token) -> bool:
        verb = token.head
        finite = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and "Fin" in c.morph.get("VerbForm", [])]
        if finite:
            return "Plur" in finite[0].morph.get("Number", [])
        return "Number=Plur" in str(verb.morph) or verb.lower_.endswith("en")

    def _neuter(self, entity: Entity, token: Token) -> bool:
        """Whether "it" may stand for an entity: one body, not a crowd; "wrote on Twitter that it …" is not Twitter."""
        if entity.type == "person" or (entity.type == "media" and token.dep_ == "pobj"):
            return False
        if not entity.named and entity.type in ("other", "armed-group"):  # "the rebel group", not "the gunman"
            return self.names.lexicon.has("collectives", token.lemma_.lower()) and not self._plural(token)
        return entity.named or not self._plural(token)

    def _plural_actor(self, entity: Entity, token: Token) -> bool:
        collective = entity.type in ("legislature", "armed-force", "armed-group", "international-organisation", "other")
        return entity.type != "person" and (self._plural(token) or collective)

    def _singular_any(self, entity: Entity, token: Token) -> bool:
        return entity.type == "person" and not self._plural(token)

    def _search(self, token: Token, fits: Callable[[Entity, Token], bool]) -> Entity | None:
        """The best antecedent within this paragraph and the one before."""
        best: tuple[float, Entity] | None = None
        own_verb = self._verb(token)
        possessive = token.dep_ == "poss" or token.tag_ == "PRP$"
        sentence = token.sent.start
        seen: set[int] = set()
        taken = self._subject_keys(token, own_verb) if not possessive else set()
        for candidate in self._before(token.i):
            head = candidate.head
            if head.i in seen or head.i >= token.i or self._contains(head, token):
                continue
            seen.add(head.i)
            # "X said that he": another clause may share the subject; "X hit him" may not
            if own_verb is not None and not possessive and head.head.i == own_verb.i and head.dep_ in _SUBJECT:
                continue
            entity = self.names.find_actor(head.i)
            if entity is None or entity.key in taken or not fits(entity, head):
                continue
            score = self._score(head, candidate.named, token, sentence)
            if candidate.i < self.tables.paragraph[token.i - 1]:
                score -= 0.8
            if best is None or score > best[0]:
                best = (score, entity)
        return best[1] if best and best[0] > 0 else None

    @cached_property
    def _candidates(self) -> list[_Candidate]:
        """All that a pronoun of this article may stand for, by the tokens that it is met at."""
        found = []
        for other in self.tables.tokens:
            mention = self.names.scan.at.get(other.i)
            if self.tables.breaks[other.i]:
                continue
            if mention is not None:
                if mention.kind != WORD or other.dep_ not in ("amod", "compound"):
                    named = mention.kind in (NAME, ENTRY, INSTITUTION)
                    found.append(_Candidate(other.i, self.tables.root(mention), named))
            elif (other.pos_ == "NOUN" and other.dep_ not in ("compound", "amod")) or (
                other.dep_ in _SUBJECT and other.lower_ in _CARRIERS
            ):
                found.append(_Candidate(other.i, other, False))
        return found

    def _before(self, i: int) -> Iterator[_Candidate]:
        """The candidates before a token, the nearest first, to the beginning of the paragraph before its own (to one
        that opens a paragraph, the last one is its own), or of its own where that has more than six sentences."""
        if i == 0:
            return
        paragraph, sentence = self.tables.paragraph, self.tables.sentence
        first = paragraph[i - 1]
        if first and sentence[i - 1] - sentence[first] < _SENTENCES:
            first = paragraph[first - 1]
        for k in range(bisect_left(self._candidates, i, key=lambda c: c.i) - 1, -1, -1):
            if self._candidates[k].i < first:
                return
            yield self._candidates[k]

    def _score(self, head: Token, named: bool, token: Token, sentence: int) -> float:
        begun = self.tables.sentence
        score = 3.0 if head.i >= sentence else 2.0 - (begun[sentence - 1] - begun[head.i])
        if head.dep_ in _SUBJECT:
            score += 2.0
            if head.head.i == self._governor(token):
                score += 2.5
            if head.head.lemma_ in self.names.lexicon.lists["speech_verbs"]:
                score += 0.6
            if head.head.dep_ == "ROOT":
                score += 1.0
        elif head.dep_ in ("dobj", "pobj", "poss", "dative"):
            score += 0.2
        if named:
            score += 0.5
        if token.dep_ in _SUBJECT and head.dep_ in ("pobj", "poss", "compound"):
            score -= 0.5
        return score - 0.002 * (token.i - head.i)

    def _subject_keys(self, token: Token, verb: Token | None) -> set[str]:
        """Whom the subject of a pronoun's own verb means: "she told him" speaks of two."""
        verb = verb or (token.head.head if token.head.dep_ in ("prep", "agent", "dative") else None)
        if verb is None or token.dep_ in _SUBJECT:
            return set()
        found = [self.names.find_actor(c.i) for c in verb.children if c.dep_ in _SUBJECT and c.i < token.i]
        return {e.key for e in found if e}

    def _governor(self, token: Token) -> int:
        """The nearest verb above a pronoun's own that has a subject; -1 if there is none."""
        own = token.head.i
        for ancestor in token.ancestors:
            if ancestor.i != own and any(c.dep_ in _SUBJECT for c in ancestor.children):
                return int(ancestor.i)
        return -1

    def _verb(self, token: Token) -> Token | None:
        return token.head if token.head.pos_ in ("VERB", "AUX") else None

    def _contains(self, head: Token, token: Token) -> bool:
        return token.dep_ == "poss" and head.dep_ not in ("nsubj", "nsubjpass") and head.is_ancestor(token)
