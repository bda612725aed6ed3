"""Stopped medicines in lists of those in use; all patients are invented."""

import pytest

from .conftest import checks_of

LETTER = {
    "letter.txt": "DISCHARGE SUMMARY (invented patient)\nDate: 16 May 2026\n"
    "On admission she took gliclazide 80 mg twice daily and losartan 50 mg once daily.\n"
    "Discharge medications: losartan 50 mg once daily, ticagrelor 90 mg twice daily. Gliclazide stopped.\n"
}


def _checks(text: str) -> set[str]:
    return checks_of(text, LETTER)


@pytest.mark.parametrize(
    "text",
    [
        "Discharge medications include gliclazide.",
        "Medications: gliclazide.",
        "Her current medications are losartan, ticagrelor and gliclazide.",
        "TTO: losartan, gliclazide.",
        "## Discharge medications\n\n- Losartan 50 mg once daily\n- Gliclazide 80 mg twice daily\n",
    ],
)
def test_a_stopped_medicine_in_a_list_of_those_in_use_is_for_review(text: str) -> None:
    assert "written_course" in _checks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Discharge medications include losartan and ticagrelor.",
        "Medications stopped: gliclazide.",
        "Discharge medications: losartan 50 mg once daily; gliclazide stopped.",
        "Discharge medications: losartan 50 mg, ticagrelor 90 mg, gliclazide stopped.",
        "Medications on admission included gliclazide.",
        "## Discharge medications\n\n- Losartan 50 mg once daily\n- Gliclazide: stopped\n",
    ],
)
def test_lists_as_the_record_has_them_pass(text: str) -> None:
    assert _checks(text) == set()
