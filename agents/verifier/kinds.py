"""Kinds of one thing of which a record means one: a clinic, a study, an approach, a histology, an occupation, a place.

For written records. The table of wordings stands in `kinds.txt`. Kinds of one scale exclude each other where they are
said of the same thing.
"""

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from wardround.tools.terms import find_meanings

from .patterns import Table, by_scale

_LAP = r"(?-i:[Ll]ap|LAP)(?=\.? (?:\w*(?:chol|app|hernia|nephr|hyst|colect|sigm|fundo|sleeve|bypass)\w*|converted)| ?(?:->|→))"
"""Short for laparoscopic, `{lap}` of the table."""
_SCANNED = (
    r"(?= (?:brain|head|neck|pituitary|orbits?|iams?|spine|spinal|whole spine|(?:[ctl]|cervical|thoracic|lumbar)[- ]?spine|breasts?|cardiac"
    r"|heart|abdo\w*|liver|pancreas|kidneys?|pelvi[sc]|prostate|rect(?:um|al)|small bowel|hips?|knees?|shoulders?|wrists?|ankles?|foot|feet"
    r"|angio\w*|venogra\w*|enterogra\w*|cholangio\w*|urogra\w*|scans?|imaging|stud(?:y|ies)|(?:m|y)?TRG ?\d?)\b)"
)
"""Behind the `MR` of a study, `{scanned}` of the table: `MR pelvis`, and no mitral regurgitation."""
_CLINIC = (
    r"(?=\s*[(:]| (?:clinic|opd|out-?p(?:atien)?ts?|appt|r/v|f/u|follow[- ]?up|team|reg|spr|sho|fellow|attending|cns"
    r"|by phone|on the phone|review\w*|consult\w*|cons|ref(?:err\w*)?|opinion|advice|recs?|saw|sees|seen|aware|will)\b)"
)
"""Behind a short form of a clinic, `{clinic}` of the table: `D/w endocrine (Dr ...)`, `gastro clinic`."""
_LAW = (
    r"(?=[ ,](?:mha|(?:was |is )?(?:from|due|upheld|expir\w*|since|until|rescind\w*|laps\w*|regrad\w*"
    r"|discharg\w*|appeal\w*|leave|papers|detention))\b)"
)
"""Behind a section of a mental health act in short, `{law}` of the table: `s3 upheld`, and no heart sound."""
_ITS = r"(?:an? |his |her |the )?"
_WORN, _UNWORN = rf"(?:wearing|wore|had on) {_ITS}|with {_ITS}", rf"(?:not wearing|without|did not wear|no) {_ITS}"
_SHORTENED = {
    "{law}": _LAW,
    "{clinic}": _CLINIC,
    "{lap}": _LAP,
    "{scanned}": _SCANNED,
    "{worn}": _WORN,
    "{unworn}": _UNWORN,
}
_NAMED = {
    "type 1 diabetes": "diabetes", "type 2 diabetes": "diabetes",
    "total hip replacement": "hip operation", "hemiarthroplasty": "hip operation", "dynamic hip screw": "hip operation",
    "total knee replacement": "knee operation", "unicompartmental knee replacement": "knee operation",
    "mastectomy": "breast operation", "lumpectomy": "breast operation",
    "total thyroidectomy": "thyroid operation", "hemithyroidectomy": "thyroid operation",
    "below-knee amputation": "amputation", "above-knee amputation": "amputation",
    "coronary artery bypass graft": "heart vessels", "percutaneous coronary intervention": "heart vessels",
    "sinus rhythm": "rhythm", "atrial fibrillation": "rhythm", "atrial flutter": "rhythm",
}  # fmt: skip
"""Kinds that are names of the vocabulary, with all its wordings, each with its scale."""


def _table() -> str:
    lines = files(__package__).joinpath("kinds.txt").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


_KINDS = Table(by_scale(re.sub(r"\{[a-z]+\}", lambda match: _SHORTENED[match[0]], _table())))


class Kind(NamedTuple):
    """A kind that a text names."""

    scale: str
    value: str
    """The kind's line of the table."""
    start: int
    end: int


@lru_cache(maxsize=32768)
def kinds_in(text: str) -> tuple[Kind, ...]:
    """The kinds that a text names, denied or not."""
    found = [Kind(*kind, *match.span()) for kind, match in _KINDS.find(text)]
    named = [Kind(_NAMED[name], name, m.start, m.end) for m in find_meanings(text) for name in m.says if name in _NAMED]
    return (*found, *named)
