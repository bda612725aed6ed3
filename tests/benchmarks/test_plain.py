"""The benchmark of plain statements: what it counts is what the verifier says of them."""

import itertools

from benchmarks.verifier import plain


def test_of_each_thing_the_true_sentence_and_its_contrary_are_told():
    first = list(itertools.islice(plain.tell("a"), 2))
    assert first == [
        ("{ask}?|No.", True, "She has had a mammogram.", True),
        ("{ask}?|No.", False, "She has not had a mammogram.", False),
    ]
