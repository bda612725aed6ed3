"""The label that a line stands behind, in a draft and in a record: `Attending: Dr. Lee`, `home` below `Disposition`."""

import re

from wardround.records import Claim

from .units import Unit

_OWN = re.compile(r"\W*[A-Z][\w /&()-]{1,40}\W{0,3}:\s*\S")
"""A label at the start of a line, with something behind it."""
_HEADING = re.compile(r"(?P<label>[A-Za-z][\w /&()-]{1,40}?)\W*(?::\W*|\n\s*)\Z")
_BEFORE = 60
"""Characters before a line within which its heading stands."""


def labelled(claim: Claim) -> str:
    """A claim's words behind their label: its own, or the heading that it stands under."""
    return claim.text if _OWN.match(claim.text) or not claim.section else f"{claim.section}: {claim.text}"


def labelled_unit(unit: Unit) -> str:
    """A unit's words behind what heads them, on their line or alone on the line before."""
    heading = _HEADING.search(unit.text, max(unit.start - _BEFORE, 0), unit.start)
    is_at_the_start = heading is not None and unit.text[: heading.start("label")].rstrip(" *#_\t")[-1:] in ("", "\n")
    return f"{heading['label']}: {unit.words}" if heading and is_at_the_start else unit.words
