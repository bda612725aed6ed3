"""What a clinician asks the computer of the room to show: `computer, show me the vitals`, said in a visit that is transcribed.

It orders nothing of whoever reads the transcript, and what is read from the screen comes right behind it.
"""

import re

_ON_SCREEN = (
    r"(?:labs?|lab(?:oratory)? (?:results|tests|work)|results?|vitals?|vital signs|x-? ?rays?|imaging|images?|films?|scans?|ct|c t|mri|m r i"
    r"|ultrasounds?|echo(?:cardiogram)?|e[ck]g|e [ck] g|tracing|chart|medications?|med list|meds|allergies|weights?|spirometry|a1c|a one c"
    r"|blood (?:pressures?|work|tests?|sugars?)|cultures?|biopsy|pathology|report|numbers|growth chart|bloods)"
)
_SHOWN = re.compile(
    r"\b(?:(?:hey|hi|okay|ok),? )?computer,? (?:please )?(?:can you )?(?:show|pull up|bring up|open|display|give)(?: me| us)?"
    rf"(?: (?!as\b|that\b|in\b|without\b|only\b)[\w'’-]+){{0,4}}? {_ON_SCREEN}(?: (?:please|again|from \w+(?: \w+)?))?"
    r"(?=\s*(?:[.;?!]|$))",
    re.IGNORECASE,
)


def without_shown(said: str) -> str:
    """A sentence of a talk with blanks, as many, for what the computer was asked to show; anything more that it is told stays."""
    return _SHOWN.sub(lambda match: " " * len(match.group()), said)
