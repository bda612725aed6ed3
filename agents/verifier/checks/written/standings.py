"""What became of a thing: done, planned, or not done, in a claim (`told_done.py`) against written records."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...number_words import ANY_SHORT_MONTH
from ...stamps import day_of, latest
from ...units import Unit
from .courses import FOR_A_DAY
from .days import day_in
from .short import Thing, is_named, things_in
from .told_done import NONE_OF, NOT_DONE, REFER, Said, Standing, standings_in

_UNLESS_NOT = re.compile(r"\b(?:unless|if|until|once)\b[^.;]*?(?:\b(?:not|never)\b|n['’]t\b)", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:will|to be|to have|to (?:start|resume|restart|remove|consider|repeat|replace|insert|see|discuss)|plan\w*|book\w*|schedul\w+|if|would|consider\w*|await\w*|arrang\w+|should|suggest\w*"
    r"|recommend\w*|advis\w+|next|once(?= [a-z])(?! (?:daily|weekly|a|an|every|per|each|nightly|monthly|only|more|in|on|at|per|before|and|then|by)\b)|please|offer\w*|discuss\w*|think\w*|thought|(?-i:may)|might|could|can|request\w*|refer\w*|propos\w+|due|candidate|eval\w*|work-?up"
    r"|list(?:ed)? for|in \d+(?:[-–]\d+)? (?:d|day|week|wk|month|year)\w*|after \d+ (?:days|weeks|months)|\d+ ?[-–] ?\d+ (?:weeks|wks?|months)|(?<!until )(?<!till )(?<!on )(?<!from )(?<!to )(?<!the )(?<!x )(?<![x×])(?<!for )(?<!ed )(?<!un )(?<!en )\b\d{1,2}/(?:52|12|7)\b(?!/)|follow[- ]?up|f/u|outpatient|for GP|pending|option)\b|\?",
    re.IGNORECASE,
)
_A_PLAN = re.compile(
    r"\b(?:plans?\b(?![:.])(?=[^.;:]{0,20}\b(?:given|provided|issued|completed|agreed|explained|shared|made|handed|updated|reviewed|done|signed)\b)"
    r"|(?:referrals?|refs?|requests?)\b(?![:.])(?=[^.;:]{0,20}(?<!to be )\b(?:made|sent|done|submitted|accepted|completed|faxed|emailed)\b))",
    re.IGNORECASE,
)
"""`Care plan given to family`, `housing referral made 10:20`: one that is there, and nothing to come."""
_STOP = re.compile(r"\b(?:stop\w*|off)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\blevels?\b", re.IGNORECASE)
"""Of a medicine: says nothing of whether it is taken."""
_GOES_ON = re.compile(
    r"(?<!not )(?<!never )(?<!not be )(?<!not been )\b(?:re-?start\w*|resum\w+|recommenc\w+|reinstat\w+|reintroduc\w+|continu\w+|back on|again)\b",
    re.IGNORECASE,
)
_AGAIN = frozenset(word[:5] for word in "resumed restarted recommenced reinstated reintroduced".split())
_OFFERED = re.compile(
    r"\b(?:offer\w*|consider\w*|if|would|think\w*|thought|(?-i:may)|might|could|suggest\w*|discuss\w*)\b|\?",
    re.IGNORECASE,
)
"""Of a referral, which is itself an order: planned is sent."""
_NEAR = 25
"""Characters before a thing in which a bare `no` denies it."""
_HAPPENED = re.compile(
    r"\b(?:done|given|performed|show\w+|inserted|placed|removed|started|received|reveal\w*|found|took place|completed|underwent|yesterday|today|applied|repaired)\b"
    r"|(?<!from )(?<!to )(?<!until )(?<!till )(?<!\d)\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?(?!\d)"
    rf"| (?:{ANY_SHORT_MONTH}))",
    re.IGNORECASE,
)
"""Also a day, but not one from or until which it goes."""
_CLAUSE = re.compile(
    r"[.;\n(]|: |,(?! (?:not|declin|refus|but|never|held|deferr|postpon|and|she|he|to|if|booked|planned|awaiting|no longer)\w*\b)| - (?!not)| but (?!not|declin)|\band (?=(?:\w+ )?(?:was|were|is|has|had)\b)",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"\b(?:previous|prior)\b", re.IGNORECASE)
_HEADED = re.compile(r"\W*(?:\d+[.)]\s*)?(?P<of>[a-z][\w/ -]{2,30}):\s", re.IGNORECASE)
_GIVEN = re.compile(r"\b(?:given|done|completed|performed|administered)\b", re.IGNORECASE)
_PREVIOUSLY = re.compile(r"\b(?:previously|already)\b", re.IGNORECASE)


def standings_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is told as done that written records only plan or decide against, and the other way round."""
    for said in standings_in(context.claim.text):
        told = _recorded(context, said)
        if (
            told
            and all(_is_otherwise(said, standing) for _, standing in told)
            and any(_speaks_against(said, unit, standing) for unit, standing in told)
        ):
            message = f"the claim has “{said.words.strip()}” as {said.standing}; the record as {told[0][1]}"
            yield Signal(
                "written_standing",
                1.0,
                "temporality_mismatch",
                message,
                tuple(unit for unit, _ in told[:2]),
                words=said.words.strip(),
            )


