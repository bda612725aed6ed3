"""Who speaks in talk, unit by unit: the clinician, the patient, or somebody who came along."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from .units import Unit

Speaker = Literal["clinician", "patient", "companion", ""]

_LABEL = re.compile(
    r"^\W*(?:(?P<clinician>doctor\w*|dr|clinician|provider|physician|nurse|(?:guest|g?est)[_ ]?clini\w+)"
    r"|(?P<patient>patient|pt)"
    r"|(?P<companion>(?:patient_)?(?:guest|family|caregiver|mother|father|wife|husband|son|daughter)\w*))\]?\s?(?:[:\]]|\b\W)",
    re.IGNORECASE,
)
_ANY = re.compile(r"^\W*(?:\w+:|[A-Z][\w.'-]* [A-Z][\w.'-]*:|\[[\w .'-]+\])")
"""The label of a turn, whoever it names (`Doctor:`, `Dr. Sham:`); a word alone is none (`doctor, is it bad?`)."""


def speakers_of(units: Iterable[Unit]) -> Iterator[tuple[Unit, Speaker]]:
    """Each unit with who says it, as the label before it or the last one tells; empty where none does."""
    speaker: Speaker = ""
    source = ""
    for unit in units:
        if unit.source_id != source:
            speaker, source = "", unit.source_id
        if _ANY.match(unit.words):
            speaker = _speaker(_LABEL.match(unit.words))
        yield unit, speaker


def _speaker(label: re.Match[str] | None) -> Speaker:
    if label is None:
        return ""
    return "clinician" if label["clinician"] else "patient" if label["patient"] else "companion"
