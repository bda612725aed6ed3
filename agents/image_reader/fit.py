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
_FILM_WORDS = re.compile(
    r"cardiomediastinal (?:silhouette|contour)|costophrenic|\b(?:PA|AP) (?:and lateral|view|projection)"
    r"|frontal (?:and lateral|view|radiograph)|x-?ray|radiograph|\bcxr\b|lungs? (?:are|is) (?:well )?(?:clear|expanded)"
    r"|heart size is normal",
    re.IGNORECASE,
)
"""What reports of chest radiographs say by habit, and reports of nothing else do."""
_CHEST_WORDS = re.compile(r"\blungs?\b|pleura|pneumothora|cardiomegaly|hilar|\bheart\b", re.IGNORECASE)
_NOT_CHEST = re.compile(
    r"head|brain|skull|orbit|sinus|knee|hand|wrist|foot|ankle|elbow|shoulder|hip|femur|leg|arm|neck|lumbar|cervical|pelvis",
    re.IGNORECASE,
)
_REFUSALS = re.compile(r"cannot (?:see|view|interpret|analy)|no image|unable to (?:see|view|interpret)", re.IGNORECASE)


def misfit(answer: Answer, kind: Kind, body_part: str | None = None) -> str | None:
    """Why a reply does not fit the kind of image, in words; None when it does.

    A CT answered in the boilerplate of a chest radiograph, chest findings in another part of the body, a refusal in the
    form of findings, an empty reply and one that cannot say what it looks at (garbage is in this form too, since the
    schema allows no other) are caught.
    """
    said = f"{answer.image_shows} {answer.impression}"
    if not said.strip() or (not answer.impression.strip() and not answer.findings):
        return "the reply is empty"
    if _REFUSALS.search(said):
        return "the reply says that there is no image to see"
    return _other_kind(answer, kind) or _other_words(answer, kind, body_part)


def _other_kind(answer: Answer, kind: Kind) -> str | None:
    if _SIGNS[kind].search(answer.image_shows):
        return None
    others = [other for other, sign in _SIGNS.items() if other != kind and sign.search(answer.image_shows)]
    if others:
        return f"the reply takes the image for another kind ({others[0].replace('_', ' ')})"
    return f"the reply does not say that it is about a {kind.replace('_', ' ')}"


def _other_words(answer: Answer, kind: Kind, body_part: str | None) -> str | None:
    """The kind is named rightly, and what is said is about something else."""
    told = " ".join([answer.impression, *(finding.location or "" for finding in answer.findings)])
    if kind not in ("chest_radiograph", "radiograph") and _FILM_WORDS.search(f"{answer.image_shows} {told}"):
        return "the reply is worded as the report of a chest radiograph"
    if body_part and _NOT_CHEST.search(body_part) and _CHEST_WORDS.search(told):
        return f"the reply speaks of the chest, and the image is of the {body_part.lower()}"
    return None
