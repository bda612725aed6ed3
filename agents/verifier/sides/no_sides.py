"""Left, right and both that are no sides: `right now`, `left the hospital`, `both parents`, `that's right`."""

import re

from wardround.tools.terms import find_parts

PARTS = (
    "arm|leg|hand|foot|knee|hip|shoulder|elbow|wrist|ankle|breast|lung|kidney|ear|eye|chest|groin|femor|fem[ -]|pop"
    "|radius|radial|ulna|tibia|fibula|humer|clavic|mca|aca|pca|ica|basal|lower|upper|thigh|calf|forearm|neck|face|hemi|flank|side"
    "|heel|toe|finger|thumb|hallux|palm|forefoot|midfoot|hindfoot|shin|achilles|buttock|glute|cheek|jaw|temple|axilla|scapula|loin"
    "|iliac|inguin|jugular|subclav|carotid|psoas|testi|testic|ovar|ureter|vocal|nipple|occip|front|pariet|tempor|cerebell|calcan|metat"
)
"""Beginnings of words before which a bare letter is a side, and no litre."""
_NO_SIDE = re.compile(
    r"(?<!the )right\s+(?:at|around|by|near|next|where|when|through|above|below|along|behind"
    r"|between|inside|under\w*|in(?! \d)|on top)\b"
    r"|(?:right|left)\s+(?:now|away|there|here|before|after|okay|ok|so|and\s+then|upper\s+hand|behind\s+the\s+wheel"
    r"|the\s+(?:hospital|er)|handed|alone|over|off|out|home|work|up|on\s+time)\b"
    r"|(?:(?<=are )|(?<=is )|(?<=s )(?<!['’]s ))left\s*(?:at\s+home|over|in\s+the\s+(?:bottle|box|pack)|[.,;]|\Z)"
    r"|(?:(?<=was )|(?<=were )|(?<=been )|(?<=being )|(?<=had )|(?<=has )|(?<=have ))left\s+"
    r"(?:in|as|at|to|on|with|un\w+|open|behind|alone|them|it|him|her|his|their)\b"
    r"|(?:(?<=\bis )|(?<=\bare )|(?<=\b\w['’]s ))left\s+with\b"
    r"|(?<!\bthe )(?<!\bon )(?<!\bto )(?<!\bof )(?<=[a-z] )left\s+(?:at\s+(?:the|its)\b|behind|inside|in\s+(?:place|situ|your|his|her|my|their))\b"
    r"|(?:(?<=\bhe )|(?<=\bshe )|(?<=\bthey )|(?<=\bwho )|(?<=\bi )|(?<=\bwe ))left\b"
    r"|(?:right|left)-?\s*hand(?:ed)?[ -]domina|(?:right|left)\s+or\s+(?:right|left)[ -]hand(?:ed)?\b"
    r"|both\s+(?:of\s+(?:them|those|us)|the|medications|and|parents|are|were|is|have|had|will|to)\b"
    r"|both\s+(?:\w+ed|stable|new|gone|smaller|larger|bigger|normal|abnormal|benign|negative|positive|clear|well)(?=\s*(?:[.,;/)]|\Z|and\b))"
    rf"|both\s+(?!(?:the\s+|(?:his|her|my|your|their)\s+)?(?:\w+\s+)?(?:{PARTS}))\w+\s+and\b"
    r"|both\s+sides\s+of\s+(?:the|your|his|her|my)\s+(?:\w+ )?"
    r"(?:thumb|finger|toe|hand|wrist|arm|elbow|knee|leg|ankle|foot|ear|eye|cut|wound)\b",
    re.IGNORECASE,
)
_ASSENT = re.compile(r"(?:that's|that is|all|is that|you're|sounds|yeah|yep|correct|exactly|,)\s*$", re.IGNORECASE)
_HEADED = re.compile(
    r"(?:^|[.;:\n])\s*(?!(?:i|you|we|it|that|this|so|okay|ok|yeah|yes|no|well|and|but)\b)"
    r"(?:(?!\b(?:is|are|was|were|you|i|it|that)\b)[\w'’/-]+ ){0,5}(?!yeah|yes|okay|ok|no)[\w'’/-]{3,}, \Z",
    re.IGNORECASE,
)
_OF_BODY = re.compile(
    r" (?:iliac|subclav|jugular|femor|carotid|inguin|frontal|pariet|tempor|occipit|basal|renal|ureter|ovar|testi)",
    re.IGNORECASE,
)
"""Beginnings of what is of a side of the body, beside the parts with names of their own."""
_CLOSES = re.compile(r"\s*(?:$|\(|[.;,]\s*(?:\d|$))")
"""`total hip replacement, right` of a list, and no `the knee, right?` of talk."""
_OF_A_VALUE = re.compile(
    r"(?: (?:was|is|at))? (?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b)",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\bleft\b[^.?!]*\Z", re.IGNORECASE)
"""`left calf forty-one, right thirty-six`: the second of two values."""
_ENDS = re.compile(r"\s*(?:[?.,!]|$)")
_AS_SAID = re.compile(r"\b(?:am i|are you|(?:you|i) (?:are|were|was)) $", re.IGNORECASE)
"""`you are right!`: in what was said."""
_ONE = re.compile(r" (?:one|side)\b", re.IGNORECASE)
"""`my collarbone, right one`."""
_IN_PASSING = re.compile(
    r"(?<!\bthe )(?<!\byour )(?<!\bmy )(?<!\bhis )(?<!\bher )(?<!\ba )(?<!\bon )(?<!\bto )(?<!\bor )(?<!\bleft )"
    r"(?<!\bfrom )(?<!\bthan )(?<!\bof )(?<!\bthat )(?<!\bthis )(?<!\bmore )(?<!\bmostly )right(?=\s*[?.,]?\s*$"
    r"|\s+(?:so|it|it's|that|that's|this|the|i|i'm|you|you're|your|we|we're|they|he|she|let's|what|when|if|but|because"
    r"|okay|yeah|well|then|on|over|across|into|off|back|about|out|up|down|and(?!\s+left))\b)",
    re.IGNORECASE,
)
"""`so the top of your foot right so the big toe`: in speech, mostly without commas, no side."""


def is_no_side(text: str, side: re.Match[str]) -> bool:
    """Whether a word for a side is none where it stands; its first group is the word."""
    return bool(_NO_SIDE.match(text, side.start())) or _is_assent(text, side)


def is_in_passing(words: str, start: int) -> bool:
    """Whether `right` stands in speech as people say it between two statements."""
    return bool(_IN_PASSING.match(words, start))


def _is_assent(text: str, match: re.Match[str]) -> bool:
    """`that's right`, `right?`, `right, so`: agreement, not a side."""
    if match[1].casefold() != "right":
        return False
    before, after = text[: match.start()], text[match.end() :]
    if _OF_BODY.match(after) or any(part.start == 1 for part in find_parts(after)):  # `given 19 Jan, right deltoid`
        return False
    if (
        (_OF_A_VALUE.match(after) and _LEFT.search(before))
        or (_HEADED.search(before) and _CLOSES.match(after))
        or _ONE.match(after)
    ):
        return False
    begins = not before.strip() or before.rstrip()[-1] in "].?!,:"
    return bool(_ASSENT.search(before)) or ((begins or bool(_AS_SAID.search(before))) and bool(_ENDS.match(after)))
