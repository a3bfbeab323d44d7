"""What a name of an article's own is: a person, a group or a place, decided once per article from all its mentions."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from dateline.language.mentions import ENTRY, Cluster, Mention
from dateline.language.register import PLACE_TYPES, Entry

if TYPE_CHECKING:
    from dateline.language.scanner import Scanner

_WEAK = frozenset(["from", "to", "over", "between", "within", "towards", "naar", "uit", "tussen", "door", "tot"])
"""Prepositions of place that people's names follow as well."""
_OF = frozenset(["of", "van"])
_PARTS = frozenset(["of", "for", "van", "voor"])
_LARGE = 150_000
"""People of a city that its name may mean although the article names other countries only."""


def decide(scanner: "Scanner", cluster: Cluster) -> None:
    """What a name is: by the register, a title, its last word, what stands beside it, and where it stands."""
    if not cluster.mentions:
        return
    if cluster.entry is not None:
        cluster.type, cluster.is_place = cluster.entry.type, cluster.entry.is_place
        return
    lexicon, doc = scanner.lexicon, scanner.doc
    votes = cluster.votes
    for mention in cluster.mentions:
        _vote(scanner, mention, cluster)
    if votes["title"]:
        cluster.type = "person"
        return
    if kind := _by_words(scanner, cluster):
        cluster.type = kind
        cluster.is_place = kind in PLACE_TYPES
        if cluster.is_place and (known := scanner.register.cities(cluster.label)):
            cluster.entry = known[0]
        return
    acronym = len(cluster.words) == 1 and len(cluster.words[0]) > 1 and all(f.isupper() for f in cluster.forms)
    if votes["beside"] and not votes["person"]:
        cluster.type = _beside(scanner, cluster)
        cluster.is_place = cluster.type in PLACE_TYPES
        if cluster.type:
            return
    cities = [] if acronym else scanner.register.cities(cluster.label)
    placed = votes["place"] > 0 and votes["place"] >= votes["person"]
    if placed and not acronym:
        cluster.is_place = True
        cluster.entry = _best_city(scanner, cluster, cities)
        cluster.type = cluster.entry.type if cluster.entry else "area"
        return
    if len(cluster.words) > 1 and not votes["person"] and cluster.words[0].lower() in lexicon.lists["compass"]:
        cluster.is_place, cluster.type = True, "region"
        return
    if votes["person"] and not acronym:
        cluster.type = "person"
    elif cities and not votes["person"] and cities[0].population >= 50_000:
        cluster.is_place, cluster.entry, cluster.type = True, _best_city(scanner, cluster, cities), "city"
    elif (
        len(cluster.words) > 1
        and len(cluster.words) < 5
        and all(doc[m.end - 1].pos_ == "PROPN" for m in cluster.mentions)
    ):
        cluster.type = "person"
    else:
        cluster.type = "other"


def _by_words(scanner: "Scanner", cluster: Cluster) -> str | None:
    """The kind that a word of the name gives it: its last, or one that opens a place ("Camp X") or an office."""
    lexicon, words = scanner.lexicon, cluster.words
    if len(words) < 2:
        return None
    whole = [word.lower() for word in cluster.label.split()]
    stop = next((i for i, word in enumerate(whole) if word in _PARTS and i), len(whole))
    own = whole[:stop]  # "National League" of "National League for Democracy"
    kinds = (lexicon.name_types.get(" ".join(own[-size:])) for size in (2, 1) if len(own) >= size)
    if kind := next((k for k in kinds if k), None) or lexicon.name_openers.get(whole[0]):
        return kind
    return lexicon.name_types.get(whole[0]) if len(whole) > 2 else None


def _best_city(scanner: "Scanner", cluster: Cluster, cities: list[Entry]) -> Entry | None:
    """Of several cities of a name, the one in a country that the article names; else the largest."""
    if not cities:
        return None
    states = {scanner.register.country_of(k) for m in scanner.mentions for k in m.keys}
    near = next((c for c in cities if c.within in states), None)
    if near or not states - {None}:
        return near or cities[0]
    large = cities[0].population >= _LARGE and cities[0].labels["en"] in (cluster.label, *cluster.forms)
    return cities[0] if large else None  # rather no city than a namesake abroad


