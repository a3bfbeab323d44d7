"""Where the ontology, mappings and queries are: inside the wheel, or at the top of a source tree."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `ontology`, `mappings` or `queries`, as a path on disk; in a source tree `seeds` too.

    Raises:
        FileNotFoundError: neither the wheel nor a source tree has it: for the first three, the installation is broken.
    """
    for root in (_PACKAGE / "_data", _PACKAGE.parents[1]):
        path = root / name
        if path.is_dir():
            return path
    raise FileNotFoundError(f"{name}/ is missing from this installation of dateline")
