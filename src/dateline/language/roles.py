"""Roles that an article states: titles, appositions, "who leads Y"."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from dateline.language.mentions import ENTRY, INSTITUTION, NAME, WORD, Mention
from dateline.language.model import Entity, RoleMention, Span

if TYPE_CHECKING:
    from dateline.language.names import Names

_OF = frozenset(["of", "for", "at", "in", "to", "with", "van", "voor", "bij", "in", "aan"])


def find_roles(names: "Names") -> list[RoleMention]:
    """All roles of the article's named people, in order of the text, each stated once per place."""
    found: list[RoleMention] = []
    for mention in names.scan.mentions:
        if mention.kind != NAME or mention.cluster < 0:
            continue
        holder = names.cluster_entity(mention.cluster)
        if holder is None or holder.type != "person":
            continue
        found += _titles(names, mention, holder)
        found += _appositions(names, mention, holder)
        found += _clauses(names, mention, holder)
    full = {(r.holder.key, r.text.lower()) for r in found if r.organisation}
    found = [r for r in found if r.organisation or (r.holder.key, r.text.lower()) not in full]
    unique = {(r.holder.key, r.text.lower(), r.organisation.key if r.organisation else ""): r for r in reversed(found)}
    return sorted(unique.values(), key=lambda r: (r.evidence, r.text))


def _span(names: "Names", begin: int, end: int) -> Span:
    first, last = names.doc[begin], names.doc[end - 1]
    return Span(first.idx, last.idx + len(last.text))


def _titles(names: "Names", mention: Mention, holder: Entity) -> list[RoleMention]:
    """ "Kenyan Foreign Minister X", "M23 spokesman X", "X adviser Y"."""
    if mention.title is None:
        return []
    begin, end = mention.title
    text = " ".join(names.doc[begin:end].text.split())
    lists = names.lexicon.lists
    if text.lower().rstrip(".") in lists["honorifics"] or names.doc[end - 1].lower_ in lists["no_roles"]:
        return []
    before = begin - 1
    while before > 0 and (names.doc[before].text in ("'s", "’s", "'", "’") or names.doc[before].dep_ == "case"):
        before -= 1
    left = names.scan.at.get(before)
    left = left if left and _owns(names, left, mention) else None
    organisation = names.find_actor(left.end - 1) if left else None
    if organisation is None or organisation.type == "state":  # "Kenyan army spokesman X", "army spokesman X"
        organisation = names.phrases.office(begin, end, organisation) or organisation
    elif left and left.kind == INSTITUTION and not organisation.named:  # "air force spokesman X"
        organisation = names.phrases.office(left.start, end, None) or organisation
    start = left.start if left and organisation else begin
    return [RoleMention(holder, organisation, text, _span(names, start, mention.end))]


def _owns(names: "Names", left: Mention, mention: Mention) -> bool:
    """Whether what stands before a title belongs to it: no border between them."""
    gap = names.doc[left.end : mention.title[0] if mention.title else left.end]
    owner = names.tables.root(left)
    genitive = any(t.dep_ == "case" for t in names.doc[left.start : gap.end])
    if genitive and owner.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return False  # "verdreven de Houthi's president X": a subject, and no genitive
    return not any((t.is_punct and t.text not in ("'", "’")) or (t.is_space and "\n" in t.text) for t in gap)


def _appositions(names: "Names", mention: Mention, holder: Entity) -> list[RoleMention]:
    """ "X, a commander of Y" and "the head of Y, X"."""
    head = names.tables.root(mention)
    found = []
    nouns = [c for c in head.children if c.dep_ == "appos"]
    if head.dep_ == "appos":
        nouns.append(names.phrases.outer(head.head) if holder.type == "person" else head.head)
    for noun in nouns:
        inside = names.scan.at.get(noun.i)
        if names.phrases.lemma(noun) in names.lexicon.lists["no_roles"]:
            continue
        if (inside is None or inside.kind not in (NAME, ENTRY)) and "person" in names.phrases.classes(noun):
            begin, end = min(noun.left_edge.i, mention.start), max(_end(noun), mention.end)
            if noun.i < mention.start:
                begin, end = noun.left_edge.i, mention.end
            organisation = organisation_of(names, noun)
            if organisation and organisation.key == holder.key:
                organisation = None
            if organisation is None or organisation.type == "state":
                organisation = names.phrases.office(noun.left_edge.i, noun.i + 1, organisation) or organisation
            found.append(RoleMention(holder, organisation, _role_text(names, noun, mention), _span(names, begin, end)))
    return found


