"""A text in paragraphs, and what each of them is."""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from dateline.articles.layout import Layout, languages, load_layout
from dateline.articles.model import Block, BlockKind

_LINE: Final = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK: Final = " \t\u00a0\u200b\u200e\u200f\u2060\ufeff\u202f\u3000"
_END: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_STOP: Final = re.compile(r"[.…:;][\"'”’»)\]]*$")
_SENTENCE_INSIDE: Final = re.compile(r"[a-z0-9”\"’)][.!?][\"'”’)]* +[\"'“‘(]?[A-Z0-9]")
_NAME: Final = re.compile(
    r"[A-Z][\w.’'-]+(?: (?:de|da|van|der|den|von|al|el|bin|in|and|en|te|agencies|staff|[A-Z][\w.’'-]*),?){1,6}$"
)
_ABBREVIATION: Final = re.compile(
    r"\b(?:St|Gen|Lt|Col|Maj|Brig|Capt|Cpt|Sgt|Adm|Sen|Rep|Gov|Pres|Dr|Mr|Mrs|Ms|Jr|Sr|Prof|Rev|vs|No|ds|ir|mr|prof|kol|gen"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
)
_LINK: Final = re.compile(r"https?:|www\.|pic\.")
_SITE: Final = re.compile(r"\s*(?:[-–—|:»/]|::)\s*(?=\S)")
_BULLET: Final = re.compile(r"[-–—•*▪◦·] ?\S|\d{1,2}[.)] ")
_FRONT: Final = re.compile(r"\ufeff?---[ \t]*\r?\n.*?(?:^|\n)(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)", re.DOTALL)

HEADLINE_WORDS: Final = 40
"""A longer line without a full stop before the story is a paragraph, not a headline."""
HEADING_WORDS: Final = 14
"""A longer line without a full stop inside the story is a paragraph, not a heading."""
MIN_WIDTH: Final = 45
"""A shorter line that ends in the middle of a sentence was broken by something else than a width."""
PASSAGE_BLOCKS: Final = 14
"""How far below its opening line a passage may be closed."""


def front_matter(text: str) -> re.Match[str] | None:
    """The region from the first `---` line to the line that closes it, or None."""
    return _FRONT.match(text)


def find_blocks(
    text: str, language: str, *, title: str | None = None, front: int = 0, folders: tuple[Path, ...] = ()
) -> tuple[Block, ...]:
    """Every paragraph of a text with what it is; together they cover all text that is not blank.

    Args:
        language: whose layout rules apply, one of `layout.languages()`.
        title: the headline, if known: a line that says the same is the headline.
        front: code points of front matter at the beginning of the text; they are one block of boilerplate.
        folders: the user's own, whose layout rules are laid over those that came with Dateline.
    """
    layout = load_layout(language, folders)
    blocks = [] if front == 0 else _strip(text, 0, front, BlockKind.BOILERPLATE)
    return tuple(blocks + _mark(text, _paragraphs(text, front), layout, title))


def primary_source(
    text: str, blocks: tuple[Block, ...], language: str, *, folders: tuple[Path, ...] = ()
) -> str | None:
    """Whom the article says it was first published by, or None."""
    rules = [rule for rule in load_layout(language, folders).rules if rule.kind is BlockKind.BOILERPLATE]
    for block in blocks:
        if block.kind is not BlockKind.BOILERPLATE:
            continue
        line = _flat(text[block.begin : block.end])
        for rule in rules:
            if match := rule.find(line):
                named = [value for key, value in match.groupdict().items() if "source" in key and value]
                if named:
                    return str(named[0]).strip()
                break
    return None


def dateline_span(text: str, block: Block) -> tuple[int, int] | None:
    """Where the dateline of a block of the story stands ("CAIRO, May 3 (Reuters) - "), trailing space included."""
    if block.kind is not BlockKind.BODY:
        return None
    opening = text[block.begin : min(block.end, block.begin + 120)].replace("\u00a0", " ")
    ends = [
        match.end()
        for language in languages()
        for rule in load_layout(language).datelines
        if (match := rule.match.match(opening)) and match.end() > 0
    ]
    end = max(ends, default=0)
    return (block.begin, block.begin + end) if end and block.begin + end < block.end else None


