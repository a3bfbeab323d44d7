"""Phrases among themselves: attachment to a noun, coordination, apposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.language.nl import closed
from dateline.language.nl.chunks import Chunk
from dateline.language.nl.closed import words
from dateline.language.nl.nounphrases import YEAR
from dateline.language.nl.placenames import place_names
from dateline.language.nl.sentence import Sentence
from dateline.language.nl.valency import NOUN_TAKES

if TYPE_CHECKING:
    from dateline.language.nl.clause import Clause

_ROLE_PREPOSITIONS = words("van voor in bij")
_TEMPORAL = words("sinds na voor tijdens rond sedert gedurende omstreeks vanaf")
_MOVABLE = words(
    """
    volgens dankzij ondanks wegens vanwege namens door tijdens sinds zonder met per via
    """
)
# In fixed phrases with a verb: "in handen vallen", "in brand steken".
_FIXED = words(
    """
    hand handen leven matje been brand werking kracht beslag opspraak vrijheid bezit opstand ballingschap
    gevangenschap elkaar tafel dienst gebruik stand punt weg bloed plaats gevaar puin
    """
)
# Fixed only without a determiner: "in gebruik", but "een verbod op het gebruik".
_FIXED_BARE = words("gebruik bezit gevaar dienst werking opstand bloed plaats beslag brand vrijheid gevangenschap")
_PERSON_ENDINGS = (
    "leider",
    "minister",
    "premier",
    "president",
    "generaal",
    "woordvoerder",
    "chef",
    "commandant",
    "voorzitter",
    "gezant",
    "ambassadeur",
)


class Phrases:
    """Relations between the phrases of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.leading: list[int] = []
        self.plural: set[int] = set()  # heads of coordinations

    def link(self, child: int, head: int, dep: str) -> None:
        """Attach a word."""
        self.s.heads[child] = head
        self.s.deps[child] = dep

    def is_time(self, chunk: Chunk) -> bool:
        """Whether a bare noun phrase names a time ("afgelopen vrijdag", "twee weken")."""
        s = self.s
        head = s.lower[chunk.head]
        if head not in closed.TIME_NOUNS:
            return False
        if head in closed.WEEKDAYS or head in closed.MONTHS or head.startswith(tuple(closed.WEEKDAYS)):
            return s.lower[chunk.start] not in ("de", "het", "een")
        if chunk.start and s.lower[chunk.start - 1] == "al" and s.entries[chunk.head].plural:
            return True
        if chunk.end - chunk.start == 1 and s.entries[chunk.head].plural:
            return True
        return chunk.end - chunk.start > 1 and (
            s.tags[chunk.start] == "NUM"
            or s.lower[chunk.start] in closed.TIME_MODIFIERS
            or s.lower[chunk.start + 1] in closed.TIME_MODIFIERS
            or s.lower[chunk.start] in closed.DEGREE
        )

    def object_before(self, items: list[tuple[Chunk, int]]) -> bool:
        """Whether an object stands among items besides the subject."""
        return sum(1 for c, f in items if c.kind == "NP" and not self.is_time(c)) >= 2

    def antecedent(self, chunk: Chunk, relative: str) -> int:
        """The noun that a relative after this chunk is about: its last one, but "die" is no country ("het" words)."""
        s = self.s
        noun = chunk.head
        above = s.heads[chunk.top]
        place = s.tags[noun] == "PROPN" and s.words[noun] in place_names()
        if relative == "die" and place and chunk.kind == "PP" and above >= 0 and s.tags[above] == "NOUN":
            return above
        return noun

    # ------------------------------------------------------------------------------------------ attachment
    def attach(self, chunk: Chunk, before: Chunk, prefield: bool, clause: Clause) -> bool:
        """Attach a prepositional phrase to the noun before it where the noun takes it."""
        s = self.s
        preposition = s.lower[chunk.top]
        noun = before.head
        tag = s.tags[noun]
        if before.kind == "AP":
            if (
                preposition in ("van", "voor", "tot", "met", "op", "in", "over", "aan", "bij", "tegen", "door")
                and clause.finite >= 0
                and s.verbs[clause.finite] in closed.COPULAS
            ):
                if preposition in ("in", "door") and s.lower[noun] not in ("actief", "geïnteresseerd", "betrokken"):
                    return False
                self.link(chunk.top, noun, "prep")
                return True
            return False
        if tag == "PRON" and (preposition not in ("van", "uit") or s.lower[noun] in ("zich", "elkaar")):
            return False
        if prefield and not (before.kind == "PP" and s.lower[before.top] in _MOVABLE and preposition in _TEMPORAL):
            self.link(chunk.top, self._climb(noun, preposition, before), "prep")
            return True
        word = s.lower[chunk.head]
        bare = chunk.head == chunk.top + 1
        if word in _FIXED and preposition != "van" and (bare or word not in _FIXED_BARE):
            return False
        if preposition == "van":
            verb = clause.finite if not clause.verbs else clause.verbs[-1]
            if verb >= 0 and s.verbs[verb] in closed.VERB_TAKES_VAN and tag in ("PROPN", "PRON"):
                return False
            self.link(chunk.top, self._role(noun), "prep")
            return True
        if tag not in ("NOUN", "PROPN"):
            return False
        if preposition == "bij" and clause.finite >= 0 and s.lower[noun] in ("doden", "gewonden", "slachtoffers"):
            return False  # "vielen vier doden bij een aanval"; in a headline without a verb it belongs to the noun
        if preposition == "in" and (s.lower[chunk.head] in closed.MONTHS or YEAR.match(s.lower[chunk.head])):
            return False  # when it happened, not which
        if (
            before.kind == "PP"
            and s.lower[before.top] == preposition
            and s.deps[before.top] != "conj"
            and preposition in ("in", "op", "voor")
        ):
            return False
        target = self._taker(noun, preposition)
        if target >= 0:
            self.link(chunk.top, target, "prep")
            return True
        return False

    def _role(self, noun: int) -> int:
        """The role or ministry that a portfolio belongs to ("minister van Defensie"), which the next "van" is about."""
        s = self.s
        above = s.heads[noun]
        if s.words[noun] in closed.MINISTRIES and above >= 0 and s.lower[above] == "van" and s.heads[above] >= 0:
            return s.heads[above]
        return noun

    def _taker(self, noun: int, preposition: str) -> int:
        """The nearest noun up the chain of "van" phrases that takes the preposition, or -1."""
        s = self.s
        takes = NOUN_TAKES.get(preposition)
        if not takes:
            return -1
        found = -1
        for _ in range(4):
            word = s.lower[noun]
            if s.tags[noun] == "NOUN" and word.endswith(takes) and word not in closed.TIME_NOUNS:
                if preposition != "door":
                    return noun
                found = noun  # "de opschorting van de hulp door X": the doer is that of the outermost event
            head = s.heads[noun]
            if head < 0 or s.deps[noun] not in ("pobj", "conj"):
                return found
            if s.deps[noun] == "conj":
                noun = head
                continue
            if s.lower[head] not in ("van", "aan", "op", "tegen", "tussen", "in", "met"):
                return found
            above = s.heads[head]
            if above < 0 or s.tags[above] != "NOUN":
                return found
            noun = above
        return found

    def _climb(self, noun: int, preposition: str, before: Chunk) -> int:
        if preposition == "van":
            return self._role(noun)
        taker = self._taker(noun, preposition)
        return taker if taker >= 0 else noun

    # ------------------------------------------------------------------------------------------ coordination
    def conjoin(self, cc: int, before: Chunk, following: Chunk) -> None:
        """Join two phrases of one kind: "A en B", "in A en in B", "van A en B"."""
        first = before.top if following.kind == before.kind == "PP" else before.head
        second = following.top
        if following.kind == "NP":
            first = self._parallel(before.head, following.head)
        self.link(second, first, "conj")
        self.plural.add(first)
        self._top_plural(first)
        if cc >= 0:
            self.link(cc, first, "cc")

    def _top_plural(self, word: int) -> None:
        while self.s.deps[word] == "conj":
            word = self.s.heads[word]
            self.plural.add(word)

    def _parallel(self, noun: int, following: int) -> int:
        """The conjunct on the left: the last noun, or one above it that is more like what follows (name with name)."""
        s = self.s
        above = noun
        same = s.tags[noun] == s.tags[following]
        if same:
            return noun
        for _ in range(3):
            head = s.heads[above]
            if head < 0 or s.deps[above] != "pobj":
                break
            top = s.heads[head]
            if top < 0 or s.tags[top] not in ("NOUN", "PROPN"):
                break
            above = top
            if s.tags[above] == s.tags[following]:
                return above
        return noun

    # ------------------------------------------------------------------------------------------ apposition
    def appose(self, before: Chunk, chunk: Chunk) -> None:
        """Attach an apposition: to the role noun for a person's name ("de leider van Y, X"), else to the last noun."""
        s = self.s
        target = before.head
        if (s.tags[chunk.head] == "PROPN" and chunk.end - chunk.start > 1) or s.tags[target] == "PROPN":
            above = target
            for _ in range(3):
                head = s.heads[above]
                if (
                    head < 0
                    or s.deps[above] not in ("pobj", "compound")
                    or s.lower[head] not in _ROLE_PREPOSITIONS
                    or s.heads[head] < 0
                ):
                    break
                above = s.heads[head]
                if s.tags[chunk.head] == "PROPN" and s.tags[above] == "NOUN":
                    target = above
        self.link(chunk.top, target, "appos")

    def title(self, before: Chunk, chunk: Chunk, items: list[tuple[Chunk, int]]) -> bool:
        """ "minister van Defensie X": the name is the top of the whole, as it is in "premier X"."""
        s = self.s
        if (
            s.tags[chunk.head] != "PROPN"
            or chunk.start != before.end
            or s.tags[chunk.start] != "PROPN"
            or before.kind != "PP"
        ):
            return False
        if s.lower[before.top] != "van":
            return False
        role = s.heads[before.top]
        if role < 0 or not s.lower[role].endswith(_PERSON_ENDINGS):
            return False
        if s.heads[role] >= 0:
            self.link(chunk.head, s.heads[role], s.deps[role])
        self.link(role, chunk.head, "compound")
        for item, _ in items:
            if item.head == role:
                item.head = chunk.head
                item.top = chunk.head if item.top == role else item.top
        return True
