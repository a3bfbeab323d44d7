"""Validation of what a store holds, of one reading on its way in, and of RDF files."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import Quad

from dateline.articles.model import Article
from dateline.graph.iris import Iris, term
from dateline.store.interface import Store

if TYPE_CHECKING:  # pyshacl takes longer to import than most commands to run
    from dateline.validation.report import Report

_IDENTITY: Final = frozenset((term("dl:canonical"), term("dl:inCluster")))


def check_claims(quads: Sequence[Quad], article: Article) -> Mapping[str, Sequence[str]]:
    """What is wrong with the claims of a reading: messages by the claim's IRI, nothing where all is well.

    Args:
        quads: the reading, with the article's node and the register entries that it names.
        article: what was read.
    """
    from dateline.validation.check import validate
    from dateline.validation.claims import violations_by_claim

    return violations_by_claim(validate(quads, texts={article.sha256: article.text}), quads)


def check_store(store: Store) -> "Report":
    """Everything that a store asserts, against the shapes and against the texts that it keeps."""
    from dateline.validation.check import validate

    def text(sha256: str) -> str | None:
        return store.texts.get(sha256) if sha256 in store.texts else None

    decisions = Iris(store.base).decisions_graph
    return validate((q for q in store.quads() if q.graph_name != decisions), kind="store", texts=text)


def check_files(paths: Iterable[Path]) -> "Report":
    """RDF files, taken together, against the shapes; the texts are not there, so words are not looked at.

    Raises:
        InputError: a file cannot be read as RDF.
    """
    from dateline.validation.check import validate
    from dateline.validation.files import load_files

    quads = load_files(paths)
    return validate(quads, kind="store" if any(q.predicate in _IDENTITY for q in quads) else "reading")
