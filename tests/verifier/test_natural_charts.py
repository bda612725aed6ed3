"""True sentences that spell out, regroup or shorten what charts have, and wrong ones; all patients are invented."""

import pytest

from wardround.tools.assertion import assess

from .conftest import checks_of

CLINIC = """INVENTED CLINIC 04/03/2026. Patient: Mr Invented Sham   M   DOB 03/04/1961 (64)   GMS no. on file
Podiatry review 6-8 weekly.
Allergies: Tramadol - nausea (intolerance). NKDA.
Hep A neg    HIV neg    Measles immune    Hep E neg
Urine: prot neg, glu neg. No wt loss unintended (lost 2 kg on liraglutide).
Plan: no ibuprofen given hx ulcer. Bled from the nose; naproxen stopped.
LDL 3.1 above target (<1.8).
"""
LABS = "Glucose 64 mg/dL (70-110) L\n"
STAY = """Ultrasound pelvis on day 3: swollen uterus, no pelvic collection, no free fluid.
INVENTED WARD 04/03/2026. Fell x2 -> CT neg. Vomiting x2 -> noro neg.
TTE 03/03: EF 55, no veg, LV normal size. Echo 04/03: RA mod dilated, mild TR.
Phos 1.8: Na phos 20 mmol IV. CIS off since 02/03.
08:00 IDC out tomorrow. Abdo tender. Legs: shins soft, non tender.
1 u PRBC started 0200. 2nd unit PRBC done 0900.
"""


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("Podiatry review is 6-8 weekly.", "number_impossible"),
        ("Mr Invented Sham, DOB 03/04/1961", "written_denied"),
        ("HIV and hepatitis A negative; measles immune.", "written_denied"),
        ("Urine protein and glucose negative.", "written_level"),
        ("A 2 kg weight loss has occurred on liraglutide.", "written_denied"),
        ("I did not prescribe ibuprofen given his ulcer.", "written_course"),
        ("His nose bled while taking naproxen.", "written_course"),
        ("LDL 3.1, target below 1.8.", "opposite_level"),
        ("Tramadol causes nausea; no known drug allergies.", "allergies_denied"),
    ],
)
def test_a_clinic_note_is_read_as_it_is_written(sentence: str, check: str) -> None:
    assert check not in checks_of(sentence, {"note.txt": CLINIC, "labs.txt": LABS})


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("Vomiting on the ward tested negative for norovirus.", "plain_denial"),
        ("TTE 03/03: EF 55, no vegetation.", "altered_meaning"),
        ("Ultrasound on day 3 excluded a pelvic collection.", "altered_meaning"),
        ("Echo 04/03: moderately dilated right atrium.", "written_stage"),
        ("Sodium phosphate 20 mmol IV was given.", "drug_unknown"),
        ("Cisatracurium off since 02/03.", "drug_unknown"),
        ("IDC remains in; its removal is planned tomorrow.", "written_still"),
        ("Shins soft and non-tender.", "finding_rival"),
        ("She received 2 units of PRBC.", "written_count"),
    ],
)
def test_a_chart_of_a_stay_is_read_as_it_is_written(sentence: str, check: str) -> None:
    assert check not in checks_of(sentence, {"note.txt": STAY})


DATED = "VISIT\nNurse: Sham   Date: 04/03/2026\n\nMEDICAL\nAsthma, fluticasone 250 bd (not taking reliably).\n"
OF_AN_ALLERGY = (
    "Adm: 2026-03-01\nPMH: OA\n{}\n5 Abscess: stop erythro. Doxy 100 BID.\n{}\nAllergies: amoxicillin - hives.\n"
)


@pytest.mark.parametrize(
    ("sentence", "check", "notes"),
    [
        (
            "Dulaglutide 0.75 mg weekly started; gliclazide reduced to 30 mg",
            "frequency_near_rival",
            ["Discuss dulaglutide wkly. Start 0.75 mg wkly x4. Metformin 1 g bd. Gliclazide down 30 od on starting."],
        ),
        (
            "Alcohol is four pints on Saturdays.",
            "frequency_near_rival",
            ["Drinks 4 pints Sat. Alcohol review 6 weekly."],
        ),
        ("Stop fizzy drinks.", "written_habit", ["Diet: a lot of fizzy drink. Alcohol nil."]),
        ("Adrenaline pen at home and with any swelling", "denial_lost", ["Adrenaline pen at home, plus any swell."]),
        (
            "Restart regular fluticasone.",
            "written_course",
            [DATED, "PLAN written\n- Asthma: restart fluticasone regularly."],
        ),
        (
            "Omeprazole 20 mg twice daily for 8 weeks, then daily",
            "frequency_bound_rival",
            ["IV PPI 72 h then PO BID x 8 wk then daily.", "FINAL: omeprazole 20 mg BID."],
        ),
        (
            "PRVC Vt 400, RR 20, PEEP 8, FiO2 50%, plateau 24.",
            "altered_meaning",
            ["Vent: PRVC Vt 400 (6 mL/kg) RR 20 PEEP 10 -> 8 FiO2 60% -> 50%. Plateau 24."],
        ),
        (
            "Erythromycin was replaced by doxycycline (amoxicillin allergy: hives).",
            "allergen_unrecorded",
            [OF_AN_ALLERGY.format("O/E: thin.\n" * 4, "Walks with a frame.\n" * 4)],
        ),
    ],
)
def test_what_a_note_says_in_its_own_way_is_no_rival(sentence: str, check: str, notes: list[str]) -> None:
    record = {f"{number}.txt": f"{note}\n" for number, note in enumerate(notes)}
    assert check not in checks_of(sentence, record)


