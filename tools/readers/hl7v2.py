"""HL7 v2 messages in ER7 form (ORU, MDM, ADT and others that carry PID, OBX, DG1, AL1, NTE, TXA)."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from wardround.records import CoverageEntry, Document, Fact, FactKind, Section, Subject, UnreadableError
from wardround.tools.conversion import LOINC, converted

from .dates import compact_date
from .embedded import Embedded, ReadPart, decode_base64, with_embedded
from .encoding import decode
from .header import read_sex
from .labs.values import interpret, read_flag, read_quantity, read_range
from .result import Opened, ReadResult, Sighting

_ESCAPES = {
    "F": "|",
    "S": "^",
    "T": "&",
    "R": "~",
    "E": "\\",
    ".br": "\n",
    ".sp": "\n",
    ".ce": "\n",
    "X0A": "\n",
    "X0D": "\n",
    "H": "",
    "N": "",
}
_NULL = '""'
"""What was there before is to be deleted: HL7 v2.5 2.5.3."""
_WITHDRAWN = {"D": "deleted by the laboratory", "W": "wrong by the laboratory's own word"}
"""Observation result statuses (HL7 table 0085) of what is no result."""
_SEGMENT_START = ("MSH", "FHS", "BHS")
_NOTHING = "a message without clinical content"


class _Line(NamedTuple):
    text: str
    fact: Fact | None = None


def read_hl7v2(opened: Opened, read_part: ReadPart) -> ReadResult:
    """Every message of the file as one document, with facts for results, diagnoses and allergies; embedded documents beside it.

    Raises:
        UnreadableError: no message in it.
        RefusedError: longer than the limit.
    """
    text = opened.take(decode(opened.data, opened.name))
    result = ReadResult()
    for number, segments in enumerate(_messages(text), start=1):
        message = _Message(segments)
        item = opened.name if number == 1 else f"{opened.name} message {number}"
        embedded = list(_embedded(message, "" if number == 1 else f"message {number} "))
        result = _with_message(result, opened, message, item, has_more=bool(embedded))
        result = result.model_copy(update={"coverage": (*result.coverage, *_withdrawn(message, item))})
        result = with_embedded(result, opened, embedded, read_part)
    if not result.documents and all(line.reason == _NOTHING for line in result.coverage):
        raise UnreadableError(f"{opened.name}: no HL7 v2 message with clinical content")
    return result


def _with_message(result: ReadResult, opened: Opened, message: "_Message", item: str, *, has_more: bool) -> ReadResult:
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


def _withdrawn(message: "_Message", item: str) -> Iterator[CoverageEntry]:
    for segment in message.of("OBX"):
        if reason := _WITHDRAWN.get(message.get(segment, 11)):
            yield CoverageEntry(
                item=f"{item} OBX {message.get(segment, 1)}", status="refused", reason=f"{reason}; it is no fact"
            )


_MEDIA = {
    "PDF": "application/pdf", "RTF": "application/rtf", "HTML": "text/html", "XML": "text/xml", "JPEG": "image/jpeg", "PNG": "image/png",
    "TIFF": "image/tiff",
}  # fmt: skip


def _embedded(message: "_Message", where: str) -> Iterator[Embedded]:
    """OBX of type ED (base64, hexadecimal or plain) and RP (pointed at); HL7 v2.5 2.A.24 and 2.A.67."""
    for segment in message.of("OBX"):
        form = message.get(segment, 2)
        if form not in ("ED", "RP") or len(segment) <= 5 or not segment[5].strip():
            continue
        title = message.get(segment, 3, 2) or message.get(segment, 3) or "Embedded document"
        ref, date = f"{where}OBX {message.get(segment, 1)}", compact_date(message.get(segment, 14)) or _date(message)
        if form == "RP":
            yield Embedded(ref, title, "application/octet-stream", None, date, message.get(segment, 5) or "pointer")
            continue
        kinds = (message.get(segment, 5, 3).upper(), message.get(segment, 5, 2).upper())
        media_type = next((_MEDIA[kind] for kind in kinds if kind in _MEDIA), "application/octet-stream")
        yield Embedded(ref, title, media_type, _decoded(message, segment), date)


def _decoded(message: "_Message", segment: list[str]) -> bytes | None:
    data = message.get(segment, 5, 5).replace("\n", "")
    encoding = message.get(segment, 5, 4).casefold()
    if encoding == "hex":
        try:
            return bytes.fromhex(data) or None
        except ValueError:
            return None
    return (data.encode() or None) if encoding == "a" else decode_base64(data)


class _Message:
    """Segments of one message with the separators that its MSH declares."""

    def __init__(self, segments: list[str]) -> None:
        head = segments[0]
        self.field = head[3:4] or "|"
        marks = head[4:8].ljust(4)
        self.component, self.repeat, self.escape, self.part = (
            mark if mark.strip() else default for mark, default in zip(marks, "^~\\&", strict=True)
        )
        self.segments = [segment.split(self.field) for segment in segments]

    def of(self, name: str) -> list[list[str]]:
        """All segments of this name."""
        return [segment for segment in self.segments if segment[0] == name]

    def get(self, segment: list[str], number: int, component: int = 1) -> str:
        """A component of a field's first repetition, unescaped; fields and components count from 1."""
        if number >= len(segment):
            return ""
        parts = segment[number].split(self.repeat)[0].split(self.component)
        value = self.plain(parts[component - 1]).strip() if component <= len(parts) else ""
        return "" if value == _NULL else value

    def every(self, segment: list[str], number: int, component: int = 1) -> list[str]:
        """The same of all repetitions that have it."""
        repeats = segment[number].split(self.repeat) if number < len(segment) else []
        return [value for one in repeats if (value := self.get([segment[0], one], 1, component))]

    def order_of(self, segment: list[str]) -> list[str]:
        """The OBR that a segment stands under; an empty one where there is none."""
        return self._orders.get(id(segment), ["OBR"])

    @cached_property
    def is_mixed(self) -> bool:
        """Its orders are of different times."""
        return len({self.get(order, 7) for order in self.of("OBR")}) > 1

    @cached_property
    def _orders(self) -> dict[int, list[str]]:
        under, found = ["OBR"], {}
        for segment in self.segments:
            under = segment if segment[0] == "OBR" else under
            found[id(segment)] = under
        return found

    def plain(self, text: str) -> str:
        r"""Escapes (`\\F\\`, `\\.br\\`, ...) as what they stand for."""
        if self.escape not in text:
            return text
        pieces = text.split(self.escape)
        return "".join(piece if place % 2 == 0 else _escape(piece) for place, piece in enumerate(pieces))


