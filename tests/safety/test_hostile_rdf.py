"""RDF files that are made to do harm: packed bombs, entities, depth, contexts from elsewhere."""

import gzip
import json
import time
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from dateline.errors import InputError
from dateline.validation import packed
from dateline.validation.files import load_files

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
TRIPLE = b'<urn:a> <urn:b> "c" .\n'


def refused(path: Path, content: bytes) -> InputError:
    path.write_bytes(content)
    began = time.process_time()
    with pytest.raises(InputError) as caught:
        load_files([path])
    assert time.process_time() - began < 5
    assert caught.value.where == str(path)
    return caught.value


def rdfxml(entities: str, value: str) -> bytes:
    body = f'<rdf:Description rdf:about="urn:a"><rdf:value>{value}</rdf:value></rdf:Description>'
    return f'<?xml version="1.0"?><!DOCTYPE rdf:RDF [{entities}]><rdf:RDF {RDF}>{body}</rdf:RDF>'.encode()


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_a_packed_bomb_stops_at_its_limit(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST", 50_000_000)
    zeros = b"#" * 80_000_000
    content = gzip.compress(zeros) if suffix == "gz" else zstandard.compress(zeros)
    assert len(content) < 200_000
    assert "over 50,000,000 bytes, unpacked" in refused(tmp_path / f"a.nt.{suffix}", content).message


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_what_is_not_packed_as_it_says_is_refused(tmp_path: Path, suffix: str) -> None:
    whole = gzip.compress(TRIPLE) if suffix == "gz" else zstandard.compress(TRIPLE)
    (tmp_path / f"whole.nt.{suffix}").write_bytes(whole)
    assert len(load_files([tmp_path / f"whole.nt.{suffix}"])) == 1
    for content in (TRIPLE, whole[:-6], whole[:4] + b"\xff" * 40):
        refused(tmp_path / f"a.nt.{suffix}", content)
    refused(tmp_path / f"a.txt.{suffix}", whole)


ENTITIES = {
    "laughs": "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + '<!ENTITY a0 "ha">',
    "file": '<!ENTITY a11 SYSTEM "file:///etc/hostname">',
    "public": '<!ENTITY a11 PUBLIC "x" "http://127.0.0.1:1/">',
    "parameter": '<!ENTITY % a11 SYSTEM "http://127.0.0.1:1/">',
    "quadratic": f'<!ENTITY a11 "{"x" * 100_000}">',
}


@pytest.mark.parametrize("name", ENTITIES)
def test_entities_that_grow_or_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    refused(tmp_path / "a.rdf", rdfxml(ENTITIES[name], "&a11;" * (1000 if name == "quadratic" else 1)))


def test_entities_that_shorten_iris_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.rdf").write_bytes(rdfxml('<!ENTITY owl "http://www.w3.org/2002/07/owl#">', "&owl;Class &amp; more"))
    (quad,) = load_files([tmp_path / "a.rdf"])
    assert quad.object.value == "http://www.w3.org/2002/07/owl#Class & more"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonld", b'{"@id":"urn:a","urn:b":' * 50_000 + b"1" + b"}" * 50_000),
        ("a.jsonld", b'{"@context": "http://127.0.0.1:1/context.jsonld", "@id": "urn:a", "b": 1}'),
        ("a.jsonld", b'{"@context": ["urn:x", "file:///etc/hostname"], "@id": "urn:a", "b": 1}'),
        ("a.ttl", b"@prefix a: <urn:a> .\n<a> <b> <c> \xff ."),
        ("a.nq", b'<urn:a> <urn:b> "\x00'),
        ("a.ttl", TRIPLE.decode().encode("utf-16")),
        ("a.rdf", rdfxml("", "x").decode().encode("utf-16")),
        ("a.trig", b"<urn:a> {" * 1000),
    ],
)  # fmt: skip
def test_what_is_broken_is_refused_with_its_place(tmp_path: Path, name: str, content: bytes) -> None:
    refused(tmp_path / name, content)


def test_depth_that_a_parser_can_bear_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<urn:a> <urn:b> " + "(" * 20_000 + ")" * 20_000 + " .", "utf-8")
    assert len(load_files([tmp_path / "a.ttl"])) > 20_000


PARTS = st.sampled_from(
    [
        *("<urn:a> ", "<urn:b> ", "'c' ", ". ", "; ", "[ ", "] ", "( ", ") ", "@prefix x: <", "> ", "a ", "'''"),
        *("{ ", "} ", "@en", "^^", "_:b ", "<rdf:RDF>", "</"),
    ]
)


@pytest.mark.parametrize("suffix", ["ttl", "trig", "nt", "nq", "rdf", "jsonld"])
def test_any_file_is_quads_or_an_error(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"

    @settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.one_of(st.binary(max_size=80), st.lists(PARTS, max_size=20).map(lambda parts: "".join(parts).encode())))
    def run(content: bytes) -> None:
        path.write_bytes(content)
        try:
            quads = load_files([path])
        except InputError as error:
            assert error.where == str(path)
        else:
            assert all(isinstance(q.predicate, NamedNode) for q in quads)

    run()


def test_a_context_of_ours_is_never_fetched(tmp_path: Path) -> None:
    document = {"@context": "https://w3id.org/dateline/context.jsonld", "id": "urn:a", "rule": "x"}
    (tmp_path / "a.jsonld").write_text(json.dumps(document), "utf-8")
    (quad,) = load_files([tmp_path / "a.jsonld"])
    assert quad.predicate == NamedNode("https://w3id.org/dateline/ns#rule")
