"""Sentences without end: pieces that a person can look at, each at its own place. The patient is invented."""

import sys
from itertools import count

import pytest

import wardround as wr
from wardround.agents.verifier.claims import claims_in


def test_a_sentence_without_end_is_several_claims():
    text = "She has had a cough, " * 150 + "and a fever."
    found = claims_in(text)
    assert len(found) > 3
    assert "".join(text[start:end] for _, start, end in found).replace(" ", "") == text.replace(" ", "")
    assert all(len(claim.text) <= 1_000 and claim.text == text[start:end] for claim, start, end in found)
    assert all(claim.text.endswith((",", ".")) for claim, _, _ in found)


def test_a_list_without_blanks_is_cut_behind_a_comma():
    found = claims_in("Na 138,K 4.1," * 150)
    assert all(claim.text.endswith(",") for claim, _, _ in found)


def test_an_ordinary_sentence_is_one():
    assert len(claims_in("She has had a cough, a fever and " + "a very " * 50 + "sore throat.")) == 1


def _calls(text: str) -> int:
    """How many functions a verification calls: a measure of work that no clock disturbs."""
    calls = count()
    before = sys.getprofile()
    sys.setprofile(lambda _frame, event, _argument: next(calls) if event in ("call", "c_call") else None)
    try:
        wr.verify(text, {"visit.txt": "She has asthma. Her mother had gout."})
    finally:
        sys.setprofile(before)
    return next(calls)


@pytest.mark.parametrize("words", ["and her aunt ", "no cough and denies pain, "])
def test_a_sentence_twice_as_long_is_not_many_times_the_work(words):
    """Every condition of a sentence is read once, and not again for each other one."""
    _calls(words + "She has asthma.")  # what is read once for all is read
    few, many = (_calls(words * (length // len(words)) + f"case {length}.") for length in (450, 900))
    assert many < 3.2 * few
