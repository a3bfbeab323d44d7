"""`dateline explain`: by IRI and by name, per source, with words, rules and reasons."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli import app
from dateline.comparison.explain import explain
from dateline.comparison.lookup import find_node
from dateline.store.embedded import EmbeddedStore

BASE = "https://w3id.org/dateline/id/"


def tell(store: Path, *words: str, width: int = 80) -> Result:
    return CliRunner().invoke(app, ["explain", "--store", str(store), *words], env={"COLUMNS": str(width)})


@pytest.mark.parametrize(
    ("said", "node"),
    [
        ("Ada Rusk", "actor/ada-rusk"),
        ("ada-RUSK", "actor/ada-rusk"),
        ("Rusk", "actor/ada-rusk"),
        ("ada", "actor/ada-rusk"),
        ("the Post", "actor/harbour-post"),
        ("article/kade/actor/rusk", "actor/ada-rusk"),
        ("place/osk", "place/osk"),
        ("osk", "cluster/osk"),
        ("<https://w3id.org/dateline/id/cluster/osk>", "cluster/osk"),
        ("post/event/strike-1", "article/post/event/strike-1"),
        ("rocket attack Tarn", "cluster/osk"),
    ],
)
def test_what_somebody_means(told: EmbeddedStore, said: str, node: str) -> None:
    assert find_node(told, BASE, said) == BASE + node


def test_an_actor_with_its_spellings_reasons_and_claims(world_folder: Path) -> None:
    shown = tell(world_folder, "Ada Rusk").stdout
    assert shown.startswith("Ada Rusk (person)\nhttps://w3id.org/dateline/id/actor/ada-rusk\n")
    assert "because          equal full names: Ada Rusk" in shown
    assert "- Rusk (De Kade) article/kade/actor/rusk" in shown
    assert "- as killed: air strike" in shown
    assert "“de luchtaanval”" in shown
    assert "from             article/kade/event/strike-1, read by rule aanval-zn" in shown
    assert "Rockets fell" not in shown


def test_a_happening_with_all_its_reports(world_folder: Path) -> None:
    shown = tell(world_folder, "cluster/osk").stdout
    assert shown.startswith("drone strike, Ada Rusk, Osk, 2031-05-02 (happening)\n")
    assert "both kill Ada Rusk" in shown
    assert "- drone strike (Harbour Post, score 0.9) article/post/event/strike-1" in shown
    assert shown.index("De Kade, 2031-05-04") < shown.index("The Lantern, 2031-05-05")
    assert "quantity         12 killed" in shown


def test_an_event_and_those_that_are_one_with_it(told: EmbeddedStore) -> None:
    found = explain(told, f"{BASE}article/post/event/strike-1")
    assert (found.label, found.kind, found.because) == ("drone strike", "strike", ("both kill Ada Rusk",))
    assert [link.outlet for link in found.links] == ["Coast Daily", "De Kade", "The Lantern"]
    (claim,) = found.claims
    assert dict(claim.details)["attacker"] == ("Velmora",)
    assert claim.how == ()


def test_a_limit_says_what_it_leaves_out(world_folder: Path) -> None:
    assert "1 more claims are not shown (--limit)" in tell(world_folder, "Ada Rusk", "--limit", "1").stdout


def test_json_and_dutch(world_folder: Path) -> None:
    found = json.loads(tell(world_folder, "Ada Rusk", "--format", "json", "--lang", "nl").stdout)
    assert [c["what"] for c in found["claims"]] == ["luchtaanval", "droneaanval"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Ada Rask", "nothing in this store is called 'Ada Rask' (did you mean 'Ada Rusk'?)"),
        ("Velmora", "'Velmora' may be one of 2 (give one: actor/velmora; place/velmora)"),
        ("actor/nobody", "nothing in this store is called 'actor/nobody'"),
        ("<>", "nothing in this store is called"),
    ],
)
def test_names_that_mean_nothing_or_too_much(world_folder: Path, said: str, expected: str) -> None:
    done = tell(world_folder, said)
    assert (done.exit_code, done.stdout) == (2, "")
    assert expected in done.stderr


@pytest.mark.parametrize("width", [60, 80, 140])
def test_an_explanation_fits_the_width(world_folder: Path, width: int) -> None:
    lines = tell(world_folder, "cluster/osk", width=width).stdout.splitlines()
    assert max(map(len, lines)) <= width
