"""What a summary must never lose: prohibitions, when to call, what is due, reactions; all patients are invented."""

import pytest

import wardround as wr


def missing(record: str | dict[str, str], draft: str = "He feels better.") -> list[str]:
    documents = record if isinstance(record, dict) else {"note.txt": record}
    return [
        one.flag.code.removeprefix("omitted_")
        for one in wr.verify(draft, documents).omissions
        if one.flag.code != "omitted_statement"
    ]


STAY = "Ward round\n12/08/25 Slept well.\n14/08/25 {}\n"


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("Tube feed via jejunostomy, do NOT flush with cola.", "The jejunostomy must never be flushed with cola."),
        ("No diclofenac (kidneys).", "Diclofenac is to be avoided because of his kidneys."),
        ("No NSAIDs.", "Ibuprofen and other NSAIDs are contraindicated."),
        ("Aneurysm clip, no MRI.", "MRI must not be done because of a clip."),
        ("Contraindicated: metoclopramide.", "Metoclopramide is contraindicated."),
        ("Not to have metoclopramide.", "He must never have metoclopramide."),
        ("NO PICC please, fistula planned.", "A PICC was avoided as a fistula is planned."),
        ("Avoid metoclopramide, domperidone.", "Metoclopramide and domperidone must not be given."),
        ("Chlorpromazine given, BP 60/30. NEVER AGAIN.", "Chlorpromazine made him hypotensive; not to be repeated."),
    ],
)
def test_what_must_not_be_done_is_surfaced_unless_the_draft_forbids_it(record, draft):
    assert "precaution" in missing(STAY.format(record))
    assert "precaution" not in missing(STAY.format(record), draft)


def test_a_draft_that_only_names_the_thing_does_not_forbid_it():
    record = STAY.format("Avoid metoclopramide.")
    assert "precaution" in missing(record, "Metoclopramide is given three times daily.")


@pytest.mark.parametrize(
    "record",
    [
        "No morphine given overnight.",
        "He does not take warfarin.",
        "She has never smoked.",
        "No fever, no cough.",
        "They do not think it is gout.",
    ],
)
def test_what_is_only_not_so_is_no_order(record):
    assert "precaution" not in missing(STAY.format(record))


def test_what_a_later_day_gives_is_no_longer_forbidden():
    record = "12/08/25 Do not restart warfarin yet.\n16/08/25 Warfarin restarted, 3 mg.\n"
    assert "precaution" not in missing(record, "He takes warfarin 3 mg.")


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ("[patient] i drive the school bus .\n[doctor] no more till i see the tracing", "He must not drive the bus."),
        ("[doctor] that naproxen needs to go in the bin", "He is to stop naproxen."),
        ("[doctor] you can't have naproxen with this", "Naproxen must not be taken."),
        ("[doctor] you mustn't fly till it is treated", "She must not fly until it is treated."),
        ("[doctor] never again with the tramadol", "Tramadol is not to be used again."),
    ],
)
def test_an_order_in_talk_names_its_object_before_or_beside(said, draft):
    talk = {"visit.txt": f"[doctor] hello .\n[patient] hello .\n{said} .\n[patient] right .\n"}
    assert "precaution" in missing(talk)
    assert "precaution" not in missing(talk, draft)


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("-> To ED stat: black stools, collapse.", "Black stools or collapse need immediate transfer to hospital."),
        ("Carer to ring GP if weight >64 or ankles worse.", "The GP is to be called for a weight above 64 kg."),
        ("If temp >38 attend A&E.", "With a temperature above 38 she should attend A&E."),
        ("Red flags: saddle numbness, retention.", "He was warned of saddle numbness and urinary retention."),
        ("Call ICU if RR <9 or pupils pinpoint.", "Intensive care is to be informed of a respiratory rate below 9."),
        (">=38.5 or rigors -> triage.", "She is to attend triage with 38.5 or rigors."),
    ],
)
def test_when_to_call_is_surfaced_unless_the_draft_has_the_signs(record, draft):
    assert missing(STAY.format(record)) == ["precaution"]
    assert missing(STAY.format(record), draft) == []


def test_in_talk_an_emergency_is_a_warning():
    talk = {"visit.txt": "[doctor] if your speech slurs come straight to hospital .\n[patient] okay .\n"}
    assert missing(talk) == ["precaution"]
    assert missing(talk, "He is to come to hospital for slurred speech.") == []


def test_that_help_was_called_is_no_warning():
    assert missing(STAY.format("Called ICU when RR fell, now settled.")) == []


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("Lithium level 21/08 practice nurse.", "A lithium level is due with the practice nurse on 21 August."),
        ("DEXA scan 3/12.", "Bone density scan (DEXA) in three months."),
        ("FBC 2/52.", "Full blood count to be repeated in two weeks."),
        ("Depot due 21/08.", "The next depot is due on 21 August."),
        ("Lithium level due Tues.", "A lithium level is due on Tuesday."),
        ("Dose 3 @6/12.", "The third dose follows after six months."),
        ("Magnesium next 19:30.", "Magnesium is to be measured at 19:30."),
        ("SDEC 18/08.", "Same day emergency care on 18 August."),
    ],
)
def test_what_is_due_is_surfaced_unless_the_draft_has_its_time(record, draft):
    assert missing(STAY.format(record)) == ["follow_up"]
    assert missing(STAY.format(record), draft) == []


@pytest.mark.parametrize(
    "record",
    [
        "12/08/25 Rpt potassium 13/08.\n15/08/25 Home.\n",
        "02/03/25 FBC 2/52.\n15/08/25 Home.\n",
        "15/08/25 3/7 hx of cough.\n",
        "15/08/25 Pain 9/10.\n",
        "DOB 09/12/61\n15/08/25 Home.\n",
    ],
)
def test_what_was_due_or_is_no_time_to_come_is_not(record):
    assert missing(record) == []


