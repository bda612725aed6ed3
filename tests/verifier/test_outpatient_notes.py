"""The short ways of outpatient letters and notes, asserted and denied; all patients are invented."""

import pytest

import wardround as wr


def is_flagged(draft: str, record: str) -> bool:
    found = wr.verify(draft, {"note.txt": record})
    return any(verdict.is_for_a_person for verdict in found.verdicts)


FORM = "Cyanosis no, pallor ++, koilonychia no, ankle swelling +. Itching: nil. Palpitations - no."
WITHOUT = "Came w/o rash or vomiting. Climbs two flights w/o DOE."


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("She has a rash.", WITHOUT),
        ("He has been vomiting.", WITHOUT),
        ("She is short of breath on exertion.", WITHOUT),
        ("There is guarding.", "Abdo soft w/o guarding."),
        ("She is cyanosed.", FORM),
        ("She has palpitations.", FORM),
        ("He has itching.", FORM),
        ("She has no pallor.", FORM),
        ("There is no ankle swelling.", FORM),
        ("He has a fever.", "Cough +. Fever -."),
        ("He denies tobacco use.", "Tobacco chewing +."),
        ("She does not drink alcohol.", "Smoking no. Alcohol +."),
    ],
)
def test_what_a_form_denies_or_marks_is_not_told_the_other_way(draft, record):
    assert is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("She has no rash.", WITHOUT),
        ("She has no breathlessness on exertion.", WITHOUT),
        ("She has pallor and ankle swelling, but no cyanosis.", FORM),
        ("No itching and no palpitations.", FORM),
        ("He coughs and has no fever.", "Cough +. Fever -."),
        ("She has a cough.", "Fever no. Cough yes."),
    ],
)
def test_what_a_form_says_is_left_alone(draft, record):
    assert not is_flagged(draft, record)


PLAN = "Meds: felodipine 5 mg daily, quinine 200 mg nocte.\nA/P: Plan: ankle swelling - DC felodipine. Stop quinine, start folic acid 5 mg."


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("Continue felodipine.", "DC felodipine."),
        ("She takes felodipine 5 mg daily.", PLAN),
        ("Continue quinine 200 mg at night.", PLAN),
        ("He takes digoxin.", "d/c digoxin, start bisoprolol 1.25 mg."),
        ("He takes M-Eslon 30 mg BD.", "M-Eslon 30 mg BD. Plan: Stop M-Eslon."),
    ],
)
def test_what_a_plan_stops_is_in_use_no_more(draft, record):
    assert is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("Felodipine was stopped.", PLAN),
        ("Folic acid 5 mg was started.", PLAN),
        ("He takes apixaban 5 mg twice daily.", "DC home on apixaban 5 mg BD."),
        ("She has not needed the nitrate spray since Easter.", "Meds: GTN spray PRN - not used since Easter."),
        ("Digoxin was discontinued.", "d/c digoxin, start bisoprolol 1.25 mg."),
    ],
)
def test_what_a_plan_says_is_left_alone(draft, record):
    assert not is_flagged(draft, record)
