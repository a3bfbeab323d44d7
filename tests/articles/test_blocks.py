"""Paragraphs and what they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles import BlockKind, block_at, dateline_span, find_blocks
from dateline.articles.blocks import primary_source

PIECES = st.sampled_from(
    [
        "The army left the town on Monday.", "Army leaves town", "By Amina Yusuf", "Read more", "Photo: AFP",
        "1/5/2020", "“Never,” she said.", "* * *", "---\n", "title: x\n", "Het leger vertrok.", "52",
        "\n", "\r\n", "\n\n", "\r", " ", "\u00a0", "\t", "\u2028", "\ufeff", "\x0b",
    ]
)  # fmt: skip


@given(st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=300)), st.sampled_from(["en", "nl"]))
@settings(max_examples=300, deadline=None)
def test_blocks_are_in_order_apart_and_cover_all_that_is_not_blank(text: str, language: str) -> None:
    blocks = find_blocks(text, language)
    end = 0
    for block in blocks:
        assert end <= block.begin < block.end <= len(text)
        assert not _visible(text[end : block.begin])
        piece = text[block.begin : block.end]
        assert piece == piece.strip()
        end = block.end
    assert not _visible(text[end:])


def _visible(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\ufeff\u200b\u200e\u200f\u2060")


def kinds(text: str, language: str = "en", title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.begin : block.end]) for block in find_blocks(text, language, title=title)]


PAGE = """World

Rebels shell port of Aden as talks stall

Governor says five dock workers were killed

Smoke rises over Aden, Yemen, on March 4, 2021. (Harbour authority handout via Reuters)
Amina Yusuf
3/4/2021

ADEN (Reuters) - Rebel forces fired rockets at the port on Wednesday, killing five dock workers.

The governor said it was the worst attack in two years. “We will answer,” he said
Calls for calm
The United Nations urged both sides to hold their fire.
Read more: The war in maps
Supporters of the truce met in Sanaa (the capital) on Thursday.

Amina Yusuf is a senior reporter at the Nile Monitor. She was born in Taiz.
Related Topics
Yemen
Red Sea shipping
"""


def test_a_page() -> None:
    found = kinds(PAGE, title="Rebels shell port of Aden as talks stall")
    assert [kind for kind, _ in found] == [
        "headline", "headline", "headline", "caption", "byline", "byline",
        "body", "body", "heading", "body", "boilerplate", "body",
        "boilerplate", "boilerplate", "boilerplate", "boilerplate",
    ]  # fmt: skip


STANDFIRST = """Rebels shell port of Aden
The governor says that it was the worst attack in two years.
By Amina Yusuf and news agencies
Published On 4 Mar 2021
Share
Rebel forces fired rockets at the port, killing five dock workers.
Recommended Stories
list of 2 items
- list 1 of 2What is happening in Yemen?
- list 2 of 2The siege in maps
end of list
The army denied the claim.
skip past newsletter promotion
Sign up to The Week
The best of our journalism from the past seven days.
after newsletter promotion
“We hold the port,” a colonel said.
bur-str/kir
"""


def test_a_page_with_a_standfirst_and_adverts_in_the_story() -> None:
    found = kinds(STANDFIRST)
    assert [text for kind, text in found if kind == "body"] == [
        "The governor says that it was the worst attack in two years.",
        "Rebel forces fired rockets at the port, killing five dock workers.",
        "The army denied the claim.",
        "“We hold the port,” a colonel said.",
    ]
    assert [text for kind, text in found if kind == "byline"] == [
        "By Amina Yusuf and news agencies", "Published On 4 Mar 2021", "bur-str/kir",
    ]  # fmt: skip
    assert [text for kind, text in found if kind in ("headline", "heading")] == ["Rebels shell port of Aden"]


DUTCH = """Laatste nieuws

Rebellen beschieten haven van Aden

Door Els de Wit
Gepubliceerd op 4 maart 2021

ADEN (ANP) - Rebellen hebben woensdag raketten afgevuurd op de haven. Vijf havenarbeiders kwamen om.

Roep om kalmte

De Verenigde Naties riepen beide kampen op het vuren te staken.