def _escape(name: str) -> str:
    r"""What stands between two escape marks: HL7 v2.5 2.7; `\\Xdd..\\` is bytes, `\\.sp2\\` two lines."""
    if name in _ESCAPES:
        return _ESCAPES[name]
    if name[:1] == "X":
        try:
            return bytes.fromhex(name[1:]).decode("latin-1")
        except ValueError:
            return ""
    return "\n" if name.startswith((".sp", ".br", ".ce")) else " " if name.startswith((".sk", ".ti", ".in")) else ""


def _messages(text: str) -> Iterator[list[str]]:
    segments: list[str] = []
    for line in text.replace("\x0b", "").replace("\x1c", "").split("\n"):
        if line.startswith("MSH") and segments:
            yield segments
            segments = []
        if line[:3] in ("FHS", "BHS", "FTS", "BTS"):
            continue
        if len(line) > 3 and (segments or line.startswith("MSH")):
            segments.append(line)
    if segments:
        yield segments


def _document(opened: Opened, message: _Message, name: str) -> Document | None:
    kind_code = message.get(message.segments[0], 8)
    lines = [line for segment in message.segments for line in _WRITERS.get(segment[0], _nothing)(message, segment)]
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
        date=_date(message),
        sections=_sections(text) if not facts else (),
        facts=tuple(facts),
        subject=subject,
    )


def _sections(text: str) -> tuple[Section, ...]:
    from wardround.tools.sections import find_sections

    return find_sections(text)


def _place(lines: list[_Line]) -> tuple[str, list[Fact]]:
    position, facts = 0, []
    for line in lines:
        if line.fact:
            facts.append(line.fact.model_copy(update={"start": position, "end": position + len(line.text)}))
        position += len(line.text) + 1
    return "\n".join(line.text for line in lines) + "\n", facts


def _subject(message: _Message) -> Subject | None:
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


def _title(message: _Message) -> str:
    for name in ("OBR", "TXA"):
        for segment in message.of(name):
            if (
                title := message.get(segment, 4, 2) or message.get(segment, 4)
                if name == "OBR"
                else message.get(segment, 2)
            ):
                return title
    return ""


def _date(message: _Message) -> str | None:
    places = (("OBR", 7), ("TXA", 4), ("EVN", 2), ("MSH", 6))
    dates = (compact_date(message.get(segment, number)) for name, number in places for segment in message.of(name))
    return next((date for date in dates if date), None)


