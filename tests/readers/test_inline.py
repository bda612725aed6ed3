"""Pictures within Word files, RTF and HTML pages. Made here; nobody is shown."""

import base64
import io

import numpy
import pytest
from PIL import Image

from wardround.records import Limits
from wardround.tools.pixels import load_pixels

LINKS = "<Relationships>{}</Relationships>"
LINK = "<Relationship Id='r{0}' Target='media/{0}'/>"
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def png(*size):
    buffer = io.BytesIO()
    Image.effect_noise(size, 80).save(buffer, "PNG")
    return buffer.getvalue()


def word(make, text, **pictures):
    links = "".join(LINK.format(name) for name in pictures)
    members = {
        "word/document.xml": f"<w:document {SPACE}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>",
        "word/_rels/document.xml.rels": LINKS.format(links),
        **{f"word/media/{name}": data for name, data in pictures.items()},
    }
    return make.zip(members)


def rtf(_, text, **pictures):
    parts = "".join(rf"{{\pict\pngblip\picw9 {data.hex()}}}" for data in pictures.values())
    return rf"{{\rtf1\ansi {text}\par {parts}}}".encode()


def page(_, text, **pictures):
    parts = (
        f"<img alt='x' src='data:image/png;base64,{base64.b64encode(data).decode()}'>" for data in pictures.values()
    )
    return f"<html><body><p>{text}</p>{''.join(parts)}</body></html>".encode()


FORMS = [("letter.docx", word), ("letter.rtf", rtf), ("letter.html", page)]


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_a_picture_in_a_text_is_an_image_of_the_case(name, form, make, read, tmp_path):
    result = read(form(make, "Seen for a rash.", photo=png(600, 420), logo=png(40, 20)), name)
    (image,) = result.images
    assert (image.part, image.rows, image.columns) == ("picture 1", 420, 600)
    assert [line.source_id for line in result.coverage if line.item == f"{name} picture 1"] == [image.id]
    assert [line.reason for line in result.coverage if line.item == f"{name} pictures"] == [
        "1 picture in it, small or drawn, not looked at"
    ]
    assert result.documents[0].text.strip() == "Seen for a rash."
    assert numpy.asarray(load_pixels(image, tmp_path / "files", Limits())).shape == (420, 600)


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_a_file_of_a_picture_alone_is_that_picture(name, form, make, read):
    result = read(form(make, "", scan=png(500, 700)), name)
    assert (len(result.documents), len(result.images)) == (0, 1)
