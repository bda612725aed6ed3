"""Answers in the forms of the model cards' and reports' prompts.

None means that there is no such answer, which is not a wrong one.
"""

import json
import re
from typing import Any

_FINAL = re.compile(r"final answer\W*?:?\s*[*_`\s]*((?:(?!final answer).)+)", re.IGNORECASE)
_DIAGNOSIS = re.compile(r"the most likely diagnosis is\s*:?\s*[*_`\s]*(.+)", re.IGNORECASE)
_LETTER = re.compile(r"\(?\b([A-Z])\b\)?(?![a-z'])")
_BOX = re.compile(r"\[\s*-?\d[^\[\]]*\]")


def final_answer(reply: str) -> str | None:
    """What stands after the last "Final Answer", without markup and full stop."""
    found = _FINAL.findall(reply) or _DIAGNOSIS.findall(reply)
    return _bare(found[-1]) or None if found else None


def choice(reply: str, letters: str = "ABCDE") -> str | None:
    """The letter of a multiple-choice answer: the last "Final Answer", or a reply that is a letter and nothing else."""
    said = final_answer(reply)
    candidate = _bare(reply) if said is None else said
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


def boxes(reply: str) -> list[tuple[float, float, float, float]]:
    """Boxes as y0, x0, y1, x1 in [0, 1].

    The 1.5 report writes them in [0, 1] and its notebook in [0, 1000]; a reply with a number above 1 is taken to be the
    latter. What is no box of four ordered numbers is left out.
    """
    found = []
    for text in _BOX.findall(reply):
        try:
            numbers: list[Any] = json.loads(text)
        except ValueError:
            continue
        if len(numbers) == 4 and all(isinstance(number, int | float) for number in numbers):
            found.append([float(number) for number in numbers])
    scale = 1000.0 if any(max(box) > 1 for box in found) else 1.0
    scaled = [tuple(number / scale for number in box) for box in found]
    return [(y0, x0, y1, x1) for y0, x0, y1, x1 in scaled if 0 <= y0 < y1 <= 1 and 0 <= x0 < x1 <= 1]


def _bare(text: str) -> str:
    return text.strip().strip("*_`.\"' ").strip()
