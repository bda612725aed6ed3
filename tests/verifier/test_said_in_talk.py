"""What short talks say in other words than notes, each beside an error that must still be noticed.

All patients are invented.
"""

import pytest

from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.sides import sides_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source
from wardround.tools.terms import content_words, normal_words


def noticed(sentence: str, dialogue: str) -> set[str]:
    """Names of the signals of a one-sentence draft."""
    source = Source(path="visit.txt", sha256="0" * 64)
    document = Document(id="d1", kind="dialogue", title="visit", text=dialogue, source=source)
    case = Case(id="invented", task="summary", root="/", documents=(document,))
    (claim, _, _), *_ = claims_in(sentence)
    return {signal.name for signal in signals_of(ClaimInContext(claim, Evidence(case), Whole((sentence,))))}


HELLO = "Doctor: Hello, how can I help?\n"
PAIRS = [
    (
        "finding_rival",
        "The abdomen is nontender to palpation.",
        "Doctor: There is no pain to palpation of the abdomen.\n",
        "Doctor: There is pain to palpation of the abdomen.\n",
    ),
    (
        "age_other",
        "She is a 3-year-old girl with a tic.",
        "Doctor: A tic is common. They typically occur around five to ten years of age.\n",
        "Doctor: A tic is common. You are ten years old.\n",
    ),
    (
        "action_rival",
        "She was unable to continue the tennis.",
        "Patient: I really want to keep on with the tennis.\n",
        "Patient: I kept on with the tennis.\n",
    ),
    ("plan_nowhere", "A PPD was ordered.", "Patient: I had a P P D last year.\n", "Patient: I feel fine.\n"),
    ("life_nowhere", "He is a truck driver.", "Patient: I have been a truck driver.\n", "Patient: I feel fine.\n"),
    (
        "unknown_kin",
        "The patient lives in a small house with children and her father.",
        "Patient: I live at home with my kids and my dad.\n",
        "Patient: I live at home with my kids.\n",
    ),
    (
        "unknown_kin",
        "Her grandfather had emphysema.",
        "Patient: My dad's dad had emphysema.\n",
        "Patient: My sister had emphysema.\n",
    ),
    (
        "grade_otherwise",
        "She has moderate to severe aortic stenosis.",
        "Patient: I have severe aortic stenosis.\n",
        "Patient: I have mild aortic stenosis.\n",
    ),
    (
        "grade_otherwise",
        "She has occasional cramps.",
        "[doctor] so are the cramps there constant or do they come and go\n[patient] oh only once in a while\n",
        "[doctor] so are the cramps there constant or do they come and go\n[patient] they are constant\n",
    ),
    (
        "grade_otherwise",
        "The numbness is constant.",
        "[patient] the numbness is there all the time\n[patient] i walk sometimes\n",
        "[patient] the numbness comes and goes\n[patient] i walk all the time\n",
    ),
    (
        "grade_otherwise",
        "Reports daily neck stiffness.",
        "[patient] my neck stiffness is there all the time\n",
        "[patient] i get some neck stiffness once in a while\n",
    ),
    (
        "opposite_level",
        "Her blood pressure is high in both lower extremities.",
        "Doctor: Your blood pressure is high in the legs.\n",
        "Doctor: Your blood pressure is low in both lower extremities.\n",
    ),
    (
        "time_bygone_rival",
        "He had taken Bactrim in the past.",
        "Patient: I was taking Bactrim before, but now I take nothing.\n",
        "Patient: I'm still taking Bactrim.\n",
    ),
    (
        "action_drug_rival",
        "She will discontinue the Prozac.",
        "Doctor: Continue taking your medicines except Prozac.\n",
        "Doctor: Continue taking your Prozac.\n",
    ),
    (
        "asserted_outright",
        "He reports palpitations.",
        "Patient: I have never felt palpitations like this.\n",
        "Patient: I have never felt palpitations.\n",
    ),
    (
        "asserted_outright",
        "Her acne is stable.",
        "Doctor: Does it itch?\nPatient: No. My acne was stable after that.\n",
        "Doctor: Any acne?\nPatient: No.\n",
    ),
    (
        "denied_outright",
        "No anterior shoulder pain.",
        "Doctor: Where is your shoulder pain?\nPatient: In the back of it.\n",
        "Doctor: Any anterior shoulder pain?\nPatient: Yes.\n",
    ),
    (
        "number_nowhere",
        "His mother is 80, also with dementia.",
        "Patient: My mother is eighty years old and has dementia.\n",
        "Patient: My mother has dementia.\n",
    ),
    (
        "number_nowhere",
        "She fell around 1:30 today.",
        "Patient: I fell at about one thirty.\n",
        "Patient: I fell.\n",
    ),
    (
        "when_rival",
        "He wakes up at 6 a.m. on weekdays.",
        "Patient: I go to bed late at night.\nPatient: I wake up at six on weekdays.\n",
        "Patient: I wake up at six at night on weekdays.\n",
    ),
    (
        "date_near_rival",
        "He was in therapy until 11/14/08.",
        "Patient: I was in therapy from November fifth to the fourteenth.\n",
        "Patient: I was in therapy until November fifth.\n",
    ),
    (
        "sureness_unsure_absent",
        "She thinks that it could be arthritis.",
        "Patient: I'm afraid it can be arthritis.\n",
        "Patient: It is arthritis.\n",
    ),
    (
        "side_of_both",
        "He was stung on his right hand and left hand.",
        "Patient: They got both my hands.\n",
        None,
    ),
    ("side_of_both", "He was stung on his right hand.", None, "Patient: They got both my hands.\n"),
    (
        "unsaid_stopped",
        "Simvastatin was discontinued because of cramps.",
        "Doctor: And the simvastatin?\nPatient: Yeah, I quit that. Cramps in my calves.\nDoctor: Cramps are common.\n",
        "Doctor: And the simvastatin?\nPatient: Every night. Cramps in my calves.\nDoctor: Cramps are common.\n",
    ),
    (
        "denied_outright",
        "She has had no asthma attack this year.",
        "Doctor: And the inhaler for the asthma?\nPatient: Every day.\n",
        None,
    ),
    (
        "action_rival",
        "Return if unable to keep water down.",
        "Doctor: If you can't keep water down you come back.\n",
        None,
    ),
    (
        "number_nowhere",
        "The peak flow was 170.",
        "Doctor: Blow hard. One seventy.\n",
        "Doctor: Blow hard. One sixty.\n",
    ),
    (
        "drug_unknown",
        "Nitroglycerin helps.",
        "Patient: The nitro helps.\n",
        "Patient: The pill helps.\n",
    ),
    (
        "age_other",
        "71-year-old man here for a check-up.",
        "Doctor: You're seventy one now?\nPatient: My brother came too. He's seventy four.\n",
        "Doctor: You're seventy four now?\nPatient: Yes.\n",
    ),
    (
        "thing_nowhere",
        "Return in case of jaundice.",
        "Doctor: If you go yellow you come back.\n",
        None,
    ),
    (
        "denied_condition",
        "No leg swelling.",
        "Doctor: good and pain in the calf one leg swollen\nPatient: no\n",
        "Doctor: good and pain in the calf one leg swollen\nPatient: yes\n",
    ),
    (
        "denied_condition",
        "No chills.",
        "Doctor: stay away from those please any fevers or chills\nPatient: no\n",
        "Doctor: stay away from those please any fevers or chills\nPatient: yes chills\n",
    ),
    (
        "action_drug_rival",
        "Better since methotrexate was raised.",
        "Patient: better since we put the methotrexate up\nDoctor: you stop the methotrexate as of now\n",
        None,
    ),
    ("drug_unlisted", "He plays golf on Saturdays.", "Patient: Golf on a saturday.\n", None),
]


