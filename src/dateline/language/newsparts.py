"""Which tokens of an article are news, and which stand in a heading whose capitals say nothing."""

from spacy.tokens import Doc

from dateline.articles.blocks import dateline_span
from dateline.articles.model import Article, Block, BlockKind


def news_tokens(doc: Doc, article: Article) -> tuple[list[bool], list[bool]]:
    """For each token: is it news; does it stand in a title-cased or all-caps heading."""
    size = len(doc)
    if not article.blocks:
        return [True] * size, [False] * size
    news, shouted = [False] * size, [False] * size
    datelines: dict[Block, tuple[int, int]] = {}
    blocks = iter(sorted(article.blocks, key=lambda b: b.begin))
    block = next(blocks, None)
    for token in doc:
        while block and token.idx >= block.end:
            block = next(blocks, None)
        if block and token.idx >= block.begin and block.kind.is_news:
            news[token.i] = True
            if block not in datelines:
                datelines[block] = dateline_span(article.text, block) or (0, 0)
            if datelines[block][0] <= token.idx < datelines[block][1]:
                news[token.i] = False
    for block in article.blocks:
        if block.kind in (BlockKind.HEADLINE, BlockKind.HEADING):
            span = doc.char_span(block.begin, block.end, alignment_mode="expand")
            words = [t for t in span or () if t.is_alpha and len(t) > 3]
            if len(words) > 3 and sum(t.text[0].isupper() for t in words) > 0.7 * len(words):
                for token in span or ():
                    shouted[token.i] = True
    return news, shouted
