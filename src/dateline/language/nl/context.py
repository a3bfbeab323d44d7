"""What stands around a word: the questions that the tagger asks of its context."""

from dateline.language.nl import closed
from dateline.language.nl.closed import words
from dateline.language.nl.forms import AUXILIARY_FORMS, INFINITIVE_FORMS
from dateline.language.nl.inflection import INF, PART, PAST_PL, PAST_SG, PRES_PL, PRES_SG
from dateline.language.nl.lexicon import Entry, lexicon
from dateline.language.nl.sentence import BREAKS, QUOTES, VERBAL, Sentence
from dateline.language.nl.wordlists import TAKES_CLAUSE_NOUNS

QUESTIONS = words(
    """
    wie waarom hoe waar waarin waarmee waarbij waardoor waarop waarvan waaraan waarna
    """
)
_CONJUNCTIONS = words("als toen dat om")
_SPEECH_NOUNS = words(
    """
    feit bericht berichten idee nieuws kans vrees bewering beschuldiging bewijs hoop mening verklaring gerucht
    geruchten aanwijzingen belofte besef angst gevolg signaal conclusie vermoeden voorwaarde
    """
)


def segment(i: int, s: Sentence) -> tuple[int, int]:
    """The stretch around i that can hold one finite verb: between commas, subordinators and coordinators."""
    tags, words = s.tags, s.words
    begin = i
    while begin and not (
        words[begin - 1] in BREAKS or tags[begin - 1] in ("SC", "REL") or (tags[begin - 1] == "CC" and begin != i)
    ):
        begin -= 1
    end = i + 1
    while end < len(tags) and not (
        words[end] in BREAKS
        or tags[end] in ("SC", "REL")
        or s.lower[end] in QUESTIONS
        or (tags[end] == "?" and s.lower[end] in _CONJUNCTIONS)
    ):
        end += 1
    return begin, end


def following_nominal(i: int, s: Sentence) -> bool:
    """Whether a noun phrase without determiner goes on at i: adjectives, numbers, then a noun or name."""
    size = len(s.tags)
    while i < size:
        tag, entry = s.tags[i], s.entries[i]
        if tag in ("ADJ", "NUM") or (not tag and entry.adjective and not entry.noun):
            i += 1
            if tag == "NUM":
                return True
            continue
        if tag in ("NOUN", "PROPN"):
            return True
        if s.words[i] in QUOTES and i + 1 < size:
            i += 1
            continue
        return not tag and bool(entry.noun or not entry.verbs)
    return False


def has_finite(s: Sentence, sure: list[bool], begin: int, end: int, skip: int) -> bool:
    """Whether another word of the stretch is a finite verb; one right after a coordinator has a clause of its own."""
    return any(
        (sure[k] and not (k > skip and s.tags[k - 1] == "CC")) or (k < skip and s.tags[k] in ("VF", "VX", "VY"))
        for k in range(begin, end)
        if k != skip
    )


def verb_final(i: int, s: Sentence, sure: list[bool]) -> bool:
    """Whether the words after i run into a finite verb at the end of a clause rather than straight after i."""
    size = len(s.tags)
    k = i + 1
    seen = 0
    while k < size:
        word, entry, tag = s.words[k], s.entries[k], s.tags[k]
        if word == "," and seen:
            after = after_parenthesis(k, s, sure)
            if after > k:
                k = after
                continue
        if word in BREAKS or word in (".", "!", "?") or (tag in ("SC", "REL") and seen):
            return False
        if s.lower[k] == "zijn" and k + 1 < size and not s.tags[k + 1] and following_nominal(k + 1, s):
            k += 1
            seen += 1
            continue
        if sure[k] or (tag in ("", "VF", "?") and entry.finite and not entry.noun and not entry.adjective):
            return seen > 0
        if s.lower[k] in AUXILIARY_FORMS:
            return seen > 0
        if seen and not tag and entry.finite and not entry.noun and _ends_with_noun(k, s):
            return True
        if seen and tag in ("", "?") and _closes(k, s) and any(kind == PRES_PL for _, kind, _ in entry.verbs):
            return True
        seen += 1
        k += 1
    return False


