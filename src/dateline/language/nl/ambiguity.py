"""Closed-class words with more than one part of speech: "dat", "die", "zijn", "om", "als", "toen" and their like."""

from dateline.language.nl import closed
from dateline.language.nl.closed import words
from dateline.language.nl.context import (
    common_gender,
    complex_nominal,
    ends_clause,
    following_nominal,
    has_finite,
    nominalised,
    parted,
    plural_noun_follows,
    reads_infinitive,
    segment,
    speech_noun,
    verb_final,
    verb_next_subject,
)
from dateline.language.nl.forms import AUXILIARY_FORMS, MODAL_FORMS
from dateline.language.nl.sentence import BREAKS, QUOTES, VERBAL, Sentence

_KNOWN = words("duidelijk onduidelijk bekend onbekend zeker onzeker")
KNOWING = words(
    """
    vragen weten zien onderzoeken betwijfelen nagaan afvragen bepalen controleren zeggen beoordelen
    """
)


# With these "dat" after the particle opens what is told, also where they have an object.
_TELLING = words(
    """
    aankondigen meedelen mededelen toegeven toezeggen bekendmaken uitleggen aantonen toevoegen opmerken afspreken
    voorstellen voorspellen inzien aanvoeren volhouden opdragen opleggen voorhouden voorleggen aangeven bijbrengen
    """
)


def _neuter_object(s: Sentence, particle: int, after: int) -> bool:
    """Whether a noun that "dat" can refer to stands right before a particle or participle: "nam een plan aan dat"."""
    noun = particle - 1
    if noun < 1 or s.tags[noun] != "NOUN" or s.lower[noun] in closed.TIME_NOUNS or s.entries[noun].plural:
        return False
    return not common_gender(s, noun) and not verb_next_subject(after, s)


def _neuter(s: Sentence, i: int) -> bool:
    """Whether the noun phrase that ends at i has "het", so that "dat" may well be its relative."""
    while i and s.tags[i] in ("NOUN", "PROPN", "ADJ", "NUM"):
        i -= 1
    return s.lower[i] in ("het", "dit", "dat")


def _inside_verb_final(i: int, s: Sentence, sure: list[bool]) -> bool:
    """Whether i stands between a relative or subordinator and its verb, where a clause with "als" seldom starts."""
    for k in range(i - 1, -1, -1):
        if s.words[k] in BREAKS or sure[k] or s.tags[k] in VERBAL:
            return False
        if s.tags[k] in ("REL", "SC"):
            return k < i - 1
    return False


def _told_by_name(comma: int, s: Sentence) -> bool:
    """ "..., zei de woordvoerder, Amina Sule, dat ...": what a person says, since a relative to a person is "die"."""
    named = comma > 1 and s.tags[comma - 1] == s.tags[comma - 2] == "PROPN"
    told = any(s.verbs[k] in closed.REPORTING and s.tags[k] in VERBAL for k in range(comma))
    return named and told and not any(s.tags[k] in ("SC", "REL") for k in range(comma))


def _pairs(i: int, s: Sentence) -> bool:
    """Whether "als" is the second half of "zowel ... als"."""
    for k in range(i - 1, -1, -1):
        if s.lower[k] in ("zowel", "als") or s.words[k] in ".;:":
            return s.lower[k] == "zowel"
    return False


def closed_in_context(i: int, s: Sentence, sure: list[bool]) -> str:
    """The part of speech that a closed-class word has where it stands, or "" where it has one everywhere."""
    form = s.lower[i]
    after = i + 1
    if form == "het" and nominalised(i, s):
        return "DET"
    if form == "het" and after < len(s.tags) and plural_noun_follows(after, s):
        return "PRON"
    if form in closed.PRONOUN_OR_DETERMINER:
        return _pronoun_or_determiner(i, s, sure)
    if form in ("wie", "welk"):
        return "REL" if i and (s.tags[i - 1] == "ADP" or s.words[i - 1] == ",") else "WH"
    if form == "een":
        return "DET"
    if form in ("zijn", "haar", "hun", "ons", "jullie"):
        nominal = after < len(s.tags) and following_nominal(after, s)
        if form == "zijn":
            return "VX" if i and s.lower[i - 1] == "er" else _zijn(i, s, sure, nominal)
        return "POSS" if nominal else "PRON"
    if form == "om":
        return _om(i, s, sure)
    if form == "te":
        local = after < len(s.tags) and s.words[after][0].isupper()
        return "TE" if reads_infinitive(s, after) else ("ADP" if local else "ADV")
    if form in ("als", "zoals", "dan"):
        return _als(i, s, sure)
    if form in ("sinds", "tot", "voor", "na", "nu", "daar", "toen", "of"):
        return _subordinator(i, s, sure)
    return _relative_adverb(i, s)


