"""How often: `BID`, `every six hours`, `3 times a week`, all as times per day."""

import re
from collections.abc import Iterator, Sequence

from .numbers import SPOKEN, digit_value, spoken_values

_N = rf"(?:\d+|{SPOKEN})"
_PERIODS = {
    "minute": 1 / 1440,
    "min": 1 / 1440,
    "hour": 1 / 24,
    "hr": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "wk": 7.0,
    "month": 30.0,
    "mo": 30.0,
    "year": 365.0,
    "yr": 365.0,
}
"""Length of a period in days."""
_PERIOD = r"(?P<p>minute|min|hour|hr|day|week|wk|month|mo|year|yr)s?"
_COUNTED = _PERIOD.replace("day|", "day|night|")
"""`three times a night`; `six hours per night` is how long, and not how often."""
_ADVERBS = {"daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "yearly": "year", "hourly": "hour"}
_ADVERBS |= {"dly": "day", "wkly": "week", "mthly": "month", "hrly": "hour"}  # as charts have it
_ADVERB = rf"(?P<adv>{'|'.join(_ADVERBS)})"
_ADVERB_OF_MORE = rf"(?P<adv>{'|'.join(name for name, of in _ADVERBS.items() if of not in ('day', 'hour') or name in ('hourly', 'hrly'))})"
_DOSED = (
    r"(?:(?<=mg |cg |ug |µg |μg | g |\dg |ml )|(?<= iv | po | sc | im | ng | sl | mr | xl | sr )|(?<=tabs \d |caps \d )"
    r"|(?<=tabs |caps |puff )|(?<=puffs |units )|(?<=\du | u )|(?<=\dp ))"
)
"""What stands right before letters that mean a frequency only behind a dose: `SC bd`, `tabs 1 OD`, `2p bd` of puffs."""
_FIXED: tuple[tuple[str, float], ...] = (
    (r"q\.?i\.?d\.?|qds", 4.0),
    (r"t\.?i\.?d\.?|tds", 3.0),
    (rf"b\.?i\.?d\.?|(?-i:BD)|{_DOSED}bd|(?<=\d )(?-i:bd)", 2.0),
    (
        r"q\.?o\.?d\.?|every other (?:day|night|morning)|every (?:second|2nd) (?:day|night|morning)|alt(?:ernate|ernating)?\.? (?:days?|nights?|mornings?)|(?<!by )(?-i:EOD)",
        0.5,
    ),
    (r"every other week|(?:every|each|per|(?:once|one time) an?) fortnight|fortnightly", 0.0714),
    (
        r"q\.?d\.?|q ?day|q ?daily|q\.?h\.?s\.?|q ?am|q ?pm|q ?hs|q ?24 ?h|at bedtime|every (?:night|morning|evening|bedtime)"
        r"|each (?:day|night|morning|evening)|(?:once|one time) (?:in the (?:morning|evening|afternoon)|at night)|every single day|each and every day|day in(?:,? and|,| ,)? day out|day after day|(?<!out of )(?<!to )(?<!or )seven days (?:a|per) week|everyday(?! (?:life|activit|living|task|routine|function|use\b))|nocte|mane"
        rf"|{_DOSED}(?-i:O[DNM]|o[dm])|(?<=\d )(?-i:o[dm])",
        1.0,
    ),
    (r"q ?week(?:ly)?", 1 / 7),
    (r"(?-i:TIW|MWF|M/W/F)", 0.4286),
)
_NO_SPAN = "".join(
    rf"(?<!\b{word} )"
    for word in "for in about within after over than least only of been another such took takes every pick choose which what as to until till last lasts lasted lasting almost nearly approximately roughly around spend spent whole".split()
)
_NO_TIMES = r"(?<!\btimes )"
"""`several times a week`: how often is not said."""
_NO_SPAN_AFTER = r"(?! (?:ago|or|later|before|after|earlier|off|from|of|and a half|now|prior|since|apart|without)\b)"
"""`for a week`, `a week ago`: a span, not how often."""
_HAPPENS = r"(?:(?:(?!every|each|times)[a-z-]{4,} )?days?\b|(?:feed(?:ing)?|stool|bowel movement|BM|episode|attack|bout|spell|void|awakening|waking|workout|session|night|morning|evening)s)"
"""What is counted by how often it happens, with the number before it: `8-10 feeds daily`, `three days a week`."""
_COURSE = r"(?! (?:[a-z]+ )?(?:doses|injections|infusions|cycles|sessions|treatments|visits|fractions|courses|applications)\b)"
"""`six weekly doses` are six doses, one a week; `cystoscopy six weekly` is one in six weeks."""
_PATTERNS = (
    re.compile(
        rf"(?<![\w.])(?:{'|'.join(f'(?P<f{n}>{words})' for n, (words, _) in enumerate(_FIXED))})(?!\w)", re.IGNORECASE
    ),
    re.compile(
        rf"(?<![\w.])(?<!out of )(?<!\d of )(?<!\d/)(?:(?:(?P<least>once|one time|twice) ?(?:-|–|to|or) ?)?(?P<c>once|one time|twice|thrice)|(?:a )?(?P<a>{_N}|couple(?: of)?)(?:\s?(?:-|–|to|or)\s?(?P<b>{_N}))?(?:\s?(?:times|x|×)| {_HAPPENS}))[ -]?"
        rf"(?:(?:a|an|per|each|every|each and every|in a|out of (?:a|the)|/) ?{_COUNTED}|{_ADVERB})(?!\w)(?!(?<=week) (?:ago|earlier|later|before)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w.])(?:every|each|q\.?) ?(?:a )?(?P<a>{_N}|couple(?: of)?)(?:\s?(?:-|–|to|or)\s?(?P<b>{_N}))?[ -]?(?:{_PERIOD}|(?P<h>h\b))(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:(?<![\w.])(?:(?:every|per|each) (?!(?<=per )min){_PERIOD}|(?=a ){_NO_SPAN}{_NO_TIMES}a (?P<w>day|week){_NO_SPAN_AFTER})|(?<=[a-z\d])(?<!\btimes)(?<!\dx)/ ?(?P<x>wk|week|day))(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w.])(?!daily (?:living|activit|life|routine|function)){_ADVERB}(?!\w)",
        re.IGNORECASE,
    ),
)
_SHORTENED = re.compile(
    r"(?<![\w.])(?:every|each|q) ?(?:(?P<n>\d{1,2})/(?P<p>7|52|12)(?![\w/])|(?P<m>\d{1,2}) ?(?P<l>[dw])(?!\w))",
    re.IGNORECASE,
)
"""`every 2/52`, `q21d`."""
_SHORT_PERIODS = {"7": 1.0, "52": 7.0, "12": 30.0, "d": 1.0, "w": 7.0}
_OF_HOURS = re.compile(r"(?<![\w.])q ?0?(?P<n>4|6|8|12)(?![\w.,/–-]| ?(?:[hdwmy]|to\b|or\b|[-–]))", re.IGNORECASE)
"""`enoxaparin 60 q12`."""
_BEHIND = re.compile(
    rf"(?<![\w.])[x×] ?(?P<a>\d{{1,2}})(?:\s?[-–]\s?(?P<b>\d{{1,2}}))? ?(?:/|per|a) ?{_PERIOD}(?!\w)", re.IGNORECASE
)
"""`x2/wk`, `x6-7/day`."""
_SO_MANY = re.compile(
    r"(?:(?<=, )|(?<=take )|(?<=takes )|(?<=taking )|(?<=took )|(?<=have )|(?<=had )|(?<=just )|(?<=only ))"
    r"(?P<a>two|three|four|[2-4]) (?:a|per) day(?! ago)(?!\w)",
    re.IGNORECASE,
)
"""`the five hundreds, two a day`: as often, or so many at once."""
_A_DAY = re.compile(r"(?<=[a-z])(?<!\dx)(?<!\d x)\s?/\s?(?:(?-i:d)|day)(?![\w/])", re.IGNORECASE)
"""`1 mile/d`, and neither `N/V/D` nor `5x/day`."""
_COUNTED_A_DAY = re.compile(r"(?<![\w./-])\d{1,2}(?P<d>\s?/\s?d)(?![\w/])")
"""`smoker 15/d`, behind the number that it counts."""
_BEHIND_A_NUMBER = re.compile(r"(?<![\w./+-])\d+(?:\.\d+)? (?P<w>OD|OM|ON(?! ?[A-Z]{2}))(?!\w)")
"""`enox 20 OD`, `atorva 80 ON`."""
_OF_EYES = re.compile(
    r"\b(?:O[SU]|VA|IOPs?|eyes?|ocular|intraocular|visual|vision|acuity|retin\w+|macul\w+|pupils?|cornea\w*|fund\w+|D(?:ioptre|sph)\w*)\b"
)
"""Where `OD` behind a number is the right eye."""
_EVERY = re.compile(
    rf"(?<![\w./])(?P<a>{_N})(?:\s?(?:-|–|to|or)\s?(?P<b>{_N}))?[ -]?{_ADVERB_OF_MORE}(?!\w){_COURSE}",
    re.IGNORECASE,
)
"""`2-hourly`, `3 monthly`: the adverb is of a period of so many."""
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WEEKDAYS = re.compile(
    rf"(?<![\w.])(?:(?:every|each|on an?) {_DAY}|(?:on )?{_DAY}s)(?:(?: ?,| ?, and| and) {_DAY}s?)*(?!\w)",
    re.IGNORECASE,
)
"""`on Saturdays`, `every Monday and Friday`: as often a week as days are named."""
_TIMES = r"(?:[0-4]|[½¼]|1/2|[0-3][.,]5)"
_SCHEDULE = re.compile(
    rf"(?<![\w.,/-])(?:{_TIMES}(?P<mark> ?[-–] ?|\t){_TIMES}(?:(?P=mark){_TIMES}){{1,2}}"
    rf"|(?:(?<=mg )|(?<=[µμu]g )|(?<=mcg )|(?<= g )|(?<=ml )){_TIMES}(?: {_TIMES}){{2,3}}(?=\s*$))(?![\w.,/-])",
    re.IGNORECASE | re.MULTILINE,
)
"""`1-0-1`, or so in the columns of a table: how many in the morning, at noon, in the evening and for the night."""
_HOW_MANY = (
    r"(?:one|two|three|four|a half|half|[1-4])(?: (?:pills?|tablets?|tabs?|capsules?|puffs?|of (?:them|those|these)))?"
)
_WHEN = (
    r"(?:(?:in the |every |each )?(?:morning|evening|afternoon)|(?:at |every |each )?(?:night|bedtime|noon|lunch)|before bed"
    r"|(?:at |with |before )?(?:breakfast|dinner|supper|tea))"
)
_BY_TIMES = re.compile(
    rf"(?<![\w.]){_HOW_MANY} {_WHEN}(?:(?: ?,| ?, and| and)(?: (?:then|another))? {_HOW_MANY} {_WHEN})+(?!\w)",
    re.IGNORECASE,
)
"""`one in the morning and two at night`."""
_MORNING_AND_NIGHT = re.compile(
    r"(?<![\w.])(?:in the |every )?mornings?,? and"
    rf"(?= (?:{_N}(?: ?(?:mg|mcg|units?|milligrams?|puffs?))?|the same|another(?: one)?)"
    r" (?:(?:in the |at |every )?(?:evenings?|nights?|bedtime)|before bed)\b)",
    re.IGNORECASE,
)
"""`a hundred in the morning and a hundred at night`; the second number is a dose of its own."""
_MANE_AND_NOCTE = re.compile(
    r"(?<![\w.])mane,? ?(?:and |\+ ?|& ?|/ ?|; ?)?(?=\d[\d.,]* ?(?:mg|mcg|g|units?|u|ml)? ?(?:nocte|at night|ON\b))",
    re.IGNORECASE,
)
"""`100 mane 200 nocte`: as the same in words."""
_MOST = 24.0
"""Times that something is taken in a period, at most."""
_COUNTS = {"couple": 2.0, "once": 1.0, "one time": 1.0, "twice": 2.0, "thrice": 3.0}


def find_frequencies(text: str) -> Iterator[tuple[int, int, tuple[float, ...]]]:
    """Frequencies with their place, in times per day; ranges (`every 6 to 8 hours`) have two. Earlier ones are surer."""
    fixed, counted, spaced, single, adverbs = _PATTERNS
    yield from _schedules(text)
    for match in fixed.finditer(text):
        yield match.start(), match.end(), (_FIXED[int((match.lastgroup or "f0")[1:])][1],)
    for match in _BEHIND.finditer(text):
        days = _PERIODS[match["p"].casefold()]
        yield match.start(), match.end(), tuple(round(value / days, 4) for value in _numbers(match))
    yield from _shortened(text)
    yield from _once_a_day(text)
    yield from ((*match.span(), (1.0, *_values(match["a"].casefold()))) for match in _SO_MANY.finditer(text))
    for match in counted.finditer(text):
        days = _PERIODS[(match["p"] or _ADVERBS[(match["adv"] or "daily").casefold()]).casefold()]
        counted_by = [match[name].casefold() for name in ("least", "c") if match[name]]
        times = tuple(_COUNTS[words] for words in counted_by) or _numbers(match)
        if times:
            yield match.start(), match.end(), tuple(round(value / days, 4) for value in times)
    for match in _EVERY.finditer(text):
        days = _PERIODS[_ADVERBS[match["adv"].casefold()]]
        yield match.start(), match.end(), tuple(round(1 / (value * days), 4) for value in _numbers(match) if value)
    for match in spaced.finditer(text):
        days = 1 / 24 if match["h"] else _PERIODS[match["p"].casefold()]
        if spans := [value for value in _numbers(match) if value]:
            yield match.start(), match.end(), tuple(round(1 / (value * days), 4) for value in spans)
    for match in single.finditer(text):
        yield match.start(), match.end(), (round(1 / _PERIODS[(match["p"] or match["w"] or match["x"]).casefold()], 4),)
    for match in adverbs.finditer(text):
        yield match.start(), match.end(), (round(1 / _PERIODS[_ADVERBS[match["adv"].casefold()]], 4),)


def _shortened(text: str) -> Iterator[tuple[int, int, tuple[float, ...]]]:
    """Frequencies as charts shorten them: `every 2/52`, `q21d`, `q12`."""
    for match in _SHORTENED.finditer(text):
        count, days = match["n"] or match["m"], _SHORT_PERIODS[match["p"] or match["l"].casefold()]
        if int(count):
            yield *match.span(), (round(1 / (int(count) * days), 4),)
    for match in _OF_HOURS.finditer(text):
        yield *match.span(), (24 / int(match["n"]),)


def _once_a_day(text: str) -> Iterator[tuple[int, int, tuple[float, ...]]]:
    """What charts write behind a number: `1 mile/d`, `15/d`, `20 OD`."""
    for pattern in (_A_DAY, _COUNTED_A_DAY, *(() if _OF_EYES.search(text) else (_BEHIND_A_NUMBER,))):
        yield from ((*match.span(match.lastgroup or 0), (1.0,)) for match in pattern.finditer(text))


def schedules_in(text: str) -> Iterator[tuple[int, int, tuple[bool, ...]]]:
    """Schedules such as `1-0-1` with their place: whether something is taken in the morning, at noon, in the evening, at night."""
    for match in _SCHEDULE.finditer(text):
        yield match.start(), match.end(), tuple(part != "0" for part in re.split(r"[ \t–-]+", match.group()))


def _schedules(text: str) -> Iterator[tuple[int, int, tuple[float, ...]]]:
    """What names the times one by one: `1-0-1`, `on Mondays and Fridays`, `one in the morning and one at night`."""
    for start, end, taken in schedules_in(text):
        if any(taken):
            yield start, end, (float(sum(taken)),)
    for match in _BY_TIMES.finditer(text):
        yield match.start(), match.end(), (float(len(re.findall(_WHEN, match.group(), re.IGNORECASE))),)
    for pattern in (_MORNING_AND_NIGHT, _MANE_AND_NOCTE):
        yield from ((*match.span(), (2.0,)) for match in pattern.finditer(text))
    for match in _WEEKDAYS.finditer(text):
        yield match.start(), match.end(), (round(len(re.findall(_DAY, match.group(), re.IGNORECASE)) / 7, 4),)


def _numbers(match: re.Match[str]) -> tuple[float, ...]:
    said = [match[name].casefold() for name in ("a", "b") if match[name]]
    return tuple(value for words in said for value in _values(words))


def _values(words: str) -> Sequence[float]:
    """One number, or the ends of a range that talk tells without a word between: `three four times a week`."""
    if words[0].isdigit():
        return [digit_value(words)]
    values = [_COUNTS["couple"]] if words.startswith("couple") else spoken_values(words)[-2:]
    is_more = any(value > _MOST for value in values)  # `three hundred three times a day`: of 300 mg
    return spoken_values(words.split()[-1]) if is_more else values
