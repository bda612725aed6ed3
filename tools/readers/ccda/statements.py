"""What single clinical statements of C-CDA R2.1 say: results, medications, problems, allergies, vaccinations, procedures."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from wardround.records import FactKind, ReferenceRange

from ..fhir.entry import Entry, labelled, line, titled
from ..labs import interpret, read_range
from ..labs.values import read_flag
from .elements import attribute, child, children, coded, codes, quantity, referred, time, with_unit, words, written

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEMPLATE = "2.16.840.1.113883.10.20.22.4."
_REACTION, _SEVERITY, _STATUS = (_TEMPLATE + number for number in ("9", "8", "6"))
_NO_ALLERGY = {"716186003", "409137002", "428607008", "429625007"}
"""SNOMED CT concepts of the form `no known ... allergy`."""
_ANY_DRUG = "|410942007"
"""SNOMED CT's `drug or medicament`; negated, there are no medications."""
_PLANNED = {"INT", "RQO", "PRMS", "PRP", "APT", "ARQ", "GOL"}
"""Moods of what has not been done."""


class Around(NamedTuple):
    """What stands about a statement."""

    texts: dict[str, str]
    """Of the narrative, by id."""
    status: str = ""
    """Of the concern or panel that it belongs to."""
    date: str | None = None
    """Of that."""


def result(statement: "Element", around: Around) -> Entry:
    """A result or a vital sign."""
    name = coded(child(statement, "code"), around.texts) or "Observation"
    value = child(statement, "value")
    amount, said = quantity(value), written(value, around.texts)
    interval = _range(statement, around)
    flag = read_flag(attribute(child(statement, "interpretationCode"), "code"))
    date, status = time(child(statement, "effectiveTime")) or around.date, _status(statement)
    absent = f"no value ({attribute(value, 'nullFlavor') or 'not given'})"
    shown = f"{name}: {said or absent}" + (f" (reference {interval.text})" if interval else "")
    return Entry(
        "result",
        "value",
        name,
        line(f"{date} {shown}" if date else shown, flag or "", status if status != "completed" else ""),
        codes(child(statement, "code")),
        value=said or None,
        quantity=amount,
        range=interval,
        interpretation=flag or interpret(amount, interval),
        status=status or None,
        negated=_negated(statement),
        date=date,
    )


def medication(statement: "Element", around: Around) -> Entry:
    """What is taken, how, since when."""
    drug = child(statement, "consumable", "manufacturedProduct", "manufacturedMaterial", "code")
    said = referred(child(statement, "text"), around.texts)
    name = coded(drug, around.texts) or said or "Medication without a name"
    times = list(children(statement, "effectiveTime"))
    dosage = _dosage(statement, times)
    negated = _negated(statement)
    status = "not-taken" if negated else _status(statement)
    date = next(filter(None, map(time, times)), None)
    ended = next(filter(None, (time(child(one, "high")) for one in times)), None)
    if negated and any(one.endswith(_ANY_DRUG) for one in codes(drug)):
        name = said or "any medication"
    shown = titled(f"Not taken: {name}" if negated else name, status)
    return Entry(
        "medication", "consumable", name, line(shown, dosage, labelled("since", date), labelled("until", ended)), codes(drug),
        value=dosage or None, status=status or None, negated=negated, date=date,
    )  # fmt: skip


def immunization(statement: "Element", around: Around) -> Entry:
    """A vaccination, given or not."""
    vaccine = child(statement, "consumable", "manufacturedProduct", "manufacturedMaterial", "code")
    name, negated = coded(vaccine, around.texts) or "Vaccine without a name", _negated(statement)
    date, status = time(child(statement, "effectiveTime")), "not-done" if negated else _status(statement)
    shown = line(titled(f"Not given: {name}" if negated else name, status), labelled("on", date))
    return Entry(
        "immunization", "consumable", name, shown, codes(vaccine), status=status or None, negated=negated, date=date
    )


def problem(statement: "Element", around: Around) -> Entry:
    """A condition; by its status observation, its end, else the concern that it belongs to."""
    value = child(statement, "value")
    name, negated = (
        coded(value, around.texts) or words(value) or referred(child(statement, "text"), around.texts),
        _negated(statement),
    )
    span = child(statement, "effectiveTime")
    status = "refuted" if negated else _clinical_status(statement, around)
    date, shown = time(span) or around.date, f"No {name}" if negated else name
    text = line(titled(shown, status), labelled("onset", time(span)), labelled("resolved", time(child(span, "high"))))
    return Entry("problem", "value", name, text, codes(value), status=status or None, negated=negated, date=date)


