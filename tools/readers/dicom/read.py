"""One DICOM file as images, as a document, or as a refusal that names what it is."""

from typing import TYPE_CHECKING

from wardround.records import CoverageEntry, Image, ImageModality, RefusedError, Subject, UnreadableError
from wardround.tools.instructions import find_instructions

from ..dates import compact_date
from ..header import read_sex
from ..result import Opened, ReadResult, Sighting
from .open import compressed_syntax, integer, open_dataset, quiet, text, value
from .place import laterality, placed
from .slide import flavour, is_slide, matrix
from .structured import read_structured_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydicom import Dataset

_MODALITIES: dict[str, ImageModality] = {
    "CR": "CR", "DX": "CR", "RG": "CR", "CT": "CT", "MR": "MR", "US": "US", "IVUS": "US", "XC": "XC", "DMS": "XC", "ES": "XC", "OP": "OP",
    "OPT": "OP", "OPM": "OP", "OPV": "OP", "OCT": "OP", "SM": "SM", "GM": "SM", "NM": "NM", "PT": "PT", "MG": "MG", "XA": "XA", "RF": "XA", "OT": "OT",
    "SC": "OT",
}  # fmt: skip
_SPOKEN = (
    "ImageComments",
    "PatientComments",
    "StudyDescription",
    "SeriesDescription",
    "AdditionalPatientHistory",
    "StudyComments",
    "RequestedProcedureDescription",
)
_NAMELESS = {
    "anonymous",
    "anonymized",
    "anonymised",
    "anon",
    "unknown",
    "none",
    "noname",
    "no name",
    "removed",
    "deidentified",
    "de-identified",
}
_MOST_FRAMES = 2_000
_PDF = "1.2.840.10008.5.1.4.1.1.104.1"
_SR = "1.2.840.10008.5.1.4.1.1.88."


def read_dicom(opened: Opened, read_part: "Callable[[Opened, str], ReadResult]") -> ReadResult:
    """Read a DICOM file.

    Args:
        opened: the file.
        read_part: reads an encapsulated document.

    Returns:
        An image per frame; for structured reports and encapsulated PDF a document.

    Raises:
        UnreadableError: damaged, or pixel data that is cut off.
        RefusedError: no picture and no report (plans, waveforms, directories), or too many pixels.
    """
    with quiet():  # elements are parsed when they are asked for
        return _read(opened, open_dataset(opened.data, opened.name), read_part)


def _read(opened: Opened, dataset: "Dataset", read_part: "Callable[[Opened, str], ReadResult]") -> ReadResult:
    subject = dicom_subject(dataset)
    seen = (Sighting(item=opened.name, subject=subject),) if subject else ()
    sop = text(dataset, "SOPClassUID") or text(getattr(dataset, "file_meta", dataset), "MediaStorageSOPClassUID") or ""
    if sop == _PDF or value(dataset, "EncapsulatedDocument"):
        result = read_part(opened.part(bytes(value(dataset, "EncapsulatedDocument") or b"")), "application/pdf")
    elif sop.startswith(_SR) or (value(dataset, "ContentSequence") and "PixelData" not in dataset):
        result = read_structured_report(opened, dataset, subject)
    elif not any(keyword in dataset for keyword in ("PixelData", "FloatPixelData", "DoubleFloatPixelData")):
        raise _no_picture(opened, dataset, sop)
    elif is_slide(dataset):
        result = _slide(opened, dataset, subject)
    else:
        result = _images(opened, dataset, subject)
    spoken = _spoken(opened, dataset)
    return result.model_copy(update={"coverage": (*result.coverage, *spoken), "sightings": (*seen, *result.sightings)})


def dicom_subject(dataset: "Dataset") -> Subject | None:
    """The patient by the Patient Module (PS3.3 C.7.1.1); None when it is anonymous."""
    name = text(dataset, "PatientName")
    name = (
        None if name is None or name.replace("^", " ").strip().casefold() in _NAMELESS or not name.strip("^ ") else name
    )
    number = text(dataset, "PatientID")
    number = None if number is None or number.casefold() in _NAMELESS else number
    birth = compact_date(text(dataset, "PatientBirthDate"))
    if not (name or number or birth):
        return None
    return Subject(
        name=name,
        birth_date=birth,
        identifiers=(number,) if number else (),
        sex=read_sex(text(dataset, "PatientSex") or ""),
    )


def _no_picture(opened: Opened, dataset: "Dataset", sop: str) -> RefusedError | UnreadableError:
    from pydicom.uid import UID

    if "DirectoryRecordSequence" in dataset:
        return RefusedError(f"{opened.name}: a DICOMDIR index; the files that it lists are read themselves")
    if not sop and "Modality" not in dataset and "PatientID" not in dataset:
        return UnreadableError(f"{opened.name}: a DICOM data set that says nothing of what it is")
    what = UID(sop).name if sop and UID(sop).is_valid else text(dataset, "Modality") or "unknown class"
    return RefusedError(
        f"{opened.name}: DICOM without a picture ({what[:60]})", hint="not an image or a report; nothing here reads it"
    )


