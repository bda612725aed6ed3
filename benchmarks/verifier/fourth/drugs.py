"""One drug for another: of the same class, of a like name, or of another kind; and what the patient is allergic to."""

import re
from random import Random

from benchmarks.verifier.third.dialogue import Dialogue
from benchmarks.verifier.third.edit import New, Rule, Said, Site, words

from .hearing import voices

_CLASSES = (
    "lisinopril enalapril benazepril ramipril quinapril captopril", "losartan valsartan olmesartan irbesartan candesartan Cozaar Diovan Benicar",
    "amlodipine nifedipine diltiazem verapamil Norvasc Cardizem", "metoprolol atenolol carvedilol propranolol bisoprolol Toprol Coreg Lopressor",
    "furosemide bumetanide torsemide hydrochlorothiazide chlorthalidone spironolactone Lasix Bumex Aldactone", "atorvastatin simvastatin rosuvastatin pravastatin lovastatin Lipitor Crestor Zocor",
    "metformin glipizide glyburide pioglitazone sitagliptin Januvia Jardiance Glucophage", "ibuprofen naproxen meloxicam diclofenac celecoxib ketorolac Motrin Advil Aleve Mobic Celebrex Naprosyn",
    "fluoxetine sertraline citalopram escitalopram paroxetine Prozac Zoloft Celexa Lexapro Paxil", "omeprazole pantoprazole esomeprazole famotidine ranitidine Protonix Nexium Prilosec Pepcid",
    "amoxicillin azithromycin doxycycline cephalexin ciprofloxacin levofloxacin clindamycin Augmentin Keflex Bactrim Cipro", "prednisone dexamethasone hydrocortisone methylprednisolone",
    "oxycodone hydrocodone morphine tramadol codeine Ultram Percocet Norco Vicodin", "cyclobenzaprine methocarbamol tizanidine baclofen Flexeril Robaxin",
    "warfarin apixaban rivaroxaban clopidogrel Coumadin Eliquis Xarelto Plavix Brilinta", "gabapentin pregabalin topiramate lamotrigine levetiracetam Neurontin Lyrica Keppra",
    "albuterol Singulair fluticasone budesonide Atrovent Advair Symbicort", "loratadine cetirizine fexofenadine Claritin Zyrtec Allegra Benadryl", "alprazolam lorazepam clonazepam diazepam Xanax Ativan Klonopin",
    "allopurinol colchicine febuxostat", "levothyroxine Synthroid methimazole", "tamsulosin finasteride Flomax Proscar Cardura", "sildenafil tadalafil Viagra Cialis", "sumatriptan rizatriptan Imitrex Maxalt", "Tylenol acetaminophen aspirin",
)  # fmt: skip
_CLASS = {name.casefold(): row.split() for row in _CLASSES for name in row.split()}
SAME = (
    "lasix furosemide", "norvasc amlodipine", "toprol metoprolol lopressor", "coreg carvedilol", "cozaar losartan", "diovan valsartan", "benicar olmesartan", "bumex bumetanide", "aldactone spironolactone",
    "lipitor atorvastatin", "crestor rosuvastatin", "zocor simvastatin", "motrin advil ibuprofen", "aleve naprosyn naproxen", "mobic meloxicam", "celebrex celecoxib", "prozac fluoxetine", "zoloft sertraline", "celexa citalopram",
    "lexapro escitalopram", "paxil paroxetine", "protonix pantoprazole", "nexium esomeprazole", "prilosec omeprazole", "pepcid famotidine", "keflex cephalexin", "cipro ciprofloxacin", "ultram tramadol", "norco vicodin hydrocodone",
    "percocet oxycodone", "flexeril cyclobenzaprine", "robaxin methocarbamol", "coumadin warfarin", "eliquis apixaban", "xarelto rivaroxaban", "plavix clopidogrel", "neurontin gabapentin", "lyrica pregabalin", "keppra levetiracetam",
    "claritin loratadine", "zyrtec cetirizine", "allegra fexofenadine", "xanax alprazolam", "ativan lorazepam", "klonopin clonazepam", "synthroid levothyroxine", "flomax tamsulosin", "proscar finasteride", "viagra sildenafil",
    "cialis tadalafil", "imitrex sumatriptan", "maxalt rizatriptan", "tylenol acetaminophen", "augmentin amoxicillin", "januvia sitagliptin", "cardizem diltiazem", "glucophage metformin",
)  # fmt: skip
"""Names of one drug."""
_NAMES = {name: row.split() for row in SAME for name in row.split()}
_LIKE = {
    "lisinopril": "Risperdal|fosinopril", "metformin": "metronidazole|methotrexate", "norvasc": "Navane|Narcan", "amlodipine": "amiloride|amitriptyline", "toprol": "Topamax", "metoprolol": "metoclopramide|misoprostol",
    "carvedilol": "captopril|carteolol", "lasix": "Luvox|Losec", "furosemide": "famotidine|torsemide", "lipitor": "Loniten|Lopid", "prozac": "Prilosec|Proscar", "zoloft": "Zocor|Zofran", "celexa": "Celebrex|Cerebyx",
    "celebrex": "Celexa", "lexapro": "Loxapine", "paxil": "Plavix|Taxol", "plavix": "Paxil|Elavil", "protonix": "Protopic|Lotronex", "omeprazole": "aripiprazole|oxcarbazepine", "prednisone": "primidone|prazosin",
    "tramadol": "trazodone|Toradol", "ultram": "Ultane", "flexeril": "Floxin|Fioricet", "cyclobenzaprine": "cyproheptadine", "gabapentin": "gemfibrozil|guanfacine", "neurontin": "Noroxin|Motrin", "allopurinol": "haloperidol|atenolol",
    "hydrochlorothiazide": "hydroxychloroquine|hydralazine", "ibuprofen": "imipramine|isoproterenol", "meloxicam": "metaxalone|Maxalt", "mobic": "Moban|Maxidex", "motrin": "Neurontin|Macrodantin", "amoxicillin": "ampicillin|azathioprine",
    "albuterol": "atenolol|acebutolol", "aspirin": "Asendin|Afrin", "zyrtec": "Zantac|Zyprexa", "claritin": "Clarinex|clarithromycin", "singulair": "Sinequan", "tylenol": "Tylox|timolol", "xanax": "Zantac|Xenical", "synthroid": "Symmetrel",
    "levothyroxine": "levofloxacin|liothyronine", "doxycycline": "dicyclomine|doxepin", "clobetasol": "clotrimazole", "methotrexate": "metolazone|methimazole", "colchicine": "cortisone|clonidine", "flomax": "Fosamax|Volmax", "cozaar": "Zocor|Colazal",
    "bumex": "Buprenex|Permax", "medrol": "Mebaral|Demerol", "oxycodone": "oxybutynin|OxyContin", "brilinta": "Brintellix", "atrovent": "Alupent|Azmacort", "finasteride": "furosemide|Finacea", "naprosyn": "Niaspan", "benadryl": "Bentyl|benazepril",
    "losartan": "lorazepam|loxapine", "atenolol": "albuterol|Tylenol", "citalopram": "captopril|clozapine", "insulin": "Inderal", "lovenox": "Lotronex|Levemir", "eliquis": "Elavil|Aleve", "lidocaine": "lindane|loperamide", "gemfibrozil": "gabapentin",
    "fluoxetine": "fluphenazine|famotidine", "sertraline": "cetirizine|selegiline", "methocarbamol": "mephobarbital", "torsemide": "furosemide|tolcapone", "warfarin": "Warfilone|ramipril", "simvastatin": "sumatriptan|sitagliptin", "hydroxyzine": "hydralazine",
}  # fmt: skip
_UNLIKE = (
    "levothyroxine",
    "sumatriptan",
    "tamsulosin",
    "warfarin",
    "lithium",
    "methotrexate",
    "phenytoin",
    "digoxin",
    "finasteride",
    "donepezil",
)
_KNOWN = "|".join(sorted({*_CLASS, *_LIKE}, key=len, reverse=True))
_DRUG = rf"\b(?P<drug>{_KNOWN})\b(?! (?:allerg|level|resist))"
ALLERGENS = {
    "penicillin": r"\bpenicillin", "sulfa": r"\bsulfa", "codeine": r"\bcodeine", "aspirin": r"\baspirin", "latex": r"\blatex", "ibuprofen": r"\bibuprofen|\bnsaid",
    "shellfish": r"\bshellfish", "morphine": r"\bmorphine", "iodine": r"\biodine|\bcontrast", "amoxicillin": r"\bamoxicillin",
}  # fmt: skip
_GIVES = {
    "penicillin": "amoxicillin",
    "sulfa": "Bactrim",
    "codeine": "Tylenol with codeine",
    "aspirin": "aspirin",
    "ibuprofen": "ibuprofen",
    "morphine": "morphine",
    "amoxicillin": "amoxicillin",
}
_ALLERGIC = r"allerg\w*(?: reactions?)?(?: (?:to|for|include|are|is))?[^.?\[]{0,30}"


