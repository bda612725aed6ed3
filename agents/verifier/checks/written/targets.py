"""What is aimed for: `a target saturation of 94 to 98%`, where written records aim for 88-92."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...check import ClaimInContext, Signal
from ...patterns import by_name
from ...stretches import stretches

_MEASURES = tuple(
    by_name(r"""
saturation: sats?|saturations?|spo2|sao2|o2|oxygen
inr: inrs?
blood pressure: bp|blood pressure|sbp|systolic|map|mean arterial pressure
haemoglobin: h(?:a)?emoglobin|hb|hgb
glucose: glucoses?|sugars?|bms?|cbgs?|blood glucose
hba1c: hba1c|a1c
sedation: rass
level: troughs?|peaks?|anti-?xa|apttr?|ptt
weight: weight|wt
heart rate: heart rate|hr|pulse
""")
)
_TARGET = re.compile(r"\b(?:targets?|targeted|goals?|aim(?:s|ed|ing)?|to keep|keep)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d/.:])\d{1,3}(?:\.\d+)?(?![\d/:]|\.\d)")
_CUT = re.compile(r"[;\n]|\.(?!\d)|, (?=[a-z])|\band (?=an? )")
_NEAR = 45
"""Characters between what is aimed for and its numbers, at most."""


class _Target(NamedTuple):
    """What is aimed for, with its numbers."""

    measure: str
    """Empty where a chart only writes `Target 88-92`."""
    numbers: frozenset[float]
    words: str


def targets_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a target of which written records have another, and nowhere any number of it."""
    recorded = context.evidence.each(_targets_in)
    for said in _targets_in(context.claim.text):
        named = [(one, unit) for one, unit in recorded if said.measure and one.measure == said.measure]
        told = named or [(one, unit) for one, unit in recorded if not one.measure and _is_alike(one, said)]
        if said.measure and told and not any(one.numbers & said.numbers for one, _ in told):
            message = f"the claim aims for “{said.words}”; the record for “{told[0][0].words}”"
            yield Signal("written_target", 1.0, "number_mismatch", message, (told[0][1],), words=said.words)
            return


def _is_alike(one: _Target, said: _Target) -> bool:
    """Whether a bare target may be of the same: a saturation, which has two numbers close to a hundred."""
    return said.measure == "saturation" and len(one.numbers) > 1 and all(80 <= n <= 100 for n in one.numbers)


def _targets_in(text: str) -> tuple[_Target, ...]:
    found = []
    for begin, end in stretches(_CUT, text):
        words = text[begin:end]
        for aim in _TARGET.finditer(words):
            window = words[max(aim.start() - _NEAR, 0) : aim.end() + _NEAR]
            numbers = frozenset(float(one.group()) for one in _NUMBER.finditer(window))
            measures = [name for name, pattern in _MEASURES if pattern.search(window)]
            if numbers and len(measures) < 2:
                found.append(_Target(measures[0] if measures else "", numbers, window.strip()))
    return tuple(found)
