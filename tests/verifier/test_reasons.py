"""What a flag says of a claim is in the claim's own words, and true of the record; all patients are invented."""

import pytest

import wardround as wr

CHART = """INVENTED PATIENT. Clinic letter 4 May 2024.
CT chest: small nodule in the left upper lobe. Tonsils normal. Left adrenal seen well.
Did not require high dependency care or ventilation.
Ward round: no oxygen after day 3.
Ex-smoker, stopped 2009.
Impetigo: flucloxacillin for 5 days, then cefalexin for 9 more days.
Resuscitation: full code.
Wishes for a family one day.
Warfarin restarted 2/5, bled 4/5. Stop warfarin.
Asthma not well controlled.
Echo: mild tricuspid regurgitation.
Urine: coliforms, trimethoprim S. Diclofenac 75 mg PR given.
"""
TALK = """[doctor] did you ever smoke?
[patient] half a pack a day for thirty years, i gave up four years ago.
[doctor] were you on a ventilator?
[patient] no, they watched me in intensive care for one night.
"""


def _reasons(sentence: str, record: dict[str, str]) -> list[str]:
    flags = wr.verify(sentence, record).verdicts[0].flags
    return [flag.message for flag in flags if flag.severity != "note"]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("CT showed nodules in the left lower lobe.", "“nodules” at “left lower lobe”"),
        ("The nodule is in the left lower lobe.", "says “lower”; the record says “upper”"),
        ("CT chest: large nodule in the left upper lobe.", "says “large”; the record says “small”"),
        ("The tonsils are inflamed.", "nothing wrong with “tonsils”"),
        ("CT chest after a CVA: small nodule in the left upper lobe.", "no source speaks of “CVA”"),
        ("Her daughters brought her in.", "“daughters”"),
        ("The right adrenal was seen well.", "says right of the adrenal; the record left"),
        ("There is severe tricuspid regurgitation.", "“severe”; the record says “mild”"),
        ("Her asthma is well controlled.", "the record says “not well controlled”"),
        ("The urine grew coliforms resistant to trimethoprim.", "resistant to trimethoprim; the record sensitive"),
        ("Diclofenac was given intramuscularly.", "into a muscle; the record rectally"),
    ],
)
def test_a_reason_is_in_the_words_of_claim_and_record(sentence, reason):
    reasons = _reasons(sentence, {"chart.txt": CHART})
    assert any(reason in one for one in reasons), reasons


def test_a_denied_thing_has_its_whole_name():
    record = {"chart.txt": "INVENTED PATIENT. Managed on the ward, did not require intensive care."}
    reasons = _reasons("She was moved to intensive care.", record)
    assert any("“intensive care”; the record denies" in one for one in reasons), reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "She was weaned off oxygen by day 3.",
        "She needed oxygen until day 3.",
        "She stopped smoking fifteen years ago.",
        "Fourteen days of antibiotics in total were planned.",
        "She wishes to have children.",
        "Two days after restarting warfarin she bled.",
    ],
)
def test_what_is_said_the_other_way_round_is_so(sentence):
    assert _reasons(sentence, {"chart.txt": CHART}) == []


def test_a_total_is_none_of_its_parts():
    assert _reasons("Sixteen days of antibiotics in total were planned.", {"chart.txt": CHART})
    assert _reasons("Cefalexin was planned for 14 days.", {"chart.txt": CHART})


def test_years_ago_are_counted_from_the_day_of_the_record():
    assert _reasons("She stopped smoking fifteen years ago, in 2012.", {"chart.txt": CHART})


@pytest.mark.parametrize("sentence", ["She was never intubated in intensive care.", "She was not resuscitated."])
def test_what_was_not_done_is_no_code_status(sentence):
    assert not any("code status" in one for one in _reasons(sentence, {"visit.txt": TALK}))


@pytest.mark.parametrize(
    "sentence", ["She does not want to be intubated.", "Not to be resuscitated.", "She would not want CPR."]
)
def test_what_is_not_wanted_is_one(sentence):
    assert any("code status" in one for one in _reasons(sentence, {"chart.txt": CHART}))


def test_a_word_with_hyphens_is_one_word():
    record = {"chart.txt": "INVENTED PATIENT. Salbutamol neb x3. If she stays well for three months we may step down."}
    reasons = _reasons("She received three back-to-back nebulisers of salbutamol.", record)
    assert not any("“three back-”" in one for one in reasons), reasons


def test_whose_it_is_names_the_thing():
    talk = {"visit.txt": "[doctor] any glaucoma in the family?\n[patient] my aunt has it, and i had my eyes tested.\n"}
    reasons = _reasons("She has glaucoma in both eyes.", talk)
    assert any("“glaucoma” to the patient, the record to a relative" in one for one in reasons), reasons


def test_what_is_done_to_a_medicine_is_in_the_words_of_the_record():
    talk = {"visit.txt": "[doctor] your kidneys are worse. stop the metformin.\n[patient] okay.\n"}
    reasons = _reasons("Continue the metformin.", talk)
    assert any("“Continue”; the record says “stop”" in one for one in reasons), reasons


def test_what_the_patient_came_with_may_be_better_later():
    chart = "INVENTED PATIENT. Mr F, known asthma, presents with 2 weeks of worsening ascites, orthopnea and icterus."
    flags = wr.verify("By then he was much improved, without orthopnea.", {"chart.txt": chart}).verdicts[0].flags
    assert "written_degree" not in {flag.check for flag in flags}


def test_what_had_been_taken_may_have_ended():
    chart = "INVENTED PATIENT. Meds: amlodipine 5 qd, OTC celecoxib.\nSTOP celecoxib"
    sentence = "For two months he had been buying celecoxib over the counter and taking it besides amlodipine."
    assert not any("celecoxib" in one for one in _reasons(sentence, {"chart.txt": chart}))


def test_a_disease_named_for_people_is_no_medicine():
    talk = {"visit.txt": "[doctor] the tracing is fine, none of that extra wiring.\n[patient] good.\n"}
    assert not any("does not name" in one for one in _reasons("She was diagnosed with Lown-Ganong-Levine.", talk))


def test_of_a_long_piece_the_words_that_nothing_says_are_named():
    talk = {"visit.txt": "[patient] i took two in the morning and two at night, for about a month.\n[doctor] okay.\n"}
    reasons = _reasons("She took terbinafine capsules twice daily for about a month for onychomycosis.", talk)
    assert any("says anything of “terbinafine”" in one for one in reasons), reasons


def test_a_contrary_within_a_word_with_hyphens_is_named():
    chart = {"chart.txt": "INVENTED PATIENT. Rectal polyp: villous adenoma with low-grade dysplasia, fully excised."}
    reasons = _reasons("The rectal polyp was a villous adenoma with high-grade dysplasia.", chart)
    assert any("“high”; the record says “low”" in one for one in reasons), reasons
