"""How many: counted phrases with their values and bounds.

"At least 20" has a lower bound of 20 and no value, "up to 20" an upper bound; bounds are inclusive, so that "more than
20" never claims more than the text does. "Dozens" is two dozen or more, and approximate. Dates, times of day, ages,
money, percentages and the figures of names (Resolution 1701, 1st Brigade, F-16) are no counts and are left out;
distances and periods are kept: what is counted tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.language.model import Number, Span
from dateline.language.numberwords import NumberWords, load_number_words
from dateline.language.times import time_spans

_REACH = 8  # tokens between a number and what it counts, at most
_LEFT = frozenset(("nummod", "quantmod", "compound", "amod", "advmod", "det", "nmod", "predet"))


@dataclass(frozen=True, slots=True)
class _Found:
    """A number in the text: what it is worth, and whether it is approximate in itself. Of a range, `last` is where its
    second number begins."""

    begin: int
    end: int
    value: float | None
    lower: float | None
    upper: float | None
    approximate: bool
    last: int | None = None


def find_numbers(doc: Doc, language: str) -> list[Number]:
    """The counted phrases of a text, in order.

    Args:
        doc: the analysed text.
        language: ISO 639-1 code.

    Returns:
        Numbers that do not overlap. The span runs from the hedge to what is counted; `head` is the token of what is
        counted, or of the number where it stands alone.

    Raises:
        MappingError: the numbers of the language cannot be read.
    """
    words = load_number_words(language)
    text = doc.text.replace("\u00a0", " ")
    taken = time_spans(text, language)
    numbers: list[Number] = []
    for found in _ranges(list(_plain(text, words)), text, words):
        if any(span.begin < found.end and found.begin < span.end for span in taken):
            continue
        span = doc.char_span(found.last or found.begin, found.end, alignment_mode="expand")
        if span is None or _is_name_or_age(doc, span.start, span.end, text, found, words):
            continue
        hedged, begin, end = _hedged(found, text, words)
        head = _counted(doc, span.start, span.end, words)
        if span.end <= head <= span.end + _REACH:
            end = max(end, doc[head].idx + len(doc[head]))
        if _is_pronoun(doc, text[found.begin : found.end].lower(), head, span.end, words):
            continue
        if numbers and begin < numbers[-1].span.end:
            begin = found.begin
        if numbers and begin < numbers[-1].span.end:
            continue
        numbers.append(Number(Span(begin, end), head, hedged.value, hedged.lower, hedged.upper, hedged.approximate))
    return numbers


def _plain(text: str, words: NumberWords) -> Iterator[_Found]:
    for hit in words.figure.finditer(text):
        begin, end = hit.span()
        if text[end : end + 1] in ("-", "‑") and text[end + 1 : end + 2].isalpha():
            continue  # a 15-member council, a two-day visit
        if words.not_before.search(text, max(0, begin - 14), begin) or words.not_after.match(text, end):
            continue
        if indefinite := hit.group("indefinite"):
            word = " ".join(indefinite.lower().split())
            yield _Found(begin, end, *words.indefinite[word], approximate=word not in words.exact)
        elif (value := words.value_of(hit.group())) is not None:
            yield _Found(begin, end, value, None, None, False)


def _ranges(found: list[_Found], text: str, words: NumberWords) -> Iterator[_Found]:
    """Numbers with "10 to 15" and "between 10 and 15" made one."""
    index = 0
    while index < len(found):
        first = found[index]
        index += 1
        if index < len(found):
            second = found[index]
            between = text[first.end : second.begin].strip().lower()
            before = " " + " ".join(text[max(0, first.begin - 12) : first.begin].lower().split())
            joined = between in ("-", "–") or any(
                between == joint and (not opener or before.endswith(f" {opener}")) for opener, joint in words.ranges
            )
            if joined and first.value is not None and second.value is not None:
                low = _scaled(first.value, second.value, text[first.begin : first.end])
                if low < second.value:
                    index += 1
                    yield _Found(first.begin, second.end, None, low, second.value, False, second.begin)
                    continue
        yield first


def _scaled(low: float, high: float, written: str) -> float:
    """Two to three million: the first number shares the second one's scale."""
    if low < 100 and high >= 1000:
        for scale in (10**9, 10**6, 10**3):
            if high % scale == 0 and high / scale < 1000 and low < high / scale:
                return low * scale
    return low


