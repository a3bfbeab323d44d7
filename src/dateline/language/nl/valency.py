"""The prepositions that nouns and adjectives take."""

from dateline.language.nl.closed import words

# Prepositions that a noun takes: the endings of such nouns. What ends so before such a preposition keeps the phrase.
_EVENT = tuple(
    words(
        """
        aanval aanvallen aanslag aanslagen ing ingen tie ties bombardement bombardementen oorlog oorlogen strijd
        steun protest protesten moord moorden operatie operaties inval invallen bezoek dood overwinning vuur
        geweld druk kritiek embargo sancties sanctie offensief aanwezigheid invasie beleg belegering opstand
        hulp vergelding wraak dreiging gevecht gevechten slag staatsgreep coup akkoord ruzie conflict conflicten
        gesprek gesprekken overleg
        """
    )
)
# A line a preposition; with a star it is also taken by every noun that names an event.
_TAKES = """
op*: verbod blik beroep toezicht zicht antwoord recht invloed reactie reacties jacht hoop aanspraak kans zicht
    greep uitzondering
aan: steun hulp aandacht bijdrage deelname einde eind gebrek tekort aanslag lidmaatschap leveringen levering verkoop
    leveranties leverantie oproep verzoek bevel opdracht vraag belofte toezegging garantie signaal eis advies beroep
    waarschuwing grens behoefte schade bericht brief boodschap
over: spijt kritiek belofte beslissing resolutie akkoord overleg gesprek gesprekken onderhandelingen debat
    stemming zorgen bericht berichten rapport
    vraag overeenkomst discussie twijfel onduidelijkheid controle besluit wet nieuws informatie verklaring
    speculaties topoverleg topberaad beraad vergadering uitspraken uitspraak verdrag eens onenigheid macht
met: medeleven akkoord oorlog bestand verdrag overleg gesprek gesprekken onderhandelingen banden relatie
    relaties samenwerking
    conflict overeenkomst grens contact contacten handel vrede ontmoeting problemen wapenstilstand coalitie
    atoomakkoord atoomdeal deal solidariteit confrontatie vredesakkoord vergadering verbond ervaring
tegen*: verzet sancties sanctie maatregelen maatregel agressie acties actie campagne bewijs verweer aanklacht front
    woede wrok demonstratie demonstraties betoging betogingen coalitie bondgenootschap bescherming
voor: steun reden redenen bewijs plan plannen verantwoordelijkheid ruimte respect bedreiging gevaar aanleiding
    waarschuwing doel doelen doelwit doelwitten tijd kans oplossing bescherming vergelding compensatie straf excuses
    gelegenheid akkoord geld losgeld regio voorwaarde voorwaarden angst wraak fase minister rechtvaardiging
in*: leger ambassade ambassadeur consulaat basis bases vliegveld luchthaven kamp kampen stad steden dorp dorpen
    provincie situatie rol vertrouwen verandering belang troepen aanleiding belangen militairen soldaten oorlog
    burgeroorlog ziekenhuis fase gebied gebieden wijk wijken crisis toename stijging daling school hoofdkwartier
    haven machtsstrijd gouverneur regio land landen
bij: betrokkenheid rol ambassadeur belang hulp doden gewonden grenspost
tot: toegang oproep besluit aanleiding bevel aanzet oproepen toetreding veroordeling opdracht machtiging bereidheid
uit: terugtrekking vertrek vluchteling vluchtelingen bericht berichten strijders strijder terugtocht troepen
    evacuatie wapens gas olie soldaten steun militie milities
naar: komst onderzoek zoektocht reis verlangen weg vlucht uitvoer export bezoek terugkeer zoeken mars opmars vraag
tussen*: oorlog conflict conflicten gevechten gevecht spanningen spanning betrekkingen relatie relaties akkoord
    gesprekken overleg grens bestand ruzie verschil verschillen kloof strijd wapenstilstand
onder: slachtoffers doden steun paniek verdeeldheid onrust
door*: gebruik verlies bezetting misbruik inzet
vanuit*:
van:
"""


def _noun_takes() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in _TAKES.replace("\n    ", " ").strip().splitlines():
        preposition, _, endings = line.partition(":")
        table[preposition.rstrip("*")] = (*endings.split(), *(_EVENT if preposition.endswith("*") else ()))
    return table


NOUN_TAKES = _noun_takes()
ADJECTIVE_TAKES = {
    "verantwoordelijk": ("voor",),
    "bereid": ("tot",),
    "klaar": ("voor",),
    "afhankelijk": ("van",),
    "bang": ("voor",),
    "woedend": ("over", "op"),
    "betrokken": ("bij",),
    "schuldig": ("aan",),
    "bezig": ("met",),
    "tevreden": ("over", "met"),
    "bezorgd": ("over",),
    "gekant": ("tegen",),
    "loyaal": ("aan",),
    "trouw": ("aan",),
    "eens": ("met", "over"),
    "verwant": ("aan",),
    "gericht": ("op",),
    "boos": ("op", "over"),
    "trots": ("op",),
}
