"""A finding that written records deny under a broader name: a subdural haematoma, where they have `no bleed`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import assess

from ...check import ClaimInContext, Signal
from ...patterns import Table

_TABLE = {
    "bleed": (
        r"bleed(?:ing)?|h(?:a)?emorrhage",
        r"(?:subdural|extradural|epidural|intracerebral|intracranial|cerebral|retroperitoneal)(?: \w+)? h(?:a)?ematoma|(?:subdural|subarachnoid|intracranial|intracerebral) (?:bleed|h(?:a)?emorrhage)",
    ),
    "malignancy": (
        r"malignan(?:cy|t cells)|carcinoma|cancer|dysplasia or malignancy",
        r"\w*(?:adeno|squamous cell |basal cell )carcinoma|lymphoma|melanoma|sarcoma|metastas[ie]s|invasive carcinoma",
    ),
    "metastasis": (
        r"(?:distant )?metastas[ie]s|metastatic disease|distant disease",
        r"(?:liver|hepatic|lung|pulmonary|bone|bony|brain|cerebral|adrenal|peritoneal|splenic) metastas[ie]s",
    ),
    "low placenta": (r"low[- ]lying(?: placenta)?", r"placenta pr(?:a)?evia"),
    "stone": (
        r"stones?|calcul(?:us|i)",
        r"choledocholithiasis|gallstones?|nephrolithiasis|(?:renal|ureteric|bladder|kidney) (?:stone|calculus)s?",
    ),
    "thrombus": (
        r"thromb(?:us|osis|i)|clots?",
        r"(?:deep (?:vein|venous)|portal vein|ventricular|apical|mural|atrial) thromb(?:us|osis)",
    ),
    "fluid": (r"(?:free )?fluid|collections?", r"abscess(?:es)?|ascites|h(?:a)?emoperitoneum|seroma|h(?:a)?ematoma"),
    "fracture": (
        r"fractures?|bony injury",
        r"(?:hip|rib|wrist|pelvic|vertebral|femoral|pubic|skull) fractures?|fracture of the [\w ]{3,20}",
    ),
    "infection": (
        r"infection|signs of infection|infected",
        r"cellulitis|abscess|wound infection|osteomyelitis|infected",
    ),
    "complication": (
        r"complications?|adverse events?",
        r"perforation|intraoperative bleeding|h(?:a)?emorrhage|anastomotic leak",
    ),
    "organ failure": (
        r"organ failure|organ dysfunction",
        r"(?:multi-?organ|respiratory|renal|kidney|liver|heart) failure",
    ),
}
_NAMES = Table(
    ((family, is_narrow), re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
    for family, (broad, narrow) in _TABLE.items()
    for is_narrow, pattern in ((True, narrow), (False, broad))
)
_OPEN = re.compile(
    r"\b(?:if|risk|exclude\w*|suspect\w*|possible|query|history|sister|brother|\w*mother|\w*father|aunt|uncle)\b|\?",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[.;\n](?!\d)|, (?:and|but|while|whereas) (?=[\w -]{2,40}(?:show|reveal|was|were|is|had|found))", re.IGNORECASE
)
"""A denial goes no further than the next thing that was looked at."""
_PLACES = re.compile(
    r"\b(?:head|brain|skull|chest|lungs?|abdomen|abdominal|pelvis|pelvic|liver|hip|wrist|wound|arms?|legs?|knee|gallbladder|bladder|kidney|spine|ventric\w+|lv|duct|cbd|pathology|histology|biops\w+|ct|mri|echo\w*|x-?rays?|ultrasound|colon\w*|egd|gastroscopy|duplex)\b",
    re.IGNORECASE,
)


class _Named(NamedTuple):
    """A finding under a broad or a narrow name."""

    family: str
    is_narrow: bool
    denied: bool
    text: str


def nothing_broader_is_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a finding asserted under a narrow name of a sort that written records deny, and have nowhere."""
    text = context.claim.text
    if _OPEN.search(text):
        return
    every = context.evidence.each(_read)
    for said in _read(text):
        if said.denied or not said.is_narrow:
            continue
        words = said.text.casefold()
        is_there = any(
            words in unit.words.casefold() or (one.family == said.family and not one.denied) for one, unit in every
        )
        denials = [
            unit
            for one, unit in every
            if one.family == said.family and one.denied and _is_of_the_place(text, unit.words)
        ]
        if denials and not is_there:
            message = f"the claim asserts “{said.text}”; the record denies any {said.family}"
            yield Signal("written_broader", 1.0, "negation_mismatch", message, tuple(denials[:2]), words=said.text)


def _is_of_the_place(text: str, words: str) -> bool:
    """Whether both name one place or study, or the record names none."""
    own, other = ({m.casefold() for m in _PLACES.findall(one)} for one in (text, words))
    return not own or not other or bool(own & other)


@lru_cache(maxsize=32768)
def _read(text: str) -> tuple[_Named, ...]:
    return tuple(one for piece in _CUT.split(text) for one in _of_piece(piece))


def _of_piece(text: str) -> list[_Named]:
    found: list[_Named] = []
    narrow: list[tuple[str, int, int]] = []
    for (family, is_narrow), match in _NAMES.find(text):  # of a family the narrow names come first
        if is_narrow:
            narrow.append((family, *match.span()))
        elif any(of == family and start <= match.start() < end for of, start, end in narrow):
            continue
        found.append(_Named(family, is_narrow, assess(text, *match.span()).negated, match.group()))
    return found
