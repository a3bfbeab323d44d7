"""Part of a store: the articles that somebody asks for, and what their readings need."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from pyoxigraph import NamedNode, Quad, QuerySolutions

from dateline.errors import UsageError
from dateline.graph import literals
from dateline.graph.iris import Iris
from dateline.graph.provenance import article_subjects
from dateline.store.interface import Store, Term

_ARTICLES = "SELECT DISTINCT ?article WHERE { ?article a dl:Article }"
_SINCE = "SELECT DISTINCT ?article ?since WHERE { ?article a dl:Article ; dct:issued ?day FILTER(?day >= ?since) }"
_CLUSTER = "SELECT DISTINCT ?article ?cluster WHERE { ?event dl:inCluster ?cluster ; dl:reportedIn ?article }"


def selected(
    store: Store, *, articles: Collection[str] = (), clusters: Collection[str] = (), since: date | None = None
) -> list[str]:
    """The ids of the articles that fit all that is asked for, sorted.

    Args:
        store: where they are.
        articles: ids or IRIs; one of them.
        clusters: IRIs of clusters, or what follows `cluster/` in them; an article tells of an event in one of them.
        since: the first day of issue; an article without a date fits no day.

    Raises:
        UsageError: no article, or no cluster, has one of these names.
    """
    iris = Iris(store.base)
    found = set(_column(store, _ARTICLES))
    if articles:
        named = {name: name if "://" in name else iris.article(name).value for name in articles}
        _missing({name: iri in found for name, iri in named.items()}, "article")
        found &= set(named.values())
    if clusters:
        told = {}
        for name in clusters:
            cluster = NamedNode(name if "://" in name else f"{iris.base}cluster/{name}")
            told[name] = set(_column(store, _CLUSTER, {"cluster": cluster}))
        _missing({name: bool(those) for name, those in told.items()}, "cluster")
        found &= set().union(*told.values())
    if since is not None:
        found &= set(_column(store, _SINCE, {"since": literals.day(since)}))
    begin = iris.article("x").value[:-1]
    return sorted(iri.removeprefix(begin) for iri in found)


def _missing(there: Mapping[str, bool], kind: str) -> None:
    for name, is_there in sorted(there.items()):
        if not is_there:
            raise UsageError(f"no {kind} of the store has this name", where=name, hint="`dateline query` lists them")


def _column(store: Store, sparql: str, values: Mapping[str, Term] | None = None) -> Iterator[str]:
    rows = store.query(sparql, substitutions=values)
    if not isinstance(rows, QuerySolutions):
        raise TypeError("a SELECT query gave no solutions")
    for row in rows:
        node = row["article"]
        if isinstance(node, NamedNode):
            yield node.value


def graphs_for(store: Store, ids: Iterable[str]) -> dict[NamedNode, Callable[[], Iterable[Quad]]]:
    """What gives the quads of each graph that the readings of some articles need.

    Whole: their readings and what was inferred from them. Of the graphs that all articles share, what can be reached
    from there: the articles' nodes with publishers and runs, register entries, canonical entries, clusters.
    """
    iris = Iris(store.base)
    wanted = sorted(set(ids))
    graphs: dict[NamedNode, list[Quad]] = {}
    reached = {subject for name in wanted for subject in article_subjects(name, iris)}
    for name in wanted:
        for graph in (iris.reading(name), iris.inferred(name)):
            graphs[graph] = list(store.quads(graph))
            reached |= {t for q in graphs[graph] for t in (q.subject, q.object) if isinstance(t, NamedNode)}
    shared = [iris.articles_graph, iris.register_graph, iris.identity_graph]
    about: dict[NamedNode, list[Quad]] = {}
    for graph in shared:
        graphs[graph] = []
        for quad in store.quads(graph):
            if isinstance(quad.subject, NamedNode):
                about.setdefault(quad.subject, []).append(quad)
    going = list(reached)
    while going:
        for quad in about.pop(going.pop(), ()):
            if isinstance(quad.graph_name, NamedNode):
                graphs[quad.graph_name].append(quad)
            if isinstance(quad.object, NamedNode) and quad.object not in reached:
                reached.add(quad.object)
                going.append(quad.object)
    return {graph: partial(iter, quads) for graph, quads in graphs.items() if quads}
