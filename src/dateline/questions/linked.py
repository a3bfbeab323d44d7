"""Stored questions as linked data: each one a `sh:SPARQLSelectExecutable`, its parameters `sh:Parameter`s.

The text under `sh:select` is the query without what only a file needs: header and prefixes go to properties of their
own, and an open slot is gone, because SHACL binds a parameter before it runs the query. SHACL forbids `VALUES` in such
a query; a list of constants becomes `FILTER(?x IN (…))`, which is the same where a pattern binds the variable.
SHACL forbids `MINUS` too: `attacks` has one, which a strict processor refuses.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from dateline.graph.iris import term
from dateline.graph.serialise import in_order
from dateline.questions.filters import with_filters
from dateline.questions.model import Kind, Parameter, Question
from dateline.questions.text import SLOT, tokens
from dateline.vocabulary import PREFIXES

NAMESPACE: Final = "https://w3id.org/dateline/query/"
"""The IRI of a question is this and its name."""

PARAMETERS: Final = "https://w3id.org/dateline/parameter/"
"""The path of a parameter is this and its name: what SHACL calls the variable."""

_CONSTANTS: Final = re.compile(r"VALUES\s+(\?\w+)\s*\{([^{}]*)\}")
_TYPES: Final = {
    Kind.ACTOR: ("sh:class", "dl:Actor"),
    Kind.PLACE: ("sh:class", "dl:Location"),
    Kind.ACTION: ("sh:class", "skos:Concept"),
    Kind.EVENT_TYPE: ("sh:class", "skos:Concept"),
    Kind.SOURCE: ("sh:nodeKind", "sh:IRI"),
    Kind.DATE: ("sh:datatype", "xsd:date"),
    Kind.INTEGER: ("sh:datatype", "xsd:integer"),
    Kind.STRING: ("sh:datatype", "xsd:string"),
}


def question_quads(questions: Iterable[Question]) -> list[Quad]:
    """Some questions as RDF, in canonical order, without blank nodes."""
    return in_order(quad for question in questions for quad in _question(question))


def select_text(question: Question) -> str:
    """The query as SHACL runs it: all common filters in it, no header, no prefixes, no slots."""
    sparql = with_filters(question.sparql, question.filters, (p.name for p in question.parameters))
    body = SLOT.sub(
        "", sparql[next(m.start() for m in re.finditer(r"^SELECT\b", sparql, re.MULTILINE | re.IGNORECASE)) :]
    )
    body = _CONSTANTS.sub(lambda m: f"FILTER({m[1]} IN ({', '.join(m[2].split())}))", body)
    return "\n".join(line.rstrip() for line in body.splitlines() if line.strip())


def declared_prefixes(question: Question) -> dict[str, str]:
    """The prefixes that the query has a use for, with their namespaces."""
    words = list(tokens(with_filters(question.sparql, question.filters, (p.name for p in question.parameters))))
    declared = {
        word.text[:-1]: iri.text[1:-1]
        for before, word, iri in zip(words, words[1:], words[2:], strict=False)
        if before.text.upper() == "PREFIX"
    }
    used = {t.text.partition(":")[0] for t in tokens(select_text(question)) if t.kind == "name"}
    return {prefix: iri for prefix, iri in sorted(declared.items()) if prefix in used}


def _question(question: Question) -> Iterator[Quad]:
    node = NamedNode(NAMESPACE + question.name)
    prefixes = NamedNode(f"{node.value}#prefixes")
    for kind in ("sh:SPARQLExecutable", "sh:SPARQLSelectExecutable", "sh:Parameterizable"):
        yield Quad(node, term("rdf:type"), term(kind))
    for language, text in question.text.items():
        yield Quad(node, term("rdfs:label"), Literal(text, language=language))
    if question.description:
        yield Quad(node, term("rdfs:comment"), Literal(question.description, language="en"))
    for tag in question.tags:
        yield Quad(node, term("dcat:keyword"), Literal(tag, language="en"))
    yield Quad(node, term("sh:select"), Literal(select_text(question)))
    yield Quad(node, term("sh:prefixes"), prefixes)
    yield Quad(prefixes, term("rdf:type"), term("owl:Ontology"))
    for prefix, namespace in declared_prefixes(question).items():
        shared = PREFIXES.get(prefix) == namespace
        declaration = NamedNode(f"{NAMESPACE if shared else node.value}#prefix-{prefix}")
        yield Quad(prefixes, term("sh:declare"), declaration)
        yield Quad(declaration, term("rdf:type"), term("sh:PrefixDeclaration"))
        yield Quad(declaration, term("sh:prefix"), Literal(prefix))
        yield Quad(declaration, term("sh:namespace"), Literal(namespace, datatype=term("xsd:anyURI")))
    for order, parameter in enumerate(question.parameters):
        yield from _parameter(node, parameter, order)


def _parameter(question: NamedNode, parameter: Parameter, order: int) -> Iterator[Quad]:
    node = NamedNode(f"{question.value}#{parameter.name}")
    yield Quad(question, term("sh:parameter"), node)
    yield Quad(node, term("rdf:type"), term("sh:Parameter"))
    yield Quad(node, term("sh:path"), NamedNode(PARAMETERS + parameter.name))
    yield Quad(node, term("sh:name"), Literal(parameter.name))
    yield Quad(node, term("sh:optional"), Literal(True))
    yield Quad(node, term("sh:order"), Literal(order))
    for language, text in (("en", parameter.description), ("nl", parameter.nl)):
        if text:
            yield Quad(node, term("sh:description"), Literal(text, language=language))
    predicate, value = _TYPES[parameter.kind]
    yield Quad(node, term(predicate), term(value))
    if parameter.kind is Kind.DATE and len(parameter.default) == 1:
        yield Quad(node, term("sh:defaultValue"), Literal(parameter.default[0], datatype=term("xsd:date")))
