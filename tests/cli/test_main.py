"""The command line as a whole: what it lists, what it loads, and what it ends with."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import COMMANDS, Entry, main
from dateline.errors import InputError, StoreLocked, UsageError

HEAVY = ("spacy", "rdflib", "pyshacl", "owlrl", "trafilatura", "thinc", "numpy")


def ended(*args: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(args)
    return int(end.value.code or 0)


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def command() -> None:
        raise error

    module: Any = type(sys)("dateline_failing")
    module.command = command
    monkeypatch.setitem(sys.modules, "dateline_failing", module)
    monkeypatch.setitem(COMMANDS, "ask", Entry("dateline_failing", "command", "Fails."))
    monkeypatch.delenv("DATELINE_DEBUG", raising=False)


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("--help") == 0
    shown = capsys.readouterr().out
    for name, entry in COMMANDS.items():
        assert f"  {name} " in shown and entry.help.split()[0] in shown


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_loads_and_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(name, "--help") == 0
    assert f"Usage: dateline {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["build", "--help"], ["quarantine", "list"], ["ask", "--list"]]
)
def test_what_does_not_read_articles_starts_without_the_heavy_packages(words: list[str], tmp_path: Path) -> None:
    code = (
        "import sys, json\nfrom dateline.cli import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
        f"print(json.dumps([m for m in {HEAVY!r} if m in sys.modules]), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert json.loads(done.stderr.splitlines()[-1]) == []


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("--version") == 0
    assert capsys.readouterr().out.startswith("dateline ")


@pytest.mark.parametrize("words", [[], ["bild"], ["build"], ["ask", "--format", "papyrus"], ["--nonsense"]])
def test_wrong_usage_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(*words) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [(UsageError("no", hint="do"), 2), (InputError("no", where="f", line=3), 3), (StoreLocked("no", where="d"), 3)],
)
def test_an_error_of_ours_is_one_line_with_its_exit_code(
    error: Exception, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, error)
    assert ended("ask") == code
    assert capsys.readouterr() == ("", f"error: {error}\n")


def test_a_fault_says_how_to_get_its_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, ZeroDivisionError("oops"))
    assert ended("ask") == 4
    said = capsys.readouterr().err
    assert "error: ZeroDivisionError: oops" in said and "--debug" in said and "Traceback" not in said
    monkeypatch.setenv("DATELINE_DEBUG", "1")
    assert ended("ask") == 4
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    assert ended("ask") == 130


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    code = "from dateline.cli import main, COMMANDS, Entry\nimport sys, types\nm = types.ModuleType('m')\n"
    code += "def command():\n    import typer\n    for _ in range(100000):\n        typer.echo('x' * 100)\n"
    code += "m.command = command\nsys.modules['m'] = m\n"
    code += "COMMANDS['ask'] = Entry('m', 'command', '')\nmain(['ask'])"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (0, b"")


def test_the_installed_command_runs_from_any_folder(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("dateline")
    if not script.exists():
        pytest.skip("dateline is not installed beside this Python")
    done = subprocess.run(
        [script, "remove", "x"], cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}
    )
    assert done.returncode == 3
    assert done.stderr == (
        "error: .dateline: there is no store here (`dateline build` makes one; --store names its folder)\n"
    )
