"""True sentences that say in their own words, or count, what charts have in short; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier import verify_text
from wardround.agents.verifier.checks.written.initials import stands_for

CHART = """INVENTED PATIENT. Surgical admission 04/05/2026 21:30. 58F, L hip AVN since 2019, on HDU 05/05.
Mr A Sham operated 05/05, start 09:10 end 11:40. L GSV harvested, R GSV left in situ.
Exchange tonight via R femoral line. Weight 70.2 kg. PCA stopped 07/05.
Wt 66.0 kg on 09/05. RT 20 Gy/5 fx completed. No pain for 3/52 before.
No ibuprofen (recent AKI). Has not smoked since admission; 15/day before.
Apixaban held until 12/05, then restart. Doxycycline stopped 08/05, started 05/05.
Specimen A: squamous cell carcinoma of skin. Specimen B: no carcinoma.
CXR 04/05: clear. CXR 06/05: consolidation right base. Flu jab declined Oct.
Ramipril + diclofenac held 05/05; ramipril restart 09/05. Morphine off 06/05, too groggy. C-scope 2021: normal.
Rang her son 08/05. Rocephin for 5/7 in all. Follow-up gastro clinic. Haloperidol 0.5 mg PO at 02:00.
Stop naproxen for good. Discuss restarting clopidogrel only if Hb > 90.
Lisinopril 10 mg (cut from 20 mg on 07/05).
Allergies: none known. Itches with codeine.
Her father had gout and died at 70. Husband Invented saw the fainting fit on 02/05.
Pregabalin avoided, feet swell. Sister: ovarian ca at 52.
"""


def _flags(sentence: str) -> list[str]:
    verdicts = verify_text(sentence, wr.load_case({"chart.txt": CHART}), max_omissions=0).verdicts
    return [flag.check for one in verdicts for flag in one.flags if flag.severity != "note"]


@pytest.mark.parametrize(
    "sentence",
    [
        "She has avascular necrosis of the left hip.",
        "She was treated on the high dependency unit.",
        "The left great saphenous vein was harvested.",
        "Mr Sham operated on 5 May, starting at 09:10, for two and a half hours.",
        "Patient-controlled analgesia was stopped on 7 May.",
        "She received 20 Gy in 5 fractions.",
        "She had been free of pain for three weeks.",
        "She has had a recent acute kidney injury.",
        "She has stopped smoking since admission.",
        "Doxycycline was added on 5 May.",
        "She declined influenza vaccination in October.",
        "Apixaban was withheld until 12 May and is in use again.",
        "Ramipril and diclofenac were paused, and only ramipril was resumed.",
        "Morphine was stopped on 6 May because of grogginess.",
        "Naproxen has been given up for good.",
        "She is to be seen in the gastroenterology clinic.",
        "Lisinopril was lowered from 20 mg to 10 mg.",
        "There is no coronary disease in her father, although he had gout.",
        "Her husband Invented described the fainting fit.",
        "Pregabalin was avoided for the pain because of swollen feet.",
        "Her sister developed ovarian cancer at 52.",
    ],
)
def test_what_a_chart_has_in_short_is_no_doubt(sentence: str) -> None:
    assert not _flags(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She has avascular necrosis of the right hip.",
        "She received 30 Gy.",
        "Her weight fell by 9.7 kg.",
        "She developed a stroke.",
        "She was given 0.5 mg of haloperidol by intramuscular injection.",
        "Clopidogrel will be restarted whatever her haemoglobin is.",
        "Naproxen is still being taken.",
    ],
)
def test_what_is_wrong_in_the_same_words_still_is(sentence: str) -> None:
    assert _flags(sentence)


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ("AVN", "avascular necrosis"),
        ("POAG", "primary open angle glaucoma"),
        ("PNI", "perineural invasion"),
        ("HDU", "high dependency unit"),
    ],
)
def test_initials_are_of_words_or_of_what_follows_a_prefix(short: str, words: str) -> None:
    assert stands_for(short, words.split())


@pytest.mark.parametrize(
    ("short", "words"), [("SCD", "showed consolidation"), ("TED", "twice daily"), ("AKI", "acute illness")]
)
def test_letters_from_anywhere_are_no_initials(short: str, words: str) -> None:
    assert not stands_for(short, words.split())


def test_a_surgeon_at_work_is_not_the_patient() -> None:
    assert "sex_draft" not in _flags("She was seen at once. Mr Sham operated on the left hip. She felt better.")
