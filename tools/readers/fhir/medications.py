"""Medication requests, statements, administrations, dispenses; immunizations."""

from collections.abc import Callable, Iterator

from .entry import Entry, labelled, line, titled
from .words import (
    Json,
    any_text,
    as_dict,
    as_list,
    choice,
    codes,
    concept,
    concepts,
    dicts,
    notes,
    quantity_text,
    range_text,
    ratio_text,
    span_text,
    when,
    word,
)

Resolve = Callable[[object, Json], Json]
"""From a Reference and the resource that holds it to the resource meant; empty when it is not there."""
_UNITS = {"s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year"}
"""Of Timing.repeat.periodUnit, which has UCUM's codes."""


def medication(resource: Json, resolve: Resolve) -> Iterator[Entry]:
    """What is taken, how, since when; one entry per resource."""
    path, drug = _drug(resource, resolve)
    name = concept(drug) or "Medication without a name"
    status, intent = word(resource.get("status")) or None, word(resource.get("intent"))
    dosage = " / ".join(filter(None, map(_dosage, dicts(resource.get("dosageInstruction") or resource.get("dosage")))))
    forbidden = resource.get("doNotPerform") is True
    not_taken = status in ("not-taken", "not-done")
    details = line(
        titled(
            f"Not to be given: {name}" if forbidden else name,
            ", ".join(filter(None, (status, intent if intent != "order" else ""))),
        ),
        dosage,
        "reported, not prescribed here" if resource.get("reportedBoolean") is True else "",
        labelled("dispensed", quantity_text(resource.get("quantity"))),
        labelled("reason", concepts(resource.get("reasonCode"))),
        labelled("status reason", concepts(resource.get("statusReason"))),
        labelled("taken", span_text(choice(resource, "effective")[1])),
        labelled("ordered", word(resource.get("authoredOn"))),
        labelled("handed over", word(resource.get("whenHandedOver"))),
        labelled("note", notes(resource)),
    )
    date = when(
        resource, "authoredOn", "effectiveDateTime", "effectivePeriod", "dateAsserted", "whenHandedOver", "whenPrepared"
    )
    yield Entry(
        "medication",
        path,
        name,
        details,
        codes(drug),
        value=dosage or None,
        status=status,
        negated=forbidden or not_taken,
        date=date,
    )


def immunization(resource: Json) -> Iterator[Entry]:
    """A vaccination, given or not."""
    name = concept(resource.get("vaccineCode")) or "Vaccine without a name"
    status = word(resource.get("status")) or None
    given = status != "not-done"
    date = when(resource, "occurrenceDateTime", "occurrenceString", "recorded")
    details = line(
        titled(name if given else f"Not given: {name}", status),
        labelled("on", date),
        labelled("dose", quantity_text(resource.get("doseQuantity"))),
        labelled("site", concept(resource.get("site"))),
        labelled("reason", concepts(resource.get("statusReason"))),
        labelled("note", notes(resource)),
    )
    yield Entry(
        "immunization",
        "vaccineCode",
        name,
        details,
        codes(resource.get("vaccineCode")),
        status=status,
        negated=not given,
        date=date,
    )


def drug_itself(resource: Json) -> Iterator[Entry]:
    """A Medication resource on its own: a product, not that anyone takes it."""
    name = concept(resource.get("code")) or "Medication without a name"
    parts = (concept(choice(one, "item")[1]) for one in dicts(resource.get("ingredient")))
    strengths = (ratio_text(one.get("strength")) for one in dicts(resource.get("ingredient")))
    made_of = ", ".join(" ".join(filter(None, pair)) for pair in zip(parts, strengths, strict=True))
    details = line(
        f"Medication product: {name}", labelled("form", concept(resource.get("form"))), labelled("ingredients", made_of)
    )
    yield Entry(
        "other", "code", name, details, codes(resource.get("code")), status=word(resource.get("status")) or None
    )


def _drug(resource: Json, resolve: Resolve) -> tuple[str, object]:
    if (drug := resource.get("medicationCodeableConcept")) is not None:
        return "medicationCodeableConcept", drug
    reference = resource.get("medicationReference")
    meant = resolve(reference, resource)
    return "medicationReference", meant.get("code") or as_dict(reference)


def _dosage(dosage: Json) -> str:
    """The written instruction, else one put together of its parts; and what the patient is told beside it."""
    said = word(dosage.get("text")) or _put_together(dosage)
    beside = (word(dosage.get("patientInstruction")), concepts(dosage.get("additionalInstruction")))
    most = labelled("at most", ratio_text(dosage.get("maxDosePerPeriod")))
    return ", ".join(filter(None, (said, *(one for one in (*beside, most) if one not in said))))


def _put_together(dosage: Json) -> str:
    parts = [concept(dosage.get("method")), *(_dose(one) for one in dicts(dosage.get("doseAndRate")))]
    parts += [quantity_text(dosage.get("dose")), concept(dosage.get("route")), _timing(as_dict(dosage.get("timing")))]
    if dosage.get("asNeededBoolean") is True or dosage.get("asNeededCodeableConcept"):
        parts.append(f"as needed {concept(dosage.get('asNeededCodeableConcept'))}".strip())
    return " ".join(filter(None, parts))


def _dose(one: Json) -> str:
    dose = quantity_text(one.get("doseQuantity")) or range_text(one.get("doseRange"))
    rate = any_text(choice(one, "rate")[1])
    return f"{dose} at {rate}".strip() if rate else dose


def _timing(timing: Json) -> str:
    """`2 times per day`, `every 4-6 hours on mon, thu for 7 days`, after Timing.repeat."""
    repeat = as_dict(timing.get("repeat"))
    often = _often(_up_to(repeat, "frequency"), _up_to(repeat, "period"), word(repeat.get("periodUnit")))
    at = ", ".join(word(one) for one in [*as_list(repeat.get("when")), *as_list(repeat.get("timeOfDay"))])
    days = ", ".join(map(word, as_list(repeat.get("dayOfWeek"))))
    key, bounds = choice(repeat, "bounds")
    how_long = span_text(bounds) if key == "boundsPeriod" else f"for {any_text(bounds)}" if bounds else ""
    return " ".join(filter(None, (concept(timing.get("code")) or often, at, f"on {days}" if days else "", how_long)))


def _up_to(repeat: Json, key: str) -> str:
    """`4`, or `4-6` where there is a maximum."""
    return "-".join(filter(None, (word(repeat.get(key)), word(repeat.get(f"{key}Max")))))


def _often(times: str, period: str, code: str) -> str:
    if not times or not period:
        return ""
    unit = _UNITS.get(code, code)
    if times == "1" and period != "1":
        return f"every {period} {unit}s"
    count = "once" if times == "1" else f"{times} times"
    return f"{count} per {unit}" if period == "1" else f"{count} per {period} {unit}s"