def _pronoun_or_determiner(i: int, s: Sentence, sure: list[bool]) -> str:
    form, lower = s.lower[i], s.lower
    size, after = len(s.tags), i + 1
    nominal = after < size and (following_nominal(after, s) or complex_nominal(after, s, sure))
    if form in ("die", "dat", "welke") and i:
        previous = i - 1
        while previous and s.words[previous] in ("'", '"', "”", "’"):
            previous -= 1
        inner = _dat_inside if form == "dat" else _die_inside
        return inner(i, previous, s, sure, nominal)
    second = after + 1 < size and (sure[after + 1] or lower[after + 1] in AUXILIARY_FORMS)
    if form == "dat" and not i and nominal and second and s.tags[after] != "PROPN":
        return "DET"  # "Dat land wordt beschuldigd": the verb stands second
    if form == "dat":
        return "SC" if verb_final(i, s, sure) else ("DET" if nominal else "PRON")
    if form == "wat":
        return "REL" if s.words[i - 1] == "," and i else "WH" if not nominal else "DET"
    if form == "al":
        all_of = not i and after < size and lower[after] in ("de", "het", "die", "deze", "zijn", "hun")
        return "DET" if all_of else "ADV"
    if form in ("veel", "andere"):
        return "ADJ" if nominal else "PRON"
    return "DET" if nominal else "PRON"


def _joined(previous: int, s: Sentence) -> str:
    """The separable verb whose particle stands there, or ""."""
    return parted(previous, s) if s.lower[previous] in closed.PARTICLE_SET else ""


def _after_noun(previous: int, s: Sentence) -> bool:
    """Whether a noun that a relative may belong to stands right before it."""
    headless = ("degene", "degenen", "iets", "alles", "diegenen")
    return s.tags[previous] in ("NOUN", "PROPN", "NUM") or s.lower[previous] in headless


def _after_comma(previous: int, s: Sentence) -> bool:
    """The same with a comma between them."""
    ends = ("NOUN", "PROPN", "NUM", "VP", "ADJ", "PUNCT", "ADV")
    return s.words[previous] == "," and previous > 0 and s.tags[previous - 1] in ends


def _dat_inside(i: int, previous: int, s: Sentence, sure: list[bool], nominal: bool) -> str:
    """ "dat" after the first word: what is told, a relative, or a demonstrative."""
    tags, after = s.tags, i + 1
    told = any(s.verbs[k] in closed.REPORTING and tags[k] in VERBAL for k in range(segment(i, s)[0], i))
    final = verb_final(i, s, sure)
    if told and not _neuter(s, previous) and final:
        return "SC"
    if s.verbs[previous] in closed.REPORTING and tags[previous] in VERBAL:
        return "SC"
    joined = _joined(previous, s)
    if joined and joined not in _TELLING and _neuter_object(s, previous, after):
        return "REL" if final else "PRON"
    extraposed = tags[previous] == "VP" and not told
    if extraposed and not speech_noun(s, previous - 1) and _neuter_object(s, previous, after):
        return "REL" if final else "PRON"
    if s.words[previous] == "," and _told_by_name(previous, s):
        return "SC" if final else "PRON"
    described = _after_noun(previous, s) and not speech_noun(s, previous) and not common_gender(s, previous)
    if described and not verb_next_subject(after, s):
        return "REL"
    aside = _after_comma(previous, s) and tags[previous - 1] in ("NOUN", "PROPN")
    if aside and final and not verb_next_subject(after, s):
        return "REL"
    named = after < len(tags) and tags[after] == "PROPN"
    return "SC" if named or final else ("DET" if nominal else "PRON")


def _die_inside(i: int, previous: int, s: Sentence, sure: list[bool], nominal: bool) -> str:
    """ "die" and "welke" after the first word: a relative, or a demonstrative."""
    tags, after = s.tags, i + 1
    form, joined = s.lower[i], _joined(previous, s)
    verb_first = after < len(tags) and (sure[after] or s.lower[after] in AUXILIARY_FORMS)
    earlier = "NOUN" in tags[:previous]
    if form == "die" and joined and earlier and verb_first:
        return "REL"
    apart = tags[previous] in ("VP", "VY", "VX") or bool(joined)
    beside = _after_noun(previous, s) or _after_comma(previous, s)
    if ((apart and earlier) or beside) and verb_final(i, s, sure):
        return "REL"
    if beside and verb_first:
        return "REL"
    if tags[previous] == "ADP" and not nominal:
        return "REL" if form == "welke" else "PRON"
    return "DET" if nominal else "PRON"


