"""The gate keeps what it says, on notes drawn as it assumes."""

from itertools import pairwise
from random import Random

import pytest

from wardround.agents.stress import Labelled, calibrate
from wardround.agents.stress.gate import loss
from wardround.records import CaseError


def notes(rng, count):
    """Notes of 20 claims, two of them wrong: wrong ones mostly have more risk."""
    drawn = []
    for _ in range(count):
        wrong = [Labelled(min(max(rng.gauss(0.7, 0.2), 0), 1), True) for _ in range(2)]
        right = [Labelled(min(max(rng.gauss(0.3, 0.15), 0), 1), False) for _ in range(18)]
        drawn.append([*wrong, *right])
    return drawn


def test_the_mean_loss_of_the_next_notes_is_kept_on_average():
    rng = Random(1)
    losses = []
    for _ in range(60):
        gate = calibrate(notes(rng, 60), alpha=0.1, confidence=None)
        later = notes(rng, 60)
        losses.append(sum(loss(note, gate.threshold) for note in later) / len(later))
    assert sum(losses) / len(losses) <= 0.105


def test_with_confidence_it_is_kept_nearly_always():
    rng = Random(2)
    kept = 0
    for _ in range(40):
        gate = calibrate(notes(rng, 120), alpha=0.1, confidence=0.95)
        later = notes(rng, 400)
        kept += sum(loss(note, gate.threshold) for note in later) / len(later) <= 0.1
    assert kept >= 36


def test_confidence_costs_flags_and_more_notes_save_them():
    few, many = notes(Random(3), 60), notes(Random(3), 600)
    assert calibrate(few, confidence=0.95).flagged >= calibrate(few, confidence=None).flagged
    assert calibrate(many, confidence=0.95).flagged <= calibrate(few, confidence=0.95).flagged


def test_too_few_notes_mean_that_every_claim_is_looked_at():
    assert calibrate(notes(Random(4), 3), alpha=0.1).threshold == 0


@pytest.mark.parametrize("alpha", [0, 1, -1, 2])
def test_a_share_outside_of_its_range_is_refused(alpha):
    with pytest.raises(CaseError):
        calibrate(notes(Random(5), 3), alpha=alpha)


def test_notes_without_a_wrong_claim_teach_nothing():
    with pytest.raises(CaseError):
        calibrate([[Labelled(0.5, False)]])


@pytest.mark.parametrize("wrong", [1, 4])
def test_half_of_the_notes_kept_by_the_other_half_in_95_of_100_splits(wrong):
    rng = Random(6)
    drawn = [
        [*(Labelled(round(rng.betavariate(4, 2), 4), True) for _ in range(wrong)), Labelled(0.2, False)]
        for _ in range(160)
    ]
    kept = 0
    for _ in range(100):
        rng.shuffle(drawn)
        gate = calibrate(drawn[:80])
        kept += sum(loss(note, gate.threshold) for note in drawn[80:]) / 80 <= 0.1
    assert kept >= 95


def test_the_curve_has_what_passes_fall_as_more_is_looked_at():
    curve = calibrate(notes(Random(7), 100)).curve
    assert [point.loss for point in curve] == sorted((point.loss for point in curve), reverse=True)
    assert all(later.coverage <= point.coverage for point, later in pairwise(curve))


def test_what_is_never_surfaced_cannot_be_kept_by_surfacing_more():
    never = [[Labelled(1.0, False), Labelled(0.0, True)] for _ in range(50)]
    assert calibrate(never).threshold == 0
