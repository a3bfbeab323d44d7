"""Six outlets on one attack, read from their words: one happening, and what they disagree on is in it."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode, QuerySolutions
from six_outlets import ATTACK, OTHERS, write

from dateline.corpus.build import build
from dateline.corpus.reader import DefaultReader
from dateline.graph.iris import Iris
from dateline.identity.link import link
from dateline.store.embedded import EmbeddedStore, open_store

IRIS = Iris()
_MEMBERS = """
SELECT ?event ?cluster ?type ?day {
  ?event dl:inCluster ?cluster ; dl:eventType ?type OPTIONAL { ?event dl:earliest ?day } }
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    folder = tmp_path_factory.mktemp("six")
    with open_store(folder / "store", create=True) as opened:
        for path in write(folder):
            build([path], opened)
        yield opened


def clusters(store: EmbeddedStore) -> dict[str, list[tuple[str, str, str]]]:
    """Article, type and day of each event, by cluster; statements are left out."""
    found = defaultdict(list)
    answer = store.query(_MEMBERS)
    assert isinstance(answer, QuerySolutions)
    for event, cluster, kind, day in answer:
        assert isinstance(event, NamedNode) and isinstance(cluster, NamedNode) and isinstance(kind, NamedNode)
        article = event.value.removeprefix(IRIS.base + "article/").split("/")[0]
        if not kind.value.endswith("/statement"):
            found[cluster.value].append((article, kind.value.rpartition("/")[2], day.value if day else ""))
    return found


def test_all_six_meet(store: EmbeddedStore) -> None:
    largest = max(clusters(store).values(), key=len)
    assert {article for article, _, _ in largest} == set(ATTACK)


def test_what_they_disagree_on_can_be_seen(store: EmbeddedStore) -> None:
    largest = max(clusters(store).values(), key=len)
    assert {"bombing", "rocket-attack", "air-strike"} <= {kind for _, kind, _ in largest}
    assert len({day for _, _, day in largest if day}) > 1


def test_other_attacks_stay_by_themselves(store: EmbeddedStore) -> None:
    for members in clusters(store).values():
        involved = {article for article, _, _ in members}
        assert not involved & set(OTHERS) or len(involved) == 1


def test_everything_anew_is_the_same(store: EmbeddedStore) -> None:
    before = set(store.quads(IRIS.identity_graph))
    assert not link(store, IRIS, reserved=DefaultReader().reserved(IRIS))
    assert set(store.quads(IRIS.identity_graph)) == before
