"""Grammatical functions: the dependents of each clause's verb, and the clauses among themselves."""

from dateline.language.nl import closed
from dateline.language.nl.chunks import Chunk
from dateline.language.nl.clauses import Clause
from dateline.language.nl.lexicon import PAST_PL, PAST_SG, PRES_PL, Lexicon
from dateline.language.nl.phrases import Phrases
from dateline.language.nl.tagger import Sentence

_MOTION = frozenset(["gaan", "trekken", "rijden", "vluchten", "komen", "lopen", "varen", "vliegen", "sturen"])
_DIRECTIONS = frozenset(["op", "in", "uit", "door", "over", "binnen"])
_NEGATIVE = frozenset({"niet", "nooit", "nimmer"})
_PREDICATE_VERBS = frozenset({"houden", "maken", "achten", "noemen", "stellen", "vinden", "verklaren"})
_TAKES_INFINITIVE = frozenset(
    [
        "proberen",
        "weigeren",
        "dreigen",
        "beloven",
        "besluiten",
        "vragen",
        "oproepen",
        "dwingen",
        "beginnen",
        "eisen",
        "verzoeken",
        "pogen",
        "trachten",
        "beogen",
        "zweren",
        "aanbieden",
        "verbieden",
        "toestaan",
        "bevelen",
        "opdragen",
        "helpen",
        "aansporen",
        "hopen",
        "vrezen",
        "zeggen",
        "ontkennen",
        "beweren",
        "verplichten",
        "afspreken",
        "overwegen",
        "plannen",
        "dienen",
        "blijken",
        "lijken",
        "schijnen",
        "weten",
        "vermijden",
        "voorkomen",
        "nalaten",
        "ophouden",
        "voornemen",
        "staan",
        "zitten",
        "liggen",
        "verwachten",
        "menen",
        "denken",
        "durven",
        "adviseren",
    ]
)
_TAKES_CLAUSE_NOUNS = (
    "aankondiging", "berichten", "verklaring", "mening", "kritiek", "poging", "pogingen", "plan", "plannen", "besluit", "bevel", "oproep", "belofte", "recht", "kans", "opdracht", "verzoek", "weigering",
    "dreigement", "feit", "idee", "bericht", "nieuws", "vrees", "bewering", "beschuldiging", "bewijs", "hoop", "mogelijkheid", "voorstel", "voornemen",
    "gerucht", "geruchten", "aanwijzingen", "angst", "signaal", "conclusie", "voorwaarde", "eis", "bereidheid", "vermogen", "resolutie", "wens", "taak",
)  # fmt: skip


