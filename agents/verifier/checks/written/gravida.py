"""How often a patient was pregnant and gave birth: `G3P2`, where written records have `G4P2012`."""

import re
from collections.abc import Iterator

from wardround.tools.quantities import find_quantities

from ...check import ClaimInContext, Signal
from ...kin import kin_in
from ...number_words import NUMBER_WORDS

_COUNT = rf"\d{{1,2}}|{'|'.join(NUMBER_WORDS[:10])}"
_FORMULA = re.compile(
    rf"(?<![\w/])(?:(?-i:G)(?P<g>\d{{1,2}})\s*[,;/]?\s*(?-i:P)(?:(?P<tpal>\d(?:[-, ]?\d){{3}})|(?P<p>\d{{1,2}}))(?!\d)"
    rf"|\bgravida:? (?P<gravida>{_COUNT})\b|\bpara:? (?P<para>{_COUNT})\b)",
    re.IGNORECASE,
)


def births_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a number of pregnancies or births that written records have otherwise, and nowhere so."""
    text = context.claim.text
    if kin_in(text):
        return
    recorded = context.evidence.each(_told)
    for said in _told(text):
        told = [(one, unit) for one, unit in recorded if one[0] == said[0]]
        born = said[1] - 1 if said[0] == "parity" else said[1]  # since the record was written
        if told and all(one[1] not in (said[1], born) for one, _ in told):
            (_, number, words), unit = told[0]
            message = f"the claim gives {said[0]} as {said[1]}; the record as {number} ({words})"
            yield Signal("written_count", 1.0, "number_mismatch", message, (unit,), words=said[2])


def _told(text: str) -> Iterator[tuple[str, int, str]]:
    """Each `gravidity` or `parity` with its number and its words; of `P2012` the first two are births."""
    for match in _FORMULA.finditer(text):
        words = match.group()
        if pregnancies := match["g"] or match["gravida"]:
            yield "gravidity", _number(pregnancies), words
        if match["tpal"]:
            yield "parity", sum(int(digit) for digit in re.findall(r"\d", match["tpal"])[:2]), words
        elif births := match["p"] or match["para"]:
            yield "parity", _number(births), words


def _number(words: str) -> int:
    return int(find_quantities(words)[0].value[0])
