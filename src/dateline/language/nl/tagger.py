"""Parts of speech in context.

The tags are the clause machine's: DET POSS NUM ADJ NOUN PROPN PRON REL WH ADP ADV SC CC TE PUNCT X, and for verbs VF
(finite), VX (infinitive or present plural), VY (past plural or participle), VI (infinitive), VP (past participle).
VX and VY are settled by the clause they stand in.
"""

import re

from dateline.language.nl import closed
from dateline.language.nl.ambiguity import closed_in_context
from dateline.language.nl.context import (
    auxiliary_near,
    first_person,
    following_late,
    following_nominal,
    has_finite,
    infinitive,
    opened_before,
    segment,
)
from dateline.language.nl.forms import CLOSED, FORM_LEMMAS, MODAL_FORMS
from dateline.language.nl.inflection import FINITE, GERUND, INF, PART, PAST_PL, PAST_SG, PRES_PL, PRES_SG
from dateline.language.nl.lexicon import EMPTY, Entry, Lexicon, is_number
from dateline.language.nl.nounphrases import YEAR
from dateline.language.nl.placenames import place_names
from dateline.language.nl.sentence import NOMINAL_LEFT, QUOTES, VERBAL, Sentence

_UNIT = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
_NUMERAL = re.compile(rf"(?:(?:{_UNIT}|(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig|honderd|duizend)(?:en|ën)?)+$")


_PUNCTUATION = frozenset("\"'“”‘’„«»()[]{}.,;:!?…-–—•*/|")


_PEOPLE_AFTER = frozenset({"de", "die", "deze", "veel", "alle"})  # "de Polen" are people, "Polen" is the country
_FIXED_ADVERBS = (["over", "en", "weer"], ["af", "en", "toe"], ["heen", "en", "weer"], ["op", "en", "neer"])


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
                start = start or word in QUOTES or word == ":"
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
    tag = CLOSED.get(form)
    if tag:
        tags[i] = tag
        if tag == "?":
            entries[i] = lexicon.entry(form)
        return
    entries[i] = lexicon.entry(form)


