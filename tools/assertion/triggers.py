"""Words that change what a mention means, after ConText (Harkema et al., J Biomed Inform 2009;42:839-851), in our own list.

Each line of a table is a phrase; `|` parts variants. A phrase works on what follows it, on what stands before it, or both.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from .warnings import find_warnings

Effect = Literal["negated", "uncertain", "historical", "hypothetical", "other", "pseudo", "end"]
"""`pseudo` only looks like a trigger and has no effect; `end` closes the reach of what stands before it."""
Direction = Literal["after", "before", "both"]
"""Where the mention must stand, seen from the trigger."""


class Trigger(NamedTuple):
    """One occurrence of a trigger in a sentence."""

    start: int
    end: int
    effect: Effect
    direction: Direction


DENYING = "no|not|denies|denied|without|w/o|nil|never|nothing|absent|negative|nor|neither"
"""Words that deny what follows by themselves, in notes and in speech."""

_DONE = (
    "present found performed done undertaken given administered needed required indicated started begun used".split()
)
_NOT_DONE = "|".join(f"{no} {done}" for no in ("not", "not been", "not yet been") for done in (*_DONE, "carried out"))
"""What is said before and after what was not done."""

_FOUND = (
    "seen identified appreciated demonstrated noted noticed reported observed detected visualized visualised suspected"
    " heard elicited encountered described"
).split()
_DID_NOT_FIND = "|".join(
    [f"{has} not {found}" for has in ("has", "have", "had") for found in _FOUND]
    + [f"not {found} {one}" for found in _FOUND for one in ("any", "a", "an")]
)
"""Said before what was not found, by who looked; `a mass was not seen` says it behind."""

_NOT_SEEN = "|".join(
    f"not {seen}"
    for seen in "suspected palpable audible visible evident apparent detectable heard elicited visualised encountered described".split()
)

_NOT_TO_BE = "|".join(
    f"{no} be {done}"
    for no in ("not to", "never to", "not", "never")
    for done in "started restarted given used resumed prescribed administered taken".split()
)
"""Of what is forbidden."""

_NO_REACTION = "|".join(
    f"{verb}{found}"
    for verb in ("", "is ", "was ", "are ", "were ")
    for found in ("undetectable", "nonreactive", "non-reactive")
)

_KIN = (
    "mother|father|mom|dad|sister|brother|aunt|uncle|grandmother|grandfather|grandparents|parents|parent|siblings|sibling"
    "|cousin|cousins|son|daughter|maternal|paternal|wife|husband|family history|fhx|fh|family hx|relatives|relative"
    "|mother's|father's|sister's|brother's|aunt's|uncle's|grandmother's|grandfather's|wife's|husband's|roommate|donor|niece|nephew|stepmother|stepfather|stepsister|stepbrother|mother-in-law|father-in-law"
)
_KIN_DEVELOPED = "|".join(
    f"{one} developed" for one in "mother father sister brother aunt uncle son daughter wife husband".split()
)
"""`Her sister developed gout`: the verb ends what stands before it, save whose it is."""
_BESIDE = (
    "per",
    "according to",
    "confirmed by",
    "as told by",
    "accompanied by",
    "brought by",
    "brought in by",
    "brought here by",
    "here with",
    "seen with",
    "attends with",
    "attended with",
    "presents with",
    "presented with",
)
_TOLD_BY = "|".join(
    f"{said} {whose}{one}"
    for said in _BESIDE
    for whose in ("", "the ", "his ", "her ", "their ", "both ")
    for one in (
        "mother father mom mum dad sister brother son daughter wife husband parents relatives"
        " grandmother grandfather grandparents aunt uncle"
    ).split()
)
"""`no rash per wife`, `brought by her father`: who tells it or came along, and not whose it is."""

_PHRASES: dict[tuple[Effect, Direction], str] = {
    ("pseudo", "both"): (
        f"{_TOLD_BY}|"
        "not limited to|not long ago|not as high|not as much|not been as|not quite as|not as many|not as often|not nearly as|not have as|not have quite as|do not have as|do not have quite as|does not have as|does not have quite as|did not have as|did not have quite as|not having as|not every|not each time|not all the time|no increase|no change|no interval change|no significant change|not only|no further|not certain if|not certain whether"
        "|not necessarily|gram negative|gram-negative|gram neg|gram-neg|without it|without this|without that|without them|without treatment|without difficulty|without any difficulty|no suspicious change"
        "|not extend|not cause|no definite change|not rule out|not ruled out|cannot be ruled out|can not be ruled out"
        "|history taking|medical history is|social history|history, physical|history and physical|history of present illness"
        "|past the|as needed|if negative|no more than|not sure|not well controlled|not well-controlled|poorly controlled"
        "|not taking|not taken|did not take|not been taking|not improved|not improving|not resolved|has not improved"
        "|no relief|without relief|no difference|no effect|no impact|no benefit|without benefit|without effect|not better|not getting better|not relieved|what if|as if|even if|have not changed|has not changed"
        "|not changed|unchanged|negative deflections|negative deflection|negative margins|no specific diagnosis for|no diagnosis for"
        "|not submitted|no matter|no problem|no worries|not only because|not just|why not|no doubt|no wonder|not that bad|not too bad"
        "|not as bad|not been able|not able|has gone down|have gone down|had gone down|'s gone down|has gone up|have gone up|not always|not responding|no history of present|not much|not doing well|not been doing well|not feeling well|not compliant|not been compliant|not adherent"
        "|not consistent with taking|o neg|o-neg|o negative|o-negative|rh neg|rh negative|rhesus negative|nothing worse than|nothing more than|nothing other than|nothing but|can't stop|ca n't stop|cannot stop|couldn't stop|could n't stop|not worth|not a big|not a huge|not tolerated|nil by mouth|nil per os|nil orally|nil else"
        "|no option for|no options for|no oral option for|no oral options for|no alternative for|no alternatives for"
        "|not usual|not unusual|not uncommon|not common|not typical|not atypical|not rare|not surprising|not surprised"
    ),
    ("negated", "after"): (
        f"{DENYING}|pertinent negatives|negatives include|negatives are|not currently|not now|not presently|n't"
        "|nobody|denying|deny|without evidence of|no evidence of|no evidence for|negative for|was negative for|were negative for|is negative for|are negative for|tested negative for|absence of"
        "|free of|never had|no sign of|no signs of|fails to reveal|no complaints of|no complaint of"
        "|fails to|failed to|fail to|failing to|forbids|forbade|forbidden|does not have|do not have|did not have"
        "|rules out|ruled out for|has ruled out|have ruled out|had ruled out|ct ruled out|mri ruled out|scan ruled out|scans ruled out|tap ruled out|biopsy ruled out|test ruled out|tests ruled out|it ruled out|this ruled out|which ruled out|ruled the patient out for|rule him out for|rule her out for|ruled him out for|ruled her out for"
        "|abstinent from|abstinence from|abstains from|abstained from|abstaining from|no longer|no new|no other|no reported|no noted|without reported|no stated|no known or reported|no previously reported|not demonstrate|did not exhibit|declined|declines|turned down|turns down|turning down|lack of|lacks|lacked|lacking|rather than"
        "|unremarkable for|test negative for|cannot see|no radiographic evidence of|no cause of|not any|-ve for|is -ve for|was -ve for|are -ve for|were -ve for|-ve|neg for|is neg for|was neg for|are neg for|were neg for|neg|none with|none on|none in|none at|none over|none as|none since|none after|none before"
        "|low suspicion for|no known|not taking any|not take any|not taken any|unaware of|not aware of|not consistent with|not had|not have|not yet|hardly any|scarcely any|barely any|never been|none of the|nothing like|no further episodes of|refuted"
        f"|{_NOT_DONE}|no indication|no indication for|excluded|excludes|{_DID_NOT_FIND}|not seen by"
    ),
    ("negated", "before"): (
        "was ruled out|were ruled out|is ruled out|are ruled out|has been ruled out|have been ruled out|ruled out|was negative"
        "|were negative|is negative|are negative|negative|is absent|are absent|absent|was not seen|not seen|unlikely"
        "|not identified|not appreciated|not demonstrated|not noted|was denied|were denied|is denied|are denied|none|free"
        "|gone|has settled|had settled|have settled|resolved|has resolved|have resolved|is now resolved|is -ve|anymore|any more|not there|is gone|are gone|was gone|basically gone|all gone|completely gone|has gone away|have gone away|went away|which i do n't think you have|which i don't think you have|not reported|not observed|not detected|not visualized|refuted"
        f"|{_NOT_SEEN}|{_NOT_TO_BE}|neg|is neg|was neg|are neg|were neg|impalpable|{_NO_REACTION}|times 0|times zero|x 0|x0|is not the case|was not the case|could not be the case"
        f"|{_NOT_DONE}|not necessary|not recommended|not advised|not wanted|no evidence|no indication|declined|refused|rejected|withheld|avoided|omitted"
        "|excluded|was excluded|were excluded|is excluded|been excluded|has gone|have gone|had gone|disappeared|subsided|was dismissed|were dismissed|been dismissed|was discounted|were discounted|been discounted|was turned down|were turned down"
    ),
    ("uncertain", "after"): (
        "possible|possibly|probable|probably|likely|may have|might have|may be|might be|could be|could have|suspected"
        "|have not ruled out|has not ruled out|had not ruled out|have not yet ruled out|has not yet ruled out|did not rule out|does not rule out"
        "|do not rule out|have not excluded|has not excluded|did not exclude|does not exclude|do not exclude|not yet excluded"
        "|suspicion of|suspicion for|suspicious for|concern for|concerning for|concerned about|questionable|question of"
        "|cannot exclude|can not exclude|rule out|r/o|evaluate for|to evaluate for|screen for|assess for|to rule out|to exclude|rule-out|cannot rule out|not rule out|presumed|presumptive|appears to be|differential includes"
        "|versus|vs|worrisome for|suggestive of|suggests|suggesting|thought to be|perhaps|maybe|i think|might|may"
    ),
    ("uncertain", "before"): (
        "cannot be ruled out|can not be ruled out|could not be ruled out|not be ruled out|not been ruled out|not ruled out|cannot be excluded|could not be excluded|not be excluded|not been excluded|not fully excluded|not completely excluded|not definitely excluded|never excluded|is possible|was possible|is suspected"
        "|was suspected|is likely|is unlikely|versus|vs|is questionable|not excluded|is considered|was considered"
    ),
    ("hypothetical", "after"): (
        "if|if she has|if he has|if they have|if the patient has|if there is|if there are|if she gets|if he gets|if you get|if she develops|target|target of|goal of|aim for|aiming for|if she developed|if he developed|if she develops|if he develops|if they develop|if you develop|if you have|return for|return if|should he|should she|should the patient|should there be|should you|in case of"
        "|asked about|asks about|asking about|inquired about|enquired about|the meaning of|definition of|call for|call also for|call sooner for|call back for|call us for|call me for|call the office for|call the clinic for|call with|return sooner for|seek care for|notify for|call the physician for|alert for|risk of|risk for|at risk for|prophylaxis"
        "|prophylaxis for|prevent|prevention of|screening for|monitor for|watch for|look for|looking for|in the event of"
        "|any of the following are noted|any of the following is noted|any of the following occur|any of the following|ways of|warning signs|unless|as needed for|prn for|only for|come back for|were to have|be ruled out for|check for|test for"
        "|signs and symptoms of|when she has|when he has|known complications"
        "|risks include|risk include|risks including|risks of|complications include|complications including"
        "|side effects include|side effects including|side effect of|side effects of|i wish|wish i|wishes"
    ),
    (
        "hypothetical",
        "before",
    ): "was asked about|were asked about|were inquired about|was inquired about|were enquired about|was enquired about|as needed|to be ruled out|should be ruled out|must be ruled out|is to be ruled out|has to be ruled out|needs to be ruled out|to be excluded|needs excluding|precautions|outstanding|is outstanding|are outstanding|still outstanding|remains outstanding",
    ("historical", "after"): (
        "history of|personal history of|h/o|hx of|known|known to have|known history|hx|past medical history|pmh|past history|past medical|previous|previously|prior|status post|s/p"
        "|remote|known history of|history significant for|medical history significant for|significant for a history of"
        "|in the past had|as a child|used to have|used to|past medical history is positive for|past medical history includes"
        "|past medical history of|pmh significant for|formerly"
    ),
    ("historical", "before"): (
        "in the past|years ago|year ago|as a child|in childhood|in remission|during childhood|last year|in his youth|in her youth"
    ),
    ("other", "both"): (f"{_KIN}|{_KIN_DEVELOPED}"),
    ("end", "both"): (
        "relieve|relieved|relieving|alleviate|alleviated|alleviating|help|helps|helped|helping|provide|provides|provided|providing"
        "|as the|as he|as she|as his|as her|but|however|although|though|nevertheless|yet|instead|according to|except|except for|aside from|apart from|other than|secondary to"
        "|because of|because|cause of|causes of|due to|despite|in spite of|as a cause of|etiology of|which|who|that|presents with|presented with|presents|presented"
        "|presenting with|complains of|complaining of|complained of|reports|reported|endorses|states|notes|noted|still|until|since"
        "|developed|now|today|currently|positive for|does have|did have|then|therefore|so|as well as having|is here for|came in"
        "|i appreciate|i do appreciate|i do hear|i do see|i hear|you do have|does show"
        "|he does|she does|he has|she has|during|in pregnancy|in this pregnancy|in her pregnancy|while|when|upon|is present|are present|is appreciated"
    ),
}

_COURSE = r"(?P<course>[\w-]+[ -]+(?:hour|day|week|month|year)s?['’]?\s+history\s+of)"
"""How long a present complaint has lasted (`a two-day history of fever`), which is no past."""
_DAY = re.compile(r"\d May|May \d")
"""`19 May` is no doubt."""
_SAID_AGAIN = re.compile(r"\s+\w+\s?n't\b", re.IGNORECASE)
"""`I don't, don't have quite as much`: of a denial that is said twice the last counts."""
_PLUS, _MINUS = re.compile(r"[A-Za-z] \+(?=[,;.)])"), re.compile(r"(?<=[A-Za-z] )[-–−](?=[,;.)])")
"""`UDS: fentanyl +, cocaine -.`; a dash by itself may be one of speech."""
_BEHIND_A_NAME = re.compile(
    r"(?:\A|[,;:(\n])[\s*•]*(?![^,;:.\n]*\b(?:i|you|he|she|we|they|it|is|are|was|were|do|does|did|has|have|had|said|says|a|an|the|so|well|oh|and|but|no|not|with|without)\b[^,;:.\n]* [-−]|yes|yeah|no\b)"
    r"(?:[A-Za-z][\w/'’]*[ ]){1,4}(?P<minus>[-−])(?=[,;.)]|\s*\Z)",
    re.IGNORECASE,
)
"""`Fever -.`: a name and a minus are all that is said."""
_ANSWERED_NO = re.compile(
    r"(?<=[A-Za-z)])(?:\s*[:=]\s*|\s+[-–−]\s*|\s+)(?P<no>no|none|nil|negative|neg|-ve|absent|denied|denies|(?:lacks|lacking)(?=\s+[-–]))"
    r"(?=(?:\s+(?:today|now|currently))?\s*(?:[.,;)/|](?!\s*\d)|(?<=lacks )[-–]|(?<=lacking )[-–]|\n|\Z))",
    re.IGNORECASE,
)
"""`Jaundice no.`, `Oedema: nil`, `Chest pain -ve,` of a form that is filled in."""
_NO_NAME = re.compile(
    r"\b(?:yes|yeah|yep|okay|ok|oh|well|um|uh|said|says|say|answered|replied|is|was|are|were|be|or|and|but|why|had|has|have|if|of|to|with|for|in|on|at|by|the|an?|it|he|she|they|i|you|we|so|really|pretty|mostly|usually|probably|absolutely|definitely|certainly|currently|there|then|actually|honestly|no|not|none|nil)\s*[:=–−-]?\s*\Z",
    re.IGNORECASE,
)
"""Before a `no` that answers nothing of a form."""
_WITHOUT_ASKING = re.compile(
    r"\b(?:not|never|cannot)\b[^.;,]*?\b(?P<without>without|w/o) (?:(?:first|prior|our|my|the) )*"
    r"(?:\w+ing|discussion|advice|approval|consent|permission|review)\b|n't\b[^.;,]*?\b(?P<w_o>without|w/o) \w+ing\b",
    re.IGNORECASE,
)
"""`not to be stopped without asking the clinic`: the clinic is there."""
_THEN = re.compile(
    r" (?:(?:back )?in (?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|(?:19|20)\d\d)"
    r"|(?:at|on) (?:baseline|(?:the )?(?:previous|prior|last|old|earlier))|before|previously|last (?:week|month|year|time)"
    r"|(?:\w+ ){1,2}ago)\b",
    re.IGNORECASE,
)
"""`not there in May`: what was not there then is there now."""
_NOT_THERE = frozenset(f"not {one}" for one in "there present seen noted evident visible identified".split())
_UNBOUND = re.compile(
    r"[ -](?:drainage|draining|fluids?|air|gas|flow|flap|text|water|light|t[34]|thyrox\w+|psa|cortisol|testosterone|iron|haemoglobin|hemoglobin"
    r"|living|range|edge|wall|margin|intra\w+|peri\w+|of charge|prescriptions?|meals?|transport|bed|beds|will|movement|phenytoin)\b",
    re.IGNORECASE,
)
"""Behind `free`: what is not bound, shut in or paid for."""
_GUESSES = frozenset(("maybe", "probably", "perhaps", "possibly", "i think"))
_SOME_TIME = re.compile(
    r"[\s,]*(?:(?:maybe|probably|perhaps|um|uh|it was|it's been|like|about|around|just|over|almost|for|since|back|within)[\s,]+)*"
    r"(?:a couple(?: of)?|a few|several|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|\d+)"
    r"[\s-]+(?:(?:or|to) \w+ )?(?:and a half )?(?:hour|day|week|month|year|minute|night|time)s?\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:function|egfr|gfr|vision|acuity|sight|hearing|levels?|counts?|weight|mobility|cognition|memory|fev1|fvc|l?vef|strength|performance|appetite"
    r"|condition|health|status|rate|ha?emoglobin|hb|platelets?|saturations?|output|capacity|fitness|intake|clearance|titres?|titers?|power)"
    r"(?: (?:has|have|had|was|is|been|since|then|also|\w+ly|further))*\s\Z",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters before a word that are looked at."""
