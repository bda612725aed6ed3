"""A history, the patient's or the family's, that a claim has and talk denies, or the other way round.

`Family history of clots` of `any clots in your family?` `no`. What the patient has now is left to `polarity`, which weighs.
"""

import re
from collections.abc import Iterable, Iterator

from wardround.tools.dialogue import is_question

from ..check import ClaimInContext, Signal
from ..denying import ANY_DENIAL, RESOLVED
from ..kin import FAMILY, NO_BLOOD, kin_in
from ..lasting import is_cancer
from ..mentions import Word, assertion_of
from ..units import Unit
from .own_words import verbs_of

_HISTORY = re.compile(r"\bhistor(?:y|ies)\b|\bhx\b", re.IGNORECASE)
_NARROWED = re.compile(
    r"\b(?:still|recent(?:ly)?|lately|right now|today|other|else|further|again|since)\b", re.IGNORECASE
)
"""A question after one time only, or after more of the same."""


def histories_are_told_alike(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a named condition in a history that talk was asked after and denies, and one denied that a relative has."""
    text = context.claim.text
    is_history = FAMILY.search(text) or _HISTORY.search(text)
    if not is_history or not context.is_checkable or context.evidence.is_all_written or RESOLVED.search(text):
        return
    for word in context.said:
        if word.key[0] == "#" and (unit := _against(context, word)):
            claim, record = verbs_of(word, assertion_of(text, word))
            words = text[word.start : word.end]
            message = f"the claim {claim} “{words}” in a history; the record {record} it wherever it speaks of the same"
            yield Signal("history_otherwise", 1.0, "negation_mismatch", message, (unit,), words=words)
            return


def _against(context: ClaimInContext, word: Word) -> Unit | None:
    """The place that says the contrary, where no other says the same."""
    text, said = context.claim.text, assertion_of(context.claim.text, word)
    is_sure = said.certainty == "certain" and said.temporality != "hypothetical"
    mentions = [(context.evidence.all[place], index) for place, index in context.evidence.saying(word.key)]
    if not is_sure:
        return None
    if said.negated:
        is_of_any = FAMILY.search(text) and not kin_in(text) and not is_cancer(word.key)  # cancers are denied by kind
        return _had_by_kin(mentions) if is_of_any else None
    return None if ANY_DENIAL.search(text, 0, word.start) else _denied(mentions, is_family=bool(FAMILY.search(text)))


def _denied(mentions: Iterable[tuple[Unit, int]], *, is_family: bool) -> Unit | None:
    """The question after it that got a `no`, where nobody has it."""
    asked: Unit | None = None
    for unit, index in mentions:
        if unit.answer == "no":
            is_of_them = bool(FAMILY.search(unit.words) or kin_in(unit.words)) == is_family
            asked = asked or (unit if is_of_them and not _NARROWED.search(unit.words) else None)
        elif not unit.assertion(index).negated:
            return None
    return asked


def _had_by_kin(mentions: Iterable[tuple[Unit, int]]) -> Unit | None:
    """A place that says of a relative by blood that they have it."""
    for unit, index in mentions:
        told = unit.assertion(index)
        is_said = not told.negated and told.certainty == "certain" and not is_question(unit.words)
        if is_said and (FAMILY.search(unit.words) or kin_in(unit.words) - NO_BLOOD):
            return unit
    return None
