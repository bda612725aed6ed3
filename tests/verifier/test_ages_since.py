"""How old a patient is by a birth date: at any time from the last entry of the record to today."""

from datetime import date

import pytest

BORN = 1968
LAST = {
    "resourceType": "Observation",
    "status": "final",
    "code": {"text": "Sodium"},
    "effectiveDateTime": f"{date.today().year - 3}-05-01",
    "valueQuantity": {"value": 140, "unit": "mmol/L"},
}


@pytest.mark.parametrize("years_ago", [0, 1, 2, 3])
def test_ages_from_the_last_entry_to_today_are_true(flagged, years_ago):
    age = date.today().year - BORN - years_ago
    assert "age_other" not in flagged(f"{age}-year-old woman with a sodium of 140 mmol/L.", LAST)


@pytest.mark.parametrize("more", [-6, 2])
def test_other_ages_are_not(flagged, more):
    age = date.today().year - BORN + more
    assert "age_other" in flagged(f"{age}-year-old woman with a sodium of 140 mmol/L.", LAST)


def test_a_gestational_age_is_nobodys_age(flagged):
    assert not {"age_other", "age_nowhere"} & flagged("Gestational age 28 weeks.", LAST)
