"""Phrases for institutions, forces and members of states and groups ("the Kenyan parliament")."""

from spacy.tokens import Token

from dateline.language.mentions import ENTRY, INSTITUTION, NAME, Mention
from dateline.language.model import Entity
from dateline.language.nounphrases import NounPhrases
from dateline.language.register import Entry

_OWN = frozenset(["its", "their", "his", "her", "our", "my", "your", "zijn", "haar", "hun", "onze", "ons", "mijn"])
_SOME = frozenset(
    ["some", "many", "several", "few", "most", "other", "two", "three", "more", "dozens", "sommige", "veel", "andere"]
)
_OF = frozenset(["of", "van"])
_ANY_GROUP = frozenset(
    ["group", "organisation", "organization", "movement", "groep", "organisatie", "beweging", "groepering"]
)
_REACH = 400
"""How many words back a description without a name may look for what it means."""
_GROUPS = frozenset(["armed-group", "international-organisation", "other", "media"])


class Institutions(NounPhrases):
    """Reads phrases for institutions, forces and members."""

    def institution(self, mention: Mention) -> Entity | None:
        """The state's institution that "the Kenyan parliament", "Kenya's army" or "the government" is."""
        head = self.tables.root(mention)
        kind, text = mention.detail, " ".join(self.doc[i].lower_ for i in range(mention.start, mention.end))
        country = self.state_of(head)
        others = [
            c for c in self.modifiers(head)
            if c.i < mention.start and not self._stately(c) and c.dep_ != "nummod" and c.pos_ != "NUM"
        ]  # fmt: skip
        plain = all(self.lemma(c) in self.lexicon.lists["neutral"] or c.lower_ in _OWN for c in others)
        if not plain:
            return None
        if country is None and kind != "armed-forces":
            country = self._seat(mention)
        if country is None:
            definite = self.definite(head) and text in self.lexicon.lists["definite"]
            bare = text in self.lexicon.lists["bare"] and not self.modifiers(head) and not any(
                c.dep_ == "det" for c in head.children
            )  # fmt: skip
            person = kind != "armed-forces" and any(
                c.lower_ in _OWN and self._of_person(c) for c in head.children
            )  # "his government"
            if (definite or bare or person) and not self._foreign_of(head, mention):
                if definite and (body := self._body_before(mention)) is not None:
                    return body
                country = self.in_play(kind, mention.start)
        entry = self.names.register.institution(kind, country) if country else None
        if entry is None:
            return None
        entity = self.names.entry(entry.key)
        if entity:
            self.names.note(entity, mention.start, self.label(head))
        return entity

    def _body_before(self, mention: Mention) -> Entity | None:
        """The body between states whose name ends in the word, where it is the last one so named: "the assembly" after
        "the UN General Assembly"."""
        word = self.doc[mention.end - 1].lower_
        named = [m for m in self.names.scan.mentions if m.start < mention.start and m.end - m.start > 1]
        last = next((m for m in reversed(named) if self.doc[m.end - 1].lower_ == word), None)
        entry = self.names.register.get(last.keys[0]) if last is not None and last.kind == ENTRY else None
        body = entry is not None and entry.type == "international-organisation"
        return self.names.entry(entry.key) if entry is not None and body else None

    def office(self, begin: int, end: int, state: Entity | None) -> Entity | None:
        """The institution that a title between two tokens names: "army spokesman", "defence ministry official" are of
        the state before them, else of the one in play. "Rebel military spokesman" is of none."""
        lower, table = self.names.scan.lower, self.lexicon.institutions
        if any(word in self.lexicon.lists["rebellious"] for word in lower[begin:end]):
            return None
        before = self.names.scan.at.get(begin - 1)  # "Darfur government spokesman": of no state
        if before is not None and state is None and self.names.find_place(begin - 1) is not None:
            return None
        for i in range(begin, end):
            for phrase, kind in table.get(lower[i], ()):
                if i + len(phrase) < end and tuple(lower[i : i + len(phrase)]) == phrase:
                    country = self.names.register.country_of(state.key) if state else self.in_play(kind, i)
                    entry = self.names.register.institution(kind, country) if country else None
                    return self.names.entry(entry.key) if entry else None
        return None

    def _of_person(self, pronoun: Token) -> bool:
        owner = self.names.coreference.resolve(pronoun)
        return owner is not None and owner.type == "person"

    def _seat(self, mention: Mention) -> str | None:
        """The country of "parliament in Yerevan"."""
        if mention.end + 1 < len(self.doc) and self.doc[mention.end].lower_ == "in":
            place = self.names.find_place(mention.end + 1)
            return self.names.register.country_of(place.key) if place and place.register else None
        return None

    def _leads(self, i: int) -> bool:
        """Whether a state's name is, or belongs to, a subject: "Uganda said", "President X of Uganda said"."""
        token = self.doc[i]
        return token.dep_ in ("nsubj", "nsubjpass", "poss") or (token.dep_ == "pobj" and token.head.lower_ in _OF)

    def of_another_state(self, mention: Mention, entry: Entry) -> Entry | None:
        """ "Chile's Congress" is not the one that the register means by "Congress" alone; nor is "Congress" in an
        article that is about Chile and names no other country."""
        kind = entry.key.removeprefix("actor/").split("-of-")[0]
        country = self.state_of(self.tables.root(mention))
        if country is None and mention.text.lower() in self.lexicon.nouns and entry.state not in self.names.states:
            country = self.in_play(kind, mention.start)
        return self.names.register.institution(kind, country) if country and country != entry.state else None

    def _foreign_of(self, head: Token, whole: Mention) -> bool:
        """Whether an of-phrase says that it belongs to something else than a state ("the assembly of the church"); one
        inside the mention is its own ("ministerie van Defensie")."""
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _OF and not whole.start <= child.i < whole.end:
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
                country = self.state_of(self.tables.root(mention))
                of_kind = mention.detail
            elif mention.kind == ENTRY and "-of-" in mention.keys[0] and mention.text.lower() not in self.lexicon.nouns:
                entry = self.names.register.entries[mention.keys[0]]
                country, of_kind = entry.state, entry.key.removeprefix("actor/").split("-of-")[0]
            if country is None:
                continue
            if of_kind != kind:
                continue
            usual = mention.kind == ENTRY or mention.text.lower() in self.lexicon.lists["definite"]
            if usual:
                same.add(country)
            if paragraph <= mention.start < before and (usual or not self.plural(self.doc[mention.end - 1])):
                last = country
        states = self.names.home
        if last:
            return last
        for i in range(self.doc[before].sent.start, before):
            named = self.names.scan.at.get(i)
            if named and named.kind == ENTRY and (country := self._country(named)) and self._leads(i):
                return country
        if country := self._acting_before(before, paragraph):
            return country
        if kind == "parliament" and (country := self._legislators_before(before)):
            return country
        if same:
            return max(sorted(same), key=lambda c: (states[c], self.names.states[c]))
        ranked = sorted(states, key=lambda c: (-states[c], c))
        if not ranked or states[ranked[0]] < 1 or (len(ranked) > 1 and states[ranked[1]] == states[ranked[0]]):
            return None
        return ranked[0]

    def _acting_before(self, before: int, paragraph: int) -> str | None:
        """The state that was the subject of the sentence before, in the same paragraph."""
        start = self.doc[before].sent.start
        if start <= paragraph:
            return None
        for i in range(self.doc[start - 1].sent.start, start):
            named = self.names.scan.at.get(i)
            if named and named.kind == ENTRY and (country := self._country(named)) and self._leads(i):
                return country
        return None

    def _legislators(self, token: Token) -> Entity | None:
        """ "Kenyan lawmakers", "the MPs", "members of parliament" stand for the parliament."""
        lists = self.lexicon.lists
        if self.lemma(token) not in lists["members"] and self.lemma(token) not in lists["legislators"]:
            return None
        country = self.state_of(token)
        plain = all(self._stately(c) or self.lemma(c) in lists["neutral"] for c in self.modifiers(token))
        numbered = any(c.lower_ in _SOME or c.dep_ == "nummod" for c in token.children)
        if not self.plural(token) or not plain or numbered:
            return None
        if any(c.dep_ == "prep" and c.lower_ in _OF and not any(i.i in self.names.scan.at for i in c.children)
               for c in token.children):  # fmt: skip
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
        country = country or self._country_inside(token) or self.in_play("parliament", token.i)
        entry = self.names.register.institution("parliament", country) if country else None
        return self.names.entry(entry.key) if entry else None

    def _country_inside(self, token: Token) -> str | None:
        """The country of "lawmakers in Kenya"."""
        for child in token.children:
            for inner in child.children if child.dep_ == "prep" and child.lower_ == "in" else ():
                place = self.names.find_place(inner.i) if inner.dep_ == "pobj" else None
                if place and place.register and (country := self.names.register.country_of(place.key)):
                    return country
        return None

    def _legislators_before(self, before: int) -> str | None:
        """The country of the nearest lawmakers before that are said to be of one."""
        wanted = self.lexicon.lists["legislators"]
        nearest = sorted((i for word in wanted for i in self.tables.before(word, before, before + 1)), reverse=True)
        for i in nearest:
            token = self.tables.tokens[i]
            if token.pos_ != "NOUN" or not self.names.scan.news[i]:
                continue
            if country := self.state_of(token) or self._country_inside(token):
                return country
        return None

    def _last_ministry(self, before: int) -> Entity | None:
        """ "The ministry" after one that was named in full."""
        for mention in reversed(self.names.scan.mentions):
            if mention.start < before and mention.kind in (INSTITUTION, ENTRY):
                entity = self.names.find_actor(self.tables.root(mention).i)
                if entity and "-ministry-of-" in entity.key:
                    return entity
        return None

    def _named_before(self, token: Token, words: set[str]) -> Entity | None:
        """ "the Shiite militia" after "the Shiite militia X": the same words, once with a name beside them."""
        for i in self.tables.before(self.lemma(token), token.i, _REACH):
            if words == {self.lemma(c) for c in self.own_modifiers(self.tables.tokens[i])}:
                entity = self.names.find_actor(i)
                if entity and entity.named:
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
            if child.lower_ in _OWN:
                owner = self.names.coreference.resolve(child)
                if owner and owner.type == "armed-group":
                    return owner
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

    def people(self, token: Token) -> Entity:
        """ "two Kenyans", "an American": people of a state."""
        return self.names.mint(self.label(token), "other" if self.plural(token) else "person")

    def _same_noun(self, token: Token, kind: str) -> Entity | None:
        """ "the rebels" after "Maoist rebels"; "the coalition" after a coalition of the register."""
        lemma, names = self.lemma(token), self.names
        words = {self.lemma(c) for c in self.own_modifiers(token) if c.dep_ != "nummod"}
        if words:
            return self._named_before(token, words)
        if any(c.dep_ == "prep" and c.lower_ in _OF for c in token.children):
            return None
        for i in range(token.i - 1, max(0, token.i - _REACH), -1):
            other = self.tables.tokens[i]
            mention = names.scan.at.get(i)
            if mention is None and self.lemma(other) == lemma and other.pos_ in ("NOUN", "PROPN"):
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
