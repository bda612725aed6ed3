"""What is done with a drug or a treatment, against what was said of it; the patient is invented."""

import pytest

from wardround.agents.verifier.actions import actions_in
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.checks.actions import actions_are_the_sources
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Claim, Document, Source

TALK = """INVENTED PATIENT
[doctor] okay , so i want you to stop taking the ibuprofen , it hurts your stomach .
[doctor] we'll keep the lisinopril as it is .
[doctor] let's go up on the metformin , to 1000 milligrams .
[doctor] and i'm going to start you on some sertraline .
[patient] i quit smoking last year .
[doctor] i do n't know if we started the vitamin d yet .
[patient] i took some omeprazole and then stopped that other one .
[doctor] please do not stop the inhaler , and go on with physical therapy .
"""


def codes(text):
    document = Document(id="d1", kind="dialogue", title="visit", text=TALK, source=Source(path="v", sha256="0" * 64))
    evidence = Evidence(Case(id="c", task="summary", root="/", documents=(document,)))
    claim = Claim(id="c1", text=text, kind="plan", section="Plan")
    found = actions_are_the_sources(ClaimInContext(claim, evidence, Whole((text,))))
    return {signal.code for signal in found if signal.name.endswith("rival")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Continue ibuprofen as needed.", "temporality_mismatch"),
        ("Discontinue lisinopril.", "temporality_mismatch"),
        ("Metformin was decreased to 500 mg.", "comparison_mismatch"),
        ("Lisinopril kept, with metformin decreased to 500 mg.", "comparison_mismatch"),
        ("On metformin 500 mg daily (decreased today).", "comparison_mismatch"),
        ("Hold sertraline.", "temporality_mismatch"),
        ("The inhaler was discontinued.", "temporality_mismatch"),
        ("Stop physical therapy.", "temporality_mismatch"),
    ],
)
def test_the_contrary_of_what_was_said_is_noticed(text, code):
    assert codes(text) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Discontinue ibuprofen.",
        "Ibuprofen should be stopped.",
        "Continue lisinopril at the same dose.",
        "Increase metformin to 1000 mg.",
        "Prescribe sertraline.",
        "Continue the inhaler.",
        "Continue physical therapy.",
        "He quit smoking last year.",
        "Start calcium.",
        "Start vitamin D.",
        "He will try omeprazole.",
    ],
)
def test_what_was_said_is_left_alone(text):
    assert codes(text) == set()


def test_a_denied_action_is_its_opposite_and_a_passive_looks_back():
    assert [done.action for done in actions_in("Do not stop the lisinopril.")] == ["keep"]
    (done,) = actions_in("Lisinopril was stopped because of cough.")
    assert (done.action, "#lisinopril" in done.objects) == ("end", True)
