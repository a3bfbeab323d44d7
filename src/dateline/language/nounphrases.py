"""What a noun phrase is made of: its modifiers, its classes, the state it belongs to, its label."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from dateline.language.mentions import ENTRY, INSTITUTION, WORD, Mention
from dateline.language.model import Entity

if TYPE_CHECKING:
    from dateline.language.names import Names

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both", "de", "het", "deze", "dit", "die", "dat"])
_DETERMINERS = _DEFINITE | frozenset(["a", "an", "some", "any", "all", "een", "enkele", "alle", "no", "geen"])
_OWN = frozenset(["its", "their", "his", "her", "our", "my", "your", "zijn", "haar", "hun", "onze", "ons", "mijn"])
_SOME = frozenset(
    ["some", "many", "several", "few", "most", "other", "two", "three", "more", "dozens", "sommige", "veel", "andere"]
)
_OF = frozenset(["of", "van"])
_KEPT = frozenset(["of", "van", "from", "in", "at", "uit", "op", "te"])
_KEPT_BY_PEOPLE = frozenset(["for", "to", "voor", "bij"])
_LEFT = frozenset(
    ["amod", "compound", "nmod", "poss", "nummod", "quantmod", "advmod", "det", "predet", "npadvmod", "punct", "neg"]
)


_ABOUT_EN = [
    "at",
    "least",
    "most",
    "more",
    "less",
    "than",
    "about",
    "around",
    "nearly",
    "almost",
    "over",
    "up",
    "to",
    "only",
]
_ABOUT_NL = ["minstens", "zeker", "ongeveer", "circa", "ruim", "bijna", "meer", "dan", "minder", "zo'n", "tot", "wel"]
_ABOUT = frozenset([*_ABOUT_EN, *_ABOUT_NL])


class NounPhrases:
    """Looks into the noun phrases of one article."""

    def __init__(self, names: "Names") -> None:
        self.names, self.doc, self.lexicon, self.tables = names, names.doc, names.lexicon, names.tables
        self._states: dict[int, str | None] = {}

    def lemma(self, token: Token) -> str:
        """The lemma in lower case; of a plural name ("MPs") the singular."""
        return self.tables.lemmas[token.i]

    def classes(self, token: Token) -> tuple[str, ...]:
        """Classes of a noun, by its compound ("air base") or itself."""
        return self.tables.classes(token)

    def plural(self, token: Token) -> bool:
        """Whether a noun is plural, by its tag or by its form."""
        return self.tables.plural(token)

    def own_modifiers(self, token: Token) -> list[Token]:
        """Modifiers that do not merely make the noun ("news" in "news agency" does)."""
        lemma = self.lemma(token)
        return [c for c in self.modifiers(token) if f"{c.lower_} {lemma}" not in self.lexicon.nouns]

    def modifiers(self, token: Token) -> list[Token]:
        preps = self.lexicon.lists["place_prepositions"]  # "gathered outside parliament" is sometimes tagged so
        kinds = ("amod", "compound", "nmod", "poss", "nummod")
        found = [c for c in token.children if c.i < token.i and c.dep_ in kinds and c.lower_ not in preps]
        name = next((c.i for c in found if c.pos_ == "PROPN" and c.i in self.names.scan.at), 0)
        # "hit a camp sheltering Kenyan soldiers", tagged as one phrase: the camp is not theirs
        return [c for c in found if c.i >= name or c.dep_ != "compound" or c.pos_ != "NOUN"]

    def definite(self, token: Token) -> bool:
        return any(c.i < token.i and c.lower_ in _DEFINITE for c in token.children)

    def state_of(self, token: Token) -> str | None:
        """The country (place key) that a noun is said to belong to: "Kenyan", "Kenya's", "of Kenya", "its"."""
        if token.i in self._states:
            return self._states[token.i]
        found = self._find_state(token)
        if not any(c.lower_ in _OWN for c in token.children):  # whom a pronoun means may still become known
            self._states[token.i] = found
        return found

    def _find_state(self, token: Token) -> str | None:
        scan, names = self.names.scan, self.names
        own = scan.at.get(token.i)
        for child in self.modifiers(token):
            if child.lower_ in _OWN:
                owner = names.coreference.resolve(child)
                if owner and (country := names.register.country_of(owner.key)):
                    return country
                continue
            mention = scan.at.get(child.i)
            if mention and mention is not own and (country := self._country(mention)):
                return country
            if child.dep_ == "poss" and self.lemma(child) in self.lexicon.lists["state_words"]:
                place = self._the_country(child)
                return place.key if place else None
        beside = (own.start if own else token.i) - 1
        while beside > 0 and self.doc[beside].lower_ in ("'s", "’s", "'", "’"):
            beside -= 1
        before = scan.at.get(beside)
        if before and before is not own and before.kind in (WORD, ENTRY) and (country := self._country(before)):
            return country
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in _OF:
                for inner in child.children:
                    mention = scan.at.get(inner.i)
                    if inner.dep_ == "pobj" and mention and (country := self._country(mention)):
                        return country
        return None

    def _country(self, mention: Mention) -> str | None:
        if mention.kind not in (ENTRY, WORD):
            return None
        entry = self.names.choose(mention, place=False)
        if entry and entry.type == "state":
            return entry.state
        place = self.names.choose(mention, place=True)
        return place.key if place and place.type == "country" else None

    def _the_country(self, token: Token) -> Entity | None:
        """ "the country": the state that the sentence names first, before it; else the article's most frequent one."""
        for i in range(token.sent.start, token.i):
            mention = self.names.scan.at.get(i)
            if mention and (country := self._country(mention)):
                return self.names.entry(country)
        states = self.names.states
        return self.names.entry(max(states, key=lambda c: states[c])) if states else None

    def _paragraph(self, i: int) -> int:
        """First token of the paragraph of a token."""
        return self.tables.paragraph[i]

    def label(self, token: Token) -> str:
        """The words of a phrase without article, number, relative clause and apposition: "armed men from Mali"."""
        doc = self.doc
        lefts = [c for c in token.children if c.i < token.i and c.dep_ in _LEFT]
        begin = min((c.left_edge.i for c in lefts), default=token.i)
        for i in range(token.i - 1, begin - 1, -1):
            foreign = (
                doc[i].pos_ in ("ADP", "SCONJ", "AUX")
                and doc[i].lower_ not in _OF
                and doc[i].dep_ not in ("compound", "amod")
            )
            verb = doc[i].pos_ == "VERB" and doc[i].dep_ not in ("amod", "compound", "nmod")
            if foreign or verb or doc[i].text in ',;:()[]“”"':
                begin = i + 1
                break
        while begin < token.i and self._skipped(doc[begin], token):
            begin += 1
        end = token.i + 1
        for child in token.children:
            kept = _KEPT | _KEPT_BY_PEOPLE if "person" in self.classes(token) else _KEPT
            if child.i == end and child.dep_ == "prep" and child.lower_ in kept:
                stop = child.right_edge.i + 1
                inner = [
                    t for t in doc[child.i : stop] if t.dep_ in ("relcl", "acl", "appos", "advcl") or t.text == ","
                ]
                stop = min([t.left_edge.i if t.text != "," else t.i for t in inner], default=stop)
                if (child.lower_ in _OF and stop - end <= 8) or stop - end <= 4:
                    end = max(stop, end)
        if (near := self._place_behind(token)) and near.end > end:
            end = near.end
        return " ".join(doc[begin:end].text.split())

    def _place_behind(self, token: Token) -> Mention | None:
        """The named place directly behind a facility ("the airport in Goma"), whatever the parser hangs it on."""
        doc, i = self.doc, token.i
        if i + 2 < len(doc) and doc[i + 1].lower_ in ("in", "at", "te") and set(self.classes(token)) & {"facility"}:
            mention = self.names.scan.at.get(i + 2)
            owner = mention is not None and any(c.dep_ == "case" for c in doc[mention.end - 1].children)
            if mention and not owner and mention.kind != INSTITUTION and self.names.find_place(i + 2):
                return mention
        return None

    def _skipped(self, token: Token, head: Token) -> bool:
        if token.lower_ in _DETERMINERS or token.lower_ in _OWN or token.lower_ in ("own", "eigen") or token.is_space:
            return True
        if token.lower_ in _ABOUT and token.i + 1 < head.i and head.i - token.i < 6:
            return True
        if token.dep_ in ("nummod", "quantmod") or token.pos_ in ("NUM", "ADP") or token.like_num:
            return True
        return (token.dep_ in ("advmod", "predet", "punct", "neg") and token.head.i >= head.i) or token.lower_ in _SOME

    def _stately(self, token: Token) -> bool:
        mention = self.names.scan.at.get(token.i)
        return (mention is not None and self._country(mention) is not None) or (
            token.dep_ == "poss" and self.lemma(token) in self.lexicon.lists["state_words"]
        )  # fmt: skip
