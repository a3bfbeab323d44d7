"""`dateline ask` and `dateline query` as people type them."""

import csv
import io
import json
import os
import subprocess
import sys
import time

import pytest
from pyoxigraph import RdfFormat, parse
from typer.testing import CliRunner

from dateline.cli import app
from dateline.store.embedded import open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory, world_file):
    path = tmp_path_factory.mktemp("world") / "store"
    with open_store(path, create=True, base="https://example.org/id/") as opened:
        opened.extend(parse(path=str(world_file), format=RdfFormat.TRIG))
    return path


@pytest.fixture
def dateline(store):
    def run(*words, code=0, stdin=None):
        result = CliRunner().invoke(app, [*words, "--store", str(store)], input=stdin)
        assert result.exit_code == code, result.output
        return result

    return run


def test_the_list(dateline):
    listed = json.loads(dateline("ask", "--list", "--format", "json").stdout)
    by_name = {q["name"]: q for q in listed}
    assert by_name["calls-for-withdrawal"]["gold"] == {"id": "Q01", "column": "actorLabel"}
    assert by_name["calls"]["parameters"][1] == {
        "name": "action",
        "type": "action",
        "default": [],
        "description": "What was called for (narrower actions too)",
    }
    assert dateline("ask", "--lang", "nl").stdout.count("?\n") == len(listed)
    assert "--actor ACTOR" in dateline("ask", "calls", "--list").stdout


def test_an_answer_as_table(dateline):
    lines = dateline("ask", "calls-for-withdrawal").stdout.splitlines()
    assert [line.strip() for line in lines if "─" not in line] == ["actor", "Assembly of Velmora", "Karo Tenn"]


def test_an_answer_with_evidence_as_csv(dateline):
    out = dateline("ask", "calls", "--actor", "Karo Tenn", "--action=retreat", "--evidence", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(r["article"].rpartition("/")[2], r["issued"], r["words"]) for r in rows] == [
        ("kade", "2031-05-07", "vertrek,")
    ]


def test_an_answer_as_json(dateline):
    out = json.loads(dateline("ask", "resolution-binding", "--format", "json").stdout)
    assert out["head"]["vars"] == ["actor", "actorLabel", "binding"]
    assert [row["binding"]["value"] for row in out["results"]["bindings"]] == ["false"]


def test_nothing_found_is_said_and_no_error(dateline):
    result = dateline("ask", "calls", "--actor", "Ilse Tenn", "--format", "json")
    assert json.loads(result.stdout)["results"]["bindings"] == []
    assert result.stderr == "nothing found\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["ask", "cals"], "did you mean 'calls'?"),
        (
            ["ask", "calls", "--actr", "x"],
            "calls has no parameter --actr (it has --actor, --action, --since, --until, --place, --source)",
        ),
        (["ask", "calls", "--actor"], "--actor needs a value"),
        (["ask", "calls", "Tenn"], "'Tenn' belongs to no parameter"),
        (["ask", "--actor", "Tenn"], "no such option: --actor"),
        (["ask", "events", "--since", "May"], "--since: 'May' is not a date"),
        (["ask", "--list", "--format", "csv"], "cannot be printed as csv"),
        (["ask", "calls", "--queries", "nowhere"], "nowhere: not a folder"),
        (["query", "SELECT * { ?s ?p }"], "query:1: column"),
        (["query", "DELETE WHERE { ?s ?p ?o }"], "a query cannot change the store"),
        (["query", "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE is not allowed"),
        (["query", "SELECT * { ?s ?p ?o }", "--format", "turtle"], "a table cannot be printed as turtle"),
        (["query", "DESCRIBE <urn:x:a>", "--format", "csv"], "a graph cannot be printed as csv"),
    ],
)
def test_wrong_usage(dateline, words, says):
    assert says in dateline(*words, code=2).stderr


def test_a_folder_of_ones_own(dateline, tmp_path):
    (tmp_path / "titles.rq").write_text(
        "#+ summary: Which titles are there?\n"
        "PREFIX dct: <http://purl.org/dc/terms/>\nSELECT ?title WHERE { ?a dct:title ?title }",
        "utf-8",
    )
    assert "A general buried" in dateline("ask", "titles", "--queries", str(tmp_path)).stdout


def test_no_store_is_said(tmp_path):
    for command in (["ask", "calls"], ["query", "ASK {}"]):
        result = CliRunner().invoke(app, [*command, "--store", str(tmp_path / "none")])
        assert result.exit_code == 3
        assert "there is no store here" in result.stderr


LABELS = "SELECT ?label WHERE { <https://example.org/id/actor/ostrania> rdfs:label ?label } ORDER BY DESC(?label)"


def test_a_query_from_everywhere(dateline, tmp_path):
    (tmp_path / "labels.rq").write_text(LABELS, "utf-8")
    expected = "label\r\nOstranië\r\nOstrania\r\n"
    for words, stdin in (([LABELS], None), ([str(tmp_path / "labels.rq")], None), (["-"], LABELS)):
        out = dateline("query", *words, "--format", "csv", stdin=stdin).stdout_bytes.decode("utf-8")
        assert out == expected
    assert "cannot be read" in dateline("query", "nowhere.rq", code=3).stderr


def test_other_forms_of_query(dateline):
    assert dateline("query", "ASK { ?s a dl:Strike }").stdout == "true\n"
    out = dateline("query", "CONSTRUCT WHERE { ?s skos:altLabel ?l }").stdout
    assert '<https://example.org/id/article/harbour/actor/karo-tenn> skos:altLabel "Tenn"@en .' in out
    assert json.loads(dateline("query", "ASK {}", "--format", "json").stdout) == {"head": {}, "boolean": True}
    graphs = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s a dl:Strike } }"
    assert len(dateline("query", graphs, "--format", "tsv").stdout.splitlines()) == 4


def test_a_long_query_is_stopped(dateline):
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    start = time.monotonic()
    assert "no answer within 0.5 s" in dateline("query", endless, "--timeout", "0.5", code=2).stderr
    assert time.monotonic() - start < 5
    assert dateline("query", "ASK {}").stdout == "true\n", "the store is free again"


def test_asking_is_quick_and_light(store):
    program = (
        "import sys, time; start = time.process_time(); from dateline.cli import main\n"
        "try: main(['ask', 'calls-for-withdrawal', '--evidence', '--store', sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'rdflib', 'pyshacl', 'owlrl', 'trafilatura', 'thinc'} & set(sys.modules)\n"
        "print(sorted(heavy), time.process_time() - start, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, str(store)]
    took = []
    for _ in range(3):
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"COLUMNS": "200"})
        assert "Karo Tenn" in done.stdout
        heavy, _, seconds = done.stderr.strip().rpartition(" ")
        assert heavy == "[]"
        took.append(float(seconds))
    assert min(took) < 0.5


def test_a_store_in_use_is_said(tmp_path):
    with open_store(tmp_path / "busy", create=True) as busy:
        busy.flush()
        result = CliRunner().invoke(app, ["query", "ASK {}", "--store", str(tmp_path / "busy")])
    assert result.exit_code == 3
    assert "in use by another process" in result.stderr
