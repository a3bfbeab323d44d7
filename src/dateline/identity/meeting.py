"""Which forms meet by their full names, before any short form is looked at and before anything has an IRI."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from dateline.identity.forms import Form
from dateline.identity.names import name_key, same_person_name, skeleton, surname_key

_PUBLIC: Final = frozenset(("state", "government", "legislature"))
_CONFLICTS: Final = (
    (_PUBLIC, frozenset(("armed-group", "media"))),
    (frozenset(("media",)), frozenset(("armed-group", "armed-force"))),
)


@dataclass
class Draft:
    """Forms that are one actor or place, before it has an IRI.

    Attributes:
        forms: what is one; of one kind.
        because: why each of the forms that are not the register's is here.
        alone: that the entries of its forms each stand for themselves.
        settled: that the user has decided, so that it goes nowhere else.
    """

    forms: list[Form]
    because: dict[Form, str]
    alone: bool = False
    settled: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it may be short for something: nothing in it has a full name, or is the register's."""
        return (
            not (self.alone or self.settled)
            and all(f.is_short and not f.register for f in self.forms)
            and self.forms[0].kind != "place"
        )

    @property
    def usual_form(self) -> Form:
        """Of the fullest kind of form, the one with the shortest name: it has no titles and initials in it."""
        forms = [f for f in self.forms if f.register] or [f for f in self.forms if not f.pinned] or self.forms
        full = [f for f in forms if not f.is_short] or forms
        return min(full, key=lambda f: (len(f.label), f))

    @property
    def usual_name(self) -> str:
        """What it is called."""
        return self.usual_form.label

    def left_alone(self, why: str) -> "Draft":
        """The same forms, each entry for itself."""
        return Draft(self.forms, {f: why for f in self.forms if not f.register}, alone=True)


def meeting(forms: Sequence[Form]) -> list[Draft]:
    """Every form in one draft, sorted forms in and the same drafts out."""
    return [
        *_persons([f for f in forms if f.kind == "person"]),
        *_groups([f for f in forms if f.kind == "group"]),
        *_places([f for f in forms if f.kind == "place"]),
    ]


def conflict(forms: Iterable[Form]) -> bool:
    """Whether groups are of types that exclude each other: a state is no armed group, and no newspaper."""
    types = {f.actor_type for f in forms}
    return any(types & one and types & other for one, other in _CONFLICTS)


def _named_equally(forms: Sequence[Form]) -> Draft:
    draft = Draft(list(forms), {})
    usual = draft.usual_name
    draft.because = {
        f: f"equal names: {f.label}, {usual}" if f.label != usual else f"known by this name: {usual}"
        for f in forms
        if not f.register
    }
    return draft


# ------------------------------------------------------------------------------------------------ groups and places
def _by_name(forms: Iterable[Form]) -> dict[str, list[Form]]:
    """Forms of the articles' own by the key of their name."""
    own: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        if not form.register:
            own[name_key(form.label)].append(form)
    return own


def _registered(forms: Iterable[Form], drafts: list[Draft]) -> dict[str, list[Draft]]:
    """A draft for every register entry, which goes to `drafts`; by the keys of all its names."""
    by_name: dict[str, list[Draft]] = defaultdict(list)
    for form in forms:
        if form.register:
            drafts.append(draft := Draft([form], {}))
            for key in sorted({name_key(text) for text, _ in form.names + form.other}):
                by_name[key].append(draft)
    return by_name


def _join(members: Sequence[Form], known: Sequence[Draft]) -> list[Draft]:
    """Put forms of one name together: with the register's entry of this name if it has just one."""
    if len(known) > 1:
        why = f"the register has several entries named {members[0].label}"
        return [Draft(list(members), {}).left_alone(why)]
    if not known:
        return [_named_equally(members)]
    for form in members:
        known[0].forms.append(form)
        known[0].because[form] = f"the register has an entry named {form.label}"
    return []


def _groups(forms: Sequence[Form]) -> list[Draft]:
    """States, organisations, forces: equal names meet, unless they are of types that exclude each other."""
    drafts: list[Draft] = []
    registered = _registered(forms, drafts)
    for key, members in _by_name(forms).items():
        known = registered.get(key, [])
        if len(known) == 1 and conflict([*members, *known[0].forms]):
            fitting = [f for f in members if not conflict([f, *known[0].forms])]
            drafts += _of_types([f for f in members if f not in fitting])
            members = fitting
        if known:
            drafts += _join(members, known) if members else []
        else:
            drafts += _of_types(members)
    return drafts


