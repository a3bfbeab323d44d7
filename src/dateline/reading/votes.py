"""How a resolution was voted on: who was for it, who against, and how many.

Votes are seldom told in the sentence that tells of the adoption. They belong to the last decision that the article
spoke of; where that was a veto or a defeat, they are the votes of no resolution.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.errors import MappingError
from dateline.language.model import Entity, Number, Predication, Span
from dateline.language.numberwords import NumberWords, load_number_words
from dateline.language.wordfile import read_words
from dateline.reading.context import Context, Draft
from dateline.reading.factuality import OCCURRED
from dateline.resources import folder

_SIDES = {"dl:inFavour": "ct:votes-in-favour", "dl:against": "ct:votes-against"}
_BODIES = frozenset({"legislature", "international-organisation", "government"})
_REACH = 4  # sentences from a decision to the votes that made it, at most
_BETWEEN = 3  # words from a part to its whole, at most: "out of the"
_LEAD = 40  # code points before a score in which its lead stands
_ENDS = ("ct:votes-in-favour", "ct:votes-against", "ct:abstentions")


@dataclass(frozen=True, slots=True)
class Ballots:
    """The words of votes in one language, from `mappings/<language>/ballots.yaml`.

    `tally` finds a figure with the side that it stands for ("12 against"), `score` two or three figures in a row
    ("14-0", "61 votes to 25") after a `lead` or before a `trail`; `mark` the words without which a sentence tells of no
    vote.
    """

    tally: re.Pattern[str]
    score: re.Pattern[str]
    lead: re.Pattern[str]
    trail: re.Pattern[str]
    mark: re.Pattern[str]
    sides: Mapping[str, str]
    voters: frozenset[str]
    nothing: frozenset[str]
    abstaining: frozenset[str]
    rejecting: frozenset[str]
    texts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Decision:
    """Where the article tells that a text was adopted, or (without a draft) that it was not."""

    at: int
    sentence: int
    draft: Draft | None


def settle_votes(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the votes laid to the resolutions that they were cast on.

    Args:
        context: the article under reading.
        drafts: its happenings, as the frames give them.

    Returns:
        The drafts. Those that tell only of a side that was taken are part of the resolution; without one they tell of
        a vote, and of who cast it.
    """
    ballots = _ballots(context)
    decisions = sorted(_decisions(context, drafts, ballots), key=lambda d: d.at)
    kept, figures = [], list[tuple[Draft, str, Number]]()
    for draft in drafts:
        side = _side(context, draft, ballots)
        if side is None or _cast(context, draft, side, decisions, figures, ballots):
            kept.append(draft)
            if side is not None and draft.cls == "dl:Resolution":
                decisions.append(_decision(context, draft.predication.trigger, draft))
                decisions.sort(key=lambda d: d.at)
    told = frozenset(d.sentence for d in decisions)
    for counts, number in _tallies(context, ballots, told):
        home = _home(decisions, number.span.begin, context.sentence(number.span.begin))
        if home is not None:
            figures.append((home, counts, number))
    for home, counts, number in sorted(figures, key=lambda f: f[2].span):
        if not any(c == counts for c, _ in home.numbers):
            home.numbers.append((counts, number))
    return kept


def _decisions(context: Context, drafts: Iterable[Draft], ballots: Ballots) -> Iterator[_Decision]:
    for draft in drafts:
        adopters = draft.match.fillers.get("dl:adoptedBy", ())
        if draft.cls != "dl:Resolution" or not adopters or _counted(context, draft):
            continue
        yield _decision(context, draft.predication.trigger, draft if draft.factuality == OCCURRED else None)
    for p in context.analysis.predications:
        if _rejected(context, p, ballots):
            yield _decision(context, p.trigger, None)


def _rejected(context: Context, p: Predication, ballots: Ballots) -> list[int]:
    """The texts that a predication says were not adopted."""
    if p.lemma not in ballots.rejecting or context.factuality.of(p) != OCCURRED:
        return []
    heads = p.heads("object") or p.heads("subject")
    return [h for h in heads if {context.doc[h].lemma_.lower(), context.doc[h].lower_} & ballots.texts]


def rejected_texts(context: Context) -> frozenset[int]:
    """The heads of the texts that came to nothing: what they say, nobody said."""
    ballots = _ballots(context)
    return frozenset(h for p in context.analysis.predications for h in _rejected(context, p, ballots))


