"""Reading a file of word lists from `mappings/<language>/`."""

from pathlib import Path
from typing import Any

from ruamel.yaml.error import YAMLError

from dateline.errors import MappingError
from dateline.plainyaml import load_yaml


def read_words(path: Path, what: str) -> dict[str, Any]:
    """The lists of a file, by their names.

    Args:
        path: the YAML 1.2 file.
        what: what it holds, for the message when it is not there.

    Raises:
        MappingError: the file is missing, is no YAML, or holds no lists.
    """
    try:
        data = load_yaml(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MappingError(f"no {what} for this language", where=path, hint="see docs/languages.md") from error
    except YAMLError as error:
        raise MappingError(f"not YAML: {error}", where=path) from error
    if not isinstance(data, dict):
        raise MappingError("expected lists by name", where=path, line=1)
    return data
