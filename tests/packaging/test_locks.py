"""The locked requirements: all of what the project declares, with hashes, and the same versions in each file."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DECLARED = {
    "requirements.txt": PROJECT["project"]["dependencies"],
    "requirements-dev.txt": PROJECT["project"]["optional-dependencies"]["dev"],
    "requirements-build.txt": PROJECT["dependency-groups"]["build"],
}


def pins(name: str) -> dict[str, set[str]]:
    """Package to its pinned versions; several where they depend on the Python."""
    found: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE):
        found.setdefault(package, set()).add(version)
    return found


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_everything_declared_is_locked(name: str) -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in DECLARED[name]}
    assert declared - set(pins(name)) == set()


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_every_pin_has_a_hash(name: str) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
    assert [b.split("\n")[0] for b in blocks if b.strip() and "--hash=sha256:" not in b] == []


def test_the_files_agree_on_versions() -> None:
    run, dev, build = (pins(name) for name in ("requirements.txt", "requirements-dev.txt", "requirements-build.txt"))
    assert {p: (v, dev.get(p)) for p, v in run.items() if dev.get(p) != v} == {}
    assert {p: (v, dev[p]) for p, v in build.items() if p in dev and dev[p] != v} == {}
