"""The invented world of this room, in a store on disk with the ontology, as `build` would have left it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from dateline.graph.schema import schema_quads
from dateline.store.embedded import EmbeddedStore, open_store

WORLD = Path(__file__).parent / "world.trig"


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("comparison") / "store"
    with open_store(folder, create=True) as store:
        store.extend(parse(WORLD.read_bytes(), format=RdfFormat.TRIG))
        store.extend(schema_quads())
    return folder


@pytest.fixture(scope="session")
def told(world_folder: Path) -> Iterator[EmbeddedStore]:
    with open_store(world_folder, read_only=True) as store:
        yield store
