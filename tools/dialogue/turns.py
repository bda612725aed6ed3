"""Transcribed speech: who says what."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_NO_SPEAKER = (
    r"(?:[\d_ .'-]*|[xvyn]|yes|no|done|not done|todo|to do|(?:in)?active|current|chronic|resolved|stopped|ceased|discontinued|dc|on hold|held|new|changed"
    r"|continued?|completed?|cancelled|canceled|pending|expired|signed|unsigned|final|prelim\w*|draft|copied|sic|redacted|(?:amended|corrected|edited|added"
    r"|late entry|addendum|updated)\b[\w .'-]*)"
)
"""In brackets at the start of a line: the box of a checklist, the state of an entry."""
TURN = re.compile(
    rf"^[ \t]*(?:\[(?!(?i:{_NO_SPEAKER})\])(?P<bracketed>[\w .'-]{{1,30}})\]|(?P<named>[A-Z][\w.'-]{{0,20}}(?: [A-Z][\w.'-]{{0,20}})?):)[ \t]*",
    re.M,
)
"""The label of a turn at the start of a line, whoever it names."""
_SPEAKERS = frozenset(
    (
        "doctor dr patient pt physician provider clinician nurse guest family guest_family guest_clinician "
        "caregiver mother father son daughter wife husband interviewer speaker md np pa resident"
    ).split()
)


class Turn(NamedTuple):
    """What one speaker says at a time."""

    speaker: str
    """As written, without brackets or colon, in lower case."""
    start: int
    """First position of the words."""
    end: int
    """One past the last."""


def find_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a transcript: lines that begin with `[doctor]`, `Patient:` or the like.

    Returns:
        Turns in order; empty when the text is no transcript (fewer than two turns of known speakers).
    """
    marks = [match for match in TURN.finditer(text) if is_known_speaker(match)]
    if len(marks) < 2 or _are_labels(marks, text):
        return ()
    ends = [match.start() for match in marks[1:]] + [len(text)]
    return tuple(Turn(_speaker(m), m.end(), len(text[:end].rstrip())) for m, end in zip(marks, ends, strict=True))


def without_speaker(words: str) -> str:
    """A stretch of speech without the label of who speaks at its start."""
    mark = TURN.match(words)
    return words[mark.end() :] if mark and is_known_speaker(mark) else words


def _are_labels(marks: Sequence[re.Match[str]], text: str) -> bool:
    """Whether they head lines of a note (`Patient: N. N.`, `Family: father died at 60`): nobody speaks twice, and most lines are not turns."""
    once = len({_speaker(match) for match in marks}) == len(marks)
    return once and sum(1 for line in text.splitlines() if line.strip()) > 2 * len(marks)


def is_known_speaker(match: re.Match[str]) -> bool:
    """Whether the label of a turn names somebody who speaks in a visit."""
    return bool(match["bracketed"]) or _speaker(match).split()[0].strip(".") in _SPEAKERS


def _speaker(match: re.Match[str]) -> str:
    return (match["bracketed"] or match["named"]).casefold()
