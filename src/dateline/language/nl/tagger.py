"""Parts of speech in context.

The tags are the clause machine's: DET POSS NUM ADJ NOUN PROPN PRON REL WH ADP ADV SC CC TE PUNCT X, and for verbs VF
(finite), VX (infinitive or present plural), VY (past plural or participle), VI (infinitive), VP (past participle).
VX and VY are settled by the clause they stand in.
"""

import re
from dataclasses import dataclass, field

from dateline.language.nl import closed
from dateline.language.nl.lexicon import (
    EMPTY,
    FINITE,
    GERUND,
    INF,
    PART,
    PAST_PL,
    PAST_SG,
    PRES_PL,
    PRES_SG,
    Entry,
    Lexicon,
    is_number,
)

_NOMINAL_LEFT = frozenset({"DET", "POSS", "NUM", "ADJ"})
_VERBAL = frozenset({"VF", "VX", "VY", "VI", "VP"})
_UNIT = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
_NUMERAL = re.compile(rf"(?:(?:{_UNIT}|(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig|honderd|duizend)(?:en|ën)?)+$")
_QUESTIONS = frozenset(
    [
        "wie",
        "waarom",
        "hoe",
        "waar",
        "waarin",
        "waarmee",
        "waarbij",
        "waardoor",
        "waarop",
        "waarvan",
        "waaraan",
        "waarna",
    ]
)
_KNOWING = frozenset(
    [
        "vragen",
        "weten",
        "zien",
        "onderzoeken",
        "betwijfelen",
        "nagaan",
        "afvragen",
        "bepalen",
        "controleren",
        "zeggen",
        "beoordelen",
    ]
)
_PUNCTUATION = frozenset("\"'“”‘’„«»()[]{}.,;:!?…-–—•*/|")
_QUOTES = frozenset("\"'“”‘’„«»")
_BREAKS = frozenset({",", ";", ":", "(", ")", "–", "—", "-"})
_AUXILIARY_FORMS = frozenset(
    [
        "heeft",
        "hebben",
        "had",
        "hadden",
        "heb",
        "hebt",
        "is",
        "zijn",
        "was",
        "waren",
        "ben",
        "bent",
        "wordt",
        "worden",
        "werd",
        "werden",
        "word",
        "zal",
        "zullen",
        "zou",
        "zouden",
        "kan",
        "kunnen",
        "kon",
        "konden",
        "moet",
        "moeten",
        "moest",
        "moesten",
        "mag",
        "mogen",
        "mocht",
        "mochten",
        "wil",
        "willen",
        "wilde",
        "wilden",
        "gaat",
        "gaan",
        "ging",
        "gingen",
        "laat",
        "laten",
        "liet",
        "lieten",
        "blijft",
        "blijven",
        "bleef",
        "bleven",
        "hoeft",
        "hoeven",
        "hoefde",
        "hoefden",
        "dient",
        "dienen",
        "diende",
        "dienden",
    ]
)
_MODAL_FORMS = _AUXILIARY_FORMS - frozenset(
    [
        "heeft",
        "hebben",
        "had",
        "hadden",
        "heb",
        "hebt",
        "is",
        "was",
        "waren",
        "ben",
        "bent",
        "wordt",
        "worden",
        "werd",
        "werden",
        "word",
    ]
)


@dataclass(slots=True)
class Sentence:
    """The arrays of one sentence that the stages fill in turn; positions count from its first token."""

    words: list[str]
    lower: list[str]
    entries: list[Entry]
    tags: list[str]
    verbs: list[str]  # the infinitive chosen, for verbs
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    nominalised: set[int] = field(default_factory=set)  # infinitives used as nouns
    attributive: set[int] = field(default_factory=set)  # participles before their noun

    def __len__(self) -> int:
        return len(self.words)


