"""What is to be done when the heart stops, in the words of notes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.assertion import assess

from .kin import KIN
from .patterns import whole_words

_WISHES = r"(?:(?:want|wish|like) (?:to )?|to )?"
_STATUSES = {
    "full code": r"(?<!from )full[ -]code|(?:code|resus\w*)(?: status)?\W{1,6}full(?= code|\W*(?:$|[.;,(\n]))"
    r"|no (?:DNA?R(?:CPR)?|DNACPR|do[ -]not[ -](?:attempt[ -])?resuscitate)(?: (?:order|form|decision))?"
    r"|attempt (?:cpr|resuscitation)|full resuscitation|full escalation"
    r"|(?<!not )for (?:full |attempted |active )*(?:resus(?:citation)?|cpr)"
    r"|full (?:active )?(?:treatment|tx)|full intervention"
    r"|wants? everything (?:to be )?done|all measures|cpr (?:is )?(?:wanted|included|to be attempted)"
    r"|(?:asks?|asked|wants?|wanted|wish\w*|agreed|chose|elected) (?:to be (?:fully )?resuscitated|to have cpr)",
    "DNR": r"DNA?R(?:CPR)?|DNACPR|(?-i:NFA?R)|not-for-resuscitation"
    r"|not for (?:attempted )?(?:cardiopulmonary )?resus"
    r"|do(?:n't|[ -]not)[ -](?:(?:attempt|perform|start|give)[ -])?(?:cardio-?pulmonary )?(?:resuscitat(?:e|ion)|cpr)"
    r"|not for (?:resuscitation|cpr)|no cpr"
    r"|no code|allow natural death|no heroic measures|neither cpr|cpr[^.;,]{0,12}: ?(?:no|do not attempt)"
    r"|cpr (?:should|must|is|was)? ?not (?:to )?(?:be )?(?:attempted|given|performed|wanted|indicated)"
    rf"|(?:not|n't|never) {_WISHES}(?:be |have |(?<=want )|(?<=wish )|(?<=like ))(?:resuscitat\w+|revived|cpr)",
    "DNI": r"DNI|do(?:n't|[ -]not)[ -]intubate|not (?:for|to be) intubat(?:ion|ed)"
    r"|(?:no|neither|nor) (?:intubation|ETT|ventilator)|(?:no|neither|nor) (?:breathing )?tube(?! ?feed\w*|s)"
    rf"|(?:not|n't|never) {_WISHES}(?:be |have |on |(?<=want )|(?<=wish )|(?<=like ))+"
    r"(?:intubat\w+|a breathing tube|a ventilator)",
    "comfort care": r"comfort[ -](?:care|measures|focus(?:s?ed)?)(?: only)?|CMO|hospice",
}
_PATTERNS = {status: whole_words(words, behind=r"\w") for status, words in _STATUSES.items()}
_IS_OPEN = re.compile(
    r"(?: (?:form|order|status))?(?:,? (?:(?:was|is|were|has been|to be|has|being) )?(?:not\b|declined|refused)"
    r"| (?:(?:was|is|were|has been|to be|has|being) )?"
    r"(?:discussed(?! and (?:agreed|signed|completed|confirmed|put in place)\b)|considered|offered))",
    re.IGNORECASE,
)
"""Behind a status that is none yet: `DNACPR not wished`, `DNACPR discussed`; `DNR, discussed with her` is one."""
WITH = re.compile(
    r"\b(?:with|by|to) (?:(?:the|his|her|their|both) )?(?:family|parents|wife|husband|partner|spouse|sons?|daughters?"
    r"|children)\b|\bfamily (?:meeting|discussion|conference)"
    r"|,? (?:and|with) (?:his|her|their) [^,;.]*(?:proxy|attorney|agent|surrogate|decisions?)\b[^,;.]*"
    r"|\b(?:his|her|their) \w+,? (?:acting )?as (?:\w+ ){0,3}"
    r"(?:proxy|attorney|agent|surrogate|decision[- ]maker|SDM|HCP|(?:MD|LP|E)?POA|LPA)\b",
    re.IGNORECASE,
)
"""`as agreed with his wife`, `with her mother as proxy`: the status is the patient's."""
_OBJECTS = re.compile(
    rf"{KIN.pattern}[^.;]*\b(?:upset|unhappy|angry|disagree\w*|object\w*|against|argu\w+|not (?:happy|agree\w*))\b",
    re.IGNORECASE,
)
"""`Husband unhappy, wanted CPR`: what somebody wishes who does not decide it."""
_IS_NONE = re.compile(
    r"\b(?:not|never|no longer)\s+(?:a\s+)?\Z|\b(?:no|without(?: an?)?) (?:(?:valid|current|signed|completed) )?\Z",
    re.IGNORECASE,
)
"""Before a status that there is not: `no DNACPR form has been signed`."""
_ANOTHERS = re.compile(
    r"\bbelong(?:s|ed|ing) to (?!(?:pt|patient|her|him)\b)|\b(?:wrong|another|other|different) (?:pt|patient)\b"
    r"|\b(?:mis-?filed|filed in error|next bed)\b|\bnot (?:this|our) (?:pt|patient|lady|gentleman|man|woman)\b",
    re.IGNORECASE,
)
"""`DNACPR form in the notes = belongs to bed 4`: of somebody else."""
_BEFORE = 60
"""Characters before a status that are looked at."""
_FORMER = re.compile(
    r"\b(?:prev(?:ious(?:ly)?)?|former(?:ly)?|initial(?:ly)?|original(?:ly)?|no longer|instead of|rather than"
    r"|rescind\w*|revok\w*|(?:changed|converted|switched)(?: (?!to\b)\w+){0,4} from)[\s:,]*"
    r"(?:(?:an?|was|is|status|code|of|to be|his|her|the) ?:? ?){0,3}\W*\Z",
    re.IGNORECASE,
)
"""Before a status that holds no longer: `Prev: full code`, `changed from full code to DNR`."""


@lru_cache(maxsize=32768)
def code_statuses(text: str) -> frozenset[str]:
    """The statuses that a sentence gives: full code, DNR, DNI, comfort care; none of what is not wished or is over."""
    return frozenset(status for status, is_over in _named(text) if not is_over)


def former_code_statuses(text: str) -> frozenset[str]:
    """The statuses that a sentence gives as over: `Prev: full code`."""
    return frozenset(status for status, is_over in _named(text) if is_over)


def _named(text: str) -> Iterator[tuple[str, bool]]:
    for status, pattern in () if _ANOTHERS.search(text) else _PATTERNS.items():
        for match in pattern.finditer(text):
            if not _IS_OPEN.match(text, match.end()) and not _is_denied(text, status, match):
                yield status, bool(_FORMER.search(text, max(match.start() - _BEFORE, 0), match.start()))


def _is_denied(text: str, status: str, match: re.Match[str]) -> bool:
    if status == "full code":
        return assess(text, *match.span()).negated or bool(_OBJECTS.search(text, 0, match.start()))
    return bool(_IS_NONE.search(text, 0, match.start()))
