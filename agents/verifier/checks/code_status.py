"""Code status: what is to be done if the heart stops."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..check import ClaimInContext, Signal
from ..code_statuses import WITH, code_statuses
from ..evidence import Evidence
from ..labels import labelled, labelled_unit
from ..stamps import written_on
from ..units import Unit
from ..whole import OTHERS

_NOT_DECIDED = re.compile(
    r"\b(?:(?<!after )(?<!following )discuss\w*|consider\w*|address\w*|clarif\w*|confirm code|if|whether|offer\w*|declin\w*|refus\w*)\b",
    re.IGNORECASE,
)

_AT_LAST = re.compile(
    r"\b(?:remain(?:s|ed)?|still|current(?:ly)?|now|unchanged|(?:is|are|stays)(?! being))\b|:", re.IGNORECASE
)
"""Of what holds now."""
_ONCE = re.compile(
    r"\b(?:was|were|had|initial(?:ly)?|original(?:ly)?|on (?:admission|arrival)|at first|until|from|previous(?:ly)?|former(?:ly)?)\b",
    re.IGNORECASE,
)
"""Of what held once."""
_DECIDES = re.compile(
    r"\b(?:elect(?:s|ed)|ask(?:s|ed) for|cho(?:se|oses|sen)|decid(?:es|ed)|wish(?:es|ed)|wants?|wanted|agree[sd]|sign(?:s|ed)|requests?|requested|opts?|opted"
    r"|changed|converted|switched|made|now|new|confirmed|updated)\b",
    re.IGNORECASE,
)
"""Of a status that is set, and not only carried along in a header."""
_PART = re.compile(r"; |\.\s")


def code_status_agrees(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a code status that the record gives otherwise, and any limit on treatment that no source speaks of."""
    text = " ".join(part for part in _PART.split(labelled(context.claim)) if code_statuses(part))
    if not context.is_checkable or _NOT_DECIDED.search(text) or OTHERS.search(WITH.sub(" ", text)):
        return
    recorded = recorded_statuses(context.evidence)
    if (_AT_LAST.search(text) or _DECIDES.search(text)) and not _ONCE.search(text):
        recorded = _decided(_last(context.evidence, recorded))
    held = {status for status, _ in recorded}
    for status in sorted(code_statuses(text) - held):
        if held or status != "full code":
            has = f"the record {', '.join(sorted(held))}" if held else "no source speaks of it"
            units = tuple(unit for _, unit in recorded)[:2]
            message = f"the claim gives the code status as {status}; {has}"
            yield Signal("code_status", 1.0, "code_status_mismatch", message, units, certain=True)


def _last(evidence: Evidence, recorded: tuple[tuple[str, Unit], ...]) -> tuple[tuple[str, Unit], ...]:
    """Those of the last day on which a document gives one."""
    days = [written_on(evidence, unit)[:10] for _, unit in recorded]
    return tuple(one for one, day in zip(recorded, days, strict=True) if day == max(days))


def _decided(recorded: tuple[tuple[str, Unit], ...]) -> tuple[tuple[str, Unit], ...]:
    """Of full code and limits in one record, those that somebody set: a header may carry along what was before.

    Who is for resuscitation may yet want no tube, so that a limit of that sort stands beside either.
    """
    held = {status for status, _ in recorded} - {"DNI"}
    set_ = {status for status, unit in recorded if _DECIDES.search(unit.words)} - {"DNI"}
    if not set_ or "full code" not in held or len(held) == 1:
        return recorded
    return tuple(one for one in recorded if one[0] == "DNI" or _DECIDES.search(one[1].words))


@lru_cache(maxsize=8)
def recorded_statuses(evidence: Evidence) -> tuple[tuple[str, Unit], ...]:
    """Each code status that a source asserts, with where, in the order of the record; comfort care, which says least, last."""
    found = [(one, unit) for unit in evidence.units for one in sorted(code_statuses(_words(evidence, unit)))]
    return tuple(sorted(found, key=lambda one: one[0] == "comfort care"))


def _words(evidence: Evidence, unit: Unit) -> str:
    """A unit behind its label, which only writing has."""
    return labelled_unit(unit) if evidence.is_written(unit) else unit.words
