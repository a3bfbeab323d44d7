"""What no file may hold: people and sentences of the publishers' articles, hosts, paths of one machine."""

import json
import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RUN = 4  # words in a row that make a sentence of somebody else

# Longer than 400 lines, and why that is right; names may be patterns.
LONG = {
    "ontology/dateline.ttl": "one vocabulary, published as one file, in two languages",
    "ontology/schemes.ttl": "seven concept schemes, published as one file",
    "ontology/shapes.ttl": "all shapes, published as one file",
    "mappings/register/armed-groups.ttl": "a list, one block an entry",
    "mappings/register/cities.tsv": "a list, made by tools/build_register.py",
    "mappings/register/former-states.ttl": "a list, one block an entry",
    "mappings/register/media.ttl": "a list, one block an entry",
    "mappings/register/organisations.ttl": "a list, one block an entry",
    "mappings/register/places.ttl": "a list, one block an entry",
    "mappings/register/states.ttl": "a list, made by tools/build_register.py",
    "mappings/*/*.yaml": "a list of frames or words, one block each",
    "docs/rules.md": "made by docs/generate.py, one section a rule",
    "tests/interop/package-lock.json": "made by npm",
    "requirements.txt": "made by `make lock`",
    "requirements-dev.txt": "made by `make lock`",
    "tests/language/nl/constructions.txt": "test sentences, a few lines each",
}
# In two pieces each, so that this file does not hold what it looks for.
HOSTS = [a + b for a, b in (("py", "pi.org"), ("python", "hosted.org"), ("npm", "js.org"), ("deb.", "debian.org"),
                            ("proxy.", "golang.org"), ("crates", ".io"), ("anaconda", ".org"))]  # fmt: skip
PLACES = ["/" + folder + "/" for folder in ("root", "home", "work", "opt", "Users")]

# Words that carry no content: a run of these and one other word is anybody's.
SMALL = frozenset(
    re.findall(
        r"\w+",
        """
        a an the this that these those some any no all its their his her our your it he she they we you who whom which
        what is are was were be been being has have had do does did will would can could may might must shall should not
        there of to in on at by for from with into over under after before during between against as than and or but if
        when while up out off down about more most one two also
        de het een die dat dit deze er in op te van voor met aan bij uit om tot na naar over door onder is zijn was
        waren wordt worden werd werden heeft hebben had hadden zal zullen zou zouden kan kunnen moet moeten niet geen en
        of maar als dan ook nog meer hij zij ze we wij hun haar zich
        """,
    )
)
# Standing phrases of the field, titles and designations, which no report owns.
STANDING = [
    "to end the presence of foreign troops",
    "voted in favour of a resolution",
    "and Secretary of State",
    "put an end to the",
    "a deputy commander of the",
    "coalition fighting Islamic State",
    "air strike that killed",
    "op het matje geroepen",
    "om afscheid te nemen van",
    "verantwoordelijk wordt gehouden voor",
    "tegen de militaire aanwezigheid van",
]


