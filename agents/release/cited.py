"""The FHIR resources that a document's claims cite, taken over into the released Bundle.

A resource is read again from its file, which must still be what it was when the case was read. What it says is left as
it is; references that lead out of the Bundle are turned into words, since they would resolve to nothing there.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from wardround.records import Case, Citation, Document, Limits, ReadError
from wardround.tools.readers.archives import gunzip
from wardround.tools.readers.encoding import decode
from wardround.tools.readers.fhir.resources import resources_in
from wardround.tools.readers.pasted import find_pasted
from wardround.tools.readers.paths import open_inside
from wardround.tools.readers.result import Opened

Resource = dict[str, Any]

_REQUIRED: dict[str, tuple[str, ...]] = {
    "AllergyIntolerance": ("patient",),
    "CarePlan": ("status", "intent", "subject"),
    "Condition": ("subject",),
    "DiagnosticReport": ("status", "code"),
    "FamilyMemberHistory": ("status", "patient", "relationship"),
    "Goal": ("lifecycleStatus", "description", "subject"),
    "Immunization": ("status", "vaccineCode", "patient"),
    "MedicationRequest": ("status", "intent", "subject"),
    "MedicationStatement": ("status", "subject"),
    "Observation": ("status", "code"),
    "Procedure": ("status", "subject"),
    "ServiceRequest": ("status", "intent", "subject"),
}
"""Types that are taken over, with what R4 (4.0.1) requires of them: intake reads less than valid resources too, and a
document must be valid. The others stand as the file that they are in."""


class CitedResource(NamedTuple):
    """A resource and where it was read."""

    source_id: str
    """The document that it is part of."""
    ref: str
    """`Condition/12`, its address there."""
    body: Resource


def cited_resources(citations: Iterable[Citation], case: Case) -> list[CitedResource]:
    """The resources behind citations of FHIR files, each once, as the files have them."""
    wanted: dict[str, dict[str, None]] = {}
    for citation in citations:
        document = case.document(citation.source_id)
        if document is not None and document.kind == "fhir":
            wanted.setdefault(document.id, {}).update(dict.fromkeys(_refs(document, citation)))
    found = ((case.document(name), refs) for name, refs in wanted.items())
    return [resource for document, refs in found if document for resource in _read(document, refs, case)]


def taken_over(resource: CitedResource, own_id: str, target_of: Callable[[str], str | None]) -> Resource:
    """The resource under an id of the Bundle.

    Args:
        resource: as its file has it.
        own_id: in the Bundle.
        target_of: what a reference of the file is in the Bundle, or None when it is not there.
    """
    body = _redirected({k: v for k, v in resource.body.items() if k not in ("id", "meta")}, target_of)
    came_from = {"system": "urn:wardround:source", "value": f"{resource.source_id} {resource.ref}"}
    return {**body, "id": own_id, "identifier": [*body.get("identifier", []), came_from]}


def refs_of(citation: Citation, document: Document | None) -> tuple[str, ...]:
    """Addresses of the resources that a citation touches."""
    return tuple(dict.fromkeys(_refs(document, citation))) if document and document.kind == "fhir" else ()


def _refs(document: Document, citation: Citation) -> Iterator[str]:
    for fact in document.facts:
        if fact.start < citation.end and citation.start < fact.end:
            yield fact.ref.partition("#")[0]


def _read(document: Document, refs: Iterable[str], case: Case) -> Iterator[CitedResource]:
    root = Path(case.root)
    try:
        opened = open_inside(root / document.source.path, root, Limits())
        if hashlib.sha256(opened.data).hexdigest() != document.source.sha256:
            return
        plain = gunzip(opened) if opened.data.startswith(b"\x1f\x8b") else opened
        by_ref = _pasted(plain) if _is_pasted(document, case) else _bodies(plain)
    except ReadError:  # the file's own entry in the Bundle says what it was
        return
    for ref in refs:
        if ref in by_ref and _is_whole(by_ref[ref]):
            yield CitedResource(document.id, ref, by_ref[ref])


def _is_pasted(document: Document, case: Case) -> bool:
    """Whether the rest of its file is a note."""
    return any(one.kind != "fhir" and one.source.path == document.source.path for one in case.documents)


def _bodies(opened: Opened) -> dict[str, Resource]:
    return {found.ref: found.body for found in resources_in(opened)[0]}


def _pasted(opened: Opened) -> dict[str, Resource]:
    """The resources pasted into a text, but for addresses that several have: which one is meant is not known."""
    parts = [
        _bodies(opened.part(one.data, at=f"line {one.line}"))
        for one in find_pasted(decode(opened.data, opened.name)).pasted
    ]
    times = Counter(ref for part in parts for ref in part)
    return {ref: body for part in parts for ref, body in part.items() if times[ref] == 1}


def _is_whole(body: Resource) -> bool:
    required = _REQUIRED.get(body.get("resourceType", ""))
    return required is not None and all(body.get(name) for name in required) and not _has_empty(body)


def _has_empty(value: Any) -> bool:  # noqa: ANN401 - JSON
    """R4's ele-1: an element has a value or children."""
    if isinstance(value, dict | list):
        return not value or any(map(_has_empty, value.values() if isinstance(value, dict) else value))
    return value is None or value == ""


def _redirected(value: Any, target_of: Callable[[str], str | None]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [_redirected(item, target_of) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {key: _redirected(item, target_of) for key, item in value.items()}
    reference = inner.get("reference")
    if not isinstance(reference, str) or reference.startswith("#"):
        return inner
    if target := target_of(reference):
        return {**inner, "reference": target}
    return {**{k: v for k, v in inner.items() if k != "reference"}, "display": inner.get("display") or reference}
