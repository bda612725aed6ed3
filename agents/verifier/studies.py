"""Tests and procedures by name, in the words of notes and of speech."""

import re
from functools import lru_cache
from typing import NamedTuple

from .patterns import whole_words
from .stretches import after_last

_NAMES = {
    "x-ray": r"x[- ]?rays?|radiographs?|[ca]xr|plain films?|kub films?",
    "CT": r"ct|cat[- ]scans?|computed tomography|ct(?:a|pa|h|kub|ap|v)|hrct|cect|ncct|ct[- ]angiogra(?:m|phy)",
    "MRI": r"mris?|m r i|magnetic resonance|cmr|mr[av]|mrcp",
    "ultrasound": r"ultrasounds?|sonograms?|dopplers?|uss|u/s|duplex|pocus|ultrasonography|sonography",
    "echocardiogram": r"echos?|echocardiograms?|echocardiography|(?-i:T[TEO]E)",
    "ECG": r"e[ck]gs?|electrocardiograms?|electrocardiography|12[- ]lead",
    "colonoscopy": r"colonoscop(?:y|ies)",
    "endoscopy": r"endoscop(?:y|ies)|egd|ogd|(?:o?esophago)?gastro(?:duodeno)?scop(?:y|ies)",
    "biopsy": r"biops(?:y|ies)|bx",
    "mammogram": r"mammograms?|mammography",
    "stress test": r"stress tests?",
    "sleep study": r"sleep stud(?:y|ies)|psg|polysomnogra\w+",
    "EEG": r"eeg|electroencephalogra\w+",
    "EMG": r"emg|ncs|nerve conduction(?: stud(?:y|ies))?",
    "urinalysis": r"urinalysis|u/?a|urine (?:test|sample|dip)|dipstick",
    "spirometry": r"spirometry|pulmonary function tests?|pfts?",
    "Holter": r"holter(?: monitor)?",
    "bone density": r"de?xa(?: scan)?|bone density(?: scan| test)?",
}
_STUDY = {name: whole_words(words) for name, words in _NAMES.items()}
_CLAUSE = re.compile(r"[.,;?!\n]| (?:and|but|so|because) ")


class Study(NamedTuple):
    """A test."""

    name: str

    def places(self, words: str) -> list[tuple[int, int]]:
        """Where some words name it."""
        return [match.span() for match in _STUDY[self.name].finditer(words)]

    def parts(self, words: str) -> list[str]:
        """The clauses of some words that name it, each with what follows in the same words."""
        named = _STUDY[self.name].finditer(words)
        return [words[after_last(_CLAUSE, words, one.start()) :] for one in named]


@lru_cache(maxsize=32768)
def studies_in(text: str) -> tuple[Study, ...]:
    """The tests that a text names."""
    return tuple(Study(name) for name, pattern in _STUDY.items() if pattern.search(text))
