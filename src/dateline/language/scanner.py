"""Where an article names somebody or something: register names, institutions, and names of its own.

Names are found by spelling (capitals, particles, titles, the register), not by a statistical name finder: on news its
chains are right and its labels are not. What an own name is (person, group, place) is decided once per article.
"""

from spacy.tokens import Doc, Token

from dateline.articles.model import Article
from dateline.language.lexicon import Lexicon
from dateline.language.mentions import ENTRY, INSTITUTION, NAME, WORD, Cluster, Mention
from dateline.language.newsparts import news_tokens
from dateline.language.register import Form, Register
from dateline.language.runs import Runs
from dateline.language.tables import Tables, words_of_names


class Scanner(Runs):
    """Finds the mentions of one article. `mentions` holds them in order of the text; `at` maps tokens to them."""

    def __init__(self, doc: Doc, article: Article, register: Register, lexicon: Lexicon, language: str) -> None:
        self.doc, self.article, self.register, self.lexicon, self.language = doc, article, register, lexicon, language
        self.particles = lexicon.lists["names_particles"]
        self.text = doc.text
        self.tables = Tables(doc, lexicon)
        self.mentions: list[Mention] = []
        self.at: dict[int, Mention] = {}
        self.titles: dict[int, Mention] = {}
        self.clusters: list[Cluster] = []
        self.lower = [t.lower_.replace("’", "'") for t in doc]
        self.opening = [self._opens(t) for t in doc]
        self.known = {t.text for t in doc if t.pos_ == "PROPN" and not self.opening[t.i] and t.text[0].isupper()}
        self.news, self.shouted = news_tokens(doc, article)
        self.words, self.token_of, self.joined = words_of_names(doc)
        self._match_register()
        self._match_institutions()
        self._find_names()
        self._cluster()
        self.mentions.sort(key=lambda m: (m.start, m.end))

    # ------------------------------------------------------------------------------------------------ preparation
    def _opens(self, token: Token) -> bool:
        """Whether a capital says nothing here: first word of a sentence or quotation."""
        i = token.i
        if token.is_sent_start or i == 0:
            return True
        previous = self.doc[i - 1]
        return (
            previous.is_quote
            or previous.is_left_punct
            or previous.text == ":"
            or (previous.is_space and "\n" in previous.text)
        )

    def _free(self, start: int, end: int) -> bool:
        return not any(i in self.at for i in range(start, end))

    # ------------------------------------------------------------------------------------------------ the register
    def _match_register(self) -> None:
        index = self.register.forms(self.language)
        words, size, k = self.words, len(self.words), 0
        lower = [w.lower() for w in words]
        while k < size:
            step = 1
            first = self.token_of[k]
            for form in index.get(lower[k], ()) if self.news[first] else ():
                length = len(form.atoms)
                if (
                    form.composed
                    or tuple(lower[k : k + length]) != form.atoms
                    or not all(self.joined[k + 1 : k + length])
                    or not form.fits(words[k : k + length])
                    or self._part_of_word(k, k + length)
                    or (form.atoms[0] == "the" and self._goes_on(k + length))
                ):
                    continue
                same = [f for f in index[lower[k]] if f.atoms == form.atoms and f.fits(words[k : k + length])]
                last = self.token_of[k + length - 1]
                if length == 1 and not self._likely(self.doc[first], same):
                    break
                names = [f.key for f in same if f.is_name]
                keys = tuple(dict.fromkeys(names or [f.key for f in same]))
                text = self.text[self.doc[first].idx : self.doc[last].idx + len(self.doc[last])]
                if self._free(first, last + 1):
                    self.add(Mention(first, last + 1, ENTRY if names else WORD, text, keys))
                step = length
                break
            k += step

    def _goes_on(self, k: int) -> bool:
        """Whether a name word follows: "The National Union" does not name the paper called The National."""
        if k >= len(self.words) or not self.joined[k]:
            return False
        token = self.doc[self.token_of[k]]
        return token.pos_ == "PROPN" and token.text[:1].isupper()

    def _part_of_word(self, begin: int, end: int) -> bool:
        """Whether the words are joined to another capitalised word by a hyphen ("Abdul-Jordan") or a particle
        ("Luisa de Lima", "Omar al-Iraqi")."""
        doc = self.doc
        before, after = self.token_of[begin] - 1, self.token_of[end - 1] + 1
        inner = self.lexicon.lists["inner_particles"]
        if before > 0 and self.lower[before] in inner and doc[before - 1].pos_ == "PROPN" and before not in self.at:
            return doc[before - 1].text[:1].isupper() and before - 1 not in self.at
        if before > 1 and doc[before].text == "-" and self.lower[before - 1] in ("al", "el") and end - begin == 1:
            return not doc[before].whitespace_ and doc[before - 2].pos_ == "PROPN"
        if before > 0 and doc[before].text == "-" and not doc[before].whitespace_ and not doc[before - 1].whitespace_:
            previous = doc[before - 1].text
            if (
                previous[:1].isupper()
                and previous.lower() not in ("pan", "anti", "pro", "non", "ex")
                and previous[1:2].islower()
            ):
                return True
        if (
            after + 1 < len(doc)
            and doc[after].text == "-"
            and not doc[after].whitespace_
            and not doc[after - 1].whitespace_
        ):
            follower = doc[after + 1].text
            return follower[:1].isupper() and follower[1:].islower()
        return False

    def _likely(self, token: Token, forms: list[Form]) -> bool:
        """Whether a single word is a name here, not a common word that opens the sentence."""
        if not token.is_sent_start or token.text.isupper():
            return True
        return token.pos_ in ("PROPN", "ADJ", "NOUN") or any(f.key.startswith("place/") for f in forms)

    def _match_institutions(self) -> None:
        table, lower = self.lexicon.institutions, self.lower
        past = 0  # end of the last title of several words: "minister of foreign affairs" names no ministry
        for i, word in enumerate(lower):
            if (
                any(len(phrase) > 2 for phrase in self.lexicon.titles.get(word, ()))
                and (length := self.title_length(i)) > 2
            ):
                past = i + length
            if i < past or i in self.at or not self.news[i] or word not in table:
                continue
            for phrase, kind in table[word]:
                end = i + len(phrase)
                if tuple(lower[i:end]) == phrase and self._free(i, end) and self.doc[end - 1].pos_ in ("NOUN", "PROPN"):
                    if end < len(lower) and lower[end] == "-":
                        continue
                    self.add(Mention(i, end, INSTITUTION, self.doc[i:end].text, detail=kind))
                    break

    # ------------------------------------------------------------------------------------------------ who is who
    def join(self, cluster: Cluster, mention: Mention) -> None:
        """Make a mention one of a cluster's."""
        mention.kind = NAME
        cluster.mentions.append(mention)
        mention.cluster = self.clusters.index(cluster)
        form = " ".join(mention.text.split())
        if form not in cluster.forms:
            cluster.forms.append(form)

    def _cluster(self) -> None:
        from dateline.language.clusters import cluster_names

        cluster_names(self)
