"""Encounters, procedures, reports, plans, goals, orders, studies, answers to questionnaires."""

from collections.abc import Iterator

from .entry import Entry, labelled, line, titled
from .narrative import seen_text
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
    span_text,
    when,
    word,
)

_CLASSES = {
    "AMB": "ambulatory", "EMER": "emergency", "FLD": "field", "HH": "home health", "IMP": "inpatient encounter", "ACUTE": "inpatient acute",
    "NONAC": "inpatient non-acute", "OBSENC": "observation encounter", "PRENC": "pre-admission", "SS": "short stay", "VR": "virtual",
}  # fmt: skip
"""HL7 v3 ActEncounterCode, for classes without a display."""


def encounter(resource: Json) -> Iterator[Entry]:
    """A contact with the health service, where it took place and how it went on."""
    kind = _class(resource.get("class"))
    name = concepts(resource.get("type")) or kind or "Encounter"
    stay = as_dict(resource.get("hospitalization"))
    details = line(
        titled(f"Encounter: {name}", word(resource.get("status"))),
        labelled("class", kind if kind != name else ""),
        span_text(resource.get("period")),
        labelled("course", _course(resource)),
        labelled(
            "place", ", ".join(_dated(one, concept(one.get("location"))) for one in dicts(resource.get("location")))
        ),
        labelled("reason", concepts(resource.get("reasonCode"))),
        labelled("diagnosis", concepts([one.get("condition") for one in dicts(resource.get("diagnosis"))])),
        labelled("discharged to", concept(stay.get("dischargeDisposition"))),
        labelled("at", concept(resource.get("serviceProvider"))),
    )
    status = word(resource.get("status")) or None
    yield Entry(
        "encounter", "type", name, details, codes(resource.get("type")), status=status, date=when(resource, "period")
    )


def _class(value: object) -> str:
    said = concept(value)
    return _CLASSES.get(said, said)


def _course(resource: Json) -> str:
    """`emergency 2026-02-27 to 2026-02-28, inpatient encounter since 2026-02-28`, from both histories."""
    classes = [_dated(one, _class(one.get("class"))) for one in dicts(resource.get("classHistory"))]
    return ", ".join(
        [*classes, *(_dated(one, word(one.get("status"))) for one in dicts(resource.get("statusHistory")))]
    )


def _dated(holder: Json, what: str) -> str:
    return " ".join(filter(None, (what, span_text(holder.get("period")))))


def procedure(resource: Json) -> Iterator[Entry]:
    """Something done, or not done."""
    name = concept(resource.get("code")) or seen_text(resource) or "Procedure without a name"
    status = word(resource.get("status")) or None
    done = status != "not-done"
    details = line(
        titled(name if done else f"Not done: {name}", status),
        labelled("performed", any_text(choice(resource, "performed")[1])),
        labelled("site", concepts(resource.get("bodySite"))),
        labelled("reason", concepts(resource.get("reasonCode")) or concepts(resource.get("reasonReference"))),
        labelled("status reason", concept(resource.get("statusReason"))),
        labelled("outcome", concept(resource.get("outcome"))),
        labelled("complication", concepts(resource.get("complication"))),
        labelled("follow-up", concepts(resource.get("followUp"))),
        labelled("note", notes(resource)),
    )
    date = when(resource, "performedDateTime", "performedPeriod", "performedString")
    yield Entry(
        "procedure", "code", name, details, codes(resource.get("code")), status=status, negated=not done, date=date
    )


def report(resource: Json) -> Iterator[Entry]:
    """A diagnostic report with its conclusion; its attachments are read as documents of their own."""
    name = concept(resource.get("code")) or "Report"
    conclusion = line(word(resource.get("conclusion")), concepts(resource.get("conclusionCode")))
    status = word(resource.get("status")) or None
    date = when(resource, "effectiveDateTime", "effectivePeriod", "issued")
    results = concepts([one for one in as_list(resource.get("result")) if as_dict(one).get("display")])
    details = line(
        titled(f"{date} Report: {name}" if date else f"Report: {name}", status if status != "final" else None),
        labelled("conclusion", conclusion),
        labelled("results", results),
    )
    yield Entry(
        "report",
        "conclusion" if conclusion else "code",
        name,
        details,
        codes(resource.get("code")),
        value=conclusion or None,
        status=status,
        date=date,
    )