def _ends_with_noun(k: int, s: Sentence) -> bool:
    """Whether a noun stands before k and none after it: "toen een bom ontplofte op", not "een net ontplofte bom"."""
    before = s.entries[k - 1]
    nominal = s.tags[k - 1] in ("NOUN", "PROPN", "PRON") or (
        not s.tags[k - 1] and bool(before.noun) and not before.verbs
    )
    return nominal and not following_nominal(k + 1, s)


def _closes(k: int, s: Sentence) -> bool:
    """Whether k is the last word before a boundary, and no determiner or adjective before it makes it a noun."""
    if s.tags[k - 1] in ("DET", "POSS", "NUM", "ADJ", "ADP") or s.entries[k - 1].adjective:
        return False
    return k + 1 >= len(s.tags) or s.words[k + 1] in BREAKS or s.words[k + 1] in ".!?"


def plural_noun_follows(i: int, s: Sentence) -> bool:
    """Whether the noun that ends the phrase at i is a plural, which "het" cannot determine."""
    size = len(s.tags)
    while i < size and (
        s.tags[i] in ("ADJ", "NUM") or (not s.tags[i] and s.entries[i].adjective and not s.entries[i].noun)
    ):
        i += 1
    return i < size and not s.tags[i] and bool(s.entries[i].noun) and s.entries[i].plural


def after_parenthesis(k: int, s: Sentence, sure: list[bool]) -> int:
    """The position after the comma that closes an apposition or relative clause opened by the comma at k, or k."""
    for j in range(k + 1, min(k + 14, len(s.tags))):
        if s.words[j] == ",":
            return j + 1 if j > k + 1 else k
        if s.words[j] in (".", ";", ":", "!", "?") or s.lower[j] in ("en", "maar"):
            return k
        if sure[j] and s.lower[k + 1] not in ("die", "dat", "waar", "wie"):
            return k
    return k


def complex_nominal(i: int, s: Sentence, sure: list[bool]) -> bool:
    """Whether phrases, an attributive participle and its noun follow: "het door X gesteunde bewind"."""
    if s.tags[i] not in ("ADP", "ADV") or (s.tags[i] == "ADV" and s.lower[i] in closed.NEGATIONS):
        return False
    for k in range(i + 1, min(i + 9, len(s.tags) - 1)):
        entry = s.entries[k]
        if sure[k] or s.words[k] in BREAKS or s.tags[k] in ("VF", "VX", "SC"):
            return False
        if (
            not s.tags[k]
            and not entry.noun
            and ((entry.adjective and entry.inflected) or entry.participle)
            and following_nominal(k + 1, s)
        ):
            return bool(entry.participle) or s.lower[k].endswith(("de", "te"))
    return False


def opened_before(i: int, s: Sentence) -> bool:
    """Whether a noun phrase before i lacks its noun yet: "de door de senaat aangenomen", "een vorige week gesloten"."""
    tags, lower = s.tags, s.lower
    for d in range(i - 2, max(i - 13, -1), -1):
        if tags[d] in VERBAL or tags[d] in ("SC", "REL", "CC", "TE") or s.words[d] in BREAKS:
            return False
        if tags[d] not in ("DET", "POSS"):
            continue
        first = d + 1
        if tags[first] == "ADP":
            return not (lower[d] == "een" and lower[first] in ("van", "op"))
        noun = first + 1 if lower[first] in closed.TIME_MODIFIERS else first
        if noun < i and lower[noun] in closed.TIME_NOUNS and tags[noun] == "NOUN":
            return noun + 1 == i or tags[noun + 1] == "ADP"
    return False


def nominalised(i: int, s: Sentence) -> bool:
    """Whether "het" makes a noun of an infinitive: "het trainen van", "bij het in brand steken van"."""
    size = len(s.tags)
    governed = i > 0 and s.tags[i - 1] == "ADP"
    k = i + 1
    while k < size and k < i + 7:
        entry = s.entries[k]
        if not s.tags[k] and entry.verbs and any(kind == INF for _, kind, _ in entry.verbs) and not entry.noun:
            if (k + 1 < size and s.lower[k + 1] == "van") or (governed and k == i + 1):
                s.entries[k] = Entry(noun=entry.verbs[0][0], known=True)
                s.nominalised.add(k)
                return True
            return False
        if s.tags[k] in ("VF", "VX", "PUNCT", "SC", "CC") or (
            not s.tags[k] and entry.verbs and not entry.noun and not entry.adjective
        ):
            return False
        if not governed and k > i:
            return False
        k += 1
    return False


