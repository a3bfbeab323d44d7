"""What the rooms load: spaCy takes longer to import than a question to answer."""

import subprocess
import sys

import pytest

MODULES = {
    "dateline.inference.rules": "spacy rdflib pyshacl owlrl",
    "dateline.inference.schema": "spacy pyshacl",
    "dateline.inference.whole": "spacy rdflib pyshacl owlrl",
    "dateline.validation.check": "spacy owlrl",
    "dateline.validation.claims": "spacy rdflib pyshacl",
    "dateline.validation.evidence": "spacy rdflib pyshacl",
    "dateline.validation.files": "spacy rdflib pyshacl",
}


@pytest.mark.parametrize("module", MODULES)
def test_what_is_not_loaded(module: str) -> None:
    code = f"import sys, {module}; print(*(m for m in {MODULES[module].split()!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
