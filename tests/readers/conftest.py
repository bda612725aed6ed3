"""Small invented inputs of every form, made here, and what must hold of every result."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image as Pillow
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ComputedRadiographyImageStorage, ExplicitVRLittleEndian

from wardround.records import Limits
from wardround.tools.readers import ReadResult, read_file

NOTE = "INVENTED PATIENT\nPatient: Muster, Erika\nDOB: 1961-04-02\nMRN: EX-7\n\nMEDICATIONS\nMetformin 500 mg twice daily.\n"


def make_pdf(
    *contents: str, rotate: int = 0, extra: str = "", catalog: str = "", objects: tuple[str, ...] = ()
) -> bytes:
    """A PDF of pages with these content streams; F1 is Helvetica. `objects` are numbered from 1000 in order."""
    pages = [3 + 2 * number for number in range(len(contents))]
    kids = " ".join(f"{number} 0 R" for number in pages)
    bodies = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    }
    for number, content in zip(pages, contents, strict=True):
        bodies[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} /Contents {number + 1} 0 R {extra}"
            " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        bodies[number + 1] = f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
    bodies |= {1000 + number: body for number, body in enumerate(objects)}
    data, table = b"%PDF-1.4\n", []
    for number, body in bodies.items():
        table.append(f"{number} 1\n{len(data):010d} 00000 n \n")
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    tail = f"xref\n0 1\n0000000000 65535 f \n{''.join(table)}trailer << /Size 2000 /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + tail.encode()


def text_at(*lines: tuple[float, float, str], size: float = 10) -> str:
    """A content stream that shows each line at its place (x, y in points from the lower left corner)."""
    return "BT " + " ".join(f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in lines) + " ET"


def make_zip(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def make_docx(body: str, **parts: str) -> bytes:
    """A Word document; `body` is WordprocessingML, further parts are named without `word/` and `.xml`."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
    }
    members |= {f"word/{name}.xml": f"<w:hdr {space}>{text}</w:hdr>" for name, text in parts.items()}
    return make_zip(members)


def make_xlsx(rows: list[list[str]]) -> bytes:
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in rows
    )
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
    return make_zip(
        {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": sheet}
    )


def make_dicom(**elements: object) -> bytes:
    """A radiograph of 4 x 4 pixels of an invented patient."""
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.MediaStorageSOPClassUID = ComputedRadiographyImageStorage
    meta.MediaStorageSOPInstanceUID = "1.2.3.4"
    dataset = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    dataset.SOPClassUID, dataset.SOPInstanceUID = meta.MediaStorageSOPClassUID, "1.2.3.4"
    dataset.PatientName, dataset.PatientID, dataset.PatientBirthDate, dataset.PatientSex = (
        "Muster^Erika",
        "EX-7",
        "19610402",
        "F",
    )
    dataset.Modality, dataset.BodyPartExamined, dataset.ViewPosition = "DX", "CHEST", "PA"
    dataset.StudyDate = "20260302"
    dataset.Rows = dataset.Columns = 4
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 8, 8, 7, 0
    dataset.PixelData = bytes(range(16))
    for keyword, value in elements.items():
        if value is None:
            delattr(dataset, keyword)
        else:
            setattr(dataset, keyword, value)
    buffer = io.BytesIO()
    dataset.save_as(buffer, enforce_file_format=True)
    return buffer.getvalue()


def make_png() -> bytes:
    buffer = io.BytesIO()
    Pillow.new("L", (3, 2), 7).save(buffer, "PNG")
    return buffer.getvalue()


BUNDLE = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {"resource": {"resourceType": "Patient", "id": "p1", "name": [{"given": ["Erika"], "family": "Muster"}], "birthDate": "1961-04-02", "gender": "female"}},
        {"resource": {"resourceType": "Condition", "id": "c1", "subject": {"reference": "Patient/p1"}, "code": {"text": "Asthma"}, "clinicalStatus": {"coding": [{"code": "active"}]}}},
        {"resource": {"resourceType": "Observation", "id": "o1", "status": "final", "subject": {"reference": "Patient/p1"}, "code": {"text": "Sodium", "coding": [{"system": "http://loinc.org", "code": "2951-2"}]}, "valueQuantity": {"value": 131, "unit": "mmol/L"}, "effectiveDateTime": "2026-03-02T08:00:00+01:00", "referenceRange": [{"low": {"value": 135, "unit": "mmol/L"}, "high": {"value": 145, "unit": "mmol/L"}}]}},
    ],
}  # fmt: skip

CCDA = """<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Invented summary</title><effectiveTime value="20260302"/>
<recordTarget><patientRole><id root="1.2.3" extension="EX-7"/><patient><name><given>Erika</given><family>Muster</family></name>
<administrativeGenderCode code="F"/><birthTime value="19610402"/></patient></patientRole></recordTarget>
<component><structuredBody><component><section><code code="48765-2"/><title>Allergies</title><text>Penicillin: rash</text></section></component>
</structuredBody></component></ClinicalDocument>"""

