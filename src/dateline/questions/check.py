"""What is wrong with stored questions before anybody asks them: headers, SPARQL, terms."""

from collections.abc import Sequence
from pathlib import Path

from dateline.errors import QueryError
from dateline.questions.header import parse_question
from dateline.questions.text import ontology_terms, refuse_elsewhere, unknown_terms
from dateline.resources import folder


def check_questions(folders: Sequence[Path], names: Sequence[str] = ()) -> list[QueryError]:
    """Everything that is wrong with the `.rq` files of some folders, in order of file and line.

    Args:
        folders: where they are.
        names: only questions of these names; all where there are none.
    """
    files = sorted(path for one in folders for path in one.glob("*.rq") if not names or path.stem in names)
    return [error for path in files for error in check_question(path)]


def check_question(path: Path) -> list[QueryError]:
    """What is wrong with one file: no stored question, or one with terms that the ontology and the schemes lack."""
    try:
        question = parse_question(path)
        refuse_elsewhere(question.sparql)
    except QueryError as error:
        return [error]
    known = ontology_terms(folder("ontology"))
    return [
        QueryError(
            f"{unknown.term} is no term of the ontology",
            where=path,
            line=unknown.line,
            hint=f"did you mean {unknown.nearest}?" if unknown.nearest else "`ontology/` has what there is",
        )
        for unknown in unknown_terms(question.sparql, known)
    ]
