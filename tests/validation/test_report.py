"""Reports: order, findings of terms, renderers."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, serialize
from pyoxigraph import Literal as OxLiteral
from rdflib import RDF, Graph
from rdflib.namespace import SH, XSD
from rdflib.util import from_n3
from spoilt import SPAN, SPOILT, World, add, instead, without

from dateline.validation.check import asserted, rdflib_graph, validate
from dateline.validation.render.text import render_text
from dateline.validation.render.w3c import render_turtle
from dateline.validation.report import SHAPES, Finding, Report, Severity

SPOILT_TWICE = (without(":said", "dl:speaker"), without(":strike", "dl:dateText"))


def test_a_misspelt_term_is_found_and_the_right_one_named(world: World) -> None:
    (finding,) = validate(world(add(":strike dl:atacker :band")), kind="store").findings
    assert finding.shape.endswith("#UnknownTerm")
    assert finding.message.endswith("ns#atacker>; did you mean <https://w3id.org/dateline/ns#attacker>?")


def test_a_value_that_nothing_is_said_of(world: World) -> None:
    (finding,) = validate(world(add(":strike dl:attacker :nobody")), kind="store").findings
    assert finding.message.endswith("Nothing is said of <https://example.org/id/article/a/nobody> here.")
    (finding,) = validate(world(add(":strike dl:attacker :lakeport")), kind="store").findings
    assert "Nothing is said" not in finding.message


def test_inferred_quads_and_the_ontology_are_not_validated(world: World) -> None:
    quads = world(
        "INSERT DATA { GRAPH id:inferred\\/a { :lakeport dl:agentOf :strike ; a dl:Actor } "
        "GRAPH <https://w3id.org/dateline/ns> { dl:x a dl:Event } }"
    )
    assert validate(quads, kind="store").findings == ()
    assert NamedNode("https://example.org/id/inferred/a") not in {q.graph_name for q in asserted(quads)}


@given(text=st.text(st.characters(exclude_categories=["Cs"])), language=st.sampled_from([None, "en", "nl-be"]))
def test_any_text_comes_through_to_rdflib(text: str, language: str | None) -> None:
    literal = OxLiteral(text, language=language)
    iri = NamedNode("https://example.org/a")
    ((_, _, value),) = rdflib_graph([Quad(iri, iri, literal)])
    assert str(value) == text
    assert value.language == language  # type: ignore[union-attr]
    assert from_n3(value.n3()) == value


def test_ill_formed_values_are_findings(world: World, caplog: pytest.LogCaptureFixture) -> None:
    update = instead(":strike", "dl:earliest", '"2031-13-45"^^xsd:date')
    (finding,) = validate(world(update), kind="store").findings
    assert finding.shape.endswith("#IllFormedValue") and "2031-13-45" in finding.message
    assert caplog.records == []


VALUES = (
    '"2031-03-07"^^xsd:date',
    '"2031-03-07+02:00"^^xsd:date',
    '"2031-03-07T10:00:00"^^xsd:dateTime',
    '"2031-03-07T10:00:00Z"^^xsd:dateTime',
    '"2031"^^xsd:gYear',
    '"P1D"^^xsd:duration',
    "7",
    "7.5",
    '"NaN"^^xsd:double',
    '"NaN"^^xsd:decimal',
    '"sNaN"^^xsd:decimal',
    '"INF"^^xsd:float',
    "true",
    '"seven"',
    '"zeven"@nl',
    '"x"^^<https://example.org/type>',
    "<https://example.org/seven>",
)


@pytest.mark.parametrize(
    ("one", "two"), sorted({pair for v in VALUES for a in VALUES[0:15:7] for pair in ((v, a), (a, v))})
)
def test_no_pair_of_values_stops_the_check(world: World, one: str, two: str) -> None:
    updates = (
        instead(":strike", "dl:earliest", one),
        instead(":strike", "dl:latest", two),
        instead(":q1", "dl:lower", one),
        instead(":q1", "dl:value", two),
        instead(":lakeport", "geo:lat", one),
        instead(SPAN, "nif:beginIndex", one),
        instead(SPAN, "nif:endIndex", two),
    )
    assert validate(world(*updates), kind="store", texts={}).findings


def test_blank_nodes_keep_their_names(world: World) -> None:
    quads = [*world(), Quad(BlankNode("x1"), NamedNode(str(RDF.type)), NamedNode("https://w3id.org/dateline/ns#Role"))]
    report = validate(quads, kind="store")
    assert {f.focus for f in report.findings} == {"_:x1"}
    assert report == validate(quads, kind="store")


def test_order_does_not_depend_on_the_input(world: World) -> None:
    quads = world(*SPOILT_TWICE)
    assert validate(quads, kind="store") == validate(reversed(quads), kind="store")


def test_only_violations_keep_a_report_from_conforming(world: World) -> None:
    warning = validate(world(SPOILT_TWICE[1]), kind="store")
    assert warning.conforms and warning.count(Severity.WARNING) == 1
    violation = validate(world(SPOILT_TWICE[0]), kind="store")
    assert not violation.conforms and violation.count(Severity.VIOLATION) == 1
    assert len((warning + violation).findings) == 2


def test_the_article_is_named(world: World) -> None:
    report = validate(world(*SPOILT_TWICE), kind="store")
    assert {f.article for f in report.findings} == {"https://example.org/id/article/a"}


def test_text(world: World) -> None:
    assert render_text(validate(world(*SPOILT_TWICE), kind="store")) == (
        "https://example.org/id/article/a\n"
        "  violation: said: A statement needs at least one dl:speaker: a claim that somebody said something must say"
        " who.\n"
        "    property dl:speaker, rule Statement-speaker\n"
        "  warning: strike: The event has a date, but no dl:dateText: keep the article's own words for it.\n"
        "    rule EventDated\n"
        "\n"
        "does not conform: 1 violation, 1 warning, 0 remarks\n"
    )
    assert render_text(Report()) == "conforms: 0 violations, 0 warnings, 0 remarks\n"


def test_turtle_is_a_validation_report(world: World) -> None:
    report = validate(world(*SPOILT_TWICE, SPOILT["EventCluster-members"]), kind="store")
    written = render_turtle(report)
    graph = Graph().parse(data=written, format="turtle")
    (root,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(root, SH.conforms).toPython() is False  # type: ignore[union-attr]
    results = list(graph.objects(root, SH.result))
    assert len(results) == len(report.findings) == 3
    for result in results:
        for prop in (SH.focusNode, SH.resultSeverity, SH.resultMessage, SH.sourceShape, SH.sourceConstraintComponent):
            assert graph.value(result, prop) is not None
    inverse = [graph.value(p, SH.inversePath) for p in graph.objects(None, SH.resultPath)]
    assert any(str(i).endswith("#inCluster") for i in inverse)
    assert written == render_turtle(report)


def test_turtle_of_nothing_found() -> None:
    graph = Graph().parse(data=render_turtle(Report()), format="turtle")
    (conforms,) = graph.objects(None, SH.conforms)
    assert conforms.toPython() is True  # type: ignore[union-attr]


def test_turtle_keeps_odd_values() -> None:
    odd = Finding(Severity.INFO, "https://example.org/s", "_:x", 'say "hi"\n', value='"a\\"b\\nc"@en')
    graph = Graph().parse(data=render_turtle(Report((odd,))), format="turtle")
    (value,) = graph.objects(None, SH.value)
    assert str(value) == 'a"b\nc'


def test_the_same_bytes_in_any_process(world: World, tmp_path: Path) -> None:
    """rdflib's order of blank nodes and Python's of sets may not show."""
    code = """
