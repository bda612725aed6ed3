"""How often, told without a frequency: by the time of the day, the weekday, a total, a limit, or a count alone."""

import re
from collections.abc import Sequence
from math import isclose

from wardround.tools.quantities import Mention, When, find_moments, find_quantities, moments_at

from ...amounts import is_all_of_a_day, recorded_amounts
from ...check import ClaimInContext
from ...units import Unit

_MOST_A_DAY = re.compile(
    r"\b(?:max(?:imum|imally|\.)?|up to|not? (?:more than|to exceed)|not exceeding|at most|limit)\b(?P<how_much>[^.;,]{1,25})\Z",
    re.IGNORECASE,
)
"""`maximum 3000 mg daily`, `up to 3 g a day`: how much of it in a day, and not how often."""
_RAISED = re.compile(
    r"\b(?:increas|titrat|uptitrat|rais|advanc|bump|went|gone|go|going)\w*(?: (?!from)\w+){0,3} up to\b", re.IGNORECASE
)
"""`increased up to 10 mg daily`: a dose, and no limit."""
_AT_MEALS = re.compile(r"\bmeals?\b", re.IGNORECASE)
_MEALS = 3.0
_BESIDE = len(" in total ")
"""Characters between a dose and how often it is taken, at most."""
_OF_A_DOSE = re.compile(r"\s+(?:dose|total)\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?-i:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun))\b",
    re.IGNORECASE,
)
"""`Saturdays`, and as charts have it (`6 pints Sat`)."""
_WORKING_DAYS = re.compile(r"\bweek ?days\b|\bmon(?:day)?s? ?(?:through|to|till|-) ?fri(?:day)?s?\b", re.IGNORECASE)
_DAYS = re.compile(r"\bdays?\b", re.IGNORECASE)
_A_WEEK, _AT_WORK = 7, 5
_PERIOD_ALONE = re.compile(r"(?:(?:a|an|per|each|every) |/ ?)(?:day|night|week|wk|month|mo)", re.IGNORECASE)
_NOUN = re.compile(
    r" (?:different |separate |group |full )?(?!times|mg|ml|tablets?|pills?|units?|hours?|minutes?)[a-z]{4,} ",
    re.IGNORECASE,
)
"""Between a number and its period: what is counted."""
_SAME = 0.02
_LETTERS = len("sat")
"""By which a day is known."""
_SAME_TIME = re.compile(r"\bsame (?:time|hour)(?: of (?:the )?day)? \Z", re.IGNORECASE)
"""`at the same time each day`: when, and not how often."""
_A_PERIOD = re.compile(r"\b(night|day)\Z", re.IGNORECASE)
_TIMES_ALONE = re.compile(r" times\b(?! (?:a|an|per|each|every|in)\b)", re.IGNORECASE)
_BACK = 2
"""Units before such a count in which it is said of when."""


def is_a_time(context: ClaimInContext, said: Mention) -> bool:
    """Whether a frequency of the claim says when something happens, and not how often."""
    return bool(_SAME_TIME.search(context.claim.text, 0, said.start)) or _names_a_weekday_of_the_record(context, said)


_OF_DRUG = re.compile(r" of [\w-]+(?: [\w-]+)? ")
"""`100 mcg of fluticasone a day`."""


def is_told_in_other_ways(context: ClaimInContext, said: Mention, drug: str) -> bool:
    """Whether the record tells a frequency of the claim so, of a drug or (where that is empty) of something that happens."""
    return (
        _is_a_limit(context.claim.text, said)
        or _is_told_by_the_time(context, said, drug)
        or _is_of_a_total(context, said, drug)
        or (not drug and any(told(context, said) for told in (_is_counted_apart, _is_told_by_days, _is_so_many)))
    )


def is_told_by_times(context: ClaimInContext, said: Mention, drug: str) -> bool:
    """Whether talk names as many times of the day, or meals for three: `with breakfast and at bedtime` of twice a day."""
    units = [*context.best, *(context.evidence.naming(drug) if drug else ())]
    told = {when for unit in units for when in _times_of_day(unit)}
    at_meals = _MEALS in said.value and any(_AT_MEALS.search(unit.words) for unit in units)
    return at_meals or (1.0 <= said.value[0] <= len(told))


def _is_told_by_the_time(context: ClaimInContext, said: Mention, drug: str) -> bool:
    """Whether the record has the drug at that time of the day (`nocte`); in talk at one, and no other frequency of it.

    In the morning and at night is twice a day.
    """
    units = context.evidence.naming(drug) if drug else []
    if said.value in ((2.0,), (3.0,)) and not context.evidence.is_all_written:
        return any(len(_times_of_day(unit)) == said.value[0] for unit in units)
    if said.value != (1.0,) or not drug:
        return False
    if context.evidence.is_all_written:
        when = moments_at(context.claim.text, said.start, said.end)
        return any(when & {moment.when for moment in find_moments(unit.words)} for unit in units)
    told = [unit for unit in units if context.evidence.is_spoken(unit)]
    return any(_times_of_day(unit) - {"noon"} for unit in told) and not any(
        mention.kind == "frequency" for unit in told for mention in unit.quantities
    )


