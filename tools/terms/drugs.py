"""Common drugs: ingredient, brand names, class. Names as in RxNorm and the US labels; classes as the labels and ATC name them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .lexicon import Lexicon

_CLASSES = """
penicillin: penicillin (penicillin v, penicillin g, pen vk, bicillin, phenoxymethylpenicillin, benzylpenicillin), amoxicillin (amoxil, moxatag), amoxicillin-clavulanate (augmentin, co-amoxiclav, amoxicillin clavulanate, amoxicillin/clavulanate), ampicillin, ampicillin-sulbactam (unasyn), piperacillin-tazobactam (zosyn, tazocin, pip-tazo, pip-taz, piptaz, piperacillin/tazobactam), nafcillin, oxacillin, dicloxacillin, flucloxacillin
cephalosporin: cephalexin (keflex, cefalexin), cefazolin (ancef), cefuroxime (ceftin), ceftriaxone (rocephin), cefepime (maxipime), cefdinir (omnicef), ceftazidime, cefpodoxime, cefixime, cefadroxil, cefaclor, cefprozil, cefotaxime, cefoxitin
carbapenem: meropenem (merrem), imipenem, ertapenem (invanz)
macrolide: azithromycin (zithromax, z-pak, zpak), clarithromycin (biaxin), erythromycin
fluoroquinolone: levofloxacin (levaquin), ciprofloxacin (cipro), moxifloxacin (avelox)
tetracycline: doxycycline (vibramycin), minocycline, tetracycline
sulfonamide antibiotic: trimethoprim-sulfamethoxazole (bactrim, septra, tmp-smx, co-trimoxazole, sulfamethoxazole, trimethoprim/sulfamethoxazole), sulfadiazine, sulfasalazine
glycopeptide: vancomycin (vancocin), teicoplanin
aminoglycoside: gentamicin (gentamycin), tobramycin, amikacin
other antibiotic: clindamycin (cleocin), metronidazole (flagyl), nitrofurantoin (macrobid), linezolid (zyvox), rifampin (rifampicin), isoniazid, fosfomycin, trimethoprim, daptomycin, tigecycline
antifungal: fluconazole (diflucan), terbinafine (lamisil), nystatin, voriconazole, itraconazole, griseofulvin, caspofungin, micafungin, miconazole
antiviral: acyclovir (zovirax, aciclovir), valacyclovir (valtrex), oseltamivir (tamiflu), remdesivir, famciclovir, nirmatrelvir-ritonavir (paxlovid), sofosbuvir, entecavir, tenofovir, ganciclovir, dolutegravir, emtricitabine (truvada)
nsaid: ibuprofen (advil, motrin), naproxen (aleve, naprosyn), diclofenac (voltaren), ketorolac (toradol), meloxicam (mobic), celecoxib (celebrex), indomethacin, aspirin (asa, acetylsalicylic acid, ecotrin), etodolac (lodine), nabumetone (relafen), ketoprofen, piroxicam, sulindac, excedrin (aspirin-acetaminophen-caffeine)
analgesic: acetaminophen (tylenol, paracetamol), metamizole (dipyrone)
opioid: oxycodone (oxycontin, percocet, roxicodone, endocet), hydrocodone (norco, vicodin, lortab), morphine (ms contin), hydromorphone (dilaudid), fentanyl (duragesic), tramadol (ultram), codeine, methadone, buprenorphine (suboxone), oxymorphone, tapentadol (nucynta), meperidine (demerol, pethidine), dihydrocodeine, tilidine, piritramide
ace inhibitor: lisinopril (prinivil, zestril), enalapril (vasotec), ramipril (altace), benazepril (lotensin), captopril, quinapril, fosinopril, trandolapril, perindopril, moexipril
angiotensin receptor blocker: losartan (cozaar), valsartan (diovan), olmesartan (benicar), irbesartan (avapro), candesartan (atacand), telmisartan, sacubitril-valsartan (entresto), azilsartan
beta blocker: metoprolol (lopressor, toprol, toprol xl), atenolol (tenormin), carvedilol (coreg), propranolol (inderal), bisoprolol (zebeta), labetalol, nebivolol (bystolic), nadolol, pindolol, timolol
calcium channel blocker: amlodipine (norvasc), diltiazem (cardizem), nifedipine (procardia), verapamil (calan), felodipine, nicardipine, isradipine, lercanidipine
thiazide diuretic: hydrochlorothiazide (hctz, microzide), chlorthalidone, metolazone, indapamide, xipamide, bendroflumethiazide
loop diuretic: furosemide (lasix), torsemide (demadex, torasemide), bumetanide (bumex)
potassium-sparing diuretic: spironolactone (aldactone), eplerenone, triamterene, amiloride
statin: atorvastatin (lipitor), simvastatin (zocor), rosuvastatin (crestor), pravastatin (pravachol), lovastatin, pitavastatin (livalo)
lipid agent: ezetimibe (zetia), fenofibrate (tricor), gemfibrozil, niacin, colesevelam (welchol), cholestyramine, evolocumab (repatha), alirocumab (praluent), omega-3 (lovaza, vascepa)
anticoagulant: warfarin (coumadin), apixaban (eliquis), rivaroxaban (xarelto), dabigatran (pradaxa), heparin, enoxaparin (lovenox), edoxaban, fondaparinux, dalteparin, tinzaparin, argatroban, phenprocoumon, acenocoumarol
antiplatelet: clopidogrel (plavix), ticagrelor (brilinta), prasugrel (effient)
antiarrhythmic: amiodarone (pacerone), digoxin (lanoxin), flecainide, sotalol, dofetilide, dronedarone (multaq), propafenone, ranolazine (ranexa), ivabradine
nitrate: nitroglycerin (nitrostat), isosorbide mononitrate (imdur), isosorbide dinitrate
vasodilator: hydralazine
central antihypertensive: clonidine (catapres), methyldopa, moxonidine
alpha blocker: tamsulosin (flomax), doxazosin, prazosin, terazosin, alfuzosin
5-alpha reductase inhibitor: finasteride (proscar, propecia), dutasteride
pde5 inhibitor: sildenafil (viagra), tadalafil (cialis)
biguanide: metformin (glucophage)
sulfonylurea: glipizide (glucotrol), glyburide, glimepiride (amaryl), gliclazide
dpp-4 inhibitor: sitagliptin (januvia), linagliptin (tradjenta), saxagliptin, vildagliptin
sglt2 inhibitor: empagliflozin (jardiance), dapagliflozin (farxiga), canagliflozin (invokana), ertugliflozin
glp-1 agonist: semaglutide (ozempic, wegovy, rybelsus), liraglutide (victoza, saxenda), dulaglutide (trulicity), exenatide, tirzepatide (mounjaro, zepbound)
thiazolidinedione: pioglitazone (actos)
insulin: insulin, insulin glargine (glargine, lantus, basaglar, toujeo), insulin lispro (lispro, humalog), insulin aspart (aspart, novolog, novorapid), insulin detemir (detemir, levemir), insulin degludec (degludec, tresiba)
thyroid hormone: levothyroxine (synthroid, levoxyl, unithroid), liothyronine (cytomel), thyroid extract (armour thyroid, armour)
antithyroid: methimazole (tapazole), propylthiouracil (ptu), carbimazole
corticosteroid: prednisone (deltasone), prednisolone, methylprednisolone (medrol, solu-medrol), dexamethasone (decadron), hydrocortisone (cortef), triamcinolone (kenalog), betamethasone (celestone), fluticasone (flonase, flovent), budesonide (pulmicort), mometasone (nasonex), beclomethasone (qvar, beclometasone), ciclesonide, clobetasol, fluocinonide
bronchodilator: albuterol (proventil, ventolin, proair, salbutamol), salmeterol (serevent), formoterol, tiotropium (spiriva), ipratropium (atrovent), fluticasone-salmeterol (advair), budesonide-formoterol (symbicort), levalbuterol (xopenex), ipratropium-albuterol (combivent, duoneb), umeclidinium (incruse), olodaterol, vilanterol (breo, breo ellipta), trelegy, indacaterol, theophylline, pirbuterol
leukotriene antagonist: montelukast (singulair)
antihistamine: cetirizine (zyrtec), loratadine (claritin), fexofenadine (allegra), diphenhydramine (benadryl), hydroxyzine (atarax, vistaril), meclizine, levocetirizine (xyzal), desloratadine, chlorpheniramine, azelastine (astelin), olopatadine
ppi: omeprazole (prilosec), pantoprazole (protonix), esomeprazole (nexium), lansoprazole (prevacid), rabeprazole, dexlansoprazole (dexilant)
h2 blocker: famotidine (pepcid), ranitidine (zantac), cimetidine, nizatidine
antiemetic: ondansetron (zofran), promethazine (phenergan), metoclopramide (reglan), prochlorperazine (compazine), trimethobenzamide, scopolamine, domperidone, cyclizine
laxative: polyethylene glycol (miralax), docusate (colace), senna, bisacodyl, lactulose, psyllium (metamucil), methylcellulose (citrucel), milk of magnesia, linaclotide (linzess), lubiprostone (amitiza)
antidiarrheal: loperamide (imodium), diphenoxylate (lomotil)
ssri: sertraline (zoloft), fluoxetine (prozac), citalopram (celexa), escitalopram (lexapro), paroxetine (paxil), fluvoxamine (luvox), vortioxetine (trintellix), vilazodone (viibryd)
snri: venlafaxine (effexor), duloxetine (cymbalta), desvenlafaxine, levomilnacipran, milnacipran (savella)
other antidepressant: bupropion (wellbutrin), trazodone, mirtazapine (remeron), amitriptyline (elavil), nortriptyline, doxepin, imipramine, buspirone (buspar)
benzodiazepine: lorazepam (ativan), alprazolam (xanax), clonazepam (klonopin), diazepam (valium), midazolam, temazepam, chlordiazepoxide, oxazepam, triazolam
hypnotic: zolpidem (ambien), melatonin, eszopiclone (lunesta), zaleplon, suvorexant, ramelteon
antipsychotic: quetiapine (seroquel), olanzapine (zyprexa), risperidone (risperdal), aripiprazole (abilify), haloperidol (haldol), clozapine, ziprasidone (geodon), lurasidone (latuda), paliperidone, chlorpromazine
mood stabilizer: lithium, valproate (depakote, valproic acid, divalproex), lamotrigine (lamictal)
anticonvulsant: levetiracetam (keppra), gabapentin (neurontin), pregabalin (lyrica), phenytoin (dilantin), carbamazepine (tegretol), topiramate (topamax), oxcarbazepine, lacosamide (vimpat), zonisamide, primidone, brivaracetam, phenobarbital
muscle relaxant: cyclobenzaprine (flexeril), methocarbamol (robaxin), baclofen, tizanidine (zanaflex), carisoprodol (soma), metaxalone (skelaxin)
triptan: sumatriptan (imitrex), rizatriptan (maxalt), zolmitriptan (zomig), eletriptan (relpax), erenumab (aimovig), rimegepant (nurtec)
dementia agent: donepezil (aricept), memantine (namenda), rivastigmine (exelon), galantamine
parkinson agent: carbidopa-levodopa (sinemet, levodopa), ropinirole (requip), pramipexole, rasagiline, selegiline, amantadine, benztropine
stimulant: methylphenidate (ritalin, concerta), amphetamine (adderall), lisdexamfetamine (vyvanse), atomoxetine (strattera), dexmethylphenidate (focalin), modafinil (provigil), phentermine
dmard: methotrexate, hydroxychloroquine (plaquenil), leflunomide, azathioprine (imuran), mycophenolate (cellcept), tacrolimus (prograf), cyclosporine, tofacitinib (xeljanz), upadacitinib (rinvoq), apremilast (otezla), mesalamine (asacol), 6-mercaptopurine
biologic: adalimumab (humira), etanercept (enbrel), infliximab (remicade), rituximab (rituxan), tocilizumab, ustekinumab (stelara), secukinumab (cosentyx), dupilumab (dupixent), omalizumab (xolair), certolizumab, golimumab, denosumab (prolia), abatacept, vedolizumab, natalizumab, ocrelizumab
kidney agent: sevelamer (renvela), patiromer (veltassa), lanthanum, cinacalcet (sensipar), calcitriol, sodium bicarbonate
hematopoietic agent: darbepoetin (darbepoetin alfa, aranesp), epoetin (epoetin alfa, erythropoietin), filgrastim
neurology agent: fampridine (dalfampridine), glatiramer, fingolimod, dimethyl fumarate, teriflunomide
gout agent: allopurinol (zyloprim), colchicine (colcrys), febuxostat (uloric)
bisphosphonate: alendronate (fosamax, alendronic acid), risedronate (risedronic acid), zoledronic acid (reclast, zoledronate), ibandronate (ibandronic acid)
hormone: estradiol, testosterone, progesterone, medroxyprogesterone, tamoxifen, anastrozole (arimidex), letrozole (femara)
vitamin or mineral: vitamin d (cholecalciferol, ergocalciferol, colecalciferol, vitamin d3, vit d, vit d3), vitamin c, vitamin b12 (cyanocobalamin), folic acid (folate), ferrous sulfate (iron sulfate), potassium chloride (k-dur, klor-con), calcium carbonate, magnesium oxide, multivitamin, fish oil, magnesium citrate, zinc sulfate, biotin, thiamine, pyridoxine, vitamin e, glucosamine
antineoplastic: paclitaxel (taxol), carboplatin, cisplatin, doxorubicin, cyclophosphamide, pembrolizumab (keytruda), capecitabine (xeloda), fluorouracil, imatinib (gleevec), docetaxel, gemcitabine, oxaliplatin, irinotecan, bevacizumab (avastin), trastuzumab (herceptin), nivolumab (opdivo), exemestane, fulvestrant, leuprolide (lupron)
contrast: iodinated contrast, gadolinium
anesthetic: lidocaine (xylocaine, lidoderm), propofol, ketamine, bupivacaine (marcaine)
emergency: epinephrine (epipen, adrenaline), norepinephrine (noradrenaline), naloxone (narcan), atropine
smoking cessation: nicotine patch (nicotine gum), varenicline (chantix)
topical: tretinoin, benzoyl peroxide, mupirocin (bactroban), clotrimazole, ketoconazole, adapalene (differin), epiduo, salicylic acid, calamine, neosporin, lidocaine patch, capsaicin, silver sulfadiazine (silvadene)
decongestant: pseudoephedrine (sudafed), oxymetazoline (afrin), phenylephrine, guaifenesin (mucinex), dextromethorphan (robitussin), benzonatate (tessalon)
antacid: sucralfate (carafate), calcium carbonate antacid (tums), simethicone, bismuth subsalicylate (pepto-bismol), misoprostol
bladder agent: oxybutynin (ditropan), tolterodine (detrol), mirabegron (myrbetriq), solifenacin (vesicare), phenazopyridine (pyridium)
antiparasitic: ivermectin, albendazole, permethrin
eye agent: latanoprost (xalatan), brimonidine, dorzolamide, cyclosporine eye drops (restasis), artificial tears
contraceptive: ethinyl estradiol, norethindrone, levonorgestrel (mirena, plan b), etonogestrel (nexplanon), depo-provera
substance use agent: naltrexone (vivitrol), disulfiram, acamprosate
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


@lru_cache(maxsize=32768)
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
