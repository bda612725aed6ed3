"""Clinic notes in shorthand: spans, weeks, eyes, courses and who got what; all patients are invented."""

import pytest

import wardround as wr

BABY = """WELL CHILD (invented) Name: Odalys Example, 20 mo. Born 34+5 wks. Var/MMR given at 13 mo. Mom 29w2d at PPROM.
Otitis: cefdinir 125 mg qd x9d. Impetigo: flucloxacillin 125 mg qds 7/7. Next visit in 4 mo."""
EYES = """Glaucoma clinic (invented) C/o right eye gritty.
S/p trabeculectomy OS 2016, cataract surgery OD 2021. IOP: OD 13, OS 22.
C/D 0.5 OD, 0.9 OS. Bimatoprost nocte OU, brinzolamide BD OS only. Ramipril 5 mg OD."""
LIMBS = """Physio (invented) R ACL recon 2/3/25. L wrist # 2014 (plated).
Grip R 30 kg, L 44 kg. Rt hip OA gr 3; Lt hip OA gr 1. Wrist extension LSI 70%."""

RETURN = """RETURN VISIT (invented) 27F G5P3013. HbA1c 71 (80 in May). ESR 40 (12 in March).
wt 82 kg (85 kg 5/2025). eGFR 51 (was 66).
Leg ulcer 2.0 x 1.5 cm, was 3.1 x 2.4.
Bumetanide 1 mg prn swelling; pantoprazole 40 mg qd; zopiclone 3.75 mg nocte prn."""

TAPER = """LETTER (invented)
Lamotrigine reduced from 200 mg to 150 mg in May (rash). Plan: reduce lamotrigine to 100 mg.
Prednisolone weaned from 15 mg to 7.5 mg daily. Plan: prednisolone back to 15 mg daily for three weeks.
Deflazacort 24 mg for 6 days, then 12 mg for 9 days. Ibuprofen 400 mg TDS for 4 days."""

DONE = """CLINIC (invented) OB Hx:
2012 SVD 40w1d, no complications.
2015 CS for transverse lie, M 3.2 kg, induced for GHTN; PPH 900 mL.
Cycle 2 was given on 3/6/25. Cycle 3 deferred by two weeks (platelets 61).
Zoster vaccine to follow. Tdap given today. Influenza vaccine was given in September.
COVID declined. HPV due next spring."""

EYE_TABLE = "| | OD | OS |\n|---|---|---|\n| IOP | {} | {} |\n| C/D | 0.5 | 0.9 |"
GROWTH = "Growth: Wt 11.2 kg (34%), L 84 cm (72%), HC 48.3 cm (55%). TSH 6.1 (2.4 in April). fT4 11 (14 in April)."
GROWTH_TABLE = (
    "| Measure | Value | Percentile |\n|---|---|---|\n| Weight | 11.2 kg | {} |\n| Length | 84 cm | 72nd |\n"
    "| Head circumference | 48.3 cm | {} |"
)
TSH_TABLE = "| Test | April | July |\n|---|---|---|\n| TSH | {} | {} |\n| fT4 | 14 | 11 |"


