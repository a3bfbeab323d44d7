"""The pages in docs/: links lead somewhere, Turtle is Turtle in terms of the ontology, tables are true."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import dateline.errors as errors
from dateline.language.register import Register
from dateline.vocabulary import PREFIXES

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").glob("*.md"))
OURS = tuple(PREFIXES[p] for p in ("dl", "et", "ac", "sa", "fa", "ct", "at"))


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


TURTLE = [(page.name, index, text) for page in PAGES for index, text in enumerate(blocks(page, "turtle"))]


@pytest.fixture(scope="module")
def terms() -> set[str]:
    """All terms that the ontology and the schemes define."""
    return {
        quad.subject.value
        for path in (ROOT / "ontology/dateline.ttl", ROOT / "ontology/schemes.ttl")
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode)
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_a_page(page: Path) -> None:
    targets = [t.split("#")[0] for t in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8"))]
    assert [t for t in targets if "://" not in t and not (page.parent / t).exists()] == []


@pytest.mark.parametrize("page", [p for p in PAGES if p.name != "index.md"], ids=lambda page: page.name)
def test_the_map_names_every_page_that_it_should(page: Path) -> None:
    assert f"({page.name})" in (ROOT / "docs/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("page", "index", "text"), TURTLE, ids=[f"{page}-{index}" for page, index, _ in TURTLE])
def test_turtle_uses_terms_that_exist(page: str, index: int, text: str, terms: set[str]) -> None:
    quads = list(ox.parse(text, format=ox.RdfFormat.TURTLE))
    used = {n.value for q in quads for n in (q.predicate, q.object) if isinstance(n, ox.NamedNode)}
    assert quads
    assert {n for n in used if n.startswith(OURS)} - terms == set()


def test_terms_in_running_text_exist(terms: set[str]) -> None:
    names = "|".join(("dl", "et", "ac", "sa", "fa", "ct", "at"))
    unknown = [
        (page.name, f"{prefix}:{local}")
        for page in PAGES
        for prefix, local in re.findall(rf"`(?:[^`]*[ /])?({names}):([A-Za-z-]+)", page.read_text(encoding="utf-8"))
        if PREFIXES[prefix] + local not in terms
    ]
    assert unknown == []


def test_evidence_of_the_worked_example_is_in_its_text() -> None:
    page = ROOT / "docs/model.md"
    text = re.search(r"^> (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    (turtle,) = blocks(page, "turtle")
    anchor = PREFIXES["nif"] + "anchorOf"
    quads = [q for q in ox.parse(turtle, format=ox.RdfFormat.TURTLE) if q.predicate.value == anchor]
    assert text and len(quads) == 3
    for quad in quads:
        begin, end = (int(n) for n in quad.subject.value.rsplit("=", 1)[1].split(","))
        assert text.group(1)[begin:end] == quad.object.value


def test_the_example_of_an_authority_file_is_one(tmp_path: Path) -> None:
    (turtle,) = blocks(ROOT / "docs/names.md", "turtle")
    path = tmp_path / "own.ttl"
    path.write_text(turtle, encoding="utf-8")
    register = Register.load([path])
    assert [e.key for e in register.lookup("Marovan Coast Guard")] == ["actor/coast-guard-of-marova"]
    assert register.country_of("actor/coast-guard-of-marova") == "place/marova"


def test_exit_codes_are_those_of_the_exceptions() -> None:
    rows = re.findall(
        r"^\| ((?:.*Error|.*Store).*) \| (\d) \|$", (ROOT / "docs/exit-codes.md").read_text(), re.MULTILINE
    )
    named = {name: int(code) for names, code in rows for name in re.findall(r"`(\w+)`", names)}
    assert set(named) == {
        "UsageError",
        "QueryError",
        "InputError",
        "ArticleError",
        "MappingError",
        "StoreError",
        "StoreLocked",
    }
    assert {name: int(getattr(errors, name).exit_code) for name in named} == named


def test_the_worked_example_satisfies_the_shapes() -> None:
    """But for what its page leaves out: the article's description and the identity graph."""
    import pyshacl
    import rdflib

    (turtle,) = blocks(ROOT / "docs/model.md", "turtle")
    data, shapes = (
        rdflib.Graph().parse(data=turtle, format="turtle"),
        rdflib.Graph().parse(ROOT / "ontology/shapes.ttl"),
    )
    for name in ("dateline.ttl", "schemes.ttl"):
        data.parse(ROOT / "ontology" / name)
    left_out = ("dl:canonical", "dl:inCluster")
    base, nif, dl = "https://w3id.org/dateline/id/", PREFIXES["nif"], PREFIXES["dl"]
    article = rdflib.URIRef(f"{base}article/marova-1")
    data.add((article, rdflib.RDF.type, rdflib.URIRef(f"{dl}Article")))
    data.add((rdflib.URIRef(f"{article}#char=0,96"), rdflib.RDF.type, rdflib.URIRef(f"{nif}Context")))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    result = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = {
        (str(report.value(node, result.focusNode)), str(report.value(node, result.resultPath)).replace(dl, "dl:"))
        for node in report.subjects(rdflib.RDF.type, result.ValidationResult)
    }
    assert {(focus, path) for focus, path in found if focus != str(article) and path not in left_out} == set()
    assert {path for _, path in found} >= set(left_out)
