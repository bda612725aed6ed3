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
TRUE += [
    ("Gabapentin 300 TDS. Sertraline 50.", "Sertraline 50 mg daily"),
    (
        "Pregabalin 75 mane 150 nocte. Adm dose: pregabalin 25 mg mane 50 mg nocte.",
        "Pregabalin 75 mg in the morning and 150 mg at night",
    ),
    ("Folic 5 od, methotrexate 15 mg weekly.", "Folic acid 5 mg daily"),
    ("Urine: E. coli pen R, gent S.", "The urine grew E. coli, resistant to penicillin."),
    ("3/5 CT w contrast: hives. Now on alert list.", "Iodinated contrast caused hives on 3 May."),
    ("Brain - no mets. Bone scan: uptake L3.", "A rib contained metastasis."),
    ('OT: poor insight, says "I can climb stairs".', "She is not yet climbing stairs."),
    ("Takes diclofenac most days. eGFR 40. Ask GP to stop.", "The practice is asked to stop her diclofenac."),
    ("Enox 4000 -> 150 u/kg, wt 60 = 9 000 u od.", "Enoxaparin was increased from 4,000 units to 9,000 units daily."),
    ("3/2 codeine -> TRAMADOL 50 mg. Jerky, sleepy.", "Codeine was changed to tramadol because of drowsiness."),
    ("R buttock cat 3, 2x2 cm.", "There is a category 3 pressure ulcer on the right buttock."),
    ("HA both ears, glasses.", "She wears hearing aids."),
    ("3/52 nausea, wt 64 -> 57 kg.", "She had three weeks of nausea and a weight loss of 7 kg."),
    ("VL Mac 4, gr 2 view.", "Video laryngoscopy gave a grade 2 view."),
    ("CT: no bleed. Gaze R, face droop. CTA: R M2 clot.", "CT angiography showed a right M2 clot."),
    ("R/L power: R 4/5. L side asleep, no numbness.", "Power was 4/5 on the right side."),
    ("No climbing - told.", "She has been told not to climb."),
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
