"""The patient's background: family, habits, abilities, wishes, scores; and any statement without rules of its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..fhir.entry import Entry, labelled, line
from .amounts import quantity, written
from .around import CCD, CCDA, Around, is_negated, name_of, related
from .elements import attribute, child, codes, referred, time
from .problems import ANY_PROBLEM, NO_PROBLEMS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_AGES = (CCDA + "31", CCD + "38")
_DEATHS = (CCDA + "47", CCD + "42")
_ITEMS = CCDA + "86"
_YEARS = ("a", "1", "", "yr", "years")
_QUESTIONS = {CCDA + "78": "Smoking status", CCDA + "85": "Tobacco use", "2.16.840.1.113883.10.20.15.3.8": "Pregnancy"}
"""What is asked, where the code says no more than `ASSERTION`."""


def family_history(statement: "Element", around: Around) -> Entry:
    """A condition of a relative."""
    value, relative = child(statement, "value"), around.relative or "relative"
    name, negated = name_of(statement, value, around), is_negated(statement)
    denied = f"no {name}"
    if negated and attribute(value, "code") in ANY_PROBLEM:
        name = denied = NO_PROBLEMS
    text = line(
        f"Family: {relative}: {denied if negated else name}",
        labelled("onset", next((_age(one) for one in related(statement, *_AGES)), "")),
        "cause of death" if related(statement, *_DEATHS) else "",
    )
    date = time(child(statement, "effectiveTime"))
    return Entry("family_history", "value", name, text, codes(value), value=relative, negated=negated, date=date)


def finding(statement: "Element", around: Around) -> Entry:
    """A question with its answer: habits, abilities, scores with their items."""
    code, value = child(statement, "code"), child(statement, "value")
    said, negated = _answer(value, around), is_negated(statement)
    name = _question(statement, code, around)
    if name.casefold() == said.casefold():
        said = ""
    date = time(child(statement, "effectiveTime")) or around.date
    shown = f"{name}: {f'not {said}' if negated else said}" if said else f"No {name}" if negated else name
    text = line(f"{date} {shown}" if date else shown, *_items(statement, around))
    amount = quantity(value)
    return Entry(
        "other", "value", name, text, codes(code), value=said or None, quantity=amount, negated=negated, date=date
    )


def directive(statement: "Element", around: Around) -> Entry:
    """What the patient wants done, or not done, should it come to that."""
    code, value = child(statement, "code"), child(statement, "value")
    name, said, negated = name_of(statement, code, around), _answer(value, around), is_negated(statement)
    since = time(child(statement, "effectiveTime"))
    denied = "no " if negated else ""
    shown = f"Advance directive: {denied}{name}" + (f": {said}" if said and said != name else "")
    text = line(shown, labelled("since", since))
    return Entry("other", "value", name, text, codes(code), value=said or None, negated=negated, date=since)


def _answer(value: "Element | None", around: Around) -> str:
    return written(value, around.texts) or referred(value, around.texts)


def _question(statement: "Element", code: "Element | None", around: Around) -> str:
    if attribute(code, "code") == "ASSERTION":
        roots = (attribute(one, "root") for one in statement)
        asked = next((_QUESTIONS[root] for root in roots if root in _QUESTIONS), "")
        return asked or name_of(statement, child(statement, "value"), around)
    return name_of(statement, code, around)


def _age(observation: "Element") -> str:
    value = child(observation, "value")
    years = attribute(value, "unit") in _YEARS
    return f"at {attribute(value, 'value')}" if years and attribute(value, "value") else written(value, {})


def _items(statement: "Element", around: Around) -> Iterator[str]:
    """`Feeling down: 2`, of a score."""
    for one in related(statement, _ITEMS):
        name, said = name_of(one, child(one, "code"), around), _answer(child(one, "value"), around)
        if name and said:
            yield f"{name}: {said}"
