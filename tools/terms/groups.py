"""What people call groups of drugs: `antibiotic`, `blood thinner`, `water pill`."""

import re
from functools import lru_cache
from typing import NamedTuple

from .drugs import drugs_by_class
from .lexicon import Lexicon, table

_GROUPS = """
antibiotic: antibacterial, antimicrobial, abx
beta-lactam: beta lactam, betalactam
fluoroquinolone: quinolone
antituberculosis: anti-tuberculosis, antitubercular, anti-tuberculous, antituberculous, anti-TB, anti-Koch, anti-Koch's, AKT, ATT, TB treatment, TB tablet, TB medicine
antiviral: anti-viral
antifungal: anti-fungal
antiretroviral: HAART, cART
blood thinner:
anticoagulant: anticoagulation, OAC, OACs, oral anticoagulant, oral anticoagulation
direct oral anticoagulant: DOAC, NOAC, novel oral anticoagulant
low molecular weight heparin: LMWH, low-molecular-weight heparin, low molecular-weight heparin, low-molecular weight heparin
vitamin k antagonist: VKA
antiplatelet: anti-platelet, DAPT
diuretic: water pill, water tablet
loop diuretic:
thiazide diuretic: thiazide
antihypertensive: anti-hypertensive, blood pressure medication, blood pressure medicine, blood pressure pill
ace inhibitor: ace-inhibitor, ACEi, ACE-I, ACEI, ACEIs, ACEis, angiotensin-converting enzyme inhibitor, angiotensin converting enzyme inhibitor, angiotensin-converting-enzyme inhibitor
angiotensin receptor blocker: ARB, angiotensin-receptor blocker, angiotensin ii receptor blocker, angiotensin ii receptor antagonist, sartan
beta blocker: beta-blocker, betablocker, beta-adrenergic blocker
calcium channel blocker: calcium-channel blocker, calcium antagonist, CCB
alpha blocker: alpha-blocker
vasopressor: pressor
pde5 inhibitor: pde-5 inhibitor, pde 5 inhibitor, phosphodiesterase-5 inhibitor
5-alpha reductase inhibitor: 5-alpha-reductase inhibitor, 5-ARI
antidiabetic: diabetes medication, diabetes medicine, diabetes pill, hypoglycemic agent
sglt2 inhibitor: SGLT2i, SGLT2is, sglt-2 inhibitor, sglt2-inhibitor, sodium-glucose cotransporter 2 inhibitor, gliflozin
dpp-4 inhibitor: DPP4i, DPP-4i, dpp4 inhibitor, gliptin
glp-1 agonist: GLP1, GLP-1, GLP-1 RA, GLP1-RA, GLP1 RA, GLP-1RA, glp-1 receptor agonist, glp1 agonist, glp1 receptor agonist, glp-1 analogue
antidepressant:
ssri: SSRIs, selective serotonin reuptake inhibitor
snri: SNRIs, serotonin-norepinephrine reuptake inhibitor, serotonin norepinephrine reuptake inhibitor, serotonin-noradrenaline reuptake inhibitor
tricyclic antidepressant: tricyclic
maoi: MAOIs, monoamine oxidase inhibitor
benzodiazepine: benzo, BZD
antipsychotic: neuroleptic
anticonvulsant: antiepileptic, anti-epileptic, antiseizure, anti-seizure, anticonvulsive
mood stabilizer: mood stabiliser
hypnotic: sleeping pill, sleep aid
pain medication: painkiller, pain medicine, pain reliever
cholesterol medication: cholesterol medicine, cholesterol pill
steroid: corticosteroid, cortisone, glucocorticoid
inhaled corticosteroid: inhaled steroid, ICS
long-acting beta agonist: LABA, long acting beta agonist, long-acting beta-agonist, long-acting beta2 agonist, long-acting beta2-agonist, long-acting beta-2 agonist
long-acting muscarinic antagonist: LAMA, long acting muscarinic antagonist, long-acting anticholinergic
short-acting beta agonist: SABA, short acting beta agonist, short-acting beta-agonist, short-acting beta2 agonist, short-acting beta2-agonist
short-acting muscarinic antagonist: SAMA
nsaid: anti-inflammatory, antiinflammatory, anti inflammatory, nonsteroidal, non-steroidal
opioid: narcotic, opiate
ppi: PPIs, proton pump inhibitor, proton-pump inhibitor
h2 blocker: h2-blocker, H2RA, h2 antagonist, h2 receptor antagonist, h2-receptor antagonist
antiemetic: anti-emetic
contraceptive: birth control, COCP
muscle relaxant: muscle relaxer
laxative: stool softener
dmard: bDMARD, csDMARD, tsDMARD, disease-modifying antirheumatic drug, disease modifying antirheumatic drug
immunosuppressant: immunosuppressive
tnf inhibitor: anti-tnf, anti tnf, tnf blocker, tnf-alpha inhibitor, anti-tnf-alpha, tnf-inhibitor
jak inhibitor: JAKi, janus kinase inhibitor
granulocyte colony-stimulating factor: G-CSF, GCSF, granulocyte colony stimulating factor
erythropoiesis-stimulating agent: ESA, erythropoiesis stimulating agent, erythropoietin-stimulating agent
thrombopoietin receptor agonist: TPO-RA
tyrosine kinase inhibitor: TKI, TKIs
checkpoint inhibitor: ICI, ICIs
immunotherapy: immuno-therapy, allergy shot, allergy injection, desensitization, desensitisation
aromatase inhibitor:
iron preparation: iron drop, iron drops, iron syrup, iron liquid, liquid iron, iron tablet, iron pill, iron supplement, iron supplementation, oral iron, iv iron, intravenous iron, iron infusion, parenteral iron
"""
_MEMBERS = {
    "antibiotic": (
        "penicillin", "cephalosporin", "carbapenem", "monobactam", "macrolide", "fluoroquinolone", "tetracycline",
        "sulfonamide antibiotic", "glycopeptide", "aminoglycoside", "other antibiotic", "antituberculosis",
    ),
    "beta-lactam": ("penicillin", "cephalosporin", "carbapenem", "monobactam"),
    "antiviral": ("antiviral", "hepatitis antiviral", "antiretroviral"),
    "blood thinner": ("anticoagulant", "antiplatelet"),
    "anticoagulant": ("anticoagulant",),
    "diuretic": ("thiazide diuretic", "loop diuretic", "potassium-sparing diuretic", "other diuretic"),
    "antihypertensive": (
        "ace inhibitor", "angiotensin receptor blocker", "beta blocker", "calcium channel blocker", "thiazide diuretic",
        "central antihypertensive", "potassium-sparing diuretic", "renin inhibitor", "alpha blocker", "vasodilator",
    ),
    "antidiabetic": (
        "biguanide", "sulfonylurea", "insulin", "dpp-4 inhibitor", "glp-1 agonist", "sglt2 inhibitor",
        "thiazolidinedione", "glinide", "alpha-glucosidase inhibitor", "other antidiabetic",
    ),
    "antidepressant": ("ssri", "snri", "tricyclic antidepressant", "maoi", "other antidepressant"),
    "anticonvulsant": ("anticonvulsant", "benzodiazepine"),
    "pain medication": ("analgesic", "opioid", "nsaid"),
    "analgesic": ("analgesic", "opioid", "nsaid"),
    "cholesterol medication": ("statin", "lipid agent"),
    "steroid": ("corticosteroid",),
    "dmard": ("dmard", "biologic", "jak inhibitor"),
    "immunosuppressant": ("immunosuppressant", "dmard", "biologic", "corticosteroid"),
    "antineoplastic": (
        "antineoplastic", "regimen", "proteasome inhibitor", "checkpoint inhibitor", "cancer antibody",
        "tyrosine kinase inhibitor", "targeted agent", "endocrine therapy",
    ),
    "immunotherapy": ("checkpoint inhibitor", "cancer antibody", "car-t therapy", "immunomodulatory agent", "biologic"),
    "muscle relaxant": ("muscle relaxant", "neuromuscular blocker"),
}  # fmt: skip
_FOR = {
    "antidepressant": r"depress\w*|mood",
    "antihypertensive": r"blood pressures?|hypertension",
    "antidiabetic": r"diabet\w*|sugars?",
    "pain medication": r"pain|aches?|headaches?|hurts?",
    "analgesic": r"pain|aches?|headaches?|hurts?",
    "cholesterol medication": r"cholesterol|lipids?",
    "antibiotic": r"infect\w*",
    "contraceptive": r"contracepti\w*|birth control|pregnan\w*|periods?",
    "diuretic": r"water|swell\w*|swollen|fluid",
    "hypnotic": r"sleep\w*|insomnia",
}
"""What a group is given for."""
_MEDICATION = re.compile(
    r"\b(?:medications?|medicines?|meds|pills?|tablets?|the water one|implant|coil|IUD)\b", re.IGNORECASE
)
_NO_NAMES = frozenset({
    "emergency", "topical", "biologic", "hormone", "smoking cessation", "contrast", "insulin", "fluid", "nutrition", "vaccine",
    "regimen", "cancer support", "endocrine therapy", "car-t therapy", "thrombolytic", "haemostatic", "neuromuscular blocker",
    "immunoglobulin therapy", "lung agent", "bowel agent",
})  # fmt: skip
"""Classes whose names mean something else in a text, are a drug's own, or are said in too many ways (`lysis`)."""


class GroupMention(NamedTuple):
    """A group of drugs named in a text."""

    start: int
    """First position of its word."""
    end: int
    """One past the last."""
    group: str
    """The name that all its words share."""

    @property
    def members(self) -> frozenset[str]:
        """Ingredients that belong to it."""
        by_class = drugs_by_class()
        return frozenset(drug for name in _MEMBERS.get(self.group, (self.group,)) for drug in by_class.get(name, ()))


def find_groups(text: str) -> tuple[GroupMention, ...]:
    """The groups and classes that a text names, from left to right."""
    return tuple(GroupMention(match.start, match.end, match.concept) for match in _lexicon().find(text))


def groups_in(text: str) -> dict[str, frozenset[str]]:
    """The groups and classes that a text names, each by its word there, with the ingredients that belong to it."""
    return {text[mention.start : mention.end]: mention.members for mention in find_groups(text)}


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
    classes = ((name, name) for name in drugs_by_class() if name not in _NO_NAMES)
    return Lexicon((*table(_GROUPS), *classes), cased=True)
