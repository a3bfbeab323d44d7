"""`dateline query --limit`: the first rows of an answer that has too many."""

import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from dateline.questions.adhoc import query
from dateline.questions.model import Result
from dateline.store.embedded import open_store

NODE = NamedNode("http://example.org/n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("limited") / "store"
    with open_store(path, create=True) as store:
        store.extend([Quad(NODE, NODE, Literal(n), NODE) for n in range(300)])
    return path


def test_rows_stop_at_the_limit_before_the_others_are_computed(folder: Path) -> None:
    began = time.monotonic()
    answer = query(folder, "SELECT ?a ?b { ?s ?p ?a . ?t ?q ?b . ?u ?r ?c . ?v ?w ?d }", timeout=60, limit=7)
    assert isinstance(answer, Result) and len(answer.rows) == 7 and answer.vars == ("a", "b")
    assert time.monotonic() - began < 30  # all of them are 8,100,000,000


def test_triples_stop_at_the_limit(folder: Path) -> None:
    assert len(query(folder, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", limit=5)) == 5  # type: ignore[arg-type]


def test_a_limit_leaves_smaller_answers_alone(folder: Path) -> None:
    assert query(folder, "ASK { ?s ?p 299 }", limit=1) is True
    unlimited = query(folder, "SELECT ?o { ?s ?p ?o } ORDER BY ?o")
    assert query(folder, "SELECT ?o { ?s ?p ?o } ORDER BY ?o", limit=1000) == unlimited
