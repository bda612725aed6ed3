"""The released document as a FHIR R4 document Bundle (HL7 FHIR 4.0.1, "FHIR Documents").

Composition first, then whom it is about, who wrote and who attested it, what it rests on, how it came to be
(Provenance) and the review itself (Task). References are `urn:uuid:` and all resolve within the Bundle.
"""

import base64
import re
from collections.abc import Callable
from datetime import datetime
from html import escape
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from wardround.records import Case, Claim, Document, Draft, Image, Passage, Report, Run, RunError, Subject, Task

from .cited import CitedResource, Resource, cited_resources, refs_of, taken_over

_LOINC = "http://loinc.org"
_TYPES: dict[Task, tuple[str, str]] = {
    "summary": ("34133-9", "Summary of episode note"),
    "extract": ("34133-9", "Summary of episode note"),
    "report": ("18748-4", "Diagnostic imaging study"),
    "letter": ("34109-9", "Note"),
    "answer": ("34109-9", "Note"),
}
"""LOINC codes of the document's type."""

_PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"


def report_fhir(run: Run, case: Case) -> Resource:
    """The Bundle of a countersigned run.

    Args:
        run: final.
        case: its case.

    Returns:
        JSON-ready dict.

    Raises:
        RunError: the run has no released document.
    """
    if run.report is None:
        raise RunError("only a countersigned run has a FHIR document", hint="approve it first")
    names = _Names(run.id)
    sources = _sources(run.report.draft, case, run.passages, names)
    cited = cited_resources((c for claim in run.report.draft.claims for c in claim.citations), case)
    resources = [
        _composition(run.report, case, names, cited),
        _patient(case.subject, names),
        _device(run.report, names),
        _practitioner(run.report, names),
        *sources,
        *(taken_over(resource, names.uuid(_key(resource)), _targets(cited, names)) for resource in cited),
        _provenance(run, run.report, names, [source["id"] for source in sources]),
        _task(run, run.report, names),
    ]
    return {
        "resourceType": "Bundle",
        "type": "document",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{names.uuid('bundle')}"},
        "timestamp": _instant(run.report.signed_at),
        "entry": [{"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource} for resource in resources],
    }


class _Names:
    """Ids that are the same each time a run is exported."""

    def __init__(self, run_id: str) -> None:
        self._run_id = run_id

    def uuid(self, name: str) -> str:
        return str(uuid5(NAMESPACE_URL, f"wardround:{self._run_id}:{name}"))

    def reference(self, name: str) -> Resource:
        return {"reference": f"urn:uuid:{self.uuid(name)}"}


def _key(resource: CitedResource) -> str:
    return f"{resource.source_id} {resource.ref}"


def _targets(cited: list[CitedResource], names: _Names) -> Callable[[str], str | None]:
    """What a file's references are in the Bundle: its one patient, and the other resources that are taken over."""
    known = {resource.ref: f"urn:uuid:{names.uuid(_key(resource))}" for resource in cited}

    def target_of(reference: str) -> str | None:
        kind_and_id = "/".join(reference.split("/")[-2:])
        if kind_and_id.startswith("Patient/"):
            return f"urn:uuid:{names.uuid('patient')}"
        return known.get(kind_and_id)

    return target_of


def _composition(report: Report, case: Case, names: _Names, resources: list[CitedResource]) -> Resource:
    code, display = _TYPES[report.draft.task]
    taken = {_key(resource) for resource in resources}
    return {
        "resourceType": "Composition",
        "id": names.uuid("composition"),
        "status": "final",
        "type": {"coding": [{"system": _LOINC, "code": code, "display": display}]},
        "subject": names.reference("patient"),
        "date": _instant(report.signed_at),
        "author": [names.reference("device")],
        "title": report.title,
        "attester": [
            {"mode": "professional", "time": _instant(report.signed_at), "party": names.reference("practitioner")}
        ],
        "section": [
            _section(title, list(claims), case, names, taken)
            for title, claims in groupby(report.draft.claims, key=lambda claim: claim.section)
        ],
    }


def _section(title: str, claims: list[Claim], case: Case, names: _Names, taken: set[str]) -> Resource:
    places = [citation for claim in claims for citation in claim.citations]
    cited = dict.fromkeys(citation.source_id for citation in places)
    for place in places:
        keys = (f"{place.source_id} {ref}" for ref in refs_of(place, case.document(place.source_id)))
        cited.update(dict.fromkeys(key for key in keys if key in taken))
    section: Resource = {
        "title": title,
        "text": {
            "status": "generated",
            "div": f'<div xmlns="http://www.w3.org/1999/xhtml"><ul>{"".join(map(_item, claims))}</ul></div>',
        },
    }
    if cited:
        section["entry"] = [names.reference(source) for source in cited]
    return section


def _item(claim: Claim) -> str:
    """A claim and its places; the source's id is the entry's `identifier`."""
    places = "".join(
        f" [<b>{_xml(c.source_id)}</b>{f' {c.start}-{c.end}: {_xml(c.quote)}' if c.quote else ''}]"
        for c in claim.citations
    )
    return f'<li id="{_xml(claim.id)}">{_xml(claim.text)}<small>{places}</small></li>'


def _patient(subject: Subject | None, names: _Names) -> Resource:
    patient: Resource = {"resourceType": "Patient", "id": names.uuid("patient")}
    if subject is None:
        return patient
    if subject.identifiers:
        patient["identifier"] = [_identifier(text) for text in subject.identifiers]
    if subject.name:
        patient["name"] = [{"text": subject.name}]
    if subject.sex:
        patient["gender"] = subject.sex
    if subject.birth_date and _DATE.fullmatch(subject.birth_date):
        patient["birthDate"] = subject.birth_date
    return patient


_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
"""R4's `date`; a source may have written something else."""


def _identifier(text: str) -> Resource:
    system, divided, value = text.rpartition("|")
    return {"system": system, "value": value} if divided and system else {"value": value}


def _device(report: Report, names: _Names) -> Resource:
    return {
        "resourceType": "Device",
        "id": names.uuid("device"),
        "deviceName": [{"name": report.draft.engine, "type": "model-name"}],
        "type": {"text": "Software that drafted the document"},
    }


def _practitioner(report: Report, names: _Names) -> Resource:
    return {
        "resourceType": "Practitioner",
        "id": names.uuid("practitioner"),
        "name": [{"text": report.reviewer}],
    }


def _sources(draft: Draft, case: Case, passages: tuple[Passage, ...], names: _Names) -> list[Resource]:
    """One DocumentReference for each cited source, with the hash of the file that it was read from."""
    cited = dict.fromkeys(citation.source_id for claim in draft.claims for citation in claim.citations)
    by_id = {passage.id: passage for passage in passages}
    found = ((name, case.document(name) or case.image(name) or by_id.get(name)) for name in cited)
    return [_source(name, item, names) for name, item in found]


def _source(name: str, item: Document | Image | Passage | None, names: _Names) -> Resource:
    resource: Resource = {
        "resourceType": "DocumentReference",
        "id": names.uuid(name),
        "identifier": [{"system": "urn:wardround:source", "value": name}],
        "status": "current",
    }
    if isinstance(item, Document | Image):
        resource["identifier"].append({"system": "urn:ietf:rfc:6920", "value": _named_hash(item.source.sha256)})
        resource["subject"] = names.reference("patient")
        attachment = {"contentType": item.source.media_type, "title": item.source.path}
    else:
        attachment = {"contentType": "text/plain", "title": item.title or item.id if item else name}
    return resource | {"content": [{"attachment": attachment}]}


def _provenance(run: Run, report: Report, names: _Names, sources: list[str]) -> Resource:
    provenance: Resource = {
        "resourceType": "Provenance",
        "id": names.uuid("provenance"),
        "target": [names.reference("composition")],
        "recorded": _instant(report.signed_at),
        "agent": [
            _agent("assembler", "Assembler", "device", names),
            _agent("attester", "Attester", "practitioner", names),
        ],
    }
    if sources:
        provenance["entity"] = [{"role": "source", "what": {"reference": f"urn:uuid:{source}"}} for source in sources]
    return provenance


def _agent(code: str, display: str, who: str, names: _Names) -> Resource:
    coding = {"system": _PARTICIPANT, "code": code, "display": display}
    return {"type": {"coding": [coding]}, "who": names.reference(who)}


def _task(run: Run, report: Report, names: _Names) -> Resource:
    """The review: who had it, and each decision in order."""
    decisions = [
        {"type": {"text": "decision"}, "valueString": f"{review.decision} by {review.reviewer}"}
        for review in run.reviews
    ]
    return {
        "resourceType": "Task",
        "id": names.uuid("task"),
        "status": "completed",
        "intent": "order",
        "code": {"text": "Review and countersign"},
        "focus": names.reference("composition"),
        "for": names.reference("patient"),
        "lastModified": _instant(report.signed_at),
        "owner": names.reference("practitioner"),
        "output": decisions,
    }


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _named_hash(sha256: str) -> str:
    """By RFC 6920; `Attachment.hash` of R4 is SHA-1 and would not say what was checked."""
    return f"ni:///sha-256;{base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def _xml(text: str) -> str:
    """Escaped, and without the control characters that XML 1.0 does not have."""
    return escape("".join(c for c in text if c in "\t\n\r" or (ord(c) >= 32 and c not in "\ufffe\uffff")))
