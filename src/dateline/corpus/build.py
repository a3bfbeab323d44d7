"""The whole way for many articles: read, check, put into the store; and what is derived from all of them."""

import time
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import IO, Final

from pyoxigraph import NamedNode, Quad

from dateline.articles.model import Article
from dateline.corpus.check import check_claims
from dateline.corpus.model import BuildReport, Outcome, Progress, Status
from dateline.corpus.quarantine import Quarantine, Record
from dateline.corpus.reader import DefaultReader, Reader, fingerprint
from dateline.corpus.shelf import Counts, Shelf, count_claims
from dateline.corpus.withhold import Check, Withheld, withhold
from dateline.errors import ArticleError, DatelineError, MappingError, StoreError, UsageError
from dateline.graph.provenance import Run, article_quads
from dateline.graph.quads import reading_quads
from dateline.graph.schema import schema_quads
from dateline.inference.rules import materialise
from dateline.store.interface import Store

_COUNTED: Final = 1000  # articles that are gathered to know how many there are; more are read as they come
_BATCH: Final = 100  # articles between two flushes
_Source = Iterable[Article | ArticleError]


def build(
    paths: Sequence[str | Path],
    store: Store,
    *,
    reader: Reader | None = None,
    check: Check | None = None,
    stdin: IO[bytes] | IO[str] | None = None,
    progress: Progress | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> BuildReport:
    """Read articles into a store. One that the store has already, read in the same way, is left as it is.

    Each article is one change of the store: a build that is killed loses at most the article at hand, and the next one
    completes it. An article that cannot be read, or whose analysis fails, is set aside and the others go on; a claim
    that violates a shape is withheld and the article's other claims go in. Both are kept in the quarantine.

    Args:
        paths: files, folders, or `-` for standard input.
        store: open for writing.
        reader: reads one article; by default the analysers and frames that Dateline comes with.
        check: says what is wrong with the claims of a reading; by default the shapes, and the words.
        stdin: what `-` reads.
        progress: called after each article.
        now: the time, for the record of the run.

    Raises:
        MappingError: a frame, lexicon or register file is not valid. What was read before is in the store.
        UsageError: the analysis model is not installed.
    """
    from dateline.articles.read import read_paths

    builder = _Builder(store, reader or DefaultReader(), check or check_claims, now)
    failed: list[ArticleError] = []

    def articles() -> Iterator[Article | ArticleError]:
        for item in read_paths(paths, stdin=stdin):
            if isinstance(item, ArticleError):
                failed.append(item)
            yield item

    report = builder.run(articles(), progress)
    builder.quarantine.clear_files(paths, failed)
    return report


def retry(
    store: Store,
    names: Iterable[str] = (),
    *,
    reader: Reader | None = None,
    check: Check | None = None,
    progress: Progress | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> BuildReport:
    """Read what is in the quarantine again, with the frames, register and shapes of today.

    Args:
        store: open for writing.
        names: ids of articles, or names or paths of records; everything in the quarantine where there are none.
        reader, check, progress, now: as for `build`.

    Raises:
        UsageError: a name is not in the quarantine.
    """
    from dateline.articles.read import read_paths

    builder = _Builder(store, reader or DefaultReader(), check or check_claims, now)
    records = _chosen(builder.quarantine.records(), list(names))
    files = sorted({r.where for r in records if r.article is None})
    failed: list[ArticleError] = []

    def articles() -> Iterator[Article | ArticleError]:
        for record in records:
            if record.article is not None:
                yield builder.quarantine.article(record, store.texts)
        for item in read_paths(files) if files else ():
            if isinstance(item, ArticleError):
                failed.append(item)
            yield item

    report = builder.run(articles(), progress, again=True)
    builder.quarantine.clear_files(files, failed)
    return report


def remove(store: Store, article_ids: Sequence[str], *, reader: Reader | None = None) -> None:
    """Take articles out of a store, with their readings, texts, quarantined claims and all that only they named.

    Args:
        store: open for writing.
        article_ids: their ids.
        reader: knows the register.

    Raises:
        UsageError: the store has no article of that id; none is removed then.
    """
    shelf, quarantine = Shelf(store), Quarantine(store.quarantine)
    unfinished = shelf.is_stale
    known = shelf.fingerprints().keys() | {r.article for r in quarantine.records()}
    for article_id in article_ids:
        if article_id not in known:
            raise UsageError(f"the store has no article {article_id!r}", hint=_nearest(article_id, known))
    shelf.remove(article_ids)
    for article_id in article_ids:
        quarantine.clear(article_id)
    shelf.sweep_texts(quarantine.hashes())
    _derive(shelf, reader or DefaultReader(), None if unfinished else article_ids)
    store.flush()


class _Builder:
    """One run over articles."""

    def __init__(self, store: Store, reader: Reader, check: Check, now: Callable[[], datetime]) -> None:
        self.store, self.reader, self.check, self.now = store, reader, check, now
        self.shelf, self.quarantine = Shelf(store), Quarantine(store.quarantine)
        self.known = self.shelf.fingerprints()
        self.unfinished = self.shelf.is_stale
        self.changed: list[str] = []
        self.made: Run | None = None

    def run(self, articles: _Source, progress: Progress | None, *, again: bool = False) -> BuildReport:
        begin = time.perf_counter()
        source = iter(articles)
        first = list(islice(source, _COUNTED))
        total = len(first) if len(first) < _COUNTED else None
        outcomes: list[Outcome] = []
        for item in chain(first, source):
            outcomes.append(self._one(item, again=again))
            if progress is not None:
                progress(outcomes[-1], total)
            if len(outcomes) % _BATCH == 0:
                self.store.flush()
        _derive(self.shelf, self.reader, None if self.unfinished else self.changed)
        if any(o.status in (Status.REPLACED, Status.SET_ASIDE) for o in outcomes):
            self.shelf.sweep_texts(self.quarantine.hashes())
        self.store.flush()
        return BuildReport(tuple(outcomes), self.made.number if self.made else None, time.perf_counter() - begin)

    def _one(self, item: Article | ArticleError, *, again: bool) -> Outcome:
        begin = time.perf_counter()
        if isinstance(item, ArticleError):
            self.quarantine.hold_file(item)
            where = f"{item.where}:{item.line}" if item.line else item.where or "?"
            return Outcome(where, Status.SET_ASIDE, reason=str(item))
        mark = fingerprint(item, self.reader.versions)
        if self.known.get(item.id) == mark and not again:
            return self._unchanged(item, begin)
        try:
            kept, withheld = self._claims(item)
        except (MappingError, UsageError, StoreError):  # not this article's fault: no other would fare better
            raise
        except DatelineError as error:
            return self._set_aside(item, str(error), begin)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one article; the others must not suffer
            return self._set_aside(item, f"{type(error).__name__}: {error}", begin, traceback.format_exc())
        if self.known.get(item.id) == mark and withheld.claims == self.quarantine.claims(item.id):
            return self._unchanged(item, begin)
        self._put(item, kept, withheld, mark)
        self.changed.append(item.id)
        status = Status.REPLACED if item.id in self.known else Status.READ
        self.known[item.id] = mark
        return self._outcome(item, status, count_claims(kept), begin)

    def _claims(self, article: Article) -> tuple[list[Quad], Withheld]:
        """What may enter the store of what an article claims, and what may not."""
        quads = reading_quads(self.reader(article), self.shelf.iris)
        about = article_quads(article, self.shelf.iris)
        return withhold(quads, lambda left: [*about, *self._register(left)], article, self.check)

    def _put(self, article: Article, kept: list[Quad], withheld: Withheld, mark: str) -> None:
        if self.made is None:
            self.made = self.shelf.next_run(self.reader.versions, self.now())
        # The quarantine first: a build that is killed in between reads the article again, and nothing gets lost.
        self.store.texts.put(article.sha256, article.text)
        self.quarantine.hold_claims(article, withheld)
        register = self._register(kept)
        inferred = materialise([*kept, *register], graph=self.shelf.iris.inferred(article.id))
        self.shelf.put(article, [*kept, *inferred], register, mark, self.made)

    def _register(self, quads: Iterable[Quad]) -> list[Quad]:
        """What the register says of the entries that these quads name."""
        iris = self.shelf.iris
        kinds = (iris.base + "actor/", iris.base + "place/")
        named = sorted({q.object.value for q in quads if isinstance(q.object, NamedNode)})
        return self.reader.register_quads([n.removeprefix(iris.base) for n in named if n.startswith(kinds)], iris)

    def _set_aside(self, article: Article, reason: str, begin: float, trace: str = "") -> Outcome:
        self.store.texts.put(article.sha256, article.text)
        self.quarantine.hold_article(article, reason, trace)
        seconds = time.perf_counter() - begin
        return Outcome(article.id, Status.SET_ASIDE, article.language, seconds=seconds, reason=reason)

    def _unchanged(self, article: Article, begin: float) -> Outcome:
        self.quarantine.release_article(article.id)  # another version of it may have been set aside meanwhile
        return self._outcome(article, Status.UNCHANGED, self.shelf.counts(article.id), begin)

    def _outcome(self, article: Article, status: Status, counts: Counts, begin: float) -> Outcome:
        return Outcome(
            article.id,
            status,
            article.language,
            counts.events,
            counts.statements,
            counts.propositions,
            len(self.quarantine.claims(article.id)),
            time.perf_counter() - begin,
        )


def _derive(shelf: Shelf, reader: Reader, changed: Collection[str] | None) -> None:
    """Ontology and schemes with what follows from them, and, where readings have changed, the identity graph and what
    follows from it.

    Args:
        shelf: the articles.
        reader: knows the register.
        changed: ids of the articles that have changed; None where a killed build or removal left more behind.
    """
    from dateline.identity.link import link
    from dateline.inference.whole import infer_canonical, infer_schema

    by_graph: dict[NamedNode, list[Quad]] = {}
    for quad in schema_quads():
        if isinstance(quad.graph_name, NamedNode):
            by_graph.setdefault(quad.graph_name, []).append(quad)
    for graph, quads in by_graph.items():
        shelf.store.replace_graph(graph, quads)
    infer_schema(shelf.store, shelf.iris)
    if shelf.is_stale:
        link(shelf.store, shelf.iris, changed=changed, reserved=reader.reserved(shelf.iris))
        infer_canonical(shelf.store, shelf.iris)
        shelf.settle()


def _chosen(records: Sequence[Record], names: Sequence[str]) -> list[Record]:
    if not names:
        return list(records)
    found: dict[str, Record] = {}
    for name in names:
        hits = [r for r in records if name in (r.article, r.name, r.where) or str(Path(name).resolve()) == r.where]
        if not hits:
            raise UsageError(f"{name!r} is not in the quarantine", hint="`dateline quarantine list` shows what is")
        found |= {r.name: r for r in hits}
    return list(found.values())


def _nearest(article_id: str, known: Iterable[str | None]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(article_id, sorted(k for k in known if k), n=3)
    return f"did you mean {', '.join(near)}?" if near else ""
