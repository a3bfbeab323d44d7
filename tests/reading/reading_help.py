"""Short ways to read an invented text and to ask what was read."""

from datetime import date

from dateline.articles.model import Article, Block, BlockKind
from dateline.language.pipeline import analyse
from dateline.reading.check import read_sentence
from dateline.reading.context import Context
from dateline.reading.loader import load_frames
from dateline.reading.match import Match
from dateline.reading.model import Event, Proposition, Reading
from dateline.reading.read import read

FORCES = ("dl:demands", "dl:opposes", "dl:threatens", "dl:commitsTo")


def reading_of(text: str) -> Reading:
    """The reading of one or more sentences in one paragraph, of Wednesday 15 May 2024."""
    return read_sentence(text, load_frames("en"))


def article_of(*paragraphs: str, headline: str | None = None, issued: date | None = date(2024, 5, 15)) -> Article:
    """An article of these paragraphs, each a block of its own."""
    blocks, text = [], ""
    for number, paragraph in enumerate([*([headline] if headline else []), *paragraphs]):
        text += "\n\n" if text else ""
        kind = BlockKind.HEADLINE if headline and not number else BlockKind.BODY
        blocks.append(Block(len(text), len(text) + len(paragraph), kind))
        text += paragraph
    return Article("made", text, "en", "made.txt", title=headline, issued=issued, blocks=tuple(blocks))


def read_article(*paragraphs: str, headline: str | None = None) -> Reading:
    """The reading of an article of these paragraphs."""
    return read(analyse(article_of(*paragraphs, headline=headline)), load_frames("en"))


def context_of(text: str) -> Context:
    """The frames laid over a text."""
    block = Block(0, len(text), BlockKind.BODY)
    article = Article("made", text, "en", "made.txt", issued=date(2024, 5, 15), blocks=(block,))
    return Context(analyse(article), load_frames("en"))


def matches_of(text: str, frame: str) -> list[Match]:
    """Where a frame holds in a text."""
    return [m for found in context_of(text).matches.values() for m in found if m.frame.id == frame]


def labels(reading: Reading, claim: Event | Proposition, prop: str) -> list[str]:
    """The names of what a property of a claim links to."""
    known = {e.key: e.label for e in reading.entities}
    return [known.get(key, key) for key in claim.links.get(prop, ())]


def events(reading: Reading, kind: str) -> list[Event]:
    """The events of a class (`dl:Strike`) or of a type (`et:withdrawal`)."""
    return [e for e in reading.events if kind in (e.cls, e.type)]


def statements(reading: Reading) -> list[Event]:
    """The statements, in order."""
    return events(reading, "dl:Statement")


def speakers(reading: Reading) -> list[tuple[str, ...]]:
    """The speakers of every statement, in order."""
    return [tuple(labels(reading, s, "dl:speaker")) for s in statements(reading)]


def forces(reading: Reading) -> list[str]:
    """`demands ac:ceasefire` and the like, of all statements and resolutions, in order."""
    actions = {p.key: p.actions for p in reading.propositions}
    return [
        f"{force.removeprefix('dl:')} {action}"
        for event in reading.events
        for force in FORCES
        for key in event.links.get(force, ())
        for action in actions[key]
    ]


def quoted(reading: Reading, statement: Event) -> list[str]:
    """The words that a statement quotes."""
    return [reading.article.text[q.begin : q.end] for q in statement.quotations]
