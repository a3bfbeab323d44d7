"""Literals as Dateline writes them: one lexical form for one value, so that equal claims have equal bytes."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, Quad

from dateline.graph.iris import term

_DATE, _DATE_TIME = term("xsd:date"), term("xsd:dateTime")
_DECIMAL, _BOOLEAN = term("xsd:decimal"), term("xsd:boolean")
_INTEGER, _INDEX = term("xsd:integer"), term("xsd:nonNegativeInteger")
_OFFSETS = frozenset((term("nif:beginIndex"), term("nif:endIndex")))


def text(value: str, language: str | None = None) -> Literal:
    """A string, in a language where one is given (lower case, as RDF stores fold it)."""
    return Literal(value, language=language.lower()) if language else Literal(value)


def day(value: date) -> Literal:
    """An xsd:date."""
    return Literal(value.isoformat(), datatype=_DATE)


def moment(value: datetime) -> Literal:
    """An xsd:dateTime, to the second.

    Raises:
        ValueError: the moment has no time zone.
    """
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no time zone")
    return Literal(value.isoformat(timespec="seconds").replace("+00:00", "Z"), datatype=_DATE_TIME)


def decimal(value: Decimal) -> Literal:
    """An xsd:decimal in its canonical form: no exponent, no trailing zeros.

    Raises:
        ValueError: the value is not a finite number.
    """
    if not value.is_finite():
        raise ValueError(f"{value} is not a finite number")
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Literal("0" if digits in ("-0", "") else digits, datatype=_DECIMAL)


def decimal_text(value: str) -> Literal:
    """An xsd:decimal from its digits, in its canonical form.

    Raises:
        ValueError: the text is not a finite number.
    """
    try:
        return decimal(Decimal(value))
    except InvalidOperation as error:
        raise ValueError(f"{value!r} is not a number") from error


def index(value: int) -> Literal:
    """An xsd:nonNegativeInteger: an offset in a text.

    Raises:
        ValueError: the value is negative.
    """
    if value < 0:
        raise ValueError(f"an offset cannot be negative: {value}")
    return Literal(str(value), datatype=_INDEX)


def boolean(value: bool) -> Literal:
    """An xsd:boolean."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def restored(quad: Quad) -> Quad:
    """A quad from a store as it was written: Oxigraph keeps every integer as xsd:integer, and NIF's offsets are of a
    narrower type."""
    value = quad.object
    if quad.predicate in _OFFSETS and isinstance(value, Literal) and value.datatype == _INTEGER:
        return Quad(quad.subject, quad.predicate, Literal(value.value, datatype=_INDEX), quad.graph_name)
    return quad
