"""A letter to the patient, as far as the record already speaks to the patient."""

import re
from collections.abc import Sequence

from wardround.agents.reasoner.readability import MAX_GRADE, reading_grade
from wardround.records import Abstention, ImageReading, Passage

from .quote import Claims, Sources

_TO_THE_PATIENT = re.compile(r"\b(you|your)\b", re.IGNORECASE)


def letter(
    sources: Sources, claims: Claims, readings: Sequence[ImageReading], passages: Sequence[Passage]
) -> Abstention | None:
    """Quote what is written to the patient in plain words; the rest would need rewording, hence a language model."""
    del readings, passages  # nothing of either is addressed to the patient
    for _, quote in sources.sentences(("instructions", "follow_up", "plan", "other")):
        if _TO_THE_PATIENT.search(quote.words) and reading_grade(quote.words) <= MAX_GRADE:
            claims.add("What you should know", "plan", quote)
    if not claims.found:
        message = "nothing in the record is written to the patient in plain words, and rewording needs a text model"
        return Abstention(code="needs_language_model", message=message)
    return None
