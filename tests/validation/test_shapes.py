"""ontology/shapes.ttl: what conforms, and one failing example for each shape."""

import pyshacl
import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import OWL, SH
from spoilt import SPOILT, World

from dateline.resources import folder
from dateline.validation.check import validate
from dateline.validation.report import Severity
from dateline.validation.shapes import DL, DSH, ontology, shapes

_BARE = {
    RDF.type,
    SH.targetClass,
    SH.targetSubjectsOf,
    SH.targetObjectsOf,
    SH.property,
    URIRef("http://purl.org/dc/terms/isPartOf"),
}


def shape_names() -> set[str]:
    """Local names of all shapes that say something themselves."""
    graph = Graph().parse(folder("ontology") / "shapes.ttl", format="turtle")
    shapes_ = {*graph.subjects(RDF.type, SH.NodeShape), *graph.subjects(RDF.type, SH.PropertyShape)}
    return {str(s).removeprefix(str(DSH)) for s in shapes_ if set(graph.predicates(s)) - _BARE}


def test_each_shape_has_its_failure() -> None:
    assert shape_names() == set(SPOILT)


def test_each_shape_has_a_message_and_no_sparql() -> None:
    graph = Graph().parse(folder("ontology") / "shapes.ttl", format="turtle")
    for name in shape_names():
        assert graph.value(DSH[name], SH.message) is not None, name
    assert (None, SH.sparql, None) not in graph


def test_a_whole_store_conforms(world: World) -> None:
    assert validate(world(), kind="store").findings == ()


def test_a_reading_conforms_without_the_identity_graph(world: World) -> None:
    assert validate(world(identity=False), kind="reading").findings == ()


def test_a_store_needs_the_identity_graph(world: World) -> None:
    report = validate(world(identity=False), kind="store")
    assert {f.shape.removeprefix(str(DSH)) for f in report.findings} == {
        "EventInCluster-inCluster",
        "ActorCanonical-canonical",
        "LocationCanonical-canonical",
    }


@pytest.mark.parametrize("name", sorted(SPOILT))
def test_the_shape_can_fail(world: World, name: str) -> None:
    report = validate(world(SPOILT[name]), kind="store")
    found = [f for f in report.findings if f.shape == str(DSH[name])]
    assert found
    assert all(f.message for f in found)
    expected = shapes("store").value(DSH[name], SH.severity) or SH.Violation
    assert {f.severity for f in found} == {Severity(str(expected).removeprefix(str(SH)).lower())}


def test_pyshacl_accepts_the_shapes_as_shapes() -> None:
    pyshacl.validate(Graph(), shacl_graph=shapes("store"), meta_shacl=True)


def test_every_property_is_checked_for_where_it_stands() -> None:
    """But for those that are only inferred."""
    properties = {
        str(p).removeprefix(str(DL))
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for p in ontology().subjects(RDF.type, kind)
        if p.startswith(str(DL))
    }
    checked = {n.removeprefix("SubjectOf-") for n in shape_names() if n.startswith("SubjectOf-")}
    assert properties - {"agentOf", "calledFor"} == checked
