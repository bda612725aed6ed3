"""Medicines of discharge, switches from one to another, and courses with an end; all patients are invented."""

import pytest

from .conftest import checks_of

CHART = {
    "2026-01-12_clerking.txt": "INVENTED, Al 80M. Cellulitis.\nHome meds: valsartan 80 mg BID, amlodipine 5 mg OD.\n"
    "Flucloxacillin 2 g IV QDS started. Tinzaparin 4500 nocte. Lithium x 8y.\nTicagrelor finished in 2019.\n",
    "2026-01-15_ward.txt": "Flucloxacillin -> doxycycline. Switched from codeine to tramadol. "
    "Prednisolone 30 mg today.\n",
    "2026-01-18_tto.txt": "TTO: doxycycline 100 mg BD for 7 days (NEW), tramadol 50 mg QDS prn (NEW), "
    "valsartan 80 mg BID,\nprednisolone 10 mg OD, edoxaban 60 mg OD for 3 months (NEW).\n"
    "Rosuvastatin 10 mg lifelong (NEW).\n",
}


def _flagged(draft: str) -> set[str]:
    return checks_of(draft, CHART)


@pytest.mark.parametrize(
    ("draft", "check"),
    [
        ("He was discharged on flucloxacillin.", "written_course"),
        ("Discharge medications: doxycycline 100 mg BD, tinzaparin 4500 units.", "written_course"),
        ("**Discharge medications**\n- Valsartan 80 mg BID (new)", "written_course"),
        ("He was taking ticagrelor on admission.", "written_course"),
        ("He was discharged on prednisolone 30 mg daily.", "written_former"),
        ("Doxycycline was changed to flucloxacillin.", "written_change"),
        ("He was switched from tramadol to codeine.", "written_change"),
        ("Codeine replaced tramadol.", "written_change"),
        ("Edoxaban is to be continued indefinitely.", "written_span"),
        ("Lifelong doxycycline was advised; doxycycline lifelong.", "written_span"),
        ("Lithium was started two months before admission.", "written_span"),
    ],
)
def test_discharge_as_the_record_does_not_have_it(draft: str, check: str) -> None:
    assert check in _flagged(draft)


@pytest.mark.parametrize(
    "draft",
    [
        "He was discharged on doxycycline, tramadol and valsartan.",
        "He was discharged on amlodipine.",
        "**Discharge medications**\n- Tramadol 50 mg (new)\n- Valsartan 80 mg BID",
        "He took ticagrelor until 2019.",
        "He was discharged on prednisolone 10 mg daily.",
        "Flucloxacillin was stepped down to doxycycline.",
        "Tramadol replaced codeine.",
        "Rosuvastatin is lifelong.",
        "He had taken lithium for eight years.",
    ],
)
def test_discharge_as_the_record_has_it(draft: str) -> None:
    assert not _flagged(draft) & {"written_course", "written_former", "written_change", "written_span"}
