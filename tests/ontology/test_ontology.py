"""ontology/*.ttl: what the model says is there, in OWL 2 RL, consistent by two reasoners; the JSON-LD context."""

import json
import shutil
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, SKOS

from dateline.errors import InputError
from dateline.inference.schema import close_schema, closed
from dateline.resources import folder
from dateline.vocabulary import PREFIXES, expand

DL = Namespace(PREFIXES["dl"])
ONTOLOGY = folder("ontology")
FILES = ("dateline.ttl", "schemes.ttl", "shapes.ttl", "alignments.ttl")
CLASSES = """
    Event Strike CommunicativeAct Statement Resolution Proposition Actor Person Group Location Quantity Role
    EventCluster Article Span
"""
PROPERTIES = """
    agent attacker speaker adoptedBy orderedBy target victim killed injured concerns reportedIn place within
    eventType earliest latest dateText factuality attributedTo speechAct addressee about quotation expresses
    demands opposes threatens commitsTo action performedBy condition binding inFavour against absent quantity
    counts value lower upper approximate holder inOrganization roleText evidence rule inCluster clusterScore
    canonical because actorType
"""
INFERRED = "agentOf calledFor"
CONCEPTS = {
    "et": """
        violence armed-attack air-strike drone-strike missile-strike rocket-attack mortar-attack shelling
        bombing shooting assault assassination killing abduction coercion arrest detention seizure expulsion
        crackdown mobilisation deployment exercise alert troop-presence retreat withdrawal ceasefire
        disarmament release sanction suspension agreement-exit diplomatic-break ban protest demonstration
        mourning strike-action agreement consultation meeting visit call summoning cooperation training
        joint-operation aid support concession investigation vote resolution statement other
    """,
    "ac": """
        retreat troop-withdrawal ceasefire release disarmament end-foreign-presence embassy-closure
        sanctions agreement-cancellation revoke-assistance-request ban-on-territory-use
        criminalise-communication suspension violence military-strike retaliation mobilisation deployment
        group-formation coercion cooperation aid humanitarian-access protection negotiation meeting
        agreement investigation justice foreign-troop-presence other
    """,
    "sa": """
        call-for condemn threaten warn announce praise accuse deny state promise reject defend
    """,
    "fa": """
        occurred planned uncertain did-not-occur
    """,
    "at": """
        person state government legislature armed-force armed-group international-organisation media other
    """,
}
# The constructs of OWL that stand in dateline.ttl. All are in OWL 2 RL; another one has to be looked up in its profile.
RL_PROPERTIES = {OWL.disjointWith, OWL.inverseOf, OWL.members, OWL.propertyChainAxiom, OWL.versionIRI, OWL.versionInfo}
RL_CLASSES = {
    OWL.AllDisjointClasses,
    OWL.AnnotationProperty,
    OWL.Class,
    OWL.DatatypeProperty,
    OWL.ObjectProperty,
    OWL.Ontology,
    OWL.TransitiveProperty,
}


def graph(*names: str) -> Graph:
    out = Graph()
    for name in names:
        out.parse(ONTOLOGY / name, format="turtle")
    return out


def named(kind: URIRef) -> set[str]:
    return {
        str(s).removeprefix(str(DL)) for s in graph("dateline.ttl").subjects(RDF.type, kind) if s.startswith(str(DL))
    }


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return graph("dateline.ttl", "schemes.ttl")


# ------------------------------------------------------------------------------------------------ terms
def test_classes_and_properties_are_those_of_the_model() -> None:
    assert named(OWL.Class) == set(CLASSES.split())
    assert named(OWL.ObjectProperty) | named(OWL.DatatypeProperty) == set(f"{PROPERTIES} {INFERRED}".split())


@pytest.mark.parametrize("prefix", CONCEPTS)
def test_concepts_are_those_of_the_model(ontology: Graph, prefix: str) -> None:
    scheme = URIRef(PREFIXES[prefix])
    found = {str(s).removeprefix(scheme) for s in ontology.subjects(SKOS.inScheme, scheme)}
    assert found == set(CONCEPTS[prefix].split())


