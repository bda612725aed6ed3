"""What written records deny wherever they speak of it, and the claim asserts; and the other way round (`asserted.py`)."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.assertion import Assertion
from wardround.tools.terms import find_drugs, find_parts, normal_words, stem

from ...check import ClaimInContext, Signal
from ...denying import ANY_DENIAL, OVER
from ...levels import result_named
from ...mentions import Word, assertion_of
from ...stretches import around
from ...units import Unit
from .asserted import asserted
from .conditions import is_a_spell
from .denied_nouns import narrower
from .denied_sites import is_denied_elsewhere
from .nouns import is_head, is_judged
from .results import readings
from .where_named import all_told, in_full

_SITE = re.compile(
    r"\W*(?P<site>chest|thorax|lungs?|abdo(?:men)?|pelvis|liver|brain|head|neck|bones?|spine|breasts?|kidneys?|heart|mediastinum"
    r"|bladder|uterus|skin|left|right|[LR])\s*(?::|[-–])\s",
    re.IGNORECASE,
)
"""A line of a report that begins with a part of the body."""
_ELSEWHERE = re.compile(
    r"\b(?:(?:lymph )?nod(?:es?|al)|hepatic|cerebral|pulmonary|adrenals?|peritone\w+|axill\w+|osseous|vertebra\w*|renal|cutaneous)\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:still|remain\w*|persist\w*|continu\w*|ongoing|current(?:ly)?|at discharge|now)\b", re.IGNORECASE
)
_TO_COME = re.compile(
    r"\b(?:will|plan\w*|recommend\w*|should|start\w*|consider\w*|to be|if|advi[cs]e\w*|offer\w*|discuss\w*|booked|scheduled|due|awaited|arranged"
    r"|(?:is|are|was|were) to (?:be|have|get|follow|receive|take)|to follow)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\bfirst(?:[- ]ever)? (?:\w+ )?\Z", re.IGNORECASE)
"""`her first biologic`, who had none before."""
_UNNEEDED = re.compile(
    r"\b(?:unnecessary|superfluous|unsuitable|inappropriate|inadvisable|unsafe|not (?:suitable|appropriate|advisable|safe|an option|possible)|(?:not|never|no longer) (?:\w+ ){0,2}(?:needed|necessary|required|indicated|used|given|started|done|performed|wanted|thought|felt)|contraindicated|rejected|deferred|ended"
    r"|postponed|withheld|omitted|avoided|ruled out|excluded|discounted|dismissed|unlikely|declined|refused|raised|elevated|high|low|normal)\b",
    re.IGNORECASE,
)
"""Behind a thing that nobody says was there."""
_BEFORE = re.compile(
    r"\b(?:before|prior to|until|pending|without|ruled out|excluded|off|weaned from|instead of|out of|outside|beyond|lest|to (?:prevent|avoid|exclude|rule out)|any|apart|could|might|threat\w*(?: \w+)?) (?:(?:any|the|an?|his|her)\s)?\Z",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"(?:,? (?:and|or|nor)\b[^,.;]*?)? (?:was|were|is|are|has|have|had|did|does|do)(?: not|n['’]t| never)\b| (?:was|were|is|are) spared\b",
    re.IGNORECASE,
)
"""`the palms and soles were not involved`: nothing is said to be there."""
_LEAST_CUT, _LEAST_LEFT = 3, 5
"""Letters that a short form leaves out and keeps, at least: `premed` for `premedication`."""
_CUT = re.compile(r"[;.]|,? \b(?:although|though|but|whereas|while)\b", re.IGNORECASE)
_ENDED = re.compile(
    r" (?:was|were|is|has been|had been|has since been) (?:\w+ly )?(?:discontinued|stopped|ceased|ended|withdrawn|held|withheld|paused)\b",
    re.IGNORECASE,
)
"""Of a medicine: that it was stopped does not say that it is taken."""
_CAME_OUT = re.compile(r"\b(?:came|come|taken|pulled|fell|was|is) out\b", re.IGNORECASE)
"""Of a tube or a drain."""
_LAST_TIME = re.compile(
    r"\blast (?:used?|took|taken|smoked|drank|injected|snorted|had|tried|gambled|vaped) (?:any )?(?:[\w-]+ )?\Z",
    re.IGNORECASE,
)
"""`he last used heroin in May`: a test of today may well be negative."""
_THEN_NOT = re.compile(
    r"[^.;]{0,120}?\b(?:but|although|though|yet|however|and|later|then)\b[^.;]{0,120}?\b(?:negative|not (?:detected|confirmed|found|seen|present)|ruled out|excluded|false[- ]positive|no evidence)\b",
    re.IGNORECASE,
)
"""`the screen was positive for opiates, but the laboratory's test was negative`: told as not so in the end."""
_AGAINST = re.compile(
    r"\b(?:against|except(?: for)?|apart from|other than|instead of|rather than|(?:prefer\w*|chosen|favou?red) (?:to|over)|in preference to|refus\w+|declin\w+|turn\w* down|reject\w*|avoid\w*|withh[eo]ld\w*|omit\w*|skipp\w+"
    r"|(?:not|never) to|(?:must|should|may|can|is|are|was|were|to)(?: not| never|not) (?:to )?(?:be (?:given|prescribed|offered|exposed to)|have|receive|take|get|use)"
    r"|(?:did|does|do|would)(?: not|n['’]t) (?:want|wish|like))\s+(?:[\w'’-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
"""`decided against surveillance`, `up to date except for flu vaccine`."""
_LIKE_ANOTHER = re.compile(r"\b(?:as|and so|so) (?:was|were|is|are|has been|had been) (?:\w+ ){0,2}\Z", re.IGNORECASE)
"""`HIV was negative, as was the Quantiferon`."""
_AND_ANOTHER = re.compile(r",? (?:and|nor|or) (?:the |her |his )?\Z", re.IGNORECASE)
_WITHOUT_A_VERB = re.compile(
    r" (?:because|for|due to|owing to|on account of|on|in|at|after|as) (?:(?!\b(?:was|were|is|are|had|has|did)\b)[^,;.])*[.,;]",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"(?: (?:was|were|is|are|could|can))?(?: not|not|n['’]t)(?: be| been)?(?: \w+ly)? (?:visuali[sz]ed|assess(?:ed|able)|evaluated|imaged|examined|sampled|scanned|outlined|delineated|interpret\w+)\b",
    re.IGNORECASE,
)
"""Behind a part: it was out of sight, and may be there."""
_SOME = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|several|half|all but \w+|the (?:other|others|rest|remainder)|remaining)(?: of)?(?: the)?(?: \w+){0,4} (?:was|were|is|are|had|showed|contained) ",
    re.IGNORECASE,
)
"""`two of the four nodes were free of`: the rest may not be."""
_MOST = re.compile(r"\b(?:most(?:ly)?|mainly|predominant(?:ly)?|largely|chiefly|primarily|usually)\b", re.IGNORECASE)
_RATHER = re.compile(r"\b(?:rather than|more (?:\w+ )?than|as opposed to|not)(?: (?:the|an?))? \Z", re.IGNORECASE)
_RULES_OUT = re.compile(
    r"\s+(?:has |have |had )?(?:ruled out|excluded|was negative|were negative|showed no|found no)\b", re.IGNORECASE
)
"""`the tap ruled out peritonitis`: no tap is denied."""
_VITAL = re.compile(
    r"(?:blood )?pressure|bp|pulse|heart rate|weight|temperature|saturations?|sats|obs|vitals", re.IGNORECASE
)
_DECIDED = re.compile(r"\bnot\b|\bno (?:indication|need)|\bdeclin|\brefus|\bunnecessary", re.IGNORECASE)
"""A denial of what is to come; that something was never there is none."""


def findings_are_not_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a finding that the claim asserts and every mention in the record denies, or that it denies and all assert."""
    text = context.claim.text
    both = _of_two_minds(context)
    for word in context.said:
        said = assertion_of(text, word)
        if word.key in both or _is_for_others(context, word, said) or _is_said_of_more(context, word):
            continue
        is_narrowed = said.negated and bool(narrower(text, word))
        if said.is_plain and is_head(text, word) and is_judged(text, word, is_narrowed=is_narrowed):
            yield from asserted(context, word) if said.negated else _denied(context, word)


