"""Documents inside resources: base64 text, HTML, RTF, PDF, C-CDA. They go on to the reader of their form."""

from collections.abc import Iterator

from ..embedded import Embedded, decode_base64
from .narrative import narratives
from .resources import References, Resource
from .words import Json, as_dict, concept, dicts, when, word


def attachments(resource: Resource, references: References) -> Iterator[Embedded]:
    """Every attachment of a resource that can hold one, and text that only its narrative has."""
    yield from narratives(resource)
    body = resource.body
    date = when(body, "date", "effectiveDateTime", "effectivePeriod", "issued", "createdDateTime")
    if resource.kind == "Binary":
        yield _attachment(f"{resource.ref}#data", "Binary", {**body, "url": None}, None)
    for path, holder in _places(resource.kind, body):
        title = word(holder.get("title")) or concept(body.get("type")) or concept(body.get("code")) or resource.kind
        meant = references.resolve({"reference": holder.get("url")}, body) if not holder.get("data") else {}
        if meant.get("resourceType") == "Binary":
            continue  # read where it stands
        yield _attachment(f"{resource.ref}#{path}", title, holder, date)


def _places(kind: str, body: Json) -> Iterator[tuple[str, Json]]:
    if kind == "DocumentReference":
        for number, content in enumerate(dicts(body.get("content"))):
            yield f"content[{number}].attachment", as_dict(content.get("attachment"))
    elif kind in ("DiagnosticReport", "Consent"):
        for number, form in enumerate(dicts(body.get("presentedForm") or body.get("sourceAttachment"))):
            yield f"presentedForm[{number}]", form
    elif kind == "Media":
        yield "content", as_dict(body.get("content"))
    elif kind in ("Communication", "CommunicationRequest"):
        for number, part in enumerate(dicts(body.get("payload"))):
            if "contentAttachment" in part:
                yield f"payload[{number}].contentAttachment", as_dict(part["contentAttachment"])


def _attachment(ref: str, title: str, holder: Json, date: str | None) -> Embedded:
    media_type = word(holder.get("contentType")) or "application/octet-stream"
    return Embedded(
        ref,
        title,
        media_type,
        decode_base64(holder.get("data")),
        word(holder.get("creation")) or date,
        word(holder.get("url")),
    )
