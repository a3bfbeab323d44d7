"""What may not enter the store, or cannot: kept with its reason, so that it can be listed and tried again.

One JSON file a record: `claims.<id>.json` for what of an article's reading is withheld, `article.<id>.json` for an
article that was set aside whole (an earlier version of it may be in the store), `file.<hash>.json` for a file that
could not even be read as an article. Each is written anew with each try, so that it tells of the last one.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Quad, RdfFormat, serialize

from dateline.articles.model import Article, Block, BlockKind
from dateline.corpus.withhold import Withheld
from dateline.errors import ArticleError, StoreError
from dateline.store.interface import Files

_CLAIMS, _ARTICLE, _FILE = "claims.", "article.", "file."
_LONGEST: Final = 180  # bytes of an id in a file name; file systems allow 255 in all


@dataclass(frozen=True, slots=True)
class Record:
    """One thing in the quarantine.

    Attributes:
        name: of its file.
        article: id of the article, or None for a file that could not be read as one.
        where: the article's source, or the absolute path of the file.
        reason: why the whole article was set aside; empty where only claims were withheld.
        claims: messages by withheld claim.
        quads: the withheld claims as N-Quads.
        trace: the traceback, where the article was set aside for a fault of Dateline.
    """

    name: str
    article: str | None
    where: str
    reason: str = ""
    claims: tuple[tuple[str, tuple[str, ...]], ...] = ()
    quads: str = ""
    trace: str = ""


class Quarantine:
    """The records in a store.

    Args:
        files: where they are kept.
    """

    def __init__(self, files: Files) -> None:
        self._files = files

    def records(self) -> list[Record]:
        """All records, sorted by name.

        Raises:
            StoreError: one of them is damaged.
        """
        return [self._record(name) for name in self._files.names()]

    def claims(self, article_id: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The withheld claims of an article, with what is wrong with them; empty where there are none."""
        name = _name(_CLAIMS, article_id)
        return self._record(name).claims if name in self._files else ()

    def hold_claims(self, article: Article, withheld: Withheld) -> None:
        """Note which claims of an article are withheld, in place of all that was noted of it before."""
        if withheld.claims:
            quads = "".join(sorted(_lines(withheld.quads)))
            self._put(_CLAIMS, article, claims=withheld.claims, quads=quads)
        else:
            self._files.remove(_name(_CLAIMS, article.id))
        self.release_article(article.id)

    def hold_article(self, article: Article, reason: str, trace: str = "") -> None:
        """Note that an article was set aside, and why; with the traceback where it is a fault of Dateline."""
        self._put(_ARTICLE, article, reason=reason, trace=trace)

    def release_article(self, article_id: str) -> None:
        """Forget that an article was set aside."""
        self._files.remove(_name(_ARTICLE, article_id))

    def hold_file(self, error: ArticleError) -> None:
        """Note that a file could not be read as an article. What is no file (standard input) cannot be kept."""
        if error.where is not None and (path := Path(error.where)).exists():
            record = {"file": str(path.resolve()), "line": error.line, "reason": str(error)}
            self._files.put(_file_name(error), _dump(record))

    def clear(self, article_id: str) -> None:
        """Forget what was noted of an article."""
        for kind in (_CLAIMS, _ARTICLE):
            self._files.remove(_name(kind, article_id))

    def clear_files(self, paths: Iterable[str | Path], failed: Iterable[ArticleError]) -> None:
        """Forget the files in or below these paths that have been read by now, which are all but the failed ones."""
        keep = {_file_name(error) for error in failed}
        roots = [Path(p).resolve() for p in paths if str(p) != "-"]
        for name in self._files.names():
            if name.startswith(_FILE) and name not in keep:
                path = Path(self._record(name).where)
                if not path.exists() or any(path.is_relative_to(root) for root in roots):
                    self._files.remove(name)

    def article(self, record: Record, texts: Files) -> Article:
        """The article of a record, as it was read from its file.

        Raises:
            StoreError: the record is damaged, or the text is lost.
        """
        data = self._load(record.name)
        try:
            meta = data["metadata"]
            return Article(
                id=data["article"],
                text=texts.get(data["sha256"]),
                language=meta["language"],
                source=meta["source"],
                title=meta["title"],
                publisher=meta["publisher"],
                issued=date.fromisoformat(meta["issued"]) if meta["issued"] else None,
                primary_source=meta["primary_source"],
                blocks=tuple(Block(begin, end, BlockKind(kind)) for begin, end, kind in meta["blocks"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise _damaged(record.name, error) from error

    def hashes(self) -> Iterator[str]:
        """Hashes of the texts that records need."""
        for name in self._files.names():
            if sha256 := self._load(name).get("sha256"):
                yield str(sha256)

    def _put(self, kind: str, article: Article, **what: Any) -> None:
        metadata = {
            "language": article.language,
            "source": article.source,
            "title": article.title,
            "publisher": article.publisher,
            "issued": article.issued.isoformat() if article.issued else None,
            "primary_source": article.primary_source,
            "blocks": [[b.begin, b.end, str(b.kind)] for b in article.blocks],
        }
        record = {"article": article.id, "sha256": article.sha256, "metadata": metadata, **what}
        self._files.put(_name(kind, article.id), _dump(record))

    def _record(self, name: str) -> Record:
        data = self._load(name)
        try:
            article = data.get("article")
            where = data["metadata"]["source"] if article else data["file"]
            claims = tuple((iri, tuple(messages)) for iri, messages in data.get("claims", ()))
            reason, quads, trace = (data.get(field, "") for field in ("reason", "quads", "trace"))
            return Record(name, article, where, reason, claims, quads, trace)
        except (KeyError, TypeError, ValueError) as error:
            raise _damaged(name, error) from error

    def _load(self, name: str) -> dict[str, Any]:
        try:
            data = json.loads(self._files.get(name))
        except ValueError as error:
            raise _damaged(name, error) from error
        if not isinstance(data, dict):
            raise _damaged(name, TypeError("no JSON object"))
        return data


def _damaged(name: str, error: Exception) -> StoreError:
    return StoreError(f"a damaged record in the quarantine: {error}", where=name, hint="delete it and build again")


def _name(kind: str, article_id: str) -> str:
    if len(article_id.encode()) > _LONGEST:
        article_id = article_id[:40] + "." + hashlib.sha256(article_id.encode()).hexdigest()
    return f"{kind}{article_id}.json"


def _file_name(error: ArticleError) -> str:
    place = f"{Path(error.where or '').resolve()}:{error.line or ''}"
    return f"{_FILE}{hashlib.sha256(place.encode()).hexdigest()[:24]}.json"


def _dump(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _lines(quads: Iterable[Quad]) -> list[str]:
    text = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return [line + "\n" for line in text.decode().split("\n") if line]
