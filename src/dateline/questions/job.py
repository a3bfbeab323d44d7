"""What the process of a query is told: the query and where to ask it, as JSON on its standard input."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL endpoint anywhere, by its URL (http or https)."""

    url: str


Source: TypeAlias = str | Path | Endpoint
"""What can be asked: a store (its folder, or the URL of its server), or an endpoint."""


@dataclass(frozen=True, slots=True)
class Job:
    """One query.

    Attributes:
        source: what is asked.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE.
        limit: stop after so many rows or triples; None gives them all.
    """

    source: Source
    sparql: str
    limit: int | None = None

    def to_json(self) -> str:
        """The job as text that `from_json` reads."""
        match self.source:
            case Endpoint(url):
                source = {"endpoint": url}
            case where:
                source = {"store": str(where)}
        return json.dumps(source | {"sparql": self.sparql, "limit": self.limit})

    @classmethod
    def from_json(cls, text: str) -> "Job":
        """The job that `to_json` wrote."""
        said = json.loads(text)
        source: Source = Endpoint(said["endpoint"]) if "endpoint" in said else said["store"]
        return cls(source, said["sparql"], said["limit"])