_HEAD = re.compile(r"\s{2,}[A-Z]\S*(?: \S+)?\s{2,}[A-Z]")
"""Two more columns."""
_OF_A_NOUN = re.compile(r"(?:\b(?:for|with|of|and|the|an?|now)|[,:;(])\s+\Z", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:log|ref(?:erence)?|hosp(?:ital)?|unit|bed|room|ward|case|batch|lot|serial|phone|tel(?:ephone)?|mobile|contact|policy|nhs|mrn|form"
    r"|file|order|licen[cs]e|passport|id|badge|account|record|sample|specimen|lab|report|crime|incident|datix|key ?safe|id(?:entity)?) \Z",
    re.IGNORECASE,
)
_ITS_NUMBER = re.compile(r"\.? ?[:#]? ?(?=[A-Z]{0,3}[-/]?\d{3,})")
_NAMED = re.compile(r"\b(?:[A-Z]\.?|Drs?\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Prof\.?|Sister|Nurse) \Z")
_NEEDS_NO_SPACE = str.maketrans({"’": "'"})
_VERBS = "do does did is are was were has have had ca could wo would should must need ai".split()
_WITHOUT_APOSTROPHE = "|".join(rf"(?<=\b{verb})" for verb in _VERBS)
"""Before the `nt` of transcripts that have no apostrophes: `dont`, `wasnt`; it is no part of `want` or `current`."""


