"""Medicines that a sentence forbids, and those that it orders beside an allergy or by a denial."""

import re

_REACTIONS = (
    r"(?:allerg\w+|anaphyla\w+|rash\w*|hives|urticaria\w*|angio-?(?:o?edema)|swelling|swollen|itch\w*|reactions?|reacted|intoleran\w+|hypersensitiv\w+|wheez\w*|vomit\w*"
    r"|dystoni\w*|blister\w*|hepatitis|nephritis|agranulocytosis|bronchospasm|breaks? out|broke out)"
)
"""What a medicine may do to somebody."""
_RULED_OUT = re.compile(
    r"\b(?:ruled out|rules out|ruling out|preclud\w+|forb[ai]d\w*|excluded|prevent\w*|argued against"
    r"|made \w+ impossible|avoid\w*|contra-?indicates?|steer clear of|instead of|rather than|in place of)\s+"
    r"(?:(?:the|any|all|use|of|using|giving|oral|intravenous)\s+)*\Z",
    re.IGNORECASE,
)
"""`her sulfa rash ruled out co-trimoxazole`, `please avoid naproxen`."""
_ADVISED = (
    r"(?:an option|possible|suitable|safe|advisable|appropriate|allowed|permitted|recommended|indicated|tolerated"
    r"|(?:re-?)?(?:used|given|chosen|started|prescribed|continued|resumed|administered|ordered|offered|taken|tried|challenged|introduced))"
)
_NO_CHOICE = re.compile(
    r"\s+(?:\([^)]*\)\s*)?"
    r"(?:(?:was|were|is|are|being|could|can|be|must|should|may|will|shall|therefore|thus|also|cannot) )*"
    r"(?:(?:not )?(?:considered )?(?:unsuitable|contra-?indicated|ruled out|excluded|precluded"
    r"|out of the question|impossible|rejected|passed over|forbidden)"
    rf"|(?:not|never) (?:to )?(?:be )?{_ADVISED}|(?<=cannot )(?:be )?{_ADVISED}|(?:to )?be avoided"
    r"|(?:because|on account|in view) of (?:(?:a|an|the|his|her|their|known|previous|past)\s)*(?:[\w-]+\s){0,2}"
    + _REACTIONS
    + r")\b",
    re.IGNORECASE,
)
"""`co-trimoxazole was unsuitable`; `linezolid was ruled out, and co-trimoxazole because of her sulfa rash`."""
_MUST_NOT = re.compile(
    r"\b(?:(?:can|ca|could|must|should|may|do|is|are|was|not allowed|advised) ?(?:not|n['’]?t)(?: to)?"
    r"|unable to|not allowed to|never(?: to| been able to)?|not supposed to)"
    r" (?:ever |again |safely |therefore |also )?(?:be )?"
    r"(?:(?:re-?)?(?:take|have|receive|tolerate|use|give|prescribe|start|administer|order|offer|continue|resume|try|challenge)"
    r"(?:n|d|ed|s)?|treated with|put on)\b(?P<between>[^.;:]*)\Z",
    re.IGNORECASE,
)
"""`cannot take penicillin`; `do not stop penicillin` is an order to give it."""
_GOES_ON = re.compile(
    r"\b(?:but|so|instead|therefore|until|without|unless|except|other than|only|or else"
    r"|(?:was|were|is|are|has|had|will|should|started|received|receives|switched|takes?|taking|use|give|given|stop\w*|omit\w*|miss\w*|hold|withh\w+))\b",
    re.IGNORECASE,
)
"""Between what must not be done and a medicine: it is another's."""
_KEPT = re.compile(
    r"(?:\b(?:not|never)|n['’]t) (?:be )?(?:stop|discontinu|omit|miss|withh[oe]ld|hold|held|interrupt|delay)\w* "
    r"(?:(?:the|his|her|any)\s)*\Z",
    re.IGNORECASE,
)
"""`do not stop amoxicillin`."""
_ASIDE = r"\ballerg\w*\b[^.;:]*(?:[:;,→]|->|\s[-–—])\s*"
_LISTED_BEFORE, _LISTED_BEHIND = r"(?:[\w-]+(?:,| or| and|/)\s*)*\Z", r"(?:(?:,| or| and|/)\s*[\w-]+)*"
_ORDERED = re.compile(
    rf"{_ASIDE}(?:(?:so|therefore|please|we|he|she|was|were|is|has been|to)\s+)*"
    r"(?:use[ds]?|g[ai]ven?|treat\w* with|prescribed?|start(?:ed)?(?: on)?|switch\w* to|choose|chose|offer\w*"
    rf"|cover\w* with|prefer|received?|consider)\s+(?:(?:oral|iv|intravenous|an?|the)\s+)*{_LISTED_BEFORE}",
    re.IGNORECASE,
)
"""`Latex allergy: use nitrile`: what stands behind is no allergen."""
_NAMED_ASIDE = re.compile(rf"{_ASIDE}{_LISTED_BEFORE}", re.IGNORECASE)
_IS_USED = re.compile(
    rf"{_LISTED_BEHIND}\s+(?:(?:was|is|were|are|has been|should be|to be|will be|can be)\s+)?"
    r"(?:given|used|started|prescribed|chosen|preferred|instead)\b",
    re.IGNORECASE,
)
"""`Because of her latex allergy, nitrile was used`."""
_REACTION_NEXT = re.compile(rf"[ -](?:(?:associated|induced|related|type|drug) )?{_REACTIONS}\b", re.IGNORECASE)
_REACTION_FROM = re.compile(
    rf"\b{_REACTIONS}\b[^.;,]{{0,30}}?\b(?:from|with|after|to|on|by|taking|due to|following)\s+"
    r"(?:(?:the|oral|intravenous|taking|his|her|an?)\s+)*\Z",
    re.IGNORECASE,
)
_GIVING = re.compile(
    r"\b(?:(?:start|put|continu|discharg|commenc|treat|prescrib|giv|maintain|manag)\w*|began|takes?|taking|receiv\w+|resum\w+|is|remains|gets?)"
    r"(?: (?:on|with|to take))?(?: (?:oral|iv|intravenous|an?|the|her|his|their))*\s+\Z",
    re.IGNORECASE,
)
_IS_GIVEN = re.compile(
    r"[^;:.()]{0,60}? (?:was|is|are|were|has been|have been|will be|to be|being) (?:(?:then|also|now|still|again) )?"
    r"(?:given|started|prescribed|continued|commenced|begun|resumed|administered)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[;,]|\b(?:and|but|yet|nevertheless)\b", re.IGNORECASE)
