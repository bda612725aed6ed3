"""Signals of other checks that rest on too little where all is written: they presume whole sentences, where charts have words."""

import re
from collections.abc import Callable, Iterator, Sequence

from wardround.tools.assertion import assess
from wardround.tools.quantities import Mention
from wardround.tools.terms import find_drugs, normal_words

from ...amounts import measured_by
from ...check import ClaimInContext, Signal
from ...kin import kin_in
from ...units import Unit
from .agents import kin_by_name
from .courses import courses_in, left_out_in
from .medicines import in_full
from .people import people_in
from .values import stands_beside

_SUPPOSED = re.compile(
    r"\b(?:if|once|when|whenever|until|unless|as soon as|in case|should|would|will|plan\w*|await\w*|to be)\b",
    re.IGNORECASE,
)
_ALREADY = re.compile(
    r"\b(?:known|since|previous\w*|prior|pre-?existing|long-?standing|baseline|chronic|old|earlier|(?:PM|Hx|history)\w*|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""How letters say that something was already so."""
_WITHOUT = re.compile(r"\b(?:avoid\w*|not|without|withheld|omitted|spared|no)\b", re.IGNORECASE)
_MOST = re.compile(
    r"\b(?:limit\w*|max\w*|at most|(?:no|not) more than|up to|exceed\w*|less than|in total|total)\b[^.;]*\Z",
    re.IGNORECASE,
)
_DOSE = re.compile(r"\d\s?(?:m?g|mcg|grams?|units?|tablets?|drinks?|units) \Z", re.IGNORECASE)
_RATE = re.compile(
    r"(?:\w{3,}s|m?l|m?g|mcg|kg|once|twice|(?:pint|glass|bottle|can|pack|packet|cup|litre|liter|beer|cigarette)(?: of \w+)?)\s+\Z",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:lost|gained|shed|put on|fallen|fell|rose|risen|dropped|climbed|gone (?:up|down)|by|another|further)\s+(?:(?:about|some|around|nearly|almost|more than|less than|over|only|just)\s+)*\Z",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"(?: (?:kg|mg|cm|%|kilograms?|points?|litres?|liters?|pounds?))? ?(?:less|more|lower|higher|heavier|lighter|fewer|below|above|longer|shorter)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:for|within|after|in|over) (?:(?:up to|about|around|at least|nearly|almost|another|half)\s+)*\Z",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r" (?:steps?|increments?|stages?|visits?|reviews?|clinics?|checks?|monitoring|bloods?|blood tests?|tests?|appointments?|sessions?|calls?)\b",
    re.IGNORECASE,
)
_BESIDE = 6
"""Characters from a frequency to the time of the day that goes with it, at most."""
_COUNTS = {"two": "2", "three": "3", "four": "4", "six": "6", "eight": "8", "twelve": "12", "other": "2"}
_BREATHED = r"\s?%\s*(?:on |in |sat\w* (?:on )?)?(?:RA\b|room air|air\b|O2\b|\d+(?:\.\d)? ?L|NC\b|NP\b|FiO2)"
_OF_A_CLINICIAN = re.compile(
    r"\A\W*(?:S?he|They)(?: (?:also|then|therefore|had|has))* (?:attribut|advis|recommend|explain|not(?:ed|es)|thought|suggest|prescrib|examin|review|consider"
    r"|wrote|judg|felt (?:that|it)|arrang|refer|order|discuss|suspect|diagnos|interpret|conclud|propos|counsel|reassur|warn|told|confirm)",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\d./])\d+/\d+(?:\.\d+)?")
