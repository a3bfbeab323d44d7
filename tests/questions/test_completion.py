"""What a shell is offered: questions, their parameters, and values of the store."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from dateline.store.embedded import open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory, world_file):
    path = tmp_path_factory.mktemp("world") / "store"
    with open_store(path, create=True, base="https://example.org/id/") as opened:
        opened.extend(parse(path=str(world_file), format=RdfFormat.TRIG))
    return path


def offered(store: Path, line: str) -> list[str]:
    """What bash would show after Tab at the end of a line."""
    words = line.split()
    last = len(words) - (not line.endswith(" "))
    shell = {"_DATELINE_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(last)}
    command = [sys.executable, "-c", "from dateline.cli import main; main()"]
    env = os.environ | shell | {"DATELINE_STORE": str(store)}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("dateline ask calls-f", "calls-for-withdrawal"),
        ("dateline questions condemn", "condemnations"),
        ("dateline ask calls --act", "--action"),
        ("dateline ask calls --evi", "--evidence"),
        ("dateline ask calls --action troop-w", "troop-withdrawal"),
        ("dateline ask events --type drone", "drone-strike"),
        ("dateline ask sayings --actor assembly", "Assembly-of-Velmora"),
        ("dateline explain Assembly", "Assembly-of-Velmora"),
    ],
)
def test_offers(store: Path, line: str, found: str) -> None:
    assert found in offered(store, line)


def test_what_is_offered_can_be_asked_for(store: Path) -> None:
    actors = offered(store, "dateline ask sayings --actor ")
    assert actors
    with open_store(store, read_only=True) as opened:
        from dateline.questions.model import Kind, Parameter
        from dateline.questions.values import resolve

        for name in actors:
            assert resolve(opened, Parameter("actor", Kind.ACTOR), [name])


def test_where_there_is_nothing_to_offer(store: Path, tmp_path: Path) -> None:
    assert not offered(tmp_path / "none", "dateline ask sayings --actor A")
    assert not offered(store, "dateline ask sayings --since 20")
    assert not offered(store, "dateline ask no-such-question --actor A")
