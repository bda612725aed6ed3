"""Where a record denies a thing, and where a claim has it: `C-SPINE: no fracture` says nothing of a wrist."""

import re
from functools import lru_cache

from ...labels import label_at
from ...patterns import Table, by_name
from ...stretches import STOP, around, first_line

_REGIONS = r"""
head: heads?|skull|cranial|cranium|intracranial|brain|cerebral|cerebell\w+|face|facial|mandib\w+|maxill\w+|zygom\w+|orbit\w*|scalp
neck: neck|c-?spine|cervical spine|c[1-7]|carotid|thyroid
spine: spine|spinal|vertebra\w*|t-?spine|l-?spine|lumbar|sacr(?:um|al)|coccyx|[lt]\d{1,2}[-/][lts]?\d{1,2}
chest: chest|thora\w+|lungs?|pulmonary|pleura\w*|ribs?|sternum|sternal|cxr|mediastin\w+|[rl][uml]l|ctpa|clavic\w+|scapul\w+
abdomen: abdo\w*|liver|hepatic|kidneys?|renal|kub|spleen|splenic|pancrea\w*|bowels?|colon\w*|ca?ec\w+|sigmoid|stomach|gastric|gallbladder|adrenals?|ureter\w*|biliary
pelvis: pelvi\w+|hips?|uter\w+|ovar\w+|bladder|prostat\w+|sacr(?:um|al)|acetabul\w+|nof|rectal|rectum|cervix
arm: arms?|shoulders?|humer\w+|elbows?|forearms?|radi(?:us|al)|ulnar?|wrists?|hands?|fingers?|thumbs?|scaphoid|metacarp\w+|clavic\w+|upper limbs?
leg: legs?|thighs?|femur|femoral|femurs|knees?|patell\w+|tib|tibia\w*|fib|fibula\w*|shins?|cal(?:f|ves)|ankles?|malleol\w+|foot|feet|heels?|toes?|metatars\w+|calcane\w+|lower limbs?|hips?|nof
breast: breasts?|mammogra\w+
"""
_PLACES = Table(by_name(_REGIONS))
_SIDES = {"left": re.compile(r"\b(?:(?i:left|lt)|L)\b"), "right": re.compile(r"\b(?:(?i:right|rt)|R)\b")}
_BOTH = re.compile(r"\b(?:both|bilat\w*|either)\b", re.IGNORECASE)


def is_denied_elsewhere(claim: str, place: int, text: str, start: int, end: int) -> bool:
    """Whether a denial is of another part or side of the body than the claim has the thing at.

    Args:
        claim: the claim's text.
        place: where it names the thing.
        text: the document.
        start: where its unit, which denies the thing, begins.
        end: one past where that unit ends.
    """
    own, denied = _regions(claim), _regions_of(text, start, end)
    if own and denied and not own & denied:
        return True
    begin, stop = around(STOP, claim, place, place)
    said, told = _side(claim[begin:stop]), _side(text[start:end])
    return bool(said and told and said != told)


def _regions_of(text: str, start: int, end: int) -> frozenset[str]:
    """Of a unit; of its line's label or the title of its document where it names none."""
    return _regions(text[start:end]) or _regions(label_at(text, start)) or _regions(first_line(text))


@lru_cache(maxsize=4096)
def _regions(text: str) -> frozenset[str]:
    return frozenset(name for name, _ in _PLACES.find(text))


def _side(text: str) -> str:
    """The one side that a text names; empty where it names none, or both."""
    sides = [side for side, words in _SIDES.items() if words.search(text)]
    return sides[0] if len(sides) == 1 and not _BOTH.search(text) else ""
