"""Whom a draft names beside the patient is no patient of the other sex. All patients are invented."""

import pytest

import wardround as wr

RECORD = {
    "note.txt": "INVENTED PATIENT Mr Madeup 58M. Seen by Ms R Sham, Consultant Surgeon. Sister Nora. He has gout."
}
DRAFT = "**Consultant:** Ms R. Sham\n\nMr Madeup has gout. He walks with a stick. He lives alone. His pain is less.\n\n"


def flags(sentence: str, record: dict[str, str]) -> set[str]:
    found = wr.verify(DRAFT + sentence, record)
    return {f.check for v in found.verdicts for f in v.flags if f.severity != "note" and f.check.startswith("sex")}


@pytest.mark.parametrize(
    "sentence",
    ["Ms Sham will decide about the knee.", "Nora is worn out and has her own treatment on Fridays."],
)
def test_a_surgeon_and_a_sister_are_of_their_own_sex(sentence):
    assert not flags(sentence, RECORD)


def test_the_patient_in_the_other_sex_is_still_told():
    assert flags("Ms Madeup was admitted with gout.", RECORD)


def test_who_came_along_asks_for_the_patient():
    talk = {"talk.txt": "Doctor: What is it?\nWife: He limps.\nPatient: My knee hurts.\nWife: Can he have a stick?\n"}
    assert not flags("She asked for a stick for him, but he did not want one.", talk)
