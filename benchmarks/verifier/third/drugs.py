"""The wrong drug: one that sounds alike, one of the same class, any other, or the wrong class."""

from random import Random

from .dialogue import Dialogue
from .edit import Rule, Site, listed, swapped

_ALIKE = {
    "hydroxyzine": "hydralazine", "hydralazine": "hydroxyzine", "metformin": "metronidazole", "celebrex": "Celexa",
    "celexa": "Celebrex", "lasix": "Luvox", "prednisone": "primidone", "prednisolone": "prednisone",
    "tramadol": "trazodone", "trazodone": "tramadol", "bupropion": "buspirone", "lamictal": "Lamisil",
    "levothyroxine": "levofloxacin", "clonidine": "clonazepam", "glipizide": "glimepiride", "metoprolol": "metolazone",
    "amlodipine": "amiloride", "lisinopril": "fosinopril", "zyrtec": "Zantac", "xanax": "Zantac", "zantac": "Zyrtec",
    "atorvastatin": "atomoxetine", "carvedilol": "captopril", "allopurinol": "haloperidol", "colchicine": "cortisone",
    "doxycycline": "dicyclomine", "ultram": "Voltaren", "mobic": "Moban", "meloxicam": "methotrexate",
    "lortab": "Lorabid", "norco": "Narcan", "flomax": "Fosamax", "fosamax": "Flomax", "flonase": "Flovent",
    "synthroid": "Symmetrel", "lipitor": "Loniten", "crestor": "Crixivan", "zoloft": "Zocor", "prozac": "Prilosec",
    "prilosec": "Prozac", "protonix": "Lotronex", "pepcid": "Pradaxa", "neurontin": "Noroxin", "norvasc": "Navane",
    "eliquis": "Elavil", "coumadin": "Cardura", "singulair": "Sinequan", "albuterol": "atenolol",
    "gabapentin": "gemfibrozil", "farxiga": "Fanapt", "jardiance": "Januvia", "humira": "Humalog",
    "methotrexate": "metolazone", "tylenol": "Toradol", "excedrin": "Ecotrin", "imitrex": "Imodium",
    "amoxicillin": "azithromycin", "clindamycin": "clarithromycin", "lexapro": "Loxapac", "warfarin": "Wellbutrin",
}  # fmt: skip
_CLASSES = (
    ("ibuprofen", "naproxen", "meloxicam", "diclofenac", "celecoxib", "indomethacin", "Motrin", "Advil", "Aleve", "Mobic", "Celebrex"),
    ("lisinopril", "enalapril", "ramipril", "losartan", "valsartan", "candesartan", "benazepril"),
    ("metoprolol", "atenolol", "carvedilol", "propranolol", "bisoprolol"),
    ("amlodipine", "nifedipine", "diltiazem", "verapamil", "Norvasc"),
    ("Lasix", "bumetanide", "torsemide", "hydrochlorothiazide", "chlorthalidone", "spironolactone"),
    ("atorvastatin", "simvastatin", "rosuvastatin", "pravastatin", "Lipitor", "Crestor"),
    ("metformin", "glipizide", "pioglitazone", "sitagliptin", "empagliflozin", "Jardiance", "Farxiga", "Ozempic", "Trulicity"),
    ("omeprazole", "pantoprazole", "famotidine", "lansoprazole", "Protonix", "Prilosec", "Nexium", "Pepcid"),
    ("sertraline", "fluoxetine", "citalopram", "escitalopram", "paroxetine", "Zoloft", "Lexapro", "Prozac", "Effexor", "Wellbutrin", "Cymbalta"),
    ("amoxicillin", "Augmentin", "cephalexin", "doxycycline", "azithromycin", "clindamycin", "ciprofloxacin", "levofloxacin", "Bactrim", "vancomycin"),
    ("tramadol", "hydrocodone", "oxycodone", "morphine", "codeine", "Percocet", "Norco", "Ultram", "Lortab"),
    ("warfarin", "apixaban", "rivaroxaban", "Eliquis", "Xarelto", "Coumadin", "clopidogrel", "Plavix", "aspirin"),
    ("albuterol", "fluticasone", "budesonide", "Symbicort", "Advair", "Flovent", "Singulair", "montelukast"),
    ("prednisone", "methylprednisolone", "dexamethasone", "hydrocortisone", "triamcinolone", "cortisone"),
    ("loratadine", "cetirizine", "Claritin", "Zyrtec", "Allegra", "Benadryl", "Flonase"),
    ("gabapentin", "pregabalin", "topiramate", "Keppra", "carbamazepine", "lamotrigine", "Neurontin"),
    ("Tylenol", "acetaminophen", "Excedrin"), ("levothyroxine", "liothyronine", "Synthroid", "methimazole"),
    ("methotrexate", "Humira", "Enbrel", "hydroxychloroquine", "sulfasalazine", "Plaquenil"),
    ("allopurinol", "febuxostat", "colchicine", "probenecid"), ("Flomax", "tamsulosin", "finasteride", "oxybutynin"),
    ("Flexeril", "cyclobenzaprine", "methocarbamol", "baclofen", "tizanidine", "Robaxin"),
    ("insulin glargine", "insulin lispro", "Lantus", "Humalog"), ("sumatriptan", "rizatriptan", "Imitrex", "Maxalt"),
    ("carboplatin", "cisplatin", "paclitaxel", "docetaxel", "tamoxifen", "anastrozole", "letrozole"),
)  # fmt: skip
_SAME = (
    "ibuprofen motrin advil", "naproxen aleve", "meloxicam mobic", "celecoxib celebrex", "amlodipine norvasc",
    "atorvastatin lipitor", "rosuvastatin crestor", "empagliflozin jardiance", "omeprazole prilosec",
    "pantoprazole protonix", "famotidine pepcid", "sertraline zoloft", "escitalopram lexapro", "fluoxetine prozac",
    "citalopram celexa", "tramadol ultram", "hydrocodone norco lortab", "oxycodone percocet", "warfarin coumadin",
    "apixaban eliquis", "rivaroxaban xarelto", "clopidogrel plavix", "montelukast singulair", "loratadine claritin",
    "cetirizine zyrtec", "gabapentin neurontin", "tylenol acetaminophen excedrin", "levothyroxine synthroid",
    "hydroxychloroquine plaquenil", "tamsulosin flomax", "cyclobenzaprine flexeril", "methocarbamol robaxin",
    "sumatriptan imitrex", "rizatriptan maxalt", "amoxicillin augmentin", "fluticasone flonase flovent advair",
    "budesonide symbicort", "cortisone hydrocortisone", "prednisone prednisolone methylprednisolone",
)  # fmt: skip
_ALL = tuple(dict.fromkeys(drug for group in _CLASSES for drug in group))
_KNOWN = {drug.casefold(): drug for drug in _ALL}
_PEERS = {drug.casefold(): group for group in _CLASSES for drug in group}
_TWINS = {name: frozenset(names.split()) for names in _SAME for name in names.split()}
_CLASS_WORDS = {
    "steroids": "antibiotics", "steroid": "antibiotic", "antibiotics": "steroids", "antibiotic": "steroid",
    "anti-inflammatory": "antihistamine", "anti-inflammatories": "muscle relaxants", "nsaids": "opioids",
    "beta blocker": "calcium channel blocker", "beta-blocker": "statin", "statin": "diuretic", "diuretic": "statin",
    "antihistamine": "decongestant", "muscle relaxer": "sedative", "antidepressant": "antiepileptic",
    "muscle relaxant": "sedative", "blood thinner": "diuretic", "chemotherapy": "immunotherapy",
    "immunosuppressive": "antihypertensive", "immunosuppressant": "antihypertensive", "insulin": "warfarin",
    "iron": "calcium", "vitamin d": "vitamin B12", "multivitamin": "calcium supplement", "cortisone": "lidocaine",
}  # fmt: skip