def _compiled() -> tuple[re.Pattern[str], dict[str, list[tuple[Effect, Direction]]]]:
    effects: dict[str, list[tuple[Effect, Direction]]] = {}
    for key, phrases in _PHRASES.items():
        for written in phrases.split("|"):
            for phrase in (written, *_contracted(written)):
                effects.setdefault(phrase, []).append(key)
    begins = rf"(?<![\w-])|(?=n't)|(?=nt\b)(?:{_WITHOUT_APOSTROPHE})"
    return re.compile(rf"(?:{begins})(?:{_COURSE}|{_alternatives(effects)})(?![\w-])", re.IGNORECASE), effects


def _alternatives(phrases: Iterable[str]) -> str:
    """The longest phrases first, under the letter that they begin with: a word is held against few of them."""
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        written = re.escape(phrase[1:]).replace(r"\ ", r"\s+").replace("n't", "n'?t")
        by_letter.setdefault(phrase[0], []).append("'?t" + written[2:] if phrase.startswith("n't") else written)
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


def _contracted(phrase: str) -> Iterator[str]:
    """`isn't seen` and `is n't seen` mean what `is not seen` does, `can't` and `ca n't` what `cannot` does."""
    before, is_denied, after = f" {phrase} ".replace("cannot", "ca not").replace("can not", "ca not").partition(" not ")
    if is_denied:
        yield from {f"{before}{gap}n't {after}".strip() for gap in ("", " ")}


