"""Transcripts of whatever form, heard as one: the same text with plain labels, every word in its place."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from wardround.records import Document

from .captions import without_times
from .labels import Role, is_of_chat, pair_of
from .marks import Mark, find_marks, labels_of, turns_of, with_lines
from .replies import plain_answer
from .turns import TURN, is_known_speaker

_PLAIN: Mapping[Role, tuple[str, ...]] = {
    "doctor": ("Doctor:", "Dr:"),
    "patient": ("Patient:", "Pt:"),
    "guest": ("Guest:", "[g]"),
    "unknown": ("Speaker:", "[s]"),
}
"""How the other rooms know them; the shorter where the label was short."""
_WORDS_OF_A_TURN = 4
"""On average, in a text that is nothing but a few turns; labels with a name are shorter."""
_LEAST_TURNS, _LEAST_SHARE = 4, 0.3
"""Of a talk that has other lines too: turns, and their share of the lines."""
_MOST_SPEAKERS = 8
_ASKS = re.compile(
    r"(?:^|[.!,]\s+|\b(?:and|so|okay|well|now) )(?:any|how|what|when|where|why|which|who|is|are|was|were|do|does|did|have|has|can|could|anything)\b"
    r"[^.!?\n]*\?|\b(?:you|your|yours|you're|you've)\b[^.!?\n]*\?",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|my|me)\b")
_LEAST_ANSWERED = 2
"""Questions with a plain answer in the next line that make a text without labels look like a talk."""


@lru_cache(maxsize=64)
def as_speech(text: str) -> str | None:
    """A transcript as it is heard: labels as `Doctor:` and `Patient:`, no times, no marks of captions.

    Returns:
        A text as long as the one given, in which every word of a turn stands at its own place; None for a text that is no
        transcript.
    """
    seen = without_times(with_lines(text))
    marks = find_marks(seen)
    told = [mark for mark in marks if mark.role]
    talk = next((some for some in (marks, told) if _is_talk(seen, some)), None)
    return _plainly(seen, talk) if talk else None


@lru_cache(maxsize=64)
def as_said_to_be_speech(text: str) -> str:
    """The same of a text of which somebody says that it is one: whatever labels it has are speakers."""
    if (heard := as_speech(text)) is not None:
        return heard
    seen = without_times(with_lines(text))
    return _plainly(seen, find_marks(seen))


def heard(document: Document) -> str:
    """A document's text as it is to be understood: that of a transcript with plain labels, each word at its own place."""
    return as_said_to_be_speech(document.text) if document.kind == "dialogue" else document.text


def has_speakers(text: str) -> bool:
    """Whether a text that is said to be a transcript has any label that tells its speakers apart."""
    return TURN.search(as_said_to_be_speech(text)) is not None


def may_be_speech(text: str) -> bool:
    """Whether a text that is not read as a transcript looks like one: people ask each other, with labels or without."""
    seen = without_times(with_lines(text))
    marks = find_marks(seen)
    often = Counter(mark.label for mark in marks)
    is_again = len(marks) >= _LEAST_TURNS and sum(many > 1 for many in often.values()) > 1
    is_labelled = is_again and _is_plainly_talk(seen, marks)
    return is_labelled or _is_asked_by_lines(seen)


def is_said(text: str, position: int) -> bool:
    """Whether a place of a text stands in a line of a transcript that begins with who says it.

    A line below it may be anybody's: what was put into a transcript has no label.
    """
    if (speech := as_speech(text)) is None:
        return False
    label = TURN.match(speech, speech.rfind("\n", 0, position) + 1)
    return label is not None and is_known_speaker(label) and label.start() <= position


def _is_talk(text: str, marks: list[Mark]) -> bool:
    labels = labels_of(marks)
    if not 1 < len(labels) <= _MOST_SPEAKERS or any(map(is_of_chat, labels)):
        return _is_talk_of_one(text, marks)
    is_told = all(mark.role for mark in marks)
    return _is_mostly_turns(text, marks) and (is_told or _is_plainly_talk(text, marks))


def _is_talk_of_one(text: str, marks: list[Mark]) -> bool:
    """`Doctor: ...` alone, as a transcript that was cut has it."""
    return len({mark.label for mark in marks}) == 1 and bool(marks[0].role) and _is_mostly_turns(text, marks)


