"""The terms that a frame may use, read from the ontology itself, so that the two cannot drift apart."""

from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from dateline.language.lexicon import load_lexicon
from dateline.resources import folder
from dateline.vocabulary import PREFIXES, shorten

ACTOR_TYPES = [
    "person",
    "state",
    "government",
    "legislature",
    "armed-force",
    "armed-group",
    "international-organisation",
    "media",
    "other",
]
PLACE_TYPES = ["country", "region", "city", "facility", "area"]
_VIOLENCE = frozenset({"et:violence", "ac:violence"})


@dataclass(frozen=True, slots=True)
class Terms:
    """Classes and properties as CURIEs, concepts by prefix, and the types that a filler may have.

    `above` has all broader concepts of each concept, `related` those that articles call the same thing by.
    """

    classes: frozenset[str]
    properties: frozenset[str]
    concepts: dict[str, frozenset[str]]
    types: frozenset[str]
    above: dict[str, frozenset[str]]
    related: dict[str, frozenset[str]]

    def ancestors(self, concept: str) -> frozenset[str]:
        """All broader concepts, and the concept itself."""
        return self.above.get(concept) or frozenset((concept,))

    def are_akin(self, one: str, other: str) -> bool:
        """Whether articles call one thing by both: bombing and air strike, rocket attack and missile strike."""
        return other in self.related.get(one, ()) or one in self.related.get(other, ())

    def is_violent(self, concept: str) -> bool:
        """Whether an event type or action is a kind of violence."""
        return not _VIOLENCE.isdisjoint(self.ancestors(concept))


@lru_cache(maxsize=1)
def model_terms() -> Terms:
    """The terms of the ontology and its schemes, and the noun classes of the languages' lexicons."""
    store = ox.Store()
    for name in ("dateline.ttl", "schemes.ttl"):
        store.load(path=str(folder("ontology") / name), format=ox.RdfFormat.TURTLE)
    owl, skos = PREFIXES["owl"], PREFIXES["skos"]
    rdf_type = ox.NamedNode(PREFIXES["rdf"] + "type")

    def instances(*types: str) -> set[str]:
        return {
            shorten(quad.subject.value)
            for t in types
            for quad in store.quads_for_pattern(None, rdf_type, ox.NamedNode(t))
            if isinstance(quad.subject, ox.NamedNode)
        }

    def linked(relation: str) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for quad in store.quads_for_pattern(None, ox.NamedNode(skos + relation), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found.setdefault(shorten(quad.subject.value), set()).add(shorten(quad.object.value))
        return {concept: frozenset(others) for concept, others in found.items()}

    concepts, broader = instances(skos + "Concept"), linked("broader")
    return Terms(
        classes=frozenset(c for c in instances(owl + "Class") if c.startswith("dl:")),
        properties=frozenset(
            p for p in instances(owl + "ObjectProperty", owl + "DatatypeProperty") if p.startswith("dl:")
        ),
        concepts={
            prefix: frozenset(c for c in concepts if c.startswith(prefix + ":"))
            for prefix in ("et", "ac", "sa", "fa", "ct", "at")
        },
        types=frozenset({"actor", "place", "number", *ACTOR_TYPES, *PLACE_TYPES, *_noun_classes()}),
        above={concept: _ancestors(concept, broader) for concept in broader},
        related=linked("related"),
    )


def _ancestors(concept: str, broader: dict[str, frozenset[str]]) -> frozenset[str]:
    found, todo = {concept}, [concept]
    while todo:
        for up in broader.get(todo.pop(), frozenset()) - found:
            found.add(up)
            todo.append(up)
    return frozenset(found)


def _noun_classes() -> set[str]:
    """Classes of the lexicons of every language: `weapon`, `agreement`, `document`, ..."""
    found: set[str] = set()
    for path in sorted(folder("mappings").glob("*/lexicon.yaml")):
        for classes in load_lexicon(path.parent.name).nouns.values():
            found.update(classes)
    return found
