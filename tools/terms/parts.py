"""Parts of the body that come in pairs, with the limb that each belongs to."""

import re
from functools import lru_cache
from typing import NamedTuple

_PARTS = """
upper: shoulder, rotator cuff=shoulder, clavicle=shoulder, collarbone=shoulder, collar bone=shoulder, scapula=shoulder, axilla, armpit=axilla, arm, upper extremity=arm, upper extremities=arm, lue=arm, rue=arm, bue=arm, bicep=arm, biceps=arm, tricep=arm, triceps=arm, humerus=arm, elbow, epicondyle=elbow, olecranon=elbow, forearm, radius=forearm, ulna=forearm, wrist, scaphoid=wrist, hand, palm=hand, thumb, finger, pinky=finger, knuckle=finger, fingertip=finger, deltoid=shoulder
lower: hip, buttock, gluteal=buttock, thigh, quadricep=thigh, quadriceps=thigh, hamstring=thigh, femur=thigh, knee, patella=knee, kneecap=knee, meniscus=knee, leg, lower extremity=leg, lower extremities=leg, lle=leg, rle=leg, ble=leg, shin=leg, tibia=leg, fibula=leg, calf, calves=calf, achilles=ankle, ankle, malleolus=ankle, foot, feet=foot, heel=foot, forefoot=foot, midfoot=foot, metatarsal=foot, pedal=foot, lisfranc=foot, toe, groin
head: eye, eyelid=eye, cornea=eye, ear, tympanic membrane=ear, ear canal=ear, eardrum=ear, nostril, naris=nostril, nares=nostril, turbinate=nostril, cheek, temple, tonsil, jaw, mandible=jaw, face, facial=face, carotid, sinus, parotid
trunk: lung, pleural=lung, lung field=lung, lobe=lung, upper zone=lung, middle zone=lung, mid zone=lung, lower zone=lung, hilum=lung, breast, nipple=breast, rib, chest, flank, kidney, renal=kidney, ureter, ureteral=ureter, ovary, ovaries=ovary, adnexa=ovary, testicle, testis=testicle, testes=testicle, quadrant, luq=quadrant, ruq=quadrant, llq=quadrant, rlq=quadrant, abdomen, belly=abdomen, adrenal, back, neck, paraspinal=back, tube, tubal=tube
none: extremity, extremities=extremity
"""
_ONE_EACH = frozenset(
    "shoulders arms elbows forearms wrists hands thumbs hips thighs knees legs calves ankles feet heels eyes ears"
    " nostrils nares cheeks lungs breasts kidneys ureters ovaries testicles testes extremities biceps shins buttocks".split()
)
"""Plurals of which there is one on each side: one side has no `knees`."""


class PartMention(NamedTuple):
    """A part of the body named in a text."""

    start: int
    """First position."""
    end: int
    """One past the last."""
    part: str
    """One name for its synonyms."""
    limb: str
    """`upper`, `lower`, `head` or `trunk`; `none` where not said."""
    is_pair: bool
    """Whether the word is the plural of what each side has one of (`knees`; not `toes`)."""


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for line in _PARTS.strip().splitlines():
        limb, _, names = line.partition(": ")
        for entry in names.split(", "):
            name, _, part = entry.partition("=")
            found[name] = (part or name, limb)
    return found


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _table()), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})(?:s|es)?(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=32768)
def find_parts(text: str) -> tuple[PartMention, ...]:
    """The paired parts of the body that a text names, from left to right."""
    found = []
    for match in _pattern().finditer(text):
        word = match.group().casefold()
        part, limb = (
            _table().get(word) or _table()[re.sub(r"(?:es|s)$", "", word) if word[:-1] not in _table() else word[:-1]]
        )
        found.append(PartMention(match.start(), match.end(), part, limb, word.split()[-1] in _ONE_EACH))
    return tuple(found)
