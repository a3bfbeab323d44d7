"""However a corpus came about, one article at a time or all at once, its identity graph is the same."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from identity_help import SmallRegister, known, person, place
from pyoxigraph import Literal, Quad

from dateline.graph.iris import Iris, term
from dateline.graph.quads import reading_quads
from dateline.graph.register import register_quads, used_keys
from dateline.identity.check import check_identity
from dateline.identity.decisions import Decisions, store_decisions
from dateline.identity.link import link
from dateline.language.model import Entity
from dateline.reading.model import Reading
from dateline.store.embedded import EmbeddedStore, open_store
from factories import make_article

IRIS = Iris()
Contents = Sequence[Entity]

persons = st.builds(
    lambda given, surname, named: [person(f"{given} {surname}".strip(), named=named)],
    st.sampled_from(["Adel", "Adil", "Salim", "Salem", "Bello", "", "", ""]),
    st.sampled_from(["Rashidi", "al-Rashidi", "Bello", "Bello", "Abdul-Rahman", "Abdul Rahman", "Salim"]),
    st.sampled_from([True, True, True, True, False]),
)
groups = st.builds(
    lambda name, also, actor_type: [Entity("actor/g", name, actor_type, alt=also)],
    st.sampled_from(["Kenya", "the Front", "Front", "Bello", "Lake Band Union", "LBU", "the LBU", "Low Border Unit"]),
    st.sampled_from([(), (), ("LBU",), ("AU",)]),
    st.sampled_from(["armed-group", "other", "state"]),
)
registered = st.sampled_from(["actor/kenya", "actor/african-union", "place/beirut"]).map(lambda key: [known(key)])
places = st.builds(
    lambda name, outer: [place(name, within=outer), *([known(outer)] if outer else [])],
    st.sampled_from(["Tripoli", "Mexico", "Beirut", "Dahieh"]),
    st.sampled_from([None, "place/lebanon", "place/libya", "place/mexico", "place/beirut"]),
)
inner_places = st.sampled_from(["Tripoli", "Mexico", "Dahieh"]).map(
    lambda name: [place(f"{name} bridge", slug="bridge", within="place/l"), place(name)]
)
offices = st.sampled_from([[person("Kenya's president", slug="d", named=False)], [person("Salim Bello", slug="q")]])
contents = st.lists(
    st.one_of(persons, persons, groups, registered, places, inner_places, offices), min_size=1, max_size=3
).map(lambda parts: list({e.key: e for part in parts for e in part}.values()))
changes = st.lists(
    st.dictionaries(st.sampled_from(["a1", "a2", "a3", "a4", "a5"]), st.none() | contents, min_size=1, max_size=3),
    min_size=1,
    max_size=6,
)
DECIDED = Decisions(
    same=frozenset({(IRIS.base + "actor/adel-rashidi", IRIS.base + "actor/salim-bello")}),
    different=frozenset(
        {
            (IRIS.base + "actor/salem-khan", IRIS.base + "actor/salim-khan"),
            (IRIS.base + "article/a1/actor/p", IRIS.base + "article/a2/actor/p"),
        }
    ),
)


def written(store: EmbeddedStore, corpus: Mapping[str, Contents]) -> None:
    """The readings and the register entries in use, as a build leaves them."""
    quads: list[Quad] = []
    for number in range(1, 6):
        reading = Reading(make_article(f"a{number}"), entities=tuple(corpus.get(f"a{number}", ())))
        mine = reading_quads(reading, IRIS) if f"a{number}" in corpus else []
        # A register entry is in use where something is said of it.
        mine += [_concerns(f"a{number}", e) for e in reading.entities if e.register]
        mine += [q for e in reading.entities if e.key == "actor/q" for q in _president(f"a{number}", e)]
        store.replace_graph(IRIS.reading(f"a{number}"), mine)
        quads += mine
    store.replace_graph(IRIS.register_graph, register_quads(SmallRegister(), used_keys(quads, IRIS), IRIS))


def _concerns(article: str, entity: Entity) -> Quad:
    node = IRIS.node(article, "event/about")
    return Quad(node, term("dl:concerns"), IRIS.register_entry(entity.key), IRIS.reading(article))


def _president(article: str, holder: Entity) -> list[Quad]:
    role, graph = IRIS.node(article, "role-1"), IRIS.reading(article)
    return [
        Quad(role, term("rdf:type"), term("dl:Role"), graph),
        Quad(role, term("dl:holder"), IRIS.node(article, holder.key), graph),
        Quad(role, term("dl:inOrganization"), IRIS.register_entry("actor/kenya"), graph),
        Quad(role, term("dl:roleText"), Literal("President", language="en"), graph),
    ]


def derived(store: EmbeddedStore) -> tuple[list[str], list[str]]:
    """The identity graph and the index, sorted."""
    identity, index = (sorted(map(str, store.quads(g))) for g in (IRIS.identity_graph, IRIS.index_graph))
    return identity, index


def linked_at_once(corpus: Mapping[str, Contents], decided: Decisions, folder: Path) -> tuple[list[str], list[str]]:
    with open_store(folder, create=True) as store:
        store_decisions(store, decided, IRIS)
        written(store, corpus)
        link(store, IRIS)
        return derived(store)


@settings(max_examples=150, deadline=None)
@given(changes, st.sampled_from([Decisions(), Decisions(), DECIDED]))
def test_any_way_to_a_corpus_gives_one_identity(
    steps: Sequence[Mapping[str, Contents | None]], decided: Decisions
) -> None:
    with TemporaryDirectory() as folder, open_store(Path(folder) / "s", create=True) as store:
        corpus: dict[str, Contents] = {}
        store_decisions(store, decided, IRIS)
        for step in steps:
            corpus = {a: c for a, c in (corpus | dict(step)).items() if c is not None}
            before = {q for q in store.quads(IRIS.identity_graph) if q.predicate.value.endswith("canonical")}
            written(store, corpus)
            changed = link(store, IRIS, changed=sorted(step))
            after = {q for q in store.quads(IRIS.identity_graph) if q.predicate.value.endswith("canonical")}
            assert changed or before == after
            assert check_identity(store) == []
        assert derived(store) == linked_at_once(corpus, decided, Path(folder) / "t")


def test_the_index_says_nothing_of_what_the_corpus_is_about(tmp_path: Path) -> None:
    """Whoever asks for all that is said of an actor is not shown what the store looks it up by."""
    contents = [
        person("Adel Rashidi"),
        known("actor/kenya"),
        place("Dahieh", within="place/beirut"),
        known("place/beirut"),
    ]
    with open_store(tmp_path / "store", create=True) as store:
        written(store, {"a1": contents})
        link(store, IRIS)
        index = list(store.quads(IRIS.index_graph))
        told = {q.subject for q in store.quads() if q.graph_name not in IRIS.internal_graphs}
    assert len(index) > len(contents)
    assert {q.subject for q in index} & told == set()