import sys
from pathlib import Path
from dateline.validation.check import validate
from dateline.validation.files import load_files
from dateline.validation.render.text import render_text
from dateline.validation.render.w3c import render_turtle
report = validate(load_files([Path(sys.argv[1])]), kind="store")
sys.stdout.buffer.write(render_turtle(report) + render_text(report).encode())
"""
    spoilt = tmp_path / "spoilt.nq"
    bare = [q for q in world(SPOILT["EventCluster-members"]) if "evidence" not in str(q.predicate)]
    serialize(bare, output=str(spoilt), format=RdfFormat.N_QUADS)

    def run(seed: str) -> bytes:
        command, environment = [sys.executable, "-c", code, str(spoilt)], os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run(command, capture_output=True, check=True, env=environment).stdout

    first = run("1")
    assert first.count(b"sh:ValidationResult ;") > 5
    assert first == run("2")


def test_two_constraints_of_one_shape_are_one_finding_for_people() -> None:
    one = Finding(Severity.VIOLATION, f"{SHAPES}Strike-target", "urn:s", "No actor.", value='"x"', component="urn:or")
    report = Report((one, replace(one, component="urn:nodeKind"), replace(one, focus="urn:t")))
    assert report.without_repeats().findings == (one, replace(one, focus="urn:t"))


def test_an_ill_formed_value_is_a_finding_and_no_traceback_of_a_library(caplog: pytest.LogCaptureFixture) -> None:
    finding = Finding(
        Severity.VIOLATION, f"{SHAPES}IllFormedValue", "urn:s", "No date.", value=f'"2020-13-45"^^<{XSD.date}>'
    )
    assert b'"2020-13-45"^^xsd:date' in render_turtle(Report((finding,)))
    assert not caplog.records
