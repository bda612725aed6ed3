"""Where denials of telegram charts end, and what a patient is told to watch for; all patients are invented."""

import pytest

import wardround as wr

RECORD = {
    "2026-04-11_ward.txt": """WARD NOTES (invented patient, not real)   11/04/2026
EXAMPLE, Sigrun  71F
Speech therapy offered, declined. NBM. No wheeze at 10:00.
CXR: R base shadow - not there in January. MSU NOT back - lab to ring on Monday.
No renal history of her own. Agrees to hand therapist -> ref sent.
Stool: C diff neg x1, ova awaited. Carer's allowance applied for - not granted yet.
To call us if wheeze or fits. Potassium hourly till theatre.
Tell her: sudden weakness, vomiting blood: 999, don't wait.
Zopiclone caused confusion 09/04, not to be given again. GP: no quinine w/o ringing the dialysis nurses.
""",
    "2026-04-12_chart.txt": """DRUG CHART 12/04/2026   checked by the ward pharmacist on the round, all invented
REGULAR: gentamicin 80 mg IV q24h day 3 of 5, LAST DOSE 14 April 10:00, level before it
dexamethasone 4 IV bd -> PREDNISOLONE 30 od, do not stop
bisoprolol 2.5 od
lansoprazole 30 mg od
""",
}
TRUE = (
    "She declined speech therapy.",
    "Nil by mouth.",
    "The chest film showed a new shadow at the right base.",
    "The urine culture is not back, and the laboratory will ring on Monday.",
    "**Renal findings**",
    "She has accepted referral to the hand therapist.",
    "One stool sample was negative for C. difficile; ova are awaited.",
    "Carer's allowance has been applied for but has not been granted yet.",
    "She was told to return with wheeze, fits or a rash.",
    "Call the on-call doctor for wheeze or another fit.",
    "She has not vomited blood.",
    "Quinine is not to be started without calling the dialysis nurses.",
    "Zopiclone caused confusion on 9 April and must not be given again.",
    "She takes bisoprolol 2.5 mg daily and lansoprazole 30 mg daily.",
)
WRONG = (
    "The urine culture was negative.",
    "She has wheeze.",
    "She accepted speech therapy.",
)


@pytest.fixture(scope="module")
def case() -> wr.Case:
    return wr.load_case(RECORD, task="summary")


def _flags(sentence: str, case: wr.Case) -> list[str]:
    result = wr.verify(sentence, case)
    return [flag.message for verdict in result.verdicts for flag in verdict.flags if flag.severity != "note"]


@pytest.mark.parametrize("sentence", TRUE)
def test_a_denial_goes_no_further_than_it_says(sentence: str, case: wr.Case) -> None:
    assert _flags(sentence, case) == []


@pytest.mark.parametrize("sentence", WRONG)
def test_what_is_denied_is_still_noticed(sentence: str, case: wr.Case) -> None:
    assert _flags(sentence, case)
