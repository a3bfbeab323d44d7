"""The register: states, institutions, organisations, armed groups, media and places that news names. No persons.

It is data, `mappings/register/*.ttl` and `cities.tsv`; a user may lay an authority file of the same form over it, and
that one may hold persons. Entries are named by their key, the part of their IRI behind the base: `actor/iraq`,
`place/baghdad`.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import pyoxigraph as ox

from dateline.errors import MappingError
from dateline.resources import folder
from dateline.vocabulary import DEFAULT_BASE, PREFIXES, shorten

PLACE_TYPES = frozenset({"country", "region", "city", "facility", "area"})

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'", "‑": "-", "–": "-"})
_INSTITUTIONS = frozenset(
    ["government", "parliament", "foreign-ministry", "defence-ministry", "interior-ministry", "armed-forces"]
)
_INSTITUTION_NOUNS = frozenset(
    ["government", "parliament", "Ministry", "Affairs", "Defence", "Interior", "forces", "army", "military", "troops",
     "regering", "parlement", "Zaken", "Defensie", "leger", "strijdkrachten", "troepen"]
)  # fmt: skip
_WORD = re.compile(r"[^\s\-/&,;:()\[\]\"“”„«»]+")
_LOOSE = frozenset([
    "al", "the", "agency", "airport", "army", "authority", "base", "brigade", "brigades", "camp", "cartel",
    "coalition", "command", "congress", "corps", "council", "crossing", "department", "force", "forces", "front",
    "guard", "guards", "group", "militia", "ministry", "mission", "movement", "organisation", "organization",
    "party", "peninsula", "province", "rebels", "region", "river", "strip", "troops", "union", "airbase", "plant",
    "administration",
])  # fmt: skip
"""Words that news writes in lower case inside a name as well ("Quds force")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the register.

    Attributes:
        key: `actor/…` or `place/…`.
        labels: the name, by language.
        alt: other names and spellings, by language.
        words: words that stand for the entry without being its name, by language: adjectives, people, capitals.
        type: an actor type (`state`, `armed-group`, …) or place type (`country`, `city`, …).
        state: for actors, the key of the country that it belongs to.
        within: for places, the key of the place that it lies in.
    """

    key: str
    labels: dict[str, str]
    alt: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    type: str = "other"
    is_place: bool = False
    state: str | None = None
    within: str | None = None
    geonames: str | None = None
    lat: float | None = None
    long: float | None = None
    code: str | None = None
    population: int = 0
    source: str | None = None

    def label(self, language: str = "en") -> str:
        """The name in a language, or in English, or in any."""
        return self.labels.get(language) or self.labels.get("en") or next(iter(self.labels.values()), self.key)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entry: its words as `atoms` splits them, in their own case and in lower case; `is_name` is
    False for adjectives, people and capitals; `composed` is True for "Kenyan parliament", which a reader of phrases
    takes apart."""

    atoms: tuple[str, ...]
    raw: tuple[str, ...]
    key: str
    language: str
    is_name: bool
    composed: bool = False

    def fits(self, written: Sequence[str]) -> bool:
        """Whether words of a text, in their own case, may be this form (lower-cased words are known to be equal)."""
        if len(self.raw) == 1:
            word, form = written[0], self.raw[0]
            if word == form or (form.isupper() and len(form) > 3 and word == form.capitalize()):
                return True
            return len(word) > 3 and word.isupper() and form[:1].isupper()
        return all(
            not form[:1].isupper() or word[:1].isupper() or word in _LOOSE
            for form, word in zip(self.raw, written, strict=True)
        )


def fold(text: str) -> str:
    """The text without diacritics, with plain apostrophes and hyphens."""
    if text.isascii():
        return text
    text = text.translate(_APOSTROPHES).replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def atoms(text: str) -> list[str]:
    """The words of a name in their own case: hyphens part them, full stops and apostrophes vanish, a final 's is a word
    of its own ("People's Army" → People, s, Army)."""
    found = []
    for word in _WORD.findall(fold(text)):
        if "'" in word or "." in word:
            stem, _, end = word.rpartition("'")
            parts = (stem, end) if end == "s" and stem else (word,)
            found += [p for part in parts if (p := part.replace("'", "").replace(".", ""))]
        else:
            found.append(word)
    return found


