"""Phrases for places without a name of their own ("the airport in Goma", "Kenyan soil")."""

import re

from spacy.tokens import Token

from dateline.language.mentions import ENTRY, INSTITUTION, NAME, Mention
from dateline.language.model import Entity
from dateline.language.nounphrases import NounPhrases
from dateline.language.register import PLACE_TYPES

_SIDES = ["south", "north", "east", "west", "zuiden", "noorden", "oosten", "westen"]
_PARTS = frozenset([*_SIDES, "outskirts", "suburb", "quarter", "part", "border", "coast", "wijk", "grens", "kust"])


class Places(NounPhrases):
    """Reads phrases for places."""

    def place(self, token: Token) -> Entity | None:
        """The place that a noun phrase stands for."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return None
        lemma, lists, names = self.lemma(token), self.lexicon.lists, self.names
        if lemma in lists["territory"]:
            country = self.state_of(token)
            return names.entry(country) if country else None
        if lemma in lists["state_words"]:
            return self._the_country(token) if self.definite(token) and not self.plural(token) else None
        kinds = [c for c in self.classes(token) if c in PLACE_TYPES]
        if not kinds or self._is_vague(token):
            return None
        beside = names.scan.at.get(token.i - 1)
        if beside and beside.kind == ENTRY and kinds[0] in ("region", "area"):  # "Iran's Khuzestan province"
            region = names.find_place(token.i - 1)
            if region and region.type in ("region", "area"):
                return region
        for child in token.children:  # "the capital of Tigray, Mekelle" is Mekelle
            beside = names.scan.at.get(child.i) if child.dep_ == "appos" and kinds[0] == "city" else None
            if beside is not None and (place := names.find_place(child.i)) and place.type in ("city", "area"):
                return place
        if own := self._own_name(token):
            known_own = next((e for e in names.register.lookup(own, names.language) if e.is_place), None)
            if known_own:
                return names.entry(known_own.key)
            return names.mint(own, kinds[0], is_place=True, named=True, within=self._outer_place(token))
        for child in token.children:  # "the town of Bama" is Bama
            if child.dep_ == "prep" and child.lower_ in ("of", "van") and kinds[0] in ("city", "region", "area"):
                for inner in child.children:
                    named = self.names.scan.at.get(inner.i)
                    if inner.dep_ == "pobj" and named and named.kind != INSTITUTION and lemma not in _PARTS:
                        return names.find_place(inner.i)
        after = names.scan.at.get(token.i + 1)
        if after and after.start == token.i + 1 and kinds[0] in ("city", "region") and after.kind != INSTITUTION:
            named_place = names.find_place(after.start)  # "de stad Goma"
            if named_place and named_place.type in ("city", "region", "area"):
                return named_place
        if lemma in ("capital", "hoofdstad"):
            return self._the_capital(token)
        if lemma in ("region", "regio") and self.definite(token) and not self.modifiers(token):
            return self._last_region(token.i)
        modified = bool(self.modifiers(token)) or any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)
        if kinds[0] not in ("facility", "city") and not (modified and self._stands_for_one(token)):
            return None
        if self.definite(token) and not modified and (known := self._same_place(token)):
            return known
        label = re.sub(r"(?<=\w)['’]s? ", " ", self.label(token))
        if known_entry := next((e for e in names.register.lookup(label, names.language) if e.is_place), None):
            return names.entry(known_entry.key)
        return names.mint(label, kinds[0], is_place=True, within=self.place_within(token))

    def _own_name(self, token: Token) -> str | None:
        """ "Tinga district" of "the Tinga district of Upper Zarwa": a name and the noun behind it."""
        mention = self.names.scan.at.get(token.i - 1)
        if mention is None or mention.kind != NAME or mention.end != token.i or token.i - 1 == 0:
            return None
        cluster = self.names.scan.clusters[mention.cluster]
        if self.lemma(token) in self.lexicon.lists["vague_areas"] or cluster.type == "person" or self.plural(token):
            return None
        return " ".join(self.doc[mention.start : token.i + 1].text.split())

    def _stands_for_one(self, token: Token) -> bool:
        """Whether a noun speaks of a place of its own: not "in line with", "on ground that"."""
        before = any(
            c.i < token.i and c.dep_ in ("det", "poss", "amod", "compound", "nmod", "nummod") for c in token.lefts
        )
        return before or self.plural(token) or token.pos_ == "PROPN" or token.i in self.names.scan.at

    def _is_vague(self, token: Token) -> bool:
        """ "military targets", "burgerdoelen": where they were is not said."""
        vague, lemma = self.lexicon.lists.get("vague_places", frozenset()), self.lemma(token)
        return lemma in vague or (bool(self.lexicon.last_parts) and lemma.endswith(tuple(vague)))

    def place_within(self, token: Token) -> str | None:
        """The key of the place that a phrase says it lies in."""
        if outer := self._outer_place(token):
            return outer
        for child in token.children:
            if child.dep_ in ("poss", "compound", "nmod") and child.i < token.i:
                mention = self.names.scan.at.get(child.i)
                if mention and mention.kind != INSTITUTION and (place := self.names.find_place(child.i)):
                    return place.key if place.type in ("city", "region", "country", "area") else None
        return None

    def _outer_place(self, token: Token) -> str | None:
        """The key of the place that a preposition behind a noun names."""
        if (near := self._place_behind(token)) and (place := self.names.find_place(near.start)):
            return place.key
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("in", "of", "near", "at", "van", "te", "bij", "on"):
                for inner in child.children:
                    if inner.dep_ == "pobj" and (place := self.names.find_place(inner.i)):
                        return place.key
        return None

    def within(self, mention: Mention) -> str | None:
        """The place behind a comma: "Al-Tina, Sudan"."""
        doc, end = self.doc, mention.end
        if end + 1 < len(doc) and doc[end].text == "," and (after := self.names.scan.at.get(end + 1)):
            entry = self.names.choose(after, place=True) if after.kind == ENTRY else None
            return entry.key if entry else None
        return None

    def _the_capital(self, token: Token) -> Entity | None:
        if any(self.lemma(c) in self.lexicon.lists["subnational"] for c in self.modifiers(token)):
            beside = (c for c in token.children if c.dep_ == "appos" and c.i > token.i)
            return next((place for c in beside if (place := self.names.find_place(c.i))), None)
        country = self.state_of(token)
        if country is None:
            place = self._the_country(token)
            country = place.key if place else None
        state = self.names.register.entries.get((country or "").replace("place/", "actor/"))
        for words in state.words.values() if state else ():
            for word in words:
                for city in self.names.register.cities(word):
                    if city.within == country:
                        return self.names.entry(city.key)
        return None

    def _last_region(self, before: int) -> Entity | None:
        for mention in reversed(self.names.scan.mentions):
            if mention.start < before and mention.kind == ENTRY:
                entry = self.names.choose(mention, place=True)
                if entry and entry.type == "region":
                    return self.names.entry(entry.key)
        return None

    def _same_place(self, token: Token) -> Entity | None:
        lemma = self.lemma(token)
        for i in self.tables.before(lemma, token.i, 300):
            other = self.tables.tokens[i]
            if (self.modifiers(other) or i in self.names.scan.at or any(
                    c.dep_ == "prep" for c in other.children)):  # fmt: skip
                return self.names.find_place(i)
        return None