def _times_of_day(unit: Unit) -> set[When]:
    return {moment.when for moment in find_moments(unit.words)} & {"morning", "noon", "night"}


def _is_of_a_total(context: ClaimInContext, said: Mention, drug: str) -> bool:
    """Whether it stands beside what the record's doses come to in a day: `6 mg/day`, `a daily dose of 6 mg`."""
    if not drug or not context.evidence.is_all_written:
        return False
    own = [one for one in recorded_amounts(context.evidence) if one.drug == drug]
    text, doses = context.claim.text, [one for one in context.quantities if one.kind == "dose"]
    beside = [
        one for one in doses if 0 <= said.start - one.end <= _BESIDE or _OF_DRUG.fullmatch(text, one.end, said.start)
    ]
    if _OF_A_DOSE.match(text, said.end):
        beside = [one for one in doses if one.start >= said.end][:1]
    return any(is_all_of_a_day(text, dose, own) for dose in beside)


def _is_counted_apart(context: ClaimInContext, said: Mention) -> bool:
    """Whether talk counts the times alone and names the night or the day beside them: `I'm up at night`, `four times`."""
    period = _A_PERIOD.search(context.claim.text, said.start, said.end)
    counts = {value for value in said.value if value > 1}
    if period is None or not counts or context.evidence.is_all_written:
        return False
    named = re.compile(rf"\b{period[1]}(?:s|time)?\b", re.IGNORECASE)
    return any(
        one.kind == "number" and value in one.value and _TIMES_ALONE.match(unit.words, one.end)
        for value in counts
        for unit in context.evidence.numbers.get(value, ())
        if any(named.search(near.words) for near in (unit, *context.evidence.preceding(unit, _BACK)))
        for one in unit.quantities
    )


def _is_told_by_days(context: ClaimInContext, said: Mention) -> bool:
    """Whether talk tells of as many days without saying a week: `three days I run`, `monday to friday`, of each by name."""
    if context.evidence.is_all_written or not _DAYS.search(context.claim.text, said.start, said.end):
        return False
    counts = {float(round(value * _A_WEEK)) for value in said.value}
    return any(
        _days_named(unit.words) in counts
        or any(one.kind == "duration" and one.unit == "day" and counts & set(one.value) for one in unit.quantities)
        for unit in context.best
    )


def _is_so_many(context: ClaimInContext, said: Mention) -> bool:
    """Whether claim or talk counts something else in the period: `2 visits per week` of `two days a week`."""
    if context.evidence.is_all_written:
        return False
    own = _with_counts(context.claim.text, context.quantities, said)
    return any(
        isclose(mine, theirs, rel_tol=_SAME)
        for unit in context.best
        for one in unit.quantities
        if one.kind == "frequency"
        for theirs in _with_counts(unit.words, unit.quantities, one)
        for mine in own
        if theirs not in one.value or mine not in said.value
    )


def _with_counts(text: str, quantities: Sequence[Mention], said: Mention) -> tuple[float, ...]:
    """A frequency, and it as often as the number right before it says, where it is but a period: `two visits a week`."""
    counted = [
        one for one in quantities if one.kind == "number" and _NOUN.fullmatch(text, one.end, max(said.start, one.end))
    ]
    is_period = _PERIOD_ALONE.fullmatch(text, said.start, said.end)
    return (
        (*said.value, *(value * said.value[0] for value in counted[-1].value)) if counted and is_period else said.value
    )


def _days_named(words: str) -> int:
    return _AT_WORK if _WORKING_DAYS.search(words) else len(set(_weekdays_in(words)))


def _names_a_weekday_of_the_record(context: ClaimInContext, said: Mention) -> bool:
    """`4 pints on Fridays`: on which day, and the record names the same one in its own way (`friday and saturday`)."""
    days = set(_weekdays_in(context.claim.text[said.start : said.end]))
    return bool(days) and days <= {day for day, _ in context.evidence.each(_weekdays_in)}


def _weekdays_in(text: str) -> list[str]:
    return [match.group()[:_LETTERS].casefold() for match in _WEEKDAY.finditer(text)]


def _is_a_limit(text: str, said: Mention) -> bool:
    most = _MOST_A_DAY.search(text, 0, said.start)
    return bool(most and find_quantities(most["how_much"]) and not _RAISED.search(text, 0, most.start("how_much")))
