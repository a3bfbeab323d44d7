"""What a Dutch form can be, from the closed classes, the verb tables, simplemma's dictionary and its own endings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from dateline.language.nl.inflection import (
    FINITE,
    GERUND,
    INF,
    PART,
    PAST_PL,
    PAST_SG,
    inflect,
    singulars,
)
from dateline.language.nl.verbforms import VerbForms
from dateline.language.nl.wordlists import (
    ALSO_NOUN,
    NEVER_ADJECTIVE,
    NEVER_NOUN,
    NEVER_VERB,
    NOUNS,
    ONLY_ADJECTIVE,
    SURE_ADJECTIVE,
)

_NUMBER = re.compile(r"\d[\d.,:/]*(?:e|de|ste)?$|\d+-\d+$")
_NATIONAL = re.compile(r"[A-ZÀ-Þ][\w-]*(?:[kntdr]se?|[aeo]anse?|[e]ese?|sche?|ische?|aans|ees)$")
_ADJECTIVE_END = re.compile(
    r"(?:lijke?|ige?|ische?|isch|baa?re?|zame?|zaam|volle?|vol|loze?|loos|achtige?|vormige?|ieve?|ief|ele?|eel|ale?|aal|aire?|air|ante?|ente?|jarige?|talige?|gezinde?|waardige?|matige?|[iu]ële|ieel|iële|iaal|iale)$"
)

# Compounds are read by their last part; shorter parts match by chance.
_SHORTEST_PART = 4


_ADJECTIVE_LEMMAS = {
    "dode": "dood",
    "dezelfde": "dezelfde",
    "hetzelfde": "hetzelfde",
    "andere": "ander",
    "beste": "goed",
    "oude": "oud",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """The readings of one form: `noun` and `adjective` lemmas or empty, `verbs` as (infinitive, form, particle)."""

    noun: str = ""
    plural: bool = False
    adjective: str = ""
    inflected: bool = False
    verbs: tuple[tuple[str, int, str], ...] = ()
    known: bool = True
    name: str = ""  # a lemma if the form is a nationality's noun or adjective

    @property
    def finite(self) -> bool:
        """Whether some reading is a finite verb."""
        return any(form in FINITE for _, form, _ in self.verbs)

    @property
    def participle(self) -> str:
        """The infinitive of which this is a past participle, or nothing."""
        return next((verb for verb, form, _ in self.verbs if form == PART), "")


EMPTY = Entry(known=False)


def _dictionary() -> Mapping[str, str]:
    return DEFAULT_DICTIONARY_FACTORY.get_dictionary("nl")


class Lexicon(VerbForms):
    """Readings of forms, worked out once a form."""

    def __init__(self) -> None:
        super().__init__(_dictionary())
        self._entries: dict[str, Entry] = {}

    def is_form(self, form: str) -> bool:
        """Whether the dictionary lists the form."""
        return form.replace("’", "'") in self._lemmas

    # ------------------------------------------------------------------------------------------ all readings
    def entry(self, form: str) -> Entry:
        """The open-class readings of a form in its own case ("Steun" is looked up as written)."""
        found = self._entries.get(form)
        if found is None:
            if len(self._entries) > 200_000:
                self._entries.clear()
            found = self._entries[form] = self._read(form)
        return found

    def _read(self, form: str) -> Entry:
        lemma = self._lemmas.get(form)
        if form[:1].isupper():
            return self._capitalised(form, lemma)
        if lemma:
            lemma = lemma.replace("_", "")
        verbs: list[tuple[str, int, str]] = (
            [] if form in NEVER_VERB or form in ONLY_ADJECTIVE else self.verb_readings(form)
        )
        if lemma and len(verbs) > 1:
            verbs.sort(key=lambda reading: reading[0] != lemma)
        adjective, inflected = self._adjective(form, lemma, verbs)
        noun, plural = self._noun(form, lemma, verbs, adjective)
        if not (noun or adjective or verbs):
            compound = self._compound(form)
            if compound:
                return Entry(noun=compound[0], plural=compound[1], known=True)
            if _ADJECTIVE_END.search(form) and len(form) > 5:
                stem = form[:-1] if form.endswith("e") else form
                return Entry(adjective=stem, inflected=form.endswith("e"))
            plural = form.endswith(("en", "'s", "ers", "ors", "ies", "ns")) and len(form) > 4
            return Entry(noun=lemma or form, plural=plural, known=lemma is not None)
        return Entry(noun, plural, adjective, inflected, tuple(verbs), True)

    def _capitalised(self, form: str, lemma: str | None) -> Entry:
        head, hyphen, last = form.rpartition("-")
        if lemma is None and hyphen and not last:
            return EMPTY  # "Noord- en Zuid-Sahir"
        if lemma is None and hyphen:
            tail = self.entry(last)
            if tail.noun and tail.known and last[:1].islower():
                return Entry(noun=f"{head}-{tail.noun}", plural=tail.plural)
            if _NATIONAL.match(form):
                return Entry(
                    adjective=form[:-1] if form.endswith("e") else form, inflected=form.endswith("e"), known=False
                )
            return EMPTY
        if lemma is None:
            if form.endswith(("ische", "aanse", "kse", "nse", "tse", "dse", "ese", "rse", "gse")) and len(form) > 5:
                return Entry(adjective=form[:-1], inflected=True, known=False)
            if form.endswith("isch") and len(form) > 6:
                return Entry(adjective=form, known=False)
            return EMPTY
        lower = form.lower()
        if form.endswith(("se", "sche")) and len(form) > 4 and (lemma != form or lower not in self._lemmas):
            return Entry(adjective=form[:-1] if not lemma.endswith("s") else lemma, inflected=True, name=form)
        if (
            lemma[:1].isupper()
            and _NATIONAL.match(form)
            and _NATIONAL.match(lemma)
            and (lemma != form or self._lemmas.get(form + "e") == form)
        ):
            return Entry(adjective=lemma, inflected=form.endswith("e"), name=lemma)
        if lemma[:1].isupper() and lemma != form and not lower.endswith("s"):
            return Entry(name=lemma, plural=True, known=True)
        return Entry(
            name=lemma if lemma[:1].isupper() else form,
            plural=lemma != form and form.endswith(("en", "ers")),
            known=True,
        )

    def _adjective(self, form: str, lemma: str | None, verbs: list[tuple[str, int, str]]) -> tuple[str, bool]:
        if (
            lemma == form
            and form not in NEVER_ADJECTIVE
            and form.startswith("ge")
            and form.endswith(("de", "te"))
            and len(form) > 6
        ):
            return form[:-1], True
        if form in SURE_ADJECTIVE:
            return _ADJECTIVE_LEMMAS.get(form) or (
                lemma if lemma and not lemma.endswith("en") else form
            ), form.endswith("e")
        if form in NEVER_ADJECTIVE:
            return "", False
        # Attributive participles: "gedode", "bezette", "dreigende".
        if form.endswith("e"):
            for short in (form[:-1], form[:-2] if form[-3:-2] == form[-2:-1] else ""):
                if short and any(kind in (PART, GERUND) for _, kind, _ in self._verbal(short)):
                    return short, True
        if form.startswith("on") and len(form) > 6 and any(kind == PART for _, kind, _ in self._verbal(form[2:])):
            return form, False
        if any(kind == GERUND for _, kind, _ in verbs):
            return form, False
        if any(kind == PART for _, kind, _ in verbs):
            return "", False
        if lemma is None:
            return "", False
        if lemma.endswith("en") and self.is_verb(lemma):
            return "", False
        if _ADJECTIVE_END.search(form) and (form == lemma or form == lemma + "e" or form.endswith("e")):
            if self._lemmas.get(inflect(lemma)) == lemma or form.endswith("e"):
                return lemma, form.endswith("e")
            return "", False
        declined = inflect(lemma)
        if form in (lemma, declined) and self._lemmas.get(declined) == lemma:
            graded = self._lemmas.get(declined + "r") == lemma or self._lemmas.get(lemma + "er") == lemma
            if form == declined or graded:
                return lemma, form == declined
        if form.endswith(("ste", "er", "ere")) and self._lemmas.get(declined) == lemma and form != lemma:
            return lemma, True
        return "", False

    def _verbal(self, form: str) -> tuple[tuple[str, int, str], ...]:
        return tuple(self.verb_readings(form))

    def _noun(
        self, form: str, lemma: str | None, verbs: list[tuple[str, int, str]], adjective: str
    ) -> tuple[str, bool]:
        if form in NOUNS:
            noun = NOUNS[form]
            return noun, noun != form and form.endswith(("en", "s"))
        if form in NEVER_NOUN or (
            any(kind in (PAST_SG, PAST_PL) for _, kind in self._forms.get(form, ())) and form not in ALSO_NOUN
        ):
            return "", False
        if form in ALSO_NOUN:
            return form, False
        if (
            lemma
            and adjective
            and form.endswith("en")
            and form not in SURE_ADJECTIVE
            and not any(k == PART for _, k, _ in verbs)
        ):
            return form[:-1], True
        readings = {verb for verb, _, _ in verbs}
        if not lemma:
            if verbs or adjective:
                return "", False
            return "", False
        if lemma in readings or (lemma.endswith("en") and self.is_verb(lemma)):
            # A participle made a noun ("gewonden"), or a plural that is also an infinitive ("slagen").
            if form.endswith("en") and not any(kind in (INF, PAST_PL, PART) for _, kind, _ in verbs):
                return form[:-1], True
            if form.endswith("en"):
                for single in singulars(form):
                    if self._lemmas.get(single) == single:
                        return single, True
            return "", False
        if adjective and (adjective == lemma or form.endswith("e")):
            return "", False
        plural = form != lemma and form.endswith(("en", "s", "a", "i")) and not form.endswith("tje")
        return lemma, plural

    def is_known_compound(self, form: str) -> bool:
        """Whether the form is in the dictionary, or both parts of it are."""
        if form in self._lemmas or form in NOUNS:
            return True
        for cut in range(3, len(form) - _SHORTEST_PART + 1):
            if form[cut:] in self._lemmas or form[cut:] in NOUNS:
                head = form[:cut].rstrip("-")
                if any(part in self._lemmas for part in (head, head[:-1], head + "e") if len(part) > 2):
                    return True
        return False

    def _compound(self, form: str) -> tuple[str, bool] | None:
        tail = form.rsplit("-", 1)[-1]
        if tail != form and tail:
            entry = self.entry(tail)
            if entry.noun and entry.known:
                return form[: -len(tail)] + entry.noun, entry.plural
        for cut in range(2, len(form) - _SHORTEST_PART + 1):
            tail = form[cut:]
            lemma = self._lemmas.get(tail)
            if lemma is None and tail not in NOUNS:
                continue
            noun, plural = self._noun(tail, lemma, [], "")
            if noun:
                return form[:cut] + noun, plural
        return None


def is_number(form: str) -> bool:
    """Whether a form is written in digits: "5.200", "14.30", "3e"."""
    return bool(_NUMBER.match(form))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon of this process."""
    return Lexicon()
