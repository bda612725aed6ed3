"""Documents and pictures inside files: read by the reader of their form, each with its coverage line. All invented."""

import base64
import io
import json

import numpy as np
import pytest
from PIL import Image as Pillow

from wardround.agents.intake import load_case
from wardround.records import Limits
from wardround.tools.pixels import load_pixels

from .conftest import make_pdf, text_at

LETTER = make_pdf(text_at((50, 700, "INVENTED. Echo: ejection fraction 55 %.")))
RTF = rb"{\rtf1\ansi INVENTED. Biopsy: no malignancy.\par}"


def png(shade: int = 90) -> bytes:
    buffer = io.BytesIO()
    Pillow.fromarray(np.full((20, 30), shade, dtype=np.uint8)).save(buffer, format="PNG")
    return buffer.getvalue()


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def hl7(*segments: str) -> bytes:
    head = (
        "MSH|^~\\&|LAB|X|Y|Z|20260102||ORU^R01|1|P|2.5",
        "PID|1||EX-7^^^H^MR||Muster^Erika||19610402|F",
        "OBR|1|||11^Echo",
    )
    return "\r".join([*head, *segments]).encode()


def ccda(body: str) -> bytes:
    return (
        '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Letter</title>'
        '<effectiveTime value="20260102"/><recordTarget><patientRole><patient><name><given>Erika</given><family>Muster</family></name>'
        f'<birthTime value="19610402"/></patient></patientRole></recordTarget><component>{body}</component></ClinicalDocument>'
    ).encode()


def media(data: bytes, kind: str = "image/png") -> dict:
    return {"resourceType": "Media", "id": "m", "status": "completed", "subject": {"reference": "Patient/p"}, "content": {"contentType": kind, "data": b64(data)}}  # fmt: skip


HOLDERS = {
    "hl7": ("m.hl7", lambda data, kind: hl7(f"OBX|1|ED|18^Report||^application^{kind}^Base64^{b64(data)}||||||F"), "OBX 1"),
    "hl7 hex": ("m.hl7", lambda data, kind: hl7(f"OBX|1|ED|18^Report||^application^{kind}^Hex^{data.hex()}||||||F"), "OBX 1"),
    "ccda body": ("c.xml", lambda data, kind: ccda(f'<nonXMLBody><text representation="B64">{b64(data)}</text></nonXMLBody>'), "embedded 1"),
    "ccda media": (
        "c.xml",
        lambda data, kind: ccda(
            "<structuredBody><component><section><title>Plan</title><text>Rest.</text><entry><observationMedia>"
            f'<value representation="B64" mediaType="x/{kind}">{b64(data)}</value></observationMedia></entry></section></component></structuredBody>'
        ),
        "embedded 1",
    ),
    "fhir": ("f.json", lambda data, kind: json.dumps(media(data, f"application/{kind}")).encode(), "Media/m#content"),
}  # fmt: skip


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize(("inner", "kind", "says"), [(LETTER, "pdf", "ejection fraction 55 %"), (RTF, "rtf", "no malignancy")])  # fmt: skip
def test_documents_are_opened(read, holder, inner, kind, says):
    name, wrap, where = HOLDERS[holder]
    result = read(wrap(inner, kind), name)
    assert any(says in document.text for document in result.documents)
    assert {line.item: line.status for line in result.coverage}[f"{name} {where}"] == "read"


@pytest.mark.parametrize("holder", HOLDERS)
def test_pictures_are_images_with_pixels(tmp_path, holder):
    name, wrap, where = HOLDERS[holder]
    (tmp_path / name).write_bytes(wrap(png(90), "png"))
    case = load_case(tmp_path)
    (image,) = case.images
    assert (image.part, image.rows, image.columns) == (where, 20, 30)
    assert {line.item: line.source_id for line in case.coverage}[f"{name} {where}"] == image.id
    assert (load_pixels(image, tmp_path, Limits()).values == 90).all()


@pytest.mark.parametrize("holder", HOLDERS)
def test_what_cannot_be_read_is_on_record(read, holder):
    name, wrap, where = HOLDERS[holder]
    result = read(wrap(b"\x00\x01\x02 nothing known", "pdf"), name)
    (line,) = [line for line in result.coverage if line.item == f"{name} {where}"]
    assert line.status in ("unreadable", "refused")
    assert line.reason


def test_a_pointer_is_on_record(read):
    result = read(
        hl7("OBX|1|RP|18^Report||https://pacs.example/1||||||F", "OBX|2|NM|2^Sodium||140|mmol/L|||||F"), "m.hl7"
    )
    assert {line.item: line.status for line in result.coverage}["m.hl7 OBX 1"] == "unreadable"


def test_another_patient_inside_is_seen(tmp_path):
    other = make_pdf(text_at((50, 700, "Patient: Otto Beispiel"), (50, 680, "DOB: 1950-01-01"), (50, 660, "Fever.")))
    (tmp_path / "m.hl7").write_bytes(hl7(f"OBX|1|ED|18^Report||^application^PDF^Base64^{b64(other)}||||||F"))
    with pytest.raises(Exception, match="two patients"):
        load_case(tmp_path)


def scan_page(shade: int) -> tuple[str, str]:
    """A content stream that draws a page-size grey picture, and the picture as an object."""
    data = bytes([shade]) * (40 * 60)
    stream = data.decode("latin-1")
    return "q 595 0 0 842 0 0 cm /Im0 Do Q", (
        f"<< /Type /XObject /Subtype /Image /Width 40 /Height 60 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length {len(data)} >>\n"
        f"stream\n{stream}\nendstream"
    )


def test_a_mixed_pdf_is_split_by_page(tmp_path, monkeypatch):
    monkeypatch.setattr("wardround.tools.readers.pdf.read.ocr_page", lambda page: None)
    draw, picture = scan_page(100)
    data = make_pdf(
        text_at((50, 700, "INVENTED. Sodium 140 mmol/L.")),
        draw,
        text_at((50, 700, "Dear colleague")),
        objects=(picture,),
    )
    data = data.replace(b"/Resources << /Font", b"/Resources << /XObject << /Im0 1000 0 R >> /Font")
    (tmp_path / "mixed.pdf").write_bytes(data)
    case = load_case(tmp_path)
    (note, letter), (image,) = case.documents, case.images
    shown = [[(page.number, one.text[page.start : page.end].strip()) for page in one.pages] for one in (note, letter)]
    assert shown == [[(1, "INVENTED. Sodium 140 mmol/L."), (2, "")], [(3, "Dear colleague")]]
    assert image.part == "page 2"
    lines = [(line.item, line.status, line.source_id) for line in case.coverage]
    assert ("mixed.pdf page 2 picture", "read", image.id) in lines
    pixels = load_pixels(image, tmp_path, Limits()).values
    assert pixels.shape[:2] == (image.rows, image.columns)
    assert abs(int(pixels[30, 20].max()) - 100) <= 1
