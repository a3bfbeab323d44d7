"""Building a folder of articles, and what is left when it is built again, corrected, removed or killed."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import corpus_fakes
import pytest
from corpus_fakes import ToyReader, all_is_well, subjects, toy_check, write_article
from pyoxigraph import NamedNode, Quad

from dateline.articles.model import Article
from dateline.corpus.build import build, remove, retry
from dateline.corpus.model import BuildReport, Outcome, Status
from dateline.corpus.quarantine import Quarantine
from dateline.corpus.shelf import Shelf
from dateline.errors import MappingError, UsageError
from dateline.graph.iris import Iris, term
from dateline.identity.check import check_identity
from dateline.reading.model import Reading
from dateline.store.embedded import EmbeddedStore, open_store
from dateline.store.interface import Store

IRIS = Iris()


def when() -> datetime:
    return datetime(2024, 5, 2, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with open_store(tmp_path / "store", create=True) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    write_article(path, "one", "strike Ada", "with actor/utopia", "strike Bo")
    write_article(path, "two", "says Ada", "bad Cleo", "strike Ada")
    return path


def run(store: Store, *paths: str | Path, reader: ToyReader | None = None, **options: object) -> BuildReport:
    return build(paths, store, reader=reader or ToyReader(), check=toy_check, now=when, **options)  # type: ignore[arg-type]


def everything(store: Store) -> set[Quad]:
    return set(store.quads())


def statuses(report: BuildReport) -> dict[str, Status]:
    return {o.article: o.status for o in report.outcomes}


def test_a_folder_is_read_into_one_graph_an_article(store: EmbeddedStore, folder: Path) -> None:
    seen: list[tuple[str, int | None]] = []
    report = run(store, folder, progress=lambda outcome, total: seen.append((outcome.article, total)))
    assert statuses(report) == {"one": Status.READ, "two": Status.READ}
    assert seen == [("one", 2), ("two", 2)]
    one, two = report.outcomes
    assert (one.events, one.statements, one.propositions, one.withheld) == (2, 0, 0, 0)
    assert (two.events, two.statements, two.propositions, two.withheld) == (1, 1, 1, 1)
    graphs = {g.value.removeprefix(IRIS.base) for g in store.graphs()}
    assert {"reading/one", "reading/two", "graph/articles", "graph/register", "graph/identity"} <= graphs
    assert IRIS.article("one").value in subjects(store.quads(IRIS.articles_graph))
    assert subjects(store.quads(IRIS.register_graph)) == {IRIS.base + "actor/utopia", IRIS.base + "place/utopia"}
    assert "https://w3id.org/dateline/ns" in {g.value for g in store.graphs()}
    assert sorted(store.texts.get(n) for n in store.texts.names())[0].startswith("says Ada")
    assert check_identity(store) == []


def test_what_follows_from_a_reading_stands_in_a_graph_of_its_own(store: EmbeddedStore, folder: Path) -> None:
    run(store, folder)
    inferred = {(q.subject.value, q.object) for q in store.quads(IRIS.inferred("two"))}  # type: ignore[union-attr]
    assert (IRIS.node("two", "event/statement-1").value, term("dl:Event")) in inferred
    assert (IRIS.node("two", "event/statement-1").value, IRIS.node("two", "actor/ada")) in inferred  # dl:agent
    write_article(folder, "two", "strike Bo")
    run(store, folder)
    assert not any("statement" in str(q) for q in store.quads(IRIS.inferred("two")))
    remove(store, ["two"], reader=ToyReader())  # type: ignore[arg-type]
    assert list(store.quads(IRIS.inferred("two"))) == []


def test_building_the_same_again_changes_nothing(store: EmbeddedStore, folder: Path) -> None:
    run(store, folder)
    before = everything(store)
    reader = ToyReader()
    report = run(store, folder, reader=reader)
    assert statuses(report) == {"one": Status.UNCHANGED, "two": Status.UNCHANGED}
    assert report.run is None
    assert reader.read == []
    assert everything(store) == before
    assert report.outcomes[1] == Outcome(
        "two", Status.UNCHANGED, "en", 1, 1, 1, withheld=1, seconds=report.outcomes[1].seconds
    )


def test_other_mappings_mean_reading_again(store: EmbeddedStore, folder: Path) -> None:
    assert run(store, folder).run == 1
    report = run(store, folder, reader=ToyReader("m2"))
    assert report.run == 2
    assert statuses(report) == {"one": Status.REPLACED, "two": Status.REPLACED}


def test_a_corrected_article_replaces_the_earlier_one(store: EmbeddedStore, folder: Path) -> None:
    run(store, folder)
    write_article(folder, "one", "strike Dora", "with place/port", "says Bo")
    report = run(store, folder)
    assert statuses(report) == {"one": Status.REPLACED, "two": Status.UNCHANGED}
    reading = subjects(store.quads(IRIS.reading("one")))
    assert IRIS.node("one", "actor/dora").value in reading
    assert IRIS.node("one", "actor/ada").value not in reading
    assert len(store.texts.names()) == 2
    fresh = build_elsewhere(store, folder)
    # but for the runs, the store is what it would be had only the corrected article ever been there
    assert without_runs(everything(store)) == without_runs(fresh)
    assert check_identity(store) == []


def build_elsewhere(store: EmbeddedStore, folder: Path) -> set[Quad]:
    with open_store(store.folder.parent / "fresh", create=True) as other:
        run(other, folder)
        return everything(other)


def without_runs(quads: set[Quad]) -> set[Quad]:
    """Data but for the runs (and the ontology, whose blank nodes have other names in each store)."""
    runs = IRIS.base + "run/"
    return {q for q in quads if str(q.graph_name).startswith(f"<{IRIS.base}") and runs not in str(q)}


def test_removing_articles_removes_what_only_they_named(store: EmbeddedStore, folder: Path) -> None:
    run(store, folder)
    remove(store, ["one"], reader=ToyReader())  # type: ignore[arg-type]
    left = [str(q) for q in everything(store)]
    assert [q for q in left if "article/one" in q or "reading/one" in q or "one-daily" in q or "utopia" in q] == []
    assert len(store.texts.names()) == 1
    assert check_identity(store) == []
    remove(store, ["two"], reader=ToyReader())  # type: ignore[arg-type]
    assert store.texts.names() == [] == store.quarantine.names()
    assert not any(g.value.startswith(IRIS.base + "reading/") for g in store.graphs())


def test_removing_an_unknown_article_removes_none(store: EmbeddedStore, folder: Path) -> None:
    run(store, folder)
    before = everything(store)
    with pytest.raises(UsageError, match="did you mean one"):
        remove(store, ["two", "onne"], reader=ToyReader())  # type: ignore[arg-type]
    assert everything(store) == before


# ---------------------------------------------------------------------------------------------- quarantine
def test_a_claim_that_violates_is_withheld_with_what_was_there_for_it_alone(store: EmbeddedStore, folder: Path) -> None:
    run(store, folder)
    reading = subjects(store.quads(IRIS.reading("two")))
    assert IRIS.node("two", "event/strike-2").value not in reading
    assert IRIS.node("two", "actor/cleo").value not in reading
    assert IRIS.node("two", "actor/ada").value in reading
    [record] = Quarantine(store.quarantine).records()
    assert record.article == "two"
    assert record.claims == ((IRIS.node("two", "event/strike-2").value, ("is bad",)),)
    assert "actor/cleo" in record.quads and "actor/ada" not in record.quads


def test_a_second_try_puts_in_what_is_no_longer_wrong(store: EmbeddedStore, folder: Path) -> None:
    run(store, folder)
    before = everything(store)
    report = retry(store, reader=ToyReader(), check=toy_check, now=when)  # type: ignore[arg-type]
    assert statuses(report) == {"two": Status.UNCHANGED} and report.withheld == 1 and everything(store) == before
    report = retry(store, ["two"], reader=ToyReader(), check=all_is_well, now=when)  # type: ignore[arg-type]
    assert statuses(report) == {"two": Status.REPLACED} and not report.has_findings
    assert IRIS.node("two", "actor/cleo").value in subjects(store.quads(IRIS.reading("two")))
    assert store.quarantine.names() == []
    with pytest.raises(UsageError, match="quarantine"):
        retry(store, ["two"], reader=ToyReader(), check=all_is_well)  # type: ignore[arg-type]


def test_an_article_whose_analysis_fails_does_not_stop_the_others(store: EmbeddedStore, folder: Path) -> None:
    write_article(folder, "a-broken", "strike Ada", "crash")
    write_article(folder, "a-refused", "refuse")
    report = run(store, folder)
    assert [o.status for o in report.outcomes] == [Status.SET_ASIDE, Status.SET_ASIDE, Status.READ, Status.READ]
    assert report.outcomes[0].reason == "RuntimeError: the toy broke"
    assert report.outcomes[1].reason == "the toy will not read this"
    assert not list(store.quads(IRIS.reading("a-broken")))
    broken, refused, two = Quarantine(store.quarantine).records()
    assert [broken.article, refused.article, two.article] == ["a-broken", "a-refused", "two"]
    assert broken.trace.startswith("Traceback") and refused.trace == ""
    assert len(store.texts.names()) == 4  # their texts are kept for another try
    before = everything(store)
    assert run(store, folder).run is None
    assert everything(store) == before


def test_a_mended_analysis_reads_an_article_that_was_set_aside(store: EmbeddedStore, tmp_path: Path) -> None:
    path = write_article(tmp_path / "in", "x", "strike Ada", "crash")
    run(store, path)
    path.unlink()  # the record holds all that is needed

    class Mended(ToyReader):
        def __call__(self, article: Article) -> Reading:
            assert article.issued is not None and article.publisher == "x daily" and article.blocks
            return super().__call__(Article("x", "strike Ada", "en", article.source))

    report = retry(store, reader=Mended(), check=toy_check)  # type: ignore[arg-type]
    assert statuses(report) == {"x": Status.READ}
    assert store.quarantine.names() == []


def test_a_broken_correction_leaves_the_earlier_version_and_is_forgotten_with_it(
    store: EmbeddedStore, folder: Path
) -> None:
    run(store, folder)
    before = everything(store)
    write_article(folder, "two", "crash")
    assert statuses(run(store, folder))["two"] is Status.SET_ASIDE
    assert everything(store) == before
    assert [(r.reason != "", len(r.claims)) for r in Quarantine(store.quarantine).records()] == [(True, 0), (False, 1)]
    write_article(folder, "two", "says Ada", "bad Cleo", "strike Ada")
    report = run(store, folder)
    assert (statuses(report)["two"], report.withheld) == (Status.UNCHANGED, 1)
    assert [r.name for r in Quarantine(store.quarantine).records()] == ["claims.two.json"]
    assert len(store.texts.names()) == 3  # the text of the broken one goes with the next change
    write_article(folder, "one", "strike Ada")
    run(store, folder)
    assert len(store.texts.names()) == 2


def test_a_file_that_is_no_article_is_set_aside_until_it_is_mended(store: EmbeddedStore, folder: Path) -> None:
    path = folder / "broken.jsonl"
    path.write_text('{"id": "three", "language": "en", "text": \n', encoding="utf-8")
    report = run(store, folder)
    assert report.of(Status.SET_ASIDE)[0].article.startswith(str(path))
    assert [r.where for r in Quarantine(store.quarantine).records() if r.article is None] == [str(path)]
    write_article(folder, "broken", "strike Eve")
    report = retry(store, [str(path)], reader=ToyReader(), check=toy_check)  # type: ignore[arg-type]
    assert statuses(report) == {"broken": Status.READ}
    assert all(r.article for r in Quarantine(store.quarantine).records())


def test_standard_input(store: EmbeddedStore) -> None:
    data = b'{"id": "piped", "language": "en", "text": "strike Ada"}\n{"id": "worse", "text": 1}\n'
    report = run(store, "-", stdin=io.BytesIO(data))
    assert statuses(report)["piped"] is Status.READ
    assert len(report.of(Status.SET_ASIDE)) == 1


@pytest.mark.parametrize("error", [MappingError("bad frame", where="f.yaml", line=3), UsageError("no such model")])
def test_what_would_fail_for_every_article_stops_the_build(
    error: Exception, store: EmbeddedStore, folder: Path
) -> None:
    class Wrong(ToyReader):
        def __call__(self, article: Article) -> Reading:
            if article.id == "two":
                raise error
            return super().__call__(article)

    with pytest.raises(type(error)):
        run(store, folder, reader=Wrong())
    assert store.quarantine.names() == []
    assert statuses(run(store, folder)) == {"one": Status.UNCHANGED, "two": Status.READ}
    assert check_identity(store) == []


# ---------------------------------------------------------------------------------------------- interrupted
def test_a_build_that_is_killed_is_completed_by_the_next(tmp_path: Path) -> None:
    folder, path = tmp_path / "articles", tmp_path / "store"
    for number in range(12):
        write_article(folder, f"n{number:02}", *(f"strike Actor{number}-{i}" for i in range(40)), "bad Ada")
    script = [sys.executable, corpus_fakes.__file__, str(path), str(folder), "0.02"]
    process = subprocess.Popen(script, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    done = [process.stdout.readline().strip() for _ in range(5)]
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with open_store(path) as store:
        shelf = Shelf(store)
        there = shelf.fingerprints()
        assert set(done) <= set(there) and len(there) < 12
        for article in there:
            assert shelf.counts(article).events == 40  # whole articles only
            assert store.texts.names()
        assert shelf.is_stale
        report = build([folder], store, reader=ToyReader(), check=toy_check, now=when)  # type: ignore[arg-type]
        assert len(report.of(Status.UNCHANGED)) == len(there)
        assert len(report.of(Status.READ)) == 12 - len(there)
        assert report.withheld == 12
        assert not shelf.is_stale
        assert check_identity(store) == []
        with open_store(tmp_path / "fresh", create=True) as fresh:
            build([folder], fresh, reader=ToyReader(), check=toy_check, now=when)  # type: ignore[arg-type]
            assert without_runs(everything(store)) == without_runs(everything(fresh))
            assert store.quarantine.names() == fresh.quarantine.names()


def test_a_killed_build_without_new_articles_is_still_completed(store: EmbeddedStore, folder: Path) -> None:
    run(store, folder)
    whole = everything(store)
    stale = Shelf(store)._stale(1)
    store.apply(add=[stale])
    store.remove_graphs([IRIS.identity_graph])
    assert run(store, folder).run is None
    assert everything(store) == whole


def test_each_article_says_which_run_made_it(store: EmbeddedStore, folder: Path) -> None:
    run(store, folder)
    write_article(folder, "three", "strike Eve")
    assert run(store, folder).run == 2
    made = {
        q.subject.value: q.object.value
        for q in store.quads(IRIS.articles_graph)
        if q.predicate == term("prov:wasGeneratedBy")
        and isinstance(q.subject, NamedNode)
        and isinstance(q.object, NamedNode)
    }
    assert made == {
        IRIS.reading("one").value: IRIS.run(1).value,
        IRIS.reading("two").value: IRIS.run(1).value,
        IRIS.reading("three").value: IRIS.run(2).value,
    }


def test_the_order_of_hashes_does_not_matter(folder: Path, tmp_path: Path) -> None:
    found = []
    for seed in ("1", "2", "77"):
        path = tmp_path / f"seed-{seed}"
        script = [sys.executable, corpus_fakes.__file__, str(path), str(folder), "0"]
        subprocess.run(script, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
        with open_store(path, read_only=True) as store:
            kept = {name: store.quarantine.get(name) for name in store.quarantine.names()}
            found.append((without_runs(everything(store)), kept))
    assert found[0] == found[1] == found[2]