def _is_for_others(context: ClaimInContext, word: Word, said: Assertion) -> bool:
    """Whether another check judges it, or a denial is of a spell, of some of several, of what was out of sight, or of none."""
    text, name = context.claim.text, context.claim.text[word.start : word.end]
    if _is_measured(context, name) or _VITAL.fullmatch(name):  # `levels` has its values
        return True
    return said.negated and bool(
        # what is taken, `medicines` judges, and what one is allergic to, `allergies_denied`
        _is_of_a_medicine(text, word)
        or word.key == "#allergy"
        or is_a_spell(text, word)
        or _RULES_OUT.match(text, word.end)
        or _UNSEEN.match(text, word.end)
        or _is_of_some(text, word)
    )


def _is_of_a_medicine(text: str, word: Word) -> bool:
    """Whether a word is a medicine's name, or a part of one: `careldopa` of co-careldopa."""
    return any(one.start < word.end and word.start < one.end for one in find_drugs(text))


def _is_said_of_more(context: ClaimInContext, word: Word) -> bool:
    """Whether what is said of it is said of another thing too, or first of one: the record may speak of that."""
    text = context.claim.text
    return bool(
        _LIKE_ANOTHER.search(text, 0, word.start)
        or _FIRST.search(text, 0, word.start)
        or _shares_a_denial(text, word)
        or _is_asserted_by_another_name(context, word)
    )