@pytest.mark.parametrize(
    "sentence",
    [
        "LDL 3.1 below target.",
        "He has lost weight unintentionally; weight loss.",
        "Allergies: tramadol (anaphylaxis) and latex.",
    ],
)
def test_what_is_wrong_in_it_is_still_told(sentence: str) -> None:
    assert checks_of(sentence, {"note.txt": CLINIC, "labs.txt": LABS})


@pytest.mark.parametrize("sentence", ["She received 3 units of PRBC.", "Echo 04/03: severely dilated right atrium."])
def test_what_is_wrong_of_the_stay_is_still_told(sentence: str) -> None:
    assert checks_of(sentence, {"note.txt": STAY})


@pytest.mark.parametrize(
    ("text", "name", "is_denied"),
    [
        ("Hep A neg    HIV neg    Measles immune    Hep E neg", "Measles", False),
        ("Hep A neg    HIV neg    Measles immune    Hep E neg", "HIV", True),
        ("Legionella antigen     urine     negative", "Legionella", True),
        ("Vomiting x2 -> noro neg", "Vomiting", False),
        ("Abdomen NT mass felt", "mass", False),
    ],
)
def test_a_wide_gap_and_an_arrow_part_results(text: str, name: str, *, is_denied: bool) -> None:
    place = text.index(name)
    assert assess(text, place, place + len(name)).negated is is_denied


CLINIC_2 = """INVENTED CLINIC 04/03/2026. HPV neg 01/2026.
Cr 90, digoxin 1.9 nmol/L (0.6-1.3), INR 2.4. Ferrous sulfate 200 mg alternate days.
Recall earlier? - starting GLP1, asked for early recall.
Eye screening: background retinopathy L eye.
Lives: rented house w partner, 2 children, father in law (Sham). Damp, 1 heater.
"""


@pytest.mark.parametrize(
    ("true", "wrong", "check"),
    [
        ("HPV negative in January.", "HPV positive in January.", "written_marker"),
        (
            "Digoxin level 1.9 nmol/L, creatinine 90 and INR 2.4.",
            "Digoxin level 2.4 nmol/L, creatinine 90 and INR 2.4.",
            "written_value",
        ),
        ("Ferrous sulfate on alternate days.", "Ferrous sulfate three times daily.", "frequency_bound_rival"),
        ("Background retinopathy of the left eye.", "Proliferative retinopathy of the left eye.", "written_kind"),
    ],
)
def test_what_charts_have_in_short_is_held_against_the_claim(true: str, wrong: str, check: str) -> None:
    assert not checks_of(true, {"note.txt": CLINIC_2})
    assert check in checks_of(wrong, {"note.txt": CLINIC_2})


@pytest.mark.parametrize(
    "sentence",
    [
        "Lives with partner, two children and father-in-law in a damp rental.",
        "Early recall was asked for because of liraglutide.",
    ],
)
def test_a_relative_in_law_and_a_group_for_its_medicine_are_the_same(sentence: str) -> None:
    assert not checks_of(sentence, {"note.txt": CLINIC_2}) & {"unknown_kin", "written_cause"}


INFUSION = "CLINIC 02/03/2026\n7. Iron infusion: ferric derisomaltose 1 g, booked day unit Thu 05/03.\n{}\n"


def test_what_a_plan_is_headed_by_tells_that_it_was_done() -> None:
    sentence = "Ferric derisomaltose 1 g was given on 05/03."
    given = INFUSION.format("Addendum 09/03: Infusion given Thursday, no reaction.")
    assert "written_standing" not in checks_of(sentence, {"note.txt": given})
    assert "written_standing" in checks_of(sentence, {"note.txt": INFUSION.format("Addendum 09/03: knows the time.")})
