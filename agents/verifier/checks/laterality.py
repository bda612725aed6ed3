"""Left and right."""

import re
from collections.abc import Iterator
from typing import Literal

from wardround.records import Flag

from ..check import ClaimInContext

Side = Literal["left", "right", "both"]

_PARTS = (
    "knee|hip|shoulder|elbow|wrist|hand|foot|ankle|leg|arm|thigh|calf|finger|thumb|toe|eye|ear|breast|lung|kidney|ovary|testicle"
    "|lobe|side|chest|flank|groin|cheek|jaw|neck|forearm|femur|tibia|fibula|humerus|clavicle|scapula|hemithorax|ventricle|atrium"
    "|quadrant|extremity|heel|hemisphere|nostril|tonsil|carotid|rib|ureter|adnexa|maxillary|frontal|parietal|temporal|occipital"
    "|lower|upper|middle|lateral|medial|abdomen|buttock|axilla|hallux|metatarsal|meniscus|rotator|acl|pleural|lumpectomy|mastectomy"
)
_SIDED = re.compile(
    rf"\b(left|right|bilateral|both)(?:[ -]?sided)?(?:[ -]\w+){{0,2}}?[ -](?P<part>{_PARTS})(?:s|es)?\b", re.IGNORECASE
)


def sides_of(text: str) -> dict[str, set[Side]]:
    """The parts of the body that a text gives a side, with the sides. `right now` and `that's right` give none."""
    found: dict[str, set[Side]] = {}
    for match in _SIDED.finditer(text):
        found.setdefault(match["part"].casefold(), set()).add(_side(match[1]))
    return found


def sides_agree(context: ClaimInContext) -> Iterator[Flag]:
    """Flag a part whose side in the claim is nowhere in the record while the record gives that part the other side."""
    if context.is_quotation:
        return
    for part, said in sides_of(context.claim.text).items():
        units = [(unit, sides_of(unit.words).get(part, set())) for unit in context.evidence.units]
        recorded = {side for _, sides in units for side in sides}
        near = {side for unit in context.best for side in sides_of(unit.words).get(part, set())}
        known = near or recorded
        if known and not _fits(said, known):
            against = [unit for unit, sides in units if sides & known][:2]
            message = f"the claim says {_worded(said)} {part}, the record {_worded(known)}"
            yield context.flag("laterality_mismatch", "urgent", message, against, check="sides_agree")


def _fits(said: set[Side], recorded: set[Side]) -> bool:
    if "both" in said and {"left", "right"} <= recorded:
        return True
    return bool(said & recorded) or "both" in recorded


def _side(word: str) -> Side:
    word = word.casefold()
    return "left" if word == "left" else "right" if word == "right" else "both"


def _worded(sides: set[Side]) -> str:
    return " and ".join(sorted(sides))
