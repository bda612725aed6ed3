"""Results of a claim that the record's own values bear out: then its words need not be the record's words."""

import re
from collections.abc import Sequence

from ...check import ClaimInContext, Signal
from ...mentions import is_telling
from ...number_words import ANY_MONTH
from .levels import is_borne_out
from .results import called_in, groups_in, labels_of, names_in, readings
from .turns import turns_borne_out

_OF_WORDS = (
    "severity_",
    "direction_",
    "change_",
    "denied_",
    "asserted_",
    "absent_words",
    "missing_share",
    "normal_polarity",
    "clause_",
    "altered_meaning",
    "written_asserted",
)
"""Beginnings of the names of signals that hold a claim's words against the record's."""
_OF_TURNS = ("change_", "direction_")
_CHANGED = re.compile(
    r"\b(?P<way>lost|loss of|gained|gain of|down by|up by|fallen by|risen by)\s+(?:(?:nearly|almost|about|around|approximately|some|over) )?(?P<by>\d+(?:\.\d+)?) ?(?:kg|lbs?|pounds?|kilos?)\b",
    re.IGNORECASE,
)
_ROUNDED = 0.1
_LIGHT = re.compile(
    rf"(?:{ANY_MONTH}|admission|arrival|discharge|first|initial\w*|becam\w*"
    r"|start\w*|receiv\w*|giv\w*|antibod\w*|blood|test\w*|range|reference|slight\w*|marked\w*|mild\w*|strong\w*|moderate\w*)\Z",
    re.IGNORECASE,
)
_MOST = 2
"""Words besides the results that such a claim may have."""


def without_doubts_of_words(context: ClaimInContext, signals: Sequence[Signal]) -> list[Signal]:
    """Signals without those of words, where all that the claim tells is results, and each is as it says."""
    if not (context.evidence.is_all_written and signals):
        return list(signals)
    if _is_a_difference(context):
        signals = [one for one in signals if not one.name.startswith(("number_", "date_other"))]
    if turned := turns_borne_out(context):
        signals = [one for one in signals if one.words not in turned or not one.name.startswith(_OF_TURNS)]
    if not (_is_of_results(context) and is_borne_out(context)):
        return list(signals)
    return [one for one in signals if one.certain or not one.name.startswith(_OF_WORDS)]


def _is_a_difference(context: ClaimInContext) -> bool:
    """`lost nearly 5 kg`: what two weights of the record differ by."""
    match = _CHANGED.search(context.claim.text)
    values = [one.value for one in readings(context.evidence).get("weight", ())]
    if not match or len(values) < 2:
        return False
    first = -1 if match["way"].casefold().startswith(("los", "down", "fall")) else 1
    changes = [first * (b - a) for n, a in enumerate(values) for b in values[n + 1 :]]
    return any(abs(change - float(match["by"])) <= _ROUNDED * float(match["by"]) for change in changes)


def _is_of_results(context: ClaimInContext) -> bool:
    """Whether a claim speaks of results and hardly anything else, so that their values bear out its words."""
    text, labels = context.claim.text, labels_of(context.evidence)
    spans = [(one.start, one.end) for one in names_in(text, labels)]
    spans += [(one.start, one.end) for one in called_in(text, labels)]
    spans += [(start, end) for _, start, end in groups_in(text)]
    other = [
        word
        for word in context.said
        if is_telling(word)
        and not any(start <= word.start < end for start, end in spans)
        and not re.match(r"\d", text[word.start : word.end])
        and not _LIGHT.match(text[word.start : word.end])
    ]
    drugs = {word.start for word in other if word.key.lstrip("#=") in context.drugs}
    return len({word.start for word in other} - drugs) <= _MOST