def _om(i: int, s: Sentence, sure: list[bool]) -> str:
    """ "om ... te" opens a clause; "om zes uur te" does not."""
    k = i + 1
    while k < len(s.tags) and not sure[k] and s.words[k] not in (".", ";", ":"):
        if s.lower[k] == "te" and reads_infinitive(s, k + 1):
            return "ADP" if s.tags[i + 1] == "NUM" else "SC"
        k += 1
    return "ADP"


def _als(i: int, s: Sentence, sure: list[bool]) -> str:
    """ "als", "zoals" and "dan": comparison, condition or time."""
    form, lower = s.lower[i], s.lower
    if form == "als" and _pairs(i, s):
        return "CC"
    if form == "als" and _inside_verb_final(i, s, sure):
        return "ADP"
    if form == "dan":
        degrees = ("meer", "minder", "anders", "eerder", "later", "groter", "beter")
        compared = i and (s.tags[i - 1] == "ADJ" or lower[i - 1] in degrees)
        return "ADP" if compared else "ADV"
    opens = not i or s.words[i - 1] == "," or form == "als"
    return "SC" if opens and verb_final(i, s, sure) else "ADP"


def _subordinator(i: int, s: Sentence, sure: list[bool]) -> str:
    """Prepositions, adverbs and "of" that may open a clause with its verb at the end."""
    form, tags, lower, words = s.lower[i], s.tags, s.lower, s.words
    after, final = i + 1, verb_final(i, s, sure)
    if form == "of":
        governed = (
            not i or words[i - 1] == "," or tags[i - 1] == "ADJ" or lower[i - 1] in _KNOWN
            or any(s.verbs[k] in KNOWING for k in range(i))
        )  # fmt: skip
        return "SC" if final and governed else "CC"
    if form == "nu" and i and tags[i - 1] in VERBAL and lower[i - 1] in AUXILIARY_FORMS:
        return "ADV"
    if form in ("toen", "nu"):
        opens = not i or words[i - 1] in BREAKS or tags[i - 1] in {"NOUN", "ADV", "CC", "ADP", *VERBAL}
        verb_next = after < len(tags) and (sure[after] or lower[after] in AUXILIARY_FORMS)
        return "SC" if final and opens and not verb_next else "ADV"
    if form == "daar":
        return "ADV"
    subject = after < len(tags) and tags[after] in ("DET", "PROPN", "?", "PRON")
    if form == "sinds" and final and subject and (not i or words[i - 1] == ","):
        begin, end = segment(i, s)
        alone = sum(sure[begin:end]) == 1 and not any(sure[after + 1 : after + 2])
        return "SC" if alone and ends_clause(s, sure, i) else "ADP"
    return "ADP"


def _relative_adverb(i: int, s: Sentence) -> str:
    """ "waar", "waarin", "hoe": relative or interrogative."""
    form, tags = s.lower[i], s.tags
    if form in ("hoe", "waarom", "hoeveel"):
        return "WH"
    if form == "waar":
        joined = i and (
            tags[i - 1] in ("NOUN", "PROPN", "NUM", "CASE", "ADP", "VP") or s.words[i - 1] in (",", '"', "'", "’", "”")
        )
        return "REL" if joined else "WH"
    if form in closed.RELATIVE_ADVERBS:
        described = any(t in ("NOUN", "PROPN") for t in tags[:i]) and not (i and s.verbs[i - 1] in KNOWING)
        return "REL" if described else "WH"
    return ""


def _zijn(i: int, s: Sentence, sure: list[bool], nominal: bool) -> str:
    tags = s.tags
    before = tags[i - 1] if i else ""
    if before == "TE" or (before in ("VI", "VX") or (i and s.lower[i - 1] in MODAL_FORMS and not nominal)):
        return "VX"
    if before in ("ADP", "SC", "REL") and nominal:
        return "POSS"
    if not nominal:
        return "VX"
    begin, end = segment(i, s)
    if i and (before in ("VF", "CC") or s.words[i - 1] in QUOTES) and has_finite(s, sure, begin, end, i):
        return "POSS"
    return "POSS" if has_finite(s, sure, begin, end, i) or not i else "VX"