Lees ook: De oorlog in kaart
Reageer
Je moet ingelogd zijn om een reactie te plaatsen.
"""


def test_a_dutch_page() -> None:
    assert [kind for kind, _ in kinds(DUTCH, "nl")] == [
        "boilerplate", "headline", "byline", "byline",
        "body", "heading", "body", "boilerplate", "boilerplate", "boilerplate",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Join forces, the general told the militias of the valley on Telegram.",
        "The photographer was killed near Gaza City (Reuters had lost contact with him).",
        "By Friday the army had retaken the town of Bor.",
        "Watch towers along the border were shelled overnight.",
        "More than 20 people died in the market of Gao.",
        "She is a reporter for the station who was detained in Minsk.",
        "Updated figures put the toll at 41.",
        "Follow-up talks are planned in Geneva.",
        "The article, originally published by a state newspaper, was denied by the ministry.",
        "Share prices in Tel Aviv fell after the strike.",
        "Subscribe to this deal or leave, the envoy told the rebels.",
        "Read the treaty, the minister said.",
        "“You have to log in to comment on their system,” the hacker said.",
        "Contact with the patrol was lost at dawn.",
        "Related families were buried together in Bucha.",
        "File after file was burned by the retreating soldiers.",
        "Via Cyprus, aid reached the enclave.",
        "Source material was shown to the court.",
        "By continuing the siege, the army wants the rebels to accept its terms.",
        "Follow-up strikes were shown on Telegram.",
        "Watch groups posted footage of the raid on Facebook.",
        "This report was produced by experts of the United Nations and accuses both sides.",
        "Copyright 19 was the name of the operation, officials said.",
        "Reuters reported that three people were killed in Nablus.",
        "AFP photographers saw bodies in the street.",
        "Comments by the envoy angered Ankara.",
        "Print shops that made the posters were burned down.",
        "Live ammunition was used, medics in Yangon said.",
        "Thank you for nothing, the mayor told the ministers.",
        "Anna Lund is the foreign policy chief of the alliance.",
        "Idris Benali is a general who has led the country since 2019.",
        "The cease-fire was brokered by Qatar and Egypt (photographs of the signing were published).",
    ],
)
def test_a_sentence_of_a_story_is_never_marked(sentence: str) -> None:
    text = f"Town falls\n\nThe army entered the town on Monday, residents said.\n\n{sentence}\n\nThe fighting goes on."
    assert ("body", sentence) in kinds(text)
    last = f"Town falls\n\nThe army entered the town on Monday, residents said.\n\n{sentence}"
    assert ("body", sentence) in kinds(last)
    first = f"Town falls\n\n{sentence}\n\nThe army entered the town on Monday, residents said."
    assert ("body", sentence) in kinds(first)


@pytest.mark.parametrize(
    "sentence",
    [
        "Volgens het leger vielen er geen doden bij de aanval.",
        "Door de aanval raakten twintig mensen gewond.",
        "Volg de route naar het zuiden, kregen de inwoners te horen.",
        "Meer dan honderd mensen schuilden in de kelder.",
        "Beelden van de inslag tonen een grote rookwolk.",
        "Gisteren vielen er twaalf doden in Gao.",
        "Steun voor de regering is er op Facebook nauwelijks, zei hij.",
        "Bronnen binnen het leger spreken van een misverstand.",
        "Karim Bensaid is een journalist die in mei werd opgepakt.",
        "Deel van de troepen trok zich terug naar Goma.",
        "Reacties op de aanval bleven maandag uit.",
        "Reuters meldt dat er drie doden zijn gevallen in Nablus.",
        "Tips over de daders zijn welkom, zegt de politie.",
        "Lezers van de krant in Minsk zagen maandag lege pagina's.",
        "Idris Benali is een generaal die het land sinds 2019 leidt.",
        "Meer over de aanval is volgens het leger niet bekend.",
        "Contact met de patrouille ging bij zonsopgang verloren.",
        "Video-opnames tonen hoe de soldaten vluchten.",
        "Door de premier werd de aanval een oorlogsmisdaad genoemd.",
    ],
)
def test_a_dutch_sentence_of_a_story_is_never_marked(sentence: str) -> None:
    text = f"Stad valt\n\nHet leger trok maandag de stad in, zeggen inwoners.\n\n{sentence}"
    assert ("body", sentence) in kinds(text, "nl")


def test_the_title_is_a_headline_wherever_it_is_repeated() -> None:
    text = "War: what now?\n\nTalks stalled on Monday, diplomats said.\n\nWar: what now?"
    assert [kind for kind, _ in kinds(text, title="War – what now?")] == ["headline", "body", "headline"]


def test_a_wrapped_text_keeps_its_paragraphs() -> None:
    lines = [
        "The army entered the northern town before dawn on Monday after a",
        "siege of eleven weeks, residents and an official of the regional",
        "government said, and soldiers were seen raising the flag over the",
        "town hall while columns of people left along the southern road to",
        "the river.",
        "",
        "Rebel commanders said that their fighters had withdrawn in order to",
        "spare the hospital, which had been hit by shells on four occasions",
        "since the siege began.",
    ]
    found = find_blocks("\n".join(lines), "en")
    assert len(found) == 2
    assert {block.kind for block in found} == {BlockKind.BODY}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_newline_ends_a_paragraph(newline: str) -> None:
    text = newline.join(["Town falls", "", "The army entered the town.", "It was quiet."])
    assert [kind for kind, _ in kinds(text)] == ["headline", "body", "body"]


def test_front_matter_is_one_block() -> None:
    text = "---\ntitle: Town falls\n---\nThe army entered the town."
    first, second = find_blocks(text, "en", front=len("---\ntitle: Town falls\n---"))
    assert (first.kind, second.kind) == (BlockKind.BOILERPLATE, BlockKind.BODY)
    assert text[first.begin : first.end] == "---\ntitle: Town falls\n---"


@pytest.mark.parametrize(
    ("opening", "sentence"),
    [
        ("CAIRO, May 3. /SPA/. ", "Egypt and Sudan signed a pact on Monday."),
        ("BAMAKO (Reuters) - ", "Soldiers seized the airport on Monday."),
        ("KYIV, Ukraine (AP) — ", "Drones hit a depot on Monday."),
        ("NIAMEY – ", "The junta left the bloc on Monday."),
        ("Addis Ababa - ", "Ethiopian troops crossed the river on Monday."),
        ("BRUSSEL (ANP) - ", "De NAVO trekt zich terug uit het gebied."),
        ("", "NATO (the alliance) met in Vilnius on Monday."),
        ("", "UNHCR said 40 people drowned."),
        ("", "US-led forces left the base on Monday."),
        ("", "Fighting – the worst in years – went on."),
        ("", "The Syrian Observatory for Human Rights (SOHR) said four people died."),
    ],
)
def test_datelines(opening: str, sentence: str) -> None:
    text = f"Headline\n\n{opening}{sentence}"
    block = find_blocks(text, "en")[-1]
    span = dateline_span(text, block)
    assert (text[slice(*span)] if span else "") == opening


def test_a_headline_has_no_dateline() -> None:
    text = "KYIV - Drones hit depot\n\nDrones hit a depot on Monday."
    assert dateline_span(text, find_blocks(text, "en")[0]) is None


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("This story was first published by Radio Sahel and was reprinted with its permission.", "en", "Radio Sahel"),
        ("This story first appeared on The Nile Monitor.", "en", "The Nile Monitor"),
        ("Reprinted with permission from Voice of the Lakes.", "en", "Voice of the Lakes"),
        ("Dit artikel verscheen eerder in De Nijlbode.", "nl", "De Nijlbode"),
        ("Bron: ANP", "nl", "ANP"),
        ("Related Topics", "en", None),
    ],
)  # fmt: skip
def test_whom_a_reprint_comes_from(line: str, language: str, expected: str | None) -> None:
    text = f"Town falls\n\n{line}"
    assert primary_source(text, find_blocks(text, language), language) == expected


def test_the_block_at_an_offset() -> None:
    text = "Town falls\n\nThe army left."
    blocks = find_blocks(text, "en")
    assert block_at(blocks, 0) == blocks[0]
    assert block_at(blocks, len("Town falls")) is None
    assert block_at(blocks, len(text) - 1) == blocks[1]
    assert block_at(blocks, len(text)) is None


def test_lines_that_break_a_sentence_are_one_paragraph() -> None:
    text = (
        "The rebels said that they had ambushed a group of\nrecruits on the road from the port on Monday.\n"
        "A colonel denied it."
    )
    assert [words for _, words in kinds(text)] == [text.split("Monday.")[0] + "Monday.", "A colonel denied it."]


def test_a_page_title_with_the_name_of_its_site_is_no_headline() -> None:
    text = (
        "Rebels shell port of Zarwa - WXYZ - Lakes News, Weather, Sports\n\nRebels shell port of Zarwa\n\n"
        "Five dock workers died in Zarwa on Monday when rebels fired at the port, the governor said."
    )
    assert [kind for kind, _ in kinds(text)] == ["boilerplate", "headline", "body"]
