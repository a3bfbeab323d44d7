"""`dateline compare`: the list, one happening in four formats, in any width, and what it says of mistakes."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli import app

LIST = """\
osk
    drone strike, Ada Rusk, Osk, 2031-05-02
    4 sources, 3 independent, 5 disagreements: type, date, place, attacker, killed (number)
"""


def compare(store: Path, *words: str, width: int = 80) -> Result:
    return CliRunner().invoke(app, ["compare", "--store", str(store), *words], env={"COLUMNS": str(width)})


def test_the_list(world_folder: Path) -> None:
    assert compare(world_folder).stdout == LIST
    (row,) = csv.DictReader(io.StringIO(compare(world_folder, "--format", "csv").stdout))
    assert (row["cluster"], row["sources"], row["on"]) == ("osk", "4", "type, date, place, attacker, killed (number)")
    assert json.loads(compare(world_folder, "--format", "json").stdout)[0]["disagreements"] == 5
    assert "| osk |" in compare(world_folder, "--format", "markdown").stdout


@pytest.mark.parametrize(
    "name",
    ["osk", "cluster/osk", "https://w3id.org/dateline/id/cluster/osk", "post/event/strike-1",
     "https://w3id.org/dateline/id/article/kade/event/strike-1", "Osk", "drone RUSK"],
)  # fmt: skip
def test_a_cluster_by_any_of_its_names(world_folder: Path, name: str) -> None:
    assert compare(world_folder, name).stdout == compare(world_folder, "osk").stdout


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_it_fits_the_width(world_folder: Path, width: int) -> None:
    shown = compare(world_folder, "osk", "--evidence", width=width).stdout
    assert max(map(len, shown.splitlines())) <= width
    assert "“A drone hit”" in " ".join(shown.split())


def test_a_column_a_source_where_there_is_room(world_folder: Path) -> None:
    lines = compare(world_folder, "osk", width=120).stdout.splitlines()
    assert [line.split() for line in lines if line.startswith("date")] == [
        ["date", "≠", "2031-05-02", "≠", "2031-05-03"]
    ]
    assert any(line.split() == ["De", "Kade", "Harbour", "Post", "The", "Lantern", "Coast", "Daily"] for line in lines)


def test_stacked_where_there_is_none(world_folder: Path) -> None:
    shown = compare(world_folder, "osk", width=60).stdout
    assert "≠ drone strike  (Harbour Post, Coast Daily)" in shown
    assert "occurred  (all)" in shown


def test_other_formats(world_folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(compare(world_folder, "osk", "--format", "csv").stdout)))
    killed = [(r["source"], r["value"], r["disputed"]) for r in rows if r["property"] == "killed (number)"]
    assert killed == [("De Kade", "at least 20", "true"), ("Harbour Post", "12", "true")]
    value = json.loads(compare(world_folder, "osk", "--format", "json").stdout)
    assert value["independent_sources"] == ["De Kade", "Harbour-Post", "The Lantern"]
    assert value["sources"][3]["origins"] == ["Harbour-Post"]
    assert "| place | Velmora | ≠ Osk | ≠ Tarn | ≠ Osk |" in compare(world_folder, "osk", "--format", "markdown").stdout


def test_names_in_dutch(world_folder: Path) -> None:
    assert "droneaanval" in compare(world_folder, "osk", "--lang", "nl").stdout


def test_a_name_that_nothing_has(world_folder: Path) -> None:
    done = compare(world_folder, "ozk")
    assert done.exit_code == 2
    assert "no cluster or event in this store is called 'ozk' (did you mean osk?)" in done.stderr
    assert compare(world_folder, "no such > thing").exit_code == 2


def test_nothing_to_compare(world_folder: Path, tmp_path: Path) -> None:
    assert compare(tmp_path / "nowhere").exit_code == 3
