"""Dateline: news about armed conflict, read into claims with their words.

The rooms of the house, in the order in which the data walk through them: `articles`, `language`, `reading`,
`graph`, `validation`, `store`, `inference`, `identity`, `questions`; `corpus` runs them all over a folder of
articles and `cli` is what people type.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("dateline")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0.0.0"

__all__ = ["__version__"]