def _vote(scanner: "Scanner", mention: Mention, cluster: Cluster) -> None:
    doc, lexicon, votes = scanner.doc, scanner.lexicon, cluster.votes
    if mention.title:
        votes["title"] += 1
    head = scanner.tables.root(mention)
    parent = head.head
    if head.dep_ == "pobj" and parent.lower_ in lexicon.lists["place_prepositions"]:
        moved = parent.head.lemma_.lower() in lexicon.lists["motion"]
        votes["place"] += 1 if moved and parent.lower_ in _WEAK else 0 if parent.lower_ in _WEAK else 2
    if head.dep_ == "pobj" and parent.lower_ in _OF:
        kinds = lexicon.classes(parent.head.lemma_.lower())
        located = parent.head.lemma_.lower() in lexicon.lists["located"]  # "a resident of X", "the siege of X"
        votes["place"] += 2 if located or set(kinds[:1]) & {"city", "region", "area"} else 0
    if _place_word(scanner, mention) or is_route(scanner, mention):
        votes["place"] += 4
    if _before_a_region(scanner, mention):
        votes["place"] += 3
    if (head.dep_ == "poss" and parent.lemma_.lower() in lexicon.lists["person_events"]) or (
        head.dep_ == "pobj"
        and parent.lower_ in ("of", "van", "op")
        and parent.head.lemma_.lower() in lexicon.lists["person_events"]
    ):
        votes["person"] += 1
    if head.dep_ == "dobj" and parent.lemma_.lower() in lexicon.lists["taken"]:
        votes["place"] += 1
    if head.dep_ in ("nsubj", "nsubjpass") and parent.lemma_ in lexicon.lists["speech_verbs"]:
        votes["person"] += 1
    if head.dep_ == "nsubjpass" and any(
        "person" in lexicon.classes(c.lemma_.lower()) for c in parent.children if c.dep_ == "oprd"
    ):
        votes["person"] += 1  # "X was elected president"
    after = doc[mention.end] if mention.end < len(doc) else None
    following = doc[mention.end + 1] if mention.end + 1 < len(doc) else None
    if (
        after is not None
        and after.text == ","
        and following is not None
        and following.lower_ in lexicon.lists["person_relatives"]
    ):
        votes["person"] += 3
    if after is not None and after.lower_ in lexicon.lists["person_relatives"]:
        votes["person"] += 3
    for child in head.children:
        if child.dep_ == "appos" and "person" in lexicon.classes(child.lemma_.lower()):
            votes["person"] += 3
    if head.dep_ == "appos" and parent.i not in scanner.at and "person" in lexicon.classes(parent.lemma_.lower()):
        votes["person"] += 3 if lexicon.classes(parent.lemma_.lower())[0] == "person" else 1
    if after is not None and after.dep_ != "punct" and head.dep_ == "compound" and _group_word(scanner, head.head):
        votes["beside"] += 1
    if head.dep_ == "appos" and _group_word(scanner, parent):
        votes["beside"] += 1


def _place_word(scanner: "Scanner", mention: Mention) -> bool:
    """Whether a noun for a part of a country stands beside the name ("Zarwan province", "de stad Zarwan", "X, a village
    in Y")."""
    doc, head = scanner.doc, scanner.tables.root(mention)
    after = doc[mention.end] if mention.end < len(doc) else None
    beside = [c for c in head.children if c.dep_ == "appos" and c.i not in scanner.at]
    if after is not None and after.pos_ in ("NOUN", "PROPN") and head.head.i == after.i:
        beside.append(after)
    before = doc[mention.start - 1] if mention.start else None
    if before is not None and before.pos_ == "NOUN" and before.dep_ == "compound" and before.head.i == head.i:
        beside.append(before)
    return any(set(scanner.tables.classes(noun)[:1]) & {"city", "region"} for noun in beside)


def is_route(scanner: "Scanner", mention: Mention) -> bool:
    """Whether a name is a way between two places: "the Zarwa-Tinga highway"."""
    behind = scanner.doc[mention.end].lemma_.lower() if mention.end < len(scanner.doc) else ""
    return "-" in mention.text and behind in scanner.lexicon.lists["routes"]


def _before_a_region(scanner: "Scanner", mention: Mention) -> bool:
    """Whether a country or a region stands behind a comma ("Zarwa, Sudan,"), and is not whose somebody is."""
    doc, end = scanner.doc, mention.end
    after = scanner.at.get(end + 1) if end + 1 < len(doc) and doc[end].text == "," else None
    if after is None or after.kind != ENTRY or not any(k.startswith("place/") for k in after.keys):
        return False
    behind = doc[after.end] if after.end < len(doc) else None
    owns = behind is not None and (behind.text in ("'s", "’s", "'", "’") or behind.dep_ in ("case", "conj", "cc"))
    return not owns and doc[after.start].dep_ not in ("compound", "poss", "amod", "conj")


def _group_word(scanner: "Scanner", token: Token) -> bool:
    return token.lemma_.lower() in scanner.lexicon.lists["groups"]


def _beside(scanner: "Scanner", cluster: Cluster) -> str:
    """The type that a noun beside the name gives it: "the Zaghawa militia", "the rebel group Zaghawa Front"."""
    for mention in cluster.mentions:
        head = scanner.tables.root(mention)
        if head.dep_ in ("compound", "appos") and _group_word(scanner, head.head):
            word = head.head
            mods = [c for c in word.children if c.dep_ in ("compound", "amod") and c.i < word.i]
            phrases = [f"{c.lemma_.lower()} {word.lemma_.lower()}" for c in mods]
            found = [c for c in scanner.lexicon.classes(*phrases, word.lemma_.lower()) if c != "person"]
            if found:
                return found[0]
    return ""