def _hedged(found: _Found, text: str, words: NumberWords) -> tuple[_Found, int, int]:
    """The number under the hedges around it, and where the phrase begins and ends with them."""
    begin, end = found.begin, found.end
    value, lower, upper, approximate = found.value, found.lower, found.upper, found.approximate
    kinds = []
    while hit := words.hedge.search(text[max(0, begin - 30) : begin]):
        start = max(0, begin - 30) + hit.start()
        kinds.append(words.hedges[" ".join(hit.group().lower().split())])
        begin = start
    if hit := words.trailing.match(text, end):
        kinds.append(words.trails[" ".join(hit.group().lower().split())])
        end = hit.end()
    for kind in kinds:
        if kind == "approximate":
            approximate = True
        elif kind == "lower" and value is not None:
            value, lower = None, value
        elif kind == "upper" and value is not None:
            value, upper = None, value
        elif kind == "upper" and lower is not None and upper is None:
            lower, upper = None, lower
    return _Found(found.begin, found.end, value, lower, upper, approximate), begin, end


def _is_name_or_age(doc: Doc, start: int, end: int, text: str, found: _Found, words: NumberWords) -> bool:
    """A figure that counts nothing: an age between commas after a name, "aged 40", the figure of a name."""
    before = doc[start - 1] if start else None
    if before is None:
        return False
    if before.lower_ in words.age:
        return True
    tail = text[found.end : found.end + 1]
    if found.value is not None and found.value < 120 and before.text == "," and tail in (",", "."):
        return start >= 2 and doc[start - 2].pos_ == "PROPN"
    if text[found.begin].isdigit() and before.pos_ == "NOUN" and doc[end - 1].head.i == before.i:
        return doc[end - 1].dep_ == "nummod"
    if text[found.begin].isdigit() and before.pos_ == "PROPN" and before.text[:1].isupper():
        token = doc[end - 1]
        return token.head.i < start or (token.head.i >= end and token.head.pos_ == "PROPN")
    return False


def _is_pronoun(doc: Doc, word: str, head: int, end: int, words: NumberWords) -> bool:
    """ "No one", "the one that"; an article that is also a number ("een soldaat") counts only in "een van de"."""
    if word in words.articles:
        return end >= len(doc) or doc[end].lower_ not in words.of
    return word in words.alone and head < end


def _counted(doc: Doc, start: int, end: int, words: NumberWords) -> int:
    """The token of what a number counts, or of the number itself."""
    span = doc[start:end]
    if not doc.has_annotation("DEP"):
        return end - 1
    root: Token = span.root
    of = next((c for c in root.children if c.i >= end - 1 and c.lower_ in words.of and c.dep_ == "prep"), None)
    if of is None and doc[end - 1].lower_ in words.of:
        of = doc[end - 1]
    if of is not None:
        inner = next((c for c in of.children if c.dep_ == "pobj" and c.i >= end), None)
        if inner is not None:
            return inner.i
    token = root
    while token.dep_ in _LEFT and token.head.i != token.i and abs(token.head.i - end) <= _REACH:
        if token.dep_ not in ("nummod", "quantmod") and token.i >= end:
            break
        token = token.head
        if token.i >= end and token.pos_ in ("NOUN", "PROPN", "ADJ", "SYM", "PRON"):
            break
    if token.i >= end:
        return token.i
    return _next_noun(doc, end) or root.i


def _next_noun(doc: Doc, start: int) -> int | None:
    """The noun that ends a run of adjectives and nouns right after a number that the parse left alone."""
    at = start
    while at < len(doc) and doc[at].pos_ in ("ADJ", "NOUN", "PROPN") and not doc[at].is_sent_start:
        at += 1
    return next((i for i in range(at - 1, start - 1, -1) if doc[i].pos_ != "ADJ"), None)
