"""What identity looks at of an entry, without the entry: two entries of one form always share their fate.

There are far fewer forms than entries, and a corpus that grows mostly repeats those that it has. So everything is
decided about forms, and an article that brings no new one costs no decision at all.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from dateline.graph.iris import Iris, slug
from dateline.identity import offices
from dateline.identity.decisions import Decisions
from dateline.identity.facts import Entry, Kind
from dateline.identity.names import PersonName, is_name, name_key, person_name, rough_sound, skeleton, surname_key

Text = tuple[str, str]
"""A text and its language, which may be empty."""

_ACRONYM: Final = re.compile(r"[A-Z][A-Z0-9]{1,6}")
_NO_TYPE: Final = "other"


class Keys(NamedTuple):
    """What a form may share with others.

    Attributes:
        meets: forms that share one of these may be one actor or place, may claim one IRI, or lie in one another.
        offers: by what a shorter form may call it: a surname, initials.
        seeks: what a short form is called by.
        blocks: given names, which say too little to seek a surname by.
        shuns: the given name that a short form might be instead.
    """

    meets: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    seeks: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    shuns: frozenset[str] = frozenset()


@dataclass(frozen=True, order=True)
class Form:
    """A name as an actor or place of this kind has it.

    Attributes:
        names: its labels, sorted.
        other: further names that the register has for it.
        actor_type: local name of the concept, or empty; of somebody known by a description, the office that it means.
        around: what a place lies in, the innermost first: IRIs of register entries, and `name:` with the key of a name.
        register: the IRI of the register entry that it is, or empty.
        pinned: the IRI of the one entry that it is, because the user has decided about that; or empty.
        also: other names, and offices, that articles have for it, which decide about initials and descriptions only.
    """

    kind: Kind
    names: tuple[Text, ...]
    other: tuple[Text, ...] = ()
    actor_type: str = ""
    around: tuple[str, ...] = ()
    register: str = ""
    pinned: str = ""
    also: frozenset[Text] = field(default=frozenset(), compare=False)

    @property
    def label(self) -> str:
        """The name that it is shown by."""
        return self.names[0][0] if self.names else ""

    @cached_property
    def signature(self) -> str:
        """All that makes it the form it is, as JSON."""
        parts = (self.kind, self.names, self.other, self.actor_type, self.around, self.register, self.pinned)
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def persons(self) -> tuple[PersonName, ...]:
        """A person's names in parts; full ones only, if there is one."""
        found = sorted({person_name(text) for text, _ in self.names}, key=lambda n: (n.surname, n.given, n.middle))
        return tuple(n for n in found if n.is_full) or tuple(found)

    @property
    def is_described(self) -> bool:
        """Whether it is a description that means an office."""
        return self.kind == "person" and bool(self.actor_type)

    @property
    def is_short(self) -> bool:
        """Whether it is one part of a person's name, or no more than initials, or an office."""
        if self.is_described:
            return True
        if self.kind == "person":
            return not any(n.is_full for n in self.persons)
        return self.kind == "group" and not self.register and bool(acronym(self.label))

    def stem(self, iris: Iris) -> str:
        """The IRI that something of this name has, if nothing else has it."""
        return iris.canonical("place" if self.kind == "place" else "actor", slug(self.label)).value

    def denoted(self, iris: Iris, decided: Decisions) -> list[str]:
        """IRIs that stand for it in the user's decisions."""
        if not decided.iris:
            return []
        meant = [self.pinned] if self.pinned else [self.register] if self.register else [self.stem(iris)]
        return [iri for iri in meant if iri in decided.roots]

    def keys(self, iris: Iris, decided: Decisions) -> Keys:
        """What it may share with others."""
        meets = {"stem:" + (self.register or self.stem(iris))}
        meets |= {"decided:" + decided.root(iri) for iri in self.denoted(iris, decided)}
        if self.pinned:
            return Keys(frozenset(meets))
        if self.is_described:
            office = f"office:{self.actor_type}"
            return Keys(frozenset((office,)), seeks=frozenset((office,)))
        if self.kind == "person":
            return self._person_keys(meets)
        meets |= {f"{self.kind}:{name_key(text)}" for text, _ in self.names + self.other}
        if self.kind == "place":
            meets |= {a.replace("name:", "place:", 1) for a in self.around[:1] if a.startswith("name:")}
            return Keys(frozenset(meets))
        short = acronym(self.label) if self.is_short else ""
        introduced = {a.casefold() for text, _ in (*self.also, *self.other) if (a := acronym(text))}
        fitting = set() if short else {i for text, _ in self.names if len(i := initials(text)) > 1}
        offers = set() if short else {f"introduced:{a}" for a in introduced} | {f"initials:{i}" for i in fitting}
        seeks = {f"introduced:{short.casefold()}", f"initials:{short.casefold()}"} if short else set()
        return Keys(frozenset(meets), frozenset(offers), frozenset(seeks))

    def _person_keys(self, meets: set[str]) -> Keys:
        if self.is_short:
            seeks = {"surname:" + surname_key(n.surname) for n in self.persons}
            shuns = {"given:" + rough_sound(n.surname) for n in self.persons}
            return Keys(frozenset(meets), seeks=frozenset(seeks), shuns=frozenset(shuns))
        meets |= {"person:" + n.key for n in self.persons} | {"sound:" + skeleton(n) for n in self.persons}
        offers = {"surname:" + surname_key(n.surname) for n in self.persons}
        offers |= {"office:" + text for text, language in self.also if language == offices.LANGUAGE}
        blocks = {"given:" + rough_sound(n.given) for n in self.persons}
        return Keys(frozenset(meets), frozenset(offers), blocks=frozenset(blocks))


