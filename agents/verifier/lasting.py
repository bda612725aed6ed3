"""Conditions that stay with whoever has them: once a record has one, nobody may say that it is not there."""

import re

_LASTING = frozenset(
    line.strip()
    for line in """
    diabetes mellitus
    chronic kidney disease
    end-stage renal disease
    chronic obstructive pulmonary disease
    asthma
    interstitial lung disease
    obstructive sleep apnea
    hypertension
    hyperlipidemia
    coronary artery disease
    peripheral artery disease
    heart failure
    cardiomyopathy
    epilepsy
    dementia
    parkinson disease
    multiple sclerosis
    bipolar disorder
    schizophrenia
    cirrhosis
    crohn disease
    ulcerative colitis
    rheumatoid arthritis
    osteoporosis
    psoriasis
    glaucoma
    """.splitlines()
    if line.strip()
)
"""By their names in `tools.terms.find_problems` and the vocabulary."""
_CANCER = re.compile(r"cancer|(?:carcin|lymph|melan|myel|sarc)oma|leukemia|\w+ carcinoma", re.IGNORECASE)


def is_lasting(concept: str) -> bool:
    """Whether a condition is one for life, by its name."""
    return concept in _LASTING


def is_cancer(concept: str) -> bool:
    """Whether the name of a condition is that of a cancer."""
    return bool(_CANCER.search(concept))
