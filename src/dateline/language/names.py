"""What the noun phrases of an article refer to: the register's entries, named people and groups, and unnamed ones."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from dateline.articles.model import Article
from dateline.language.coreference import FIRST_PERSON, Coreference
from dateline.language.lexicon import ACTOR_TYPES, Lexicon, load_lexicon
from dateline.language.mentions import ENTRY, INSTITUTION, NAME, WORD, Cluster, Mention
from dateline.language.model import Entity, RoleMention
from dateline.language.phrases import Phrases
from dateline.language.register import PLACE_TYPES, Entry, Register, slug
from dateline.language.roles import find_roles
from dateline.language.scanner import Scanner

_MODIFIER = frozenset(["amod", "compound", "nmod", "poss"])
_ASIDE = frozenset(["with", "against", "by", "met", "tegen", "door"])
_IN = frozenset(
    ["in", "at", "near", "inside", "outside", "around", "across", "te", "bij", "nabij", "rond", "buiten", "binnen"]
)


class Names:
    """Implements `Referents` for one article.

    Args:
        doc: the whole text, tagged and parsed (ClearNLP labels).
        article: gives the blocks; headings in title case name only what the body names as well.
        register: entries by name.
        lexicon: noun classes; by default those of the article's language.
        language: by default the article's.
    """

    def __init__(
        self,
        doc: Doc,
        article: Article,
        register: Register,
        lexicon: Lexicon | None = None,
        language: str | None = None,
    ) -> None:
        self.doc, self.article, self.register = doc, article, register
        self.language = language or article.language
        self.lexicon = lexicon or load_lexicon(self.language)
        self.scan = Scanner(doc, article, register, self.lexicon, self.language)
        self.tables = self.scan.tables
        self._table: dict[str, Entity] = {}
        self._first: dict[str, int] = {}
        self._forms: dict[str, list[str]] = {}
        self._out: set[str] = set()
        self._of_cluster: dict[int, Entity | None] = {}
        self._actors: dict[int, Entity | None] = {}
        self._places: dict[int, Entity | None] = {}
        self._busy: set[int] = set()
        self.phrases = Phrases(self)
        self.coreference = Coreference(self)
        for (
            mention
        ) in self.scan.mentions:  # who is named is known from the outset; descriptions are read when asked for
            if mention.kind in (NAME, ENTRY):
                root = self.tables.root(mention).i
                self.find_actor(root)
                self.find_place(root)

    # ------------------------------------------------------------------------------------------------ Referents
    @cached_property
    def roles(self) -> Sequence[RoleMention]:
        """Roles that the article states of its people, in order of the text."""
        return find_roles(self)

    def actor(self, head: int) -> Entity | None:
        """The actor that a phrase refers to; see `Referents`."""
        return self._hand_out(self.find_actor(head), head)

    def place(self, head: int) -> Entity | None:
        """The place that a phrase refers to; see `Referents`."""
        return self._hand_out(self.find_place(head), head)

    def around(self, place: Entity) -> Entity | None:
        """The place that a place lies in; see `Referents`."""
        outer = self._entry_entity(place.within) or self._table.get(place.within or "")
        if outer is not None:
            self._out.add(outer.key)
        return outer

    def types(self, head: int) -> frozenset[str]:
        """Every type that the phrase could be; see `Referents`."""
        token = self.tables.tokens[head]
        found: set[str] = set()
        actor, place = self.find_actor(head), self.find_place(head)
        found |= {e.type for e in (actor, place) if e}
        mention = self.mention(head)
        if token.pos_ in ("NOUN", "PROPN") and not (mention and mention.kind in (NAME, ENTRY)):
            found |= set(self.phrases.classes(token))
        if mention and mention.kind == NAME and (kind := self.scan.clusters[mention.cluster].type):
            found.add(kind)
        if found & ACTOR_TYPES:
            found.add("actor")
        if found & PLACE_TYPES:
            found.add("place")
        return frozenset(found)

    def entities(self) -> Sequence[Entity]:
        """All entities handed out, with the forms used in the article, and the places that they lie within."""
        keys = set(self._out)
        stack = sorted(keys)
        while stack:
            entity = self._table[stack.pop()]
            if entity.within and entity.within not in keys:
                self._entry_entity(entity.within)
                if entity.within in self._table:
                    keys.add(entity.within)
                    stack.append(entity.within)
        self._note_names()
        ordered = sorted(keys, key=lambda k: (self._first.get(k, len(self.doc)), k))
        return [self._with_forms(self._table[k]) for k in ordered]

    def countries(self, entity: Entity) -> frozenset[str]:
        """Keys of the countries that an actor is, belongs to, or holds a role in, as far as is known."""
        entities = [entity, *(r.organisation for r in self.roles if r.holder.key == entity.key and r.organisation)]
        found = (self.register.country_of(e.key) for e in entities)
        return frozenset(country for country in found if country is not None)

    def set_speaker(self, begin: int, end: int, speaker: Entity) -> None:
        """Say who speaks the code points [begin, end): "I", "we", "my" and "our" in there mean them."""
        self.coreference.speakers.append((begin, end, speaker))
        for i in range(bisect_left(self._starts, begin), bisect_left(self._starts, end)):
            if i in self._actors and self._ours(i, self._actors[i]):
                del self._actors[i]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    def _ours(self, i: int, entity: Entity | None) -> bool:
        """Whether what was found for a token may change once it is known who speaks."""
        return entity is None or any(c.lower_ in FIRST_PERSON for c in self.doc[i].children)

    # ------------------------------------------------------------------------------------------------ resolution
    def mention(self, head: int) -> Mention | None:
        """The mention that a token belongs to; a title before a name belongs to the name."""
        return self.scan.at.get(head) or self._titled.get(head)

    @cached_property
    def _titled(self) -> dict[int, Mention]:
        return {
            i: m
            for m in self.scan.mentions
            if m.kind == NAME and m.title
            for i in range(m.title[0], m.start)
            if i not in self.scan.at
        }

    def find_actor(self, head: int) -> Entity | None:
        """Like `actor`, without counting the entity as used."""
        if head not in self._actors:
            if head in self._busy:  # a phrase that is described by itself
                return None
            self._busy.add(head)
            self._actors[head] = self._find_actor(head)
            self._busy.discard(head)
        return self._actors[head]

    def find_place(self, head: int) -> Entity | None:
        """Like `place`, without counting the entity as used."""
        if head not in self._places:
            self._places[head] = self._find_place(head)
        return self._places[head]

    def _find_actor(self, head: int) -> Entity | None:
        token = self.tables.tokens[head]
        mention = self.mention(head)
        if mention is not None:
            return self._mentioned_actor(mention, token)
        if not self.scan.news[head]:
            return None
        if token.pos_ in ("PRON", "DET") or token.tag_ in ("PRP$", "WP$"):
            return self.coreference.resolve(token)
        return self.phrases.actor(token)

    def _mentioned_actor(self, mention: Mention, token: Token) -> Entity | None:
        if mention.stands_for is not None:
            return self.find_actor(self.tables.root(mention.stands_for).i)
        if mention.kind == NAME:
            entity = self.cluster_entity(mention.cluster)
            return entity if entity and not entity.is_place else None
        if mention.kind == INSTITUTION:
            return self.phrases.institution(mention) or self.phrases.actor(self.tables.root(mention))
        entry = self.choose(mention, place=False)
        if entry is None:
            return None
        if mention.kind == WORD:
            return self._word_actor(mention, entry, token)
        if "-of-" in entry.key and (other := self.phrases.of_another_state(mention, entry)):
            entry = other
        return self._entry_entity(entry.key)

    def _word_actor(self, mention: Mention, entry: Entry, token: Token) -> Entity | None:
        """An adjective or capital gives the state; "two Kenyans" are people of their own, "the Kenyans" the state."""
        if self.is_capital(mention):
            inside = token.dep_ == "pobj" and token.head.lower_ in _IN
            return None if inside else self._entry_entity(entry.key)
        root = self.tables.root(mention)
        if any(c.lower_ in ("a", "an", "een") and c.i < root.i for c in root.children) and root.dep_ not in _MODIFIER:
            return self.phrases.people(root)
        modifier = root.dep_ in _MODIFIER or root.pos_ == "ADJ"
        definite = any(c.lower_ in ("the", "de") for c in root.children) and not any(
            c.dep_ in ("amod", "nummod", "compound", "relcl") for c in root.children
        )
        if modifier or definite or (mention.end < len(self.doc) and self.doc[mention.end].text == "-"):
            return self._entry_entity(entry.key)
        return self.phrases.people(root)

    def is_capital(self, mention: Mention) -> bool:
        """Whether a word that stands for a state is its capital."""
        return mention.kind == WORD and bool(self.register.cities(" ".join(mention.text.split())))

    def _find_place(self, head: int) -> Entity | None:
        token = self.tables.tokens[head]
        mention = self.scan.at.get(head)
        if mention is None or mention.kind == INSTITUTION:
            return self.phrases.place(token) if self.scan.news[head] else None
        if mention.kind == NAME:
            entity = self.cluster_entity(mention.cluster)
            return entity if entity and entity.is_place else None
        if mention.kind == WORD:
            if self.is_capital(mention):
                return self._entry_entity(self.capital_city(mention).key)
            entry = self.choose(mention, place=False)
            adjective = token.dep_ in ("amod", "compound", "nmod") or token.pos_ == "ADJ"
            return self._entry_entity(entry.state) if entry and entry.state and adjective else None
        entry = self.choose(mention, place=True)
        return self._entry_entity(entry.key) if entry else None

    def capital_city(self, mention: Mention) -> Entry:
        """The city that a capital's name means, rather than its namesakes abroad."""
        states = {self.register.entries[k].state for k in mention.keys}
        found = self.register.cities(" ".join(mention.text.split()))
        return next((c for c in found if c.within in states), found[0])

    def choose(self, mention: Mention, *, place: bool) -> Entry | None:
        """Of the entries that a mention may mean, the likeliest one: named in full elsewhere, of a state that the
        article names, the first of the register."""
        fitting = [e for k in mention.keys if (e := self.register.entries.get(k)) and e.is_place == place]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        for entry in fitting:
            if any(k == entry.key and len(m.keys) < len(mention.keys) for m in self.scan.mentions for k in m.keys):
                return entry
        counts = self.states
        return max(fitting, key=lambda e: (counts[self.register.country_of(e.key) or ""], -mention.keys.index(e.key)))

    @cached_property
    def states(self) -> Counter[str]:
        """How often the article names each country, its cities and its groups; a name for several counts for none."""
        counts: Counter[str] = Counter()
        for mention in self.scan.mentions:
            if mention.kind in (ENTRY, WORD) and (country := self._only_country(mention)):
                counts[country] += 1
        for cluster in self.scan.clusters:
            if cluster.entry is not None and cluster.is_place and cluster.entry.within:
                counts[cluster.entry.within] += len(cluster.mentions)
        return counts

    @cached_property
    def home(self) -> dict[str, float]:
        """How much the article is about each country, as the one whose government "the government" may be: its name
        and capital count more than an adjective, and "with Serbia" or "by Serbia" counts little."""
        counts: dict[str, float] = defaultdict(float)
        for mention in self.scan.mentions:
            if mention.kind not in (ENTRY, WORD):
                continue
            country = self._only_country(mention)
            if country is None:
                continue
            root = self.tables.root(mention)
            aside = root.dep_ == "pobj" and root.head.lower_ in _ASIDE
            weight = 0.25 if aside else 0.5 if mention.kind == WORD and root.dep_ in _MODIFIER else 1.0
            counts[country] += weight
        for cluster in self.scan.clusters:
            if cluster.entry is not None and cluster.is_place and cluster.entry.within:
                counts[cluster.entry.within] += len(cluster.mentions)
        return counts

    def _only_country(self, mention: Mention) -> str | None:
        """The country of all that a mention may mean, or None where they differ."""
        if mention.text.lower() in self.lexicon.nouns:  # "Congress" may be that of any country
            return None
        countries = {self._country_named(k) for k in mention.keys}
        return countries.pop() if len(countries) == 1 else None

    def _country_named(self, key: str) -> str | None:
        entry = self.register.entries.get(key)
        return self.register.country_of(key) if entry and entry.type not in ("media", "facility") else None

    # ------------------------------------------------------------------------------------------------ the table
    def cluster_entity(self, index: int) -> Entity | None:
        """The entity of a cluster of names."""
        if index not in self._of_cluster:
            cluster = self.scan.clusters[index]
            self._of_cluster[index] = self._make_cluster(cluster) if cluster.type else None
        return self._of_cluster[index]

    def _make_cluster(self, cluster: Cluster) -> Entity | None:
        if cluster.type in ("document", "event"):
            return None
        if cluster.entry is not None:
            entity = self._entry_entity(cluster.entry.key)
        else:
            within = self.phrases.within(cluster.mentions[0]) if cluster.is_place and cluster.mentions else None
            entity = self.mint(cluster.label, cluster.type, is_place=cluster.is_place, named=True, within=within)
        if entity and cluster.mentions:
            self._note(entity.key, min(m.start for m in cluster.mentions), *cluster.forms)
        return entity

    def mint(
        self, label: str, type_: str, *, is_place: bool = False, named: bool = False, within: str | None = None
    ) -> Entity:
        """An entry of the article's own: equal labels of one kind are one entry."""
        stem = ("place/" if is_place else "actor/") + (slug(label) or "unnamed")
        key, count = stem, 1
        while key in self._table and (self._table[key].named != named or self._table[key].register):
            count += 1
            key = f"{stem}-{count}"
        if key not in self._table:
            self._table[key] = Entity(key, label, type_, is_place=is_place, named=named, within=within)
        return self._table[key]

    def entry(self, key: str) -> Entity | None:
        """The entity of a register entry."""
        return self._entry_entity(key)

    def _entry_entity(self, key: str | None) -> Entity | None:
        if key is None:
            return None
        if key not in self._table:
            entry = self.register.get(key)
            if entry is None:
                return None
            self._table[key] = Entity(
                key, entry.label(self.language), entry.type, is_place=entry.is_place, register=key, within=entry.within
            )
        return self._table[key]

    def _note_names(self) -> None:
        """Note every name of a register entry, also those that nobody asked for."""
        for mention in self.scan.mentions:
            if mention.kind != ENTRY and not self.is_capital(mention):
                continue
            root = self.tables.root(mention).i
            for entity in (self.find_actor(root) if mention.kind == ENTRY else None, self.find_place(root)):
                if entity is not None:
                    self._note(entity.key, mention.start, " ".join(mention.text.split()))

    def _note(self, key: str, token: int, *forms: str) -> None:
        self._first[key] = min(token, self._first.get(key, token))
        known = self._forms.setdefault(key, [])
        known += [f for f in forms if f not in known]

    def note(self, entity: Entity, token: int, form: str) -> None:
        """Remember where and how the article speaks of an entity."""
        self._note(entity.key, token, form)

    def _hand_out(self, entity: Entity | None, head: int) -> Entity | None:
        if entity is not None:
            self._out.add(entity.key)
            self._first[entity.key] = min(head, self._first.get(entity.key, head))
        return entity

    def _with_forms(self, entity: Entity) -> Entity:
        forms = tuple(f for f in self._forms.get(entity.key, ()) if f != entity.label)
        if not forms:
            return entity
        return Entity(
            entity.key, entity.label, entity.type, entity.is_place, forms, entity.register, entity.named, entity.within
        )
