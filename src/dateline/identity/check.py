"""Proof that the identity graph says exactly one thing of everything."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from dateline.graph.iris import Iris, term
from dateline.identity.facts import Kind, facts
from dateline.store.interface import Store

_KINDS: dict[NamedNode, Kind] = {
    term("dl:Person"): "person",
    term("dl:Group"): "group",
    term("dl:Location"): "place",
}


def check_identity(store: Store) -> list[str]:
    """What is wrong with the identity graph of a store, one sentence each, sorted; empty where all is right."""
    return problems(store.quads(), Iris(store.base))


def problems(quads: Iterable[Quad], iris: Iris) -> list[str]:
    """What is wrong with an identity graph.

    Every entry of a reading or the register has one canonical entry, of its kind, labelled, that stands for itself;
    every event is in one cluster; nothing else is linked; and readings name no register entry that is not there.

    Args:
        quads: readings, register and identity graph; others are not looked at.
        iris: names of the graphs.
    """
    everything = list(quads)
    known = facts(everything, iris)
    kinds = {entry.iri: entry.kind for entry in known.entries}
    described = {entry.iri for entry in known.entries if entry.labels}
    canonical: dict[str, set[str]] = defaultdict(set)
    clusters: dict[str, set[str]] = defaultdict(set)
    cluster_nodes: set[str] = set()
    named: set[str] = set()
    for quad in everything:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(quad.graph_name, NamedNode):
            continue
        if quad.graph_name != iris.identity_graph:
            if iris.article_id_of(quad.graph_name.value) is not None and isinstance(value, NamedNode):
                named.add(value.value)
            continue
        if quad.predicate == term("rdfs:label"):
            described.add(subject.value)
        if not isinstance(value, NamedNode):
            continue
        if quad.predicate == term("dl:canonical"):
            canonical[subject.value].add(value.value)
        elif quad.predicate == term("dl:inCluster"):
            clusters[subject.value].add(value.value)
        elif value == term("dl:EventCluster"):
            cluster_nodes.add(subject.value)
        elif value in _KINDS and quad.predicate == term("rdf:type"):
            kinds.setdefault(subject.value, _KINDS[value])

    found: list[str] = []
    for entry in known.entries:
        found += _count("dl:canonical", entry.iri, canonical[entry.iri])
    for subject_, targets in canonical.items():
        if subject_ not in kinds:
            found.append(f"<{subject_}> has a dl:canonical but is no entry of a reading, the register or this graph")
        for target in targets:
            if canonical.get(target) != {target}:
                found.append(f"<{target}> stands for <{subject_}> but not for itself")
            if kinds.get(target) != kinds.get(subject_):
                found.append(f"<{target}> stands for <{subject_}> but is of another kind")
            if target not in described:
                found.append(f"<{target}> stands for <{subject_}> but has no label")
    for event in known.events:
        found += _count("dl:inCluster", event, clusters[event])
    for event, targets in clusters.items():
        if event not in known.events:
            found.append(f"<{event}> is in a cluster but is no event of a reading")
        found += [f"<{target}> is used as a cluster but is no dl:EventCluster" for target in targets - cluster_nodes]
    used = {target for targets in clusters.values() for target in targets}
    found += [f"<{cluster}> is a cluster without events" for cluster in cluster_nodes - used]
    shared = (iris.base + "actor/", iris.base + "place/")
    in_register = {entry.iri for entry in known.entries if entry.register}
    found += [
        f"<{iri}> is named in a reading but is not in the register graph"
        for iri in named - in_register
        if iri.startswith(shared)
    ]
    return sorted(set(found))


def _count(prop: str, iri: str, targets: set[str]) -> list[str]:
    return [] if len(targets) == 1 else [f"<{iri}> has {len(targets)} {prop}, expected 1"]
