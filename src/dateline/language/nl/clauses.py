"""Clauses: which verb, phrase and conjunction belong together.

Dutch brackets its clauses. A main clause has its finite verb second and the rest of its verbs at the end of the middle
field; a subordinate clause opens with a conjunction or relative and closes with all its verbs. The machine walks over
the chunks with a stack of open clauses and closes one when its verbs are complete and something follows that it cannot
hold.
"""

from dataclasses import dataclass, field

from dateline.language.nl import closed
from dateline.language.nl.chunks import Chunk
from dateline.language.nl.lexicon import Lexicon
from dateline.language.nl.phrases import Phrases
from dateline.language.nl.tagger import Sentence

_QUOTES = frozenset("\"'“”‘’„«»")
_STOPS = frozenset({".", "!", "?", ";", "…", "..."})


@dataclass(slots=True)
class Clause:
    """One clause being read. `items` are (chunk, field): 0 before the finite verb, 1 after it, 2 after all verbs."""

    kind: str  # main sub rel inf
    parent: "Clause | None" = None
    relation: str = ""
    mark: int = -1
    relative: Chunk | None = None
    antecedent: int = -1
    finite: int = -1
    verbs: list[int] = field(default_factory=list)
    te: dict[int, int] = field(default_factory=dict)
    particle: int = -1
    items: list[tuple[Chunk, int]] = field(default_factory=list)
    cc: int = -1
    conjunct_of: "Clause | None" = None
    verb_end: int = -1  # the chunk after the last verb
    cut: int = -1  # the item after a comma inside, where an infinitive's own phrases start
    head: int = -1
    preposition: bool = False  # opened by "zonder", "door": the mark is a preposition
    quoted: bool = False

    @property
    def complete(self) -> bool:
        """Whether the clause has all the verbs that its form asks for."""
        if self.kind == "inf":
            return bool(self.verbs)
        return self.finite >= 0

    @property
    def field(self) -> int:
        """The topological field that the next phrase falls into."""
        if self.kind == "main":
            return 0 if self.finite < 0 and not self.verbs else (2 if self.verbs else 1)
        return 2 if self.complete else 1


