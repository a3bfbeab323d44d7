"""Sources that a sentence of its own names: "Rebels shelled the port. That is what the governor said."

Dutch news does so all the time ("Dat meldt het ministerie."): the pronoun stands for the whole sentence before.
"""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens

from dateline.language.model import Predication, TriggerKind
from dateline.reading.context import Context
from dateline.reading.draft import StatementDraft
from dateline.reading.match import Match
from dateline.reading.propositions import Content


def said_afterwards(context: Context, found: list[StatementDraft]) -> Iterator[StatementDraft]:
    """The statements whose content is the sentence before them.

    Args:
        context: the article under reading.
        found: the statements found already; their speech acts are left alone.
    """
    known = {s.predication.index for s in found if s.predication is not None}
    for p in context.analysis.predications:
        match = context.speech(p)
        if match is None or p.index in known or context.quotation_at(p) is not None:
            continue
        if match.frame.speech and not match.frame.speech.force and _stands_for_sentence(context, p):
            told = _before(context, context.doc[p.trigger].sent)
            if told and context.factuality.of(p) == "fa:occurred":
                yield from _statement(context, match, [q for q in told if q.index not in known])


def _stands_for_sentence(context: Context, p: Predication) -> bool:
    """Whether what is said is a demonstrative that opens the sentence."""
    sentence = context.doc[p.trigger].sent
    opening = next((t.i for t in sentence if not t.is_punct and not t.is_space), -1)
    return opening in p.heads("object", "complement") and context.doc[opening].lower_ in (
        context.frames.operators.demonstratives
    )


def _before(context: Context, sentence: Tokens) -> list[Predication]:
    """The predications of the sentence before, in the same paragraph: none if it is spoken by somebody."""
    start = sentence.start - 1
    if start < 0 or any("\n" in t.text for t in (context.doc[start], sentence[0])):
        return []
    previous = context.doc[start].sent
    return [p for p in context.analysis.predications if previous.start <= p.trigger < previous.end]


def _statement(context: Context, match: Match, told: list[Predication]) -> Iterator[StatementDraft]:
    speakers = context.entities("dl:speaker", match.fillers.get("dl:speaker", []))
    inside = {p.index for p in told}
    roots = [p for p in told if p.kind is TriggerKind.VERB and p.parent not in inside]
    speech = match.frame.speech
    if not speakers or not roots or speech is None:
        return
    content = Content(context, None, speakers)
    for root in roots:
        content.add(root)
    yield StatementDraft(
        act=speech.act,
        speakers=speakers,
        evidence=[context.clause(roots[0], content=True), context.clause(match.predication, content=True)],
        rule=match.frame.id,
        predication=match.predication,
        time=context.time_of(match.predication),
        propositions=content.found,
        inside=inside,
    )
