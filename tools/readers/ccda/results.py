"""Results and vital signs."""

from typing import TYPE_CHECKING

from wardround.records import Quantity, ReferenceRange

from ..fhir.entry import Entry, line
from ..labs import interpret, read_quantity, read_range
from ..labs.values import read_flag
from .amounts import quantity, written
from .around import Around, is_negated, name_of, status_of
from .elements import attribute, bare_code, child, children, coded, codes, referred, time

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NUMBER_AND_UNIT = 2
"""Words."""


def result(statement: "Element", around: Around) -> Entry:
    """A result or a vital sign; one without name and value says nothing."""
    value = child(statement, "value")
    said = _said(value, around)
    code = child(statement, "code")
    name = name_of(statement, code, around) if said else coded(code, around.texts) or bare_code(code)
    name = name or ("Observation" if said else "")
    amount, interval = quantity(value) or _in_words(said), _range(statement, around)
    flag = read_flag(attribute(child(statement, "interpretationCode"), "code"))
    date, status, negated = (
        time(child(statement, "effectiveTime")) or around.date,
        status_of(statement),
        is_negated(statement),
    )
    absent = f"no value ({attribute(value, 'nullFlavor') or 'not given'})"
    shown = f"{name}: {said or absent}" + (f" (reference {interval.text})" if interval else "")
    shown = f"Not found: {shown}" if negated else shown
    return Entry(
        "result",
        "value",
        name,
        line(f"{date} {shown}" if date else shown, flag or "", status if status != "completed" else ""),
        codes(code),
        value=said or None,
        quantity=amount,
        range=interval,
        interpretation=flag or interpret(amount, interval),
        status=status or None,
        negated=negated,
        date=date,
    )


def _said(value: "Element | None", around: Around) -> str:
    return written(value, around.texts) or referred(value, around.texts)


def _in_words(said: str) -> Quantity | None:
    """`155 MG/DL`, `<0.01 ng/mL`: many laboratories send numbers as text (ST). `5 cm mass` is a sentence."""
    return read_quantity(said.removeprefix("=")) if len(said.split()) <= _NUMBER_AND_UNIT else None


def _range(statement: "Element", around: Around) -> ReferenceRange | None:
    ranges = children(statement, "referenceRange", "observationRange")
    holder = next((one for one in ranges if attribute(child(one, "interpretationCode"), "code") in ("", "N")), None)
    value = written(child(holder, "value"), around.texts)
    text = value or referred(child(holder, "text"), around.texts)
    return read_range(text) if text else None
