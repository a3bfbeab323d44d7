"""An article's analysis to typed claims: `load_frames(language)` and `read(analysis, frames)`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reading.loader import load_frames
    from dateline.reading.read import read

__all__ = ["load_frames", "read"]


def __getattr__(name: str) -> object:
    """Import on first use: the model alone must stay cheap."""
    if name == "load_frames":
        from dateline.reading.loader import load_frames

        return load_frames
    if name == "read":
        from dateline.reading.read import read

        return read
    raise AttributeError(name)
