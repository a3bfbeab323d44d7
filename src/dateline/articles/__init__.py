"""Files to articles: formats, metadata, language, and which parts of a text are news."""

from dateline.articles.blocks import block_at, dateline_span, find_blocks
from dateline.articles.layout import languages
from dateline.articles.model import Article, Block, BlockKind
from dateline.articles.read import read_paths

__all__ = ["Article", "Block", "BlockKind", "block_at", "dateline_span", "find_blocks", "languages", "read_paths"]
