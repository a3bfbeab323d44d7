"""Reports: order, findings of terms, renderers."""

from pyoxigraph import NamedNode
from rdflib import RDF, Graph
from rdflib.namespace import SH
from spoilt import SPOILT, World, add, without

from dateline.validation.check import asserted, validate
from dateline.validation.render import render_text, render_turtle
from dateline.validation.report import Finding, Report, Severity

SPOILT_TWICE = (without(":said", "dl:speaker"), without(":strike", "dl:dateText"))


def test_a_misspelt_term_is_found_and_the_right_one_named(world: World) -> None:
    (finding,) = validate(world(add(":strike dl:atacker :band")), kind="store").findings
    assert finding.shape.endswith("#UnknownTerm")
    assert finding.message.endswith("ns#atacker>; did you mean <https://w3id.org/dateline/ns#attacker>?.")


def test_inferred_quads_and_the_ontology_are_not_validated(world: World) -> None:
    quads = world(
        "INSERT DATA { GRAPH id:inferred\\/a { :lakeport dl:agentOf :strike ; a dl:Actor } "
        "GRAPH <https://w3id.org/dateline/ns> { dl:x a dl:Event } }"
    )
    assert validate(quads, kind="store").findings == ()
    assert NamedNode("https://example.org/id/inferred/a") not in {q.graph_name for q in asserted(quads)}


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
        "    property dl:speaker, shape Statement-speaker\n"
        "  warning: strike: The event has a date, but no dl:dateText: keep the article's own words for it.\n"
        "    shape EventDated\n"
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
