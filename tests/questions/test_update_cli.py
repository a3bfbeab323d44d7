"""`dateline update`: it changes what it says, asks, and leaves readings alone."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from typer.testing import CliRunner

from dateline.cli import app
from dateline.store.embedded import open_store
from dateline.vocabulary import DEFAULT_BASE

NODE, NOTES = NamedNode("http://example.org/n"), NamedNode("http://example.org/notes")
NOTE = Quad(NODE, NODE, Literal("ferry"), NOTES)
READ = Quad(NODE, NODE, Literal("read"), NamedNode(f"{DEFAULT_BASE}reading/kade"))
INSERT = "INSERT DATA { GRAPH <http://example.org/notes> { <http://example.org/n> rdfs:label 'barge' } }"
ADDED = Quad(NODE, NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal("barge"), NOTES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "store", create=True) as store:
        store.extend([NOTE, READ])
    return tmp_path / "store"


def run(folder: Path, *words: str, code: int = 0, stdin: str | None = None) -> str:
    done = CliRunner().invoke(app, ["update", *words, "--store", str(folder)], input=stdin)
    assert done.exit_code == code, done.output
    return done.output


def held(folder: Path) -> set[Quad]:
    with open_store(folder, read_only=True) as store:
        return set(store.quads())


def test_it_changes_what_it_says(folder: Path) -> None:
    said = run(folder, INSERT, "--yes")
    assert "0 statements to remove, 1 statement to add, in 1 graph." in said and NOTES.value in said
    assert held(folder) == {NOTE, READ, ADDED}
    said = run(folder, "-", "--yes", stdin="WITH <http://example.org/notes> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert "2 statements to remove" in said and held(folder) == {READ}


def test_nobody_to_ask(folder: Path) -> None:
    assert "error: nobody can be asked" in run(folder, INSERT, code=2)
    assert held(folder) == {NOTE, READ}


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_it_asks_on_a_terminal(folder: Path, answer: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cli.update._somebody_there", lambda: True)
    assert "Change the store?" in run(folder, INSERT, code=code, stdin=answer)
    assert held(folder) == ({NOTE, READ, ADDED} if code == 0 else {NOTE, READ})


def test_a_dry_run_changes_nothing(folder: Path) -> None:
    assert "1 statement to add" in run(folder, INSERT, "--dry-run")
    assert held(folder) == {NOTE, READ}


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ("DROP ALL", "would change a reading"),
        ("CLEAR NAMED", "would change a reading"),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", "would change a reading"),
        (f"INSERT DATA {{ GRAPH <{READ.graph_name.value}> {{ <urn:a> <urn:b> 1 }} }}", "would change a reading"),
        (f"MOVE <http://example.org/notes> TO <{READ.graph_name.value}>", "would change a reading"),
        ("LOAD <http://127.0.0.1:9/x>", "LOAD is not allowed"),
        ("LOAD SILENT <file:///etc/passwd> INTO GRAPH <urn:g>", "LOAD is not allowed"),
        (r"L\u004fAD <http://127.0.0.1:9/x>", "LOAD is not allowed"),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("INSERT DATA { GRAPH <http://example.org/notes> { [] <urn:b> 1 } }", "blank node"),
        ("SELECT * { ?s ?p ?o }", "update:1: column"),
        ("INSERT DATA { GRAPH <urn:g> { zz:a <urn:b> 1 } }", "unknown prefix"),
    ],
)
def test_what_an_update_may_not_do(folder: Path, update: str, message: str) -> None:
    assert message in run(folder, update, "--yes", code=2)
    assert held(folder) == {NOTE, READ}