_PATTERN, _EFFECTS = _compiled()


def find_triggers(sentence: str) -> tuple[Trigger, ...]:
    """All triggers of a sentence in order; where phrases overlap the longest at the leftmost place wins."""
    plain = sentence.translate(_NEEDS_NO_SPACE)
    found: list[Trigger] = []
    asks = {match.start(match.lastgroup or 0): match.end() for match in _WITHOUT_ASKING.finditer(plain)}
    for match in _PATTERN.finditer(plain):
        if (
            match["course"]
            or match.group() == "NT"  # non-tender, nuchal translucency
            or _is_day(plain, match)
            or _is_said_again(plain, match)
            or _is_a_column(plain, match)
            or _is_a_name(plain, match)
            or _is_a_number(plain, match)
            or _is_an_attribute(plain, match)
            or _is_of_then(plain, match)
            or _is_unbound(plain, match)
            or _is_a_fall(plain, match)
            or _is_of_a_time(plain, match)
            or match.start() in asks
        ):
            continue
        found.extend(Trigger(match.start(), match.end(), *key) for key in _EFFECTS[_phrase(match.group())])
    if _PLUS.search(plain):
        found += [Trigger(*match.span(), "negated", "before") for match in _MINUS.finditer(plain)]
    found += _answered_in_a_form(plain, found)
    found += [Trigger(*span, "end", "both") for span in asks.items()]
    found += [Trigger(*span, "hypothetical", "after") for span in find_warnings(plain)]
    return tuple(sorted(found, key=lambda one: one.start))


