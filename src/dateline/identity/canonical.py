"""Which forms are one actor or place, and which entry stands for them.

Groups and places meet where their names are equal; persons besides where two full names are one in two
transliterations. A surname alone goes to the one person who bears it, if just one in the corpus does; initials to the
one group that they are short for. What the user has decided comes before all this. The outcome is a function of the set
of forms: how often one occurs, and in which order, makes no difference.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dateline.graph.iris import Iris
from dateline.identity.decisions import Decisions
from dateline.identity.forms import Form, Keys
from dateline.identity.meeting import Draft, conflict, meeting


class Outside(Protocol):
    """What is asked of the forms that are not decided about at the moment."""

    def bearers(self, offer: str) -> Collection[str]:
        """What forms stand for that offer a key; two are enough, a third is not asked for."""

    def blocks(self, key: str) -> bool:
        """Whether one of them blocks a key."""


class Nothing:
    """There are no other forms."""

    def bearers(self, offer: str) -> Collection[str]:
        """Nobody."""
        return ()

    def blocks(self, key: str) -> bool:
        """Nothing."""
        return False


@dataclass(frozen=True)
class Group:
    """Forms that are one actor or place. `because` says for each that is not the register's why it is here."""

    iri: str
    forms: tuple[Form, ...]
    because: Mapping[Form, str]

    @property
    def is_new(self) -> bool:
        """Whether what stands for the group is described nowhere else."""
        return all(f.register != self.iri for f in self.forms)


@dataclass(frozen=True)
class Outcome:
    """What has been decided about forms.

    Attributes:
        groups: forms with an entry that stands for them, sorted by its IRI.
        alone: forms whose entries each stand for themselves, and why.
        wanted: what some forms go to that is not among the forms: decide again, with its forms.
    """

    groups: list[Group]
    alone: dict[Form, str]
    wanted: frozenset[str] = frozenset()


def decide(
    forms: Iterable[Form],
    iris: Iris,
    *,
    decided: Decisions,
    reserved: Container[str] = (),
    outside: Outside | None = None,
) -> Outcome:
    """Put every form into exactly one group, or leave it alone.

    Args:
        forms: all that may meet each other.
        iris: where canonical entries are named.
        decided: what the user has decided.
        reserved: IRIs that no canonical entry may take besides those of the forms (register entries not in use).
        outside: forms that meet none of these, and may be called by the same surname or initials.
    """
    ordered = sorted(forms)
    drafts = _obeying(meeting([f for f in ordered if not f.pinned]), ordered, iris, decided)
    attached = _Attachment(drafts, iris, decided, outside or Nothing())
    return _named(attached.drafts, iris, {f.register for f in ordered}, reserved, frozenset(attached.wanted))


# ------------------------------------------------------------------------------------------------ decisions
def _obeying(drafts: list[Draft], forms: Sequence[Form], iris: Iris, decided: Decisions) -> list[Draft]:
    """The drafts with what is decided to be different taken apart, then what is decided to be the same put together.

    An article's own entry that is named in a decision is linked by the decisions alone.
    """
    if not decided.iris:
        return drafts
    denoted = {f: d[0] for f in forms if (d := f.denoted(iris, decided))}
    parts: list[Draft] = []
    for draft in drafts:
        apart: dict[str, list[Form]] = defaultdict(list)
        for form in draft.forms:
            if form in denoted and any(
                decided.are_different(denoted[form], denoted[other]) for other in draft.forms if other in denoted
            ):
                apart[decided.root(denoted[form])].append(form)
        gone = {f for members in apart.values() for f in members}
        left = [f for f in draft.forms if f not in gone]
        if not gone or left:
            parts.append(Draft(left, {f: w for f, w in draft.because.items() if f not in gone}, draft.alone))
        why = "decided to be different from others of this name"
        parts += [Draft(members, dict.fromkeys(members, why)) for members in apart.values()]
    parts += [Draft([f], {f: "decided to be different from others"}, alone=True) for f in forms if f.pinned]
    together: dict[str, list[Draft]] = defaultdict(list)
    out = []
    for draft in parts:
        roots = sorted({decided.root(denoted[f]) for f in draft.forms if f in denoted})
        if roots and roots[0] in decided.united:
            together[roots[0]].append(draft)
        else:
            out.append(draft)
    for members in together.values():
        out.append(_united(members))
    return out


def _united(drafts: Sequence[Draft]) -> Draft:
    forms = [f for d in drafts for f in d.forms]
    if len(drafts) == 1:
        return Draft(forms, drafts[0].because, drafts[0].alone)
    because = {f: f"decided to be the same as {_other(f, forms)}" for f in forms if not f.register}
    return Draft(forms, because, settled=True)