def _twin(one: str, other: str) -> bool:
    return other.casefold() in _TWINS.get(one.casefold(), frozenset())


def _drug_said(site: Site, dialogue: Dialogue) -> bool:
    old, new = site.match.group(0).casefold(), site.new.casefold()
    heard = old in dialogue.text or any(name in dialogue.text for name in _TWINS.get(old, ()))
    return heard and new not in dialogue.text and not any(name in dialogue.text for name in _TWINS.get(new, ()))


def _class_said(site: Site, dialogue: Dialogue) -> bool:
    return dialogue.says(site.match.group(0).split()[-1]) and site.new.casefold() not in dialogue.text


def _peer(name: str, rng: Random) -> str | None:
    peers = [d for d in _PEERS[name.casefold()] if d.casefold() != name.casefold() and not _twin(name, d)]
    return rng.choice(peers) if peers else None


def _stranger(name: str, rng: Random) -> str:
    return rng.choice([d for d in _ALL if d not in _PEERS[name.casefold()] and not _twin(name, d)])


RULES = (
    Rule("drug", "sounds_alike", listed(_ALIKE), swapped(_ALIKE), _drug_said),
    Rule("drug", "same_class", listed(_KNOWN), lambda m, r: _peer(m.group(0), r), _drug_said),
    Rule("drug", "other_class", listed(_KNOWN), lambda m, r: _stranger(m.group(0), r), _drug_said),
    Rule("drug", "class_word", listed(_CLASS_WORDS), swapped(_CLASS_WORDS), _class_said),
)
