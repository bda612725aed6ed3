"""What people call groups of drugs: `antibiotic`, `blood thinner`, `water pill`."""

import re
from functools import lru_cache

from .drugs import drugs_by_class
from .lexicon import Lexicon, table

_GROUPS = """
antibiotic: antibacterial, antimicrobial
anticoagulant: blood thinner, anticoagulation
diuretic: water pill
antihypertensive: blood pressure medication, blood pressure medicine, blood pressure pill
antidiabetic: diabetes medication, diabetes medicine, diabetes pill, hypoglycemic agent
antidepressant:
pain medication: painkiller, pain medicine, pain reliever
cholesterol medication: cholesterol medicine, cholesterol pill
steroid: corticosteroid, cortisone
nsaid: anti-inflammatory, antiinflammatory, anti inflammatory, nonsteroidal, non-steroidal
opioid: narcotic, opiate
ppi: proton pump inhibitor
contraceptive: birth control
muscle relaxant: muscle relaxer
laxative: stool softener
hypnotic: sleeping pill, sleep aid
"""
_MEMBERS = {
    "antibiotic": (
        "penicillin", "cephalosporin", "carbapenem", "macrolide", "fluoroquinolone", "tetracycline",
        "sulfonamide antibiotic", "glycopeptide", "aminoglycoside", "other antibiotic",
    ),
    "anticoagulant": ("anticoagulant",),
    "diuretic": ("thiazide diuretic", "loop diuretic", "potassium-sparing diuretic"),
    "antihypertensive": (
        "ace inhibitor", "angiotensin receptor blocker", "beta blocker", "calcium channel blocker", "thiazide diuretic",
    ),
    "antidiabetic": (
        "biguanide", "sulfonylurea", "insulin", "dpp-4 inhibitor", "glp-1 agonist", "sglt2 inhibitor",
        "thiazolidinedione",
    ),
    "antidepressant": ("ssri", "snri", "other antidepressant"),
    "pain medication": ("analgesic", "opioid", "nsaid"),
    "analgesic": ("analgesic", "opioid", "nsaid"),
    "cholesterol medication": ("statin", "lipid agent"),
    "steroid": ("corticosteroid",),
}  # fmt: skip
_FOR = {
    "antidepressant": r"depress\w*|mood",
    "antihypertensive": r"blood pressures?|hypertension",
    "antidiabetic": r"diabet\w*|sugars?",
    "pain medication": r"pain|aches?|headaches?|hurts?",
    "analgesic": r"pain|aches?|headaches?|hurts?",
    "cholesterol medication": r"cholesterol|lipids?",
    "antibiotic": r"infect\w*",
    "hypnotic": r"sleep\w*|insomnia",
}
"""What a group is given for."""
_MEDICATION = re.compile(r"\b(?:medications?|medicines?|meds|pills?|tablets?)\b", re.IGNORECASE)
_NO_NAMES = frozenset({"emergency", "topical", "biologic", "hormone", "smoking cessation", "contrast", "insulin"})
"""Classes whose names mean something else in a text, or are a drug's own."""


def groups_in(text: str) -> dict[str, frozenset[str]]:
    """The groups and classes that a text names, each by its word there, with the ingredients that belong to it."""
    by_class = drugs_by_class()
    return {
        text[match.start : match.end]: frozenset(
            drug for name in _MEMBERS.get(match.concept, (match.concept,)) for drug in by_class.get(name, ())
        )
        for match in _lexicon().find(text)
    }


def drugs_of_groups(text: str) -> frozenset[str]:
    """Ingredients of the groups and classes that a text names: `which antibiotic?` gives amoxicillin, levofloxacin, ..."""
    return frozenset().union(*groups_in(text).values())


def is_meant(group: str, text: str) -> bool:
    """Whether a text that names no such drug speaks of medication for what a group is given for.

    `to manage your depression ... you didn't want to go on medication` is of antidepressants.
    """
    purposes = (_FOR[match.concept] for match in _lexicon().find(group) if match.concept in _FOR)
    return bool(_MEDICATION.search(text)) and any(
        re.search(rf"\b(?:{purpose})\b", text, re.IGNORECASE) for purpose in purposes
    )


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon((*table(_GROUPS), *((name, name) for name in drugs_by_class() if name not in _NO_NAMES)))
