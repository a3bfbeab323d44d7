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
    form, tags, lower, words = s.lower[i], s.tags, s.lower, s.words
    size = len(tags)
    before = tags[i - 1] if i else ""
    after = i + 1
    if form == "het" and nominalised(i, s):
        return "DET"
    if form == "het" and after < size and plural_noun_follows(after, s):
        return "PRON"
    if form in closed.PRONOUN_OR_DETERMINER:
        nominal = after < size and (following_nominal(after, s) or complex_nominal(after, s, sure))
        if form in ("die", "dat", "welke") and i:
            previous = i - 1
            while previous and words[previous] in ("'", '"', "”", "’"):
                previous -= 1
            opening = segment(i, s)[0]
            told = any(s.verbs[k] in closed.REPORTING and tags[k] in VERBAL for k in range(opening, i))
            if form == "dat" and told and not _neuter(s, previous) and verb_final(i, s, sure):
                return "SC"
            if form == "dat" and (s.verbs[previous] in closed.REPORTING and tags[previous] in VERBAL):
                return "SC"
            joined = parted(previous, s) if lower[previous] in closed.PARTICLE_SET else ""
            apart = tags[previous] in ("VP", "VY", "VX") or bool(joined)
            if form == "dat" and joined and joined not in _TELLING and _neuter_object(s, previous, after):
                return "REL" if verb_final(i, s, sure) else "PRON"
            verb_first = after < size and (sure[after] or lower[after] in AUXILIARY_FORMS)
            if form == "die" and joined and "NOUN" in tags[:previous] and verb_first:
                return "REL"
            extraposed = form == "dat" and tags[previous] == "VP" and not told
            if extraposed and not speech_noun(s, previous - 1) and _neuter_object(s, previous, after):
                return "REL" if verb_final(i, s, sure) else "PRON"
            if form in ("die", "welke") and apart and "NOUN" in tags[:previous] and verb_final(i, s, sure):
                return "REL"
            noun_before = tags[previous] in ("NOUN", "PROPN", "NUM") or lower[previous] in (
                "degene",
                "degenen",
                "iets",
                "alles",
                "diegenen",
            )
            comma_noun = (
                words[previous] == ","
                and previous
                and tags[previous - 1] in ("NOUN", "PROPN", "NUM", "VP", "ADJ", "PUNCT", "ADV")
            )
            if form == "dat" and words[previous] == "," and _told_by_name(previous, s):
                return "SC" if verb_final(i, s, sure) else "PRON"
            if form == "dat":
                if (
                    noun_before
                    and not speech_noun(s, previous)
                    and not common_gender(s, previous)
                    and not verb_next_subject(after, s)
                ):
                    return "REL"
                if (
                    comma_noun
                    and tags[previous - 1] in ("NOUN", "PROPN")
                    and verb_final(i, s, sure)
                    and not verb_next_subject(after, s)
                ):
                    return "REL"
                named = after < size and s.tags[after] == "PROPN"
                return "SC" if named or verb_final(i, s, sure) else ("DET" if nominal else "PRON")
            if (noun_before or comma_noun) and verb_final(i, s, sure):
                return "REL"
            if (noun_before or comma_noun) and verb_first:
                return "REL"
            if tags[previous] == "ADP" and not nominal:
                return "REL" if form == "welke" else "PRON"
            return "DET" if nominal else "PRON"
        second = after + 1 < size and (sure[after + 1] or lower[after + 1] in AUXILIARY_FORMS)
        if form == "dat" and not i and nominal and second and tags[after] != "PROPN":
            return "DET"  # "Dat land wordt beschuldigd": the verb stands second
        if form == "dat":
            return "SC" if verb_final(i, s, sure) else ("DET" if nominal else "PRON")
        if form == "wat":
            return "REL" if words[i - 1] == "," and i else "WH" if not nominal else "DET"
        if form == "al":
            return (
                "DET"
                if after < size
                and lower[after] in ("de", "het", "die", "deze", "zijn", "hun")
                and before != "ADV"
                and not i
                else "ADV"
            )
        if form in ("veel", "andere"):
            return "ADJ" if nominal else "PRON"
        return "DET" if nominal else "PRON"
    if form in ("wie", "welk"):
        return "REL" if i and (tags[i - 1] == "ADP" or words[i - 1] == ",") else "WH"
    if form == "een":
        return "DET"
    if form in ("zijn", "haar", "hun", "ons", "jullie"):
        nominal = after < size and following_nominal(after, s)
        if form == "zijn" and i and lower[i - 1] == "er":
            return "VX"
        if form == "zijn":
            return _zijn(i, s, sure, nominal)
        return "POSS" if nominal else "PRON"
    if form == "om":
        k = after
        while k < size and not sure[k] and words[k] not in (".", ";", ":"):
            if lower[k] == "te" and reads_infinitive(s, k + 1):
                time = after < size and (tags[after] == "NUM" or (lower[after] == "het" and k - i > 4 and False))
                return "ADP" if time else "SC"
            k += 1
        return "ADP"
    if form == "te":
        return "TE" if reads_infinitive(s, after) else ("ADP" if after < size and words[after][0].isupper() else "ADV")
    if form == "als" and _pairs(i, s):
        return "CC"
    if form == "als" and _inside_verb_final(i, s, sure):
        return "ADP"
    if form in ("als", "zoals", "dan"):
        if form == "dan" and not (
            i
            and (
                tags[i - 1] in ("ADJ",)
                or lower[i - 1] in ("meer", "minder", "anders", "eerder", "later", "groter", "beter")
            )
        ):
            return "ADV"
        if form != "dan" and verb_final(i, s, sure) and (not i or words[i - 1] == "," or form == "als"):
            return "SC"
        return "ADP"
    if form in ("sinds", "tot", "voor", "na", "nu", "daar", "toen", "of"):
        final = verb_final(i, s, sure)
        if form == "of":
            governed = not i or (
                words[i - 1] == ","
                or tags[i - 1] == "ADJ"
                or lower[i - 1] in _KNOWN
                or any(s.verbs[k] in KNOWING for k in range(i))
            )
            return "SC" if final and governed else "CC"
        if form == "nu" and i and tags[i - 1] in VERBAL and lower[i - 1] in AUXILIARY_FORMS:
            return "ADV"
        if form in ("toen", "nu"):
            return (
                "SC"
                if final
                and (
                    not i
                    or words[i - 1] in BREAKS
                    or tags[i - 1] in ("NOUN", "ADV", "CC", "ADP")
                    or tags[i - 1] in VERBAL
                )
                and not (after < size and (sure[after] or lower[after] in AUXILIARY_FORMS))
                else "ADV"
            )
        if form == "daar":
            return "ADV"
        if (
            form == "sinds"
            and final
            and after < size
            and tags[after] in ("DET", "PROPN", "?", "PRON")
            and (not i or words[i - 1] == ",")
        ):
            around = segment(i, s)
            return (
                "SC"
                if sum(sure[around[0] : around[1]]) == 1
                and not sure[after + 1 : after + 2].count(True)
                and ends_clause(s, sure, i)
                else "ADP"
            )
        return "ADP"
    if form in closed.RELATIVE_ADVERBS and form not in ("waar", "waarom"):
        return (
            "REL" if any(t in ("NOUN", "PROPN") for t in tags[:i]) and not (i and s.verbs[i - 1] in KNOWING) else "WH"
        )
    if form == "waar":
        return (
            "REL"
            if i
            and (
                tags[i - 1] in ("NOUN", "PROPN", "NUM", "CASE", "ADP")
                or words[i - 1] in (",", '"', "'", "’", "”")
                or tags[i - 1] == "VP"
            )
            else "WH"
        )
    if form in ("hoe", "waarom", "hoeveel"):
        return "WH"
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
