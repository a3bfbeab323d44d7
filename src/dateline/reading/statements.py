"""Statements: who said what to whom, with which force, in whose words."""

from dateline.articles.model import Block, BlockKind
from dateline.language.model import Modality, Predication, Quotation, Span, TriggerKind
from dateline.reading.afterwards import said_afterwards
from dateline.reading.attribution import attribute, cover, has_own_subject, pass_on
from dateline.reading.context import Context
from dateline.reading.draft import StatementDraft
from dateline.reading.match import Match
from dateline.reading.propositions import Content
from dateline.reading.speakers import Speakers

_ACT_OF_FORCE = {"dl:demands": "sa:call-for", "dl:threatens": "sa:threaten", "dl:opposes": "sa:reject"}
_PLAIN_ACTS = frozenset({"sa:state", "sa:announce"})


def find_statements(context: Context) -> list[StatementDraft]:
    """All statements of an article, in order: speech frames first, then quotations that no verb of speaking carries."""
    return _Finder(context).run()


class _Finder:
    def __init__(self, context: Context) -> None:
        self.context, self.analysis, self.doc = context, context.analysis, context.doc
        self.found: list[StatementDraft] = []
        self.used: set[Quotation] = set()
        self.who = Speakers(context, self.found)

    def run(self) -> list[StatementDraft]:
        for p in self.analysis.predications:
            match = self.context.speech(p)
            if match is not None and not self._is_embedded(p, match):
                statement = self._statement(p, match)
                if statement is not None:
                    self.found.append(statement)
        self._headlines()
        self._according_to()
        self.found += said_afterwards(self.context, self.found)
        pass_on(self.context, self.found)
        self.found.sort(key=lambda s: s.evidence[0])
        self._orphans()
        return self.found

    # ---------------------------------------------------------------- which speech acts count
    def _is_embedded(self, p: Predication, match: Match) -> bool:
        """A speech act that is itself only demanded, planned, denied or imagined, or spoken within a quotation."""
        if self.context.quotation_at(p) is not None and not self._quotes_a_word(p):
            return True
        if p.negated or self._of_what_was_not(p):
            return True
        carrier = self.context.matcher.carrier(p) if self._is_carried(p, match) else None
        verdict = self.context.factuality.of(p if carrier is None else carrier)
        return verdict != "fa:occurred"

    def _is_carried(self, p: Predication, match: Match) -> bool:
        """Whether a verb says that a noun was spoken: "announced its opposition"."""
        carrier = self.context.matcher.carrier(p)
        return carrier is not None and carrier.lemma in match.frame.light_verbs

    def _of_what_was_not(self, p: Predication) -> bool:
        """ "The council did not adopt the draft, calling for a truce": the draft calls, not the council."""
        if p.relation != "adverbial" or p.parent is None or has_own_subject(self.doc[p.trigger]):
            return False
        return self.analysis.predications[p.parent].negated

    def _quotes_a_word(self, p: Predication) -> bool:
        """Of an act of speaking only words are quoted: ... "strongly condemn" ..., Mali "warns that ..."."""
        quotation = self.context.quotation_at(p)
        if quotation is None or quotation.scare:
            return quotation is not None
        subjects = [c for c in self.doc[p.trigger].lefts if c.dep_ in ("nsubj", "nsubjpass")]
        return p.relation == "" and any(c.idx < quotation.outer.begin for c in subjects)

    # ---------------------------------------------------------------- one statement
    def _statement(self, p: Predication, match: Match) -> StatementDraft | None:
        context, frame = self.context, match.frame
        speech = frame.speech
        if speech is None:
            return None
        speakers, document = self.who.speak(p, match)
        if not speakers and not document:
            return None
        span = context.clause(p, content=True)
        if self._is_carried(p, match) and (carrier := context.matcher.carrier(p)) is not None:
            span = cover(span, context.clause(carrier, content=True))  # "expressed concern over ..."
        statement = StatementDraft(
            act=speech.act,
            speakers=speakers,
            evidence=[span],
            rule=frame.id,
            predication=p,
            time=context.time_of(p),
            force=speech.force,
            document=document,
        )
        self._addressees(statement, match)
        for quotation in context.quotations_in(span) if speakers else ():
            self.analysis.referents.set_speaker(quotation.span.begin, quotation.span.end, speakers[0])
        content = Content(context, speech.force, speakers, document=document, warns=speech.act == "sa:warn")
        heads = match.fillers.get("content") or [h for f in speech.content for h in context.matcher.view(p).get(f, [])]
        for head in heads:
            inner = context.by_trigger.get(head)
            if inner is not None and speech.act != "sa:deny":
                told = inner.modality is Modality.INFINITIVE and speech.force is None and statement.addressees
                content.add(inner, "dl:demands" if told else None)  # "told the rebels to leave"
            statement.inside |= self._subtree(inner) if inner is not None else set()
        self._quotations(statement, p, span, content)
        if speech.act != "sa:deny":
            content.add_threats(statement.inside)
        statement.propositions = content.found
        about = [h for f in speech.about for h in context.matcher.view(p).get(f, [])] + match.fillers.get("about", [])
        statement.about_heads = list(dict.fromkeys(about))
        if not self._says_something(statement, match, heads) and not self._denies_that(statement):
            return None
        self._act(statement, content)
        return statement

    def _says_something(self, statement: StatementDraft, match: Match, heads: list[int]) -> bool:
        """ "Pressed the button", "blamed the weather": a verb of speaking whose object is nothing that one says."""
        if statement.propositions or statement.quotations:
            return True
        p, speech = statement.predication, match.frame.speech
        if p is not None and p.lemma in self.context.frames.operators.transparent:
            deeds = [self.context.by_trigger[h] for h in heads if h in self.context.by_trigger]
            if any(q.modality is Modality.INFINITIVE for q in deeds):
                return False  # "continues to meet protests with force"; only with a quotation does anybody "continue"
        said = (*speech.content, *speech.about) if speech is not None else ()
        if any(c.function in said and c.lemmas and not c.absent for c in match.frame.where):
            return True  # "claimed responsibility": the frame knows what can be said
        if (
            p is not None
            and p.kind is TriggerKind.NOUN
            and (p.heads("from") or (statement.act not in _PLAIN_ACTS and self._is_carried(p, match)))
        ):
            return True  # "drew criticism from the opposition", "expressed outrage"
        for head in [*heads, *statement.about_heads]:
            inner = self.context.by_trigger.get(self.context.matcher.content_head(head))
            if inner is None:
                continue
            if inner.kind is TriggerKind.VERB or self.context.frames.candidates(inner.kind, inner.lemma):
                return True
            if inner.heads("complement", "of", "possessor"):  # "the decision to ...", "the inclusion of ..."
                return True
        return any(self.context.entity("dl:about", h) is not None for h in statement.about_heads)

    def _denies_that(self, statement: StatementDraft) -> bool:
        """ "Peru accused Chile of it, but Chile denied that": what was said before in the same sentence."""
        p, last = statement.predication, self.found[-1] if self.found else None
        if statement.act != "sa:deny" or p is None or last is None or last.speakers == statement.speakers:
            return False
        if any(self.doc[h].pos_ not in ("PRON", "DET") for h in p.heads("object", "complement")):
            return False
        statement.about_heads = [h for h in last.about_heads if h in self.context.by_trigger]
        return bool(self.doc[p.trigger].sent.start_char <= last.evidence[0].begin)

    def _addressees(self, statement: StatementDraft, match: Match) -> None:
        operators, view = self.context.frames.operators, self.context.matcher.view(match.predication)
        sources = [h for function in operators.source for h in view.get(function, ())]  # "according to"
        for head in match.fillers.get("dl:addressee", []):
            if head in sources or self.doc[head].lemma_.lower() in operators.press:
                continue
            entity = self.context.entity("dl:addressee", head)
            if entity is None or entity in statement.speakers:
                continue
            if entity.type == "media":
                statement.attributed.append(entity)
            elif entity not in statement.addressees:
                statement.addressees.append(entity)
        for head in match.fillers.get("dl:attributedTo", []):
            entity = self.context.entity("dl:attributedTo", head)
            if entity is not None:
                statement.attributed.append(entity)

    def _quotations(self, statement: StatementDraft, p: Predication, span: Span, content: Content) -> None:
        block = self._block(span.begin)
        sentence = self.doc[p.trigger].sent
        reach = Span(sentence.start_char, sentence.end_char)
        for quotation in self.analysis.quotations:
            inside = quotation.span.begin < span.end and span.begin < quotation.span.end
            beside = quotation.span.begin < reach.end and reach.begin < quotation.span.end and not quotation.scare
            if not (inside or (beside and self._carries(p))) or quotation in self.used:
                continue
            if self._block(quotation.span.begin) != block and quotation.span.begin > span.end:
                continue
            self._take(statement, quotation, content)
            if not inside:
                statement.evidence = [cover(statement.evidence[0], quotation.outer)]

    def _carries(self, p: Predication) -> bool:
        """Whether this is the main speech act of its sentence."""
        sentence = self.doc[p.trigger].sent
        return p.relation in ("", "coordinate") or self.doc[p.trigger].i == sentence.root.i

    def _take(self, statement: StatementDraft, quotation: Quotation, content: Content | None = None) -> None:
        """Give a quotation to a statement and read what its sentences say."""
        statement.quotations.append(quotation)
        self.used.add(quotation)
        if statement.speakers:
            self.analysis.referents.set_speaker(quotation.span.begin, quotation.span.end, statement.speakers[0])
        content = content or Content(self.context, None, statement.speakers, document=statement.document)
        for p in self.analysis.between(quotation.span.begin, quotation.span.end):
            statement.inside.add(p.index)
            outside = p.parent is None or not self._within(self.analysis.predications[p.parent], quotation)
            if outside and p.kind is TriggerKind.VERB and p.index not in content.seen:
                content.add(p)

    def _within(self, p: Predication, quotation: Quotation) -> bool:
        return quotation.span.begin <= self.doc[p.trigger].idx < quotation.span.end

    def _subtree(self, p: Predication) -> set[int]:
        by_trigger = self.context.by_trigger
        return {by_trigger[t.i].index for t in self.doc[p.trigger].subtree if t.i in by_trigger}

    def _act(self, statement: StatementDraft, content: Content) -> None:
        """What is condemned, called for or threatened in plain words makes the act a condemnation, call or threat."""
        if statement.act not in _PLAIN_ACTS:
            return
        for match in content.acts[:1]:
            self._addressees(statement, match)
            if match.frame.speech is not None and match.frame.speech.act not in _PLAIN_ACTS:
                statement.act = match.frame.speech.act
                return
        for draft in statement.propositions:
            if draft.force in _ACT_OF_FORCE:
                statement.act = _ACT_OF_FORCE[draft.force]
                return
        if content.obliges:
            statement.act = "sa:call-for"

    # ---------------------------------------------------------------- without a verb of speaking
    def _headlines(self) -> None:
        """ "Brazil: foreign troops must leave": who stands before the colon says what follows."""
        text = self.analysis.article.text
        for block in self.analysis.article.blocks:
            colon = text.find(": ", block.begin, block.end)
            if block.kind is not BlockKind.HEADLINE or colon < 0:
                continue
            before = [t for t in self.doc if block.begin <= t.idx < colon and not t.is_space]
            speaker = self.analysis.referents.actor(before[-1].i) if 0 < len(before) <= 6 else None
            said = [p for p in self.analysis.between(colon, block.end) if p.kind is TriggerKind.VERB]
            if speaker is None or not said or any(block.begin <= s.evidence[0].begin < block.end for s in self.found):
                continue
            content = Content(self.context, None, [speaker])
            for p in said:
                content.add(p)
            if content.found:
                span = Span(block.begin, block.end)
                statement = StatementDraft(
                    "sa:state", [speaker], [span], "headline", said[0], propositions=content.found
                )
                statement.inside = {p.index for p in said}
                self._act(statement, content)
                self.found.append(statement)

    def _according_to(self) -> None:
        """ "according to the ministry": the source of what the clause says."""
        for p in self.analysis.predications:
            view = self.context.matcher.view(p)
            heads = [h for function in sorted(self.context.frames.operators.source) for h in view.get(function, [])]
            if not heads or p.kind is not TriggerKind.VERB or p.index not in self.context.matches:
                continue
            sources = self.context.entities("dl:speaker", heads)
            document = not sources and self.who.is_resolution(heads)  # "according to the resolution"
            if not sources and not document and any("document" in self.context.matcher.types(h) for h in heads):
                sources = self.who.issuer(p, heads)  # "according to the statement"
            media = [s for s in sources if s.type == "media"]
            owner = next((s for s in self.found if s.predication is p), None)
            if owner is not None and document:  # "according to the resolution, the government commits to ..."
                owner.speakers, owner.document = [], True
            elif owner is not None:
                owner.attributed += [s for s in sources if s not in owner.attributed]
            elif media:
                attribute(self.context, self.found, p, media)
            elif sources or document:
                span = self.context.clause(p, content=True)
                time = self.context.time_of(p)
                statement = StatementDraft("sa:state", sources, [span], "according-to", p, time=time, document=document)
                content = Content(self.context, None, sources, document=document)
                content.add(p)
                statement.inside = self._subtree(p)
                for quotation in self.context.quotations_in(span):
                    if quotation not in self.used:
                        self._take(statement, quotation, content)
                statement.propositions = content.found
                self._act(statement, content)
                self.found.append(statement)

    def _orphans(self) -> None:
        """Quotations that no verb carries go on with whoever was quoted last, at most one paragraph before."""
        for quotation in self.analysis.quotations:
            if quotation in self.used or quotation.scare or not self._is_news(quotation):
                continue
            before = [
                s for s in self.found if s.evidence[0].begin < quotation.span.begin and (s.quotations or s.inside)
            ]
            last = max(before, key=lambda s: max(e.end for e in s.evidence), default=None)
            if last is None or self._distance(last, quotation) > 1 or not self._is_sentence(quotation):
                continue
            if self._block(last.evidence[-1].begin) == self._block(quotation.span.begin):
                self._extend(last, quotation)
            else:
                self._continue(last, quotation)
        self.found.sort(key=lambda s: s.evidence[0])

    def _extend(self, last: StatementDraft, quotation: Quotation) -> None:
        content = Content(self.context, None, last.speakers, document=last.document)
        self._take(last, quotation, content)
        last.evidence.append(quotation.outer)
        last.propositions += content.found
        self._act(last, content)

    def _continue(self, last: StatementDraft, quotation: Quotation) -> None:
        statement = StatementDraft(
            "sa:state",
            last.speakers,
            [quotation.outer],
            last.rule,
            addressees=[],
            attributed=list(last.attributed),
            time=None,
            document=last.document,
        )
        content = Content(self.context, None, last.speakers, document=last.document)
        self._take(statement, quotation, content)
        statement.propositions = content.found
        self._act(statement, content)
        self.found.append(statement)

    def _is_sentence(self, quotation: Quotation) -> bool:
        """Whether it stands as a sentence of its own, not as words within somebody's clause."""
        span = self.analysis.doc.char_span(quotation.span.begin, quotation.span.end, alignment_mode="expand")
        if span is None or len(span) <= 4:
            return False
        sentence = span[-1].sent if len(span) > 1 else span.sent
        first = span[0].sent
        outside = [
            t
            for t in self.doc[first.start : sentence.end]
            if t.is_alpha and not quotation.outer.begin <= t.idx < quotation.outer.end
        ]
        return not outside and any(t.pos_ in ("VERB", "AUX") for t in span)

    def _is_news(self, quotation: Quotation) -> bool:
        block = self._block(quotation.span.begin)
        return block is None or block.kind.is_news

    def _block(self, offset: int) -> Block | None:
        return next((b for b in self.analysis.article.blocks if b.begin <= offset < b.end), None)

    def _distance(self, statement: StatementDraft, quotation: Quotation) -> int:
        """News paragraphs between a statement and a quotation."""
        blocks = [b for b in self.analysis.article.blocks if b.kind.is_news]
        ends = max(e.end for e in statement.evidence)
        first = next((i for i, b in enumerate(blocks) if b.begin <= ends <= b.end), 0)
        second = next((i for i, b in enumerate(blocks) if b.begin <= quotation.span.begin < b.end), 0)
        return second - first
