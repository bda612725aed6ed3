"""What a scribe says of the record and not of the patient: `(dose not stated)`, `verify laterality`."""

import re

from wardround.records import Claim
from wardround.tools.terms import normal_words

from .allergies import recorded_allergies
from .evidence import Evidence
from .mentions import is_light

_HOW = (
    r"(?:(?:explicitly|specifically|clearly|further|directly|formally|otherwise|fully|verbally|available|reliably) )?"
)
_OF_CARE = r"reviewed|given|provided|reported|obtained|available"
_TOLD = (
    r"(?:discussed|talked about|stated|addressed|mentioned|specified|documented|recorded|clarified|elicited|detailed"
    r"|covered|named|asked(?: about)?|answered|responded to|gone over|brought up|captured"
    rf"|{_OF_CARE})"
)
_WHERE = (
    r"(?: (?:in|during|at|on|by|from|within) (?:(?:the|this|today['’]s) )?(?:\w+ )?"
    r"(?:transcript(?:ion)?|conversation|visit|encounter|recording|audio"
    r"|dialogue|discussion|appointment|note))"
)
_WHEN = rf"(?:{_WHERE}| today| here| at this time| in detail| further)?"
_NOT_TOLD = rf"(?:not|never) {_HOW}(?:been )?{_HOW}(?:(?!{_OF_CARE}){_TOLD}{_WHEN}|{_TOLD}{_WHERE})"
"""What was not given or obtained may be care that was not given, unless it is the transcript that lacks it."""
_HEARD_AS = re.compile(
    r"\s*(?:(?:location|name|spelling|drug|medication|word|dose|side|site|term|value|number)s? )?(?:was |is )?"
    r"(?:dictated|transcribed|recorded|heard|spoken|stated|given|spelled|pronounced|written)"
    r" (?:in the \w+ )?as ['\"“‘][^'\"”’]{1,40}['\"”’]\s*",
    re.IGNORECASE,
)
"""How the talk or its writer has a name that the note puts right."""
_UNCLEAR = rf"(?:unclear|inaudible|unintelligible|garbled|ambiguous|inconsistent|unspecified){_WHERE}"
_IS = r"(?: (?:was|were|is|are|has been|have been|had been))?"
_VERIFY = (
    r"(?:please |to |needs to be |should be |must be )?"
    r"(?:verify|verified|verification|re-?confirm|(?<=please )confirm\b(?! (?:that|with)\b)"
    r"|clarify|clarif(?:ied|ication)|double-check(?:ed)?"
    r"|re-?checked with|sic\b)"
)
_ATTRIBUTE = (
    r"(?:(?:exact|specific|current|other|further|precise|actual|the|his|her|their) )*"
    r"(?:dos(?:e|es|age|ing)|strengths?|frequency|duration|dates?|timing|side|laterality|reasons?|types?|names?"
    r"|agents?|details?|amounts?|causes?"
    r"|triggers?|onset|indications?|routes?|sites?|locations?|values?|results?|reactions?|quantity|(?:current )?use"
    r"|brand|product|providers?|relationship)"
)
_OF_AN_ATTRIBUTE = re.compile(
    rf"\s*{_ATTRIBUTE}(?:{_IS} {_NOT_TOLD}|{_IS} {_UNCLEAR}|{_IS} (?:unclear|unknown|unspecified))[\s.]*", re.IGNORECASE
)
_WHOLE = re.compile(
    rf"\s*+(?:[A-Z][\w /]{{0,40}}: )?(?P<subject>[^;:()\[\]]*?)(?P<is>{_IS})\s*+\b(?:{_NOT_TOLD}|{_UNCLEAR})[\s.]*",
    re.IGNORECASE,
)
_FOR_A_PERSON = re.compile(rf"\s*{_VERIFY}\b[^;()\[\]]*", re.IGNORECASE)
_ASKED_ABOUT = re.compile(
    r"\s*+(?:[A-Z][\w /]{0,40}: )?[^;:()\[\]]{1,120}? (?:was|were) (?:specifically |also |each |both )?"
    r"(?:asked|inquired|enquired|queried) about[\s.]*",
    re.IGNORECASE,
)
"""`Chest pain and cough were asked about`: nothing is told of either."""
_UNHEARD = re.compile(
    r"\s*(?:(?:but|and) )?(?:(?:the|his|her|their|any|no|recorded|given|verbal|clear|patient['’]s) )+"
    r"(?:reply|replies|response|responses|answers?) (?:(?:was|were|is|are|could) )?"
    r"(?:unclear|inaudible|unintelligible|garbled|ambiguous|equivocal|indistinct|cut off|missing|lost"
    r"|not (?:be )?(?:clear|audible|recorded|captured|documented|given|heard|transcribed|made out)"
    r"|recorded|captured|documented|given|heard|transcribed)[\s.]*",
    re.IGNORECASE,
)
"""`the recorded reply was unclear`, behind what was asked about."""
_MISSAID = (
    r"(?:may|might|could|appears? to|seems? to) (?:have been|be|have) "
    r"(?:transposed|reversed|swapped|switched|inverted|misspoken|misstated|misheard|mis-?transcribed|mixed up|confused"
    r"|in error|an error|a (?:transcription|recording|dictation|speech) error"
    r"|incorrect(?:ly (?:transcribed|recorded|stated))?)"
)
_BY_WHOM = (
    r"(?: (?:with|by|against|from|before|at|prior to) (?:the |his |her |their |a )?"
    r"(?:patient|family|mother|father|parents?|wife|husband|chart|records?|recording|audio|source|clinician|physician"
    r"|provider|doctor|pharmacy|signing|next visit|follow-?up)\b[^;()\[\]]{0,40})?"
)
_DOUBTED = re.compile(
    rf"\s*(?:(?:but|and) )?(?:(?:these|this|that|the|those|both|two|given|stated|reported|recorded) ){{1,3}}(?:\w+ )?"
    rf"(?:{_ATTRIBUTE}|numbers?|scores?|ratings?|ages?|years?|figures?|readings?|statements?|terms?|spellings?|discrepanc(?:y|ies))"
    rf"(?: {_MISSAID}(?:,? and)?)?(?: {_VERIFY}{_BY_WHOM})?[\s.]*",
    re.IGNORECASE,
)
"""`these values may have been transposed and should be verified`."""
_GUESSED = re.compile(
    r"\b(?:probabl[ey]|possib(?:ly|le)|likely|perhaps|maybe|presum\w+|intended|meant|stated|reported|reversed|unclear|versus|vs|or)\b|\?",
    re.IGNORECASE,
)
_TO_VERIFY, _MAY_BE_WRONG = re.compile(_VERIFY, re.IGNORECASE), re.compile(_MISSAID, re.IGNORECASE)
_SHORT = 6
"""Words of a guess, at most."""
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_UNANSWERED = re.compile(
    r",? (?:but |and )?(?:with no|without an?|no)(?: clear| definite| specific| audible| direct)?"
    r" (?:response|answer|reply)"
    r"(?: (?:was |being )?(?:recorded|documented|captured|given|heard|transcribed|noted|obtained))?(?=[\s.;,)]|\Z)",
    re.IGNORECASE,
)
"""`headache was asked about, with no clear response recorded`."""
_ASKED = re.compile(r"\basked(?: about)?\W*\Z", re.IGNORECASE)
_NOT = re.compile(r"n['’]t\b", re.IGNORECASE)
_BETWEEN = re.compile(r"([;—]|\s[–-]\s)")
"""Parts of a sentence, each of which may be a remark by itself."""


