"""The user's decisions: what may stand in the file, what is refused, and that a store keeps them to itself."""

from pathlib import Path

import pytest
from identity_help import person

from dateline.corpus.export import export
from dateline.errors import InputError
from dateline.graph.iris import Iris
from dateline.graph.quads import reading_quads
from dateline.identity.check import check_identity
from dateline.identity.decisions import Decisions, decisions, read_decisions, store_decisions, unknown
from dateline.identity.link import link
from dateline.language.model import Entity
from dateline.reading.model import Reading
from dateline.store.embedded import open_store
from factories import make_article, make_reading

IRIS = Iris()
HEAD = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "decisions.ttl"
    path.write_text(HEAD + text, "utf-8")
    return path


def test_same_and_different_under_the_stores_base(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "<actor/b> skos:exactMatch <actor/a>, <actor/c> . "
        "<article/a1/event/e> owl:differentFrom <cluster/a2/event/e> .",
    )
    decided = read_decisions(path, IRIS)
    base = IRIS.base
    assert decided.same == {(base + "actor/a", base + "actor/b"), (base + "actor/b", base + "actor/c")}
    assert decided.different == {(base + "article/a1/event/e", base + "cluster/a2/event/e")}
    assert decided.root(base + "actor/c") == base + "actor/a"
    assert decided.of("actor", "place", base=base) == Decisions(decided.same)
    assert decided.of("event", "cluster", base=base) == Decisions(different=decided.different)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<actor/a> owl:sameAs <actor/b> .", "owl:sameAs decides nothing .expected skos:exactMatch"),
        ("<actor/a> skos:exactMatch <place/b> .", "is of another kind than"),
        ('<actor/a> skos:exactMatch "Ada" .', '"Ada" is no actor, place or event of this store'),
        ("<actor/a> skos:exactMatch <https://other.example/actor/b> .", "is no actor, place or event of this store"),
        ("<actor/a> skos:exactMatch <article/a1> .", "is no actor, place or event of this store"),
        ("<actor/a> skos:exactMatch [] .", "is no actor, place or event of this store"),
        (
            "<actor/a> skos:exactMatch <actor/b> . <actor/b> skos:exactMatch <actor/c> ."
            " <actor/c> owl:differentFrom <actor/a> .",
            "actor/a> and <.*actor/c> are to be different, and the same by other decisions",
        ),
        ("<actor/a> owl:differentFrom <actor/a> .", "are to be different, and the same"),
        ("\n<actor/a> skos:exactMatch .", r"decisions.ttl:4: "),
    ],
)
def test_anything_else_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(InputError, match=expected):
        read_decisions(written(tmp_path, text), IRIS)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.ttl"):
        read_decisions(tmp_path / "nothing.ttl", IRIS)


def test_different_reaches_through_same() -> None:
    decided = Decisions(frozenset({("a", "b")}), frozenset({("b", "c")}))
    assert decided.are_different("a", "c")
    assert decided.are_different("c", "a")
    assert not decided.are_different("a", "b")


def test_a_store_keeps_them_and_exports_them_nowhere(tmp_path: Path) -> None:
    path = written(tmp_path, "<article/a1/event/strike-1> owl:differentFrom <article/nowhere/event/strike-1> .")
    decided = read_decisions(path, IRIS)
    with open_store(tmp_path / "store", create=True) as store:
        store.extend(reading_quads(make_reading("a1"), IRIS))
        assert store_decisions(store, decided, IRIS)
        assert not store_decisions(store, decided, IRIS)
        assert decisions(store, IRIS) == decided
        assert unknown(store, decided, IRIS) == [IRIS.base + "article/nowhere/event/strike-1"]
        assert IRIS.decisions_graph.value.encode() not in export(store, "nquads")
        assert store_decisions(store, Decisions(), IRIS)
        assert decisions(store, IRIS) == Decisions()


def linked(folder: Path, decided: str, *contents: list[Entity]) -> dict[str, tuple[str, str]]:
    """What each entry goes to, and why, without the base."""
    with open_store(folder / "linked", create=True) as store:
        for number, entities in enumerate(contents, start=1):
            store.extend(reading_quads(Reading(make_article(f"a{number}"), entities=tuple(entities)), IRIS))
        store_decisions(store, read_decisions(written(folder, decided), IRIS), IRIS)
        link(store, IRIS)
        found: dict[str, dict[str, str]] = {}
        for quad in store.quads(IRIS.identity_graph):
            about = found.setdefault(quad.subject.value.removeprefix(IRIS.base), {})  # type: ignore[union-attr]
            about[quad.predicate.value.rpartition("#")[2]] = quad.object.value.removeprefix(IRIS.base)  # type: ignore[union-attr]
        assert check_identity(store) == []
        return {iri: (a["canonical"], a.get("because", "")) for iri, a in found.items() if "/actor/" in iri}


def test_names_that_are_decided_to_be_the_same_meet(tmp_path: Path) -> None:
    links = linked(
        tmp_path,
        "<actor/amina-bello> skos:exactMatch <actor/amina-yusuf> .",
        [person("Amina Bello")],
        [person("Amina Yusuf")],
        [person("Yusuf")],
    )
    assert {target for target, _ in links.values()} == {"actor/amina-bello"}
    assert links["article/a2/actor/p"][1] == "decided to be the same as Amina Bello"


def test_names_that_are_decided_to_be_different_do_not_meet(tmp_path: Path) -> None:
    text = "<actor/adel-rashidi> owl:differentFrom <actor/adil-rashidi> ."
    links = linked(tmp_path, text, [person("Adel Rashidi")], [person("Adil Rashidi")], [person("Adil Rashidi")])
    assert links["article/a1/actor/p"][0] == "actor/adel-rashidi"
    assert links["article/a2/actor/p"][0] == links["article/a3/actor/p"][0] == "actor/adil-rashidi"
    assert links["article/a1/actor/p"][1] == "decided to be different from others of this name"


def test_two_namesakes(tmp_path: Path) -> None:
    text = "<article/a1/actor/p> owl:differentFrom <article/a2/actor/p> ."
    links = linked(tmp_path, text, [person("Amina Bello")], [person("Amina Bello")], [person("Amina Bello")])
    assert links["article/a1/actor/p"][0] == "article/a1/actor/p"
    assert links["article/a2/actor/p"][0] == "article/a2/actor/p"
    assert links["article/a3/actor/p"][0] == "actor/amina-bello"


def test_an_entry_known_by_a_description_can_be_said_to_be_somebody(tmp_path: Path) -> None:
    text = "<article/a1/actor/p> skos:exactMatch <actor/amina-bello> ."
    links = linked(tmp_path, text, [person("the envoy", named=False)], [person("Amina Bello")])
    assert links["article/a1/actor/p"][0] == "actor/amina-bello"
    assert links["article/a1/actor/p"][1] == "decided to be the same as Amina Bello"
