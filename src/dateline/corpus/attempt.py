"""A sentence through the frames: what the analysis saw, which frame matched, and why the others did not."""

from collections.abc import Collection, Iterator

from dateline.language.pipeline import analyse
from dateline.reading.check import read_sentence, sentence_article
from dateline.reading.context import Context
from dateline.reading.frames import Frames
from dateline.reading.match import Match


def attempt(sentence: str, frames: Frames, only: Collection[str] = ()) -> str:
    """The report of `dateline frames --try`.

    Args:
        sentence: one or more sentences.
        frames: the frames of its language.
        only: frames to try; all, if there are none.
    """
    analysis = analyse(sentence_article(sentence, frames.language))
    context = Context(analysis, frames)
    lines = ["Words", *_words(context), "", "Predications and frames"]
    lines += _predications(context, only) or ["  none"]
    lines += ["", "Claims", *(_claims(sentence, frames) or ["  none"])]
    return "\n".join(lines)


def _words(context: Context) -> Iterator[str]:
    for token in context.doc:
        if token.is_space:
            continue
        actor, place = context.analysis.referents.actor(token.i), context.analysis.referents.place(token.i)
        names = [f"{e.label} ({e.type})" for e in (actor, place) if e is not None]
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ"):
            names = []
        function = f"{token.dep_:<10} of {token.head.text:<14}"
        yield f"  {token.text:<16} {token.lemma_:<16} {token.pos_:<6} {function} {'; '.join(names)}".rstrip()


def _predications(context: Context, only: Collection[str]) -> list[str]:
    lines: list[str] = []
    for p in context.analysis.predications:
        attempts = [a for a in context.matcher.attempts(p) if not only or a.frame.id in only]
        if not attempts:
            continue
        view = context.matcher.view(p)
        functions = ", ".join(f"{f}: {' & '.join(context.doc[h].text for h in heads)}" for f, heads in view.items())
        marks = [p.modality.value, "negated" if p.negated else "", "passive" if p.passive else ""]
        lines.append(
            f"  {p.lemma} ({p.kind.value}; {', '.join(m for m in marks if m)}; {context.factuality.of(p)})  {functions}"
        )
        for a in attempts:
            if isinstance(a, Match):
                roles = ", ".join(
                    f"{r} = {' & '.join(context.doc[h].text for h in heads)}" for r, heads in a.fillers.items()
                )
                lines.append(f"    ✓ {a.frame.id}  {roles}".rstrip())
            else:
                lines.append(f"    ✗ {a.frame.id}: {a.reason}")
    return lines


def _claims(sentence: str, frames: Frames) -> list[str]:
    from dateline.corpus.show import as_text
    from dateline.graph.iris import Iris
    from dateline.graph.quads import reading_quads
    from dateline.graph.serialise import serialise

    reading = read_sentence(sentence, frames)
    if not (reading.events or reading.roles):
        return []
    shown = as_text(reading).split("\n")[3:]
    turtle = serialise(reading_quads(reading, Iris()), "turtle").decode("utf-8")
    return [*(f"  {line}".rstrip() for line in shown), "RDF", *(f"  {line}".rstrip() for line in turtle.splitlines())]
