"""Where the patient went: `discharged to a nursing home`, where written records send them home; and whether they were admitted."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from ...check import ClaimInContext, Signal
from ...labels import labelled
from ...patterns import Table, by_name
from ...units import Unit
from ...whole import OTHERS
from .short import keys_in, keys_of

_TABLE = r"""
relative's home: (?:\w+['’]s|parents['’]|family) (?:own )?(?:home|house|address|flat|place)
care home: (?:nursing|care|residential|rest) homes?|residential care|skilled[- ]nursing(?: facility)?|snf|nursing facility|long-term care(?: facility)?|assisted living
rehabilitation: rehab\w*(?= (?:hospital|unit|ward|centre|center|facility|bed|clinic)\b)|(?:inpatient|(?:sub-?)?acute) rehab\w*|(?<=to )(?:a )?rehab\w*(?= (?:on|for|after|today|tomorrow|(?:mon|tue|wed|thu|fri|sat|sun)\w*|\d)\b|\s*[.,;(]|$)
community hospital: (?:community|cottage) hospital|intermediate care|step-down (?:unit|bed|facility)
hospice: hospice(?! (?:nurse|at home|team|care at home|community|staff|support)\w*)|palliative care unit
supported accommodation: (?:supported|sheltered|temporary) (?:accommodation|housing|living)|hostel
intensive care: (?:(?:paediatric|pediatric|medical|surgical|cardiac|neuro) )?intensive care(?: unit)?|(?:p|m|s|ct|cv|neuro[- ]?)?icu|itu|critical care(?: unit)?
high dependency: high[- ]dependency(?: unit)?|hdu
coronary care: coronary care(?: unit)?|ccu
neonatal unit: neonatal(?: intensive care)? unit|nicu|scbu|special care baby unit
psychiatric ward: (?:inpatient )?psych(?:iatric|iatry)? (?:ward|unit|hospital|facility)|inpatient psych\w*
another hospital: another hospital|(?:tertiary|regional|referral|trauma|specialist) (?:centre|center|hospital|unit)
home: (?<!hospice )(?<!nursing )(?<!care )(?<!residential )(?<!rest )(?:home|house|(?:own )?(?:flat|apartment))(?! (?:visit|oxygen|med|monitor|bp|blood|help|support|remed|glucose|assess|adapt|circum|situation|manager)|-)
"""
_PLACES = Table(by_name(_TABLE, behind=r"\w"))
_HOMES = frozenset({"home", "relative's home"})
_GOING = re.compile(
    r"\b(?:discharged|transferred|moved|stepped down|sent|went|returned|taken|admitted|escalated|repatriated|released)"
    r"(?: back| directly| straight)?(?: (?=home\b)| (?:to|into) )(?P<to>[^.;,]{0,45})",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:not|no|never|will|to be|planned|if|would|should|may|might|awaiting|hopes?|wish\w*|wants?|refus\w+|declin\w+)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:before|until|when|once|after|since) (?:(?:he|she|they|the patient|being) ?(?:was |is )?)?\Z", re.IGNORECASE
)
"""`was stopped before she went home`: a day, whatever she went to."""
_AGAINST = re.compile(
    r"\b(?:not|no|never|thought of|consider\w*|declin\w+|refus\w+|prefer\w*|offer\w*|if|would|instead of|rather than|otherwise|informed|without|discuss\w*|unless|avoid\w*)\b|\?",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"\b(?:liv(?:es|ed|ing)|resid\w+|from|at home|previously|usually|used to|before admission|home from|wife|husband)\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:d/?c(?:['’]?d|ed)?|dispo|discharg\w*|transfer\w*|moved?|sent|went|returned|disposition|destination|accept\w*|transport|admit\w*|home with)\b|^\W*(?:home|to)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;\n]|, |->|→| but | then ")
_ADMITTED = re.compile(
    r"\b(?:was|were|being|required|needed|needing|requiring) (?:re-?)?(?:admi(?:tted|ssion)|hospitali[sz](?:ed|ation))\b",
    re.IGNORECASE,
)
_STAYED_OUT = re.compile(
    r"\b(?:no|without|not|never|avoid\w*)(?: (?!since|before|on|at|after|until|from|prior)\w+){0,2} (?:admission|admitted|hospitali[sz]\w+)\b|\bmanaged (?:at home|as an? outpatient)\b",
    re.IGNORECASE,
)
_OF_AN_ADMISSION = 2
"""Things that a claim and a sentence of the record share to tell of the same illness."""


class _Going(NamedTuple):
    """A place that somebody is said to have gone to."""

    place: str
    words: str


_LABEL = re.compile(
    r"\W*(?:dispo(?:sition)?|(?:discharge )?destination|discharge disposition|discharged? (?:to|location))\W{0,4}(?::| [-–])\W*(?P<to>.+)",
    re.IGNORECASE,
)
"""`Disposition: SNF`, of a summary's header."""
_DEAD = r"(?:died|deceased|expired|passed away|did not survive)"
_PATIENT = r"(?:he|she|they|(?:the )?(?:patient|pt)|(?:mr|mrs|ms|miss)\.? [a-z'’-]+)"
_DIED = re.compile(rf"\b{_PATIENT} (?:(?:has|had|then|later|\w+ly) )*{_DEAD}\b", re.IGNORECASE)
_DEATH = re.compile(
    rf"\b(?:{_DEAD}|dead|death|dying|rip|fatal\w*|demise|mortem|mortuary|coroner|asystol\w+|rosc|life extinct|bereave\w*)\b|†",
    re.IGNORECASE,
)
"""Whatever may tell of a death."""
_DIED_HERE = re.compile(
    rf"\A\W*(?:rip|{_DEAD})\b|{_DIED.pattern}|\b(?:time of death|(?:death|life extinct) (?:was )?(?:verified|certified|confirmed|pronounced)"
    r"|(?:verification|certification) of death|pronounced dead)\b",
    re.IGNORECASE,
)


def destinations_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a place to which no written record sends the patient, and an admission of which they say there was none."""
    headed = labelled(context.claim)
    label = _LABEL.match(headed)
    for going in _goings(f"discharged to {label['to']}" if label else context.claim.text):
        against = _against(context.evidence.units, going.place)
        if against is not None:
            message = f"the claim has the patient go to “{going.words}”; no source does"
            yield Signal("written_destination", 1.0, "unsupported", message, against)
    yield from _admission(context)
    yield from _death(context, headed, label["to"] if label else "")


def _death(context: ClaimInContext, text: str, place: str) -> Iterator[Signal]:
    """The patient's death, where nothing in the record tells of any but a relative's."""
    died = re.match(_DEAD, place, re.IGNORECASE) or _DIED.search(text)
    units = context.evidence.units
    if not died or OTHERS.search(text) or any(map(_may_tell_of_death, units)):
        return
    left = tuple(unit for unit in units if _goings_of(unit))
    yield Signal(
        "written_destination",
        1.0,
        "unsupported",
        f"“{died.group()}”: no source tells of the patient's death",
        left[-1:],
    )


def _may_tell_of_death(unit: Unit) -> bool:
    told = _DEATH.search(unit.words)
    return bool(told) and not (OTHERS.search(unit.words) and not _DIED_HERE.search(unit.words))


def _goings_of(unit: Unit) -> bool:
    return bool(_SENT.search(unit.words) and _places_in(unit.words))


def _has_died(unit: Unit) -> bool:
    died = _DIED_HERE.search(unit.words)
    return died is not None and not OTHERS.search(unit.words, 0, died.end())


@lru_cache(maxsize=4096)
def _goings(text: str) -> tuple[_Going, ...]:
    found = []
    for going in _GOING.finditer(text):
        places = _places_in(f"to {going['to']}")
        is_a_time = places[:1] == ("home",) and _WHEN.search(text, 0, going.start())
        if places and not is_a_time and not _OPEN.search(text, max(going.start() - 40, 0), going.start()):
            found.append(_Going(places[0], going["to"].strip()))
    return tuple(found)


def _against(units: tuple[Unit, ...], place: str) -> tuple[Unit, ...] | None:
    """What speaks against having gone to a place; None where something speaks for it."""
    named = [(unit, how) for unit in units if (how := _how(unit, place))]
    rivals = [
        u for u in units for other in _places_in(u.labelled) if _differ(place, other) and _how(u, other) == "sent"
    ]
    rivals += [unit for unit in units if _has_died(unit)]
    named = [(unit, how) for unit, how in named if how != "not" or "?" not in unit.words]  # `?home Monday` was a plan
    hows = {how for _, how in named}
    if "sent" in hows or ("named" in hows and place != "home"):
        return None
    if rivals or (not named and place != "home") or hows == {"not"}:
        return tuple([unit for unit, _ in named[:1]] + rivals[:1])
    return None


def _differ(place: str, other: str) -> bool:
    return place != other and not {place, other} <= _HOMES


@lru_cache(maxsize=65536)
def _how(unit: Unit, place: str) -> Literal["", "sent", "named", "lives", "not"]:
    """How a unit speaks of a place, by the clause that says most for it."""
    words = unit.labelled
    parts = [part for part in _CLAUSE.split(words) if place in _places_in(part)]
    found = {_of_part(part, is_event=bool(_SENT.search(words))) for part in parts}
    return next((how for how in ("sent", "named", "lives", "not") if how in found), "")


def _of_part(part: str, *, is_event: bool) -> Literal["sent", "named", "lives", "not"]:
    if _AGAINST.search(part):
        return "not"
    if _LIVES.search(part) and not _SENT.search(part):
        return "lives"
    return "sent" if is_event else "named"


@lru_cache(maxsize=65536)
def _places_in(text: str) -> tuple[str, ...]:
    found = sorted((m.start(), -m.end(), name) for name, m in _PLACES.find(text))
    kept: list[tuple[int, int, str]] = []
    for start, end, name in found:
        if not kept or start >= -kept[-1][1]:
            kept.append((start, end, name))
    return tuple(name for _, _, name in kept)


def _admission(context: ClaimInContext) -> Iterator[Signal]:
    text = context.claim.text
    match = _ADMITTED.search(text)
    if not match or _OPEN.search(text):
        return
    for unit in context.evidence.units:
        if _STAYED_OUT.search(unit.words) and len(keys_in(text) & keys_of(unit)) >= _OF_AN_ADMISSION:
            message = f"“{match.group()}”: the record says that there was no admission for it"
            yield Signal("written_destination", 1.0, "negation_mismatch", message, (unit,))
