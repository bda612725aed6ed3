"""Degrees, certainty, time and denied verbs against the record, with true twins, about invented patients."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source

VISIT = """INVENTED PATIENT
[doctor] so you are here for the rash on your arm
[patient] yes it itches all day long and it is really bad at night
[doctor] and the cough
[patient] the cough is only a tiny bit and it comes once in a while
[doctor] you still take your cetirizine every evening
[patient] i do
[doctor] i do n't think your sugar is well controlled
[patient] okay
[doctor] the scan of your wrist shows a fracture of the scaphoid
[doctor] and there might be a ganglion , we will see
[patient] when i was a kid i had eczema
[doctor] were you at the urgent care for this
[patient] yes they saw me at the urgent care on monday
[doctor] we will order a patch test
[doctor] we need to get your asthma under better control
[patient] and i have had both of the vaccines
"""


def signals(sentence, draft=()):
    document = Document(
        id="d1", kind="dialogue", title="visit", text=VISIT, source=Source(path="visit.txt", sha256="0" * 64)
    )
    evidence = Evidence(Case(id="visit", task="summary", root="/", documents=(document,)))
    (claim, _, _) = claims_in(sentence)[0]
    return {s.name: s.strength for s in signals_of(ClaimInContext(claim, evidence, Whole((sentence, *draft))))}


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("severity_rival", "She has a massive cough.", "She has a slight cough."),
        ("constancy_rival", "The cough is incessant.", "The cough is sporadic."),
        ("control_rival", "Her sugar is perfectly controlled.", "Her sugar is not well controlled."),
        ("control_rival", "Her asthma is well controlled.", "Her asthma is not well controlled."),
        ("course_rival", "She formerly used cetirizine.", "She continues cetirizine."),
        ("course_rival", "She is not taking cetirizine.", "She is taking cetirizine."),
        ("recency_rival", "She had eczema last week.", "She had eczema as a child."),
        ("sureness_sure_absent", "The ganglion is unquestionably there.", "There is possibly a ganglion."),
        ("sureness_rival", "There is definitely a ganglion.", "There may be a ganglion."),
        ("hedged_alone", "The scan may hint at a fracture.", "The scan shows a fracture."),
        ("verb_denied_alone", "She was not seen at the urgent care.", "She was seen at the urgent care."),
    ],
)
def test_an_error_is_noticed_and_its_true_twin_is_not(name, wrong, right):
    assert signals(wrong).get(name, 0.0) > 0.2
    assert signals(right).get(name, 0.0) <= 0.2


@pytest.mark.parametrize(
    "sentence",
    [
        "She is seen today for a rash of her arm.",
        "The rash was seen in the clinic in 2021.",
        "The scan is consistent with a fracture of the scaphoid.",
        "Creams may irritate the skin.",
    ],
)
def test_words_that_notes_always_use_need_no_source(sentence):
    assert not [
        name for name in signals(sentence) if name.endswith("_absent") and name.startswith(("rec", "sure_", "tense"))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "She confirms having had both vaccines.",
        "She declined treatment of her rash.",
        "She takes 2000 IU of vitamin D.",
        "She denies itching, or a severe rash of her arm.",
        "Creams were tried without relief.",
        "She is worried about the ganglion.",
    ],
)
def test_words_of_degree_that_mean_something_else(sentence):
    of_degree = ("sureness", "change", "recency", "severity")
    assert not [name for name in signals(sentence) if name.startswith(of_degree)]


def test_what_stands_next_to_a_degree_is_what_it_is_said_of():
    bad_itch = "She has a slight cough, and the itching is really bad at night."
    assert "severity_rival" not in signals(bad_itch)


def test_a_finding_denied_by_every_mention_is_a_plain_contradiction():
    assert signals("The scan shows no fracture.")["denied_named_alone"] > 0.8
    assert "denied_named_alone" not in signals("The scan shows a fracture.")


def test_a_relative_who_is_all_over_the_draft_was_there():
    sentence = "Her niece reports a rash."
    assert "unknown_kin" in signals(sentence)
    assert "unknown_kin" not in signals(sentence, ("Her niece applies creams.", "Her niece will call."))


TURNED = """INVENTED PATIENT
[doctor] how is your eczema with the cream
[patient] my eczema is much better with the cream
[doctor] and you drink a glass of sherry at night
[patient] yes sherry at night
[doctor] you are on a low potassium diet
[patient] i stick to the low potassium diet
[doctor] the ultrasound shows a partial tear of the biceps
[doctor] your ferritin has been running a little high
"""


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Eczema, worse with the cream.", "Eczema, better with the cream."),
        ("Drinks sherry every morning.", "Drinks sherry every night."),
        ("She sticks to the high potassium diet.", "She sticks to the low potassium diet."),
        ("Her ferritin has been running low.", "Her ferritin has been running high."),
        ("Ultrasound: complete tear of the biceps.", "Ultrasound: partial tear of the biceps."),
    ],
)
def test_a_degree_the_other_way_round_of_the_same_is_for_review(wrong, right):
    source = Source(path="visit.txt", sha256="0" * 64)
    document = Document(id="d1", kind="dialogue", title="visit", text=TURNED, source=source)
    case = Case(id="visit", task="summary", root="/", documents=(document,))

    def is_told(text):
        return any(one.is_for_a_person for one in verify_text(text, case, max_omissions=0).verdicts)

    assert is_told(wrong)
    assert not is_told(right)
