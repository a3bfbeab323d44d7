"""Headers of stored questions, and what is said where one is wrong."""

import pytest

from dateline.errors import QueryError
from dateline.questions.header import find_question, list_questions, parse_question
from dateline.questions.model import Gold, Kind

GOOD = """\
#+ summary: Who said what?
#+ nl: Wie zei wat?
#+ description: |
#+   Everybody
#+   who spoke.
#+ parameters:
#+   actor: {type: actor, default: [Ada, Bo], description: Who spoke}
#+   since: {type: date, default: 2031-05-06}
#+   limit: integer
#+ labels: [actor]
#+ evidence: [words]
#+ gold: Q99 actorLabel,words
SELECT ?actor ?words WHERE {
  VALUES ?actor { UNDEF }
  VALUES ?since { UNDEF }
  VALUES ?limit { UNDEF }
  ?actor <urn:x:said> ?words
}
"""


def written(tmp_path, text, name="who-said-what"):
    path = tmp_path / f"{name}.rq"
    path.write_text(text, "utf-8")
    return path


def test_everything_is_read(tmp_path):
    question = parse_question(written(tmp_path, GOOD))
    assert question.name == "who-said-what"
    assert question.text == {"en": "Who said what?", "nl": "Wie zei wat?"}
    assert question.description == "Everybody who spoke."
    assert [(p.name, p.kind, p.default) for p in question.parameters] == [
        ("actor", Kind.ACTOR, ("Ada", "Bo")),
        ("since", Kind.DATE, ("2031-05-06",)),
        ("limit", Kind.INTEGER, ()),
    ]
    assert question.columns == ("actor", "words")
    assert question.gold == Gold("Q99", "actorLabel,words")
    assert question.shown(evidence=False) == ("actor", "actorLabel")
    assert question.shown(evidence=True) == ("actor", "actorLabel", "words")


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("#+ nl:", "#+ n l:", 2, "unknown key 'n l'"),
        ("#+ labels:", "#+ label:", 10, "did you mean 'labels'?"),
        ("summary: Who said what?", "summary: []", 1, "'summary' should be a text"),
        ("type: actor,", "type: actr,", 7, "did you mean 'actor'?"),
        ("type: actor,", "kind: actor,", 7, "needs a type"),
        ("default: 2031-05-06", "standard: 2031-05-06", 8, "unknown key 'standard'"),
        ("labels: [actor]", "labels: [actress]", 10, "which the query does not select"),
        ("labels: [actor]", "labels: actor", 10, "should be a list of columns"),
        ("labels: [actor]", "labels: [actor", 11, "header is not YAML"),
        ("gold: Q99 actorLabel,words", "gold: Q99", 12, "for instance `gold: Q01 actor`"),
        ("gold: Q99 actorLabel,words", "gold: Q99 wordsLabel", 12, "'wordsLabel', which the query does not select"),
        ("limit: integer", "limits: integer", 6, "slot for ?limit, and the header no such parameter"),
        ("VALUES ?limit { UNDEF }", "", 9, "parameter 'limit' has no slot in the query"),
        ("?limit", "?format", 6, "slot for ?format"),
        ("limit", "format", 9, "no parameter may be called 'format'"),
        ("SELECT ?actor ?words", "SELEC ?actor ?words", 13, "column"),
        ("SELECT ?actor ?words", "CONSTRUCT { ?actor <urn:x:said> ?words }", None, "is a SELECT query"),
        ("<urn:x:said>", "ex:said", 17, "unknown prefix"),
        ("#+ ", "# ", 1, "no header"),
    ],
)
def test_errors_name_file_and_line(tmp_path, old, new, line, says):
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(QueryError) as caught:
        parse_question(path)
    assert says in str(caught.value)
    assert str(caught.value).startswith(f"{path}:{line}: " if line else f"{path}: ")
    assert caught.value.exit_code == 2


def test_a_file_that_is_no_text(tmp_path):
    (tmp_path / "broken.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match=r"broken\.rq: cannot be read"):
        list_questions([tmp_path])


def test_a_later_folder_goes_first(tmp_path):
    for name in ("ours", "theirs"):
        (tmp_path / name).mkdir()
        written(tmp_path / name, GOOD.replace("Who said what?", f"Who said what in {name}?"))
    written(tmp_path / "ours", GOOD, "another")
    folders = [tmp_path / "ours", tmp_path / "theirs"]
    assert [q.name for q in list_questions(folders)] == ["another", "who-said-what"]
    assert find_question("who-said-what", folders).text["en"] == "Who said what in theirs?"


def test_an_unknown_question_names_the_nearest(tmp_path):
    written(tmp_path, GOOD)
    with pytest.raises(QueryError, match="did you mean 'who-said-what'"):
        find_question("who-said-that", [tmp_path])
