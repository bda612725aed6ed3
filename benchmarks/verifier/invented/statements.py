"""The statements, and whether a text speaks of what they state."""

import re
from pathlib import Path
from typing import NamedTuple

from wardround.records import FlagCode

_SHORT = 3
"""Letters up to which a word is looked for whole."""


class Statement(NamedTuple):
    """One thing, worded three ways; `{He}` and the like stand for the patient."""

    kind: str
    words: tuple[str, ...]
    """Beginnings of the words for it, a clinician's and a patient's."""
    line: str
    sentence: str
    clause: str

    def is_spoken_of(self, text: str) -> bool:
        """Whether any word for it occurs."""
        ends = (re.escape(word) + (r"s?\b" if len(word) <= _SHORT else "") for word in self.words)
        return re.search(rf"\b(?:{'|'.join(ends)})", text, re.IGNORECASE) is not None


def _read(text: str) -> tuple[Statement, ...]:
    found, kind = [], ""
    for row in text.splitlines():
        if row.startswith("["):
            kind = row.strip("[]")
        elif row and not row.startswith("#"):
            words, line, sentence, clause = map(str.strip, row.split("|"))
            found.append(Statement(kind, tuple(words.split(", ")), line, sentence, clause))
    return tuple(found)


STATEMENTS = _read(Path(__file__).with_name("statements.txt").read_text(encoding="utf-8"))

_DENIED: frozenset[FlagCode] = frozenset({"unsupported", "negation_mismatch"})
REASONS: dict[str, frozenset[FlagCode]] = {
    "diagnosis": _DENIED,
    "symptom": _DENIED,
    "exam": _DENIED,
    "test": _DENIED,
    "imaging": _DENIED | {"image_claim_unread"},
    "procedure": _DENIED | {"date_mismatch"},
    "family": _DENIED | {"experiencer_mismatch"},
    "social": _DENIED,
    "medication": _DENIED | {"drug_mismatch"},
    "allergy": _DENIED | {"drug_mismatch", "allergy_mismatch"},
    "plan": frozenset({"unsupported"}),
    "assessment": _DENIED,
    "vaccine": _DENIED | {"drug_mismatch"},
}
"""Right reasons. A denial counts, since dialogues deny wholesale: `any other illness?`, `no`."""
