"""Grammatical functions: the clauses among themselves, and the heads and labels of a whole sentence."""

from dateline.language.nl import closed
from dateline.language.nl.arguments import Arguments
from dateline.language.nl.clause import Clause
from dateline.language.nl.sentence import Sentence
from dateline.language.nl.valency import ADJECTIVE_TAKES
from dateline.language.nl.wordlists import TAKES_CLAUSE_NOUNS, TAKES_INFINITIVE


class Functions(Arguments):
    """Turns clauses into heads and labels."""

    def assign(self, punctuation: list[tuple[int, Clause]]) -> None:
        """Set the heads of every word that the chunks left open."""
        for clause in self.clauses:
            self._verbs(clause)
        for clause in self.clauses:
            self._fill(clause)
        for clause in self.clauses:
            if clause.relation == "parataxis" and clause.head >= 0 and _reports(self.s, clause):
                clause.relation = "report"
        for clause in self.clauses:
            self._condition(clause)
        self._complements_of_adjectives()
        root = self._root()
        self.link_root(root)
        for clause in self.clauses:
            if clause.head >= 0 and clause.head != root and self.s.heads[clause.head] < 0:
                self._clause(clause, root)
        for token, clause in punctuation:
            if self.s.heads[token] < 0:
                head = clause.head if clause.head >= 0 else root
                self.link(token, head, "punct" if self.s.tags[token] == "PUNCT" else "cc")
        for token in self.phrases.leading:
            self.link(token, root, "cc")
        self._places_left()
        self._rest(root)

    def _condition(self, clause: Clause) -> None:
        """ "Valt de militie aan, dan vertrekt het leger": the clause that opens with its verb hangs on the other."""
        first = clause.parent
        if clause.relation != "parataxis" or clause.finite < 1 or first is None or first.kind != "main":
            return
        s, opening = self.s, [c for c, f in clause.items if f == 0]
        start = min([clause.finite, *(c.start for c in opening)])
        if any(s.lower[c.top] != "dan" for c in opening) or s.words[start - 1] != ",":
            return
        verb_first = first.finite >= 0 and first.conjunct_of is None and not any(f == 0 for _, f in first.items)
        subject = any(s.heads[k] == first.head and s.deps[k] in ("nsubj", "nsubjpass") for k in range(len(s)))
        if verb_first and subject and s.verbs[first.head] not in closed.REPORTING and "?" not in s.words:
            clause.relation, clause.parent = first.relation, first.parent
            first.relation, first.parent = "condition", clause

    def _places_left(self) -> None:
        """ "zette de soldaten uit het land": out of where somebody is moved belongs to the verb."""
        s = self.s
        for k, dep in enumerate(s.deps):
            noun = s.heads[k]
            if dep == "prep" and s.lower[k] == "uit" and noun >= 0 and s.deps[noun] in ("dobj", "nsubjpass"):
                verb = s.heads[noun]
                if s.verbs[verb] in closed.MOVES_OUT:
                    self.link(k, verb, "prep")

    def link_root(self, root: int) -> None:
        """Mark the root of the sentence."""
        self.s.heads[root] = root
        self.s.deps[root] = "ROOT"

    def _complements_of_adjectives(self) -> None:
        """ "verantwoordelijk is voor": the phrase belongs to the adjective, wherever the verb stands."""
        s = self.s
        for k, dep in enumerate(s.deps):
            if dep == "acomp" and (wanted := ADJECTIVE_TAKES.get(s.lower[k])):
                for j in range(len(s)):
                    if s.heads[j] == s.heads[k] and s.deps[j] == "prep" and s.lower[j] in wanted:
                        self.link(j, k, "prep")

    def _root(self) -> int:
        """The sentence's head: of the reporting clause where there is one, else of the first main clause."""
        heads = [c for c in self.clauses if c.kind == "main" and c.head >= 0 and c.relation != "condition"]
        for clause in heads:
            if clause.relation == "report":
                return clause.head
        for clause in heads:
            if clause.conjunct_of is None and (clause.finite >= 0 or clause.verbs):
                return clause.head
        for clause in heads:
            return clause.head
        for clause in self.clauses:
            if clause.head >= 0:
                return clause.head
        for i, tag in enumerate(self.s.tags):
            if tag != "PUNCT":
                return self._outermost(i)
        return 0

    def _outermost(self, i: int) -> int:
        seen = set()
        while self.s.heads[i] >= 0 and self.s.heads[i] != i and i not in seen:
            seen.add(i)
            i = self.s.heads[i]
        return i

    def _clause(self, clause: Clause, root: int) -> None:
        s = self.s
        head = clause.head
        if clause.mark >= 0:
            self._mark(clause)
        if clause.cc >= 0:
            target = (
                clause.conjunct_of.head if clause.conjunct_of is not None and clause.conjunct_of.head >= 0 else root
            )
            self.link(clause.cc, target, "cc")
            if s.heads[head] < 0:
                self.link(head, target, "conj")
            return
        parent = clause.parent
        above = parent.head if parent is not None and parent.head >= 0 and parent.head != head else root
        if clause.kind == "rel" and self._about_the_event(clause):
            self.link(head, above, "advcl")
        elif clause.kind == "rel":
            self.link(head, self._agreeing(clause) if clause.antecedent >= 0 else above, "relcl")
        elif clause.kind == "inf":
            self._infinitive(clause, above)
        elif clause.kind == "sub":
            self._subordinate(clause, above)
        elif clause.relation == "condition":
            self.link(head, above, "advcl")
        elif clause.relation == "parataxis" and ";" in s.words[min(head, above) : max(head, above)]:
            self.link(head, above, "conj")
        elif clause.relation == "parataxis" or clause.relation == "quoted":
            self.link(head, above, "ccomp" if clause.relation == "quoted" else "parataxis")
        else:
            # The first clause of "…, zei hij".
            reporting = next((c for c in self.clauses if c.relation == "report" and c.head == root), None)
            if clause.conjunct_of is not None and clause.conjunct_of.head >= 0:
                self.link(head, clause.conjunct_of.head, "conj")
            else:
                self.link(head, root, "ccomp" if reporting is not None else "parataxis")

    def _about_the_event(self, clause: Clause) -> bool:
        """ "..., waarbij vier burgers omkwamen": after a comma it goes with the verb, not with a noun."""
        relative = clause.relative
        if relative is None or self.s.lower[relative.top] not in ("waarbij", "waarna", "waardoor", "waarop"):
            return False
        return relative.top > 0 and self.s.words[relative.top - 1] == ","

    def _agreeing(self, clause: Clause) -> int:
        """ "de heuvels bij Goma die werden ingenomen": the noun that the verb of "die" agrees with."""
        s, noun, relative = self.s, clause.antecedent, clause.relative
        if relative is None or s.lower[relative.head] != "die" or s.deps[relative.head] not in ("nsubj", "nsubjpass"):
            return noun
        plural = self._number(clause) == "Plur"
        if s.tags[noun] == "PRON" or plural == self._is_plural(noun) or (s.tags[noun] == "PROPN" and not plural):
            return noun
        above = noun
        for _ in range(3):
            if s.deps[above] != "pobj" or s.heads[above] < 0 or s.deps[s.heads[above]] != "prep":
                return noun
            above = s.heads[s.heads[above]]
            if above < 0 or s.tags[above] not in ("NOUN", "PROPN"):
                return noun
            if s.tags[above] == "NOUN" and plural == self._is_plural(above):
                return above
        return noun

    def _is_plural(self, noun: int) -> bool:
        s = self.s
        counted = any(s.heads[k] == noun and s.deps[k] == "nummod" for k in range(len(s)))
        return noun in self.phrases.plural or s.entries[noun].plural or counted

    def _mark(self, clause: Clause) -> None:
        if not clause.preposition:
            self.link(clause.mark, clause.head, "mark")

    def _infinitive(self, clause: Clause, above: int) -> None:
        s = self.s
        head = clause.head
        if clause.preposition:
            self.link(clause.mark, above, "prep")
            self.link(head, clause.mark, "pcomp")
            return
        noun = clause.antecedent
        if noun < 0 and clause.parent is not None:
            before = [
                c
                for c, _ in clause.parent.items
                if c.end <= (clause.items[0][0].start if clause.items else min([*clause.te.values(), head]))
            ]
            noun = before[-1].head if before and before[-1].kind in ("NP", "PP") else -1
        content = self._content_noun(noun)
        if content >= 0:
            self.link(head, content, "acl")
        elif clause.mark >= 0 and s.verbs[above] not in TAKES_INFINITIVE:
            self.link(head, above, "advcl")
        else:
            self.link(head, above, "xcomp")

    def _subordinate(self, clause: Clause, above: int) -> None:
        s = self.s
        head = clause.head
        word = s.lower[clause.mark] if clause.mark >= 0 else ""
        noun = self._content_noun(clause.antecedent) if word == "dat" else -1
        parent = clause.parent
        if (
            (clause.relative is not None or word in ("dat", "of"))
            and parent is not None
            and head < parent.finite
            and parent.head == above
            and not any(s.heads[k] == above and s.deps[k] in ("nsubj", "nsubjpass") for k in range(len(s)))
        ):
            self.link(head, above, "csubj")
            return
        if word == "dat" and noun >= 0 and s.lower[noun].endswith(TAKES_CLAUSE_NOUNS) and s.tags[noun] == "NOUN":
            self.link(head, noun, "acl")
        elif word in ("dat", "of") or clause.relative is not None:
            self.link(head, above, "ccomp")
        else:
            self.link(head, above, "advcl")

    def _content_noun(self, noun: int) -> int:
        """The noun up the chain of "van" phrases whose content a clause gives ("de aankondiging van X dat")."""
        s = self.s
        for _ in range(3):
            if noun < 0 or (s.tags[noun] == "NOUN" and s.lower[noun].endswith(TAKES_CLAUSE_NOUNS)):
                return noun
            above = s.heads[noun]
            if above < 0 or s.lower[above] not in closed.OF_NOUNS:
                return -1
            noun = s.heads[above]
        return -1

    def _rest(self, root: int) -> None:
        """Whatever is left hangs on the root; a circle is broken at its first word."""
        s = self.s
        for i in range(len(s)):
            if s.heads[i] < 0:
                self.link(i, root, _LEFT.get(s.tags[i], "dep"))
        for i in range(len(s)):
            seen = set()
            k = i
            while s.heads[k] != k and k not in seen:
                seen.add(k)
                k = s.heads[k]
            if k in seen and k != root:
                self.link(k, root, "dep")


def _reports(s: Sentence, clause: Clause) -> bool:
    """Whether a clause beside another one says who said it: "…, zo heeft X bekendgemaakt"."""
    opening = [c for c, f in clause.items if f == 0]
    return s.verbs[clause.head] in closed.REPORTING and all(s.lower[c.top] in ("zo", "aldus", "dat") for c in opening)


_LEFT = {"PUNCT": "punct", "ADV": "advmod", "CC": "cc", "SC": "mark", "ADP": "prep", "NOUN": "dep", "DET": "det"}
