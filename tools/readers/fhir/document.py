"""Resources written out as one text, a line per fact, grouped under headings and in the order of time."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from wardround.records import CoverageEntry, Fact, FactKind, Section
from wardround.tools.counting import count_of

from .anything import anything
from .care import answers, care_plan, encounter, goal, imaging_study, order, procedure, report
from .entry import Entry, as_fact, day_of
from .medications import drug_itself, immunization, medication
from .observations import observation
from .others import device, document_reference, patient, specimen
from .problems import allergy, condition, family_history
from .resources import References, Resource
from .words import Json, code_of

Writer = Callable[[Json], Iterable[Entry]]

WRITERS: dict[str, Writer] = {
    "Patient": patient,
    "Condition": condition,
    "AllergyIntolerance": allergy,
    "FamilyMemberHistory": family_history,
    "Immunization": immunization,
    "Medication": drug_itself,
    "Observation": observation,
    "Encounter": encounter,
    "Procedure": procedure,
    "DiagnosticReport": report,
    "CarePlan": care_plan,
    "Goal": goal,
    "ServiceRequest": order,
    "ImagingStudy": imaging_study,
    "QuestionnaireResponse": answers,
    "DocumentReference": document_reference,
    "Specimen": specimen,
    "Device": device,
}
_MEDICATION = {"MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense"}
ADMINISTRATIVE = {
    "Account", "Basic", "Binary", "CapabilityStatement", "ChargeItem", "Claim", "ClaimResponse", "CodeSystem", "ConceptMap", "Coverage",
    "CoverageEligibilityRequest", "CoverageEligibilityResponse", "Endpoint", "ExplanationOfBenefit", "Group", "HealthcareService",
    "ImplementationGuide", "InsurancePlan", "Invoice", "Library", "List", "Location", "MessageHeader", "NamingSystem", "OperationDefinition",
    "OperationOutcome", "Organization", "Parameters", "PaymentNotice", "PaymentReconciliation", "Practitioner", "PractitionerRole",
    "Provenance", "Schedule", "SearchParameter", "Slot", "StructureDefinition", "Subscription", "ValueSet", "AuditEvent",
}  # fmt: skip
"""Who, where, billing and definitions: on record as such, not written out."""

_GROUPS: tuple[tuple[FactKind, str, str], ...] = (
    ("allergy", "Allergies", "allergies"),
    ("problem", "Problems", "past_medical_history"),
    ("medication", "Medications", "medications"),
    ("result", "Results", "laboratory"),
    ("report", "Reports and documents", "imaging"),
    ("procedure", "Procedures", "procedures"),
    ("immunization", "Immunizations", "immunizations"),
    ("plan", "Plans and orders", "plan"),
    ("family_history", "Family history", "family_history"),
    ("encounter", "Encounters", "other"),
    ("other", "Other", "other"),
)


_MODIFIED = "it has a modifierExtension, which may change what it says and is not read: look at the source"


class Written(NamedTuple):
    """The text with everything that points into it."""

    text: str
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]


def entries_of(resources: list[Resource], name: str) -> tuple[list[tuple[str, Entry]], list[CoverageEntry]]:
    """What every resource says, each with its address, and a coverage line for each that says nothing here."""
    references = References(resources)
    found: list[tuple[str, Entry]] = []
    lines: list[CoverageEntry] = []
    administrative: dict[str, int] = {}
    for resource in resources:
        if resource.kind in ADMINISTRATIVE:
            administrative[resource.kind] = administrative.get(resource.kind, 0) + 1
        elif is_entered_in_error(resource.body):
            lines.append(
                CoverageEntry(
                    item=f"{name} {resource.ref}", status="refused", reason="the source marks it as entered in error"
                )
            )
        else:
            found += [(resource.ref, entry) for entry in _entries(resource, references)]
            if resource.body.get("modifierExtension"):
                lines.append(CoverageEntry(item=f"{name} {resource.ref}", status="truncated", reason=_MODIFIED))
    for kind, count in administrative.items():
        reason = (
            "administrative; not written out" if count == 1 else f"{count} resources; administrative; not written out"
        )
        lines.append(CoverageEntry(item=f"{name} {kind}", status="read", reason=reason))
    return found, [*lines, *_unnamed(found, name)]


def _unnamed(entries: list[tuple[str, Entry]], name: str) -> list[CoverageEntry]:
    """A line for statements that have a code and no words for it: nobody who reads them can tell what they say."""
    bare = [ref for ref, one in entries if any(code.rpartition("|")[2] == one.name for code in one.codes)]
    if not bare:
        return []
    reason = f"{count_of(len(bare), 'statement')} with a code and no name, which nothing here can read; the first is {bare[0]}"
    return [CoverageEntry(item=f"{name} codes", status="truncated", reason=reason)]


def is_entered_in_error(body: Json) -> bool:
    """By `status` or `verificationStatus`."""
    return body.get("status") == "entered-in-error" or code_of(body.get("verificationStatus")) == "entered-in-error"


def write(entries: list[tuple[str, Entry]]) -> Written:
    """Entries as text: a heading and its lines for every kind that occurs, each kind in the order of time."""
    by_kind: dict[FactKind, list[tuple[str, Entry]]] = {}
    for pair in entries:
        by_kind.setdefault(pair[1].kind, []).append(pair)
    parts: list[str] = []
    sections: list[Section] = []
    facts: list[Fact] = []
    position = 0
    for kind, title, section in _GROUPS:
        if kind not in by_kind:
            continue
        parts.append(f"{title}\n")
        start = position = position + len(title) + 1
        for ref, entry in sorted(by_kind[kind], key=_time):
            facts.append(as_fact(ref, entry, position, position + len(entry.text)))
            parts.append(entry.text + "\n")
            position += len(entry.text) + 1
        sections.append(Section(title=title, kind=section, start=start, end=position))
        parts.append("\n")
        position += 1
    return Written("".join(parts), tuple(sections), tuple(facts))


def _entries(resource: Resource, references: References) -> Iterator[Entry]:
    if resource.kind in _MEDICATION:
        yield from medication(resource.body, references.resolve)
    else:
        yield from WRITERS.get(resource.kind, anything)(resource.body)


def _time(pair: tuple[str, Entry]) -> str:
    return day_of(pair[1]) or ""
