"""Which words of the text a claim points at: tight spans around triggers and their arguments."""

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.language.model import Analysis, Predication, Span

_CLAUSES = frozenset({"advcl", "relcl", "parataxis", "acl", "ccomp", "appos"})
_EDGE = frozenset("\"'“”‘’„«»()[],;:.–—- ")


def clause_span(analysis: Analysis, p: Predication, *, content: bool = False) -> Span:
    """The words of one predication: its trigger with its arguments, without the clauses beside it.

    Args:
        analysis: the article's analysis.
        p: the predication.
        content: take the complement clauses in (a statement with what is said).
    """
    doc = analysis.tokens
    trigger = doc[p.trigger]
    tokens = list(_own_tokens(trigger, content))
    for argument in p.arguments:  # arguments that hang elsewhere: a relative's head, a shared subject
        head = doc[argument.head]
        if head.sent.start != trigger.sent.start:
            continue
        if content and argument.function == "complement" and head.i != trigger.i and not trigger.is_ancestor(head):
            tokens += _own_tokens(head, True)  # "The mayor, he said, had fled"
            continue
        near = argument.function in ("subject", "object", "of") and abs(head.i - trigger.i) <= 25
        if near and not _crosses(doc, head, trigger, p):
            tokens += [head] if head.i == trigger.i or head.is_ancestor(trigger) else _own_tokens(head, False)
    return tidy(analysis, min(t.i for t in tokens), max(t.i for t in tokens))


def _crosses(doc: Sequence[Token], head: Token, trigger: Token, p: Predication) -> bool:
    """Whether the shared argument lies so far off that the clauses between would be taken in."""
    low, high = sorted((head.i, trigger.i))
    between = sum(1 for t in doc[low:high] if t.pos_ == "VERB" and t.i not in (head.i, trigger.i))
    return between > (1 if p.relation == "relative" else 0)


def _own_tokens(token: Token, content: bool) -> list[Token]:
    """The token with what hangs on it, without the clauses beside it (all but the content of something said)."""
    found, todo = [], [token]
    while todo:
        current = todo.pop()
        found.append(current)
        todo += [c for c in current.children if _belongs(c, current, token, content)]
    return found


def _belongs(child: Token, current: Token, top: Token, content: bool) -> bool:
    if child.dep_ in ("punct", "cc", "preconj", "dep", "meta", "intj") or child.is_space:
        return False
    if current.i == top.i and (
        child.dep_ == "mark" or (child.dep_ == "advmod" and child.i == top.left_edge.i and child.tag_ == "WRB")
    ):
        return False  # "when", "although"
    if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
        return content and current.i != top.i
    if child.dep_ == "advcl" and content and current.i == top.i:
        marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
        return not marks or bool(marks & {"for", "om"})
    return child.dep_ not in _CLAUSES or (content and child.dep_ in ("ccomp", "acl", "relcl", "advcl"))


def phrase_span(analysis: Analysis, head: int) -> Span:
    """The noun phrase of a head, without the clauses that hang on it."""
    tokens = _own_tokens(analysis.tokens[head], False)
    return tidy(analysis, min(t.i for t in tokens), max(t.i for t in tokens))


def tidy(analysis: Analysis, first: int, last: int) -> Span:
    """The span from one token to another, without punctuation or white space at its ends."""
    doc, text = analysis.tokens, analysis.article.text
    begin, end = doc[first].idx, doc[last].idx + len(doc[last])
    while begin < end and (text[begin] in _EDGE or text[begin].isspace()):
        begin += 1
    while end > begin and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        if text[end - 1] == "." and last > first and doc[last].text.endswith(".") and len(doc[last]) > 1:
            break  # the dot of an abbreviation
        end -= 1
    return Span(begin, end) if end > begin else Span(doc[first].idx, doc[last].idx + len(doc[last]))


def conjunct_lemmas(doc: Sequence[Token], head: int) -> set[str]:
    """Lemma and form of a head, and, for a noun, of its last compound with it ("air base")."""
    token = doc[head]
    words = {token.lemma_.lower(), token.lower_}
    if token.pos_ in ("NOUN", "PROPN"):
        compounds = [c for c in token.lefts if c.dep_ in ("compound", "amod")]
        if compounds:
            words |= {f"{compounds[-1].lower_} {token.lemma_.lower()}"}
    return words
