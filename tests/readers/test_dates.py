"""Dates as people and exports write them."""

import pytest

from wardround.tools.readers.dates import date_in_name, iso_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("01-Mar-26", "2026-03-01"),
        ("30-NOV-99", "1999-11-30"),
        ("05MAR2026", "2026-03-05"),
        ("3rd of March, 2026", "2026-03-03"),
        ("31-Feb-26", None),
        ("4-may-2026", "2026-05-04"),
        ("14-Mar-261", None),
    ],
)
def test_a_date_as_it_is_written(written, date):
    assert iso_date(f"Seen {written}") == date


@pytest.mark.parametrize(
    ("stem", "date"),
    [
        ("20260305_letter", "2026-03-05"),
        ("letter_2026-03-05", "2026-03-05"),
        ("seen 5 March 2026", "2026-03-05"),
        ("20261399", None),
        ("scan_120260305", None),
    ],
)
def test_a_date_in_the_name_of_a_file(stem, date):
    assert date_in_name(stem) == date


def test_a_note_is_of_the_day_in_its_name(read):
    (document,) = read(b"Seen at home. Well.\n", "20260305_visit.txt").documents
    assert document.date == "2026-03-05"