def _styled(match: re.Match[str], name: str) -> str:
    """Brands keep their capital; a generic name takes the place's."""
    old = match["drug"]
    return name.capitalize() if old[:1].isupper() and match.start() < 3 else name


def _of_class(match: re.Match[str], rng: Random) -> str | None:
    own = match["drug"].casefold()
    others = [n for n in _CLASS.get(own, ()) if n.casefold() not in _NAMES.get(own, [own])]
    return _styled(match, rng.choice(others)) if others else None


def _alike(match: re.Match[str], rng: Random) -> str | None:
    found = _LIKE.get(match["drug"].casefold())
    return found and _styled(match, rng.choice(found.split("|")))


def _unlike(match: re.Match[str], rng: Random) -> str:
    own = match["drug"].casefold()
    return _styled(match, rng.choice([n for n in _UNLIKE if n not in (own, *_CLASS.get(own, ()))]))


def _crossed(match: re.Match[str], rng: Random) -> str | None:
    one, two = match["one"], match["two"]
    if two.casefold() in _NAMES.get(one.casefold(), [one.casefold()]):
        return None
    return f"{two}{match['between']}{one}"


def _is_named(name: str, dialogue: Dialogue) -> bool:
    own = name.casefold()
    return any(dialogue.matches(rf"\b{re.escape(n)}\b") for n in {own, *_NAMES.get(own, ())})


