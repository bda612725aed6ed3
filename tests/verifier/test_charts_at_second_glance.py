"""What charts take back, wait for or draw with arrows, and what is said on a condition; all patients are invented."""

import pytest

from .conftest import codes_of

CHART = {
    "2026-03-04_clinic.txt": """CLINIC 04/03/2026  Invented patient, not real
FH: mother - gestational diabetes with 1st.
Bisoprolol cut to 2.5 (HR 54). Usually 1 bottle wine/d x 4 yrs.
Fungal marker is AWAITED.
PICC white lumen: E. coli @ 10h
03/03 repeat cultures x2: no growth 5 days
Ascites culture: Klebsiella oxytoca. Blood cx 02/03 x2 NG 5d.
No fever, no rash.
Holter: SVT one episode 38 min.
To ED if fever or rash.
She is pregnant, 14 weeks.
R thigh - graze 4 cm, gravel. US 2/3 L calf (tight) - no DVT.
Thank you for seeing this 34yo teacher. Vitamin B1 100 mg IV given BEFORE glucose.
""",
    "2026-04-01_clinic.txt": """CLINIC 01/04/2026
Bisoprolol back ↑ 5 on 20/03.
Rosuvastatin 10 started 10/03? no: started 24/03.
""",
}


def _codes(sentence: str) -> set[str]:
    return codes_of(sentence, CHART)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bisoprolol was raised to 5 mg on 20 March.",
        "Rosuvastatin 10 mg was begun on 24 March.",
        "Line cultures grew E. coli at ten hours.",
        "The blood cultures remained sterile.",
        "The Holter showed one 38-minute episode of SVT.",
        "She was told to come if she developed a fever or a rash.",
        "Her mother had gestational diabetes in her first pregnancy.",
        "She is a teacher of 34.",
        "Vitamin B1 100 mg was given ahead of any glucose.",
        "An ultrasound of the tight left calf excluded a deep vein thrombosis.",
        "She had drunk about a bottle of wine a day.",
    ],
)
def test_what_a_chart_takes_back_or_waits_for_is_no_rival(sentence: str) -> None:
    assert not _codes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Blood cultures grew Klebsiella oxytoca.",
        "The Holter showed three episodes of SVT.",
        "She developed a fever.",
        "The fungal marker was not detected.",
        "She had a graze of the left thigh.",
    ],
)
def test_what_it_says_outright_still_is(sentence: str) -> None:
    assert _codes(sentence)
