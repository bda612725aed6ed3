"""XLSX as tables: each sheet's shown values, dates as ISO 8601 (ECMA-376)."""

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wardround.records import Document, UnreadableError

from .archives import open_zip, read_member
from .result import Opened, ReadResult
from .tabular import table_document
from .xml import local, parse_xml

if TYPE_CHECKING:
    import zipfile
    from xml.etree.ElementTree import Element

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EPOCH = datetime(1899, 12, 30)
_BUILT_IN_DATES = {*range(14, 23), 45, 46, 47}
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_COLUMNS = 16_384


def read_xlsx(opened: Opened) -> ReadResult:
    """Every sheet as a table; each filled sheet becomes a document.

    Raises:
        UnreadableError: damaged, or no filled sheet.
        RefusedError: encrypted, or unfolds too far.
    """
    with open_zip(opened) as archive:
        sheets = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name))
        shared, dates = _shared(archive, opened), _date_styles(archive, opened)
        tables = [_rows(parse_xml(read_member(archive, name, opened), opened.name), shared, dates) for name in sheets]
    filled = [table for table in tables if any(any(cell.strip() for cell in row) for row in table)]
    if not filled:
        raise UnreadableError(f"{opened.name}: there is no text in it")
    return _joined([table_document(opened, table, _TYPE) for table in filled])


def _joined(results: list[ReadResult]) -> ReadResult:
    documents: list[Document] = []
    lines = []
    for number, result in enumerate(results, start=1):
        documents += [document.model_copy(update={"id": f"d{number}"}) for document in result.documents]
        sheet = f" sheet {number}" if len(results) > 1 else ""
        lines += [
            line.model_copy(update={"item": line.item + sheet, "source_id": f"d{number}" if line.source_id else None})
            for line in result.coverage
        ]
    seen = tuple(one for result in results for one in result.sightings)
    return ReadResult(documents=tuple(documents), coverage=tuple(lines), sightings=seen)


def _shared(archive: "zipfile.ZipFile", opened: Opened) -> list[str]:
    data = read_member(archive, "xl/sharedStrings.xml", opened)
    if not data:
        return []
    return [
        "".join(part.text or "" for part in item.iter() if local(part) == "t") for item in parse_xml(data, opened.name)
    ]


def _date_styles(archive: "zipfile.ZipFile", opened: Opened) -> set[int]:
    """Numbers of the cell styles that show a date."""
    data = read_member(archive, "xl/styles.xml", opened)
    if not data:
        return set()
    root = parse_xml(data, opened.name)
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter() if local(one) == "numFmt"}
    formats = [one for block in root if local(block) == "cellXfs" for one in block]
    return {number for number, one in enumerate(formats) if _shows_date(one.get("numFmtId", "0"), own)}


def _shows_date(number: str, own: dict[str, str]) -> bool:
    if number in own:
        code = re.sub(r'"[^"]*"|\[[^\]]*\]', "", own[number]).casefold()
        return "y" in code or ("d" in code and "m" in code)
    return number.isdigit() and int(number) in _BUILT_IN_DATES


def _rows(sheet: "Element", shared: list[str], dates: set[int]) -> list[list[str]]:
    rows = []
    for row in sheet.iter():
        if local(row) != "row":
            continue
        cells: list[str] = []
        for cell in row:
            place = _column(cell.get("r", ""), len(cells))
            cells += [""] * (place - len(cells))
            cells.append(_value(cell, shared, dates))
        rows.append(cells)
    return rows


def _column(reference: str, default: int) -> int:
    match = _CELL.fullmatch(reference)
    if not match:
        return default
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - 64
    return max(default, min(number - 1, _MOST_COLUMNS))


def _value(cell: "Element", shared: list[str], dates: set[int]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(part.text or "" for part in cell.iter() if local(part) == "t")
    text = next((part.text or "" for part in cell if local(part) == "v"), "")
    if kind == "s":
        return shared[int(text)] if text.isdigit() and int(text) < len(shared) else ""
    style = cell.get("s", "")
    if kind == "n" and style.isdigit() and int(style) in dates:
        return _date(text)
    return text


def _date(text: str) -> str:
    try:
        moment = _EPOCH + timedelta(days=float(text))
    except (ValueError, OverflowError):
        return text
    return moment.strftime("%Y-%m-%d") if float(text).is_integer() else moment.strftime("%Y-%m-%dT%H:%M:%S")
