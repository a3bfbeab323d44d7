"""`dateline frames`: the rules listed, checked and tried."""

import json
from pathlib import Path

import pytest

from dateline.cli import main

GOOD = """\
- id: blockade
  trigger: {verb: [blockade]}
  event: {class: dl:Event, type: et:coercion}
  roles:
    dl:agent: {from: subject, type: [state, armed-force], required: true}
  examples:
    - text: "The navy blockaded the port."
      reads: {class: dl:Event, type: et:coercion, dl:agent: navy}
    - text: "The port was blockaded by Turkey."
      reads: {dl:agent: Turkey}
  counterexamples:
    - "Snow blockaded the road."
"""


def dateline(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as end:
        main([str(w) for w in words])
    return int(end.value.code or 0)


def lay(folder: Path, text: str) -> Path:
    (folder / "en").mkdir(parents=True, exist_ok=True)
    (folder / "en" / "own.yaml").write_text(text, encoding="utf-8")
    return folder


# ------------------------------------------------------------------------------------------------ the list
def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("frames") == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header.split() == ["language", "id", "trigger", "class", "type", "file"]
    assert {row.split()[0] for row in rows} == {"en", "nl"}
    assert any(row.split()[1] == "strike-noun" and "dl:Strike" in row and "strikes.yaml:" in row for row in rows)
    assert max(len(row) for row in rows) < 160


def test_one_language_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("frames", "--lang", "nl", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found and {row["language"] for row in found} == {"nl"}
    assert set(found[0]) == {"language", "id", "trigger", "class", "type", "file"}


def test_some_frames_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("frames", "kill", "threaten", "--lang", "en", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [(row["id"], row["class"], row["type"]) for row in found] == [
        ("kill", "dl:Event", "et:killing"),
        ("threaten", "dl:Statement", "sa:threaten"),
    ]


def test_the_users_frames_are_listed_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("frames", "blockade", "--lang", "en", "--frames", lay(tmp_path, GOOD), "--format", "json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["id"], row["file"], row["trigger"]) == ("blockade", "own.yaml:1", "verb blockade")


# ------------------------------------------------------------------------------------------------ --check
def test_sound_frames(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("frames", "blockade", "--lang", "en", "--check", "--frames", lay(tmp_path, GOOD)) == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "1 frame, 3 examples, 0 problems\n")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("dl:agent: navy", "dl:agent: Norway", "own.yaml:7: blockade: not read: dl:agent 'Norway' (found navy)"),
        ("et:coercion, dl", "et:arrest, dl", "own.yaml:7: blockade: not read: type et:arrest (found et:coercion)"),
        ("class: dl:Event, type: et:coercion, dl", "class: dl:Strike, dl", "class dl:Strike (found dl:Event)"),
        ("The navy blockaded", "The navy painted", "own.yaml:7: blockade: nothing is read from the example"),
        ("The navy blockaded", "The navy painted", "no trigger stands in it: no"),
        ("The navy blockaded", "The navy may blockade", "the sentence does not say that it happened"),
        ("Snow blockaded", "The army blockaded", "blockade: the counter-example is read: event/coercion-1"),
        ('    - text: "The port was blockaded by Turkey."\n      reads: {dl:agent: Turkey}\n', "", "fewer than two"),
        ('  counterexamples:\n    - "Snow blockaded the road."\n', "", "own.yaml:1: blockade: no counter-example"),
    ],
)
def test_a_frame_that_does_not_do_as_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, problem: str
) -> None:
    assert old in GOOD
    assert (
        dateline("frames", "blockade", "--lang", "en", "--check", "--frames", lay(tmp_path, GOOD.replace(old, new)))
        == 1
    )
    shown = capsys.readouterr()
    assert problem in shown.out and len(shown.out.splitlines()) == 1
    assert shown.err.endswith("1 problem\n")


def test_a_mistake_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("frames", "--frames", lay(tmp_path, GOOD.replace("dl:Event", "dl:Evnt", 1))) == 3
    assert "own.yaml:3: unknown class 'dl:Evnt' (did you mean dl:Event?)" in capsys.readouterr().err


# ------------------------------------------------------------------------------------------------ --try
def test_a_sentence_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("frames", "--try", "Rebels attacked the airport in Goma.") == 0
    shown = capsys.readouterr().out
    parts = [line for line in shown.splitlines() if line and not line.startswith(" ")]
    assert parts == ["Words", "Predications and frames", "Claims", "RDF"]
    assert "attacked         attack           VERB   ROOT" in shown
    assert "attack (verb; asserted; fa:occurred)  subject: Rebels, object: airport" in shown
    assert "✓ strike-verb  dl:attacker = Rebels, dl:target = airport" in shown
    assert 'dl:rule "strike-verb"' in shown


def test_why_a_frame_does_not_match(capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("frames", "hit-target", "--try", "The crisis hit the market hard.") == 0
    shown = capsys.readouterr().out
    assert (
        "✗ hit-target: subject is not one of ['armed-force', 'armed-group', 'international-organisation', 'state']"
        in shown
    )
    assert "weapon-hits" not in shown
    assert shown.rstrip().endswith("Claims\n  none")


def test_a_dutch_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("frames", "--lang", "nl", "--try", "Rebellen vielen het vliegveld aan.") == 0
    assert "aanvallen" in capsys.readouterr().out


# ------------------------------------------------------------------------------------------------ wrong usage
@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["nosuch"], "there is no frame 'nosuch'", "`dateline frames` lists them"),
        (["--lang", "xx"], "there are no frames for language 'xx'", "there are: en, nl"),
        (["--format", "csv"], "csv", "text"),
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], words: list[str], message: str, hint: str) -> None:
    assert dateline("frames", *words) == 2
    shown = capsys.readouterr().err
    assert message in shown and hint in shown
