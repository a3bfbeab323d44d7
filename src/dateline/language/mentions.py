"""The types of what names somebody or something in an article."""

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.language.register import Entry

ENTRY, WORD, INSTITUTION, NAME = "entry", "word", "institution", "name"


@dataclass(slots=True)
class Mention:
    """Tokens [start, end) that name something.

    Attributes:
        kind: `entry` (a name in the register), `word` (an adjective, people or capital that stands for a state),
            `institution` (a noun such as "parliament"), `name` (a name of the article's own).
        keys: register keys that it may mean.
        detail: the institution's kind in the register.
        title: tokens [start, end) of what stands before a person's name ("Prime Minister").
        cluster: for names, the index of the name's cluster.
        stands_for: for an acronym, the mention that sets it up where its keys do not say what it means.
    """

    start: int
    end: int
    kind: str
    text: str
    keys: tuple[str, ...] = ()
    detail: str = ""
    title: tuple[int, int] | None = None
    cluster: int = -1
    stands_for: "Mention | None" = None


@dataclass(slots=True)
class Cluster:
    """All forms of one name of the article's own, and what it names."""

    words: tuple[str, ...]
    label: str
    type: str = ""
    is_place: bool = False
    entry: Entry | None = None
    forms: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)


def is_plural(token: Token) -> bool:
    """Whether a noun is marked as plural."""
    return token.tag_ in ("NNS", "NNPS") or "Number=Plur" in str(token.morph)