def _is_of_some(text: str, word: Word) -> bool:
    """Whether a thing is denied of some of several, or as the lesser part: `mostly obstructive rather than central`."""
    return bool(_SOME.search(text, 0, word.start) or (_MOST.search(text) and _RATHER.search(text, 0, word.start)))


def _is_measured(context: ClaimInContext, name: str) -> bool:
    """Whether a name is one for a result (`fever`), of which the record has values, or a level (`anaemia`)."""
    result = result_named(name)
    has_values = result in context.evidence.measured or result in readings(context.evidence)
    return bool(result) and (has_values or result != "temperature")


def _shares_a_denial(text: str, word: Word) -> bool:
    """Whether a thing without a verb is denied by that of the one before: `ketorolac was withheld, and ibuprofen for asthma`."""
    is_bare = _WITHOUT_A_VERB.match(text, word.end) and _AND_ANOTHER.search(text, 0, word.start)
    return bool(is_bare and ANY_DENIAL.search(text, 0, word.start))


def _of_two_minds(context: ClaimInContext) -> set[str]:
    """What a claim both asserts and denies: an episode is told as over."""
    said = [(word.key, assertion_of(context.claim.text, word).negated) for word in context.said]
    return {key for key, negated in said if not negated} & {key for key, negated in said if negated}


def _denied(context: ClaimInContext, word: Word) -> Iterator[Signal]:
    told = [] if _is_given_in_a_longer_name(context, word) else all_told(context, word)
    if not told or not all(one.said.negated and one.is_itself for one in told):
        return
    if all(_is_of_another_site(context.claim.text, word, one.unit) for one in told):
        return
    units = tuple(one.unit for one in told)
    is_near = word.key[0] == "#" or any(unit in context.best for unit in units)
    if is_near and not _is_over(context, word, units) and not _is_not_there_yet(context.claim.text, word, units):
        words = in_full(context.claim.text, word)
        message = f"the claim asserts “{words}”; the record denies it"
        yield Signal("written_denied", 1.0, "negation_mismatch", message, units[:2], words=words)


