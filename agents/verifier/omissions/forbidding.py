"""Orders of what must not be done, in writing (`do NOT cap`, `NO PICC`) and in talk (`no more driving`)."""

import re
from collections.abc import Iterator

from ..allergies import tells_allergies
from ..checks.written.days import PLANS
from ..evidence import Evidence
from ..patterns import whole_words
from ..speakers import speakers_of
from ..units import Unit
from .naming import medicines_in, places_of_medicines
from .told import MAY_ORDER
from .when import is_of_the_end

_ACT = (
    r"(?:re-?)?(?:give|use|take|start|stop|restart|challenge|rechallenge|expose|cap|pull|clamp|remove|flush|lift|drive|swim|fly|dive|eat"
    r"|chew|crush|bathe|shower|soak|bend|twist|kneel|squat|sit|stand|walk|bear|move|touch|massage|exceed|miss|skip|omit|hold"
    r"|pause|delay|discuss|disclose|tell|share|leave|discharge|transfuse|anticoagulate|prescribe|order|put|administer|repeat"
    r"|resume|double|increase|reduce|change|feed|place|insert|access|draw|measure|mix|combine|wear|handle|lie|run|play)"
)
_NOT_THE_PATIENTS = r"(?<!\bi )(?<!\bi'd )(?<!\bi’d )(?<!\bi would )(?<!\bwe )(?<!\bthey )(?<!\bwho )(?<!\bwhich )(?<!\bthat )(?<!\blong as you )"
_ORDERED_NOT = (
    rf"{_NOT_THE_PATIENTS}\b(?:please )?do(?:n['’]?t| n't| not) (?:ever |just |be |again )?{_ACT}\b"
    rf"|(?<!\bit )(?<!\band )\b(?:must|should|is to|are to|may|to) ?(?:not|never|n['’]t)(?: to)? (?:ever |again |be )*{_ACT}\w*\b"
    rf"|\b(?:not|never) to (?:ever |again |be )*(?:{_ACT}\w*|have|receive|alone)\b|\bnever (?:to )?(?:be )?{_ACT}\b(?!d)|\bnot to be \w+"
)
_AVOIDED = (
    r"(?<!to )avoid(?! (?:further|unnecessary|this|any need|needing|overload|delay))|to be avoided|should be avoided|must be avoided"
    r"|advis\w+ (?:\w+ ){0,3}to avoid|(?<!was )(?<!were )(?<!not )contra-?indicated|strictly no|absolutely no"
    r"|(?:keep|stay|steer)(?:ing)? (?:off|away from|clear of)(?! (?:work|school|sick))"
)
_NEVER_AGAIN = r"never again|not ever again|no re-?challenge|off the table"
_WRITTEN = re.compile(rf"{_ORDERED_NOT}|\b(?:{_AVOIDED}|{_NEVER_AGAIN})\b", re.IGNORECASE)
_SPOKEN = re.compile(
    rf"\b(?:{_NEVER_AGAIN}|in the (?:trash|bin)|throw (?:it|them|that) (?:out|away)"
    r"|no more(?= (?:[a-z]+ing\b|not till\b|not until\b|until\b|till\b))|no (?:driving|lifting|swimming|diving|flying|running|contact sports?)\b|no alcohol(?= (?:at all|with|while|until|for))"
    rf"|won['’]?t have (?:that|it|those) again|(?:i (?:want|need) you to|you (?:need|have|ought) to|please|just|so) avoid(?:ing)?|avoid(?= taking| using)"
    r"|(?:is|are|'s) done too|nothing like (?:it|that)|no,? (?:please )?do(?:n['’]?t| n't))\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    rf"{_ORDERED_NOT}|\byou can(?:not|['’]?t| ?n['’]t) (?:have|take|use)\b"
    r"|\b(?:stay|keep|steer)(?:ing)? (?:off|away from|clear of)\b",
    re.IGNORECASE,
)
"""One is told to stay off a leg, and tries to stay away from sweets."""
_LIMBS = (
    r"(?:new )?PICCs?(?: lines?)?|(?:new )?(?:central|femoral|arterial) lines?|(?:O2 |oxygen |sedation )?wean(?:ing)?|CO?CPs?|COCs?|OCPs?|combined (?:oral contraceptive )?pills?|(?:o?estrogen|HRT)s?(?! (?:receptor|pos|neg))"
    r"|live vacc\w+|straws|thin (?:fluids|liquids)|tampons?|(?:un)?escorted leave|(?:lumbar punctures?|LPs?|epidurals?)(?= (?:until|till?|unless|without))|IM (?:inj\w*|meds)|"
    r"MRIs?(?! (?:done|available|evidence|findings|changes?))|(?:IVs?|BPs?|blood pressures?|needles?|venepuncture|blood draws?|cannul\w+|tourniquets?)(?= (?:in|on|to|from)\b)"
    r"|(?:full )?weight[- ]?bear\w*|driving|(?:heavy )?lifting|swimming|flying|diving|contact sports?|rectal (?:temp\w*|meds?|exams?)"
    r"|(?:plt|platelet|blood|red cell) transfusions?|blood products?|cuff"
)
_NO = re.compile(r"(?<![\w-])no(?: more| further| any)? (?:oral |iv |other |po |im )?(?=\S)", re.IGNORECASE)
_OBJECT = re.compile(rf"(?:{_LIMBS})(?![\w-])", re.IGNORECASE)
_TOLD_OF = re.compile(
    r"(?!\W*(?:until|till?|unless|without|w/o)\b)\W*(?:\w+ ){0,2}?(?:given|used|needed|required|taken|since|prior|before|today|history|hx|use|usage|exposure|started|requirements?"
    r"|allerg\w*|intake|reported|abuse|in (?:the )?(?:ED|past)|at home|currently|was|were|is|are|so far|yet|overnight|needs?|available|level"
    r"|detected|seen|noted|resistance|effect\w*|on (?:board|admission)|reaction)\b",
    re.IGNORECASE,
)
"""Behind what was not given: a statement and no order."""
_HISTORY = frozenset(
    {
        "history",
        "history_present_illness",
        "past_medical_history",
        "family_history",
        "social_history",
        "medications",
        "allergies",
        "chief_complaint",
    }
)
_FOREVER = re.compile(
    r"\b(?:never|ever|again|forever|for life|lifelong|permanent\w*|rechallenge|must(?:n['’]?t)?|strict\w*|any form|any route)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:told|asked|advised|decided|agreed|was|were|had)\b[^.;]{0,20}\Z|\b(?:if|whether)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
FORBIDS = whole_words(
    r"no|not|never|nothing|none|nil|avoid\w*|without|stop\w*|withh\w+|held|hold|off|out|instead|rather|contra-?indicat\w+|cannot|must|until"
    r"|discontinu\w+|disposed?|discard\w*|only|allerg\w+|anaphyla\w+|intoleran\w+|declin\w+|refus\w+|against|caus\w+|syndrome|free of|protect\w*|confidential\w*"
    r"|kept? from|non-\w+|restrict\w*|exclud\w+|prohibit\w+|removed|clear(?:ed|ance)|w/o|nbm|npo|nwb|reactions?|\w+n['’]t"
)
"""What a claim may forbid by, in whatever words."""
FORBIDS_AN_ACT = whole_words(
    r"no|not|never|nothing|nil|avoid\w*|without|withh\w+|hold|contra-?indicat\w+|cannot|must|until|only|declin\w+|refus\w+|against|protect\w*|restrict\w*|prohibit\w+|\w+n['’]t"
)
"""The same of what is done: a line that was removed is none that must not be placed."""
_LASTING = re.compile(
    r"\b(?:until|till?|unless|any form|any route|ever|never|lifelong|absolutely|strictly)\b", re.IGNORECASE
)


def forbidden_in(evidence: Evidence) -> Iterator[tuple[Unit, tuple[int, int]]]:
    """The orders of a record, each with the place of its words of forbidding."""
    for unit, speaker in speakers_of(evidence.units):
        if not evidence.is_prose(unit) or "?" in unit.words:
            continue
        if evidence.is_spoken(unit):
            found = _said(unit) if speaker in MAY_ORDER else None
        else:
            found = _WRITTEN.search(unit.words) or (_no_medicine(unit) if _is_still_in_force(unit, evidence) else None)
            if unit.section in _HISTORY and found and not _FOREVER.search(unit.words):
                found = None
        if found and not _PAST.search(unit.words, 0, found.start()):
            yield unit, found.span()


def is_lasting(unit: Unit) -> bool:
    """Whether an order is for ever."""
    return bool(_FOREVER.search(unit.words))


def acts_of(words: str, trigger: tuple[int, int]) -> str:
    """What an order of `no ...` denies, where that is an act and no medicine: `PICC`, `driving`; else empty."""
    acts = _OBJECT.search(words, *trigger) or _OBJECT.match(words, trigger[1])
    return acts.group() if acts and _NO.match(words, trigger[0]) else ""


def _said(unit: Unit) -> re.Match[str] | None:
    """An order in talk; what is only said not to be done is one where it is of a medicine or for ever."""
    is_grave = bool(medicines_in(unit.words)) or is_lasting(unit)
    weak = _WEAK.search(unit.words) if is_grave else None
    return _SPOKEN.search(unit.words) or weak or _no_medicine(unit)


def _is_still_in_force(unit: Unit, evidence: Evidence) -> bool:
    """`No benzodiazepine` of an earlier day was for that night."""
    return is_of_the_end(evidence, unit) or unit.section in PLANS or bool(_LASTING.search(unit.words))


_ANY_FORM = re.compile(r"[^.;,\n]{0,40}?\b(?:any form|any route|incl\w*|flush\w*|ever|at all)\b", re.IGNORECASE)
"""Among allergies `no heparin` may deny one; `no heparin in any form` is an order."""


def _no_medicine(unit: Unit) -> re.Match[str] | None:
    """`No NSAIDs`, `NO PICC`: what is denied is something that one does, and nothing that one has."""
    words = unit.words
    is_of_allergies = tells_allergies(unit)
    places = places_of_medicines(words)
    for match in _NO.finditer(words):
        if is_of_allergies and not _ANY_FORM.match(words, match.end()):
            continue
        end = places.get(match.end()) or ((acts := _OBJECT.match(words, match.end())) and acts.end())
        if end and not _TOLD_OF.match(words, end):
            return match
    return None
