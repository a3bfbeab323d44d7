"""Forms of Dutch verbs: weak ones by rule and dictionary, strong ones by table, separable ones by both parts."""

import re
from collections.abc import Mapping

from dateline.language.nl import closed
from dateline.language.nl.inflection import GERUND, INF, PART, PAST_PL, PAST_SG, PRES_PL, PRES_SG, infinitives, stems
from dateline.language.nl.irregular import PARTS, PAST, PRESENT, SEPARABLE
from dateline.language.nl.wordlists import GE_VERBS

_VOICELESS = "tkfshpx"  # weak verbs whose stem ends so have -te and -t in the past
_VERB_PREFIX = re.compile(r"(?:be|ver|ont|her|ge|er|mis|over|onder|weer|wan)")
_DIAERESIS = {"ë": "e", "ï": "i", "ü": "u", "ö": "o"}
_ALSO_INFINITIVE = frozenset({"voeren", "staken", "roken"})  # besides the past of another verb
_LOAN_VERB = re.compile(r".(?:is|fic|u|orm|ent|[^e]in|ur|on|[^e]at|ard|ect|ess|iv)eren$")


class VerbForms:
    """What forms of which verbs a word can be."""

    def __init__(self, lemmas: Mapping[str, str]) -> None:
        self._lemmas = lemmas
        self._forms: dict[str, list[tuple[str, int]]] = {}
        self._participle: dict[str, str] = {}
        self._verbs: dict[str, bool] = {}
        self._separable: dict[tuple[str, str], bool] = {}
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
        if (
            form.endswith("n")
            and self.is_verb(form)
            and (not irregular or form in self._participle or form in _ALSO_INFINITIVE)
        ):
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
                rest = _DIAERESIS.get(form[2], form[2]) + form[3:]
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
