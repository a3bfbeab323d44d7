"""Reports for programs: each form read back by something that knows it."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic
from sarif_pydantic import Sarif
from spoilt import SPOILT, World, add

from dateline.validation.check import asserted, validate
from dateline.validation.coverage import coverage, unused
from dateline.validation.locate import in_articles
from dateline.validation.own import own_shapes
from dateline.validation.render.github import render_github
from dateline.validation.render.junit import render_junit
from dateline.validation.render.page import render_html
from dateline.validation.render.sarif import render_sarif
from dateline.validation.render.table import COLUMNS, render_csv
from dateline.validation.render.text import render_text
from dateline.validation.render.w3c import render_jsonld, render_turtle
from dateline.validation.report import Checked, Finding, Place, Report, Severity
from dateline.validation.shapes import all_shapes

TEXT = "Raiders hit Lakeport on Friday, said the judge."
ANY = st.text(st.characters(exclude_categories=["Cs"]))
SHAPE = "https://w3id.org/dateline/shapes#Event-evidence"


@pytest.fixture
def report(world: World) -> Report:
    """A violation, a warning and a path that is more than one property, with their words."""
    quads = world(SPOILT["Statement-speaker"], SPOILT["EventDated"], SPOILT["EventCluster-members"])
    found = validate(quads, kind="store") + Report(coverage=coverage(asserted(quads), all_shapes("store", None)))
    return in_articles(found, quads, lambda _: TEXT)


def test_places_are_the_words_of_the_article(report: Report) -> None:
    places = {f.rule: f.place for f in report.findings}
    assert places["Statement-speaker"] is not None and places["Statement-speaker"].words in TEXT
    assert places["Statement-speaker"].line == 1
    assert places["EventCluster-members"] is None
    assert f":1: “{places['Statement-speaker'].words.strip()}”" in render_text(report)


def test_jsonld_has_the_triples_of_turtle(report: Report) -> None:
    turtle = Graph().parse(data=render_turtle(report), format="turtle")
    jsonld = Graph().parse(data=render_jsonld(report), format="json-ld")
    assert len(turtle) > 10 and isomorphic(turtle, jsonld)
    assert json.loads(render_jsonld(report))["result"][0]["@type"] == "ValidationResult"


def test_sarif_is_what_its_model_asks_for(report: Report) -> None:
    written = render_sarif(report, version="1.2.3")
    run = Sarif.model_validate_json(written).runs[0]
    assert run.results is not None and len(run.results) == len(report.findings)
    for result, finding in zip(json.loads(written)["runs"][0]["results"], report.findings, strict=True):
        assert result["ruleId"] == finding.rule
        assert json.loads(written)["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding.rule


def test_sarif_fingerprints_tell_findings_apart(report: Report) -> None:
    results = json.loads(render_sarif(report, version="1"))["runs"][0]["results"]
    prints = [r["partialFingerprints"]["finding/v1"] for r in results]
    assert len(set(prints)) == len(prints) > 1


def test_junit_fails_from_the_limit_on(report: Report) -> None:
    def failures(limit: Severity | None) -> int:
        suites = ET.fromstring(render_junit(report, limit=limit))
        assert int(suites.attrib["failures"]) == len(suites.findall(".//failure"))
        assert int(suites.attrib["tests"]) == len(suites.findall(".//testcase"))
        return len(suites.findall(".//failure"))

    violations = report.count(Severity.VIOLATION)
    assert failures(None) == 0
    assert failures(Severity.VIOLATION) == violations > 0
    assert failures(Severity.WARNING) == violations + report.count(Severity.WARNING) > violations


def test_junit_skips_shapes_that_looked_at_nothing() -> None:
    suites = ET.fromstring(render_junit(Report(coverage=(Checked(SHAPE, 0), Checked(SHAPE + "2", 3)))))
    assert [c.attrib["classname"] for c in suites.findall(".//testcase[skipped]")] == ["Event-evidence"]
    assert len(suites.findall(".//testcase")) == 2


def test_github_has_a_line_for_each_finding(report: Report) -> None:
    *lines, last = render_github(report).splitlines()
    assert len(lines) == len(report.findings)
    assert all(re.match(r"::(error|warning|notice) (file=[^:]+,line=\d+,)?title=[\w-]+::", line) for line in lines)
    assert last.startswith("::notice title=dateline validate::does not conform: ")


def test_csv_has_a_row_for_each_finding(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(render_csv(report))))
    assert tuple(rows[0]) == COLUMNS
    assert [r["focus"] for r in rows] == [f.focus for f in report.findings]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_is_one_file(report: Report) -> None:
    page = _Page()
    page.feed(render_html(report))
    assert page.links == [] and "script" not in page.tags
    assert page.tags.count("li") == len(report.findings)
    assert "Statement-speaker" in page.text and "none" in page.text


@given(ANY, ANY, ANY, st.sampled_from(Severity))
def test_any_text_comes_through(message: str, file: str, words: str, severity: Severity) -> None:
    """Markup, line breaks, commas, control characters: no form breaks, none lets a text out of its place."""
    finding = Finding(severity, SHAPE, "https://example.org/x", message, place=Place(file, 1, words))
    report = Report((finding,))
    page = _Page()
    page.feed(render_html(report))
    assert page.tags.count("li") == 1 and page.tags.count("blockquote") == 1
    (case,) = ET.fromstring(render_junit(report)).findall(".//testcase")
    assert len(case) == 1
    assert len(re.split("\n", render_github(report))) == 3
    (result,) = json.loads(render_sarif(report, version="1"))["runs"][0]["results"]
    assert message in result["message"]["text"]
    (row,) = csv.DictReader(io.StringIO(render_csv(report), newline=""))
    assert (row["message"], row["file"], row["words"]) == (message, file, words)


def test_coverage_counts_the_nodes_of_each_shape(world: World) -> None:
    counted = {c.rule: c.nodes for c in coverage(asserted(world()), all_shapes("store", None))}
    assert counted["Strike"] == counted["Strike-target"] == 1
    assert counted["Event"] > counted["Statement"] >= 1
    fewer = coverage(asserted(world("DELETE WHERE { GRAPH ?g { ?s a dl:Strike } }")), all_shapes("store", None))
    assert "https://w3id.org/dateline/shapes#Strike" in {f.focus for f in unused(fewer)}


OWN = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dl: <https://w3id.org/dateline/ns#> .
<https://example.org/shapes#Placed> a sh:NodeShape ; sh:targetClass dl:Strike ;
    sh:property [ sh:path ( dl:place dl:within dl:within ) ; sh:minCount 1 ; sh:message "A strike needs a country." ] .
"""


def test_shapes_of_ones_own_are_checked_besides(world: World, tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(OWN, "utf-8")
    own = own_shapes([tmp_path / "own.ttl"])
    (finding,) = validate(world(), kind="store", own=own).findings
    assert finding.rule == "Placed" and finding.message == "A strike needs a country."
    written = Graph().parse(data=render_turtle(Report((finding,)), own=own), format="turtle")
    assert len(written) > 5
    assert validate(world(), kind="store").findings == ()
    assert validate(world(add(":lakeport dl:within :lakeport")), kind="store", own=own).findings == ()
