"""The IRIs of everything that Dateline says something about."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from dateline.errors import UsageError
from dateline.vocabulary import DEFAULT_BASE, expand

if TYPE_CHECKING:  # the module loads spaCy, which answering questions must not
    from dateline.language.model import Entity

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*://[^\s<>\"{}|\\^`]+[/#]", re.IGNORECASE)
_NOT_IN_SLUG = re.compile(r"[\W_]+")


def term(curie: str) -> NamedNode:
    """The node for a CURIE of the model (`dl:agent`, `et:air-strike`).

    Raises:
        KeyError: the prefix is none of ours.
    """
    return NamedNode(expand(curie))


def slug(text: str) -> str:
    """`text` as one path segment of an IRI: lower case, no diacritics, hyphens for all but letters and digits.

    Letters of other scripts stay what they are. A text without any letter or digit gives `x`.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_IN_SLUG.sub("-", unicodedata.normalize("NFC", plain)).strip("-") or "x"


@dataclass(frozen=True)
class Iris:
    """Every IRI in Dateline's data, under one base.

    Args:
        base: an absolute IRI that ends with `/` or `#`.

    Raises:
        UsageError: the base is not such an IRI.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not _ABSOLUTE.fullmatch(self.base):
            raise UsageError(
                f"the base {self.base!r} is no absolute IRI that ends with / or #", hint=f"for example {DEFAULT_BASE}"
            )

    def _under(self, path: str) -> NamedNode:
        return NamedNode(self.base + path)

    # ------------------------------------------------------------------------------------------ graphs
    @cached_property
    def articles_graph(self) -> NamedNode:
        """What every article and reading is, and the runs that made them."""
        return self._under("graph/articles")

    @cached_property
    def register_graph(self) -> NamedNode:
        """The register entries in use."""
        return self._under("graph/register")

    @cached_property
    def identity_graph(self) -> NamedNode:
        """Canonical entries and event clusters."""
        return self._under("graph/identity")

    @cached_property
    def inferred_graph(self) -> NamedNode:
        """What was inferred of canonical entries, from all articles together."""
        return self._under("inferred")

    @cached_property
    def inferred_schema_graph(self) -> NamedNode:
        """What follows from the ontology by itself."""
        return self._under("inferred-schema")

    @cached_property
    def decisions_graph(self) -> NamedNode:
        """What the user has decided about identity. Never exported."""
        return self._under("graph/decisions")

    @cached_property
    def index_graph(self) -> NamedNode:
        """What identity looks things up by. Never exported."""
        return self._under("graph/index")

    @cached_property
    def event_index_graph(self) -> NamedNode:
        """What identity looks events up by. Never exported."""
        return self._under("graph/event-index")

    def indexed(self, iri: str) -> NamedNode:
        """The node on which the indexes say something of an entry, an event or an article: not the thing's own, so
        that whoever asks what is said of it is not shown what it is looked up by."""
        return self._under("index/" + iri.removeprefix(self.base))

    def behind(self, node: NamedNode) -> str:
        """The IRI that `indexed` gave this node for."""
        return self.base + node.value.removeprefix(self.base + "index/")

    @cached_property
    def internal_graphs(self) -> frozenset[NamedNode]:
        """Graphs that say nothing about the world: they are neither exported nor validated."""
        return frozenset((self.decisions_graph, self.index_graph, self.event_index_graph))

    def reading(self, article_id: str) -> NamedNode:
        """The reading of an article, which is the name of its graph too."""
        return self._under(f"reading/{article_id}")

    def inferred(self, article_id: str) -> NamedNode:
        """The graph of what was inferred from a reading."""
        return self._under(f"inferred/{article_id}")

    # ------------------------------------------------------------------------------------------ one article
    def article(self, article_id: str) -> NamedNode:
        """The article itself."""
        return self._under(f"article/{article_id}")

    def node(self, article_id: str, key: str) -> NamedNode:
        """A node of a reading, by its key (`event/strike-1`)."""
        return self._under(f"article/{article_id}/{key}")

    def span(self, article_id: str, begin: int, end: int) -> NamedNode:
        """Code points [begin, end) of the article's text."""
        return self._under(f"article/{article_id}#char={begin},{end}")

    def context(self, article_id: str, length: int) -> NamedNode:
        """The article's whole text, of `length` code points."""
        return self.span(article_id, 0, length)

    def entry(self, article_id: str, entity: "Entity") -> NamedNode:
        """The entry of an actor or place: the register's, or the article's own."""
        if entity.register is not None:
            return self.register_entry(entity.register)
        return self.node(article_id, entity.key)

    # ------------------------------------------------------------------------------------------ what articles share
    def register_entry(self, key: str) -> NamedNode:
        """A register entry, by its key (`actor/iraq`)."""
        return self._under(key)

    def canonical(self, kind: str, name: str) -> NamedNode:
        """The entry that stands for several; `kind` is `actor` or `place`, `name` a slug."""
        return self._under(f"{kind}/{name}")

    def cluster(self, name: str) -> NamedNode:
        """A cluster of events."""
        return self._under(f"cluster/{name}")

    def publisher(self, name: str) -> NamedNode:
        """A publisher or agency, by its name."""
        return self._under(f"publisher/{slug(name)}")

    def run(self, number: int | str) -> NamedNode:
        """A run of `dateline build`."""
        return self._under(f"run/{number}")

    def version(self, of: str, version: str) -> NamedNode:
        """A version of something that readings depend on (`software`, `mappings`, `register`, `model`)."""
        return self._under(f"version/{of}/{slug(version)}")

    # ------------------------------------------------------------------------------------------ and back
    def article_id_of(self, graph: str) -> str | None:
        """The article's id where `graph` is the IRI of a reading, else None."""
        prefix = self.base + "reading/"
        return graph[len(prefix) :] if graph.startswith(prefix) and len(graph) > len(prefix) else None