def slug(text: str) -> str:
    """ASCII, lower case, hyphens: what may stand in a key."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "").encode("ascii", "ignore").decode().lower()).strip("-")


class Register:
    """All entries, by key and by name. Make one with `Register.load`."""

    def __init__(self, entries: dict[str, Entry], cities: Path | None, version: str) -> None:
        self.entries = entries
        self.version = version
        self._cities_path = cities
        self._city_entries: dict[str, Entry] = {}

    @classmethod
    def load(cls, extra: Iterable[Path] = (), mappings: Path | None = None) -> "Register":
        """Read the register that came with Dateline, and authority files laid over it.

        Args:
            extra: Turtle files in the form of `mappings/register/*.ttl`; their values replace or add to the entries.
            mappings: the mappings folder, by default the one that came with Dateline.

        Raises:
            MappingError: a file is missing or is no Turtle.
        """
        home = (mappings or folder("mappings")) / "register"
        digest = hashlib.sha256()
        entries: dict[str, Entry] = {}
        for path in [*sorted(home.glob("*.ttl")), *extra]:
            try:
                data = path.read_bytes()
                quads = list(ox.parse(data, format=ox.RdfFormat.TURTLE, base_iri=DEFAULT_BASE))
            except OSError as error:
                raise MappingError("no register file", where=path) from error
            except SyntaxError as error:
                raise MappingError(f"not Turtle: {error}", where=path, line=error.lineno) from error
            digest.update(data)
            _merge(entries, quads)
        cities = home / "cities.tsv"
        if cities.is_file():
            digest.update(cities.read_bytes())
        return cls(entries, cities if cities.is_file() else None, digest.hexdigest()[:16])

    def get(self, key: str) -> Entry | None:
        """The entry with a key (cities included), or None."""
        if (entry := self.entries.get(key)) or not key.startswith("place/"):
            return entry
        return self._city(key.removeprefix("place/"))

    def lookup(self, text: str, language: str = "en") -> list[Entry]:
        """Entries that a text may name as a whole: by name first, then by adjective or capital, then cities."""
        words = atoms(text)
        if not words:
            return []
        lower = tuple(w.lower() for w in words)
        forms = [f for f in self.forms(language).get(lower[0], ()) if f.atoms == lower and f.fits(words)]
        keys = [f.key for f in sorted(forms, key=lambda f: not f.is_name)]
        found = [self.entries[k] for k in dict.fromkeys(keys)]
        return found + [c for c in self.cities(text) if c.key not in keys]

    def cities(self, name: str) -> list[Entry]:
        """Cities of a name, the largest first."""
        index = self._city_names
        plain = name.translate(_APOSTROPHES)
        found = [e for k in index.get(plain) or index.get(fold(plain)) or () if (e := self._city(k))]
        return sorted(found, key=lambda e: -e.population)

    def forms(self, language: str) -> dict[str, list[Form]]:
        """All forms by their first word in lower case, longest first; a language's own before the English ones."""
        if language not in self._forms:
            self._forms[language] = self._make_forms(language)
        return self._forms[language]

    def country_of(self, key: str) -> str | None:
        """The key of the country that an entry is, lies in, or belongs to."""
        entry, seen = self.get(key), set()
        while entry and entry.key not in seen:
            if entry.is_place and entry.type == "country":
                return entry.key
            seen.add(entry.key)
            onward = entry.state or entry.within
            entry = self.get(onward) if onward else None
        return None

    def institution(self, kind: str, country: str) -> Entry | None:
        """`government`, `parliament`, `armed-forces`, … of the country with a place key."""
        return self.entries.get(f"actor/{kind}-of-{country.removeprefix('place/')}")

    def triples(self, keys: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
        """What the register says of entries and of the places that they lie in, for the graph.

        Yields:
            (key, property as a CURIE, value, what the value is: `key`, `curie`, `iri`, `decimal`, `string`, or the
            language tag of a text), sorted by key.
        """
        wanted: set[str] = set()
        stack = sorted(keys)
        while stack:
            entry = self.get(stack.pop())
            if entry and entry.key not in wanted:
                wanted.add(entry.key)
                stack += [k for k in (entry.within, entry.state) if k]
        for key in sorted(wanted):
            if entry := self.get(key):
                yield from _describe(entry)

    # -------------------------------------------------------------------------------------------- cities and forms
    @cached_property
    def _forms(self) -> dict[str, dict[str, list[Form]]]:
        return {}

    def _make_forms(self, language: str) -> dict[str, list[Form]]:
        index: dict[str, list[Form]] = {}
        seen: set[tuple[tuple[str, ...], str]] = set()
        for tongue in dict.fromkeys((language, "en", "")):
            for entry in self.entries.values():
                names = (entry.labels.get(tongue), *entry.alt.get(tongue, ()))
                written = [(n, True) for n in names if n]
                if tongue == language:
                    written += [(w, False) for w in entry.words.get(tongue, ())]
                for text, is_name in written:
                    raw = tuple(atoms(text))
                    if not raw or (raw, entry.key) in seen:
                        continue
                    seen.add((raw, entry.key))
                    lower = tuple(a.lower() for a in raw)
                    index.setdefault(lower[0], []).append(
                        Form(lower, raw, entry.key, tongue, is_name, self._composed(entry, text))
                    )
        for forms in index.values():
            forms.sort(key=lambda f: -len(f.atoms))
        return index

    def _composed(self, entry: Entry, text: str) -> bool:
        """Whether a form is a state's word with the common noun of an institution."""
        kind, of, state = entry.key.removeprefix("actor/").partition("-of-")
        if not of or kind not in _INSTITUTIONS or entry.state != f"place/{state}":
            return False
        return text.rsplit(" ", 1)[-1] in _INSTITUTION_NOUNS

    @cached_property
    def _city_lines(self) -> dict[str, str]:
        """Line of the city file by city key."""
        if self._cities_path is None:
            return {}
        lines = self._cities_path.read_text(encoding="utf-8").split("\n")
        return {line.split("\t", 2)[1]: line for line in lines if line and line[0] != "#"}

    @cached_property
    def _city_names(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for key, line in self._city_lines.items():
            name, rest = line.split("\t", 1)[0], line.rsplit("\t", 1)[1]
            index.setdefault(name, []).append(key)
            if rest:
                for other in rest.split(";"):
                    index.setdefault(other, []).append(key)
        return index

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {e.code: k for k, e in self.entries.items() if e.code and e.is_place}

    def _city(self, key: str) -> Entry | None:
        if (entry := self._city_entries.get(key)) or not (line := self._city_lines.get(key)):
            return entry
        name, _, code, lat, long, geonames, population, alts = line.split("\t")
        entry = Entry(
            key=f"place/{key}", labels={"en": name}, alt={"": tuple(alts.split(";"))} if alts else {}, type="city",
            is_place=True, within=self._countries.get(code), geonames=f"https://sws.geonames.org/{geonames}/",
            lat=float(lat), long=float(long), population=int(population), source="GeoNames",
        )  # fmt: skip
        self._city_entries[key] = entry
        return entry


@lru_cache(maxsize=1)
def default_register() -> Register:
    """The register that came with Dateline, read once."""
    return Register.load()


def _merge(entries: dict[str, Entry], quads: list[ox.Quad]) -> None:
    """Add the statements of one file to the entries; a second file's single values replace the first one's."""
    raw: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for quad in quads:
        subject = quad.subject
        if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(DEFAULT_BASE):
            continue
        value = quad.object
        if isinstance(value, ox.Literal):
            item = (value.value, value.language or "")
        elif isinstance(value, ox.NamedNode):
            item = (value.value.removeprefix(DEFAULT_BASE), "")
        else:
            continue
        raw.setdefault(subject.value[len(DEFAULT_BASE) :], {}).setdefault(quad.predicate.value, []).append(item)
    for key, values in raw.items():
        entries[key] = _entry(key, values, entries.get(key))


_LABEL, _ALT, _HIDDEN = PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel", PREFIXES["skos"] + "hiddenLabel"
_ACTOR_TYPE, _TYPE = PREFIXES["dl"] + "actorType", PREFIXES["dct"] + "type"
_WITHIN, _SPATIAL = PREFIXES["dl"] + "within", PREFIXES["dct"] + "spatial"
_SEE, _CODE, _SOURCE = PREFIXES["rdfs"] + "seeAlso", PREFIXES["skos"] + "notation", PREFIXES["dct"] + "source"
_LAT, _LONG = PREFIXES["geo"] + "lat", PREFIXES["geo"] + "long"


def _entry(key: str, values: dict[str, list[tuple[str, str]]], old: Entry | None) -> Entry:
    def one(predicate: str) -> str | None:
        found = values.get(predicate)
        return found[0][0] if found else None

    def texts(predicate: str, before: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        merged = {lang: list(items) for lang, items in before.items()}
        for text, lang in values.get(predicate, ()):
            bucket = merged.setdefault(lang, [])
            if text not in bucket:
                bucket.append(text)
        return {lang: tuple(items) for lang, items in merged.items()}

    is_place = key.startswith("place/")
    kind = one(_TYPE) if is_place else one(_ACTOR_TYPE)
    lat, long = one(_LAT), one(_LONG)
    return Entry(
        key=key,
        labels={**(old.labels if old else {}), **{lang: text for text, lang in reversed(values.get(_LABEL, []))}},
        alt=texts(_ALT, old.alt if old else {}),
        words=texts(_HIDDEN, old.words if old else {}),
        type=shorten(kind).removeprefix("at:") if kind else (old.type if old else "area" if is_place else "other"),
        is_place=is_place,
        state=one(_SPATIAL) or (old.state if old else None),
        within=one(_WITHIN) or (old.within if old else None),
        geonames=next((v for v, _ in values.get(_SEE, ()) if "geonames.org" in v), old.geonames if old else None),
        lat=float(lat) if lat else (old.lat if old else None),
        long=float(long) if long else (old.long if old else None),
        code=one(_CODE) or (old.code if old else None),
        source=one(_SOURCE) or (old.source if old else None),
    )


def _describe(entry: Entry) -> Iterator[tuple[str, str, str, str]]:
    key = entry.key
    if entry.is_place:
        yield key, "rdf:type", "dl:Location", "curie"
        yield key, "dct:type", entry.type, "string"
    else:
        yield key, "rdf:type", "dl:Person" if entry.type == "person" else "dl:Group", "curie"
        yield key, "dl:actorType", f"at:{entry.type}", "curie"
    for lang, label in sorted(entry.labels.items()):
        yield key, "rdfs:label", label, lang or "string"
    for lang, names in sorted(entry.alt.items()):
        if lang:  # names of cities have no language in the source, and are many: they serve look-up only
            for name in names:
                yield key, "skos:altLabel", name, lang
    if entry.within:
        yield key, "dl:within", entry.within, "key"
    if entry.state:
        yield key, "dct:spatial", entry.state, "key"
    if entry.geonames:
        yield key, "rdfs:seeAlso", entry.geonames, "iri"
    if entry.lat is not None and entry.long is not None:
        yield key, "geo:lat", f"{entry.lat:.4f}", "decimal"
        yield key, "geo:long", f"{entry.long:.4f}", "decimal"


__all__ = ["PLACE_TYPES", "Entry", "Form", "Register", "atoms", "default_register", "fold", "slug"]
