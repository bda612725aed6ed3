"""Draws the two example files that cannot be typed: a chest phantom as DICOM, and a letter as PDF."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ComputedRadiographyImageStorage, ExplicitVRLittleEndian

CASES = Path(__file__).parent / "cases"
SIZE = 384
ROOT_UID = "1.2.826.0.1.3680043.10.1"


def ellipse(row: float, column: float, height: float, width: float) -> NDArray[np.float64]:
    """1 inside, falling to 0 over a soft edge; all measures as shares of the image's side."""
    y, x = np.mgrid[0:SIZE, 0:SIZE] / SIZE
    distance = np.sqrt(((y - row) / height) ** 2 + ((x - column) / width) ** 2)
    return np.clip((1.1 - distance) / 0.2, 0, 1)


def chest_phantom() -> NDArray[np.uint16]:
    """A radiograph-like phantom, 12 bits: lungs dark, heart and spine bright, a soft opacity in the right lower zone.

    The patient's right is at the viewer's left, as on every frontal chest radiograph.
    """
    picture = 0.75 * ellipse(0.55, 0.5, 0.52, 0.46)
    for column in (0.32, 0.68):
        picture -= 0.5 * ellipse(0.48, column, 0.34, 0.15)
    picture += 0.3 * ellipse(0.5, 0.5, 0.5, 0.05) + 0.25 * ellipse(0.62, 0.56, 0.14, 0.13)
    picture += 0.28 * ellipse(0.66, 0.31, 0.1, 0.1)
    for number in range(7):
        rib = ellipse(0.2 + 0.09 * number, 0.5, 0.07, 0.4) - ellipse(0.215 + 0.09 * number, 0.5, 0.07, 0.4)
        picture += 0.06 * np.clip(rib, 0, 1)
    noise = np.random.default_rng(7).normal(0, 0.004, picture.shape)
    return (np.clip(picture + noise, 0, 1) * 4095).astype(np.uint16)


def write_chest(path: Path) -> None:
    """As a Computed Radiography image (DICOM PS3.3 A.2), uncompressed, of the invented patient of the pneumonia
    case."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = ComputedRadiographyImageStorage
    meta.MediaStorageSOPInstanceUID = f"{ROOT_UID}.3"
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    image = FileDataset(path, {}, file_meta=meta, preamble=b"\0" * 128)
    image.SOPClassUID, image.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    image.StudyInstanceUID, image.SeriesInstanceUID = f"{ROOT_UID}.1", f"{ROOT_UID}.2"
    image.PatientName, image.PatientID = "Invented^Marta", "EX-100231"
    image.PatientBirthDate, image.PatientSex = "19580714", "F"
    image.StudyDate = image.AcquisitionDate = "20260302"
    image.Modality, image.BodyPartExamined, image.ViewPosition = "CR", "CHEST", "PA"
    image.ImageComments = "INVENTED PATIENT: phantom drawn by the wardround project, not anatomy"
    image.Rows = image.Columns = SIZE
    image.SamplesPerPixel, image.PhotometricInterpretation = 1, "MONOCHROME2"
    image.BitsAllocated, image.BitsStored, image.HighBit, image.PixelRepresentation = 16, 12, 11, 0
    image.WindowCenter, image.WindowWidth = 2048, 4096
    image.PixelData = chest_phantom().tobytes()
    image.save_as(path, enforce_file_format=True)


def write_pdf(path: Path, text: str) -> None:
    """A one-page PDF with a text layer: the least that ISO 32000 asks for."""
    lines = "".join(f"({_escaped(line)}) Tj T*\n" for line in text.splitlines())
    content = f"BT /F1 10 Tf 13 TL 56 780 Td\n{lines}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    path.write_bytes(data + tail % (table, len(data)))


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


LETTER = """INVENTED PATIENT - EXAMPLE DATA OF THE WARDROUND PROJECT

Echocardiography report
Date: 2026-04-10
Patient: Muster, Jonas
DOB: 1971-11-30
MRN: EX-100547

Findings:
Left ventricular ejection fraction 60%. Left atrium mildly enlarged.
No relevant valve disease. No pericardial effusion.

Impression:
Preserved systolic function. Mild left atrial enlargement.
"""


if __name__ == "__main__":
    write_chest(CASES / "pneumonia" / "chest.dcm")
    write_pdf(CASES / "followup_letter" / "2026-04-10_echocardiography.pdf", LETTER)
