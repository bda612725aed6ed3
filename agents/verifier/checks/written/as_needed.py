"""What is taken as needed against what is taken every day: `furosemide 20 mg daily`, where written records have it `prn`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.tools.quantities import find_moments, find_quantities
from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal

_CUT = re.compile(r"[;\n]|\.(?!\d)|,(?!\d{3})(?= ?(?:and )?[a-z]+\b)", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:used?|needed|needs|times|doses?|(?:twice|once)(?! (?:a |per )?da(?:y|ily))|last|since|if|when|until|start\w*|chang\w*|switch\w*|max\w*|up to)\b",
    re.IGNORECASE,
)
"""How often something happened to be needed is no prescription."""


class _Taken(NamedTuple):
    """A medicine with how it is taken."""

    drug: str
    as_needed: bool
    regular: bool


def need_is_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine told as regular that written records only have as needed, or the other way round."""
    text = context.claim.text
    recorded = context.evidence.each(_taken)
    for said in _taken(text):
        if said.as_needed == said.regular or (said.regular and _OPEN.search(text)):
            continue
        told = [(one, unit) for one, unit in recorded if one.drug == said.drug and (one.as_needed or one.regular)]
        if told and all((one.regular, one.as_needed) == (said.as_needed, said.regular) for one, _ in told):
            how = ("as needed", "regularly")
            message = f"the claim has {said.drug} taken {how[said.regular]}; the record {how[said.as_needed]}"
            yield Signal("written_need", 1.0, "frequency_mismatch", message, (told[0][1],))


def _taken(text: str) -> Iterator[_Taken]:
    """Each medicine with what stands behind it in its entry, as far as the next one."""
    drugs = find_drugs(text)
    for place, drug in enumerate(drugs):
        end = drugs[place + 1].start if place + 1 < len(drugs) else len(text)
        cut = _CUT.search(text, drug.end, end)
        entry = text[drug.end : cut.start() if cut else end]
        as_needed = any(one.when == "as needed" for one in find_moments(entry))
        yield _Taken(drug.ingredient, as_needed, any(one.kind == "frequency" for one in find_quantities(entry)))
