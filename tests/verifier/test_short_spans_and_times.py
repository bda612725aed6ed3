"""Spans, frequencies, hours and counts as charts shorten them; all patients are invented."""

import pytest

import wardround as wr

from .conftest import checks_of

CHART = {
    "ward.txt": """INVENTED Example   46M   ward 5
15/8 pred: 5mg drop every 2/52, floor 20. Prednisolone 60 -> 50 mg od from today.
Dressing EOD polyclinic. enoxaparin 60 mg SQ q12 until INR >=2.5 x2 consec days. Then wkly CMV PCR x12 wk.
OGTT 2 h at 6-12/52, slip given. rivastigmine 4.6/24h (was 9.5) patch not applied 7 days.
AKT: H300 OD + Z1500 alt day + E800 alt day. rpt BMP 1800.
Toradol 15 x2 given overnight, Cr 1.9 -> d/c Toradol. NIHSS 4. Mob 20 m frame + A1.
20/8 D6 post exchange. Wt 63 (was 68 June).
""",
    "eye.txt": "EYE CLINIC   24/08/25\nIOP R 31 L 29. Start latanoprost nocte.\n",
    "labs.txt": "LABS\nHgb 06/08 98 -> PRBC.  24/08 82 -> PRBC.  25/08 88 retic 6%\n",
}
_OF_NUMBERS = ("number", "duration", "frequency", "dose", "written_number", "written_value", "written_turn", "small")


def _checks(sentence: str) -> set[str]:
    return {one for one in checks_of(sentence, CHART) if one.startswith(_OF_NUMBERS)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Prednisolone comes down by 5 mg every two weeks.",
        "Prednisolone 50 mg daily.",
        "The dressing is changed every two days.",
        "Enoxaparin 60 mg every 12 hours until the INR is 2.5 on two days running.",
        "A cytomegalovirus PCR is needed every week for 12 weeks.",
        "A sugar drink test is due six to twelve weeks after the birth.",
        "Rivastigmine patch 4.6 mg over 24 hours.",
        "Isoniazid 300 mg once daily.",
        "Ethambutol 800 mg on alternate days.",
        "A repeat metabolic panel is due at 6 PM.",
        "Ketorolac was stopped after two doses because creatinine rose to 1.9.",
        "NIHSS is 4 and he walks 20 metres with a frame and one person beside him.",
        "On 20 August, six days after the exchange, he was seen.",
        "He has lost 5 kg.",
        "The eye pressures were 31 mmHg right and 29 mmHg left.",
        "Haemoglobin was 88 on 25 August.",
    ],
)
def test_what_the_chart_says_shortly_is_told(sentence: str) -> None:
    assert not _checks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Prednisolone 50 mg three times daily.",
        "A cytomegalovirus PCR is needed every week for 30 weeks.",
        "Ethambutol 850 mg on alternate days.",
        "A repeat metabolic panel is due at 9 PM.",
        "The eye pressures were 37 mmHg right and 29 mmHg left.",
        "Haemoglobin was 71 on 25 August.",
        "Creatinine rose to 2.9.",
    ],
)
def test_what_it_does_not_say_is_still_for_review(sentence: str) -> None:
    assert _checks(sentence)


def test_a_medicine_to_be_removed_from_a_list_is_ended() -> None:
    record = {
        "note.txt": "CLINIC   10/14/25\nINVENTED Example 71M\namiodarone 200 mg daily\n",
        "checkout.txt": "CHECKOUT   10/14/25\n[x] Remove amiodarone from list\n",
    }
    assert "written_course" in checks_of("Amiodarone continues at 200 mg once a day.", record)


def test_a_dose_in_thousands_before_how_often_crashes_nothing() -> None:
    record = {"note.txt": "INVENTED PATIENT\nErgocalciferol 50,000 weekly. Prednisolone 5 mg drop every two weeks."}
    found = wr.verify("Ergocalciferol is taken once daily.", record)
    assert "check_failed" not in {flag.code for flag in found.all_flags()}
