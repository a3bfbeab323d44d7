"""Where an article names somebody by a name of its own: runs of capitalised words, their titles and particles."""

from spacy.tokens import Doc

from dateline.language.lexicon import Lexicon
from dateline.language.mentions import ENTRY, NAME, WORD, Mention, is_plural
from dateline.language.register import Register


class Runs:
    """Finds the runs of name words of one article. What the register and the institutions name is known already."""

    doc: Doc
    lexicon: Lexicon
    register: Register
    particles: frozenset[str]
    lower: list[str]
    opening: list[bool]
    known: set[str]
    news: list[bool]
    mentions: list[Mention]
    at: dict[int, Mention]

    def add(self, mention: Mention) -> None:
        """Keep a mention."""
        self.mentions.append(mention)
        for i in range(mention.start, mention.end):
            self.at[i] = mention

    def drop(self, mention: Mention) -> None:
        """Forget a mention: it was part of something else."""
        self.mentions.remove(mention)
        for i in range(mention.start, mention.end):
            self.at.pop(i, None)

    def title_length(self, i: int) -> int:
        """Number of tokens of the title or person noun that begins at a token, hyphens included; 0 if none does."""
        word = self.lower[i].rstrip(".")
        for phrase in self.lexicon.titles.get(word, ()) or self.lexicon.titles.get(self.doc[i].lemma_.lower(), ()):
            j, ok = i, True
            for expected in phrase:
                if j < len(self.lower) and self.lower[j] == "-" and j > i:
                    j += 1
                found = self.lower[j].rstrip(".") if j < len(self.lower) else ""
                if found != expected and (len(phrase) > 1 or self.doc[j].lemma_.lower() != expected):
                    ok = False
                    break
                j += 1
            if ok:
                return j - i
        return int(self._is_compound_title(i))

    def _is_compound_title(self, i: int) -> bool:
        """ "VN-gezant", "legerleider": a compound of a language that writes them as one word. With a capital, a name
        must follow: "Dijkboer" may be somebody's name."""
        token = self.doc[i]
        last = token.text.rsplit("-", 1)[-1]
        if not self.lexicon.last_parts or len(token) < 6 or token.pos_ not in ("NOUN", "PROPN"):
            return False
        if last == token.text and not last.islower() and not (self.opening[i] and self._capital(i + 1)):
            return False
        return (last.islower() or last == token.text) and "person" in self.lexicon.classes(last.lower())

    def _capital(self, i: int) -> bool:
        return i < len(self.doc) and self.doc[i].text[:1].isupper()

    def namey(self, i: int) -> bool:
        """Whether a token can be a word of a name of the article's own."""
        token = self.doc[i]
        text = token.text
        if "-" in text and text.rsplit("-", 1)[1].islower() and text not in self.known:  # "Taurus-raketten"
            return False
        if text.endswith("-"):  # "Noord- en Zuid-Sahir": half a word
            return False
        if len(text) == 3 and i + 1 < len(self.doc) and self.doc[i + 1].like_num:  # "Jan 5"
            return False
        if text in self.known and self.opening[i] and self.news[i] and i not in self.at:
            return self.lower[i] not in self.lexicon.lists["not_names"]
        if (
            not self.news[i]
            or i in self.at
            or not (text[0].isupper() or self._begins_small(text))
            or self.lower[i] in self.lexicon.lists["not_names"]
        ):
            return False
        if token.pos_ == "PROPN":
            return not (self.opening[i] and token.is_stop)
        return not self.opening[i] and token.pos_ in ("NOUN", "ADJ", "X", "VERB", "ADV", "INTJ") and not token.is_stop

    def _begins_small(self, text: str) -> bool:
        """ "al-Burhan", one word: a particle, and the name."""
        particle, hyphen, rest = text.partition("-")
        return bool(hyphen) and particle in self.particles and rest[:1].isupper()

    def _weak(self, i: int) -> bool:
        return (
            i not in self.at and self.news[i] and self.doc[i].text[0].isupper()
            and self.lower[i] in self.lexicon.lists["name_starts"]
        )  # fmt: skip

    def _run_end(self, i: int) -> int:
        """End of the run of name words that begins at a token."""
        doc, size, j = self.doc, len(self.doc), i + 1
        while j < size and not doc[j].is_sent_start:
            if self.namey(j) or (self._weak(j) and j + 1 < size and self.namey(j + 1)):
                j += 1
                continue
            if past := self._nickname(j):
                j = past
                continue
            k = j
            while k < size and k < j + 4 and (self.lower[k] in self.particles or doc[k].text in "-'’"):
                k += 1
            glued = doc[j].text not in "-'’" or not doc[j - 1].whitespace_
            if (
                k > j
                and k < size
                and glued
                and doc[k].text[0].isupper()
                and (self.namey(k) or doc[k - 1].text == "-")
                and k not in self.at
            ):
                j = k + 1
                continue
            break
        return j

    def _nickname(self, j: int) -> int:
        """Past the word behind a nickname in quotation marks (Maria "The Fox" Ruiz), or 0."""
        doc = self.doc
        if not doc[j].is_quote:
            return 0
        end = next((k for k in range(j + 2, min(j + 5, len(doc) - 1)) if doc[k].is_quote), 0)
        inside = end and all(t.text[0].isupper() or t.lower_ in self.particles for t in doc[j + 1 : end])
        return end + 2 if inside and self.namey(end + 1) else 0

    def _find_names(self) -> None:
        i, size = 0, len(self.doc)
        while i < size:
            start = i
            if self.lower[i] in self.particles and i not in self.at and self.news[i]:
                k = i + 1  # "al-Tikriti said", "bin Salman"
                while k < size and (self.lower[k] in self.particles or self.doc[k].text == "-"):
                    k += 1
                glued = k - i > 1 or (self.doc[i].text[0].isupper() and not self.opening[i])
                if k < size and k > i and (glued or self.lower[i] in ("bin", "ibn", "von")) and self.namey(k):
                    i = k
            length = self.title_length(i) if start == i and self.lower[i] in self.lexicon.titles else 0
            if length > 2 and i + length < size and self.news[i] and self.namey(i + length):
                end = self._run_end(i + length)  # "Minister of Defence Jane Doe": the title may outrun the capitals
                self._split_run(i + length, end, (i, i + length))
                i = end
                continue
            if not (self.namey(i) or (self._weak(i) and i + 1 < size and self.namey(i + 1))):
                i = start + 1
                continue
            end = self._run_end(i)
            self._split_run(start, end)
            i = end

    def _split_run(self, start: int, end: int, title: tuple[int, int] | None = None) -> None:
        """Cut a run of name words at its titles, and take each piece as a name."""
        i = begin = start
        while i < end:
            length = self.title_length(i)
            modifier = self.lower[i].rstrip(".") in self.lexicon.lists["title_modifiers"]
            if (
                not length
                and modifier
                and i + 1 < end
                and title is None
                and begin == i
                and self._title_follows(i + 1, end)
            ):
                i += 1
                begin = i
                continue
            if length and i + length <= end and (i + length < end or begin == i):
                if begin < i:
                    self._piece(begin, i, title)
                title = (i if title is None or title[1] < i else title[0], i + length)
                i = begin = i + length
                continue
            i += 1
        if begin < end:
            self._piece(begin, end, title)

    def _title_follows(self, i: int, end: int) -> bool:
        while (
            i < end and self.lower[i].rstrip(".") in self.lexicon.lists["title_modifiers"] and not self.title_length(i)
        ):
            i += 1
        return i < end and self.title_length(i) > 0

    def _piece(self, start: int, end: int, title: tuple[int, int] | None) -> None:
        while start < end and self.doc[start].text in "-'’":
            start += 1
        title = self._title_before(start, title)
        if title is not None and self._makes_a_noun(end):
            title = None  # "the official Saba news agency": what is official is the agency
        office = title is None and self.lower[start] in self.lexicon.name_types and self._of_part(start + 1) > start + 1
        if title is None:
            start, end = self._absorb(start, end)
            if end - start == 1 and not office and self._common(start):
                return
        if all(len(self.doc[i].text.rstrip(".")) < 2 for i in range(start, end)):
            return
        last = end
        if title is None and self.lexicon.name_types.get(self.lower[end - 1]):
            last = self._of_part(end)
        for i in range(end, last):  # "Union of Kenyan Journalists": a state's word in there is part of the name
            if i in self.at:
                self.drop(self.at[i])
        mention = Mention(start, last, NAME, self.doc[start:last].text, title=title)
        self.add(mention)

    def _common(self, i: int) -> bool:
        """Whether a single capitalised word is a common noun, or merely opens a sentence."""
        token = self.doc[i]
        if token.text.isupper() and len(token.text) > 1:
            return False
        if self.lexicon.classes(token.lemma_.lower(), self.lower[i], self.lower[i].removesuffix("s")):
            return True
        return (
            self.opening[i]
            and token.text not in self.known
            and token.dep_ in ("advmod", "amod", "mark", "cc", "intj", "det")
        )

    def _makes_a_noun(self, end: int) -> bool:
        """Whether what ends there only says which agency, group or channel the noun behind it means."""
        last = self.doc[end - 1]
        noun = last.head
        return last.dep_ in ("compound", "amod", "nmod") and noun.i >= end and noun.i not in self.at and (
            noun.lemma_.lower() in self.lexicon.lists["groups"]
        )  # fmt: skip

    def _of_part(self, end: int) -> int:
        """Where "Front" is followed by "for the Liberation of Zaghawa": the end of that."""
        doc, j = self.doc, end
        if j + 1 < len(doc) and self.lower[j] in ("of", "for", "van", "voor"):
            k = j + 1
            if self.lower[k] in ("the", "de", "het"):
                k += 1
            state = self.at.get(k) if k < len(doc) else None
            if state is not None and self._of_country(end, state):
                return state.end
            if state is not None and state.kind == WORD and state.end < len(doc) and self.namey(state.end):
                return self._of_part(self._run_end(state.end))
            if k < len(doc) and self.namey(k):
                return self._of_part(self._run_end(k))
        return end

    def _of_country(self, end: int, state: Mention) -> bool:
        """Whether "of Kenya" ends a name: "the Islamic Party of Kenya", but not "the Navy of Kenya"."""
        entry = self.register.entries.get(state.keys[0]) if state.kind == ENTRY else None
        kind = self.lexicon.name_types.get(self.lower[end - 1])
        whole = end > 1 and self.doc[end - 2].text[:1].isupper() and kind in ("other", "armed-group")
        return whole and entry is not None and entry.type in ("state", "country")

    def _is_land(self, key: str) -> bool:
        entry = self.register.entries.get(key)
        return key.startswith("place/") or (entry is not None and entry.type in ("state", "person"))

    def _absorb(self, start: int, end: int) -> tuple[int, int]:
        """Take in a register name that stands directly beside ("Michael Jordan", "Jordan Peterson"): then it is part of
        this name. Abbreviations and adjectives are not ("UN Habitat", "Iraqi Kurdistan")."""
        for i in (start - 1, end):
            mention = self.at.get(i)
            if mention is None or mention.text.isupper() or "." in mention.text:
                continue
            capital = mention.kind == WORD and i == end and bool(self.register.cities(mention.text))
            if mention.kind != ENTRY and not capital:  # "Radio Mogadishu", but "Radio Hope Somali"
                continue
            if self._is_compound_title(i):
                continue
            if mention.end - mention.start > 1 or self.doc[max(i, start) if i < start else end].is_sent_start:
                continue
            if not any(self._is_land(k) for k in mention.keys):  # nobody is called Houthi or Hamas
                continue
            self.drop(mention)
            start, end = min(start, mention.start), max(end, mention.end)
        return start, end

    def _title_before(self, start: int, title: tuple[int, int] | None) -> tuple[int, int] | None:
        """Tokens of the title that stands directly before a name, with its modifiers ("top military commander")."""
        doc, lexicon = self.doc, self.lexicon
        i = title[0] if title else start
        found = title
        while i > 0 and (i - 1 not in self.at or self._is_compound_title(i - 1)) and not doc[i].is_sent_start:
            previous = i - 1
            if previous > 0 and (
                doc[previous].text == "-" or (doc[previous].text == "." and self._abbreviation(previous - 1))
            ):
                previous -= 1
            word = self.lower[previous].rstrip(".")
            single = self.title_length(previous) > 0 and self.doc[previous].pos_ in ("NOUN", "PROPN", "ADJ")
            plural = is_plural(doc[previous])
            multi = next((b for b in range(max(0, start - 7), previous) if b + self.title_length(b) == i), None)
            if multi is not None and doc[multi].sent_start != 1:
                i, found = multi, (multi, found[1] if found else i)
            elif single and not plural:
                i, found = previous, (previous, found[1] if found else i)
            elif doc[previous].pos_ == "VERB" and doc[previous].dep_ == "ROOT":  # "parliament elected General X"
                break
            elif found and (word in lexicon.lists["title_modifiers"] or self._modifies(previous, found)):
                i, found = previous, (previous, found[1])
            else:
                break
        return found

    def _modifies(self, i: int, title: tuple[int, int]) -> bool:
        """Whether a lower-case word before a title is part of it ("foreign policy chief")."""
        token = self.doc[i]
        inside = title[0] <= token.head.i <= title[1] + 3
        return (
            inside
            and token.dep_ in ("amod", "compound", "nmod")
            and token.text.islower()
            and token.pos_ in ("NOUN", "ADJ")
        )

    def _abbreviation(self, i: int) -> bool:
        """Whether a token is an abbreviated title that lost its full stop ("Maj", ".", "Gen.")."""
        return len(self.lower[i]) < 5 and self.title_length(i) == 1 and self.doc[i].text[0].isupper()
