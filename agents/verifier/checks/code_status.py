"""Code status: what is to be done if the heart stops."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..check import ClaimInContext, Signal
from ..code_statuses import WITH, code_statuses
from ..evidence import Evidence
from ..kin import KIN
from ..labels import labelled
from ..units import Unit
from ..whole import OTHERS
from .written.days import day_told

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
_CONTRARY = {"full code": ("DNR", "comfort care"), "DNR": ("full code",)}
"""What a later word for one of them ends; who is for resuscitation may yet want no tube."""
_PART = re.compile(r"; |\.\s")
_OF_KIN = re.compile(
    rf"{KIN.pattern}[^.;]{{0,80}}\b(?:wants?|wanted|request\w*|asks?|asked|demand\w*|insist\w*|wish\w*|would like|prefers?|pleads?|hopes?)\b",
    re.IGNORECASE,
)
"""What a relative wishes for: it ends nothing that the patient chose."""


def code_status_agrees(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a code status that the record gives otherwise, and any limit on treatment that no source speaks of."""
    text = " ".join(part for part in _PART.split(labelled(context.claim)) if code_statuses(part))
    if not context.is_checkable or _NOT_DECIDED.search(text) or OTHERS.search(WITH.sub(" ", text)):
        return
    recorded = recorded_statuses(context.evidence)
    if (_AT_LAST.search(text) or _DECIDES.search(text)) and not _ONCE.search(text):
        recorded = last_told(context.evidence, recorded)
    held = {status for status, _ in recorded}
    for status in sorted(code_statuses(text) - held):
        if held or status != "full code":
            has = f"the record {', '.join(sorted(held))}" if held else "no source speaks of it"
            units = tuple(unit for _, unit in recorded)[:2]
            message = f"the claim gives the code status as {status}; {has}"
            yield Signal("code_status", 1.0, "code_status_mismatch", message, units, certain=True)


def last_told(evidence: Evidence, recorded: Sequence[tuple[str, Unit]]) -> tuple[tuple[str, Unit], ...]:
    """Statuses that no later place of the record replaces by their contrary: the last word wins.

    Args:
        evidence: the record.
        recorded: statuses with the places that give them.
    """
    return tuple(
        (status, unit)
        for status, unit in recorded
        if not any(other in _CONTRARY.get(status, ()) and _is_later(evidence, than, unit) for other, than in recorded)
    )


def _is_later(evidence: Evidence, unit: Unit, than: Unit) -> bool:
    if {unit.source_id, than.source_id} & evidence.structured:
        return False  # orders of structured records have a status of their own
    one, other = day_told(evidence, unit), day_told(evidence, than)
    if one and other and one != other:
        return one > other
    return unit.source_id == than.source_id and unit.start > than.start


@lru_cache(maxsize=8)
def recorded_statuses(evidence: Evidence) -> tuple[tuple[str, Unit], ...]:
    """Each code status that a source asserts, with where, in the order of the record; comfort care, which says least, last."""
    found = [(one, unit) for unit in evidence.units for one in sorted(code_statuses(_words(evidence, unit)))]
    found = [one for one in found if not _is_wished_by_kin(one, found)]
    return tuple(sorted(found, key=lambda one: one[0] == "comfort care"))


def _is_wished_by_kin(one: tuple[str, Unit], found: Sequence[tuple[str, Unit]]) -> bool:
    """Whether a relative asks for a status where another place gives the contrary: `daughter requests full code`."""
    if not _OF_KIN.search(one[1].words):
        return False
    others = {status for status, unit in found if not _OF_KIN.search(unit.words)}
    return bool(others.intersection(_CONTRARY.get(one[0], ())))


def _words(evidence: Evidence, unit: Unit) -> str:
    """A unit behind its label, which only writing has."""
    return unit.labelled if evidence.is_written(unit) else unit.words