def form_from(signature: str, also: frozenset[Text] = frozenset()) -> Form:
    """The form that has this signature."""
    kind, names, other, actor_type, around, register, pinned = json.loads(signature)
    return Form(kind, _texts(names), _texts(other), actor_type, tuple(around), register, pinned, also)


def form_of(entry: Entry, by_iri: Mapping[str, Entry], decided: Decisions) -> Form | None:
    """The form of an entry; None where it is known by a description only that means no office, or its name is a title.

    Args:
        entry: of an article or the register.
        by_iri: what it may lie in.
        decided: what the user has decided; an article's own entry that is named there has a form of its own.
    """
    label = entry.labels[0][0] if entry.labels else ""
    pinned = "" if entry.register or entry.iri not in decided.roots else entry.iri
    is_named = entry.named and name_key(label) and (entry.kind != "person" or is_name(label))
    if not (entry.register or pinned or is_named):
        return _described(entry)
    held = {(o, offices.LANGUAGE) for state, role in entry.offices if (o := offices.held(role, state))}
    return Form(
        kind=entry.kind,
        names=entry.labels,
        other=entry.alt if entry.register else (),
        actor_type=entry.actor_type.rpartition("/")[2] if entry.kind == "group" else "",
        around=_around(entry, by_iri),
        register=entry.iri if entry.register else "",
        pinned=pinned,
        also=frozenset(held) | (frozenset() if entry.register else frozenset(entry.alt)),
    )


def _described(entry: Entry) -> Form | None:
    """The form of somebody known by a description only, where it means an office."""
    if entry.kind != "person":
        return None
    office = next((o for text, language in entry.labels if (o := offices.described(text, language))), "")
    return Form(kind="person", names=entry.labels, actor_type=office) if office else None


def acronym(text: str) -> str:
    """The initials that a text consists of, but for an article before them (`the UNX`, `U.N.X.`); else nothing."""
    parts = text.replace(".", "").split()
    while len(parts) > 1 and parts[0].islower():
        del parts[0]
    return parts[0] if len(parts) == 1 and _ACRONYM.fullmatch(parts[0]) else ""


def initials(text: str) -> str:
    """The first letters of the words with a capital, in lower case."""
    return "".join(part[0] for part in re.split(r"[\s-]+", text) if part[0:1].isupper()).casefold()


def _around(place: Entry, by_iri: Mapping[str, Entry]) -> tuple[str, ...]:
    """What a place lies in, the innermost first; places of the article's own go by their name."""
    found: list[str] = []
    seen = {place.iri}
    inner: Entry | None = place
    while inner and inner.within and inner.within[0] not in seen:
        seen.add(inner.within[0])
        outer = by_iri.get(inner.within[0])
        own = outer is not None and not outer.register
        found.append("name:" + name_key(outer.labels[0][0]) if own and outer and outer.labels else inner.within[0])
        inner = outer
    return tuple(found)


def _texts(pairs: list[list[str]]) -> tuple[Text, ...]:
    return tuple((text, language) for text, language in pairs)
