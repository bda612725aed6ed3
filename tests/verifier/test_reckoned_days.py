"""A day that the record tells by how far off it is may stand in a draft as a date."""

import pytest

from wardround import load_case

from .conftest import checks_of


def noted(claim, told):
    return checks_of(claim, load_case({"note.txt": f"Date: 04/22/2025\nSeen by Dr. Example. {told}"}))


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("Blood test on Friday.", "04/25"),
        ("Blood test tomorrow.", "04/23/2025"),
        ("Blood test in two weeks.", "05/06/2025"),
        ("Blood test May sixth.", "05/06"),
        ("Blood test next Friday.", "Friday, 05/02"),
    ],
)
def test_reckoned_days_are_told(told, date):
    assert not {one for one in noted(f"The blood test is on {date}.", told) if "date" in one or "number" in one}


@pytest.mark.parametrize("date", ["Thursday, 04/24/2025", "Saturday, 05/03/2025"])
def test_other_days_are_not(date):
    found = noted(f"The blood test is on {date}.", "Blood test on Friday.")
    assert {one for one in found if one.startswith("date")}


@pytest.mark.parametrize("written", ["0410", "04.10", "04:10"])
def test_an_hour_is_told_however_a_chart_writes_it(written):
    assert not {one for one in noted("Found on the floor at 04:10.", f"{written} found on floor.") if "number" in one}
    assert {one for one in noted("Found on the floor at 05:20.", f"{written} found on floor.") if "number" in one}


def test_the_day_of_a_letter_is_no_claim_of_the_record():
    assert not noted("20 November 2026", "Blood test on Friday.")
    assert noted("Seen on 20 November 2026", "Blood test on Friday.")