def _answered_in_a_form(plain: str, found: list[Trigger]) -> list[Trigger]:
    """What stands behind the name that it denies, in the short lines of a form."""
    spans = [match.span("minus") for match in _BEHIND_A_NAME.finditer(plain)]
    spans += [
        match.span("no") for match in _ANSWERED_NO.finditer(plain) if not _NO_NAME.search(plain, 0, match.start("no"))
    ]
    known = {(one.start, one.end) for one in found if one.direction == "before"}
    return [Trigger(*span, "negated", "before") for span in spans if span not in known]


def _phrase(words: str) -> str:
    """As the table has it."""
    phrase = " ".join(words.casefold().split())
    return phrase if phrase in _EFFECTS else re.sub(r"nt\b", "n't", phrase, count=1)


def _is_day(sentence: str, match: re.Match[str]) -> bool:
    return match.group() == "May" and bool(_DAY.search(sentence, max(match.start() - 2, 0), match.end() + 2))


def _is_a_column(sentence: str, match: re.Match[str]) -> bool:
    """`No  Date  Placement`: a number, at the head of a table."""
    return match.group() == "No" and bool(_HEAD.match(sentence, match.end()))


def _is_a_name(sentence: str, match: re.Match[str]) -> bool:
    """`Dr C. Nobody`, `Mr Free`: a capital behind an initial or a title."""
    return match.group() in ("Nobody", "Free", "Unlikely") and bool(_NAMED.search(sentence, 0, match.start()))