def _slide(opened: Opened, dataset: "Dataset", subject: Subject | None) -> ReadResult:
    """One level of a whole-slide image as one image; its patches are cut when a model is to be shown it."""
    kind, size = flavour(dataset), matrix(dataset)
    if kind in ("LABEL", "OVERVIEW"):
        raise RefusedError(
            f"{opened.name}: the {kind.lower()} of a slide; it bears writing that may identify the patient, and no tissue"
        )
    if min(size.rows, size.columns) <= 0:
        raise UnreadableError(f"{opened.name}: a slide level without a size")
    image = _base(opened, dataset, subject, size.rows, size.columns)
    scale = f" at {size.magnification:.3g}x" if size.magnification else ", which does not say its scale"
    reason = f"a slide level of {size.columns} x {size.rows} pixels{scale}; patches with tissue are what is read of it"
    line = CoverageEntry(item=opened.name, status="sampled", reason=reason, source_id=image.id)
    return ReadResult(images=(image,), coverage=(line,))


def _images(opened: Opened, dataset: "Dataset", subject: Subject | None) -> ReadResult:
    rows, columns, frames = (integer(dataset, keyword) for keyword in ("Rows", "Columns", "NumberOfFrames"))
    if not rows or not columns or rows < 0 or columns < 0:
        raise UnreadableError(f"{opened.name}: a DICOM image without rows and columns")
    frames = max(frames or 1, 1)
    if rows * columns > opened.limits.image_pixels:
        raise RefusedError(
            f"{opened.name}: {rows * columns} pixels; the limit is {opened.limits.image_pixels}",
            hint="raise Limits.image_pixels",
        )
    _check_length(opened, dataset, rows * columns * frames)
    shown = min(frames, _MOST_FRAMES)
    base = _base(opened, dataset, subject, rows, columns)
    images = [base] if frames == 1 else [_frame(base, dataset, number) for number in range(shown)]
    return ReadResult(images=tuple(images), coverage=tuple(_lines(opened, dataset, images, frames)))


def _base(opened: Opened, dataset: "Dataset", subject: Subject | None, rows: int, columns: int) -> Image:
    return Image(
        id="i1",
        source=opened.source("application/dicom"),
        modality=_MODALITIES.get((text(dataset, "Modality") or "").upper(), "unknown"),
        body_part=text(dataset, "BodyPartExamined"),
        view=text(dataset, "ViewPosition"),
        laterality=laterality(dataset),
        series=text(dataset, "SeriesInstanceUID"),
        **placed(dataset, 0),
        rows=rows,
        columns=columns,
        date=_date(dataset),
        subject=subject,
    )


def _frame(base: Image, dataset: "Dataset", number: int) -> Image:
    return base.model_copy(update={"id": f"i{number + 1}", "frame": number, **placed(dataset, number)})


def _lines(opened: Opened, dataset: "Dataset", images: list[Image], frames: int) -> list[CoverageEntry]:
    if frames == 1:
        lines = [CoverageEntry(item=opened.name, status="read", source_id=images[0].id)]
    else:
        lines = [
            CoverageEntry(item=f"{opened.name} frame {number}", status="read", source_id=image.id)
            for number, image in enumerate(images, start=1)
        ]
    if frames > len(images):
        lines.append(
            CoverageEntry(
                item=opened.name,
                status="sampled",
                reason=f"the first {len(images)} of {frames} frames",
                source_id=images[0].id,
            )
        )
    if (text(dataset, "BurnedInAnnotation") or "").upper() == "YES":
        reason = "text is burned into the picture; it may identify the patient"
        lines.append(CoverageEntry(item=f"{opened.name} pixels", status="read", reason=reason, source_id=images[0].id))
    return lines


def _check_length(opened: Opened, dataset: "Dataset", pixels: int) -> None:
    """Uncompressed pixel data has a length that can be foretold (PS3.5 8.1.1)."""
    if "PixelData" not in dataset or compressed_syntax(dataset):
        return
    bits, samples = integer(dataset, "BitsAllocated") or 8, integer(dataset, "SamplesPerPixel") or 1
    halved = samples == 3 and (text(dataset, "PhotometricInterpretation") or "").startswith(
        ("YBR_FULL_422", "YBR_PARTIAL")
    )
    expected = pixels * bits * (2 if halved else samples) // 8
    if len(value(dataset, "PixelData") or b"") < expected:
        raise UnreadableError(f"{opened.name}: pixel data is cut off")


def _date(dataset: "Dataset") -> str | None:
    dates = (
        text(dataset, keyword)
        for keyword in ("AcquisitionDateTime", "AcquisitionDate", "ContentDate", "SeriesDate", "StudyDate")
    )
    return next((read for date in dates if date and (read := compact_date(date))), None)


def _spoken(opened: Opened, dataset: "Dataset") -> list[CoverageEntry]:
    """Free-text tags that address the machine; none of them is handed on in any case."""
    reason = "a tag that addresses the machine; left out"
    return [
        CoverageEntry(item=f"{opened.name} {keyword}", status="quarantined", reason=reason)
        for keyword in _SPOKEN
        if find_instructions(text(dataset, keyword) or "")
    ]
