"""The cluster that somebody means: by its IRI, the last part of it, an event in it, or words for what happened."""

from difflib import get_close_matches
from typing import Final

from pyoxigraph import NamedNode

from dateline.comparison.best import headline
from dateline.comparison.descriptions import rows
from dateline.comparison.load import all_clusters, comparisons, several_sources
from dateline.comparison.model import Comparison, Entry
from dateline.errors import QueryError
from dateline.questions.model import Queryable
from dateline.questions.values import fold

_OF: Final = """
SELECT DISTINCT ?cluster WHERE {
  { VALUES ?cluster { UNDEF } ?event dl:inCluster ?cluster }
  UNION { VALUES ?node { UNDEF } ?node dl:inCluster ?cluster }
} LIMIT 1"""


def find_cluster(store: Queryable, base: str, said: str, *, lang: str = "en") -> str:
    """The IRI of a cluster, given itself or an event in it, in full or without the base, or words for what happened.

    `{base}cluster/coast-1/event/strike-1`, `cluster/coast-1/event/strike-1` and `coast-1/event/strike-1` are one.
    Words are looked for in what several sources tell: kinds, names and places.

    Raises:
        QueryError: the store has no such cluster or event, and the hint names the nearest; or words fit several.
    """
    name = said.strip().strip("<>")
    for iri in dict.fromkeys((name, base + name, f"{base}cluster/{name}", f"{base}article/{name}")):
        if cluster := _cluster_of(store, iri):
            return cluster
    told = clusters_that_tell_of(store, said, lang=lang)
    if len(told) == 1:
        return told[0].cluster
    if told:
        names = "; ".join(f"{c.cluster.removeprefix(f'{base}cluster/')} ({headline(c)})" for c in told[:6])
        raise QueryError(f"{said!r} fits {len(told)} happenings", hint=f"give one: {names}")
    short = [iri.removeprefix(f"{base}cluster/") for iri in all_clusters(store)]
    near = get_close_matches(name.removeprefix(base).removeprefix("cluster/").removeprefix("article/"), short, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "`dateline compare` lists what several sources tell"
    raise QueryError(f"no cluster or event in this store is called {said!r}", hint=hint)


def clusters_that_tell_of(store: Queryable, said: str, *, lang: str = "en") -> list[Comparison]:
    """What several sources tell, where all words of a text are among its kinds, names and places."""
    return [c for c in comparisons(store, several_sources(store), lang=lang) if _tells_of(c, said)]


def _tells_of(found: Comparison, said: str) -> bool:
    values = (v for row in found.rows for cell in row.cells for v in cell.values)
    known = {word for v in values if isinstance(v, Entry) for word in fold(v.label).split()}
    words = set(fold(said).split())
    return bool(words) and words <= known


def _cluster_of(store: Queryable, iri: str) -> str | None:
    try:
        NamedNode(iri)
    except ValueError:
        return None
    return next((c.value for (c,) in rows(store, _OF, node=[iri], cluster=[iri]) if isinstance(c, NamedNode)), None)
