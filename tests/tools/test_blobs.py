"""What no word can be is told from what people write."""

import base64

import pytest

from wardround.tools.blobs import between_blobs, find_blobs, without_blobs

BYTES = base64.b64encode(bytes(range(256)) * 3).decode()
PICTURE = f"![ECG](data:image/png;base64,{BYTES})"
LINES = base64.encodebytes(bytes(range(256))).decode()


@pytest.mark.parametrize(
    "blob", [BYTES, PICTURE, "x" * 101, f'src="data:image/gif;base64,{BYTES[:40]}"', LINES.strip()]
)
def test_what_no_word_can_be_is_found_whole(blob):
    text = f"She takes apixaban.\n{blob}\nShe is well.\n"
    (span,) = find_blobs(text)
    assert text[span.start : span.end].strip() in blob
    assert "apixaban" in without_blobs(text)
    assert "She is well." in without_blobs(text)
    assert len(blob) - len(text[span.start : span.end].strip()) <= len('src=""')


@pytest.mark.parametrize(
    "text",
    [
        "She takes apixaban.",
        "-" * 200,
        "Name: " + "_" * 150,
        "." * 300,
        "K:4.1,Na:138,Cl:100,Cr:88," * 8,
        "|K|4.1|Na|138" * 12,
        "Pneumonoultramicroscopicsilicovolcanoconiosis",
        "她每天服用阿哌沙班五毫克两次没有出血" * 12,
        "AAAA" * 18 + "\nPlan\n",
    ],
)
def test_what_people_write_is_left_alone(text):
    assert find_blobs(text) == ()
    assert without_blobs(text) == text


def test_what_stands_around_it_keeps_its_place():
    text = f"One {'y' * 120} two"
    assert [text[start:end] for start, end in between_blobs(text, 0, len(text))] == ["One ", " two"]


def test_one_at_an_end_is_taken_out_too():
    blob = "aB3/" * 50
    assert without_blobs(f"She is well. {blob}") == "She is well. "
    assert without_blobs(f"{blob} She is well.") == " She is well."