_AGED = re.compile(r"\b(?:aged|[a-z]+(?:er|or|ist|ian) of) \Z", re.IGNORECASE)
"""`a retired joiner of 68`."""
_SIDE = re.compile(r"\b(?:left|right)\b", re.IGNORECASE)
_REASON = re.compile(r"\b(?:because|as|since|so|given that|now that)\b[^.;,]*\Z", re.IGNORECASE)
_COUNTED_DOSES = re.compile(r"\b(?:doses?|tablets?|puffs?|times?) (?:of (?:[\w-]+ ){1,2})?\Z", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|without|neither|nor|never|denie[sd])\b", re.IGNORECASE)
_AS_NEEDED = re.compile(r"\b(?:prn|as needed|when required|as required)\b", re.IGNORECASE)
_SHORT_NAMES = {
    "contracept": r"the (?:mini-?)?pill|OCPs?|COCP?|POP|birth control|IUDs?|IUS",
    "antibiotic": r"abx|atbs?",
    "anticoag": r"AC|a/c|DOACs?|NOACs?|VKA",
    "steroid": r"pred|GCs?|ICS",
    "painkiller": r"analges\w+",
    "diuretic": r"water (?:tablet|pill)s?",
}
"""Beginnings of names of groups, with what charts and patients call them."""


def without_too_little(context: ClaimInContext, signals: Sequence[Signal]) -> list[Signal]:
    """Signals without those that rest on too little, where all of the record is written; matters of fact stay."""
    if not context.evidence.is_all_written:
        return list(signals)
    return [one for one in signals if one.certain or not _TOO_LITTLE.get(one.name, _never)(context, one)]


def _never(context: ClaimInContext, signal: Signal) -> bool:
    return False


def _is_supposed(context: ClaimInContext, signal: Signal) -> bool:
    """Whether all that speaks against it is of what may come: `tell us as soon as a test is positive`."""
    return bool(signal.against) and all(_SUPPOSED.search(unit.words) for unit in signal.against)


def _is_known_before(context: ClaimInContext, signal: Signal) -> bool:
    return any(_ALREADY.search(unit.words) for unit in context.best)


def _is_within_a_reason(context: ClaimInContext, signal: Signal) -> bool:
    """`not needed as the rate was already slow`: the word belongs to the reason, of whose time nothing was said."""
    text = context.claim.text
    start = max(text.find(signal.words), 0)
    return bool(_REASON.search(text, 0, start)) or _is_known_before(context, signal)


