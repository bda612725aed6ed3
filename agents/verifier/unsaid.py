"""What turns a statement, in notes, and in which words a record that means it says so.

The words of the record are wide on purpose: they are everything that may stand for it in speech, so that hearing none of them
near the same things says much.
"""

import re
from typing import NamedTuple

from wardround.records import FlagCode

DOUBT = (
    r"may|maybe|might|could|would|can|possib\w+|probab\w+|likely|perhaps|suspect\w*|suspicio\w+|presum\w+|seem\w*|appear\w*|suggest\w*"
    r"|question\w*|uncertain|unclear|not sure|do n't know|don['’]t know|thinks?|thought|believes?|guess|wonder\w*|looks?|sounds?|feels? like"
    r"|rul(?:e|ing) out|concern\w*|potential\w*|consistent|if|whether|evaluat\w+|check\w*|apparent\w*|worr\w+"
)


class Turn(NamedTuple):
    """A way to turn a statement."""

    name: str
    code: FlagCode
    said: re.Pattern[str]
    """Phrases of a note."""
    heard: re.Pattern[str]
    """Any word by which a record may say the same."""
    places: int = 4
    """Places of the record that are listened to, the closest first."""
    reach: int = 0
    """Units behind each of them that are listened to as well: `the lipitor?` `i stopped it`."""
    may_be_occasion: bool = True
    """Whether it may only tell when something else was (`within minutes of stopping`); a plain degree does not."""


def _turn(
    name: str, code: FlagCode, said: str, heard: str, places: int = 4, reach: int = 0, *, may_be_occasion: bool = True
) -> Turn:
    return Turn(name, code, _phrases(said), _phrases(heard), places, reach, may_be_occasion)


def _phrases(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE)


