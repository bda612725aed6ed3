"""What a sentence says was stopped."""

import pytest

from wardround.tools.standing import stopped_drugs


@pytest.mark.parametrize(
    ("sentence", "drugs"),
    [
        ("Warfarin was stopped and apixaban 5 mg twice daily was started.", {"warfarin"}),
        ("1. Stop ramipril 5 mg, metformin and start insulin.", {"ramipril", "metformin"}),
        ("Aspirin 300 mg from day 2, stopped on day 7.", {"aspirin"}),
        ("Stop aspirin if there is bleeding.", set()),
        ("She stopped smoking and takes aspirin.", set()),
        ("Hold metformin.", set()),
        ("Stopped escitalopram in December.", {"escitalopram"}),
    ],
)
def test_drugs_that_a_sentence_ends(sentence, drugs):
    assert stopped_drugs(sentence) == drugs
