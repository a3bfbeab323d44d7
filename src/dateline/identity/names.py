"""Names compared: what makes two spellings one name, and what a name says of the person who bears it.

Everything here is pure and knows no corpus. It is meant to miss rather than to err: a wrong merge is worse than a
missed one.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# Letters that NFKD leaves whole.
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_MARKS: Final = re.compile(r"['’‘`´ʿʾʼ.]")
_WORD: Final = re.compile(r"[^\W_]+")
_ARTICLES: Final = frozenset({"the", "de", "het", "le", "la", "les"})

# Titles that stand before a name, English and Dutch. Not those of kings and popes: they make a given name a full one.
_TITLE_WORDS: Final = """
mr mrs ms miss dr prof sir lord lady dame madam sheikh sheik shaikh president vice deputy acting former ex prime
premier minister chancellor secretary senator sen congressman congresswoman representative rep governor gov mayor
judge justice ambassador envoy spokesman spokeswoman spokesperson general gen lieutenant lt major maj brigadier
brig colonel col captain capt commander cmdr cdr sergeant sgt corporal cpl private pvt admiral adm marshal field
chief officer ayatollah grand imam mullah hojatoleslam sayyid sayyed seyed sayed hajj haji rabbi bishop archbishop
cardinal father foreign defence defense interior meneer mevrouw dhr mevr mw heer sjeik vicepresident oud voormalig
kanselier staatssecretaris gouverneur burgemeester rechter generaal luitenant majoor kolonel kapitein admiraal
maarschalk bevelhebber commandant woordvoerder woordvoerster ambassadeur gezant buitenlandse zaken defensie
"""
_TITLES: Final = frozenset(_TITLE_WORDS.split())
# Words that open a surname or a compound name and are read as one with what follows.
_PARTICLE_WORDS: Final = """
abd abdul abdel abdal abdol abdoel abdoul abou aboe abu umm bin bint ibn ben bar van von der den dem ten ter di da do
dos das del della du la le st saint mac
"""
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
_ARABIC_ARTICLE: Final = frozenset({"al", "el"})
# The same article, as it is spoken before s, sh, r, n, d, t, z: as-Sadr, ash-Shami. Only with a hyphen: Ed Dunn.
_SPOKEN_ARTICLE: Final = re.compile(r"\b[ae](s|sh|r|n|d|t|z|dh|th)[-‐‑](?=\1)", re.IGNORECASE)


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The words of a name without case, diacritics, hyphens, dots and apostrophes."""
    folded = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    plain = re.sub(r"(?:'|’)s\b", "", plain)
    return tuple(_WORD.findall(unicodedata.normalize("NFC", _MARKS.sub("", plain))))


def name_key(name: str) -> str:
    """What equal names of groups and places have in common: their letters, without an article before them."""
    parts = list(words(name))
    while len(parts) > 1 and parts[0] in _ARTICLES:
        del parts[0]
    return "".join(parts)


