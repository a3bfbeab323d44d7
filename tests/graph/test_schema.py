"""The ontology and schemes as graphs of their own."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from dateline.errors import InputError
from dateline.graph.iris import term
from dateline.graph.schema import schema_quads


def test_every_file_is_a_graph_of_its_own_iri() -> None:
    quads = schema_quads()
    graphs = {q.graph_name for q in quads}
    assert graphs == {NamedNode(f"https://w3id.org/dateline/{name}") for name in ("ns", "schemes")}
    for graph in graphs:
        assert Quad(graph, term("rdf:type"), term("owl:Ontology"), graph) in quads  # type: ignore[arg-type]
    assert quads == schema_quads()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<http://a/> a <http://b/> .", "expected one owl:Ontology with an IRI, found 0"),
        ("<http://a/> a", r"one\.ttl:1: "),
    ],
)
def test_a_file_that_is_no_ontology_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "one.ttl").write_text(text)
    with pytest.raises(InputError, match=message):
        schema_quads(tmp_path, ["one.ttl"])
    with pytest.raises(InputError, match=r"two\.ttl"):
        schema_quads(tmp_path, ["two.ttl"])
