"""Doses in their order, ends and conditions of courses, in records whose documents are dated only in their lines;
all patients are invented."""

import pytest

from .conftest import checks_of

_CHART = {
    "clerking.txt": "Clerking 03/02/26 (invented patient) seen 14:00\n"
    "DH: digoxin 125 mcg od, bumetanide 1 mg od, eplerenone 25 mg od, topiramate 50 mg bd\n",
    "ward.txt": "05/02 bumetanide 2 mg od.\n"
    "06/02 HOLD EPLERENONE - not before renal clinic review.\n"
    "09/02 TTO: topiramate 25 bd, same brand. dalteparin 7500 units sc od until INR >=2 x2 consecutive.\n"
    "pred 20 od last dose 14/02.\n"
    "tinzaparin 4500 units od, given at 2200. To 20/03.\n"
    "17/02 seen in clinic\n",
}


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("Bumetanide 1 mg daily (previously 2 mg).", "written_former"),
        ("Bumetanide was changed from 2 mg to 1 mg daily.", "written_former"),
        ("Discharge medications:\n- Topiramate 50 mg twice daily, brand not to be changed", "written_former"),
        ("Dalteparin 7,500 units once daily for five days.", "written_until"),
        ("Dalteparin 7,500 units once daily until the INR check on 17/02.", "written_until"),
        ("Eplerenone is on hold, to be restarted once the potassium is below 5.", "written_until"),
        ("Tinzaparin 4,500 units once daily until 20 February.", "written_until"),
        ("Prednisolone 20 mg daily, long term.", "written_span"),
    ],
)
def test_another_order_or_end_is_noticed(sentence, check):
    assert check in checks_of(sentence, _CHART)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bumetanide 2 mg daily (previously 1 mg).",
        "Bumetanide was changed from 1 mg to 2 mg daily.",
        "Discharge medications:\n- Topiramate 25 mg twice daily, brand not to be changed",
        "Dalteparin 7,500 units once daily until two consecutive INRs are at least 2.",
        "Dalteparin 7,500 units once daily until the INR is in range.",
        "Eplerenone is on hold until reviewed in the renal clinic on 17/02.",
        "Tinzaparin 4,500 units once daily until 20 March.",
        "Prednisolone 20 mg daily until 14 February.",
    ],
)
def test_orders_as_they_stand_are_not(sentence):
    assert not {"written_former", "written_until", "written_span", "drug_unlisted"} & checks_of(sentence, _CHART)
