"""Ends of the body's axes, phrases that turn a statement, sides in short forms. The patient here is invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.calibration import calibration

VISIT = """Doctor: What brings you in?
Patient: My right knee hurts, mostly on the inside. And both my ankles swell.
Doctor: You have tenderness over the medial joint line of the right knee.
Doctor: Your belly is tender in the right upper quadrant.
Doctor: There is swelling in your lower legs.
Doctor: You take lisinopril for your pressure. Let's keep that going.
"""


def risk(sentence):
    return max(verdict.risk for verdict in wr.verify(sentence, {"visit": VISIT}).verdicts)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tenderness over the lateral joint line of the right knee.",
        "Tenderness in the right lower quadrant.",
        "Swelling of the upper extremities.",
        "Bilat knee pain.",
        "Contralateral knee pain.",
        "Discontinue lisinopril.",
    ],
)
def test_it_is_for_review(sentence):
    assert risk(sentence) >= calibration().review


@pytest.mark.parametrize(
    "sentence",
    [
        "Tenderness over the medial joint line of the right knee.",
        "Tenderness in the RUQ.",
        "Swelling of the lower extremities.",
        "Ankles swell b/l.",
        "Continue lisinopril.",
    ],
)
def test_what_is_said_passes(sentence):
    assert risk(sentence) < calibration().review
