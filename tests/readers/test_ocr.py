"""Scanned pages: printed letters in a picture, read by the real tesseract."""

import io
import shutil

import pytest
from PIL import Image, ImageDraw, ImageFont

pytestmark = [
    pytest.mark.ocr,
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="no tesseract on this machine"),
]
LINES = ("INVENTED PATIENT", "Metformin 500 mg twice daily", "No known allergies")


@pytest.fixture(autouse=True)
def pytesseract():
    return pytest.importorskip("pytesseract", reason="needs the extra `ocr`")


def scanned(*pages: tuple[str, ...], turned: int = 0) -> bytes:
    """A PDF whose pages are pictures, A4 at 150 dots per inch."""
    pictures = []
    for lines in pages:
        picture = Image.new("L", (1240, 1754), 255)
        draw, font = ImageDraw.Draw(picture), ImageFont.load_default(36)
        for number, line in enumerate(lines):
            draw.text((120, 150 + 70 * number), line, fill=0, font=font)
        pictures.append(picture.rotate(turned, expand=True))
    file = io.BytesIO()
    pictures[0].save(file, "PDF", resolution=150, save_all=True, append_images=pictures[1:])
    return file.getvalue()


def test_a_scanned_page_is_read_and_its_line_says_by_what(read):
    result = read(scanned(LINES), "scan.pdf")
    text = result.documents[0].text
    assert all(line in text for line in LINES)
    (line,) = [entry for entry in result.coverage if "page 1" in entry.item]
    assert (line.status, "OCR" in line.reason) == ("read", True)


def test_an_empty_scanned_page_is_on_record_beside_a_read_one(read):
    result = read(scanned(LINES, ()), "scan.pdf")
    statuses = {entry.item: entry.status for entry in result.coverage}
    assert (statuses["scan.pdf page 1"], statuses["scan.pdf page 2"]) == ("read", "unreadable")


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_read(read, turned):
    more = ("Seen in the clinic for asthma, well since March", "Peak flow 410, no wheeze, sleeps through the night")
    lines = (*LINES, *more, "We would like to see her again in September", "Kind regards, the team of the chest clinic")
    result = read(scanned(lines, turned=turned), "scan.pdf")
    assert all(line in result.documents[0].text for line in lines)


def test_what_is_no_print_is_no_text(read):
    noise = io.BytesIO()
    Image.effect_noise((900, 1200), 200).save(noise, "PDF", resolution=100)
    result = read(noise.getvalue(), "photo.pdf")
    assert not result.documents
    assert [image.part for image in result.images] == ["page 1"]
