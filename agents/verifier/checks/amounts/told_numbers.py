"""Numbers that the record gives, in whatever way: of what they measure, in a name, as a change, a total, an ordinal."""

import re
from itertools import combinations
from math import isclose

from wardround.tools.quantities import Mention

from ...amounts import may_agree, may_be
from ...reckoned_days import reckoned_days
from ..written.results import may_be_in, readings
from .asked_number import AskedNumber
from .totals import is_a_total

_CHANGE = re.compile(
    r"\b(?:by|ros\w+ of|rise of|drop\w* of|fall of|gain of|loss of|(?:in|de)creas\w+ of|change of|difference of)\s+(?:about |approximately )?$",
    re.IGNORECASE,
)
_PUT_ON = re.compile(r"\b(?:put on|gained|lost|weight (?:gain|loss)|heavier|lighter)\b", re.IGNORECASE)
_WEIGHT = re.compile(r"\b(?:w(?:eigh)?ts?|weigh(?:s|ed|ing)|kg)\b", re.IGNORECASE)
_ROUNDED = 0.06
_PERIODS, _SAME_TIMES = (7, 30), 0.02
"""Days of a week and of a month."""
_CLOCK = re.compile(r"(?P<h>\d\d?):?(?P<m>\d\d)?(?: ?(?:(?P<half>[ap])\.?m\b\.?|h|hrs?|hours))?", re.IGNORECASE)
_DAY_AND_MONTH = 2
_HALF_A_DAY = 12.0
_PART_OF_DAY = re.compile(
    r"\s+(?:o['’]?clock\b|(?:this|in the|yesterday|last|tomorrow|at)\s+(?:morning|afternoon|evening|night)\b|tonight\b)",
    re.IGNORECASE,
)
"""Behind a number that is an hour."""
_LABEL = re.compile(r"\b([A-Za-z]+) \Z")
_SINCE = re.compile(r" (?:after|since|out|post\b|later|following|into|of|from)\b", re.IGNORECASE)
_OF_A_ROOM = re.compile(r"\b(?:room|rm|bed|bay|ward|suite|cubicle|unit|pod)\W{0,2}\Z", re.IGNORECASE)


def is_told(asked: AskedNumber) -> bool:
    """Whether the record gives the number."""
    if _is_given(asked) or _is_a_told_change(asked):
        return True  # what is reckoned of it costs least; the others look through the record
    is_worded = _is_in_a_name(asked) or _is_an_ordinal(asked) or _is_of_a_date(asked) or _is_a_room(asked)
    is_worded = is_worded or _is_a_day_of_charts(asked)
    is_worded = is_worded or _is_spelt_out(asked) or _is_a_charts_clock(asked)
    return is_worded or _is_an_hour_of_talk(asked) or _is_how_often(asked)


def is_a_change(asked: AskedNumber) -> bool:
    """Whether the claim says by how much something changed: `a rise of 3`."""
    return bool(_CHANGE.search(asked.context.claim.text, 0, asked.said.start))


def _is_given(asked: AskedNumber) -> bool:
    """Whether the record gives the number of what it measures; of a change, both values."""
    said, given = asked.said, (*asked.of_the_same, *asked.talked_of)
    if said.kind == "duration" and said.unit == "week" and said.value in asked.context.evidence.gestations:
        return True
    if is_a_total(asked.context, said) or _is_of_the_last(asked):
        return True
    if asked.is_change:
        return bool(given) and all(any(may_be(a.said, value, said) for a in given) for value in said.value)
    if said.kind == "pressure" and not all(any(may_be(a.said, v, said) for a in asked.comparable) for v in said.value):
        return False  # one of its two numbers alone is none
    is_same = any(may_agree(amount.said, said) or _is_in_the_other_unit(amount.said, said) for amount in given)
    return is_same or _is_a_reading(asked)


