"""Whether a reply can be about the image that was shown."""

import re

from .schemas import Answer, Kind

_SIGNS: dict[Kind, re.Pattern[str]] = {
    "chest_radiograph": re.compile(r"x-?ray|radiograph|chest film|\bcxr\b|chest", re.IGNORECASE),
    "radiograph": re.compile(r"x-?ray|radiograph|film", re.IGNORECASE),
    "ct": re.compile(r"\bct\b|\bct[- ]|tomograph|hounsfield", re.IGNORECASE),
    "mr": re.compile(r"\bmri?\b|magnetic|\bt[12]\b|\bt[12]-|\bflair\b", re.IGNORECASE),
    "dermatology": re.compile(r"skin|derm|lesion|photo", re.IGNORECASE),
    "fundus": re.compile(r"fundus|retina|eye|optic", re.IGNORECASE),
    "histopathology": re.compile(r"histo|patholog|h&e|stain|biops|tissue|microscop", re.IGNORECASE),
}
_REFUSALS = re.compile(r"cannot (?:see|view|interpret|analy)|no image|unable to (?:see|view|interpret)", re.IGNORECASE)


def misfit(answer: Answer, kind: Kind) -> str | None:
    """Why a reply does not fit the kind of image, in words; None when it does.

    A CT answered in the boilerplate of a chest radiograph, a refusal in the form of findings, an empty reply and one
    that cannot say what it looks at (garbage is in this form too, since the schema allows no other) are caught.
    """
    said = f"{answer.image_shows} {answer.impression}"
    if not said.strip() or (not answer.impression.strip() and not answer.findings):
        return "the reply is empty"
    if _REFUSALS.search(said):
        return "the reply says that there is no image to see"
    others = [other for other, sign in _SIGNS.items() if other != kind and sign.search(answer.image_shows)]
    if _SIGNS[kind].search(answer.image_shows):
        return None
    if others:
        return f"the reply takes the image for another kind ({others[0].replace('_', ' ')})"
    return f"the reply does not say that it is about a {kind.replace('_', ' ')}"