# ------------------------------------------------------------------------------------------------ splitting
def _paragraphs(text: str, start: int) -> list[Block]:
    lines = [
        block
        for match in _LINE.finditer(text, start)
        for block in _strip(text, match.start(), match.end(), BlockKind.BODY)
    ]
    wrapped = _is_wrapped(text, lines)
    joined: list[Block] = []
    for line in lines:
        if joined and _glued(text, joined[-1], line) and (wrapped or _goes_on(text, joined[-1], line)):
            joined[-1] = replace(joined[-1], end=line.end)
        else:
            joined.append(line)
    return joined


def _strip(text: str, begin: int, end: int, kind: BlockKind) -> list[Block]:
    while begin < end and (text[begin].isspace() or text[begin] in _BLANK):
        begin += 1
    while begin < end and (text[end - 1].isspace() or text[end - 1] in _BLANK):
        end -= 1
    return [Block(begin, end, kind)] if begin < end else []


def _glued(text: str, first: Block, second: Block) -> bool:
    between = text[first.end : second.begin]
    return between.replace("\r\n", "\n").count("\n") + between.count("\r") - between.count("\r\n") <= 1


def _goes_on(text: str, first: Block, second: Block) -> bool:
    """Whether a line break stands in the middle of a sentence: no stop before it, a small letter behind it."""
    last = text[text.rfind("\n", first.begin, first.end) + 1 : first.end]
    after = text[second.begin : second.end]
    prose = after[0].islower() and not _LINK.match(after) and (len(after) >= MIN_WIDTH or bool(_END.search(after)))
    return len(last) >= MIN_WIDTH and prose and not _END.search(last)


