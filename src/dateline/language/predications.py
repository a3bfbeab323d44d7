"""From syntax to predications: who does what to whom, whatever the voice, clause or part of speech.

The input is a spaCy Doc with ClearNLP dependency labels; nothing here knows which language it is in but the word
lists of its grammar. The work is done in three passes: `arguments.collect` reads what hangs on a trigger,
`_link` says how triggers hang on each other, and `_share` hands arguments on (control, relative clauses, participles,
coordination) from the outer predication to the inner one.
"""

from spacy.tokens import Doc, Token

from dateline.language.arguments import collect
from dateline.language.grammar import Grammar
from dateline.language.model import Argument, Modality, Predication, TriggerKind
from dateline.language.mood import set_mood
from dateline.language.syntax import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    depth,
    has_aux,
    has_mark,
    is_aside,
    is_gerund,
    is_participle,
    is_tensed,
    lemma,
)

_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_CLAUSES = {"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "csubj", "csubjpass", "parataxis"}


def find_predications(doc: Doc, grammar: Grammar) -> list[Predication]:
    """All predications of a parsed text, in the order of their triggers."""
    return _Finder(doc, grammar).run()


class _Finder:
    def __init__(self, doc: Doc, grammar: Grammar) -> None:
        self.doc, self.grammar = doc, grammar
        self.of: dict[int, Predication] = {}  # by trigger token
        self.all: list[Predication] = []

    def run(self) -> list[Predication]:
        sentence = -1
        for token in self.doc:
            sentence += bool(token.is_sent_start)
            if kind := self._kind(token):
                p = Predication(len(self.of), token.i, lemma(token), kind, sentence=max(sentence, 0))
                self.of[token.i] = p
        self.all = list(self.of.values())
        for p in self.all:
            collect(self.doc, p, self.grammar)
            set_mood(self.doc, p, self.grammar)
        for p in self.all:
            self._link(p)
        for p in self.all:
            self._invert(p)
        for p in sorted(self.all, key=lambda p: (depth(self.doc[p.trigger]), p.trigger)):
            self._share(p)
        return self.all

    def _kind(self, token: Token) -> TriggerKind | None:
        pos, dep = token.pos_, token.dep_
        if dep == "amod" and token.i > 1 and token.nbor(-1).text == "-":
            return TriggerKind.ADJECTIVE  # "non-binding", whatever the tagger makes of its parts
        if pos == "VERB" and dep not in ("amod", "prep", "aux", "auxpass", "case"):
            return TriggerKind.VERB
        if pos == "AUX" and dep not in ("aux", "auxpass"):
            return TriggerKind.VERB  # a copula
        if pos == "NOUN":
            return TriggerKind.NOUN
        if pos == "ADJ" and dep in ("acomp", "amod", "attr", "oprd", "conj", "ccomp", "ROOT"):
            return TriggerKind.ADJECTIVE
        return None

    # ---------------------------------------------------------------- how predications hang together
    def _link(self, p: Predication) -> None:
        token = self.doc[p.trigger]
        if p.kind is TriggerKind.VERB:
            self._link_verb(p, token)
            return
        governor = token.head
        if token.dep_ in ("dobj", "nsubjpass", "nsubj", "attr", "acomp", "amod", "oprd", "pobj", "conj", "compound"):
            if token.dep_ == "conj":
                outer = self.of.get(governor.i)
                outer = self._beside_parties(token) or outer
                if outer is not None and outer.kind is p.kind:
                    p.parent, p.relation = outer.index, "coordinate"
                    return
            while governor.dep_ in _PREPOSITIONS and governor.i not in self.of and governor.head.i != governor.i:
                governor = governor.head
            if governor.i in self.of:
                p.parent, p.relation = self.of[governor.i].index, "argument"

    def _beside_parties(self, token: Token) -> Predication | None:
        """ "A truce between Mali and Niger and the release of prisoners", parsed as if the release were a third party:
        the noun that it stands beside."""
        party = token
        while party.dep_ == "conj" and party.head.i != party.i:
            party = party.head
        joined = sum(t.dep_ == "cc" for t in self.doc[party.i : token.i])
        if joined < 2 or party.dep_ != "pobj" or not any(c.dep_ == "prep" for c in token.children):
            return None
        return self.of.get(party.head.head.i)

    def _link_verb(self, p: Predication, token: Token) -> None:
        dep, head = token.dep_, token.head
        if dep not in _CLAUSES or head.i == token.i:
            return
        if dep == "pcomp":
            preposition = head
            absolute = preposition.lower_ in self.grammar.absolute and any(c.dep_ in SUBJECTS for c in token.children)
            while head.i not in self.of and head.head.i != head.i:
                head = head.head
            if head.i in self.of:
                p.parent, p.relation = self.of[head.i].index, "adverbial" if absolute else "complement"
                if absolute:  # "with the rebels shelling the town"
                    return
                function = "of" if preposition.lower_ in self.grammar.of else preposition.lower_
                self._clause_argument(self.of[head.i], p, function)
            return
        outer = self.of.get(head.i)
        if dep == "acl" and self._is_second_victim(p, token):
            return
        if outer is None:  # "Adam Smith, who leads ..." hangs on a name, which is no predication
            p.relation = "relative" if dep in ("relcl", "acl") else ""
            return
        p.parent = outer.index
        if dep == "relcl" and p.modality is Modality.INFINITIVE and not any(c.dep_ in SUBJECTS for c in token.children):
            dep = "acl" if outer.lemma in self.grammar.infinitive_takers else dep  # "a deadline to surrender"
        if dep == "conj" and not (outer.lemma in self.grammar.clause_takers and self._complements(token)):
            p.relation = "coordinate"
        elif dep == "relcl" and self._says_that(token, outer) and self._lift(p, outer):
            p.relation = "complement"
            p.arguments = [a for a in p.arguments if self.doc[a.head].lower_ not in self.grammar.complementizers]
        elif dep == "relcl":
            p.relation = "relative"
        elif dep == "acl":
            infinitive = p.modality is Modality.INFINITIVE
            p.relation = "complement" if infinitive or has_mark(token) else "relative"
            if p.relation == "complement" and not self._lift(p, outer):
                self._clause_argument(outer, p, "complement")
        elif dep in ("ccomp", "parataxis") or (dep == "advcl" and not has_mark(token)):
            if dep == "advcl" and p.modality is Modality.CONDITIONAL:  # "had they left, ..."
                p.relation = "adverbial"
            elif self._is_asyndeton(token, outer):
                p.relation = "coordinate"
            elif dep == "advcl":
                p.relation = "purpose" if p.modality is Modality.INFINITIVE else "adverbial"
                takers = self.grammar.object_control | self.grammar.infinitive_takers
                if p.relation == "purpose" and outer.lemma in takers:
                    p.relation = "complement"
                    self._clause_argument(outer, p, "complement")
            else:
                p.relation = "adverbial" if p.modality is Modality.CONDITIONAL else "complement"
                self._clause_argument(outer, p, "complement")
        elif dep == "advcl" and outer.relation in ("complement", "coordinate") and self._complements(token):
            p.relation = "coordinate"  # "demanded that the base close, that the troops leave"
        elif dep == "conj" and outer.lemma in self.grammar.clause_takers and self._complements(token):
            p.relation = "complement"
            self._clause_argument(outer, p, "complement")
        elif dep == "advcl":
            mark = next(c for c in token.children if c.dep_ == "mark")
            if p.modality is Modality.INFINITIVE and mark.lower_ in ("for", "om"):  # "called for the troops to leave"
                p.relation = "complement"
                self._clause_argument(outer, p, "complement")
                self._clause_argument(outer, p, mark.lower_)
            else:
                p.relation = "adverbial"
        else:
            p.relation = "complement"
            self._clause_argument(outer, p, "complement")
        if p.relation == "complement" and p.modality is Modality.INFINITIVE and p.kind is TriggerKind.VERB:
            if outer.lemma in self.grammar.obligation_verbs and outer.kind is TriggerKind.VERB:
                p.modality = Modality.OBLIGATION
            elif outer.lemma in self.grammar.future_verbs and dep == "xcomp":
                p.modality = Modality.FUTURE
                p.negated = p.negated or outer.negated  # "is not going to leave"
        if p.relation == "complement" and outer.lemma in self.grammar.mandative and _is_bare(token, outer):
            p.modality = Modality.OBLIGATION
        if p.relation == "adverbial" and p.lemma.split(" ")[0] in self.grammar.consequences:
            self._follow(p, outer)
        said = p.relation == "complement" and outer.lemma in self.grammar.clause_takers
        would = any(c.dep_ == "aux" and c.lemma_.lower() in self.grammar.future_in_past for c in token.children)
        if said and would and p.modality is Modality.POSSIBLE:
            p.modality = Modality.FUTURE  # "said that it would attack"

    def _is_second_victim(self, p: Predication, token: Token) -> bool:
        """ "Nine were killed and dozens wounded, police said": parsed as if the dozens said so. Whether it was put
        right is returned."""
        noun = token.head
        joined = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).dep_ == "cc"
        outer, said = noun.head, None
        if noun.dep_ == "nsubj" and outer.dep_ == "conj" and sum(c.dep_ in SUBJECTS for c in outer.children) > 1:
            outer, said = outer.head, self.of.get(outer.i)
        elif noun.dep_ != "conj":
            return False
        first = self.of.get(outer.i)
        if first is None or first.kind is not TriggerKind.VERB or not (joined and first.passive and p.passive):
            return False
        if said is not None:
            said.arguments = [a for a in said.arguments if a.head != noun.i]
        p.arguments.append(Argument("object", noun.i))
        p.parent, p.relation = first.index, "coordinate"
        return True

    def _follow(self, p: Predication, outer: Predication) -> None:
        """ "Rebels shelled the town, residents said, killing nine": the participle goes on with what was said."""
        if outer.lemma not in self.grammar.clause_takers or has_mark(self.doc[p.trigger]):
            return
        verb = self.doc[outer.trigger]
        before = [t for t in verb.lefts if t.dep_ in ("ccomp", "parataxis") and t.i in self.of]
        if verb.dep_ == "conj" and verb.head.i in self.of and not any(c.dep_ == "cc" for c in verb.head.children):
            before.append(verb.head)  # "A bomb went off, police said, killing nine"
        if before and p.trigger > outer.trigger and is_gerund(self.doc[p.trigger]):
            p.parent = self.of[before[-1].i].index

    def _says_that(self, token: Token, noun: Predication) -> bool:
        """ "said in a speech that the troops would leave": "that" is no object of theirs."""
        that = any(c.dep_ == "dobj" and c.lower_ in self.grammar.complementizers for c in token.children)
        subject = any(c.dep_ in SUBJECTS for c in token.children)
        return that and subject and self.doc[noun.trigger].dep_ == "pobj"

    def _complements(self, token: Token) -> bool:
        """Whether a clause begins with "that"."""
        return any(c.dep_ == "mark" and c.lower_ in self.grammar.complementizers for c in token.children)

    def _invert(self, p: Predication) -> None:
        """Turn round what the parser hangs the wrong way: "The mayor, he said, had fled" and "...," said the envoy,
        reported the agency (where the envoy is given to the second verb)."""
        takers = self.grammar.clause_takers
        if p.kind is not TriggerKind.VERB or p.lemma not in takers:
            return
        if is_aside(self.doc[p.trigger]) and p.parent is not None and not p.heads("complement", "object"):
            outer = self.all[p.parent]
            outer.arguments = [a for a in outer.arguments if a.head != p.trigger]
            self._clause_argument(p, outer, "complement")
            p.parent, p.relation, outer.parent, outer.relation = outer.parent, outer.relation, p.index, "complement"
            return
        for head in p.heads("complement"):
            inner = self.of[head]
            subjects = [h for h in inner.heads("subject") if p.trigger < h < inner.trigger]
            sources = [h for h in inner.heads("object") if h > inner.trigger]
            missing = not p.heads("subject") and bool(subjects)
            found = bool(p.heads("subject")) and not inner.heads("subject") and head > p.trigger
            if inner.lemma in takers and (missing or found) and sources and not has_mark(self.doc[head]):
                p.arguments = [a for a in p.arguments if a.head != head]
                p.arguments += [Argument("subject", h) for h in subjects if missing]
                inner.arguments = [a for a in inner.arguments if a.function not in ("subject", "object")]
                inner.arguments += [Argument("subject", h) for h in sources]
                self._clause_argument(inner, p, "complement")
                p.parent, p.relation, inner.parent, inner.relation = inner.index, "complement", p.parent, p.relation

    def _lift(self, p: Predication, noun: Predication) -> bool:
        """ "told the rebels to leave", "said in a speech that ...": parsed as if the clause said which rebels or which
        speech; the verb takes it. Whether it did is returned."""
        infinitive = p.modality is Modality.INFINITIVE
        head = self.doc[noun.trigger]
        while head.dep_ in ("pobj", "prep", "dobj", "conj", "dative") and head.head.i != head.i:
            if head.dep_ == "dobj" and not infinitive:
                return False  # "the claim that ..." belongs to its noun
            head = head.head
            governor = self.of.get(head.i)
            if governor is None or governor.kind is not TriggerKind.VERB:
                continue
            takes = self.grammar.object_control if infinitive else self.grammar.clause_takers
            if governor.lemma not in takes or governor.heads("complement"):
                return False
            self._clause_argument(governor, p, "complement")
            p.parent = governor.index
            if infinitive and not p.heads("subject"):
                p.arguments.append(Argument("subject", noun.trigger))
            return True
        return False

    def _clause_argument(self, outer: Predication, inner: Predication, function: str) -> None:
        if not any(a.function == function and a.head == inner.trigger for a in outer.arguments):
            outer.arguments.append(Argument(function, inner.trigger))

    def _is_asyndeton(self, token: Token, outer: Predication) -> bool:
        """ "The base should close, the envoy should leave, the troops must go": clauses side by side."""
        has_subject = any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in token.children)
        before = token.i < outer.trigger
        return has_subject and before and not has_mark(token) and outer.lemma not in self.grammar.clause_takers

    # ---------------------------------------------------------------- arguments handed on
    def _share(self, p: Predication) -> None:
        token = self.doc[p.trigger]
        if p.relation == "relative":
            self._share_relative(p, token)
            return
        if p.parent is None:
            return
        outer = self.all[p.parent]
        if p.relation == "coordinate":
            self._share_coordinate(p, outer)
        elif p.kind is TriggerKind.VERB and p.relation in ("complement", "adverbial", "purpose"):
            finite = any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS | {"expl"} for c in token.children)
            if p.relation == "complement" and is_tensed(token) and not p.passive:
                finite = True  # a finite clause whose subject the parser lost: no control here
            if not finite and not _has_finite_subject(p):
                function = "object" if p.passive else "subject"
                for head in self._controller(p, outer):
                    p.arguments.append(Argument(function, head))
        elif p.kind is TriggerKind.ADJECTIVE and p.relation == "argument":
            if token.dep_ == "amod":
                p.arguments.append(Argument("subject", token.head.i))
            else:
                p.arguments += [Argument("subject", h) for h in outer.heads("subject", "object")]
            if token.dep_ != "amod":
                p.negated = p.negated or outer.negated

    def _controller(self, p: Predication, outer: Predication) -> list[int]:
        """Who does what the infinitive or participle says."""
        if outer.kind is TriggerKind.NOUN:  # "the rebels' decision to leave"
            return outer.heads("possessor") or outer.heads("subject") or self._light_subject(outer)
        if p.relation == "complement" and outer.lemma in self.grammar.object_control:
            for function in ("indirect", "object", "on", "to", "upon", "op", "aan"):
                nouns = [h for h in outer.heads(function) if h not in self.of or self.of[h].kind is TriggerKind.NOUN]
                if nouns:
                    return nouns
        if outer.passive:
            return outer.heads("object")
        return outer.heads("subject")

    def _light_subject(self, noun: Predication) -> list[int]:
        governor = self.all[noun.parent] if noun.parent is not None and noun.relation == "argument" else None
        return governor.heads("subject") if governor is not None and governor.kind is TriggerKind.VERB else []

    def _share_relative(self, p: Predication, token: Token) -> None:
        noun = token.head.i
        pronouns = [a for a in p.arguments if self._is_relative(a.head)]
        if pronouns:
            for argument in pronouns:
                p.arguments[p.arguments.index(argument)] = Argument(argument.function, noun, argument.via)
        elif token.dep_ == "acl":
            p.arguments.append(Argument("object" if p.passive else "subject", noun))
        elif not p.heads("object") and not p.passive:  # "the raid the general ordered"
            p.arguments.append(Argument("object", noun))

    def _is_relative(self, index: int) -> bool:
        token = self.doc[index]
        return token.pos_ in ("PRON", "DET", "SCONJ") and token.lower_ in self.grammar.relative_pronouns

    def _share_voice(self, p: Predication, outer: Predication) -> None:
        """ "Twenty were killed and fifty wounded", "bombed and burned": the second is passive as the first."""
        token = self.doc[p.trigger]
        if not outer.passive or p.passive or has_aux(token) or p.heads("object"):
            return
        numbers = [h for h in p.heads("subject") if self.doc[h].pos_ == "NUM" or self.doc[h].dep_ == "nummod"]
        if numbers or is_participle(token):
            p.passive = True
            p.arguments = [Argument("object", a.head) if a.function == "subject" else a for a in p.arguments]

    def _share_coordinate(self, p: Predication, outer: Predication) -> None:
        own = _has_finite_subject(p)
        if p.kind is TriggerKind.VERB:
            self._share_voice(p, outer)
            own = _has_finite_subject(p)
            joined = {c.lemma_.lower() for c in self.doc[outer.trigger].children if c.dep_ == "cc"}
            if joined & self.grammar.negation:
                p.negated = True  # "neither ... nor ..."
            if not own:
                function = "object" if p.passive else "subject"
                source = ("object",) if outer.passive else ("subject",)
                p.arguments += [Argument(function, h) for h in outer.heads(*source)]
            if p.modality is Modality.ASSERTED and not own and not is_tensed(self.doc[p.trigger]):
                p.modality = outer.modality  # "must leave and never return"
            if not own and not has_aux(self.doc[p.trigger]):
                p.tense = p.tense or outer.tense
        elif p.kind is TriggerKind.NOUN:
            for function in ("possessor", "modifier"):
                if not p.heads(function):
                    p.arguments += [Argument(function, h) for h in outer.heads(function)]
        # what the first is a complement of, the second is too
        top = outer
        while top.relation == "coordinate" and top.parent is not None:
            top = self.all[top.parent]
        if top.parent is not None and top.relation in ("complement", "purpose", "argument"):
            governor = self.all[top.parent]
            for argument in list(governor.arguments):
                if argument.head == top.trigger:
                    self._clause_argument(governor, p, argument.function)


def _is_bare(token: Token, outer: Predication) -> bool:
    """ "that troops be sent", "insisted that the troops leave": a form that states no fact."""
    if token.pos_ != "VERB" or not any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in token.children):
        return False
    auxiliaries = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
    if auxiliaries:
        return len(auxiliaries) == 1 and auxiliaries[0].tag_ == "VB"
    return token.tag_ == "VB" or (token.tag_ == "VBP" and outer.tense == "past")


def _has_finite_subject(p: Predication) -> bool:
    return bool(p.heads("object") if p.passive else p.heads("subject"))
