"""What a file is, by its content first and its name second."""

import re
from typing import Literal

Form = Literal[
    "pdf", "dicom", "gzip", "docx", "xlsx", "image", "rtf", "fhir", "ndjson", "json", "ccda", "fhir_xml", "xml", "html",
    "hl7v2", "mail", "table", "text", "foreign",
]  # fmt: skip
"""`foreign` is a known form that is not taken; `json` and `xml` are ones that are no clinical form."""

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*")
FOREIGN: dict[bytes, str] = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an Office file of before 2007; save it as DOCX, XLSX or PDF",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive; unpack it",
    b"Rar!\x1a\x07": "a RAR archive; unpack it",
    b"BZh": "a bzip2 file; unpack it",
    b"\xfd7zXZ\x00": "an xz file; unpack it",
    b"\x28\xb5\x2f\xfd": "a zstandard file; unpack it",
    b"SQLite format 3\x00": "a database",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"PAR1": "a Parquet table; export it as CSV",
    b"OggS": "audio",
    b"ID3": "audio",
    b"fLaC": "audio",
    b"%!PS": "PostScript; save it as PDF",
    b"PK\x03\x04": "a zip archive that is no DOCX or XLSX; unpack it",
    b"PK\x05\x06": "an empty zip archive",
}
_INSIDE: dict[bytes, tuple[tuple[bytes, str], ...]] = {
    b"PK\x03\x04": (
        (b"ppt/presentation", "a PowerPoint file; save it as PDF"),
        (b"application/vnd.oasis.opendocument", "an OpenDocument file; save it as DOCX, XLSX or PDF"),
        (b"xl/workbook.bin", "a binary Excel workbook; save it as XLSX"),
        (b"application/epub+zip", "an e-book"),
    ),
    b"\xd0\xcf\x11\xe0": (
        ("EncryptedPackage".encode("utf-16-le"), "an encrypted Office file; save a copy without password"),
        ("__substg1.0".encode("utf-16-le"), "an Outlook message; save it as EML, its attachments as files"),
        ("PowerPoint Document".encode("utf-16-le"), "a PowerPoint file of before 2007; save it as PDF"),
    ),
}
"""What tells containers of one kind apart, by names that stand in them as they are."""
_PICTURES = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_MAIL_LINE = re.compile(rb"(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_TABLE_SUFFIXES = ("csv", "tsv", "tab", "psv")
_PLAIN_SUFFIXES = ("", "txt", "dat", "asc", "out")
_LONGEST_CHARACTER = 4
"""Bytes, in UTF-8."""
_MOST_ABOVE, _LEAST_MARKS, _PARTED = 12, 2, 0.6
_LIST = re.compile(rb"\[\s*[\[{\"\]]")
"""A JSON list, and no transcript with `[00:01]` or `[doctor]` before each line."""
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|h[1-6]|br|span)\b", re.IGNORECASE)


def sniff(data: bytes, suffix: str = "") -> Form:
    """The form of these bytes.

    Args:
        data: the whole file.
        suffix: lower-case extension without dot; decides only what content cannot: table or text, DICOM without preamble.
    """
    if data[128:132] == b"DICM" or (suffix in ("dcm", "dicom") and _bare_dicom(data)):
        return "dicom"
    return _by_magic(data) or _by_text(data, suffix)


def _by_magic(data: bytes) -> Form | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _is_tar(data):
        return "foreign"
    if data.startswith(b"\x1f\x8b"):
        return "gzip"
    if data.startswith(b"PK\x03\x04") and (office := _office(data)):
        return office
    if (data.startswith(_IMAGES) and not _mostly_text(data)) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "image"
    if data.startswith(tuple(FOREIGN)) and (not _mostly_text(data) or data.startswith((b"%!PS-", b"PK\x03\x04"))):
        return "foreign"
    return "foreign" if data[4:8] == b"ftyp" or _bare_dicom_foreign(data) else None


def foreign_words(data: bytes) -> str:
    """What a file of form `foreign` is, and what to do about it."""
    if data[4:8] == b"ftyp":
        return "a HEIC or AVIF picture; save it as JPEG or PNG" if data[8:12] in _PICTURES else "audio or video"
    if _is_tar(data):
        return "a tar archive; unpack it"
    for mark, names in _INSIDE.items():
        if data.startswith(mark) and (words := next((words for name, words in names if name in data), None)):
            return words
    if data.startswith(b"PK\x03\x04") and len(data) > 6 and data[6] & 1:
        return "an encrypted zip archive; unpack it"
    return next((words for mark, words in FOREIGN.items() if data.startswith(mark)), "audio or video")


