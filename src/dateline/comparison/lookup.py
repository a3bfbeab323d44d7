"""What somebody means by an IRI, a part of one, or a name: an actor, a place, a cluster, an event or another claim."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from pyoxigraph import Literal, NamedNode

from dateline.comparison.descriptions import rows
from dateline.comparison.find import clusters_that_tell_of
from dateline.errors import QueryError
from dateline.questions.model import Queryable
from dateline.questions.text import bind
from dateline.questions.values import fold
from dateline.vocabulary import expand

_KNOWN: Final = "SELECT ?p WHERE { VALUES ?node { UNDEF } ?node a ?p } LIMIT 1"
_STANDS: Final = "SELECT ?stands WHERE { VALUES ?node { UNDEF } ?node dl:canonical ?stands }"
_NAMED: Final = """
SELECT DISTINCT ?stands ?label WHERE {
  VALUES ?label { UNDEF }
  ?entry rdfs:label|skos:altLabel ?label ; dl:canonical ?stands }"""


def find_node(store: Queryable, base: str, said: str, *, lang: str = "en") -> str:
    """The IRI of what somebody means; for an actor or place, of the entry that stands for it.

    An IRI may come without the base. A name may differ in case, accents and hyphens, or be a part of one name only.
    Where nothing bears the name, it may be words for something that several sources tell.

    Raises:
        QueryError: nothing is called that, and the hint names what is nearest; or several things are.
    """
    name = said.strip().strip("<>")
    for iri in dict.fromkeys((name, _expanded(name), *(base + part + name for part in ("", "article/", "cluster/")))):
        if node := _stands_for(store, iri):
            return node
    spelt = [Literal(name), *(Literal(name, language=tag) for tag in ("en", "nl"))]
    found = _by_name(_named(store, bind(_NAMED, {"label": spelt})))
    terms, labels = found.get(fold(name), set()), {}
    if not terms:
        pairs = sorted(_named(store, _NAMED.replace("VALUES ?label { UNDEF }", "")))
        found, labels = _by_name(pairs), {fold(label): label for _, label in pairs}
        words = set(fold(name).split())
        terms = found.get(fold(name)) or {t for n, ts in found.items() if words and words <= set(n.split()) for t in ts}
    terms = terms or {c.cluster for c in clusters_that_tell_of(store, name, lang=lang)}
    if len(terms) > 1:
        shown = "; ".join(sorted(t.removeprefix(base) for t in terms)[:8])
        raise QueryError(f"{said!r} may be one of {len(terms)}", hint=f"give one: {shown}")
    if not terms:
        near = get_close_matches(fold(name), found, n=3, cutoff=0.6)
        hint = (
            f"did you mean {' or '.join(repr(labels[n]) for n in near)}?"
            if near
            else "`dateline ask` and `query` give IRIs to explain"
        )
        raise QueryError(f"nothing in this store is called {said!r}", hint=hint)
    return terms.pop()


def _expanded(name: str) -> str:
    try:
        return expand(name)
    except KeyError:
        return name


def _stands_for(store: Queryable, iri: str) -> str | None:
    """What stands for the node of this IRI: itself, unless it is linked; None where the store has no such node."""
    try:
        NamedNode(iri)
    except ValueError:
        return None
    for (stands,) in rows(store, _STANDS, node=[iri]):
        if isinstance(stands, NamedNode):
            return stands.value
    return iri if rows(store, _KNOWN, node=[iri]) else None


def _named(store: Queryable, sparql: str) -> Iterable[tuple[str, str]]:
    for stands, label in rows(store, sparql):
        if isinstance(stands, NamedNode) and isinstance(label, Literal):
            yield stands.value, label.value


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for term, label in pairs:
        found[fold(label)].add(term)
    return found