def _decision(context: Context, trigger: int, draft: Draft | None) -> _Decision:
    at = context.doc[trigger].idx
    return _Decision(at, context.sentence(at), draft)


def _home(decisions: Sequence[_Decision], at: int, sentence: int) -> Draft | None:
    """The resolution that a vote told at a code point was on: the decision of its sentence, else the last before."""
    here = [d for d in decisions if d.sentence == sentence]
    before = [d for d in decisions if d.at < at and sentence - d.sentence <= _REACH]
    if here:
        return min(here, key=lambda d: abs(d.at - at)).draft
    return before[-1].draft if before else None


# ---------------------------------------------------------------- who was on which side
def _counted(context: Context, draft: Draft) -> bool:
    """Whether those who adopted it are counted: bodies adopt, "eleven members" only vote."""
    return any(context.number(h) is not None for h in draft.match.fillers.get("dl:adoptedBy", ()))


def _side(context: Context, draft: Draft, ballots: Ballots) -> str | None:
    """The property, or the count, that a draft gives to a resolution, if it only tells how somebody voted."""
    if draft.cls == "dl:Resolution":
        return "dl:adoptedBy" if _counted(context, draft) else None
    if draft.predication.lemma in ballots.abstaining:
        return "dl:agent"
    return next((p for p in _SIDES if p in draft.match.fillers), None)


def _figure(context: Context, head: int) -> Number | None:
    number = context.number(head)
    return _part(context, number) if number is not None else None


def _is_total(context: Context, number: Number, ballots: Ballots) -> bool:
    """Whether all voters are counted, and not those of one party or one part of the world."""
    token = context.doc[number.head]
    if any(c.dep_ == "amod" and c.text[:1].isupper() for c in token.lefts):
        return False
    return token.pos_ == "NUM" or bool({token.lower_, token.lemma_.lower()} & ballots.voters)


def _part(context: Context, number: Number) -> Number:
    """How many voted: of "141 nations out of 193 members", the first figure."""
    for other in context.analysis.numbers:
        between = context.analysis.article.text[other.span.end : number.span.begin].lower().split()
        if between and len(between) <= _BETWEEN and set(between) & context.frames.operators.of:
            return other
    return number


def _bodies(context: Context, draft: Draft, voters: Sequence[Entity], *, counted: bool) -> list[Entity]:
    """The body whose members voted: "ten members of the council", "in the assembly, 140 members"; or they themselves,
    where it is said of all ("deputies voted in favour")."""
    if not counted:
        return [e for e in voters if e.type == "other" and not e.named]
    places = [a.head for a in draft.predication.arguments if a.via is not None]
    found = [*voters, *context.entities("dl:adoptedBy", places)]
    return [e for e in found if e.type in ("legislature", "international-organisation") and e.named][:1]


def _cast(
    context: Context,
    draft: Draft,
    prop: str,
    decisions: Sequence[_Decision],
    told: list[tuple[Draft, str, Number]],
    ballots: Ballots,
) -> bool:
    """Lay a ballot to its resolution, add the figures that it tells, and say whether it tells of anything besides."""
    trigger = draft.predication.trigger
    at = context.doc[trigger].idx
    others = [d for d in decisions if d.draft is not draft]
    home = _home(others, at, context.sentence(at))
    counts = {"dl:adoptedBy": "ct:votes-in-favour", "dl:agent": "ct:abstentions"}.get(prop) or _SIDES[prop]
    figures = [n for h in draft.match.fillers.get(prop, ()) if (n := _figure(context, h)) is not None]
    linked = draft.links.pop(prop, [])
    voters = [e for e in linked if (e.named and e.type not in _BODIES) or not figures]
    draft.numbers = [(c, n) for c, n in draft.numbers if n not in figures]
    alone = home is None and all(d.draft for d in decisions)  # nothing tells that the text came to nothing
    if alone and counts == "ct:votes-in-favour" and (bodies := _bodies(context, draft, linked, counted=bool(figures))):
        draft.cls, draft.type, draft.links["dl:adoptedBy"] = "dl:Resolution", "et:resolution", bodies
        told += [(draft, counts, n) for n in figures if _is_total(context, n, ballots)]
        return True
    if home is None:
        if voters:
            draft.links["dl:agent"] = voters
        return bool(voters)
    told += [(home, counts, n) for n in figures if _is_total(context, n, ballots)]
    if prop == "dl:agent":  # nothing says of a resolution who abstained: that stays an event of its own
        draft.links["dl:agent"] = voters
        return bool(voters)
    for voter in voters:
        home.add("dl:inFavour" if prop == "dl:adoptedBy" else prop, voter)
    if voters or figures:
        home.evidence += draft.evidence
    return False


