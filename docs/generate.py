"""Write the options of every command into its page, from the command's own help, and the page of rules from the shapes.

    .venv/bin/python docs/generate.py            writes docs/commands/*.md between the two markers, and docs/rules.md
    .venv/bin/python docs/generate.py --check    exit 1 where a page is out of date

The rest of each page is written by hand.
"""

import re
import sys
from pathlib import Path

import click

from dateline.cli import COMMANDS, load
from dateline.validation.rules import rules

PAGES = Path(__file__).parent / "commands"
WIDTH = 90
RULES = """# Rules

What data must look like, rule by rule, as `dateline validate` names them. A violation keeps a claim out of the store;
warnings and remarks are reported. The shapes themselves are in `ontology/shapes.ttl`, each under its rule's name in
`https://w3id.org/dateline/shapes#`. This page is written from them by `docs/generate.py`.

"""
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


def rules_page() -> str:
    """Every rule that data are judged by, with an anchor of its own."""
    sections = []
    for rule in rules():
        about = rule.about + (f", property `{rule.path}`" if rule.path else "")
        sections.append(f"## {rule.name}\n\n{rule.severity.capitalize()}, of {about}.\n\n{rule.message}\n")
    return RULES + "\n".join(sections)


def main() -> int:
    wanted = {PAGES / f"{name}.md": updated(name) for name in COMMANDS}
    wanted[PAGES.parent / "rules.md"] = rules_page()
    stale = {path: text for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text}
    for path, text in stale.items():
        name = path.relative_to(PAGES.parent.parent)
        if "--check" in sys.argv[1:]:
            print(f"{name} is out of date: run docs/generate.py")
        else:
            path.write_text(text, "utf-8")
            print(name)
    return 1 if stale and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
