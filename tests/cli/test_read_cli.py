"""`dateline read`: an article on the screen, with what is read from it."""

import io
import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from dateline.cli import main
from dateline.graph.iris import term

TEXT = """Fighting in the east

Rebels attacked the airport in Goma on 13 May 2024, killing nine soldiers, the defence ministry of Kenya said.

“The attack is a crime,” Defence Minister Amina Sule told CNN. “The rebels must leave the city.”
"""


def dateline(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as end:
        main([str(w) for w in words])
    return int(end.value.code or 0)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "goma.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_text_with_its_claims(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("read", article) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("goma  (no date, en)\n")
    assert "[1 Rebels attacked the airport in Goma on 13 May 2024" in shown
    assert "Strike · armed-attack · occurred · 2024-05-13" in shown
    assert "demands       troop-withdrawal" in shown
    assert "rule          strike-verb" in shown
    assert "speaker       Amina Sule" in shown
    assert max(len(line) for line in shown.splitlines()) <= 120


def test_as_json(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("read", article, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["article", "entities", "events", "propositions", "roles", "quantities"]
    assert (found["article"]["id"], found["article"]["language"]) == ("goma", "en")
    for event in found["events"]:
        for span in event["evidence"]:
            assert TEXT[span["begin"] : span["end"]] == span["words"]
    (strike,) = [e for e in found["events"] if e["cls"] == "dl:Strike"]
    assert (strike["earliest"], strike["latest"], strike["factuality"]) == ("2024-05-13", "2024-05-13", "fa:occurred")
    (quantity,) = found["quantities"]
    assert (quantity["counts"], quantity["value"], quantity["lower"]) == ("ct:killed", "9", None)


def test_as_rdf_in_a_file(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "goma.trig"
    assert dateline("read", article, "--format", "trig", "-o", output) == 0
    assert capsys.readouterr().out == ""
    quads = list(parse(output.read_bytes(), format=RdfFormat.TRIG))
    assert len({q.graph_name for q in quads}) == 3  # the article, its reading, and the register
    values = {q.object for q in quads}
    assert {term("dl:Article"), term("dl:Strike"), term("dl:Statement"), term("dl:Proposition")} <= values


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()), encoding="utf-8"))
    assert dateline("read", "-") == 0
    assert "Strike · armed-attack" in capsys.readouterr().out


def test_the_users_own_frames(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine" / "en").mkdir(parents=True)
    (tmp_path / "mine" / "en" / "own.yaml").write_text(
        "- id: strike-verb\n  trigger: {verb: [xyzzy]}\n  action: ac:violence\n", encoding="utf-8"
    )
    assert dateline("read", article, "--frames", tmp_path / "mine") == 0
    assert "rule          strike-verb" not in capsys.readouterr().out


def test_a_register_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "one.txt"
    article.write_text("The Xyzzy Front condemned the raid.\n", encoding="utf-8")
    register = tmp_path / "own.ttl"
    register.write_text(
        "@prefix dl: <https://w3id.org/dateline/ns#> .\n@prefix at: <https://w3id.org/dateline/actor-type/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<https://w3id.org/dateline/id/actor/xyzzy-front> a dl:Group ; rdfs:label "Xyzzy Front"@en ;'
        " dl:actorType at:armed-group .\n",
        encoding="utf-8",
    )
    assert dateline("read", article, "--register", register, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)["entities"]
    assert ("actor/xyzzy-front", "armed-group") in [(e["register"], e["type"]) for e in found]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["none.txt"], 3, "none.txt: there is no such file"),
        (["goma.txt", "--frames", "none"], 3, "none: there is no such folder of frames"),
        (["goma.txt", "--register", "none.ttl"], 3, "none.ttl"),
        (["goma.txt", "--model", "xx_none_sm"], 2, "no spaCy pipeline named 'xx_none_sm' is installed"),
        (["goma.txt", "--format", "csv"], 2, "csv"),
        ([], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_done(
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(article.parent)
    assert dateline("read", *words) == code
    shown = capsys.readouterr()
    assert message in shown.err and shown.out == ""


@pytest.mark.parametrize(("content", "message"), [(b"", "empty"), (b"caf\xe9 \xff\xfe\x00", "not UTF-8")])
def test_a_file_that_is_no_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, message: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    assert dateline("read", tmp_path / "bad.txt") == 3
    assert message in capsys.readouterr().err
