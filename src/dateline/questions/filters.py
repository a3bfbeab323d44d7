"""Filters that many questions share: written once here, and put into a query where its header asks for them.

A header says `filters: {act: [since, until, place, source]}`: the common filters of these names apply to the
variable `?act`, an event of the query. Each is a pattern with a slot of its own; one without a value is left out, so
that a stored question stays as short as its file, and costs no more.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dateline.questions.model import Kind, Parameter
from dateline.questions.text import tokens
from dateline.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Filter:
    """A parameter that narrows any event, and the pattern in which `?event` stands for that event."""

    parameter: Parameter
    pattern: str


def _period(name: str, other: str, own: str, operator: str) -> str:
    """One end of a period. A bound that an event lacks is open; an event without any has its article's date."""
    return f"""
  VALUES ?{name} {{ UNDEF }}
  OPTIONAL {{ ?event dl:{own} ?{name}{own.title()} }}
  OPTIONAL {{ ?event dl:{other} ?{name}{other.title()} }}
  OPTIONAL {{ ?event dl:reportedIn/dct:issued ?{name}Issued }}
  FILTER(!BOUND(?{name}) ||
    COALESCE(?{name}{own.title()}, IF(BOUND(?{name}{other.title()}), ?{name}, ?{name}Issued)) {operator} ?{name})"""


FILTERS: Final[Mapping[str, Filter]] = MappingProxyType(
    {
        f.parameter.name: f
        for f in (
            Filter(
                Parameter(
                    "since", Kind.DATE, "First day on which it may have been", nl="Eerste dag waarop het kan zijn"
                ),
                _period("since", "earliest", "latest", ">="),
            ),
            Filter(
                Parameter(
                    "until", Kind.DATE, "Last day on which it may have been", nl="Laatste dag waarop het kan zijn"
                ),
                _period("until", "latest", "earliest", "<="),
            ),
            Filter(
                Parameter(
                    "place", Kind.PLACE, "Where it was (places within it too)", nl="Waar het was (ook plaatsen daarin)"
                ),
                """
  VALUES ?place { UNDEF }
  FILTER(!BOUND(?place) || EXISTS { ?event dl:place/dl:canonical/dl:within* ?place })""",
            ),
            Filter(
                Parameter(
                    "type",
                    Kind.EVENT_TYPE,
                    "What kind of happening (narrower kinds too)",
                    nl="Wat voor gebeurtenis (ook engere soorten)",
                ),
                """
  VALUES ?type { UNDEF }
  FILTER(!BOUND(?type) || EXISTS { ?event dl:eventType/skos:broader* ?type })""",
            ),
            Filter(
                Parameter(
                    "source",
                    Kind.SOURCE,
                    "Who reports it: a publisher, an agency that is reprinted, or one article",
                    nl="Wie het meldt: een uitgever, een overgenomen persbureau of één artikel",
                ),
                """
  VALUES ?source { UNDEF }
  FILTER(!BOUND(?source) || EXISTS {
    ?event dl:reportedIn/(dct:publisher|prov:hadPrimarySource/prov:wasAttributedTo)? ?source })""",
            ),
        )
    }
)


def with_filters(sparql: str, filters: Mapping[str, Sequence[str]], names: Iterable[str]) -> str:
    """The query with some of the filters that it asks for at the end of its pattern; lines stay where they are.

    Args:
        sparql: a SELECT query without anything behind its pattern.
        filters: names of filters by the variable that they apply to.
        names: those to put in.
    """
    wanted = set(names)
    patterns = [
        re.sub(r"\?event\b", f"?{variable}", FILTERS[name].pattern)
        for variable, applied in filters.items()
        for name in applied
        if name in wanted
    ]
    if not patterns:
        return sparql
    declared = {t.text for t in tokens(sparql) if t.kind == "name"}
    prefixes = "".join(
        f"PREFIX {p}: <{PREFIXES[p]}> " for p in ("dl", "dct", "prov", "skos") if f"{p}:" not in declared
    )
    head, brace, tail = sparql.rpartition("}")
    return f"{prefixes}{head}{''.join(patterns)}\n{brace}{tail}"
