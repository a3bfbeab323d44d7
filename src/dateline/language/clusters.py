"""Which names of one article are one, and what each of them names."""

from typing import TYPE_CHECKING

from dateline.language.mentions import ENTRY, NAME, Cluster, Mention
from dateline.language.register import Entry, atoms

if TYPE_CHECKING:
    from dateline.language.scanner import Scanner


_WEAK = frozenset(["from", "to", "over", "between", "within", "towards", "naar", "uit", "tussen", "door", "tot"])
"""Prepositions of place that people's names follow as well."""


def cluster_names(scanner: "Scanner") -> None:
    """Put the names of a scanner's article into clusters, longest form first, and decide what each cluster is."""
    names = [m for m in scanner.mentions if m.kind == NAME]
    people = [m for m in scanner.mentions if m.kind == ENTRY and _is_person_entry(scanner, m)]
    by_form: dict[tuple[str, ...], list[Mention]] = {}
    for mention in sorted(names + people, key=lambda m: m.start):
        by_form.setdefault(_significant(scanner, mention.text), []).append(mention)
    ambiguous: list[tuple[tuple[str, ...], list[Mention]]] = []
    for form, mentions in sorted(by_form.items(), key=lambda item: (-len(item[0]), item[1][0].start)):
        known = mentions[0].kind == ENTRY
        if all(scanner.shouted[m.start] for m in mentions) and len(form) > 0 and not known:
            fitting = [c for c in scanner.clusters if contains(c.words, form)]
            if len(fitting) != 1:
                _drop(scanner, mentions)
                continue
        fitting = [c for c in scanner.clusters if contains(c.words, form) and _compatible(scanner, c, form, mentions)]
        exact = [c for c in fitting if len(c.words) == len(form)]
        final = [c for c in fitting if same_word(c.words[-1], form[-1])] if form else []
        choice = exact or (final if len(form) == 1 else []) or fitting
        if len(choice) > 1:
            ambiguous.append((form, mentions))
            continue
        if choice:
            cluster = choice[0]
        else:
            cluster = Cluster(form, _label(scanner, mentions))
            scanner.clusters.append(cluster)
            if known:
                cluster.entry = scanner.register.get(mentions[0].keys[0])
        for mention in mentions:
            _join(scanner, cluster, mention)
    for form, mentions in ambiguous:
        for mention in mentions:
            _nearest(scanner, form, mention)
    _shortened(scanner)
    for cluster in scanner.clusters:
        _acronym(scanner, cluster)
        _decide(scanner, cluster)
    _reclaim(scanner)


def skeleton(word: str) -> str:
    """What spellings of one foreign name share: its consonants, doubles as one, k-like and dj-like sounds as one."""
    text = word.lower()
    for old, new in (("kh", "x"), ("ck", "k"), ("q", "k"), ("c", "k"), ("dj", "j"), ("dh", "d"), ("ph", "f"),
                     ("w", "v"), ("ou", "u"), ("oe", "u"), ("sj", "sh"), ("tsj", "ch"), ("y", "i")):  # fmt: skip
        text = text.replace(old, new)
    kept = text[:1] if text[:1] not in "aeiou" else "a"
    for char in text[1:]:
        if char not in "aeiouh'" and char != kept[-1]:
            kept += char
    return kept


def same_word(one: str, other: str) -> bool:
    """Whether two words of names may be spellings of one ("Sergei", "Sergey"), or one the initial of the other."""
    if one.lower() == other.lower():
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if abs(len(one) - len(other)) > 2 or (
        one[0].lower() != other[0].lower() and {one[0], other[0]} - set("AEIOUKQCYJ")
    ):
        return False
    a, b = skeleton(one), skeleton(other)
    if a != b or (one[0] in "AEIOU" and len(a) < 2):
        return False
    return len(a) > 2 or (len(one) == len(other) and sum(x != y for x, y in zip(one, other, strict=True)) < 2)


def contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in another in the same order, side by side or first and last."""
    size = len(shorter)
    if not size or size > len(longer):
        return False
    for k in range(len(longer) - size + 1):
        if all(same_word(a, b) for a, b in zip(longer[k : k + size], shorter, strict=True)):
            return True
    return (
        size == 2 and len(longer) > 2 and same_word(longer[0], shorter[0]) and same_word(longer[-1], shorter[1])
    )  # fmt: skip


def _significant(scanner: "Scanner", text: str) -> tuple[str, ...]:
    words = [w for w in atoms(text) if w not in ("s",)]
    kept = tuple(w for w in words if w.lower() not in scanner.particles)
    return kept or tuple(words)


def _label(scanner: "Scanner", mentions: list[Mention]) -> str:
    quiet = [m for m in mentions if not m.text.isupper()] or mentions
    return " ".join(quiet[0].text.split())


def _is_person_entry(scanner: "Scanner", mention: Mention) -> bool:
    entry = scanner.register.entries.get(mention.keys[0])
    return entry is not None and entry.type == "person"


def _compatible(scanner: "Scanner", cluster: Cluster, form: tuple[str, ...], mentions: list[Mention]) -> bool:
    """A short form does not join a group's name by a mere part of it, nor a titled name a group."""
    kinds = scanner.lexicon.name_types
    group, other = kinds.get(cluster.words[-1].lower()), kinds.get(form[-1].lower())
    if len(cluster.words) == len(form):
        return True
    if group or other:
        return False
    return not (len(form) == 1 and form[0].isupper() and len(form[0]) > 1)


def _join(scanner: "Scanner", cluster: Cluster, mention: Mention) -> None:
    mention.kind = NAME
    cluster.mentions.append(mention)
    mention.cluster = scanner.clusters.index(cluster)
    form = " ".join(mention.text.split())
    if form not in cluster.forms:
        cluster.forms.append(form)


def _drop(scanner: "Scanner", mentions: list[Mention]) -> None:
    for mention in mentions:
        scanner.mentions.remove(mention)
        for i in range(mention.start, mention.end):
            scanner.at.pop(i, None)


def _nearest(scanner: "Scanner", form: tuple[str, ...], mention: Mention) -> None:
    """A short form that fits several people means the one named last before it; before any of them, nobody."""
    best: tuple[int, Cluster] | None = None
    for cluster in scanner.clusters:
        if contains(cluster.words, form):
            starts = [m.start for m in cluster.mentions if m.start < mention.start and len(m.text) > len(mention.text)]
            if starts and (best is None or max(starts) > best[0]):
                best = (max(starts), cluster)
    if best:
        _join(scanner, best[1], mention)
    else:
        _drop(scanner, [mention])


def _shortened(scanner: "Scanner") -> None:
    """ "the Observatory" after "the Syrian Observatory for Human Rights": a word of a register name means its entry."""
    for cluster in scanner.clusters:
        if len(cluster.words) != 1 or cluster.entry or any(m.title for m in cluster.mentions) or not cluster.mentions:
            continue
        first = cluster.mentions[0].start
        for mention in scanner.mentions:
            if mention.kind == ENTRY and mention.start < first and cluster.words[0] in atoms(mention.text):
                entry = scanner.register.entries.get(mention.keys[0])
                if entry and not entry.is_place and entry.type not in ("state", "person") and len(mention.text) > 8:
                    for moved in cluster.mentions:
                        moved.kind, moved.keys, moved.cluster = ENTRY, mention.keys, -1
                    cluster.mentions = []
                    break


def _acronym(scanner: "Scanner", cluster: Cluster) -> None:
    """ "Zaghawa Defence Front (ZDF)": what stands in brackets behind a name is another form of it."""
    for mention in list(cluster.mentions):
        after = mention.end
        if after + 2 >= len(scanner.doc) or scanner.doc[after].text != "(" or scanner.doc[after + 2].text != ")":
            continue
        short = scanner.doc[after + 1].text
        if not short.isupper() or len(short) < 2:
            continue
        for other in scanner.clusters:
            if other is not cluster and other.words == (short,):
                for moved in other.mentions:
                    _join(scanner, cluster, moved)
                other.mentions = []


