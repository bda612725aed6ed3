"""What people call groups of drugs: `antibiotic`, `blood thinner`, `water pill`."""

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
steroid: corticosteroid
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
    "cholesterol medication": ("statin", "lipid agent"),
    "steroid": ("corticosteroid",),
}  # fmt: skip


def drugs_of_groups(text: str) -> frozenset[str]:
    """Ingredients of the groups and classes that a text names: `which antibiotic?` gives amoxicillin, levofloxacin, ..."""
    by_class = drugs_by_class()
    named = {match.concept for match in _lexicon().find(text)}
    classes = {name for group in named for name in _MEMBERS.get(group, (group,))}
    return frozenset(drug for name in classes for drug in by_class.get(name, ()))


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon((*table(_GROUPS), *((name, name) for name in drugs_by_class())))
