"""Stems, infinitives and inflected forms of Dutch words, by rule."""

# Forms of a verb.
PRES_SG, PRES_PL, PAST_SG, PAST_PL, INF, PART, GERUND = range(7)
FINITE = frozenset({PRES_SG, PRES_PL, PAST_SG, PAST_PL})
_VOWELS = "aeiouyë"


def stems(infinitive: str) -> list[str]:
    """Possible stems of an infinitive in -en: "lopen" loop, "vallen" val, "geven" geef, "wandelen" wandel."""
    stem = infinitive[:-2]
    if not stem:
        return []
    if len(stem) > 2 and stem[-1] == stem[-2]:
        return [stem[:-1]]
    final = {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    plain = stem[:-1] + final
    if len(stem) >= 2 and stem[-1] not in _VOWELS and stem[-2] in "aeou" and (len(stem) < 3 or stem[-3] not in _VOWELS):
        return [stem[:-2] + stem[-2] * 2 + final, plain]
    return [plain]


def infinitives(stem: str) -> list[str]:
    """Possible infinitives of a stem: the inverse of `stems`."""
    if len(stem) < 2 or not stem.isalpha():
        return []
    last = stem[-1]
    if last in _VOWELS and last != "i":
        return [stem + "n"] if stem.endswith(("aa", "oe", "ie")) else [stem + "ën"] if stem.endswith("ee") else []
    finals = [last] + ([{"f": "v", "s": "z"}[last]] if last in "fs" else [])
    found = []
    for final in finals:
        body = stem[:-1]
        found.append(body + final + "en")
        if len(body) > 1 and body[-1] == body[-2] and body[-1] in "aeou":
            found.append(body[:-1] + final + "en")
        elif body and body[-1] in "aeiou" and (len(body) < 2 or body[-2] not in "aeou") and final == last:
            found.append(body + last + last + "en")
    return found


def inflect(adjective: str) -> str:
    """The form in -e of an adjective: "groot" grote, "wit" witte, "lief" lieve."""
    if len(adjective) < 3 or adjective[-1] in _VOWELS:
        return adjective + "e"
    last = {"f": "v", "s": "z"}.get(adjective[-1], adjective[-1])
    body = adjective[:-1]
    if body[-1] in "aeou" and len(body) > 1 and body[-2] == body[-1]:
        short = (
            body[:-1] + (last if not adjective.endswith(("aans", "ees")) or adjective.endswith("ees") else "s") + "e"
        )
        return body[:-1] + "se" if adjective[-1] == "s" and adjective[0].isupper() else short
    if adjective[-1] == "s" and body[-1] not in "ou":
        return adjective + "e"
    if body[-1] in "aeiou" and (len(body) < 2 or body[-2] not in _VOWELS) and len(adjective) <= 4:
        return adjective + adjective[-1] + "e"
    return (body + last if adjective[-1] == "f" else adjective) + "e"


def singulars(plural: str) -> list[str]:
    return [*stems(plural), plural[:-1]]
