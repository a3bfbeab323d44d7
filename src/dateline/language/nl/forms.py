"""Forms of the closed classes and their tags; `?` where the context decides."""

from dateline.language.nl import closed
from dateline.language.nl.closed import words

AUXILIARY_FORMS = words(
    """
    heeft hebben had hadden heb hebt is zijn was waren ben bent wordt worden werd werden word zal zullen zou
    zouden kan kunnen kon konden moet moeten moest moesten mag mogen mocht mochten wil willen wilde wilden gaat
    gaan ging gingen laat laten liet lieten blijft blijven bleef bleven hoeft hoeven hoefde hoefden dient dienen
    diende dienden
    """
)
MODAL_FORMS = AUXILIARY_FORMS - words(
    """
    heeft hebben had hadden heb hebt is was waren ben bent wordt worden werd werden word
    """
)
FORM_LEMMAS = {
    "heeft": "hebben",
    "hebben": "hebben",
    "had": "hebben",
    "hadden": "hebben",
    "heb": "hebben",
    "hebt": "hebben",
    "is": "zijn",
    "was": "zijn",
    "zijn": "zijn",
    "waren": "zijn",
    "ben": "zijn",
    "bent": "zijn",
    "wordt": "worden",
    "worden": "worden",
    "werd": "worden",
    "werden": "worden",
    "word": "worden",
    "zal": "zullen",
    "zullen": "zullen",
    "zou": "zullen",
    "zouden": "zullen",
    "kan": "kunnen",
    "kunnen": "kunnen",
    "kon": "kunnen",
    "konden": "kunnen",
    "moet": "moeten",
    "moeten": "moeten",
    "moest": "moeten",
    "moesten": "moeten",
    "mag": "mogen",
    "laat": "laten",
    "laten": "laten",
    "liet": "laten",
    "lieten": "laten",
    "mogen": "mogen",
    "mocht": "mogen",
    "mochten": "mogen",
    "wil": "willen",
    "willen": "willen",
    "wilde": "willen",
    "wilden": "willen",
}
INFINITIVE_FORMS = frozenset(FORM_LEMMAS.values())

_IN_CONTEXT = words(
    """
    het dit dat deze die welke wat al alle enkele sommige veel beide andere elk ieder wie welk een zijn haar hun
    ons jullie om te als zoals dan sinds tot voor na nu daar toen of waar hoe waarom hoeveel
    """
)
# Listed among the adverbs or determiners, but read like any adjective.
_OPEN_AFTER_ALL = words(
    """
    direct juist recent vrij definitief tijdelijk mogelijk volledig dood weg gezien dagelijks vermoedelijk
    waarschijnlijk verschillende diverse verscheidene zogenaamd zogeheten eigen dergelijke
    """
)


def _build() -> dict[str, str]:
    table: dict[str, str] = {}
    for group, tag in (
        (words("mijn jouw onze uw z'n m'n"), "POSS"),
        (closed.ADVERBS, "ADV"),
        (closed.PREPOSITIONS, "ADP"),
        (closed.PRONOUNS, "PRON"),
        (closed.DETERMINERS, "DET"),
        (closed.COORDINATORS, "CC"),
        (closed.SURE_SUBORDINATORS, "SC"),
        (closed.CARDINALS, "NUM"),
        (closed.RELATIVE_ADVERBS, "?"),
    ):
        for word in group:
            table[word] = tag
    for word in [
        *closed.PRONOUN_OR_DETERMINER,
        "wie",
        "welk",
        "een",
        "zijn",
        "haar",
        "hun",
        "ons",
        "jullie",
        "om",
        "te",
        "als",
        "zoals",
        "dan",
        "sinds",
        "tot",
        "voor",
        "na",
        "nu",
        "daar",
        "toen",
        "of",
        "waar",
        "hoe",
        "waarom",
        "hoeveel",
    ]:
        table[word] = "?"
    for word in _OPEN_AFTER_ALL:
        table.pop(word, None)
    for word in ("weg", "af", "heen", "terug", "mee", "neer"):
        table[word] = "ADV"
    for form, infinitive in FORM_LEMMAS.items():
        table[form] = "VX" if form == infinitive else "VF"
    table["zijn"] = "?"
    table["een"] = "DET"
    return table


CLOSED = _build()
