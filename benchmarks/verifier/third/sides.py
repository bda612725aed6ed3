"""The wrong side, both sides for one, one for both; and the wrong end of an axis, which is no class of the issue's."""

import re

from .dialogue import Dialogue
from .edit import Rule, Site, listed, swapped, words

_PARTS = (
    "knee hip shoulder elbow wrist ankle hand foot leg arm ear eye breast kidney lung thigh calf heel finger thumb toe "
    "forearm buttock flank groin hamstring"
).split()
_MANY = {part: part + "s" for part in _PARTS} | {"foot": "feet", "calf": "calves"}
_ONE = {many: part for part, many in _MANY.items()} | {part: part for part in _PARTS}
_OTHER = {"left": "right", "right": "left"}
_BOTH = r"\bboth\b|bilat|each (?:side|knee|leg|arm|foot|eye|ear)|two (?:knees|legs)|either side"
_AXES = {
    "medial": "lateral", "lateral": "medial", "anterior": "posterior", "posterior": "anterior", "proximal": "distal",
    "distal": "proximal", "dorsal": "plantar", "plantar": "dorsal", "upper quadrant": "lower quadrant",
    "lower quadrant": "upper quadrant", "lower back": "upper back", "upper back": "lower back",
    "lower extremity": "upper extremity", "upper extremity": "lower extremity", "upper lobe": "lower lobe",
    "lower lobe": "upper lobe", "lower extremities": "upper extremities", "upper extremities": "lower extremities",
    "inner": "outer", "outer": "inner", "volar": "dorsal", "radial": "ulnar", "ulnar": "radial",
}  # fmt: skip
_LAY_AXES = {
    "medial": "inside|inner", "lateral": "outside|outer", "anterior": "front", "posterior": "back of|behind",
    "lower extremity": "legs?|ankles?|feet|foot", "lower extremities": "legs?|ankles?|feet", "plantar": "bottom|sole",
    "upper extremity": "arms?|hands?", "upper extremities": "arms?|hands?", "dorsal": "top of|back of",
}  # fmt: skip


def _side_said(site: Site, dialogue: Dialogue) -> bool:
    side = site.match.group(1).casefold()
    other = _OTHER[side]
    if other in re.findall(r"[a-z]+", site.sentence.casefold()):
        return False
    parts = [_ONE[w] for w in re.findall(r"[a-z]+", site.sentence.casefold()) if w in _ONE]
    if not parts:
        return dialogue.says(side) and not dialogue.says(other)
    return any(dialogue.near(side, part) and not dialogue.near(other, part) for part in parts)


def _both_said(site: Site, dialogue: Dialogue) -> bool:
    return dialogue.matches(_BOTH) and dialogue.about(site.match.group(0))


def _one_said(site: Site, dialogue: Dialogue) -> bool:
    return _side_said(site, dialogue) and not dialogue.matches(_BOTH)


def _axis_said(site: Site, dialogue: Dialogue) -> bool:
    old, new = site.match.group(0).casefold(), site.new.casefold()
    return _axis(old, dialogue) and not _axis(new, dialogue)


def _axis(term: str, dialogue: Dialogue) -> bool:
    lay = _LAY_AXES.get(term)
    return term in dialogue.text or (lay is not None and dialogue.matches(rf"\b(?:{lay})\b"))


def _single(match: re.Match[str]) -> str:
    side = "left" if len(match.string) % 2 else "right"
    middle = match.group(1) or ""
    return f"{side} {middle}{_ONE[match.group(2).casefold()]}"


_HERE = r"(?! (?:away|now|after|before|here|there|hand dominant|handed|upper quadrant and left))"
RULES = (
    Rule("laterality", "swapped", words(rf"\b(left|right)\b(?!-(?:sided|hand))(?!\.){_HERE}"), lambda m, r: _OTHER[m.group(1).casefold()], _side_said),
    Rule("laterality", "sided", words(r"\b(left|right)-(sided|hand)\b"), lambda m, r: f"{_OTHER[m.group(1).casefold()]}-{m.group(2)}", _side_said),
    Rule("laterality", "both_to_one", words(rf"\b(?:bilateral|both) ((?:lower |upper )?)({'|'.join(_MANY.values())})\b"), lambda m, r: _single(m), _both_said),
    Rule("laterality", "both_to_one", words(r"\bbilaterally\b"), lambda m, r: r.choice(("on the left", "on the right")), _both_said),
    Rule("laterality", "one_to_both", words(rf"\b(left|right) ({'|'.join(_PARTS)})\b(?= |\.|,|$)(?! (?:exam|x-ray|pain|sprain|surg|mri|arthr))"), lambda m, r: f"bilateral {_MANY[m.group(2).casefold()]}", _one_said),
    Rule("anatomy", "axis", listed(_AXES), swapped(_AXES), _axis_said),
)  # fmt: skip
