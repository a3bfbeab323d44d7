"""Stored questions and their answers; see `dateline.questions.adhoc` for queries that somebody types."""

from dateline.questions.answer import run
from dateline.questions.header import find_question, list_questions, parse_question
from dateline.questions.model import Answer, Gold, Kind, Parameter, Question, Result
from dateline.questions.text import UnknownTerm, ontology_terms, unknown_terms

__all__ = [
    "Answer",
    "Gold",
    "Kind",
    "Parameter",
    "Question",
    "Result",
    "UnknownTerm",
    "find_question",
    "list_questions",
    "ontology_terms",
    "parse_question",
    "run",
    "unknown_terms",
]
