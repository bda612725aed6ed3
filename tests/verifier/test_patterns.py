"""A table of patterns finds what each of its patterns finds."""

import re

from wardround.agents.verifier.patterns import Table, by_name

_COLOURS = """
red: red|crimson
blue: blue|(?:dark )?navy
"""
_TABLE = Table(by_name(_COLOURS))


def test_every_place_is_found_with_what_it_stands_for():
    found = [(name, match.group()) for name, match in _TABLE.find("A Navy coat, a crimson scarf, a red one.")]
    assert found == [("red", "crimson"), ("red", "red"), ("blue", "Navy")]


def test_only_whole_words_are_found():
    assert not list(_TABLE.find("a reddish, blue-green infra-red navyx"))


def test_a_part_of_a_word_hides_no_longer_one():
    table = Table([("a", re.compile(r"(?<![\w-])(?:ab)(?![\w-])")), ("b", re.compile(r"(?<![\w-])(?:abc)(?![\w-])"))])
    assert [name for name, _ in table.find("abc")] == ["b"]


def test_what_a_pattern_asks_of_capitals_and_marks_is_asked_of_the_text_as_it_is():
    forms = {"a": r"\b(?:(?-i:T)(?=:? ?\d)|µg\b)", "b": r"\b(?:in\S+ed)\b", "c": r"\b(?:[A-C]\d\W|straße)"}
    table = Table((name, re.compile(form, re.IGNORECASE)) for name, form in forms.items())
    found = [(name, match.group()) for name, match in table.find("T 38, t 37, 5 ΜG, InfectED, b2. STRASSE")]
    assert found == [("a", "T"), ("a", "ΜG"), ("b", "InfectED"), ("c", "b2.")]


def test_of_many_patterns_few_are_left_to_look_for():
    table = Table((number, re.compile(rf"\b(?:word{number})\b", re.IGNORECASE)) for number in range(100))
    assert len(list(table.left("Word42 it is"))) < 20
    assert [number for number, _ in table.find("WORD7 and word42")] == [7, 42]
