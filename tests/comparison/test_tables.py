"""`dateline export --table`: columns, values, and CSV that other programs read as it is."""

import csv
import gzip
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli import app
from dateline.comparison.tables import Table, table_csv
from dateline.store.embedded import EmbeddedStore

BASE = "https://w3id.org/dateline/id/"
NUMBERS = {
    "latitude", "longitude", "fatalities", "fatalities_low", "fatalities_high", "number_of_sources",
    "independent_sources", "disagreements", "attacks", "killed_in", "happenings",
}  # fmt: skip


def rows(store: EmbeddedStore, table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(table_csv(store, BASE, table)))))


def export(store: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["export", "--store", str(store), *words])


def test_one_row_a_happening_with_best_values_and_ranges(told: EmbeddedStore) -> None:
    (row,) = rows(told, Table.EVENTS)
    expected = {
        "event_id": "osk",
        "event_date": "2031-05-02",
        "date_start": "2031-05-02",
        "date_end": "2031-05-03",
        "event_type": "drone-strike",
        "factuality": "occurred",
        "actor1": "Tarn Front; Velmora",
        "actor2": "",
        "country": "Velmora",
        "location": "Osk",
        "latitude": "12.5",
        "longitude": "44.25",
        "fatalities": "12",
        "fatalities_low": "12",
        "fatalities_high": "20",
        "injured": "",
        "killed": "Ada Rusk",
        "source": "De Kade; Harbour Post; The Lantern; Coast Daily",
        "number_of_sources": "4",
        "independent_sources": "3",
        "disagreements": "5",
        "disagree_on": "type; date; place; attacker; killed (number)",
    }
    assert {name: row[name] for name in expected} == expected


def test_what_is_said_or_resolved_has_a_table_of_its_own(told: EmbeddedStore) -> None:
    (row,) = rows(told, Table.STATEMENTS)
    assert (row["event_id"], row["event_type"], row["actor1"]) == ("vote", "resolution", "Velmora")
    assert (row["event_date"], row["location"], row["demands"]) == ("", "", "")


def test_actors_by_the_parts_that_they_have(told: EmbeddedStore) -> None:
    by_name = {row["name"]: row for row in rows(told, Table.ACTORS)}
    assert sorted(by_name) == ["Ada Rusk", "Tarn Front", "Velmora"]
    velmora = by_name["Velmora"]
    assert (velmora["attacks"], velmora["resolutions"], velmora["happenings"]) == ("1", "1", "2")
    assert (velmora["country"], velmora["actor_type"], velmora["number_of_sources"]) == ("Velmora", "state", "2")
    assert (by_name["Ada Rusk"]["killed"], by_name["Ada Rusk"]["source"]) == ("1", "De Kade; Harbour Post")


@pytest.mark.parametrize("table", list(Table))
def test_it_loads_without_cleaning(world_folder: Path, table: Table) -> None:
    data = export(world_folder, "--table", table.value, "--format", "csv").stdout_bytes
    lines = data.decode("utf-8").split("\r\n")
    assert lines.pop() == ""
    assert "\n" not in "".join(lines)
    for row in csv.DictReader(io.StringIO(data.decode("utf-8")), strict=True):
        assert None not in row
        assert None not in row.values()
        for name in NUMBERS & row.keys():
            assert row[name] == "" or float(row[name]) >= 0


def test_the_same_bytes_in_any_process(world_folder: Path) -> None:
    command = [sys.executable, "-c", "from dateline.cli import main; main()"]
    command += ["export", "--store", str(world_folder), "--table", "events"]
    runs = {
        subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(runs) == 1


def test_to_a_packed_file(world_folder: Path, tmp_path: Path) -> None:
    done = export(world_folder, "--table", "actors", "-o", str(tmp_path / "actors.csv.gz"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert gzip.decompress((tmp_path / "actors.csv.gz").read_bytes()).startswith(b"actor,name,actor_type,")


@pytest.mark.parametrize(
    "words",
    [("--table", "events", "--format", "trig"), ("--format", "csv"), ("--table", "events", "--article", "post")],
)
def test_what_does_not_go_together(world_folder: Path, words: tuple[str, ...]) -> None:
    assert export(world_folder, *words).exit_code == 2
