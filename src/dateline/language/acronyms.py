"""Short forms that an article sets up itself: "the Zaghawa Defence Front (ZDF)", "the Doctors' Union, DU,"."""

from typing import TYPE_CHECKING

from dateline.language.mentions import ENTRY, INSTITUTION, NAME, Mention
from dateline.language.register import atoms

if TYPE_CHECKING:
    from dateline.language.scanner import Scanner


def set_up_acronyms(scanner: "Scanner") -> None:
    """Make each acronym that stands in brackets, or between commas, behind a name another form of that name."""
    for mention in sorted(scanner.mentions, key=lambda m: m.start):
        if mention.kind in (NAME, ENTRY, INSTITUTION) and (short := _behind(scanner, mention)):
            _make_one(scanner, mention, short)
    for mention in list(scanner.mentions):
        if mention.kind == ENTRY and mention.text.isupper():
            _spelt_out(scanner, mention)


def _behind(scanner: "Scanner", mention: Mention) -> str | None:
    """The acronym behind a name."""
    doc, after = scanner.doc, mention.end
    if after + 2 >= len(doc):
        return None
    before, short, closing = doc[after].text, doc[after + 1].text, doc[after + 2].text
    if len(short) < 2 or not short.isupper() or not short[0].isalpha() or short == mention.text:
        return None
    if before == "(" and closing == ")":
        return short
    return short if before == "," and closing in (",", ".") and _fits(short, mention.text) else None


def _spelt_out(scanner: "Scanner", mention: Mention) -> None:
    """ "the Stabilisation Mission in Zarwa (ZARSTAB)": where the register knows the acronym, the name before it is of
    the same entry."""
    doc, start = scanner.doc, mention.start
    if start < 2 or mention.end >= len(doc) or doc[start - 1].text != "(" or doc[mention.end].text != ")":
        return
    for i in range(start - 2, max(0, start - 16), -1):
        before = scanner.at.get(i)
        if before is not None and before.kind == NAME:
            cluster = scanner.clusters[before.cluster]
            last = cluster.words[-1].lower() if cluster.words else ""
            if scanner.lexicon.name_types.get(last) and before.title is None:
                for moved in cluster.mentions:
                    moved.kind, moved.keys, moved.cluster = ENTRY, mention.keys, -1
                cluster.mentions = []
            return
        if before is None and doc[i].pos_ not in ("ADP", "DET", "PROPN", "ADJ", "NOUN", "CCONJ"):
            return


def _fits(short: str, name: str) -> bool:
    """Whether the letters of an acronym begin words of a name, in order, the first and most of the others."""
    initials = "".join(word[0].upper() for word in atoms(name))
    at, found = -1, 0
    for letter in short:
        if (next_at := initials.find(letter, at + 1)) >= 0:
            at, found = next_at, found + 1
    return initials[:1] == short[0] and found >= max(2, len(short) - 1)


def _make_one(scanner: "Scanner", mention: Mention, short: str) -> None:
    fits = _fits(short, mention.text)
    for other in scanner.mentions:
        if other is mention or other.text != short or other.kind not in (NAME, ENTRY):
            continue
        if other.kind == ENTRY and (not fits or set(other.keys) & set(mention.keys)):
            continue  # the register's own acronym, or one that is not made of these words
        cluster = scanner.clusters[other.cluster] if other.kind == NAME else None
        if cluster is not None:
            cluster.mentions.remove(other)
        if mention.kind == NAME:
            other.keys = ()
            scanner.join(scanner.clusters[mention.cluster], other)
        else:
            other.kind, other.keys, other.detail, other.cluster = mention.kind, mention.keys, mention.detail, -1
            other.stands_for = mention if mention.kind == INSTITUTION else None