def _is_for_review(text: str, record: str) -> bool:
    return any(verdict.is_for_a_person for verdict in wr.verify(text, {"note.txt": record}).verdicts)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (BABY, "MMR was given at 13 months."),
        (BABY, "Odalys is a 20-month-old girl."),
        (BABY, "She was born at 34 weeks and 5 days."),
        (BABY, "She was born at 34 weeks."),
        (BABY, "The waters broke at 29 weeks 2 days."),
        (BABY, "Cefdinir for nine days."),
        (BABY, "Flucloxacillin for a week."),
        (BABY, "Next visit in four months."),
        (EYES, "He had a trabeculectomy of the left eye in 2016."),
        (EYES, "Cataract surgery was done on the right eye in 2021."),
        (EYES, "The pressure is 13 mmHg in the right eye and 22 in the left."),
        (EYES, "Bimatoprost is used in both eyes."),
        (EYES, "Ramipril is taken once daily."),
        (LIMBS, "She had a right ACL reconstruction."),
        (LIMBS, "Wrist strength was 70% of the other side."),
        (LIMBS, "Grip strength was 44 kg on the left and 30 kg on the right."),
        (LIMBS, "The left hip has grade 1 osteoarthritis."),
        (RETURN, "She is a G5P3."),
        (TAPER, "Lamotrigine is being tapered: 200 mg to 150 mg in May and now to 100 mg."),
        (TAPER, "Prednisolone was increased to 15 mg daily for three weeks."),
        (TAPER, "Deflazacort 12 mg for nine days."),
        (DONE, "She had a cesarean in 2015 and a vaginal delivery in 2012."),
        (DONE, "Her 2015 delivery was followed by a postpartum hemorrhage."),
        (DONE, "Cycle 2 was given and cycle 3 deferred."),
        (DONE, "Tdap was given today."),
        (DONE, "Tdap was given today, and zoster vaccination put off."),
        (DONE, "She had Tdap but did not want a COVID vaccine."),
        (EYES, EYE_TABLE.format("13", "22")),
        (GROWTH, GROWTH_TABLE.format("34th", "55th")),
        (GROWTH, TSH_TABLE.format("2.4", "6.1")),
        (DONE, "The flu vaccine was given in September."),
        (DONE, "HPV vaccine is due next spring."),
        (RETURN, "HbA1c has improved since May."),
        (RETURN, "ESR has risen since March."),
        (RETURN, "She has lost 3 kg since May."),
        (RETURN, "The leg ulcer is smaller."),
        (RETURN, "Bumetanide 1 mg as needed for swelling."),
        (RETURN, "Zopiclone 3.75 mg at night as needed."),
    ],
)
def test_what_shorthand_says_passes(record, sentence):
    assert not _is_for_review(sentence, record)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (BABY, "MMR was given at 18 months."),
        (BABY, "She was born at 34 weeks and 1 day."),
        (BABY, "She was born at 36 weeks and 5 days."),
        (BABY, "Cefdinir for five days."),
        (BABY, "Flucloxacillin for 10 days."),
        (BABY, "Next visit in four weeks."),
        (EYES, "He had a trabeculectomy of the right eye."),
        (EYES, "Cataract surgery was done on the left eye in 2021."),
        (EYES, "IOP is 22 in the right eye."),
        (EYES, "The cup-to-disc ratio is 0.9 in the right eye."),
        (EYES, "Brinzolamide is used in both eyes."),
        (LIMBS, "She had a left ACL reconstruction."),
        (LIMBS, "Grip strength was 44 kg on the right."),
        (LIMBS, "The left hip has grade 3 osteoarthritis."),
        (RETURN, "She is a G4P3."),
        (TAPER, "Prednisolone was reduced to 7.5 mg daily for three weeks."),
        (TAPER, "Deflazacort 12 mg for six days."),
        (DONE, "She had a cesarean in 2012."),
        (EYES, EYE_TABLE.format("22", "13")),
        (GROWTH, GROWTH_TABLE.format("55th", "34th")),
        (GROWTH, TSH_TABLE.format("6.1", "2.4")),
        (DONE, "She had a vaginal delivery in 2015."),
        (DONE, "Her 2012 delivery was complicated by a postpartum hemorrhage."),
        (DONE, "Cycle 3 was given today."),
        (DONE, "Cycle 2 was deferred by two weeks."),
        (DONE, "The shingles vaccine was given."),
        (DONE, "The flu vaccine was given today."),
        (DONE, "The COVID vaccine was given in September."),
        (RETURN, "She is gravida 5, para 1."),
        (RETURN, "HbA1c has risen since May."),
        (RETURN, "ESR has fallen since March."),
        (RETURN, "She has gained 3 kg since May."),
        (RETURN, "eGFR has improved."),
        (RETURN, "The leg ulcer is larger."),
        (RETURN, "The ulcer has worsened."),
        (RETURN, "Bumetanide 1 mg daily was continued."),
        (RETURN, "Pantoprazole 40 mg is taken as needed."),
    ],
)
def test_what_shorthand_speaks_against_is_for_review(record, sentence):
    assert _is_for_review(sentence, record)


def test_what_is_taken_in_a_day_is_no_other_dose():
    verdicts = wr.verify("Ibuprofen 1200 mg a day for four days.", {"note.txt": TAPER}).verdicts
    assert "dose_mismatch" not in {flag.code for verdict in verdicts for flag in verdict.flags}
