"""Words that deny in notes and in speech alike; each check adds those of the text that it reads."""

import re

from wardround.tools.assertion import AS_MUCH
from wardround.tools.assertion import DENYING as _BEFORE

DENYING = rf"{_BEFORE}|none|cannot|unable"
"""Whole words, as alternatives of a pattern: those that deny what follows, and those that deny a verb or all of it."""
CONTRACTED = r"n['’]t\b"
"""The `n't` of a verb."""
DECLINED = (
    r"(?<!any )(?<!\ba )(?<!the )(?<!\bno )(?<!further )(?<!ic )(?<!ive )(?<!al )declin(?:es?|ed|ing)\b"
    r"(?! (?:from|by|over|in|further|slightly|slowly|steadily|gradually|since|after|to \d|during)\b)"
)
"""Of who will not have something; what falls declines too."""
INABILITY = re.compile(
    r"\b(?:could not|cannot|unable|not (?:be )?able|would not)\b|\b(?:could|ca|would)n['’]t\b", re.IGNORECASE
)
"""What one cannot do, one does with difficulty, in other words."""
ONLY_LESS = re.compile(
    rf"(?:\bnot|n['’]t)(?= (?:(?!(?:and|or|but|not)\b)[\w'’-]+ ){{1,6}}(?:quite |nearly )?{AS_MUCH})",
    re.IGNORECASE,
)
"""Before a verb of which only the degree is denied: `I do not feel the side effects as much`."""
DIFFICULTY = re.compile(
    r"\b(?:difficult\w*|trouble|hard(?:er)?(?= to\b| for\b|\w* time)|hard time"
    r"|problems? (?:with )?(?=\w+ing)|barely|hardly|struggl\w+|impossible)",
    re.IGNORECASE,
)
EASE = re.compile(
    r"\b(?:no|any|without|n['’]t have) (?:problems?|trouble|difficult\w+|issues?) (?:with |in )?(?:\w+ )?(?=\w+ing\b)",
    re.IGNORECASE,
)
"""`no trouble sleeping` says that one sleeps."""
RESOLVED = re.compile(r"\b(?:resolved|gone|healed|recovered|subsided|cleared)\b", re.IGNORECASE)
"""Says of what is not there any more that it was."""
OVER = re.compile(
    rf"{RESOLVED.pattern}|\b(?:went away|no longer|any ?more|settled"
    r"|since(?! (?:19|20)\d\d| (?:the )?(?:last|prior|previous))|removed|resected|excised|amputated)\b",
    re.IGNORECASE,
)
"""The same in more words: what was there and is over, nothing denies that it was."""
ANY_DENIAL = re.compile(
    rf"\b(?:{DENYING}|declin\w+|refus\w+|turn\w* down|avoid\w*|contraindicat\w+|withh\w+|hardly|barely)\b|{CONTRACTED}",
    re.IGNORECASE,
)
"""Somewhere in a sentence: it may deny in a way that is not read."""

FROM_THEN = re.compile(
    r"\s+(?:after|beyond|past|since|from) (?:the )?(?:\w+ )?"
    r"(?:day|night|week|month|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
"""`no oxygen after day 2`: a denial of later says nothing of before."""

ENDED = re.compile(
    r"\b(?:stop\w*|ceas\w+|discontinu\w+|discharged from|withdr\w+|ended|finish\w*|complet\w+|gave up|given up|quit|off"
    r"|until|former\w*|ex-\w+|resolved|gone|settled|closed|removed|weaned)\b",
    re.IGNORECASE,
)
"""`discharged from follow-up`: it goes on no longer."""

NOT_SINCE = re.compile(
    r"\b(?:for|in|over) (?:(?:the|about|approximately|more|than|at|least|almost|nearly|past|last) )*"
    r"(?:\d[\d.]*|[a-z]+(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?) ?(?:year|month|week|decade)s?\b"
    r"|\bsince\b",
    re.IGNORECASE,
)
"""Up to when it was so: `no colonoscopy in ten years`."""
LAST_TIME = re.compile(
    r"\b(?:your|his|her|my|the|was) (?:last|most recent) "
    r"(?!(?:few|couple|several|night|week|month|year|visit|time (?:we|i) )\b|\d)[a-z]",
    re.IGNORECASE,
)
"""`when was your last colonoscopy?` `ten years ago`."""
EVER = re.compile(
    r"\b(?:ever|never|before|past|previous(?:ly)?|prior|history|did you (?:have|get|need)"
    r"|you(?:['’]ve| have)? had|have you (?:had|done|gotten|been))\b",
    re.IGNORECASE,
)
"""Of all time up to now."""
