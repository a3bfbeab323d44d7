"""When: the time expressions of an article, resolved to whole days.

Words and patterns are data (`mappings/<language>/times.yaml`); what they mean is here. Three anchors are used: the date
of issue ("yesterday", "last week", a date without a year), the nearest day named before the expression ("the previous
evening", "a day later"; also where that day is a mere modifier), and none (a date with its year). Where an anchor is
needed and there is none, the expression is kept without ends. Coarse units stay coarse: "two weeks ago" is the week
around that day, "three months ago" that calendar month.
"""

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Token

from dateline.articles.blocks import dateline_span
from dateline.articles.model import Article, Block, BlockKind
from dateline.language.model import Span, Time
from dateline.language.timesense import UNRESOLVED, Sense, Setting, resolve
from dateline.language.timewords import Match, TimeWords, load_time_words


def find_times(doc: Doc, article: Article, language: str) -> list[Time]:
    """All time expressions in the news blocks of an article, in order.

    Args:
        doc: the analysed text, of the same length as the article's.
        article: gives the text, its blocks and the date of issue.
        language: ISO 639-1 code.

    Returns:
        Times that do not overlap. A date range is one time. The span leaves a preposition out.

    Raises:
        MappingError: the time expressions of the language cannot be read.
    """
    words = load_time_words(language)
    times: list[Time] = []
    anchor: date | None = None
    for block in article.blocks or (Block(0, len(article.text), BlockKind.BODY),):
        if not block.kind.is_news:
            continue
        found: list[tuple[Match, Sense, int]] = []
        # A dateline ("GENEVA, January 5 (Agency) -") dates the writing, not what is told.
        _, end = dateline_span(article.text, block) or (0, block.begin)
        for match in words.matches(article.text, end, block.end):
            if match.begin < end:
                continue
            head = _head(doc, match.begin, match.end)
            setting = Setting(words, article.issued, anchor, _is_future(doc, head, words))
            sense = resolve(match, setting)
            if sense is None:
                continue
            if sense.anchors and sense.earliest:
                anchor = sense.earliest
            found.append((match, sense, head))
            end = match.end
        times += [_time(doc, article, words, *item) for item in _joined(found, article.text, words)]
    return times


def time_spans(text: str, language: str) -> list[Span]:
    """Where text has something that looks like a time, resolved or not: figures in there count nothing."""
    spans: list[Span] = []
    for match in load_time_words(language).matches(text):
        if match.pattern.means != "vague" and (not spans or match.begin >= spans[-1].end):
            spans.append(Span(match.begin, match.end))
    return spans


# ------------------------------------------------------------------------------------------------ place in the sentence
def _head(doc: Doc, begin: int, end: int) -> int:
    span = doc.char_span(begin, end, alignment_mode="expand")
    if span is None or not len(span):
        return 0
    if not doc.has_annotation("DEP"):
        return span.end - 1
    if span.root.pos_ in ("DET", "ADP", "ADJ", "VERB"):  # a fragment that was parsed badly
        return next((token.i for token in reversed(span) if token.pos_ in ("NOUN", "PROPN")), span.root.i)
    return span.root.i


def _is_future(doc: Doc, head: int, words: TimeWords) -> bool:
    """Whether the clause around a token speaks of what is to come."""
    if not len(doc):
        return False
    token = doc[head]
    for _ in range(5):
        up = token.head
        if up.i == token.i:
            break
        token = up
        if token.lower_ in words.future["prepositions"]:
            return not _is_past(token.head)
        if _names_plan(token, words):
            return not _told_as_past(token)
        if token.pos_ in ("VERB", "AUX"):
            return _future_verb(token, words)
    return False


def _is_past(verb: Token) -> bool:
    return any("Past" in t.morph.get("Tense", []) for t in (verb, *verb.children) if t.i == verb.i or t.dep_ == "aux")


def _told_as_past(verb: Token) -> bool:
    """ "Announced on Thursday that ...", "had announced": whoever spoke of a plan did so then."""
    perfect = any(c.dep_ == "aux" and c.lemma_ in ("have", "hebben") for c in verb.children)
    return perfect or ("Fin" in verb.morph.get("VerbForm", []) and _is_past(verb))


def _names_plan(token: Token, words: TimeWords) -> bool:
    return token.lower_ in words.future["words"] or token.lemma_.lower() in words.future["words"]


def _future_verb(verb: Token, words: TimeWords) -> bool:
    """A verb with a future auxiliary, or an infinitive under a word of planning."""
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(a in words.future["auxiliaries"] for a in [*auxiliaries, verb.lower_]):
        return True
    perfect = any(child.lemma_ in ("have", "hebben", "zijn") for child in verb.children if child.dep_ == "aux")
    if not perfect and any(a in words.future["reported"] for a in auxiliaries):
        return True
    return verb.dep_ == "xcomp" and _names_plan(verb.head, words)


def _joined(
    found: list[tuple[Match, Sense, int]], text: str, words: TimeWords
) -> Iterator[tuple[int, int, Sense, int]]:
    """Expressions with the halves of "between A and B" and "from A to B" made one."""
    index = 0
    while index < len(found):
        match, sense, head = found[index]
        index += 1
        if index < len(found):
            after, other, _ = found[index]
            before = text[max(0, match.begin - 12) : match.begin].lower().split()
            between = text[match.end : after.begin].strip().lower()
            if before and (before[-1], between) in words.ranges and sense.earliest and other.latest:
                index += 1
                both = Sense(sense.earliest, other.latest) if sense.earliest <= other.latest else UNRESOLVED
                yield match.begin, after.end, both, head
                continue
        yield match.begin, match.end, sense, head


def _time(doc: Doc, article: Article, words: TimeWords, begin: int, end: int, sense: Sense, head: int) -> Time:
    """A time with the bound that its preposition sets: "since Monday" ends with the issue, "until Friday" has none."""
    before = re.search(r"([^\W\d_]+)\s+$", article.text[max(0, begin - 15) : begin])
    bound = words.bounds.get(before.group(1).lower()) if before else None
    if bound and doc.has_annotation("DEP") and doc[head].head.lower_ != (before.group(1).lower() if before else ""):
        bound = None  # "before Sunday's vote": the preposition belongs to the vote
    earliest, latest = sense.earliest, sense.latest
    if bound == "from" and earliest:
        latest = max(earliest, article.issued) if article.issued else None
    elif bound == "after":
        earliest, latest = latest, None
    elif bound == "until":
        earliest = None
    elif bound == "before":
        earliest, latest = None, earliest
    return Time(Span(begin, end), head, earliest, latest)
