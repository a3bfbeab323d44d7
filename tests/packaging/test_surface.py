"""What may be imported: the package and each room export these names, and each of them is there."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SURFACE = {
    "dateline": {"__version__"},
    "dateline.articles": {
        "Article", "Block", "BlockKind", "block_at", "dateline_span", "find_blocks", "languages", "read_paths",
    },
    "dateline.reading": {"load_frames", "read"},
    "dateline.identity": {"check_identity", "identity_quads", "link"},
    "dateline.questions": {
        "Answer", "Gold", "Kind", "Parameter", "Question", "Result", "UnknownTerm", "find_question", "list_questions",
        "ontology_terms", "parse_question", "run", "unknown_terms",
    },
}  # fmt: skip
ROOMS = sorted(p.parent.name for p in (ROOT / "src/dateline").glob("*/__init__.py"))
# Public functions of rooms that export nothing: their own __init__ stays empty so that importing it loads nothing.
FUNCTIONS = {
    "dateline.corpus.build": ["build", "remove", "retry"],
    "dateline.corpus.export": ["export"],
    "dateline.corpus.check": ["check_files", "check_store"],
    "dateline.graph.iris": ["Iris"],
    "dateline.graph.quads": ["reading_quads"],
    "dateline.graph.provenance": ["article_quads"],
    "dateline.graph.schema": ["schema_quads"],
    "dateline.graph.serialise": ["serialise"],
    "dateline.validation.check": ["validate"],
    "dateline.store.embedded": ["open_store"],
    "dateline.language.register": ["Register"],
    "dateline.language.pipeline": ["analyse"],
}


def exported(module: str) -> set[str]:
    return set(getattr(importlib.import_module(module), "__all__", ()))


@pytest.mark.parametrize("room", ["dateline", *(f"dateline.{room}" for room in ROOMS)])
def test_a_room_exports_what_is_listed_here(room: str) -> None:
    assert exported(room) == SURFACE.get(room, set())


@pytest.mark.parametrize("room", sorted(SURFACE))
def test_every_exported_name_is_there_and_says_what_it_is(room: str) -> None:
    module = importlib.import_module(room)
    things = {name: getattr(module, name) for name in exported(room) if name != "__version__"}
    assert [name for name, thing in things.items() if callable(thing) and not thing.__doc__] == []


@pytest.mark.parametrize("module", sorted(FUNCTIONS))
def test_public_functions_are_documented(module: str) -> None:
    found = importlib.import_module(module)
    assert [name for name in FUNCTIONS[module] if not getattr(found, name).__doc__] == []


def test_every_module_says_what_it_is_for() -> None:
    modules = (p for p in (ROOT / "src/dateline").rglob("*.py") if p.read_text("utf-8").strip())
    assert [p.name for p in modules if not ast.get_docstring(ast.parse(p.read_text("utf-8")))] == []


@pytest.mark.parametrize("room", ["dateline", "dateline.articles", "dateline.identity", "dateline.questions"])
def test_importing_a_room_loads_no_heavy_package(room: str) -> None:
    code = (
        f"import sys, {room}\nprint([m for m in ('spacy', 'rdflib', 'pyshacl', 'owlrl', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
