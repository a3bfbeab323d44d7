"""Clauses: which verb, phrase and conjunction belong together.

Dutch brackets its clauses. A main clause has its finite verb second and the rest of its verbs at the end of the middle
field; a subordinate clause opens with a conjunction or relative and closes with all its verbs. The machine walks over
the chunks with a stack of open clauses and closes one when its verbs are complete and something follows that it cannot
hold.
"""

from dateline.language.nl import closed
from dateline.language.nl.chunks import Chunk
from dateline.language.nl.clause import Clause
from dateline.language.nl.coordination import STOPS
from dateline.language.nl.sentence import QUOTES
from dateline.language.nl.verbs import Verbs

# Separable verbs that take an infinitive.
_PARTED_CONTROL = closed.OBJECT_CONTROL | closed.words(
    "aanbieden aandringen aankondigen voorstellen afspreken aansturen"
)


class Clauses(Verbs):
    """Reads the chunks of one sentence into clauses."""

    def read(self) -> list[Clause]:
        """All clauses, outermost first."""
        k = 0
        while k < len(self.chunks):
            k = self._step(k)
        return self.all

    def _step(self, k: int) -> int:
        chunk = self.chunks[k]
        kind = chunk.kind
        if kind == "P":
            self._punctuation(k, chunk)
            return k + 1
        if kind == "CC":
            return self._coordinator(k, chunk)
        if kind == "SC":
            self._subordinator(k, chunk)
        elif kind in ("REL", "WH"):
            self._relative(k, chunk)
        elif kind == "TE":
            return self._te(k, chunk)
        elif kind == "V":
            self._verb(k, chunk)
        else:
            self._phrase(k, chunk)
        self.comma = False
        return k + 1

    def _punctuation(self, k: int, chunk: Chunk) -> None:
        text = chunk.form
        self.punctuation.append((chunk.top, self.top))
        if text in (",", ")", "–", "—", "-"):
            while len(self.stack) > 1 and (self.top.complete or self._verbless_relative()):
                self._pop()
            self.comma = text == "," or self.comma
            if self.top.finite >= 0 or self.top.verbs:
                self.top.cut = len(self.top.items)
        elif text in (":", ";") or text in STOPS:
            while len(self.stack) > 1:
                self._pop()
            self.colon = True
            self.comma = True
            nominal = any(c.kind == "NP" for c, _ in self.root.items)
            if text == ":" and self.top is self.root and nominal and not (self.root.complete or self.root.verbs):
                self.stack[-1] = clause = Clause("main", relation="parataxis")  # "Haïti: …" is no part of what follows
                self.all.append(clause)

    def _verbless_relative(self) -> bool:
        """ "onder wie vijftien kinderen": a relative with a preposition needs no verb before its comma."""
        top = self.top
        if top.relative is None or top.kind != "rel" or not top.items:
            return False
        return self.s.lower[top.relative.top] in ("onder", "van", "waaronder", "waarvan")

    def _subordinator(self, k: int, chunk: Chunk) -> None:
        om = self.s.lower[chunk.top] == "om"
        kind = "inf" if om or chunk.form == "PREP" else "sub"
        parent = self.top
        previous = self._last_completed(("sub", "inf"))
        clause = Clause(kind, parent=parent, mark=chunk.top, preposition=chunk.form == "PREP")
        if self._after_coordinator(k) and previous is not None:
            clause.conjunct_of, clause.cc, clause.parent = previous, self.cc, previous.parent
            self.cc = -1
        elif k and self.chunks[k - 1].kind in ("NP", "PP") and not self.comma:
            clause.antecedent = self.chunks[k - 1].head
        elif parent.items and self.comma and kind == "inf":
            clause.antecedent = -1
        self.open(clause)

    def _after_coordinator(self, k: int) -> bool:
        """Whether a coordinator stands before k, perhaps with an adverb between."""
        before = [c.kind for c in self.chunks[max(k - 2, 0) : k]]
        return self.cc >= 0 and ("CC" in before[-1:] or before == ["CC", "ADV"])

    def _relative(self, k: int, chunk: Chunk) -> None:
        main_question = (
            chunk.kind == "WH"
            and "?" in self.s.words
            and (k == 0 or self.chunks[k - 1].kind == "P")
            and self._question(k)
        )
        if main_question:
            self._phrase(
                k,
                Chunk(
                    "NP" if self.s.tags[chunk.head] != "WH" or self.s.lower[chunk.head] in ("wie", "wat") else "ADV",
                    chunk.start,
                    chunk.end,
                    chunk.top,
                    chunk.head,
                ),
            )
            return
        previous = self._last_completed(("rel", "sub"))
        clause = Clause("rel" if chunk.kind == "REL" else "sub", parent=self.top, relative=chunk)
        if self._after_coordinator(k) and previous is not None:
            clause.conjunct_of, clause.cc, clause.parent = previous, self.cc, previous.parent
            self.cc = -1
        if chunk.kind == "REL":
            clause.antecedent = self._antecedent(k)
        self.open(clause)

    def _question(self, k: int) -> bool:
        following = self.chunks[k + 1] if k + 1 < len(self.chunks) else None
        return (
            following is not None
            and following.kind == "V"
            and following.form in ("VF", "VX", "VY")
            and self.root.finite < 0
        )

    def _antecedent(self, k: int) -> int:
        for j in range(k - 1, -1, -1):
            chunk = self.chunks[j]
            if chunk.kind in ("NP", "PP"):
                return self.phrases.antecedent(chunk, self.s.lower[self.chunks[k].head])
            if chunk.kind == "V" and (chunk.form == "VF" or (self.chunks[k - 1].kind == "P" and j < k - 2)):
                return -1
        return -1

    def _phrase(self, k: int, chunk: Chunk) -> None:
        top = self.top
        before = self.chunks[k - 1] if k else None
        if before is not None and before.kind == "P" and before.form in QUOTES and k > 1:
            before = self.chunks[k - 2]
        if chunk.kind == "NP" and self.comma and self._listed_or_apposed(k, chunk):
            return
        if chunk.kind == "NP" and k > 1 and self.chunks[k - 1].form == "(" and self.chunks[k - 2].kind in ("NP", "PP"):
            self.phrases.appose(self.chunks[k - 2], chunk)
            return
        if chunk.kind in ("NP", "AP") and self._past_its_verbs(k):
            while len(self.stack) > 1 and self.top.complete and self.top.kind in ("sub", "rel"):
                self._pop()
            top = self.top
        if chunk.kind == "PP" and self._is_particle(k, chunk):
            top.particle = chunk.top
            self.s.heads[chunk.head] = -1
            chunk.kind, chunk.start, chunk.top = "NP", chunk.start + 1, chunk.head
        if (
            chunk.kind == "PP"
            and before is not None
            and before.kind in ("NP", "PP", "AP")
            and before.end <= chunk.start
        ):
            prefield = top.kind == "main" and top.finite < 0 and any(c.kind == "V" for c in self.chunks[k:])
            target = self.phrases.attach(chunk, before, prefield, top)
            if target:
                return
        if chunk.kind == "NP" and before is not None and self.phrases.title(before, chunk, top.items):
            return
        top.items.append((chunk, top.field))

    def _is_particle(self, k: int, chunk: Chunk) -> bool:
        """ "op" in "riep de burgers op de stad te verlaten": a particle, then the object of the infinitive."""
        top, word = self.top, self.s.lower[chunk.top]
        if top.finite < 0 or top.verbs or top.particle >= 0 or top.kind not in ("main", "sub", "rel"):
            return False
        if chunk.start < top.finite or word + self.s.verbs[top.finite] not in _PARTED_CONTROL:
            return False
        verb = self._next_verb(k + 1)
        if verb < 0 or self.chunks[verb].kind != "TE":
            return False
        bare = [c for c in self.chunks[k + 1 : verb - 1] if c.kind == "ADV" and self.s.lower[c.top] == word]
        return not bare

    def _past_its_verbs(self, k: int) -> bool:
        """Whether the innermost clause has ended with its verbs, so that a noun phrase at k is not its own."""
        top = self.top
        if top.kind not in ("sub", "rel") or not top.complete or self._infinitive_ahead(k):
            return False
        adjacent = top.verb_end == k or self.chunks[k - 1].kind == "P"
        return adjacent and (self.root.finite >= 0 or top.kind == "rel")

    def _infinitive_ahead(self, k: int) -> bool:
        verb = self._next_verb(k)
        return verb >= 0 and self.chunks[verb].kind == "TE"
