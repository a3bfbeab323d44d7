"""Validation of what a store holds, of one reading on its way in, and of RDF files."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import Quad

from dateline.articles.model import Article
from dateline.graph.iris import Iris, term
from dateline.store.interface import Store

if TYPE_CHECKING:  # pyshacl takes longer to import than most commands to run
    from rdflib import Graph

    from dateline.validation.evidence import Texts
    from dateline.validation.report import Report
    from dateline.validation.shapes import Kind

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


def check_store(store: Store, *, own: "Graph | None" = None, covered: bool = False) -> "Report":
    """Everything that a store asserts, against the shapes and against the texts that it keeps.

    Args:
        store: what is checked.
        own: shapes of the user's, besides ours (`dateline.validation.own`).
        covered: whether a shape that looked at nothing is a finding.
    """
    from dateline.validation.locate import in_articles

    def text(sha256: str) -> str | None:
        return store.texts.get(sha256) if sha256 in store.texts else None

    internal = Iris(store.base).internal_graphs
    quads = [q for q in store.quads() if q.graph_name not in internal]
    return in_articles(_checked(quads, "store", own, covered, text), quads, text)


def check_files(paths: Sequence[Path], *, own: "Graph | None" = None, covered: bool = False) -> "Report":
    """RDF files, taken together, against the shapes; the texts are not there, so words are not looked at.

    Raises:
        InputError: a file cannot be read as RDF.
    """
    from dateline.validation.files import load_files
    from dateline.validation.locate import in_files

    quads = load_files(paths)
    kind: Kind = "store" if any(q.predicate in _IDENTITY for q in quads) else "reading"
    return in_files(_checked(quads, kind, own, covered), paths)


def _checked(
    quads: Sequence[Quad], kind: "Kind", own: "Graph | None", covered: bool, texts: "Texts | None" = None
) -> "Report":
    from dateline.validation.check import asserted, validate
    from dateline.validation.coverage import coverage, unused
    from dateline.validation.own import check_shapes
    from dateline.validation.report import Report
    from dateline.validation.shapes import all_shapes

    counted = coverage(asserted(quads), all_shapes(kind, own))
    report = validate(quads, kind=kind, texts=texts, own=own) + Report(coverage=counted)
    if own is not None:
        report += Report(check_shapes(own))
    return report + Report(tuple(unused(counted))) if covered else report
