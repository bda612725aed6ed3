"""Which words of a talk clinicians write down; the talk is invented."""

import pytest

from wardround.agents.verifier.heard import chances
from wardround.tools.terms import normal_words

TALK = [
    "hey how are you doing today",
    "okay yeah thank you",
    "i have had a cough and fever for a week",
    "any chest pain or shortness of breath with the cough",
    "no just the cough",
    "okay well alright",
]


@pytest.fixture(scope="module")
def written():
    return chances([normal_words(turn) for turn in TALK])


def test_findings_are_written_down_and_small_talk_is_not(written):
    assert min(written["cough"], written["fever"], written["#fever"]) > 0.7
    assert max(written["yeah"], written["thank"], written["hey"]) < 0.2


def test_a_word_said_among_findings_is_likelier_than_one_of_small_talk():
    small_talk = ["okay yeah thank you", "hey how are you doing today", "well alright"]
    findings = ["any chest pain or shortness of breath", "the cough and fever began"]
    among = chances([normal_words(turn) for turn in (*small_talk, *findings, "and zanzibar")])
    apart = chances([normal_words(turn) for turn in (*findings, *small_talk, "and zanzibar")])
    assert among["zanzibar"] > apart["zanzibar"]


def test_a_word_said_again_is_likelier():
    turns = [normal_words(turn) for turn in TALK]
    assert chances([*turns, normal_words("a cough")])["cough"] > chances(turns)["cough"]


def test_nothing_said_has_no_chances():
    assert chances([]) == {}