def _decide(scanner: "Scanner", cluster: Cluster) -> None:
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
    kind = lexicon.name_types.get(cluster.words[-1].lower()) or next(
        (k for w in cluster.words[:1] if (k := lexicon.name_types.get(w.lower())) and len(cluster.label.split()) > 2),
        None,
    )
    if kind and len(cluster.words) > 1:
        cluster.type = kind
        cluster.is_place = kind in ("facility", "region", "area", "city")
        if cluster.is_place and (known := scanner.register.cities(cluster.label)):
            cluster.entry = known[0]
        return
    acronym = len(cluster.words) == 1 and cluster.words[0].isupper() and len(cluster.words[0]) > 1
    if votes["beside"] and not votes["person"]:
        cluster.type = _beside(scanner, cluster)
        cluster.is_place = cluster.type in ("facility", "region", "area", "city")
        if cluster.type:
            return
    cities = [] if acronym else scanner.register.cities(cluster.label)
    placed = votes["place"] > 0 and votes["place"] >= votes["person"]
    if placed and not acronym:
        cluster.is_place = True
        cluster.entry = _best_city(scanner, cities)
        cluster.type = cluster.entry.type if cluster.entry else "area"
        return
    if votes["person"] and not acronym:
        cluster.type = "person"
    elif cities and not votes["person"] and cities[0].population >= 50_000:
        cluster.is_place, cluster.entry, cluster.type = True, _best_city(scanner, cities), "city"
    elif (
        len(cluster.words) > 1
        and len(cluster.words) < 5
        and all(doc[m.end - 1].pos_ == "PROPN" for m in cluster.mentions)
    ):
        cluster.type = "person"
    else:
        cluster.type = "other"


def _best_city(scanner: "Scanner", cities: list[Entry]) -> Entry | None:
    """Of several cities of a name, the one in a country that the article names; else the largest."""
    if not cities:
        return None
    states = {scanner.register.country_of(k) for m in scanner.mentions for k in m.keys}
    near = next((c for c in cities if c.within in states), None)
    if near or not states - {None}:
        return near or cities[0]
    return cities[0] if cities[0].population >= 150_000 else None  # rather no city than a namesake abroad


def _vote(scanner: "Scanner", mention: Mention, cluster: Cluster) -> None:
    doc, lexicon, votes = scanner.doc, scanner.lexicon, cluster.votes
    if mention.title:
        votes["title"] += 1
    head = scanner.tables.root(mention)
    parent = head.head
    if head.dep_ == "pobj" and parent.lower_ in lexicon.lists["place_prepositions"]:
        moved = parent.head.lemma_.lower() in lexicon.lists["motion"]
        votes["place"] += 1 if moved and parent.lower_ in _WEAK else 0 if parent.lower_ in _WEAK else 2
    if head.dep_ == "pobj" and parent.lower_ in ("of", "van"):
        kinds = lexicon.classes(parent.head.lemma_.lower())
        votes["place"] += 2 if set(kinds[:1]) & {"city", "region", "area"} else 0
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


def _group_word(scanner: "Scanner", token: object) -> bool:
    return getattr(token, "lemma_", "").lower() in scanner.lexicon.lists["groups"]


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


def _reclaim(scanner: "Scanner") -> None:
    """A register name of one word that is also the last name of a person of this article means that person, unless the
    entry is named in full as well ("Wagner" beside "Lena Wagner")."""
    full = {k for m in scanner.mentions if m.kind == ENTRY and m.end - m.start > 1 for k in m.keys}
    for mention in list(scanner.mentions):
        if (
            mention.kind != ENTRY
            or mention.end - mention.start != 1
            or mention.text.isupper()
            or full & set(mention.keys)
        ):
            continue
        for cluster in scanner.clusters:
            if (
                cluster.type == "person"
                and len(cluster.words) > 1
                and cluster.words[-1] == mention.text
                and cluster.mentions[0].start < mention.start
            ):
                _join(scanner, cluster, mention)
                break
