"""The dose at which a medicine was resumed: `restarted at the full 80 mg`, where written records resume it at another."""

import re
from collections.abc import Iterator

from wardround.tools.quantities import Mention

from ...actions import AGAIN
from ...amounts import Amount, dimension, drug_of, in_base, is_same, recorded_amounts
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stretches import after_last, around

_AGAIN = re.compile(rf"\b(?:{AGAIN}|back on|put back)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:if|unless|may|might|could|consider\w*|until|will|would|should|plan\w*)\b|\?", re.IGNORECASE)
_CUT = re.compile(r"[.;\n](?!\d)|,? (?:while|whereas|but) |, (?=\w+ (?:was|were|is)\b)", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|from|previously|before|instead of|usual)[ :]{1,2}\Z", re.IGNORECASE)
"""`restarted at 2.5 mg (was 5)`: before a dose that was another time's."""
_LATER = re.compile(
    r"\b(?:rais|increas|titrat|reduc|lower|halv|doubl|taper|then|later|from|after|instead|than)\w*|\d ?m?c?g\b",
    re.IGNORECASE,
)
_BARE = (1.0, 1e-3, 1e-6, 1e3)
"""Units of mass that a number without one may be in."""


def doses_are_resumed(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a dose at which no written record that tells of the medicine's return has it."""
    text = context.claim.text
    if _OPEN.search(text):
        return
    for said in context.quantities:
        drug = drug_of(text, said) if said.kind == "dose" and said.unit and said.unit != "tablet" else ""
        if not drug or not _is_of_the_return(text, said):
            continue
        told = [one for one in _resumed_at(context.evidence, drug) if dimension(one.said) in ("", dimension(said))]
        if any(one.said.unit for one in told) and not any(_may_be(said, one.said) for one in told):
            first = next(one for one in told if one.said.unit)
            dose = first.unit.words[first.said.start : first.said.end]
            message = f"the claim has {drug} resumed at “{text[said.start : said.end]}”; the record at {dose}"
            yield Signal(
                "written_resumed", 1.0, "dose_mismatch", message, (first.unit,), words=text[said.start : said.end]
            )


def _is_of_the_return(text: str, said: Mention) -> bool:
    """Whether a dose stands behind the word for it, and before what was done later: `restarted at 10 mg and raised to 20`."""
    again = list(_AGAIN.finditer(text, after_last(_CUT, text, said.start), said.start))
    return bool(again) and not _LATER.search(text, again[-1].end(), said.start)


def _clause(text: str, said: Mention) -> str:
    begin, end = around(_CUT, text, said.start, said.end)
    return text[begin:end]


def _resumed_at(evidence: Evidence, drug: str) -> list[Amount]:
    """Doses of a medicine, and bare numbers behind it, in sentences that tell of its return; not those it had before."""
    return [
        one
        for one in recorded_amounts(evidence)
        if one.drug == drug
        and one.said.kind in ("dose", "number", "measure")
        and _AGAIN.search(line := _clause(one.unit.words, one.said))
        and not _OPEN.search(line)
        and not _WAS.search(one.unit.words, 0, one.said.start)
    ]


def _may_be(said: Mention, told: Mention) -> bool:
    bases = in_base(told) if told.unit else tuple(value * scale for value in told.value for scale in _BARE)
    return any(is_same(value, base, ("mg", "g")) for value in in_base(said) for base in bases)