class Clauses:
    """Reads the chunks of one sentence into clauses."""

    def __init__(self, sentence: Sentence, chunks: list[Chunk], lexicon: Lexicon, phrases: Phrases) -> None:
        self.s = sentence
        self.chunks = chunks
        self.lexicon = lexicon
        self.phrases = phrases
        self.root = Clause("main")
        self.stack: list[Clause] = [self.root]
        self.all: list[Clause] = [self.root]
        self.cc = -1  # a coordinator waiting for the verb of its clause
        self.comma = False
        self.colon = False
        self.punctuation: list[tuple[int, Clause]] = []

    @property
    def top(self) -> Clause:
        """The innermost open clause."""
        return self.stack[-1]

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

    # ------------------------------------------------------------------------------------------ opening and closing
    def open(self, clause: Clause) -> Clause:
        """Put a clause on the stack."""
        self.stack.append(clause)
        self.all.append(clause)
        return clause

    def _pop(self) -> None:
        if len(self.stack) > 1:
            self.stack.pop()

    def _punctuation(self, k: int, chunk: Chunk) -> None:
        text = chunk.form
        self.punctuation.append((chunk.top, self.top))
        if text in (",", ")", "–", "—", "-"):
            while len(self.stack) > 1 and self.top.complete and not self._goes_on(k):
                self._pop()
            self.comma = text == "," or self.comma
            if self.top.finite >= 0 or self.top.verbs:
                self.top.cut = len(self.top.items)
        elif text in (":", ";") or text in _STOPS:
            while len(self.stack) > 1:
                self._pop()
            self.colon = True
            self.comma = True

    def _goes_on(self, k: int) -> bool:
        """Whether a clause that looks complete goes on after a comma with an infinitive of its own."""
        return False

    def _next_verb(self, k: int, stop_cc: bool = True) -> int:
        """The next chunk that is a verb or `te` before a boundary, or -1."""
        for j in range(k, len(self.chunks)):
            chunk = self.chunks[j]
            if chunk.kind in ("V", "TE"):
                return j
            if (
                chunk.kind in ("SC", "REL")
                or (chunk.kind == "P" and chunk.form not in _QUOTES)
                or (stop_cc and chunk.kind == "CC")
            ):
                return -1
        return -1

    def _last_completed(self, kinds: tuple[str, ...]) -> Clause | None:
        for clause in reversed(self.all):
            if clause.kind in kinds and clause.complete:
                return clause
        return None

    # ------------------------------------------------------------------------------------------ conjunctions
    def _subordinator(self, k: int, chunk: Chunk) -> None:
        om = self.s.lower[chunk.top] == "om"
        kind = "inf" if om or chunk.form == "PREP" else "sub"
        parent = self.top
        previous = self._last_completed(("sub", "inf"))
        clause = Clause(kind, parent=parent, mark=chunk.top, preposition=chunk.form == "PREP")
        if self.cc >= 0 and previous is not None:
            clause.conjunct_of, clause.cc, clause.parent = previous, self.cc, previous.parent
            self.cc = -1
        elif k and self.chunks[k - 1].kind in ("NP", "PP") and not self.comma:
            clause.antecedent = self.chunks[k - 1].head
        elif parent.items and self.comma and kind == "inf":
            clause.antecedent = -1
        self.open(clause)

    def _relative(self, k: int, chunk: Chunk) -> None:
        main_question = chunk.kind == "WH" and (k == 0 or self.chunks[k - 1].kind == "P") and self._question(k)
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
        if self.cc >= 0 and previous is not None:
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
        if following.kind in ("NP", "PP", "AP", "ADV") and before is not None and before.kind in ("NP", "PP", "AP"):
            if self._phrases_coordinate(k, before, following):
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
        more = after is not None and not (after.kind == "P" and after.form not in _QUOTES)
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
        if before.kind == "AP" or following.kind == "AP":
            if following.kind != before.kind:
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
            governed = self.s.verbs[top.finite] in closed.BARE_INFINITIVE and not top.verbs
            return governed
        if finite:
            return False
        return not top.verbs

    def _next_is_clause(self, k: int, verb: int) -> bool:
        return self.chunks[verb].kind == "V"

    def _adjacent(self, start: int, verb: int) -> bool:
        return all(c.kind in ("NP", "PP") or (c.kind == "P" and c.form in _QUOTES) for c in self.chunks[start:verb])

    def _conjoin(self, k: int, chunk: Chunk, before: Chunk, following: Chunk) -> int:
        self.phrases.conjoin(chunk.top, before, following)
        return k + 2

    # ------------------------------------------------------------------------------------------ phrases
    def _phrase(self, k: int, chunk: Chunk) -> None:
        top = self.top
        before = self.chunks[k - 1] if k else None
        if before is not None and before.kind == "P" and before.form in _QUOTES and k > 1:
            before = self.chunks[k - 2]
        if chunk.kind == "NP" and self.comma and self._listed_or_apposed(k, chunk):
            return
        if top.kind in ("sub", "rel") and top.complete and chunk.kind in ("NP", "AP") and not self._infinitive_ahead(k):
            if self.root.finite >= 0 or top.kind == "rel":
                if top.verb_end == k or self.chunks[k - 1].kind == "P":
                    while len(self.stack) > 1 and self.top.complete and self.top.kind in ("sub", "rel"):
                        self._pop()
                    top = self.top
        if (
            chunk.kind == "PP"
            and before is not None
            and before.kind in ("NP", "PP", "AP")
            and before.end <= chunk.start
        ):
            prefield = top.kind == "main" and top.finite < 0 and self._next_verb(k) >= 0
            target = self.phrases.attach(chunk, before, prefield, top)
            if target:
                return
        if chunk.kind == "NP" and before is not None and self.phrases.title(before, chunk, top.items):
            return
        top.items.append((chunk, top.field))

    def _infinitive_ahead(self, k: int) -> bool:
        verb = self._next_verb(k)
        return verb >= 0 and self.chunks[verb].kind == "TE"

    def _listed_or_apposed(self, k: int, chunk: Chunk) -> bool:
        """A noun phrase after a comma: one more of a list, or an apposition."""
        j = k - 2 if self.chunks[k - 1].kind == "P" else k - 1
        while j >= 0 and self.chunks[j].kind == "P":
            j -= 1
        if j < 0 or self.chunks[j].kind not in ("NP", "PP"):
            return False
        before = self.chunks[j]
        if before.kind == "PP" and not before.end == self.chunks[j + 1].start:
            return False
        top = self.top
        e = k + 1
        while e < len(self.chunks) and (
            self.chunks[e].kind == "PP" or (self.chunks[e].kind == "P" and self.chunks[e].form in _QUOTES)
        ):
            e += 1
        after = self.chunks[e] if e < len(self.chunks) else None
        if self._is_list(k):
            self.phrases.conjoin(-1, before, chunk)
            return True
        closes = (
            after is None
            or (after.kind == "P" and (after.form in _STOPS or after.form in (",", ")", ":")))
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
            if chunk.kind in ("NP", "PP") or (chunk.kind == "P" and (chunk.form == "," or chunk.form in _QUOTES)):
                j += 1
                continue
            return False
        return False

    # ------------------------------------------------------------------------------------------ verbs
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
            top.finite = token
            return
        verb = self.s.verbs[token]
        clause = Clause("main", finite=token)
        if self.cc >= 0:
            clause.conjunct_of, clause.cc, clause.parent = top, self.cc, top.parent
            self.cc = -1
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

    def _boundary(self, k: int) -> int:
        for j in range(k - 1, -1, -1):
            chunk = self.chunks[j]
            if chunk.kind in ("CC", "V") or (chunk.kind == "P" and chunk.form not in _QUOTES):
                return chunk.end
        return 0

    def _nonfinite(self, k: int, token: int) -> None:
        top = self.top
        if top.kind in ("sub", "rel") and top.complete and self.chunks[k - 1].kind != "V" and len(self.stack) > 1:
            awaiting = self.stack[-2]
            if self._awaits(awaiting) and not (self._awaits(top) and not top.verbs):
                self._pop()
                top = self.top
        while top.kind == "inf" and top.verbs and self.chunks[k - 1].kind != "V" and len(self.stack) > 1:
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
            if lemma in ("hoeven", "dienen") or (lemma == "zullen" and False):
                clause = top
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
        noun = next(
            (
                n
                for n in range(len(items) - 1, -1, -1)
                if items[n][0].kind == "NP" and self.s.lower[items[n][0].head] in closed.TAKES_INFINITIVE_NOUNS
            ),
            -1,
        )
        if noun >= 0:
            start = noun + 1
        elif 0 <= top.cut < len(items):
            start = top.cut
        elif any(f == 2 for _, f in items):
            start = next(n for n, (_, f) in enumerate(items) if f == 2)
        elif not (top.verbs and top.kind == "main"):
            start = self._after_subject(top)
        if noun >= 0:
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
            and not (top.verbs and self.phrases.object_before(items[:start]))
        ):
            chunk = items[start][0]
            others = sum(1 for c, _ in items[start:] if c.kind == "NP")
            if chunk.kind == "NP" and not (0 <= top.cut <= start and top.cut) and others >= 1:
                start += 1
        elif lemma in closed.OBJECT_CONTROL and start >= len(items):
            start = len(items)
        while start < len(items) and items[start][0].kind == "ADV":
            start += 1
        own = [(c, 1) for c, _ in items[start:]]
        del items[start:]
        return own

    def _with_particle(self, top: Clause, lemma: str) -> str:
        """The verb with a particle that stands loose in its clause."""
        self._split_particle(top, lemma)
        if top.particle >= 0:
            return self.s.lower[top.particle] + lemma
        for n, (chunk, _) in enumerate(top.items):
            word = self.s.lower[chunk.top]
            if chunk.kind == "ADV" and word in closed.PARTICLE_SET and self.lexicon.separable(word, lemma):
                top.particle = chunk.top
                del top.items[n]
                return word + lemma
        return lemma

    def _split_particle(self, top: Clause, lemma: str) -> None:
        """Part "op de stad" in "riep de burgers op de stad te verlaten": a particle, then the infinitive's object."""
        if top.particle >= 0 or top.finite < 0 or top.verbs:
            return
        for n, (chunk, position) in enumerate(top.items):
            word = self.s.lower[chunk.top]
            if chunk.kind == "PP" and position == 1 and word + lemma in closed.OBJECT_CONTROL | {"aanbieden"}:
                top.particle = chunk.top
                self.s.heads[chunk.head] = -1
                top.items[n] = (Chunk("NP", chunk.start + 1, chunk.end, chunk.head, chunk.head), 1)
                return

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
