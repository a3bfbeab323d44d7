"""The store on disk: what it keeps, what it refuses, and that a change is whole or not at all."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions

from dateline.errors import QueryError, StoreError, StoreLocked, UsageError
from dateline.store.embedded import EmbeddedStore, open_store
from dateline.store.interface import Store

G, H = NamedNode("http://example.org/g"), NamedNode("http://example.org/h")
P = NamedNode("http://example.org/p")


def quad(value: str, graph: NamedNode = G, subject: str = "s") -> Quad:
    return Quad(NamedNode(f"http://example.org/{subject}"), P, Literal(value), graph)


def values(store: Store, sparql: str, **options: object) -> list[str]:
    answer = store.query(sparql, **options)  # type: ignore[arg-type]
    assert isinstance(answer, QuerySolutions)
    return sorted(row[0].value for row in answer)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "store"
    with open_store(path, create=True) as store:
        store.extend([quad("one"), quad("two", H)])
    return path


def test_what_was_written_is_there_for_the_next_process(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        assert set(store.quads()) == {quad("one"), quad("two", H)}
        assert store.graphs() == [G, H]
        assert store.base == "https://w3id.org/dateline/id/"


def test_a_query_sees_all_graphs_as_one_unless_told_otherwise(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        assert values(store, "SELECT ?o { ?s ?p ?o }") == ["one", "two"]
        assert values(store, "SELECT ?o { ?s ?p ?o }", graphs=[H]) == ["two"]
        assert values(store, "SELECT ?o { GRAPH ?g { ?s ?p ?o } }", graphs=[H]) == ["two"]
        assert values(store, "SELECT ?s ?o { ?s ?p ?o }", substitutions={"o": Literal("two")}) == [
            "http://example.org/s"
        ]
        with pytest.raises(QueryError, match="project"):
            store.query("SELECT ?s { ?s ?p ?o }", substitutions={"o": Literal("two")})
        assert values(store, "SELECT (str(dl:Event) AS ?e) {}") == ["https://w3id.org/dateline/ns#Event"]
        ask = store.query("ASK { ?s ?p 'three' }")
        assert isinstance(ask, QueryBoolean) and not ask


@pytest.mark.parametrize("sparql", ["SELEC ?s {}", "SELECT ?s { ?s nope:p ?o }", "INSERT DATA { <urn:a> <urn:b> 1 }"])
def test_what_is_no_query_is_refused(folder: Path, sparql: str) -> None:
    with open_store(folder, read_only=True) as store, pytest.raises(QueryError):
        store.query(sparql)


def test_a_change_is_one_transaction(folder: Path) -> None:
    with open_store(folder) as store:
        store.apply(remove=[quad("one"), quad("absent")], add=[quad("three"), quad("four", H)])
        assert set(store.quads()) == {quad("two", H), quad("three"), quad("four", H)}
        store.apply(remove=[quad("three")], add=[quad("three")])
        assert quad("three") in set(store.quads(G))


def test_an_update_that_fails_half_way_changes_nothing(folder: Path) -> None:
    with open_store(folder) as store:
        before = set(store.quads())
        with pytest.raises(StoreError, match="cannot be written"):
            store._update([f"DROP GRAPH {G}", "LOAD <urn:nowhere>"])
        assert set(store.quads()) == before


def test_replacing_a_graph_leaves_the_others_and_says_whether_it_changed(folder: Path) -> None:
    with open_store(folder) as store:
        assert store.replace_graph(G, [quad("uno", H), quad("due")])
        assert set(store.quads(G)) == {quad("uno"), quad("due")}
        assert set(store.quads(H)) == {quad("two", H)}
        assert not store.replace_graph(G, [quad("due"), quad("uno")])
        assert store.replace_graph(G, [])
        assert store.graphs() == [H]


def test_a_literal_that_the_database_writes_differently_is_no_change(folder: Path) -> None:
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    fresh = [Quad(P, P, Literal("0.20", datatype=decimal), G)]
    with open_store(folder) as store:
        assert store.replace_graph(G, fresh)
        assert not store.replace_graph(G, fresh)


def test_a_graph_with_blank_nodes_is_replaced_and_compared_by_what_it_says(folder: Path) -> None:
    with open_store(folder) as store:
        assert store.replace_graph(G, [Quad(P, P, BlankNode("a"), G), Quad(BlankNode("a"), P, Literal("x"), G)])
        assert not store.replace_graph(G, [Quad(P, P, BlankNode("b"), G), Quad(BlankNode("b"), P, Literal("x"), G)])
        assert store.replace_graph(G, [Quad(P, P, BlankNode("b"), G), Quad(BlankNode("b"), P, Literal("y"), G)])
        assert len(list(store.quads(G))) == 2
        with pytest.raises(ValueError, match="blank node"):
            store.apply(remove=list(store.quads(G)))


def test_removing_graphs(folder: Path) -> None:
    with open_store(folder) as store:
        store.remove_graphs([G, NamedNode("http://example.org/unknown")])
        assert store.graphs() == [H]


_ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@settings(max_examples=200, deadline=None)
@given(texts=st.lists(st.one_of(_ANY_TEXT, st.sampled_from(["\\u0041", "\\\\U0001F600", '"""', "} ; DROP ALL #"]))))
def test_any_text_survives_a_change(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-text"
    fresh = {quad(t, subject=str(i)) for i, t in enumerate(texts)}
    with open_store(folder, create=True) as store:
        store.replace_graph(G, fresh)
        assert set(store.quads(G)) == fresh


# ---------------------------------------------------------------------------------------------- the folder
def test_a_missing_store_says_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="dateline build"), open_store(tmp_path / "none", read_only=True):
        pass
    assert not (tmp_path / "none").exists()


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("do not touch")
    with pytest.raises(StoreError, match="not empty"), open_store(tmp_path, create=True):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for create in (True, False):
        with pytest.raises(StoreError), open_store(file, create=create):
            pass
    assert file.read_text() == "x"


