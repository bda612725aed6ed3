"""A page of a PDF as a picture with the quotation marked, in a process with limits."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from wardround.records import UnreadableError
from wardround.tools.pdfpage import draw_page

PDF = Path(__file__).parents[2] / "examples" / "cases" / "followup_letter" / "2026-04-10_echocardiography.pdf"
YELLOW = (255, 228, 130)


def drawn(quote=""):
    found = draw_page(PDF.read_bytes(), 1, quote)
    return Image.open(io.BytesIO(found.png)).convert("RGB"), found.top


def marked(picture):
    """Share of the picture's height at which the yellow ground begins, and how many pixels there are of it."""
    rows = np.nonzero((np.asarray(picture) == YELLOW).all(axis=2))[0]
    return (int(rows.min()) / picture.height, rows.size) if rows.size else (None, 0)


def test_a_page_without_a_mark():
    picture, top = drawn()
    assert max(picture.size) <= 1600
    assert top is None
    assert marked(picture) == (None, 0)


def test_the_quotation_is_marked_where_it_stands():
    first, top_of_first = drawn("Left ventricular ejection fraction 60%.")
    second, top_of_second = drawn("Mild left atrial enlargement.")
    (y1, count1), (y2, count2) = marked(first), marked(second)
    assert y1 < y2 < 0.6
    assert min(count1, count2) > 200
    assert abs(y1 - top_of_first) < 0.02
    assert abs(y2 - top_of_second) < 0.02


def test_a_quotation_over_two_lines_is_marked_on_both():
    one, _ = drawn("Left atrium mildly enlarged.")
    both, _ = drawn("Left atrium mildly enlarged.\nNo relevant valve disease.")
    assert marked(both)[1] > marked(one)[1] * 1.3


def test_lines_that_stand_in_another_order_are_marked_one_by_one():
    swapped, _ = drawn("No relevant valve disease.\nLeft atrium mildly enlarged.")
    assert marked(swapped)[1] > 400


@pytest.mark.parametrize("quote", ["not on this page at all", "No", "", " \n"])
def test_what_is_not_found_or_too_short_is_not_marked(quote):
    picture, top = drawn(quote)
    assert (top, marked(picture)[1]) == (None, 0)


@pytest.mark.parametrize(("data", "number"), [(b"%PDF-1.4 broken", 1), (b"", 1), (PDF.read_bytes(), 99)])
def test_what_cannot_be_drawn(data, number):
    with pytest.raises(UnreadableError, match="cannot be drawn"):
        draw_page(data, number)


def test_a_page_that_takes_too_long_is_given_up(monkeypatch):
    from wardround.tools.pdfpage import apart

    monkeypatch.setattr(apart, "_SECONDS", 0.001)
    with pytest.raises(UnreadableError, match="TimeoutExpired"):
        draw_page(PDF.read_bytes(), 1)
