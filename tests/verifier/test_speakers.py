"""Who speaks in talk; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.addressed import addressed_sex
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.speakers import speakers_of


def evidence_of(talk):
    return Evidence(wr.load_case({"visit.txt": talk}))


@pytest.mark.parametrize("label", ["Doctor:", "Dr. Placeholder:", "[doctor]", "[guest clinician]"])
def test_who_is_labelled_speaks_until_somebody_else_is(label):
    talk = f"{label} How is the ankle? Does it swell?\nPatient: It throbs at night.\nMary Sham: He limps.\n"
    said = [speaker for _, speaker in speakers_of(evidence_of(talk).units)]
    assert said == ["clinician", "clinician", "patient", ""]


def test_sir_is_the_patient_where_a_doctor_who_is_named_says_it():
    talk = "Dr. Placeholder: Good morning, sir. How is the ankle?\nPatient: It throbs at night.\n"
    assert addressed_sex(evidence_of(talk)) == "male"


def test_a_patient_who_says_doctor_still_speaks():
    talk = "[doctor] how are you ?\n[patient] it is my neighbor . doctor , he's eighty four , and i care for him .\n"
    assert not evidence_of(talk).ages
