"""Under which heading a sentence would stand, for texts that have none: dictated prose, transcripts, short messages."""

import re

from wardround.tools.dialogue import is_question
from wardround.tools.quantities import find_quantities
from wardround.tools.terms import find_drugs, find_problems

_ALLERGY = re.compile(r"\ballerg|\banaphyla|\bnkda\b|\bintoleran", re.IGNORECASE)
_FAMILY = re.compile(
    r"\b(?:family history|mother|father|brother|sister|aunt|uncle|grand(?:mother|father|parents?)|cousin)\b",
    re.IGNORECASE,
)
_TAKING = re.compile(r"\b(?:takes?|taking|started? on|on|continue[sd]?|restart|prescribed?)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\bfollow[- ]?up\b|\breturn(?:s|ed)? (?:to|in|if)\b|\brecheck|\brefer(?:red|ral)?\b|\bschedule"
    r"|\bin (?:\d+|one|two|three|four|six|a few) (?:days?|weeks?|months?)\b|\bplan(?:ned|s)?\b",
    re.IGNORECASE,
)

_DRESS = re.compile(
    r"(?i:(?:patient|(?:patient )?name|date of birth|dob|mrn|sex|gender|date|subject|from|to|cc|author|re|phone|tel|fax"
    r"|e-?mail)\s*[:#].*|(?:dear|hello|hi)\b.{0,60}[,:!]?|(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)\W*"
    r"|yours \w+\W*|sincerely\W*|best\W*)"
    r"|(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?(?:[A-Z][\w'’-]*\.?,? ?){2,4}",
    re.DOTALL,
)
"""Lines of a letter or note that say nothing of the patient's state: fields of its head, salutation, closing, names."""


_SHORT_ANSWER = 3


def likely_section(sentence: str, *, spoken: bool = False) -> str:
    """The kind of section in which a clinician would look for this sentence.

    Only words of the sentence decide; a question belongs nowhere, since it says nothing of the patient.

    Args:
        sentence: one sentence.
        spoken: whether it is of a transcript; there, talk without any problem or amount belongs nowhere either.
    """
    if sentence.rstrip().endswith("?") or (spoken and is_question(sentence)) or _is_dress(sentence):
        return "other"
    if _ALLERGY.search(sentence):
        return "allergies"
    if _FAMILY.search(sentence):
        return "family_history"
    if find_drugs(sentence) and (_TAKING.search(sentence) or find_quantities(sentence)):
        return "medications"
    if _AHEAD.search(sentence):
        return "follow_up"
    is_answer = len(sentence.split()) <= _SHORT_ANSWER  # `right, twenty`: what it answers is not quoted with it
    is_talk = spoken and not find_problems(sentence) and (is_answer or not find_quantities(sentence))
    return "other" if is_talk else "history_present_illness"


def _is_dress(sentence: str) -> bool:
    return bool(_DRESS.fullmatch(sentence.strip())) and not (find_drugs(sentence) or find_problems(sentence))
