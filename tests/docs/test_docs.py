"""What the documentation shows is what happens: every console block of README.md and docs/ is run.

In a console block each line that begins with `$ ` is a command and what follows is its output, standard error
included. `…` stands for any text; on a line of its own, for any lines. Commands that begin with a word of `RUN` are
run, in a folder of the page's own that holds `seeds/`; others (git, pip) are left alone. `make demo` without an output
has to end well, no more.

A page that says `<!-- store: seeds -->` starts with the store that `dateline build seeds` makes. A block that follows
`<!-- file: NAME -->` is written to that file first.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from dateline.cli import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs/commands").glob("*.md")])
RUN = ("dateline", "cat", "echo", "head", "printf", "make demo")
FENCE = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w*)\n(?P<text>.*?)^```", re.DOTALL | re.MULTILINE
)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def steps(page: Path) -> Iterator[tuple[str, str]]:
    """Files to write, as (name, text), and commands to run, as ("$ command", output expected)."""
    for block in FENCE.finditer(page.read_text("utf-8")):
        if block["file"]:
            yield block["file"], block["text"]
        elif block["language"] == "console":
            parts = re.split(r"^\$ (.*)\n?", block["text"], flags=re.MULTILINE)
            assert not parts[0].strip(), f"{name_of(page)}: a console block begins with `$ `"
            yield from ((f"$ {command}", output) for command, output in zip(parts[1::2], parts[2::2], strict=True))


def commands(page: Path) -> list[str]:
    return [step for step, _ in steps(page) if step.startswith(tuple(f"$ {word}" for word in RUN))]


def pattern(expected: str) -> re.Pattern[str]:
    """A pattern for an expected output with `…` in it; lines may end in spaces."""
    lines = []
    for line in expected.rstrip().splitlines():
        if line.strip() == "…":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(".*?".join(map(re.escape, line.rstrip().split("…"))) + r"[ ]*\n")
    return re.compile("".join(lines))


def run(command: str, folder: Path) -> tuple[str, int]:
    bin_folder = str(Path(sys.executable).parent)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE")}
    environment |= {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.stdout.decode("utf-8"), done.returncode


@cache
def demo() -> list[str]:
    """The commands that `make demo` runs once all is set up."""
    shown = subprocess.run(["make", "-n", "demo", "VENV=.venv"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [line for line in shown.stdout.splitlines() if line.startswith(".venv/bin/dateline ")]


def run_demo(folder: Path) -> tuple[str, int]:
    said = ""
    for line in demo():
        output, code = run(line.removeprefix(".venv/bin/"), folder)
        said += f"{line}\n{output}"
        if code:
            return said, code
    return said, 0


@pytest.fixture(scope="module")
def seeds_store(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(seeds, folder / "seeds")
    output, code = run("dateline build seeds", folder)
    assert code == 0, output
    return folder / ".dateline"


@pytest.mark.parametrize("page", [p for p in PAGES if commands(p)], ids=name_of)
def test_console_blocks_are_true(page: Path, tmp_path: Path, seeds: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(seeds, tmp_path / "seeds")
    if "<!-- store: seeds -->" in page.read_text("utf-8"):
        shutil.copytree(request.getfixturevalue("seeds_store"), tmp_path / ".dateline")
    code = 0
    for step, text in steps(page):
        if not step.startswith("$ "):
            (tmp_path / step).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / step).write_text(text, encoding="utf-8")
        elif step == "$ echo $?":
            assert text.strip() == str(code), f"{name_of(page)}: exit code {code} of the command before"
        elif step.startswith(tuple(f"$ {word}" for word in RUN)):
            said, code = run_demo(tmp_path) if step == "$ make demo" else run(step[2:], tmp_path)
            if step == "$ make demo" and not text.strip():
                assert code == 0, said
                continue
            plain = "".join(f"{line.rstrip()}\n" for line in said.rstrip().splitlines())
            assert pattern(text).fullmatch(plain), f"{name_of(page)}: {step}\n\nexpected\n{text}\nbut it says\n{said}"


def test_every_command_has_a_page_and_is_shown_at_work() -> None:
    pages = {path.stem: commands(path) for path in (ROOT / "docs/commands").glob("*.md")}
    assert sorted(pages) == sorted(COMMANDS)
    assert [name for name, shown in pages.items() if not any(s.startswith(f"$ dateline {name}") for s in shown)] == []


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs/generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_options_on_a_page_are_those_of_the_command(name: str) -> None:
    page = (ROOT / f"docs/commands/{name}.md").read_text("utf-8")
    assert page == generator().updated(name), "run docs/generate.py"
    assert f"dateline {name} [OPTIONS]" in page and "## Error messages" in page


def test_every_page_is_linked_from_the_index() -> None:
    index = (ROOT / "docs/index.md").read_text("utf-8")
    pages = [p.relative_to(ROOT / "docs").as_posix() for p in (ROOT / "docs").rglob("*.md")]
    wanted = [p for p in pages if p != "index.md" and not p.startswith("changes/")]
    assert [p for p in wanted if f"({p})" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_to_files_and_headings_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if "://" in target:
            continue
        path, _, heading = target.partition("#")
        other = (page.parent / path).resolve() if path else page
        assert other.exists(), f"{name_of(page)}: {target}"
        if heading:
            titles = re.findall(r"^#+ (.*)$", other.read_text("utf-8"), re.MULTILINE)
            anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
            assert heading in anchors, f"{name_of(page)}: {target}"


def test_elisions() -> None:
    assert pattern("a\n…\nz\n").fullmatch("a\nb\nc\nz\n")
    assert pattern("one (… s)\n").fullmatch("one (0.2 s)\n")
    assert not pattern("a\nz\n").fullmatch("a\nb\nz\n")
    assert not pattern("one …\n").fullmatch("one a\ntwo\n")