def _is_otherwise(said: Said, told: Standing) -> bool:
    if said.standing == "done":
        return told == "not done" or (told == "to come" and not said.is_long_ago)
    return told == "done" or (said.standing == "not done" and told == "to come")


def _speaks_against(said: Said, unit: Unit, told: Standing) -> bool:
    return said.standing == "done" or (told == "done" and bool(_HAPPENED.search(unit.words)))


def _recorded(context: ClaimInContext, said: Said) -> list[tuple[Unit, Standing]]:
    """What written records say of the same thing: of all of its words where they have them together, else of the last."""
    units = context.evidence.units
    full = [unit for unit in units if all(is_named(thing, unit.words) for thing in said.things)]
    last = [unit for unit in units if is_named(said.things[-1], unit.words)]
    if said.act in _AGAIN:
        return [
            (unit, _standing_again(unit.words, said))
            for unit in latest(context.evidence, last)
            if not _LEVEL.search(unit.words) and not FOR_A_DAY.search(unit.words)
        ]
    if said.act:
        full = last = [unit for unit in last if re.search(rf"\b{said.act}", unit.words, re.IGNORECASE)]
    elif len(said.things) > 1 and not full:
        return []
    told = [(unit, standing) for unit in full or last if (standing := _standing(unit.words, said))]
    if all(standing == "to come" for _, standing in told):  # planned in all words, and later told in fewer
        told += [(unit, "done") for unit in _of_its_medicine(units, said) if _standing(unit.words, said) == "done"]
        told += [(unit, "done") for unit in _done_by_their_headings(units, told)]
    return [one for one in told if not _is_of_another_day(context, *one)]


def _done_by_their_headings(units: Sequence[Unit], told: Sequence[tuple[Unit, Standing]]) -> list[Unit]:
    """Where what a plan is headed by was given: `Iron infusion: ferric derisomaltose, booked`, and `infusion given`."""
    headings = [match["of"] for unit, _ in told if (match := _HEADED.match(unit.words))]
    things = [things_in(of)[-1] for of in headings if things_in(of) and not _PLANNED.search(of)]
    given = [unit for unit in units if _GIVEN.search(unit.words)]
    return [
        unit
        for thing in things
        for unit in given
        if is_named(thing, unit.words) and _of_part(unit.words, thing, _PLANNED) == "done"
    ]


def _of_its_medicine(units: Sequence[Unit], said: Said) -> list[Unit]:
    """The units that name the one medicine of what is said: `NPH begun` of `bedtime NPH`."""
    drugs = [
        one
        for one in said.things
        if any(key.startswith("#") for key in one.keys) and find_drugs(said.words[one.start : one.end])
    ]
    if len(drugs) != 1 or drugs[0] is not said.things[-1]:
        return []
    return [unit for unit in units if is_named(drugs[0], unit.words)]


def _is_of_another_day(context: ClaimInContext, unit: Unit, standing: Standing) -> bool:
    """Whether the claim names a day, and what was not done was not done on another."""
    own = day_of(context.evidence, unit)[:10]
    day = day_in(context.claim.text, own) if own and standing == "not done" else ""
    return bool(day) and day != own


def _standing_again(words: str, said: Said) -> Standing:
    if said.standing == "to come" and _PLANNED.search(words):
        return "to come"
    return "not done" if (NOT_DONE.search(words) or _STOP.search(words)) and not _GOES_ON.search(words) else "done"


def _standing(words: str, said: Said) -> Standing | None:
    """What a unit says of it, by the clauses that name it; None where it only says `unless not`."""
    thing = said.things[-1]
    if said.standing == "not done" and NOT_DONE.search(words):
        return "not done"
    parts = [part for part in _clauses(words) if is_named(thing, part)] or [words]
    parts = [part for part in parts if not _is_excepted(part, thing)]
    if not parts:
        return None
    planned = _OFFERED if said.act == REFER else _PLANNED
    found = [_of_part(part, thing, planned) for part in parts]
    return "done" if "done" in found else found[0]


def _is_excepted(part: str, thing: Thing) -> bool:
    """`unless the empyema is not drained` says nothing of what became of it."""
    case = _UNLESS_NOT.search(part)
    return case is not None and case.start() < _place(part, thing) < case.end()


def _of_part(part: str, thing: Thing, planned: re.Pattern[str]) -> Standing:
    part = _A_PLAN.sub(lambda match: "-" * len(match.group()), part)
    begin = _place(part, thing)
    if _HISTORY.search(part, 0, max(begin, 1)) or _PREVIOUSLY.search(part):
        return "done"
    if NOT_DONE.search(part) or NONE_OF.search(part, max(begin - _NEAR, 0), begin):
        return "not done"
    return "to come" if planned.search(part) else "done"


def _place(part: str, thing: Thing) -> int:
    """Where a thing is named first; at the start where it is not."""
    return min((one.start for one in things_in(part) if one.keys & thing.keys), default=0)


def _clauses(words: str) -> Sequence[str]:
    return [part for part in _CLAUSE.split(words) if part and part.strip()]
