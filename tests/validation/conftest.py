"""The invented world of world.trig, and ways to spoil it."""

from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Store
from spoilt import PREFIXES, World

HERE = Path(__file__).parent
IDENTITY = "https://example.org/id/graph/identity"


@pytest.fixture
def world() -> World:
    """The quads of the world after some SPARQL updates; without its identity graph where `identity` is False."""

    def make(*updates: str, identity: bool = True) -> list[Quad]:
        store = Store()
        store.load(path=str(HERE / "world.trig"), format=RdfFormat.TRIG)
        for update in updates:
            store.update(PREFIXES + update)
        quads = [q for q in store if identity or str(q.graph_name) != f"<{IDENTITY}>"]
        return sorted(quads, key=str)

    return make
