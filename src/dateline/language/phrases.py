"""Noun phrases without a name of their own: institutions ("the Kenyan parliament"), unnamed actors, places."""

import re
from typing import TYPE_CHECKING

from spacy.tokens import Token

from dateline.language.lexicon import ACTOR_TYPES
from dateline.language.mentions import ENTRY, INSTITUTION, NAME, WORD, Mention, is_plural
from dateline.language.model import Entity
from dateline.language.register import PLACE_TYPES

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
_ANY_GROUP = frozenset(
    ["group", "organisation", "organization", "movement", "groep", "organisatie", "beweging", "groepering"]
)
_GROUPS = frozenset(["armed-group", "international-organisation", "other", "media"])
_LEFT = frozenset(
    ["amod", "compound", "nmod", "poss", "nummod", "quantmod", "advmod", "det", "predet", "npadvmod", "punct", "neg"]
)


class Phrases:
    """Reads noun phrases for `Names`."""

    def __init__(self, names: "Names") -> None:
        self.names, self.doc, self.lexicon = names, names.doc, names.lexicon

    # ------------------------------------------------------------------------------------------------ looking
    def lemma(self, token: Token) -> str:
        """The lemma in lower case; of a plural name ("MPs") the singular."""
        lemma = token.lemma_.lower()
        if lemma not in self.lexicon.nouns and (single := lemma.removesuffix("s")) in self.lexicon.nouns:
            return single
        return lemma

    def classes(self, token: Token) -> tuple[str, ...]:
        """Classes of a noun, by its compound ("air base") or itself."""
        lemma = self.lemma(token)
        forms = []
        if token.i and self.doc[token.i - 1].dep_ in ("compound", "amod"):
            previous = self.doc[token.i - 1]
            forms = [f"{previous.lower_} {lemma}", f"{self.lemma(previous)} {lemma}"]
        if self.plural(token):
            forms += [f"{form.removesuffix('s')}" for form in forms]
        return self.lexicon.classes(*forms, lemma, token.lower_, token.lower_.removesuffix("s"))

    def own_modifiers(self, token: Token) -> list[Token]:
        """Modifiers that do not merely make the noun ("news" in "news agency" does)."""
        lemma = self.lemma(token)
        return [c for c in self.modifiers(token) if f"{c.lower_} {lemma}" not in self.lexicon.nouns]

    def plural(self, token: Token) -> bool:
        """Whether a noun is plural, by its tag or by its form."""
        return is_plural(token) or (token.pos_ == "PROPN" and self.lemma(token) + "s" == token.lower_)

    def modifiers(self, token: Token) -> list[Token]:
        return [c for c in token.children if c.i < token.i and c.dep_ in ("amod", "compound", "nmod", "poss", "nummod")]

    def definite(self, token: Token) -> bool:
        return any(c.i < token.i and c.lower_ in _DEFINITE for c in token.children)

    def state_of(self, token: Token) -> str | None:
        """The country (place key) that a noun is said to belong to: "Kenyan", "Kenya's", "of Kenya", "its"."""
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
        before = scan.at.get((own.start if own else token.i) - 1)
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

    # ------------------------------------------------------------------------------------------------ institutions
    def institution(self, mention: Mention) -> Entity | None:
        """The state's institution that "the Kenyan parliament", "Kenya's army" or "the government" is."""
        head = self.doc[mention.start : mention.end].root
        kind, text = mention.detail, " ".join(self.doc[i].lower_ for i in range(mention.start, mention.end))
        country = self.state_of(head)
        others = [
            c for c in self.modifiers(head)
            if c.i < mention.start and not self._stately(c) and c.dep_ != "nummod" and c.pos_ != "NUM"
        ]  # fmt: skip
        plain = all(self.lemma(c) in self.lexicon.lists["neutral"] or c.lower_ in _OWN for c in others)
        if not plain:
            return None
        if country is None:
            definite = self.definite(head) and text in self.lexicon.lists["definite"]
            bare = text in self.lexicon.lists["bare"] and not self.modifiers(head) and not any(
                c.dep_ == "det" for c in head.children
            )  # fmt: skip
            if (definite or bare) and not self._foreign_of(head):
                country = self.in_play(kind, mention.start)
        entry = self.names.register.institution(kind, country) if country else None
        if entry is None:
            return None
        entity = self.names.entry(entry.key)
        if entity:
            self.names.note(entity, mention.start, self.label(head))
        return entity

    def _stately(self, token: Token) -> bool:
        mention = self.names.scan.at.get(token.i)
        return (mention is not None and self._country(mention) is not None) or (
            token.dep_ == "poss" and self.lemma(token) in self.lexicon.lists["state_words"]
        )  # fmt: skip

    def _foreign_of(self, head: Token) -> bool:
        """Whether an of-phrase says that it belongs to something else than a state ("the assembly of the church")."""
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _OF:
                for inner in child.children:
                    mention = self.names.scan.at.get(inner.i) or self.names._titled.get(inner.i)
                    person = (
                        mention and mention.kind == NAME and self.names.scan.clusters[mention.cluster].type == "person"
                    )
                    if inner.dep_ == "pobj" and not person:
                        return True
        return False

    def in_play(self, kind: str, before: int) -> str | None:
        """The country whose institution "the parliament" is: of the one named in full before it in this paragraph; else
        of the country that the article names most, among those whose institution it names, or among all."""
        last: str | None = None
        paragraph = self._paragraph(before)
        same: set[str] = set()
        for mention in self.names.scan.mentions:
            country, of_kind = None, ""
            if mention.kind == INSTITUTION:
                country = self.state_of(self.doc[mention.start : mention.end].root)
                of_kind = mention.detail
            elif mention.kind == ENTRY and len(mention.keys) == 1 and "-of-" in mention.keys[0]:
                entry = self.names.register.entries[mention.keys[0]]
                country, of_kind = entry.state, entry.key.removeprefix("actor/").split("-of-")[0]
            if country is None:
                continue
            if of_kind == kind:
                same.add(country)
                if paragraph <= mention.start < before:
                    last = country
        states = self.names.states
        return last or max(sorted(same or states), key=lambda c: states[c], default=None)

    def _paragraph(self, i: int) -> int:
        """First token of the paragraph of a token."""
        while i > 0 and "\n" not in self.doc[i - 1].text:
            i -= 1
        return i

    def _legislators(self, token: Token) -> Entity | None:
        """ "Kenyan lawmakers", "the MPs", "members of parliament" stand for the parliament."""
        lists = self.lexicon.lists
        country = self.state_of(token)
        plain = all(self._stately(c) or self.lemma(c) in lists["neutral"] for c in self.modifiers(token))
        numbered = any(c.lower_ in _SOME or c.dep_ == "nummod" for c in token.children)
        if not self.plural(token) or not plain or numbered:
            return None
        chamber = next((self.names.scan.at.get(i.i) for c in token.children if c.dep_ == "prep" and c.lower_ in _OF
                        for i in c.children if i.dep_ == "pobj"), None)  # fmt: skip
        if chamber is not None:
            if self.lemma(token) not in lists["members"]:
                return None
            entity = self.names._mentioned_actor(chamber, self.doc[chamber.start])
            if entity and entity.type == "legislature":
                return entity
            if chamber.kind != INSTITUTION or chamber.detail != "parliament":
                return None
        elif self.lemma(token) not in lists["legislators"]:
            return None
        country = country or self.in_play("parliament", token.i)
        entry = self.names.register.institution("parliament", country) if country else None
        return self.names.entry(entry.key) if entry else None

    # ------------------------------------------------------------------------------------------------ actors
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
        classes = [c for c in self.classes(token) if c in ACTOR_TYPES]
        if not classes:
            return None
        kind = classes[0]
        if kind == "person" and self.plural(token):
            kind = next((c for c in classes if c != "person"), "other")
        if (group := self._members_of(token) or self._coalition(token) or self._forces_of(token)) is not None:
            return group
        if kind == "person" and (known := self._described(token)):
            return known
        if self.definite(token) and self.lemma(token) in self.lexicon.lists["ministry"] and not self.modifiers(token):
            return self._last_ministry(token.i)
        if self.definite(token) and kind != "person" and (known := self._same_noun(token, kind)):
            return known
        if kind in ("state", "country"):
            if self.definite(token) and self.lemma(token) in self.lexicon.lists["state_words"]:
                place = self._the_country(token)
                return self.names.entry(place.key.replace("place/", "actor/")) if place else None
            if not self.modifiers(token):
                return None
        label = self.label(token)
        if token.dep_ == "compound" and not self.modifiers(token) and kind.startswith("armed"):
            before = self.doc[token.i - 1] if token.i else token  # "foreign troop presence": the troops are foreign
            if before.dep_ == "amod" and before.head.i == token.head.i:
                label = f"{before.text} {token.text}" + ("" if self.plural(token) else "s")
        return self.names.mint(label, kind)

    def people(self, token: Token) -> Entity:
        """ "two Kenyans", "an American": people of a state."""
        return self.names.mint(self.label(token), "other" if self.plural(token) else "person")

    def _named_beside(self, token: Token) -> Entity | None:
        """A name that the noun describes: "the rebel group M23", "the head of the force, X", "the Hamas movement"."""
        scan, names = self.names.scan, self.names
        classes = self.classes(token)
        for child in token.children:
            mention = scan.at.get(child.i) or names._titled.get(child.i)
            if mention is None:
                continue
            if child.dep_ == "appos" and child.i > token.i and mention.kind in (NAME, ENTRY):
                if self.outer(token) is not token:  # "the adviser to the president, X": X is the adviser
                    continue
                return names.find_actor(child.i)
            if child.dep_ in ("compound", "nmod", "poss") and self.lemma(token) in self.lexicon.lists["groups"]:
                if child.dep_ == "poss":
                    continue
                entity = names.find_actor(mention.start) if mention.kind in (NAME, ENTRY) else None
                fits = entity and entity.type in ("armed-group", "media", "other", "international-organisation")
                if entity and fits and (entity.type in classes or entity.type == "other" or "other" in classes):
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
        """ "the adviser to the president": from "president" to "adviser"."""
        while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and "person" in self.classes(noun.head.head):
            if "person" not in self.classes(noun):
                break
            noun = noun.head.head
        return noun

    def inner(self, noun: Token) -> Token | None:
        """The name that stands beside the last noun of "the adviser to the president, X"."""
        if "person" not in self.classes(noun):
            return None
        for prep in noun.children:
            for inner in prep.children if prep.dep_ == "prep" else ():
                if inner.dep_ == "pobj" and self.outer(inner) is noun:
                    for name in inner.children:
                        mention = self.names.scan.at.get(name.i) or self.names._titled.get(name.i)
                        if name.dep_ == "appos" and mention and mention.kind == NAME:
                            return name
        return None

    def _members_of(self, token: Token) -> Entity | None:
        """ "elements of M23" stand for M23."""
        if self.lemma(token) not in self.lexicon.lists["members"]:
            return None
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in _OF:
                for inner in child.children:
                    entity = self.names.find_actor(inner.i) if inner.dep_ == "pobj" else None
                    whole = self.lemma(token) in ("majority", "part", "rest", "meerderheid", "deel")
                    if entity and (entity.type in ("armed-group", "armed-force") or whole):
                        return entity
        return None

    def _last_ministry(self, before: int) -> Entity | None:
        """ "The ministry" after one that was named in full."""
        for mention in reversed(self.names.scan.mentions):
            if mention.start < before and mention.kind in (INSTITUTION, ENTRY):
                entity = self.names.find_actor(self.doc[mention.start : mention.end].root.i)
                if entity and "-ministry-of-" in entity.key:
                    return entity
        return None

    def _coalition(self, token: Token) -> Entity | None:
        """ "the coalition fighting Islamic State": the register knows it by its enemy."""
        if self.lemma(token) not in ("coalition", "coalitie"):
            return None
        for i in range(token.i + 1, min(token.i + 7, len(self.doc))):
            if self.doc[i].is_sent_start or self.doc[i].text == ",":
                break
            mention = self.names.scan.at.get(i)
            if mention and mention.kind == ENTRY and mention.keys[0].startswith("actor/"):
                enemy = self.names.register.entries[mention.keys[0]]
                if known := self._coalition_against(enemy.label("en")):
                    return known
        words = {c.lower_ for c in token.subtree if c.i < token.i}
        if words & {"international", "global", "internationale", "led", "geleide"}:
            for mention in self.names.scan.mentions:
                if mention.kind == ENTRY and mention.keys[0].startswith("actor/"):
                    enemy = self.names.register.entries[mention.keys[0]]
                    if enemy.type == "armed-group" and (known := self._coalition_against(enemy.label("en"))):
                        return known
        return None

    def _coalition_against(self, enemy: str) -> Entity | None:
        found = self.names.register.lookup(f"International coalition against {enemy}")
        return self.names.entry(found[0].key) if found else None

    def _forces_of(self, token: Token) -> Entity | None:
        """ "Hamas fighters", "coalition troops": those of an armed group, force or coalition stand for it."""
        if not self.plural(token) or not set(self.classes(token)) & {"armed-force", "armed-group"}:
            return None
        others = self.own_modifiers(token)
        for child in others:
            if child.dep_ not in ("compound", "nmod", "amod", "poss"):
                continue
            mention = self.names.scan.at.get(child.i)
            if mention and mention.kind in (NAME, ENTRY):
                entity = self.names.find_actor(mention.start)
            elif mention is None and self.lemma(child) in ("coalition", "coalitie"):
                entity = self._same_noun(child, "international-organisation")
            else:
                continue
            if entity and (entity.type in ("armed-group", "armed-force") or "coalit" in entity.label.lower()):
                return entity
        return None

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
                head = self.doc[mention.start : mention.end].root
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

    def _same_noun(self, token: Token, kind: str) -> Entity | None:
        """ "the rebels" after "Maoist rebels"; "the coalition" after a coalition of the register."""
        lemma, names = self.lemma(token), self.names
        if any(c.dep_ in ("amod", "compound", "poss", "nmod") for c in self.own_modifiers(token)):
            return None
        if any(c.dep_ == "prep" and c.lower_ in _OF for c in token.children):
            return None
        start = max(0, token.i - 400)
        for i in range(token.i - 1, start, -1):
            other = self.doc[i]
            mention = names.scan.at.get(i)
            if mention is None and other.pos_ in ("NOUN", "PROPN") and self.lemma(other) == lemma:
                if names.scan.news[i] and self.modifiers(other) and self.plural(other) == self.plural(token):
                    return names.find_actor(i)
            elif mention is not None and i == mention.end - 1 and mention.kind in (NAME, ENTRY):
                entity = names.find_actor(i)
                same = entity and not entity.is_place and (
                    entity.type in (kind, *self.classes(token)) or (lemma in _ANY_GROUP and entity.type in _GROUPS)
                )  # fmt: skip
                if entity and same and lemma in (self.lemma(other), *entity.label.lower().split()):
                    return entity
                if (
                    entity
                    and same
                    and entity.type != "person"
                    and lemma in self.lexicon.lists["groups"]
                    and token.i - i < 120
                ):
                    return entity
        return None

    # ------------------------------------------------------------------------------------------------ places
    def place(self, token: Token) -> Entity | None:
        """The place that a noun phrase stands for."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return None
        lemma, lists, names = self.lemma(token), self.lexicon.lists, self.names
        if lemma in lists["territory"]:
            country = self.state_of(token)
            return names.entry(country) if country else None
        if lemma in lists["state_words"]:
            return self._the_country(token) if self.definite(token) else None
        kinds = [c for c in self.classes(token) if c in PLACE_TYPES]
        if not kinds:
            return None
        if lemma in ("capital", "hoofdstad"):
            return self._the_capital(token)
        if lemma in ("region", "regio") and self.definite(token) and not self.modifiers(token):
            return self._last_region(token.i)
        modified = bool(self.modifiers(token)) or any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)
        if kinds[0] not in ("facility", "city") and not modified:
            return None
        if self.definite(token) and not modified and (known := self._same_place(token)):
            return known
        label = re.sub(r"(?<=\w)['’]s? ", " ", self.label(token))
        if known_entry := next((e for e in names.register.lookup(label, names.language) if e.is_place), None):
            return names.entry(known_entry.key)
        return names.mint(label, kinds[0], is_place=True, within=self.place_within(token))

    def place_within(self, token: Token) -> str | None:
        """The key of the place that a phrase says it lies in."""
        if (near := self._place_behind(token)) and (place := self.names.find_place(near.start)):
            return place.key
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("in", "of", "near", "at", "van", "te", "bij", "on"):
                for inner in child.children:
                    if inner.dep_ == "pobj" and (place := self.names.find_place(inner.i)):
                        return place.key
            if child.dep_ in ("poss", "compound", "nmod") and child.i < token.i:
                mention = self.names.scan.at.get(child.i)
                if mention and mention.kind != INSTITUTION and (place := self.names.find_place(child.i)):
                    return place.key if place.type in ("city", "region", "country", "area") else None
        return None

    def within(self, mention: Mention) -> str | None:
        """The place behind a comma: "Al-Tina, Sudan"."""
        doc, end = self.doc, mention.end
        if end + 1 < len(doc) and doc[end].text == "," and (after := self.names.scan.at.get(end + 1)):
            entry = self.names.choose(after, place=True) if after.kind == ENTRY else None
            return entry.key if entry else None
        return None

    def _the_country(self, token: Token) -> Entity | None:
        """ "the country": the state that the sentence names first, before it; else the one that the article names most."""
        for i in range(token.sent.start, token.i):
            mention = self.names.scan.at.get(i)
            if mention and (country := self._country(mention)):
                return self.names.entry(country)
        states = self.names.states
        return self.names.entry(max(states, key=lambda c: states[c])) if states else None

    def _the_capital(self, token: Token) -> Entity | None:
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
        for i in range(token.i - 1, max(0, token.i - 300), -1):
            other = self.doc[i]
            if self.lemma(other) == lemma and (self.modifiers(other) or i in self.names.scan.at or any(
                    c.dep_ == "prep" for c in other.children)):  # fmt: skip
                return self.names.find_place(i)
        return None

    # ------------------------------------------------------------------------------------------------ labels
    def label(self, token: Token) -> str:
        """The words of a phrase without article, number, relative clause and apposition: "Iran-backed militia groups"."""
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
            if child.i == end and child.dep_ == "prep" and child.lower_ in _KEPT:
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
            if mention and mention.kind != INSTITUTION and self.names.find_place(i + 2):
                return mention
        return None

    def _skipped(self, token: Token, head: Token) -> bool:
        if token.lower_ in _DETERMINERS or token.lower_ in _OWN or token.is_space:
            return True
        if token.dep_ in ("nummod", "quantmod") or token.pos_ in ("NUM", "ADP") or token.like_num:
            return True
        return (token.dep_ in ("advmod", "predet", "punct", "neg") and token.head.i >= head.i) or token.lower_ in _SOME
