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