def _is_wrapped(text: str, lines: list[Block]) -> bool:
    """Whether a mailer or a teletype broke the paragraphs into lines of one width."""
    pairs = [first for first, second in pairwise(lines) if _glued(text, first, second)]
    if len(pairs) < 4:
        return False
    lengths = sorted(block.end - block.begin for block in pairs)
    open_ended = sum(not _END.search(text[block.begin : block.end]) for block in pairs)
    return lengths[len(lengths) // 2] >= 40 and lengths[-1] <= 132 and open_ended >= 0.7 * len(pairs)


# ------------------------------------------------------------------------------------------------ marking
def _mark(text: str, blocks: list[Block], layout: Layout, title: str | None) -> list[Block]:
    flat = [_flat(text[block.begin : block.end]) for block in blocks]
    wanted = _bare(title) if title else None
    kinds: list[BlockKind | None] = [
        BlockKind.HEADLINE if wanted and _bare(line) == wanted else _by_rule(line, layout, ("anywhere",))
        for line in flat
    ]
    _site_titles(flat, kinds)
    _passages(flat, kinds, layout)
    first = _head(flat, kinds, layout)
    _tail(flat, kinds, layout, first)
    for index in range(len(flat)):
        if kinds[index] is None:
            kinds[index] = _of_line(flat[index], inside=index >= first)
    return [replace(block, kind=kind or BlockKind.BODY) for block, kind in zip(blocks, kinds, strict=True)]


def _site_titles(flat: list[str], kinds: list[BlockKind | None]) -> None:
    """Marks page titles: a line that says the headline again, with the name of the site behind it."""
    for index, line in enumerate(flat[:6]):
        others = (other for k, other in enumerate(flat[:8]) if k != index and len(other.split()) > 3)
        if any(line.startswith(other) and _SITE.match(line, len(other)) for other in others):
            kinds[index] = BlockKind.BOILERPLATE


def _passages(flat: list[str], kinds: list[BlockKind | None], layout: Layout) -> None:
    """Marks passages that have an opening and a closing line, such as an advert in the middle of a story."""
    for rule in layout.rules:
        if rule.until is None:
            continue
        for start in (index for index, line in enumerate(flat) if rule.find(line)):
            reach = range(start + 1, min(start + 1 + PASSAGE_BLOCKS, len(flat)))
            end = next((index for index in reach if rule.until.search(flat[index])), start)
            kinds[start : end + 1] = [rule.kind] * (end + 1 - start)


def _head(flat: list[str], kinds: list[BlockKind | None], layout: Layout) -> int:
    """Marks what stands before the story; returns the index of the story's first paragraph."""
    standfirst = -1
    for index, line in enumerate(flat):
        if kinds[index] is not None:
            continue
        kinds[index] = _by_rule(line, layout, ("head",))
        if kinds[index] is not None:
            continue
        has_headline = BlockKind.HEADLINE in kinds[:index]
        if has_headline and _NAME.match(line) and _beside_byline(kinds, index):
            kinds[index] = BlockKind.BYLINE
        elif _of_line(line, inside=False) is BlockKind.HEADLINE:
            kinds[index] = BlockKind.HEADLINE
        elif standfirst < 0 and _before_byline(flat, kinds, index, layout):
            standfirst, kinds[index] = index, BlockKind.BODY
        else:
            return index
    return len(flat)


def _before_byline(flat: list[str], kinds: list[BlockKind | None], index: int, layout: Layout) -> bool:
    """Whether a byline comes next, so that a full sentence above it is a standfirst and not yet the story."""
    return any(
        BlockKind.BYLINE in (kinds[after], _by_rule(flat[after], layout, ("head",)))
        for after in range(index + 1, min(index + 3, len(flat)))
    )


def _beside_byline(kinds: list[BlockKind | None], index: int) -> bool:
    return BlockKind.BYLINE in kinds[max(0, index - 1) : index + 2]


def _tail(flat: list[str], kinds: list[BlockKind | None], layout: Layout, first: int) -> None:
    """Marks what stands after the story: biographies, and the lists under "Related topics"."""
    last = len(flat)
    while last > first:
        index = last - 1
        if kinds[index] is None:
            kinds[index] = _by_rule(flat[index], layout, ("tail",))
        if kinds[index] is None and not _is_list_item(flat, kinds, index, first):
            return
        last = index


def _is_list_item(flat: list[str], kinds: list[BlockKind | None], index: int, first: int) -> bool:
    """Whether a short line after the story belongs to page furniture above it; marks it if so."""
    above = index
    while above > first and kinds[above] is None and _is_short(flat[above]):
        above -= 1
    if above == index or kinds[above] is not BlockKind.BOILERPLATE or not _is_short(flat[index]):
        return False
    kinds[index] = BlockKind.BOILERPLATE
    return True


def _is_short(line: str) -> bool:
    return len(line.split()) <= HEADING_WORDS and not _END.search(line)


def _by_rule(line: str, layout: Layout, places: tuple[str, ...]) -> BlockKind | None:
    return next((rule.kind for rule in layout.rules if rule.where in places and rule.find(line)), None)


def _of_line(line: str, *, inside: bool) -> BlockKind:
    """What a line is that no rule marks: by its length and its last sign."""
    words = len(line.split())
    if _BULLET.match(line) or _SENTENCE_INSIDE.search(_ABBREVIATION.sub("", line)) or _is_quotation(line):
        return BlockKind.BODY
    if inside:
        return BlockKind.HEADING if words <= HEADING_WORDS and not _END.search(line) else BlockKind.BODY
    limit = HEADLINE_WORDS if not _END.search(line) else HEADING_WORDS
    return BlockKind.HEADLINE if words <= limit and not _STOP.search(line) else BlockKind.BODY


def _is_quotation(line: str) -> bool:
    return line[0] in '“"„«' and line[-1] in '”"“»'


def _flat(text: str) -> str:
    return " ".join(text.split())


def _bare(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().casefold()


def block_at(blocks: tuple[Block, ...], offset: int) -> Block | None:
    """The block that a code point lies in, or None between blocks."""
    index = bisect_right([block.begin for block in blocks], offset) - 1
    return blocks[index] if index >= 0 and offset < blocks[index].end else None
