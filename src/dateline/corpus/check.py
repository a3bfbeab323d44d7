"""What `build` asks of the claims of a reading: the shapes, and that the words are where they are said to be."""

from collections.abc import Mapping, Sequence

from pyoxigraph import Quad

from dateline.articles.model import Article


def check_claims(quads: Sequence[Quad], article: Article) -> Mapping[str, Sequence[str]]:
    """What is wrong with the claims of a reading: messages by the claim's IRI, nothing where all is well.

    Args:
        quads: the reading, with the article's node and the register entries that it names.
        article: what was read.
    """
    from dateline.validation.check import validate, violating_claims

    return violating_claims(quads, validate(quads, texts={article.sha256: article.text}))
