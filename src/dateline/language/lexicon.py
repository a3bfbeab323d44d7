"""What the nouns of one language can be, from `mappings/<language>/lexicon.yaml`."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dateline.errors import MappingError
from dateline.language.wordfile import read_words
from dateline.resources import folder

Words = frozenset[str]
_SHORTEST = 4  # letters of a last part: "bom" and "man" end too many other words
_GROUPS = ["state", "government", "legislature", "armed-force", "armed-group", "international-organisation", "media"]
ACTOR_TYPES = frozenset(["person", *_GROUPS, "other"])


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Noun classes and the word lists that names, phrases and pronouns are read with; all in lower case.

    `nouns` maps a lemma (of one word or several) to its classes in the order of the file; `phrases` holds multi-word
    titles and institutions by their first word, longest first; `name_types` maps the last word of a name to a type,
    `name_openers` the first.
    Where the language writes compounds as one word, `last_parts` holds the nouns that give theirs its classes:
    "defensieverdrag" is a "verdrag".
    """

    nouns: dict[str, tuple[str, ...]]
    titles: dict[str, tuple[tuple[str, ...], ...]]
    institutions: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    name_types: dict[str, str]
    role_verbs: dict[str, str]
    lists: dict[str, Words]
    last_parts: Words = frozenset()
    name_openers: dict[str, str] = field(default_factory=dict)

    def classes(self, *lemmas: str) -> tuple[str, ...]:
        """Classes of the first of these lemmas that the lexicon knows, else of the longest noun that ends one."""
        for lemma in lemmas:
            if found := self.nouns.get(lemma):
                return found
        for lemma in lemmas if self.last_parts else ():
            for begin in range(2, len(lemma) - _SHORTEST + 1):
                if lemma[begin:] in self.last_parts:
                    return self.nouns[lemma[begin:]]
        return ()

    def has(self, name: str, word: str) -> bool:
        """Whether a word list holds a word."""
        return word in self.lists.get(name, frozenset())


def load_lexicon(language: str, mappings: Path | None = None) -> Lexicon:
    """The lexicon of a language.

    Raises:
        MappingError: the file is missing, is no YAML, or lacks a part.
    """
    return _load((mappings or folder("mappings")) / language / "lexicon.yaml")


@lru_cache(maxsize=8)
def _load(path: Path) -> Lexicon:
    data = read_words(path, "lexicon")
    for part in ("nouns", "titles", "institutions", "name_types", "role_verbs"):
        if part not in data:
            raise MappingError(f"the lexicon lacks {part!r}", where=path)
    nouns: dict[str, list[str]] = {}
    for cls, words in data["nouns"].items():
        for word in words:
            classes = nouns.setdefault(str(word), [])
            if cls not in classes:
                classes.append(cls)
    whole = data.get("not_last_parts")
    last_parts = (
        frozenset(w for w in nouns if w.isalpha() and len(w) >= _SHORTEST) if whole is not None else frozenset()
    )
    titles: dict[str, list[tuple[str, ...]]] = {}
    for title in [*data["titles"], *data["nouns"].get("person", ())]:
        words = tuple(str(title).replace("-", " ").split())
        titles.setdefault(words[0], []).append(words)
    institutions: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in data["institutions"].items():
        for phrase in phrases:
            words = tuple(str(phrase).split())
            institutions.setdefault(words[0], []).append((words, kind))
    return Lexicon(
        nouns={word: tuple(classes) for word, classes in nouns.items()},
        titles={first: tuple(sorted(set(t), key=lambda t: (-len(t), t))) for first, t in titles.items()},
        institutions={first: tuple(sorted(i, key=lambda i: -len(i[0]))) for first, i in institutions.items()},
        name_types={str(w): kind for kind, words in reversed(data["name_types"].items()) for w in words},
        role_verbs={str(v): str(r) for v, r in data["role_verbs"].items()},
        lists={k: frozenset(str(w) for w in v) for k, v in data.items() if isinstance(v, list)},
        last_parts=last_parts - frozenset(str(w) for w in whole or ()),
        name_openers={str(w): kind for kind, words in data.get("name_openers", {}).items() for w in words},
    )
