"""Agreement among replies: a number from what they state. Invented replies."""

import json

import pytest

from wardround.models.agreement import agreement, most_agreed, statements, support

DRAFTS = [
    "Metformin 500 mg twice daily. No pleural effusion was seen on the radiograph.",
    "The radiograph shows no pleural effusion was seen.\nmetformin 500 mg twice daily",
    "Metformin 1000 mg twice daily. A pleural effusion was seen on the radiograph.",
]


def test_replies_in_other_words_and_order_agree_and_another_dose_or_denial_does_not():
    assert agreement(DRAFTS[:2]) == 1.0
    assert agreement(DRAFTS, 0) == agreement(DRAFTS, 1) == 0.5
    assert agreement(DRAFTS, 2) == 0.0
    assert most_agreed(DRAFTS[::-1]) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Effusion of the left lung base today.", "Effusion of the right lung base today."),
        ("The patient denies any chest pain today.", "The patient reports any chest pain today."),
        ("Potassium 3.5 mmol/L on the second day.", "Potassium 5.3 mmol/L on the second day."),
        ("Yes.", "No."),
    ],
)
def test_what_may_not_differ(one, other):
    assert support(one, [one, other]) == 0.5


def test_objects_agree_by_field_whatever_the_order_of_their_lists():
    one = {"findings": [{"name": "mass", "side": "left"}, {"name": "nodule", "side": None}], "sure": True}
    other = {"sure": False, "findings": one["findings"][::-1]}
    assert agreement([json.dumps(one), json.dumps(other)]) == pytest.approx(4 / 5)
    assert statements(json.dumps(one))[0] == "findings.name: mass"


def test_a_final_answer_is_all_that_counts_and_one_reply_agrees_with_nothing():
    assert agreement(["It may be so. Final Answer: (B)", "Because of this. Final Answer: B"]) is not None
    assert agreement(["alone"]) is None
    assert agreement(["", "something was said"]) is None
    assert support("anything", []) == 0.0
