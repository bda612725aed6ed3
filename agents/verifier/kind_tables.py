"""Tables of kinds: under each scale one kind a line with its other names, or by its name in the vocabulary."""

_LAP = r"(?-i:[Ll]ap)(?=\.? (?:\w*(?:chol|app|hernia|nephr|hyst|colect|sigm|fundo|sleeve|bypass)\w*|converted))"
"""Short for laparoscopic, `{lap}` below."""
_CLINIC = (
    r"(?=\s*[(:]| (?:clinic|opd|out-?p(?:atien)?ts?|appt|r/v|f/u|follow[- ]?up|team|reg|spr|sho|fellow|attending|cns"
    r"|review\w*|consult\w*|cons|ref(?:err\w*)?|opinion|advice|recs?|saw|sees|seen|aware|will)\b)"
)
"""Behind a short form of a clinic, `{clinic}` below: `D/w endocrine (Dr ...)`, `gastro clinic`."""
_ITS = r"(?:an? |his |her |the )?"
_WORN, _UNWORN = rf"(?:wearing|wore|had on) {_ITS}|with {_ITS}", rf"(?:not wearing|without|did not wear|no) {_ITS}"
SHORTENED = {"{clinic}": _CLINIC, "{lap}": _LAP, "{worn}": _WORN, "{unworn}": _UNWORN}
"""What stands for longer patterns in the table below."""
BY_WORDS = r"""
approach
    laparoscop\w+|keyhole|{lap}
    robotic\w*
    open(?= (?:\w+ )?(?:\w+ectomy|\w+plasty|repair|reduction|surgery|approach))|laparotomy
    thoracoscop\w+|vats
    percutaneous\w*
nephrectomy
    (?<!not )partial nephrectomy|nephron[- ]sparing(?= (?:surgery|nephrectomy|approach|resection))
    (?<!not )(?:radical|total) nephrectomy|nephro-?ureterectomy
histology
    ductal|idc
    lobular|ilc
    adenocarcinoma
    squamous|scc
    small[- ]cell
    basal[- ]cell|bcc
    melanoma
    sarcoma
    urothelial|transitional[- ]cell
    papillary
    follicular
    medullary
    serous
    endometrioid
retinopathy
    (?:background|non-?proliferative)(?= (?:diabetic|retinopathy|changes|[rl]t?\b))|[nb]pdr|bdr
    (?<!non-)(?<!non)(?<!non )proliferative(?= (?:diabetic|retinopathy|changes|[rl]t?\b))|pdr
invasion
    invasive
    in situ|non-invasive
grade
    (?:low|lower)[- ]grade(?! (?:fever|temp|pyrexia|headache)\w*)
    high[- ]grade
margin of a lesion
    spiculated|stellate
    (?:well[- ])?circumscribed|well[- ](?:defined|demarcated)|smooth(?:ly)?[- ](?:margin\w*|border\w*|contour\w*)
breast density
    (?:heterogeneously|extremely) dense
    (?:almost )?entirely fatty|fatty breasts?
    scattered fibroglandular
aortic cusps
    bicuspid
    tri-?leaflet|three cusps
anastomosis
    stapled
    hand-?sewn|hand-?sutured
snare
    cold[- ]snar\w+
    hot[- ]snar\w+
displacement
    undisplaced|non-?displaced|minimally displaced
    displaced
success
    successful(?:ly)?
    unsuccessful(?:ly)?|failed
conversion
    completed (?:entirely |fully )?(?:laparoscop\w+|robotic\w*|thoracoscop\w+)
    convert(?:ed|ing) to (?:an? )?open|conversion to (?:an? )?(?:open|laparotomy)
echogenicity
    hyperechoic
    hypoechoic
    anechoic
density
    hyperdense
    hypodense
signal
    hyperintense
    hypointense
coronary dominance
    right[- ]dominant
    left[- ]dominant
cardiac axis
    left axis deviation
    right axis deviation
ventilatory pattern
    (?:airflow|airways?) obstruction|obstructive (?:pattern|defect|picture|ventilatory|spirometry)
    restrictive (?:pattern|defect|picture|ventilatory|spirometry)
    mixed (?:pattern|defect|picture|ventilatory|obstructive)
sleep apnea
    obstructive sleep apn\w+|osas?
    central sleep apn\w+|csa
gram stain
    gram[- ]?(?:positive|pos|\+ve)
    gram[- ]?(?:negative|neg|-ve)
complexity
    simple(?= (?:\w+ ){0,3}cysts?)
    complex(?= (?:\w+ ){0,3}cysts?)
stent
    metal(?:lic)?(?= (?:\w+ )?stents?)
    plastic(?= (?:\w+ )?stents?)
delirium
    hyperactive(?= delirium)
    hypoactive(?= delirium)
dementia
    alzheimer\w*(?:['’]s)?
    (?:multi-infarct|vascular)(?= dementia)
    lewy[- ]body
    frontotemporal
dialysis
    peritoneal dialysis|capd|apd
    ha?emodialysis|hd
blistering
    bullous pemphigoid
    pemphigus(?: vulgaris| foliaceus)?
episode
    depress\w*(?= episode)|episode (?:\w+ )?depress\w*|(?:severe|moderate|mild|bipolar|manic) depress\w*
    (?:hypo)?manic(?= episode| with)|episode (?:hypo)?manic
belief
    persecutory|paranoid
    grandiose|chosen
gastrointestinal bleeding
    ha?ematemesis|coffee[- ]grounds?
    mela?ena
    ha?ematochezia|(?:fresh|rectal) bleeding
breathing support
    non-?invasive ventilation|niv|bipap
    cpap
    high[- ]flow|hfno|hfnc
joint
    intra-?articular(?= fracture)
    extra-?articular(?= fracture)
stoma
    (?:loop |end )?ileostomy
    (?:loop |end )?colostomy
    urostomy
valve
    mechanical(?= (?:\w+ )?valve)
    bio(?:logical|prosthetic)|tissue(?= valve)
lymphoma
    (?<!non-)(?<!non )hodgkin\w*
    non-?\s?hodgkin\w*
effusion
    exudat\w+
    transudat\w+
fixation
    (?<!un)cemented
    uncemented
intent of treatment
    (?<!neo)(?<!neo-)adjuvant
    neo-?adjuvant
    palliative(?= (?:chemo|radio|systemic|immuno|intent|treatment|surgery|resection)\w*)
texture
    (?:regular|normal|full|ordinary)(?:[- ]texture)?(?= diet)
    pur[eé]ed?
    minced(?: (?:and|&) moist)?|mechanical soft
    soft(?= diet| (?:and|&) bite)
liquids
    thin(?= (?:liquids?|fluids?))
    (?:nectar|mildly)[- ]thick\w*
    (?:honey|moderately)[- ]thick\w*
alignment
    varus
    valgus
activity of disease
    active(?= disease| (?:\w+ )?(?:arthritis|colitis|vasculitis|lupus|synovitis))|disease (?:is |remains )?active
    remission(?! (?:rate|induction))|quiescent|inactive(?= disease)|disease (?:is )?inactive
menopause
    pre-?menopaus\w+
    peri-?menopaus\w+
    post-?menopaus\w+
influenza
    (?:influenza|flu)(?: type)? a
    (?:influenza|flu)(?: type)? b
hepatitis
    hepatitis a|hav
    hepatitis b|hbv
    hepatitis c|hcv
bipolar type
    bipolar(?: affective)?(?: disorder)?,? (?:type )?(?:1|i|one)|type (?:1|i|one) bipolar
    bipolar(?: affective)?(?: disorder)?,? (?:type )?(?:2|ii|two)|type (?:2|ii|two) bipolar
donor
    living[- ](?:related |unrelated )?donor|live[- ]donor
    (?:deceased|cadaver(?:ic)?)[- ]donor|cadaveric(?= (?:\w+ )?transplant)|(?-i:DBD|DCD)
mismatch repair
    (?:mmr|mismatch[- ]repair)[- :]*(?:is |was )?(?:proficient|intact|retained)|pmmr|mss|microsatellite[- ]stable
    (?:mmr|mismatch[- ]repair)[- :]*(?:is |was )?(?:deficien\w+|lost)|dmmr|msi-?h(?:igh)?|microsatellite[- ]instab\w+
serology
    sero-?positive
    sero-?negative
opening
    (?:completed |done |performed )?laparoscopically|{lap}|laparoscopic \w+(?:ectomy|plasty|repair)|keyhole
    converted to (?:an )?open|open (?:procedure|operation|\w+ectomy|conversion)
seat belt
    (?:was |were )?restrained(?= (?:\w+ ){0,2}(?:driver|passenger))|(?:{worn})(?:seat-?)?belt|belted
    unrestrained|(?:{unworn})(?:seat-?)?belt|unbelted
helmet
    helmeted|(?:{worn})helmet|helmet (?:on|worn)
    unhelmeted|non-?helmeted|(?:{unworn})helmet|helmet not worn
witness
    witnessed
    unwitnessed
stroke
    isch(?:a)?emic(?= stroke| cva)|cerebral infarct\w*
    h(?:a)?emorrhagic(?= stroke| cva)|intracerebral h(?:a)?emorrhage
infarction
    nstemi|non-st\W?(?:segment )?elevation\w*
    (?<!n)stemi|(?<!non-)(?<!non )st\W?(?:segment )?elevation myocardial infarction
heart failure
    reduced ejection fraction|hfref
    preserved ejection fraction|hfpef
cough
    productive(?= cough)
    (?:dry|non-?productive)(?= cough)
anaesthesia
    general an(?:a)?esthe\w+
    spinal an(?:a)?esthe\w+|spinal block
    local an(?:a)?esthe\w+
    epidural
    regional an(?:a)?esthe\w+
birth
    vaginal(?: delivery| birth)|deliver\w+ (?:\w+ )?vaginally|n?svd|nvd|vbac|forceps|ventouse|kiwi
    c(?:a)?esarean|c-?/?section|(?-i:(?:EL|EM|El|Em|R)?(?:LS|LT|L)?CS)
instrument
    svd|spontaneous vaginal(?: delivery| birth)
    forceps
    ventouse|vacuum|kiwi
presentation
    cephalic|vertex
    breech
    transverse lie
route
    oral(?:ly)?|by mouth|p\.?o\.?
    intravenous(?:ly)?|i\.?v\.?
    intramuscular(?:ly)?|i\.?m\.?
    subcutaneous(?:ly)?|s\.?/?c\.?|sub-?cut\w*|sub-?[qc]|subcu|(?-i:SQ)
    inhaled|inhalation
    topical(?:ly)?
    rectal(?:ly)?|p\.?r\.?
    sublingual(?:ly)?
    intranasal(?:ly)?|nasal spray|(?-i:IN)(?= (?:fentanyl|diamorphine|midazolam|ketamine|naloxone)\b)
    intravitreal
    intra-?articular
study
    ct|ctpa|cat scan|computed tomography
    mri|magnetic resonance\w*|(?-i:CMR|MRCP)
    ultrasound|ultrasonograph\w+|sonogra\w+|us(?= abdomen| pelvis)|uss
    x-?ray|radiograph\w*|cxr|plain films?
    echocardiogra\w+|echo|tte|tee
    pet(?:[- ]ct)?
    mammogra\w+
    dexa|bone densit\w+
    eeg|electroencephalogra\w+
    ecg|ekg|electrocardiogra\w+
    colonoscop\w+|koloskop\w+
    gastroscop\w+|egd|[oö]gd
    cystoscop\w+
    bronchoscop\w+
clinic
    cardiolog(?:y|ists?)|cards|(?:cardio|cardiac){clinic}
    pulmon?olog(?:y|ists?)|pulmonary clinic|respiratory (?:clinic|medicine)
    gastroenterolog(?:y|ists?)|(?:gastro|gi){clinic}|(?-i:GI)(?= (?:Dr\.? )?[A-Z][a-z]+)
    nephrolog(?:y|ists?)|(?:renal|nephro){clinic}
    neurolog(?:y|ists?)|neuro(?:{clinic}|(?= \d))
    neuro-?surg\w*|n/?surg\w*|(?-i:NSGY|NSurg)
    dermatolog(?:y|ists?)|derm{clinic}
    endocrinolog(?:y|ists?)|diabetes clinic|endo(?:crine)?{clinic}
    rheumatolog(?:y|ists?)|rheum{clinic}
    h(?:a)?ematolog(?:y|ists?)|h(?:a)?em{clinic}
    oncolog(?:y|ists?)|onc{clinic}
    urolog(?:y|ists?)|uro{clinic}
    gyn(?:a)?ecolog(?:y|ists?)|gyn(?:ae)?{clinic}
    ophthalmolog(?:y|ists?)|eye clinic|ophtho?
    psychiatr(?:y|ists?)|psych(?:{clinic}|(?= liaison))
    orthop(?:a)?edics?(?= (?:clinic|surg|team|follow|review|out))|ortho{clinic}|(?-i:T&O|T\+O)
    vascular (?:surg\w+|clinic|team)|vasc(?:ular)?{clinic}
    infectious diseases?(?= clinic| consult| follow)|id clinic
    physiotherap\w+|physical therap\w+
    occupational therap\w+
    palliative care
    ent|otolaryngolog(?:y|ists?)
occupation
    nurse
    teacher
    librarian
    (?<!software )engineer
    software engineer|programmer|developer
    farmer
    builder|bricklayer|construction worker
    plumber
    electrician
    carpenter
    lawyer|solicitor
    accountant
    secretary
    (?:bus|taxi|truck|lorry) driver
    cashier
    cook|chef
    waiter|waitress
    mechanic
    painter
    police officer
    firefighter
    soldier
    pilot
    hairdresser
    gardener
    cleaner
    shopkeeper
    baker
    butcher
    postman|mail carrier
    journalist
    architect
    student
    pharmacist
    dentist
    social worker
    welder
    miner
    fisherman
home
    (?:liv(?:es?|ed|ing)|home|house|flat|widow\w*),? (?:[\w-]+ ){0,3}?(?:alone|by (?:him|her)self|on (?:his|her) own)
    (?:with|w/) (?:his |her |their )?(?:wife|husband|spouse|partner|girlfriend|boyfriend)
    (?:in|at) an? (?:nursing|care|residential) home|assisted living|care home
destination
    (?<=to )(?:an? |the )?(?:skilled nursing facility|snf|nursing home|care home)
    (?<=to )(?:an? |the )?(?:\w+ )?(?:rehab\w*(?: (?:hospital|unit|ward|centre|center|facility))?|community hospital)
    (?<=to )(?:an? |the )?hospice
    (?<=to )(?:supported|sheltered|temporary) accommodation
    (?<=discharged )home|(?<=went )home|(?<=sent )home|(?<=to )(?:his |her |their )?(?:own )?home
station
    (?<=to )(?:the |an? )?(?:intensive care|itu|critical care|high dependency|hdu)(?: unit)?|(?-i:[PM]?ICU|ITU|HDU)
    (?<=to )(?:the |an? )?(?:[\w-]+ ){0,2}ward
"""
"""A pattern a line, of whole words."""
BY_NAME = """
diabetes: type 1 diabetes, type 2 diabetes
hip operation: total hip replacement, hemiarthroplasty, dynamic hip screw
knee operation: total knee replacement, unicompartmental knee replacement
breast operation: mastectomy, lumpectomy
thyroid operation: total thyroidectomy, hemithyroidectomy
amputation: below-knee amputation, above-knee amputation
heart vessels: coronary artery bypass graft, percutaneous coronary intervention
rhythm: sinus rhythm, atrial fibrillation, atrial flutter
"""
"""Scales of which each kind is a name of the vocabulary, with all its wordings."""
