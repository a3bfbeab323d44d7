"""Words in quotation marks.

Marks are paired within a paragraph: straight and curly, double and single, „low”, «angled». A quotation goes on in the
next paragraph only where the text shows it by one of two conventions: the next paragraph begins with an opening mark of
the same kind, or it has a closing mark before any opening one. A mark without a partner is passed over, so that one
misprint never swallows the rest of an article.

Single marks are told from apostrophes by what stands around them: an apostrophe has letters on both sides (don't, zo'n,
Ba'ath), begins a clitic ('s, ’t, '90s) or ends a plural's possessive (the rebels' base).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.articles.model import Article, Block, BlockKind
from dateline.language.model import Quotation, Span

_FAMILIES = {
    "double": ('“”„‟"', '“”"'),
    "single": ("‘’‚'", "’‘'"),
    "angled": ("«»", "»«"),
    "angled-single": ("‹›", "›‹"),
}
_FAMILY_OF = {mark: name for name, (opening, closing) in _FAMILIES.items() for mark in opening + closing}
_ONLY_OPENING = frozenset("„‚‟")
_SINGLE = frozenset("‘’‚'")
# Dutch and English words that begin with an apostrophe: 's avonds, 't, 'n, 'em, '90s.
_CLITIC = re.compile(r"['’‘](?:[0-9]|(?:[stnkmrd]|em|til|cause|tis|twas|cos|bout|ns)(?![\w]))", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{<-–—/:=¿¡…")
_STRONG = frozenset(".,!?…;:")
_POSSESSIVE_LIMIT = 3  # words between an opening mark and an s' that may yet be a closing mark
_REACH = 5000  # code points from an opening mark to its closing mark in one paragraph, at most
_PARAGRAPHS_LIMIT = 12  # how many paragraphs one quotation may run over
_VERBAL = re.compile(
    r"(?:I|we|you|he|she|they|it|ik|wij|jij|hij|zij|ze|het|yes|no|never|ja|nee|nooit)\b|\w+(?:n['’]t|['’](?:m|re|ll|ve|d|s))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Pair:
    opening: int
    closing: int


def find_quotations(article: Article) -> list[Quotation]:
    """The quotations in the news blocks of an article, in order, without those inside others.

    Args:
        article: its blocks are the paragraphs; without blocks, every line is one.

    Returns:
        Quotations that do not overlap. A comma or full stop before the closing mark belongs to the words.
    """
    text = article.text
    blocks = [b for b in article.blocks or _lines(text) if b.kind.is_news]
    pairs: list[_Pair] = []
    index, begin = 0, blocks[0].begin if blocks else 0
    while index < len(blocks):
        found, open_at = _paragraph(text, begin, blocks[index].end)
        pairs += found
        index += 1
        begin = blocks[index].begin if index < len(blocks) else 0
        if open_at is not None and (run := _run_on(text, blocks, index - 1, open_at)):
            closing, index = run
            pairs.append(_Pair(open_at, closing))
            begin = closing + 1
    return [_quotation(text, pair) for pair in pairs if _has_word(text[pair.opening + 1 : pair.closing])]


def _has_word(words: str) -> bool:
    return any(character.isalnum() for character in words)


def _lines(text: str) -> list[Block]:
    return [Block(m.start(), m.end(), BlockKind.BODY) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]


def _paragraph(text: str, begin: int, end: int) -> tuple[list[_Pair], int | None]:
    """The pairs of one paragraph, and the opening mark that is still open at its end: after it nothing is paired."""
    pairs: list[_Pair] = []
    open_at = None
    at = begin
    while at < end:
        if text[at] in _FAMILY_OF and _opens(text, at, begin, end):
            closing = _closing(text, at, end)
            if closing is not None:
                pairs.append(_Pair(at, closing))
                at, open_at = closing, None
            elif _FAMILY_OF[text[at]] == "double" or open_at is None:
                open_at = at
        at += 1
    return pairs, open_at


def _opens(text: str, at: int, begin: int, end: int) -> bool:
    """Whether a mark can open a quotation: nothing written right before it, something right after."""
    mark = text[at]
    before = text[at - 1] if at > begin else " "
    after = text[at + 1] if at + 1 < end else " "
    if after.isspace() and mark != "«":
        return False
    if not (before.isspace() or before in _BEFORE_OPENING or (before in _FAMILY_OF and before != mark)):
        return False
    if mark in "”›»" and after not in _FAMILY_OF and not after.isalnum():
        return False
    return not (mark in _SINGLE and _CLITIC.match(text, at, end))


def _closes(text: str, at: int, end: int) -> bool:
    """Whether a mark can close a quotation: something right before it, no word right after."""
    before = text[at - 1]
    after = text[at + 1] if at + 1 < end else " "
    if text[at] in _ONLY_OPENING or (before.isspace() and text[at] not in "”»"):
        return False
    return not after.isalnum()


def _closing(text: str, opening: int, end: int) -> int | None:
    """The mark that closes the one at `opening`, in the same paragraph."""
    family = _FAMILY_OF[text[opening]]
    closers = _FAMILIES[family][1]
    end = min(end, opening + _REACH)
    fallback = None
    depth = 0
    for at in range(opening + 1, end):
        mark = text[at]
        if _FAMILY_OF.get(mark) != family:
            continue
        if mark in closers and at > opening + 1 and _closes(text, at, end):
            if family == "single" and _may_be_possessive(text, at, end):
                if fallback is None and len(text[opening:at].split()) <= _POSSESSIVE_LIMIT:
                    fallback = at
                continue
            if depth == 0:
                return at
            depth -= 1
        elif mark != "’" and at > opening + 1 and _opens(text, at, opening, end):
            # A second opening mark: nested if both are closed, else the first one is a stray.
            if family == "single" or _count_closing(text, at, end, closers) < depth + 2:
                break
            depth += 1
    return fallback


def _count_closing(text: str, begin: int, end: int, closers: str) -> int:
    """How many marks after `begin` can only close."""
    candidates = re.compile(rf"[{re.escape(closers)}](?!\w)").finditer(text, begin + 1, end)
    at_marks = (hit.start() for hit in candidates)
    return sum(_closes(text, at, end) and not _opens(text, at, begin - 1, end) for at in at_marks)


def _may_be_possessive(text: str, at: int, end: int) -> bool:
    """The rebels' base: s before the mark, and a word after it."""
    return text[at] in "'’" and text[at - 1] in "sSzxZX" and bool(re.match(r"\s+\w", text[at + 1 : min(end, at + 4)]))


