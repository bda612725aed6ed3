"""HL7 v2 messages in ER7 form (ORU, MDM, ADT and others that carry PID, OBX, DG1, AL1, NTE, TXA)."""

from collections.abc import Iterator

from wardround.records import CoverageEntry, Document, Fact, Section, Subject, UnreadableError

from ..dates import compact_date
from ..embedded import ReadPart, with_embedded
from ..encoding import decode
from ..header import read_sex
from ..result import Opened, ReadResult, Sighting
from .attached import embedded_in
from .message import Message, date_of, messages_in
from .segments import WITHDRAWN, WRITERS, Line, nothing

_NOTHING = "a message without clinical content"

_TYPES = {
    "AR": "Autopsy report", "CD": "Cardiodiagnostics", "CN": "Consultation", "DI": "Diagnostic imaging",
    "DS": "Discharge summary", "ED": "Emergency department report", "HP": "History and physical examination",
    "OP": "Operative report", "PC": "Psychiatric consultation", "PH": "Psychiatric history and physical examination",
    "PN": "Procedure note", "PR": "Progress note", "SP": "Surgical pathology", "TS": "Transfer summary",
}  # fmt: skip
"""Document types of TXA-2 (HL7 table 0270)."""


def read_hl7v2(opened: Opened, read_part: ReadPart) -> ReadResult:
    """Every message of the file as one document, with facts for results, diagnoses and allergies; embedded documents beside it.

    Raises:
        UnreadableError: no message in it.
        RefusedError: longer than the limit.
    """
    text = opened.take(decode(opened.data, opened.name))
    result = ReadResult()
    for number, segments in enumerate(messages_in(text), start=1):
        message = Message(segments)
        item = opened.name if number == 1 else f"{opened.name} message {number}"
        embedded = list(embedded_in(message, "" if number == 1 else f"message {number} "))
        result = _with_message(result, opened, message, item, has_more=bool(embedded))
        result = result.model_copy(update={"coverage": (*result.coverage, *_withdrawn(message, item))})
        result = with_embedded(result, opened, embedded, read_part)
    if not result.documents and all(line.reason == _NOTHING for line in result.coverage):
        raise UnreadableError(f"{opened.name}: no HL7 v2 message with clinical content")
    return result


def _with_message(result: ReadResult, opened: Opened, message: Message, item: str, *, has_more: bool) -> ReadResult:
    subject = _subject(message)
    seen = (*result.sightings, Sighting(item=item, subject=subject)) if subject else result.sightings
    document = _document(opened, message, f"d{len(result.documents) + 1}")
    if document is None:
        reason = "nothing but what is embedded in it" if has_more else _NOTHING
        line = CoverageEntry(item=item, status="read" if has_more else "unreadable", reason=reason)
        return result.model_copy(update={"coverage": (*result.coverage, line), "sightings": seen})
    line = CoverageEntry(item=item, status="read", source_id=document.id)
    return result.model_copy(
        update={
            "documents": (*result.documents, document),
            "coverage": (*result.coverage, line),
            "sightings": seen,
        }
    )


def _withdrawn(message: Message, item: str) -> Iterator[CoverageEntry]:
    for segment in message.of("OBX"):
        if reason := WITHDRAWN.get(message.get(segment, 11)):
            yield CoverageEntry(
                item=f"{item} OBX {message.get(segment, 1)}", status="refused", reason=f"{reason}; it is no fact"
            )


def _document(opened: Opened, message: Message, name: str) -> Document | None:
    kind_code = message.get(message.segments[0], 8)
    lines = [line for segment in message.segments for line in WRITERS.get(segment[0], nothing)(message, segment)]
    if not lines:
        return None
    text, facts = _place(lines)
    subject = _subject(message)
    return Document(
        id=name,
        kind="labs"
        if kind_code == "ORU" and any(fact.kind == "result" and fact.quantity for fact in facts)
        else "note",
        title=_title(message) or opened.stem,
        text=text,
        source=opened.source("x-application/hl7-v2+er7"),
        date=date_of(message),
        sections=_sections(text) if not facts else (),
        facts=tuple(facts),
        subject=subject,
    )


def _sections(text: str) -> tuple[Section, ...]:
    from wardround.tools.sections import find_sections

    return find_sections(text)


def _place(lines: list[Line]) -> tuple[str, list[Fact]]:
    position, facts = 0, []
    for line in lines:
        if line.fact:
            facts.append(line.fact.model_copy(update={"start": position, "end": position + len(line.text)}))
        position += len(line.text) + 1
    return "\n".join(line.text for line in lines) + "\n", facts


def _subject(message: Message) -> Subject | None:
    for pid in message.of("PID"):
        name = " ".join(filter(None, (message.get(pid, 5, 2), message.get(pid, 5, 3), message.get(pid, 5, 1))))
        repeats = pid[3].split(message.repeat) if len(pid) > 3 else []
        numbers = tuple(number for one in repeats if (number := message.plain(one.split(message.component)[0]).strip()))
        sex = message.get(pid, 8)
        return Subject(
            name=name or None,
            birth_date=compact_date(message.get(pid, 7)),
            identifiers=numbers,
            sex=read_sex(sex) if sex else None,
        )
    return None


def _title(message: Message) -> str:
    for name in ("OBR", "TXA"):
        for segment in message.of(name):
            if (
                title := message.get(segment, 4, 2) or message.get(segment, 4)
                if name == "OBR"
                else message.get(segment, 2, 2) or _TYPES.get(message.get(segment, 2)) or message.get(segment, 2)
            ):
                return title
    return ""
