"""The reports of a cluster, from a store to a comparison."""

from datetime import date
from decimal import Decimal

from pyoxigraph import QuerySolutions

from dateline.comparison.load import all_clusters, comparisons, several_sources
from dateline.comparison.model import Comparison, Days, Entry, Figure, Property, Row
from dateline.store.embedded import EmbeddedStore
from dateline.store.interface import Answer

BASE = "https://w3id.org/dateline/id/"
OSK = f"{BASE}cluster/osk"


def osk(store: EmbeddedStore, lang: str = "en") -> Comparison:
    (found,) = comparisons(store, [OSK], lang=lang)
    return found


def row(found: Comparison, prop: Property) -> Row:
    (one,) = [r for r in found.rows if r.about is prop]
    return one


def labels(one: Row) -> list[list[str]]:
    return [[v.label for v in cell.values if isinstance(v, Entry)] for cell in one.cells]


def test_clusters_of_several_sources(told: EmbeddedStore) -> None:
    assert several_sources(told) == [OSK]
    assert all_clusters(told) == [OSK, f"{BASE}cluster/vote"]


def test_a_column_a_source_by_date_and_outlet(told: EmbeddedStore) -> None:
    found = osk(told)
    assert [(s.outlet, s.issued) for s in found.sources] == [
        ("De Kade", date(2031, 5, 4)),
        ("Harbour Post", date(2031, 5, 4)),
        ("The Lantern", date(2031, 5, 5)),
        ("Coast Daily", date(2031, 5, 6)),
    ]
    assert found.because == ("both kill Ada Rusk",)


def test_a_row_a_property_and_contradictions_marked(told: EmbeddedStore) -> None:
    found = osk(told)
    assert labels(row(found, Property.TYPE)) == [["air strike"], ["drone strike"], ["rocket attack"], ["drone strike"]]
    assert labels(row(found, Property.KILLED)) == [["Ada Rusk"], ["Ada Rusk"], [], []]
    day = row(found, Property.DATE)
    assert day.cells[1].values == (Days(date(2031, 5, 3), date(2031, 5, 3)),)
    assert [cell.disputed for cell in day.cells] == [True, True, False, False]
    killed = row(found, Property.NUMBER)
    assert killed.name == "killed (number)"
    assert killed.cells[0].values == (Figure("killed", lower=Decimal(20)),)
    place = row(found, Property.PLACE)
    assert [cell.disputed for cell in place.cells] == [False, True, True, True]
    names = [r.name for r in found.disagreements]
    assert names == ["type", "date", "place", "attacker", "killed (number)"]


def test_a_reprint_is_no_second_source(told: EmbeddedStore) -> None:
    assert osk(told).independent == ("De Kade", "Harbour-Post", "The Lantern")


def test_names_in_the_language_asked_for(told: EmbeddedStore) -> None:
    assert labels(row(osk(told, "nl"), Property.TYPE))[1] == ["droneaanval"]


def test_words_rules_and_whom_an_article_relies_on(told: EmbeddedStore) -> None:
    by_event = {r.event.removeprefix(BASE): r for r in osk(told).reports}
    lantern = by_event["article/lantern/event/strike-1"]
    assert (lantern.words, lantern.rules, lantern.attributed) == (("Rockets fell",), ("rockets-fall",), ("Velmora",))
    assert lantern.via == frozenset()
    assert by_event["article/copy/event/strike-1"].via == {"Harbour-Post"}
    assert by_event["article/post/event/strike-1"].score == Decimal("0.9")


def test_an_unknown_cluster_is_left_out(told: EmbeddedStore) -> None:
    assert list(comparisons(told, [f"{BASE}cluster/nothing"])) == []
    assert [c.cluster for c in comparisons(told, [f"{BASE}cluster/vote", OSK])] == [f"{BASE}cluster/vote", OSK]


class Counting:
    """A store that counts its questions, and the rows of their answers."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.store, self.asked = store, 0

    def query(self, sparql: str, /) -> Answer:
        self.asked += 1
        assert "UNDEF" not in sparql, "an open slot asks for everything"
        answer = self.store.query(sparql)
        assert isinstance(answer, QuerySolutions)
        return answer


def test_everything_is_asked_for_by_name_and_at_once(told: EmbeddedStore) -> None:
    one, both = Counting(told), Counting(told)
    list(comparisons(one, [OSK]))
    list(comparisons(both, all_clusters(told)))
    assert both.asked <= one.asked + 1 < 20
