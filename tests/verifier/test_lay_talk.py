"""What people of Britain, Australia and elsewhere say to their doctors, each beside an error that must be noticed.

All patients are invented.
"""

import pytest

from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source

HELLO = "Doctor: Hello, how can I help?\n"
BLUE = "Doctor: Which inhalers do you have?\nPatient: The purple one, twice a day.\nDoctor: And the blue one?\n"
STATIN = "Doctor: You're on rosuvastatin. Your triglycerides were 180, down from 240 on the rosuvastatin.\n"
STEROID = (
    "Doctor: I'd give you thirty milligrams of prednisone, but do you have glaucoma?\n"
    "Patient: Yes. My eye doctor sees me.\n"
)
WEEKLY = (
    "Doctor: The main medicine is alendronate. It's once a week. Once a week, not every day. Pick a day.\n"
    "Patient: Monday.\nDoctor: Monday it is. And vitamin D, two drops every day.\n"
)
BEST = "Doctor: Your best peak flow is four hundred and ten."


def noticed(sentence: str, dialogue: str) -> set[str]:
    """Names of the signals of a one-sentence draft."""
    source = Source(path="visit.txt", sha256="0" * 64)
    document = Document(id="d1", kind="dialogue", title="visit", text=HELLO + dialogue, source=source)
    case = Case(id="invented", task="summary", root="/", documents=(document,))
    (claim, _, _), *_ = claims_in(sentence)
    return {signal.name for signal in signals_of(ClaimInContext(claim, Evidence(case), Whole((sentence,))))}


