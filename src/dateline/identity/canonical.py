"""Which entries are one actor or place, and which entry stands for them.

Entries of one kind meet where their full names are equal; persons besides where two full names are one in two
transliterations, or where a surname alone has one bearer in the whole corpus. An entry that is known by a description
only meets no other. The outcome is a function of the set of entries, not of their order.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.graph.iris import Iris, slug
from dateline.identity.facts import Entry
from dateline.identity.names import (
    PersonName,
    is_name,
    name_key,
    person_name,
    rough_sound,
    same_person_name,
    same_sound,
    same_surname,
    sound,
)


@dataclass(frozen=True)
class Group:
    """Entries that are one actor or place. `because` says for each of the articles' own why it is here."""

    iri: str
    entries: tuple[Entry, ...]
    because: Mapping[str, str]

    @property
    def is_new(self) -> bool:
        """Whether the entry that stands for the group is described nowhere else."""
        return all(entry.iri != self.iri for entry in self.entries)


def group_entries(entries: Iterable[Entry], iris: Iris, reserved: Container[str] = ()) -> list[Group]:
    """Every entry in exactly one group, sorted by the group's IRI.

    Args:
        entries: each IRI once.
        iris: where canonical entries are named.
        reserved: IRIs that no canonical entry may take besides those of the entries (register entries not in use).
    """
    ordered = sorted(entries, key=lambda e: e.iri)
    drafts = [
        *_persons([e for e in ordered if e.kind == "person"]),
        *_groups([e for e in ordered if e.kind == "group"]),
        *_places([e for e in ordered if e.kind == "place"]),
    ]
    return _finished(drafts, iris, {e.iri for e in ordered}, reserved)


@dataclass
class _Draft:
    """A group before it has an IRI; `alone` where its only entry must stand for itself."""

    entries: list[Entry]
    because: dict[str, str]
    alone: bool = False
    full: tuple[PersonName, ...] = ()


def _alone(entry: Entry, why: str) -> _Draft:
    return _Draft([entry], {} if entry.register else {entry.iri: why}, alone=True)


def label_of(entry: Entry) -> str:
    """The label by which an entry of an article's own is known."""
    return entry.labels[0][0] if entry.labels else ""


# ------------------------------------------------------------------------------------------------ groups and places
def _own_by_name(entries: Iterable[Entry], drafts: list[_Draft]) -> dict[str, list[Entry]]:
    """Named entries of the articles' own by the key of their name; those without a name go to `drafts`, alone."""
    own: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.register:
            key = name_key(label_of(entry))
            if entry.named and key:
                own[key].append(entry)
            else:
                drafts.append(_alone(entry, "known by a description only"))
    return own


def _registered(entries: Iterable[Entry], drafts: list[_Draft]) -> dict[str, list[_Draft]]:
    """A draft for every register entry, by the keys of all its names."""
    by_name: dict[str, list[_Draft]] = defaultdict(list)
    for entry in entries:
        if entry.register:
            drafts.append(draft := _Draft([entry], {}, alone=True))
            for key in sorted({name_key(text) for text, _ in entry.labels + entry.alt}):
                by_name[key].append(draft)
    return by_name


def _join(members: Sequence[Entry], known: Sequence[_Draft]) -> list[_Draft]:
    """Put entries of one name together: with the register's entry of this name if it has just one."""
    if len(known) > 1:
        return [_alone(e, f"the register has several entries named {label_of(e)}") for e in members]
    if known:
        for entry in members:
            known[0].entries.append(entry)
            known[0].because[entry.iri] = f"the register has an entry named {label_of(entry)}"
        return []
    return [_Draft(list(members), _equal_names(members))]


def _equal_names(members: Sequence[Entry]) -> dict[str, str]:
    if len(members) == 1:
        return {members[0].iri: "no other entry has this name"}
    why = f"equal names: {_listed(label_of(m) for m in members)}"
    return {e.iri: why for e in members}


def _groups(entries: Sequence[Entry]) -> list[_Draft]:
    """States, organisations, forces: equal names meet."""
    drafts: list[_Draft] = []
    registered = _registered(entries, drafts)
    for key, members in _own_by_name(entries, drafts).items():
        drafts += _join(members, registered.get(key, ()))
    return drafts


