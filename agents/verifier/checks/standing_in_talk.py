"""How somebody stands, told otherwise in talk: a current smoker who quit, alone at home of whom talk has a husband there.

Each has its words in notes, others in talk that say the contrary, and those that may say the same: where any of these is
heard, nothing is held against the claim.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.tools.dialogue import is_question, without_speaker

from ..check import ClaimInContext, Signal
from ..kin import kin_in
from ..units import Unit

_SMOKES = (
    r"\bi(?:['’]m| am)? (?:still |do |only |just )*(?:smok(?:e|ing)|vap(?:e|ing))\b|\b(?:still|keep|been) smok\w+"
    r"|\byou(?:['’]re| are)? (?:still )?smok(?:e|ing)\b"
)
_QUIT = r"\b(?:quit|stopped|gave (?:it |them |that )?up|given (?:it |them )?up|used to smoke|(?:former|ex)[- ]smoker)\b"
_NEVER = r"\bnever (?:\w+ )?(?:smok\w+|touched)|\bnever (?:have|did)\b"
_TOBACCO = r"smok|cigar|tobacco|pack|vap(?:e|ing)|nicotine"
_BRINGS_UP = (
    r"\b(?:bring|brings|bringing|cough|coughs|coughing|hack|hacking|spit|spitting) (?:\w+ ){0,2}?up\b|\bphlegm\b|\bmucus\b"
    r"|\bsputum\b|\bproductive\b"
)
_DRY = r"\bdry\b|\bnothing (?:\w+ )?(?:comes?|coming) up\b|(?:not|n['’]t) (?:really )?(?:bring|cough)\w* (?:\w+ )?up\b"
_LIVES_WITH = r"\b(?:liv(?:e|es|ing)|stay(?:s|ing)?) with (?:my|me|him|her|us|our|the|two|three|a)\b"
_ALONE = r"\balone\b|\bby (?:my|your|him|her)self\b|\bon (?:my|your|his|her) own\b"
_LIVES_ALONE = r"\b(?:i|he|she)(?:['’]m)? (?:still )?liv(?:e|es|ing) (?:all )?(?:alone|by (?:my|him|her)self|on (?:my|his|her) own)\b"
_WORKS = (
    r"\bi(?:['’]m| am)? (?:still |currently |also )?work(?:ing)?\b(?! out)|\bmy (?:job|work|boss)\b|\bat work\b|\bback to work\b"
    r"|\bpart[- ]time\b"
)
_RETIRED = r"\bretired\b|\bretirement\b"
_DRINKS = (
    r"\bi(?:['’]ll)? (?:do |still |only |usually )*(?:drink|have) (?:\w+ ){0,3}(?:wine|beers?|drinks?|alcohol|whiskey|vodka|socially)\b"
    r"|\b(?:glass(?:es)?|couple|few) of (?:wine|beers?|drinks?)\b"
)
_SOBER = r"\b(?:quit|stopped) drinking\b|\bsober\b|(?:do|have)(?: not|n['’]t| n['’]t) (?:had a drink|drink)\b|\bno alcohol\b|\bnever (?:drink|drank)\b"
_POOR_SLEEP = (
    r"(?:not|n['’]t) (?:\w+ )?sleep\w*|\b(?:trouble|hard time|hard|difficulty|problems?) (?:\w+ )?(?:sleeping|(?:to|falling|staying|getting to) (?:a)?sleep)"
    r"|\bup all night\b|\bsleep(?:ing)? (?:\w+ )?(?:badly|poorly|terribl\w+|awful)|\btoss\w* and turn"
)
_GOOD_SLEEP = (
    r"\bsleep(?:ing|s)?(?: is| has been| pretty| really| very)* (?:well|fine|okay|ok|good|great|like a (?:baby|log))\b"
)
_POOR_APPETITE = (
    r"\bno appetite\b|\bnot (?:\w+ )?hungry\b|\bappetite(?:['’]s| is| has been|['’]s been)?(?: \w+)? (?:gone|poor|down|off|low|bad|terrible|decreased)"
    r"|\blost my appetite\b|(?:not|n['’]t) (?:feel like |felt like |been |want to )?eat(?:ing)?\b"
)
_GOOD_APPETITE = r"\bappetite(?:['’]s| is| has been|['’]s been)?(?: \w+)? (?:good|fine|great|normal|okay)\b|\beating (?:\w+ )?(?:well|fine|okay|normally)\b"
_GOES = r"\b(?:go(?:es|ing)?|shoot(?:s|ing)?|radiat\w+|travel(?:s|ing)?|spread(?:s|ing)?|mov(?:es|ing)) (?:\w+ )?(?:down|into|up|to|through|across|around) (?:my|the|your|both)\b"
_STAYS = r"\bstays? (?:right )?(?:there|here|in|put)|(?:not|n['’]t) (?:really )?(?:go|move|radiate|travel|spread|shoot)(?: anywhere| down| to| into|\b)"
_SUDDEN = r"\bsudden(?:ly)?\b|\ball of a sudden\b|\bout of (?:nowhere|the blue)\b|\bwoke up with\b|\bjust (?:came|hit) "
_GRADUAL = r"\bgradual(?:ly)?\b|\bslowly\b|\bcrept up\b|\blittle by little\b|\bover (?:the (?:last|past) )?(?:several |few |couple of )?(?:weeks|months|years|time)\b|\bbit by bit\b"
_REGULAR = r"\bperiods?\b[^.?]{0,30}\b(?:regular|like clockwork|every (?:month|twenty|28))|\blike clockwork\b"
_IRREGULAR = (
    r"\birregular\b|\ball over the place\b|\bskip(?:s|ped|ping)? (?:\w+ )?(?:months?|periods?)\b|\bunpredictable\b"
)
_COMES_BACK = (
    r"\bcome back (?:and see|to see|in)\b|\bsee you (?:back |again )?in (?:a|an|one|two|three|four|six|about|\d)|\bfollow up (?:with \w+ )?in\b"
    r"|\breturn in\b|\bback in (?:a|one|two|three|four|six|about) (?:\w+ )?(?:week|month|year)s?\b"
)
_NO_RETURN = r"\bas needed\b|\bonly if\b|\bno need\b|(?:do|not|n['’]t) (?:have|need) to (?:come|see|follow)"


class _Standing(NamedTuple):
    said: re.Pattern[str]
    """In a claim."""
    against: re.Pattern[str]
    """In talk: the contrary."""
    alike: re.Pattern[str]
    """In talk: what may say the same."""
    topic: re.Pattern[str]
    """What talk must speak of there or right before."""


def _standing(said: str, against: str, alike: str, topic: str) -> _Standing:
    return _Standing(*(re.compile(one, re.IGNORECASE) for one in (said, against, alike, topic)))


_STANDINGS = (
    _standing(
        r"\b(?:current(?:ly)?|active|daily) (?:\w+ )?smok\w+|\bsmokes\b|\bis a smoker\b|\bcontinues to smoke\b",
        _QUIT,
        _SMOKES,
        _TOBACCO,
    ),
    _standing(r"\bnever[- ](?:a )?smok\w+|\bhas never smoked\b", rf"{_QUIT}|{_SMOKES}", _NEVER, _TOBACCO),
    _standing(
        r"\b(?:former|ex)[- ]?smoker\b|\bquit smoking\b|\bstopped smoking\b", rf"{_SMOKES}|{_NEVER}", _QUIT, _TOBACCO
    ),
    _standing(
        r"\bdrinks (?:alcohol|wine|beer|socially)\b|\bdrinks (?:\w+ )?(?:daily|regularly|occasionally)\b",
        _SOBER,
        _DRINKS,
        r"drink|alcohol|sober",
    ),
    _standing(
        r"\bdoes not drink(?: (?:any )?alcohol)?(?=\W*(?:$|or\b|and\b))|\bdenies (?:any )?alcohol(?: use)?(?=\W*(?:$|or\b|and\b))|\babstains from alcohol\b",
        _DRINKS,
        _SOBER,
        r"drink|alcohol|wine|beer",
    ),
    _standing(r"\bliv(?:es|ing) (?:alone|by (?:him|her)self|on (?:his|her) own)\b", _LIVES_WITH, _ALONE, r""),
    _standing(r"\blives with\b", _LIVES_ALONE, _LIVES_WITH, r""),
    _standing(
        r"\b(?:he|she|patient) (?:(?:is )?(?:currently |still )?work(?:s|ing) (?:as|at|for|in|full|part)|is employed)\b",
        _RETIRED,
        _WORKS,
        r"",
    ),
    _standing(r"\b(?:he|she|patient) is (?:a |now )?retired\b", _WORKS, _RETIRED, r""),
    _standing(
        r"\b(?:non-?productive|dry) cough\b|\bcough is (?:non-?productive|dry)\b",
        _BRINGS_UP,
        _DRY,
        r"cough|phlegm|mucus|sputum|stuff",
    ),
    _standing(r"(?<!non)(?<!non-)(?<!not )\bproductive cough\b|\bcough is productive\b", _DRY, _BRINGS_UP, r"cough"),
    _standing(
        r"\bsleep(?:s|ing) (?:well|fine|soundly)\b|\bsleep is (?:good|adequate|normal)\b", _POOR_SLEEP, _GOOD_SLEEP, r""
    ),
    _standing(
        r"\bsleep(?:s|ing) (?:poorly|badly)\b|\bsleep is poor\b|\bpoor sleep\b|\btrouble sleeping\b|\binsomnia\b",
        _GOOD_SLEEP,
        _POOR_SLEEP,
        r"",
    ),
    _standing(
        r"\bappetite (?:is |has been |remains )?(?:good|normal|intact|unchanged)\b|\bgood appetite\b",
        _POOR_APPETITE,
        _GOOD_APPETITE,
        r"appetite|eat|hungry",
    ),
    _standing(
        r"\bappetite (?:is |has been )?(?:poor|decreased|reduced|low)\b|\b(?:poor|decreased|reduced) appetite\b|\bloss of appetite\b",
        _GOOD_APPETITE,
        _POOR_APPETITE,
        r"appetite|eat",
    ),
    _standing(
        r"\bpain (?:does not radiate|is non-?radiating)\b|\bnon-?radiating pain\b",
        _GOES,
        _STAYS,
        r"pain|hurt|ache|sore|tingl",
    ),
    _standing(r"\bpain radiates\b|\bradiating pain\b|\bpain radiating\b", _STAYS, _GOES, r"pain|hurt|ache|sore|go"),
    _standing(r"\b(?:sudden|abrupt|acute) onset\b|\b(?:began|started|came on) suddenly\b", _GRADUAL, _SUDDEN, r""),
    _standing(r"\bgradual onset\b|\binsidious onset\b|\b(?:began|started|came on) gradually\b", _SUDDEN, _GRADUAL, r""),
    _standing(
        r"\b(?:menses|periods?|menstrual cycles?) (?:are|is) irregular\b|\birregular (?:menses|periods?|cycles?)\b",
        _REGULAR,
        _IRREGULAR,
        r"",
    ),
    _standing(
        r"\b(?:menses|periods?|menstrual cycles?) (?:are|is) regular\b|(?<!ir)\bregular (?:menses|periods?|cycles?)\b",
        _IRREGULAR,
        _REGULAR,
        r"period|cycle|month|menstr",
    ),
    _standing(
        r"\bno (?:further |routine )?follow-?up (?:is |was )?(?:needed|required|necessary|planned|scheduled)\b|\bfollow-?up (?:only )?(?:as needed|prn)\b",
        _COMES_BACK,
        _NO_RETURN,
        r"",
    ),
)
_DENIED = re.compile(r"\b(?:not|denies|without|if|should|advised|encouraged|counsel\w*)\b[^.;]*\Z", re.IGNORECASE)
_SUPPOSED = re.compile(r"\bif\b", re.IGNORECASE)
_BEFORE = 3
"""Places before one in which talk may name what it is of."""


def standings_are_told(context: ClaimInContext) -> Iterator[Signal]:
    """Notice how the patient is said to stand, where talk tells the contrary and nothing like it."""
    text = context.claim.text
    if not context.is_checkable or context.evidence.is_all_written or kin_in(text.split(" with ")[0]):
        return
    for standing in _STANDINGS:
        match = standing.said.search(text)
        if match and not _DENIED.search(text, 0, match.start()) and (unit := _contrary(context, standing)):
            message = f"the claim has “{match.group()}”; the record tells the contrary and nothing like it"
            yield Signal("standing_otherwise", 1.0, "negation_mismatch", message, (unit,), words=match.group())
            return


def _contrary(context: ClaimInContext, standing: _Standing) -> Unit | None:
    against = None
    for unit in context.evidence.units:
        words = without_speaker(unit.words)
        is_asked = is_question(words)
        if (is_asked and unit.answer != "yes") or _SUPPOSED.search(words):
            continue
        if standing.alike.search(words):
            return None
        if against is None and standing.against.search(words):
            near = (unit, *context.evidence.preceding(unit, _BEFORE))
            is_of_it = any(standing.topic.search(one.words) for one in near)
            is_his = standing.topic.pattern == "" or not kin_in(words)
            against = unit if is_of_it and is_his else None
    return against
