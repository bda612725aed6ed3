"""Which FHIR version resources are written in, by elements that only one version has."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from .words import Json

_TYPES = {
    "DSTU2": "MedicationOrder DiagnosticOrder ConceptMap2 Conformance DeviceMetric2 Order OrderResponse DeviceUseRequest BodySite2 Subscription2",
    "STU3": "ReferralRequest ProcedureRequest Sequence BodySite DataElement ExpansionProfile ServiceDefinition EligibilityRequest"
    " EligibilityResponse DeviceComponent ImagingManifest ProcessRequest ProcessResponse",
    "R5": "ActorDefinition ArtifactAssessment BiologicallyDerivedProductDispense DeviceAssociation DeviceDispense DeviceUsage EncounterHistory"
    " FormularyItem GenomicStudy ImagingSelection InventoryItem InventoryReport NutritionIntake Permission Requirements SubscriptionTopic"
    " TestPlan Transport",
}
_BY_TYPE = {kind: version for version, kinds in _TYPES.items() for kind in kinds.split()}

# (resource types or "*", element, JSON type that tells, version); "" for any type of value.
_MARKS: tuple[tuple[str, str, str, str], ...] = (
    ("Condition", "patient", "", "DSTU2"),
    ("Condition", "dateRecorded", "", "DSTU2"),
    ("AllergyIntolerance", "substance", "", "DSTU2"),
    ("AllergyIntolerance", "status", "str", "DSTU2"),
    ("AllergyIntolerance", "recordedDate", "str", "DSTU2 R4"),
    ("MedicationStatement MedicationAdministration MedicationDispense", "wasNotTaken", "", "DSTU2"),
    ("MedicationAdministration", "wasNotGiven", "", "DSTU2"),
    ("Immunization", "wasNotGiven", "", "DSTU2"),
    ("Immunization", "reported", "bool", "DSTU2"),
    ("Procedure", "notPerformed", "", "DSTU2"),
    ("Observation", "comments", "", "DSTU2"),
    ("Encounter", "patient", "", "DSTU2"),
    ("Encounter", "class", "str", "DSTU2"),
    ("CarePlan", "relatedPlan", "", "DSTU2"),
    ("Goal", "description", "str", "DSTU2"),
    ("Claim", "use", "str", ""),
    ("Claim", "patient", "", "STU3 R4"),
    ("Patient", "animal", "", "DSTU2 STU3"),
    ("Patient", "careProvider", "", "DSTU2"),
    ("Condition", "clinicalStatus", "str", "DSTU2 STU3"),
    ("Condition", "verificationStatus", "str", "DSTU2 STU3"),
    ("Condition", "context", "", "STU3"),
    ("Condition", "assertedDate", "", "STU3"),
    ("AllergyIntolerance", "clinicalStatus", "str", "STU3"),
    ("AllergyIntolerance", "verificationStatus", "str", "STU3"),
    ("AllergyIntolerance", "assertedDate", "", "STU3"),
    (
        "Observation MedicationRequest Procedure CarePlan DiagnosticReport MedicationDispense MedicationStatement",
        "context",
        "",
        "STU3 R4",
    ),
    ("Observation MedicationRequest Procedure CarePlan DiagnosticReport", "context", "dict", "STU3"),
    ("Observation", "comment", "", "STU3"),
    ("Observation", "related", "", "DSTU2 STU3"),
    ("Observation", "category", "dict", "DSTU2"),
    ("Observation DiagnosticReport", "interpretation", "dict", "DSTU2 STU3"),
    ("MedicationStatement", "taken", "", "STU3"),
    ("MedicationRequest", "definition", "", "STU3"),
    ("Immunization", "notGiven", "", "STU3"),
    ("Immunization", "date", "", "DSTU2 STU3"),
    ("Immunization", "explanation", "", "DSTU2 STU3"),
    ("Immunization", "vaccinationProtocol", "", "DSTU2 STU3"),
    ("Procedure", "notDone", "", "STU3"),
    ("Goal", "status", "str", "DSTU2 STU3"),
    ("DiagnosticReport", "codedDiagnosis", "", "DSTU2 STU3"),
    ("DiagnosticReport", "image", "", "DSTU2 STU3"),
    ("DiagnosticReport", "performer", "dict", "DSTU2"),
    ("ImagingStudy", "patient", "", "DSTU2 STU3"),
    ("ImagingStudy", "uid", "", "DSTU2 STU3"),
    ("DocumentReference", "class", "", "DSTU2 STU3"),
    ("DocumentReference", "indexed", "", "DSTU2 STU3"),
    ("Organization Practitioner", "practitionerRole", "", "DSTU2"),
    ("Practitioner", "name", "dict", "DSTU2"),
    ("Encounter", "class", "dict", "STU3 R4"),
    ("Encounter", "class", "list", "R5"),
    ("Encounter", "actualPeriod", "", "R5"),
    ("Encounter", "subjectStatus", "", "R5"),
    ("Encounter", "admission", "", "R5"),
    ("MedicationRequest MedicationStatement MedicationDispense MedicationAdministration", "medication", "dict", "R5"),
    ("AllergyIntolerance", "type", "dict", "R5"),
    ("AllergyIntolerance", "participant", "", "R5"),
    ("Condition", "participant", "", "R5"),
    ("Procedure", "occurrenceDateTime", "", "R5"),
    ("Procedure", "occurrencePeriod", "", "R5"),
    ("Procedure", "reason", "", "R5"),
    ("ServiceRequest", "code", "concept", "R5"),
    ("Observation", "triggeredBy", "", "R5"),
    ("DocumentReference", "attester", "", "R5"),
    ("DocumentReference", "modality", "", "R5"),
    ("DiagnosticReport", "composition", "", "R5"),
    ("DiagnosticReport", "supportingInfo", "", "R5"),
    ("Immunization", "basedOn", "", "R5"),
    ("Immunization", "administeredProduct", "", "R5"),
    ("ImagingStudy", "basedOn", "", ""),
    # R4's own
    ("Condition AllergyIntolerance", "clinicalStatus", "dict", "R4 R5"),
    ("Condition AllergyIntolerance", "verificationStatus", "dict", "R4 R5"),
    ("MedicationRequest", "medicationCodeableConcept", "", "STU3 R4"),
    ("Observation Procedure MedicationRequest Immunization DiagnosticReport Condition", "encounter", "", "DSTU2 R4 R5"),
    ("Observation", "interpretation", "list", "R4 R5"),
    ("Immunization", "occurrenceDateTime", "", "R4 R5"),
    ("Procedure", "performedDateTime", "", "DSTU2 STU3 R4"),
    ("Procedure", "performedPeriod", "", "DSTU2 STU3 R4"),
    ("Goal", "lifecycleStatus", "", "R4 R5"),
    ("ImagingStudy", "subject", "", "R4 R5"),
    ("DocumentReference", "content", "", ""),
    ("Encounter", "hospitalization", "", "DSTU2 STU3 R4"),
    ("Observation", "effectiveDateTime", "", ""),
)
_PROFILES = (
    ("DSTU2", ("/dstu2/", "/argo/", "argonaut")),
    ("STU3", ("/stu3/", "/3.0", "standardhealthrecord.org")),
    ("R5", ("/r5/", "/5.0")),
)
_VERSIONS = ("R4", "STU3", "DSTU2", "R5")
_JSON_TYPES: dict[str, type | tuple[type, ...]] = {"str": str, "dict": dict, "list": list, "bool": bool}
_BY_KIND: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
for _kinds, _element, _form, _which in _MARKS:
    if _which:
        for _kind in _kinds.split():
            _BY_KIND.setdefault(_kind, []).append((_element, _form, tuple(_which.split())))

_ENOUGH = 400


def fhir_version(resources: Iterable[Json]) -> str:
    """`R4`, or the other version that these resources are written in: `DSTU2`, `STU3`, `R5`.

    Every telling element votes for the versions that have it. Where nothing tells, it is R4: resources that did not change
    between versions read the same.

    Returns:
        The version with most votes; on a tie R4 if it is among the first, else all of them as `DSTU2 or STU3`.
    """
    votes: Counter[str] = Counter()
    for number, resource in enumerate(resources):
        if number >= _ENOUGH:
            break
        votes.update(_votes(resource))
    if not votes:
        return "R4"
    most = max(votes.values())
    first = [version for version in _VERSIONS if votes[version] == most]
    return "R4" if "R4" in first else " or ".join(sorted(first))


def _votes(resource: Json) -> Iterable[str]:
    kind = str(resource.get("resourceType"))
    if version := _BY_TYPE.get(kind):
        yield version
        yield version
    for element, form, versions in _BY_KIND.get(kind, ()):
        if element in resource and _fits(resource[element], form):
            yield from versions
    yield from _profile_votes(resource.get("meta"))


def _profile_votes(meta: object) -> Iterable[str]:
    profiles = meta.get("profile") if isinstance(meta, dict) else None
    for profile in profiles if isinstance(profiles, list) else []:
        text = str(profile).casefold()
        yield from (version for version, marks in _PROFILES if any(mark in text for mark in marks))


def _fits(value: Any, form: str) -> bool:  # noqa: ANN401 - JSON
    if not form:
        return True
    if form == "concept":
        return isinstance(value, dict) and "concept" in value
    return isinstance(value, _JSON_TYPES[form])
