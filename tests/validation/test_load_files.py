"""RDF files as input of the validator."""

import json
from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from dateline.errors import InputError
from dateline.validation.files import CONTEXT_IRI, load_files

WRITTEN = {
    "a.ttl": "<https://e.org/s> a <https://e.org/C> .",
    "a.trig": "<https://e.org/g> { <https://e.org/s> a <https://e.org/C> . }",
    "a.nt": "<https://e.org/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://e.org/C> .",
    "a.nq": "<https://e.org/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://e.org/C> <https://e.org/g> .",
    "a.jsonld": '{"@id": "https://e.org/s", "@type": "https://e.org/C"}',
    "a.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://e.org/">'
    '<e:C rdf:about="https://e.org/s"/></rdf:RDF>',
}


@pytest.mark.parametrize("name", WRITTEN)
def test_each_format(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(WRITTEN[name], encoding="utf-8")
    (quad,) = load_files([path])
    assert str(quad.subject) == "<https://e.org/s>" and str(quad.object) == "<https://e.org/C>"


def test_our_context_is_not_fetched(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(json.dumps({"@context": CONTEXT_IRI, "id": "https://e.org/s", "type": "Strike"}), encoding="utf-8")
    (quad,) = load_files([path])
    assert str(quad.object) == "<https://w3id.org/dateline/ns#Strike>"


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    paths = [tmp_path / "a.ttl", tmp_path / "b.ttl"]
    for path in paths:
        path.write_text("_:x a <https://e.org/C> .", encoding="utf-8")
    subjects = [q.subject for q in load_files(paths)]
    assert len(set(subjects)) == 2 and all(isinstance(s, BlankNode) for s in subjects)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("bad.ttl", "<https://e.org/s> a .\n", "bad.ttl:1: "),
        ("bad.nq", "nonsense\n", "bad.nq:1: "),
        ("bad.rdf", "<rdf:RDF", "bad.rdf"),
        ("bad.jsonld", "{", "bad.jsonld:1: not JSON"),
        ("bad.jsonld", '{"@context": "https://e.org/c", "@id": "https://e.org/s"}', "bad.jsonld"),
        ("new.ttl", "<https://e.org/s> <https://e.org/p> <<( <https://e.org/a> <https://e.org/b> 1 )>> .", "RDF 1.2"),
        ("new.nt", '<https://e.org/s> <https://e.org/p> "a"@en--ltr .', "RDF 1.2"),
        ("bad.csv", "a,b", "expected one of .jsonld .nq .nt .rdf .trig .ttl"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        load_files([path])
    assert message in str(error.value)


def test_blank_nodes_have_the_same_names_every_time(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("[] a <https://e.org/C> ; <https://e.org/p> [] .", encoding="utf-8")
    assert load_files([path]) == load_files([path])


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        load_files([tmp_path / "none.ttl"])
    with pytest.raises(InputError, match=r"x\.ttl"):
        (tmp_path / "x.ttl").mkdir()
        load_files([tmp_path / "x.ttl"])


def test_bytes_that_are_not_text(tmp_path: Path) -> None:
    for name in ("a.ttl", "a.jsonld", "a.nq"):
        (tmp_path / name).write_bytes(b"\xff\xfe\x00<")
        with pytest.raises(InputError):
            load_files([tmp_path / name])
