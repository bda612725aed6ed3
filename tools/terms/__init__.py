"""Words of medicine: drugs and their classes, allergens, problems, abbreviations, lay words, anatomy."""

from .alike import is_near, looks_like_drug
from .allergens import allergen_conflicts, is_same_allergen, names_one_allergen
from .analytes import AnalyteMention, find_analytes
from .drugs import (
    DrugMention,
    combinations_with,
    drug_as_written,
    drug_classes,
    drug_parts,
    find_drugs,
    find_phrases_of_drugs,
)
from .groups import GroupMention, drugs_of_groups, find_groups, groups_in, is_meant
from .meanings import Meaning, find_meanings, forms_of
from .normalise import content_words, normal_words, stem
from .organisms import OrganismMention, find_organisms, is_same_organism
from .parts import PartMention, find_parts
from .problems import ProblemMention, find_problems
from .spelling import one_spelling

__all__ = [
    "AnalyteMention",
    "DrugMention",
    "GroupMention",
    "Meaning",
    "OrganismMention",
    "PartMention",
    "ProblemMention",
    "allergen_conflicts",
    "combinations_with",
    "content_words",
    "drug_as_written",
    "drug_classes",
    "drug_parts",
    "drugs_of_groups",
    "find_analytes",
    "find_drugs",
    "find_groups",
    "find_meanings",
    "find_organisms",
    "find_parts",
    "find_phrases_of_drugs",
    "find_problems",
    "forms_of",
    "groups_in",
    "is_meant",
    "is_near",
    "is_same_allergen",
    "is_same_organism",
    "looks_like_drug",
    "names_one_allergen",
    "normal_words",
    "one_spelling",
    "stem",
]
