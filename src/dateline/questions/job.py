"""What the process of a query is told: the query and where to ask it, as JSON on its standard input."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

MEMORY: Final = 4_000_000_000
"""Bytes that the process of a query may take, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL endpoint anywhere, by its URL (http or https)."""

    url: str


@dataclass(frozen=True, slots=True)
class Files:
    """RDF files, taken together."""

    paths: tuple[Path, ...]


Source: TypeAlias = str | Path | Endpoint | Files
"""What can be asked: a store (its folder, or the URL of its server), an endpoint, or RDF files."""


@dataclass(frozen=True, slots=True)
class Job:
    """One query.

    Attributes:
        source: what is asked.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE.
        limit: stop after so many rows or triples; None gives them all.
        graphs: only these graphs; all of them where there are none.
        explain: say how the query is understood, and do not answer it.
        memory: bytes that it may take; more ends it.
    """

    source: Source
    sparql: str
    limit: int | None = None
    graphs: tuple[str, ...] = ()
    explain: bool = False
    memory: int = MEMORY

    def to_json(self) -> str:
        """The job as text that `from_json` reads."""
        source: dict[str, object]
        match self.source:
            case Endpoint(url):
                source = {"endpoint": url}
            case Files(paths):
                source = {"files": [str(path) for path in paths]}
            case where:
                source = {"store": str(where)}
        said = {"limit": self.limit, "graphs": self.graphs, "explain": self.explain, "memory": self.memory}
        return json.dumps(source | said | {"sparql": self.sparql})

    @classmethod
    def from_json(cls, text: str) -> "Job":
        """The job that `to_json` wrote."""
        said = json.loads(text)
        source: Source
        if "endpoint" in said:
            source = Endpoint(said["endpoint"])
        elif "files" in said:
            source = Files(tuple(Path(path) for path in said["files"]))
        else:
            source = said["store"]
        return cls(source, said["sparql"], said["limit"], tuple(said["graphs"]), said["explain"], said["memory"])
