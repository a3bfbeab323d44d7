"""Who passes on what others said: outlets, agencies, and verbs of speaking that only go on with a statement."""

from spacy.tokens import Token

from dateline.articles.model import BlockKind
from dateline.language.model import Entity, Predication, Span
from dateline.reading.context import Context
from dateline.reading.draft import StatementDraft

_BODIES = frozenset({"government", "state", "international-organisation", "armed-force", "legislature"})


def pass_on(context: Context, found: list[StatementDraft]) -> None:
    """Turn reports of outlets into attributions, and join participles to the statement that they go on with.

    Args:
        context: the article under reading.
        found: its statements; changed in place.
    """
    _blocks_passed_on(context, found)
    _own_acts(context, found)
    _asides(context, found)
    _second_hand(context, found)
    _participles(context, found)


def _blocks_passed_on(context: Context, found: list[StatementDraft]) -> None:
    """ "The agency reports:" before paragraphs: what is said in them, up to the next heading, is so attributed."""
    blocks, text = context.analysis.article.blocks, context.analysis.article.text
    for p in context.analysis.predications:
        match = context.speech(p)
        if match is None:
            continue
        end = context.doc[p.trigger].idx + len(context.doc[p.trigger])
        at = next((i for i, b in enumerate(blocks) if b.begin <= end <= b.end), None)
        if at is None or text[end : blocks[at].end].strip() != ":":
            continue
        sources = context.entities("dl:speaker", match.fillers.get("dl:speaker", []))
        if not sources or any(s.type != "media" for s in sources):
            continue
        stop = next((b.begin for b in blocks[at + 1 :] if b.kind is not BlockKind.BODY), len(text))
        for statement in found:
            if end < statement.evidence[0].begin < stop:
                statement.attributed += [s for s in sources if s not in statement.attributed]


def _own_acts(context: Context, found: list[StatementDraft]) -> None:
    """ "Chile said that it rejected the deal": one statement, and a rejection; only what is said first."""
    for outer in list(found):
        if outer.predication is None or outer.quotations or _own_act(context, outer) != "sa:state":
            continue
        if not any(s is outer for s in found):
            continue  # it is a part of another by now
        first = next(iter(outer.predication.heads("complement")), None)
        for inner in found:
            p = inner.predication
            if p is None or inner is outer or p.trigger != first or inner.speakers != outer.speakers:
                continue
            outer.act, outer.rule, outer.force = inner.act, inner.rule, outer.force or inner.force
            _absorb(outer, inner)
            found.remove(inner)
            break


def _asides(context: Context, found: list[StatementDraft]) -> None:
    """ "Chile condemned the raid, which it said killed nine": what is said in passing is no statement of its own."""
    for inner in list(found):
        p = inner.predication
        if p is None or inner.act != "sa:state" or inner.propositions or inner.quotations:
            continue
        named = any(context.doc[h].pos_ != "PRON" for h in p.heads("subject"))  # "opponents, who say that"
        if p.relation not in ("relative", "adverbial") or named:
            continue
        for outer in found:
            span, within = outer.evidence[0], inner.evidence[0]
            if outer is not inner and outer.speakers == inner.speakers and span.begin < within.begin < span.end:
                outer.inside |= inner.inside
                found.remove(inner)
                break


def _absorb(outer: StatementDraft, inner: StatementDraft) -> None:
    """Take over what another statement of the same speaker says."""
    outer.evidence = [cover(outer.evidence[0], inner.evidence[0]), *outer.evidence[1:]]
    outer.inside |= inner.inside
    outer.quotations += [q for q in inner.quotations if q not in outer.quotations]
    known = {d.predication for d in outer.propositions}
    outer.propositions += [d for d in inner.propositions if d.predication not in known]
    outer.about_heads += [h for h in inner.about_heads if h not in outer.about_heads and inner.act != "sa:state"]
    for own, theirs in ((outer.addressees, inner.addressees), (outer.attributed, inner.attributed)):
        own += [e for e in theirs if e not in own]