@pytest.mark.parametrize(
    ("name", "claim", "said", "not_said"),
    [
        ("asserted_outright", "ED for seizures or a rash.", "Doctor: Any seizures?\nPatient: No.\n", ""),
        ("asserted_outright", "Seen in the ED for seizures.", "", "Doctor: Any seizures?\nPatient: No.\n"),
        (
            "unknown_kin",
            "A friend rings daily.",
            "Patient: My mate Dazza rings daily.\n",
            "Patient: All right, mate.\n",
        ),
        (
            "unknown_kin",
            "Her grandfather keeps bees.",
            "Patient: Pop's got bees out the back.\n",
            "Patient: I keep bees. My ears pop.\n",
        ),
        ("unknown_kin", "Her grandmother had goitre.", "Patient: Nan had a goitre.\n", "Patient: I have a goitre.\n"),
        (
            "unknown_kin",
            "Her father-in-law died.",
            "Patient: My father in law died.\n",
            "Patient: My uncle died.\n",
        ),
        (
            "age_other",
            "Eight counselling sessions at college, aged 19.",
            "Patient: I'm thirty-one. I had eight counselling sessions at college, I was nineteen.\n",
            "",
        ),
        (
            "age_other",
            "Seen in the clinic, aged 19.",
            "",
            "Patient: I'm thirty-one.\n",
        ),
        (
            "thing_nowhere",
            "Wrist fracture in 2019.",
            "Patient: I broke my wrist in 2019.\n",
            "Patient: I hurt my wrist in 2019.\n",
        ),
        (
            "side_limb_rival",
            "Right clavicle fracture.",
            "Patient: Broke my collarbone, right one, on a bike. My left hand is numb.\n",
            "Patient: Broke my collarbone on a bike. My left hand is numb.\n",
        ),
        (
            "number_nowhere_rival",
            "Best peak flow 410 (68%).",
            f"{BEST} That's sixty-eight per cent. If your peak flow drops, that's nine nine nine.\n",
            f"{BEST} That's eighty per cent. If your peak flow drops, that's nine nine nine.\n",
        ),
        ("number_nowhere", "999 if he collapses.", "Doctor: If you collapse, that's nine nine nine.\n", ""),
        ("drug_unlisted", "Nurse on Thurs.", "Doctor: The nurse sees you on Thursday.\n", ""),
        (
            "date_near_rival",
            "Last steroids June 2022.",
            "Doctor: The last steroids were in nineteen ninety-nine, then June twenty-two, I can see.\n",
            "Doctor: The last steroids were in nineteen ninety-nine, then June twenty-four, I can see.\n",
        ),
        (
            "date_other",
            "DOB 17/10/61.",
            "Patient: My birthday is the seventeenth of the tenth, sixty-one.\n",
            "Patient: My birthday is the seventeenth of the tenth, sixty-two.\n",
        ),
        (
            "date_near_rival",
            "Nurse on Thurs 12/3.",
            "Doctor: It is 05/03/2026 today. The nurse sees you on Thursday, the twelfth. Half ten.\n",
            "Doctor: It is 05/03/2026 today. The nurse sees you on Thursday, the nineteenth. Half ten.\n",
        ),
        ("drug_unknown", "Blue inhaler 2 puffs.", BLUE + "Patient: Two puffs.\n", "Patient: I have an inhaler.\n"),
        (
            "frequency_bound_rival",
            "Blue inhaler 5x/day.",
            BLUE + "Patient: I've had it about five times a day.\nDoctor: Have the blue one up to four-hourly.\n",
            BLUE + "Patient: Not often.\nDoctor: Have the blue one up to four-hourly.\n",
        ),
        (
            "number_nowhere",
            "Temperature 38.6 on Sunday, 37.9 yesterday.",
            "Patient: On Sunday it was thirty-eight six. Yesterday it was thirty-seven nine.\n",
            "Patient: On Sunday it was thirty-eight six. Yesterday it was thirty-seven.\n",
        ),
        (
            "duration_nowhere_rival",
            "Stiffness for 20-30 minutes.",
            "Patient: Stiff when I get up, like twenty, thirty minutes. It began two hours ago.\n",
            "Patient: Stiff when I get up, like forty, fifty minutes. It began two hours ago.\n",
        ),
        (
            "denied_near",
            "Bone density scan outstanding.",
            "Doctor: Did you go for the bone density scan?\nPatient: No.\n",
            "",
        ),
        ("denied_near", "Went for the density scan.", "", "Doctor: Did you go for the density scan?\nPatient: No.\n"),
        ("direction_rival", "Increase rosuvastatin to 20 mg.", STATIN + "Doctor: I'd like to go to twenty.\n", ""),
        (
            "direction_rival",
            "Increase rosuvastatin to 20 mg.",
            "",
            "Doctor: We bring the rosuvastatin down to twenty.\n",
        ),
        ("opposite_level", "Increase rosuvastatin to 20 mg.", STATIN + "Doctor: I'd like to go to twenty.\n", ""),
        (
            "frequency_near_rival",
            "Wakes four times a night to pass urine.",
            "Patient: I do go a lot at night. Four times. My pills are twice a day.\n",
            "Patient: I do go a lot at night, twice a night.\n",
        ),
        (
            "dose_bound_rival",
            "Prednisone 15 mg every morning.",
            STEROID + "Doctor: Then let's go lower. Fifteen milligrams every morning.\n",
            STEROID + "Doctor: Then let's go lower. Twelve milligrams every morning.\n",
        ),
        (
            "frequency_bound_rival",
            "Alendronate 70 mg weekly.",
            WEEKLY,
            "",
        ),
        ("frequency_bound_rival", "Alendronate 70 mg daily.", "", WEEKLY),
        (
            "action_drug_rival",
            "Keep taking: meloxicam.",
            "Doctor: Now, the meloxicam: I want you to stop the wine. Keep the meloxicam.\n",
            "Doctor: Now, the meloxicam: I want you to stop it.\n",
        ),
        (
            "clause_denied",
            "She has no walking frame.",
            "Doctor: You need a walking frame.\n",
            "Doctor: You have a walking frame.\n",
        ),
        (
            "allergy",
            "If needed give amoxicillin.",
            "Patient: I'm allergic to penicillin, no, wait, that's my brother.\n",
            "Patient: I'm allergic to penicillin, and so is my brother.\n",
        ),
        (
            "allergy",
            "If needed give amoxicillin.",
            "Patient: I'm allergic to penicillin, no, sorry, codeine.\n",
            "Patient: I'm allergic to penicillin, codeine and latex.\n",
        ),
        (
            "allergy",
            "Give co-trimoxazole.",
            "Patient: I'm allergic to nickel.\n",
            "Patient: I'm allergic to sulfur.\n",
        ),
    ],
)
def test_said_as_people_say_it(name, claim, said, not_said):
    if said:
        assert name not in noticed(claim, said)
    if not_said:
        assert name in noticed(claim, not_said)
