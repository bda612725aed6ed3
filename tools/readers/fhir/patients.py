"""Whom the resources of a file are about."""

from collections.abc import Iterator

from wardround.records import Subject
from wardround.tools.identity import FHIR_ID

from ..result import Sighting
from .others import patient_subject
from .resources import References, Resource
from .words import Json, as_dict, word


def sightings(resources: list[Resource], name: str) -> list[Sighting]:
    """Every Patient of the file, and every one that a resource is about and that is not there.

    Each Patient is also known by its id, so that a reference to another id is seen to be about somebody else.
    """
    found = [
        Sighting(item=f"{name} {one.ref}", subject=_with_id(patient_subject(one.body), one.id))
        for one in resources
        if one.kind == "Patient"
    ]
    references = References(resources)
    strangers: dict[Subject, str] = {}
    for resource in resources:
        for reference in _subjects(resource.body):
            if subject := _stranger(reference, resource.body, references):
                strangers.setdefault(subject, resource.ref)
    return found + [Sighting(item=f"{name} {ref}", subject=subject) for subject, ref in strangers.items()]


def without_id(subject: Subject) -> Subject:
    """The subject as the source names it, without the id that its server gave it."""
    kept = tuple(one for one in subject.identifiers if not one.startswith(f"{FHIR_ID}|"))
    return subject.model_copy(update={"identifiers": kept})


def _with_id(subject: Subject, key: str) -> Subject:
    return subject.model_copy(update={"identifiers": (*subject.identifiers, f"{FHIR_ID}|{key}")})


def _stranger(reference: Json, holder: Json, references: References) -> Subject | None:
    """Whom a reference means, where it does not mean a Patient of the file."""
    target = reference.get("reference")
    if isinstance(target, str):
        meant = references.resolve(reference, holder)
        if target.startswith("#") and meant.get("resourceType") == "Patient":
            return patient_subject(meant)
        return _with_id(Subject(), _key(target)) if _is_patient(target) and not meant else None
    number = as_dict(reference.get("identifier"))
    if number.get("value"):
        return patient_subject({"identifier": [number]})
    shown = word(reference.get("display"))
    return Subject(name=shown) if len(shown.split()) > 1 and shown.replace(" ", "").isalpha() else None


def _subjects(body: Json) -> Iterator[Json]:
    return (body[key] for key in ("subject", "patient", "beneficiary", "for") if isinstance(body.get(key), dict))


def _is_patient(reference: str) -> bool:
    return "Patient/" in reference or reference.startswith("urn:uuid:")


def _key(reference: str) -> str:
    return reference.split("/_history/")[0].rsplit("/", 1)[-1]