def test_a_folder_left_by_a_crash_while_the_store_was_made_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / ".store.json.unfinished").write_text('{"date')
    with open_store(tmp_path, create=True) as store:
        assert list(store.quads()) == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"dateline": 99, "base": "http://example.org/"}'])
def test_settings_of_another_version_or_of_nobody_are_refused(folder: Path, text: str) -> None:
    (folder / "store.json").write_text(text)
    with pytest.raises(StoreError, match=r"store\.json"), open_store(folder, create=True):
        pass


def test_the_base_is_fixed_when_the_store_is_made(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", create=True, base="http://example.org/") as store:
        assert store.base == "http://example.org/"
    with open_store(tmp_path / "s", base="http://example.org/") as store:
        assert store.base == "http://example.org/"
    with pytest.raises(UsageError, match="example"), open_store(tmp_path / "s", base="http://other.example/"):
        pass


def test_a_store_made_but_never_built_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "store.json").write_text(json.dumps({"dateline": 1, "base": "http://example.org/"}))
    with pytest.raises(StoreError), open_store(tmp_path, read_only=True):
        pass


def test_reading_changes_nothing(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        for change in (
            lambda: store.apply(add=[quad("x")]),
            lambda: store.extend([quad("x")]),
            lambda: store.remove_graphs([G]),
            lambda: store.texts.put("a", "b"),
            lambda: store.quarantine.remove("a"),
        ):
            with pytest.raises(StoreError, match="reading only"):
                change()


# ---------------------------------------------------------------------------------------------- files
def test_files_come_back_exactly_as_they_were_put(folder: Path) -> None:
    text = "﻿“Dit”\r\nis\u00a0één\rtekst \U0001f600\n"
    with open_store(folder) as store:
        store.texts.put("b", text)
        store.texts.put("a", "")
    with open_store(folder, read_only=True) as store:
        assert store.texts.get("b") == text
        assert store.texts.names() == ["a", "b"]
        assert "a" in store.texts and "c" not in store.texts
        with pytest.raises(StoreError, match="build"):
            store.texts.get("c")


@pytest.mark.parametrize("name", ["", "../store.json", "a/b", ".hidden", "a\\b"])
def test_a_name_cannot_lead_out_of_the_folder(folder: Path, name: str) -> None:
    with open_store(folder) as store, pytest.raises(ValueError, match="name"):
        store.texts.put(name, "x")


# ---------------------------------------------------------------------------------------------- other processes
_HOLD = """
import sys, time
from dateline.store.embedded import open_store
with open_store(sys.argv[1], read_only=sys.argv[2] == "read"):
    print("open", flush=True)
    time.sleep(float(sys.argv[3]))
"""


def held(folder: Path, how: str, seconds: float) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder), how, str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "open\n"
    return process


def finish(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_second_process_is_told_who_writes(folder: Path) -> None:
    writer = held(folder, "write", 60)
    try:
        with pytest.raises(StoreLocked, match=f"pid {writer.pid}"), open_store(folder, read_only=True):
            pass
    finally:
        finish(writer)
    with open_store(folder) as store:  # whoever is killed keeps nobody out
        assert len(store.graphs()) == 2


def test_a_lost_lock_file_is_made_again(folder: Path) -> None:
    (folder / "lock").unlink()
    with open_store(folder, read_only=True) as store:
        assert len(store.graphs()) == 2


def test_many_processes_read_at_once(folder: Path) -> None:
    reader = held(folder, "read", 60)
    try:
        with open_store(folder, read_only=True) as store:
            assert values(store, "SELECT ?o { ?s ?p ?o }") == ["one", "two"]
    finally:
        finish(reader)


def test_a_writer_waits_for_a_short_reader(folder: Path) -> None:
    reader = held(folder, "read", 0.5)
    with open_store(folder) as store:
        store.extend([quad("three")])
    finish(reader)


_WRITE_FOR_EVER = """
import sys
from pyoxigraph import Literal, NamedNode, Quad
from dateline.store.embedded import open_store
p, g = NamedNode("http://example.org/p"), NamedNode("http://example.org/g")
with open_store(sys.argv[1]) as store:
    for n in range(1_000_000):
        store.replace_graph(g, [Quad(NamedNode(f"http://example.org/{i}"), p, Literal(str(n)), g) for i in range(300)])
        if n == 3:
            print("writing", flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.13])
def test_a_writer_that_is_killed_leaves_whole_graphs(folder: Path, delay: float) -> None:
    process = subprocess.Popen([sys.executable, "-c", _WRITE_FOR_EVER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "writing\n"
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with open_store(folder, read_only=True) as store:
        found = list(store.quads(G))
    assert len(found) == 300
    assert len({q.object.value for q in found}) == 1  # type: ignore[union-attr]


def test_the_embedded_store_is_a_store(folder: Path) -> None:
    store: Store = EmbeddedStore(folder, create=False, read_only=True, base=None)
    store.close()
    store.close()
