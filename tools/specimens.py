"""What was examined, where a name or a title says that it was not blood: glucose in urine is no blood glucose."""

import re

_WORDS = {
    "urine": r"urin(?:e|ary|alysis)|msu",
    "cerebrospinal fluid": r"csf|cerebro-?spinal|spinal fluid|liquor",
    "stool": r"stools?|fa?ecal|fa?eces",
    "pleural fluid": r"pleural",
    "ascitic fluid": r"ascitic|ascites|peritoneal",
    "synovial fluid": r"synovial|joint fluid",
    "dialysate": r"dialysate",
    "sputum": r"sputum",
    "saliva": r"saliva(?:ry)?",
    "sweat": r"sweat",
}
_OTHER = re.compile(
    rf"\b(?:{'|'.join(f'(?P<s{number}>{words})' for number, words in enumerate(_WORDS.values()))})\b", re.IGNORECASE
)
_BLOOD = re.compile(r"\b(?:blood|serum|plasma|capillary|venous|arterial)\b", re.IGNORECASE)
_PANEL = (
    r"blood|serum|plasma|(?:clinical |bio)?chemistry|ha?ematology|coagulation|clotting|full blood|complete blood"
    r"|cbc|fbc|lipids?|liver|hepatic|thyroid|renal|kidney|electrolytes?|(?:basic|comprehensive) metabolic|bmp|cmp"
    r"|immunology|serology|endocrin\w+|hormones?|vitamins?|tumou?r markers?|cardiac|iron|inflammation|blood gas\w*"
)
_LABEL = r"(?:specimen|sample|material)(?: type| source)?\s*[:=-]\s*"
_KIND = r"(?:random|spot|early morning|mid-?stream|\d{1,2}[- ]?h(?:ou)?rs?\.?)\s+"
_TITLE = re.compile(
    rf"(?:{_LABEL}|{_KIND})*(?P<words>(?:{_OTHER.pattern}|(?:{_PANEL})\b)[^\d.;]{{0,40}})", re.IGNORECASE
)
_MOST_WORDS = 6


def specimen_of(words: str) -> str:
    """The specimen that is named, if it is another than blood; else empty."""
    match = _OTHER.search(words)
    return list(_WORDS)[int((match.lastgroup or "s0")[1:])] if match else ""


def is_of_blood(words: str) -> bool:
    """Blood, serum or plasma is named."""
    return bool(_BLOOD.search(words))


def titled_specimen(line: str) -> str | None:
    """What the results below a title are of: `urine` below `Urinalysis`, empty (blood) below `Chemistry`.

    None when it is no such title.
    """
    line = line.strip().rstrip(":")
    match = _TITLE.fullmatch(line)
    if not match or len(line.split()) > _MOST_WORDS:
        return None
    return specimen_of(match["words"])


def with_specimen(name: str, specimen: str) -> str:
    """`Glucose (urine)`; the name as it is where it says of what, or nobody does."""
    return f"{name} ({specimen})" if specimen and not specimen_of(name) and not is_of_blood(name) else name
