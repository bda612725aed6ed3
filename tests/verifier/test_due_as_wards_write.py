"""Orders, warnings and times as wards write them, and drafts that carry them in other words; invented patients."""

import pytest

import wardround as wr


def missing(record: str, draft: str = "He feels better.") -> list[str]:
    return [
        one.flag.message
        for one in wr.verify(draft, {"note.txt": record}).omissions
        if one.flag.code != "omitted_statement"
    ]


STAY = "Ward round\n12/08/25 Slept well.\n14/08/25 {}\n"


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("Tibia # clinic 21/08 1020 w XR.", "Fracture clinic on 21 August 2025 at 10:20 with films."),
        ("Rituximab dose 2 tomorrow.", "The second dose of rituximab is due tomorrow."),
        ("Rituximab dose 2 tomorrow.", "The second dose of rituximab is due on 15 August 2025."),
        ("Mg, Ca, U&E 1/12 - GP.", "The GP is asked for magnesium and renal function in one month."),
        ("Plan: 12 mo scan + booster via GP.", "A scan and a booster are due at 12 months with the GP."),
        ("Ref: dermatology - urgent (mole L calf).", "He was referred urgently to dermatology."),
        ("GP: DEXA + bone profile", "The practice is asked for a DEXA scan and a bone profile."),
        ("USS yearly, no repair.", "Yearly ultrasound is planned."),
        ("INR must be checked twice wkly.", "The INR is to be checked twice a week."),
        ("TSH - in process", "Thyroid function is awaited."),
        ("FBC taken, sample clotted.", "The blood count has no result, since the sample clotted."),
        (
            "Cast advice: numb/blue/swollen toes -> back same day.",
            "She is to return the same day for numb or blue toes.",
        ),
        ("CMW BP alt days; >=150/100 same-day review.", "Same-day review if blood pressure is 150/100 or above."),
    ],
)
def test_what_is_to_be_done_is_surfaced_unless_the_draft_tells_it(record, draft):
    assert missing(STAY.format(record))
    assert not missing(STAY.format(record), draft)


@pytest.mark.parametrize(
    "record",
    [
        "K 4.2 (oral K 02/08 to 04/08, stop).",
        "Sats 95.",
        "Creon 2 w meals 1 w snacks.",
        "Obs 1/2 hourly, GCS 15.",
        "On NIV 18/6.",
        "Waited o/s shop for lift.",
        "sodium bicarbonate; ref: 22-29",
        "On 2 L, sats 96.",
        "Repeat meds 12/08/25 (Dr Sample)",
    ],
)
def test_what_only_looks_like_something_due_is_not_surfaced(record):
    assert not [one for one in missing(STAY.format(record)) if "medication" not in one]


def test_a_course_at_the_end_of_a_line_is_no_day_of_the_record():
    record = "Ward round\n12/08/25 Slept well.\nlactulose 10 ml bd   10/12\n14/08/25 Clinic 28/08.\n"
    assert any("28/08" in one for one in missing(record))


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("Keep off NSAIDs.", "Ibuprofen and other NSAIDs are to be avoided."),
        ("No COC (migraine).", "The combined pill must not be prescribed."),
        ("NO weaning of O2 by carers.", "Oxygen must not be reduced by carers."),
        ("MR oxycodone 10 bd, no NSAID, dalteparin 5000 od.", "NSAIDs are avoided. Oxycodone and dalteparin go on."),
    ],
)
def test_what_must_not_be_done_is_carried_in_other_words(record, draft):
    assert any("must not be done" in one for one in missing(STAY.format(record)))
    assert not any("must not be done" in one for one in missing(STAY.format(record), draft))


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("No ITU, no ventilator.", "He does not want intensive care or to be intubated."),
        ("So FOR CPR for now.", "He remains for attempted resuscitation."),
        ("Full escalation.", "**Escalation:** full, including intensive care"),
    ],
)
def test_a_code_status_is_carried_in_other_words(record, draft):
    assert any("code status" in one for one in missing(STAY.format(record)))
    assert not any("code status" in one for one in missing(STAY.format(record), draft))


def test_what_a_relative_wants_is_no_code_status():
    assert not any("code status" in one for one in missing(STAY.format("Husband upset, wanted full code.")))


@pytest.mark.parametrize(
    ("record", "surfaced"),
    [
        ("FH: brother dropped dead aged 30.", True),
        ("FH: mother BRCA1.", True),
        ("Wife has factor V Leiden.", False),
    ],
)
def test_what_runs_in_the_blood_of_the_family_is_surfaced(record, surfaced):
    assert any("in the family" in one for one in missing(record)) == surfaced


@pytest.mark.parametrize("record", ["Ng tube at 55 cm, pH 4.", "D3: NA 0.15."])
def test_other_fluids_and_noradrenaline_are_no_critical_results(record):
    assert not any("result" in one for one in missing(STAY.format(record)))


def test_adverse_effects_are_read_from_lists():
    record = "ADRs\nCO-TRIMOXAZOLE jaundice 2020.\nVALPROATE 2015 - increase in seizures, withdrawn.\n"
    assert len([one for one in missing(record) if "allerg" in one or "reaction" in one]) == 2


def test_an_order_whose_day_has_passed_is_over():
    record = "Notes\n12/08/25 Bloods booked 14/08.\n18/08/25 Well, home.\n"
    assert not any("order" in one for one in missing(record))
    assert any("order" in one for one in missing("Notes\n12/08/25 Bloods booked.\n18/08/25 Well, home.\n"))


def test_a_line_that_was_removed_is_none_that_must_not_be_placed():
    record = STAY.format("No new PICC until cultures are clear.")
    assert any("must not be done" in one for one in missing(record, "The PICC was removed."))
    assert not any("must not be done" in one for one in missing(record, "No PICC is to be placed until then."))
