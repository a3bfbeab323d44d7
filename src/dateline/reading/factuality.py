"""Did it happen, as the article tells it? The form of a predication and the words above it decide.

Conservative: whatever is not said to have happened is not claimed to have. The four outcomes are the concepts of
`fa:`; a happening that is only demanded or threatened is `fa:uncertain` here, and becomes a proposition elsewhere.
"""

from collections.abc import Callable

from spacy.tokens import Token

from dateline.language.grammar import load_grammar
from dateline.language.model import Analysis, Modality, Predication, TriggerKind
from dateline.reading.frames import Frames

OCCURRED, PLANNED, UNCERTAIN, DENIED = "fa:occurred", "fa:planned", "fa:uncertain", "fa:did-not-occur"

_OF_MODALITY = {
    Modality.ASSERTED: OCCURRED,
    Modality.FUTURE: PLANNED,
    Modality.OBLIGATION: UNCERTAIN,
    Modality.POSSIBLE: UNCERTAIN,
    Modality.CONDITIONAL: UNCERTAIN,
    Modality.REPORTED: UNCERTAIN,
}


class Factuality:
    """Judges the predications of one article.

    Args:
        analysis: the article's analysis.
        frames: the frames, for the operators of the language.
        force: whether a predication is a speech act and what it does to its content: None where it is none, "" where
            it merely reports, else the force.
        presupposed: whether "the ..." of a predication speaks of something that happened, whatever is thought of it.
    """

    def __init__(
        self,
        analysis: Analysis,
        frames: Frames,
        force: Callable[[Predication], str | None],
        presupposed: Callable[[Predication], bool],
    ) -> None:
        self.analysis, self.operators, self.force, self.presupposed = analysis, frames.operators, force, presupposed
        self.by_trigger = {p.trigger: p for p in analysis.predications}
        self._known: dict[int, str] = {}

    def of(self, p: Predication, *, negation: bool = True) -> str:
        """The factuality of what a predication denotes; without `negation`, as if it were not negated ("did not show
        up" is an absence that occurred)."""
        if not negation and p.negated:
            return OCCURRED if self.of(p) == DENIED else self.of(p)
        if p.index not in self._known:
            self._known[p.index] = UNCERTAIN  # against circles
            self._known[p.index] = self._noun(p) if p.kind is TriggerKind.NOUN else self._verb(p)
        return self._known[p.index]

    def _parent(self, p: Predication) -> Predication | None:
        return None if p.parent is None else self.analysis.predications[p.parent]

    def _first(self, p: Predication) -> Predication:
        """The first of coordinated predications."""
        while p.relation == "coordinate" and p.parent is not None:
            p = self.analysis.predications[p.parent]
        return p

    def _is_asked(self, p: Predication) -> bool:
        """ "Did the army shell the town?": the main clause of a question, not one that it takes for granted."""
        if p.relation not in ("", "coordinate"):
            return False
        sentence = self.analysis.tokens[p.trigger].sent
        return self.analysis.article.text[sentence.start_char : sentence.end_char].rstrip().endswith("?")

    # ---------------------------------------------------------------- verbs
    def _verb(self, p: Predication) -> str:
        outer = self._parent(p)
        if p.relation == "purpose" or self._is_doubted(p) or self._is_general(p):
            return UNCERTAIN
        if p.modality is Modality.INFINITIVE:
            if outer is not None and p.relation == "coordinate":
                own = self.of(self._first(p))
            else:
                infinitive = not _is_perfect(self.analysis.doc[p.trigger])  # "claims to have hit": it is told as done
                own = self._under(outer, infinitive=infinitive) if outer is not None else UNCERTAIN
        else:
            own = UNCERTAIN if self._is_asked(p) or self._depends(p) else _OF_MODALITY[p.modality]
            if own == OCCURRED and outer is not None and p.relation in ("complement", "coordinate"):
                top = self._first(p)
                governor = self._parent(top)
                if top.relation == "complement" and governor is not None:
                    own = self._under(governor, infinitive=False)
                elif not _is_finite(self.analysis, p):
                    own = self.of(outer) if not outer.negated else UNCERTAIN
            elif (
                own == OCCURRED and outer is not None and p.relation == "adverbial" and not _is_finite(self.analysis, p)
            ):
                above = self.of(outer) if outer.kind is TriggerKind.VERB else OCCURRED
                own = OCCURRED if above in (OCCURRED, DENIED) else above
        if p.negated:
            return DENIED if own in (OCCURRED, DENIED) else UNCERTAIN
        return own

    def _depends(self, p: Predication) -> bool:
        """ "If the talks fail, Peru will impose sanctions", "if it rains, the army withdraws": what comes about under a
        condition only is not planned, and has not happened."""
        present = p.modality is Modality.ASSERTED and p.tense == "present" and self.force(p) is None
        if p.modality is not Modality.FUTURE and not present:
            return False
        return any(q.modality is Modality.CONDITIONAL and q.relation == "adverbial" for q in self.analysis.below(p))

    def _is_general(self, p: Predication) -> bool:
        """A habit, what anybody does, and what is named as a notion: "often frees prisoners", "you expel them by",
        "leeway on kicking out diplomats"."""
        token, words = self.analysis.tokens[p.trigger], self.operators
        beside = [c for c in token.children if c.dep_ in ("advmod", "npadvmod", "neg")]
        beside += [c for when in beside for c in when.children if c.dep_ == "det"]
        if any(c.lower_ in words.habitual for c in beside) and self.force(p) is None:
            return True  # "has always denied it" is still a word of his
        doers = (self.analysis.tokens[h] for h in p.heads("subject"))
        if any(doer.pos_ == "PRON" and doer.lower_ in words.anyone for doer in doers):
            return True
        if token.dep_ != "pcomp" or token.head.lower_ not in words.notional:
            return False
        noun = token.head.head
        carried = noun.lemma_.lower() in words.conveys | load_grammar(self.analysis.article.language).time_nouns
        return noun.pos_ == "NOUN" and not carried

    def _is_doubted(self, p: Predication) -> bool:
        """Words beside the clause that leave it open: "it was untrue that", "came close to", "without", and "it was
        not the army that"."""
        token, doubtful = self.analysis.doc[p.trigger], self.operators.doubtful
        if token.dep_ == "pcomp":
            preposition = token.head
            beside = {c.lower_ for c in preposition.children if c.dep_ == "advmod"} | {preposition.lower_}
            if beside & self.operators.lacking or preposition.head.lemma_.lower() in doubtful:
                return True
        if p.relation == "relative" and token.head.dep_ == "attr":  # a cleft
            copula = token.head.head
            subjects = [c for c in copula.children if c.dep_ in ("nsubj", "expl")]
            if any(c.lower_ in self.operators.neuter for c in subjects):
                return any(c.dep_ == "neg" for c in copula.children)
        if token.dep_ in ("ccomp", "csubj", "xcomp", "advcl") and token.head.pos_ == "AUX":
            return any(c.dep_ in ("acomp", "attr") and c.lemma_.lower() in doubtful for c in token.head.children)
        return False

    def _under(self, outer: Predication, *, infinitive: bool) -> str:
        """What holds of a complement of `outer`."""
        operators, lemma = self.operators, outer.lemma
        force = self.force(outer)
        if force:
            return UNCERTAIN
        if force is not None and not infinitive:
            return OCCURRED
        if outer.negated:
            return UNCERTAIN
        if infinitive and outer.passive and lemma in operators.established:
            return self.of(outer)
        for words, verdict in (
            (operators.negative, DENIED),
            (operators.planned, PLANNED if infinitive else UNCERTAIN),
            (operators.transparent, None),
            (operators.uncertain, UNCERTAIN),
        ):
            if lemma in words or lemma.split(" ")[0] in words:
                return self.of(outer) if verdict is None else verdict
        return UNCERTAIN if infinitive else self.of(outer)

    # ---------------------------------------------------------------- nouns
    def _noun(self, p: Predication) -> str:
        doc, operators = self.analysis.tokens, self.operators
        token = doc[p.trigger]
        none = any(c.dep_ == "det" and c.lower_ in operators.none for c in token.children)
        if none or (p.negated and not self._is_another(token)):
            return DENIED
        for child in token.children:
            lemma = child.lemma_.lower()
            if child.dep_ in ("amod", "compound", "det"):
                if lemma in operators.planned:
                    return PLANNED
                if lemma in operators.uncertain:
                    return UNCERTAIN
        definite = any(
            c.dep_ in ("det", "poss") and (c.lower_ in operators.definite or c.dep_ == "poss") for c in token.children
        )
        return self._noun_governed(p, definite)

    def _is_another(self, token: Token) -> bool:
        """ "It was not the first attack on the port": which one it was is denied, not that there was one."""
        definite, distinct = self.operators.definite, self.operators.distinct
        which = {c.lower_ for c in token.children if c.dep_ == "amod"}
        return token.dep_ == "attr" and bool(which & distinct) and any(c.lower_ in definite for c in token.children)

    def _noun_governed(self, p: Predication, definite: bool) -> str:
        doc, operators = self.analysis.tokens, self.operators
        token = doc[p.trigger]
        while token.dep_ == "conj":
            if token.head.pos_ != token.pos_:  # "a truce between Peru and Chile and the release of": it goes on above
                nouns = (t for t in token.ancestors if t.pos_ == doc[p.trigger].pos_)
                if (noun := next(nouns, None)) is None:
                    break
                token = noun
            else:
                token = token.head
        preposition = token.head if token.dep_ in ("pobj", "pcomp") else None
        if preposition is not None and preposition.lower_ in operators.factive_prepositions:
            return OCCURRED
        head = preposition.head if preposition is not None else token.head
        while head.dep_ in ("prep", "agent") and head.head.i != head.i:
            head = head.head
        governor = self.by_trigger.get(head.i) if head.i != token.i else None
        if preposition is not None and not definite and self._is_lacking(head, preposition):
            return UNCERTAIN
        if governor is None:
            return OCCURRED
        if preposition is not None and head.lemma_.lower() in operators.partitive:
            return self.of(governor) if governor.kind is TriggerKind.NOUN else OCCURRED
        force = self.force(governor)
        if governor.kind is TriggerKind.NOUN:
            if force or governor.lemma in operators.uncertain | operators.planned:
                return UNCERTAIN
            return DENIED if governor.lemma in operators.negative else OCCURRED
        role = _role(governor, token.i)
        if role == "subject" and not definite and doc[governor.trigger].pos_ == "AUX":
            said_of_it = {doc[h].lemma_.lower() for h in governor.heads("attribute")}
            if said_of_it & operators.doubtful:
                return UNCERTAIN  # "a strike is unlikely"
        if role == "object":
            lemma = governor.lemma
            if force:
                return UNCERTAIN
            if lemma in operators.light | operators.transparent | (operators.conveys - operators.planned):
                return self.of(governor)
            own = any(c.dep_ == "poss" and c.pos_ in ("PRON", "DET") for c in token.children)
            if governor.negated and own and not self.presupposed(p):
                return UNCERTAIN  # "did not voice its opposition"
            if lemma in operators.negative:  # "the attack was thwarted" claims none
                return UNCERTAIN if definite or self.of(governor) != OCCURRED else DENIED
            clauses = {q.trigger for q in self.analysis.below(governor) if q.kind is TriggerKind.VERB}
            aim = any(a.head in clauses for a in governor.arguments)  # "was designed to ...", "was aimed at ...-ing"
            if not (definite and governor.modality is Modality.ASSERTED and (aim or lemma not in operators.planned)):
                if lemma in operators.planned:
                    return PLANNED
                if lemma in operators.uncertain | operators.negative:
                    return UNCERTAIN
            if lemma in operators.uncertain and not self.presupposed(p):
                return UNCERTAIN  # "considered the withdrawal"; but "discussed the attack"
            if definite or force is not None:
                return OCCURRED
            return self.of(governor) if self.of(governor) != DENIED else UNCERTAIN
        if preposition is not None:
            wanted = preposition.lower_ in operators.aims and governor.lemma in operators.uncertain | operators.planned
            if force or wanted:
                return UNCERTAIN
        if definite or (preposition is not None and not force):
            return OCCURRED if definite or self.of(governor) in (OCCURRED, DENIED) else UNCERTAIN
        above = self.of(governor)
        return OCCURRED if above == OCCURRED else UNCERTAIN

    def _is_lacking(self, head: Token, preposition: Token) -> bool:
        """ "There is no evidence of an attack": nothing is said of one; "nobody died in an attack" speaks of one."""
        operators = self.operators
        if preposition.lower_ in operators.simultaneous | frozenset(operators.where):
            return False
        nouns = [head, *(c for c in head.children if head.pos_ == "AUX" and c.dep_ in ("nsubj", "attr"))]
        return any(c.dep_ == "det" and c.lower_ in operators.none for n in nouns for c in n.children)


def _is_perfect(token: Token) -> bool:
    """Whether a participle has an auxiliary of the perfect: "to have hit", "te hebben getroffen"."""
    past = "Past" in token.morph.get("Tense", []) and "Part" in token.morph.get("VerbForm", [])
    return past and any(c.dep_ == "aux" and c.pos_ in ("AUX", "VERB") for c in token.children)


def _role(governor: Predication, head: int) -> str:
    return next((a.function for a in governor.arguments if a.head == head), "")


def _is_finite(analysis: Analysis, p: Predication) -> bool:
    token = analysis.tokens[p.trigger]
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in token.children):
        return True
    return token.morph.get("VerbForm", []) == ["Fin"]
