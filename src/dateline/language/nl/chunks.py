"""Chunks: noun phrases, prepositional phrases, verbs and the words between them.

Inside a chunk heads and relations are set here; what remains for the clauses is one word of each chunk, its top.
"""

from dateline.language.nl import closed
from dateline.language.nl.closed import words
from dateline.language.nl.nounphrases import YEAR, Chunk, NounPhrases
from dateline.language.nl.quotemarks import OPEN_QUOTE
from dateline.language.nl.sentence import QUOTES, VERBAL

__all__ = ["Chunk", "Chunker"]

_PLACE_AND_TIME = words("hier daar nu toen elders gisteren vandaag morgen buiten binnen boven dichtbij onder_meer")
_BEFORE_YEARS = words("in sinds sedert vanaf tot na voor tussen rond omstreeks van uit")
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET", "POSS", "PRON"})
_DOUBLE = frozenset(
    {
        ("tot", "aan"),
        ("tot", "in"),
        ("van", "tussen"),
        ("tot", "op"),
        ("tot", "bij"),
        ("van", "onder"),
        ("voor", "in"),
        ("tot", "voor"),
        ("vlak", "bij"),
        ("van", "boven"),
        ("tot", "ver"),
        ("tot", "na"),
        ("van", "voor"),
        ("behalve", "in"),
        ("behalve", "voor"),
    }
)
_CIRCUMPOSITION = {
    "van": ("vandaan",),
    "om": ("heen", "toe"),
    "naar": ("toe",),
    "onder": ("door", "vandaan"),
    "tot": ("toe",),
    "tegen": ("in",),
    "achter": ("aan", "vandaan"),
    "door": ("heen",),
    "over": ("heen",),
    "langs": ("heen",),
    "tussen": ("door", "in"),
}


