"""Targets, medicines to be avoided or stopped outright, and what was not borne; all patients are invented."""

import pytest

from .conftest import checks_of

_CHART = {
    "ward.txt": "WARD 3 March 2026 (invented patient)\n"
    "Sats 94-98% in the ambulance. NIV started. Target 88-92. INR goal 2.5-3.5 (mitral).\n"
    "Avoid teicoplanin AND atracurium till allergy clinic. Gentamicin 240 mg given instead.\n"
    "PHT, carbamazepine: do not use. LEV 40 mg/kg given 11:20.\n"
    "Clopidogrel: stopped, agreed w/ cardiology. Ramipril stopped, restart when K < 5.\n"
    "2nd u PRBC 02:10: T 38.4, SpO2 85, blood bank: TACO.\n"
    "ALLERGIES: contrast - hives 2021\n",
}


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("The target saturation is 94 to 98%.", "written_target"),
        ("Warfarin continues with an INR target of 2 to 3.", "written_target"),
        ("He was told to avoid gentamicin and atracurium.", "written_forbidden"),
        ("Carbamazepine and levetiracetam are to be avoided.", "written_forbidden"),
        ("Clopidogrel is on hold, to be restarted once the haemoglobin is stable.", "drug_barred"),
        ("Two units of red cells were given without reaction.", "written_reaction"),
        ("She tolerated intravenous contrast on 2 March.", "written_reaction"),
    ],
)
def test_what_the_record_has_otherwise_is_noticed(sentence, check):
    assert check in checks_of(sentence, _CHART)


@pytest.mark.parametrize(
    "sentence",
    [
        "The target saturation is 88 to 92%.",
        "Warfarin continues with an INR target of 2.5 to 3.5.",
        "He was told to avoid teicoplanin and atracurium.",
        "Carbamazepine and phenytoin are to be avoided.",
        "Ramipril is to be restarted once the potassium is below 5.",
        "Teicoplanin is to be avoided because of a reaction; it was replaced by gentamicin.",
        "Phenytoin is to be avoided because of its interaction with levetiracetam.",
        "Contrast was not given again; she has tolerated gadolinium.",
        "The second unit of red cells led to circulatory overload.",
    ],
)
def test_what_it_has_so_is_not(sentence):
    flagged = checks_of(sentence, _CHART)
    assert not {"written_target", "written_forbidden", "drug_barred", "written_reaction"} & flagged


def test_what_was_borne_at_another_time_may_be_told_as_borne():
    record = {"n.txt": "NOTE 3 March 2026 (invented patient)\nUnit 1 RBC: no reaction. Unit 2: TACO.\n"}
    assert "written_reaction" not in checks_of("The first unit of red cells was given without reaction.", record)