def _is_a_number(sentence: str, match: re.Match[str]) -> bool:
    """`log no. on the form`, `Hosp No 123`: short for number."""
    return match.group().casefold() == "no" and bool(
        _NUMBERED.search(sentence, 0, match.start()) or _ITS_NUMBER.match(sentence, match.end())
    )


def _is_an_attribute(sentence: str, match: re.Match[str]) -> bool:
    """`positive for resolved nausea`: it says of what follows that it is over, and nothing of what stands before."""
    return (
        match.group().casefold() == "resolved"
        and bool(_OF_A_NOUN.search(sentence, 0, match.start()))
        and bool(re.match(r"\s+[a-z]", sentence[match.end() :]))
    )


def _is_of_then(sentence: str, match: re.Match[str]) -> bool:
    """`LBBB - not there in May`: a denial of an earlier time."""
    return match.group().casefold() in _NOT_THERE and bool(_THEN.match(sentence, match.end()))


def _is_unbound(sentence: str, match: re.Match[str]) -> bool:
    """`NG tube on free drainage`, `free fluid`: it denies nothing of what stands before it."""
    return match.group().casefold() == "free" and bool(_UNBOUND.match(sentence, match.end()))


def _is_a_fall(sentence: str, match: re.Match[str]) -> bool:
    """`his kidney function had declined`: what is measured falls, and nobody refuses it."""
    return match.group().casefold() in ("declined", "declines") and bool(
        _MEASURED.search(sentence, max(match.start() - _NEAR, 0), match.start())
    )


def _is_of_a_time(sentence: str, match: re.Match[str]) -> bool:
    """`probably about six hours later I felt dizzy`: when it was is not sure, and what it was is."""
    return match.group().casefold() in _GUESSES and bool(_SOME_TIME.match(sentence, match.end()))


def _is_said_again(sentence: str, match: re.Match[str]) -> bool:
    return match.group().casefold() == "n't" and bool(_SAID_AGAIN.match(sentence, match.end()))
