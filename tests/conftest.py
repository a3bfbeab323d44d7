"""Fixtures that every room's tests share."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "tests"))


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the publishers' articles; tests that need them are skipped, visibly, where it is not."""
    folder = SHARED / "articles"
    if not folder.is_dir():
        pytest.skip("../shared/articles is not here: the publishers' texts are not part of the project")
    return folder


@pytest.fixture(scope="session")
def shared(originals: Path) -> Path:
    """`../shared`: the articles, the gold standard and the scorer."""
    return originals.parent


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The sample corpus."""
    return ROOT / "seeds"
