"""The clause that is being read, and the stack of those that are open."""

from dataclasses import dataclass, field

from dateline.language.nl.chunks import Chunk
from dateline.language.nl.lexicon import Lexicon
from dateline.language.nl.phrases import Phrases
from dateline.language.nl.sentence import QUOTES, Sentence


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
    modal_te: int = -1  # "te" after a modal ("hoeft te gaan"): no infinitive of its own

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


class Stack:
    """The open clauses of one sentence, the innermost last."""

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

    def open(self, clause: Clause) -> Clause:
        """Put a clause on the stack."""
        self.stack.append(clause)
        self.all.append(clause)
        return clause

    def _pop(self) -> None:
        if len(self.stack) > 1:
            self.stack.pop()

    def _next_verb(self, k: int, stop_cc: bool = True) -> int:
        """The next chunk that is a verb or `te` before a boundary, or -1."""
        for j in range(k, len(self.chunks)):
            chunk = self.chunks[j]
            if chunk.kind in ("V", "TE"):
                return j
            if (
                chunk.kind in ("SC", "REL")
                or (chunk.kind == "P" and chunk.form not in QUOTES)
                or (stop_cc and chunk.kind == "CC")
            ):
                return -1
        return -1

    def _last_completed(self, kinds: tuple[str, ...]) -> Clause | None:
        for clause in reversed(self.all):
            if clause.kind in kinds and clause.complete:
                return clause
        return None
