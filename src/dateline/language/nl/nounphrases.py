"""Noun phrases: determiners, numbers, adjectives, participles with their own phrases, nouns and names."""

import re
from abc import abstractmethod
from dataclasses import dataclass

from dateline.language.nl import closed, quotemarks
from dateline.language.nl.inflection import GERUND, PART
from dateline.language.nl.lexicon import Lexicon
from dateline.language.nl.quotemarks import CLOSE_QUOTE, OPEN_QUOTE
from dateline.language.nl.sentence import QUOTES, VERBAL, Sentence

YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_DEEDS = ("aanval", "aanvallen", "aanslag", "bombardement", "bombardementen", "offensief", "beschieting", "inval")
_NAMELESS = ("leger", "luchtmacht", "landmacht", "marine", "junta", "vijand", "parlement", "krijgsmacht")
_SURE_HEADS = frozenset({"NOUN", "PROPN"})


@dataclass(slots=True)
class Chunk:
    """A stretch of tokens [start, end). `top` is the word that takes an outside head, `head` the noun inside a
    prepositional phrase (else the same)."""

    kind: str  # NP PP AP ADV V TE SC REL WH CC P
    start: int
    end: int
    top: int
    head: int
    form: str = ""  # the tag of a verb; the text of punctuation


class NounPhrases:
    """Reads noun phrases and sets the relations inside them."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.s = sentence
        self.lexicon = lexicon
        self.tags = sentence.tags
        self.lower = sentence.lower
        self.size = len(sentence.tags)

    def link(self, child: int, head: int, dep: str) -> None:
        """Attach a word."""
        self.s.heads[child] = head
        self.s.deps[child] = dep

    @abstractmethod
    def _next(self, i: int) -> Chunk: ...

    @abstractmethod
    def _starts_phrase(self, i: int) -> bool: ...

    def noun_phrase(self, i: int) -> tuple[int, int]:
        """Parse a noun phrase at i; returns the position after it and its head."""
        tags, lower, size = self.tags, self.lower, self.size
        start = i
        mods: list[tuple[int, str]] = []
        if tags[i] == "PRON":
            if lower[i] in ("iets", "niets", "alles", "wat") and i + 1 < size and tags[i + 1] == "ADJ":
                self.link(i + 1, i, "amod")
                return i + 2, i
            return i + 1, i
        while i < size and tags[i] in ("DET", "POSS"):
            mods.append((i, "det" if tags[i] == "DET" else "poss"))
            i += 1
        if i >= size:
            tags[start] = "PRON"
            return start + 1, start
        if mods:
            i = self._premodifier(i, mods)
        quotes: list[int] = []
        last_adjective = -1
        while i < size:
            tag = tags[i]
            if tag == "NUM":
                mods.append((i, "nummod"))
                i += 1
            elif tag == "ADJ":
                mods.append((i, "amod"))
                last_adjective = i
                i += 1
            elif (
                tag == "ADV"
                and (lower[i] in closed.DEGREE or mods)
                and i + 1 < size
                and tags[i + 1] in ("ADJ", "NUM")
                and lower[i] not in ("niet", "ook")
            ):
                self.link(i, i + 1, "advmod")
                i += 1
            elif (
                tag == "ADV"
                and mods
                and lower[i] in closed.ADVERBIAL_ADJECTIVES
                and i + 1 < size
                and tags[i + 1] in ("NOUN", "PROPN")
            ):
                tags[i] = "ADJ"
            elif (
                tag == "CC"
                and last_adjective == i - 1
                and i + 1 < size
                and tags[i + 1] == "ADJ"
                and self._nominal_after(i + 1)
            ):
                self.link(i, last_adjective, "cc")
                self.link(i + 1, last_adjective, "conj")
                last_adjective = i + 1
                i += 2
            elif (
                tag == "PUNCT"
                and self.s.words[i] == ","
                and last_adjective == i - 1
                and i + 1 < size
                and tags[i + 1] == "ADJ"
                and self._nominal_after(i + 1)
                and last_adjective in self.s.attributive | {i - 1}
                and self.s.entries[last_adjective].inflected
            ):
                self.link(i, i + 1, "punct")
                i += 1
            elif tag == "PUNCT" and (quotemarks.opens(self.s, i, mods) or (quotes and self._closes(i, last_adjective))):
                quotes.append(i)
                i += 1
            elif tag == "PRON" and lower[i] in ("andere", "alle", "veel"):
                mods.append((i, "amod"))
                i += 1
            else:
                break
        if mods and i < size and tags[i] == "PUNCT" and self.s.words[i] in OPEN_QUOTE:
            noun = quotemarks.compound(self.s, i)
            if noun > 0:
                for word in range(i, noun + 2):
                    self.link(word, noun, "punct" if tags[word] == "PUNCT" else "compound")
                for word, dep in mods:
                    self.link(word, noun, dep)
                return noun + 2, noun
        if i >= size or tags[i] not in _SURE_HEADS:
            return self._headless(start, i, mods, quotes)
        head, i = self._names(i, mods)
        if i < size and tags[i] == "PUNCT" and self.s.words[i] in CLOSE_QUOTE and quotes:
            quotes.append(i)
            i += 1
        for quote in quotes:
            self.link(quote, head, "punct")
        for word, dep in mods:
            self.link(word, head, dep)
        self._tag_participles(mods, head)
        return i, head

    def _closes(self, i: int, adjective: int) -> bool:
        """Whether a mark ends quoted adjectives before their noun: 'een "gerichte" aanval'."""
        return adjective == i - 1 and self.s.words[i] in CLOSE_QUOTE and self._nominal_after(i)

    def _nominal_after(self, i: int) -> bool:
        while i < self.size and (self.tags[i] == "ADJ" or self.s.words[i] in CLOSE_QUOTE):
            i += 1
        return i < self.size and self.tags[i] in _SURE_HEADS

    def _headless(self, start: int, i: int, mods: list[tuple[int, str]], quotes: list[int]) -> tuple[int, int]:
        if not mods:
            if quotes:
                return start + 1, start
            return max(i, start + 1), start
        head = mods[-1][0]
        for quote in quotes:
            self.link(quote, head, "punct")
        for word, dep in mods[:-1]:
            self.link(word, head, dep)
        if self.tags[head] in ("DET", "POSS"):
            self.tags[head] = "PRON"
            return head + 1, head
        return max(i, head + 1) if not quotes else head + 1, head

    def _names(self, i: int, mods: list[tuple[int, str]]) -> tuple[int, int]:
        """The nouns and names that end a noun phrase; the last is the head, unless a genitive precedes it."""
        tags, lower, size, words = self.tags, self.lower, self.size, self.s.words
        chain = [i]
        determined = bool(mods)
        i += 1
        while i < size:
            last = chain[-1]
            if tags[i] == "CASE":
                owner = self._close(chain)
                self.link(i, owner, "case")
                if any(lower[word] == "de" for word, dep in mods if dep == "det"):
                    return owner, i + 1  # "de Houthi's" are several; a genitive has no article
                if self._starts_phrase(i + 1) and tags[i + 1] != "DET":
                    end, head = self.noun_phrase(i + 1)
                    self.link(owner, head, "poss")
                    return head, end
                return owner, i + 1
            if tags[i] == "PROPN":
                if lower[last] in closed.QUANTITIES and tags[last] == "NOUN" and self.s.entries[last].plural:
                    self.link(last, i, "nummod")
                    chain[-1] = i
                    i += 1
                    continue
                if (
                    tags[last] == "PROPN"
                    and words[last][-1:] == "s"
                    and self._genitive(last, i)
                    and tags[i - 1] == "PROPN"
                    and i + 1 < size
                    and tags[i + 1] == "NOUN"
                ):
                    return self._genitive_phrase(chain, mods, i)
                headline = chain == [0] and lower[last].endswith(_DEEDS)  # "Luchtaanval VS op ...": who did it
                bearer = not (
                    determined and lower[last].endswith(_NAMELESS)
                )  # "viel het leger Goma aan": no name of it
                if tags[last] == "NOUN" and (headline or not bearer or not self._titles(last, i)):
                    break
                if (
                    words[last] in closed.MINISTRIES
                    and last
                    and (lower[last - 1] in ("van", "en") or lower[last] == "zaken")
                ):
                    break
                if (
                    determined
                    and len(chain) == 1
                    and tags[last] == "PROPN"
                    and words[last].isupper()
                    and not words[i].isupper()
                    and len(words[last]) < 6
                ):
                    break
                chain.append(i)
                i += 1
                continue
            if (
                tags[i] == "ADJ"
                and tags[last] in _SURE_HEADS
                and words[i][0].isupper()
                and i + 1 < size
                and tags[i + 1] == "PROPN"
                and self._titles(last, i)
            ):
                tags[i] = "PROPN"
                continue
            measured = lower[last] in closed.COUNTED_TIMES and any(d == "nummod" for _, d in mods)
            if tags[i] == "ADJ" and lower[last] in closed.QUANTITIES and self._nominal_after(i):
                end, head = self.noun_phrase(i)
                self.link(last, head, "nummod")
                chain[-1] = head
                i = end
                continue
            if (
                tags[i] == "NOUN"
                and tags[last] == "NOUN"
                and (lower[last] in closed.QUANTITIES or (measured and not self.s.entries[i].plural))
                and lower[i] not in closed.TIME_NOUNS - closed.COUNTED_TIMES
            ):
                self.link(last, i, "nummod")
                for word, dep in [(w, d) for w, d in mods if d == "nummod"]:
                    self.link(word, last, dep)
                    mods.remove((word, dep))
                chain[-1] = i
                i += 1
                continue
            year = tags[i] == "NUM" and lower[last] in closed.BEFORE_YEAR and i == last + 1 and YEAR.match(words[i])
            if year or (lower[i] in closed.WEEKDAYS and lower[last] == "week"):  # "vorige week dinsdag"
                self.link(i, last, "nummod" if year else "npadvmod")
                i += 1
                continue
            if tags[i] == "NOUN" and tags[last] == "NUM":
                chain[-1] = i
                i += 1
                continue
            if tags[last] == "PROPN" and tags[i] in ("NOUN", "ADJ", "NUM") and self._genitive(last, i):
                return self._genitive_phrase(chain, mods, i)
            if tags[i] == "NOUN" and lower[i] in closed.MONTHS and tags[last] == "NUM":
                chain.append(i)
                i += 1
                continue
            break
        return self._close(chain), i

    def _titles(self, last: int, i: int) -> bool:
        """Whether the noun before a name belongs to it ("premier X", "de stad Y")."""
        lower = self.lower[last]
        if lower in closed.TIME_NOUNS or lower in closed.MONTHS:
            return False
        entry = self.s.entries[last]
        return not entry.plural or self._listed(i)

    def _listed(self, i: int) -> bool:
        """Whether a list of names starts at i ("de generaals X en Y")."""
        k = i
        while k < self.size and self.tags[k] == "PROPN":
            k += 1
        return k < self.size and (self.lower[k] == "en" or self.s.words[k] == ",")

    def _genitive(self, owner: int, i: int) -> bool:
        """Whether a name in -s owns what follows ("Assads leger")."""
        word = self.s.words[owner]
        if not (word.endswith("s") and len(word) > 3 and not word.isupper()) or self.s.entries[owner].name == word:
            return False
        if word[-2] in "s" or self.s.entries[owner].plural:
            return False
        return self.tags[i] == "NOUN" or self._nominal_after(i)

    def _genitive_phrase(self, chain: list[int], mods: list[tuple[int, str]], i: int) -> tuple[int, int]:
        owner = self._close(chain)
        for word, dep in mods:
            self.link(word, owner, dep)
        self.s.lemmas[owner] = self.s.words[owner][:-1]
        end, head = self.noun_phrase(i)
        mods.clear()
        self.link(owner, head, "poss")
        return head, end

    def _close(self, chain: list[int]) -> int:
        head = chain[-1]
        for word in chain[:-1]:
            self.link(word, head, "compound")
        return head

    def _premodifier(self, i: int, mods: list[tuple[int, str]]) -> int:
        """ "de door X gesteunde groep": phrases and adverbs before a participle that stands before its noun."""
        tags = self.tags
        if tags[i] in ("NOUN", "NUM") and not (i + 1 < self.size and tags[i + 1] in ("ADP", "ADJ")):
            return i
        if tags[i] not in ("ADP", "ADV", "PRON", "PROPN", "NOUN", "ADJ"):
            return i
        if tags[i] == "ADP" and self.lower[i - 1] == "het":
            gerund = next((k for k in range(i, min(i + 7, self.size)) if k in self.s.nominalised), -1)
            if gerund > 0:
                return self._inside(i, gerund, mods, False)
        if tags[i] in ("NOUN", "PROPN") and self.lower[i] not in closed.TIME_NOUNS:
            return i
        k = i
        target = -1
        while k < self.size and k < i + 12:
            tag = tags[k]
            if tag == "ADJ" and k > i and self._verb_of(k)[0] and self._nominal_after(k):
                target = k
                break
            if tag in VERBAL or tag in ("SC", "REL", "CC") or (tag == "PUNCT" and self.s.words[k] not in QUOTES):
                return i
            k += 1
        if target < 0 or (tags[i] == "ADJ" and all(tags[j] == "ADJ" for j in range(i, target))):
            return i
        return self._inside(i, target, mods, True)

    def _inside(self, i: int, target: int, mods: list[tuple[int, str]], participle: bool) -> int:
        """Hang the phrases in [i, target) on a participle, or on an infinitive that is a noun."""
        k = i
        while k < target:
            chunk = self._bounded(k, target)
            if chunk is None:
                return i
            if chunk.kind == "PP":
                self.link(chunk.top, target, "agent" if self.lower[chunk.top] == "door" and participle else "prep")
            elif chunk.kind == "NP":
                noun = self.lower[chunk.head] in closed.TIME_NOUNS
                self.link(chunk.top, target, "npadvmod" if noun else "dobj")
            else:
                self.link(chunk.top, target, "neg" if self.lower[chunk.top] in ("niet", "nooit") else "advmod")
            k = chunk.end
        if not participle:
            return target
        mods.append((target, "acl"))
        return target + 1

    def _bounded(self, i: int, end: int) -> Chunk | None:
        saved = self.size
        self.size = end
        try:
            chunk = self._next(i)
        finally:
            self.size = saved
        return chunk if chunk.end <= end and chunk.kind in ("PP", "NP", "ADV", "AP") else None

    def _verb_of(self, i: int) -> tuple[str, bool]:
        """The infinitive behind an attributive participle, and whether it is a past participle."""
        form = self.lower[i]
        if form.endswith("e"):
            for short in (form[:-1], form[:-2]):
                for verb, kind, _ in self.lexicon.verb_readings(short):
                    if kind in (PART, GERUND):
                        return verb, kind == PART
        for verb, kind, _ in self.s.entries[i].verbs:
            if kind == PART:
                return verb, True
        return "", False

    def _tag_participles(self, mods: list[tuple[int, str]], head: int) -> None:
        for word, dep in mods:
            if dep == "acl" or (dep == "amod" and word in self.s.attributive):
                verb, past = self._verb_of(word)
                if verb and (past or dep == "acl"):
                    self.s.verbs[word] = verb
                    self.s.lemmas[word] = verb
                    self.s.morphs[word] = "Tense=Past|VerbForm=Part" if past else "Tense=Pres|VerbForm=Part"
