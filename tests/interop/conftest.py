"""Independent tools. Where one is not on the machine its tests are skipped, visibly; `.ci/run` installs them all."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def node() -> Callable[..., bytes]:
    """Runs `read.mjs` with jsonld.js, N3.js and rdf-validate-shacl."""
    if shutil.which("node") is None or not (HERE / "node_modules").is_dir():
        if os.environ.get("CI"):
            pytest.fail("Node.js or its packages are missing: npm ci --prefix tests/interop")
        pytest.skip("needs Node.js and `npm ci --prefix tests/interop`")

    def run(*words: str | Path) -> bytes:
        return _run("node", HERE / "read.mjs", *words)

    return run


@pytest.fixture(scope="session")
def rapper() -> Callable[..., bytes]:
    """Runs raptor's `rapper`."""
    if shutil.which("rapper") is None:
        if os.environ.get("CI"):
            pytest.fail("rapper is missing: apt-get install raptor2-utils")
        pytest.skip("needs rapper (raptor2-utils)")

    def run(*words: str | Path) -> bytes:
        return _run("rapper", "--quiet", *words)

    return run


def _run(*command: str | Path) -> bytes:
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