@pytest.mark.parametrize(("name", "claim", "said", "not_said"), PAIRS)
def test_said_in_other_words_or_not_said(name, claim, said, not_said):
    if said:
        assert name not in noticed(claim, HELLO + said)
    if not_said:
        assert name in noticed(claim, HELLO + not_said)


def test_headings_order_nothing():
    dialogue = HELLO + "Doctor: Any urgency?\nPatient: No.\n"
    assert "plan_nowhere" not in noticed("UROLOGICAL: No frequency or urgency.", dialogue)
    assert "plan_nowhere" in noticed("She was sent to a urologist.", dialogue)


def test_whom_a_title_or_an_opinion_belongs_to():
    dialogue = HELLO + "Patient: I'm a 55 year old man.\n"
    assert "sex_draft" not in noticed("This gentleman is a patient of Mrs. A.", dialogue)
    assert "sex_draft" not in noticed("He also felt she had neuritis.", dialogue)
    assert "sex_draft" in noticed("This gentleman lost her keys.", dialogue)


def test_who_cannot_do_a_thing_does_it_with_difficulty():
    dialogue = HELLO + "Patient: I had a lot of difficulty getting up from my chair.\n"
    assert "clause_denied" not in noticed("She could not get up from her chair.", dialogue)
    assert "clause_denied" in noticed("She did not get up from her chair.", dialogue)


