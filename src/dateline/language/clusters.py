"""Which names of one article are one, and what each of them names."""

from typing import TYPE_CHECKING

from dateline.language.acronyms import set_up_acronyms
from dateline.language.mentions import ENTRY, NAME, Cluster, Mention
from dateline.language.namekinds import decide, is_route
from dateline.language.register import atoms

if TYPE_CHECKING:
    from dateline.language.scanner import Scanner


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
            scanner.join(cluster, mention)
    for form, mentions in ambiguous:
        for mention in mentions:
            _nearest(scanner, form, mention)
    _shortened(scanner)
    set_up_acronyms(scanner)
    _aliases(scanner)
    for cluster in scanner.clusters:
        decide(scanner, cluster)
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
    if any(is_route(scanner, m) for m in (*cluster.mentions, *mentions)):
        return False
    if group or other:
        return False
    return not (len(form) == 1 and form[0].isupper() and len(form[0]) > 1)


def _drop(scanner: "Scanner", mentions: list[Mention]) -> None:
    for mention in mentions:
        scanner.drop(mention)


def _nearest(scanner: "Scanner", form: tuple[str, ...], mention: Mention) -> None:
    """A short form that fits several people means the one named last before it; before any of them, nobody."""
    best: tuple[int, Cluster] | None = None
    for cluster in scanner.clusters:
        if contains(cluster.words, form):
            starts = [m.start for m in cluster.mentions if m.start < mention.start and len(m.text) > len(mention.text)]
            if starts and (best is None or max(starts) > best[0]):
                best = (max(starts), cluster)
    if best:
        scanner.join(best[1], mention)
    else:
        _drop(scanner, [mention])


def _shortened(scanner: "Scanner") -> None:
    """ "the Observatory" after "the Syrian Observatory for Human Rights": a word of a register name means its entry."""
    for cluster in scanner.clusters:
        if len(cluster.words) != 1 or cluster.entry or any(m.title for m in cluster.mentions) or not cluster.mentions:
            continue
        first = cluster.mentions[0].start
        for mention in scanner.mentions:
            if mention.kind == ENTRY and mention.start < first and _is_part(cluster.words[0], mention.text):
                entry = scanner.register.entries.get(mention.keys[0])
                if entry and not entry.is_place and entry.type not in ("state", "person") and len(mention.text) > 8:
                    for moved in cluster.mentions:
                        moved.kind, moved.keys, moved.cluster = ENTRY, mention.keys, -1
                    cluster.mentions = []
                    break


def _aliases(scanner: "Scanner") -> None:
    """ "Omar Sahim alias Abu Dajan": two names of one person."""
    for mention in list(scanner.mentions):
        after = mention.end
        if mention.kind != NAME or after + 1 >= len(scanner.doc):
            continue
        words = scanner.lexicon.lists["alias"]
        size = next((n for n in (1, 2, 3) if " ".join(scanner.lower[after : after + n]) in words), 0)
        other = scanner.at.get(after + size) if size else None
        if other is None or other.kind != NAME or other.start != after + size or other.cluster == mention.cluster:
            continue
        cluster, same = scanner.clusters[mention.cluster], scanner.clusters[other.cluster]
        for moved in same.mentions:
            scanner.join(cluster, moved)
        same.mentions = []
        cluster.entry = cluster.entry or same.entry
        cluster.votes["person"] += 1


def _is_part(word: str, name: str) -> bool:
    """Whether a name has the word, in the singular or the plural ("Tigers" of "Tamil Tiger rebels")."""
    return word.removesuffix("s") in {w.removesuffix("s") for w in atoms(name)}


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
                scanner.join(cluster, mention)
                break