def tag(words: list[str], lexicon: Lexicon, names: frozenset[str] | set[str]) -> Sentence:
    """Tag one sentence.

    Args:
        words: its tokens, without white space.
        lexicon: the readings of forms.
        names: words that the text writes with a capital inside sentences.
    """
    lower = [w.lower() for w in words]
    size = len(words)
    entries: list[Entry] = [EMPTY] * size
    tags = [""] * size
    start = True
    for i, word in enumerate(words):
        first = word[0]
        if not first.isalnum():
            if word in _PUNCTUATION or not any(c.isalnum() for c in word):
                tags[i] = "PUNCT" if word not in "%€$&+=" else ("CC" if word == "&" else "NOUN")
                start = start or word in _QUOTES or word == ":"
                continue
            if lower[i] in ("'s", "’s"):
                tags[i] = "CASE" if i and words[i - 1][0].isupper() else "X"
                continue
        if (first.isdigit() and is_number(word)) or (len(word) > 6 and _NUMERAL.match(lower[i])):
            tags[i] = "NUM"
        elif first.islower() and i + 1 < size and _name_particle(word, words[i - 1] if i else "", words[i + 1]):
            tags[i] = "PROPN"
        elif first.isupper() and not start:
            _capital(i, words, lower, entries, tags, lexicon)
        elif first.isupper():
            _first(i, words, lower, entries, tags, lexicon, names)
        else:
            _open_or_closed(i, lower[i], entries, tags, lexicon)
        start = False
    sentence = Sentence(words, lower, entries, tags, [""] * size)
    _resolve(sentence)
    return sentence


def _name_particle(word: str, before: str, after: str) -> bool:
    """Whether a word in small letters is part of a name: "al-Bashir", "bin Salman"."""
    head, _, tail = word.partition("-")
    if tail[:1].isupper() and head in ("al", "el", "as", "ash", "ad", "an", "ar", "at", "ul", "bin"):
        return True
    return (
        word in ("von", "bin", "ibn", "al", "el", "abu", "ben", "del", "da", "dos", "di", "ul", "bint")
        and before[:1].isupper()
        and after[:1].isupper()
    )


def _open_or_closed(i: int, form: str, entries: list[Entry], tags: list[str], lexicon: Lexicon) -> None:
    tag = _CLOSED.get(form)
    if tag:
        tags[i] = tag
        if tag == "?":
            entries[i] = lexicon.entry(form)
        return
    entries[i] = lexicon.entry(form)


def _capital(
    i: int, words: list[str], lower: list[str], entries: list[Entry], tags: list[str], lexicon: Lexicon
) -> None:
    entry = lexicon.entry(words[i])
    entries[i] = entry
    following = words[i + 1] if i + 1 < len(words) else ""
    if (
        entry.adjective
        and following
        and (following[0].islower() or following[0].isdigit() or following[0].isupper() or following in _QUOTES)
    ):
        inner = lexicon.entry(following) if following[0].islower() else None
        nominal = (
            following[0].isupper()
            or following in _QUOTES
            or (
                inner is not None
                and bool(inner.noun or inner.adjective)
                and _CLOSED.get(following, "NOUN") in ("NOUN", "?")
            )
            or following in ("en", "of")
        )
        tags[i] = "ADJ" if nominal else "PROPN"
        return
    if entry.noun and "-" in words[i]:
        tags[i] = "NOUN"
        return
    tags[i] = "PROPN"


def _first(
    i: int,
    words: list[str],
    lower: list[str],
    entries: list[Entry],
    tags: list[str],
    lexicon: Lexicon,
    names: frozenset[str] | set[str],
) -> None:
    form = lower[i]
    if form in _CLOSED:
        _open_or_closed(i, form, entries, tags, lexicon)
        return
    word = words[i]
    if word in names or (len(word) > 1 and word.isupper()):
        _capital(i, words, lower, entries, tags, lexicon)
        return
    own = lexicon.entry(word)
    common = lexicon.entry(form)
    if own.name or (own.adjective and own.inflected) or (own.noun and "-" in word):
        _capital(i, words, lower, entries, tags, lexicon)
        return
    following = words[i + 1] if i + 1 < len(words) else ""
    if not common.known or (common.verbs and following[:1].isupper() and not common.noun and not common.finite):
        tags[i] = "PROPN"
        return
    entries[i] = common


