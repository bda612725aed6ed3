"""Common drugs: ingredient, brand names, class. Names as in RxNorm and the US labels; classes as the labels and ATC name them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .lexicon import Lexicon

_CLASSES = """
penicillin: penicillin (penicillin v, penicillin g, pen vk, bicillin), amoxicillin (amoxil, moxatag), amoxicillin-clavulanate (augmentin, co-amoxiclav, amoxicillin clavulanate, amoxicillin/clavulanate), ampicillin, ampicillin-sulbactam (unasyn), piperacillin-tazobactam (zosyn, tazocin, pip-tazo, piperacillin/tazobactam), nafcillin, oxacillin, dicloxacillin, flucloxacillin
cephalosporin: cephalexin (keflex, cefalexin), cefazolin (ancef), cefuroxime (ceftin), ceftriaxone (rocephin), cefepime (maxipime), cefdinir (omnicef), ceftazidime, cefpodoxime, cefixime
carbapenem: meropenem (merrem), imipenem, ertapenem (invanz)
macrolide: azithromycin (zithromax, z-pak, zpak), clarithromycin (biaxin), erythromycin
fluoroquinolone: levofloxacin (levaquin), ciprofloxacin (cipro), moxifloxacin (avelox)
tetracycline: doxycycline (vibramycin), minocycline, tetracycline
sulfonamide antibiotic: trimethoprim-sulfamethoxazole (bactrim, septra, tmp-smx, co-trimoxazole, sulfamethoxazole, trimethoprim/sulfamethoxazole), sulfadiazine, sulfasalazine
glycopeptide: vancomycin (vancocin)
aminoglycoside: gentamicin (gentamycin), tobramycin, amikacin
other antibiotic: clindamycin (cleocin), metronidazole (flagyl), nitrofurantoin (macrobid), linezolid (zyvox), rifampin (rifampicin), isoniazid, fosfomycin
antifungal: fluconazole (diflucan), terbinafine (lamisil), nystatin, voriconazole
antiviral: acyclovir (zovirax, aciclovir), valacyclovir (valtrex), oseltamivir (tamiflu), remdesivir
nsaid: ibuprofen (advil, motrin), naproxen (aleve, naprosyn), diclofenac (voltaren), ketorolac (toradol), meloxicam (mobic), celecoxib (celebrex), indomethacin, aspirin (asa, acetylsalicylic acid, ecotrin)
analgesic: acetaminophen (tylenol, paracetamol)
opioid: oxycodone (oxycontin, percocet, roxicodone), hydrocodone (norco, vicodin, lortab), morphine (ms contin), hydromorphone (dilaudid), fentanyl (duragesic), tramadol (ultram), codeine, methadone, buprenorphine (suboxone)
ace inhibitor: lisinopril (prinivil, zestril), enalapril (vasotec), ramipril (altace), benazepril (lotensin), captopril, quinapril
angiotensin receptor blocker: losartan (cozaar), valsartan (diovan), olmesartan (benicar), irbesartan (avapro), candesartan (atacand), telmisartan, sacubitril-valsartan (entresto)
beta blocker: metoprolol (lopressor, toprol, toprol xl), atenolol (tenormin), carvedilol (coreg), propranolol (inderal), bisoprolol (zebeta), labetalol, nebivolol (bystolic)
calcium channel blocker: amlodipine (norvasc), diltiazem (cardizem), nifedipine (procardia), verapamil (calan), felodipine
thiazide diuretic: hydrochlorothiazide (hctz, microzide), chlorthalidone, metolazone, indapamide
loop diuretic: furosemide (lasix), torsemide (demadex), bumetanide (bumex)
potassium-sparing diuretic: spironolactone (aldactone), eplerenone, triamterene, amiloride
statin: atorvastatin (lipitor), simvastatin (zocor), rosuvastatin (crestor), pravastatin (pravachol), lovastatin
lipid agent: ezetimibe (zetia), fenofibrate (tricor), gemfibrozil
anticoagulant: warfarin (coumadin), apixaban (eliquis), rivaroxaban (xarelto), dabigatran (pradaxa), heparin, enoxaparin (lovenox), edoxaban
antiplatelet: clopidogrel (plavix), ticagrelor (brilinta), prasugrel (effient)
antiarrhythmic: amiodarone (pacerone), digoxin (lanoxin), flecainide, sotalol
nitrate: nitroglycerin (nitrostat), isosorbide mononitrate (imdur), isosorbide dinitrate
vasodilator: hydralazine
alpha blocker: tamsulosin (flomax), doxazosin, prazosin, terazosin, alfuzosin
5-alpha reductase inhibitor: finasteride (proscar, propecia), dutasteride
pde5 inhibitor: sildenafil (viagra), tadalafil (cialis)
biguanide: metformin (glucophage)
sulfonylurea: glipizide (glucotrol), glyburide, glimepiride (amaryl)
dpp-4 inhibitor: sitagliptin (januvia), linagliptin (tradjenta), saxagliptin
sglt2 inhibitor: empagliflozin (jardiance), dapagliflozin (farxiga), canagliflozin (invokana)
glp-1 agonist: semaglutide (ozempic, wegovy, rybelsus), liraglutide (victoza, saxenda), dulaglutide (trulicity), exenatide
thiazolidinedione: pioglitazone (actos)
insulin: insulin, insulin glargine (lantus, basaglar, toujeo), insulin lispro (humalog), insulin aspart (novolog), insulin detemir (levemir), insulin degludec (tresiba)
thyroid hormone: levothyroxine (synthroid, levoxyl)
antithyroid: methimazole (tapazole), propylthiouracil
corticosteroid: prednisone (deltasone), prednisolone, methylprednisolone (medrol, solu-medrol), dexamethasone (decadron), hydrocortisone (cortef), triamcinolone (kenalog), betamethasone, fluticasone (flonase, flovent), budesonide (pulmicort), mometasone (nasonex)
bronchodilator: albuterol (proventil, ventolin, proair, salbutamol), salmeterol (serevent), formoterol, tiotropium (spiriva), ipratropium (atrovent), fluticasone-salmeterol (advair), budesonide-formoterol (symbicort)
leukotriene antagonist: montelukast (singulair)
antihistamine: cetirizine (zyrtec), loratadine (claritin), fexofenadine (allegra), diphenhydramine (benadryl), hydroxyzine (atarax, vistaril), meclizine
ppi: omeprazole (prilosec), pantoprazole (protonix), esomeprazole (nexium), lansoprazole (prevacid), rabeprazole
h2 blocker: famotidine (pepcid), ranitidine (zantac), cimetidine
antiemetic: ondansetron (zofran), promethazine (phenergan), metoclopramide (reglan), prochlorperazine (compazine)
laxative: polyethylene glycol (miralax), docusate (colace), senna, bisacodyl, lactulose
antidiarrheal: loperamide (imodium)
ssri: sertraline (zoloft), fluoxetine (prozac), citalopram (celexa), escitalopram (lexapro), paroxetine (paxil)
snri: venlafaxine (effexor), duloxetine (cymbalta), desvenlafaxine
other antidepressant: bupropion (wellbutrin), trazodone, mirtazapine (remeron), amitriptyline (elavil), nortriptyline
benzodiazepine: lorazepam (ativan), alprazolam (xanax), clonazepam (klonopin), diazepam (valium), midazolam, temazepam
hypnotic: zolpidem (ambien), melatonin
antipsychotic: quetiapine (seroquel), olanzapine (zyprexa), risperidone (risperdal), aripiprazole (abilify), haloperidol (haldol), clozapine
mood stabilizer: lithium, valproate (depakote, valproic acid, divalproex), lamotrigine (lamictal)
anticonvulsant: levetiracetam (keppra), gabapentin (neurontin), pregabalin (lyrica), phenytoin (dilantin), carbamazepine (tegretol), topiramate (topamax), oxcarbazepine
muscle relaxant: cyclobenzaprine (flexeril), methocarbamol (robaxin), baclofen, tizanidine (zanaflex)
triptan: sumatriptan (imitrex), rizatriptan (maxalt)
dementia agent: donepezil (aricept), memantine (namenda)
parkinson agent: carbidopa-levodopa (sinemet, levodopa), ropinirole (requip), pramipexole
stimulant: methylphenidate (ritalin, concerta), amphetamine (adderall), lisdexamfetamine (vyvanse)
dmard: methotrexate, hydroxychloroquine (plaquenil), leflunomide, azathioprine (imuran), mycophenolate (cellcept), tacrolimus (prograf), cyclosporine
biologic: adalimumab (humira), etanercept (enbrel), infliximab (remicade), rituximab (rituxan), tocilizumab, ustekinumab (stelara)
gout agent: allopurinol (zyloprim), colchicine (colcrys), febuxostat (uloric)
bisphosphonate: alendronate (fosamax), risedronate, zoledronic acid (reclast), ibandronate
hormone: estradiol, testosterone, progesterone, medroxyprogesterone, tamoxifen, anastrozole (arimidex), letrozole (femara)
vitamin or mineral: vitamin d (cholecalciferol, ergocalciferol), vitamin c, vitamin b12 (cyanocobalamin), folic acid (folate), ferrous sulfate (iron sulfate), potassium chloride (k-dur, klor-con), calcium carbonate, magnesium oxide, multivitamin, fish oil
antineoplastic: paclitaxel (taxol), carboplatin, cisplatin, doxorubicin, cyclophosphamide, pembrolizumab (keytruda), capecitabine (xeloda), fluorouracil, imatinib (gleevec)
contrast: iodinated contrast, gadolinium
anesthetic: lidocaine (xylocaine, lidoderm), propofol, ketamine, bupivacaine (marcaine)
emergency: epinephrine (epipen, adrenaline), norepinephrine, naloxone (narcan), atropine
smoking cessation: nicotine patch (nicotine gum), varenicline (chantix)
topical: tretinoin, benzoyl peroxide, mupirocin (bactroban), clotrimazole, ketoconazole
"""


class DrugMention(NamedTuple):
    """A drug named in a text."""

    start: int
    """First position of the name."""
    end: int
    """One past the last."""
    ingredient: str
    """Lower-case ingredient, whichever name was used."""


def _entries() -> Iterator[tuple[str, str, str]]:
    """Name, ingredient, class."""
    for line in _CLASSES.strip().splitlines():
        drug_class, _, drugs = line.partition(": ")
        for ingredient, names in _split(drugs):
            yield from ((name, ingredient, drug_class) for name in (ingredient, *names))


def _split(drugs: str) -> Iterator[tuple[str, list[str]]]:
    depth, item = 0, ""
    for character in f"{drugs},":
        depth += (character == "(") - (character == ")")
        if character != "," or depth:
            item += character
            continue
        ingredient, _, names = item.strip().partition(" (")
        yield ingredient, [name.strip() for name in names.rstrip(")").split(",") if name.strip()]
        item = ""


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon((name, ingredient) for name, ingredient, _ in _entries())


@lru_cache(maxsize=1)
def _class_of() -> dict[str, str]:
    return {ingredient: drug_class for _, ingredient, drug_class in _entries()}


@lru_cache(maxsize=4096)
def find_drugs(text: str) -> tuple[DrugMention, ...]:
    """The drugs that a text names, by ingredient or brand, from left to right."""
    return tuple(DrugMention(match.start, match.end, match.concept) for match in _lexicon().find(text))


def drug_classes(ingredient: str) -> frozenset[str]:
    """The classes of an ingredient; empty when it is not known."""
    found = _class_of().get(ingredient.casefold())
    return frozenset((found,)) if found else frozenset()


@lru_cache(maxsize=1)
def drugs_by_class() -> dict[str, frozenset[str]]:
    """Ingredients of each class."""
    found: dict[str, set[str]] = {}
    for ingredient, drug_class in _class_of().items():
        found.setdefault(drug_class, set()).add(ingredient)
    return {name: frozenset(members) for name, members in found.items()}
