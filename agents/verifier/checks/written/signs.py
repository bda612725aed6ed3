"""Conditions and acts that charts tell without their name: by what is measured or graded, by the part, in clipped words."""

import re
from functools import lru_cache

from ...evidence import Evidence

_SIGNS = {
    r"weight (?:loss|gain)": r"\b(?:wt|weight)\b[^.;\n]{0,20}?\d[\d.]* ?(?:kg|lbs?)? ?(?:->|→|↓|↑|\(?was |from |to )",
    r"(?:[\w ]+ )?stenos[ie]s": r"\b(?:ICA|CCA|carotid)s? ?[<>~]? ?\d\d(?: ?[-–] ?\d\d)? ?%",
    r"(?:direct |video ?)?laryngoscopy": r"\b[DV]L\b|\b(?:Mac|Miller) ?[1-4]\b|\b(?:glidescope|c-?mac|mcgrath|airtraq)\b|\b(?:grade|gr|gd|C&?L) ?[1-4][ab]? view|\bview (?:grade )?[1-4]",
    r"(?:core |node |nodal )?biops(?:y|ies)": r"\b(?:node|axillary|breast|liver|renal|prostate|lesion)s? cores?\b|\bcores? (?:\+|pos|neg|[x×]|taken)|\bFNA\b|\btru-?cut\b",
    r"(?:acute )?respiratory failure": r"\bT[12]RF\b|\b(?:re-?)?intub\w*|\bRSI\b|\bP/?F \d|\bNIV\b|\bventilated\b",
    r"pressure (?:ulcer|sore|injur)\w*": r"\b(?:sacr\w+|heels?|buttocks?|ischi\w+|coccyx|trochanter\w*|elbows?|hips?)\W{1,2}(?:cat(?:egory)?|stage|st|grade|gr|unstageable|DTI)\b",
    # clipped words and letters of operations
    r"(?:[\w ]+ )?append(?:ic)?ectomy|appendicitis": r"\bappx\b|\bapp(?:y|endix)\b|\blap app\b",
    r"(?:[\w ]+ )?cholecystectomy": r"\bchole\b|\bGB (?:out|removed)\b",
    r"(?:[\w ]+ )?hysterectomy": r"\b(?:TAH|TLH|LAVH|TVH|BSO|hyst)\b",
    r"(?:[\w ]+ )?prostatectomy": r"\b(?:RALP|TURP|RRP|HoLEP)\b",
    r"(?:[\w ]+ )?hemicolectomy": r"\b(?:[RL]|right|left|lap|ext\w*) hemi\b",
    r"(?:[\w ]+ )?hemi-?arthroplasty": r"\b(?:NOF|hip|fem\w*)\b[^.\n]{0,40}\bhemi\b|\bhemi\b[^.\n]{0,30}\b(?:NOF|hip)\b",
    r"(?:[\w ]+ )?(?:hip|knee) (?:replacement|arthroplasty)": r"\b[TUR](?:HR|KR|HA|KA)s?\b",
    r"(?:carotid )?endarterectomy": r"\b(?:[LR]|left|right|carotid|for|post|listed) CEA\b|\bCEA (?:\d{1,2}/|under|LA\b|GA\b|planned|done|today)",
    r"(?:[\w ]+ )?laminectomy": r"\blami(?:s|'s)?\b|\bdecomp\w*",
    r"(?:[\w ]+ )?craniotomy": r"\bcrani\b",
    r"tracheostomy": r"\btrach(?:e|y|ie)?s?\b",
    r"(?:[\w ]+ )?gastrostomy": r"\b(?:PEG|RIG|PEG-?J|G-?tube)\b",
    r"(?:[\w ]+ )?nephrostomy": r"\bPCNs?\b|\bneph(?:ro)? tubes?\b",
    r"(?:[\w ]+ )?(?:colostomy|ileostomy|urostomy)": r"\bstomas?\b|\b(?:permanent|temporary|poo|stoma|colostomy) bag\b",
    r"(?:[\w ]+ )?pacemaker": r"\bPPM\b|\bpac(?:ing|ed)\b|\bCRT(?:-[PD])?\b|\bDDDR?\b|\bVVIR?\b",
    r"ultrasound": r"\b(?:HUS|USS|U/S|POCUS|CrUSS|cranial US|FAST|doppler|duplex)\b",
    # of conditions
    r"(?:[\w ]+ )?pneumothora(?:x|ces)": r"\bPTX\b",
    r"(?:[\w ]+ )?palsy": r"\bCN ?(?:\d|[IVX]+)\b|\b[34567]th n\b|\b(?:Erb|Bell|Klumpke)['’]?s\b|\bLMN\b|\bfacial droop\b|\bfoot drop\b",
    r"(?:[\w ]+ )?h(?:a)?emorrhages?": r"\b(?:IVH|GMH|ICH|SAH|SDH|EDH|PPH|APH)\b",
    r"(?:[\w ]+ )?carcinomas?": r"\badeno-?ca\b|\b(?:SCC|BCC|HCC|RCC|TCC|NSCLC|SCLC|DCIS|IDC|ILC)\b",
    r"(?:[\w ]+ )?fractures?": r"\bfx\b|\bNOFs?\b"
    r"|(?<![\w.])#(?= ?(?:[LR]\b|NOF|ribs?\b|hips?\b|wrist|dist|rad|tib|fib|fem|hum|skull|pelvi|clav|ankle|shaft|neck|meta|scaph|[TLC]\d))"
    r"|\b(?:ramus|ribs?|wrist|hip|ankle|radius|ulna|tib|fib|femur|humerus|vertebral|pelvic|skull|clavicle) #",
    r"(?:[\w ]+ )?pregnan(?:cy|cies|t)": r"\bG\d ?P\d|\bprimi\w*|\bmultip\b|\bgravida\b",
    r"diarrh(?:o)?ea": r"\bC\.? ?diff\w*|\bCDI\b|\bloose (?:stool|BM|motion)s?\b|\btype [67]\b|\b(?:watery|liquid) (?:stool|BM|motion)s?\b|\bBO ?[x×] ?\d|\b\d+ BMs?\b",
    r"swollen|swelling": r"\bSJC\b",
    r"(?:hiatus|hiatal) hernias?": r"\bHH\b",
    r"gallstones?|cholelithiasis": r"\bGB\b[^.;\n]{0,30}\bstones?\b|\bstones? in (?:the )?GB\b|\bcholelith\w*|\bGS(?:D)?\b",
    r"(?:[\w ]+ )?(?:loss of vision|vision loss|visual loss)": r"\bamaurosis\b|\bTMVL\b|\b(?:lost|lose|loses) (?:vision|sight)\b|\bVA (?:NPL|PL|HM|CF)\b",
    r"osteomyelitis": r"\bosteo\b|\bOM\b",
    r"pyelonephritis": r"\bpyelo\b",
    r"(?:infective )?endocarditis": r"\bIE\b|\bveg(?:etation)?s?\b",
    r"(?:[\w ]+ )?retinopathy": r"\bN?PDR\b|\bR[0-3] ?M[01]\b",
    r"(?:[\w ]+ )?cardiomyopathy": r"\b(?:DCM|HCM|HOCM|ICM|NICM)\b",
    r"(?:[\w ]+ )?(?:hemiparesis|hemiplegia)": r"\b[LR](?:-| )?(?:sided |hemi |arm |leg |arm/leg |UL |LL )*weak\w*|\b[LR] hemi\b",
}
_BY_SIGNS = [(re.compile(names, re.IGNORECASE), re.compile(told, re.IGNORECASE)) for names, told in _SIGNS.items()]


def is_told_by_signs(name: str, evidence: Evidence) -> bool:
    """Whether a chart tells it by what it measures or grades, or in clipped words: `wt 90 -> 84`, `ICA 70%`, `old appx scar`."""
    return any(names.fullmatch(name) and _is_seen(evidence, told) for names, told in _BY_SIGNS)


@lru_cache(maxsize=256)
def _is_seen(evidence: Evidence, told: re.Pattern[str]) -> bool:
    return any(told.search(unit.words) for unit in evidence.units)