def _run_on(text: str, blocks: Sequence[Block], first: int, opening: int) -> tuple[int, int] | None:
    """Where a quotation left open at the end of a paragraph closes in a later one.

    Returns:
        The closing mark and the index of its block; None if neither convention holds.
    """
    family = _FAMILY_OF[text[opening]]
    if family.endswith("single") or text[opening + 1 : blocks[first].end].count("\n\n"):
        return None
    for index in range(first + 1, min(len(blocks), first + _PARAGRAPHS_LIMIT)):
        block = blocks[index]
        if block.kind is not BlockKind.BODY:
            return None
        reopened = _FAMILY_OF.get(text[block.begin]) == family
        start = block.begin if reopened else block.begin - 1
        closing = _first_closing(text, start, block, family)
        if closing is not None:
            return closing, index
        if not reopened:
            return None
    return None


def _first_closing(text: str, start: int, block: Block, family: str) -> int | None:
    """The first closing mark of a paragraph that goes on with a quotation, if no other opening mark comes before it."""
    closers = _FAMILIES[family][1]
    for at in range(start + 1, block.end):
        if _FAMILY_OF.get(text[at]) != family:
            continue
        if at > block.begin and text[at] in closers and _closes(text, at, block.end):
            return at
        if _opens(text, at, block.begin, block.end):
            return None
    return None


def _quotation(text: str, pair: _Pair) -> Quotation:
    begin, end = pair.opening + 1, pair.closing
    words = text[begin:end]
    return Quotation(Span(begin, end), Span(begin - 1, end + 1), scare=_is_scare(words, text[end + 1 : end + 2]))


def _is_scare(words: str, after: str) -> bool:
    """One or two words that are no utterance of their own: no verb, no end of a sentence, no comma before "he said"."""
    stripped = words.strip()
    if not 1 <= len(stripped.split()) <= 2 or stripped[-1] in _STRONG:
        return False
    return after != "," or not stripped[0].isupper() if _VERBAL.match(stripped) is None else False
