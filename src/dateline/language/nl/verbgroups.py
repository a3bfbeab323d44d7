"""The verbs of a clause among themselves: lexical verb, auxiliaries, passive, `te` and particle."""

from collections.abc import Callable

from dateline.language.nl import closed
from dateline.language.nl.clause import Clause
from dateline.language.nl.closed import words
from dateline.language.nl.inflection import FINITE
from dateline.language.nl.lexicon import Lexicon
from dateline.language.nl.phrases import Phrases
from dateline.language.nl.sentence import Sentence

_MOTION = words("gaan trekken rijden vluchten komen lopen varen vliegen sturen")
_MOVING = words("zetten jagen gooien schoppen smokkelen halen werken")  # "zette hem het land uit": beside an object
_RESULTATIVE = words("houden krijgen raken")  # "hielden hem gegijzeld"
_PARTICLE_TAGS = frozenset({"ADP", "ADV", "ADJ", "NOUN"})
_DIRECTIONS = words("op in uit door over binnen")


class VerbGroups:
    """Finds the head of each clause."""

    def __init__(self, sentence: Sentence, clauses: list[Clause], phrases: Phrases, lexicon: Lexicon) -> None:
        self.s = sentence
        self.clauses = clauses
        self.phrases = phrases
        self.lexicon = lexicon

    def link(self, child: int, head: int, dep: str) -> None:
        """Attach a word, unless to itself."""
        if child != head:
            self.s.heads[child] = head
            self.s.deps[child] = dep

    def _verbs(self, clause: Clause) -> None:
        """Find the lexical verb and set its auxiliaries, passive marks, `te` and particle."""
        s = self.s
        chain = ([clause.finite] if clause.finite >= 0 else []) + clause.verbs
        if not chain:
            clause.head = self._verbless(clause)
            return
        if len(clause.verbs) > 1 and s.lower[clause.verbs[0]] in closed.PARTICLE_SET and clause.particle < 0:
            clause.particle = clause.verbs.pop(0)
            chain.remove(clause.particle)
        lexical = [v for v in chain if s.verbs[v] not in closed.HAVE_BE and s.verbs[v] not in closed.AUXILIARY]
        if lexical:
            head = lexical[-1] if clause.finite != lexical[-1] or len(lexical) == 1 else lexical[0]
        else:
            rest = [v for v in chain if s.verbs[v] not in closed.MODALS] or chain
            head = self._auxiliary_as_main(clause, rest)
        clause.head = head
        participle = s.tags[head] == "VP"
        for verb in chain:
            if verb == head:
                continue
            lemma = s.verbs[verb]
            if lemma in closed.HAVE_BE or lemma in closed.AUXILIARY:
                passive = participle and (
                    lemma == "worden" or (lemma == "zijn" and self._passive_be(clause, head, chain))
                )
                self.link(verb, head, "auxpass" if passive else "aux")
            elif verb in clause.te:
                self.link(verb, head, "xcomp")
            elif participle and lemma in _RESULTATIVE:
                self.link(verb, head, "aux")
            else:
                self.link(verb, head, "xcomp" if verb > head else "ccomp")
        for verb, te in clause.te.items():
            auxiliary = s.verbs[verb] in closed.HAVE_BE or s.verbs[verb] in closed.AUXILIARY
            self.link(te, head if auxiliary else verb, "mark" if te == clause.modal_te else "aux")
        self._particle(clause)

    def _auxiliary_as_main(self, clause: Clause, verbs: list[int]) -> int:
        """The head where all verbs could be auxiliaries: "is gegaan", "zou komen", "was geweest"."""
        full = [v for v in verbs if self.s.verbs[v] not in closed.HAVE_BE]
        if full:
            return full[-1]
        return verbs[-1] if clause.verbs else verbs[0]

    def _passive_be(self, clause: Clause, head: int, chain: list[int]) -> bool:
        lemma = self.s.verbs[head]
        if closed.takes_be(lemma):
            return False
        return not any(self.s.verbs[v] == "worden" for v in chain)

    def _particle(self, clause: Clause) -> None:
        """Join a particle in the right bracket to its verb ("riep … op" is "oproepen")."""
        s = self.s
        head = clause.head
        if clause.particle >= 0:
            self._join(clause.particle, head)
            return
        if any(c.kind == "PP" and s.lower[c.start : c.end] == ["in", "brand"] for c, _ in clause.items):
            self._other_reading(head, lambda infinitive: infinitive == "steken")
        joins = head == clause.finite or s.tags[head] == "VI"
        for n in range(len(clause.items) - 1, -1, -1):
            chunk = clause.items[n][0]
            word = s.lower[chunk.top]
            if chunk.kind not in ("ADV", "AP", "NP") or chunk.end - chunk.start > 1 or word not in closed.PARTICLE_SET:
                continue
            if self._postposition(clause, n):
                return
            after = chunk.top > head or (clause.kind != "main" and n == len(clause.items) - 1)
            readings = {s.verbs[head], *(v for v, kind, p in s.entries[head].verbs if kind in FINITE and not p)}
            known = any(self.lexicon.separable(word, v) for v in readings)
            if joins and after and known and s.tags[chunk.top] in _PARTICLE_TAGS:
                del clause.items[n]
                self._join(chunk.top, head)
                return

    def _postposition(self, clause: Clause, n: int) -> bool:
        """Attach "op" in "de straat op gaan": after a verb of motion it governs the noun phrase before it."""
        chunk = clause.items[n][0]
        before = clause.items[n - 1][0] if n else None
        verb = self.s.verbs[clause.head]
        if verb not in _MOTION | _MOVING or self.s.lower[chunk.top] not in _DIRECTIONS or before is None:
            return False
        nominals = [c for c, _ in clause.items[: max(n - 1, 0)] if c.kind == "NP" and not self.phrases.is_time(c)]
        others = len(nominals) + (clause.relative is not None) > (verb in _MOVING)
        if before.kind != "NP" or before.end != chunk.start or not others:
            return False
        self.link(chunk.top, clause.head, "prep")
        self.link(before.top, chunk.top, "pobj")
        return True

    def _other_reading(self, verb: int, fits: Callable[[str], bool]) -> None:
        """Take another reading of a finite verb where the one chosen does not fit: "staken over" is of "steken"."""
        s = self.s
        if s.tags[verb] == "VF" and not fits(s.verbs[verb]):
            for infinitive, kind, particle in s.entries[verb].verbs:
                if kind in FINITE and not particle and fits(infinitive):
                    s.verbs[verb] = infinitive
                    return

    def _join(self, particle: int, verb: int) -> None:
        s = self.s
        self._other_reading(verb, lambda infinitive: self.lexicon.separable(s.lower[particle], infinitive))
        s.verbs[verb] = s.lower[particle] + s.verbs[verb]
        s.tags[particle] = "ADP"
        self.link(particle, verb, "prt")

    def _verbless(self, clause: Clause) -> int:
        """The top of a fragment: its first noun phrase, or whatever it has."""
        for chunk, _ in clause.items:
            if chunk.kind == "NP" and not self.phrases.is_time(chunk):
                return chunk.top
        tops = [c.top for c, _ in clause.items if c.kind != "ADV"] or [c.top for c, _ in clause.items]
        return tops[0] if tops else -1
