"""New or known, better or worse, grown or unchanged: said of the same thing in other terms than written records have."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...kin import FAMILY, kin_in
from ...number_words import ANY_MONTH
from ...sides import sides_of
from ...units import Unit
from ..degree_values import values_in
from ..scales import DIMENSIONS, Dimension
from .subjects import Placed, best_placed, placed

_OWN = (
    Dimension(
        "size",
        "comparison_mismatch",
        {
            "grown": r"gr[eo]wn?|growing|larger than|bigger|increas\w+ in size",
            "same": rf"unchanged|no change|same size|stable in size|as in (?:{ANY_MONTH}|20\d\d)",
            "shrunk": r"smaller|shr[aiu]nk\w*|regress\w*|decreas\w+ in size",
        },
        {"grown": "same shrunk", "same": "grown shrunk", "shrunk": "grown same"},
    ),
    Dimension(
        "course",
        "comparison_mismatch",
        {
            "better": r"(?<!not )(?:has |have )?improved|recovered|remission",
            "worse": r"worsen\w*|deteriorat\w*|progressed|progression",
            "same": r"unchanged|stable",
        },
        {"better": "worse", "worse": "better same", "same": "worse"},
    ),
)
"""Read from written records alone, and more narrowly than the scales that weigh: `the pain usually improves` is no trend."""
_WORDS = {
    (d.name, value): re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for d in _OWN for value, words in d.values.items()
}
_A_SPAN = re.compile(
    r"past (?:few|couple|several|\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|hours?|days?|nights?|weeks?|fortnight|months?|year)\b",
    re.IGNORECASE,
)
"""`over the past ten days`: until now, and no earlier thing."""
_BECAME_KNOWN = re.compile(
    r"\b(?:once|when|after|until|as soon as|since) (?:\w+ ){1,4}(?:was|were|became|is) known\Z", re.IGNORECASE
)
"""`once the result was known`: told to somebody, and no earlier thing."""
_OF_A_DOSE = re.compile(
    r"(?:former|previous|old|prior|new)(?: [\w-]+){0,2} (?:doses?|dosage|smok\w+|drink\w+)\b", re.IGNORECASE
)
"""`half her former lisinopril dose`: nothing that is known of a condition."""
_ON_ARRIVAL = re.compile(
    r"\b(?:presents?|presented|presenting|p/w|came in|admitted|referred) (?:with|for)\b|\b(?:day|week|month)s? of\b|\bsince\b",
    re.IGNORECASE,
)
"""`presents with 10 days of worsening dyspnoea`: why the patient came, which may be better afterwards."""
_BY_THEN = re.compile(
    r"\b(?:by|at) (?:then|that time|(?:the time of )?(?:discharge|transfer))\b|\blater\b", re.IGNORECASE
)
_NONE = re.compile(r"\b(?:no|not|never|without|nor|denies|any) (?:\w+ )?\Z", re.IGNORECASE)
"""`no recent contrast` tells of none."""
_UNITS = frozenset(("mm", "cm", "ml", "mg"))
_OF_A_STUDY = re.compile(
    r"(?:prior|previous(?:ly)?|earlier|old)(?: \w+)? (?:scan|ct|mri|study|studies|exam\w*|imaging|film|x-?ray|radiograph|tracing|ecg|echo\w*|report|comparison|mammogra\w+|ultrasound)s?\b",
    re.IGNORECASE,
)
_BESIDE_IT = re.compile(
    r"\b(?:since|compared (?:with|to)|versus|vs\.?|than|from|to|with|on|in) (?:the |her |his )?\Z", re.IGNORECASE
)
_OF_A_VALUE = re.compile(r"(?:previous(?:ly)?|prior):? (?:\w+ )?\d", re.IGNORECASE)
"""`since the prior scan`, `previously 9 mm`: what is compared with, and nothing that is known of the finding."""
_JUDGED = {d.name: d for d in (*DIMENSIONS, *_OWN) if d.name == "onset" or d in _OWN}


def degrees_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition called new that is known, better that is worse, grown that is unchanged, and so on.

    A claim that says both (`known as an antibody, newly found in May`) tells of two times.
    """
    text = context.claim.text
    if kin_in(text) or FAMILY.search(text):
        return
    for said in _placed(text):
        rivals = [] if _NONE.search(text, 0, said.start) else _rivals(context, said)
        excluded = _JUDGED[said.scale].excludes.get(said.value, "").split()
        has_both = any(one.scale == said.scale and one.value in excluded for one in _placed(text))
        if rivals and not has_both and all(told.value in excluded for told, _ in rivals):
            told, unit = rivals[0]
            words, others = text[said.start : said.end], unit.words[told.start : told.end]
            message = f"the claim says “{words}”, the record “{others}”"
            yield Signal("written_degree", 1.0, _JUDGED[said.scale].code, message, (unit,), words=words)


def _rivals(context: ClaimInContext, said: Placed) -> list[tuple[Placed, Unit]]:
    """The best places of the record for the same of a condition; none where the claim's may be of a later time."""
    text = context.claim.text
    recorded = [
        (told, unit)
        for told, unit in context.evidence.each(_placed)
        if not _NONE.search(unit.words, 0, told.start) and not _is_of_other_side(text, unit)
    ]
    rivals = best_placed(context, said, recorded)
    if rivals and not _is_of_a_condition(rivals[0][0].subject & said.subject):
        return []
    is_later = said.value == "better" and _BY_THEN.search(text)
    if is_later and any(_ON_ARRIVAL.search(unit.words, 0, told.start) for told, unit in rivals):
        return []
    return rivals


def _is_of_other_side(text: str, unit: Unit) -> bool:
    """Whether a claim is of one side alone and a place of the record of the other."""
    own, other = ({one.side for one in sides_of(words)} for words in (text, unit.words))
    return len(own) == len(other) == 1 and "both" not in own | other and own != other


def _is_of_a_condition(shared: frozenset[str]) -> bool:
    """Whether what both are said of is more than a medicine: `metformin unchanged` tells no course."""
    return any(not find_drugs(word.lstrip("#")) and word not in _UNITS for word in shared)


@lru_cache(maxsize=32768)
def _placed(text: str) -> tuple[Placed, ...]:
    """The values on these scales that a text has, with what they are of; spans, doses and studies are no onset."""
    found = [
        ("onset", one.value, one.start, one.end)
        for one in values_in(text).get("onset", ())
        if not (
            _A_SPAN.match(text, one.start)
            or _BECAME_KNOWN.search(text, 0, one.end)
            or _OF_A_DOSE.match(text, one.start)
            or (_OF_A_STUDY.match(text, one.start) and _BESIDE_IT.search(text, 0, one.start))
            or _OF_A_VALUE.match(text, one.start)
        )
    ]
    found += [(*scale, *match.span()) for scale, pattern in _WORDS.items() for match in pattern.finditer(text)]
    return tuple(placed(text, *one) for one in found)
