"""True sentences about charts in their short ways are not flagged, and wrong ones are. All patients are invented."""

import pytest

import wardround as wr

TRUE = [
    (
        "Losartan 50 BD, hold SBP<90.",
        "## Medications\n\n- Losartan 50 mg twice daily, held if the systolic pressure is below 90",
    ),
    (
        "Famotidine 20 nocte. Cimetidine stopped.",
        "## Discharge medications\n\n- Famotidine 20 mg at night, in place of cimetidine, which has been stopped",
    ),
    (
        "Meds: losartan.\nADVERSE REACTIONS: cefalexin 2015 - HIVES.",
        "Cefalexin caused hives and must not be given again.",
    ),
    (
        "ADVERSE REACTIONS: codeine 2015 - rash.\n\n2 u RBC given, obs stable.",
        "Two units of red cells were given without reaction.",
    ),
    ("1 of 4 sets grew a coagulase-negative staph.", "One set grew a coagulase-negative staphylococcus."),
    (
        "Apixaban held 3/5, Hb fell to 70. Apixaban back on 6/5.",
        "Apixaban was held when haemoglobin fell to 70 and was restarted on 6 May.",
    ),
    ("New R effusion. Drain offered, he said no.", "A right effusion was found and he declined a drain."),
    ("Mouth sore. Amlodipine stopped 3/5.", "Amlodipine was stopped because of gum hyperplasia."),
    ("Seen by diabetes team 3/5. Cardiology f/u 2/12.", "Vascular surgery advised no operation."),
    ("Old anti-K. 3/5 new sample: anti-Fya.", "Known antibodies are anti-Fya, newly found on 3 May, and anti-K."),
]
WRONG = [
    ("Losartan 50 mg stopped 3/5, K 6.1.", "Losartan continues."),
    ("Mouth sore on amlodipine -> stopped 3/5.", "Amlodipine was stopped because of a stroke."),
    ("ADVERSE REACTIONS: cefalexin - anaphylaxis (adrenaline x1).", "Cefalexin 500 mg was given."),
    ("DNACPR signed, her decision stands.", "She is for full resuscitation."),
]


def is_flagged(record: str, sentence: str) -> bool:
    found = wr.verify(sentence, {"note.txt": f"INVENTED PATIENT. {record}"})
    return any(verdict.is_for_a_person for verdict in found.verdicts)


@pytest.mark.parametrize(("record", "sentence"), TRUE)
def test_what_the_chart_says_in_its_way_is_let_be(record, sentence):
    assert not is_flagged(record, sentence)


@pytest.mark.parametrize(("record", "sentence"), WRONG)
def test_what_the_chart_says_otherwise_is_told(record, sentence):
    assert is_flagged(record, sentence)
