"""What phrases refer to, on invented sentences about many countries, read through the real analysers."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from dateline.articles.model import Article, Block, BlockKind
from dateline.language.model import Entity
from dateline.language.names import Names
from dateline.language.pipeline import parse
from dateline.language.register import Register, default_register


def article(text: str, language: str = "en", blocks: tuple[Block, ...] = ()) -> Article:
    return Article("t", text, language, "t.txt", issued=date(2024, 5, 6), blocks=blocks)


@lru_cache(maxsize=256)
def read(text: str, language: str = "en") -> Names:
    """The names of a text."""
    item = article(text, language)
    return Names(parse(item), item, default_register())


def head(names: Names, words: str, nth: int = 0) -> int:
    """Token index of the head of the nth occurrence of some words."""
    at = -1
    for _ in range(nth + 1):
        at = names.doc.text.index(words, at + 1)
    span = names.doc.char_span(at, at + len(words), alignment_mode="expand")
    assert span is not None
    return int(span.root.i)


def actor(text: str, words: str, nth: int = 0, language: str = "en") -> Entity | None:
    names = read(text, language)
    return names.actor(head(names, words, nth))


def place(text: str, words: str, nth: int = 0, language: str = "en") -> Entity | None:
    names = read(text, language)
    return names.place(head(names, words, nth))


def key(entity: Entity | None) -> str | None:
    return entity.key if entity else None


ACTORS = [  # text, words, key of the actor
    ("Sudanese troops entered Nyala.", "Sudanese", "actor/sudan"),
    ("Sudanese troops entered Nyala.", "troops", "actor/armed-forces-of-sudan"),
    ("Nairobi said it would send police officers to Haiti.", "Nairobi", "actor/kenya"),
    ("Nairobi said it would send police officers to Haiti.", "it", "actor/kenya"),
    ("Protesters gathered in Nairobi on Monday.", "Nairobi", None),
    ("The Kremlin denied the report.", "Kremlin", "actor/government-of-russia"),
    ("Chile's Congress approved the treaty.", "Congress", "actor/parliament-of-chile"),
    ("The U.S. Congress approved the aid for Ukraine.", "U.S. Congress", "actor/parliament-of-united-states"),
    ("Ethiopian lawmakers approved the budget.", "lawmakers", "actor/parliament-of-ethiopia"),
    ("Members of the Kenyan parliament rejected the bill.", "Members", "actor/parliament-of-kenya"),
    ("Opposition lawmakers in Kenya rejected the bill.", "lawmakers", "actor/opposition-lawmakers-in-kenya"),
    ("Mali's government expelled the envoy. The government was silent.", "The government", "actor/government-of-mali"),
    ("Myanmar's ruling junta extended martial law.", "junta", "actor/government-of-myanmar"),
    ("Ukraine's Foreign Ministry protested. The ministry summoned an envoy.", "The ministry",
     "actor/foreign-ministry-of-ukraine"),
    ("Crowds gathered at the parliament in Yerevan after Baku's attack.", "parliament", "actor/parliament-of-armenia"),
    ("Moscow denied that its forces had crossed the river.", "forces", "actor/armed-forces-of-russia"),
    ("The Houthis said their fighters had hit a ship.", "fighters", "actor/houthis"),
    ("Members of M23 attacked a patrol.", "Members", "actor/march-23-movement"),
    ("Foreign troops left Mali.", "troops", "actor/foreign-troops"),
    ("The Germans have left Mali.", "Germans", "actor/germany"),
    ("Two Kenyans were hurt.", "Kenyans", "actor/kenyans"),
    ("The coalition fighting Islamic State ended its patrols.", "coalition",
     "actor/international-coalition-against-islamic-state"),
    ("The Zaydi Revival Front (ZRF) claimed the blast. The ZRF is small.", "ZRF", "actor/zaydi-revival-front"),
    ("The RSF shelled Omdurman, Sudan's army said.", "RSF", "actor/rapid-support-forces"),
    ("The RSF criticised Turkey for jailing reporters.", "RSF", "actor/reporters-without-borders"),
    ("The Kenyan Air Force (KAF) flew to Juba. KAF jets hit a camp.", "KAF", "actor/armed-forces-of-kenya"),
    ("The Commission of Human Dignity (CHD) met. The CHD condemned the raid.", "CHD",
     "actor/commission-of-human-dignity"),
    ("The National Union of Kenyan Drivers, NUKD, said a driver died.", "NUKD",
     "actor/national-union-of-kenyan-drivers"),
    ("A source told the official Zarba news agency that rebels fled.", "agency", "actor/zarba"),
    ("Commissioner Luisa de Lima condemned the raid in Chile.", "Lima", "actor/luisa-de-lima"),
    ("Aid groups met in Juba. Radio Mogadishu said a base fell.", "Radio Mogadishu", "actor/radio-mogadishu"),
    ("Tamil Tiger leaders met. The Tigers shelled a camp.", "Tigers", "actor/liberation-tigers-of-tamil-eelam"),
    ('Police held Omar "El Gato" Rivas. The trial of El Gato is near.', "El Gato", "actor/omar-el-gato-rivas"),
    ("The Stabilisation Mission in Mali (MINUSMA) left. The Stabilisation Mission was large.", "Stabilisation Mission",
     "actor/minusma"),
    ("Yugoslav troops left Kosovo in 1999.", "troops", "actor/armed-forces-of-yugoslavia"),
    ("Chechen rebels attacked Moscow.", "rebels", "actor/chechen-rebels"),
    ("An MLRS hit a school in Sudan.", "MLRS", None),
    ("Police killed Omar Sahim alias Abu Dajan. Dajan led a cell.", "Dajan", "actor/omar-sahim"),
    ("The Drivers Party of Kenya condemned the raid.", "Party", "actor/drivers-party-of-kenya"),
    ("The National League for Justice in Kenya said a man died.", "League", "actor/national-league-for-justice"),
    ("The Zarwa Rescue Agency said a man died.", "Agency", "actor/zarwa-rescue-agency"),
    ("Rebels shelled Battalion 11 near Gao.", "Battalion", "actor/battalion-11"),
    ("Police held a resident of Zarba Tinga on Monday.", "Zarba Tinga", None),
    ("Overnight Houthi missile fire hit a port in Sudan.", "Houthi", "actor/houthis"),
    ("A truck crossed the bridge.", "truck", None),
    ("The treaty was signed.", "treaty", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), ACTORS, ids=[f"{t[:28]}|{w}" for t, w, _ in ACTORS])
def test_actors(text: str, words: str, expected: str | None) -> None:
    nth = 1 if words in ("ZRF", "KAF", "CHD", "Dajan", "El Gato", "Stabilisation Mission") else 0
    assert key(actor(text, words, nth)) == expected


PLACES = [
    ("Rebels seized the airport in Goma.", "airport", "place/airport-in-goma", "place/goma"),
    ("Drones hit a base near Kherson.", "Kherson", "place/kherson", "place/ukraine"),
    ("Shells fell on Sudanese soil.", "soil", "place/sudan", None),
    ("Mali's army patrols the country.", "country", "place/mali", None),
    ("Ethiopia's rebels marched on the capital.", "capital", "place/addis-ababa", "place/ethiopia"),
    ("Fighting spread across Darfur.", "Darfur", "place/darfur", "place/sudan"),
    ("Rebels captured Tinabao in Mali.", "Tinabao", "place/tinabao", None),
    ("The town of Bama was burned.", "town", "place/bama", "place/nigeria"),
    ("Gunmen raided Al-Tibna, Sudan, and fled.", "Al-Tibna", None, None),
    ("The minister resigned.", "minister", None, None),
    ("Rebels hold Upper Zarwa. Fighting in Upper Zarwa went on.", "Upper Zarwa", "place/upper-zarwa", None),
    ("Shells hit Camp Zarwa.", "Camp Zarwa", "place/camp-zarwa", None),
    ("Rebels hold the Tinga district of Darfur.", "Tinga district", "place/tinga-district", "place/darfur"),
    ("Fighting in Ethiopia reached the provincial capital.", "capital", None, None),
    ("Shells fell along the Zarwa-Tinga highway.", "Zarwa-Tinga", "place/zarwa-tinga", None),
]


@pytest.mark.parametrize(("text", "words", "expected", "within"), PLACES, ids=[p[0][:30] for p in PLACES])
def test_places(text: str, words: str, expected: str | None, within: str | None) -> None:
    found = place(text, words)
    assert key(found) == expected
    assert (found.within if found else None) == within


def test_short_forms_and_spellings_are_one_person() -> None:
    text = (
        "General Qassim al-Tikriti resigned. Tikriti gave no reason. Gen. Qasim al-Tikriti had led the force since May."
    )
    names = read(text)
    found = {key(names.actor(head(names, "Tikriti", n))) for n in range(3)}
    assert found == {"actor/qassim-al-tikriti"}
    entity = names.entities()[0]
    assert entity.label == "Qassim al-Tikriti" and entity.type == "person"
    assert set(entity.alt) == {"Tikriti", "Qasim al-Tikriti"}


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Senator Maria Ruiz voted for the law. Her rival Pedro Ruiz abstained. Ruiz later apologised."
    assert key(actor(text, "Ruiz", 0)) == "actor/maria-ruiz"
    assert key(actor(text, "Ruiz", 1)) == "actor/pedro-ruiz"
    assert key(actor(text, "Ruiz", 2)) == "actor/pedro-ruiz"


def test_titles_are_not_part_of_a_name() -> None:
    names = read("Defence Minister Almaz Worku met Vice President Juan Perez and Secretary of State Ann Lee.")
    labels = [names.actor(head(names, w)) for w in ("Worku", "Perez", "Lee")]
    assert [e.label for e in labels if e] == ["Almaz Worku", "Juan Perez", "Ann Lee"]


def test_a_state_beside_a_given_name_is_part_of_the_name() -> None:
    text = "Michael Jordan arrived on Monday. Chad Miller, who runs the agency, met him."
    assert key(actor(text, "Jordan")) == "actor/michael-jordan"
    assert key(actor(text, "Miller")) == "actor/chad-miller"


def test_a_described_person_is_the_named_one() -> None:
    text = "General Omar Idris, who leads the brigade, spoke in Gao. The general promised help."
    assert key(actor(text, "The general")) == "actor/omar-idris"
    assert key(actor("The army chief, General Tun Lin, resigned.", "chief")) == "actor/tun-lin"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "President Ana Costa met rebel leader Jon Bah. She told him that talks would resume.",
            "She",
            "actor/ana-costa",
        ),
        ("Minister Ali Omar said that he would resign.", "he", "actor/ali-omar"),
        ("Rebel leader Jon Bah, who fled in May, has returned.", "who", "actor/jon-bah"),
        ("NATO ended its mission.", "its", "actor/nato"),
        ("It rained on Monday.", "It", None),
        ("He left.", "He", None),
    ],
)
def test_pronouns(text: str, words: str, expected: str | None) -> None:
    assert key(actor(text, words)) == expected


def test_a_speaker_can_be_told() -> None:
    text = '"We will not leave," the governor said.'
    item = article(text)
    names = Names(parse(item), item, default_register())
    we = head(names, "We")
    assert names.actor(we) is None
    governor = names.actor(head(names, "governor"))
    assert governor is not None
    names.set_speaker(1, 18, governor)
    assert names.actor(we) == governor


def test_what_is_ours_belongs_to_the_speaker() -> None:
    text = 'Kenya spoke up. "Our army will stay," Nairobi said.'
    item = article(text)
    names = Names(parse(item), item, default_register())
    army = head(names, "army")
    kenya = names.actor(head(names, "Kenya"))
    assert kenya is not None
    names.set_speaker(text.index("Our"), text.index(',"'), kenya)
    assert key(names.actor(army)) == "actor/armed-forces-of-kenya"


def test_an_authority_file_names_people(tmp_path: Path) -> None:
    path = tmp_path / "people.ttl"
    path.write_text(
        """@base <https://w3id.org/dateline/id/> . @prefix dl: <https://w3id.org/dateline/ns#> .
        @prefix at: <https://w3id.org/dateline/actor-type/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <actor/lena-brandt> a dl:Person ; dl:actorType at:person ; rdfs:label "Lena Brandt"@en .
        """,
        encoding="utf-8",
    )
    item = article("Envoy Lena Brandt flew to Juba. Brandt met rebels there.")
    names = Names(parse(item), item, Register.load(extra=[path]))
    found = [names.actor(head(names, "Brandt", n)) for n in (0, 1)]
    assert [(e.key, e.register) for e in found if e] == [("actor/lena-brandt", "actor/lena-brandt")] * 2
    item = article("Police held Omar Sahim alias Lena Brandt. Sahim met rebels.")
    alias = Names(parse(item), item, Register.load(extra=[path]))
    assert key(alias.actor(head(alias, "Sahim", 1))) == "actor/lena-brandt"


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("At least 34 people died.", "people", "people"),
        ("Some 5,200 heavily armed militiamen crossed the river.", "militiamen", "heavily armed militiamen"),
        ("A group of masked men who spoke French robbed the bank.", "men", "masked men"),
        ("The Iran-backed militia groups, which deny it, fired first.", "groups", "Iran-backed militia groups"),
    ],
)
def test_unnamed_actors_have_the_words_of_the_text(text: str, words: str, label: str) -> None:
    entity = actor(text, words)
    assert entity is not None
    assert (entity.label, entity.named, entity.register) == (label, False, None)


def test_nicknames_and_shortened_register_names() -> None:
    assert key(actor('Gang leader Jean "Fox" Pierre fled. Pierre is armed.', "Pierre", 1)) == "actor/jean-fox-pierre"
    text = "The Syrian Observatory for Human Rights said two died. The Observatory blamed Turkey."
    assert key(actor(text, "Observatory", 1)) == "actor/syrian-observatory-for-human-rights"


def test_types_say_what_a_phrase_can_be() -> None:
    names = read("Gunmen attacked the French embassy in Bamako with rockets after the ceasefire.")
    assert {"armed-group", "actor"} <= names.types(head(names, "Gunmen"))
    assert {"government", "facility", "actor", "place"} <= names.types(head(names, "embassy"))
    assert "weapon" in names.types(head(names, "rockets"))
    assert "actor" not in names.types(head(names, "rockets"))
    assert "agreement" in names.types(head(names, "ceasefire"))
    assert {"city", "place"} <= names.types(head(names, "Bamako"))


def test_entities_hold_what_was_asked_for_and_where_it_lies() -> None:
    item = article("Rebels attacked Goma. Kenya protested.")
    names = Names(parse(item), item, default_register())
    assert names.entities() == []
    names.place(head(names, "Goma"))
    assert [e.key for e in names.entities()] == ["place/goma", "place/democratic-republic-of-the-congo"]


def test_datelines_captions_and_shouted_headings_name_nobody() -> None:
    text = "Rebel Leader Killed As Army Storms Town\n\nACCRA, May 3 (Reuters) - The army left Gao.\n\nJane Roe in Gao."
    cut = [text.index("\n\n"), text.index("\n\nJane")]
    blocks = (
        Block(0, cut[0], BlockKind.HEADLINE),
        Block(cut[0] + 2, cut[1], BlockKind.BODY),
        Block(cut[1] + 2, len(text), BlockKind.CAPTION),
    )
    item = article(text, blocks=blocks)
    names = Names(parse(item), item, default_register())
    assert [m.text for m in names.scan.mentions if m.kind == "name"] == ["Gao"]
    assert names.actor(head(names, "Roe")) is None and names.place(head(names, "ACCRA")) is None


DUTCH = [
    ("De Soedanese generaal Omar Idris sprak in Khartoem.", "Idris", "actor/omar-idris"),
    ("De Soedanese generaal Omar Idris sprak in Khartoem. Hij vertrok daarna.", "Hij", "actor/omar-idris"),
    ("Het Oekraïense parlement stemde voor de wet.", "parlement", "actor/parliament-of-ukraine"),
    ("Keniaanse parlementariërs stemden tegen de wet.", "parlementariërs", "actor/parliament-of-kenya"),
    ("Moskou ontkende de aanval op Charkiv.", "Moskou", "actor/russia"),
    ("De VS stuurde wapens naar Taiwan.", "VS", "actor/united-states"),
    (
        "Het Jemenitische ministerie van Buitenlandse Zaken protesteerde.",
        "ministerie",
        "actor/foreign-ministry-of-yemen",
    ),
    ("Het Colombiaanse leger trok zich terug uit Cauca.", "leger", "actor/armed-forces-of-colombia"),
    ("Rebellen van M23 namen Goma in.", "Rebellen", "actor/march-23-movement"),
    ("De guerrillabeweging ELN liet soldaten vrij.", "guerrillabeweging", "actor/national-liberation-army"),
    ("President Ana Costa van Chili trad op. Het Congres van Chili stemde in.", "Congres", "actor/parliament-of-chile"),
    ("Elementen van de Houthi's vielen een basis aan.", "Elementen", "actor/houthis"),
    ("Minister van Defensie Anna de Vries bezocht Mali.", "Vries", "actor/anna-de-vries"),
]


@pytest.mark.parametrize(("text", "words", "expected"), DUTCH, ids=[d[0][:30] for d in DUTCH])
def test_dutch_actors(text: str, words: str, expected: str) -> None:
    assert key(actor(text, words, language="nl")) == expected


def test_dutch_places() -> None:
    assert (
        key(place("Rebellen namen een vliegveld in Goma in.", "vliegveld", language="nl")) == "place/vliegveld-in-goma"
    )
    assert key(place("De raket viel op Pools grondgebied.", "grondgebied", language="nl")) == "place/poland"


ROLES = [  # text, holder, role, key of the organisation
    ("Kenyan Foreign Minister Ann Moraa flew to Juba.", "Ann Moraa", "Foreign Minister", "actor/kenya"),
    ("Paul Mwamba, a deputy commander of M23, was wounded.", "Paul Mwamba", "deputy commander of M23",
     "actor/march-23-movement"),
    ("The head of the Arakan Army, Tun Lin, resigned.", "Tun Lin", "head of the Arakan Army", "actor/arakan-army"),
    ("Gustavo Rivera, who leads the ELN, fled to Cuba.", "Gustavo Rivera", "leader", "actor/national-liberation-army"),
    ("NATO spokesman Jan Berg declined to comment.", "Jan Berg", "spokesman", "actor/nato"),
    ("Shells hit Kenya, air force spokesman Jo Bah said.", "Jo Bah", "spokesman", "actor/armed-forces-of-kenya"),
    ("Shells hit Kenya, said Jo Bah, a defence ministry spokesman.", "Jo Bah", "defence ministry spokesman",
     "actor/defence-ministry-of-kenya"),
    ("Omar Reza, the head of the militants’ Al-Quds Brigades, resigned.", "Omar Reza",
     "head of the militants’ Al-Quds Brigades", "actor/al-quds-brigades"),
    ("The Arakan Army, formerly led by Kyaw Lin, fled.", "Kyaw Lin", "formerly leader", "actor/arakan-army"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holder", "role", "organisation"), ROLES, ids=[r[1] for r in ROLES])
def test_roles(text: str, holder: str, role: str, organisation: str) -> None:
    found = [(r.holder.label, r.text, key(r.organisation)) for r in read(text).roles]
    assert (holder, role, organisation) in found
    for mention in read(text).roles:
        words = text[mention.evidence.begin : mention.evidence.end]
        assert holder in words and len(words) < len(text)


def test_a_verb_before_a_title_is_no_part_of_it() -> None:
    assert [r.text for r in read("Parliament elected General Jo Bah as president.").roles] == ["General"]


def test_a_province_has_a_government_of_its_own() -> None:
    text = "Pakistan mourned. Balochistan government spokesman Jo Bah said a man died."
    assert [key(r.organisation) for r in read(text).roles] != ["actor/government-of-pakistan"]


def test_what_is_no_role_and_where_a_role_ends() -> None:
    text = "Jo Bah, a resident of Gao, fled. Ann Moraa, head of the Arakan Army (AA), the rebels' largest, stayed."
    assert [(r.holder.label, r.text) for r in read(text).roles] == [("Ann Moraa", "head of the Arakan Army")]


def test_dutch_roles() -> None:
    text = "Omar Idris, leider van de RSF, sprak met de Soedanese premier Amina Tahir."
    found = {(r.holder.label, r.text, key(r.organisation)) for r in read(text, "nl").roles}
    assert ("Omar Idris", "leider van de RSF", "actor/rapid-support-forces") in found
    assert ("Amina Tahir", "premier", "actor/sudan") in found


def test_names_do_not_depend_on_the_order_of_questions() -> None:
    text = "Maoist rebels attacked Gao. The rebels burned a market. General Jo Bah said his troops fled the rebels."
    item = article(text)
    doc = parse(item)
    forward, backward = (Names(doc, item, default_register()) for _ in range(2))
    one = [key(forward.actor(i)) for i in range(len(doc))]
    other = [key(backward.actor(i)) for i in reversed(range(len(doc)))][::-1]
    assert one == other
    assert [e.key for e in forward.entities()] == [e.key for e in backward.entities()]


def test_all_forms_of_a_register_name_are_kept_whoever_was_asked_for() -> None:
    text = "The African Union sent observers to Sudan.\n\nA letter to the AU was lost."
    names = Names(parse(article(text)), article(text), default_register())
    names.actor(head(names, "African Union"))
    (union,) = [e for e in names.entities() if e.key == "actor/african-union"]
    assert union.alt == ("AU",)


def test_tables_know_paragraphs_sentences_and_words_before() -> None:
    text = "Rebels fled. Soldiers came.\n\nThe rebels returned with other rebels."
    tables = read(text).tables
    doc = tables.doc
    opening, last = head(read(text), "The rebels"), head(read(text), "rebels", 1)
    assert tables.paragraph[0] == 0
    assert doc[tables.paragraph[opening]].text == "The"
    assert tables.sentence[opening] - tables.sentence[0] == 2
    assert [doc[i].text for i in tables.before("rebel", last, 400)] == ["rebels", "Rebels"]
    assert list(tables.before("rebel", last, 3)) == []
