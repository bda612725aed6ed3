"""Where texts are cut, and how patterns of whole words are made; no patient is real."""

import re

from wardround.agents.verifier.number_words import month_number
from wardround.agents.verifier.patterns import by_name, by_scale, whole_words
from wardround.agents.verifier.stretches import (
    STOP,
    after_last,
    around,
    before_next,
    first_line,
    line_end,
    line_start,
    stretches,
)

_TEXT = "Weight 61.5 kg; knee sore. Bruise\nfaded"


def test_a_place_lies_between_the_last_cut_and_the_next():
    start = _TEXT.index("sore")
    assert _TEXT[slice(*around(STOP, _TEXT, start, start + 4))] == " knee sore"
    assert after_last(STOP, _TEXT, 3) == 0
    assert before_next(STOP, _TEXT, _TEXT.index("faded")) == len(_TEXT)


def test_stretches_leave_out_nothing_but_the_cuts_and_no_point_of_a_number_is_one():
    assert [_TEXT[a:b] for a, b in stretches(STOP, _TEXT)] == ["Weight 61.5 kg", " knee sore", " Bruise", "faded"]
    assert list(stretches(re.compile(";"), "")) == [(0, 0)]


def test_lines_go_from_break_to_break():
    place = _TEXT.index("faded") + 2
    assert _TEXT[line_start(_TEXT, place) : line_end(_TEXT, place)] == "faded"
    assert _TEXT[line_start(_TEXT, 0) : line_end(_TEXT, 0)] == "Weight 61.5 kg; knee sore. Bruise"
    assert first_line("\n\n Walking aid \nframe") == "Walking aid "


def test_words_are_whole_and_a_hyphen_belongs_to_them_unless_it_may_follow():
    assert whole_words("stents?").search("two STENTS")
    assert not whole_words("stent").search("stent-graft")
    assert whole_words("stent", behind=r"\w").search("stent-graft")


def test_tables_of_patterns_are_read_line_by_line():
    named = dict(by_name("sling: slings?|arm rest\nboot: walking boots?\n"))
    assert named["boot"].search("a walking boot")
    assert not named["sling"].search("a walking boot")
    assert [(scale, value) for (scale, value), _ in by_scale("colour\n    red\n    blue\nsize\n    big")] == [
        ("colour", "red"), ("colour", "blue"), ("size", "big"),
    ]  # fmt: skip


def test_months_are_known_by_name_and_by_three_letters():
    assert [month_number(name) for name in ("Mar", "december", "Sept")] == [3, 12, 9]
