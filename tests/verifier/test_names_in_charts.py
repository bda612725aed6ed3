"""Things, people and reasons by the names that telegram charts give them; all patients are invented."""

import pytest

import wardround as wr

CHART = {
    "2026-05-02_admission.txt": """ADMISSION 02/05/2026  Invented patient, not real
NWAS: GCS 15, morphine 5 mg IV given 1410. BIB EMS called by dtr Orla.
Open radius #, distal third. EGD 2/2024: gastritis. Tense ascites, para by IR 3/5, 4 L out.
FH: mo d. 61 "kidneys". fa well.
AF, score 3 -> apixaban.
Statin: not now, bili. Paracetamol drip held given hepatic fn.
EF 35%, likely tachycardia-mediated.
""",
    "2026-05-05_ward.txt": """WARD 05/05/2026
Skin biopsy: EM pending. Full code. NOK Orla, form signed.
Iodine used at OP, no reaction.
""",
}


def _flags(sentence: str) -> list[str]:
    verdicts = wr.verify(sentence, CHART).verdicts
    return [flag.message for one in verdicts for flag in one.flags if flag.severity != "note"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Morphine 5 mg was given by the ambulance crew.",
        "She was brought in by ambulance after her daughter called.",
        "The fracture was open.",
        "An endoscopy in February 2024 showed gastritis.",
        "Four litres came out at the paracentesis.",
        "Her mother died of kidney trouble at 61.",
        "Apixaban was given for atrial fibrillation with a stroke risk score of 3.",
        "A statin was not started because of her bilirubin.",
        "Paracetamol was held because of her liver function.",
        "The ejection fraction of 35% was put down to the fast rhythm.",
        "Electron microscopy of the skin biopsy is pending.",
        "Her next of kin is her daughter Orla.",
        "Iodine was used for skin preparation.",
    ],
)
def test_what_a_chart_names_in_short_is_known(sentence: str) -> None:
    assert not _flags(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Morphine 5 mg was given by her husband.",
        "She was brought in by ambulance after her son called.",
        "She has had a stroke.",
        "Her aunt died of kidney trouble at 61.",
        "A bronchoscopy showed gastritis.",
    ],
)
def test_what_it_does_not_have_is_noticed(sentence: str) -> None:
    assert _flags(sentence)