CONDITIONS = [
    (
        "asserted_outright",
        "He had hematuria this month.",
        "Doctor: Isn't this your second hematuria this month?\nPatient: Yes.\n",
    ),
    ("asserted_outright", "Risks include bleeding, infection and hematuria.", "Doctor: Any hematuria?\nPatient: No.\n"),
    ("denied_outright", "Hematuria with a negative workup.", "Doctor: Do you have hematuria?\nPatient: Yes.\n"),
    ("denied_outright", "He was not treated for hematuria.", "Doctor: Do you have hematuria?\nPatient: Yes.\n"),
    (
        "denied_outright",
        "He takes no medication, only has hematuria.",
        "Doctor: Do you have hematuria?\nPatient: Yes.\n",
    ),
]


@pytest.mark.parametrize(("name", "claim", "dialogue"), CONDITIONS)
def test_what_is_neither_denied_nor_there(name, claim, dialogue):
    assert name not in noticed(claim, HELLO + dialogue)


def test_what_is_denied_or_there():
    assert "asserted_outright" in noticed("He had hematuria.", HELLO + "Doctor: Any hematuria?\nPatient: No.\n")
    assert "denied_outright" in noticed("No hematuria.", HELLO + "Doctor: Do you have hematuria?\nPatient: Yes.\n")


def test_short_forms_are_read_in_full():
    assert normal_words("A 60 y/o with R knee pain") == normal_words("A 60 year old with right knee pain")
    assert [stem for stem, _, _ in content_words("L elbow")] == ["left", "elbow"]
    assert "left" not in normal_words("2 L of fluid")


def test_who_asks_whether_a_thing_stops_does_not_say_that_it_did():
    talk = HELLO + "Patient: Is there a plan for the illness of my lungs?\n"
    assert "unsaid_stopped" in noticed("This stopped the illness of his lungs.", talk)
    assert "unsaid_stopped" not in noticed("He asked whether this would stop the illness of his lungs.", talk)


def test_a_family_heading_governs_its_own_paragraph():
    text = "Family history: brother with a bypass.\nFather had asthma.\n\nStress test: six minutes.\n"
    assert [claim.section for claim, _, _ in claims_in(text)] == ["Family history", "Family history", ""]
    below = "FAMILY HISTORY\n\nMother: asthma.\n\nFather: stroke.\n"
    assert {claim.section for claim, _, _ in claims_in(below)} == {"FAMILY HISTORY"}


@pytest.mark.parametrize(
    "text", ["Sixteen tablets are left at home.", "Two are left over.", "There is none; it is left."]
)
def test_what_is_left_is_on_no_side(text):
    assert not sides_of(text)