def _of_types(members: Sequence[Form]) -> list[Draft]:
    """Forms of one name that is borne by actors of types that exclude each other: those of one type meet."""
    if not conflict(members):
        return [_named_equally(members)] if members else []
    by_type: dict[str, list[Form]] = defaultdict(list)
    for form in members:
        by_type["public" if form.actor_type in _PUBLIC else form.actor_type].append(form)
    drafts = []
    for actor_type, same in by_type.items():
        if actor_type in ("public", "armed-group", "media"):
            drafts.append(_named_equally(same))
        else:
            drafts.append(Draft(same, {}).left_alone(f"actors of several types are named {same[0].label}"))
    return drafts


def _places(forms: Sequence[Form]) -> list[Draft]:
    """Equal names meet in one country. Where a name is borne in several and an article does not say which is meant,
    its place stays alone; and no place is one that it lies in (the city of Mexico is not Mexico)."""
    drafts: list[Draft] = []
    registered = _registered(forms, drafts)
    for key, members in _by_name(forms).items():
        known = registered.get(key, [])
        said = sorted({_country(d.forms[0]) for d in known} | {_country(f) for f in members if f.around})
        outside = {iri for f in members for iri in f.around}
        by_country: dict[str, list[Form]] = defaultdict(list)
        for form in members:
            if form.around or len(said) < 2:
                by_country[_country(form) if form.around else said[0] if said else ""].append(form)
            else:
                drafts.append(Draft([form], {}).left_alone(f"several countries have a place named {form.label}"))
        for country, here in by_country.items():
            fit = [d for d in known if d.forms[0].register not in outside and _country(d.forms[0]) == country]
            drafts += _join(here, fit)
    return drafts


def _country(place: Form) -> str:
    """The outermost place that a place lies in, or the register's place itself."""
    return place.around[-1] if place.around else place.register


# ------------------------------------------------------------------------------------------------ persons
def _persons(forms: Sequence[Form]) -> list[Draft]:
    """Equal full names meet, and transliterations of one; parts of names meet where they are equal surnames."""
    full: dict[str, list[Form]] = defaultdict(list)
    parts: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        if form.is_described:
            parts["office " + form.actor_type].append(form)
        elif form.is_short:
            parts[surname_key(form.persons[0].surname)].append(form)
        else:
            full[form.persons[0].key].append(form)
    drafts = _transliterated([_named_equally(m) for m in full.values()])
    drafts += [_named_equally(m) for m in parts.values()]
    return [part for draft in drafts for part in _one_per_register_entry(draft)]


def _transliterated(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of full names; those that are all transliterations of each other are one. If only some are (A like B, B
    like C, A not like C), nobody knows where the line runs, and all stay apart."""
    buckets: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for sounds in sorted({skeleton(name) for form in draft.forms for name in form.persons}):
            buckets[sounds].append(draft)
    neighbours: dict[int, list[Draft]] = defaultdict(list)
    for bucket in buckets.values():
        for one, other in combinations(bucket, 2):
            if _alike(one, other):
                neighbours[id(one)].append(other)
                neighbours[id(other)].append(one)
    out = []
    for component in _components(drafts, neighbours):
        if len(component) > 1 and all(_alike(a, b) for a, b in combinations(component, 2)):
            out.append(_spelled_differently(sorted(f for d in component for f in d.forms)))
        else:
            out += component
    return out


def _components(drafts: Sequence[Draft], neighbours: Mapping[int, Sequence[Draft]]) -> list[list[Draft]]:
    out = []
    done: set[int] = set()
    for draft in drafts:
        if id(draft) in done:
            continue
        component, stack = [draft], [draft]
        done.add(id(draft))
        while stack:
            for near in neighbours.get(id(stack.pop()), ()):
                if id(near) not in done:
                    done.add(id(near))
                    component.append(near)
                    stack.append(near)
        out.append(component)
    return out


def _spelled_differently(forms: list[Form]) -> Draft:
    draft = Draft(forms, {})
    usual = draft.usual_name
    draft.because = {
        f: f"one name in several spellings: {f.label}, {usual}" if f.label != usual else f"known by this name: {usual}"
        for f in forms
        if not f.register
    }
    return draft


def _alike(one: Draft, other: Draft) -> bool:
    names = [{name for form in draft.forms for name in form.persons} for draft in (one, other)]
    return all(same_person_name(a, b) for a in names[0] for b in names[1])


def _one_per_register_entry(draft: Draft) -> list[Draft]:
    """A user's register may hold persons, and two of one name: then an article's own entry is neither's."""
    registered = [f for f in draft.forms if f.register]
    if len(registered) < 2:
        return [draft]
    own = [f for f in draft.forms if not f.register]
    out = [Draft([f], {}) for f in registered]
    return [*out, Draft(own, {}).left_alone(f"the register has several entries named {own[0].label}")] if own else out