# ---------------------------------------------------------------- how many
def _tallies(context: Context, ballots: Ballots, told: frozenset[int]) -> Iterator[tuple[str, Number]]:
    """The figures of votes, each with what it counts; `told` are the sentences that tell of a decision."""
    words = load_number_words(context.analysis.article.language)
    for sentence in context.analysis.doc.sents:
        text = sentence.text
        if not ballots.mark.search(text) and context.sentence(sentence.start_char) not in told:
            continue
        for hit in ballots.score.finditer(text):
            if not (
                ballots.lead.search(text, max(0, hit.start() - _LEAD), hit.start())
                or ballots.trail.match(text, hit.end())
            ):
                continue
            figures = [(hit.span(n), _value(hit[n], words, ballots)) for n in (1, 2, 3) if hit[n]]
            values = [v for _, v in figures if v is not None]
            if len(values) == len(figures) and values[0] > values[1]:
                for counts, ((begin, end), value) in zip(_ENDS, figures, strict=False):
                    yield _tally(context, sentence.start_char + begin, sentence.start_char + end, counts, value)
        for hit in ballots.tally.finditer(text):
            value = _value(hit[1], words, ballots)
            side = ballots.sides.get(" ".join(hit[2].lower().split()))  # a pattern takes a long s for an s
            if value is not None and side is not None:
                begin = sentence.start_char + hit.start()
                said = (n for n in context.analysis.numbers if n.span.begin <= begin < n.span.end)
                counts, number = _tally(context, begin, begin + len(hit[0]), side, value)
                yield counts, _part(context, next(said, number))


def _tally(context: Context, begin: int, end: int, counts: str, value: float | None) -> tuple[str, Number]:
    head = bisect_right(context.doc, begin, key=lambda t: t.idx + len(t))
    return counts, Number(Span(begin, end), head, value, None, None, approximate=False)


def _value(text: str, words: NumberWords, ballots: Ballots) -> float | None:
    return 0 if text.lower() in ballots.nothing else words.value_of(text)


def _ballots(context: Context) -> Ballots:
    return _load(folder("mappings") / context.analysis.article.language / "ballots.yaml")


@lru_cache(maxsize=8)
def _load(path: Path) -> Ballots:
    data = read_words(path, "ballots")
    language = path.parent.name
    wanted = ("voters", "sides", "nothing", "joints", "before_score", "after_score", "marks", "abstaining")
    if missing := sorted({*wanted, "rejecting", "texts"} - set(data)):
        raise MappingError(f"these lists are missing: {', '.join(missing)}", where=path)
    sides = {word: counts for counts, listed in data["sides"].items() for word in listed}
    nothing = _alternatives(data["nothing"])
    known = load_number_words(language).words
    number = rf"[0-9]{{1,4}}|(?:{_alternatives(known)})(?:-(?:{_alternatives(known)}))?|{nothing}"
    voters = rf"(?:\s+(?:{_alternatives(data['voters'])}))?"
    joint = "|".join(re.escape(j).replace(r"\ ", r"\s+") for j in data["joints"])
    return Ballots(
        tally=re.compile(rf"(?<![\w.,-])({number}){voters}\s+({_alternatives(sides)})(?!\w)", re.IGNORECASE),
        score=re.compile(
            rf"(?<![\w.,-])({number}){voters}(?:{joint})({number})(?:(?:{joint})({number}))?(?!\w)", re.IGNORECASE
        ),
        lead=re.compile(rf"(?<!\w)(?:{_alternatives([*data['before_score'], *data['texts']])})\s+$", re.IGNORECASE),
        trail=re.compile(rf"[\s-]+(?:{_alternatives(data['after_score'])})(?!\w)", re.IGNORECASE),
        mark=re.compile(rf"(?<!\w)(?:{_alternatives(data['marks'])})(?!\w)", re.IGNORECASE),
        sides=sides,
        voters=frozenset(data["voters"]),
        nothing=frozenset(data["nothing"]),
        abstaining=frozenset(data["abstaining"]),
        rejecting=frozenset(data["rejecting"]),
        texts=frozenset(data["texts"]),
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))
