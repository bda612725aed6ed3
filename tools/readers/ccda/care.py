"""What was done, what is planned or aimed at, and where: procedures, encounters, orders, goals, devices."""

from typing import TYPE_CHECKING

from wardround.records import FactKind

from ..fhir.entry import Entry, labelled, line, titled
from .amounts import amount_text, written
from .around import CCDA, Around, is_negated, is_planned, name_of, related, status_of
from .elements import attribute, child, children, coded, codes, ended, referred, time, words
from .medicines import drug_name, drug_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_INDICATION, _DIAGNOSIS = CCDA + "19", CCDA + "80"


def procedure(statement: "Element", around: Around) -> Entry:
    """Something done, or planned."""
    code, texts = child(statement, "code"), around.texts
    name, negated, planned = name_of(statement, code, around), is_negated(statement), is_planned(statement)
    date, status = time(child(statement, "effectiveTime")), "not-done" if negated else status_of(statement)
    text = line(
        titled(f"Not done: {name}" if negated else name, status),
        labelled("planned" if planned else "on", date),
        labelled("site", ", ".join(filter(None, (coded(one, texts) for one in children(statement, "targetSiteCode"))))),
        labelled("finding", written(child(statement, "value"), texts)),
        labelled("device", ", ".join(_devices(statement, around))),
        labelled("reason", _reasons(statement, around)),
    )
    kind: FactKind = "plan" if planned and not negated else "procedure"
    return Entry(kind, "code", name, text, codes(code), status=status or None, negated=negated, date=date)


def encounter(statement: "Element", around: Around) -> Entry:
    """A contact with the health service; its diagnoses are those of that day, and part of it."""
    code, span = child(statement, "code"), child(statement, "effectiveTime")
    name = name_of(statement, code, around) or "Encounter"
    date, status, diagnoses = time(span), status_of(statement), _diagnoses(statement, around)
    place = _place(statement)
    if name == "Encounter" and not (date or diagnoses or place):
        name = ""
    planned = is_planned(statement)
    text = line(
        titled(f"Planned: {name}" if planned else f"Encounter: {name}" if name != "Encounter" else name, status),
        labelled("planned" if planned else "on", date),
        labelled("until", ended(span)),
        labelled("at", place),
        labelled("reason", _reasons(statement, around)),
        labelled("diagnosis", diagnoses),
        labelled("discharged to", coded(child(statement, "dischargeDispositionCode"), around.texts)),
    )
    kind: FactKind = "plan" if planned else "encounter"
    return Entry(kind, "code", name, text, codes(code), status=status or None, date=date)


def planned(statement: "Element", around: Around) -> Entry:
    """An order, an appointment, an instruction: what has not been done."""
    drug = drug_of(statement)
    code = drug if drug is not None else child(statement, "code")
    name = drug_name(statement, around) if drug is not None else name_of(statement, code, around)
    name = name or ", ".join(_devices(statement, around))
    negated, date, status = is_negated(statement), time(child(statement, "effectiveTime")), status_of(statement)
    said = referred(child(statement, "text"), around.texts)
    text = line(
        titled(f"Do not perform: {name}" if negated else f"Planned: {name}", status),
        labelled("for", date),
        written(child(statement, "value"), around.texts),
        said if said.casefold() != name.casefold() else "",
        labelled("reason", _reasons(statement, around)),
    )
    return Entry("plan", "code", name, text, codes(code), status=status or None, negated=negated, date=date)


def goal(statement: "Element", around: Around) -> Entry:
    """What is aimed at: no result, however much its value looks like one."""
    code, span = child(statement, "code"), child(statement, "effectiveTime")
    target = written(child(statement, "value"), around.texts)
    said = name_of(statement, code, around)
    name, status = said or target, status_of(statement)
    by = labelled("by", ended(span) or time(span))
    text = line(titled(f"Goal: {name}", status), labelled("target", target if said else ""), by)
    return Entry("plan", "code", name, text, codes(code), value=target or None, status=status or None, date=time(span))


def supply(statement: "Element", around: Around) -> Entry:
    """A device or aid that the patient has, or is to get."""
    named = ", ".join(_devices(statement, around)) or drug_name(statement, around)
    name = named or name_of(statement, child(statement, "code"), around)
    planned, negated, status = is_planned(statement), is_negated(statement), status_of(statement)
    times = list(children(statement, "effectiveTime"))
    date = next(filter(None, map(time, times)), None)
    shown = f"{'Planned' if planned else 'No device' if negated else 'Device'}: {name}"
    text = line(
        titled(shown, status), labelled("quantity", amount_text(child(statement, "quantity"))), labelled("on", date)
    )
    kind: FactKind = "plan" if planned else "other"
    return Entry(kind, "participant", name, text, status=status or None, negated=negated, date=date)


def _devices(statement: "Element", around: Around) -> list[str]:
    """Products by their devices, else by their material."""
    found = [child(one, "participantRole", "playingDevice") for one in children(statement, "participant")]
    made = [
        one for one in (child(statement, "product", "manufacturedProduct", "manufacturedMaterial"),) if one is not None
    ]
    products = [one for one in (*found, *made) if one is not None]
    named = (coded(child(one, "code"), around.texts) or words(child(one, "name")) for one in products)
    return list(dict.fromkeys(filter(None, named)))


def _reasons(statement: "Element", around: Around) -> str:
    named = (name_of(one, child(one, "value"), around) for one in related(statement, _INDICATION))
    return ", ".join(dict.fromkeys(filter(None, named)))


def _diagnoses(statement: "Element", around: Around) -> str:
    acts = list(children(statement, "entryRelationship", "act"))
    found = [one for act in acts for one in related(act)] + [one for one in related(statement) if _is_diagnosis(one)]
    named = (name_of(one, child(one, "value"), around) for one in found if not is_negated(one))
    return ", ".join(dict.fromkeys(filter(None, named)))


def _is_diagnosis(one: "Element") -> bool:
    return any(attribute(name, "root") in (CCDA + "4", _DIAGNOSIS) for name in children(one, "templateId"))


def _place(statement: "Element") -> str:
    roles = (one for one in children(statement, "participant") if attribute(one, "typeCode") == "LOC")
    return next(filter(None, (words(child(one, "participantRole", "playingEntity", "name")) for one in roles)), "")
