"""What kind of answer a passage gives, told by its own words, where nobody has labelled it.

A few words tell most of it: a text with `autosomal`, `recessive` and `parents` says how something is inherited, one
with `biopsy`, `MRI` and `blood test` how it is found. The words were chosen by what they mean, with MedQuAD's
types in view.
"""

import re
from collections.abc import Mapping
from functools import cache
from math import log

from wardround.knowledge.lexical.words import content_stems

from .intents import Intent

_WORDS: dict[Intent, tuple[str, str]] = {
    "symptoms": (
        "symptoms signs",
        "features fever fatigue nausea swelling weakness vomiting feel experience occur look seen list include pain",
    ),
    "causes": ("causes cause caused etiology", "exact unknown trigger role factors known contribute due exposure"),
    "genetics": ("mutations gene genes enzyme", "dna chromosome protein cells instructions variant"),
    "inheritance": (
        "inherited pattern parents autosomal recessive dominant",
        "copy carry pass linked hereditary sperm",
    ),
    "frequency": (
        "prevalence incidence estimated worldwide",
        "000 million 100 newborns births reported per rare common",
    ),
    "risk": ("risk", "factors older men women race ethnic overweight smoking likely higher greater history chance"),
    "diagnosis": (
        "diagnosed diagnosis test tests exam",
        "biopsy confirm confirmed detect scan ultrasound mri ct x-ray imaging measure sample suspected rule",
    ),
    "treatment": (
        "treatment treatments treated therapy treat surgery",
        "management drugs medicine prescribed rehabilitation counseling relieve antibiotics radiation corticosteroids",
    ),
    "outlook": ("prognosis outlook recovery survival", "expectancy recover complete live depends permanent"),
    "complications": ("complications", "lead problems failure damage"),
    "prevention": ("prevent prevention avoid vaccine", "wash quit healthy protect steps wear lower smoking"),
    "stages": ("stage stages staging", "spread lymph nodes tumor grade"),
    "research": ("research researchers trials", "scientists studies clinical conduct investigators institute supports"),
    "advice": ("diet meals eating food", "healthy plan foods exercise drink care"),
    "dose": ("dose dosage mg", "daily tablet tablets administer administration"),
    "side effects": ("adverse reactions", "effects reported"),
    "interactions": ("interactions concomitant coadministration", "inhibitors inducers concentrations"),
    "contraindications": ("contraindicated contraindications", "hypersensitivity"),
}
"""Words that say it, and words that go with it and count half."""

_DEFINES = re.compile(
    r"[^.?!]{0,120}?\b(?:is|are|refers? to|means?|occurs?|describes?)\s(?:\w+ly )?"
    r"(?:a|an|the|one|any|when|where|characterized|caused|inherited|rare)\b",
    re.I,
)
"""A first sentence that says what something is."""
_FAINT = 0.1
"""Kinds that have less than this share of all evidence are not told of."""
_SURE = 4.0
"""How much it takes to be half sure."""


def told_by(text: str, counts: Mapping[str, int]) -> dict[Intent, float]:
    """How sure a passage's words make us of the kinds of answer that it gives.

    Args:
        text: the passage.
        counts: its stems, or only those that are `cues`.

    Returns:
        The kinds that the words speak for, with a share in (0, 1); the shares add up to less than 1.
    """
    evidence: dict[Intent, float] = {}
    for stem in counts.keys() & cues().keys():
        for intent, weight in cues()[stem]:
            evidence[intent] = evidence.get(intent, 0.0) + weight * (1 + log(counts[stem]))
    total = sum(value**2 for value in evidence.values())
    found = {intent: value**2 / (total + _SURE) for intent, value in evidence.items() if value**2 > _FAINT * total}
    if _DEFINES.match(text):
        found["definition"] = 1 - max(found.values(), default=0.0)
    return found


@cache
def cues() -> dict[str, tuple[tuple[Intent, float], ...]]:
    """Stem -> the kinds that it speaks for; one that speaks for several counts less for each."""
    found: dict[str, dict[Intent, float]] = {}
    for intent, (saying, going) in _WORDS.items():
        for words, weight in ((going, 0.5), (saying, 1.0)):
            for stem in content_stems(words):
                found.setdefault(stem, {})[intent] = weight
    return {
        stem: tuple((intent, weight / len(kinds)) for intent, weight in kinds.items()) for stem, kinds in found.items()
    }
