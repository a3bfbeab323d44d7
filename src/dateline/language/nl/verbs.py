"""Verbs in their clauses: the second place, the clusters at the end, and infinitives with "te"."""

from abc import abstractmethod

from dateline.language.nl import closed
from dateline.language.nl.chunks import Chunk
from dateline.language.nl.clause import Clause
from dateline.language.nl.coordination import Coordination
from dateline.language.nl.sentence import QUOTES


class Verbs(Coordination):
    """Puts each verb into the clause that has room for it."""

    @abstractmethod
    def _phrase(self, k: int, chunk: Chunk) -> None: ...

    def _verb(self, k: int, chunk: Chunk) -> None:
        token = chunk.top
        form = self._settle(k, chunk)
        chunk.form = form
        self.s.tags[token] = form
        if form == "VF":
            self._finite(k, token)
        else:
            self._nonfinite(k, token)

    def _awaits(self, clause: Clause) -> str:
        """What the verbs read so far still govern: `inf`, `part`, or nothing."""
        last = clause.verbs[-1] if clause.verbs else clause.finite
        if last < 0:
            return ""
        verb = self.s.verbs[last]
        if verb in closed.HAVE_BE:
            return "part"
        return "inf" if verb in closed.BARE_INFINITIVE else ""

    def _settle(self, k: int, chunk: Chunk) -> str:
        """Decide between finite and not for a form that can be both."""
        form = chunk.form
        if form == "VP" or form == "VI" or form == "VF":
            return form
        top = self.top
        entry = self.s.entries[chunk.top]
        participle = entry.participle
        awaited = self._awaits(top)
        neighbour = self.chunks[k + 1] if k + 1 < len(self.chunks) else None
        if (
            participle
            and neighbour is not None
            and neighbour.kind == "TE"
            and k + 2 < len(self.chunks)
            and self.s.verbs[self.chunks[k + 2].top] in closed.HAVE_BE
        ):
            self.s.verbs[chunk.top] = participle
            return "VP"
        if top.kind == "inf" and not top.verbs and self.chunks[k - 1].kind == "TE":
            return "VI"
        if top.kind in ("sub", "rel") and top.finite < 0:
            if (
                neighbour is not None
                and neighbour.kind == "V"
                and neighbour.form in ("VF", "VX")
                and self.s.verbs[neighbour.top] in closed.AUXILIARY | closed.HAVE_BE
            ):
                if form == "VY" or (participle and self.s.verbs[neighbour.top] in closed.HAVE_BE):
                    self.s.verbs[chunk.top] = participle
                    return "VP"
                return "VI"
            return "VF"
        if (form == "VY" or participle) and awaited == "part":
            self.s.verbs[chunk.top] = participle
            return "VP"
        if form == "VY":
            if top.verbs and top.complete and awaited != "part" and self.chunks[k - 1].kind == "V":
                self.s.verbs[chunk.top] = participle
                return "VP"
            return "VF"
        if awaited == "inf" or (
            awaited == "part"
            and top.verbs == []
            and top.kind == "main"
            and self.s.verbs[chunk.top] in closed.BARE_INFINITIVE
        ):
            return "VI"
        if awaited == "part" and self.chunks[k - 1].kind == "V" and self.s.verbs[chunk.top] in ("worden", "zijn"):
            return "VI"
        if (
            top.verbs
            and self.chunks[k - 1].kind == "V"
            and top.finite >= 0
            and self.s.verbs[chunk.top] in ("worden", "zijn", "hebben")
        ):
            return "VI"
        return "VF"

    def _finite(self, k: int, token: int) -> None:
        while True:
            top = self.top
            if top.kind == "main":
                break
            if top.kind in ("sub", "rel") and top.finite < 0:
                top.finite = token
                top.verb_end = k + 1
                return
            if len(self.stack) == 1:
                break
            self._pop()
        top = self.top
        if top.finite < 0:
            if self._says_fragment(k, top, token) or self._says_conjunct(k, top, token):
                self.stack[-1] = clause = Clause("main", parent=top, finite=token, relation="report")
                self.all.append(clause)
                return
            top.finite = token
            return
        verb = self.s.verbs[token]
        clause = Clause("main", finite=token)
        if self.cc >= 0:
            clause.conjunct_of, clause.cc, clause.parent = top, self.cc, top.parent
            self.cc = -1
        elif self._series(k):
            clause.conjunct_of, clause.parent, clause.relation = top, top.parent, top.relation
        elif verb in closed.REPORTING or not self.colon:
            clause.relation = "report" if verb in closed.REPORTING and not self.colon else "parataxis"
            clause.conjunct_of = None
            clause.parent = top
        else:
            clause.parent, clause.relation = (
                top,
                "quoted" if self.s.verbs[top.finite] in closed.REPORTING else "parataxis",
            )
        # What stands between the last boundary and this verb is its first phrase.
        start = self._boundary(k)
        moved = [(c, f) for c, f in top.items if c.start >= start]
        top.items = [(c, f) for c, f in top.items if c.start < start]
        clause.items = [(c, 0) for c, _ in moved]
        self.colon = False
        self.stack[-1] = clause
        self.all.append(clause)

    def _series(self, k: int) -> bool:
        """Whether a finite verb after a comma is one of a series that "en" ends: "A viel, vocht en won"."""
        if (
            self.chunks[k - 1].kind != "P"
            or self.chunks[k - 1].form != ","
            or any(c.form in QUOTES for c in self.chunks)
        ):
            return False
        for j in range(k + 1, len(self.chunks) - 1):
            if self.chunks[j].kind == "CC" and self.s.lower[self.chunks[j].top] == "en":
                following = self.chunks[j + 1]
                return following.kind == "V" and following.form in ("VF", "VX", "VY")
        return False

    def _says_fragment(self, k: int, top: Clause, token: int) -> bool:
        """Whether a verb of saying follows words without a verb of their own: "Nooit meer", zei hij."""
        before = self.chunks[k - 1]
        quoted = any(c.form in QUOTES for c in self.chunks[:k] if c.kind == "P")
        return (
            top is self.root
            and bool(top.items)
            and quoted
            and before.kind == "P"
            and self.s.verbs[token] in closed.REPORTING
        )

    def _says_conjunct(self, k: int, top: Clause, token: int) -> bool:
        """Whether a verb of saying follows a conjunct that shares its auxiliary: "... en zes gewond geraakt, zei X"."""
        shared = top.conjunct_of is not None and bool(top.verbs)
        return shared and self.chunks[k - 1].kind == "P" and self.s.verbs[token] in closed.REPORTING

    def _boundary(self, k: int) -> int:
        for j in range(k - 1, -1, -1):
            chunk = self.chunks[j]
            if chunk.kind in ("CC", "V") or (chunk.kind == "P" and chunk.form not in QUOTES):
                return chunk.end
        return 0

    def _nonfinite(self, k: int, token: int) -> None:
        top = self.top
        if top.kind in ("sub", "rel") and top.complete and self.chunks[k - 1].kind != "V" and len(self.stack) > 1:
            awaiting = self.stack[-2]
            if self._awaits(awaiting) and not (self._awaits(top) and not top.verbs):
                self._pop()
                top = self.top
        coordinate = self.cc >= 0 and self.chunks[k - 1].kind == "CC"
        while (
            top.kind == "inf"
            and top.verbs
            and self.chunks[k - 1].kind != "V"
            and len(self.stack) > 1
            and not coordinate
        ):
            self._pop()
            top = self.top
        if self.cc >= 0 and top.verbs and self.chunks[k - 1].kind == "CC":
            clause = Clause(
                top.kind, parent=top.parent, conjunct_of=top, cc=self.cc, verbs=[token], relation=top.relation
            )
            self.cc = -1
            self.stack[-1] = clause
            self.all.append(clause)
            return
        top.verbs.append(token)
        top.verb_end = k + 1

    def _te(self, k: int, chunk: Chunk) -> int:
        """ "te" and its infinitive, with the particle before it and the verbs that join it."""
        if k + 1 >= len(self.chunks) or self.chunks[k + 1].kind != "V":
            self._phrase(k, Chunk("ADV", chunk.start, chunk.end, chunk.top, chunk.top))
            return k + 1
        verb = self.chunks[k + 1]
        token = verb.top
        self.s.tags[token] = verb.form = "VI"
        particle = -1
        top = self.top
        if (
            k
            and self.chunks[k - 1].kind in ("ADV", "AP")
            and self.s.lower[self.chunks[k - 1].top] in closed.PARTICLE_SET
            and top.items
        ):
            candidate = self.chunks[k - 1].top
            if (
                self.lexicon.separable(self.s.lower[candidate], self.s.verbs[token])
                and top.items[-1][0].top == candidate
            ):
                particle = candidate
                top.items.pop()
        end = k + 2
        if top.kind == "inf" and not top.verbs:
            clause = top
        else:
            governor = top.verbs[-1] if top.verbs else top.finite
            lemma = self.s.verbs[governor] if governor >= 0 else ""
            if lemma in ("hoeven", "dienen"):
                clause = top
                clause.modal_te = chunk.top
            else:
                clause = self.open(Clause("inf", parent=top, relation="xcomp"))
                clause.items = self._own_phrases(top, self._with_particle(top, lemma))
        clause.te[token] = chunk.top
        clause.verbs.append(token)
        if particle >= 0:
            clause.particle = particle
        while (
            end < len(self.chunks)
            and self.chunks[end].kind == "V"
            and self.chunks[end].form in ("VP", "VI", "VX", "VY")
        ):
            token = self.chunks[end].top
            if self.chunks[end].form == "VX" and self._awaits(clause) == "":
                break
            self.s.tags[token] = "VP" if self.s.entries[token].participle and self.chunks[end].form != "VI" else "VI"
            if self.s.tags[token] == "VP":
                self.s.verbs[token] = self.s.entries[token].participle or self.s.verbs[token]
            clause.verbs.append(token)
            end += 1
        # "gedood te hebben": the participle stands before.
        if (
            k
            and self.chunks[k - 1].kind == "V"
            and self.chunks[k - 1].form == "VP"
            and self.s.verbs[clause.verbs[-1]] in closed.HAVE_BE
        ):
            participle = self.chunks[k - 1].top
            owner = clause if participle in clause.verbs else clause.parent
            if owner is not None and participle in owner.verbs and owner is not clause and (owner.finite >= 0):
                owner.verbs.remove(participle)
                clause.verbs.append(participle)
                if not clause.items:
                    clause.items = self._own_phrases(owner, self.s.verbs[owner.finite])
        clause.verb_end = end
        self.comma = False
        return end

    def _own_phrases(self, top: Clause, lemma: str) -> list[tuple[Chunk, int]]:
        """Take from the governing clause the phrases that belong to an infinitive at its end."""
        items = top.items
        start = len(items)
        extraposed = False  # after the governing verbs, where everything belongs to the infinitive
        noun = next(
            (
                n
                for n in range(len(items) - 1, -1, -1)
                if (items[n][0].kind == "NP" or self._fixed_noun(items[n][0]))
                and self.s.lower[items[n][0].head] in closed.TAKES_INFINITIVE_NOUNS
                and not top.finite < top.particle < items[n][0].start
            ),
            -1,
        )
        if noun >= 0:
            start = noun + 1
        elif 0 <= top.cut < len(items):
            start = top.cut
        elif 0 <= top.finite < top.particle and any(c.start > top.particle for c, _ in items):
            start = next(n for n, (c, _) in enumerate(items) if c.start > top.particle)
        elif any(f == 2 for _, f in items):
            start = next(n for n, (_, f) in enumerate(items) if f == 2)
            extraposed = True
        elif not (top.verbs and top.kind == "main"):
            start = self._after_subject(top)
        if noun >= 0 or extraposed:
            pass
        elif (
            lemma in closed.OBJECT_CONTROL
            and top.particle >= 0
            and start < len(items)
            and items[start][0].start < top.particle
        ):
            start = next((n for n, (c, _) in enumerate(items) if c.start > top.particle), len(items))
        elif (
            lemma in closed.OBJECT_CONTROL
            and start < len(items)
            and not top.finite < top.particle < items[start][0].start
            and not (top.verbs and self.phrases.object_before(items[:start]))
        ):
            chunk = items[start][0]
            others = sum(1 for c, _ in items[start:] if c.kind == "NP")
            if chunk.kind == "NP" and not (0 <= top.cut <= start and top.cut) and others >= 1:
                start += 1
        while start < len(items) and items[start][0].kind == "ADV":
            start += 1
        own = [(c, 1) for c, _ in items[start:]]
        del items[start:]
        return own

    def _fixed_noun(self, chunk: Chunk) -> bool:
        """ "van plan", "op het punt": a phrase whose noun takes an infinitive."""
        phrase = " ".join(self.s.lower[chunk.start : chunk.end])
        return phrase in ("van plan", "van zins", "op het punt", "in staat", "in de gelegenheid")

    def _with_particle(self, top: Clause, lemma: str) -> str:
        """The verb with a particle that stands loose in its clause."""
        if top.particle >= 0:
            return self.s.lower[top.particle] + lemma
        for n, (chunk, _) in enumerate(top.items):
            word = self.s.lower[chunk.top]
            if chunk.kind == "ADV" and word in closed.PARTICLE_SET and self.lexicon.separable(word, lemma):
                top.particle = chunk.top
                del top.items[n]
                return word + lemma
        return lemma

    def _after_subject(self, top: Clause) -> int:
        """The first item of the middle field after the subject."""
        items = top.items
        n = sum(1 for _, f in items if f == 0)
        subject = (
            any(c.kind == "NP" and not self.phrases.is_time(c) for c, f in items if f == 0)
            or top.conjunct_of is not None
        )
        if (
            top.relative is not None
            and top.relative.kind == "REL"
            and top.relative.head == top.relative.top
            and self.s.tags[top.relative.head] == "REL"
        ):
            subject = self.s.lower[top.relative.head] in ("die", "dat", "wat", "wie")
        while n < len(items):
            chunk = items[n][0]
            if chunk.kind == "NP" and not self.phrases.is_time(chunk):
                if subject:
                    return n
                subject = True
            elif chunk.kind == "NP" and self.phrases.is_time(chunk):
                pass
            elif subject and chunk.kind in ("PP",):
                return n
            n += 1
        return n
