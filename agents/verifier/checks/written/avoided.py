"""Medicines told as to be avoided: `avoid lamotrigine and levetiracetam`, where written records forbid others and only give one."""

import re
from collections.abc import Iterator

from wardround.tools.terms import find_drugs, find_groups

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...medicines import short_names_in
from ...stretches import stretches
from ...units import Unit

_AVOID = re.compile(
    r"\bavoid\w*\b|\b(?:must|should|to) (?:not|never) (?:be given|have|receive|take)\b|\bnever be given\b",
    re.IGNORECASE,
)
_NOT_AVOIDED = re.compile(
    r"\b(?:instead|may|can|safe|tolerat\w+|rather|unless|until|because|due to|owing|since|as|interact\w*|with|while|during|when)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_FORBIDS = re.compile(
    r"\b(?:avoid\w*|no|nil|do not|don['’]?t|never|must not|not to|contra-?indicat\w*|allerg\w*|anaphyla\w*|react\w*|rash\w*|hives|intoler\w*"
    r"|sensitiv\w*|stopp?(?:ed|ing)?|withdrawn|held|hold|withhold|suspect\w*|culprit|adverse|toxic\w*|interact\w*|caus\w+|alert|worse\w*|caution|due to|2/2"
    r"|secondary to|side effects?)\b|->",
    re.IGNORECASE,
)
"""Beside a medicine: there may be a reason to avoid it."""
_CUT = re.compile(r"[;\n]|\.(?!\d)|,? but ")


def the_avoided_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine to be avoided that written records give and nowhere speak against, though they forbid others."""
    evidence = context.evidence
    for drugs in _avoided_in(context.claim.text):
        spoken_against = {drug: _places_against(evidence, drug) for drug in drugs}
        for drug in sorted(drugs):
            given = _places(evidence, drug)
            if given and not spoken_against[drug] and any(spoken_against.values()):
                message = f"the claim has {drug} among what is to be avoided; the record only gives it"
                yield Signal("written_forbidden", 1.0, "negation_mismatch", message, tuple(given[:2]))
                return


def _avoided_in(text: str) -> Iterator[frozenset[str]]:
    for begin, end in stretches(_CUT, text):
        clause = _NOT_AVOIDED.sub("", text[begin:end])
        if _AVOID.search(clause):
            yield frozenset(one.ingredient for one in find_drugs(clause))


def _places(evidence: Evidence, drug: str) -> list[Unit]:
    """Where a record names a medicine, by its letters too."""
    return [unit for unit in evidence.units if drug in unit.drugs or any(short_names_in(drug, unit.words))]


def _places_against(evidence: Evidence, drug: str) -> list[Unit]:
    """Where the record may say something against a medicine or a group that it is of."""
    of_groups = [unit for unit in evidence.units if any(drug in group.members for group in find_groups(unit.words))]
    return [unit for unit in (*_places(evidence, drug), *of_groups) if _FORBIDS.search(unit.words)]
