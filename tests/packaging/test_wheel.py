"""The distribution: the sdist builds the wheel, and the wheel alone is a working `dateline` in any folder.

The wheel is installed into a virtual environment of its own. Its dependencies are those that run these tests, put
behind it by a path file: folders in a path file are searched last, and path files *in* them (the editable install that
tests usually run from) are not read. A test makes sure that it is the wheel that answers.
"""

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
REPORT = """\
---
title: Parliament of Marova votes on foreign troops
publisher: The Harbour Gazette
issued: 2031-03-02
language: en
---
Foreign Minister Anna Kelmer called on Ruthenia to withdraw its troops on Sunday.
"""

pytest.importorskip("hatchling", reason="hatchling is not here: `make setup` installs it")


def python(*words: str | Path, cwd: Path) -> None:
    """Run this Python and show what it said where it fails."""
    done = subprocess.run([sys.executable, *map(str, words)], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sdist")
    python("-m", "hatchling", "build", "-t", "sdist", "-d", out, cwd=ROOT)
    (path,) = out.glob("*.tar.gz")
    return path


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the unpacked sdist, as an installer does that finds no wheel: nothing may be missing there."""
    folder, out = tmp_path_factory.mktemp("unpacked"), tmp_path_factory.mktemp("wheel")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    python("-m", "hatchling", "build", "-t", "wheel", "-d", out, cwd=source)
    (path,) = out.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that has the wheel."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    bin_folder = folder / "bin"
    site = Path(_said(bin_folder, "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"))
    (site / "zz_dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    _said(bin_folder, "python", "-m", "installer", "--no-compile-bytecode", str(wheel))
    return bin_folder


def _said(bin_folder: Path, command: str, *words: str, cwd: Path | None = None, code: int = 0) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "DATELINE", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [bin_folder / command, *words], cwd=cwd or bin_folder, env=clean, capture_output=True, text=True
    )
    assert done.returncode == code, done.stderr + done.stdout
    return done.stdout.strip()


def files_in(folder: str) -> set[str]:
    return {p.relative_to(ROOT).as_posix() for p in (ROOT / folder).rglob("*") if p.is_file() and p.name[0] != "."}


def test_the_wheel_holds_the_package_its_data_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    data = {f"dateline/_data/{n}" for folder in ("ontology", "mappings", "queries") for n in files_in(folder)}
    code = {n.removeprefix("src/") for n in files_in("src") if "__pycache__" not in n}
    assert names == data | code
    assert "dateline/py.typed" in names


def test_the_wheel_names_its_licences_and_dependencies(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (info,) = {name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name}
        licences = {
            n.removeprefix(f"{info}/licenses/") for n in archive.namelist() if n.startswith(f"{info}/licenses/")
        }
        metadata = Parser().parsestr(archive.read(f"{info}/METADATA").decode("utf-8"))
    assert licences == {"LICENSE", "LICENSES/Apache-2.0.txt", "LICENSES/CC-BY-4.0.txt"}
    assert metadata["License-Expression"] == "Apache-2.0 AND CC-BY-4.0"
    assert metadata["Requires-Python"] == "<3.14,>=3.11"
    required = {Requirement(r) for r in metadata.get_all("Requires-Dist", []) if "extra ==" not in r}
    assert required == {Requirement(r) for r in PROJECT["dependencies"]}


def test_the_sdist_has_what_is_needed_to_build_and_to_test(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    kept = {"pyproject.toml", "README.md", "LICENSE", "CITATION.cff", "LICENSES/Apache-2.0.txt", "seeds/manifest.jsonl"}
    assert kept | files_in("ontology") | files_in("queries") <= names
    assert not [n for n in names if n.startswith((".venv", ".dateline", ".git/")) or n.endswith(".pyc")]


def test_it_is_the_wheel_that_is_imported(installed: Path, tmp_path: Path) -> None:
    code = "import dateline, dateline.resources as r; print(dateline.__file__, r.folder('mappings'), sep='\\n')"
    for place in _said(installed, "python", "-c", code, cwd=tmp_path).splitlines():
        assert Path(place).is_relative_to(installed.parent)
    assert _said(installed, "dateline", "--version", cwd=tmp_path) == f"dateline {PROJECT['version']}"


def test_the_installed_command_builds_answers_and_validates_elsewhere(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert "read         1" in _said(installed, "dateline", "build", "report.txt", cwd=tmp_path)
    assert "conforms" in _said(installed, "dateline", "validate", cwd=tmp_path)
    answer = _said(installed, "dateline", "ask", "calls-for-withdrawal", "--evidence", "--format", "csv", cwd=tmp_path)
    assert "Anna Kelmer" in answer and "withdraw its troops" in answer
    assert _said(installed, "dateline", "export", "-o", "out.trig", cwd=tmp_path) == ""
    assert _said(installed, "dateline", "validate", "out.trig", cwd=tmp_path).startswith("conforms")
