"""What a Dutch form can be, from the closed classes, the verb tables, simplemma's dictionary and its own endings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from dateline.language.nl import closed
from dateline.language.nl.inflection import (
    FINITE,
    GERUND,
    INF,
    PART,
    PAST_PL,
    PAST_SG,
    PRES_PL,
    PRES_SG,
    infinitives,
    inflect,
    singulars,
    stems,
)
from dateline.language.nl.irregular import PARTS, PAST, PRESENT, SEPARABLE
from dateline.language.nl.wordlists import (
    ALSO_NOUN,
    GE_VERBS,
    NEVER_ADJECTIVE,
    NEVER_NOUN,
    NEVER_VERB,
    NOUNS,
    ONLY_ADJECTIVE,
    SURE_ADJECTIVE,
)

_VOICELESS = "tkfshpx"  # weak verbs whose stem ends so have -te and -t in the past

_VERB_PREFIX = re.compile(r"(?:be|ver|ont|her|ge|er|mis|over|onder|weer|wan)")
_NUMBER = re.compile(r"\d[\d.,:/]*(?:e|de|ste)?$|\d+-\d+$")
_NATIONAL = re.compile(r"[A-ZÀ-Þ][\w-]*(?:[kntdr]se?|[aeo]anse?|[e]ese?|sche?|ische?|aans|ees)$")
_ADJECTIVE_END = re.compile(
    r"(?:lijke?|ige?|ische?|isch|bare?|zame?|loze?|loos|achtige?|vormige?|ieve?|ief|ele?|eel|ale?|aal|aire?|air|ante?|ente?|jarige?|talige?|gezinde?|waardige?|matige?|[iu]ële|ieel|iële|iaal|iale)$"
)
_LOAN_VERB = re.compile(r".(?:is|fic|u|orm|ent|[^e]in|ur|on|[^e]at|ard|ect|ess|iv)eren$")

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


class Lexicon:
    """Readings of forms, worked out once a form."""

    def __init__(self) -> None:
        self._lemmas = _dictionary()
        self._forms: dict[str, list[tuple[str, int]]] = {}
        self._participle: dict[str, str] = {}
        self._verbs: dict[str, bool] = {}
        self._separable: dict[tuple[str, str], bool] = {}
        self._entries: dict[str, Entry] = {}
        for line in PARTS.replace("\n", " ").split(";"):
            infinitive, past, pasts, participle = line.split()
            self._verbs[infinitive] = True
            self._add(past, infinitive, PAST_SG)
            self._add(pasts, infinitive, PAST_PL)
            if participle != "-":
                self._add(participle, infinitive, PART)
                self._participle[infinitive] = participle
        for form, infinitive in PRESENT.items():
            self._add(form, infinitive, PRES_SG)
        for form, infinitive in PAST.items():
            self._add(form, infinitive, PAST_SG if not form.endswith("en") else PAST_PL)

    def _add(self, form: str, infinitive: str, kind: int) -> None:
        readings = self._forms.setdefault(form, [])
        if (infinitive, kind) not in readings:
            readings.append((infinitive, kind))

    # ------------------------------------------------------------------------------------------ verbs
    def is_verb(self, infinitive: str) -> bool:
        """Whether a simple (not separable) verb of this name is known."""
        known = self._verbs.get(infinitive)
        if known is None:
            known = self._verbs[infinitive] = self._looks_like_verb(infinitive)
        return known

    def _looks_like_verb(self, infinitive: str) -> bool:
        if not infinitive.endswith("en") or len(infinitive) < 4:
            return False
        lemma = self._lemmas.get(infinitive)
        if infinitive.startswith("ge") and infinitive not in GE_VERBS:
            return False
        if lemma is None and _LOAN_VERB.search(infinitive):
            return True
        get = self._lemmas.get
        for stem in stems(infinitive):
            for form in (
                stem + "t",
                "ge" + stem + "d",
                "ge" + stem + "t",
                stem + "de",
                stem + "te",
                stem + "end",
                infinitive + "de",
            ):
                if get(form) == infinitive:
                    return True
        return False

    def separable(self, particle: str, base: str) -> bool:
        """Whether particle and base verb make a known separable verb."""
        key = (particle, base)
        known = self._separable.get(key)
        if known is None:
            joined = particle + base
            get = self._lemmas.get
            known = joined in SEPARABLE or get(joined) in (joined, f"{particle}_{base}")
            if not known and (participle := self._participle_of(base)):
                known = get(particle + participle) in (joined, f"{particle}_{base}")
            self._separable[key] = known
        return known

    def _participle_of(self, infinitive: str) -> str:
        if infinitive in self._participle:
            return self._participle[infinitive]
        for stem in stems(infinitive):
            for form in ("ge" + stem + "d", "ge" + stem + "t", "ge" + stem):
                if self._lemmas.get(form) == infinitive:
                    return form
        return ""

    def _simple(self, form: str) -> list[tuple[str, int]]:
        """Readings as a form of a verb without a separable particle."""
        found = list(self._forms.get(form, ()))
        irregular = bool(found)
        if form.endswith("n") and self.is_verb(form) and (not irregular or form in self._participle):
            found += [(form, INF), (form, PRES_PL)]
        if irregular:
            return found
        for stem in (form, form[:-1]) if form.endswith("t") else (form,):
            for infinitive in infinitives(stem):
                if self.is_verb(infinitive):
                    found.append((infinitive, PRES_SG))
        for ending, kind in (("te", PAST_SG), ("de", PAST_SG), ("ten", PAST_PL), ("den", PAST_PL)):
            if form.endswith(ending) and len(form) > len(ending) + 2:
                for infinitive in infinitives(form[: -len(ending)]):
                    if self.is_verb(infinitive) and infinitive not in self._participle:
                        found.append((infinitive, kind))
        if form[-1] in "dt" or form.endswith("en"):
            if form.startswith("ge") and len(form) > 4:
                rest = form[2:].replace("ë", "e") if form[2] == "ë" else form[2:]
                found += [(i, PART) for i in self._participles(rest)]
            if _VERB_PREFIX.match(form):
                found += [(i, PART) for i in self._participles(form) if _VERB_PREFIX.match(i)]
        if form.endswith("end") and self.is_verb(form[:-1]):
            found.append((form[:-1], GERUND))
        return list(dict.fromkeys(found))

    def _participles(self, rest: str) -> list[str]:
        if rest[-1] not in "dt":
            return []
        found = [i for i in infinitives(rest[:-1]) if self.is_verb(i) and (i[-3] in _VOICELESS) == (rest[-1] == "t")]
        found += [i for i in infinitives(rest) if self.is_verb(i)]
        return [i for i in found if i not in self._participle]

    def verb_readings(self, form: str) -> list[tuple[str, int, str]]:
        """All readings of a form as a verb: (infinitive, form, separable particle or nothing)."""
        found = [(infinitive, kind, "") for infinitive, kind in self._simple(form)]
        for particle in closed.PARTICLES:
            if form.startswith(particle) and len(form) > len(particle) + 2:
                rest = form[len(particle) :]
                strong = rest.startswith("ge") and len(rest) > 4
                for infinitive, kind in self._simple(rest):
                    if (kind == PART and strong) or self.separable(particle, infinitive):
                        if kind == PART and not strong and rest.endswith(("den", "ten")):
                            continue
                        found.append((particle + infinitive, kind, particle))
                if rest.startswith("te") and self.is_verb(rest[2:]) and self.separable(particle, rest[2:]):
                    found.append((particle + rest[2:], INF, particle))
        return list(dict.fromkeys(found))

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
        if lemma is None and "-" in form:
            tail = self.entry(form.rsplit("-", 1)[1])
            if tail.noun and tail.known and form.rsplit("-", 1)[1][:1].islower():
                head = form.rsplit("-", 1)[0]
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
