from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardround.tools.sentences import split_sentences


def parts(text):
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fever. Cough.", ["Fever.", "Cough."]),
        ("Creatinine 1.4 mg/dL. Stable.", ["Creatinine 1.4 mg/dL.", "Stable."]),
        ("Seen by Dr. Example today. No fever.", ["Seen by Dr. Example today.", "No fever."]),
        ("Take 1 tab. twice daily, e.g. at meals.", ["Take 1 tab. twice daily, e.g. at meals."]),
        ("Metformin 500 mg\nLisinopril 10 mg", ["Metformin 500 mg", "Lisinopril 10 mg"]),
        ("1. Pneumonia. Start drug.\n2. Diabetes.", ["1. Pneumonia.", "Start drug.", "2. Diabetes."]),
        ("The cough began three\ndays ago.", ["The cough began three\ndays ago."]),
        ("- cough\n- fever", ["- cough", "- fever"]),
        ("not constipated, no. my hair is thinning.", ["not constipated, no.", "my hair is thinning."]),
        ("okay . and did you fall ? no .", ["okay .", "and did you fall ?", "no ."]),
        ("it was ninety seven . seven . good .", ["it was ninety seven . seven .", "good ."]),
        ("Temperature 36.9 C. The line is out.", ["Temperature 36.9 C.", "The line is out."]),
        ("She walks 200 m. Seen by J. Example.", ["She walks 200 m.", "Seen by J. Example."]),
        (f"{'wide ' * 13}grade\n4.\nStable.", [f"{'wide ' * 13}grade\n4.", "Stable."]),
        ("QTc 412 ms. Lithium was given.", ["QTc 412 ms.", "Lithium was given."]),
        ("Seen by Ms. Example.", ["Seen by Ms. Example."]),
        (f"{'wide ' * 13}for\n4 cycles.", [f"{'wide ' * 13}for\n4 cycles."]),
        ("  \n\n ", []),
        (
            "MEDS: quinapril 10 mg daily\nbumetanide 1 mg\ncolchicine 500 mcg bd prn, doctor to look at it again in June",
            [
                "MEDS: quinapril 10 mg daily",
                "bumetanide 1 mg",
                "colchicine 500 mcg bd prn, doctor to look at it again in June",
            ],
        ),
        ("**2. Gout.** Settled.", ["**2. Gout.**", "Settled."]),
        ("Is it better? Yes!", ["Is it better?", "Yes!"]),
    ],
)
def test_examples(text, expected):
    assert parts(text) == expected


def test_a_line_that_had_room_for_the_next_word_ends_a_sentence():
    chart = "REGULAR, checked on the round by the ward pharmacist, who has crossed out what was given twice.\n" * 2
    lines = ["bisoprolol 2.5 od", "senna 15 nocte", "folic acid 5 od"]
    assert parts(chart + "\n".join(lines))[-3:] == lines
    prose = "She had been well until the morning of\nher admission, when she fell in the\nkitchen and lay there"
    assert parts(prose) == [prose]


def test_positions_count_in_the_whole_text():
    text = "HEAD\nCough. Fever.\nTAIL"
    assert [text[s.start : s.end] for s in split_sentences(text, 5, 18)] == ["Cough.", "Fever."]


@given(st.text(alphabet="aB1 .\n:?-•", max_size=80))
def test_nothing_is_lost_and_nothing_overlaps(text):
    spans = split_sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_no_sentence_is_longer_than_anyone_can_cite():
    for text in ("a word " * 5_000, "x" * 20_000):
        spans = split_sentences(text)
        assert max(span.end - span.start for span in spans) <= 1_000
        assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


def test_a_number_of_days_ends_a_sentence():
    text = "No vomiting for 3 d. Cyclizine stopped."
    assert [text[span.start : span.end] for span in split_sentences(text)] == [
        "No vomiting for 3 d.",
        "Cyclizine stopped.",
    ]