def _capital(
    i: int, words: list[str], lower: list[str], entries: list[Entry], tags: list[str], lexicon: Lexicon
) -> None:
    if words[i] in place_names() and (not i or lower[i - 1] not in _PEOPLE_AFTER):
        tags[i], entries[i] = "PROPN", Entry(name=words[i])
        return
    entry = lexicon.entry(words[i])
    entries[i] = entry
    following = words[i + 1] if i + 1 < len(words) else ""
    if (
        entry.adjective
        and following
        and (following[0].islower() or following[0].isdigit() or following[0].isupper() or following in QUOTES)
    ):
        inner = lexicon.entry(following) if following[0].islower() else None
        nominal = (
            following[0].isupper()
            or following in QUOTES
            or (
                inner is not None
                and bool(inner.noun or inner.adjective)
                and CLOSED.get(following, "NOUN") in ("NOUN", "?")
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
    word = words[i]
    if word in place_names():
        tags[i], entries[i] = "PROPN", Entry(name=word)
        return
    abbreviation = len(word) > 1 and word.isupper() and not all(w.isupper() for w in words if w.isalpha())
    if form in CLOSED and not abbreviation:
        _open_or_closed(i, form, entries, tags, lexicon)
        return
    if word in names or (len(word) > 1 and word.isupper()):
        _capital(i, words, lower, entries, tags, lexicon)
        return
    own = lexicon.entry(word)
    common = lexicon.entry(form)
    if own.name or (own.adjective and own.inflected) or (own.noun and "-" in word):
        _capital(i, words, lower, entries, tags, lexicon)
        return
    following = words[i + 1] if i + 1 < len(words) else ""
    if common.noun and not common.verbs and not common.adjective and not lexicon.is_known_compound(form):
        tags[i] = "PROPN"
        return
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
        if lower[i : i + 3] in _FIXED_ADVERBS:
            tags[i : i + 3] = ["ADV", "ADV", "ADV"]
            continue
        if lower[i : i + 2] in closed.FIXED_PAIRS:
            tags[i : i + 2] = ["ADV", "ADV"]
            continue
        if lower[i] == "anderen" and i and tags[i - 1] == "NUM":
            tags[i], entries[i] = "NOUN", Entry(noun="ander", plural=True, known=True)
            continue
        if lower[i] == "heel" and i + 1 < size and tags[i + 1] == "PROPN":
            tags[i] = "ADJ"
            continue
        if lower[i] == "eerst" and i and lower[i - 1] == "het":
            tags[i - 1], tags[i], sure[i] = "DET", "NOUN", False
            continue
        if lower[i] == "laat" and (
            not i or lower[i - 1] in ("te", "al", "zo") or following_late(i, lower) or _late(i, s, sure)
        ):
            tags[i], sure[i] = "ADV", False
            continue
        if lower[i] == "het" and lower[i + 1 : i + 2] == ["spijt"]:
            tags[i] = "PRON"
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
            tags[i] = tag = closed_in_context(i, s, sure)
            if tag == "":
                entries[i] = entries[i]
        if tag:
            if tag in VERBAL and not s.verbs[i]:
                s.verbs[i] = FORM_LEMMAS.get(lower[i], lower[i])
            continue
        tags[i] = open(i, s, sure)
        if tags[i] in VERBAL:
            s.verbs[i] = infinitive(tags[i], entries[i])


def _late(i: int, s: Sentence, sure: list[bool]) -> bool:
    """Whether "laat" closes a clause that has a finite verb already: "de hulp kwam laat"."""
    closes = i + 1 >= len(s.tags) or s.tags[i + 1] in ("PUNCT", "ADP")
    return closes and any(sure[k] for k in range(segment(i, s)[0], i))


def _surely_finite(tag: str, form: str, entry: Entry) -> bool:
    if tag in ("VF",):
        return True
    if tag or not entry.verbs:
        return False
    return (
        not entry.noun and not entry.adjective and all(kind in FINITE and kind != PRES_PL for _, kind, _ in entry.verbs)
    )


def _after_year(i: int, s: Sentence) -> bool:
    """Whether a date ends right before i, where the verb stands second: "In 2014 ontvoerde ..."."""
    dated = i > 1 and s.tags[i - 1] == "NUM" and YEAR.match(s.words[i - 1])
    return bool(dated) and (s.tags[i - 2] == "ADP" or s.lower[i - 2] in closed.BEFORE_YEAR)


def open(i: int, s: Sentence, sure: list[bool]) -> str:
    tags, entry = s.tags, s.entries[i]
    before = tags[i - 1] if i else ""
    if before == "PUNCT" and s.words[i - 1] in QUOTES and i > 1:
        before = tags[i - 2]
    if not entry.verbs:
        if entry.adjective and entry.noun:
            return "ADJ" if following_nominal(i + 1, s) or before == "ADV" else "NOUN"
        if entry.adjective:
            return adjective(i, s)
        return "NOUN"
    kinds = {kind for _, kind, _ in entry.verbs}
    if (
        kinds == {PRES_SG}
        and not entry.noun
        and not entry.adjective
        and s.lower[i][-1] != "t"
        and not first_person(i, s)
    ):
        entry = s.entries[i] = Entry(noun=s.lower[i], known=True)
        return "NOUN"
    if before == "TE":
        return "VI"
    nominal_left = before in NOMINAL_LEFT or before == "CASE"
    if nominal_left and _after_year(i, s) and not has_finite(s, sure, *segment(i, s), i):
        nominal_left, before = False, "NOUN"
    if entry.adjective and (nominal_left or before in ("ADP", "ADV") or not i):
        premodified = PART in kinds and before == "ADV" and i > 1 and tags[i - 2] in ("DET", "POSS")
        if following_nominal(i + 1, s) and (entry.inflected or nominal_left or premodified):
            if PART in kinds or GERUND in kinds or entry.inflected:
                s.attributive.add(i)
            return "ADJ"
    joined = before == "CC" and i > 1 and tags[i - 2] == "ADJ" and s.entries[i - 2].inflected
    if entry.adjective and entry.inflected and joined and following_nominal(i + 1, s):
        s.attributive.add(i)
        return "ADJ"
    if PART in kinds and following_nominal(i + 1, s) and opened_before(i, s):
        s.attributive.add(i)
        return "ADJ"
    counted = bool(entry.plural) and i > 0 and s.lower[i - 1] in closed.QUANTITIES | {"er", "veel", "meerdere"}
    if entry.noun and (nominal_left or counted or (before == "ADP" and not (kinds & {PART}))):
        return "NOUN"
    if (
        before in ("DET", "POSS", "ADJ")
        and INF in kinds
        and not (
            before == "ADJ" and not s.entries[i - 1].inflected and (i < 2 or tags[i - 2] not in ("DET", "POSS", "ADP"))
        )
        and not (before == "DET" and s.lower[i - 1] in ("die", "deze", "dat", "dit"))
    ):
        entries = s.entries
        entries[i] = Entry(noun=infinitive("VI", s.entries[i]), known=True)
        s.nominalised.add(i)
        return "NOUN"
    if entry.noun or (entry.adjective and not entry.inflected and PART not in kinds):
        return noun_or_verb(i, s, sure, kinds, before)
    if PART in kinds:
        if kinds & {PRES_PL, INF}:
            return "VX"
        if kinds & {PAST_PL, PAST_SG}:
            return "VY"
        opens = before == "CC" and i + 1 < len(tags) and tags[i + 1] != "PUNCT"
        if PRES_SG in kinds and (opens or not auxiliary_near(i, s)):
            return "VF"
        return "VP"
    if INF in kinds and before == "ADP" and s.lower[i - 1] in ("tot", "na", "bij", "van") and not entry.participle:
        s.entries[i] = Entry(noun=infinitive("VI", entry), known=True)
        s.nominalised.add(i)
        return "NOUN"
    if INF in kinds and not kinds - {INF, PRES_PL}:
        return "VX" if PRES_PL in kinds else "VI"
    if kinds == {GERUND}:
        return "ADJ"
    if INF in kinds:
        return "VX"
    return "VF"


def adjective(i: int, s: Sentence) -> str:
    entry = s.entries[i]
    if entry.inflected and not following_nominal(i + 1, s) and i and s.tags[i - 1] in ("DET", "POSS"):
        nxt = s.tags[i + 1] if i + 1 < len(s.tags) else "PUNCT"
        listed = (
            i + 2 < len(s.tags)
            and s.words[i + 1] in (",", "en", "of", "maar")
            and bool(s.entries[i + 2].adjective)
            and following_nominal(i + 2, s)
        )
        if nxt in ("ADP", "PUNCT", "VF", "CC", "VX", "REL", "VP") and not listed:
            return "NOUN"
    if (
        not entry.inflected
        and i
        and s.lower[i - 1] in ("de", "het")
        and i + 1 < len(s.tags)
        and s.tags[i + 1] in ("ADP", "PUNCT")
    ):
        return "NOUN"
    if entry.inflected:
        s.attributive.add(i)
    return "ADJ"


def noun_or_verb(i: int, s: Sentence, sure: list[bool], kinds: set[int], before: str) -> str:
    entry = s.entries[i]
    begin, end = segment(i, s)
    verb = "VF" if not kinds & {INF, PRES_PL} else "VX"
    other = "NOUN" if entry.noun else "ADJ"
    if kinds == {PRES_SG} and not s.lower[i].endswith("t"):
        return "VF" if other == "NOUN" and first_person(i, s) else other
    if before == "PRON" and s.lower[i - 1] in closed.STRICTLY_NOMINATIVE and kinds & FINITE:
        return verb
    if PART in kinds and auxiliary_near(i, s) and not following_nominal(i + 1, s):
        return "VP" if not kinds & {INF, PRES_PL} else "VX"
    finite = has_finite(s, sure, begin, end, i)
    if not finite:
        opening = not any(s.tags[k] in ("NOUN", "PROPN", "PRON", "NUM") for k in range(begin, i))
        if opening and kinds & {INF} and i + 1 < len(s.tags) and s.tags[i + 1] in ("ADP", "PUNCT"):
            return other
        if not i or (PART in kinds and not kinds & FINITE) or before in ("ADP", "CC"):
            return other
        return verb
    if kinds & {INF}:
        modal = any(s.lower[k] in MODAL_FORMS for k in range(begin, i))
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
            and s.lower[i + 1] in MODAL_FORMS
            and not any(s.tags[k] in VERBAL for k in range(begin, i))
        ):
            return "VX"
    return other