def _places(entries: Sequence[Entry]) -> list[_Draft]:
    """Equal names meet in one country. Where a name is borne in several and an article does not say which is meant,
    its place stays alone; and no place is one that it lies in (the city of Mexico is not Mexico)."""
    by_iri = {e.iri: e for e in entries}
    drafts: list[_Draft] = []
    registered = _registered(entries, drafts)
    for key, members in _own_by_name(entries, drafts).items():
        known = registered.get(key, [])
        around = {e.iri: _around(e, by_iri) for e in members}
        countries = {e.iri: _country(e, by_iri) for e in [*members, *(d.entries[0] for d in known)]}
        said = sorted({c for iri, c in countries.items() if around.get(iri, True)})
        by_country: dict[str, list[Entry]] = defaultdict(list)
        for entry in members:
            if around[entry.iri]:
                by_country[countries[entry.iri]].append(entry)
            elif len(said) > 1:
                drafts.append(_alone(entry, f"several countries have a place named {label_of(entry)}"))
            else:
                by_country[said[0] if said else ""].append(entry)
        outside = {iri for entry in members for iri in around[entry.iri]}
        for country, here in by_country.items():
            fit = [d for d in known if d.entries[0].iri not in outside and countries[d.entries[0].iri] == country]
            drafts += _join(here, fit)
    return drafts


def _around(place: Entry, by_iri: Mapping[str, Entry]) -> list[str]:
    """The IRIs of the places that a place lies in, the innermost first."""
    found: list[str] = []
    inner: Entry | None = place
    while inner and inner.within and inner.within[0] not in found and inner.within[0] != place.iri:
        found.append(inner.within[0])
        inner = by_iri.get(inner.within[0])
    return found


def _country(place: Entry, by_iri: Mapping[str, Entry]) -> str:
    """The outermost place that a place lies in, or the place itself; one of an article's own goes by its name."""
    outermost = [place.iri, *_around(place, by_iri)][-1]
    entry = by_iri.get(outermost)
    return outermost if entry is None or entry.register else "name:" + name_key(label_of(entry))


# ------------------------------------------------------------------------------------------------ persons
def _persons(entries: Sequence[Entry]) -> list[_Draft]:
    """Equal full names meet, then transliterations of one, then surnames that have one bearer."""
    drafts: list[_Draft] = []
    full: dict[str, list[Entry]] = defaultdict(list)
    parts: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.register and not (entry.named and is_name(label_of(entry))):
            drafts.append(_alone(entry, "known by a description only"))
            continue
        name = person_name(label_of(entry))
        (full if name.is_full else parts)[name.key].append(entry)
    bearers = _one_per_register_entry(_transliterated(full))
    known = _Bearers(bearers)
    for members in parts.values():
        drafts += _part_only(members, known)
    return drafts + bearers


def _transliterated(full: Mapping[str, Sequence[Entry]]) -> list[_Draft]:
    """Drafts of full names; those that are all transliterations of each other are one. If only some are (A like B, B
    like C, A not like C), nobody knows where the line runs, and all stay apart."""
    drafts = [
        _Draft(list(m), _equal_names(m), full=tuple(sorted({person_name(label_of(e)) for e in m}, key=_parts)))
        for m in full.values()
    ]
    buckets: dict[str, list[_Draft]] = defaultdict(list)
    for draft in drafts:
        for surname in sorted({sound(name.surname) for name in draft.full}):
            buckets[surname].append(draft)
    out = []
    done: set[int] = set()
    neighbours: dict[int, list[_Draft]] = defaultdict(list)
    for bucket in buckets.values():
        for one, other in combinations(bucket, 2):
            if _alike(one, other):
                neighbours[id(one)].append(other)
                neighbours[id(other)].append(one)
    for draft in drafts:
        if id(draft) in done:
            continue
        component, stack = [draft], [draft]
        done.add(id(draft))
        while stack:
            for near in neighbours[id(stack.pop())]:
                if id(near) not in done:
                    done.add(id(near))
                    component.append(near)
                    stack.append(near)
        if len(component) > 1 and all(_alike(a, b) for a, b in combinations(component, 2)):
            members = sorted((e for d in component for e in d.entries), key=lambda e: e.iri)
            why = f"one name in several spellings: {_listed(label_of(m) for m in members)}"
            names = sorted({name for d in component for name in d.full}, key=_parts)
            out.append(_Draft(members, {e.iri: why for e in members if not e.register}, full=tuple(names)))
        else:
            out += component
    return out


def _alike(one: _Draft, other: _Draft) -> bool:
    return all(same_person_name(a, b) for a in one.full for b in other.full)