def _resolve(s: Sentence) -> None:
    """Choose among the readings that the context leaves open, from left to right."""
    tags, lower, entries = s.tags, s.lower, s.entries
    size = len(tags)
    sure = [_surely_finite(tags[i], lower[i], entries[i]) for i in range(size)]
    for i in range(size):
        tag = tags[i]
        if lower[i] == "verluidt" and i and lower[i - 1] == "naar":
            tags[i], sure[i] = "ADV", False
            continue
        if lower[i] == "eerst" and i and lower[i - 1] == "het":
            tags[i - 1], tags[i], sure[i] = "DET", "NOUN", False
            continue
        if lower[i] == "laat" and (not i or lower[i - 1] in ("te", "al", "zo") or _following_late(i, lower)):
            tags[i] = "ADV"
            continue
        if (
            lower[i] in ("dan", "als")
            and i
            and lower[i - 1] in ("meer", "minder")
            and i + 1 < size
            and (tags[i + 1] == "NUM" or entries[i + 1].noun in closed.QUANTITIES)
        ):
            tags[i] = "ADV"
            continue
        if tag == "?":
            tags[i] = tag = _closed_in_context(i, s, sure)
            if tag == "":
                entries[i] = entries[i]
        if tag:
            if tag in _VERBAL and not s.verbs[i]:
                s.verbs[i] = _FORM_LEMMAS.get(lower[i], lower[i])
            continue
        tags[i] = _open(i, s, sure)
        if tags[i] in _VERBAL:
            s.verbs[i] = _infinitive(tags[i], entries[i])


def _following_late(i: int, lower: list[str]) -> bool:
    return (
        i + 1 < len(lower)
        and lower[i + 1] in ("op", "in")
        and i > 0
        and lower[i - 1] not in ("en",)
        and lower[i + 1 : i + 3] in (["in", "de"], ["op", "de"])
    )


def _surely_finite(tag: str, form: str, entry: Entry) -> bool:
    if tag in ("VF",):
        return True
    if tag or not entry.verbs:
        return False
    return (
        not entry.noun and not entry.adjective and all(kind in FINITE and kind != PRES_PL for _, kind, _ in entry.verbs)
    )


def _segment(i: int, s: Sentence) -> tuple[int, int]:
    """The stretch around i that can hold one finite verb: between commas, subordinators and coordinators."""
    tags, words = s.tags, s.words
    begin = i
    while begin and not (
        words[begin - 1] in _BREAKS or tags[begin - 1] in ("SC", "REL") or (tags[begin - 1] == "CC" and begin != i)
    ):
        begin -= 1
    end = i + 1
    while end < len(tags) and not (words[end] in _BREAKS or tags[end] in ("SC", "REL") or s.lower[end] in _QUESTIONS):
        end += 1
    return begin, end


def _following_nominal(i: int, s: Sentence) -> bool:
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
        if s.words[i] in _QUOTES and i + 1 < size:
            i += 1
            continue
        return not tag and bool(entry.noun or not entry.verbs)
    return False


def _has_finite(s: Sentence, sure: list[bool], begin: int, end: int, skip: int) -> bool:
    return any(sure[k] or (k < skip and s.tags[k] in ("VF", "VX", "VY")) for k in range(begin, end) if k != skip)


def _verb_final(i: int, s: Sentence, sure: list[bool]) -> bool:
    """Whether the words after i run into a finite verb at the end of a clause rather than straight after i."""
    size = len(s.tags)
    k = i + 1
    seen = 0
    while k < size:
        word, entry, tag = s.words[k], s.entries[k], s.tags[k]
        if word == "," and seen:
            after = _after_parenthesis(k, s, sure)
            if after > k:
                k = after
                continue
        if word in _BREAKS or word in (".", "!", "?") or (tag in ("SC", "REL") and seen):
            return False
        if s.lower[k] == "zijn" and k + 1 < size and not s.tags[k + 1] and _following_nominal(k + 1, s):
            k += 1
            seen += 1
            continue
        if sure[k] or (tag in ("", "VF", "?") and entry.finite and not entry.noun and not entry.adjective):
            return seen > 0
        if s.lower[k] in _AUXILIARY_FORMS:
            return seen > 0
        seen += 1
        k += 1
    return False


