"""Coordination: whether "en" joins phrases, verbs or clauses; lists and appositions."""

from dateline.language.nl import closed
from dateline.language.nl.chunks import Chunk
from dateline.language.nl.clause import Clause, Stack
from dateline.language.nl.sentence import QUOTES

STOPS = frozenset({".", "!", "?", ";", "…", "..."})


class Coordination(Stack):
    """Reads coordinators, and noun phrases after a comma."""

    def _coordinator(self, k: int, chunk: Chunk) -> int:
        following = self.chunks[k + 1] if k + 1 < len(self.chunks) else None
        if following is None:
            self.punctuation.append((chunk.top, self.top))
            return k + 1
        lower = self.s.lower[chunk.top]
        before = self.chunks[k - 1] if k else None
        if before is not None and before.kind == "P" and k > 1:
            before = self.chunks[k - 2]
        if not self.all[0].items and self.root.finite < 0 and k == 0:
            self.cc = -1
            self.phrases.leading.append(chunk.top)
            return k + 1
        phrases = following.kind in ("NP", "PP", "AP") and before is not None and before.kind in ("NP", "PP", "AP")
        if phrases and before is not None and self._phrases_coordinate(k, before, following):
            return self._conjoin(k, chunk, before, following)
        if following.kind == "V" and following.form in ("VP", "VI") and before is not None and before.kind == "V":
            self.cc = chunk.top
            return k + 1
        self.cc = chunk.top
        # A clause that follows is of the kind of the innermost complete clause whose verb order it shares.
        if lower in ("maar", "want", "dus") or (self.comma and following.kind not in ("SC", "REL")):
            verb = self._next_verb(k + 1)
            if verb >= 0 and self._verb_second(k + 1, verb):
                while len(self.stack) > 1:
                    self._pop()
        self._open_conjunct(k, following)
        return k + 1

    def _verb_second(self, start: int, verb: int) -> bool:
        """Whether the finite verb stands first or after one phrase, with more of the clause behind it."""
        if self.chunks[verb].kind != "V" or self.chunks[verb].form not in ("VF", "VX", "VY"):
            return False
        between = [c for c in self.chunks[start:verb] if c.kind != "P"]
        groups = sum(1 for n, c in enumerate(between) if not (c.kind == "PP" and n))
        after = self.chunks[verb + 1] if verb + 1 < len(self.chunks) else None
        more = after is not None and not (after.kind == "P" and after.form not in QUOTES)
        return groups <= 1 and more

    def _open_conjunct(self, k: int, following: Chunk) -> None:
        if following.kind in ("SC", "REL"):
            return
        verb = self._next_verb(k + 1, stop_cc=False)
        top = self.top
        if verb < 0:
            return
        form = self.chunks[verb].form
        finite = form in ("VF", "VX", "VY")
        if top.kind in ("sub", "rel") and top.complete:
            final = not self._verb_second(k + 1, verb) or (verb == k + 1 and not self._phrase_after(verb))
            if verb == k + 1 and finite and self._phrase_after(verb) and self.root.finite >= 0 and top.kind == "rel":
                final = False
            if final or self.root.finite < 0:
                clause = Clause(top.kind, parent=top.parent, conjunct_of=top, cc=self.cc, antecedent=-1)
                self._pop()
                self.open(clause)
                self.cc = -1
                return
            while len(self.stack) > 1:
                self._pop()
            top = self.top
        if top.kind == "inf" and top.complete:
            if self.chunks[verb].kind == "TE":
                clause = Clause("inf", parent=top.parent, conjunct_of=top, cc=self.cc)
                self._pop()
                self.open(clause)
                self.cc = -1
                return
            while len(self.stack) > 1 and self.top.kind == "inf":
                self._pop()
            top = self.top
        if top.kind == "main" and (top.finite >= 0 or top.verbs):
            if not finite and self.chunks[verb].kind == "V" and not top.verbs:
                return
            if not finite and self.chunks[verb].kind == "TE" and top.finite >= 0:
                return
            clause = Clause("main", parent=top.parent, conjunct_of=top, cc=self.cc, relation=top.relation)
            self.stack[-1] = clause
            self.all.append(clause)
            self.cc = -1

    def _phrase_after(self, verb: int) -> bool:
        return verb + 1 < len(self.chunks) and self.chunks[verb + 1].kind in ("NP", "PP", "AP", "ADV")

    def _phrases_coordinate(self, k: int, before: Chunk, following: Chunk) -> bool:
        """Whether "A en B" joins two phrases, rather than two clauses."""
        if (before.kind == "AP" or following.kind == "AP") and following.kind != before.kind:
            return False
        if following.kind == "ADV":
            return False
        if following.kind == "PP" and before.kind == "NP" and self.s.tags[before.head] == "PRON":
            return False
        top = self.top
        verb = self._next_verb(k + 2)
        if verb < 0:
            return True
        chunk = self.chunks[verb]
        finite = chunk.kind == "V" and chunk.form in ("VF", "VX", "VY")
        if top.kind in ("sub", "rel", "inf"):
            return not top.complete or (
                self.chunks[k - 1].kind != "V"
                and not finite
                and chunk.kind != "TE"
                and not self._next_is_clause(k, verb)
            )
        if top.finite < 0:
            return True
        if (
            finite
            and chunk.form != "VX"
            and (self._adjacent(k + 1, verb) or (not top.verbs and self._verb_second(k + 1, verb)))
        ):
            return False
        if finite and chunk.form == "VX":
            return self.s.verbs[top.finite] in closed.BARE_INFINITIVE and not top.verbs
        if finite:
            return False
        return not top.verbs

    def _next_is_clause(self, k: int, verb: int) -> bool:
        return self.chunks[verb].kind == "V"

    def _adjacent(self, start: int, verb: int) -> bool:
        return all(c.kind in ("NP", "PP") or (c.kind == "P" and c.form in QUOTES) for c in self.chunks[start:verb])

    def _conjoin(self, k: int, chunk: Chunk, before: Chunk, following: Chunk) -> int:
        self.phrases.conjoin(chunk.top, before, following)
        return k + 2

    def _listed_or_apposed(self, k: int, chunk: Chunk) -> bool:
        """A noun phrase after a comma: one more of a list, or an apposition."""
        j = k - 2 if self.chunks[k - 1].kind == "P" else k - 1
        while j >= 0 and self.chunks[j].kind == "P":
            j -= 1
        if j < 0:
            return False
        before = self.chunks[j]
        if before.kind == "V" and self._ends_relative(k, j) and self.chunks[j - 1].kind in ("NP", "PP"):
            self.phrases.appose(self.chunks[j - 1], chunk)
            return True
        if before.kind not in ("NP", "PP"):
            return False
        if before.kind == "PP" and before.end != self.chunks[j + 1].start:
            return False
        top = self.top
        e = k + 1
        while e < len(self.chunks) and (
            self.chunks[e].kind == "PP" or (self.chunks[e].kind == "P" and self.chunks[e].form in QUOTES)
        ):
            e += 1
        after = self.chunks[e] if e < len(self.chunks) else None
        if self._is_list(k):
            self.phrases.conjoin(-1, before, chunk)
            return True
        closes = (
            after is None
            or (after.kind == "P" and (after.form in STOPS or after.form in (",", ")", ":")))
            or (after.kind in ("REL",))
        )
        if closes or (top.kind == "main" and top.finite < 0 and after.kind == "V" if after else False):
            if self.s.tags[chunk.head] == "PRON":
                return False
            if after is not None and after.kind == "V":
                return False
            self.phrases.appose(before, chunk)
            return True
        return False

    def _ends_relative(self, k: int, j: int) -> bool:
        """ "... die door Gao reed, een bolwerk van de rebellen.": what follows the relative clause renames its noun."""
        closed_clause = any(c.kind == "rel" and self.chunks[j].top in (c.finite, *c.verbs) for c in self.all)
        after = next((c for c in self.chunks[k + 1 :] if c.kind != "PP"), None)
        ends = after is None or (after.kind == "P" and after.form in STOPS)
        return closed_clause and ends and self.s.lower[self.chunks[k].start] == "een"

    def _is_list(self, k: int) -> bool:
        """Whether phrases joined by commas and at last a coordinator start at k."""
        j = k
        while j < len(self.chunks):
            chunk = self.chunks[j]
            if chunk.kind == "CC":
                after = self.chunks[j + 1] if j + 1 < len(self.chunks) else None
                return (
                    after is not None
                    and after.kind in ("NP", "PP")
                    and self.chunks[j - 1].kind in ("NP", "PP")
                    and self._phrases_coordinate(j, self.chunks[j - 1], after)
                )
            if chunk.kind in ("NP", "PP") or (chunk.kind == "P" and (chunk.form == "," or chunk.form in QUOTES)):
                j += 1
                continue
            return False
        return False
