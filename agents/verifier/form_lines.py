"""Lines of a form as the sentences that they stand for: `Chest pain: no` denies a chest pain."""

import re

from wardround.records import Claim
from wardround.tools.terms import find_problems

_NO = r"(?P<no>no|none|nil|absent|denied|denies|false|n)"
_FILLED_IN = re.compile(
    rf"(?P<name>[^\W\d][\w /()'’-]{{1,60}}?)\s*[:=]\s*(?:{_NO}|yes|present|true|y)\W*", re.IGNORECASE
)


def as_a_sentence(claim: Claim) -> Claim:
    """A claim that fills in whether a condition is there, as a sentence: checks compare clauses by their words.

    Other lines of forms (`Smoker: no`, `Allergies: none`) have readers of their own.
    """
    found = _FILLED_IN.fullmatch(claim.text.strip())
    if found is None or not find_problems(found["name"]):
        return claim
    return claim.model_copy(update={"text": f"{'no' if found['no'] else 'has'} {found['name']}"})