def _is_of_the_last(asked: AskedNumber) -> bool:
    """Whether talk says a span without a number: `over a 4-week period`, `over the last month or so`."""
    said, evidence = asked.said, asked.context.evidence
    if said.kind != "duration" or len(said.value) != 1 or said.value[0] <= 1 or evidence.is_all_written:
        return False
    span = said._replace(value=(1.0,))
    return any(may_be(span._replace(unit=unit), said.value[0], said) for unit in evidence.spans_of_one)


def _is_in_the_other_unit(bare: Mention, said: Mention) -> bool:
    """`Hb 84` without a unit is 8.4 g/dL."""
    if bare.unit or said.unit not in ("g/dl", "g/l") or len(bare.value) != 1 or len(said.value) != 1:
        return False
    return abs(bare.value[0] - said.value[0] * (10 if said.unit == "g/dl" else 0.1)) < _ROUNDED


def _is_in_a_name(asked: AskedNumber) -> bool:
    """Whether written records have the number as a part of a name: `section 47` where they have `s47`, `CA 19-9` for `CA19-9`."""
    evidence, said, text = asked.context.evidence, asked.said, asked.context.claim.text
    label = _LABEL.search(text, 0, said.start)
    if not evidence.is_all_written or said.unit or not label:
        return False
    names = f"{label[1]}|{label[1][0]}" + ("|HD|POD" if label[1].casefold() == "day" else "")
    name = rf"\b(?:{names})[- ]?{re.escape(text[said.start : said.end])}(?!\d|[.,]\d)"
    return any(re.search(name, unit.words, re.IGNORECASE) for unit in evidence.units)


def _is_a_day_of_charts(asked: AskedNumber) -> bool:
    """Whether a place close to the claim has so many days as which day it is: `six days after surgery` of `D6 post op`."""
    said, context = asked.said, asked.context
    is_since = said.kind == "duration" and said.unit == "day" and _SINCE.match(context.claim.text, said.end)
    if not is_since or not context.evidence.is_all_written or len(said.value) != 1:
        return False
    day = re.compile(rf"\b(?:POD|HD|PPD|D|day)[ #]?{said.value[0]:.0f}(?![\w/]|\.\d)", re.IGNORECASE)
    return any(day.search(unit.words) for unit in context.best)


def _is_a_room(asked: AskedNumber) -> bool:
    """Whether it is a room or a bed of several numbers, `6-214`, and a source has the same letter by letter."""
    words = asked.context.claim.text[asked.said.start : asked.said.end]
    if words.isdigit() or not _OF_A_ROOM.search(asked.context.claim.text, 0, asked.said.start):
        return False
    written = re.compile(rf"(?<![\w./-]){re.escape(words)}(?![\w/-])")
    return any(written.search(text) for text in asked.context.evidence.texts.values())


def _is_an_ordinal(asked: AskedNumber) -> bool:
    """Whether talk says it as which one in a row: `day 8` and `my eighth day`, `89` and `her eighty ninth birthday`."""
    evidence, said = asked.context.evidence, asked.said
    is_bare = said.kind in ("number", "age") and len(said.value) == 1 and said.unit in ("", "year")
    return is_bare and not evidence.is_all_written and said.value[0] in evidence.ordinals


def _is_of_a_date(asked: AskedNumber) -> bool:
    """Whether it is a day and a month that a date of the record has: `05/11`, where that has `November fifth`."""
    if asked.said.kind != "ratio" or len(asked.said.value) != _DAY_AND_MONTH:
        return False
    evidence = asked.context.evidence
    dates = (one.value[1:] for unit in evidence.units for one in unit.quantities if one.kind == "date")
    return any(set(date) == set(asked.said.value) for date in (*dates, *reckoned_days(evidence)))