def _is_mostly_turns(text: str, marks: list[Mark]) -> bool:
    lines = sum(1 for line in text.split("\n") if line.strip())
    turns = len(marks) + sum(mark.is_alone for mark in marks)
    again = len(labels_of(marks)) < len(marks)
    if not again and all(mark.role == "doctor" for mark in marks):
        return False  # a list of who is in charge of what
    if turns == lines and len(marks) > 1 and len(text.split()) >= _WORDS_OF_A_TURN * len(marks):
        return True
    return again and len(marks) >= _LEAST_TURNS and turns > _LEAST_SHARE * lines


def _is_plainly_talk(text: str, marks: list[Mark]) -> bool:
    """Whether speakers whose part no label tells ask and answer each other, in turns."""
    unknown = labels_of(mark for mark in marks if not mark.role)
    letters = {label for label in unknown if len(label) == 1 or label in ("question", "answer")}
    if letters and not pair_of(unknown):
        return False
    changes = sum(one.label != other.label for one, other in pairwise(marks))
    return 2 * changes >= len(marks) - 1 and _is_asked([words for _, words in turns_of(marks, text)])


def _is_asked(turns: list[str]) -> bool:
    """Whether a question to somebody is answered by who speaks next."""
    return any(_ASKS.search(one) and (plain_answer(it) or _OF_ONESELF.search(it)) for one, it in pairwise(turns))


def _is_asked_by_lines(text: str) -> bool:
    """Whether lines that ask somebody have a plain yes or no below them."""
    lines = [line.strip(" \t-–—*>") for line in text.split("\n") if line.strip()]
    answered = (one.endswith("?") and _ASKS.search(one) and plain_answer(other) for one, other in pairwise(lines))
    return sum(map(bool, answered)) >= _LEAST_ANSWERED


def _plainly(text: str, marks: list[Mark]) -> str:
    """The text with plain labels."""
    roles, done = _roles(text, marks), 0
    parts: list[str] = []
    for mark in marks:
        role = roles[mark.label]
        label = text[mark.start : mark.end]
        is_kept = _is_known(text, mark, role)
        parts += [text[done : mark.start], label if is_kept else _label(role, label)]
        done = mark.end
    return "".join([*parts, text[done:]])


def _label(role: Role, written: str) -> str:
    """A plain label in the room of another; the written one where there is none."""
    fitting = next((one for one in _PLAIN[role] if len(one) <= len(written)), written)
    return fitting.ljust(len(written))


def _is_known(text: str, mark: Mark, role: Role) -> bool:
    """Whether a label is plain as it stands, so that it need not be changed."""
    match = TURN.match(text, text.rfind("\n", 0, mark.start) + 1)
    return match is not None and match.end() == mark.end and is_known_speaker(match) and role == mark.role


def _roles(text: str, marks: list[Mark]) -> dict[str, Role]:
    """The part of each speaker: as told; else the clinician is who asks most, and the patient who else is there."""
    roles: dict[str, Role | None] = {mark.label: mark.role for mark in marks}
    roles |= {label: role for label, role in pair_of(frozenset(roles)).items() if role != "unknown"}
    open_ = [label for label, role in roles.items() if role in (None, "unknown")]
    if "doctor" not in roles.values() and (asker := _who_asks(text, marks, open_)):
        roles[asker] = "doctor"
        open_.remove(asker)
    titled = [label for label in open_ if any(mark.is_titled for mark in marks if mark.label == label)]
    others = titled if len(titled) == 1 else open_
    if "patient" not in roles.values() and len(others) == 1:
        roles[others[0]] = "patient"
    return {label: role or "unknown" for label, role in roles.items()}


def _who_asks(text: str, marks: list[Mark], labels: list[str]) -> str | None:
    """Who of some speakers asks more than any other."""
    asking = Counter(mark.label for mark, words in turns_of(marks, text) if "?" in words)
    most = asking.most_common(2)
    is_clear = len(most) == 1 or (len(most) > 1 and most[0][1] > most[1][1])
    return most[0][0] if is_clear and most[0][0] in labels else None
