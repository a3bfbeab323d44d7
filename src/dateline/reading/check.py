"""Do the frames read their own examples as they say, and leave their counter-examples alone?"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.articles.model import Article, Block, BlockKind
from dateline.language.pipeline import analyse
from dateline.reading.context import Context
from dateline.reading.frames import Example, Frame, Frames
from dateline.reading.match import Match, Miss
from dateline.reading.model import Event, Reading
from dateline.reading.read import read

ISSUED = date(2024, 5, 15)
"""The date that examples are read as of: a Wednesday."""

_FORCES = ("demands", "opposes", "threatens", "commitsTo")
_NOTHING = "nothing is read from the example"
_ARTICLES = ("the ", "a ", "an ", "de ", "het ", "een ")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a frame, where, and what was read instead."""

    frame: str
    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.frame}: {self.message}"


def check_frames(frames: Frames, only: Iterable[str] = ()) -> Iterator[Problem]:
    """Problems of the frames, in the order of the files.

    Args:
        frames: the frames of one language.
        only: ids to check; all, if there are none.
    """
    wanted = set(only)
    for frame in frames.all:
        if wanted and frame.id not in wanted:
            continue
        if len(frame.examples) < 2:
            yield _problem(frame, frame.line, "fewer than two examples")
        if not frame.counterexamples:
            yield _problem(frame, frame.line, "no counter-example")
        for example in frame.examples:
            if message := check_example(example, frames):
                why = f" ({_why(example.text, frame, frames)})" if message == _NOTHING else ""
                yield _problem(frame, example.line, message + why)
        for example in frame.counterexamples:
            reading = read_sentence(example.text, frames)
            fired = [e.key for e in reading.events if e.rule == frame.id]
            fired += [p.key for p in reading.propositions if p.rule == frame.id]
            if fired:
                yield _problem(frame, example.line, f"the counter-example is read: {', '.join(fired)}")


def read_sentence(text: str, frames: Frames) -> Reading:
    """The reading of a text that stands for a whole article of `ISSUED`."""
    return read(analyse(sentence_article(text, frames.language)), frames)


def sentence_article(text: str, language: str) -> Article:
    """An article that consists of a text."""
    block = Block(0, len(text), BlockKind.BODY)
    return Article("example", text, language, "example", issued=ISSUED, blocks=(block,))


def check_example(example: Example, frames: Frames) -> str:
    """What is wrong with an example, or ""."""
    reading = read_sentence(example.text, frames)
    if not example.reads:
        return "" if reading.events else _NOTHING
    best: list[str] | None = None
    for event in reading.events:
        missing = list(_missing(event, example.reads, reading))
        if not missing:
            return ""
        if best is None or len(missing) < len(best):
            best = missing
    if best is None:
        return _NOTHING
    return "not read: " + "; ".join(best)


def _why(text: str, frame: Frame, frames: Frames) -> str:
    """Why a frame makes nothing of its own example."""
    context = Context(analyse(sentence_article(text, frames.language)), frames)
    tried = [a for p in context.analysis.predications for a in context.matcher.attempts(p) if a.frame.id == frame.id]
    if any(isinstance(a, Match) for a in tried):
        return "the frame matches, but the sentence does not say that it happened"
    if miss := next((a for a in tried if isinstance(a, Miss)), None):
        return miss.reason
    words = sorted(word for triggers in frame.triggers.values() for word in triggers)
    lemmas = sorted({p.lemma for p in context.analysis.predications})
    near = [found for word in words for found in difflib.get_close_matches(word, lemmas, 1)]
    hint = f", but {near[0]}" if near else ""
    return f"no trigger stands in it: no {', '.join(words[:8])}{hint}; triggers are lemmas"


def _missing(event: Event, reads: Mapping[str, str], reading: Reading) -> Iterator[str]:
    labels = {e.key: (e.label, *e.alt) for e in reading.entities}
    actions = {p.key: p.actions for p in reading.propositions}
    for name, wanted in reads.items():
        if name == "class":
            if event.cls != wanted:
                yield f"class {wanted} (found {event.cls})"
        elif name == "type":
            if event.type != wanted:
                yield f"type {wanted} (found {event.type})"
        elif name == "act":
            if event.speech_act != wanted:
                yield f"act {wanted} (found {event.speech_act})"
        elif name == "factuality":
            if event.factuality != wanted:
                yield f"factuality {wanted} (found {event.factuality})"
        elif name == "binding":
            if str(event.binding).lower() != wanted.lower():
                yield f"binding {wanted} (found {event.binding})"
        elif name == "date":
            if wanted not in (str(event.earliest), str(event.latest)):
                yield f"date {wanted} (found {event.earliest})"
        elif name.removeprefix("dl:") in _FORCES:
            found = [a for key in event.links.get("dl:" + name.removeprefix("dl:"), ()) for a in actions.get(key, ())]
            if wanted not in found:
                yield f"{name} {wanted} (found {', '.join(found) or 'none'})"
        else:
            fillers = [form for key in event.links.get(name, ()) for form in labels.get(key, ())]
            if not any(_same_name(wanted, form) for form in fillers):
                yield f"{name} {wanted!r} (found {', '.join(fillers) or 'none'})"


def _same_name(wanted: str, found: str) -> bool:
    a, b = _bare(wanted), _bare(found)
    return a in b or b in a


def _bare(name: str) -> str:
    name = name.casefold().strip()
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name.replace("-", " ").replace("’", "'")


def _problem(frame: Frame, line: int, message: str) -> Problem:
    return Problem(frame.id, frame.path.name, line, message)
