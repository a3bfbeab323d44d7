"""Sources that a sentence of its own names: "Rebels shelled the port. That is what the governor said."

Dutch news does so all the time ("Dat meldt het ministerie."): the pronoun stands for the whole sentence before.
"""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens

from dateline.articles.model import BlockKind
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
    """Whether what is said is a demonstrative in the main clause of its sentence: "The mayor confirmed that." """
    said = p.heads("object", "complement")
    demonstratives = context.frames.operators.demonstratives
    main = context.doc[p.trigger].dep_ == "ROOT"
    return main and len(said) == 1 and context.doc[said[0]].lower_ in demonstratives


def _before(context: Context, sentence: Tokens) -> list[Predication]:
    """The predications of the sentence before, in the same paragraph or the one right before."""
    start = sentence.start - 1
    while start >= 0 and context.doc[start].is_space:
        start -= 1
    blocks = [b for b in context.analysis.article.blocks if b.begin <= sentence.start_char and b.kind.is_news]
    if start < 0 or not blocks:
        return []
    previous = context.doc[start].sent
    home = blocks[-2:] if context.doc[start].idx < blocks[-1].begin else blocks[-1:]
    if home[0].kind is not BlockKind.BODY or not home[0].begin <= previous.start_char < home[0].end:
        return []
    return [p for p in context.analysis.predications if previous.start <= p.trigger < previous.end]


def _statement(context: Context, match: Match, told: list[Predication]) -> Iterator[StatementDraft]:
    speakers = context.entities("dl:speaker", match.fillers.get("dl:speaker", []))
    inside = {p.index for p in told}
    roots = [p for p in told if p.kind is TriggerKind.VERB and p.parent not in inside]
    speech = match.frame.speech
    if not speakers or not roots or speech is None:
        return
    content = Content(context, None, speakers)
    denied = speech.act == "sa:deny"  # who denies it is no source for it
    for root in () if denied else roots:
        content.add(root)
    yield StatementDraft(
        act=speech.act,
        speakers=speakers,
        evidence=[context.clause(roots[0], content=True), context.clause(match.predication, content=True)],
        rule=match.frame.id,
        predication=match.predication,
        time=context.time_of(match.predication),
        propositions=content.found,
        inside=set() if denied else inside,
        about_heads=[q.trigger for q in told if context.event(q) is not None] if denied else [],
    )