def _is_spelt_out(asked: AskedNumber) -> bool:
    """Whether the record says its digits one by one: `nine eight eight`."""
    said = asked.said
    digits = tuple(float(one) for one in f"{said.value[0]:.0f}") if said.kind == "number" else ()
    spelt = (one.value for unit in asked.context.evidence.units for one in unit.quantities if one.kind == "number")
    return len(digits) > _DAY_AND_MONTH and digits in spelt


def _is_a_charts_clock(asked: AskedNumber) -> bool:
    """Whether something written has the hour in another way: `0410`, `04.10` or `16h00` of 04:10 or 4 PM."""
    match = (
        _CLOCK.fullmatch(asked.context.claim.text, asked.said.start, asked.said.end)
        if asked.said.kind == "clock"
        else None
    )
    if not match:
        return False
    hour, minutes, half = int(match["h"]) % 24, match["m"] or "00", (match["half"] or "").casefold()
    hour = hour % 12 + 12 * (half == "p") if half else hour
    ways = [rf"{hour:02d}[.:h]?{minutes}", rf"{hour % 12 or 12}(?:[.:]{minutes}) ?{'ap'[hour >= 12]}\.?m"]
    ways += [rf"{hour % 12 or 12} ?{'ap'[hour >= 12]}\.?m"] if minutes == "00" else []
    written = re.compile(rf"(?<![\d./])(?:{'|'.join(ways)})(?![\d/]|\.\d)", re.IGNORECASE)
    return any(written.search(d.text) for d in asked.context.evidence.case.documents if d.kind != "dialogue")


def _is_an_hour_of_talk(asked: AskedNumber) -> bool:
    """Whether talk says the full hour as a bare number: `had it nine this morning`."""
    said, evidence = asked.said, asked.context.evidence
    if said.kind != "clock" or evidence.is_all_written or said.value[1:] not in ((), (0.0,)):
        return False
    hour = said.value[0] % _HALF_A_DAY or _HALF_A_DAY
    return any(
        one.value == (hour,) and one.kind == "number" and _PART_OF_DAY.match(unit.words, one.end)
        for unit in evidence.units
        if evidence.is_spoken(unit)
        for one in unit.quantities
    )


def _is_how_often(asked: AskedNumber) -> bool:
    """Whether talk close by has it as often in some period: `2 visits per week` of `two days a week`."""
    if not asked.is_small or asked.context.evidence.is_all_written:
        return False
    told = [
        times
        for unit in asked.context.best
        for one in unit.quantities
        if one.kind == "frequency"
        for times in one.value
    ]
    return all(
        any(isclose(times * days, value, rel_tol=_SAME_TIMES) for times in told for days in _PERIODS)
        for value in asked.said.value
    )


def _is_a_told_change(asked: AskedNumber) -> bool:
    """Whether it is by how much something changed, which written records have: `gone up by 14 kg`."""
    if not asked.context.evidence.is_all_written:
        return False
    is_change = is_a_change(asked)
    return bool(is_change and any(a.said.unit for a in asked.agreeing)) or _is_of_two_weights(asked)


def _is_of_two_weights(asked: AskedNumber) -> bool:
    """Whether a weight that was put on or lost is what two weights of the record differ by."""
    if asked.said.unit != "kg" or not _PUT_ON.search(asked.context.claim.text):
        return False
    units = [unit for unit in asked.context.evidence.units if _WEIGHT.search(unit.words)]
    values = [number for unit in units for said in unit.quantities for number in said.value]
    return any(abs(abs(one - other) - asked.said.value[0]) < _ROUNDED for one, other in combinations(values, 2))


def _is_a_reading(asked: AskedNumber) -> bool:
    """Whether a table or a list of written records has the value, whose unit only its head or nothing tells."""
    evidence, said = asked.context.evidence, asked.said
    if not evidence.is_all_written or not asked.measured or len(said.value) > 1:
        return False
    told = [one for one in readings(evidence).get(asked.measured, ()) if one.value == said.value[0]]
    return any(may_be_in(one, said.unit) for one in told)