_WHEN_GIVEN = re.compile(r"\b(?:when|whenever|after|since|because|once|as|if|where|who)\b", re.IGNORECASE)
_DESPITE = re.compile(r"\b(?:despite|in spite of|notwithstanding|although|even though|regardless of)\b", re.IGNORECASE)
_ALLERGY = re.compile(rf"\b{_REACTIONS}", re.IGNORECASE)


def is_given_all_the_same(text: str, start: int, end: int) -> bool:
    """Whether a medicine is plainly given though its sentence speaks of an allergy: `allergic to it and given it`.

    What was given and then followed by a reaction is how an allergy came about.
    """
    giving = _GIVING.search(text, 0, start)
    if not (giving or _IS_GIVEN.match(text, end)):
        return False
    if _DESPITE.search(text):
        return True
    before, behind = list(_ALLERGY.finditer(text, 0, start)), _ALLERGY.search(text, end)
    between = text[before[-1].end() : start] if before else ""
    return not behind and bool(_JOINED.search(between)) and not _WHEN_GIVEN.search(between)


def is_not_to_be_given(text: str, start: int, end: int) -> bool:
    """Whether a medicine is named as one that cannot, must not or could not be given."""
    if _RULED_OUT.search(text, 0, start) or _NO_CHOICE.match(text, end):
        return True
    forbids = _MUST_NOT.search(text[:start])
    return forbids is not None and not _GOES_ON.search(forbids["between"])


def is_what_harmed(text: str, start: int, end: int) -> bool:
    """Whether a medicine is named for what it did: `her penicillin anaphylaxis`, `swelling from lisinopril`."""
    return bool(_REACTION_NEXT.match(text, end) or _REACTION_FROM.search(text, 0, start))


def is_ordered(text: str, start: int, end: int) -> bool:
    """Whether a medicine is given though its sentence speaks of an allergy or of stopping: of another, or denied."""
    is_aside = _ORDERED.search(text, 0, start) or (_NAMED_ASIDE.search(text, 0, start) and _IS_USED.match(text, end))
    return bool(is_aside or _KEPT.search(text, 0, start)) and not is_not_to_be_given(text, start, end)
