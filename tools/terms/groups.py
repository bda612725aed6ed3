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


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon((*table(_GROUPS), *((name, name) for name in drugs_by_class() if name not in _NO_NAMES)))
