"""Numbers as clinicians write and say them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardround.tools.quantities import find_quantities, in_base_unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500 mg BID", [("dose", (500.0,)), ("frequency", (2,))]),
        ("five hundred milligrams twice a day", [("dose", (500.0,)), ("frequency", (2,))]),
        ("one twenty seven over eighty", [("pressure", (127.0, 80.0))]),
        ("in twenty eighteen", [("number", (2018.0,))]),
        ("a 2/6 murmur", [("number", (2.0, 6.0))]),
        ("strength four out of five", [("number", (4.0, 5.0))]),
        ("COVID-19", []),
        ("I was like four five", [("number", (4.0, 5.0))]),
        ("a couple of weeks", [("duration", (2.0,))]),
        ("52-year-old", [("age", (52.0,))]),
        ("265 milligrams per deciliter", [("measure", (265.0,))]),
        ("it was ninety seven . seven today", [("number", (97.7,))]),
        ("a . five centimeter stone", [("measure", (0.5,))]),
        ("point five centimeters", [("measure", (0.5,))]),
        ("a year and a half ago", [("duration", (1.5,))]),
        ("half an hour", [("duration", (0.5,))]),
        ("three to four hundreds", [("number", (300.0, 400.0))]),
        ("four five six days", [("duration", (4.0, 5.0, 6.0))]),
        ("one hundred and ten", [("number", (110.0,))]),
        ("q.6 h.", [("frequency", (4.0,))]),
        ("every six to eight hours", [("frequency", (4.0, 3.0))]),
        ("two or three times a day", [("frequency", (2.0, 3.0))]),
        ("see you in a week", [("duration", (1.0,))]),
        ("less than three seconds", [("duration", (3.0,))]),
        ("activities of daily living", []),
        ("baby aspirin", [("dose", (81.0,))]),
        ("two- or three-", [("number", (2.0,)), ("number", (3.0,))]),
    ],
)
def test_examples(text, expected):
    assert [(mention.kind, mention.value) for mention in find_quantities(text)] == expected


@given(st.text(alphabet="0123456789.,-/ twofivehundred mgxa%", max_size=60))
def test_any_text_is_read_without_overlaps(text):
    mentions = find_quantities(text)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_units_of_one_dimension_compare():
    assert in_base_unit(1, "g") == in_base_unit(1000, "mg")
    assert in_base_unit(2, "week") == in_base_unit(14, "day")
    assert in_base_unit(12, "month") == in_base_unit(1, "year")
