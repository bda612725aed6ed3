"""How assertion is scored; the sentences are invented."""

import pytest

from benchmarks.verifier.assertion import labelled, scores

ROWS = [
    ["1", "fever", "ROS is -ve for chills, fever.", "Negated", "Recent", "Patient"],
    ["2", "cough", "No   COUGH.", "Negated", "Recent", "Patient"],
    ["3", "chest pain", "She has CHEST  PAIN today.", "Affirmed", "Recent", "Patient"],
    ["4", "asthma", "History of asthma.", "Affirmed", "Historical", "Patient"],
    ["5", "rash", "Call if a rash appears.", "Affirmed", "Not particular", "Patient"],
    ["6", "missing", "The concept is elsewhere.", "Affirmed", "Recent", "Patient"],
    ["a row that is cut"],
]


def test_rows_without_their_concept_are_left_out():
    found = list(labelled(ROWS))
    assert [one.sentence[one.start : one.end].casefold().split()[0] for one in found] == [
        "fever", "cough", "chest", "asthma", "rash",
    ]  # fmt: skip


def test_what_is_told_rightly_scores_one_and_a_wrong_label_less():
    found = list(labelled(ROWS))
    assert scores(found)["negated"] == 1
    assert scores(found)["historical"] == 1
    wrong = found[2]._replace(labels=found[2].labels | {"negated": True})
    assert scores([*found[:2], wrong])["negated"] == pytest.approx(0.8)