def _said(site: Site, dialogue: Dialogue) -> bool:
    """The old name is said, in one of its wordings, and the new one in none."""
    return _is_named(site.match["drug"], dialogue) and not _is_named(site.new, dialogue)


def _crossed_said(site: Site, dialogue: Dialogue) -> bool:
    return all(_is_named(site.match[g], dialogue) for g in ("one", "two"))


def is_allergic(dialogue: Dialogue, allergen: str) -> bool:
    """The dialogue says that the patient is allergic to it."""
    heard = ALLERGENS[allergen]
    return dialogue.matches(rf"{_ALLERGIC}(?:{heard})|(?:{heard})[^.?\[]{{0,25}}allerg") and "denied" not in voices(
        dialogue, allergen
    )


def _against(allergen: str) -> Rule:
    """A drug that the dialogue says the patient cannot take, in the place of the one that is given."""
    pattern = words(
        rf"(?P<lead>\b(?:prescribe|initiate|continue|start|starting|begin|add) (?:the |his |her |on )?)(?P<drug>{_KNOWN})\b"
    )

    def said(site: Site, dialogue: Dialogue) -> bool:
        return is_allergic(dialogue, allergen) and not _gives(_GIVES[allergen], dialogue)

    return Rule("allergy", "given_all_the_same", pattern, lambda m, rng: m["lead"] + _GIVES[allergen], said)


def _gives(drug: str, dialogue: Dialogue) -> bool:
    return dialogue.matches(rf"\b(?:prescribe|order|start|take|taking)\b[^.?]{{0,20}}\b{drug.casefold()}")


def _other_allergen(match: re.Match[str], rng: Random) -> str:
    return match["before"] + rng.choice([a for a in ALLERGENS if a not in match["to"].casefold()])


def _allergen_said(site: Site, dialogue: Dialogue) -> bool:
    old = site.match["to"].casefold()
    new = site.new.rsplit(" ", 1)[-1]
    return any(a in old and is_allergic(dialogue, a) for a in ALLERGENS) and not dialogue.matches(ALLERGENS[new])


def _none_said(site: Site, dialogue: Dialogue) -> bool:
    return (
        bool({"denied"} & voices(dialogue, "allergies"))
        and "affirmed" not in voices(dialogue, "allergies")
        and not any(is_allergic(dialogue, a) for a in ALLERGENS)
    )


def _some_said(site: Site, dialogue: Dialogue) -> bool:
    return any(a in site.match["to"].casefold() and is_allergic(dialogue, a) for a in ALLERGENS)


def _rule(kind: str, operator: str, pattern: str, new: New, said: Said) -> Rule:
    return Rule(kind, operator, words(pattern), new, said)


_TO = r"(?P<before>allerg(?:ic|y|ies)(?: reactions?)?(?: to|:|\s*\n?)? ?)(?P<to>[a-z]*(?:penicillin|sulfa|codeine|aspirin|latex|ibuprofen|shellfish|morphine|iodine|amoxicillin)[a-z]*)"
RULES = (
    _rule("drug", "of_its_class", _DRUG, _of_class, _said),
    _rule("drug", "of_a_like_name", _DRUG, _alike, _said),
    _rule("drug", "of_another_kind", _DRUG, _unlike, _said),
    _rule("drug", "crossed", rf"\b(?P<one>{_KNOWN})\b(?P<between>[^.;\n]*?\d ?mg[^.;\n]*?)\b(?P<two>{_KNOWN})\b(?=[^.;\n]*?\d ?mg)", _crossed, _crossed_said),
    *map(_against, _GIVES),
    _rule("allergy", "other_allergen", _TO, _other_allergen, _allergen_said),
    _rule("allergy", "none_lost", r"\bno known (?:drug )?allerg(?:ies|y)\b|\bdenies (?:any )?(?:drug |known )?allergies\b(?! to)", lambda m, rng: ("is allergic to " if m[0].casefold().startswith("den") else "allergic to ") + rng.choice(("penicillin", "sulfa", "codeine")), _none_said),
    _rule("allergy", "none_written", r"\b(?:is )?allergic to (?P<to>[a-z ,]+)", lambda m, rng: "has no known drug allergies", _some_said),
)  # fmt: skip