def _one_per_register_entry(drafts: Sequence[_Draft]) -> list[_Draft]:
    """A user's register may hold persons, and two of one name: then an article's own entry is neither's."""
    out = []
    for draft in drafts:
        registered = [e for e in draft.entries if e.register]
        if len(registered) < 2:
            draft.because = {iri: why for iri, why in draft.because.items() if iri not in {e.iri for e in registered}}
            out.append(draft)
            continue
        out += [_Draft([e], {}, full=tuple(n for n in (person_name(label_of(e)),) if n.is_full)) for e in registered]
        out += [
            _alone(e, f"the register has several entries named {label_of(e)}") for e in draft.entries if not e.register
        ]
    return out


class _Bearers:
    """Persons with full names, found by a part of it."""

    def __init__(self, drafts: Sequence[_Draft]) -> None:
        self._surnames: dict[str, list[_Draft]] = defaultdict(list)
        self._given: dict[str, list[_Draft]] = defaultdict(list)
        for draft in drafts:
            for key in sorted({sound(name.surname) for name in draft.full}):
                self._surnames[key].append(draft)
            for key in sorted({rough_sound(name.given) for name in draft.full}):
                self._given[key].append(draft)

    def of_surname(self, part: str) -> list[_Draft]:
        """Who has it as a surname."""
        near = self._surnames.get(sound(part), ())
        return [d for d in near if any(same_surname(part, name.surname) for name in d.full)]

    def of_given(self, part: str) -> list[_Draft]:
        """Who has it as a given name."""
        near = self._given.get(rough_sound(part), ())
        return [d for d in near if any(same_sound(part, name.given) for name in d.full)]


def _part_only(members: list[Entry], bearers: _Bearers) -> list[_Draft]:
    """Entries known by one and the same part of a name: they go to the one who has it as a surname, if just one has.

    A part that is somebody's given name as well says too little, even to take these entries for one person.
    """
    part = person_name(label_of(members[0])).surname
    by_surname, by_given = bearers.of_surname(part), bearers.of_given(part)
    if not by_surname and not by_given:
        return _one_per_register_entry([_Draft(members, _equal_names(members))])
    names = _listed(label_of(d.entries[0]) for d in by_surname + by_given)
    if len(by_surname) != 1 or by_given or any(e.register for e in members):
        return [_alone(e, f"too short a name; compare {names}") for e in members]
    by_surname[0].entries += members
    by_surname[0].because |= {e.iri: f"nobody else in the corpus bears this surname: {names}" for e in members}
    return []


def _parts(name: PersonName) -> tuple[str, str, str]:
    return name.surname, name.given, name.middle


# ------------------------------------------------------------------------------------------------ names of groups
def _finished(drafts: Iterable[_Draft], iris: Iris, taken: set[str], reserved: Container[str]) -> list[Group]:
    """Give every draft its IRI: the register entry's, its only entry's where that stands alone, or a new one by the
    name used most; where that is taken, with a number behind it."""
    groups: list[Group] = []
    unnamed: list[tuple[str, str, str, _Draft]] = []
    for draft in drafts:
        registered = [e.iri for e in draft.entries if e.register]
        if registered or draft.alone:
            groups.append(Group(registered[0] if registered else draft.entries[0].iri, *_contents(draft)))
        else:
            kind = draft.entries[0].kind
            stem = iris.canonical("place" if kind == "place" else "actor", slug(_usual_name(draft))).value
            unnamed.append((stem, kind, min(e.iri for e in draft.entries), draft))
    for stem, _, _, draft in sorted(unnamed, key=lambda u: u[:3]):
        iri, number = stem, 1
        while iri in taken or iri in reserved:
            number += 1
            iri = f"{stem}-{number}"
        taken.add(iri)
        groups.append(Group(iri, *_contents(draft)))
    return sorted(groups, key=lambda g: g.iri)


def _contents(draft: _Draft) -> tuple[tuple[Entry, ...], dict[str, str]]:
    return tuple(sorted(draft.entries, key=lambda e: e.iri)), dict(sorted(draft.because.items()))


def _usual_name(draft: _Draft) -> str:
    """The label used most among the fullest names."""
    labels = [label_of(e) for e in draft.entries]
    if draft.full:
        labels = [text for text in labels if person_name(text).is_full]
    return most_common(labels)


def most_common(values: Iterable[str]) -> str:
    """The value that occurs most; of several, the longest; of several, the first in order."""
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], -len(v), v))


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(set(values)))
