"""Answers in the forms of the model cards' and reports' prompts.

None means that there is no such answer, which is not a wrong one: `read_all` counts how often that was so.
"""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

Answer = TypeVar("Answer")
Box = tuple[float, float, float, float]
"""y0, x0, y1, x1 in [0, 1]."""

_FINAL = re.compile(r"final answer\W*?:?\s*[*_`\s]*((?:(?!final answer).)+)", re.IGNORECASE)
_DIAGNOSIS = re.compile(r"the most likely diagnosis is\s*:?\s*[*_`\s]*(.+)", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:the )?(?:(?:final|correct) )?(?:answer|option|choice|letter) is|is|option)\b\W*", re.IGNORECASE
)
# a letter that a word follows in lower case is an article: "A patient came in"
_LETTER = re.compile(r"\(?\b([A-Z])\b\)?(?![a-z'])(?!\s+[a-z])")
_BOXED = re.compile(r"\$*\\boxed\{(?:\\text\{)?([^{}]*)\}*\$*")
_LIST = re.compile(r"\[[^\[\]]*\]")


class Answers(NamedTuple, Generic[Answer]):
    """What several replies were read as."""

    read: tuple[Answer | None, ...]
    """In order; None where there was no answer."""

    @property
    def unread(self) -> int:
        """How many replies held no answer: to be reported beside any score, in which they count as wrong."""
        return sum(answer is None for answer in self.read)


def read_all(replies: Sequence[str], reader: Callable[[str], Answer | None]) -> Answers[Answer]:
    """Read replies by one of the functions below."""
    return Answers(tuple(map(reader, replies)))


def final_answer(reply: str) -> str | None:
    """What stands after the last "Final Answer", without markup and full stop."""
    found = _FINAL.findall(reply) or _DIAGNOSIS.findall(reply)
    return _bare(found[-1]) or None if found else None


def choice(reply: str, letters: str = "ABCDE") -> str | None:
    """The letter of a multiple-choice answer: the last "Final Answer", or a reply that is a letter and nothing else."""
    said = final_answer(reply)
    candidate = _LEAD.sub("", _bare(reply) if said is None else said, count=1)
    found = _LETTER.match(candidate)
    if said is None and (found is None or found[0] != candidate):
        return None
    return found[1] if found and found[1] in letters else None


def yes_or_no(reply: str) -> bool | None:
    """True for yes and False for no, of the last "Final Answer" or of a reply that is one word."""
    said = final_answer(reply)
    word = re.match(r"(yes|no)\b", (_bare(reply) if said is None else said).casefold())
    if word is None or (said is None and word[0] != _bare(reply).casefold()):
        return None
    return word[0] == "yes"


def boxes(reply: str) -> list[Box] | None:
    """Boxes of a localisation reply; empty for an empty list.

    The 1.5 report writes them in [0, 1] and its notebook in [0, 1000]; a reply with a number above 1 is taken to be the
    latter. None where the reply holds no list, or a list of numbers that is no box: four of them, in order, in range.
    """
    lists = [numbers for text in _LIST.findall(reply) if (numbers := _numbers(text)) is not None]
    scale = 1000.0 if any(number > 1 for numbers in lists for number in numbers) else 1.0
    found = [_box([number / scale for number in numbers]) for numbers in lists if numbers]
    sound = [box for box in found if box is not None]
    return sound if lists and len(sound) == len(found) else None


def _box(numbers: list[float]) -> Box | None:
    if len(numbers) != 4:
        return None
    y0, x0, y1, x1 = numbers
    return (y0, x0, y1, x1) if 0 <= y0 < y1 <= 1 and 0 <= x0 < x1 <= 1 else None


def _numbers(text: str) -> list[float] | None:
    try:
        found: list[Any] = json.loads(text)
    except ValueError:
        return None
    return [float(item) for item in found] if all(type(item) in (int, float) for item in found) else None


def _bare(text: str) -> str:
    return _BOXED.sub(r"\1", text).strip().strip("*_`.\"' ").strip()