def test_counts_have_what_the_model_names(ontology: Graph) -> None:
    for name in ("killed", "injured", "troops", "sites"):
        assert (URIRef(expand(f"ct:{name}")), RDF.type, SKOS.Concept) in ontology


@pytest.mark.parametrize(
    ("concept", "broader"),
    [
        ("et:drone-strike", {"et:air-strike"}),
        ("et:air-strike", {"et:armed-attack"}),
        ("et:armed-attack", {"et:violence"}),
        ("et:killing", {"et:violence"}),
        ("et:troop-presence", {"et:mobilisation"}),
        ("ac:troop-withdrawal", {"ac:retreat", "ac:end-foreign-presence"}),
        ("ac:humanitarian-access", {"ac:aid"}),
        ("ac:foreign-troop-presence", set()),
    ],
)
def test_broader(ontology: Graph, concept: str, broader: set[str]) -> None:
    assert set(ontology.objects(URIRef(expand(concept)), SKOS.broader)) == {URIRef(expand(b)) for b in broader}


@pytest.mark.parametrize("name", FILES)
def test_headers(name: str) -> None:
    (head,) = graph(name).subjects(RDF.type, OWL.Ontology)
    facts = graph(name)
    assert str(facts.value(head, DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"
    assert str(facts.value(head, DCTERMS.creator)) == "The Dateline developers"
    version = facts.value(head, OWL.versionIRI)
    assert isinstance(version, URIRef) and str(facts.value(head, OWL.versionInfo)) in version


def test_alignments_describe_every_code_that_concepts_match() -> None:
    codes = graph("alignments.ttl")
    for relation in (SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch):
        for code in graph("schemes.ttl").objects(None, relation):
            assert codes.value(code, SKOS.notation) is not None, code


# ------------------------------------------------------------------------------------------------ OWL 2 RL
def test_only_constructs_of_owl_rl(ontology: Graph) -> None:
    used = {p for p in ontology.predicates() if p.startswith(str(OWL))}
    kinds = {o for o in ontology.objects(None, RDF.type) if o.startswith(str(OWL))}
    assert used <= RL_PROPERTIES
    assert kinds <= RL_CLASSES


def test_class_axioms_are_between_named_classes(ontology: Graph) -> None:
    for s, o in ontology.subject_objects(RDFS.subClassOf):
        assert isinstance(s, URIRef) and isinstance(o, URIRef)


def test_chains_are_lists_of_named_properties(ontology: Graph) -> None:
    chains = [list(Collection(ontology, c)) for c in ontology.objects(None, OWL.propertyChainAxiom)]
    assert len(chains) == 2
    for chain in chains:
        assert len(chain) >= 2 and all((p, RDF.type, OWL.ObjectProperty) in ontology for p in chain)


def test_propositions_are_disjoint_from_events(ontology: Graph) -> None:
    assert any(
        {DL.Event, DL.Proposition} <= set(Collection(ontology, members))
        for members in ontology.objects(None, OWL.members)
    )


# ------------------------------------------------------------------------------------------------ reasoners
def test_owlrl_finds_no_contradiction_and_what_follows() -> None:
    added = {(q.subject.value, q.predicate.value, q.object.value) for q in close_schema()}  # type: ignore[union-attr]
    assert (str(DL.Statement), str(RDFS.subClassOf), str(DL.Event)) in added
    assert not any(s == o for s, _, o in added)


def test_owlrl_output_has_no_literal_subjects_and_no_reflexive_same_as(ontology: Graph) -> None:
    for s, p, o in closed(ontology):
        assert not isinstance(s, Literal | BNode)
        assert not (p == OWL.sameAs and s == o)


def test_a_contradiction_is_an_error(ontology: Graph) -> None:
    ontology_and_more = Graph()
    for triple in ontology:
        ontology_and_more.add(triple)
    node = URIRef("https://example.org/both")
    ontology_and_more.add((node, RDF.type, DL.Strike))
    ontology_and_more.add((node, RDF.type, DL.Proposition))
    with pytest.raises(InputError, match="contradicts itself"):
        closed(ontology_and_more)


def hermit(turtle: str, tmp_path: Path) -> tuple[bool, list[str]]:
    """Whether HermiT finds the ontology with some more Turtle consistent, and the classes that can have no member."""
    owlready2 = pytest.importorskip("owlready2", reason="owlready2 is not installed")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")
    source = tmp_path / "all.nt"
    graph("dateline.ttl", "schemes.ttl").parse(data=turtle, format="turtle").serialize(
        source, format="nt", encoding="utf-8"
    )
    world = owlready2.World()
    world.get_ontology(source.as_uri()).load()
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False, []
    return True, sorted(c.iri for c in world.inconsistent_classes())


@pytest.mark.slow
def test_hermit_finds_it_consistent(tmp_path: Path) -> None:
    assert hermit("", tmp_path) == (True, [])


@pytest.mark.slow
def test_hermit_can_find_a_class_without_members(tmp_path: Path) -> None:
    owl = "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
    nothing = f"<https://example.org/X> a owl:Class ; rdfs:subClassOf <{DL.Event}> , <{DL.Proposition}> ."
    consistent, empty = hermit(owl + nothing, tmp_path)
    assert consistent and "https://example.org/X" in empty


@pytest.mark.slow
def test_hermit_can_find_a_contradiction(tmp_path: Path) -> None:
    both = f"<https://example.org/both> a <{DL.Strike}> , <{DL.Proposition}> ."
    assert hermit(both, tmp_path)[0] is False


# ------------------------------------------------------------------------------------------------ JSON-LD
def context() -> dict[str, object]:
    found: dict[str, object] = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    return found


def test_the_context_has_every_prefix_class_and_property() -> None:
    terms = context()
    assert {p: terms.get(p) for p in PREFIXES} == PREFIXES
    for name in f"{CLASSES} {PROPERTIES} {INFERRED}".split():
        definition = terms[name]
        assert (definition["@id"] if isinstance(definition, dict) else definition) == f"dl:{name}"


def test_the_context_types_values_as_the_ontology_does(ontology: Graph) -> None:
    terms = context()
    includes = URIRef(PREFIXES["schema"] + "rangeIncludes")
    for prop in ontology.subjects(RDF.type, OWL.ObjectProperty):
        if prop.startswith(str(DL)):
            assert terms[prop.removeprefix(str(DL))]["@type"] == "@id", prop  # type: ignore[index]
    for prop in ontology.subjects(RDF.type, OWL.DatatypeProperty):
        definition, kind = terms[prop.removeprefix(str(DL))], ontology.value(prop, includes)
        if kind == RDF.langString:
            assert definition["@container"] == "@language", prop  # type: ignore[index]
        elif kind != URIRef(PREFIXES["xsd"] + "string"):
            assert expand(definition["@type"]) == str(kind), prop  # type: ignore[index]


def test_a_document_against_the_context() -> None:
    document = {
        "@context": context(),
        "id": "https://example.org/strike",
        "type": "Strike",
        "eventType": "et:air-strike",
        "earliest": "2031-03-07",
        "dateText": {"en": "on Friday", "nl": "vrijdag"},
        "quantity": {"id": "https://example.org/q", "value": "12", "approximate": True},
    }
    quads = {f"{q.predicate} {q.object}" for q in parse(json.dumps(document), format=RdfFormat.JSON_LD)}
    xsd = PREFIXES["xsd"]
    assert quads == {
        f"<{RDF.type}> <{DL.Strike}>",
        f"<{DL.eventType}> <{expand('et:air-strike')}>",
        f'<{DL.earliest}> "2031-03-07"^^<{xsd}date>',
        f'<{DL.dateText}> "on Friday"@en',
        f'<{DL.dateText}> "vrijdag"@nl',
        f"<{DL.quantity}> <https://example.org/q>",
        f'<{DL.value}> "12"^^<{xsd}decimal>',
        f'<{DL.approximate}> "true"^^<{xsd}boolean>',
    }
