"""An invented article and its reading, made by hand, for tests of everything after `reading`."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from dateline.articles.model import Article
from dateline.graph.provenance import Run
from dateline.language.model import Entity, Span
from dateline.reading.model import Event, Proposition, Quantity, Reading, Role

TEXT = """Envoy urges Kenya to pull out after drone strike

MEKELLE, 7 March 2031 — A drone strike by the Tigray Front killed some 1,200 soldiers near Mekelle\u00a0airport \
on Friday, the Coastal Wire reported. Élodie Okoth-Mbeki, the special envoy of the African Union, urged Kenya \
to withdraw its troops should the shelling go on. “We cannot wait any longer,” Okoth-Mbeki said. Many senators agreed.
"""


def make_article(id: str = "made-1", **changes: object) -> Article:
    """The invented article; `changes` are fields of Article."""
    article = Article(
        id=id,
        text=TEXT,
        language="en",
        source=f"https://news.example/{id}",
        title="Envoy urges Kenya to pull out after drone strike",
        publisher="The Coast Gazette",
        issued=date(2031, 3, 9),
        primary_source="Coastal Wire",
    )
    return replace(article, **changes)  # type: ignore[arg-type]


def span(words: str, text: str = TEXT) -> Span:
    """Where `words` stand in the text, the first time."""
    begin = text.index(words)
    return Span(begin, begin + len(words))


def make_person(slug: str, label: str, *alt: str) -> Entity:
    """A named person of an article's own."""
    return Entity(f"actor/{slug}", label, "person", alt=alt)


def make_reading(id: str = "made-1", **changes: object) -> Reading:
    """The reading of the invented article: one of everything that a reading can hold."""
    kenya = Entity("actor/kenya", "Kenya", "state", register="actor/kenya")
    union = Entity("actor/african-union", "African Union", "international-organisation", register="actor/african-union")
    ethiopia = Entity("place/ethiopia", "Ethiopia", "country", is_place=True, register="place/ethiopia")
    mekelle = Entity("place/mekelle", "Mekelle", "city", is_place=True, within="place/ethiopia")
    airport = Entity("place/mekelle-airport", "Mekelle airport", "facility", is_place=True, within="place/mekelle")
    front = Entity("actor/tigray-front", "Tigray Front", "armed-group", alt=("the Tigray Front",))
    wire = Entity("actor/coastal-wire", "Coastal Wire", "media")
    envoy = make_person("elodie-okoth-mbeki", "Élodie Okoth-Mbeki", "Okoth-Mbeki")
    soldiers = Entity("actor/soldiers", "soldiers", "armed-force", named=False)
    senators = Entity("actor/many-senators", "Many senators", "other", named=False)
    strike = Event(
        key="event/strike-1",
        cls="dl:Strike",
        type="et:drone-strike",
        evidence=(span("A drone strike by the Tigray Front killed some 1,200 soldiers near Mekelle\u00a0airport"),),
        rule="strike-noun",
        links={
            "dl:attacker": ("actor/tigray-front",),
            "dl:victim": ("actor/soldiers",),
            "dl:place": ("place/mekelle-airport",),
            "dl:attributedTo": ("actor/coastal-wire",),
        },
        earliest=date(2031, 3, 7),
        latest=date(2031, 3, 7),
        date_text="on Friday",
        quantities=("quantity/1",),
    )
    statement = Event(
        key="event/statement-1",
        cls="dl:Statement",
        type="et:statement",
        evidence=(span("Élodie Okoth-Mbeki, the special envoy of the African Union, urged Kenya to withdraw"),),
        rule="urge",
        links={
            "dl:speaker": ("actor/elodie-okoth-mbeki",),
            "dl:addressee": ("actor/kenya",),
            "dl:demands": ("proposition/1",),
            "dl:about": ("event/strike-1",),
        },
        speech_act="sa:call-for",
        quotations=(span("We cannot wait any longer,"),),
    )
    agreement = Event(
        key="event/statement-2",
        cls="dl:Statement",
        type="et:statement",
        evidence=(span("Many senators agreed"),),
        rule="agree",
        links={"dl:speaker": ("actor/many-senators",), "dl:about": ("event/statement-1",)},
        speech_act="sa:state",
        factuality="fa:uncertain",
    )
    proposition = Proposition(
        key="proposition/1",
        actions=("ac:troop-withdrawal",),
        evidence=(span("to withdraw its troops"),),
        rule="withdraw",
        links={"dl:performedBy": ("actor/kenya",)},
        condition="should the shelling go on",
    )
    role = Role(
        key="role/1",
        holder="actor/elodie-okoth-mbeki",
        text="special envoy",
        evidence=(span("the special envoy of the African Union"),),
        organisation="actor/african-union",
    )
    quantity = Quantity(
        key="quantity/1",
        counts="ct:killed",
        evidence=(span("some 1,200 soldiers"),),
        value=Decimal("1200.0"),
        approximate=True,
    )
    reading = Reading(
        article=make_article(id),
        entities=(kenya, union, ethiopia, mekelle, airport, front, wire, envoy, soldiers, senators),
        events=(strike, statement, agreement),
        propositions=(proposition,),
        roles=(role,),
        quantities=(quantity,),
    )
    return replace(reading, **changes)  # type: ignore[arg-type]


def make_run(number: int = 1) -> Run:
    """A run of no particular version."""
    return Run(
        number=number,
        software="dateline 0.1.0",
        mappings="m-1",
        register="r-1",
        model="en 3.8.0",
        time=datetime(2031, 3, 10, 8, 30, tzinfo=UTC),
    )
