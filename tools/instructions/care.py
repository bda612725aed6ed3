"""How much a sentence speaks of care: of whom it is given to, who gives it, with what, how much and how often."""

import re

from wardround.tools.terms import find_drugs, find_problems, groups_in

_PLACES = (
    r"clinics?|wards?|surgery|hospitals?|hospice|theatre|reception|pharmac(?:y|ies)|referrals?|appointments?|follow-up|admission|discharge"
    r"|handover|leaflets?|transport|end of life|next review|(?:in|for|by|with) your (?:kind |last |recent )?(?:letter|referral)"
)
_PEOPLE = (
    r"patients?|pt|nurses?|sister|matron|doctors?|dr|gp|surgeons?|consultants?|registrars?|physio(?:therapist)?s?|pharmacists?|chemist|midwi(?:fe|ves)"
    r"|dentists?|therapists?|psychologists?|chaplain|dieti[ct]ians?|microbiology|radiology|histology|anaesthetists?|anesthesiologists?|secretary"
    r"|interpreters?|caregivers?|carers?|next of kin|parents?|wife|husband|daughters?|sons?|mother|father|brothers?|sisters?|family"
    r"|he|she|him|her|his|hers|himself|herself"
)
_BODY = (
    r"wounds?|skin|bowels?|stools?|urine|heels?|knees?|hips?|arms?|legs?|chest|abdomen|head|eyes?|mood|sleep|appetite|pain|gait|reflexes|lungs?|liver"
    r"|margins?|centile|trimester|pelvis|pelvic|bladder|ureters?|ureteric|urethra|kidneys?|renal|prostate|uterus|cervix|ovar(?:y|ies)|fallopian|placenta|f(?:o)?etus"
    r"|thyroid|spleen|pancreas|pancreatic|gallbladder|bile|duodenum|jejunum|ileum|caecum|cecum|rectum|perineum|oesophagus|esophagus|stomach|trachea|larynx|tonsils?|sinuses"
    r"|pleura\w*|bronch\w+|aorta|aortic|arter(?:y|ies)|veins?|venous|ventric\w+|atri(?:um|al)|femur|femoral|tibia\w*|fibula\w*|humerus|ulnar?|patella\w*"
    r"|clavicle|scapula\w*|ribs?|vertebra\w*|lumbar|thoracic|sacr(?:um|al)|menisc\w+|ligaments?|tendons?|retina\w*|cornea\w*|macula\w*|marrow|axilla\w*|groin|scalp"
)
_DONE = (
    r"bloods?|specimens?|tubes?|vials?|dos(?:es?|age)|tablets?|pills?|inhalers?|creams?|drips?|fluids?|diet|dressings?|stitches|sutures?|drains?|catheters?|cannulas?|biops(?:y|ies)"
    r"|operations?|procedures?|anaesthe\w+|consent|swabs?|smears?|ecg|ekg|echo|x-?rays?|mri|ct|ultrasound|obs|dialysis|rehab|extubate[ds]?|intubate[ds]?"
    r"|diagnos[ei]s|symptoms?|findings|histories|medications?|prescri\w+|(?:pre)?medicated|contrast|re-?challeng\w+|regimens?|treatments?|therap(?:y|ies)|exercises?|shower|frame|stick|plaster"
)
_WORDS = re.compile(rf"\b(?:{_PLACES}|{_PEOPLE}|{_BODY}|{_DONE})\b", re.IGNORECASE)
_GREEK = re.compile(
    r"\b\w{2,}(?:itis|osis|a?emia|plegia|paresis|algia|pathy|ectomy|otomy|ostomy|oscopy|uria|pno?ea|megaly|rrho?ea|penia|ectasis)\b",
    re.IGNORECASE,
)
"""Conditions and operations by how their names end, whichever list has them."""
_SHORTHAND = re.compile(
    r"\b(?:IV|PO|SC|IM|PRN|BD|TDS|QDS|OD|ON|NBM|NPO|MDT|ITU|[NPMS]?ICU|HDU|CCU|PACU|OT|SLT|DOB|MRN|Imp|Hx|Rx|Dx|Tx|rv|R/V|O/E|BP|HR|BM|BMP|CRP|GCS|UTI|CXR)\b"
    r"|\b(?!OK\b|AI\b|LLM|[A-Z]*GPT|JSON|HTML|HTTP|URL|API|PDF|CSV|XML|SQL|SYSTEM|USER|PASS\b|YES\b|NO\b|NOT\b|ALL\b)[A-Z]{2,5}\b[^.?!]*[a-z][^.?!]*\b[A-Z]{2,5}\b"
    r"|\b[A-Z]\. [a-z]{3,}(?:us|um|is|ae|ns|[aio])\b"
)
"""Abbreviations as records have them, two of any sort among other words, or a germ; their case tells them from words."""
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|ten|twelve)"
_MEASURED = re.compile(
    r"\d\s?(?:mg|mcg|micrograms?|g|kg|ml|l|mmol|mmhg|cm|mm|hz|units?|%|g/l|/40|/52|/7|/12)(?![\w@])|\bx ?\d\b|\d\+\d"
    rf"|\b(?:for|in|after|within|every|last|next) {_NUMBER} (?:hours?|days?|weeks?|months?|fortnight|mths?|wks?|hrs?)\b|\b[0-5]/5\b|\b(?:once|twice|times) (?:a|per) (?:day|week)\b",
    re.IGNORECASE,
)
"""Doses, sizes, and for how long or how often."""


def signs_of_care(said: str) -> int:
    """How many kinds of words of care a sentence has: people, places and means; shorthand; measures; drugs; conditions."""
    named = len({match[0].casefold() for words in (_WORDS, _GREEK) for match in words.finditer(said)})
    kinds = (_SHORTHAND.search(said), _MEASURED.search(said), find_drugs(said) or groups_in(said), find_problems(said))
    return named + sum(map(bool, kinds))
