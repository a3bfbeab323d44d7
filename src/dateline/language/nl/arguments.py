"""The phrases of a clause by function: subject, objects, predicates, adverbials."""

from dateline.language.nl import closed
from dateline.language.nl.chunks import Chunk
from dateline.language.nl.clause import Clause
from dateline.language.nl.inflection import PAST_PL, PAST_SG, PRES_PL
from dateline.language.nl.verbgroups import VerbGroups

_NEGATIVE = frozenset({"niet", "nooit", "nimmer"})
_DEGREES_DENIED = frozenset({"ver", "lang", "alleen", "zozeer", "enkel"})
_PREDICATE_VERBS = frozenset({"houden", "maken", "achten", "noemen", "stellen", "vinden", "verklaren"})


class Arguments(VerbGroups):
    """Gives the phrases of each clause their function."""

    def _number(self, clause: Clause) -> str:
        s = self.s
        if clause.finite < 0:
            return ""
        entry = s.entries[clause.finite]
        form = s.lower[clause.finite]
        if form.endswith("en") and (not entry.verbs or any(k in (PRES_PL, PAST_PL) for _, k, _ in entry.verbs)):
            return "Plur"
        if form == "zijn":
            return "Plur"
        if form in ("zou", "kon", "moest", "mocht", "wilde", "zal", "kan", "moet", "mag", "wil") or any(
            k == PAST_SG for _, k, _ in entry.verbs
        ):
            return "Sing"
        return "Sing"

    def _agrees(self, chunk: Chunk, number: str) -> bool:
        s = self.s
        if not number:
            return True
        head = chunk.head
        if head in self.phrases.plural:
            return number == "Plur" or s.tags[head] == "PROPN"
        tag = s.tags[head]
        if tag == "PROPN":
            upper = s.words[head]
            if upper.isupper() or upper.endswith(("Staten", "Naties")) or s.entries[head].plural:
                return True
            return number == "Sing" or s.lower[chunk.start] == "de"
        if tag == "PRON":
            form = s.lower[head]
            if form in ("zij", "ze", "die", "wie", "wat", "deze", "die"):
                return True
            return (form in closed.PLURAL_PRONOUNS) == (number == "Plur") or form in ("u", "jullie", "dit", "dat")
        if tag == "NUM":
            return True
        if tag == "NOUN":
            plural = s.entries[head].plural
            if any(s.deps[k] == "nummod" and s.heads[k] == head for k in range(chunk.start, chunk.end)):
                return True
            return plural == (number == "Plur")
        return True

    def _fill(self, clause: Clause) -> None:
        s = self.s
        head = clause.head
        if head < 0:
            return
        passive = any(s.deps[v] == "auxpass" and s.heads[v] == head for v in [clause.finite, *clause.verbs] if v >= 0)
        headline = clause.finite < 0 and clause.kind == "main" and s.tags[head] == "VP" and clause.conjunct_of is None
        if headline and not closed.takes_be(s.verbs[head]):
            passive = True
        if clause.conjunct_of is not None and clause.finite < 0 and s.tags[head] == "VP":
            first = clause.conjunct_of.head
            passive = any(s.deps[k] == "auxpass" and s.heads[k] == first for k in range(len(s)))
        copula = s.verbs[head] in closed.COPULAS
        nominals: list[Chunk] = []
        if clause.relative is not None:
            self._relative(clause, nominals)
        self._others(clause, passive, copula, nominals)
        subject = self._subject(clause, nominals, passive)
        if subject is not None and s.tags[head] == "NOUN" and subject.start > head + 1:
            subject = None  # "Aanval VS op ..." tells who attacked, "Aanval op school Jemen" does not
        if subject is not None:
            nominals = [c for c in nominals if c is not subject]
            self.link(subject.top, head, "nsubjpass" if passive else "nsubj")
        self._objects(clause, nominals, passive, copula)

    def _relative(self, clause: Clause, nominals: list[Chunk]) -> None:
        chunk = clause.relative
        assert_head = clause.head
        if chunk is None:
            return
        s = self.s
        if chunk.top != chunk.head and s.tags[chunk.top] == "ADP":
            self.link(chunk.top, assert_head, "prep")
        elif s.lower[chunk.head] in ("die", "dat", "wat", "wie", "welke") or s.tags[chunk.head] in ("NOUN",):
            nominals.append(chunk)
        else:
            self.link(chunk.top, assert_head, "advmod")

    def _others(self, clause: Clause, passive: bool, copula: bool, nominals: list[Chunk]) -> None:
        """Everything but noun phrases: adverbs, adjectives, prepositional phrases."""
        s = self.s
        head = clause.head
        for chunk, _ in clause.items:
            top = chunk.top
            if top == head or s.heads[top] >= 0:
                continue
            word = s.lower[top]
            if chunk.kind == "PP":
                if word == "door" and passive:
                    self.link(top, head, "agent")
                elif word == "aan" and s.verbs[head] in closed.DITRANSITIVE and not copula:
                    self.link(top, head, "dative")
                else:
                    self.link(top, head, "prep")
            elif chunk.kind == "ADV":
                if word in _NEGATIVE and self._negates_phrase(clause, top):
                    self.link(top, top + 1, "neg")
                elif word in _NEGATIVE:
                    self.link(top, head, "neg")
                elif word == "er":
                    self.link(top, head, "expl")
                else:
                    self.link(top, head, "advmod" if s.tags[top] != "ADP" else "prt" if top > head else "prep")
            elif chunk.kind == "AP":
                if (copula or s.verbs[head] == "raken") and not any(
                    s.deps[k] == "acomp" and s.heads[k] == head for k in range(len(s))
                ):
                    self.link(top, head, "acomp")
                elif s.verbs[head] in _PREDICATE_VERBS:
                    self.link(top, head, "oprd")
                else:
                    self.link(top, head, "advmod")
            else:
                nominals.append(chunk)
        nominals.sort(key=lambda c: c.start)

    def _negates_phrase(self, clause: Clause, token: int) -> bool:
        """ "... verlaten, niet ver van de grens": "niet" denies the phrase that it opens, not the clause."""
        s = self.s
        following = s.lower[token + 1] if token + 1 < len(s) else ""
        last = max([clause.finite, *clause.verbs])
        added = clause.verbs and token > last and s.words[token - 1] == ","
        return last >= 0 and (bool(added) or following in _DEGREES_DENIED) and token + 1 < len(s)

    def _subject(self, clause: Clause, nominals: list[Chunk], passive: bool) -> Chunk | None:
        s = self.s
        if clause.kind == "inf":
            return None
        candidates = [c for c in nominals if s.lower[c.head] not in closed.OBLIQUE or s.tags[c.head] != "PRON"]
        timeless = [c for c in candidates if not self.phrases.is_time(c)]
        if not timeless:
            return None
        number = self._number(clause)
        shared = clause.conjunct_of is not None and not any(c.start < clause.finite for c, _ in clause.items)
        for chunk in timeless:
            if s.tags[chunk.head] == "PRON" and s.lower[chunk.head] in closed.STRICTLY_NOMINATIVE:
                if shared and s.lower[chunk.head] == "ze":  # "haalde hen weg en bracht ze over"
                    continue
                return chunk
        if clause.conjunct_of is not None and clause.kind == "main" and clause.finite >= 0:
            # "A viel aan en nam B in": what stands before the finite verb, or inverts after an adverb, is a subject.
            before = [c for c in timeless if c.start < clause.finite]
            if not before and self._inverted_conjunct(clause, timeless[0], number, passive):
                return timeless[0]
            inverted = any(c.kind in ("PP", "ADV", "AP") and f == 0 for c, f in clause.items)
            if not before and not inverted:
                return None
            return before[0] if before else timeless[0]
        if clause.conjunct_of is not None and clause.finite < 0:
            return None
        if clause.conjunct_of is not None and len(timeless) == 1 and clause.conjunct_of.kind != "main":
            lemma = s.verbs[clause.head]
            if not closed.takes_be(lemma) and not passive and clause.relative is None:
                return None
        fitting = [c for c in timeless if self._agrees(c, number)]
        if clause.relative is not None and clause.relative in timeless and len(timeless) > 1:
            return self._relative_subject(clause, timeless, number)
        if clause.kind == "main" and fitting and clause.finite >= 0:
            first = fitting[0]
            demonstrative = s.tags[first.head] == "PRON" and s.lower[first.head] in ("dat", "dit")
            if demonstrative and len(fitting) > 1 and s.verbs[clause.head] in closed.REPORTING:
                return fitting[1]  # "Dat zei de minister"
            if (
                len(fitting) > 1
                and s.tags[fitting[1].head] == "PRON"
                and s.lower[fitting[1].head] in closed.NOMINATIVE
                and fitting[1].start == clause.finite + 1
            ):
                return fitting[1]
            return first
        return (fitting or timeless)[0]

    def _inverted_conjunct(self, clause: Clause, chunk: Chunk, number: str, passive: bool) -> bool:
        """Whether the noun phrase after a conjunct's opening verb is its subject: "gisteren viel A en vluchtte B"."""
        if not self._agrees(chunk, number):
            return False
        first = clause.conjunct_of
        if (
            first is None
            or first.finite < 0
            or not any(f == 0 and c.kind in ("PP", "ADV", "AP", "NP") for c, f in first.items)
        ):
            return False
        subject = next(
            (
                k
                for k in range(len(self.s))
                if self.s.heads[k] == first.head and self.s.deps[k] in ("nsubj", "nsubjpass")
            ),
            -1,
        )
        if subject >= 0 and subject < first.finite:
            return False
        verb = self.s.verbs[clause.head]
        if passive or closed.takes_be(verb):
            return True
        return bool(number) and self._number(first) != number

    def _relative_subject(self, clause: Clause, nominals: list[Chunk], number: str) -> Chunk:
        """Whether "die" or the other noun phrase is the subject: by agreement with the antecedent, else "die"."""
        s = self.s
        relative = clause.relative
        others = [c for c in nominals if c is not relative]
        if relative is None:
            return nominals[0]
        antecedent = clause.antecedent
        if antecedent >= 0:
            plural = antecedent in self.phrases.plural or s.entries[antecedent].plural
            if number and s.tags[antecedent] in ("NOUN",) and plural != (number == "Plur"):
                agreeing = [c for c in others if self._agrees(c, number)]
                if agreeing:
                    return agreeing[0]
        if s.lower[relative.head] == "wat" and s.tags[others[0].head] == "PRON":
            return others[0]
        return relative

    def _objects(self, clause: Clause, nominals: list[Chunk], passive: bool, copula: bool) -> None:
        s = self.s
        head = clause.head
        lemma = s.verbs[head]
        times = [c for c in nominals if self.phrases.is_time(c)]
        for chunk in times:
            self.link(chunk.top, head, "npadvmod")
        rest = []
        for chunk in nominals:
            if chunk in times:
                continue
            if s.lower[chunk.head] in ("zich", "elkaar") and s.lower[chunk.head] == "zich":
                self.link(chunk.top, head, "dep")  # no argument: it goes with the verb
                continue
            rest.append(chunk)
        if not rest:
            return
        if copula:
            self.link(rest[-1].top, head, "attr")
            for chunk in rest[:-1]:
                self.link(chunk.top, head, "npadvmod")
            return
        if len(rest) == 1:
            only = rest[0]
            if passive and lemma in closed.PREDICATIVE:
                self.link(only.top, head, "oprd")
            else:
                self.link(only.top, head, "dobj")
            return
        first, second = rest[0], rest[1]
        if lemma in closed.PREDICATIVE and lemma not in closed.DITRANSITIVE:
            self.link(first.top, head, "dobj")
            self.link(second.top, head, "oprd")
        else:
            pronoun = s.tags[second.head] == "PRON" and s.tags[first.head] != "PRON"
            self.link((second if pronoun else first).top, head, "dative")
            self.link((first if pronoun else second).top, head, "dobj")
        for chunk in rest[2:]:
            self.link(chunk.top, head, "npadvmod")