class Functions:
    """Turns clauses into heads and labels."""

    def __init__(self, sentence: Sentence, clauses: list[Clause], phrases: Phrases, lexicon: Lexicon) -> None:
        self.s = sentence
        self.clauses = clauses
        self.phrases = phrases
        self.lexicon = lexicon

    def link(self, child: int, head: int, dep: str) -> None:
        """Attach a word, unless to itself."""
        if child != head:
            self.s.heads[child] = head
            self.s.deps[child] = dep

    def assign(self, punctuation: list[tuple[int, Clause]]) -> None:
        """Set the heads of every word that the chunks left open."""
        for clause in self.clauses:
            self._verbs(clause)
        for clause in self.clauses:
            self._fill(clause)
        for clause in self.clauses:
            if clause.relation == "parataxis" and clause.head >= 0 and s_reports(self.s, clause):
                clause.relation = "report"
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
        self._rest(root)

    def link_root(self, root: int) -> None:
        """Mark the root of the sentence."""
        self.s.heads[root] = root
        self.s.deps[root] = "ROOT"

    def _complements_of_adjectives(self) -> None:
        """ "verantwoordelijk is voor": the phrase belongs to the adjective, wherever the verb stands."""
        s = self.s
        for k, dep in enumerate(s.deps):
            if dep == "acomp" and (wanted := closed.ADJECTIVE_TAKES.get(s.lower[k])):
                for j in range(len(s)):
                    if s.heads[j] == s.heads[k] and s.deps[j] == "prep" and s.lower[j] in wanted:
                        self.link(j, k, "prep")

    # ------------------------------------------------------------------------------------------ verbs
    def _verbs(self, clause: Clause) -> None:
        """Find the lexical verb and set its auxiliaries, passive marks, `te` and particle."""
        s = self.s
        chain = ([clause.finite] if clause.finite >= 0 else []) + clause.verbs
        if not chain:
            clause.head = self._verbless(clause)
            return
        if len(clause.verbs) > 1 and s.lower[clause.verbs[0]] in closed.PARTICLE_SET and clause.particle < 0:
            clause.particle = clause.verbs.pop(0)
            chain.remove(clause.particle)
        lexical = [v for v in chain if s.verbs[v] not in closed.HAVE_BE and s.verbs[v] not in closed.AUXILIARY]
        if lexical:
            head = lexical[-1] if clause.finite != lexical[-1] or len(lexical) == 1 else lexical[0]
        else:
            rest = [v for v in chain if s.verbs[v] not in closed.MODALS] or chain
            head = self._auxiliary_as_main(clause, rest)
        clause.head = head
        participle = s.tags[head] == "VP"
        for verb in chain:
            if verb == head:
                continue
            lemma = s.verbs[verb]
            if lemma in closed.HAVE_BE or lemma in closed.AUXILIARY:
                passive = participle and (
                    lemma == "worden" or (lemma == "zijn" and self._passive_be(clause, head, chain))
                )
                self.link(verb, head, "auxpass" if passive else "aux")
            elif verb in clause.te:
                self.link(verb, head, "xcomp")
            else:
                self.link(verb, head, "xcomp" if verb > head else "ccomp")
        for verb, te in clause.te.items():
            self.link(te, verb, "aux")
        self._particle(clause)

    def _auxiliary_as_main(self, clause: Clause, verbs: list[int]) -> int:
        be = [v for v in verbs if self.s.verbs[v] not in ("hebben",)] or verbs
        if len(be) > 1 and self.s.verbs[be[-1]] in ("worden", "zijn", "blijven", "laten", "gaan"):
            return be[-1]
        return be[-1] if len(verbs) > 1 and clause.verbs else verbs[0]

    def _passive_be(self, clause: Clause, head: int, chain: list[int]) -> bool:
        lemma = self.s.verbs[head]
        if closed.takes_be(lemma):
            return False
        return not any(self.s.verbs[v] == "worden" for v in chain)

    def _particle(self, clause: Clause) -> None:
        """Join a particle in the right bracket to its verb ("riep … op" is "oproepen")."""
        s = self.s
        head = clause.head
        if clause.particle >= 0:
            self._join(clause.particle, head)
            return
        if head != clause.finite and s.tags[head] not in ("VI",):
            return
        for n in range(len(clause.items) - 1, -1, -1):
            chunk = clause.items[n][0]
            word = s.lower[chunk.top]
            after = chunk.top > head or (clause.kind != "main" and n == len(clause.items) - 1)
            if (
                chunk.kind in ("ADV", "AP", "NP")
                and chunk.end - chunk.start == 1
                and after
                and word in closed.PARTICLE_SET
            ):
                before = clause.items[n - 1][0] if n else None
                if (
                    s.verbs[head] in _MOTION
                    and word in _DIRECTIONS
                    and before is not None
                    and before.kind == "NP"
                    and before.end == chunk.start
                    and before.start > head
                ):
                    if any(c.kind == "NP" for c, _ in clause.items[: n - 1]):
                        self.link(chunk.top, head, "prep")
                        self.link(before.top, chunk.top, "pobj")
                        return
                if self.lexicon.separable(word, s.verbs[head]) and s.tags[chunk.top] in ("ADP", "ADV", "ADJ", "NOUN"):
                    del clause.items[n]
                    self._join(chunk.top, head)
                    return

    def _join(self, particle: int, verb: int) -> None:
        s = self.s
        s.verbs[verb] = s.lower[particle] + s.verbs[verb]
        s.tags[particle] = "ADP"
        self.link(particle, verb, "prt")

    def _verbless(self, clause: Clause) -> int:
        """The top of a fragment: its first noun phrase, or whatever it has."""
        for chunk, _ in clause.items:
            if chunk.kind == "NP" and not self.phrases.is_time(chunk):
                return chunk.top
        return clause.items[0][0].top if clause.items else -1

    # ------------------------------------------------------------------------------------------ dependents
    def _number(self, clause: Clause) -> str:
        s = self.s
        if clause.finite < 0:
            return ""
        entry = s.entries[clause.finite]
        form = s.lower[clause.finite]
        if form in ("zijn", "hebben", "worden", "waren", "hadden", "werden") or form.endswith("en"):
            if form.endswith("en") and (
                form in ("zijn", "waren") or not entry.verbs or any(k in (PRES_PL, PAST_PL) for _, k, _ in entry.verbs)
            ):
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
        copula = s.verbs[head] in closed.COPULAS and s.tags[head] != "VP"
        nominals: list[Chunk] = []
        if clause.relative is not None:
            self._relative(clause, nominals)
        self._others(clause, passive, copula, nominals)
        subject = self._subject(clause, nominals, passive)
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
                if word in _NEGATIVE:
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

    def _subject(self, clause: Clause, nominals: list[Chunk], passive: bool) -> Chunk | None:
        s = self.s
        if clause.kind == "inf":
            return None
        candidates = [c for c in nominals if s.lower[c.head] not in closed.OBLIQUE or s.tags[c.head] != "PRON"]
        timeless = [c for c in candidates if not self.phrases.is_time(c)]
        if not timeless:
            return None
        number = self._number(clause)
        for chunk in timeless:
            if s.tags[chunk.head] == "PRON" and s.lower[chunk.head] in closed.STRICTLY_NOMINATIVE:
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
                self.link(chunk.top, head, "expl")
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

    # ------------------------------------------------------------------------------------------ clauses
    def _root(self) -> int:
        """The head of the sentence: of the reporting clause where there is one, else of the first main clause."""
        heads = [c for c in self.clauses if c.kind == "main" and c.head >= 0]
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
        if clause.kind == "rel":
            self.link(head, clause.antecedent if clause.antecedent >= 0 else above, "relcl")
        elif clause.kind == "inf":
            self._infinitive(clause, above)
        elif clause.kind == "sub":
            self._subordinate(clause, above)
        elif clause.relation == "parataxis" or clause.relation == "quoted":
            self.link(head, above, "ccomp" if clause.relation == "quoted" else "parataxis")
        else:
            # The first clause of "…, zei hij".
            reporting = next((c for c in self.clauses if c.relation == "report" and c.head == root), None)
            if clause.conjunct_of is not None and clause.conjunct_of.head >= 0:
                self.link(head, clause.conjunct_of.head, "conj")
            else:
                self.link(head, root, "ccomp" if reporting is not None else "parataxis")

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
        if noun >= 0 and s.lower[noun].endswith(_TAKES_CLAUSE_NOUNS) and s.tags[noun] == "NOUN":
            self.link(head, noun, "acl")
        elif clause.mark >= 0 and s.verbs[above] not in _TAKES_INFINITIVE:
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
            clause.relative is not None
            and parent is not None
            and head < parent.finite
            and parent.head == above
            and not any(s.heads[k] == above and s.deps[k] in ("nsubj", "nsubjpass") for k in range(len(s)))
        ):
            self.link(head, above, "csubj")
            return
        if word == "dat" and noun >= 0 and s.lower[noun].endswith(_TAKES_CLAUSE_NOUNS) and s.tags[noun] == "NOUN":
            self.link(head, noun, "acl")
        elif word in ("dat", "of") or clause.relative is not None:
            self.link(head, above, "ccomp")
        else:
            self.link(head, above, "advcl")

    def _content_noun(self, noun: int) -> int:
        """The noun up the chain of "van" phrases whose content a clause gives ("de aankondiging van X dat")."""
        s = self.s
        for _ in range(3):
            if noun < 0 or (s.tags[noun] == "NOUN" and s.lower[noun].endswith(_TAKES_CLAUSE_NOUNS)):
                return noun
            above = s.heads[noun]
            if above < 0 or s.lower[above] != "van":
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


def s_reports(s: Sentence, clause: Clause) -> bool:
    """Whether a clause beside another one says who said it: "…, zo heeft X bekendgemaakt"."""
    opening = [c for c, f in clause.items if f == 0]
    return s.verbs[clause.head] in closed.REPORTING and all(s.lower[c.top] in ("zo", "aldus", "dat") for c in opening)


_LEFT = {"PUNCT": "punct", "ADV": "advmod", "CC": "cc", "SC": "mark", "ADP": "prep", "NOUN": "dep", "DET": "det"}