@cache
def tracked() -> list[str]:
    """The files of the project that hold text."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True
    ).stdout.split("\0")
    names = [name for name in listed if name and (ROOT / name).is_file()]
    if not names:
        pytest.skip("not a git clone: there is no list of the project's files")
    return names


@cache
def text_of(name: str) -> str:
    return (ROOT / name).read_bytes().decode("utf-8")


def lines_with(names: Iterator[str] | list[str], pattern: str) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:80]}"
        for name in names
        for number, line in enumerate(text_of(name).splitlines(), 1)
        if re.search(pattern, line)
    ]


def words(text: str) -> list[tuple[str, int]]:
    """The words of a text in lower case, each with the line that it is on."""
    found, line, at = [], 1, 0
    for match in re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*", text):
        line += text.count("\n", at, match.start())
        at = match.start()
        found.append((match.group().lower(), line))
    return found


def runs(text: str) -> set[tuple[str, ...]]:
    plain = [word for word, _ in words(text)]
    return {tuple(plain[i : i + RUN]) for i in range(len(plain) - RUN + 1)}


def taken_over(text: str, known: set[tuple[str, ...]]) -> list[str]:
    """Runs of words that are in `known`, joined where they overlap, each with its line.

    Four words with two of content ("a telephone call with") are a collocation; three of content, or five words in a
    row, are somebody's sentence.
    """
    found: list[tuple[int, list[str]]] = []
    of_text, end = words(text), -1
    for i in range(len(of_text) - RUN + 1):
        here = tuple(word for word, _ in of_text[i : i + RUN])
        if here not in known:
            continue
        if i < end:
            found[-1][1].extend(word for word, _ in of_text[end : i + RUN])
        else:
            found.append((of_text[i][1], list(here)))
        end = i + RUN
    content = [sum(word not in SMALL for word in run) for _, run in found]
    wanted = [n > 2 or (n == 2 and len(run) > RUN) for n, (_, run) in zip(content, found, strict=True)]
    return [f"{line}: {' '.join(run)}" for keep, (line, run) in zip(wanted, found, strict=True) if keep]


@pytest.mark.originals
def test_no_person_of_the_articles_is_named_in_code_or_mappings(shared: Path) -> None:
    people = {
        actor["name"]
        for path in sorted((shared / "gold").glob("[0-9]*.json"))
        for actor in json.loads(path.read_text("utf-8"))["actors"]
        if actor["type"] == "person" and actor.get("named", True) and "(" not in actor["name"]
    }
    assert len(people) > 10
    surnames = {name.split()[-1] for name in people} - {"Phillips"}  # a common name, also of places
    names = [n for n in tracked() if n.startswith(("src/", "mappings/", "ontology/", "tools/"))]
    assert lines_with(names, r"\b(?:" + "|".join(map(re.escape, sorted(people | surnames))) + r")\b") == []


@pytest.mark.originals
@pytest.mark.parametrize("folder", ["src", "mappings", "ontology", "queries", "tools", "tests", "docs", "README.md"])
def test_no_words_of_the_articles_stand_in_the_project(folder: str, originals: Path) -> None:
    known = set().union(*(runs(path.read_text("utf-8")) for path in sorted(originals.glob("*.txt"))))
    register = [n for n in tracked() if n.startswith(("mappings/register/", "tools/register/"))]
    names = [n for n in tracked() if n.startswith(folder) and n not in register and n != "tests/test_hygiene.py"]
    known -= set().union(*(runs(text) for text in [*STANDING, *map(text_of, register)]))
    if folder in ("docs", "README.md", "tests"):  # sessions on the sample corpus, which quotes what was really said
        known -= set().union(*(runs(text_of(name)) for name in tracked() if name.startswith("seeds/")))
    found = [f"{name}:{run}" for name in names for run in taken_over(text_of(name), known)]
    assert not found, "words of the articles (say it in your own):\n" + "\n".join(found)


def test_runs_of_words_are_found_and_joined() -> None:
    known = runs("The coast guard of Marova left the harbour.")
    assert taken_over("x\nthe Coast-less coast guard of Marova left, the", known) == [
        "2: coast guard of marova left the"
    ]
    assert taken_over("# of Marova left it, the harbour", known) == []


def test_no_host_of_a_registry_and_no_path_of_one_machine() -> None:
    assert lines_with(tracked(), "|".join(map(re.escape, HOSTS))) == []
    assert lines_with(tracked(), r"(?<![\w.}/*)-])(?:" + "|".join(PLACES) + r")\w") == []


def test_long_files_are_named_with_a_reason() -> None:
    long = {name for name in tracked() if text_of(name).count("\n") > 400}
    unnamed = [name for name in sorted(long) if not any(fnmatch(name, pattern) for pattern in LONG)]
    assert unnamed == [], "split it, or name it in LONG with a reason"
    assert [pattern for pattern in LONG if not any(fnmatch(name, pattern) for name in long)] == [], "not long any more"


def test_what_tools_leave_behind_is_not_tracked() -> None:
    left = re.compile(r"(^|/)(\.venv|\.dateline|__pycache__|\.pytest_cache|\.mypy_cache|dist|build)[^/]*/")
    assert [name for name in tracked() if left.search(name)] == []


def test_test_files_have_names_of_their_own() -> None:
    """Two of one name cannot be collected together: pytest takes them for one module."""
    names = sorted(Path(n).name for n in tracked() if n.startswith("tests/") and n.endswith(".py"))
    doubled = {name for name in names if names.count(name) > 1} - {"conftest.py", "__init__.py"}
    assert sorted(n for n in tracked() if n.startswith("tests/") and Path(n).name in doubled) == []
