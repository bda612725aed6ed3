"""Letters for the eyes: `OD`, `OS`, `OU`, `RE`, `LE`, `BE`, in charts that speak of eyes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.terms import find_drugs

from ..evidence import Evidence

_EYE = re.compile(r"(?<![\w'/-])(?P<eye>O[DSU]|[RLB]E)(?![\w'-]|: ?[A-Z][a-z])")
_ONCE_DAILY = re.compile(r"\d ?(?:mg|mcg|ug|µg|μg|g|ml|units?|tab\w*|cap\w*) \Z", re.IGNORECASE)
"""`5 mg OD` is once a day in any chart, and `telmisartan 40 OD` too."""
_BARE = re.compile(r"\d \Z")
_OF_EYES = re.compile(
    r"\b(?:eyes?|VA|IOP|visual|vision|cataracts?|retina\w*|macula\w*|cornea\w*|glaucoma|phaco\w*|optic|ocular|pupils?)\b",
    re.IGNORECASE,
)
_BEFORE = 50
"""Characters in which the dose before a letter stands."""


def eye_letters(text: str) -> Iterator[re.Match[str]]:
    """The letters that may name an eye, each as `eye`; `5 mg OD` names none."""
    return (match for match in _EYE.finditer(text) if not _is_once_daily(text, match))


@lru_cache(maxsize=8)
def is_of_eyes(evidence: Evidence) -> bool:
    """Whether a written record speaks of eyes by letters: `OD` of no dose, `OS`, `OU`, or both `RE` and `LE`."""
    text = "\n".join(unit.words for unit in evidence.units) if evidence.is_all_written else ""
    letters = {match["eye"] for match in eye_letters(text)}
    return bool(letters & {"OD", "OS", "OU"} or {"RE", "LE"} <= letters) and bool(_OF_EYES.search(text))


def _is_once_daily(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - _BEFORE, 0) : match.start()]
    is_dose = _ONCE_DAILY.search(before) or (_BARE.search(before) and find_drugs(before))
    return match["eye"] == "OD" and bool(is_dose)
