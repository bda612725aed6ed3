"""Transcribed speech: turns, speakers, and whether a question was answered with yes or no."""

import re
from typing import Literal, NamedTuple

_TURN = re.compile(
    r"^[ \t]*(?:\[(?P<bracketed>[\w .'-]{1,30})\]|(?P<named>[A-Z][\w.'-]{0,20}(?: [A-Z][\w.'-]{0,20})?):)[ \t]*", re.M
)
_SPEAKERS = frozenset(
    [
        "doctor",
        "dr",
        "patient",
        "pt",
        "physician",
        "provider",
        "clinician",
        "nurse",
        "guest",
        "family",
        "guest_family",
        "guest_clinician",
        "caregiver",
        "mother",
        "father",
        "son",
        "daughter",
        "wife",
        "husband",
        "interviewer",
        "speaker",
        "md",
        "np",
        "pa",
        "resident",
    ]
)
_FILLER = re.compile(
    r"(?:um+|uh+|mm|hmm+|er+|ah+|oh|well|so|okay|ok|like|i mean|you know|honestly)\b[ ,.]*", re.IGNORECASE
)
_NO = re.compile(
    r"(?:no|nope|nah|not really|not at all|none|never|negative|i (?:don't|do not|haven't|have not|didn't|did not|deny)|nothing"
    r"|huh-uh|uh-uh|mm-mm|not that i|absolutely not|she (?:doesn't|hasn't|didn't)|he (?:doesn't|hasn't|didn't))\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"(?:yes|yeah|yep|yup|ya|sure|correct|right|absolutely|definitely|mm-hmm|uh-huh|a little|some|a bit|sometimes|occasionally"
    r"|i (?:do|have|did|am|was|feel|get|got)|it (?:does|is|did)|she (?:does|has|did)|he (?:does|has|did)|exactly|of course)\b",
    re.IGNORECASE,
)
_REACH = 160


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
    marks = [match for match in _TURN.finditer(text) if _is_speaker(match)]
    if len(marks) < 2:
        return ()
    ends = [match.start() for match in marks[1:]] + [len(text)]
    return tuple(Turn(_speaker(m), m.end(), len(text[:end].rstrip())) for m, end in zip(marks, ends, strict=True))


def answer_to(text: str, question_end: int) -> Literal["yes", "no"] | None:
    """How a question is answered by what follows it.

    Args:
        text: the whole text.
        question_end: one past the question mark.

    Returns:
        None when what follows is neither a plain yes nor a plain no.
    """
    after = text[question_end : question_end + _REACH].lstrip()
    if mark := _TURN.match(after):
        after = after[mark.end() :]
    while filler := _FILLER.match(after):
        after = after[filler.end() :]
    if _NO.match(after):
        return "no"
    return "yes" if _YES.match(after) else None


def _is_speaker(match: re.Match[str]) -> bool:
    return bool(match["bracketed"]) or _speaker(match).split()[0].strip(".") in _SPEAKERS


def _speaker(match: re.Match[str]) -> str:
    return (match["bracketed"] or match["named"]).casefold()
