"""One file in, one typed result out, whatever the bytes."""

from collections.abc import Callable
from pathlib import Path

from wardround.records import (
    NOT_CLINICAL,
    CoverageEntry,
    CoverageStatus,
    Limits,
    ReadError,
    RefusedError,
    UnreadableError,
)

from .archives import gunzip
from .ccda import read_ccda
from .deadline import within
from .dicom import read_dicom
from .docx import read_docx
from .fhir import read_fhir
from .fhir.xml import refuse_fhir_xml
from .hl7v2 import read_hl7v2
from .html import read_html
from .image import read_image_file
from .json_lines import read_json_lines
from .mail import read_mail
from .paths import is_one_line, is_utf8, open_inside, relative_name, shown
from .pdf import read_pdf
from .result import Opened, ReadResult
from .rtf import read_rtf
from .sniff import Form, foreign_words, sniff
from .tables import read_table
from .text import read_text
from .xlsx import read_xlsx

_LITTER = {"thumbs.db", "ehthumbs.db", "desktop.ini", "autorun.inf", ".ds_store"}
_LITTER_STARTS = ("._", "~$", ".~lock.")
"""Of macOS beside each file on a foreign disk, and of office programs beside what they have open."""
_SUFFIX_OF = {"text/html": "html", "text/csv": "csv", "text/tab-separated-values": "tsv"}


def read_file(path: Path, *, root: Path, limits: Limits) -> ReadResult:
    """Read one file of a case.

    Never raises: a file that cannot be read is a result with a coverage line that says why, and no document.

    Args:
        path: the file, within the root.
        root: the case's folder; nothing outside it is opened.
        limits: for untrusted input.
    """
    name = relative_name(path, root)
    if not is_utf8(name):
        return _refusal(shown(name), "refused", "its name is not UTF-8; rename it")
    if not is_one_line(name):
        return _refusal(shown(name), "refused", "its name has line breaks or other marks that no name needs; rename it")
    if path.name.startswith(_LITTER_STARTS) or path.name.casefold() in _LITTER:
        return _refusal(name, "refused", NOT_CLINICAL[0])
    if path.name.startswith("."):
        return _refusal(name, "refused", "a hidden file; rename it if it belongs to the case")
    return _read(name, lambda: open_inside(path, root, limits), limits)


def read_handed_text(name: str, text: str, *, limits: Limits) -> ReadResult:
    """Read a text that was never a file, as a file of this name with this text in UTF-8 would be read. Never raises."""
    data = text.encode("utf-8", "replace")
    return _read(name, lambda: _of_text(name, data, limits), limits)


def _of_text(name: str, data: bytes, limits: Limits) -> Opened:
    if not data.strip():
        raise UnreadableError(f"{name}: the text is empty")
    if len(data) > limits.file_bytes:
        raise RefusedError(f"{name}: {len(data)} bytes; the limit is {limits.file_bytes}", hint="split it")
    return Opened(name=name, data=data, limits=limits)


def _read(name: str, opening: Callable[[], Opened], limits: Limits) -> ReadResult:
    try:
        opened = opening()
        return _filled(within(limits.file_seconds, name, lambda: read_opened(opened)), name)
    except ReadError as error:
        return _refusal(name, "refused" if isinstance(error, RefusedError) else "unreadable", _reason(error, name))
    except Exception as error:  # noqa: BLE001 - a reader's own fault must not cost the other files; it is on record as unreadable
        return _refusal(name, "unreadable", f"unexpected {type(error).__name__} while reading")


def read_opened(opened: Opened) -> ReadResult:
    """Read bytes by the reader of their form.

    Raises:
        ReadError: unreadable or refused.
    """
    form = sniff(opened.data, opened.suffix)
    if form == "gzip":
        inner = gunzip(opened)
        form = sniff(inner.data, opened.stem.rpartition(".")[2].casefold())
        if form == "gzip":
            raise RefusedError(f"{opened.name}: compressed twice", hint="unpack it")
        return _READERS[form](inner)
    return _READERS[form](opened)


def read_part(opened: Opened, media_type: str) -> ReadResult:
    """Read a document found inside a file; its own form counts more than the media type that it was given.

    Raises:
        ReadError: unreadable or refused.
    """
    form = sniff(opened.data, _SUFFIX_OF.get(media_type.partition(";")[0].strip().casefold(), ""))
    if opened.at.count("/") >= _DEEPEST:
        raise RefusedError(f"{opened.name}: files inside files inside files", hint="save them as files of their own")
    if form in _NESTING:
        raise RefusedError(
            f"{opened.name}: a {form} file inside a file is not opened", hint="save it as a file of its own"
        )
    return _READERS[form](opened)


_DEEPEST = 3
"""References have a slash of their own: `Media/1#content`."""
_NESTING: tuple[Form, ...] = ("gzip", "fhir", "ndjson", "dicom", "mail")
"""Forms that can hold files themselves: one level is enough."""


def _foreign(opened: Opened) -> ReadResult:
    raise RefusedError(f"{opened.name}: {foreign_words(opened.data)}")


def _no_clinical_form(opened: Opened) -> ReadResult:
    raise RefusedError(f"{opened.name}: XML of no clinical form", hint="FHIR R4 JSON and C-CDA are read")


def _fhir(opened: Opened) -> ReadResult:
    return read_fhir(opened, read_part)


def _text(opened: Opened) -> ReadResult:
    return read_text(opened, _pasted)


def _pasted(opened: Opened, media_type: str) -> ReadResult:
    """FHIR in a text; in a text that was itself in a file it is not opened, as elsewhere."""
    return read_part(opened, media_type) if "/" in opened.at else _fhir(opened)


def _ccda(opened: Opened) -> ReadResult:
    return read_ccda(opened, read_part)


def _rtf(opened: Opened) -> ReadResult:
    return read_rtf(opened, read_part)


def _html(opened: Opened) -> ReadResult:
    return read_html(opened, read_part)


def _docx(opened: Opened) -> ReadResult:
    return read_docx(opened, read_part)


def _hl7v2(opened: Opened) -> ReadResult:
    return read_hl7v2(opened, read_part)


def _mail(opened: Opened) -> ReadResult:
    return read_mail(opened, read_part)


def _dicom(opened: Opened) -> ReadResult:
    return read_dicom(opened, read_part)


_READERS: dict[Form, Callable[[Opened], ReadResult]] = {
    "pdf": read_pdf, "dicom": _dicom, "docx": _docx, "xlsx": read_xlsx, "image": read_image_file, "rtf": _rtf, "fhir": _fhir,
    "ndjson": _fhir, "json": read_json_lines, "ccda": _ccda, "fhir_xml": refuse_fhir_xml, "xml": _no_clinical_form, "html": _html,
    "hl7v2": _hl7v2, "mail": _mail, "table": read_table, "text": _text, "foreign": _foreign,
}  # fmt: skip


def _filled(result: ReadResult, name: str) -> ReadResult:
    """Nothing read is never a success."""
    if result.documents or result.images or any(line.status != "read" or line.reason for line in result.coverage):
        return result
    raise UnreadableError(f"{name}: nothing in it can be read")


def _reason(error: ReadError, name: str) -> str:
    """The message without the file's name, which the line carries already."""
    return str(error).removeprefix(f"{name}: ")


def _refusal(name: str, status: CoverageStatus, reason: str) -> ReadResult:
    return ReadResult(coverage=(CoverageEntry(item=name, status=status, reason=reason),))
