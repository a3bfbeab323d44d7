"""The invented world as a store, and the folder of stored questions."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from dateline.resources import folder
from dateline.store.interface import Answer

WORLD = Path(__file__).parent / "world.trig"


class World:
    """What questions need of a store."""

    def __init__(self) -> None:
        self.inner = Store()
        self.inner.bulk_load(path=str(WORLD), format=RdfFormat.TRIG)

    def query(self, sparql: str) -> Answer:
        return self.inner.query(sparql, use_default_graph_as_union=True)


@pytest.fixture(scope="session")
def world() -> World:
    return World()


@pytest.fixture(scope="session")
def folders() -> list[Path]:
    return [folder("queries")]


@pytest.fixture(scope="session")
def world_file() -> Path:
    return WORLD
