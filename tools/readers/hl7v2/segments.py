"""What each kind of segment says, as lines of the document, with its fact."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from wardround.records import Fact, FactKind
from wardround.tools.conversion import LOINC, converted

from ..dates import compact_date
from ..labs.values import interpret, read_flag, read_quantity, read_range
from .message import NULL, Message

WITHDRAWN = {"D": "deleted by the laboratory", "W": "wrong by the laboratory's own word"}
"""Observation result statuses (HL7 table 0085) of what is no result."""


class Line(NamedTuple):
    """A line of the document."""

    text: str
    fact: Fact | None = None


def nothing(message: Message, segment: list[str]) -> Iterator[Line]:
    """Of segments that are not written out."""
    return iter(())


def _obx(message: Message, segment: list[str]) -> Iterator[Line]:
    """A result; running text and embedded documents stand as they are."""
    form, name = message.get(segment, 2), message.get(segment, 3, 2) or message.get(segment, 3)
    value = _obx_value(message, segment)
    if not value or message.get(segment, 11) in WITHDRAWN:
        return
    if form in ("TX", "FT") or not name:
        yield Line(value)
        return
    unit, interval, flag = message.get(segment, 6), message.get(segment, 7), message.get(segment, 8)
    date = compact_date(message.get(segment, 14)) or compact_date(message.get(message.order_of(segment), 7))
    words = [
        date,
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
    yield Line(" ".join(word for word in words if word), fact)


def _obx_value(message: Message, segment: list[str]) -> str:
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
    return "\n".join(one for one in repeats if one.strip() != NULL).strip()


def _dg1(message: Message, segment: list[str]) -> Iterator[Line]:
    if name := message.get(segment, 3, 2) or message.get(segment, 4) or message.get(segment, 3):
        yield Line(f"Diagnosis: {name}", _fact("problem", f"DG1 {message.get(segment, 1)}", name))


def _al1(message: Message, segment: list[str]) -> Iterator[Line]:
    if name := message.get(segment, 3, 2) or message.get(segment, 3):
        reaction = message.get(segment, 5)
        text = f"Allergy to {name}" + (f"; reaction: {reaction}" if reaction else "")
        yield Line(
            text,
            _fact("allergy", f"AL1 {message.get(segment, 1)}", name).model_copy(update={"value": reaction or None}),
        )


def _rxe(message: Message, segment: list[str]) -> Iterator[Line]:
    if name := message.get(segment, 2, 2) or message.get(segment, 2):
        dose = " ".join(filter(None, (message.get(segment, 3), message.get(segment, 5, 2) or message.get(segment, 5))))
        yield Line(
            f"Medication: {name} {dose}".strip(),
            _fact("medication", "RXE", name).model_copy(update={"value": dose or None}),
        )


def _nte(message: Message, segment: list[str]) -> Iterator[Line]:
    if texts := message.every(segment, 3):
        yield Line("\n".join(texts))


def _pv1(message: Message, segment: list[str]) -> Iterator[Line]:
    place, admitted = message.get(segment, 3), compact_date(message.get(segment, 44))
    words = [
        f"class {message.get(segment, 2)}" if message.get(segment, 2) else "",
        f"at {place}" if place else "",
        f"admitted {admitted}" if admitted else "",
    ]
    if any(words):
        yield Line(
            "Encounter: " + ", ".join(filter(None, words)),
            _fact("encounter", "PV1", message.get(segment, 2) or "encounter"),
        )


def _fact(kind: FactKind, ref: str, name: str) -> Fact:
    return Fact(ref=ref, kind=kind, start=0, end=0, name=name)


WRITERS: dict[str, Callable[[Message, list[str]], Iterator[Line]]] = {
    "OBX": _obx, "DG1": _dg1, "AL1": _al1, "RXE": _rxe, "NTE": _nte, "PV1": _pv1,
}  # fmt: skip
