"""Words that deny in notes and in speech alike; each check adds those of the text that it reads."""

import re

from wardround.tools.assertion import DENYING as _BEFORE

DENYING = rf"{_BEFORE}|none|cannot|unable"
"""Whole words, as alternatives of a pattern: those that deny what follows, and those that deny a verb or all of it."""
CONTRACTED = r"n['’]t\b"
"""The `n't` of a verb."""
DECLINED = (
    r"declin(?:es?|ed|ing)\b"
    r"(?! (?:from|by|over|in|further|slightly|slowly|steadily|gradually|since|after|to \d|during)\b)"
)
"""Of who will not have something; what falls declines too."""
RESOLVED = re.compile(r"\b(?:resolved|gone|healed|recovered|subsided|cleared)\b", re.IGNORECASE)
"""Says of what is not there any more that it was."""
