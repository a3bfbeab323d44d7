"""Tables of one article's tokens: what names and pronouns ask of them again and again, looked up once.

A spaCy Doc makes a new Token each time that it is indexed, and a Span walks its tokens to find its root.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from spacy.tokens import Doc, Token

from dateline.language.lexicon import Lexicon
from dateline.language.mentions import Mention, is_plural
from dateline.language.register import atoms


class Tables:
    """Looks things up in one Doc. All positions are token indices.

    Attributes:
        tokens: the tokens.
        lemmas: for each token its lemma in lower case; of a plural name ("MPs") the singular.
        sentence: for each token how many sentences have begun up to it.
        breaks: which tokens hold a line break.
        paragraph: for each token the first one of its paragraph.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc, self.lexicon = doc, lexicon
        self.tokens: list[Token] = list(doc)
        self.lemmas = [self._lemma(token.lemma_.lower()) for token in self.tokens]
        self.sentence = list(accumulate(int(bool(token.is_sent_start)) for token in self.tokens))
        self.breaks = ["\n" in token.text for token in self.tokens]
        self.paragraph = self._paragraphs()
        self._roots: dict[tuple[int, int], Token] = {}
        self._classes: dict[int, tuple[str, ...]] = {}

    def _lemma(self, lemma: str) -> str:
        if lemma not in self.lexicon.nouns and (single := lemma.removesuffix("s")) in self.lexicon.nouns:
            return single
        return lemma

    def classes(self, token: Token) -> tuple[str, ...]:
        """Classes of a noun, by its compound ("air base") or itself."""
        if (found := self._classes.get(token.i)) is None:
            found = self._classes[token.i] = self._find_classes(token)
        return found

    def _find_classes(self, token: Token) -> tuple[str, ...]:
        lemma, lower = self.lemmas[token.i], token.lower_
        forms = []
        if token.i and (previous := self.tokens[token.i - 1]).dep_ in ("compound", "amod"):
            forms = [f"{previous.lower_} {lemma}", f"{self.lemmas[previous.i]} {lemma}"]
        if self.plural(token):
            forms += [form.removesuffix("s") for form in forms]
        last = [lemma.rsplit("-", 1)[1]] if "-" in lemma else []  # Dutch: "VN-experts", "Taurus-raketten"
        return self.lexicon.classes(*forms, lemma, lower, lower.removesuffix("s"), *last)

    def plural(self, token: Token) -> bool:
        """Whether a noun is plural, by its tag or by its form."""
        return is_plural(token) or self.lemmas[token.i] + "s" == token.lower_

    @cached_property
    def _by_lemma(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, lemma in enumerate(self.lemmas):
            found.setdefault(lemma, []).append(i)
        return found

    def before(self, lemma: str, i: int, reach: int) -> Iterator[int]:
        """Tokens of a lemma before a token, not more than so many back, the nearest first."""
        places = self._by_lemma.get(lemma, ())
        for k in range(bisect_left(places, i) - 1, -1, -1):
            if places[k] <= i - reach:
                return
            yield places[k]

    def root(self, mention: Mention) -> Token:
        """The syntactic head of a mention."""
        span = (mention.start, mention.end)
        if span not in self._roots:
            one = mention.end == mention.start + 1
            self._roots[span] = self.tokens[mention.start] if one else self.doc[mention.start : mention.end].root
        return self._roots[span]

    def _paragraphs(self) -> list[int]:
        starts, start = [], 0
        for i in range(len(self.tokens)):
            if i and self.breaks[i - 1]:
                start = i
            starts.append(start)
        return starts


def words_of_names(doc: Doc) -> tuple[list[str], list[int], list[bool]]:
    """The text as words of names, split as the register splits its own: the words, the token of each, and whether it
    goes on with the word before it (no border such as a comma stands between)."""
    words: list[str] = []
    token_of: list[int] = []
    joined: list[bool] = []
    border = True
    for token in doc:
        text = token.text
        parts = [text] if text.isalnum() and text.isascii() else atoms(text)
        if not parts:
            if "\n" in text or not (text.isspace() or (text in "-/&'’‑–" and not _spaced(doc, token))):
                border = True
            continue
        for part in parts:
            words.append(part)
            token_of.append(token.i)
            joined.append(not border)
            border = False
    return words, token_of, joined


def _spaced(doc: Doc, token: Token) -> bool:
    """Whether a mark stands between spaces, as a dash does: then it is a border."""
    return token.i > 0 and bool(doc[token.i - 1].whitespace_) and bool(token.whitespace_) and token.text != "&"
