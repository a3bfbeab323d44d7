"""The register: what it holds, what it finds, and what a user may lay over it."""

import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from dateline.errors import MappingError
from dateline.language.lexicon import ACTOR_TYPES
from dateline.language.register import PLACE_TYPES, Register, atoms, default_register
from dateline.resources import folder

REGISTER = default_register()
NAMES = [
    ("Kenya", "en", "actor/kenya"),
    ("Kenyan", "en", "actor/kenya"),
    ("Keniaanse", "nl", "actor/kenya"),
    ("Chinese", "nl", "actor/china"),
    ("Libanese", "nl", "actor/lebanon"),
    ("U.S.", "en", "actor/united-states"),
    ("VS", "nl", "actor/united-states"),
    ("UAE", "en", "actor/united-arab-emirates"),
    ("Moskou", "nl", "actor/russia"),
    ("Ankara", "en", "actor/turkey"),
    ("Kremlin", "en", "actor/government-of-russia"),
    ("Pentagon", "en", "actor/defence-ministry-of-united-states"),
    ("Verkhovna Rada", "en", "actor/parliament-of-ukraine"),
    ("Sudanese government", "en", "actor/government-of-sudan"),
    ("Soedanese regering", "nl", "actor/government-of-sudan"),
    ("Tatmadaw", "en", "actor/armed-forces-of-myanmar"),
    ("Nato", "en", "actor/nato"),
    ("NAVO", "nl", "actor/nato"),
    ("Kata’ib Hezbollah", "en", "actor/kataib-hezbollah"),
    ("al-Shabab", "en", "actor/al-shabaab"),
    ("Daesh", "en", "actor/islamic-state"),
    ("Quds force", "en", "actor/quds-force"),
    ("Artsen zonder Grenzen", "nl", "actor/doctors-without-borders"),
    ("Deutsche Welle", "en", "actor/deutsche-welle"),
    ("Donbas", "en", "place/donbas"),
    ("Zwarte Zee", "nl", "place/black-sea"),
    ("Goma", "en", "place/goma"),
    ("Khartoem", "nl", "place/khartoum"),
]


@pytest.mark.parametrize(("text", "language", "key"), NAMES, ids=[n[0] for n in NAMES])
def test_names_are_found(text: str, language: str, key: str) -> None:
    assert key in [entry.key for entry in REGISTER.lookup(text, language)]


@pytest.mark.parametrize("text", ["us", "is", "turkey", "who", "the", "Us", "Who", ""])
def test_common_words_are_not_names(text: str) -> None:
    assert REGISTER.lookup(text, "en") == []


def test_every_state_has_its_words_and_institutions() -> None:
    states = [e for e in REGISTER.entries.values() if e.type == "state"]
    assert len(states) >= 195
    for state in states:
        assert set(state.labels) == {"en", "nl"}, state.key
        assert state.words.get("en") and state.words.get("nl"), state.key
        assert state.state is not None
        for kind in ("government", "parliament", "foreign-ministry", "defence-ministry", "armed-forces"):
            entry = REGISTER.institution(kind, state.state)
            assert entry is not None and entry.state == state.state, (kind, state.key)


def test_every_capital_is_a_city_of_its_state() -> None:
    lost = []
    for state in (e for e in REGISTER.entries.values() if e.type == "state"):
        cities = [c for word in state.words["en"] for c in REGISTER.cities(word)]
        if not any(c.within == state.state for c in cities):
            lost.append(state.key)
    assert len(lost) < 30, lost  # names that are the state's own, and capitals under 15,000 inhabitants


def test_entries_are_well_formed_and_no_person_is_among_them() -> None:
    for key, entry in REGISTER.entries.items():
        assert key.startswith("place/" if entry.is_place else "actor/")
        assert entry.type in (PLACE_TYPES if entry.is_place else ACTOR_TYPES), key
        assert entry.type != "person", key
        assert entry.label("en") and entry.label("nl"), key
        for other in (entry.within, entry.state):
            assert other is None or other in REGISTER.entries, (key, other)


def test_breadth() -> None:
    kinds = [entry.type for entry in REGISTER.entries.values()]
    assert kinds.count("armed-group") >= 150
    assert kinds.count("international-organisation") >= 80
    assert kinds.count("media") >= 80
    assert kinds.count("region") >= 120


def test_hand_written_entries_name_their_source() -> None:
    for name in ("organisations", "armed-groups", "media", "places"):
        quads = list(
            ox.parse(path=folder("mappings") / "register" / f"{name}.ttl", base_iri="https://w3id.org/dateline/id/")
        )
        subjects = {q.subject for q in quads}
        sourced = {q.subject for q in quads if q.predicate.value == "http://purl.org/dc/terms/source"}
        assert subjects == sourced


def test_namesakes_are_all_offered() -> None:
    keys = [entry.key for entry in REGISTER.lookup("RSF", "en")]
    assert {"actor/rapid-support-forces", "actor/reporters-without-borders"} <= set(keys)


def test_a_city_knows_its_country_and_coordinates() -> None:
    goma = REGISTER.get("place/goma")
    assert goma is not None
    assert goma.within == "place/democratic-republic-of-the-congo"
    assert goma.geonames == "https://sws.geonames.org/216281/"
    assert goma.lat == pytest.approx(-1.67, abs=0.02)
    assert REGISTER.country_of("place/goma") == "place/democratic-republic-of-the-congo"


def test_triples_follow_places_and_are_sorted() -> None:
    triples = list(REGISTER.triples(["actor/government-of-chad", "place/goma"]))
    subjects = [t[0] for t in triples]
    assert subjects == sorted(subjects)
    assert {"place/chad", "place/democratic-republic-of-the-congo"} <= set(subjects)
    assert ("place/goma", "dl:within", "place/democratic-republic-of-the-congo", "key") in triples
    assert ("actor/government-of-chad", "rdfs:label", "Government of Chad", "en") in triples
    assert not any(predicate == "skos:hiddenLabel" for _, predicate, _, _ in triples)


def test_an_authority_file_is_laid_over(tmp_path: Path) -> None:
    path = tmp_path / "people.ttl"
    path.write_text(
        """@base <https://w3id.org/dateline/id/> .
        @prefix dl: <https://w3id.org/dateline/ns#> . @prefix at: <https://w3id.org/dateline/actor-type/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <actor/lena-wagner> a dl:Person ; dl:actorType at:person ; rdfs:label "Lena Wagner"@en .
        <actor/hamas> skos:altLabel "Harakat al-Muqawama"@en .
        """,
        encoding="utf-8",
    )
    register = Register.load(extra=[path])
    assert [e.type for e in register.lookup("Lena Wagner", "en")] == ["person"]
    assert [e.key for e in register.lookup("Harakat al-Muqawama", "en")] == ["actor/hamas"]
    assert register.entries["actor/hamas"].type == "armed-group"
    assert register.version != REGISTER.version


def test_a_broken_authority_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<a> <b> .\n", encoding="utf-8")
    with pytest.raises(MappingError, match=r"broken\.ttl"):
        Register.load(extra=[path])
    with pytest.raises(MappingError, match="no register file"):
        Register.load(extra=[tmp_path / "absent.ttl"])


def test_atoms() -> None:
    assert atoms("People's Liberation Army") == ["People", "s", "Liberation", "Army"]
    assert atoms("Kata’ib al-Ḥaqq") == ["Kataib", "al", "Haqq"]
    assert atoms("U.S.") == ["US"]


def test_loading_is_fast() -> None:
    begin = time.process_time()
    Register.load()
    assert time.process_time() - begin < 1.0  # 0.1 s on an idle machine
