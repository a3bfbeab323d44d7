"""Expected rows: what counts as a difference, how files are renewed, and the files of our own questions."""

import pytest
from pyoxigraph import QueryTriples, RdfFormat, Store
from rdflib import Graph

from dateline.corpus.build import build
from dateline.errors import QueryError
from dateline.graph.serialise import serialise
from dateline.questions.check import check_questions
from dateline.questions.expected import (
    Expected,
    Verdict,
    compare,
    found_rows,
    read_expected,
    renewed,
    write_expected,
)
from dateline.questions.header import list_questions, parse_question
from dateline.questions.linked import declared_prefixes, question_quads, select_text
from dateline.resources import folder
from dateline.store.embedded import open_store

COLUMNS = ("actor", "article")
GOOD, GONE, BAD, NEW = ("Ada", "one"), ("Bo", "one"), ("Cy", "two"), ("Di", "two")
QUERY = "#+ summary: Who?\nSELECT ?actor ?article WHERE { ?actor <urn:x:in> ?article }\n"


@pytest.fixture
def question(tmp_path):
    path = tmp_path / "who.rq"
    path.write_text(QUERY, "utf-8")
    return parse_question(path)


@pytest.fixture(scope="module")
def sample(tmp_path_factory, seeds):
    with open_store(tmp_path_factory.mktemp("sample") / "store", create=True) as store:
        build([seeds], store)
        yield store


def test_what_differs(question):
    expected = Expected(COLUMNS, {GOOD: Verdict.RIGHT, GONE: Verdict.RIGHT, BAD: Verdict.WRONG})
    compared = compare(question, expected, COLUMNS, [GOOD, BAD, NEW])
    assert (compared.right, compared.lost, compared.unexpected, compared.known) == ((GOOD,), (GONE,), (NEW,), (BAD,))
    assert not compared.ok
    assert compare(question, expected, COLUMNS, [GOOD, GONE]).mended == (BAD,)


def test_a_row_that_nobody_looked_at_is_a_difference(question):
    assert not compare(question, Expected(COLUMNS, {NEW: Verdict.UNSEEN}), COLUMNS, [NEW]).ok


def test_renewing_keeps_verdicts_and_forgets_nothing():
    old = Expected(COLUMNS, {GOOD: Verdict.MISSED, GONE: Verdict.RIGHT, BAD: Verdict.WRONG})
    assert renewed(old, COLUMNS, [GOOD, NEW]).rows == {
        GOOD: Verdict.RIGHT,
        GONE: Verdict.MISSED,
        NEW: Verdict.UNSEEN,
    }


def test_files_come_back_as_written(question):
    expected = Expected(COLUMNS, {('A, "b"', "one"): Verdict.RIGHT, BAD: Verdict.WRONG})
    write_expected(question, expected)
    assert read_expected(question) == expected


def test_a_file_that_is_no_table_is_said(question):
    question.path.with_suffix(".expected.csv").write_text("actor,article,verdict\nAda,one,maybe\n", "utf-8")
    with pytest.raises(QueryError, match=r"who\.expected\.csv:2: expected 3 values"):
        read_expected(question)


@pytest.mark.parametrize("name", sorted(p.stem for p in folder("queries").glob("*.rq")))
def test_our_questions_find_in_the_sample_corpus_what_their_files_say(name, sample):
    question = parse_question(folder("queries") / f"{name}.rq")
    expected = read_expected(question)
    assert expected is not None, "`dateline questions NAME --test --write` makes the file; then look at every row"
    compared = compare(question, expected, *found_rows(sample, question, base=sample.base))
    assert (compared.lost, compared.unexpected) == ((), ())


def test_our_questions_pass_their_check(tmp_path):
    assert check_questions([folder("queries")]) == []
    (tmp_path / "mine.rq").write_text(
        "#+ summary: Who?\nPREFIX dl: <https://w3id.org/dateline/ns#>\nSELECT ?a WHERE { ?a dl:speeker ?b }", "utf-8"
    )
    (error,) = check_questions([tmp_path])
    assert "mine.rq:3: dl:speeker is no term of the ontology (did you mean dl:speaker?)" in str(error)


@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_every_question_as_linked_data(form):
    questions = list_questions([folder("queries")])
    data = serialise(question_quads(questions), form)
    graph = Graph().parse(data, format={"turtle": "turtle", "jsonld": "json-ld"}[form])
    found = {str(t) for t in graph.objects(None, None)}
    for question in questions:
        assert {question.text["en"], question.text["nl"], select_text(question)} <= found
    store = Store()
    store.load(serialise(question_quads(questions), "turtle"), format=RdfFormat.TURTLE)
    assert not isinstance(store.query("SELECT * { ?s ?p ?o }"), QueryTriples)


@pytest.mark.parametrize("name", sorted(p.stem for p in folder("queries").glob("*.rq")))
def test_the_text_for_shacl_is_sparql_without_values(name, world):
    question = parse_question(folder("queries") / f"{name}.rq")
    text = "".join(f"PREFIX {p}: <{n}>\n" for p, n in declared_prefixes(question).items()) + select_text(question)
    assert "VALUES" not in text
    names = [v.value for v in Store().query(text).variables]
    assert names == list(question.columns)
    rows = {tuple(str(t) for t in row) for row in world.query(text)}
    assert rows == {tuple(str(t) for t in row) for row in world.query(question.sparql)}
