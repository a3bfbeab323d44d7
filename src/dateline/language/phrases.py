"""Noun phrases without a name of their own: unnamed actors, and descriptions of named ones."""

from spacy.tokens import Token

from dateline.language.institutions import Institutions
from dateline.language.lexicon import ACTOR_TYPES
from dateline.language.mentions import ENTRY, NAME
from dateline.language.model import Entity
from dateline.language.places import Places

_OF = frozenset(["of", "van"])
_OWN = frozenset(["its", "their", "his", "her", "our", "zijn", "haar", "hun", "onze", "ons"])


class Phrases(Institutions, Places):
    """Reads noun phrases for `Names`."""

    def actor(self, token: Token) -> Entity | None:
        """The actor that a noun phrase without a name of its own stands for."""
        if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ"):
            return None
        beside = self._named_beside(token)
        if beside is not None:
            return beside
        if (parliament := self._legislators(token)) is not None:
            self.names.note(parliament, token.i, self.label(token))
            return parliament
        if (group := self._members_of(token) or self._coalition(token) or self._forces_of(token)) is not None:
            return group
        classes = [c for c in self.classes(token) if c in ACTOR_TYPES]
        if not classes:
            return None
        kind = classes[0]
        if kind == "person" and self.plural(token):
            kind = next((c for c in classes if c != "person"), "other")
        if kind == "person" and (known := self._described(token)):
            return known
        bare = not self.modifiers(token) and not any(c.dep_ == "prep" and c.lower_ in _OF for c in token.children)
        if self.definite(token) and self.lemma(token) in self.lexicon.lists["ministry"] and bare:
            return self._last_ministry(token.i)
        if self.definite(token) and kind != "person" and (known := self._same_noun(token, kind)):
            return known
        if kind in ("state", "country"):
            if self.plural(token) and self.definite(token):
                return None
            if any(c.lower_ in _OWN for c in token.children):
                country = self.state_of(token)
                return self.names.entry(country.replace("place/", "actor/")) if country else None
            if self.definite(token) and self.lemma(token) in self.lexicon.lists["state_words"]:
                place = self._the_country(token)
                return self.names.entry(place.key.replace("place/", "actor/")) if place else None
            if not self.modifiers(token):
                return None
        if (unit := self._numbered(token, kind)) is not None:
            return unit
        label = self.label(token)
        if token.dep_ == "compound" and not self.modifiers(token) and kind.startswith("armed"):
            before = self.doc[token.i - 1] if token.i else token  # "foreign troop presence": the troops are foreign
            if before.dep_ == "amod" and before.head.i == token.head.i:
                label = f"{before.text} {token.text}" + (
                    "s" if self.names.language == "en" and not self.plural(token) else ""
                )
        return self.names.mint(label, kind)

    def _numbered(self, token: Token, kind: str) -> Entity | None:
        """ "Battalion 11": a unit that its number names."""
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        if kind != "armed-force" or after is None or not after.text.isdigit() or not token.text[:1].isupper():
            return None
        return self.names.mint(f"{token.text} {after.text}", kind, named=True)

    def _named_beside(self, token: Token) -> Entity | None:
        """A name that the noun describes: "the rebel group M23", "the head of the force, X", "the Hamas movement"."""
        scan, names = self.names.scan, self.names
        classes = self.classes(token)
        for child in token.children:
            mention = scan.at.get(child.i) or names._titled.get(child.i)
            if mention is None:
                continue
            if child.dep_ == "appos" and child.i > token.i and mention.kind in (NAME, ENTRY):
                entity = names.find_actor(child.i)
                person = "person" in classes or (entity is not None and entity.type == "person")
                if person and self.outer(token).i != token.i:  # "the adviser to the president, X": X is the adviser
                    continue
                return entity
            if child.dep_ in ("compound", "nmod", "poss") and self.lemma(token) in self.lexicon.lists["groups"]:
                if child.dep_ == "poss":
                    continue
                entity = names.find_actor(mention.start) if mention.kind in (NAME, ENTRY) else None
                fits = entity and entity.type in ("armed-group", "media", "other", "international-organisation")
                if entity and fits and (entity.type in classes or entity.type == "other" or "other" in classes):
                    return entity
        after = scan.at.get(token.i + 1)
        if after and after.start == token.i + 1 and after.kind in (NAME, ENTRY):  # "the guerrilla movement ELN"
            entity = names.find_actor(after.start)
            if entity and entity.type in classes and entity.type not in ("person", "state"):
                return entity
        inner = self.inner(token)
        if inner is not None:
            return names.find_actor(inner.i)
        if token.dep_ == "appos" and "person" in classes:
            mention = scan.at.get(token.head.i) or names._titled.get(token.head.i)
            if mention and mention.kind in (NAME, ENTRY):
                entity = names.find_actor(token.head.i)
                return entity if entity and entity.type == "person" else None
        return None

    def outer(self, noun: Token) -> Token:
        """ "the adviser to the president of Chad": from "president", or from "Chad", to "adviser"."""
        while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and "person" in self.classes(noun.head.head):
            noun = noun.head.head
        return noun

    def inner(self, noun: Token) -> Token | None:
        """The person's name that stands beside the last noun of "the adviser to the president of Chad, X"."""
        if "person" not in self.classes(noun) or self.outer(noun).i != noun.i:
            return None
        return self._name_within(noun, 3)

    def _name_within(self, noun: Token, depth: int) -> Token | None:
        for prep in noun.children:
            for inner in prep.children if prep.dep_ == "prep" else ():
                if inner.dep_ != "pobj":
                    continue
                if (named := self._name_after(inner)) is not None:
                    return named
                for name in inner.children:
                    mention = self.names.scan.at.get(name.i) or self.names._titled.get(name.i)
                    if name.dep_ == "appos" and mention and mention.kind == NAME:
                        entity = self.names.find_actor(name.i)
                        if entity is not None and entity.type == "person":
                            return name
                if depth and (found := self._name_within(inner, depth - 1)) is not None:
                    return found
        return None

    def _name_after(self, noun: Token) -> Token | None:
        """ "the leader of Ansaru Amina Sule": the person's name right after that of the group."""
        mention = self.names.scan.at.get(noun.i)
        before = self.names.scan.at.get(mention.start - 1) if mention and mention.start else None
        if mention is None or mention.kind != NAME or before is None or before.kind != ENTRY:
            return None
        entity = self.names.find_actor(noun.i)
        return noun if entity is not None and entity.type == "person" else None

    def _described(self, token: Token) -> Entity | None:
        """The one named person of the article who has the role that a definite phrase names ("the general")."""
        if not self.definite(token) or self.plural(token):
            return None
        words = {self.lemma(c) for c in self.modifiers(token) if c.pos_ != "NUM"}
        named = any(c.i in self.names.scan.at for c in self.modifiers(token))
        lemma = self.lemma(token)
        if any(c.dep_ == "prep" and c.lower_ in _OF for c in token.children):
            return None
        strict, loose = set(), set()
        for holder, texts in self.holders.items():
            for at, text in texts:
                if lemma in text:
                    loose.add((at < token.i, holder))
                    if words <= text:
                        strict.add((at < token.i, holder))
        for found in (strict, set() if named else loose):
            before = {holder for earlier, holder in found if earlier}
            if before:
                return self._latest(before, token.i)
            if len(found) == 1:
                return self.names._table.get(next(iter(found))[1])
        return None

    def _latest(self, keys: set[str], before: int) -> Entity | None:
        """Of several people, the one named last before a token."""
        for mention in reversed(self.names.scan.mentions):
            if mention.kind == NAME and mention.start < before:
                entity = self.names.cluster_entity(mention.cluster)
                if entity and entity.key in keys:
                    return entity
        return None

    @property
    def holders(self) -> dict[str, list[tuple[int, frozenset[str]]]]:
        """Words of the titles, appositions and role verbs of each named person, with where they stand."""
        if not hasattr(self, "_holders"):
            found: dict[str, list[tuple[int, frozenset[str]]]] = {}
            for mention in self.names.scan.mentions:
                if mention.kind != NAME:
                    continue
                entity = self.names.cluster_entity(mention.cluster)
                if entity is None or entity.type != "person":
                    continue
                if mention.title:
                    words = {self.doc[i].lower_ for i in range(*mention.title)}
                    words |= {self.doc[i].lemma_.lower() for i in range(*mention.title)}
                    before = self.names.scan.at.get(mention.title[0] - 1)
                    if before:
                        words |= {t.lower_ for t in self.doc[before.start : before.end]}
                    found.setdefault(entity.key, []).append((mention.start, frozenset(words)))
                head = self.tables.root(mention)
                for child in [*head.children, *([head.head] if head.dep_ == "appos" else [])]:
                    if (child.dep_ == "appos" or child is head.head) and "person" in self.classes(child):
                        words = {self.lemma(child), *(self.lemma(c) for c in self.modifiers(child))}
                        found.setdefault(entity.key, []).append((mention.start, frozenset(words)))
                verbs = [c for c in head.children if c.dep_ == "relcl"] + ([head.head] if head.dep_ == "nsubj" else [])
                for verb in verbs:
                    if role := self.lexicon.role_verbs.get(verb.lemma_):
                        found.setdefault(entity.key, []).append((mention.start, frozenset([role])))
            self._holders = found
        return self._holders