def without_remarks(claim: Claim, evidence: Evidence) -> Claim:
    """A claim as the checks read it: what it says of the record alone is nothing that the record could bear out.

    Of talk: what is not on a written record can be looked up (`checks/written/unrecorded.py`). That something was not
    discussed stays where the record speaks of it.
    """
    if evidence.is_all_written or (claim.kind == "allergy" and recorded_allergies(evidence)):
        return claim
    text = _UNANSWERED.sub("", claim.text)
    if text != claim.text and _ASKED.search(text):
        text = ""
    text = _without(_BRACKETS.sub(lambda found: _bracket(found, evidence), text), evidence)
    return claim if text == claim.text else claim.model_copy(update={"text": text})


def _bracket(found: re.Match[str], evidence: Evidence) -> str:
    """A bracket without its remarks; what is to be verified goes with the guess before it."""
    parts = re.split(r"[;,]\s*", found[1])
    asks = any(map(_FOR_A_PERSON.fullmatch, parts))
    kept = [part for part in parts if not (_is_remark(part, evidence) or (asks and _is_a_guess(part)))]
    return found.group() if len(kept) == len(parts) else f" ({', '.join(kept)})" if kept else ""


def _is_a_guess(part: str) -> bool:
    """Whether a part asks for verification, or is the guess that is to be verified."""
    return bool(_FOR_A_PERSON.fullmatch(part) or (_GUESSED.search(part) and len(part.split()) <= _SHORT))


def _without(text: str, evidence: Evidence) -> str:
    """A sentence without the parts that are remarks, and an attribute behind a comma (`metformin, dose not stated`)."""
    items = text.split(",")
    text = ",".join([items[0], *(item for item in items[1:] if not _OF_AN_ATTRIBUTE.fullmatch(_in_full(item)))])
    parts = _BETWEEN.split(text)
    kept = [n for n in range(0, len(parts), 2) if not _is_left_out(parts[n], evidence, is_first=n == 0)]
    if len(kept) == (len(parts) + 1) // 2:
        return text
    return "".join(parts[n] if n == kept[0] else parts[n - 1] + parts[n] for n in kept).rstrip()


def _is_left_out(part: str, evidence: Evidence, *, is_first: bool) -> bool:
    return _is_remark(part, evidence) or (not is_first and bool(_FOR_A_PERSON.fullmatch(part)))


def _is_remark(part: str, evidence: Evidence) -> bool:
    """Whether a part says only that something is not in the talk, and the talk does not have it."""
    part = _in_full(part)
    if any(form.fullmatch(part) for form in (_OF_AN_ATTRIBUTE, _HEARD_AS, _ASKED_ABOUT, _UNHEARD)) or _is_doubted(part):
        return True
    if not (found := _WHOLE.fullmatch(part)):
        return False
    words = [word for word in normal_words(found["subject"]) if not is_light(word)]
    if not found["is"]:
        return True
    return bool(words) and not all(map(evidence.has, words))


def _is_doubted(part: str) -> bool:
    """Whether a part says only that what was told may be told wrongly, or has to be verified."""
    return bool(_DOUBTED.fullmatch(part) and (_TO_VERIFY.search(part) or _MAY_BE_WRONG.search(part)))


def _in_full(part: str) -> str:
    """`wasn't stated` as `was not stated`."""
    return _NOT.sub(" not", part)
