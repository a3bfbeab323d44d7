"""What the store holds of each article, and how one article's part is put in, changed and taken out: in one change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from dateline.articles.model import Article
from dateline.corpus.model import Versions
from dateline.graph.iris import Iris, term
from dateline.graph.provenance import Run, article_quads, article_subjects, reading_entity_quads, run_quads
from dateline.store.interface import Store, Term

_FINGERPRINTS: Final = "SELECT ?reading ?fingerprint { ?reading dct:identifier ?fingerprint ; prov:wasDerivedFrom ?a }"
_RUNS: Final = "SELECT ?run { ?run a prov:Activity }"
_ABOUT: Final = "SELECT ?s ?p ?o { ?s ?p ?o }"
_NAMED_BY: Final = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
_COUNTS: Final = "SELECT ?class (COUNT(?node) AS ?n) { ?node a ?class } GROUP BY ?class"
_HASHES: Final = "SELECT DISTINCT ?hash { ?article schema:sha256 ?hash }"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims of each kind a reading holds."""

    events: int = 0
    statements: int = 0
    propositions: int = 0


class Shelf:
    """The articles of a store.

    Args:
        store: where they are.
    """

    def __init__(self, store: Store) -> None:
        self.store, self.iris = store, Iris(store.base)

    # ------------------------------------------------------------------------------------------ what is there
    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of every reading, by article id."""
        rows = self._rows(_FINGERPRINTS, graphs=[self.iris.articles_graph])
        return {i: row[1].value for row in rows if (i := self.iris.article_id_of(row[0].value)) is not None}

    def next_run(self, versions: Versions, time: datetime) -> Run:
        """The run that would come after those in the store."""
        numbers = [r[0].value.rpartition("/")[2] for r in self._rows(_RUNS, graphs=[self.iris.articles_graph])]
        number = max((int(n) for n in numbers if n.isdigit()), default=0) + 1
        return Run(number, versions.software, versions.mappings, versions.register, versions.model, time)

    def counts(self, article_id: str) -> Counts:
        """How many claims the reading of an article holds."""
        rows = self._rows(_COUNTS, graphs=[self.iris.reading(article_id)])
        return _counts({row[0].value: int(row[1].value) for row in rows})

    # ------------------------------------------------------------------------------------------ changing it
    def put(
        self, article: Article, quads: Sequence[Quad], register: Sequence[Quad], fingerprint: str, run: Run
    ) -> None:
        """Put an article's reading in, in place of its earlier one, with what is said of article, reading and run.

        Args:
            article: what was read.
            quads: its reading, and what follows from it.
            register: what the register says of the entries that the reading names.
            fingerprint: see `reader.fingerprint`.
            run: what made it.
        """
        self.store.texts.put(article.sha256, article.text)
        new = [
            *quads,
            *register,
            *article_quads(article, self.iris),
            *reading_entity_quads(article.id, fingerprint, run.number, self.iris),
            *run_quads(run, self.iris),
            self._stale(run.number),
        ]
        entries = cast(list[NamedNode], list(dict.fromkeys(q.subject for q in register)))
        old = [*self._of(article.id), *self._about(entries, self.iris.register_graph)]
        self._change(old, new)

    def remove(self, article_ids: Iterable[str]) -> None:
        """Take articles out, with their readings, texts, and what only they named. Unknown ids are not looked at."""
        old = [quad for article_id in article_ids for quad in self._of(article_id)]
        if old:
            self._change(old, [self._stale("removal")])

    def sweep_texts(self, keep: Iterable[str]) -> None:
        """Forget texts of no article, but for those with these hashes."""
        wanted = {row[0].value for row in self._rows(_HASHES, graphs=[self.iris.articles_graph])} | set(keep)
        for name in self.store.texts.names():
            if name not in wanted:
                self.store.texts.remove(name)

    @property
    def is_stale(self) -> bool:
        """Whether readings have changed since `settle`: what is derived from all of them has to be made again."""
        return any(True for _ in self._about([self.iris.identity_graph], self.iris.articles_graph))

    def settle(self) -> None:
        """Note that everything derived is up to date."""
        self.store.apply(remove=list(self._about([self.iris.identity_graph], self.iris.articles_graph)))

    # ------------------------------------------------------------------------------------------ parts
    def _stale(self, run: int | str) -> Quad:
        """Written with each change and removed by `settle`: the next build completes one that was killed."""
        return Quad(
            self.iris.identity_graph, term("prov:wasInvalidatedBy"), self.iris.run(run), self.iris.articles_graph
        )

    def _of(self, article_id: str) -> Iterator[Quad]:
        yield from self.store.quads(self.iris.reading(article_id))
        yield from self.store.quads(self.iris.inferred(article_id))
        yield from self._about(article_subjects(article_id, self.iris), self.iris.articles_graph)

    def _about(self, subjects: Iterable[NamedNode], graph: NamedNode) -> Iterator[Quad]:
        for subject in subjects:
            for row in self._rows(_ABOUT, {"s": subject}, [graph]):
                yield Quad(subject, cast(NamedNode, row[1]), row[2], graph)

    def _change(self, old: Sequence[Quad], new: Sequence[Quad]) -> None:
        named = {q.object for q in new}
        going = dict.fromkeys(old)
        queue = [o for o in dict.fromkeys(q.object for q in old) if isinstance(o, NamedNode) and o not in named]
        while queue:
            node = queue.pop()
            if self._is_shared(node) and not self._is_named(node, going):
                lost = [q for g in (self.iris.register_graph, self.iris.articles_graph) for q in self._about([node], g)]
                going |= dict.fromkeys(lost)
                queue += [q.object for q in lost if isinstance(q.object, NamedNode) and q.object not in named]
        self.store.apply(remove=going, add=new)

    def _is_shared(self, node: NamedNode) -> bool:
        """Whether it is a register entry or a publisher: there only as long as an article names it."""
        return node.value.startswith(tuple(self.iris.base + kind for kind in ("actor/", "place/", "publisher/")))

    def _is_named(self, node: NamedNode, going: Mapping[Quad, None]) -> bool:
        for graph, subject, predicate, _ in self._rows(_NAMED_BY, {"o": node}):
            no_claim = graph == self.iris.identity_graph or graph in self.iris.internal_graphs
            derived = no_claim or graph.value.startswith(self.iris.base + "inferred")
            if not derived and Quad(subject, predicate, node, graph) not in going:  # type: ignore[arg-type]
                return True
        return False

    def _rows(
        self,
        sparql: str,
        substitutions: Mapping[str, Term] | None = None,
        graphs: Sequence[NamedNode] | None = None,
    ) -> Iterator[tuple[NamedNode | Literal, ...]]:
        answer = cast(QuerySolutions, self.store.query(sparql, substitutions=substitutions, graphs=graphs))
        for row in answer:
            yield cast(tuple[NamedNode | Literal, ...], tuple(row))


def count_claims(quads: Iterable[Quad]) -> Counts:
    """How many claims of each kind are in these quads."""
    classes = dict[str, int]()
    for quad in quads:
        if quad.predicate == term("rdf:type") and isinstance(quad.object, NamedNode):
            classes[quad.object.value] = classes.get(quad.object.value, 0) + 1
    return _counts(classes)


def _counts(classes: Mapping[str, int]) -> Counts:
    def total(*curies: str) -> int:
        return sum(classes.get(term(c).value, 0) for c in curies)

    return Counts(
        events=total("dl:Event", "dl:Strike"),
        statements=total("dl:Statement", "dl:Resolution", "dl:CommunicativeAct"),
        propositions=total("dl:Proposition"),
    )
