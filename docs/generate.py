"""Write the options of every command into its page, from the command's own help.

    .venv/bin/python docs/generate.py            writes docs/commands/*.md between the two markers
    .venv/bin/python docs/generate.py --check    exit 1 where a page is out of date

The rest of each page is written by hand.
"""

import re
import sys
from pathlib import Path

import click

from dateline.cli import COMMANDS, load

PAGES = Path(__file__).parent / "commands"
WIDTH = 90
BLOCK = re.compile(r"(<!-- options -->\n).*?(<!-- /options -->)", re.DOTALL)


def helps(name: str, command: click.Command) -> list[str]:
    """The help of a command, and of those below it."""
    context = click.Context(command, info_name=f"dateline {name}", max_content_width=WIDTH, terminal_width=WIDTH)
    found = [command.get_help(context).strip()]
    for below in getattr(command, "commands", {}).values():
        found += helps(f"{name} {below.name}", below)
    return found


def options(name: str) -> str:
    """The options of a command as Markdown."""
    return "".join(f"```text\n{text}\n```\n" for text in helps(name, load(name)))


def updated(name: str) -> str:
    """The page of a command with its options as they are now."""
    page = (PAGES / f"{name}.md").read_text("utf-8")
    return BLOCK.sub(lambda found: found[1] + options(name) + found[2], page)


def main() -> int:
    stale = [name for name in COMMANDS if (PAGES / f"{name}.md").read_text("utf-8") != updated(name)]
    if "--check" in sys.argv[1:]:
        print("\n".join(f"docs/commands/{name}.md is out of date: run docs/generate.py" for name in stale))
        return 1 if stale else 0
    for name in stale:
        (PAGES / f"{name}.md").write_text(updated(name), "utf-8")
        print(f"docs/commands/{name}.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
