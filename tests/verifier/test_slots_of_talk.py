"""Numbers, doses, medicines and sides as visits say them, each beside a talk in which the sentence is still doubted.

All patients are invented.
"""

import pytest

from .test_said_in_talk import HELLO, noticed

PAIRS = [
    (
        "number_nowhere_rival",
        "20 pack-years.",
        "Patient: I quit last year. It was half a pack a day for forty years.\n",
        "Patient: I quit last year. It was half a pack a day for thirty years.\n",
    ),
    (
        "number_nowhere_rival",
        "She smoked, 15 pack-years.",
        "Patient: I smoked from eighteen to thirty three, a pack a day.\n",
        "Patient: I smoked from eighteen to thirty, a pack a day.\n",
    ),
    (
        "frequency_bound_rival",
        "Carvedilol 25 mg twice daily.",
        "Doctor: And the carvedilol, once a day or twice?\nPatient: Twice.\n",
        "Doctor: And the carvedilol, once a day or twice?\nPatient: Once.\n",
    ),
    (
        "frequency_bound_rival",
        "Tramadol 50 mg every 6 hours, maximum 200 mg daily.",
        "Doctor: Tramadol fifty milligrams every six hours, two hundred a day at most.\n",
        "Doctor: Tramadol fifty milligrams every four hours, two hundred a day at most.\n",
    ),
    (
        "frequency_bound_rival",
        "Lithium 400 mg at bedtime with levels checked monthly.",
        "Doctor: Lithium four hundred milligrams at bedtime. We check your level every month.\n",
        "Doctor: Lithium four hundred milligrams twice a day. We check your level every month.\n",
    ),
    (
        "frequency_bound_rival",
        "Ramipril 5 mg every morning.",
        "Patient: Ramipril, the five, in the morning. And I swim twice a week.\n",
        "Patient: Ramipril, the five, twice a week.\n",
    ),
    (
        "dose_bound_rival",
        "Prednisone 20 mg for now, then 10 mg.",
        "Doctor: Prednisone stays at twenty milligrams, and then I'll drop it to ten.\n",
        "Doctor: Prednisone stays at twenty milligrams, and ten people asked me why.\n",
    ),
    (
        "drug_unknown",
        "Spironolactone was stopped.",
        "Patient: The spironol, no, they stopped that.\n",
        "Patient: The spirit, no, they stopped that.\n",
    ),
    (
        "drug_unknown",
        "Lidocaine without epinephrine.",
        "Doctor: Lidocaine, no epi.\n",
        "Doctor: Lidocaine, no worry.\n",
    ),
    (
        "drug_group_unknown",
        "The diuretic was stopped.",
        "Patient: And the water one, they stopped that.\n",
        "Patient: And the other one, they stopped that.\n",
    ),
    (
        "allergen_unrecorded",
        "Allergy: codeine (vomiting); tolerates amoxicillin.",
        "Patient: I am allergic to codeine. Amoxicillin is fine.\n",
        "Patient: I am allergic to sulfa. Amoxicillin is fine.\n",
    ),
    (
        "age_other",
        "One previous operation on the ear, aged 12.",
        "Doctor: You are thirty six years old.\nPatient: I had the ear done at twelve.\n",
        None,
    ),
    (
        "side_of_both",
        "There is a cut of the left thumb.",
        "Doctor: Feeling is normal on both sides of the thumb.\n",
        "Doctor: Both thumbs are cut.\n",
    ),
    (
        "dose_bare_rival",
        "Quetiapine 50 mg at night.",
        "Patient: The quetiapine, that's fifty, at night, and the trazodone a hundred.\n",
        "Patient: The quetiapine, that's a hundred, at night, and the trazodone fifty.\n",
    ),
    (
        "dose_nowhere",
        "Aspirin 75 mg.",
        "Patient: the aspirin the little one seventy five\n",
        "Patient: the aspirin the little one eighty one\n",
    ),
    (
        "dose_nowhere",
        "Warfarin 3 mg; magnesium 300 mg.",
        "Doctor: Warfarin three milligrams, magnesium three hundred.\n",
        "Doctor: Warfarin three milligrams, magnesium four hundred.\n",
    ),
    (
        "frequency_bound_rival",
        "Valproate 500 mg twice daily.",
        "Patient: Valproate, five hundred in the morning and five hundred at night.\n",
        "Patient: Valproate, five hundred milligrams once a day.\n",
    ),
    (
        "side_part_rival",
        "Numbness of the left elbow.",
        "Patient: It goes numb, the elbow.\nDoctor: Which one?\nPatient: This one, the left.\n",
        "Patient: It goes numb, the elbow.\nDoctor: Which one?\nPatient: This one, the right.\n",
    ),
    (
        "daytime_morning_absent",
        "He wakes up at 5 a.m.",
        "Patient: I wake up at five.\n",
        None,
    ),
    (
        "ago_nowhere",
        "A broken arm in childhood.",
        "Patient: I broke my arm once, I was a kid.\n",
        "Patient: I broke my arm once, I was a soldier.\n",
    ),
    (
        "hand_rival",
        "She is left-hand dominant.",
        "Doctor: Which hand do you write with?\nPatient: The left.\n",
        "Doctor: Which hand do you write with?\nPatient: The right.\n",
    ),
    (
        "hand_rival",
        "A right-handed plumber.",
        "Patient: I'm a righty. My left thumb hurts.\n",
        "Patient: I'm a lefty. My right thumb hurts.\n",
    ),
    (
        "number_nowhere_rival",
        "Weight 82.5 kg.",
        "Doctor: The nurse has you at eighty two point five. I want you to lose six kilos.\n",
        "Doctor: Your weight is eighty four point five kilos.\n",
    ),
]


@pytest.mark.parametrize(("name", "sentence", "same", "other"), PAIRS)
def test_what_talk_says_in_its_own_way(name, sentence, same, other):
    assert name not in noticed(sentence, HELLO + same)
    assert other is None or name in noticed(sentence, HELLO + other)


@pytest.mark.parametrize(("dose", "is_doubted"), [("10 mg", False), ("30 mg", True)])
def test_tablets_are_counted_by_their_strength(dose, is_doubted):
    talk = HELLO + "Patient: So the oxybutynin, two of the fives, at night.\n"
    assert ("dose_nowhere" in noticed(f"Oxybutynin {dose} at night.", talk)) == is_doubted