def _nothing(message: _Message, segment: list[str]) -> Iterator[_Line]:
    return iter(())


def _obx(message: _Message, segment: list[str]) -> Iterator[_Line]:
    """A result; running text and embedded documents stand as they are."""
    form, name = message.get(segment, 2), message.get(segment, 3, 2) or message.get(segment, 3)
    value = _obx_value(message, segment)
    if not value or message.get(segment, 11) in _WITHDRAWN:
        return
    if form in ("TX", "FT") or not name:
        yield _Line(value)
        return
    unit, interval, flag = message.get(segment, 6), message.get(segment, 7), message.get(segment, 8)
    own = compact_date(message.get(segment, 14))
    ordered = compact_date(message.get(message.order_of(segment), 7))
    date = own or ordered
    words = [
        own or (ordered if message.is_mixed else None),
        f"{name}:",
        value,
        unit,
        f"(reference {interval})" if interval else "",
        flag,
    ]
    quantity, range_ = read_quantity(value, unit) if form in ("NM", "SN", "ST", "") else None, read_range(interval)
    system, code = message.get(segment, 3, 3), message.get(segment, 3)
    codes = (f"{LOINC if system == 'LN' else f'{system}|'}{code}",) if code else ()
    fact = _fact("result", f"OBX {message.get(segment, 1)}", name).model_copy(
        update={
            "codes": codes, "converted": converted(quantity, name, codes),
            "value": value, "quantity": quantity, "range": range_, "interpretation": read_flag(flag) or interpret(quantity, range_), "date": date,
            "status": message.get(segment, 11) or None,
        }
    )  # fmt: skip
    yield _Line(" ".join(word for word in words if word), fact)


def _obx_value(message: _Message, segment: list[str]) -> str:
    if len(segment) <= 5:
        return ""
    form = message.get(segment, 2)
    if form in ("ED", "RP"):
        return ""
    if form in ("CE", "CWE", "CNE"):
        return "; ".join(message.every(segment, 5, 2) or message.every(segment, 5))
    repeats = (
        message.plain(one.replace(message.component, "" if form == "SN" else " "))
        for one in segment[5].split(message.repeat)
    )
    return "\n".join(one for one in repeats if one.strip() != _NULL).strip()


def _dg1(message: _Message, segment: list[str]) -> Iterator[_Line]:
    if name := message.get(segment, 3, 2) or message.get(segment, 4) or message.get(segment, 3):
        yield _Line(f"Diagnosis: {name}", _fact("problem", f"DG1 {message.get(segment, 1)}", name))


def _al1(message: _Message, segment: list[str]) -> Iterator[_Line]:
    if name := message.get(segment, 3, 2) or message.get(segment, 3):
        reaction = message.get(segment, 5)
        text = f"Allergy to {name}" + (f"; reaction: {reaction}" if reaction else "")
        yield _Line(
            text,
            _fact("allergy", f"AL1 {message.get(segment, 1)}", name).model_copy(update={"value": reaction or None}),
        )


def _rxe(message: _Message, segment: list[str]) -> Iterator[_Line]:
    if name := message.get(segment, 2, 2) or message.get(segment, 2):
        dose = " ".join(filter(None, (message.get(segment, 3), message.get(segment, 5, 2) or message.get(segment, 5))))
        yield _Line(
            f"Medication: {name} {dose}".strip(),
            _fact("medication", "RXE", name).model_copy(update={"value": dose or None}),
        )


def _nte(message: _Message, segment: list[str]) -> Iterator[_Line]:
    if texts := message.every(segment, 3):
        yield _Line("\n".join(texts))


def _pv1(message: _Message, segment: list[str]) -> Iterator[_Line]:
    place, admitted = message.get(segment, 3), compact_date(message.get(segment, 44))
    words = [
        f"class {message.get(segment, 2)}" if message.get(segment, 2) else "",
        f"at {place}" if place else "",
        f"admitted {admitted}" if admitted else "",
    ]
    if any(words):
        yield _Line(
            "Encounter: " + ", ".join(filter(None, words)),
            _fact("encounter", "PV1", message.get(segment, 2) or "encounter"),
        )


def _fact(kind: FactKind, ref: str, name: str) -> Fact:
    return Fact(ref=ref, kind=kind, start=0, end=0, name=name)


_WRITERS: dict[str, Callable[[_Message, list[str]], Iterator[_Line]]] = {
    "OBX": _obx, "DG1": _dg1, "AL1": _al1, "RXE": _rxe, "NTE": _nte, "PV1": _pv1,
}  # fmt: skip
