"""Whether something is planned, done, going on or bygone, as notes and speech say it."""

import re
from typing import Literal

Time = Literal["planned", "done", "now", "bygone"]

_TALKED = r"(?:discuss|recommend|advis|mention|suggest|not|stat|describ|explain|review)ed\b"
"""`as previously discussed`: the talk is past, not what it was about."""
_CLAIMED: dict[Time, str] = {
    "planned": r"will (?:undergo|be(?! if\b)|have|get|need)"
    r"|(?:scheduled|booked|planned) (?:for(?! (?:now|the moment)\b)|to)|due for|awaiting|pending"
    r"|upcoming"
    r"|going to (?:undergo|have|get)|plans? to|planning to|looking forward to",
    "done": r"underwent|status[- ]post|s/p"
    r"|(?:previously|already|earlier|just|recently|last (?:week|month|year)) (?:been )?"
    rf"(?!{_TALKED})(?:\w+ed|done|seen|sent|given|got|put|taken|begun)"
    r"|(?:\w+ed|done|seen|sent|given|put|taken) (?:already|previously|last (?:week|month|year))"
    rf"|(?:has|have|had|was|were) (?:already|previously|just)(?! (?:been )?{_TALKED})|has taken place",
    "now": r"(?<!not )currently|(?<!not )presently|at present|is now|are now"
    r"|(?:is|are) (?:being )?(?:treated|undergoing|taking|using|having)|still|continues to|these days",
    "bygone": r"used to|formerly|years ago|in childhood|in the past(?! (?:\w+ )?(?:hour|day|week|month|year))"
    r"|no longer|in (?:his|her) youth|(?:was|were) previously|previously (?:taking|on|using|had)|once (?:took|used)",
}
_TOLD: dict[Time, str] = {
    "planned": r"will|['’]ll|going to|gonna|gon na|wan na|wanna|want(?: you)? to|would like|['’]d like|let['’]?s"
    r"|let me (?:order|get|send|put|refer|schedule|set)|plan(?:ning)?|schedule[ds]?|awaiting"
    r"|pending|upcoming|recommend\w*|should"
    r"|wait(?:ing)? (?:for|on|to)|not back|this (?:spring|summer|fall|autumn|winter|coming)"
    r"|hey,? ,?dragon|order(?: an?| some| the)?|need to|have to|to be|next"
    r"|refer you|due for|await\w*|outstanding|booked|arranged|to follow|requested|might|consider\w*|would",
    "done": r"underwent|had|did|was|were|got|done|removed|performed|took|ago|since|last|post|prior|previous(?:ly)?"
    r"|already|been|have you on|history|after|healed|repaired|['’]ve|came|came back|results?",
    "now": r"(?:i|we|you|s?he)(?: am|['’]m| is|['’]s|['’]re| are)(?: \w+)? (?:tak|us|hav|feel)ing|still"
    r"|current(?:ly)?|continu\w+|keep(?:ing)?"
    r"|been (?:(?:just|also|mostly|regularly) )?(?:tak|us|hav|giv|do)ing(?: you)?|(?:have|had|['’]ve|got) you on"
    r"|(?:i|you) (?:do )?(?:take|use)"
    r"|taking|using|these days|stay on|refill\w*",
    "bygone": r"used to|ago|before(?=[,.]? but\b)|(?:was|were) (?:\w+ )?(?:tak|us|hav|do)ing|history of"
    r"|in the past|prior|previous(?:ly)?|stopped|quit|no longer|any ?more|was on"
    r"|were on|had|former(?:ly)?|when i was|last year|off",
}


def _compiled(words: dict[Time, str]) -> dict[Time, re.Pattern[str]]:
    return {
        time: re.compile(rf"(?:(?<![\w-])|(?=['’]))(?:{pattern})(?!\w)", re.IGNORECASE)
        for time, pattern in words.items()
    }


NOT_BACK = (
    r"not (?:yet )?(?:back|reported|available|resulted|issued|processed)|unresulted|in (?:progress|process)"
    r"|no results?(?: (?:yet|issued|available|on file|back))?"
)
"""Said of a test that has no result; a pattern of whole words."""
AWAITED = rf"await\w*|pending|outstanding|o/s|to follow|tba|{NOT_BACK}"
"""Said of what is waited for; a pattern of whole words."""
CLAIMED = _compiled(_CLAIMED)
"""What a note says outright."""
TOLD = _compiled(_TOLD)
"""What speech may mean by it: generous, since the record is to be believed."""
CONTRARY: dict[Time, Time] = {"planned": "done", "done": "planned", "now": "bygone", "bygone": "now"}
"""What cannot be of the same thing at the same time."""
HABITUAL = re.compile(
    r"\b(?:occasional(?:ly)?|sometimes|at times|often|usually|frequently|typically|generally|whenever|every"
    r"|now and then|on occasion|once in a while|from time to time|on and off)\b",
    re.IGNORECASE,
)
"""`occasionally she will get a rash` plans nothing."""
