"""Pronouns: whom they stand for, by agreement, recency and subjecthood; nobody rather than a guess."""

from collections.abc import Callable
from typing import TYPE_CHECKING

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


class Coreference:
    """Resolves the pronouns of one article."""

    def __init__(self, names: "Names") -> None:
        self.names, self.doc = names, names.doc
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

    def _plural(self, token: Token) -> bool:
        return is_plural(token)

    def _takes_plural(self, token: Token) -> bool:
        verb = token.head
        return "Number=Plur" in str(verb.morph) or verb.lower_.endswith("en")

    def _neuter(self, entity: Entity, token: Token) -> bool:
        """Whether "it" may stand for an entity: one body, not a crowd; "wrote on Twitter that it …" is not Twitter."""
        if entity.type == "person" or (entity.type == "media" and token.dep_ == "pobj"):
            return False
        return entity.named or (entity.type not in ("other", "armed-group") and not self._plural(token))

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
        paragraphs = sentences = 0
        seen: set[int] = set()
        taken = self._subject_keys(token, own_verb) if not possessive else set()
        for i in range(token.i - 1, -1, -1):
            other = self.doc[i]
            if "\n" in other.text or ("\n" in other.whitespace_):
                if i < token.i - 1:
                    paragraphs += 1
                if paragraphs > 1 or sentences > 6:
                    break
                continue
            if other.is_sent_start:
                sentences += 1
            mention = self.names.scan.at.get(i)
            if mention is not None:
                if mention.start in seen or (mention.kind == WORD and other.dep_ in ("amod", "compound")):
                    continue
                seen.add(mention.start)
                head = self.doc[mention.start : mention.end].root
            elif (other.pos_ == "NOUN" and other.dep_ not in ("compound", "amod")) or (
                other.dep_ in _SUBJECT and other.lower_ in _CARRIERS
            ):
                head = other
            else:
                continue
            if head.i >= token.i or self._contains(head, token):
                continue
            # "X said that he": another clause may share the subject; "X hit him" may not
            if own_verb is not None and not possessive and head.head.i == own_verb.i and head.dep_ in _SUBJECT:
                continue
            entity = self.names.find_actor(head.i)
            if entity is None or entity.key in taken or not fits(entity, head):
                continue
            score = -0.8 * paragraphs + self._score(
                head, mention is not None and mention.kind in (NAME, ENTRY, INSTITUTION), token, sentence
            )
            if best is None or score > best[0]:
                best = (score, entity)
        return best[1] if best and best[0] > 0 else None

    def _score(self, head: Token, named: bool, token: Token, sentence: int) -> float:
        distance = (
            0.0 if head.i >= sentence else 1.0 + sum(1 for t in self.doc[head.i + 1 : sentence] if t.is_sent_start)
        )
        score = 3.0 - distance
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
        return (
            head.i in {a.i for a in token.ancestors}
            and head.dep_ not in ("nsubj", "nsubjpass")
            and token.dep_ == "poss"
        )
