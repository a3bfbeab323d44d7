"""Short invented sentences, one or more for each construction, with what the analysis must hold.

They stand in `constructions.txt`: a sentence, then indented what must hold of it (`conftest.py` has the notation).
"""

from collections.abc import Callable
from pathlib import Path

import pytest


def _cases() -> list[tuple[str, str]]:
    cases: list[tuple[str, str]] = []
    text = ""
    for line in (Path(__file__).parent / "constructions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            cases.append((text, line.strip()))
        elif line and not line.startswith("#"):
            text = line
    return cases


CASES = [pytest.param(text, checks, id=text[:40]) for text, checks in _cases()]


def test_there_are_a_hundred_sentences() -> None:
    assert len({case.values[0] for case in CASES}) >= 100


@pytest.mark.parametrize(("text", "checks"), CASES)
def test_construction(failures: Callable[[str, str], list[str]], text: str, checks: str) -> None:
    assert failures(text, checks) == []
