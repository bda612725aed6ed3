"""What the doctor asks and the patient denies, written as what the patient reports."""

import re
from collections.abc import Iterator
from random import Random

from benchmarks.verifier.third.dialogue import Dialogue
from benchmarks.verifier.third.edit import Edit
from benchmarks.verifier.third.planter import Sentence

from .hearing import is_denied, voices

_SYMPTOMS = (
    "fever", "chills", "nausea", "vomiting", "diarrhea", "constipation", "chest pain", "shortness of breath", "cough",
    "headaches", "dizziness", "numbness", "tingling", "weight loss", "weight gain", "night sweats", "palpitations",
    "blurry vision", "rash", "abdominal pain", "heartburn", "blood in the stool", "burning with urination", "weakness",
    "back pain", "sore throat", "swelling in the legs", "trouble sleeping", "joint pain", "loss of appetite",
)  # fmt: skip
_TELLS = re.compile(r"\b(?:patient|he|she|reports?|states?|notes?|endorses?|denies|complains)\b", re.IGNORECASE)


def asked(found: list[Sentence], note: str, dialogue: Dialogue, rng: Random) -> Iterator[Edit]:
    """After a sentence that tells what the patient says, a symptom that was asked for and denied."""
    after = [one for one in found if _TELLS.search(one.text) and len(one.text.split()) > 4]
    denied = [s for s in _SYMPTOMS if is_denied(dialogue, s) and "affirmed" not in voices(dialogue, s)]
    for symptom in rng.sample(denied, min(2, len(denied))) if after else []:
        one = rng.choice([s for s in after if symptom.split()[0] not in s.text.casefold()] or after)
        at = one.start + len(one.text)
        new = f" {_subject(note)} {rng.choice(('reports', 'has been having', 'also notes'))} {symptom}."
        yield Edit("negation", "asked", at, at, new, one.number, True)


def _subject(note: str) -> str:
    """How the note speaks of the patient."""
    he, she = (len(re.findall(rf"\b{word}\b", note, re.IGNORECASE)) for word in ("he|his", "she|her"))
    return "The patient" if he == she else "He" if he > she else "She"
