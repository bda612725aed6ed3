"""Every clinical resource without rules of its own: what it is, and each of its elements under its name."""

import re
from collections.abc import Iterator

from wardround.records import FactKind

from .entry import Entry, line, titled
from .words import Json, any_text, choice, codes, when, word

_KINDS: dict[str, FactKind] = {
    "ClinicalImpression": "problem", "AdverseEvent": "problem", "DetectedIssue": "problem", "RiskAssessment": "problem", "Flag": "problem",
    "CareTeam": "plan", "NutritionOrder": "plan", "DeviceRequest": "plan", "Appointment": "plan", "Task": "plan", "VisionPrescription": "plan",
    "CommunicationRequest": "plan", "RequestGroup": "plan", "ImmunizationRecommendation": "plan", "MedicationKnowledge": "other",
    "EpisodeOfCare": "encounter", "ImmunizationEvaluation": "immunization", "MolecularSequence": "result",
}  # fmt: skip
_NAMES = (
    "code",
    "type",
    "title",
    "name",
    "description",
    "summary",
    "category",
    "scope",
    "vaccineCode",
    "modality",
    "deviceName",
    "topic",
    "query",
    "event",
    "device",
)
_DATES = ("date", "authoredOn", "effectiveDateTime", "effectivePeriod", "period", "recordedDate", "authored", "created", "createdDateTime",
          "createdPeriod", "occurrenceDateTime", "occurrencePeriod", "identifiedDateTime", "dateTime", "sent", "start", "receivedTime", "recorded")  # fmt: skip
_SILENT = {"resourceType", "id", "meta", "implicitRules", "language", "text", "contained", "extension", "modifierExtension", "identifier", "status",
           "subject", "patient", "encounter", "context", "section", "contentType", "data", "hash", "size", "url"}  # fmt: skip
"""About the resource, or said elsewhere: whose it is, its title, what narratives and attachments hold."""
_DEEPEST = 10


def anything(resource: Json) -> Iterator[Entry]:
    """A resource by its elements, so that none of them is lost."""
    kind = word(resource.get("resourceType"))
    path = next((key for key in _NAMES if _words(resource.get(key), 0)), "")
    name = _words(resource[path], 0) if path else kind
    status = word(resource.get("status")) or None
    rest = {key: value for key, value in resource.items() if key != path}
    yield Entry(
        _KINDS.get(kind, "other"),
        path or "resourceType",
        name,
        line(titled(f"{kind}: {name}", status), *_said(rest, 0)),
        codes(resource.get(path)) if path else (),
        value=any_text(choice(resource, "value")[1]) or None,
        status=status,
        negated=resource.get("doNotPerform") is True,
        date=when(resource, *_DATES),
    )


def _said(node: Json, depth: int) -> Iterator[str]:
    """`free text diet: nil by mouth` for each element that has words."""
    for key, value in node.items():
        if key not in _SILENT and (text := _words(value, depth)):
            yield f"{re.sub(r'(?=[A-Z])', ' ', key).lower()}: {text}"


def _words(value: object, depth: int) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(one, depth) for one in value)))
    if not isinstance(value, dict):
        return word(value)
    if "reference" in value and "display" not in value:
        return ""  # an address tells a reader nothing; what it leads to has a line of its own
    return any_text(value) or (", ".join(_said(value, depth + 1)) if depth < _DEEPEST else "")
