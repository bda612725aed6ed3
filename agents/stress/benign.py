"""Changes that change nothing: what a verifier must let pass."""

import re
from random import Random

from .swap import put, swap_one, swaps

_WORDING = swaps("""
denies => reports no | does not report
reports no => denies
reports => states that there is | describes
(?:the )?patient reports => patient notes
does not have => has no
has no => does not have
hypertension => HTN | high blood pressure
htn => hypertension
type 2 diabetes(?: mellitus)?|diabetes type 2 => T2DM | type II diabetes
congestive heart failure => CHF
shortness of breath => dyspnea | SOB
coronary artery disease => CAD
chronic kidney disease => CKD
gastroesophageal reflux disease => GERD | acid reflux
gerd => acid reflux disease
hyperlipidemia => high cholesterol
twice (?:a day|daily) => BID | two times a day
once (?:a day|daily) => daily | every day
three times (?:a day|daily) => TID
as needed => PRN | p.r.n.
will follow up|will follow-up => is to return
for further evaluation => to evaluate further
x-ray(?:s)? of the (\\w+ \\w+) => \\1 radiographs
there is no evidence of => no evidence of | there is no sign of
tenderness to palpation => tender on palpation
physical therapy => PT
lower extremity => leg
fevers? => pyrexia
(\\d+) days ago => \\1 days earlier
presents today => comes in today
started => began
prescribed => ordered
medications => medicines
bilaterally => on both sides
""")
_UNIT = re.compile(r"\b(\d+)( ?)mg\b(?!/)", re.IGNORECASE)
_GRAM = re.compile(r"\b([1-4])( ?)g\b", re.IGNORECASE)
_DIGIT = re.compile(r"(?<![\w./-])([2-9])(?= (?:days?|weeks?|months?|years?|times)\b)")
_SPELLED = ("two", "three", "four", "five", "six", "seven", "eight", "nine")


def reword(sentence: str, rng: Random) -> str | None:
    """The same in other words, units or number form; None when nothing applies."""
    offered = [swap_one(sentence, _WORDING, rng), _units(sentence), _spelled(sentence)]
    made = [words for words in offered if words]
    return rng.choice(made) if made else None


def _units(sentence: str) -> str | None:
    if match := _UNIT.search(sentence):
        value = float(match[1])
        words = f"{value / 1000:g} g" if value >= 500 else f"{match[1]} milligrams"
        return put(sentence, match.start(), match.end(), words)
    if match := _GRAM.search(sentence):
        return put(sentence, match.start(), match.end(), f"{int(match[1]) * 1000} mg")
    return None


def _spelled(sentence: str) -> str | None:
    match = _DIGIT.search(sentence)
    return put(sentence, match.start(), match.end(), _SPELLED[int(match[1]) - 2]) if match else None
