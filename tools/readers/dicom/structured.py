"""Structured reports as text: one line per content item, indented by its depth (PS3.3 C.17.3)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wardround.records import Subject, UnreadableError

from ..dates import compact_date
from ..result import Opened, ReadResult, read_whole
from ..text import note_from
from .open import text, value

if TYPE_CHECKING:
    from pydicom import Dataset

_DEEPEST = 40


def read_structured_report(opened: Opened, dataset: "Dataset", subject: Subject | None) -> ReadResult:
    """The report as one document.

    Raises:
        UnreadableError: the content tree has no text.
    """
    marks = [text(dataset, keyword) for keyword in ("CompletionFlag", "VerificationFlag")]
    open_ends = ", ".join(mark.lower() for mark in marks if mark in ("PARTIAL", "UNVERIFIED"))
    called = _meaning(dataset, "ConceptNameCodeSequence") or "Structured report"
    title = f"{called} ({open_ends})" if open_ends else called
    lines = list(_lines(dataset, 0))
    if not lines:
        raise UnreadableError(f"{opened.name}: a structured report without content")
    date = compact_date(text(dataset, "ContentDate") or text(dataset, "StudyDate"))
    whole = "\n".join([title, *lines]) + "\n"
    document = note_from(opened, whole, "application/dicom", title=title, kind="report", date=date, subject=subject)
    return read_whole(opened, document)


def _lines(node: "Dataset", depth: int) -> Iterator[str]:
    for item in value(node, "ContentSequence") or () if depth < _DEEPEST else ():
        name, written = _meaning(item, "ConceptNameCodeSequence"), _written(item)
        if written:
            yield f"{'  ' * depth}{name}: {written}" if name else f"{'  ' * depth}{written}"
        elif name and text(item, "ValueType") == "CONTAINER":
            yield f"{'  ' * depth}{name}"
        yield from _lines(item, depth + 1)


def _written(item: "Dataset") -> str:
    kind = text(item, "ValueType")
    if kind == "NUM":
        measured = next(iter(value(item, "MeasuredValueSequence") or ()), None)
        if measured is None:
            return ""
        return f"{text(measured, 'NumericValue') or ''} {_meaning(measured, 'MeasurementUnitsCodeSequence', 'CodeValue')}".strip()
    if kind == "CODE":
        return _meaning(item, "ConceptCodeSequence")
    keywords = {"TEXT": "TextValue", "PNAME": "PersonName", "DATE": "Date", "TIME": "Time", "DATETIME": "DateTime"}
    return text(item, keywords[kind]) or "" if kind in keywords else ""


def _meaning(dataset: "Dataset", keyword: str, element: str = "CodeMeaning") -> str:
    code = next(iter(value(dataset, keyword) or ()), None)
    return text(code, element) or "" if code is not None else ""
