"""The shapes at work on a reading, a store and files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus_fakes import ToyReader, subjects, write_article
from pyoxigraph import Literal, Quad

from dateline.corpus.build import build
from dateline.corpus.check import check_files, check_store
from dateline.corpus.export import export
from dateline.graph.iris import Iris, term
from dateline.store.embedded import EmbeddedStore, open_store

IRIS = Iris()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    write_article(tmp_path / "in", "one", "with actor/utopia", "strike Ada", "mute", "says Bo")
    write_article(tmp_path / "in", "two", "strike Ada")
    with open_store(tmp_path / "store", create=True) as opened:
        report = build([tmp_path / "in"], opened, reader=ToyReader())  # type: ignore[arg-type]
        assert [o.withheld for o in report.outcomes] == [1, 0], [o.reason for o in report.outcomes]
        yield opened


def test_a_claim_that_a_shape_forbids_is_withheld_and_the_store_conforms(store: EmbeddedStore) -> None:
    assert IRIS.node("one", "event/mute").value not in subjects(store.quads(IRIS.reading("one")))
    assert check_store(store).findings == ()


def test_a_register_entry_that_is_wrong_takes_only_the_claims_that_name_it(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    path = write_article(tmp_path / "in", "three", "strike Ada", "with actor/broken", "strike Bo")
    [outcome] = build([path], store, reader=ToyReader()).outcomes  # type: ignore[arg-type]
    assert (outcome.events, outcome.withheld, outcome.reason) == (1, 1, "")
    assert not any("place/broken" in str(q) for q in store.quads())


def test_a_store_that_was_tampered_with_does_not_conform(store: EmbeddedStore) -> None:
    node = IRIS.node("one", "event/statement-3")
    assert node.value in subjects(store.quads())
    store.apply(remove=[q for q in store.quads() if q.subject == node and q.predicate == term("dl:speaker")])
    assert [f.focus for f in check_store(store).findings] == [node.value]


def test_words_that_are_not_in_the_text_are_found(store: EmbeddedStore) -> None:
    graph = IRIS.reading("two")
    words, _ = sorted(
        (q for q in store.quads(graph) if q.predicate == term("nif:anchorOf")),
        key=lambda q: str(q.object),
        reverse=True,
    )
    store.apply(remove=[words], add=[Quad(words.subject, words.predicate, Literal("strike Eve"), graph)])
    report = check_store(store)
    assert not report.conforms
    assert "Eve" in report.findings[0].message


def test_files_are_checked_with_identity_where_they_have_it(store: EmbeddedStore, tmp_path: Path) -> None:
    whole = tmp_path / "whole.trig"
    whole.write_bytes(export(store))
    assert check_files([whole]).conforms
    part = tmp_path / "part.nq"
    part.write_text("".join(f"{q} .\n" for q in store.quads(IRIS.reading("two"))), encoding="utf-8")
    assert "dl:canonical" not in part.read_text()
    # the article that the reading points to is not in this file
    assert {f.shape.rpartition("#")[2] for f in check_files([part]).findings} == {"Event-reportedIn"}
