"""What happened to a patient, or was found, that whoever takes over must know: falls, bleeds, arrhythmias, harm."""

from .concepts import Concept, concepts

_SITE = r"(?:sacr\w+|heels?|coccyx|buttocks?|ischi\w+|trochanter\w*|occiput|elbows?|hips?|natal cleft)"
_GRADE = r"(?:(?:stage|grade|category|cat\.?|gr\.?|st\.?) ?(?:[2-4]|I{2,3}|IV)|DTI|deep tissue injury|unstageable)"
_GLUCOSE = r"(?:BMs?|BGL?s?|CBGs?|FSBG|BSLs?|gluc(?:ose)?|blood sugars?|sugars?|dextrostix|accucheck|POCG?)"
_LEADS = r"\W{0,3}(?:(?:of|was|is|fell to|down to|dropped to|at \d{4})\W{1,2})?"
_HAPPENED = {
    "a fall": (
        r"(?:un)?witnessed fall|found (?:lying )?on (?:the )?(?:\w+ )?floor|(?-i:FALL)|fall (?:at|from|in|out|on|onto|overnight|today)"
        r"|fell (?:at|out|off|in|on|over|down|while|when|getting|onto|against|and hit|backwards?|forwards?|again|trying)(?! (?:labs?|bloods?|hb|hgb))"
        r"|slid (?:out|off|from|down)|slipped (?:out|off|from|over|in)|lowered to (?:the )?floor",
        r"falls?|fell|fallen|falling|slid|slip\w*|tripp\w+|collaps\w+|on the (?:floor|ground)|went down",
    ),
    "a pressure injury": (
        rf"pressure (?:ulcer|injur|sore|wound|damage)\w*|bed ?sores?|decubitus (?:ulcer|wound)s?|{_SITE}\b[^.;\n]{{0,25}}?\b{_GRADE}|{_GRADE}\b[^.;\n]{{0,25}}?\b{_SITE}",
        r"pressure (?:area|point)s?\b[^.]{0,30}\b(?:broken|damage|red\w*)|sores?|ulcers?|skin breakdown|wound",
    ),
    "broken skin": (
        r"skin tears?|(?:wound|incision|stump|suture line) (?:dehisc\w+|breakdown|break(?:ing)? down|gap\w+|infect\w+|open\w*)|dehisc\w+"
        r"|(?:shin|leg|foot|toe|ankle|skin|wound|groin|stump)\b[^.;\n]{0,40}?\b(?:broken(?! bone)|oozing|weep\w+|ulcerated|ulcers?|necro\w+|gangren\w+|maggot\w*)",
        r"wounds?|ulcers?|broken|dehisc\w*|breakdown|sores?|gangren\w*|necro\w*|skin",
    ),
    "ventricular arrhythmia": (
        r"(?-i:NSVT|VT|VF|TdP|VT/VF)|v-?tach|v-?fib|ventricular (?:tachy\w*|fibrillation|arrhythm\w+)|torsades?",
        r"arrhythmi\w+|defibrillat\w*|wide[- ]complex",
    ),
    "a pause or heart block": (
        r"(?:sinus )?pauses? (?:of |up to |x ?)?\d|\d(?:\.\d)? ?(?:s|secs?|seconds?) pauses?|sinus (?:pause|arrest)s?|asystol\w+|(?-i:CHB)|complete heart block|(?:second|third|2nd|3rd|high)[- ](?:degree|grade) (?:AV |heart )?block|mobitz",
        r"heart block|AV block|atrioventricular block|pauses?|pacing|paced|pacemaker",
    ),
    "new atrial fibrillation": (
        r"new (?:onset )?(?-i:P?AF|pAF|A[- ]?fib|Afib|flutter)|new[- ]onset (?:atrial|a-?fib|AF)|(?-i:P?AF|pAF|Afib) (?:on (?:tele\w*|monitor)|w(?:ith|/) ?RVR|overnight|with fast)|went into (?-i:AF|SVT|flutter|a-?fib)",
        r"(?-i:AF|PAF|SVT)|a-?fib|atrial|flutter|supraventricular",
    ),
    "a cardiac arrest": (
        r"cardiac arrest|resp(?:iratory)? arrest|(?-i:PEA|ROSC|OOHCA|IHCA|CPR) (?:x|at|for|after|started|commenced|call|\d)|arrest call|code blue",
        r"arrest\w*|resuscitat\w*|ROSC|CPR",
    ),
    "a seizure": (
        r"(?:witnessed |further |brief |another |GTC |tonic[- ]clonic |febrile )(?:seizures?|convulsions?|fit)|seized|fitted|fitting|convuls(?:ed|ing)|tonic[- ]clonic|(?-i:GTCS?)|status epilepticus",
        r"seizures?|fits?|convuls\w+|epilep\w+",
    ),
    "hypoglycaemia": (
        rf"hypogly\w+|hypos?|{_GLUCOSE}{_LEADS}(?:[0-2]\.\d|3\.[0-8])(?![\d%])|{_GLUCOSE}{_LEADS}(?:[2-5]\d|6[0-5])(?: mg/dL)?(?: ?[-,;]| ?->| ?→|$| \w+ (?:D50|juice|glucagon))",
        r"low (?:blood )?(?:glucose|sugars?)|(?:glucose|sugar)s?\b[^.]{0,40}?\b(?:low\w*|fell|dropped|down|[0-2]\.\d|3\.[0-8]|[3-6]\d)",
    ),
    "bleeding from the gut": (
        r"mel(?:a)?ena|(?:black|tarry)[, ]+(?:\w+ )?(?:stools?|motions?|poo|BMs?)|(?:stools?|motions?|poo|BMs?)\b[^.;\n]{0,25}?\b(?:black|tarry|like tar)|h(?:a)?ematemesis|coffee[- ]grounds?\w*|vomit\w* (?:of )?(?:fresh )?blood|BRBPR|h(?:a)?ematochezia|bloody (?:stools?|BMs?)|like tar|fresh (?:PR )?blood PR",
        r"black|tarry|bleed\w*|bled|blood (?:in|per|from)|GIB|h(?:a)?emorrhag\w*|passed blood",
    ),
    "coughing blood": (
        r"h(?:a)?emoptysis|cough\w* (?:up )?blood",
        r"blood in (?:the |his |her )?sputum|bloody sputum|blood-stained",
    ),
    "blood in the urine": (
        r"(?:gross|frank|visible|macroscopic) h(?:a)?ematuria|clot retention|passing clots",
        r"h(?:a)?ematuria|blood(?:y)?\b[^.]{0,15}\burine|urine\b[^.]{0,20}\bblood\w*|clots?",
    ),
    "retention of urine": (
        r"urinary retention|retention of urine|(?:went in|in) retention|retained urine|fail(?:ed|s) (?:TWOC|TOV|void\w*|trial)|(?-i:TWOC|TOV) fail\w*|(?-i:PVRs?|PVB)\W{0,4}(?:[2-9]\d\d|1\d{3})"
        r"|(?:post[- ]void|residual|bladder scan)\w*[^.;\n]{0,25}?\b(?:[3-9]\d\d|1\d{3}) ?mls?|(?:straight|intermittent|in[- ]and[- ]out|in[- ]out) cath\w*|(?-i:CISC|ISC|CIC)|re-?cath(?:eteri[sz]ed)?|unable to (?:void|pass urine|PU)|not (?:voided|PU'?d|passed urine)",
        r"retention|retain\w*|residual\w*|catheter\w*|void\w*|self-catheter\w*",
    ),
    "obstinate constipation": (
        r"(?-i:BNO)\W{0,2}(?:x ?)?(?:[4-9]|1\d)|f(?:a)?ecal (?:load\w*|impact\w*)|impacted (?:stool|f\w+)|ileus|pseudo-?obstruct\w+|no (?:BM|bowel movements?|stools?) (?:x|for|in) ?(?:[4-9]|1\d)",
        r"constipat\w*|f(?:a)?ecal|bowels?|laxatives?|obstruct\w*|impact\w*",
    ),
    "a ligature": (
        r"ligatures?|noose|(?:tried|attempt\w+|tried) to (?:hang|strangle)|found hanging",
        r"hang(?:ed|ing)|strang\w*|neck",
    ),
    "leaving without leave": (
        r"abscond\w*|(?-i:AWOL)|back \w+ ?(?:h|hrs?|hours?) late|failed to return|missing from (?:the )?ward|eloped|elopement|found (?:off|outside) (?:the )?(?:ward|unit)",
        r"late|went missing|did not return|left the (?:ward|unit|hospital)|wander\w*",
    ),
    "violence": (
        r"assault(?:ed|ing|s)?|punched|kicked (?:a |the )?(?:nurse|staff|HCA|door)|hit (?:a |the )?(?:nurse|staff|member of staff|HCA|peer|patient)|threaten(?:ed|ing)? (?:staff|to (?:kill|stab|hit))|rapid tranq\w*|physically restrained|weapons?",
        r"violen\w+|aggressi\w+|threat\w*|restrain\w*|hit|harm to others|attack\w*",
    ),
    "delirium": (
        r"deliri(?:um|ous)|acutely confused|new(?:ly)? confus\w+|(?-i:CAM)(?:-ICU)?\W{0,2}(?:pos\w*|\+)|4AT\W{0,3}(?:score )?[4-9]|sundown\w+|pull\w* (?:at|out) (?:his |her )?(?:lines?|cannula|catheter|NGT?|drip)",
        r"confus\w*|disorient\w*|agitat\w*|hallucinat\w*|acute brain",
    ),
    "unsafe swallow": (
        r"silent(?:ly)? aspirat\w*|aspirat(?:ed|ing|es|ion) (?:of |on |with )?(?:thin|fluids?|liquids?|feeds?|food)|(?:silent )?aspiration (?:on|at) (?:MBS|VFSS?|FEES)|unsafe swallow|swallow (?:is )?unsafe|fail(?:ed|s)? (?:bedside )?swallow|chok(?:ed|es|ing) (?:on|episode)|pocket(?:s|ing|ed)(?: food)?",
        r"aspirat\w*|swallow\w*|thicken\w*|thick|IDDSI|pur[eé]e\w*|minced|modified diet|texture\w*|pocket\w*|chok\w*|dysphagia",
    ),
    "loss of consciousness": (
        r"lost consciousness|loss of consciousness|passed out|blacked out|(?:was|found|became) (?:unconscious|unresponsive)|syncop(?:e|al)|knocked out|fainted|out cold|(?:he|she|i) was out,? (?:[^.;\n]{0,15}\b)?(?:seconds?|minutes?|a while)",
        r"(?-i:LOC)|unconscious\w*|consciousness|faint\w*|collaps\w*|unresponsive|black(?:out|ed)\w*|syncop\w*",
    ),
    "an aneurysm": (r"aneurysms?|(?-i:AAA|TAA)", r"aneurysm\w*|dilat\w+ aorta|aort\w+ dilat\w+"),
    "danger of a great bleed": (
        r"(?:catastrophic|cat\.?|terminal|torrential) (?:bleed\w*|h(?:a)?emorrhag\w*)|carotid blow-?out|(?:close|adjacent|next) to (?:the )?(?:fem\w*|carotid|aort\w*|major|great) (?:vessels?|artery)",
        r"catastrophic|terminal (?:bleed|h)\w*|blow-?out",
    ),
    "a transfusion reaction": (
        r"(?-i:TACO|TRALI|DHTR)|transfusion (?:reaction|associated|related)|h(?:a)?emolytic transfusion",
        r"overload\w*|reaction to (?:the )?(?:blood|transfusion)|hyperh(?:a)?emolysis|transfus\w+",
    ),
    "how the heart pumps": (
        r"(?:LV)?EF\W{0,3}(?:of |is |was |now |~|c\. )?[1-4]\d(?!\d)|(?:LV)?EF\b[^.;\n]{0,40}?\b(?:baseline|from|prev\w*|down|drop\w*|fall\w*|fell|reduced)|(?:severe\w*|moderate\w*|mod|impaired|reduced|poor) (?:LV|left ventricular|systolic) (?:function|impairment|dysfunction)|(?-i:HFrEF|LVSD)",
        r"ejection|(?-i:EF|LVEF|HFrEF|HFpEF|LVSD)|ventricular (?:function|systolic|impairment)|systolic (?:function|dysfunction|impairment)|heart failure|cardiomyopathy",
    ),
    "a failure of breathing": (
        r"(?-i:BVM)|bag(?:ged|[- ](?:valve[- ])?mask\w*)|apn(?:o?e)as?(?! (?:test|index|card))|resp(?:iratory)? (?:depression|arrest)|(?-i:RR)\W{0,3}[3-8](?!\d|/)|re-?intubat\w+|stridor\w*|naloxone (?:given|x ?\d|\d)|desat\w* (?:to )?[4-7]\d",
        r"ventilat\w*|bag\w*|apn\w*|respiratory (?:depression|arrest|rate|failure)|intubat\w*|stridor|naloxone|stopp\w+ breathing|breath\w*|desaturat\w*|saturation\w*",
    ),
    "clouded consciousness": (
        r"(?-i:GCS)\W{0,3}(?:score )?(?:of )?(?:[3-9]|1[0-2])(?!\d|/?15|\.)|(?-i:GCS)\W{0,3}(?:[3-9]|1[0-2])/15|obtunded|unrousable|unarousable",
        r"(?-i:GCS)|glasgow|drows\w*|conscious\w*|letharg\w*|sleep\w*|rous\w*|sedat\w*|obtund\w*|unresponsive\w*|coma\w*|confus\w*",
    ),
    "a wish to die": (
        r"(?:active |passive )?(?:suicid(?:al|e) (?:ideation|thoughts?|intent|plans?|note)|death wish)|suicidal(?! ideation)|wants? to (?:die|be dead|end (?:it|his|her))|better off (?:dead|without)|wish\w* (?:\w+ ){0,3}(?:dead|killed|not wake)|(?-i:SI) (?:with|w/|\+|present)|thoughts of (?:ending|self-?harm)",
        r"suicid\w*|to die|dead|death|self[- ]?harm\w*|end (?:his|her|their) life|better off|killed|harm\w* (?:himself|herself|themselves)|(?-i:SI)",
    ),
    "a complication of a procedure": (
        r"dural (?:tap|puncture|tear)|(?-i:ADP|PDPH)|extravasat\w+|cannula tissued|arterial puncture|inadvertent\w*|iatrogenic|enterotom\w+|serosal tear|(?:bladder|ureter\w*|bowel|bile duct|vascular|splenic|sphincter) (?:injury|tear|perforat\w+)|(?:anastomotic|bile|CSF) leak"
        r"|conver(?:ted|sion) to open|(?-i:EBL) ?(?:[1-9]\d{3}|[1-9],\d{3}|[1-9](?:\.\d)? ?L)|(?-i:PPH)|shoulder dystocia|(?:3[abc]|3rd degree|third[- ]degree|4th degree|fourth[- ]degree) tear|return(?:ed)? to theatre|take-?back|failed (?:spinal|epidural|block)",
        r"puncture\w*|leak\w*|injur\w*|tear|torn|h(?:a)?emorrhage|complicat\w*|extravasat\w*|dystocia|conver\w*|open (?:procedure|operation)|blood loss|returned to theatre|post-?partum|headache|accident\w*|inadvertent\w*|failed|unintend\w*",
    ),
    "an error of treatment": (
        r"datix|incident (?:form|report(?:ed)?|logged)|given in error|in error|wrong (?:dose|drug|patient|side|site|bag|blood)|medication error|duty of cando(?:u)?r|open disclosure|never event|ten ?(?:x|times|fold)|10 ?(?:x|times|fold) (?:dose|the)|double dose given",
        r"errors?|incident\w*|wrong\w*|mistak\w*|disclos\w*|cando(?:u)?r|double|twice|instead of|should have|before the alert|overdos\w*",
    ),
    "a leaving against advice": (
        r"(?:left|leave|discharg\w+|d/c) (?-i:AMA)|against (?:medical )?advice|self[- ]discharg\w*|(?-i:DAMA|LAMA)",
        r"against (?:medical )?advice|self-?discharg\w*|left before|chose to leave",
    ),
    "a notifiable disease or contact": (
        r"notif(?:ied|ication) (?:to|of|form|sent|made)|(?:public health|(?-i:UKHSA|PHE|HPT|HPU|DOH)|health department|health protection) (?:\w+ )?(?:informed|notified|aware|called|contacted)|(?:informed|notified) (?:the )?(?:public health|health department|UKHSA)|contact tracing",
        r"notif\w*|public health|health (?:department|protection)|contact tracing|contacts",
    ),
    "a toxic level": (
        r"(?:toxic|supratherapeutic|sub-?therapeutic) (?:\w+ )?(?:levels?|troughs?|INR)|(?:level|trough)\b[^.;\n]{0,15}?\b(?:toxic|supratherapeutic|too high)|(?:lithium|digoxin|theophylline|phenytoin|tacrolimus|methotrexate|local an(?:a)?esthetic) toxicity",
        r"toxic\w*|levels?|troughs?|supratherapeutic|concentration\w*",
    ),
    "when it began": (
        r"(?-i:LKW|LSW)|last (?:known|seen) (?:well|normal)|onset (?:time )?(?:at )?\d{1,2}:?\d\d",
        r"last (?:known|seen)|onset|began|started|since|sudden\w*",
    ),
    "a lasting loss of function": (
        r"foot[- ]drop|wrist[- ]drop|nerve (?:palsy|injur\w+)|brachial plexus|Erb'?s|vocal cord pal\w+|saddle an(?:a)?esth\w+|perianal (?:numb\w*|an(?:a)?esth\w*)|new (?:weakness|hemiparesis|deficit)",
        r"nerve|palsy|weak\w*|paralys\w*|plexus|drop|numb\w*|sensation|pinprick",
    ),
}
_IN_TALK = frozenset(
    {"broken skin", "bleeding from the gut", "loss of consciousness", "unsafe swallow", "a lasting loss of function"}
)
HAPPENED: tuple[Concept, ...] = tuple(concepts("omitted_impression", _HAPPENED, in_talk=_IN_TALK))