def _end(noun: Token) -> int:
    """End of a phrase without the clauses that hang on it, and without what is behind a comma or in brackets."""
    doc = noun.doc
    mark = next(
        (i for i in range(noun.i + 1, noun.right_edge.i + 1) if doc[i].text in ",;()[]–—"), noun.right_edge.i + 1
    )
    cut = [c.left_edge.i for c in noun.children if c.i > noun.i and c.dep_ in ("relcl", "punct", "cc", "conj", "appos")]
    return int(min([*cut, mark]))


def _clauses(names: "Names", mention: Mention, holder: Entity) -> list[RoleMention]:
    """ "X, who leads Y", "X, who was head of Y", "X heads Y", "Y, formerly led by X"."""
    head = names.tables.root(mention)
    found = _led_by(names, mention, holder, head)
    verbs = [c for c in head.children if c.dep_ == "relcl"]
    if head.dep_ == "nsubj":
        verbs.append(head.head)
    for verb in verbs:
        for child in verb.children:
            if child.dep_ in ("dobj",) and (role := names.lexicon.role_verbs.get(verb.lemma_)):
                organisation = names.find_actor(child.i)
                if organisation and organisation.type != "person":
                    found.append(RoleMention(holder, organisation, role, _span(names, mention.start, _end(child))))
            if names.phrases.lemma(child) in names.lexicon.lists["no_roles"]:
                continue
            if child.dep_ == "attr" and verb.lemma_ in ("be", "zijn") and "person" in names.phrases.classes(child):
                organisation = organisation_of(names, child)
                if organisation or verb.dep_ == "relcl":
                    span = _span(names, mention.start, _end(child))
                    found.append(RoleMention(holder, organisation, _role_text(names, child, mention), span))
    return found


def _led_by(names: "Names", mention: Mention, holder: Entity, head: Token) -> list[RoleMention]:
    verb = head.head.head
    role = names.lexicon.role_verbs.get(verb.lemma_)
    if role is None or head.head.dep_ != "agent" or verb.dep_ != "acl":
        return []
    organisation = names.find_actor(verb.head.i)
    if organisation is None or not organisation.named or organisation.type == "person":
        return []
    when = [c.text for c in verb.children if c.dep_ == "advmod" and c.i < verb.i]
    begin = min(verb.head.left_edge.i, mention.start)
    return [RoleMention(holder, organisation, " ".join([*when, role]), _span(names, begin, mention.end))]


def organisation_of(names: "Names", noun: Token) -> Entity | None:
    """What the holder of a role serves: "commander of Y", "Y's commander", "Y commander"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _OF:
            for inner in child.children:
                if inner.dep_ == "pobj" and (entity := names.find_actor(inner.i)):
                    return entity
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("poss", "compound", "nmod", "amod"):
            mention = names.scan.at.get(child.i)
            if (mention and mention.kind in (NAME, ENTRY, WORD)) or child.dep_ == "poss":
                entity = names.find_actor(child.i)
                if entity and not entity.is_place:
                    return entity
    return None


def _role_text(names: "Names", noun: Token, holder: Mention) -> str:
    """The words of a role without article, possessor and state: "deputy commander of the Eastern Front"."""
    doc, begin, end = names.doc, noun.left_edge.i, _end(noun)
    while begin < noun.i and (
        doc[begin].dep_ in ("det", "poss", "case", "punct")
        or doc[begin].is_punct
        or (names.scan.at.get(begin) is not None and names.scan.at[begin].kind in (ENTRY, WORD))
    ):
        begin += 1
    if begin < holder.start < end:
        end = holder.title[0] if holder.title and holder.title[0] > noun.i else holder.start
    while end > noun.i + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if begin >= end:
        return ""
    first, last = doc[begin], doc[end - 1]
    return " ".join(names.article.text[first.idx : last.idx + len(last)].split())