def _is_of_another_site(text: str, word: Word, unit: Unit) -> bool:
    """Whether a line denies it of one part of the body (`Chest - no mets`), and the claim tells of others."""
    if is_denied_elsewhere(text, word.start, unit.text, unit.start, unit.end):
        return True
    site = _SITE.match(unit.words)
    own = frozenset(normal_words(site["site"])) if site else frozenset()
    return bool(own) and not own & frozenset(normal_words(text)) and bool(find_parts(text) or _ELSEWHERE.search(text))


def _is_over(context: ClaimInContext, word: Word, units: Sequence[Unit]) -> bool:
    """Whether the claim or the record tells it as over or decided against, in whatever words: then neither may deny it."""
    text = context.claim.text
    is_bygone = any(OVER.search(unit.words) for unit in units) and not _STILL.search(text)
    return (
        is_bygone
        or bool(
            OVER.search(text, word.end)  # `her gallbladder was removed` asserts none
            or _CAME_OUT.search(text, word.end)
            or _LAST_TIME.search(text, 0, word.start)
            or _THEN_NOT.match(text, word.end)
            or _AGAINST.search(text, 0, word.start)
            or _NOT_SO.match(text, word.end)
            or _is_asserted_cut_short(context, word)
            or (_ENDED.match(text, word.end) and find_drugs(text[word.start : word.end]))
        )
    )


def _is_not_there_yet(text: str, word: Word, units: Sequence[Unit]) -> bool:
    """Whether the claim has it as unneeded, feared or to come, which asserts none; unless it is just that which is denied."""
    clause = _clause(text, word)
    is_unneeded = _UNNEEDED.search(clause, max(clause.find(text[word.start : word.end]), 0))
    is_planned = _TO_COME.search(clause) and not all(_DECIDED.search(unit.words) for unit in units)
    return bool(is_unneeded or is_planned or _BEFORE.search(text, 0, word.start))


def _is_asserted_by_another_name(context: ClaimInContext, word: Word) -> bool:
    """Whether the record asserts a condition by another word than the claim's: `EEG sz 46 s`, and `no seizures` once."""
    names = [one for one in context.said if one.key[0] == "#" and one[1:3] == word[1:3] and one.key != word.key]
    told = [
        context.evidence.all[place].assertion(index)
        for one in names
        for place, index in context.evidence.saying(one.key)
    ]
    return any(one.is_asserted for one in told)


def _is_asserted_cut_short(context: ClaimInContext, word: Word) -> bool:
    """Whether the record asserts it by the first letters of its name: `tolerated w/ premed`."""
    name = context.claim.text[word.start : word.end].casefold()
    lengths = range(_LEAST_LEFT, len(name) - _LEAST_CUT + 1) if name.isalpha() else ()
    short = {stem(name[:kept]) for kept in lengths}
    told = [
        context.evidence.all[place].assertion(index) for one in short for place, index in context.evidence.saying(one)
    ]
    return any(not one.negated for one in told)


def _clause(text: str, word: Word) -> str:
    """The words around one, up to where another statement begins: `she heard voices, although she denied a plan`."""
    begin, end = around(_CUT, text, word.start, word.end)
    return text[begin:end]


def _is_given_in_a_longer_name(context: ClaimInContext, word: Word) -> bool:
    """Whether the record has a medicine as the first part of a longer name: `insulin drip`, `methadone clinic`."""
    if not find_drugs(context.claim.text[word.start : word.end]):
        return False
    mentions = [(context.evidence.all[place], index) for place, index in context.evidence.saying(word.key)]
    return any(
        not is_head(unit.text, unit.said[index]) and unit.assertion(index).is_asserted for unit, index in mentions
    )
