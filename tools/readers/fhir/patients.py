"""Whom the resources of a file are about."""

from collections.abc import Iterator

from wardround.records import Subject

from ..result import Sighting
from .others import patient_subject
from .resources import References, Resource
from .words import Json, as_dict

FHIR_ID = "fhir-patient-id"
"""System of an identifier that is only the id of a Patient that is not in the file."""


def sightings(resources: list[Resource], name: str) -> list[Sighting]:
    """Every Patient of the file, and every one that is referred to and not there."""
    found = [
        Sighting(item=f"{name} {one.ref}", subject=patient_subject(one.body))
        for one in resources
        if one.kind == "Patient"
    ]
    references = References(resources)
    strangers: dict[str, str] = {}
    for resource in resources:
        for reference in _subjects(resource.body):
            if _is_patient(reference) and not references.resolve({"reference": reference}, resource.body):
                strangers.setdefault(_key(reference), resource.ref)
    if len(found) == 1 and not found[0].subject.identifiers and not found[0].subject.name:
        strangers.pop(_key(next(one.ref for one in resources if one.kind == "Patient")), None)
    found += [
        Sighting(item=f"{name} {ref}", subject=Subject(identifiers=(f"{FHIR_ID}|{key}",)))
        for key, ref in strangers.items()
    ]
    return found


def patient_ids(resources: list[Resource]) -> set[str]:
    """Ids of the Patients in the file."""
    return {one.id for one in resources if one.kind == "Patient"}


def _subjects(body: Json) -> Iterator[str]:
    for key in ("subject", "patient", "beneficiary", "for"):
        reference = as_dict(body.get(key)).get("reference")
        if isinstance(reference, str):
            yield reference


def _is_patient(reference: str) -> bool:
    return "Patient/" in reference or reference.startswith("urn:uuid:")


def _key(reference: str) -> str:
    return reference.split("/_history/")[0].rsplit("/", 1)[-1]
