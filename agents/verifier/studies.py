"""Tests and procedures by name, in the words of notes and of speech."""

import re
from functools import lru_cache
from typing import NamedTuple

_NAMES = {
    "x-ray": r"x[- ]?rays?|radiographs?",
    "CT": r"ct|cat[- ]scans?|computed tomography",
    "MRI": r"mri|m r i|magnetic resonance",
    "ultrasound": r"ultrasounds?|sonograms?|dopplers?",
    "echocardiogram": r"echo|echocardiograms?",
    "ECG": r"e[ck]gs?|electrocardiograms?",
    "colonoscopy": r"colonoscop(?:y|ies)",
    "endoscopy": r"endoscop(?:y|ies)|egd",
    "biopsy": r"biops(?:y|ies)",
    "mammogram": r"mammograms?|mammography",
    "stress test": r"stress tests?",
    "sleep study": r"sleep stud(?:y|ies)|polysomnogra\w+",
    "EEG": r"eeg|electroencephalogra\w+",
    "EMG": r"emg|nerve conduction(?: stud(?:y|ies))?",
    "urinalysis": r"urinalysis|ua|urine (?:test|sample)",
    "spirometry": r"spirometry|pulmonary function tests?|pfts?",
    "Holter": r"holter(?: monitor)?",
    "bone density": r"dexa(?: scan)?|bone density(?: scan| test)?",
}
_STUDY = {name: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for name, words in _NAMES.items()}
_CLAUSE = re.compile(r"[.,;?!\n]| (?:and|but|so|because) ")


class Study(NamedTuple):
    """A test."""

    name: str

    def parts(self, words: str) -> list[str]:
        """The clauses of some words that name it, each with what follows in the same words."""
        found = []
        for named in _STUDY[self.name].finditer(words):
            begins = [one.end() for one in _CLAUSE.finditer(words, 0, named.start())]
            found.append(words[begins[-1] if begins else 0 :])
        return found


@lru_cache(maxsize=32768)
def studies_in(text: str) -> tuple[Study, ...]:
    """The tests that a text names."""
    return tuple(Study(name) for name, pattern in _STUDY.items() if pattern.search(text))