def care_plan(resource: Json) -> Iterator[Entry]:
    """The plan, and each activity of it."""
    kinds = concepts(resource.get("category"))
    name = word(resource.get("title")) or kinds or "Care plan"
    status, date = word(resource.get("status")) or None, when(resource, "period", "created")
    yield Entry(
        "plan", "category", name, line(titled(f"Care plan: {name}", status), word(resource.get("description")), span_text(resource.get("period")), labelled("note", notes(resource))),
        codes(resource.get("category")), status=status, date=date,
    )  # fmt: skip
    for number, activity in enumerate(dicts(resource.get("activity"))):
        detail = as_dict(activity.get("detail"))
        what = concept(detail.get("code")) or word(detail.get("description")) or concept(activity.get("reference"))
        state = word(detail.get("status")) or None
        if what:
            text = line(
                titled(f"Planned: {what}", state),
                word(detail.get("description")) if word(detail.get("description")) != what else "",
            )
            forbidden = detail.get("doNotPerform") is True
            yield Entry(
                "plan",
                f"activity[{number}].detail",
                what,
                text,
                codes(detail.get("code")),
                status=state,
                negated=forbidden,
                date=date,
            )


def goal(resource: Json) -> Iterator[Entry]:
    """What is aimed at."""
    name = concept(resource.get("description")) or "Goal"
    status = word(resource.get("lifecycleStatus")) or None
    targets = ", ".join(
        " ".join(
            filter(
                None,
                (
                    concept(one.get("measure")),
                    any_text(choice(one, "detail")[1]),
                    labelled("by", any_text(choice(one, "due")[1])),
                ),
            )
        )
        for one in dicts(resource.get("target"))
    )
    details = line(
        titled(f"Goal: {name}", status),
        labelled("target", targets),
        labelled("achievement", concept(resource.get("achievementStatus"))),
        labelled("note", notes(resource)),
    )
    yield Entry(
        "plan",
        "description",
        name,
        details,
        codes(resource.get("description")),
        status=status,
        date=when(resource, "startDate", "statusDate"),
    )


def order(resource: Json) -> Iterator[Entry]:
    """A service that was asked for, or asked not to be done."""
    name = concept(resource.get("code")) or concept(resource.get("category")) or "Service request"
    status, intent = word(resource.get("status")) or None, word(resource.get("intent"))
    forbidden = resource.get("doNotPerform") is True
    details = line(
        titled(
            f"Do not perform: {name}" if forbidden else f"Ordered: {name}",
            ", ".join(filter(None, (status, intent if intent != "order" else ""))),
        ),
        labelled("priority", word(resource.get("priority"))),
        labelled("for", any_text(choice(resource, "occurrence")[1])),
        labelled("ordered", word(resource.get("authoredOn"))),
        labelled("reason", concepts(resource.get("reasonCode"))),
        labelled("instruction", word(resource.get("patientInstruction"))),
        labelled("note", notes(resource)),
    )
    date = when(resource, "authoredOn", "occurrenceDateTime", "occurrencePeriod")
    yield Entry("plan", "code", name, details, codes(resource.get("code")), status=status, negated=forbidden, date=date)


def imaging_study(resource: Json) -> Iterator[Entry]:
    """A study; its images come as DICOM files of their own."""
    series = list(dicts(resource.get("series")))
    modality = concepts(resource.get("modality")) or concepts([one.get("modality") for one in series])
    name = word(resource.get("description")) or concepts(resource.get("procedureCode")) or f"{modality} study".strip()
    sites = ", ".join(dict.fromkeys(filter(None, (concept(one.get("bodySite")) for one in series))))
    details = line(
        f"Imaging study: {name}",
        labelled("modality", modality),
        labelled("site", sites),
        labelled("started", word(resource.get("started"))),
        labelled("note", notes(resource)),
    )
    yield Entry(
        "report",
        "series",
        name,
        details,
        codes(resource.get("procedureCode")),
        status=word(resource.get("status")) or None,
        date=when(resource, "started"),
    )


def answers(resource: Json) -> Iterator[Entry]:
    """Each answer of a questionnaire response; a response without answers is named."""
    date, status = when(resource, "authored"), word(resource.get("status")) or None
    title = word(resource.get("questionnaire")) or "questionnaire"
    found = False
    for path, item in _items(resource, ""):
        for number, answer in enumerate(dicts(item.get("answer"))):
            key, value = choice(answer, "value")
            question, written = word(item.get("text")) or word(item.get("linkId")), any_text(value)
            if written:
                found = True
                text = f"{date} {question}: {written}" if date else f"{question}: {written}"
                yield Entry(
                    "other", f"{path}.answer[{number}].{key}", question, text, value=written, status=status, date=date
                )
    if not found:
        yield Entry("other", "item", title, f"Questionnaire without answers: {title}", status=status, date=date)


def _items(node: Json, prefix: str, depth: int = 0) -> Iterator[tuple[str, Json]]:
    if depth > 20:  # deeper nesting than any questionnaire has is an attack on the stack
        return
    for number, item in enumerate(dicts(node.get("item"))):
        path = f"{prefix}item[{number}]"
        yield path, item
        yield from _items(item, f"{path}.", depth + 1)
        for place, answer in enumerate(dicts(item.get("answer"))):
            yield from _items(answer, f"{path}.answer[{place}].", depth + 1)