def _is_tar(data: bytes) -> bool:
    return data[257:262] == b"ustar"


def _mostly_text(data: bytes) -> bool:
    """Short marks such as `BM` and `MZ` also begin words: binary forms have zeros or control bytes early on."""
    head = data[:256]
    return not any(byte < 9 for byte in head)


def _bare_dicom_foreign(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] in (b"WAVE", b"AVI ")


def _office(data: bytes) -> Form | None:
    """By the names in the central directory, which stand uncompressed near the end of the archive."""
    if b"word/document" in data:
        return "docx"
    return "xlsx" if b"xl/workbook.xml" in data else None


def _bare_dicom(data: bytes) -> bool:
    """A data set without preamble: its first element is of group 2 or 8, in either byte order."""
    return data[:4] in (b"\x02\x00\x00\x00", b"\x08\x00\x05\x00", b"\x00\x08\x00\x05") or (
        data[:2] in (b"\x08\x00", b"\x00\x08", b"\x02\x00", b"\x00\x02") and len(data) > 8
    )


def _by_text(data: bytes, suffix: str) -> Form:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.replace(b"\x00", b"")  # marks of forms are looked for as if UTF-16 were ASCII
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith((b"{\\rtf", b"{\\*\\rtf")):
        return "rtf"
    if head.startswith((b"MSH|", b"FHS|", b"BHS|", b"\x0bMSH|")):
        return "hl7v2"
    if head[:1] == b"{" or _LIST.match(head):
        return _json_form(data, head, suffix)
    if head.startswith(b"<"):
        return _markup_form(data, head)
    if suffix in ("htm", "html", "xhtml"):
        return "html"
    if _is_mail(head, suffix):
        return "mail"
    return "table" if suffix in _TABLE_SUFFIXES or (suffix in _PLAIN_SUFFIXES and _is_table(head)) else "text"


def _is_mail(head: bytes, suffix: str) -> bool:
    """A message or a saved web page: header lines from the very start, and its name or the MIME version among them."""
    marks = suffix in ("eml", "mht", "mhtml") or (b"\nMIME-Version:" in head and b"\nContent-Type:" in head)
    return marks and bool(_MAIL_LINE.match(head.replace(b"\r\n", b"\n")))


def _is_table(head: bytes) -> bool:
    """Text with headings of results, or of a list, parted by tabs, semicolons or bars, and rows below them, most of which are parted so."""
    from .labs import find_columns
    from .tabular import begins_list

    lines = [line.strip() for line in head.decode("utf-8" if _is_utf8(head) else "latin-1", "replace").split("\n")]
    for number, line in enumerate(lines[:_MOST_ABOVE]):
        for mark in (one for one in "\t;|" if line.count(one) >= _LEAST_MARKS):
            row = [cell.strip() for cell in line.split(mark)]
            below = [one for one in lines[number + 1 :] if one]
            parted = number == 0 or sum(mark in one for one in below) >= _PARTED * max(1, len(below))
            if parted and (find_columns(row).layout == "long" or begins_list(row)):
                return True
    return False


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start > len(head) - _LONGEST_CHARACTER  # the head ends within a character
    return True


def _json_form(data: bytes, head: bytes, suffix: str) -> Form:
    """A bulk export has one resource per line; anything else that begins as JSON is parsed whole."""
    if suffix in ("ndjson", "jsonl"):
        return "ndjson"
    first, _, rest = data.strip().partition(b"\n")
    if first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{"):
        return "ndjson"
    if b'"resourceType"' in data:
        return "fhir"
    return "json" if suffix == "json" or b'"' in head[:200] else "text"


def _markup_form(data: bytes, head: bytes) -> Form:
    if b"<ClinicalDocument" in head or b":ClinicalDocument" in head:
        return "ccda"
    if b"http://hl7.org/fhir" in head and not head.lower().startswith(b"<!doctype html"):
        return "fhir_xml"
    if _HTML.search(data[:65_536]):
        return "html"
    return "xml" if head.startswith(b"<?xml") or b"</" in data[:65_536] else "text"
