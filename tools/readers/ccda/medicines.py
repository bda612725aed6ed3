"""Medications and vaccinations."""

import re
from typing import TYPE_CHECKING

from wardround.records import FactKind

from ..fhir.entry import Entry, labelled, line, titled
from .amounts import amount_text
from .around import CCDA, Around, is_negated, is_planned, name_of, related, stated_status, status_of
from .elements import attribute, bare_code, child, children, coded, codes, ended, referred, time, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ANY_DRUG = "|410942007"
"""SNOMED CT's `drug or medicament`; negated, there are no medications."""
_REFUSAL = CCDA + "53"
_REASON = "2.16.840.1.113883.10.20.24.3.88"
"""Why something was done or not, of quality reports."""
_IN_FHIR = {"aborted": "stopped", "suspended": "on-hold", "held": "on-hold", "normal": "active"}
_EVENTS = {
    "HS": "at bedtime", "WAKE": "on waking", "C": "with meals", "CM": "with breakfast", "CD": "with lunch", "CV": "with dinner",
    "AC": "before meals", "ACM": "before breakfast", "ACD": "before lunch", "ACV": "before dinner",
    "PC": "after meals", "PCM": "after breakfast", "PCD": "after lunch", "PCV": "after dinner",
}  # fmt: skip
"""HL7's TimingEvent."""
_OF_TIME = re.compile(r"[\d.]+(?:-[\d.]+)? ?(?:s|min|h|d|wk|mo|a)")
"""A period in a unit of time; `m` is a metre, and what some systems write where nobody knows."""
_HALF_DAYS = {"0.5 d": "12 h", "0.25 d": "6 h", "0.33 d": "8 h"}


def medication(statement: "Element", around: Around) -> Entry:
    """What is taken, how, since when."""
    drug, texts = drug_of(statement), around.texts
    said, name = referred(child(statement, "text"), texts), drug_name(statement, around)
    times = list(children(statement, "effectiveTime"))
    negated = is_negated(statement)
    status = "not-taken" if negated else _taken(statement, around, times)
    date = next(filter(None, map(time, times)), None)
    if negated and any(one.endswith(_ANY_DRUG) for one in codes(drug)):
        name = said or "any medication"
    how = _dosage(statement, times, texts) or (said if said != name else "")
    shown = titled(f"Not taken: {name}" if negated else name, status if status != "unknown" else status_of(statement))
    until = next(filter(None, map(ended, times)), None)
    return Entry(
        "medication", "consumable", name, line(shown, how, labelled("since", date), labelled("until", until), _why(statement, around)),
        codes(drug), value=how or None, status=status or None, negated=negated, date=date,
    )  # fmt: skip


def immunization(statement: "Element", around: Around) -> Entry:
    """A vaccination, given or not, or planned."""
    name, negated, planned = drug_name(statement, around), is_negated(statement), is_planned(statement)
    date, status = time(child(statement, "effectiveTime")), "not-done" if negated else status_of(statement)
    shown = titled(f"Not given: {name}" if negated else f"Planned: {name}" if planned else name, status)
    refused = ", ".join(
        filter(None, (name_of(one, child(one, "code"), around) for one in related(statement, _REFUSAL)))
    )
    text = line(shown, labelled("planned" if planned else "on", date), labelled("reason", refused))
    kind: FactKind = "plan" if planned and not negated else "immunization"
    vaccine = codes(drug_of(statement))
    return Entry(kind, "consumable", name, text, vaccine, status=status or None, negated=negated, date=date)


def drug_of(statement: "Element") -> "Element | None":
    """The code of what is given."""
    return child(_material(statement), "code")


def drug_name(statement: "Element", around: Around) -> str:
    """By its code, else by the product's own name, else in the statement's words."""
    code = drug_of(statement)
    own = words(child(_material(statement), "name"))
    said = referred(child(statement, "text"), around.texts)
    return coded(code, around.texts) or own or said or bare_code(code)


def _material(statement: "Element") -> "Element | None":
    product = child(statement, "consumable", "manufacturedProduct")
    material = child(product, "manufacturedMaterial")
    return material if material is not None else child(product, "manufacturedLabeledDrug")


def _taken(statement: "Element", around: Around, times: "list[Element]") -> str:
    """By its status observation, else by the act; `unknown` where the act is completed and no end is given.

    Systems of C-CDA R1.1 write `completed` of every entry, of drugs in use too.
    """
    stated, status = stated_status(statement, around), status_of(statement)
    if stated:
        return stated
    once = any(attribute(one, "value") for one in times)
    if status == "completed" and times and not once and not any(map(ended, times)):
        return "unknown"
    return _IN_FHIR.get(status, status)


def _why(statement: "Element", around: Around) -> str:
    named = (name_of(one, child(one, "value"), around) for one in related(statement, CCDA + "19", _REASON))
    label = "reason" if is_negated(statement) else "for"
    return labelled(label, ", ".join(dict.fromkeys(filter(None, named))))


def _dosage(statement: "Element", times: "list[Element]", texts: dict[str, str]) -> str:
    parts = [
        amount_text(child(statement, "doseQuantity")),
        coded(child(statement, "administrationUnitCode"), {}),
        coded(child(statement, "routeCode"), {}),
        *_frequency(times),
        labelled("rate", amount_text(child(statement, "rateQuantity"))),
        _as_needed(child(statement, "precondition"), texts),
        _at_most(child(statement, "maxDoseQuantity")),
    ]
    return " ".join(filter(None, parts))


def _frequency(times: "list[Element]") -> list[str]:
    periods = [amount_text(child(one, "period")) for one in times]
    every = [f"every {_HALF_DAYS.get(one, one)}" for one in periods if _OF_TIME.fullmatch(one)]
    return every + [_EVENTS.get(attribute(child(one, "event"), "code"), "") for one in times]


def _as_needed(condition: "Element | None", texts: dict[str, str]) -> str:
    if condition is None:
        return ""
    criterion = child(condition, "criterion")
    reason = coded(child(criterion, "value"), texts) or referred(child(criterion, "text"), texts)
    return f"as needed for {reason}" if reason else "as needed"


def _at_most(limit: "Element | None") -> str:
    amount, within = (amount_text(child(limit, part)) for part in ("numerator", "denominator"))
    return f"at most {amount} in {within}" if amount and within else ""
