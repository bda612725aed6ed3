"""Reading grades."""

from wardround.agents.reasoner.readability import reading_grade


def test_plain_words_are_easy_and_clinical_ones_are_not():
    assert reading_grade("You have a lung infection. Take one pill each day. Call us if you feel worse.") < 4
    assert reading_grade("Radiography demonstrated interstitial pulmonary oedema with cardiomegaly.") > 12


def test_a_text_without_words_has_no_grade():
    assert reading_grade(" 12 / 4 ") == 0.0


def test_the_formula():
    """Two sentences, six words, six syllables: 0.39 * 3 + 11.8 * 1 - 15.59."""
    assert round(reading_grade("The cat sat. The dog ran."), 2) == -2.62
