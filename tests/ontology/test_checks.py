"""ontology/checks/*.rq: the ontology passes each, and each can fail."""

from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from dateline.resources import folder

CHECKS = {path.stem: path for path in sorted((folder("ontology") / "checks").glob("*.rq"))}

PREFIXES = """
@prefix dl: <https://w3id.org/dateline/ns#> .
@prefix et: <https://w3id.org/dateline/event-type/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

# What has to be added to the ontology for a check to find something, and what it then finds.
SPOILT = {
    "missing-english-label": ('dl:Raid a owl:Class ; rdfs:label "inval"@nl .', "Raid"),
    "missing-dutch-label": ('dl:Raid a owl:Class ; rdfs:label "raid"@en .', "Raid"),
    "missing-english-definition": ('dl:Raid a owl:Class ; skos:definition "Een inval."@nl .', "Raid"),
    "missing-dutch-definition": ('et:raid a skos:Concept ; skos:definition "A raid."@en .', "raid"),
    "multiple-labels": ('dl:Strike rdfs:label "blow"@en .', "Strike"),
    "multiple-definitions": ('dl:Strike skos:definition "A blow."@en .', "Strike"),
    "duplicate-class-or-property-label": ('dl:Raid a owl:Class ; rdfs:label "Strike"@en .', "Raid"),
    "duplicate-concept-label": (
        'et:raid skos:inScheme <https://w3id.org/dateline/event-type/> ; skos:prefLabel "Bombing"@en .',
        "bombing",
    ),
    "duplicate-definition": ('dl:Raid a owl:Class ; skos:definition "One human being."@en .', "Person"),
    "label-without-language": ('dl:Strike rdfs:label "strike" .', "Strike"),
    "untidy-text": ('dl:Strike skos:example "Two  spaces."@en .', "Strike"),
    "definition-not-a-sentence": ('dl:Strike skos:definition "an attack"@en .', "Strike"),
    "missing-example": ("et:raid a skos:Concept .", "raid"),
    "missing-notation": ('et:raid a skos:Concept ; skos:notation "foray" .', "raid"),
    "concept-outside-scheme": (
        "et:raid a skos:Concept ; skos:inScheme <https://w3id.org/dateline/action/> .",
        "raid",
    ),
    "orphan-concept": ("et:raid a skos:Concept .", "raid"),
    "top-concept-with-broader": ("et:violence skos:broader et:other .", "violence"),
    "broader-cycle": ("et:violence skos:broader et:drone-strike .", "violence"),
    "broader-across-schemes": ("et:bombing skos:broader <https://w3id.org/dateline/action/violence> .", "bombing"),
    "class-cycle": ("dl:Event rdfs:subClassOf dl:Statement .", "Event"),
    "undeclared-term": ("dl:Event dl:colour dl:Red .", "colour"),
    "missing-use": ("dl:raids a owl:ObjectProperty ; schema:rangeIncludes dl:Actor .", "raids"),
    "range-of-wrong-kind": ("dl:attacker schema:rangeIncludes xsd:string .", "attacker"),
    "forbidden-axiom": ("dl:attacker rdfs:range dl:Actor .", "attacker"),
    "axiom-about-foreign-term": ("rdfs:label rdfs:domain dl:Actor .", "label"),
    "class-and-property": ("dl:Strike a owl:ObjectProperty .", "Strike"),
    "missing-defined-by": ("dl:Raid a owl:Class .", "Raid"),
    "missing-header": ("<https://w3id.org/dateline/more> a owl:Ontology .", "more"),
}


def ontology_with(turtle: str = "") -> Store:
    store = Store()
    for name in ("dateline.ttl", "schemes.ttl"):
        store.load(path=str(folder("ontology") / name), format=RdfFormat.TURTLE)
    store.load(input=PREFIXES + turtle, format=RdfFormat.TURTLE)
    return store


def found(store: Store, path: Path) -> set[str]:
    answer = store.query(path.read_text(encoding="utf-8"))
    assert isinstance(answer, QuerySolutions)
    return {row["term"].value.rstrip("/").replace("#", "/").rpartition("/")[2] for row in answer}


def test_each_check_has_its_failure() -> None:
    assert set(CHECKS) == set(SPOILT)


def test_each_check_says_what_it_wants() -> None:
    for path in CHECKS.values():
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


@pytest.mark.parametrize("name", CHECKS)
def test_the_ontology_passes(name: str) -> None:
    assert found(ontology_with(), CHECKS[name]) == set()


@pytest.mark.parametrize("name", SPOILT)
def test_the_check_can_fail(name: str) -> None:
    turtle, term = SPOILT[name]
    assert term in found(ontology_with(turtle), CHECKS[name])
