"""Sentences without end: pieces that a person can look at, each at its own place. The patient is invented."""

import subprocess
import sys

import pytest

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


_COUNT = """
import sys
from cProfile import Profile
import wardround as wr

record, profile = {"visit.txt": "She has asthma. Her mother had gout."}, Profile()
for text in sys.argv[1:]:
    profile.clear()
    profile.enable()
    wr.verify(text, record)
    profile.disable()
    print(sum(entry.callcount for entry in profile.getstats()))
"""
"""In a process of its own: where torch has compiled something, any profiler hangs."""


def _calls(*texts: str) -> list[int]:
    """How many functions each verification calls: a measure of work that no clock disturbs."""
    found = subprocess.run([sys.executable, "-c", _COUNT, *texts], capture_output=True, check=True, text=True)
    return [int(line) for line in found.stdout.split()]


@pytest.mark.parametrize("words", ["and her aunt ", "no cough and denies pain, "])
def test_a_sentence_twice_as_long_is_not_many_times_the_work(words):
    """Every condition of a sentence is read once, and not again for each other one."""
    _, few, many = _calls(  # the first reads what is read once for all
        words + "She has asthma.", *(words * (length // len(words)) + f"case {length}." for length in (450, 900))
    )
    assert many < 3.2 * few