TURNS = (
    _turn(
        "stopped",
        "temporality_mismatch",
        r"discontinu\w+|(?<!one )(?<!a )(?<!without )(?<!bus )(?<!\d )stop(?:s|ped|ping)?(?! (?:once|twice|several times|to (?:rest|catch)|while|and rest))|ceas(?:e[sd]?|ing)|tak(?:e|en) (?:him |her |them )?off|with(?:hold|held)|suspend\w*|halt(?:s|ed)?",
        r"stop\w*|discontinu\w*|hold\w*|held|off|quit\w*|cut|cutting|not|\w*n['’]t|avoid\w*|wean\w*|taper\w*|switch\w*|instead|chang\w+|no|any ?more"
        r"|ceas\w+|get rid|finish\w*|done|without|less|while|until|only|last|stay away"
        r"|packed|except|retir\w*|gave|given up|kicked|skip\w*|r[ua]n out|laid off|lay off|drop\w*|lapsed?|binned|bin|chuck\w*|thr[eo]w\w*|pull(?:ed|ing)?|pause\w*|clean|sober|away|forg[eo]t\w*|ditch\w*|went off|come off|came off|vanish\w*|disappear\w*",
        reach=2,
    ),
    _turn(
        "doubled",
        "dose_mismatch",
        r"(?:doubl|tripl)(?:e[sd]?|ing) (?:the |his |her |your )?(?:dos\w+|\w+ dose)|halv(?:e[sd]?|ing)|cut(?:s|ting)? (?:the dose )?(?:in|by) half",
        r"doubl\w*|twice|two|tripl\w*|three|half|halv\w*|increas\w*|decreas\w*|reduc\w*|cut\w*|up|down|more|less|lower\w*|rais\w*|higher|chang\w*|bump\w*|another|extra|to \w+ (?:mg|milligrams?)",
        reach=2,
    ),
    _turn(
        "bygone",
        "temporality_mismatch",
        r"years ago|in childhood|as a child|long ago|formerly|decades? ago|remote(?:ly)?|in (?:his|her|their) youth|previously|at one time|once upon",
        r"years?|kid|child\w*|young\w*|little|small|boy|girl|baby|teens?|teenager|school|past|ago|before|back|previous\w*|prior|last|history|had|was|were|since|already|did|ever|(?:19|20)\d\d|been"
        r"|remote\w*|decades?|remov\w+|\w+ed",
    ),
    _turn(
        "no_longer",
        "temporality_mismatch",
        r"formerly",
        r"used to|quit\w*|stop\w*|former\w*|no longer|any ?more|back (?:when|in|then)|g[ai]ve\w*|retir\w*|ago|before|have n['’]t|haven['’]t|past|previous\w*|prior"
        r"|once|last|until|not|n['’]t|no|off|years|was|went|worked|did",
        reach=2,
    ),
    _turn(
        "since_youth",
        "temporality_mismatch",
        r"since (?:early |late )?(?:childhood|adulthood|adolescence|birth|infancy|(?:his|her|their) (?:youth|teens|teenage years|twenties|thirties))",
        r"kids?|child\w*|young\w*|teen\w*|school|college|adult\w*|born|birth|baby|boy|girl|always|life\w*|years|decades?|grow\w*|grew|as long as|forever"
        r"|since i was|youth|twenties|thirties",
        reach=2,
    ),
    _turn(
        "ended",
        "temporality_mismatch",
        r"no longer|not any ?more|used to|ceased to",
        r"stop\w*|quit\w*|any ?more|no|used to|not|\w*n['’]t|gone|off|went away|resolv\w*|better|last|ago|before|past|finish\w*",
    ),
    _turn(
        "already_done",
        "temporality_mismatch",
        r"(?:previously|already|had) (?:been )?(?:order|prescrib|refer|schedul|start|obtain|complet|repeat|arrang|sent|given|taken|seen|perform|initiat)\w*",
        r"already|previous\w*|last|ago|did|\w+ed|got|had|was|were|went|been|took|gave|given|back|done|saw|seen|sent|yesterday|since|before",
    ),
    _turn(
        "in_care",
        "temporality_mismatch",
        r"(?:is|are|was|were) (?:(?:now|currently|presently|still|actively) )*(?:being (?:treated|worked up|evaluated|investigated|managed)|undergoing|under (?:treatment|evaluation|investigation))"
        r"|await(?:s|ing)|in treatment for|(?:scheduled|slated|booked|listed|due) (?:for|to (?:have|undergo|see|start|begin|get))",
        r"treat\w*|tak(?:e|es|en|ing)|on|right now|current\w*|work(?:ed|ing)? ?-?up|going to|gon na|gonna|schedul\w*|a?wait\w*|will|plan\w*|'ll|let['’]s|next"
        r"|tomorrow|upcoming|coming up|set up|surgeon|appointment|undergo\w*|refer\w*|wants?|need\w*|should|due|overdue|get(?:ting)?|see|seeing|order\w*|follow\w*"
        r"|manag\w*|control\w*",
        5,
    ),
    _turn(
        "worse",
        "severity_mismatch",
        r"worsen\w*|worse|deteriorat\w*|aggravat\w*|exacerbat\w*|(?:rapidly |quickly )progress\w*|progressing|escalat\w*",
        r"wors\w*|deteriorat\w*|aggravat\w*|exacerbat\w*|progress\w*|get(?:ting|s)? bad|more|bad\w*|hurt\w*|flar\w*|increas\w*|up|sever\w*|trigger\w*"
        r"|bother\w*|pain\w*|sore\w*|when|set off|provok\w*|bigger|larger|grow\w*|grew|spread\w*|trouble",
    ),
    _turn(
        "severe",
        "severity_mismatch",
        r"severe(?:ly)?|marked(?:ly)?|extreme(?:ly)?|massive(?:ly)?|extensive(?:ly)?|pronounced|profound(?:ly)?|excruciating(?:ly)?|intense(?:ly)?|tremendous(?:ly)?",
        r"sever\w*|marked\w*|extrem\w*|massive\w*|huge|extensiv\w*|pronounced|profound\w*|excruciat\w*|inten\w*|tremendous\w*|bad\w*|terribl\w*|horribl\w*"
        r"|awful\w*|worst?|worse|significant\w*|really|very|so|such|quite|big|large\w*|lot|lots|much|too|pretty|major|serious\w*|high|unbearabl\w*|debilitat\w*"
        r"|[34] ?\+|critical\w*|crazy|out of|whole|all over|end[- ]stage|advanced|(?:[89]|10|eight|nine|ten) out of",
    ),
    _turn(
        "extreme",
        "severity_mismatch",
        r"incapacitat\w+|crippling|debilitating|disabling|fulminant|florid(?:ly)?|life-threatening|profound(?:ly)?|massive"
        r"|excruciating(?:ly)?|unbearabl[ey]|agoni[sz]ing(?:ly)?|intolerabl[ey]|horrendous|catastrophic|(?:dangerously|critically|massively|alarmingly)"
        r"(?= (?:elevated|high|low|decreased|reduced|abnormal|enlarged|increased|swollen|ill|sick))",
        r"incapacit\w*|crippl\w*|debilit\w*|disab\w*|fulminan\w*|florid\w*|life|profound\w*|huge|enormous\w*|excruciat\w*|bear|bearabl[ey]|unbear\w*|agon\w*|intolera\w*|horr\w+|catastroph\w*|dangerous\w*|critical\w*|massive\w*"
        r"|alarm\w*|sever\w*|worst|terribl[ey]|awful\w*|extreme\w*|intens\w*|kill\w*|crazy|insane|nine|ten|9|10|cannot|ca n['’]t|can['’]t|brutal"
        r"|miserabl[ey]|tremendous\w*|skyrocket\w*|through the roof",
        reach=1,
        may_be_occasion=False,
    ),
    _turn(
        "end_stage",
        "severity_mismatch",
        r"end[- ]stage(?! (?:renal|kidney) disease)|advanced(?= (?:\w+ ){0,2}?(?:disease|failure|arthritis|depression|asthma|diabetes|cancer|dementia|cirrhosis|osteoarthritis|copd|hypertension|congestive))",
        r"end|stage\w*|advanc\w*|late|far|failing|dialysis|transplant\w*|bone on bone|terminal|spread|metasta\w*",
        reach=1,
        may_be_occasion=False,
    ),
    _turn(
        "undecided",
        "certainty_mismatch",
        r"(?:might|may) at some point|(?:have|has) not (?:yet )?decided(?: yet)? whether|(?:is|are|am) undecided",
        r"decid\w*|undecided|some point|eventual\w*|later|down the road|future|option\w*|consider\w*|think(?:ing)? about|talk\w* about"
        r"|see how|maybe|might|may|possib\w+|if|whether",
        reach=1,
    ),
    _turn(
        "noncompliant",
        "negation_mismatch",
        r"(?:not|never)(?: been)?(?: \w+ly)? (?:compliant|adherent)|non-?(?:complian(?:t|ce)|adheren(?:t|ce))",
        r"miss\w*|forg\w*|skip\w*|not|n['’]t|never|r[ua]n out|stop\w*|off|sometimes|try\w*|hard|bad|cheat\w*|slip\w*|no|nope|struggl\w*|trouble|half|slack\w*"
        r"|naughty|indulg\w*|lapse\w*|once in a while|most(?:ly)?|tough|guilty|confess\w*|admit\w*",
        reach=3,
    ),
    _turn(
        "negligible",
        "severity_mismatch",
        r"negligible|trivial|insignificant|barely (?:noticeable|perceptible|any)",
        r"negligib\w*|trivial\w*|insignif\w*|barely|hardly|little|small|slight\w*|minor|mild\w*|tiny|minimal\w*|trace|bit|touch|subtle|faint|nothing"
        r"|(?:not|n['’]t) (?:too |that |very |so |really )?(?:bad|much|severe|significant|hurt|bother)",
        reach=1,
    ),
    _turn(
        "lasting",
        "temporality_mismatch",
        r"long-?standing(?! (?:history|hx)\b)",
        r"long|life\w*|always|years?|since|kids?|child\w*|young\w*|born|birth|forever|chronic\w*|history|old|decades?|ever|whole|genetic\w*|inherit\w*|grow\w*|grew"
        r"|while|teen\w*|school|ongoing|again|used to|months?|known|past|family|runs|previous\w*",
        reach=2,
    ),
    _turn(
        "lifelong",
        "temporality_mismatch",
        r"life-?long(?! (?:non-?|never-?|ex-?)?(?:smok|drink|teetotal|abst)\w*)",
        r"long|life\w*|always|years?|kids?|child\w*|young\w*|born|birth|forever|decades?|ever|whole|genetic\w*|inherit\w*|grow\w*|grew|teen\w*|school",
        reach=1,
    ),
    _turn(
        "onset",
        "temporality_mismatch",
        r"new-?onset|newly diagnosed",
        r"new\w*|start\w*|first|recent\w*|began|begin\w*|sudden\w*|came on|notic\w*|develop\w*|onset|diagnos\w*|found|all of a|acute\w*|ago|yesterday",
        reach=1,
    ),
    _turn(
        "doubted",
        "certainty_mismatch",
        r"unconfirmed|alleged(?:ly)?|doubtful|purported(?:ly)?|supposed(?:ly)?|equivocal|tentative(?:ly)?|conceivabl[ey]",
        r"maybe|might|possib\w+|probab\w+|likely|perhaps|suspect\w*|suspicio\w+|presum\w+|suggest\w*|question\w*|uncertain|unclear|not sure|guess|wonder\w*"
        r"|consistent|confirm\w*|alleg\w*|doubt\w*|purport\w*|suppos\w*|equivoc\w*|tentativ\w*|conceiv\w*|claim\w*|said|told",
        2,
        1,
    ),
    _turn(
        "slight",
        "severity_mismatch",
        r"mild(?:ly)?|slight(?:ly)?|minimal(?:ly)?|trivial|subtle|faint(?:ly)?|trace|negligible",
        r"mild\w*|slight\w*|minimal\w*|trivial|subtl\w*|faint\w*|trace|minor|small\w*|tiny|little|bit|some\w*|not (?:too|that|so|much|bad)|low|kind of|sort of"
        r"|1|one|touch|early|barely|few|light\w*|okay|borderline|mini\w*|any",
    ),
    _turn(
        "doubt_of_cause",
        "certainty_mismatch",
        r"(?:possibl[ey]|probabl[ey]|perhaps|presumably|may be|might be|could be)(?: \w+)? (?:due|related|secondary|owing|attributable|caused|because|from)",
        DOUBT,
        1,
    ),
    _turn(
        "doubt_of_finding",
        "certainty_mismatch",
        r"(?:possibly|perhaps|probably|may|might|could) (?:show|suggest|reveal|demonstrat|indicat|reflect|represent)\w*|there (?:may|might|could) be|questionable"
        r"|(?:may|might|could) have (?:shown|suggested|revealed|demonstrated|indicated)|history of (?:possible|suspected|presumed|probable)"
        r"|rais\w+ the (?:question|possibility|suspicion|concern)|suspected of|an? (?:question|suspicion) of",
        DOUBT,
        1,
    ),
    _turn(
        "steady",
        "severity_mismatch",
        r"(?<!\bit is )(?<!\bit was )(?<!\bhas been )(?<!\bit remains )constant(?:ly)?|continuous(?:ly)?|incessant(?:ly)?|unremitting(?:ly)?|unrelenting|ceaseless(?:ly)?|non-?stop|all the time|around the clock",
        r"constant\w*|continu\w*|always|all|every\w*|whole|never|stop\w*|non-?stop|persist\w*|still|throughout|24|keeps?|each|ongoing|lots?|through|since|daily"
        r"|forever|consistent\w*|regular\w*|most\w*|ca n't|wo n't|does n't go|any time|often|frequent\w*|nights?|days?|hours?|unbearabl\w*|relief|rest\w*|same"
        r"|just keep|a while|weeks?|months?|years?|remain\w*|stuck|steady|much|really|pretty|dull",
    ),
    _turn(
        "rare",
        "severity_mismatch",
        r"rare(?:ly)?|infrequent(?:ly)?|seldom|sporadic(?:ally)?",
        r"rare\w*|occasion\w*|sometimes|at times|times?|once|few|now and|here and there|off|on and|com(?:e|es|ing) and|intermittent\w*|infrequent\w*|seldom|hardly|barely"
        r"|not|\w*n['’]t|when|little|bit|some|every|if|couple|periodic\w*|episod\w*|last|only|depend\w*|almost|one|two|never|unusual\w*|uncommon\w*|very|less|good|no|used to|much",
    ),
    _turn(
        "poor",
        "severity_mismatch",
        r"poor(?:ly)?",
        r"poor\w*|bad\w*|not|\w*n['’]t|no|hard\w*|trouble\w*|weak\w*|low\w*|difficult\w*|problems?|less|reduc\w*|decreas\w*|limit\w*|never|terribl\w*|horribl\w*|awful\w*|wors\w*"
        r"|lack\w*|abnormal\w*|high\w*|elevated|up|off|struggl\w*|issues?|concern\w*|uncontrolled|uncomfortable|slow\w*|loss|los[et]\w*|down|tough|out of|numb\w*|stiff\w*|damag\w*"
        r"|harm\w*|collaps\w*|risks?|wak\w*|fail\w*|disab\w*|pain\w*|worr\w*|could be better|better|diminish\w*|impair\w*|little|hurt\w*|tired|crappy|lousy|miss\w*|without|only|barely|hardly",
    ),
    _turn(
        "aggravation",
        "severity_mismatch",
        r"aggravation",
        r"aggravat\w*|wors\w*|exacerbat\w*|trigger\w*|irritat\w*|provok\w*|flar\w*|bother\w*|set off",
    ),
    _turn(
        "deteriorating",
        "comparison_mismatch",
        r"deteriorat\w*|(?:rapidly|quickly) (?:progress|worsen)\w*",
        r"deteriorat\w*|wors\w*|declin\w*|fail\w*|down\w*|bad\w*|progress\w*|less|decreas\w*|lower\w*|lost|los\w*|weak\w*|grow\w*|grew|bigger|increas\w*|trouble|hard\w*|struggl\w*"
        r"|rapid\w*|quick\w*|fast\w*|spread\w*|up|severe\w*|degenerat\w*|wear\w*|damag\w*|crash\w*|slip\w*",
    ),
    _turn(
        "suspected",
        "certainty_mismatch",
        r"suspected(?! (?:by|diagnos\w*|causes?|etiolog\w*|sources?|triggers?|problems?)\b)",
        DOUBT,
        3,
        1,
    ),
    _turn(
        "known",
        "certainty_mismatch",
        r"for known",
        r"kn[oe]wn?|already|diagnos\w*|history|confirm\w*|have had|still|chronic\w*|always",
    ),
    _turn(
        "certain",
        "certainty_mismatch",
        r"unquestionabl[ey]|undoubted(?:ly)?|definitely (?:due|secondary|related|caused|in relation|represents?|from)|indisputabl[ey]|unequivocal(?:ly)?|(?:raise|with|shows?|has|of) proven|proven(?! to)",
        r"definit\w*|sure\w*|certain\w*|clear\w*|prove\w*|doubt\w*|confirm\w*|obvious\w*|absolute\w*|kn[oe]w\w*|show\w*|diagnos\w*|positive\w*|reveal\w*|biops\w*|found|find\w*",
    ),
)  # fmt: skip