def test_a_test_of_a_weekday_in_talk():
    talk = {"visit.txt": "[doctor] so kidney bloods on thursday and then we talk .\n[patient] okay .\n"}
    assert missing(talk) == ["follow_up"]
    assert missing(talk, "Kidney function will be checked on Thursday.") == []


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("Confused o/n, delirium 2/2 oxybutynin.", "Oxybutynin caused delirium."),
        ("Baclofen -> hallucinations.", "He hallucinated after baclofen, which should be avoided."),
        ("Rash from lamotrigine, add to allergies.", "Allergies: lamotrigine (rash)."),
    ],
)
def test_a_reaction_of_the_stay_is_surfaced_unless_the_draft_has_it(record, draft):
    assert "allergy" in missing(STAY.format(record))
    assert "allergy" not in missing(STAY.format(record), draft)


def test_what_was_given_for_a_sign_did_not_cause_it():
    assert "allergy" not in missing(STAY.format("Seizure at 04:10, lorazepam 4 mg."))


def test_what_was_found_by_chance_must_be_told():
    record = STAY.format("CT colon: diverticula. Incidental 11 mm nodule left adrenal.")
    assert "impression" in missing(record, "CT showed diverticula.")
    assert "impression" not in missing(record, "CT showed an 11 mm nodule of the left adrenal gland.")
    assert "impression" not in missing(STAY.format("CT: incidental benign 11 mm lipoma."), "CT was done.")


def test_a_lump_that_is_to_be_followed_needs_no_size():
    record = STAY.format("Thyroid nodule on CT - needs USS.")
    assert "impression" in missing(record)
    assert "impression" not in missing(record, "CT showed a thyroid nodule, for ultrasound.")


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("Genetics o/s.", "The genetic test has not been reported."),
        ("Ascitic culture: 48 h negative, final pending.", "The final ascitic culture is awaited."),
        ("Kleihauer NOT back.", "The Kleihauer test is still outstanding."),
    ],
)
def test_what_is_awaited_is_surfaced_unless_the_draft_waits_too(record, draft):
    assert missing(STAY.format(record)) == ["follow_up"]
    assert missing(STAY.format(record), draft) == []


def test_what_has_come_is_not_awaited():
    assert missing("12/08/25 Kleihauer pending.\n15/08/25 Kleihauer 4 mL.\n") == []
    assert "follow_up" not in missing(STAY.format("Nil by mouth pending swallow assessment."))


def test_who_must_not_be_told():
    record = {"note.txt": "Seen with nurse. Does not want her husband told of the pregnancy test."}
    assert missing(record) == ["precaution"]
    assert missing(record, "She asks that her husband not be informed of the test.") == []


def test_who_keeps_the_tablets_matters_where_somebody_is_at_risk():
    keeps = "His son keeps all tablets."
    assert missing(f"Took an overdose in May. {keeps}", "Overdose in May.") == ["precaution"]
    assert missing(f"Took an overdose in May. {keeps}", "Overdose in May. Tablets are held by his son.") == []
    assert missing(keeps) == []


def test_what_runs_in_the_family_and_what_somebody_did():
    assert missing("FH: uncle died suddenly, sudden cardiac death at 31.") == ["history"]
    assert missing("FH: uncle, sudden death at 31.", "An uncle had a sudden death at 31.") == []
    assert missing("Difficult intubation in 2019.") == ["history"]
    assert missing("No previous self-harm.") == []


def test_what_is_on_hold_at_the_end():
    record = STAY.format("Candesartan stays OFF til GP checks kidneys.")
    assert "medication" in missing(record)
    assert missing(record, "Candesartan is withheld until the GP has checked his kidneys.") == []
    resumed = "12/08/25 Hold candesartan.\n15/08/25 Candesartan 4 mg OD restarted.\n"
    assert missing(resumed, "Candesartan 4 mg daily.") == []
    assert missing(STAY.format("Candesartan held on Monday and reinstated today."), "He takes candesartan.") == []


def test_the_last_word_on_code_status_wins():
    record = "03/08/25 Code: FULL\n09/08/25 Long talk, elects DNR.\n"
    assert missing(record, "He is not for resuscitation.") == []
    assert missing(record, "Full code.") == ["code_status"]
    assert missing("Prev: full code. NO CPR.", "He decided against CPR.") == []


def test_medicines_left_out_are_told_of_in_one_line():
    record = {"meds.txt": "Medications:\n- Digoxin 125 mcg daily\n- Eplerenone 25 mg daily\n- Torsemide 20 mg daily\n"}
    (found,) = wr.verify("He feels better.", record).omissions
    assert all(name in found.flag.message.casefold() for name in ("digoxin", "eplerenone", "torsemide"))
    assert len(found.flag.citations) == 3


def test_a_critical_value_that_is_over_or_counts_what_was_given_need_not_be_told():
    assert missing("03/08/25 Hb 64.\n09/08/25 Hb 91.\n", "He feels better.") == []
    assert missing("Hb 81 -> 2 RCC given.", "He feels better.") == []
    assert missing("09/08/25 Hb 64.\n", "He feels better.") == ["result"]


def test_a_sentence_that_says_several_things_is_surfaced_once():
    record = STAY.format("Avoid diclofenac, call ICU if K >6.5.")
    assert missing(record) == ["precaution"]


def test_a_group_beside_its_medicine_is_carried_by_either():
    record = "Allergies: ACE inhibitor (ramipril) - swollen lips."
    assert missing(record, "Ramipril made his lips swell.") == []
    assert missing(record) == ["allergy"]
