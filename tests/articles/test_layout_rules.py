"""The layout rules: their own examples, and what a file of them may not say."""

import re
from pathlib import Path

import pytest

from dateline.articles import BlockKind, find_blocks
from dateline.articles.layout import FILE, languages, load_layout
from dateline.errors import MappingError

RULES = [(language, rule) for language in languages() for rule in load_layout(language).rules]
DATELINES = [(language, rule) for language in languages() for rule in load_layout(language).datelines]


def test_there_are_rules_for_both_languages() -> None:
    assert languages() == ("en", "nl")
    assert all(len(load_layout(language).rules) > 15 for language in languages())


@pytest.mark.parametrize(("language", "rule"), RULES, ids=lambda value: getattr(value, "id", value))
def test_examples_are_marked_and_counterexamples_are_not(language: str, rule) -> None:
    rules = load_layout(language).rules
    for example in rule.examples:
        assert rule.find(example), f"{rule.id} does not find its example {example!r}"
        first = next(other for other in rules if other.find(example))
        assert first.kind is rule.kind, f"{example!r} is taken by {first.id} before {rule.id}"
    for counterexample in rule.counterexamples:
        assert not [other.id for other in rules if other.find(counterexample)], counterexample


@pytest.mark.parametrize(("language", "rule"), DATELINES, ids=lambda value: getattr(value, "id", value))
def test_datelines_end_where_the_sentence_begins(language: str, rule) -> None:
    for example in rule.examples:
        cut = example if example.endswith(" ") else re.match(r".*?[-–—:] ", example).group()
        text = example if cut != example else f"{example}The army left."
        match = rule.match.match(text)
        assert match and match.group() == cut, example
    for counterexample in rule.counterexamples:
        assert not [other.id for other in load_layout(language).datelines if other.match.match(f"{counterexample}left")]


WRONG = {
    "twice": "bylines:\n" + 2 * "  - {id: a, match: x, examples: [x], counterexamples: [y]}\n",
    "expected sections": "- a\n",
    "unknown section": "adverts:\n  - {id: a, match: x, examples: [x], counterexamples: [y]}\n",
    "unknown key": "bylines:\n  - {id: a, match: x, example: [x]}\n",
    "at least `id` and `match`": "bylines:\n  - {id: a}\n",
    "needs examples": "bylines:\n  - {id: a, match: x, examples: [x]}\n",
    "not a regular expression": "bylines:\n  - {id: a, match: '(', examples: [x], counterexamples: [y]}\n",
    "unknown place": "bylines:\n  - {id: a, match: x, where: top, examples: [x], counterexamples: [y]}\n",
    "max_words": "bylines:\n  - {id: a, match: x, max_words: 0, examples: [x], counterexamples: [y]}\n",
    "is not YAML": "bylines: [\n",
}


@pytest.mark.parametrize("message", WRONG)
def test_a_wrong_file_is_refused_with_its_place(message: str, tmp_path: Path) -> None:
    path = tmp_path / "en" / FILE
    path.parent.mkdir()
    path.write_text(WRONG[message], encoding="utf-8")
    with pytest.raises(MappingError, match=re.escape(message)) as caught:
        load_layout("en", (tmp_path,))
    assert caught.value.where == str(path)


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(MappingError, match="cannot be read"):
        load_layout("xx")


OWN = """
boilerplate:
  - {id: page-furniture, match: '^Nothing$', examples: [Nothing], counterexamples: [Something]}
  - {id: house-line, match: '^The Lakes Gazette is owned by', examples: [The Lakes Gazette is owned by its readers.],
     counterexamples: [The lake is owned by nobody.]}
"""


def test_own_rules_are_laid_over_ours(tmp_path: Path) -> None:
    path = tmp_path / "en" / FILE
    path.parent.mkdir()
    path.write_text(OWN, encoding="utf-8")
    own, ours = load_layout("en", (tmp_path,)), load_layout("en")
    assert own.rules[0].id == "house-line"
    assert len(own.rules) == len(ours.rules) + 1
    assert [rule.find("Related Topics") for rule in own.rules if rule.id == "page-furniture"] == [None]
    text = "Town falls\n\nThe army entered the town, residents said.\n\nThe Lakes Gazette is owned by its readers."
    assert find_blocks(text, "en")[-1].kind is BlockKind.BODY
    assert find_blocks(text, "en", folders=(tmp_path,))[-1].kind is BlockKind.BOILERPLATE
