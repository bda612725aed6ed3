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
    r"|huh-uh|uh-uh|mm-mm|not that i|not in a|not lately|not recently|not anymore|not so|absolutely not|i'm not|i am not|i ain't|don't think so|i (?:do|have|did) n't|she (?:doesn't|hasn't|didn't)|he (?:doesn't|hasn't|didn't))\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"(?:yes|yeah|yep|yup|ya|sure|correct|right|absolutely|definitely|mm-hmm|uh-huh|a little|some|a bit|sometimes|occasionally"
    r"|i (?:do|have|did|am|was|feel|get|got)|it (?:does|is|did)|she (?:does|has|did)|he (?:does|has|did)|exactly|of course)\b",
    re.IGNORECASE,
)
_REACH = 240
_ASKS = re.compile(
    r"(?:(?:and|so|but|or|now|then|um+|uh+|okay|ok|alright|all right|well|also|right|doctor|your|\[doctor\]|doctor:)[ ,.]*)*"
    r"(?:any(?:thing)?|do you|did you|have you|are you|were you|has (?:he|she|it)|does (?:he|she|it|that)|did (?:he|she|it)"
    r"|is (?:he|she|it|there|that)|are there|was (?:it|there)|have there|has there|can you|could you|you have|you had"
    r"|you (?:don't|do n't|haven't|have n't|never)|you're not|no)\b",
    re.IGNORECASE,
)
_ASSENT_WANTED = re.compile(
    r"[ ,.]*\b(?:okay|ok|all right|alright|you know|does that (?:sound|make sense)[\w ]*|sound good)\s*\?$",
    re.IGNORECASE,
)
"""A statement with `okay?` at its end is no question."""
_TAG = re.compile(
    r"(?:\bright|\bcorrect|\bis that right|\bor no|\bor not|\bor anything(?: like that)?)\s*[?]?\s*$", re.IGNORECASE
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
    marks = [match for match in _TURN.finditer(text) if _is_speaker(match)]
    if len(marks) < 2:
        return ()
    ends = [match.start() for match in marks[1:]] + [len(text)]
    return tuple(Turn(_speaker(m), m.end(), len(text[:end].rstrip())) for m, end in zip(marks, ends, strict=True))


def is_question(sentence: str) -> bool:
    """Whether a sentence of speech asks something, also where the transcript has no question marks."""
    words = _ASSENT_WANTED.sub("", sentence.rstrip()).rstrip()
    return words.endswith("?") or bool(_ASKS.match(words)) or bool(_TAG.search(words))


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
    elif (mark := _TURN.search(after)) and "?" in after[: mark.start()] and not _plain_answer(after):
        after = after[mark.end() :]  # several questions in one breath have one answer
    return _plain_answer(after)


def _plain_answer(after: str) -> Literal["yes", "no"] | None:
    while filler := _FILLER.match(after):
        after = after[filler.end() :]
    if _NO.match(after):
        return "no"
    return "yes" if _YES.match(after) else None


def _is_speaker(match: re.Match[str]) -> bool:
    return bool(match["bracketed"]) or _speaker(match).split()[0].strip(".") in _SPEAKERS


def _speaker(match: re.Match[str]) -> str:
    return (match["bracketed"] or match["named"]).casefold()
