"""A line that does nothing but deny (`Respiratory: negative for cough`), where talk tells of all of it and denies none."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.dialogue import is_question, without_speaker

from ..check import ClaimInContext, Signal
from ..units import Unit
from .judged import Judged, judged_words

_DENIES_ALL = re.compile(
    r"(?:[^.;:\n]{1,40}: ?)?(?:(?:he|she|they|the patient|pt) )?(?:negative for|den(?:ies|ied|ying)(?: any)?|no|not endorsing|without|absent|is not|are not)\b",
    re.IGNORECASE,
)
_OF_A_TIME = re.compile(
    r"\b(?:prior|previous(?:ly)?|recent(?:ly)?|current(?:ly)?|other|further|new|more|history|today|now|since|ever|at rest)\b",
    re.IGNORECASE,
)
_SIDED = re.compile(r"\b(?:left|right|bilateral(?:ly)?|either|both)\b", re.IGNORECASE)
_OF_HIMSELF = re.compile(
    r"(?<!do )\b(?:i|my|me)\b(?! (?:(?:do|don['’]t|can|just|also) )?(?:see|hear|appreciate|palpate|press|notice|understand))",
    re.IGNORECASE,
)
"""Said by who has it; an examiner says what is found."""
_HALF = re.compile(r"\b(?:quite|as much|less|maybe|hardly|barely|sick)\b|n['’]t\b", re.IGNORECASE)
"""What is hardly there; and who feels sick may be ill or nauseated."""
_PATIENT = re.compile(r"\W*(?:patient|pt)\b", re.IGNORECASE)
_LONGEST = 12
"""Words of such a line."""
_TOLD = 0.5
"""Share of the record's say that goes against what is denied."""


def nothing_told_is_wholly_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a line that denies what is told, and that nobody denies."""
    text = context.claim.text
    if not context.is_checkable or context.evidence.is_all_written or len(text.split()) > _LONGEST:
        return
    if not _DENIES_ALL.match(text) or _OF_A_TIME.search(text):
        return
    denied = [one for one in judged_words(context) if one.said.negated]
    one = None if _SIDED.search(text) else _told(denied)
    if one and one.against and _is_told(one.against) and not _is_asked(context, one):
        words = one.words_in(context)
        message = f"the claim only denies, “{words}” for one; talk tells of it and nowhere denies it"
        yield Signal("told_and_denied", 1.0, "negation_mismatch", message, (one.against,), words=words)


def _is_asked(context: ClaimInContext, one: Judged) -> bool:
    """Whether it is asked for anywhere without a plain yes: the note may tell of that answer."""
    units = (context.evidence.all[place] for place, _ in context.evidence.saying(one.word.key))
    return any(is_question(unit.words) and unit.answer != "yes" for unit in units)


def _is_told(unit: Unit) -> bool:
    """Whether somebody says it of himself, or yes to a question for it."""
    is_his = _PATIENT.match(unit.words) or _OF_HIMSELF.search(without_speaker(unit.words))
    is_of_himself = not is_question(unit.words) and is_his
    return not _HALF.search(unit.words) and (unit.answer == "yes" or bool(is_of_himself))


def _told(denied: Sequence[Judged]) -> Judged | None:
    """The finding that talk tells of most surely, where it denies none of them."""
    if not denied or any(one.alone < _TOLD for one in denied if one.is_named or one.share):
        return None
    return max(
        (one for one in denied if one.is_named or one.word.key == "pain"), key=lambda one: one.alone, default=None
    )
