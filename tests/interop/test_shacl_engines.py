"""The seeded violations of tests/validation, judged by two SHACL engines that we did not write, and by pyshacl."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse, serialize
from pyrudof import RDFFormat, Rudof, RudofConfig, ShaclFormat
from rdflib.namespace import SH

from dateline.resources import folder
from dateline.validation.check import validate
from dateline.validation.report import Severity

VALIDATION = Path(__file__).parents[1] / "validation"
SEVERITIES = {Severity.VIOLATION: str(SH.Violation), Severity.WARNING: str(SH.Warning), Severity.INFO: str(SH.Info)}
Found = set[tuple[str, str, str]]
"""Focus node, constraint component, severity."""


def spoilt() -> tuple[str, dict[str, str]]:
    sys.path.insert(0, str(VALIDATION))
    try:
        import spoilt as module
    finally:
        sys.path.remove(str(VALIDATION))
    return module.PREFIXES, module.SPOILT


def world(*updates: str) -> list[Quad]:
    store = Store()
    store.load(path=str(VALIDATION / "world.trig"), format=RdfFormat.TRIG)
    for update in updates:
        store.update(spoilt()[0] + update)
    return sorted(store, key=str)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Found]]:
    """For each way to break a shape: the data as Turtle with the ontology mixed in, and what pyshacl found."""
    background = [
        Quad(q.subject, q.predicate, q.object)
        for name in ("dateline.ttl", "schemes.ttl")
        for q in parse(path=str(folder("ontology") / name), format=RdfFormat.TURTLE)
    ]
    path = tmp_path_factory.mktemp("spoilt")
    out = {}
    for number, (name, update) in enumerate([("nothing", ""), *sorted(spoilt()[1].items())]):
        quads = world(update) if update else world()
        triples = {q.triple for q in quads} | {q.triple for q in background}
        file = path / f"{number}.ttl"
        serialize(sorted(triples, key=str), output=str(file), format=RdfFormat.TURTLE)
        report = validate(quads, kind="store")
        shacl = {(f.focus, f.component, SEVERITIES[f.severity]) for f in report.findings if f.component}
        out[name] = (file, shacl)
    return out


def named(found: Found) -> Found:
    """Blank nodes have another name in each tool."""
    return {(focus if focus.startswith("http") else "_:", component, severity) for focus, component, severity in found}


def differences(cases: dict[str, tuple[Path, Found]], others: Sequence[Found]) -> dict[str, tuple[Found, Found]]:
    """What only pyshacl found, and what only the other tool found, by shape."""
    out = {}
    for (name, (_, ours)), theirs in zip(cases.items(), others, strict=True):
        if named(ours) != named(theirs):
            out[name] = (named(ours) - named(theirs), named(theirs) - named(ours))
    return out


def test_rdf_validate_shacl_agrees(cases: dict[str, tuple[Path, Found]], node: Callable[..., bytes]) -> None:
    lines = node("shacl", folder("ontology") / "shapes.ttl", *(file for file, _ in cases.values())).splitlines()
    others = [{(focus, component, severity) for focus, component, severity in json.loads(line)} for line in lines]
    assert differences(cases, others) == {}
    assert sum(bool(found) for found in others) > 90


def test_rudof_agrees(cases: dict[str, tuple[Path, Found]]) -> None:
    others = []
    shapes = (folder("ontology") / "shapes.ttl").read_text("utf-8")
    for file, _ in cases.values():
        rudof = Rudof(RudofConfig())
        rudof.read_data(file.read_text("utf-8"), RDFFormat.Turtle)
        rudof.read_shacl(shapes, ShaclFormat.Turtle)
        report = rudof.validate_shacl()
        others.append({(e.focus_node, e.constraint_component, str(SH[e.severity])) for e in report})
    assert differences(cases, others) == {}
    assert sum(bool(found) for found in others) > 90