class Chunker(NounPhrases):
    """Cuts one sentence into chunks."""

    def chunks(self) -> list[Chunk]:
        """The chunks of the sentence, in order and without gaps."""
        found: list[Chunk] = []
        i = 0
        while i < self.size:
            chunk = self._next(i)
            found.append(chunk)
            i = chunk.end
        return found

    def _next(self, i: int) -> Chunk:
        tag = self.tags[i]
        if tag == "PUNCT":
            return Chunk("P", i, i + 1, i, i, self.s.words[i])
        if tag in VERBAL:
            return Chunk("V", i, i + 1, i, i, tag)
        if tag in ("SC", "CC", "TE", "WH", "REL"):
            if tag == "WH" and self.lower[i] in ("welke", "welk", "hoeveel", "wat") and self._starts_phrase(i + 1):
                end, head = self.noun_phrase(i + 1)
                self.link(i, head, "det")
                return Chunk("WH", i, end, head, head)
            return Chunk(tag, i, i + 1, i, i)
        if tag == "ADP":
            return self._preposition(i)
        if tag == "ADV":
            return self._adverb(i)
        if tag == "X":
            return Chunk("ADV", i, i + 1, i, i)
        end, head = self.noun_phrase(i)
        if self.tags[head] == "ADJ" and not any(self.tags[k] in ("DET", "POSS") for k in range(i, head)):
            return Chunk("AP", i, end, head, head)
        return Chunk("NP", i, end, head, head)

    def _adverb(self, i: int) -> Chunk:
        k = i + 1
        lower = self.lower
        if lower[i : i + 2] in closed.FIXED_PAIRS:
            self.link(i, k, "advmod")
            return Chunk("ADV", i, k + 1, k, k)
        if k + 1 < self.size and lower[k] == "en" and self.tags[k] == "ADV":
            self.link(k, i, "advmod")
            self.link(k + 1, i, "advmod")
            return Chunk("ADV", i, k + 2, i, i)
        start = (
            i + 1
            if lower[i] in ("al", "nog", "zeker", "ruim", "veel") and k < self.size and lower[k] in ("meer", "minder")
            else i
        )
        if (
            lower[start] in ("meer", "minder")
            and start + 2 < self.size
            and lower[start + 1] == "dan"
            and self.tags[start + 1] == "ADV"
        ):
            end, head = self.noun_phrase(start + 2)
            for word in range(i, start + 2):
                self.link(word, start + 2 if start + 2 != head else head, "quantmod")
            return Chunk("NP", i, end, head, head)
        if lower[i] in closed.DEGREE and k < self.size:
            if self.tags[k] in ("NUM", "ADJ") or (self.tags[k] == "NOUN" and lower[k] in closed.QUANTITIES):
                end, head = self.noun_phrase(k)
                target = k
                self.link(
                    i,
                    head if self.tags[head] == "ADJ" else target,
                    "advmod" if self.tags[target] != "NUM" else "quantmod",
                )
                kind = "AP" if self.tags[head] == "ADJ" else "NP"
                return Chunk(kind, i, end, head, head)
            if (
                self.tags[k] == "ADV"
                and lower[i] in ("zeer", "heel", "erg", "al", "nog", "zo", "te")
                and lower[k] not in ("niet",)
            ):
                self.link(i, k, "advmod")
                return Chunk("ADV", i, k + 1, k, k)
        return Chunk("ADV", i, i + 1, i, i)

    def _starts_phrase(self, i: int) -> bool:
        if i >= self.size:
            return False
        tag = self.tags[i]
        if tag in _NOMINAL:
            return True
        if (
            tag == "ADV"
            and self.lower[i] in ("al", "meer", "minder", "ruim", "nog", "zeker")
            and i + 2 < self.size
            and "dan" in self.lower[i + 1 : i + 3]
        ):
            return True
        if tag == "PUNCT" and self.s.words[i] in OPEN_QUOTE:
            return i + 1 < self.size and self.tags[i + 1] in _NOMINAL
        if tag == "ADV":
            return self.lower[i] in closed.DEGREE and i + 1 < self.size and self.tags[i + 1] in ("NUM", "ADJ", "NOUN")
        return False

    def _opens_infinitive(self, i: int) -> bool:
        """Whether "zonder", "door" or "na" opens an infinitive clause ("zonder de brug te vernietigen")."""
        for k in range(i + 1, min(i + 14, self.size)):
            if self.tags[k] == "TE":
                return True
            if self.tags[k] in ("VF", "VX", "VY", "VP", "SC", "REL", "CC") or (
                self.tags[k] == "PUNCT" and self.s.words[k] not in QUOTES
            ):
                return self.tags[k] == "VP" and k + 1 < self.size and self.tags[k + 1] == "TE" and self.lower[i] == "na"
        return False

    def _counts_anew(self, i: int) -> bool:
        """Whether what follows a year is no noun that it might count."""
        return not (i < self.size and self.tags[i] in ("NOUN", "CASE") and self.s.entries[i].plural)

    def _preposition(self, i: int) -> Chunk:
        k = i + 1
        if k < self.size and self.lower[k] == "verluidt":
            self.link(k, i, "pcomp")
            self.tags[i] = "ADV"
            return Chunk("ADV", i, k + 1, i, i)
        if self.lower[i] in ("zonder", "door", "na") and self._opens_infinitive(i):
            return Chunk("SC", i, i + 1, i, i, "PREP")
        if k < self.size and self.tags[k] == "REL" and self.lower[k] in ("die", "dat"):  # "nam een motie aan die ..."
            return Chunk("ADV", i, i + 1, i, i, "ADP")
        if k < self.size and self.tags[k] in ("REL", "WH") and self.lower[k] not in closed.RELATIVE_ADVERBS:
            self.link(k, i, "pobj")
            return Chunk(self.tags[k], i, k + 1, i, k)
        two = (
            k < self.size
            and self.tags[k] == "ADP"
            and (self.lower[i], self.lower[k]) in _DOUBLE
            and self._starts_phrase(k + 1)
        )
        if two:
            self.link(k, i, "prep")
            inner = k
            k += 1
        else:
            inner = i
        if (
            k < self.size
            and self.tags[k] == "ADP"
            and self.lower[k] in ("na", "voor", "met")
            and self.lower[i] in ("tot", "van")
            and self._starts_phrase(k + 1)
        ):
            self.link(k, i, "prep")
            inner = k
            k += 1
        if k < self.size and self.lower[i] in _BEFORE_YEARS and YEAR.match(self.lower[k]) and self._counts_anew(k + 1):
            self.link(k, inner, "pobj")
            return Chunk("PP", i, k + 1, i, k)
        if self._starts_phrase(k):
            if self.tags[k] == "PUNCT":
                self.link(k, i, "punct")
                k += 1
            adverb = -1
            if self.tags[k] == "ADV" and "dan" in self.lower[k + 1 : k + 3]:
                counted = self._adverb(k)
                self.link(counted.head, inner, "pobj")
                return Chunk("PP", i, counted.end, i, counted.head)
            if self.tags[k] == "ADV":
                adverb = k
                k += 1
            end, head = self.noun_phrase(k)
            if adverb >= 0:
                self.link(adverb, head, "advmod")
            self.link(head, inner, "pobj")
            if (
                end + 1 < self.size
                and self.tags[end + 1] != "TE"
                and self.lower[end] in _CIRCUMPOSITION.get(self.lower[i], ())
                and not self._starts_phrase(end + 1)
            ):
                self.link(end, i, "prep" if self.tags[end] == "ADP" else "advmod")
                end += 1
            return Chunk("PP", i, end, i, head)
        if k < self.size and self.tags[k] == "ADV" and self.lower[k] in _PLACE_AND_TIME and self.lower[i] != "om":
            self.link(k, inner, "pcomp")
            return Chunk("PP", i, k + 1, i, k)
        return Chunk("ADV", i, i + 1, i, i, "ADP")