HL7 = "\r".join(
    (
        r"MSH|^~\&|LAB|HOSP|||20260302080000||ORU^R01|1|P|2.5",
        "PID|1||EX-7^^^HOSP||Muster^Erika||19610402|F",
        "OBR|1|||24323-8^Metabolic panel^LN|||20260302080000",
        "OBX|1|NM|2951-2^Sodium^LN||131|mmol/L|135-145|L|||F",
        r"OBX|2|TX|||Comment with a \F\ bar||||||F",
    )
)

SAMPLES: dict[str, bytes] = {
    "note.txt": NOTE.encode(),
    "note.md": b"# Invented note\n\n## Medications\n- Metformin 500 mg\n",
    "note.rtf": rb"{\rtf1\ansi\ansicpg1252 Patient: Erika Muster\par Temperature 38\'b0 and na\u239?ve\par}",
    "note.html": b"<html><body><p>Patient: Erika Muster</p><ul><li>Metformin</li></ul><!-- a comment --></body></html>",
    "labs.csv": b"Date,Test,Result,Unit,Reference Range,Flag\n2026-03-02,Sodium,131,mmol/L,135-145,L\n2026-03-02,CRP,<0.5,mg/L,<5,\n",
    "list.csv": b"Drug,Dose,Frequency,Start,Stop\nMetoprolol,50 mg,BID,2024-01-01,\nAllergen,Reaction\nPenicillin,hives\n",
    "print.txt": b"INVENTED\nTest     Result   Units    Range\nSodium   131      mmol/L   135-145\nCRP      <5       mg/L     <5\n",
    "labs.xlsx": make_xlsx([["Test", "Result", "Unit"], ["Sodium", "131", "mmol/L"]]),
    "note.docx": make_docx("<w:p><w:r><w:t>Metformin 500 mg</w:t></w:r></w:p>"),
    "bundle.json": json.dumps(BUNDLE).encode(),
    "export.ndjson": b"\n".join(json.dumps(entry["resource"]).encode() for entry in BUNDLE["entry"]),  # type: ignore[index]
    "summary.xml": CCDA.encode(),
    "message.hl7": HL7.encode(),
    "letter.pdf": make_pdf(text_at((56, 780, "Patient: Erika Muster"), (56, 760, "Metformin 500 mg twice daily."))),
    "results.pdf": make_pdf(
        text_at(
            *[
                (56, 760 - 14 * n, line)
                for n, line in enumerate(
                    ("Test Result Unit Range", "Sodium 131 L mmol/L 135-145", "CRP <0.5 mg/L <5", "Urea 6 mmol/L 2-8")
                )
            ]
        ),
        text_at((56, 760, "Dear colleague,"), (56, 740, "Metformin 500 mg twice daily.")),
    ),
    "mail.eml": b"MIME-Version: 1.0\nSubject: result\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nINVENTED. Fever.\n"
    b"--b\nContent-Type: text/csv\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n"
    b"VGVzdCxSZXN1bHQsVW5pdApTb2RpdW0sMTMxLG1tb2wvTAo=\n--b--\n",
    "chest.dcm": make_dicom(),
    "photo.png": make_png(),
}
"""One well-formed file of every form that is read."""


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., ReadResult]:
    """Read bytes as a file of this name."""

    def run(data: bytes, name: str, **limits: int) -> ReadResult:
        folder = tmp_path / "files"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
        return read_file(folder / name, root=folder, limits=Limits(**limits))

    return run


def broken_promises(result: ReadResult) -> list[str]:
    """What a result says that cannot be so; empty for every result of a sound reader."""
    found = [f"{line.item}: {line.reason}" for line in result.coverage if line.reason.startswith("unexpected")]
    found += ["no line"] * (not result.coverage)
    ids = {one.id for one in (*result.documents, *result.images)}
    found += [f"line of no source: {line.item}" for line in result.coverage if line.source_id not in {None, *ids}]
    found += ["two of one id"] * (len(ids) < len(result.documents) + len(result.images))
    found += [f"silent {line.status}" for line in result.coverage if line.status != "read" and not line.reason]
    found += [f"more than a line: {line.reason!r}" for line in result.coverage if "\n" in line.reason]
    for document in result.documents:
        spans = [*document.facts, *document.sections, *document.pages]
        found += [f"outside: {one}" for one in spans if not 0 <= one.start <= one.end <= len(document.text)]
        found += ["an empty document"] * (not document.text.strip())
    if not ids and all(line.status == "read" and not line.reason for line in result.coverage):
        found.append("an empty success")
    return found


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """Builders of files."""
    return SimpleNamespace(
        pdf=make_pdf, text_at=text_at, zip=make_zip, docx=make_docx, xlsx=make_xlsx, dicom=make_dicom
    )


@pytest.fixture(scope="session")
def samples() -> dict[str, bytes]:
    return SAMPLES


@pytest.fixture(scope="session")
def promises() -> Callable[[ReadResult], list[str]]:
    return broken_promises


@pytest.fixture
def facts(read: Any) -> Any:
    """Facts of a C-CDA document by name, each with its line."""

    def of(text: str) -> dict[str, Any]:
        (document,) = read(text.encode(), "summary.xml").documents
        for fact in document.facts:
            line = document.text[fact.start : fact.end]
            assert line
            assert "\n" not in line
        return {fact.name: (fact, document.text[fact.start : fact.end]) for fact in document.facts}

    return of
