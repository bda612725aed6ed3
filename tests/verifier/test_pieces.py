"""What is joined to a true sentence and nobody said, and how somebody lives; the patient is invented."""

import pytest

from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source

TALK = """INVENTED PATIENT
[doctor] hi robin , what brings you in ?
[patient] my knee hurts since i fell two weeks ago , and i have a headache .
[doctor] do you still work at the bakery ?
[patient] yes , and i smoke a little . my feet are swollen too .
[doctor] the knee is tender . i want you to see a heart doctor , and we will get some blood work .
"""
_NAMES = {"piece_nowhere", "whole_nowhere", "life_nowhere", "device_nowhere", "plan_nowhere", "thing_nowhere"}


@pytest.fixture(scope="module")
def case():
    document = Document(id="d1", kind="dialogue", title="t", text=TALK, source=Source(path="t", sha256="0" * 64))
    return Case(id="c", task="summary", root="/", documents=(document,))


def told(text, case):
    ((claim, _, _),) = claims_in(text)
    return {one.name for one in signals_of(ClaimInContext(claim, Evidence(case), Whole((text,))))} & _NAMES


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The knee hurts since a fall and he has ringing in both ears.", "piece_nowhere"),
        ("He reports headache, knee pain and chronic constipation.", "piece_nowhere"),
        ("The knee is tender, with drainage from an ear canal.", "piece_nowhere"),
        ("The knee is tender, and the patient keeps two cats.", "life_nowhere"),
        ("He is married.", "life_nowhere"),
        ("Knee pain after a fall, and he walks with a cane.", "device_nowhere"),
        ("He wears hearing aids.", "device_nowhere"),
        ("Blood work, and a referral to nephrology.", "plan_nowhere"),
        ("A sleep study was ordered.", "plan_nowhere"),
    ],
)
def test_what_nobody_said_is_noticed_in_its_piece(case, text, name):
    assert name in told(text, case)


@pytest.mark.parametrize(
    "text",
    [
        "Knee pain for two weeks after a fall, and headache.",
        "He works at a bakery and smokes.",
        "Referral to cardiology.",
        "CBC and CMP were ordered.",
        "Denies alcohol use, and has no pets.",
        "Edema of both feet, and the knee is tender.",
        "The risks include stroke, blood clots, pulmonary embolism, and death.",
        "Lungs clear, heart regular, and abdomen soft and nontender.",
        "If he develops a rash, he should return to the emergency room.",
        "The patient verbalized understanding, and all questions were answered.",
    ],
)
def test_what_is_said_or_written_by_habit_is_not(case, text):
    assert not told(text, case)


def test_a_longer_invention_is_a_stronger_sign(case):
    def strength(text):
        ((claim, _, _),) = claims_in(text)
        found = signals_of(ClaimInContext(claim, Evidence(case), Whole((text,))))
        return max(one.strength for one in found if one.name == "piece_nowhere")

    short, long = (
        "The knee is tender, and hair loss.",
        "The knee is tender, and hair loss and facial palsy since March.",
    )
    assert 0 < strength(short) <= strength(long) < 1
