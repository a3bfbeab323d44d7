"""The arrays of one sentence that every stage reads and writes."""

from dataclasses import dataclass, field

from dateline.language.nl.lexicon import Entry

NOMINAL_LEFT = frozenset({"DET", "POSS", "NUM", "ADJ"})
VERBAL = frozenset({"VF", "VX", "VY", "VI", "VP"})
QUOTES = frozenset("\"'“”‘’„«»")
BREAKS = frozenset({",", ";", ":", "(", ")", "–", "—", "-"})


@dataclass(slots=True)
class Sentence:
    """The arrays of one sentence that the stages fill in turn; positions count from its first token."""

    words: list[str]
    lower: list[str]
    entries: list[Entry]
    tags: list[str]
    verbs: list[str]  # the infinitive chosen, for verbs
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    nominalised: set[int] = field(default_factory=set)  # infinitives used as nouns
    attributive: set[int] = field(default_factory=set)  # participles before their noun

    def __len__(self) -> int:
        return len(self.words)