def _after_parenthesis(k: int, s: Sentence, sure: list[bool]) -> int:
    """The position after the comma that closes an apposition or relative clause opened by the comma at k, or k."""
    for j in range(k + 1, min(k + 14, len(s.tags))):
        if s.words[j] == ",":
            return j + 1 if j > k + 1 else k
        if s.words[j] in (".", ";", ":", "!", "?") or s.lower[j] in ("en", "maar"):
            return k
        if sure[j] and s.lower[k + 1] not in ("die", "dat", "waar", "wie"):
            return k
    return k


def _closed_in_context(i: int, s: Sentence, sure: list[bool]) -> str:
    form, tags, lower, words = s.lower[i], s.tags, s.lower, s.words
    size = len(tags)
    before = tags[i - 1] if i else ""
    after = i + 1
    if form == "het" and _nominalised(i, s):
        return "DET"
    if form in (
        "het",
        "dit",
        "dat",
        "deze",
        "die",
        "welke",
        "wat",
        "al",
        "alle",
        "enkele",
        "sommige",
        "veel",
        "beide",
        "andere",
        "elk",
        "ieder",
    ):
        nominal = after < size and (_following_nominal(after, s) or _complex_nominal(after, s, sure))
        if form in ("die", "dat", "welke") and i:
            previous = i - 1
            while previous and words[previous] in ("'", '"', "”", "’"):
                previous -= 1
            if form == "dat" and (s.verbs[previous] in closed.REPORTING and tags[previous] in _VERBAL):
                return "SC"
            apart = tags[previous] in ("VP", "VY", "VX") or (
                tags[previous] in ("ADP", "ADV") and previous and lower[previous] in closed.PARTICLE_SET
            )
            if form in ("die", "welke") and apart and "NOUN" in tags[:previous] and _verb_final(i, s, sure):
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
            if form == "dat":
                if (
                    noun_before
                    and not _speech_noun(s, previous)
                    and not _common_gender(s, previous)
                    and not _verb_next_subject(after, s)
                ):
                    return "REL"
                if (
                    comma_noun
                    and tags[previous - 1] in ("NOUN", "PROPN")
                    and _verb_final(i, s, sure)
                    and not _verb_next_subject(after, s)
                ):
                    return "REL"
                named = after < size and s.tags[after] == "PROPN"
                return "SC" if named or _verb_final(i, s, sure) else ("DET" if nominal else "PRON")
            if (noun_before or comma_noun) and _verb_final(i, s, sure):
                return "REL"
            if (noun_before or comma_noun) and after < size and (sure[after] or lower[after] in _AUXILIARY_FORMS):
                return "REL"
            if tags[previous] == "ADP" and not nominal:
                return "REL"
            return "DET" if nominal else "PRON"
        if form == "dat":
            return (
                "SC"
                if _verb_final(i, s, sure) and not (nominal and not i and False)
                else ("DET" if nominal else "PRON")
            )
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
        nominal = after < size and _following_nominal(after, s)
        if form == "zijn":
            return _zijn(i, s, sure, nominal)
        return "POSS" if nominal else "PRON"
    if form == "om":
        k = after
        while k < size and not sure[k] and words[k] not in (".", ";", ":"):
            if lower[k] == "te" and _reads_infinitive(s, k + 1):
                time = after < size and (tags[after] == "NUM" or (lower[after] == "het" and k - i > 4 and False))
                return "ADP" if time else "SC"
            k += 1
        return "ADP"
    if form == "te":
        return "TE" if _reads_infinitive(s, after) else ("ADP" if after < size and words[after][0].isupper() else "ADV")
    if form in ("als", "zoals", "dan"):
        if form == "dan" and not (
            i
            and (
                tags[i - 1] in ("ADJ",)
                or lower[i - 1] in ("meer", "minder", "anders", "eerder", "later", "groter", "beter")
            )
        ):
            return "ADV"
        if form != "dan" and _verb_final(i, s, sure) and (not i or words[i - 1] == "," or form == "als"):
            return "SC"
        return "ADP"
    if form in ("sinds", "tot", "voor", "na", "nu", "daar", "toen", "of"):
        final = _verb_final(i, s, sure)
        if form == "of":
            governed = i and (
                words[i - 1] == "," or tags[i - 1] == "ADJ" or any(s.verbs[k] in _KNOWING for k in range(i))
            )
            return "SC" if final and governed else "CC"
        if form in ("toen", "nu"):
            return (
                "SC"
                if final
                and (not i or words[i - 1] in _BREAKS or tags[i - 1] in ("NOUN", "ADV", "CC") or tags[i - 1] in _VERBAL)
                and not (after < size and (sure[after] or lower[after] in _AUXILIARY_FORMS))
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
            segment = _segment(i, s)
            return (
                "SC"
                if sum(sure[segment[0] : segment[1]]) == 1
                and not sure[after + 1 : after + 2].count(True)
                and _ends_clause(s, sure, i)
                else "ADP"
            )
        return "ADP"
    if form in closed.RELATIVE_ADVERBS and form not in ("waar", "waarom"):
        return (
            "REL" if any(t in ("NOUN", "PROPN") for t in tags[:i]) and not (i and s.verbs[i - 1] in _KNOWING) else "WH"
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


def _complex_nominal(i: int, s: Sentence, sure: list[bool]) -> bool:
    """Whether phrases, an attributive participle and its noun follow: "het door X gesteunde bewind"."""
    if s.tags[i] not in ("ADP", "ADV") or (s.tags[i] == "ADV" and s.lower[i] in closed.NEGATIONS):
        return False
    for k in range(i + 1, min(i + 9, len(s.tags) - 1)):
        entry = s.entries[k]
        if sure[k] or s.words[k] in _BREAKS or s.tags[k] in ("VF", "VX", "SC"):
            return False
        if (
            not s.tags[k]
            and entry.adjective
            and not entry.noun
            and (entry.inflected or entry.participle)
            and _following_nominal(k + 1, s)
        ):
            return bool(entry.participle) or s.lower[k].endswith(("de", "te"))
    return False


def _nominalised(i: int, s: Sentence) -> bool:
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


def _ends_clause(s: Sentence, sure: list[bool], i: int) -> bool:
    for k in range(i + 1, len(s.tags)):
        if sure[k]:
            return k + 1 < len(s.tags) and (s.words[k + 1] == "," or sure[k + 1])
    return False


def _common_gender(s: Sentence, i: int) -> bool:
    """Whether the noun phrase that ends at i has "de", so that "dat" cannot be its relative."""
    while i and s.tags[i] in ("NOUN", "PROPN", "ADJ", "NUM"):
        i -= 1
    return s.lower[i] in ("de", "deze", "die") or s.lower[i + 1] == "eerst"


def _speech_noun(s: Sentence, i: int) -> bool:
    return s.lower[i] in (
        "feit", "bericht", "berichten", "idee", "nieuws", "kans", "vrees", "bewering", "beschuldiging", "bewijs", "hoop", "mening", "verklaring",
        "gerucht", "geruchten", "aanwijzingen", "belofte", "besef", "angst", "gevolg", "signaal", "conclusie", "vermoeden", "voorwaarde",
    )  # fmt: skip


def _verb_next_subject(i: int, s: Sentence) -> bool:
    """Whether a subject pronoun stands at i, which a relative "dat" as subject would not have beside it."""
    return i < len(s.tags) and s.lower[i] in ("er",)


def _reads_infinitive(s: Sentence, i: int) -> bool:
    if i >= len(s.tags):
        return False
    if s.lower[i] in _INFINITIVE_FORMS:
        return True
    return any(kind == INF for _, kind, _ in s.entries[i].verbs)


def _zijn(i: int, s: Sentence, sure: list[bool], nominal: bool) -> str:
    tags = s.tags
    before = tags[i - 1] if i else ""
    if before == "TE" or (before in ("VI", "VX") or (i and s.lower[i - 1] in _MODAL_FORMS and not nominal)):
        return "VX"
    if before in ("ADP",) and nominal:
        return "POSS"
    if not nominal:
        return "VX"
    begin, end = _segment(i, s)
    if i and (before in ("VF", "CC") or s.words[i - 1] in _QUOTES) and _has_finite(s, sure, begin, end, i):
        return "POSS"
    return "POSS" if _has_finite(s, sure, begin, end, i) or not i else "VX"


def _open(i: int, s: Sentence, sure: list[bool]) -> str:
    tags, entry = s.tags, s.entries[i]
    before = tags[i - 1] if i else ""
    if before == "PUNCT" and s.words[i - 1] in _QUOTES and i > 1:
        before = tags[i - 2]
    if not entry.verbs:
        if entry.adjective and entry.noun:
            return "ADJ" if _following_nominal(i + 1, s) or before == "ADV" else "NOUN"
        if entry.adjective:
            return _adjective(i, s)
        return "NOUN"
    kinds = {kind for _, kind, _ in entry.verbs}
    if (
        kinds == {PRES_SG}
        and not entry.noun
        and not entry.adjective
        and s.lower[i][-1] != "t"
        and not _first_person(i, s)
    ):
        entry = s.entries[i] = Entry(noun=s.lower[i], known=True)
        return "NOUN"
    if before == "TE":
        return "VI"
    nominal_left = before in _NOMINAL_LEFT or before == "CASE"
    if entry.adjective and (nominal_left or before in ("ADP", "ADV") or not i):
        premodified = PART in kinds and before == "ADV" and i > 1 and tags[i - 2] in ("DET", "POSS")
        if _following_nominal(i + 1, s) and (entry.inflected or nominal_left or premodified):
            if PART in kinds or GERUND in kinds or entry.inflected:
                s.attributive.add(i)
            return "ADJ"
    if entry.noun and (nominal_left or (before == "ADP" and not (kinds & {PART}))):
        return "NOUN"
    if (
        before in ("DET", "POSS", "ADJ")
        and INF in kinds
        and not (before == "DET" and s.lower[i - 1] in ("die", "deze", "dat", "dit"))
    ):
        entries = s.entries
        entries[i] = Entry(noun=_infinitive("VI", s.entries[i]), known=True)
        s.nominalised.add(i)
        return "NOUN"
    if entry.noun or (entry.adjective and not entry.inflected and PART not in kinds):
        return _noun_or_verb(i, s, sure, kinds, before)
    if PART in kinds:
        if kinds & {PRES_PL, INF}:
            return "VX"
        if kinds & {PAST_PL, PAST_SG}:
            return "VY"
        opens = before == "CC" and i + 1 < len(tags) and tags[i + 1] != "PUNCT"
        if PRES_SG in kinds and (opens or not _auxiliary_near(i, s)):
            return "VF"
        return "VP"
    if INF in kinds and not kinds - {INF, PRES_PL}:
        return "VX" if PRES_PL in kinds else "VI"
    if kinds == {GERUND}:
        return "ADJ"
    if INF in kinds:
        return "VX"
    return "VF"


def _adjective(i: int, s: Sentence) -> str:
    entry = s.entries[i]
    if entry.inflected and not _following_nominal(i + 1, s) and i and s.tags[i - 1] in ("DET", "POSS"):
        nxt = s.tags[i + 1] if i + 1 < len(s.tags) else "PUNCT"
        listed = (
            i + 2 < len(s.tags)
            and s.words[i + 1] in (",", "en", "of", "maar")
            and bool(s.entries[i + 2].adjective)
            and _following_nominal(i + 2, s)
        )
        if nxt in ("ADP", "PUNCT", "VF", "CC", "VX", "REL", "VP") and not listed:
            return "NOUN"
    if entry.inflected:
        s.attributive.add(i)
    return "ADJ"


def _auxiliary_near(i: int, s: Sentence) -> bool:
    begin = i
    while begin and not (s.words[begin - 1] in _BREAKS or s.tags[begin - 1] in ("SC", "REL")):
        begin -= 1
    end = _segment(i, s)[1]
    return any(s.lower[k] in _AUXILIARY_FORMS and s.tags[k] != "POSS" for k in range(begin, end) if k != i)


def _noun_or_verb(i: int, s: Sentence, sure: list[bool], kinds: set[int], before: str) -> str:
    entry = s.entries[i]
    begin, end = _segment(i, s)
    verb = "VF" if not kinds & {INF, PRES_PL} else "VX"
    other = "NOUN" if entry.noun else "ADJ"
    if kinds == {PRES_SG} and not s.lower[i].endswith("t"):
        return "VF" if other == "NOUN" and _first_person(i, s) else other
    if before == "PRON" and s.lower[i - 1] in closed.STRICTLY_NOMINATIVE and kinds & FINITE:
        return verb
    if PART in kinds and _auxiliary_near(i, s) and not _following_nominal(i + 1, s):
        return "VP" if not kinds & {INF, PRES_PL} else "VX"
    finite = _has_finite(s, sure, begin, end, i)
    if not finite:
        if not i or (PART in kinds and not kinds & FINITE) or before in ("ADP", "CC"):
            return other
        return verb
    if kinds & {INF}:
        modal = any(s.lower[k] in _MODAL_FORMS for k in range(begin, i))
        later = any(
            s.tags[k] in ("VI", "VX")
            or (not s.tags[k] and any(kind == INF for _, kind, _ in s.entries[k].verbs) and not s.entries[k].noun)
            or (not s.tags[k] and s.entries[k].participle)
            for k in range(i + 1, end)
        )
        last = i + 1 >= end or s.tags[i + 1] in ("PUNCT", "ADP", "CC", "SC")
        if (modal and not later and last) or (i and s.tags[i - 1] == "TE"):
            return "VX"
        if (
            i + 1 < len(s.tags)
            and s.lower[i + 1] in _MODAL_FORMS
            and not any(s.tags[k] in _VERBAL for k in range(begin, i))
        ):
            return "VX"
    return other


def _first_person(i: int, s: Sentence) -> bool:
    """Whether "ik" or "je" stands beside a bare stem, which without them is a noun far more often than a verb."""
    return any(s.lower[k] in ("ik", "je", "jij") for k in (i - 1, i + 1) if 0 <= k < len(s.tags))


def _infinitive(tag: str, entry: Entry) -> str:
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


def _build() -> dict[str, str]:
    table: dict[str, str] = {}
    for words, tag in (
        (closed.ADVERBS, "ADV"), (closed.PREPOSITIONS, "ADP"), (closed.PRONOUNS, "PRON"), (closed.DETERMINERS, "DET"), (closed.COORDINATORS, "CC"),
        (closed.SURE_SUBORDINATORS, "SC"), (closed.CARDINALS, "NUM"), (closed.RELATIVE_ADVERBS, "?"),
    ):  # fmt: skip
        for word in words:
            table[word] = tag
    for word in [
        "het",
        "dit",
        "dat",
        "deze",
        "die",
        "welke",
        "wat",
        "al",
        "alle",
        "enkele",
        "sommige",
        "veel",
        "beide",
        "andere",
        "elk",
        "ieder",
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
    for word in ("direct", "juist", "recent", "vrij", "definitief", "tijdelijk", "mogelijk", "volledig", "dood", "weg", "gezien", "dagelijks",
                 "vermoedelijk", "waarschijnlijk", "verschillende", "diverse", "verscheidene", "zogenaamd", "zogeheten", "eigen", "dergelijke"):  # fmt: skip
        table.pop(word, None)
    for word in ("weg", "af", "heen", "terug", "mee", "neer"):
        table[word] = "ADV"
    for form, infinitive in _FORM_LEMMAS.items():
        table[form] = "VX" if form == infinitive else "VF"
    table["zijn"] = "?"
    table["een"] = "DET"
    return table


_FORM_LEMMAS = {
    "heeft": "hebben", "hebben": "hebben", "had": "hebben", "hadden": "hebben", "heb": "hebben", "hebt": "hebben", "is": "zijn", "was": "zijn",
    "zijn": "zijn", "waren": "zijn", "ben": "zijn", "bent": "zijn", "wordt": "worden", "worden": "worden", "werd": "worden", "werden": "worden",
    "word": "worden", "zal": "zullen", "zullen": "zullen", "zou": "zullen", "zouden": "zullen", "kan": "kunnen", "kunnen": "kunnen",
    "kon": "kunnen", "konden": "kunnen", "moet": "moeten", "moeten": "moeten", "moest": "moeten", "moesten": "moeten", "mag": "mogen",
    "laat": "laten", "laten": "laten", "liet": "laten", "lieten": "laten", "mogen": "mogen", "mocht": "mogen", "mochten": "mogen", "wil": "willen", "willen": "willen", "wilde": "willen", "wilden": "willen",
}  # fmt: skip
_CLOSED = _build()
_INFINITIVE_FORMS = frozenset(_FORM_LEMMAS.values())