def _second_hand(context: Context, found: list[StatementDraft]) -> None:
    """ "..., the agency reported": what it reports is attributed to it and stands for itself."""
    for outer in list(found):
        inner = [s for s in found if s is not outer and s.predication and s.predication.index in outer.inside]
        if _speaks_for(context, outer, inner):
            inner[0].quotations += [q for q in outer.quotations if q not in inner[0].quotations]
            inner[0].attributed += [s for s in outer.speakers if s not in inner[0].attributed]
            outer.carrier = True
            continue
        if any(s.type != "media" for s in outer.speakers) or outer.propositions:
            for statement in inner:  # "The envoy said that Brazil had urged ..."
                others = [s for s in outer.speakers if s not in (*statement.speakers, *statement.attributed)]
                statement.attributed += others
            continue
        for statement in inner:
            statement.attributed += [m for m in outer.speakers if m not in statement.attributed]
        if inner:
            inner[0].quotations += [q for q in outer.quotations if not any(q in s.quotations for s in inner)]
        happened = any(context.event(context.analysis.predications[i]) for i in outer.inside)
        outer.carrier = bool(inner) or (happened and not outer.quotations)


def _speaks_for(context: Context, outer: StatementDraft, inner: list[StatementDraft]) -> bool:
    """ "Chile condemns the raid, its spokesman said": a word of Chile, passed on by whoever speaks for others."""
    p, words = outer.predication, context.frames.operators.spokespeople
    first = inner[0].predication if inner else None
    if p is None or first is None or first.trigger not in p.heads("complement"):
        return False
    if _is_official(context, outer, inner[0]):
        return True
    beside = {t.lemma_.lower() for h in p.heads("subject") for t in context.doc[h].subtree}
    roles = {w for r in context.analysis.referents.roles if r.holder in outer.speakers for w in r.text.lower().split()}
    return bool(words & (beside | roles))


def _is_official(context: Context, outer: StatementDraft, inner: StatementDraft) -> bool:
    """ "The government urged both sides to meet, the minister said", "..., the agency reported": not a word of their
    own. Whoever is quoted, or speaks of another country, has said it himself."""
    p, first = outer.predication, inner.predication
    if (
        p is None
        or first is None
        or first.trigger > p.trigger
        or outer.propositions
        or set(outer.quotations) - set(inner.quotations)
    ):
        return False
    if p.lemma in context.frames.operators.reporting:
        return True
    referents = context.analysis.referents
    own = {c for e in outer.speakers for c in referents.countries(e)}
    theirs = {c for e in inner.speakers for c in referents.countries(e)}
    bodies = all(e.type in _BODIES for e in inner.speakers)
    return bodies and all(e.type == "person" for e in outer.speakers) and (not own or not theirs or bool(own & theirs))


def _participles(context: Context, found: list[StatementDraft]) -> None:
    """ "defended the general, telling reporters that ...": one statement, not two."""
    for inner in list(found):
        p = _verb(context, inner)
        if p is None or p.relation != "adverbial" or p.parent is None:
            continue
        outer = next((s for s in found if (v := _verb(context, s)) is not None and v.index == p.parent), None)
        if outer is None or outer.speakers != inner.speakers or has_own_subject(context.doc[p.trigger]):
            continue
        plain = _own_act(context, inner) == "sa:state"
        if not plain and inner.act != outer.act:
            continue
        if outer.act == "sa:state":
            outer.act = inner.act
        _absorb(outer, inner)
        found.remove(inner)


def _own_act(context: Context, statement: StatementDraft) -> str:
    """The speech act of a statement's verb, whatever is said."""
    match = context.speech(statement.predication) if statement.predication is not None else None
    return match.frame.speech.act if match is not None and match.frame.speech is not None else statement.act


def _verb(context: Context, statement: StatementDraft) -> Predication | None:
    """The verb of a statement; of "highlighting the need for" the one that carries the noun."""
    p = statement.predication
    match = context.speech(p) if p is not None else None
    carrier = context.matcher.carrier(p) if p is not None else None
    return carrier if carrier is not None and match is not None and carrier.lemma in match.frame.light_verbs else p


def attribute(context: Context, found: list[StatementDraft], p: Predication, media: list[Entity]) -> None:
    """Attribute what is said within a clause to the outlets that it names as its source."""
    positions = {t.i for t in context.doc[p.trigger].subtree}
    for statement in found:
        if statement.predication is not None and statement.predication.trigger in positions:
            statement.attributed += [m for m in media if m not in statement.attributed]


def has_own_subject(token: Token) -> bool:
    """Whether a verb has a subject of its own, not one that it shares."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def cover(a: Span, b: Span) -> Span:
    """The span from the beginning of the first to the end of the last."""
    return Span(min(a.begin, b.begin), max(a.end, b.end))
