"""Errors of medicine: another drug than the sentence's; a drug against an allergy.

The names are the planter's own, from the World Health Organization's list of essential medicines and from common prescriptions,
written down apart from the library's lexicon; some are not in that lexicon at all, as a stranger's would not be.
"""

import re
from random import Random

from .swap import put

GROUPS = (
    "amlodipine nifedipine felodipine Norvasc isradipine",
    "lisinopril enalapril ramipril perindopril fosinopril trandolapril",
    "losartan valsartan candesartan telmisartan azilsartan",
    "metoprolol carvedilol bisoprolol atenolol nadolol timolol",
    "atorvastatin simvastatin rosuvastatin pravastatin Lipitor Crestor pitavastatin",
    "metformin glipizide glyburide sitagliptin Jardiance pioglitazone repaglinide",
    "furosemide torsemide bumetanide Lasix hydrochlorothiazide spironolactone acetazolamide",
    "warfarin apixaban rivaroxaban Eliquis Xarelto Coumadin fondaparinux",
    "omeprazole pantoprazole esomeprazole Protonix famotidine Nexium Prilosec sucralfate",
    "sertraline fluoxetine citalopram escitalopram paroxetine Zoloft Lexapro vilazodone",
    "gabapentin pregabalin levetiracetam topiramate Keppra lacosamide",
    "ibuprofen naproxen meloxicam diclofenac Motrin Advil Aleve Mobic etodolac nabumetone",
    "Tylenol acetaminophen",
    "amoxicillin cephalexin azithromycin doxycycline ciprofloxacin clindamycin Bactrim Augmentin tedizolid",
    "oxycodone hydrocodone tramadol morphine tapentadol Percocet Ultram",
    "albuterol tiotropium salmeterol Singulair montelukast Flovent roflumilast",
    "prednisone dexamethasone methylprednisolone deflazacort",
    "levothyroxine Synthroid liothyronine methimazole",
    "lorazepam alprazolam clonazepam Ativan Xanax buspirone",
    "insulin Lantus Humalog NovoLog Ozempic Trulicity liraglutide",
    "allopurinol colchicine febuxostat probenecid",
    "methotrexate sulfasalazine hydroxychloroquine leflunomide tofacitinib",
    "Flexeril cyclobenzaprine methocarbamol tizanidine baclofen carisoprodol",
    "Zyrtec cetirizine Claritin loratadine Allegra Benadryl levocetirizine",
    "aspirin clopidogrel ticagrelor Plavix dipyridamole",
    "flecainide amiodarone sotalol dronedarone digoxin",
    "Imitrex sumatriptan rizatriptan naratriptan",
    "tamsulosin finasteride Flomax silodosin",
    "alendronate denosumab risedronate raloxifene",
    "Lasix Bumex Demadex",
)
_GROUP_OF = {name.casefold(): group.split() for group in GROUPS for name in group.split()}
_DRUG = re.compile(rf"\b(?:{'|'.join(sorted(_GROUP_OF, key=len, reverse=True))})\b", re.IGNORECASE)
_SAME = (("lasix", "furosemide"), ("bumex", "bumetanide"), ("demadex", "torsemide"), ("norvasc", "amlodipine"),
    ("lipitor", "atorvastatin"), ("crestor", "rosuvastatin"), ("eliquis", "apixaban"), ("xarelto", "rivaroxaban"),
    ("coumadin", "warfarin"), ("protonix", "pantoprazole"), ("nexium", "esomeprazole"), ("prilosec", "omeprazole"),
    ("zoloft", "sertraline"), ("lexapro", "escitalopram"), ("keppra", "levetiracetam"), ("motrin", "ibuprofen", "advil"),
    ("aleve", "naproxen"),
    ("mobic", "meloxicam"), ("tylenol", "acetaminophen"), ("percocet", "oxycodone"),
    ("ultram", "tramadol"), ("singulair", "montelukast"), ("synthroid", "levothyroxine"), ("ativan", "lorazepam"),
    ("xanax", "alprazolam"), ("flexeril", "cyclobenzaprine"), ("zyrtec", "cetirizine"), ("claritin", "loratadine"),
    ("plavix", "clopidogrel"), ("imitrex", "sumatriptan"), ("flomax", "tamsulosin"),
    ("lantus", "insulin", "humalog", "novolog"))  # fmt: skip
CONFLICTS = (
    ("penicillin", "amoxicillin 500 mg three times a day"),
    ("sulfa", "Bactrim DS twice daily"),
    ("ibuprofen", "Motrin 600 mg every 8 hours"),
    ("codeine", "codeine 30 mg every 6 hours"),
    ("aspirin", "aspirin 81 mg daily"),
    ("lisinopril", "lisinopril 10 mg daily"),
    ("azithromycin", "a Z-Pak"),
    ("morphine", "morphine 15 mg as needed"),
    ("cephalexin", "Keflex 500 mg four times a day"),
    ("levofloxacin", "levofloxacin 750 mg daily"),
)
"""A recorded allergy and an order that it forbids."""


def change_drug(sentence: str, rng: Random, record: str) -> str | None:
    """Another drug in place of the sentence's: mostly of its own group, none that the record names."""
    places = list(_DRUG.finditer(sentence))
    if not places:
        return None
    match = rng.choice(places)
    said = match.group().casefold()
    group = _GROUP_OF[said] if rng.random() < 0.6 else rng.choice(GROUPS).split()
    known = record.casefold()
    options = [name for name in group if not any(same in known or same == said for same in _synonyms(name.casefold()))]
    return put(sentence, match.start(), match.end(), rng.choice(options)) if options else None


def _synonyms(name: str) -> tuple[str, ...]:
    return next((same for same in _SAME if name in same), (name,))


def names_in(text: str) -> set[str]:
    """The medicines of the planter's list that a text names, in lower case."""
    return {match.group().casefold() for match in _DRUG.finditer(text)}
