"""A note cut into what an edit may not leave: a sentence, or an entry of a list, with the section it stands in."""

import re
from typing import NamedTuple

from benchmarks.verifier.third.planter import Sentence

_STOP = re.compile(r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bvs)(?<!^\d)(?<!\bNo)[.?!](?=\s+[A-Z\"'-]|\s*$)")
_HEADING = re.compile(r"[\s#*]*([A-Z][A-Za-z ,/&]{2,40}?)[\s:*]*$")


class Stretch(NamedTuple):
    """A sentence and its section."""

    number: int
    start: int
    text: str
    section: str


def stretches(note: str) -> list[Stretch]:
    """All of them; a line without a stop of its own that looks like a heading names the section of what follows."""
    found: list[Stretch] = []
    section, at = "", 0
    for line in note.splitlines(keepends=True):
        heading = _HEADING.fullmatch(line.rstrip("\n"))
        if heading and len(line.split()) <= 6:
            section = heading.group(1).casefold()
        else:
            for start, text in _cut(line):
                found.append(Stretch(len(found), at + start, text, section))
        at += len(line)
    return found


def as_sentences(found: list[Stretch]) -> list[Sentence]:
    """As the third planter's rules are given them."""
    return [Sentence(one.number, one.start, one.text) for one in found]


def _cut(line: str) -> list[tuple[int, str]]:
    ends = [match.end() for match in _STOP.finditer(line)] + [len(line)]
    starts = [0, *ends[:-1]]
    cut = [(start, line[start:end]) for start, end in zip(starts, ends, strict=True)]
    return [(start + len(text) - len(text.lstrip()), text.strip()) for start, text in cut if len(text.split()) > 1]
