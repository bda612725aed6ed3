"""The patient, documents that are pointed at, specimens and devices."""

from collections.abc import Iterator

from wardround.records import Subject

from ..header import Sex
from .entry import Entry, labelled, line, titled
from .words import Json, any_text, as_list, choice, codes, concept, concepts, dicts, name_text, notes, when, word

_SEXES: dict[str, Sex] = {"female": "female", "male": "male", "other": "other", "unknown": "unknown"}


def patient(resource: Json) -> Iterator[Entry]:
    """Who the patient is: name, sex, birth date, numbers, death."""
    subject = patient_subject(resource)
    name = subject.name or "unnamed"
    death = choice(resource, "deceased")[1]
    details = line(
        f"Patient: {name}",
        subject.sex,
        labelled("born", subject.birth_date),
        labelled("identifiers", ", ".join(one.rpartition("|")[2] for one in subject.identifiers)),
        labelled("deceased", any_text(death)) if death not in (None, False) else "",
        labelled("marital status", concept(resource.get("maritalStatus"))),
        labelled("language", concepts([one.get("language") for one in dicts(resource.get("communication"))])),
    )
    yield Entry("other", "name", name, details)


def patient_subject(resource: Json) -> Subject:
    """The Patient resource as a subject; identifiers as `system|value`."""
    numbers = [
        f"{word(one.get('system'))}|{word(one.get('value'))}" if one.get("system") else word(one.get("value"))
        for one in dicts(resource.get("identifier"))
        if one.get("value")
    ]
    return Subject(
        name=name_text(resource.get("name")),
        birth_date=word(resource.get("birthDate")) or None,
        identifiers=tuple(numbers),
        sex=_SEXES.get(word(resource.get("gender"))),
    )


def document_reference(resource: Json) -> Iterator[Entry]:
    """That there is a document; what it says is read from its attachment."""
    name = (
        concept(resource.get("type"))
        or word(resource.get("description"))
        or concepts(resource.get("category"))
        or "Document"
    )
    status, date = word(resource.get("status")) or None, when(resource, "date")
    places = [one.get("attachment") or {} for one in dicts(resource.get("content"))]
    links = ", ".join(filter(None, (word(place.get("url")) for place in places if isinstance(place, dict))))
    details = line(
        titled(f"{date} Document: {name}" if date else f"Document: {name}", status if status != "current" else None),
        word(resource.get("description")),
        labelled("by", concepts(resource.get("author"))),
        labelled("at", links),
    )
    yield Entry("report", "type", name, details, codes(resource.get("type")), status=status, date=date)


def specimen(resource: Json) -> Iterator[Entry]:
    """A specimen with its condition, on which the trust in its results hangs."""
    collection = resource.get("collection") if isinstance(resource.get("collection"), dict) else {}
    name = concept(resource.get("type")) or "Specimen"
    date = when(collection or {}, "collectedDateTime", "collectedPeriod") or when(resource, "receivedTime")
    details = line(
        titled(f"Specimen: {name}", word(resource.get("status"))),
        labelled("condition", concepts(resource.get("condition"))),
        labelled("collected", date),
        notes(resource),
    )
    yield Entry(
        "other",
        "type",
        name,
        details,
        codes(resource.get("type")),
        status=word(resource.get("status")) or None,
        date=date,
    )


def device(resource: Json) -> Iterator[Entry]:
    """An implant or aid."""
    names = ", ".join(word(one.get("name")) for one in dicts(resource.get("deviceName")))
    name = concept(resource.get("type")) or names or "Device"
    udi = ", ".join(
        word(one.get("deviceIdentifier")) for one in as_list(resource.get("udiCarrier")) if isinstance(one, dict)
    )
    details = line(
        titled(f"Device: {name}", word(resource.get("status"))),
        names if names != name else "",
        labelled("made by", word(resource.get("manufacturer"))),
        labelled("UDI", udi),
    )
    yield Entry(
        "other", "type", name, details, codes(resource.get("type")), status=word(resource.get("status")) or None
    )
