"""What a store holds, for catalogues: a VoID and DCAT description."""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from dateline.graph import literals
from dateline.graph.iris import Iris, term
from dateline.graph.schema import schema_quads
from dateline.graph.serialise import in_order
from dateline.store.interface import Store
from dateline.vocabulary import PREFIXES

_CLASSES: Final = "SELECT ?term (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s a ?term } } GROUP BY ?term"
_PROPERTIES: Final = "SELECT ?term (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?term ?o } } GROUP BY ?term"
_DAYS: Final = "SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE { ?article a dl:Article ; dct:issued ?day }"
_LANGUAGES: Final = "SELECT DISTINCT ?language WHERE { ?article a dl:Article ; dct:language ?language }"
_MODIFIED: Final = "SELECT (MAX(?time) AS ?last) WHERE { ?run a prov:Activity ; prov:startedAtTime ?time }"
_ENTITIES: Final = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


def description(store: Store) -> list[Quad]:
    """The store as a `void:Dataset` and `dcat:Dataset`, in canonical order and the default graph.

    Counts are over the data: the ontology and the schemes, and the user's decisions, are left out.
    """
    iris = Iris(store.base)
    schema = {q.graph_name for q in schema_quads()}
    graphs = [g for g in store.graphs() if g not in schema and g not in iris.internal_graphs]
    return in_order(_facts(store, iris, graphs))


def _facts(store: Store, iris: Iris, graphs: list[NamedNode]) -> Iterator[Quad]:
    node = NamedNode(f"{iris.base}dataset")

    def rows(sparql: str) -> QuerySolutions:
        answer = store.query(sparql, graphs=graphs)
        if not isinstance(answer, QuerySolutions):
            raise TypeError("a SELECT query gave no solutions")
        return answer

    for kind in ("void:Dataset", "dcat:Dataset"):
        yield Quad(node, term("rdf:type"), term(kind))
    yield Quad(node, term("dct:title"), literals.text("Conflict events as reported in the press", "en"))
    yield Quad(node, term("dct:title"), literals.text("Conflictgebeurtenissen zoals de pers ze meldt", "nl"))
    about = "Claims read from news articles by Dateline, one named graph an article, each with the words that say so."
    yield Quad(node, term("dct:description"), literals.text(about, "en"))
    yield Quad(node, term("dct:conformsTo"), NamedNode(PREFIXES["dl"].rstrip("#")))
    yield Quad(node, term("void:uriSpace"), literals.text(iris.base))
    for prefix in ("dl", "nif", "prov", "dct", "schema", "skos"):
        yield Quad(node, term("void:vocabulary"), NamedNode(PREFIXES[prefix]))
    for row in rows(_LANGUAGES):
        yield Quad(node, term("dct:language"), row["language"])
    for row in rows(_MODIFIED):
        if row["last"] is not None:
            yield Quad(node, term("dct:modified"), row["last"])
    yield from _period(node, rows(_DAYS))
    triples = 0
    for kind, sparql in (("class", _CLASSES), ("property", _PROPERTIES)):
        for row in rows(sparql):
            name, number = row["term"], row["n"]
            if isinstance(name, NamedNode) and isinstance(number, Literal):
                triples += int(number.value) if kind == "property" else 0
                yield from _partition(node, kind, name, number)
    yield Quad(node, term("void:triples"), literals.index(triples))
    for row in rows(_ENTITIES):
        yield Quad(node, term("void:distinctSubjects"), row["n"])
    for graph in graphs:
        if iris.article_id_of(graph.value) is not None:
            yield Quad(node, term("void:rootResource"), graph)


def _period(node: NamedNode, rows: QuerySolutions) -> Iterator[Quad]:
    """The days of issue, as a `dct:PeriodOfTime`."""
    for row in rows:
        if row["first"] is not None and row["last"] is not None:
            period = NamedNode(f"{node.value}/period")
            yield Quad(node, term("dct:temporal"), period)
            yield Quad(period, term("rdf:type"), term("dct:PeriodOfTime"))
            yield Quad(period, term("dcat:startDate"), row["first"])
            yield Quad(period, term("dcat:endDate"), row["last"])


def _partition(node: NamedNode, kind: str, name: NamedNode, number: Literal) -> Iterator[Quad]:
    local = name.value[max(name.value.rfind("/"), name.value.rfind("#")) + 1 :]
    prefix = next((p for p, namespace in PREFIXES.items() if name.value == namespace + local), "other")
    part = NamedNode(f"{node.value}/{kind}/{prefix}-{local}")
    yield Quad(node, term(f"void:{kind}Partition"), part)
    yield Quad(part, term(f"void:{kind}"), name)
    yield Quad(part, term("void:entities" if kind == "class" else "void:triples"), number)