def _is_denied(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the claim says that there was none, as a record that names none does."""
    text, words = context.claim.text, signal.words.partition(";")[0]
    start = text.casefold().find(words.casefold())
    return start >= 0 and bool(_NONE.search(text, 0, start)) and assess(text, start, start + len(words)).negated


def _is_told_in_short(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record says what the claim does of a medicine by a short name, which actions are not read with."""
    return any(
        said in courses_in(in_full(unit.words, said.drug))
        for said in courses_in(context.claim.text)
        for unit in context.evidence.units
        if in_full(unit.words, said.drug) != unit.words
    )


def _is_left_out(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record says no more than that there was none: `no insulin` for what was avoided."""
    text = context.claim.text
    return bool(_WITHOUT.search(text)) and any(
        drug in text.casefold() for unit in context.evidence.units for drug in left_out_in(unit.words)
    )


def _is_in_a_series(context: ClaimInContext, signal: Signal) -> bool:
    """Whether numbers that fall are doses of one day: `10-5-5 mg`."""
    words = signal.words
    return bool(re.search(rf"{re.escape(words)}\s?[-–/]\s?\d|\d\s?[-–/]\s?{re.escape(words)}", context.claim.text))


def _is_a_month_and_a_number(context: ClaimInContext, signal: Signal) -> bool:
    """`in November 11 joints were tender`: no day of the month."""
    return bool(re.search(rf"\bin {re.escape(signal.words)} [a-z]", context.claim.text, re.IGNORECASE))


def _is_the_most(context: ClaimInContext, signal: Signal) -> bool:
    """`at most 2 g a day`: how much, and not how often."""
    text = context.claim.text
    start = max(text.find(signal.words), 0)
    return bool(_MOST.search(text, 0, start) and _DOSE.search(text, 0, start))


def _is_a_rate(context: ClaimInContext, signal: Signal) -> bool:
    """`2.2 litres a day`: no time of one day; and `91% RA`, which names no saturation."""
    words, text = signal.words, context.claim.text
    if words.casefold().startswith(("a ", "an ", "per ")):
        return bool(_RATE.search(text, 0, max(text.find(words), 0)))
    share = re.fullmatch(r"(\d{2,3})\s?(?:%|percent|per cent)", words)
    return share is not None and _stands(context, rf"(?<![\d.]){share[1]}{_BREATHED}")


def _stands(context: ClaimInContext, pattern: str) -> bool:
    """Whether any place of the record has it."""
    found = re.compile(pattern, re.IGNORECASE)
    return any(found.search(unit.words) for unit in context.evidence.units)


def _is_of_another_sort(context: ClaimInContext, signal: Signal) -> bool:
    """Whether a number is no result of the record's: a rate, or what something changed by."""
    return _is_a_rate(context, signal) or _is_a_change(context, signal)


def _is_a_change(context: ClaimInContext, signal: Signal) -> bool:
    """`ten kilograms less`, `lost more than 7 kg`: reckoned from two values."""
    words, text = signal.words, context.claim.text
    start = max(text.find(words), 0)
    if re.match(r"\d+\.\d", words):  # reckoned values are round
        return False
    return bool(_LOST.search(text, 0, start) or _LESS.match(text, start + len(words)))


def _is_no_frequency(context: ClaimInContext, signal: Signal) -> bool:
    """Whether it is how long or how much, said of the next medicine, or written with its number and a letter (`q28d`)."""
    words, text = signal.words, context.claim.text
    start = max(text.find(words), 0)
    if _COUNTED_DOSES.search(text, 0, start) and any(_AS_NEEDED.search(unit.words) for unit in signal.against):
        return True  # how often it was taken, of how often it may be
    if _is_the_most(context, signal) or _FOR.search(text, 0, start) or _STEPS.match(text, start + len(words)):
        return True
    if _is_a_rate(context, signal) and _is_of_each(context, words):
        return True
    return _is_in_short(context, words) or _is_of_the_next(text, start, start + len(words))


def _is_of_each(context: ClaimInContext, words: str) -> bool:
    """Whether a close place has something of each such time: `1 pint vodka/d` for `a day`."""
    unit = words.split()[-1].casefold()
    each = re.compile(rf"[a-z] ?/ ?(?:{unit}|{unit[0]}|{unit[0]}k)\b|\bper {unit}\b", re.IGNORECASE)
    return any(each.search(one.words) for one in context.best)


def _is_in_short(context: ClaimInContext, words: str) -> bool:
    """`q28d`, `2-wkly` for every 28 days, every two weeks."""
    every = re.fullmatch(r"every (\w+)[ -](day|week|month|hour)s?", words, re.IGNORECASE)
    if not every:
        return False
    count, unit = _COUNTS.get(every[1].casefold(), every[1]), every[2][0]
    return _stands(context, rf"(?<![\d.]){re.escape(count)} ?-?/?{unit}(?:\b|k|kly|ly|rly|eek|ay|our|onth)")


def _is_of_the_next(text: str, start: int, end: int) -> bool:
    """`A, then weekly B`: of the medicine right behind it, where another stands before."""
    drugs = find_drugs(text)
    return any(0 <= one.start - end <= 1 for one in drugs) and any(one.end <= start for one in drugs)


def _is_apart_from_a_frequency(context: ClaimInContext, signal: Signal) -> bool:
    """Whether a time of the day does not stand right behind how often: `once daily at bedtime`."""
    start = context.claim.text.find(signal.words)
    return not any(one.kind == "frequency" and 0 <= start - one.end <= _BESIDE for one in context.quantities)


def _always(context: ClaimInContext, signal: Signal) -> bool:
    return True


def _is_without_its_unit(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record has the number alone, behind a word of the claim: `mean gradient 10`."""
    said = next((q for q in context.quantities if context.claim.text[q.start : q.end] == signal.words), None)
    if said is None or not said.unit:
        return False
    alone = (
        (unit, one)
        for unit in context.evidence.numbers.get(said.value[0], ())
        for one in unit.quantities
        if one.value == said.value and not one.unit
    )
    return any(context.words & set(normal_words(_before(unit, one))) for unit, one in alone)


def _is_read_in_a_row(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record has the number among the values of what it measures: `9.4 % (was 8.1 in May)`."""
    text = context.claim.text
    said = next((q for q in context.quantities if text[q.start : q.end] == signal.words), None)
    name = measured_by(text, said) if said else ""
    return bool(said and name) and stands_beside(context, name, said.value[0])


def _before(unit: Unit, said: Mention) -> str:
    """The last words before a number."""
    return " ".join(unit.words[: said.start].split()[-2:])


def _is_of_a_clinician(context: ClaimInContext, signal: Signal) -> bool:
    """Whether somebody who treats is named just before, or does what they do: `He attributed this to ...`."""
    text, texts = context.claim.text, list(context.whole.texts)
    before = texts[max(texts.index(text) - 1, 0)] if text in texts else ""
    return bool(_OF_A_CLINICIAN.match(text)) or any(not one.is_kin for one in people_in(before)[:1])


def _has_a_short_name(context: ClaimInContext, signal: Signal) -> bool:
    words = signal.words.casefold()
    names = [short for name, short in _SHORT_NAMES.items() if words.startswith(name)]
    return bool(names) and _stands(context, rf"(?<![\w-])(?:{names[0]})(?![\w-])")


def _is_misread(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record says the claim's side in a way that the reading of sides passes over: `L-sided`, `a small right effusion`, `L 6/9`."""
    text = context.claim.text
    sides = {match.group().casefold() for match in _SIDE.finditer(text)}
    forms = [rf"\b{side[0].upper()}-sided|\bsmall {side}\b|\({side[0].upper()}\)" for side in sides]
    forms += [rf"\b{side[0].upper()} {re.escape(value)}(?![\d/])" for side, value in _values_of_sides(text)]
    pattern = re.compile("|".join(forms) or "(?!)")
    return any(pattern.search(unit.words) for unit in context.best)


def _is_by_its_letter(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record has the very part with the letter of its side: `L calf (sore)` for the left calf."""
    named = re.finditer(r"\b(left|right) ([a-z]{3,})", context.claim.text, re.IGNORECASE)
    parts = [rf"\b{match[1][0].upper()} (?i:{match[2]})\b" for match in named]
    return bool(parts) and all(any(re.search(part, unit.words) for unit in context.best) for part in parts)


def _is_the_age(context: ClaimInContext, signal: Signal) -> bool:
    """Whether a number that is nowhere by itself is the patient's age: `68yo` of the record."""
    text, words = context.claim.text, signal.words
    start = max(text.find(words), 0)
    return words.isdigit() and float(words) in context.evidence.ages and bool(_AGED.search(text, 0, start))


def _goes_by_name(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record has the relative by name there: `HCP = Pauline`, who is the daughter."""
    said = kin_in(context.claim.text)
    return any(said & kin_by_name(context.evidence, unit) for unit in context.best)


def _values_of_sides(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of numbers, each with the side that was named last before it."""
    for value in _PAIR.finditer(text):
        before = _SIDE.findall(text, 0, value.start())
        if before:
            yield before[-1], value.group()


_TOO_LITTLE: dict[str, Callable[[ClaimInContext, Signal], bool]] = {
    "action_drug_rival": lambda context, one: _is_left_out(context, one) or _is_told_in_short(context, one),
    "date_written_rival": _is_a_month_and_a_number,
    "duration_nowhere_rival": _is_a_rate,
    "drug_group_unknown": lambda context, one: _has_a_short_name(context, one) or _is_denied(context, one),
    "drug_unknown": _is_denied,
    "finding_rival": _is_supposed,
    "frequency_bound_rival": _is_no_frequency,
    "frequency_near_rival": _is_no_frequency,
    "number_impossible": _is_in_a_series,
    "number_nowhere": _is_the_age,
    "number_nowhere_rival": lambda context, one: (
        _is_without_its_unit(context, one) or _is_of_another_sort(context, one)
    ),
    "side_of_both": _is_misread,
    "side_limb_rival": _is_by_its_letter,
    "side_rival": _is_misread,
    "side_word_rival": _is_misread,
    "sex_draft_beside_another": _is_of_a_clinician,
    "tense_already_absent": _is_within_a_reason,
    "test_rival": _is_supposed,
    "time_planned_rival": _always,  # as many true sentences as wrong ones
    "when_rival": _is_apart_from_a_frequency,
    "unknown_kin": _goes_by_name,
    "written_number": lambda context, one: _is_of_another_sort(context, one) or _is_read_in_a_row(context, one),
}
"""By name of the signal, when it is left out."""
