"""`dateline build`, `remove` and `quarantine`, on a toy reader."""

import json
from pathlib import Path

import pytest
from corpus_fakes import ToyReader, toy_check, write_article

from dateline.cli import main
from dateline.errors import UsageError


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def reader(*, model: str | None = None, register_files: object = (), frames_dirs: object = ()) -> ToyReader:
        if model:
            raise UsageError(f"no model {model}")
        return ToyReader()

    monkeypatch.setattr("dateline.corpus.reader.DefaultReader", reader)
    monkeypatch.setattr("dateline.corpus.build.DefaultReader", reader)
    monkeypatch.setattr("dateline.corpus.build.check_claims", toy_check)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    write_article(path, "one", "strike Ada")
    write_article(path, "two", "says Bo", "strike Ada")
    return path


def dateline(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as end:
        main([str(w) for w in words])
    return int(end.value.code or 0)


def test_a_build_says_what_it_read_and_that_a_second_one_changed_nothing(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dateline("build", articles) == 0
    shown = capsys.readouterr()
    assert [line.rpartition(" (")[0] for line in shown.err.splitlines()] == [
        "one [en] read: 1 event, 0 statements, 0 propositions",
        "two [en] read: 1 event, 1 statement, 1 proposition",
    ]
    assert shown.out.splitlines()[:3] == [
        "      articles  events  statements  propositions  withheld",
        "read         2       2           1             1         0",
        "all          2       2           1             1         0",
    ]
    assert dateline("build", articles) == 0
    assert "Nothing has changed: .dateline is as it was." in capsys.readouterr().out


def test_findings_end_with_one_and_are_listed(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_article(articles, "three", "bad Cleo", "strike Ada")
    write_article(articles, "four", "crash")
    for _ in range(2):
        assert dateline("build", articles) == 1
    shown = capsys.readouterr()
    assert "four: set aside: RuntimeError: the toy broke" in shown.err
    assert "1 withheld" in shown.err
    assert "dateline quarantine list --store .dateline" in shown.out
    assert dateline("quarantine", "list") == 1
    listed = capsys.readouterr().out
    assert "four: set aside: RuntimeError" in listed and "event/strike-1\n    is bad" in listed
    assert dateline("quarantine", "list", "--format", "json") == 1
    assert [r["article"] for r in json.loads(capsys.readouterr().out)] == ["four", "three"]
    assert dateline("quarantine", "retry", "four") == 1
    assert dateline("quarantine", "retry", "seven") == 2
    assert dateline("remove", "three", "four") == 0
    capsys.readouterr()
    assert dateline("quarantine", "list") == 0
    assert capsys.readouterr().out == "The quarantine is empty.\n"


def test_the_report_as_json(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("build", articles, "--format", "json", "--store", "here") == 0
    shown = capsys.readouterr()
    report = json.loads(shown.out)
    assert shown.err == ""
    assert report["run"] == 1
    assert {a["article"]: a["status"] for a in report["articles"]} == {"one": "read", "two": "read"}


def test_nothing_readable_ends_with_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("build", "nowhere") == 3
    assert "error: nowhere: there is no such file or folder" in capsys.readouterr().err
    assert not (tmp_path / ".dateline").exists()
    (tmp_path / "bad.jsonl").write_text("{")
    assert dateline("build", "bad.jsonl") == 3


def test_arguments_are_looked_at_before_anything_is_written(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dateline("build", articles, "--model", "none") == 2
    assert dateline("build", articles, "--base", "no iri") == 2
    assert not (tmp_path / ".dateline").exists()
    assert dateline("build", articles, "--base", "http://example.org/") == 0
    assert dateline("build", articles, "--base", "http://example.com/") == 2
    assert "http://example.org/" in capsys.readouterr().err


def test_a_folder_that_is_no_store_is_left_alone(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("build", articles, "--store", articles) == 3
    assert "not empty" in capsys.readouterr().err
    assert sorted(p.name for p in articles.iterdir()) == ["one.jsonl", "two.jsonl"]


def test_removing_what_is_not_there(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("remove", "one") == 3
    dateline("build", articles)
    assert dateline("remove", "onee") == 2
    assert "did you mean one" in capsys.readouterr().err
    assert dateline("remove", "one") == 0
    assert "1 article removed" in capsys.readouterr().out


def test_on_a_terminal_a_bar_stands_below_the_lines(
    articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.cli.build.is_terminal", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert dateline("build", articles) == 0
    shown = capsys.readouterr()
    assert "reading" in shown.err and "2/2" in shown.err
    assert "one [en] read: 1 event" in shown.err
    assert "\x1b" not in shown.out