def _other(form: Form, forms: Iterable[Form]) -> str:
    others = sorted({f.label for f in forms if f.label != form.label and f.label})
    return min(others, key=lambda text: (len(text), text)) if others else form.label


# ------------------------------------------------------------------------------------------------ short forms
@dataclass
class _Attachment:
    """Drafts of short forms put to what they are short for, where only one thing can be meant."""

    found: list[Draft]
    iris: Iris
    decided: Decisions
    outside: Outside
    wanted: set[str] = field(default_factory=set)
    drafts: list[Draft] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._offers: dict[str, list[Draft]] = defaultdict(list)
        self._blocks: set[str] = set()
        short: list[tuple[Draft, list[Keys]]] = []
        for draft in self.found:
            keys = [f.keys(self.iris, self.decided) for f in draft.forms]
            if draft.is_short:
                short.append((draft, keys))
                continue
            self.drafts.append(draft)
            for offer in sorted({o for k in keys for o in k.offers}):
                self._offers[offer].append(draft)
            self._blocks |= {b for k in keys for b in k.blocks}
        for draft, keys in short:
            seeks = sorted({s for k in keys for s in k.seeks})
            shuns = sorted({s for k in keys for s in k.shuns})
            self.drafts += self._placed(draft, seeks, shuns)

    def _placed(self, draft: Draft, seeks: Sequence[str], shuns: Sequence[str]) -> list[Draft]:
        """What becomes of a short draft: nothing of its own, where it has gone into another."""
        given = any(s in self._blocks or self.outside.blocks(s) for s in shuns)
        for way in _WHY:
            asked = [s for s in seeks if s.startswith(way)]
            inside = list({id(d): d for s in asked for d in self._offers.get(s, ())}.values())
            beyond = sorted({t for s in asked for t in self.outside.bearers(s)})
            if not inside and not beyond:
                continue
            if way == "office" and len(inside) + len(beyond) > 1:
                return [draft.left_alone("several people hold this office in the corpus")]
            if given or len(inside) + len(beyond) > 1 or any(d.alone for d in inside):
                return [draft.left_alone("too short a name: several are called so, or it is a given name as well")]
            if beyond:
                self.wanted.add(beyond[0])
                return []
            if not self._fits(draft, inside[0]):
                break
            why = _WHY[way].format(inside[0].usual_name)
            inside[0].forms += draft.forms
            inside[0].because |= dict.fromkeys(draft.forms, why)
            return []
        if draft.forms[0].is_described:
            return [draft.left_alone("known by a description only")]
        return [draft.left_alone("too short a name: it is a given name as well")] if given else [draft]

    def _fits(self, short: Draft, full: Draft) -> bool:
        if any(self._are_different(a, b) for a in short.forms for b in full.forms):
            return False
        return not conflict(short.forms + full.forms)

    def _are_different(self, one: Form, other: Form) -> bool:
        return any(
            self.decided.are_different(a, b)
            for a in one.denoted(self.iris, self.decided)
            for b in other.denoted(self.iris, self.decided)
        )


_WHY = {
    "surname": "nobody else in the corpus bears this surname: {}",
    "introduced": "an article introduces it as short for {}",
    "initials": "the initials of {}, and of nothing else in the corpus",
    "office": "the only one of whom an article says that they hold this office: {}",
}


# ------------------------------------------------------------------------------------------------ names of groups
def _named(
    drafts: Iterable[Draft], iris: Iris, taken: set[str], reserved: Container[str], wanted: frozenset[str]
) -> Outcome:
    """Give every draft its IRI: the register entry's, or a new one by its usual name; where that is taken, with a
    number behind it."""
    groups: list[Group] = []
    alone: dict[Form, str] = {}
    unnamed: list[tuple[str, tuple[Form, ...], Draft]] = []
    for draft in drafts:
        forms = tuple(sorted(draft.forms))
        registered = sorted(f.register for f in forms if f.register)
        if registered:
            groups.append(Group(registered[0], forms, draft.because))
        elif draft.alone:
            alone |= {f: draft.because[f] for f in forms}
        else:
            unnamed.append((draft.usual_form.stem(iris), forms, draft))
    for stem, forms, draft in sorted(unnamed, key=lambda u: u[:2]):
        iri, number = stem, 1
        while iri in taken or iri in reserved:
            number += 1
            iri = f"{stem}--{number}"  # no name gives two hyphens, so that this is nothing else's
        taken.add(iri)
        groups.append(Group(iri, forms, draft.because))
    return Outcome(sorted(groups, key=lambda g: g.iri), alone, wanted)