def is_name(label: str) -> bool:
    """Whether a label has more in it than titles: "the prime minister" names nobody."""
    return any(word not in _TITLES and word not in _ARTICLES for word in words(label))


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, each without spaces: `middle` is what stands between given name and surname.

    `given` is empty where the name is one part only.
    """

    given: str
    middle: str
    surname: str

    @property
    def key(self) -> str:
        """Equal where two full names are equal."""
        return self.given + self.middle + self.surname

    @property
    def is_full(self) -> bool:
        """Whether it has a given name and a surname."""
        return bool(self.given)


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """A person's name in parts: titles before it, initials inside it and the article al- are left out.

    Particles join what follows them (`bin Rashid`, `Abdul-Rahman`, `van der Berg`), so that `Bin Rashid` alone is a
    surname.
    """
    parts = list(words(_SPOKEN_ARTICLE.sub("", name)))
    start = 0
    while start < len(parts) - 1 and parts[start] in _TITLES:
        start += 1
    parts = parts[start:]
    bare = [p for p in parts if p not in _ARABIC_ARTICLE] or parts
    joined: list[str] = []
    prefix = ""
    for position, part in enumerate(bare):
        if part in _PARTICLES and position < len(bare) - 1:
            prefix += part
        else:
            joined.append(prefix + part)
            prefix = ""
    if len(joined) > 2:
        joined = [joined[0], *(p for p in joined[1:-1] if len(p) > 1), joined[-1]]
    if len(joined) < 2:
        return PersonName("", "", "".join(joined))
    return PersonName(joined[0], "".join(joined[1:-1]), joined[-1])


# ------------------------------------------------------------------------------------------------ transliteration
_SOUNDS: Final = (
    (re.compile(r"(.)\1+"), r"\1"),  # Hassan, Yousseff
    (re.compile(r"^abd[aeiou]*l?(?=[^aeiou]\w\w)"), "abd"),  # Abdul-Karim, Abdel-Karim
    (re.compile(r"tsj|tch|tsh"), "ch"),
    (re.compile(r"sj"), "sh"),
    (re.compile(r"zj"), "zh"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"^[yj]e"), "e"),  # Yevgeny, Jevgeni, Evgeny
    (re.compile(r"(?<=[bcdfghklmnprstvxz])j|j(?![aeiou])"), "i"),  # Pashinjan, Pashinyan; Sergej, Sergei
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou|oe|o"), "u"),
    (re.compile(r"iy|ij|yi"), "i"),  # Aliyev and Aliev are levelled by the next one
    (re.compile(r"ei|ey|ai|ay|ie|y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SHORTEST: Final = 4
_VOWEL: Final = re.compile("[aeiu]")
_TELLING: Final = 4  # consonants that are hardly those of two names


@lru_cache(maxsize=65536)
def sound(part: str) -> str:
    """A part of a name with the usual differences between transliterations levelled."""
    for pattern, replacement in _SOUNDS:
        part = pattern.sub(replacement, part)
    return part


def rough_sound(part: str) -> str:
    """What parts have in common for which `same_sound` holds; others may have it too."""
    return re.sub("[eia]", "*", sound(part))


def same_sound(one: str, other: str) -> bool:
    """Whether two parts may be one name in two transliterations.

    `e` may stand for `i` or `a` (Adel and Adil, Ahmed and Ahmad), but `a` is not `i` (Jamal and Jamil are two names),
    and a last letter must be the same (Daniel and Daniela, Rene and Rena). Names of three letters and less have to be
    equal.
    """
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST:
        return False
    a, b = sound(one), sound(other)
    if len(a) != len(b) or a[-1] != b[-1]:
        return False
    return all(x == y or ("e" in (x, y) and {x, y} <= {"e", "i", "a"}) for x, y in zip(a, b, strict=True))


def same_surname(one: str, other: str) -> bool:
    """Whether two surnames are one, sounds levelled; those of three letters and less have to be equal."""
    return one == other or (min(len(one), len(other)) > _SHORTEST and sound(one) == sound(other))


def _same_long(one: str, other: str) -> bool:
    """Whether two parts with enough consonants to be no other name are one, though one of them has a vowel more between
    two consonants (Makhdumri, Makhdumiri) or another `e` (Makhdumeri)."""
    a, b = sorted((sound(one), sound(other)), key=len)
    if len(_VOWEL.sub("", a)) < _TELLING or _VOWEL.sub("", a) != _VOWEL.sub("", b):
        return False
    if len(b) != len(a) + 1:
        return same_sound(one, other)
    inner = range(1, len(b) - 1)
    return any(b[:i] + b[i + 1 :] == a and not _VOWEL.search(b[i - 1] + b[i + 1]) for i in inner if _VOWEL.match(b[i]))


def surname_key(part: str) -> str:
    """Equal where `same_surname` holds, and only there."""
    return sound(part) if len(part) > _SHORTEST else "=" + part


def skeleton(name: "PersonName") -> str:
    """Equal for two full names for which `same_person_name` holds: their consonants."""
    return _VOWEL.sub("", sound(name.given) + sound(name.middle) + sound(name.surname))


def same_person_name(one: PersonName, other: PersonName) -> bool:
    """Whether two full names may be one person's in two transliterations: one surname, given names that sound alike,
    and nothing different between them."""
    return (
        one.is_full
        and other.is_full
        and (same_surname(one.surname, other.surname) or _same_long(one.surname, other.surname))
        and sound(one.middle) == sound(other.middle)
        and (same_sound(one.given, other.given) or _same_long(one.given, other.given))
    )
