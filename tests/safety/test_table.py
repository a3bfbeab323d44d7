"""Each line of the tables in docs/security.md names tests that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    line
    for line in (ROOT / "docs/security.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| what", "|--"))
]


@pytest.mark.parametrize("row", ROWS)
def test_each_line_has_its_test(row: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", row.split("|")[3])
    assert named
    for file, name in named:
        assert not name or f"def {name}(" in (ROOT / file).read_text("utf-8"), (file, name)


def test_all_kinds_of_input_are_in_the_table() -> None:
    assert len(ROWS) > 25
