"""YAML 1.2 without what only a hostile file has a use for.

An alias (`*name`) lets a few lines stand for gigabytes, and so does a merge of aliases; nesting without end exhausts
the stack; and ruamel's time grows with the square of what a flow sequence holds. Dateline's files need none of them.
"""

from typing import TYPE_CHECKING, Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

DEEPEST: Final = 30
"""Levels of nesting that a file may have; a frame has seven."""

LONGEST: Final = 1_000_000
"""Characters that a file may have."""


class _Plain(Composer):
    """Refuses an alias, and nesting that is too deep, as soon as it comes by."""

    _depth = 0

    def compose_node(self, parent: "Node | None", index: Any) -> Any:
        """The next node."""
        event = self.parser.peek_event()
        if isinstance(event, AliasEvent):
            raise MarkedYAMLError(problem="aliases (*name) are not supported", problem_mark=event.start_mark)
        if self._depth > DEEPEST:
            raise MarkedYAMLError(problem=f"nested over {DEEPEST} levels deep", problem_mark=event.start_mark)
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1


def load_yaml(text: str, *, positions: bool = False, longest: int = LONGEST) -> Any:
    """The one document of a YAML text.

    Args:
        text: what stands in the file.
        positions: whether mappings and lists shall know their lines (`lc`), as ruamel's round-trip types do.
        longest: characters that the text may have.

    Raises:
        YAMLError: it is no YAML, or no plain YAML; mostly a `MarkedYAMLError`, which knows the line.
    """
    if len(text) > longest:
        raise YAMLError(f"over {longest:,} characters")
    yaml = YAML(typ="rt" if positions else "safe", pure=True)
    yaml.Composer = _Plain
    try:
        return yaml.load(text)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        # a scalar that looks like a number or a date and is none (`0x`, `2024-02-31`), or what ruamel trips over
        raise YAMLError(str(error) or type(error).__name__) from error
