"""Closed-class words of one language, from `mappings/<language>/grammar.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dateline.errors import MappingError
from dateline.language.wordfile import read_words
from dateline.resources import folder

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word lists that the layer of predications consults; every entry is a lower-case lemma or form.

    `verb_forms` corrects the analyser: forms of verbs that it takes for those of another, with their lemma.
    """

    future: Words
    future_in_past: Words
    obligation: Words
    possible: Words
    perfect: Words
    reported: Words
    obligation_verbs: Words
    future_verbs: Words
    reported_adverbs: Words
    possible_adverbs: Words
    negation: Words
    conditional_marks: Words
    conditional_inversion: Words
    complementizers: Words
    time_nouns: Words
    object_control: Words
    infinitive_takers: Words
    mandative: Words
    consequences: Words
    clause_takers: Words
    relative_pronouns: Words
    absolute: Words
    of: Words
    agent: Words
    bearings: Words
    verb_forms: Mapping[str, str] = field(default_factory=dict)


def load_grammar(language: str, mappings: Path | None = None) -> Grammar:
    """The grammar of a language.

    Args:
        language: ISO 639-1 code; there must be a folder of that name in the mappings.
        mappings: the folder that holds the languages' folders; by default the one that came with Dateline.

    Raises:
        MappingError: the file is missing, is no YAML, or lacks a list.
    """
    return _load((mappings or folder("mappings")) / language / "grammar.yaml")


@lru_cache(maxsize=8)
def _load(path: Path) -> Grammar:
    data = read_words(path, "grammar")
    forms = {str(form): str(lemma) for form, lemma in data.pop("verb_forms", {}).items()}
    lists = dict(data.pop("auxiliaries", {}), **data)
    wanted = [name for name in Grammar.__dataclass_fields__ if name != "verb_forms"]
    if missing := sorted(set(wanted) - set(lists)):
        raise MappingError(f"these lists are missing: {', '.join(missing)}", where=path)
    if unknown := sorted(set(lists) - set(wanted)):
        raise MappingError(f"unknown lists: {', '.join(unknown)}", where=path)
    return Grammar(**{n: frozenset(str(word).lower() for word in lists[n]) for n in wanted}, verb_forms=forms)