def ends_clause(s: Sentence, sure: list[bool], i: int) -> bool:
    for k in range(i + 1, len(s.tags)):
        if sure[k]:
            return k + 1 < len(s.tags) and (s.words[k + 1] == "," or sure[k + 1])
    return False


def common_gender(s: Sentence, i: int) -> bool:
    """Whether the noun phrase that ends at i has "de", so that "dat" cannot be its relative."""
    noun = i
    while i and s.tags[i] in ("NOUN", "PROPN", "ADJ", "NUM"):
        i -= 1
    bare = s.tags[noun] == "NOUN" and s.tags[i] not in ("DET", "POSS", "CASE")
    return bare or s.lower[i] in ("de", "deze", "die") or s.lower[i + 1] == "eerst"


def speech_noun(s: Sentence, i: int) -> bool:
    """Whether a "dat" after the noun at i gives the content of that noun, or of one that it depends on with "van"."""
    if s.lower[i] in _SPEECH_NOUNS:
        return True
    for _ in range(3):
        while i and s.tags[i] in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "POSS", "CASE"):
            i -= 1
        if not i or s.lower[i] not in closed.OF_NOUNS:
            return False
        i -= 1
        if s.tags[i] == "NOUN" and s.lower[i].endswith(TAKES_CLAUSE_NOUNS):
            return True
    return False


def parted(p: int, s: Sentence) -> str:
    """The separable verb whose particle stands at p and whose finite form stands before it, or nothing."""
    for k in range(p - 1, segment(p, s)[0] - 1, -1):
        if s.tags[k] in ("VF", "VX", "VY"):
            verb = s.verbs[k]
            return s.lower[p] + verb if lexicon().separable(s.lower[p], verb) else ""
    return ""


def verb_next_subject(i: int, s: Sentence) -> bool:
    """Whether a subject pronoun stands at i, which a relative "dat" as subject would not have beside it."""
    return i < len(s.tags) and s.lower[i] in ("er",)


def reads_infinitive(s: Sentence, i: int) -> bool:
    if i >= len(s.tags):
        return False
    if s.lower[i] in INFINITIVE_FORMS:
        return True
    return any(kind == INF for _, kind, _ in s.entries[i].verbs)


def auxiliary_near(i: int, s: Sentence) -> bool:
    begin = i
    while begin and not (s.words[begin - 1] in BREAKS or s.tags[begin - 1] in ("SC", "REL")):
        begin -= 1
    end = segment(i, s)[1]
    return any(s.lower[k] in AUXILIARY_FORMS and s.tags[k] != "POSS" for k in range(begin, end) if k != i)


def first_person(i: int, s: Sentence) -> bool:
    """Whether "ik" or "je" stands beside a bare stem, which without them is a noun far more often than a verb."""
    return any(s.lower[k] in ("ik", "je", "jij") for k in (i - 1, i + 1) if 0 <= k < len(s.tags))


def infinitive(tag: str, entry: Entry) -> str:
    wanted: tuple[int, ...]
    if tag == "VP":
        wanted = (PART,)
    elif tag in ("VI", "VX"):
        wanted = (INF, PRES_PL)
    else:
        wanted = (PRES_SG, PAST_SG, PAST_PL)
    for verb, kind, particle in entry.verbs:
        if kind in wanted and particle:
            return verb
    return next((verb for verb, kind, _ in entry.verbs if kind in wanted), entry.verbs[0][0] if entry.verbs else "")


def following_late(i: int, lower: list[str]) -> bool:
    return (
        i + 1 < len(lower)
        and lower[i + 1] in ("op", "in")
        and i > 0
        and lower[i - 1] not in ("en",)
        and lower[i + 1 : i + 3] in (["in", "de"], ["op", "de"])
    )
