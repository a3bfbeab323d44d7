"""Who speaks: the subject of a verb of speaking, whoever issued the text that "says", whoever goes on speaking."""

from dateline.language.model import Entity, Predication, Span
from dateline.language.syntax import is_gerund
from dateline.reading.attribution import has_own_subject
from dateline.reading.context import Context
from dateline.reading.draft import StatementDraft
from dateline.reading.match import Match


class Speakers:
    """Finds the speakers of one article's statements.

    Args:
        context: the article under reading.
        found: the statements found so far, in order; it grows while the article is read.
    """

    def __init__(self, context: Context, found: list[StatementDraft]) -> None:
        self.context, self.found = context, found
        self.analysis, self.doc = context.analysis, context.doc

    def speak(self, p: Predication, match: Match) -> tuple[list[Entity], bool]:
        """Who speaks, and whether it is a text that does: nobody and False where no speaker is known."""
        context = self.context
        heads = [context.matcher.antecedent(h) for h in match.fillers.get("dl:speaker", [])]
        heads = self._outer(p, heads) or heads
        speakers = context.entities("dl:speaker", heads)
        document = any("document" in context.matcher.types(h) for h in heads)
        if self._same_text(p, heads):
            document, speakers = True, self.found[-1].speakers
        elif p.lemma in context.frames.operators.adding and (same := self._said_on(p)):
            speakers = same
        elif document and not speakers:
            speakers = self._said_on(p) or self.issuer(p, heads)
        elif heads and (self._both(p, heads) or self._goes_on(p, heads) or self._is_own_subject(p, heads, speakers)):
            speakers = self.found[-1].speakers
        text = document and bool(self.found) and self.found[-1].document
        return speakers, document if speakers else self.is_resolution(heads) or text

    def _outer(self, p: Predication, heads: list[int]) -> list[int]:
        """ "Mali accused Niger of shelling the town, condemning the raid": whoever accuses also condemns."""
        if p.relation != "adverbial" or has_own_subject(self.doc[p.trigger]) or not is_gerund(self.doc[p.trigger]):
            return []
        above = self.analysis.predications[p.parent] if p.parent is not None else None
        if above is None:
            return []
        deed = any(t.dep_ == "pcomp" for t in (self.doc[above.trigger], self.doc[above.trigger].head))
        if not deed and any(self.doc[h].pos_ != "PRON" for h in heads):
            return []  # "said that rebels shelled the town, telling ..."; but "said that it had won, warning ..."
        while above is not None and above.relation in ("complement", "coordinate") and above.parent is not None:
            above = self.analysis.predications[above.parent]
            if self.context.speech(above) is not None:
                return above.heads("subject")
        return []

    def _said_on(self, p: Predication) -> list[Entity]:
        """ "He said the text was weak and called on ...", "she said the army had fled and added": the parser gives the
        second verb to the text or to the army."""
        if p.relation != "coordinate" or p.parent is None or has_own_subject(self.doc[p.trigger]):
            return []
        inner = self.analysis.predications[p.parent]
        outer = self.analysis.predications[inner.parent] if inner.parent is not None else None
        if outer is None or inner.relation != "complement" or self.context.speech(outer) is None:
            return []
        return self.context.entities("dl:speaker", outer.heads("subject"))

    def _is_own_subject(self, p: Predication, heads: list[int], speakers: list[Entity]) -> bool:
        """ "Smith, he said, had fled": he is not Smith, but whoever was heard before."""
        if not self.found or any(self.doc[h].pos_ != "PRON" for h in heads):
            return False
        inner = [self.context.by_trigger[h] for h in p.heads("complement") if h in self.context.by_trigger]
        subjects = [h for q in inner for h in q.heads("subject", "object") if h < heads[0]]
        return any(self.analysis.referents.actor(h) in speakers for h in subjects) and self._near(self.found[-1], p)

    def _both(self, p: Predication, heads: list[int]) -> bool:
        """ "The two also said": those who were heard last, together."""
        if not self.found or any(self.doc[h].pos_ != "NUM" for h in heads) or not self._near(self.found[-1], p):
            return False
        last = self.found[-1].speakers
        return len(last) > 1 or any(not e.named and e.type != "person" for e in last)

    def _same_text(self, p: Predication, heads: list[int]) -> bool:
        """ "It further says ...", after what a resolution says."""
        it = bool(heads) and all(self.doc[h].lower_ in self.context.frames.operators.neuter for h in heads)
        return it and bool(self.found) and self.found[-1].document and self._near(self.found[-1], p)

    def _goes_on(self, p: Predication, heads: list[int]) -> bool:
        """ "...," he added: whoever was heard last, in this paragraph or the one before, goes on speaking."""
        if not self.found or any(self.doc[h].pos_ != "PRON" for h in heads) or len(self.found[-1].speakers) > 1:
            return False
        last, speaker = self.found[-1], self.found[-1].speakers[:1]
        sentence = self.doc[p.trigger].sent
        reach = Span(sentence.start_char, sentence.end_char)
        quoted = [q for q in self.context.quotations_in(reach) if q.outer.begin <= self.doc[p.trigger].idx]
        singular = self.doc[heads[0]].lower_ in self.context.frames.operators.one_person
        fits = bool(speaker) and (speaker[0].type == "person") == singular
        return bool(quoted) and fits and last.act != "" and self._near(last, p)

    def _near(self, last: StatementDraft, p: Predication) -> bool:
        blocks = [b for b in self.analysis.article.blocks if b.kind.is_news]
        at = self.doc[p.trigger].idx
        first = next((i for i, b in enumerate(blocks) if b.begin <= last.evidence[-1].begin < b.end), 0)
        second = next((i for i, b in enumerate(blocks) if b.begin <= at < b.end), 0)
        return 0 <= second - first <= 1

    def issuer(self, p: Predication, heads: list[int]) -> list[Entity]:
        """ "The statement said": whoever issued it; of "a statement" whoever it says something of; else whoever was
        last heard."""
        for head in heads:
            owner = self.context.by_trigger.get(head)
            for function in ("possessor", "modifier", "of", "from", "by", "subject"):
                found = self.context.entities("dl:speaker", owner.heads(function)) if owner is not None else []
                if found:
                    return found
        if self.is_resolution(heads):
            return []
        for head in heads:
            for verb in self.context.matcher.verbs_of.get(head, ()):  # "Chad issued a statement condemning ..."
                found = (
                    self.context.entities("dl:speaker", verb.heads("subject")) if head in verb.heads("object") else []
                )
                if found:
                    return found
        definite = self.context.frames.operators.definite
        if not any(c.lower_ in definite for h in heads for c in self.doc[h].children if c.dep_ == "det"):
            inner = [self.context.by_trigger[h] for h in p.heads("complement") if h in self.context.by_trigger]
            subjects = self.context.entities("dl:speaker", [h for q in inner for h in q.heads("subject")])
            if groups := [e for e in subjects if e.named and e.type not in ("person", "other")]:
                return groups[:1]  # "The alliance stays on, says a statement"
        return self.found[-1].speakers if self.found and self._near(self.found[-1], p) else []

    def is_resolution(self, heads: list[int]) -> bool:
        """Whether a noun is a resolution: by itself, or because somebody adopted it ("passed a motion")."""
        for head in heads:
            noun = self.context.by_trigger.get(head)
            for p in [*([noun] if noun is not None else []), *self.context.matcher.verbs_of.get(head, ())]:
                match = self.context.event(p)
                if match is not None and match.frame.event is not None and match.frame.event.cls == "dl:Resolution":
                    return True
        return False