def allergy(statement: "Element", around: Around) -> Entry:
    """An allergy with its reactions; a negated one, of no known substance, says that there is none."""
    value = child(statement, "value")
    substance = child(statement, "participant", "participantRole", "playingEntity", "code")
    named = coded(substance, around.texts) or referred(child(substance, "originalText"), around.texts)
    kind = coded(value, around.texts)
    absent = bool(_NO_ALLERGY & {code.rpartition("|")[2] for code in codes(value)})
    negated = _negated(statement) or absent
    name = named or (kind if absent else "No known allergies" if negated else kind or "Allergy without a name")
    shown = f"No allergy to {name}" if negated and named else name if negated else f"Allergy to {name}"
    reactions = ", ".join(_reactions(statement, around))
    status = "refuted" if negated and named else _clinical_status(statement, around)
    date = time(child(statement, "effectiveTime")) or around.date
    text = line(titled(shown, status), labelled("reaction", reactions), labelled("onset", date))
    return Entry(
        "allergy", "participant", name, text, codes(substance if named else value), value=reactions or None, status=status or None,
        negated=negated, date=date,
    )  # fmt: skip


def procedure(statement: "Element", around: Around) -> Entry:
    """Something done, or planned."""
    code = child(statement, "code")
    name, negated = coded(code, around.texts) or "Procedure without a name", _negated(statement)
    planned = attribute(statement, "moodCode") in _PLANNED
    date, status = time(child(statement, "effectiveTime")), "not-done" if negated else _status(statement)
    site = coded(child(statement, "targetSiteCode"), around.texts)
    shown = titled(f"Not done: {name}" if negated else name, status)
    text = line(shown, labelled("planned" if planned else "on", date), labelled("site", site))
    kind: FactKind = "plan" if planned else "procedure"
    return Entry(kind, "code", name, text, codes(code), status=status or None, negated=negated, date=date)


Writer = Callable[["Element", Around], Entry]
_WRITERS: dict[str, Writer] = {
    "2": result, "27": result, "16": medication, "52": immunization, "4": problem, "7": allergy, "12": procedure, "13": procedure,
    "14": procedure,
}  # fmt: skip
BY_TEMPLATE = {_TEMPLATE + number: writer for number, writer in _WRITERS.items()}
"""By the identifiers of C-CDA's entry templates."""


def templates(element: "Element") -> set[str]:
    """The identifiers of the templates that an element follows."""
    return {attribute(one, "root") for one in children(element, "templateId")}


def _negated(statement: "Element") -> bool:
    return attribute(statement, "negationInd") == "true"


def _status(statement: "Element") -> str:
    return attribute(child(statement, "statusCode"), "code")


def _clinical_status(statement: "Element", around: Around) -> str:
    for one in _within(statement, _STATUS):
        if named := coded(child(one, "value"), around.texts):
            return named.casefold()
    ended = child(statement, "effectiveTime", "high")
    known = ended is not None and attribute(ended, "nullFlavor") not in ("NA", "NI")
    return "resolved" if known else around.status


def _within(statement: "Element", template: str) -> "list[Element]":
    related = children(statement, "entryRelationship", "observation")
    return [one for one in related if template in templates(one)]


def _reactions(statement: "Element", around: Around) -> list[str]:
    found = []
    for one in _within(statement, _REACTION):
        severity = next((coded(child(s, "value"), around.texts) for s in _within(one, _SEVERITY)), "")
        if (named := coded(child(one, "value"), around.texts)) and not _negated(one):
            found.append(titled(named, severity.casefold() or None))
    return found


def _range(statement: "Element", around: Around) -> ReferenceRange | None:
    ranges = children(statement, "referenceRange", "observationRange")
    holder = next((one for one in ranges if attribute(child(one, "interpretationCode"), "code") in ("", "N")), None)
    value = written(child(holder, "value"), around.texts)
    text = value or referred(child(holder, "text"), around.texts)
    return read_range(text) if text else None


def _dosage(statement: "Element", times: "list[Element]") -> str:
    every = (with_unit(child(one, "period")) for one in times)
    parts = [
        with_unit(child(statement, "doseQuantity")),
        coded(child(statement, "routeCode"), {}),
        *(f"every {period}" for period in every if period),
        labelled("rate", with_unit(child(statement, "rateQuantity"))),
        "as needed" if child(statement, "precondition") is not None else "",
    ]
    return " ".join(filter(None, parts))
